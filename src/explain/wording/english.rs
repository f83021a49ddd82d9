//! Reasons in English.

use super::group::Crowded;
use super::names::Names;
use super::render::{Wording, is_unused};
use crate::calendar::{Cut, DateRange, Term};
use crate::check::Violation;
use crate::explain::{Blocker, Cause, Change, Limit, Limited, Repair, Unsettled, Why};
use crate::ids::TraineeId;
use crate::problem::CellLabel;
use crate::program::{LinkKind, Program, QuotaBasis};
use crate::rules::RuleCode;
use crate::schedule::Placement;
use crate::solver::Status;

/// Most people whom a sentence names.
const NAMED: usize = 12;

/// English, with the names of a program.
#[derive(Debug, Clone)]
pub struct English<'a> {
    names: Names<'a>,
}

impl<'a> English<'a> {
    /// With the names of this program.
    pub fn new(program: &'a Program) -> Self {
        Self {
            names: Names::new(program, "en"),
        }
    }

    /// `week 2`, `weeks 2 to 3`, `weeks 1 and 3 to 4`.
    pub fn periods(&self, periods: &[u32]) -> String {
        let unit = match self.names.cut() {
            Cut::Daily => "day",
            Cut::Weekly => "week",
            Cut::Monthly => "month",
            Cut::Given => "period",
        };
        let runs = Names::runs(periods);
        let several = runs.len() > 1 || runs.iter().any(|(first, last)| first < last);
        let texts: Vec<String> = runs
            .iter()
            .map(|&(first, last)| match last - first {
                0 => first.to_string(),
                1 => format!("{first} and {last}"),
                _ => format!("{first} to {last}"),
            })
            .collect();
        let plural = if several { "s" } else { "" };
        format!("{unit}{plural} {}", texts.join(", "))
    }

    /// A placement: where and when.
    pub fn placement(&self, placement: &Placement) -> String {
        let periods: Vec<u32> = (placement.start()..placement.end()).collect();
        let place = self.names.department(placement.department());
        format!("{place}, {}", self.periods(&periods))
    }

    fn placements(&self, placements: &[Placement]) -> String {
        let texts: Vec<String> = placements.iter().map(|one| self.placement(one)).collect();
        texts.join("; then ")
    }

    fn people(&self, people: &[&TraineeId]) -> String {
        let mut names: Vec<String> = people
            .iter()
            .take(NAMED)
            .map(|id| self.names.trainee(id))
            .collect();
        let more = people.len().saturating_sub(NAMED);
        if more > 0 {
            names.push(format!("{more} more"));
        }
        and(&names)
    }

    /// Days as the periods that they are, if they are whole ones.
    fn days(&self, days: DateRange) -> String {
        let horizon = self.names.program.horizon();
        let ends = horizon.period_of(days.first()).zip(horizon.period_of(days.last()));
        let whole = ends.filter(|&(first, last)| {
            horizon.span(first, last - first + 1) == Some(days)
        });
        match whole {
            Some((first, last)) => {
                let periods: Vec<u32> = (first..=last).collect();
                let (first, last) = (days.first(), days.last());
                format!("in {} ({first} to {last})", self.periods(&periods))
            }
            None if days.first() == days.last() => format!("on {}", days.first()),
            None => format!("from {} to {}", days.first(), days.last()),
        }
    }

    fn term(&self, term: Term) -> String {
        match term.until() {
            Some(last) => DateRange::new(term.since(), last)
                .map_or_else(|_| term.to_string(), |days| self.days(days)),
            None => format!("from {} on", term.since()),
        }
    }

