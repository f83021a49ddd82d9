//! Reasons in English.

use super::english_changes as changes;
use super::english_shortage as shortages;
use super::english_violations as violations;
use super::group::Crowded;
use super::names::Names;
use super::render::{Wording, is_unused};
use crate::calendar::{Cut, DateRange, Term};
use crate::check::Violation;
use crate::explain::{
    Blocker, Cause, Change, Conflict, Limit, Limited, Repair, Shortage, Unsettled, Why,
};
use crate::ids::TraineeId;
use crate::problem::CellLabel;
use crate::program::{LinkKind, Program};
use crate::rules::RuleCode;
use crate::schedule::Placement;
use crate::solver::Status;

/// Most people whom a sentence names.
const NAMED: usize = 12;

/// English, with the names of a program.
///
/// ```
/// use practicum::explain::{Change, English, Wording};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let english = English::new(&program);
/// let leaves = Change::Withdraw { trainee: "T02".parse()?, on: "2014-06-02".parse()? };
/// assert!(english.change(&leaves).contains("T02"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct English<'a> {
    pub(super) names: Names<'a>,
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
                1 if runs.len() == 1 => format!("{first} and {last}"),
                _ => format!("{first} to {last}"),
            })
            .collect();
        let plural = if several { "s" } else { "" };
        format!("{unit}{plural} {}", and(&texts))
    }

    /// A trainee: the id, with the name if there is one.
    pub fn trainee(&self, id: &TraineeId) -> String {
        self.names.trainee(id)
    }

    /// A placement: where and when.
    pub fn placement(&self, placement: &Placement) -> String {
        let periods: Vec<u32> = (placement.start()..placement.end()).collect();
        let place = self.names.department(placement.department());
        format!("{place}, {}", self.periods(&periods))
    }

    pub(super) fn placements(&self, placements: &[Placement]) -> String {
        let texts: Vec<String> = placements.iter().map(|one| self.placement(one)).collect();
        texts.join("; then ")
    }

    pub(super) fn people(&self, people: &[&TraineeId]) -> String {
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
    pub(super) fn days(&self, days: DateRange) -> String {
        let horizon = self.names.program.horizon();
        let ends = horizon
            .period_of(days.first())
            .zip(horizon.period_of(days.last()));
        let whole =
            ends.filter(|&(first, last)| horizon.span(first, last - first + 1) == Some(days));
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

    pub(super) fn term(&self, term: Term) -> String {
        match term.until() {
            Some(last) => DateRange::new(term.since(), last)
                .map_or_else(|_| term.to_string(), |days| self.days(days)),
            None => format!("from {} on", term.since()),
        }
    }

    pub(super) fn number(count: u32, one: &str, many: &str) -> String {
        match count {
            1 => format!("1 {one}"),
            _ => format!("{count} {many}"),
        }
    }

    pub(super) fn length(&self, periods: u32) -> String {
        match self.names.cut() {
            Cut::Daily => Self::number(periods, "day", "days"),
            Cut::Weekly => Self::number(periods, "week", "weeks"),
            Cut::Monthly => Self::number(periods, "month", "months"),
            Cut::Given => Self::number(periods, "period", "periods"),
        }
    }

    fn rule(code: RuleCode) -> &'static str {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "other rules are no limits of one trainee"
        )]
        match code {
            RuleCode::Lifecycle => "the trainee has left by then",
            RuleCode::CommonDays => "the trainee misses a common day of the cohort",
            RuleCode::HospitalMax => "the curriculum allows no more placements in one hospital",
            RuleCode::Practice => "the practice mode asked for is not possible",
            RuleCode::Window => "it does not fit into the cohort's dates",
            RuleCode::Availability => "the trainee is not available then",
            RuleCode::Closure => "the departments are closed then",
            RuleCode::PartnershipScope => "the agreement does not cover it",
            RuleCode::PartnershipInForce => "no agreement that sends the trainee is in force then",
            RuleCode::Admission => "no department that teaches it admits the trainee",
            RuleCode::Teaching => "no department teaches it",
            RuleCode::Experience => "too little experience",
            RuleCode::NoRepeat => "too soon after an earlier participation",
            RuleCode::Credential => "a credential is not valid then",
            RuleCode::StayLength => "the stay would be too long",
            RuleCode::RollingStay => "too many days in the country",
            _ => "a rule forbids it",
        }
    }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn and(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

pub(super) fn or(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

impl Wording for English<'_> {
    fn open(&self, why: &Why) -> String {
        let open: Vec<String> = why
            .open()
            .iter()
            .map(|id| self.names.specialty(id))
            .collect();
        let who = self.names.trainee(why.trainee());
        match why.missing() {
            1 => format!("{who} has no place for {}", or(&open)),
            more => format!("{who} lacks {more} places of {}", or(&open)),
        }
    }

    fn limit(&self, limited: &Limited) -> String {
        match limited.limit() {
            Limit::Rule { code } => Self::rule(*code).to_owned(),
            Limit::Policy { policy, code } => match self.names.credential(policy) {
                Some(kind) => format!("the trainee has no valid {kind} then (policy {policy})"),
                None => format!("{} (policy {policy})", Self::rule(*code)),
            },
            Limit::Prerequisite { specialty, after } => {
                let (later, first) = (self.names.specialty(specialty), self.names.specialty(after));
                format!("{first} has to come before {later}")
            }
            Limit::Beside {
                requirement,
                placed,
            } => {
                let placements = Self::number(*placed, "placement", "placements");
                let who = limited.option().first().map(Placement::trainee);
                let asked = who.and_then(|who| self.names.asked(who, *requirement));
                match asked {
                    Some(asked) => {
                        format!("the trainee would keep {placements} for {}", or(&asked))
                    }
                    None => format!("the trainee would keep {placements} of another requirement"),
                }
            }
            Limit::Pinned { specialty } => {
                format!(
                    "the placement for {} is settled",
                    self.names.specialty(specialty)
                )
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
                format!(
                    "impossible even if nobody else came, because {}",
                    and(parts)
                )
            }
            Cause::CrowdedOut { .. } => {
                let shown = parts.get(..4).unwrap_or(parts);
                let mut text = shown.join("; ");
                let more = parts.len().saturating_sub(shown.len());
                if more > 0 {
                    text = format!("{text}; and {more} more places are full");
                }
                format!("every place is taken: {text}")
            }
            Cause::LostOnValue { cost } => {
                let mut costs = Vec::new();
                if cost.shortfall() > 0 {
                    let more = u32::try_from(cost.shortfall()).unwrap_or(u32::MAX);
                    let more = Self::number(more, "place more", "places more");
                    costs.push(format!("{more} would be missing in all"));
                } else {
                    costs.push("as many places would be missing elsewhere".to_owned());
                }
                match cost.value() {
                    0 => {}
                    lost if lost > 0 => costs.push(format!("the plan would lose {lost} points")),
                    won => costs.push(format!("the plan would win {} points", won.unsigned_abs())),
                }
                let proof = if cost.status() == Status::Optimal {
                    "it can not be had for less"
                } else {
                    "perhaps it can be had for less"
                };
                let place = self.placements(cost.option());
                format!("there is room ({place}), but {} ({proof})", and(&costs))
            }
            Cause::Unknown { why } if is_unused(why) => {
                let option = match why {
                    Unsettled::Unused { option } => self.placements(option),
                    Unsettled::TooMany | Unsettled::Budget => String::new(),
                };
                format!(
                    "not used by the plan: there is room ({option}), and the plan would be better with it"
                )
            }
            Cause::Unknown { why } => match why {
                Unsettled::TooMany => {
                    "not known: the trainee could be placed in too many ways to try them all"
                        .to_owned()
                }
                Unsettled::Budget | Unsettled::Unused { .. } => {
                    "not known: there is room, but whether it is worth it was not settled"
                        .to_owned()
                }
            },
        }
    }

    fn violation(&self, violation: &Violation) -> String {
        violations::violation(self, violation)
    }

    fn reason(&self, violation: &Violation) -> String {
        violations::reason(self, violation)
    }

    fn otherwise(&self, limited: &Limited) -> String {
        format!("without that: {}", self.placements(limited.option()))
    }

    fn change(&self, change: &Change) -> String {
        changes::change(self, change)
    }

    fn effect(&self, repair: &Repair) -> String {
        let (before, after) = (repair.before(), repair.after());
        let place = self.placements(repair.fresh());
        let placed = before.shortfall.saturating_sub(after.shortfall);
        let missing = match placed {
            0 => "as many places are missing in all as now".to_owned(),
            1 => "1 place fewer is missing".to_owned(),
            more => format!("{more} places fewer are missing"),
        };
        let value = match after.value.saturating_sub(before.value) {
            0 => "as many points".to_owned(),
            1 => "1 point more".to_owned(),
            -1 => "1 point less".to_owned(),
            more if more > 0 => format!("{more} points more"),
            less => format!("{} points less", less.unsigned_abs()),
        };
        format!("{place} ({missing}, {value})")
    }

    fn shortage(&self, shortage: &Shortage) -> String {
        shortages::shortage(self, shortage)
    }

    fn conflict(&self, conflict: &Conflict) -> String {
        let people: Vec<&TraineeId> = conflict.trainees().iter().collect();
        let rules: Vec<String> = conflict
            .rules()
            .iter()
            .map(|code| format!("{} ({code})", code.title()))
            .collect();
        let what = match people.as_slice() {
            [one] => format!("{} can not be placed completely", self.names.trainee(one)),
            several => format!("{} can not all be placed", self.people(several)),
        };
        let under = match rules.as_slice() {
            [] => String::new(),
            [rule] => format!(" as long as this rule holds: {rule}"),
            rules => format!(" as long as these rules hold: {}", and(rules)),
        };
        let smallest = if conflict.is_smallest() {
            "without any one of these people or rules there is a plan"
        } else {
            "perhaps fewer of these people and rules are in conflict"
        };
        format!("{what}{under}; {smallest}")
    }
}
