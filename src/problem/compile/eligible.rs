//! Pass 4: personal rules that look at one placement become sets of start periods.

use chrono::{Months, NaiveDate};

use super::grid::{Grid, is_available};
use crate::calendar::Term;
use crate::ids::SpecialtyId;
use crate::problem::periods::PeriodSet;
use crate::program::{
    Attendance, Cohort, Credential, Department, Hospital, Partnership, Policy, PolicyRule, Program,
    Route, Trainee,
};
use crate::rules::{RuleBook, RuleCode};

/// What the horizon looks like to everybody: computed once, shared.
#[derive(Debug)]
pub(super) struct Shared {
    /// By position of the department: an index into `openings`.
    open: Vec<usize>,
    /// The different sets of periods in which departments are open.
    openings: Vec<PeriodSet>,
    /// By position of the partnership: periods in which it and its parents are in force.
    in_force: Vec<PeriodSet>,
}

/// What one trainee may do, before departments are looked at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Eligibility {
    /// Periods that a placement may occupy.
    periods: PeriodSet,
    /// Periods in which a placement may start.
    starts: PeriodSet,
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
        let mut openings: Vec<PeriodSet> = vec![all()];
        let mut open = Vec::with_capacity(departments.len());
        for (_, _, department) in departments {
            if department.closures().is_empty() || !book.is_on(RuleCode::Closure) {
                open.push(0);
                continue;
            }
            open.push(openings.len());
            openings.push(grid.clear(department.closures()));
        }
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
            open,
            openings,
            in_force: in_force.collect(),
        }
    }

    /// When a department is open: the set, and its number among the different ones.
    pub(super) fn open(&self, department: usize) -> (usize, &PeriodSet) {
        let number = self.open[department];
        (number, &self.openings[number])
    }
}

impl Eligibility {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "other policies ask for other things"
    )]
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
                    let valid: Vec<Term> = held.map(Credential::valid).collect();
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

/// Whether a department takes a trainee for a specialty as far as specialty, profession, level and
/// partnership are concerned: all that many trainees have in common.
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
                .is_some_and(|level| department.levels().contains(level)));
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
pub(super) fn partnership<'a>(
    program: &'a Program,
    trainee: &Trainee,
) -> Option<(usize, &'a Partnership)> {
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