    fn number(count: u32, one: &str, many: &str) -> String {
        match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        }
    }

    fn length(&self, periods: u32) -> String {
        match self.names.cut() {
            Cut::Daily => Self::number(periods, "day", "days"),
            Cut::Weekly => Self::number(periods, "week", "weeks"),
            Cut::Monthly => Self::number(periods, "month", "months"),
            Cut::Given => Self::number(periods, "period", "periods"),
        }
    }

    fn rule(code: RuleCode) -> &'static str {
        #[expect(clippy::wildcard_enum_match_arm, reason = "other rules are no limits of one trainee")]
        match code {
            RuleCode::Lifecycle => "the trainee has left by then",
            RuleCode::CommonDays => "the trainee misses a common day of the cohort",
            RuleCode::HospitalMax => "the curriculum allows no more placements in one hospital",
            RuleCode::Practice => "the practice mode asked for is not possible",
            RuleCode::Window => "it does not fit into the cohort's window",
            RuleCode::Availability => "the trainee is not available then",
            RuleCode::Closure => "the departments are closed then",
            RuleCode::PartnershipScope => "the agreement does not cover it",
            RuleCode::PartnershipInForce => "no agreement that sends the trainee is in force then",
            RuleCode::Admission => "no department that teaches it admits the trainee",
            RuleCode::Teaching => "no department teaches it",
            RuleCode::Experience => "too little experience",
            RuleCode::NoRepeat => "too soon after an earlier participation",
            RuleCode::Credential => "a credential does not hold",
            RuleCode::StayLength => "the stay would be too long",
            RuleCode::RollingStay => "too many days in the country",
            _ => "a rule forbids it",
        }
    }
}

