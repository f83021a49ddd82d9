//! Seat utilization: exact intervals, peaks, minimum, caps, closed days, plans beyond the seats.

use practicum::check::{Evidence, Shortfall, check};
use practicum::program::draft::{DepartmentDraft, TermDraft};
use practicum::program::{Program, ProgramDraft};
use practicum::report::{Usage, Utilization};
use practicum::rules::RuleBook;
use practicum::schedule::{Placement, Schedule};
use practicum::stats::Rounding;
use proptest::prelude::*;

use super::{plan, small, valid, whole_plan};
use crate::support::chance::Chance;
use crate::support::fixtures::{day, small_draft};
use crate::support::tiny::tiny_program;

fn of<'a>(usages: &'a [Usage], id: &str) -> &'a Usage {
    usages.iter().find(|usage| usage.group.id() == id).unwrap()
}

fn department(
    draft: ProgramDraft,
    id: &str,
    change: impl Fn(DepartmentDraft) -> DepartmentDraft,
) -> ProgramDraft {
    let mut draft = draft;
    for hospital in &mut draft.hospitals {
        for department in hospital.departments.iter_mut().filter(|one| one.id == id) {
            *department = change(department.clone());
        }
    }
    draft
}

#[test]
fn the_small_plan_by_department_hospital_specialty_and_period() {
    let utilization = Utilization::new(&small(), &whole_plan());
    let ns = of(utilization.by_department(), "wiltse-ns");
    assert_eq!((ns.offered, ns.used, ns.free(), ns.over), (8, 6, 2, 0));
    assert_eq!(
        (ns.peak, ns.peak_period, ns.full_periods, ns.full_days),
        (2, Some(0), 2, 14)
    );
    assert_eq!((ns.least_free, ns.below_minimum), (Some(0), 0));
    let intervals: Vec<_> = ns
        .loads
        .iter()
        .map(|load| (load.start, load.periods, load.seats, load.trainees))
        .collect();
    assert_eq!(intervals, [(0, 2, 2, 2), (2, 2, 2, 1)]);
    assert_eq!(ns.loads[1].days.to_string(), "2014-06-09..=2014-06-22");
    let rate = ns.rate(Rounding::TENTHS).unwrap();
    assert_eq!(rate.to_string(), "75.0 % (percentage, n = 2, exact)");

    let wiltse = of(utilization.by_hospital(), "wiltse");
    assert_eq!((wiltse.offered, wiltse.used, wiltse.peak), (16, 7, 2));
    let car = of(utilization.by_specialty(), "car");
    assert_eq!((car.offered, car.used), (12, 2));
    let used: Vec<_> = utilization
        .by_period()
        .iter()
        .map(|one| (one.offered, one.used))
        .collect();
    assert_eq!(used, [(7, 3), (7, 2), (7, 3), (7, 1)]);
    assert_eq!(
        (utilization.total().offered, utilization.total().used),
        (28, 9)
    );
}

#[test]
fn seats_are_the_fewest_of_the_period_and_a_closed_day_closes_it() {
    let term = TermDraft::between(day(2014, 6, 18), day(2014, 6, 18));
    let draft = department(small_draft(), "wiltse-ns", |one| {
        one.seats(day(2014, 6, 5), 1)
            .minimum(day(2014, 5, 26), 2)
            .closure(term)
    });
    let utilization = Utilization::new(&valid(&draft), &whole_plan());
    let ns = of(utilization.by_department(), "wiltse-ns");
    let seats: Vec<_> = ns
        .loads
        .iter()
        .map(|load| (load.seats, load.trainees, load.minimum))
        .collect();
    assert_eq!(seats, [(2, 2, 2), (1, 2, 2), (1, 1, 2), (0, 1, 0)]);
    assert_eq!(
        (ns.offered, ns.used, ns.over, ns.below_minimum),
        (4, 4, 2, 1)
    );
    assert_eq!((ns.full_periods, ns.least_free), (3, Some(0)));
}

#[test]
fn a_cap_limits_what_the_departments_offer_together() {
    let mut draft = small_draft();
    draft.hospitals[0] = draft.hospitals[0].clone().cap(day(2014, 5, 26), 3);
    let utilization = Utilization::new(&valid(&draft), &whole_plan());
    assert_eq!(of(utilization.by_hospital(), "wiltse").offered, 12);
    assert_eq!(of(utilization.by_department(), "wiltse-ns").offered, 8);
    assert_eq!(utilization.total().offered, 24);
}

#[test]
fn who_is_placed_twice_at_one_place_takes_one_seat() {
    let doubled = plan(&[
        ("T01", "wiltse-ns", "ns", 0, 3),
        ("T01", "wiltse-ns", "ns", 1, 1),
        ("T01", "wiltse-ns", "ns", 2, 2),
        ("T01", "wiltse-os", "os", 0, 1),
    ]);
    let utilization = Utilization::new(&small(), &doubled);
    assert_eq!(of(utilization.by_department(), "wiltse-ns").used, 4);
    assert_eq!(of(utilization.by_department(), "wiltse-os").used, 1);
    let wiltse = of(utilization.by_hospital(), "wiltse");
    assert_eq!((wiltse.used, wiltse.peak), (4, 1));
}

