//! Pass 4: personal rules that look at one placement become sets of start periods.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::grid::{Grid, clear, is_available};
use crate::calendar::{DateRange, Term};
use crate::ids::SpecialtyId;
use crate::problem::periods::PeriodSet;
use crate::program::{
    Attendance, Cohort, Department, Hospital, Partnership, Policy, PolicyRule, PracticeMode,
    Program, Requirement, Route, Trainee,
};
use crate::rules::{RuleBook, RuleCode};

/// What the horizon looks like to everybody: computed once, shared.
#[derive(Debug)]
pub(super) struct Shared {
    /// By position of the department.
    open: Vec<PeriodSet>,
    /// By position of the partnership: periods in which it and its parents are in force.
    in_force: Vec<PeriodSet>,
}

/// What one trainee may do, before departments are looked at.
#[derive(Debug)]
pub(super) struct Eligibility {
    /// Periods that a placement may occupy.
    pub(super) periods: PeriodSet,
    /// Periods in which a placement may start.
    pub(super) starts: PeriodSet,
    /// Policies that ask for credentials: each with the periods covered.
    credentials: Vec<(PeriodSet, PeriodSet)>,
}

impl Shared {
    pub(super) fn new(
        program: &Program,
        book: &RuleBook,
        grid: &Grid<'_>,
        departments: &[(usize, &Hospital, &Department)],
    ) -> Self {
        let all = || PeriodSet::pick(grid.len(), |_| true);
        let open = departments.iter().map(|(_, _, department)| {
            if book.is_on(RuleCode::Closure) {
                grid.clear(department.closures())
            } else {
                all()
            }
        });
        let in_force = program.partnerships().iter().map(|partnership| {
            let mut periods = all();
            let mut next = Some(partnership);
            while let Some(agreement) = next {
                periods.keep(&grid.covered(&[agreement.term()]));
                periods.keep(&grid.clear(agreement.suspensions()));
                next = agreement
                    .parent()
                    .and_then(|id| program.partnerships().get(id));
            }
            periods
        });
        Self {
            open: open.collect(),
            in_force: in_force.collect(),
        }
    }

    pub(super) fn open(&self, department: usize) -> &PeriodSet {
        &self.open[department]
    }
}

impl Eligibility {
    pub(super) fn new(
        program: &Program,
        book: &RuleBook,
        grid: &Grid<'_>,
        shared: &Shared,
        trainee: &Trainee,
    ) -> Self {
        let on = |code| book.is_on(code);
        let cohort = program.cohorts().get(trainee.cohort());
        let gone = trainee.lifecycle().left_on();
        let mut periods = PeriodSet::pick(grid.len(), |period| {
            let days = grid.days(period);
            (!on(RuleCode::Availability) || is_available(trainee, days))
                && (!on(RuleCode::Window)
                    || cohort.is_some_and(|cohort| cohort.window().covers(days)))
                && (!on(RuleCode::Lifecycle) || gone.is_none_or(|day| days.last() < day))
        });
        if on(RuleCode::CommonDays) && !attends(cohort, trainee) {
            periods = PeriodSet::none(grid.len());
        }
        if on(RuleCode::PartnershipInForce) {
            match partnership(program, trainee) {
                Some((position, agreement)) if book.may_send(agreement.kind()) => {
                    periods.keep(&shared.in_force[position]);
                }
                None if !matches!(trainee.route(), Route::Nominated { .. }) => {}
                Some(_) | None => periods = PeriodSet::none(grid.len()),
            }
        }
        let policies: Vec<&Policy> = policies(program, trainee).collect();
        let starts = PeriodSet::pick(grid.len(), |period| {
            let first = grid.days(period).first();
            policies
                .iter()
                .filter(|policy| policy.valid().contains(first))
                .all(|policy| match policy.rule() {
                    PolicyRule::MinimumExperience { years } if on(RuleCode::Experience) => trainee
                        .practicing_since()
                        .and_then(|since| years_after(since, *years))
                        .is_some_and(|enough| enough <= first),
                    PolicyRule::NoRepeat { years } if on(RuleCode::NoRepeat) => {
                        trainee.earlier().iter().all(|earlier| {
                            years_after(earlier.dates().last(), *years)
                                .is_some_and(|again| again <= first)
                        })
                    }
                    _ => true,
                })
        });
        let mut credentials = Vec::new();
        if on(RuleCode::Credential) {
            for policy in &policies {
                if let PolicyRule::Credential { kind } = policy.rule() {
                    let held = trainee
                        .credentials()
                        .iter()
                        .filter(|held| held.kind() == kind);
                    let valid: Vec<Term> = held.map(|held| held.valid()).collect();
                    let binding = PeriodSet::pick(grid.len(), |period| {
                        policy.valid().contains(grid.days(period).first())
                    });
                    credentials.push((binding, grid.covered(&valid)));
                }
            }
        }
        Self {
            periods,
            starts,
            credentials,
        }
    }