/// `a`, `a and b`, `a, b and c`.
fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn or(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

impl Wording for English<'_> {
    fn open(&self, why: &Why) -> String {
        let open: Vec<String> = why.open().iter().map(|id| self.names.specialty(id)).collect();
        let who = self.names.trainee(why.trainee());
        match why.missing() {
            1 => format!("{who} has no place for {}", or(&open)),
            more => format!("{who} lacks {more} places of {}", or(&open)),
        }
    }

    fn limit(&self, limited: &Limited) -> String {
        match limited.limit() {
            Limit::Rule { code } => Self::rule(*code).to_owned(),
            Limit::Policy { policy, code } => format!("{} (policy {policy})", Self::rule(*code)),
            Limit::Prerequisite { specialty, after } => {
                let (later, first) = (self.names.specialty(specialty), self.names.specialty(after));
                format!("{first} has to come before {later}")
            }
            Limit::Beside { placed, .. } => {
                let placements = Self::number(*placed, "placement", "placements");
                format!("the trainee would keep {placements} of another requirement")
            }
            Limit::Pinned { specialty } => {
                format!("the placement for {} is settled", self.names.specialty(specialty))
            }
            Limit::Length { periods } => format!("it lasts {}", self.length(*periods)),
            Limit::NoDepartment => "the program has no department".to_owned(),
        }
    }

    fn blocker(&self, crowded: &Crowded<'_>) -> String {
        let when = self.periods(&crowded.periods());
        let limit = crowded.limit();
        match crowded.first() {
            Some(Blocker::Full(full)) => match full.cell() {
                CellLabel::Department { department, .. } if limit == 0 => {
                    let place = self.names.department(department);
                    format!("{place} has no seat in {when}")
                }
                CellLabel::Department { department, .. } => {
                    format!("{} is full in {when}", self.names.department(department))
                }
                CellLabel::Hospital { hospital, .. } => {
                    let place = self.names.hospital(hospital);
                    format!("{place} takes no more trainees in {when}")
                }
                CellLabel::Interpreters {
                    hospital, language, ..
                } => {
                    let place = self.names.hospital(hospital);
                    format!("the interpreters of {language} at {place} have no more time in {when}")
                }
                CellLabel::YearQuota { partnership, year } => {
                    let agreement = self.names.partnership(partnership);
                    format!("{agreement}: the quota of {limit} for {year} is used up")
                }
                CellLabel::CohortQuota {
                    partnership,
                    cohort,
                } => {
                    let agreement = self.names.partnership(partnership);
                    format!("{agreement}: the quota of {limit} for cohort {cohort} is used up")
                }
                CellLabel::SpecialtyQuota {
                    partnership,
                    specialty,
                } => {
                    let agreement = self.names.partnership(partnership);
                    let specialty = self.names.specialty(specialty);
                    format!("{agreement}: the quota of {limit} for {specialty} is used up")
                }
                CellLabel::Share {
                    authority,
                    hospital,
                    ..
                } => {
                    let place = hospital.as_ref().map(|id| self.names.hospital(id));
                    let place = place.unwrap_or_else(|| "all hospitals".to_owned());
                    format!("the share of {authority} in {place} is used up in {when}")
                }
                CellLabel::Budget { budget } => format!("budget {budget} is used up"),
                CellLabel::Apart { hospital, .. } => {
                    let place = self.names.hospital(hospital);
                    format!("somebody who is to be kept apart is at {place} in {when}")
                }
            },
            Some(Blocker::Linked { link, kind }) => match kind {
                LinkKind::Together => format!("team {link} is not all together there"),
                LinkKind::NotAlone => format!("nobody else of group {link} would be there"),
                LinkKind::Apart => format!("link {link} keeps the trainee apart"),
            },
            None => String::new(),
        }
    }

    fn holders(&self, crowded: &Crowded<'_>) -> String {
        self.people(&crowded.holders())
    }

    fn cause(&self, cause: &Cause, parts: &[String]) -> String {
        match cause {
            Cause::ImpossibleAlone { .. } => {
                format!("impossible whoever else comes, because {}", and(parts))
            }
            Cause::CrowdedOut { .. } => {
                let shown = parts.get(..4).unwrap_or(parts);
                let mut text = shown.join("; ");
                let more = parts.len().saturating_sub(shown.len());
                if more > 0 {
                    text.push_str(&format!("; and {more} more places are full"));
                }
                format!("crowded out: {text}")
            }
            Cause::LostOnValue { cost } => {
                let mut costs = Vec::new();
                if cost.shortfall() > 0 {
                    costs.push(format!("{} more would be missing elsewhere", cost.shortfall()));
                } else {
                    costs.push("as much would be missing elsewhere".to_owned());
                }
                match cost.value() {
                    0 => {}
                    lost if lost > 0 => costs.push(format!("the plan would be worth {lost} less")),
                    won => costs.push(format!("the plan would be worth {} more", won.unsigned_abs())),
                }
                let proof = match cost.status() {
                    Status::Optimal => "proven",
                    _ => "not proven to be the least",
                };
                let place = self.placements(cost.option());
                format!("there is room ({place}), but {} ({proof})", and(&costs))
            }
            Cause::Unknown { why } if is_unused(why) => {
                let option = match why {
                    Unsettled::Unused { option } => self.placements(option),
                    Unsettled::TooMany | Unsettled::Budget => String::new(),
                };
                format!("not settled by the plan: there is room ({option}), and it would be better")
            }
            Cause::Unknown { why } => match why {
                Unsettled::TooMany => "not known: too many itineraries to try them all".to_owned(),
                Unsettled::Budget | Unsettled::Unused { .. } => {
                    "not known: there is room, but whether it is worth it was not settled".to_owned()
                }
            },
        }
    }

    fn violation(&self, violation: &Violation) -> String {
        format!("{} {violation}", violation.code())
    }

    fn otherwise(&self, limited: &Limited) -> String {
        format!("otherwise: {}", self.placements(limited.option()))
    }

    #[expect(clippy::too_many_lines, reason = "one arm a change")]
    fn change(&self, change: &Change) -> String {
        let names = &self.names;
        match change {
            Change::Seats {
                department,
                days,
                more,
            } => {
                let seats = Self::number(*more, "more seat", "more seats");
                format!("{seats} at {} {}", names.department(department), self.days(*days))
            }
            Change::Cap {
                hospital,
                days,
                more,
            } => {
                let trainees = Self::number(*more, "more trainee", "more trainees");
                format!("{} takes {trainees} {}", names.hospital(hospital), self.days(*days))
            }
            Change::Interpreters {
                hospital,
                language,
                days,
                more,
            } => {
                let trainees = Self::number(*more, "more trainee", "more trainees");
                let (place, days) = (names.hospital(hospital), self.days(*days));
                format!("an interpreter of {language} at {place} for {trainees} {days}")
            }
            Change::Supervisor {
                department,
                days,
                trainees,
            } => {
                let trainees = Self::number(*trainees, "trainee", "trainees");
                let (place, days) = (names.department(department), self.days(*days));
                format!("another supervisor for {trainees} at {place} {days}")
            }
            Change::Quota {
                partnership,
                basis,
                more,
            } => {
                let per = match basis {
                    QuotaBasis::Year => "per year".to_owned(),
                    QuotaBasis::Cohort => "per cohort".to_owned(),
                    QuotaBasis::Specialty(id) => format!("for {}", names.specialty(id)),
                };
                let agreement = names.partnership(partnership);
                format!("{agreement}: a quota {per} that is {more} larger")
            }
            Change::Ceiling { budget, ceiling } => format!("{ceiling} in budget {budget}"),
            Change::Open { department, days } => {
                format!("{} opens {}", names.department(department), self.days(*days))
            }
            Change::AdmitProfession {
                department,
                profession,
            } => format!("{} admits the profession {profession}", names.department(department)),
            Change::AdmitLevel { department, level } => {
                format!("{} admits the level {level}", names.department(department))
            }
            Change::Able {
                trainee,
                department,
            } => {
                let (who, place) = (names.trainee(trainee), names.department(department));
                format!("{who} attends {place} after all")
            }
            Change::Available { trainee, days } => {
                format!("{} is available {}", names.trainee(trainee), self.days(*days))
            }
            Change::Renew {
                trainee,
                credential,
                days,
            } => {
                let (who, last) = (names.trainee(trainee), days.last());
                format!("the {credential} of {who} is renewed to {last}")
            }
            Change::Window { cohort, days } => {
                format!("the window of cohort {cohort} reaches over {} to {}", days.first(), days.last())
            }
            Change::WaivePolicy { cohort, policy } => {
                format!("policy {policy} is waived for cohort {cohort}")
            }
            Change::WaivePrerequisite {
                trainee,
                specialty,
                after,
            } => {
                let (later, first) = (names.specialty(specialty), names.specialty(after));
                let who = names.trainee(trainee);
                format!("{first} before {later} is waived for {who}")
            }
            Change::HospitalMax { trainee, most } => {
                format!("{} may have {most} placements in one hospital", names.trainee(trainee))
            }
            Change::Excuse { cohort, label } => {
                format!("\"{label}\" is optional for cohort {cohort}")
            }
            Change::Prolong { partnership, days } => {
                let agreement = names.partnership(partnership);
                format!("{agreement} is in force {}", self.days(*days))
            }
            Change::CoverSpecialty {
                partnership,
                specialty,
            } => {
                let agreement = names.partnership(partnership);
                format!("{agreement} covers {}", names.specialty(specialty))
            }
            Change::CoverProfession {
                partnership,
                profession,
            } => format!("{} covers the profession {profession}", names.partnership(partnership)),
            Change::CoverHospital {
                partnership,
                hospital,
            } => {
                let agreement = names.partnership(partnership);
                format!("{agreement} covers {}", names.hospital(hospital))
            }
            Change::Move { from, to } => {
                let who = from.first().map(|one| names.trainee(one.trainee()));
                let who = who.unwrap_or_default();
                match (from.as_slice(), to.as_slice()) {
                    (from, []) => format!("{who} gives up {}", self.placements(from)),
                    (from, to) => {
                        let (from, to) = (self.placements(from), self.placements(to));
                        format!("{who} goes to {to} instead of {from}")
                    }
                }
            }
            Change::Withdraw { trainee, on } => {
                format!("{} leaves on {on}", names.trainee(trainee))
            }
            Change::Away { trainee, days } => {
                format!("{} is away {}", names.trainee(trainee), self.term(*days))
            }
            Change::Join { trainee } => format!("{} joins", trainee.id),
            Change::Close { department, days } => {
                format!("{} closes {}", names.department(department), self.term(*days))
            }
            Change::Absent { supervisor, days } => {
                format!("supervisor {supervisor} is absent {}", self.term(*days))
            }
            Change::Lapse { partnership, on } => {
                format!("{} lapses on {on}", names.partnership(partnership))
            }
            Change::Suspend { partnership, days } => {
                let agreement = names.partnership(partnership);
                format!("{agreement} is suspended {}", self.term(*days))
            }
        }
    }

    fn effect(&self, repair: &Repair) -> String {
        let (before, after) = (repair.before(), repair.after());
        let place = self.placements(repair.option());
        let placed = before.shortfall.saturating_sub(after.shortfall);
        let missing = match placed {
            0 => "nobody gains in sum".to_owned(),
            1 => "1 place fewer is missing".to_owned(),
            more => format!("{more} places fewer are missing"),
        };
        let value = match after.value.saturating_sub(before.value) {
            0 => "same value".to_owned(),
            change => format!("value {change:+}"),
        };
        format!("{place} ({missing}, {value})")
    }
}