#[test]
fn no_seats_no_trainees_no_rate() {
    let mut draft = small_draft();
    for hospital in &mut draft.hospitals {
        for department in &mut hospital.departments {
            department.seats.clear();
        }
    }
    let program = valid(&draft);
    let utilization = Utilization::new(&program, &Schedule::default());
    let total = utilization.total();
    assert_eq!(
        (
            total.offered,
            total.peak,
            total.peak_period,
            total.least_free
        ),
        (0, 0, None, None)
    );
    assert!(total.rate(Rounding::TENTHS).is_err());
    let crowded = Utilization::new(&program, &whole_plan());
    assert_eq!((crowded.total().used, crowded.total().over), (0, 9));
}

#[test]
fn strange_placements_are_set_aside() {
    let strange = plan(&[
        ("T01", "nowhere", "ns", 0, 1),
        ("T09", "wiltse-ns", "ns", 0, 1),
        ("T01", "wiltse-ns", "ns", u32::MAX, 1),
        ("T01", "wiltse-ns", "ns", 0, u32::MAX),
    ]);
    let utilization = Utilization::new(&small(), &strange);
    assert_eq!(
        (utilization.left_out().len(), utilization.total().used),
        (4, 0)
    );
    assert!(
        utilization
            .to_string()
            .ends_with("4 placements are left out.\n")
    );
}

/// Placements at random, some of them nonsense.
pub(super) fn random_plan(program: &Program, chance: &mut Chance) -> Schedule {
    let trainees: Vec<_> = program
        .trainees()
        .iter()
        .map(|one| one.id().clone())
        .collect();
    let places: Vec<_> = program
        .departments()
        .map(|(_, one)| one.id().clone())
        .collect();
    let specialties: Vec<_> = program
        .specialties()
        .iter()
        .map(|one| one.id().clone())
        .collect();
    if trainees.is_empty() || places.is_empty() {
        return Schedule::default();
    }
    let number = chance.between(0, 12);
    (0..number)
        .map(|_| {
            Placement::new(
                chance.pick(&trainees).clone(),
                chance.pick(&places).clone(),
                chance.pick(&specialties).clone(),
                chance.between(0, 4),
                chance.between(0, 3),
            )
        })
        .collect()
}

proptest! {
    #![proptest_config(super::cases(128))]

    #[test]
    fn reports_agree_with_the_checker(seed in 0_u64..500, plan in 0_u64..1_000) {
        let Ok(program) = tiny_program(seed, false).validate() else { return Ok(()) };
        let schedule = random_plan(&program, &mut Chance::new(plan));
        let utilization = Utilization::new(&program, &schedule);
        let report = check(&program, &RuleBook::default(), &schedule);
        // Periods in which a department has more trainees than seats.
        let crowded: u64 = utilization.by_department().iter().flat_map(|one| &one.loads)
            .filter(|load| load.over() > 0 && load.seats > 0)
            .map(|load| u64::from(load.periods)).sum();
        let violations = report.violations().iter()
            .filter(|one| matches!(one.evidence(), Evidence::NoSeats { crowd, .. } if crowd.limit() > 0)).count();
        prop_assert!(u64::try_from(violations).unwrap() >= crowded);
        let missing: u64 = report.shortfalls().iter()
            .filter(|one| matches!(one, Shortfall::MinimumSeats { .. }))
            .map(|one| u64::from(one.missing())).sum();
        let below: u64 = utilization.by_department().iter().map(|one| one.below_minimum).sum();
        prop_assert_eq!(below, missing);
    }

    #[test]
    fn totals_are_the_sums_of_their_parts(seed in 0_u64..500, plan in 0_u64..1_000) {
        let Ok(program) = tiny_program(seed, false).validate() else { return Ok(()) };
        let schedule = random_plan(&program, &mut Chance::new(plan));
        let utilization = Utilization::new(&program, &schedule);
        let periods = u64::from(program.horizon().len());
        for usage in utilization.by_department().iter().chain(utilization.by_hospital()) {
            prop_assert_eq!(usage.loads.iter().map(|load| u64::from(load.periods)).sum::<u64>(), periods);
            prop_assert_eq!(usage.used + usage.free(), usage.offered);
            prop_assert!(usage.loads.windows(2).all(|two| two[0].start + two[0].periods == two[1].start));
            prop_assert_eq!(usage.least_free == Some(0), usage.full_periods > 0);
        }
        let sum = |usages: &[Usage], part: fn(&Usage) -> u64| usages.iter().map(part).sum::<u64>();
        let total = utilization.total();
        prop_assert_eq!(sum(utilization.by_hospital(), |one| one.offered), total.offered);
        prop_assert_eq!(sum(utilization.by_period(), |one| one.offered), total.offered);
        prop_assert_eq!(sum(utilization.by_period(), |one| one.used), total.used);
        let departments = sum(utilization.by_department(), |one| one.offered);
        prop_assert_eq!(sum(utilization.by_specialty(), |one| one.offered), departments);
        prop_assert!(departments >= total.offered);
    }
}