    /// Where a stay of `length` periods may start at a department that is open in `open`.
    pub(super) fn starts(&self, open: &PeriodSet, length: u32, count: u32) -> PeriodSet {
        let mut free = self.periods.clone();
        free.keep(open);
        let mut starts = free.runs(length);
        starts.keep(&self.starts);
        for (binding, valid) in &self.credentials {
            let held = valid.runs(length);
            starts.keep(&PeriodSet::pick(count, |period| {
                !binding.contains(period) || held.contains(period)
            }));
        }
        starts
    }
}

/// Whether a department takes a trainee at all for a specialty, whenever it is. Language is looked at
/// elsewhere.
pub(super) fn admits(
    program: &Program,
    book: &RuleBook,
    hospital: &Hospital,
    department: &Department,
    trainee: &Trainee,
    specialty: &SpecialtyId,
) -> bool {
    let teaches = program.specialty_is_within(department.specialty(), specialty);
    let fits = (department.professions().is_empty()
        || department.professions().contains(trainee.profession()))
        && (department.levels().is_empty()
            || trainee
                .level()
                .is_some_and(|level| department.levels().contains(level)))
        && !trainee.unable().contains(department.id());
    (!book.is_on(RuleCode::Teaching) || teaches)
        && (!book.is_on(RuleCode::Admission) || fits)
        && (!book.is_on(RuleCode::PartnershipScope)
            || in_scope(program, hospital, department, trainee))
}

fn in_scope(
    program: &Program,
    hospital: &Hospital,
    department: &Department,
    trainee: &Trainee,
) -> bool {
    let mut next = partnership(program, trainee).map(|(_, agreement)| agreement);
    while let Some(agreement) = next {
        let scope = agreement.scope();
        let specialty = |wide| program.specialty_is_within(department.specialty(), wide);
        let inside = (scope.specialties().is_empty() || scope.specialties().iter().any(specialty))
            && (scope.professions().is_empty()
                || scope.professions().contains(trainee.profession()))
            && (scope.hospitals().is_empty() || scope.hospitals().contains(hospital.id()));
        if !inside {
            return false;
        }
        next = agreement
            .parent()
            .and_then(|id| program.partnerships().get(id));
    }
    true
}

/// Where placements for a requirement may start as far as practice is concerned; `None`: anywhere.
pub(super) fn practice(
    program: &Program,
    book: &RuleBook,
    grid: &Grid<'_>,
    (hospital, department): (&Hospital, &Department),
    trainee: &Trainee,
    requirement: &Requirement,
) -> Option<PeriodSet> {
    if !book.is_on(RuleCode::Practice) {
        return None;
    }
    let modes = department.modes();
    let offered = if modes.is_empty() {
        requirement.mode() == PracticeMode::Observation
    } else {
        modes.contains(&requirement.mode())
    };
    if !offered {
        return Some(PeriodSet::none(grid.len()));
    }
    if requirement.mode() == PracticeMode::Observation {
        return None;
    }
    let policies: Vec<&Policy> = policies(program, trainee).collect();
    Some(PeriodSet::pick(grid.len(), |start| {
        let Some(end) = start
            .checked_add(requirement.periods())
            .filter(|&end| end <= grid.len())
        else {
            return false;
        };
        let first = grid.days(start).first();
        let binding: Vec<&PolicyRule> = policies
            .iter()
            .filter(|policy| policy.valid().contains(first))
            .map(|policy| policy.rule())
            .collect();
        let prepared = binding.iter().all(|rule| match rule {
            PolicyRule::Preparation { months } => months_prepared(trainee, first) >= *months,
            _ => true,
        });
        let approved = trainee.approvals().iter().any(|approval| {
            let supervisor = department
                .supervisors()
                .iter()
                .find(|s| s.id() == approval.supervisor());
            let short = binding.iter().all(|rule| match rule {
                PolicyRule::PracticeLength { months } => approval
                    .valid()
                    .first()
                    .checked_add_months(Months::new(*months))
                    .is_some_and(|limit| approval.valid().last() < limit),
                _ => true,
            });
            short
                && approval.hospital() == hospital.id()
                && requirement
                    .acts()
                    .iter()
                    .all(|act| approval.acts().contains(act))
                && supervisor.is_some_and(|supervisor| {
                    (start..end).all(|period| {
                        let days = grid.days(period);
                        approval.valid().covers(days) && clear(days, supervisor.absences())
                    })
                })
        });
        prepared && approved
    }))
}

