//! Just inside and just outside.

use practicum::calendar::Cut;
use practicum::program::draft::{
    CohortDraft, DatesDraft, HorizonDraft, PinDraft, PolicyRuleDraft, RequirementDraft,
    SpecialtyDraft,
};
use practicum::program::{Defect, DefectCode, ProgramDraft};

use crate::support::fixtures::{day, opening, small_draft};
use crate::support::full::full_draft;

fn codes(draft: &ProgramDraft) -> Vec<DefectCode> {
    match draft.validate() {
        Ok(_) => Vec::new(),
        Err(invalid) => invalid.defects().iter().map(Defect::code).collect(),
    }
}

fn empty(horizon: HorizonDraft) -> ProgramDraft {
    ProgramDraft::new("edge", "Edge", horizon)
}

#[test]
fn the_first_and_the_last_day() {
    let whole = DatesDraft::new(day(1900, 1, 1), day(2200, 12, 31));
    let program = empty(HorizonDraft::Monthly(whole)).validate().unwrap();
    assert_eq!(
        (program.horizon().len(), program.horizon().cut_by()),
        (3612, Cut::Monthly)
    );
    let days = DatesDraft::new(day(1900, 1, 1), day(1911, 3, 20));
    assert_eq!(
        empty(HorizonDraft::Daily(days))
            .validate()
            .unwrap()
            .horizon()
            .len(),
        4096
    );
    let days = DatesDraft::new(day(1900, 1, 1), day(1911, 3, 21));
    assert_eq!(
        codes(&empty(HorizonDraft::Daily(days))),
        [DefectCode::Horizon]
    );
    let late = DatesDraft::new(day(2200, 12, 31), day(2201, 1, 1));
    assert_eq!(
        codes(&empty(HorizonDraft::Weekly(late))),
        [DefectCode::DayOutOfBounds]
    );
    let far = DatesDraft::new(chrono::NaiveDate::MIN, chrono::NaiveDate::MAX);
    assert_eq!(
        codes(&empty(HorizonDraft::Weekly(far))),
        [DefectCode::DayOutOfBounds; 2]
    );
}

#[test]
fn every_period_out_of_order_is_named() {
    let period = |first, last| DatesDraft::new(day(2014, 6, first), day(2014, 6, last));
    let periods = vec![
        period(1, 5),
        period(5, 9),
        period(10, 12),
        period(11, 11),
        period(13, 13),
    ];
    let invalid = empty(HorizonDraft::Given(periods)).validate().unwrap_err();
    let places: Vec<_> = invalid
        .defects()
        .iter()
        .map(|defect| defect.place().to_string())
        .collect();
    assert_eq!(places, ["horizon.given[1]", "horizon.given[3]"]);
    let gap = vec![period(1, 5), period(9, 9)];
    assert_eq!(
        empty(HorizonDraft::Given(gap))
            .validate()
            .unwrap()
            .horizon()
            .len(),
        2
    );
}

#[test]
fn a_window_that_holds_just_one_period() {
    // The second week of the horizon begins a week after the opening.
    let window = |first, last| {
        let cohort = CohortDraft::new("one", "One week", DatesDraft::new(first, last));
        codes(&small_draft().cohort(cohort))
    };
    assert_eq!(window(day(2014, 6, 2), day(2014, 6, 8)), []);
    assert_eq!(window(day(2014, 5, 27), day(2014, 6, 8)), []);
    assert_eq!(
        window(day(2014, 6, 2), day(2014, 6, 7)),
        [DefectCode::CohortWindow]
    );
    assert_eq!(
        window(day(2014, 5, 27), day(2014, 6, 7)),
        [DefectCode::CohortWindow]
    );
    assert_eq!(window(day(2014, 6, 16), day(2200, 12, 31)), []);
    assert_eq!(
        window(day(2014, 6, 17), day(2200, 12, 31)),
        [DefectCode::CohortWindow]
    );
    assert_eq!(
        window(day(1900, 1, 1), day(2014, 5, 31)),
        [DefectCode::CohortWindow]
    );
}

#[test]
fn limits_of_curricula_and_policies() {
    let mut draft = small_draft();
    let ids: Vec<_> = (0..61).map(|number| format!("s{number}")).collect();
    draft
        .specialties
        .extend(ids.iter().map(SpecialtyDraft::new));
    draft.curricula[0]
        .requirements
        .push(RequirementDraft::new(61, ids, 4));
    assert_eq!(codes(&draft), []);
    draft.curricula[0].requirements[2].choose = 0;
    assert_eq!(codes(&draft), [DefectCode::Choose]);
    draft.curricula[0].requirements[2].choose = u32::MAX;
    assert_eq!(codes(&draft), [DefectCode::Choose]);

    let rolling = |days, within| {
        let mut draft = full_draft();
        draft.policies[4].rule = PolicyRuleDraft::RollingStay { days, within };
        codes(&draft)
    };
    assert_eq!(rolling(3660, 3660), []);
    assert_eq!(rolling(0, 1), []);
    assert_eq!(rolling(0, 0), [DefectCode::RollingStay]);
    assert_eq!(rolling(1, 3661), [DefectCode::RollingStay]);
}

#[test]
fn pins_that_touch_do_not_overlap() {
    let pinned = |pins: [(u32, u32); 2]| {
        let [(a, b), (c, d)] = pins;
        let mut draft = small_draft();
        draft.trainees[0]
            .pins
            .push(PinDraft::new("wiltse-ns", "ns", a, b));
        draft.trainees[0]
            .pins
            .push(PinDraft::new("wiltse-os", "os", c, d));
        codes(&draft)
    };
    assert_eq!(pinned([(0, 2), (2, 2)]), []);
    assert_eq!(pinned([(2, 2), (0, 2)]), []);
    assert_eq!(pinned([(0, 3), (2, 2)]), [DefectCode::PinOverlap]);
    assert_eq!(pinned([(0, 2), (2, 3)]), [DefectCode::PinHorizon]);
    assert_eq!(pinned([(0, 2), (3, 0)]), [DefectCode::PinHorizon]);
    assert_eq!(
        pinned([(0, 2), (u32::MAX, u32::MAX)]),
        [DefectCode::PinHorizon]
    );
}

#[test]
fn texts_and_counts_at_their_limits() {
    let mut draft = full_draft();
    draft.name = "가".repeat(500);
    draft.notes[0].text = "x\n".repeat(5_000);
    draft.cohorts[0].planned = 1_000_000;
    draft.trainees[0].preferences.change = Some(1_000_000);
    draft.trainees[0].practicing_since = Some(day(1900, 1, 1));
    let again = draft.trainees[0].credentials[0].clone();
    draft.trainees[0].credentials.push(again);
    draft.hospitals[0].departments[0].seats[0].from = opening();
    assert_eq!(codes(&draft), []);
}