/// Whole months of preparation before a day.
fn months_prepared(trainee: &Trainee, before: NaiveDate) -> u32 {
    let whole_months = |range: &DateRange| {
        // The day after the last one that counts.
        let after = range
            .last()
            .succ_opt()
            .map_or(before, |after| after.min(before));
        let months = (1..=u32::from(u16::MAX)).take_while(|&months| {
            let reached = range.first().checked_add_months(Months::new(months));
            reached.is_some_and(|day| day <= after)
        });
        u32::try_from(months.count()).unwrap_or(u32::MAX)
    };
    trainee
        .preparation()
        .iter()
        .map(whole_months)
        .fold(0, u32::saturating_add)
}

/// The day that lies so many years after another; 29 February becomes 28 February.
fn years_after(day: NaiveDate, years: u32) -> Option<NaiveDate> {
    day.checked_add_months(Months::new(years.checked_mul(12)?))
}

/// Whether a trainee is available on the days that everybody of the cohort must attend.
fn attends(cohort: Option<&Cohort>, trainee: &Trainee) -> bool {
    cohort
        .into_iter()
        .flat_map(Cohort::common_days)
        .all(|common| {
            common.attendance() == Attendance::Optional || is_available(trainee, common.dates())
        })
}

/// A trainee's partnership with its position.
fn partnership<'a>(program: &'a Program, trainee: &Trainee) -> Option<(usize, &'a Partnership)> {
    let position = program.partnerships().position(trainee.partnership()?)?;
    Some((position, program.partnerships().as_slice().get(position)?))
}

/// The policies that a trainee's cohort lists and that bind the trainee on the days of validity.
pub(super) fn policies<'a>(
    program: &'a Program,
    trainee: &'a Trainee,
) -> impl Iterator<Item = &'a Policy> {
    let cohort = program.cohorts().get(trainee.cohort());
    let nationality = trainee.nationality().or_else(|| {
        program
            .regions()
            .get(trainee.region())
            .map(crate::program::Region::country)
    });
    cohort
        .into_iter()
        .flat_map(Cohort::policies)
        .filter_map(|id| program.policies().get(id))
        .filter(move |policy| {
            policy.countries().is_empty()
                || nationality.is_some_and(|country| policy.countries().contains(&country))
        })
        .filter(|policy| {
            policy.professions().is_empty() || policy.professions().contains(trainee.profession())
        })
}

/// Memory of start sets: many trainees share them.
#[derive(Debug, Default)]
pub(super) struct StartRows {
    rows: BTreeMap<PeriodSet, u32>,
    pub(super) words: Vec<u64>,
}

impl StartRows {
    /// The row of a set.
    pub(super) fn row(&mut self, set: PeriodSet) -> u32 {
        let next = crate::problem::model::dense(self.rows.len());
        let words = &mut self.words;
        *self.rows.entry(set).or_insert_with_key(|set| {
            words.extend_from_slice(set.words());
            next
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::grid::covered;
    use crate::calendar::{DateRange, Term};
    use chrono::NaiveDate;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2014, 6, day).expect("a day of June")
    }

    #[test]
    fn terms_cover_days_together() {
        let days = DateRange::new(day(2), day(20)).expect("in order");
        let term = |from, until| Term::new(day(from), Some(day(until))).expect("in order");
        assert!(covered(days, &[term(10, 25), term(1, 9)]));
        assert!(!covered(days, &[term(11, 25), term(1, 9)]));
        assert!(covered(
            days,
            &[term(1, 3), Term::new(day(3), None).expect("no end")]
        ));
        assert!(!covered(days, &[]));
    }
}
