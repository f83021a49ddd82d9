//! One thing of a valid plan is damaged, and exactly the matching code is found.

use practicum::program::PracticeMode;
use practicum::rules::RuleCode;
use practicum::schedule::Placement;

use super::case::{Case, stay};

/// The plan of [`Case::valid`] with its placement at `index` replaced.
fn damaged(index: usize, damage: impl FnOnce(&Placement) -> Placement) -> Vec<RuleCode> {
    let mut case = Case::valid();
    case.plan[index] = damage(&case.plan[index]);
    case.codes()
}

/// A placement with one field changed.
fn with(
    placement: &Placement,
    department: Option<&str>,
    specialty: Option<&str>,
    start: Option<u32>,
    periods: Option<u32>,
) -> Placement {
    Placement::new(
        placement.trainee().clone(),
        department.map_or(placement.department().clone(), |id| id.parse().unwrap()),
        specialty.map_or(placement.specialty().clone(), |id| id.parse().unwrap()),
        start.unwrap_or(placement.start()),
        periods.unwrap_or(placement.periods()),
    )
    .in_mode(placement.mode())
}

#[test]
fn a_name_misspelt() {
    for index in 0..6 {
        let open = RuleCode::OpenRequirement;
        let department = |one: &Placement| with(one, Some("wiltze"), None, None, None);
        assert_eq!(damaged(index, department), [RuleCode::Known, open]);
        let specialty = |one: &Placement| with(one, None, Some("nss"), None, None);
        assert_eq!(damaged(index, specialty), [RuleCode::Known, open]);
    }
}

#[test]
fn a_placement_pushed_out_of_the_horizon() {
    for index in 0..6 {
        for start in [4, 5, u32::MAX] {
            let codes = damaged(index, |one| with(one, None, None, Some(start), None));
            assert_eq!(
                codes,
                [RuleCode::Horizon, RuleCode::OpenRequirement],
                "{index} {start}"
            );
        }
        let codes = damaged(index, |one| with(one, None, None, None, Some(0)));
        assert_eq!(
            codes,
            [RuleCode::Horizon, RuleCode::OpenRequirement],
            "{index}"
        );
    }
}

#[test]
fn a_placement_moved_onto_another() {
    let codes = damaged(1, |one| with(one, None, None, Some(1), None));
    assert_eq!(codes, [RuleCode::Overlap]);
    let codes = damaged(4, |one| with(one, None, None, Some(2), None));
    assert_eq!(codes, [RuleCode::Overlap]);
}

#[test]
fn a_placement_of_another_length() {
    assert_eq!(
        damaged(1, |one| with(one, None, None, None, Some(2))),
        [RuleCode::Duration]
    );
    assert_eq!(
        damaged(0, |one| with(one, None, None, None, Some(1))),
        [RuleCode::Duration]
    );
}

#[test]
fn a_placement_at_a_department_of_another_specialty() {
    let codes = damaged(1, |one| with(one, Some("sejong-car"), None, None, None));
    assert_eq!(codes, [RuleCode::Teaching]);
    let codes = damaged(1, |one| with(one, None, Some("car"), None, None));
    assert_eq!(codes, [RuleCode::Teaching]);
}

#[test]
fn a_placement_in_another_mode() {
    for index in 0..6 {
        let codes = damaged(index, |one| {
            one.clone().in_mode(PracticeMode::LimitedPractice)
        });
        assert_eq!(codes, [RuleCode::Practice; 3]);
    }
}

#[test]
fn a_third_trainee_where_there_are_two_seats() {
    let codes = damaged(5, |one| with(one, None, None, Some(1), None));
    assert_eq!(codes, [RuleCode::Seats]);
}

#[test]
fn a_placement_lost() {
    for index in 0..6 {
        let mut case = Case::valid();
        case.plan.remove(index);
        assert_eq!(case.codes(), [RuleCode::OpenRequirement]);
    }
}

#[test]
fn a_placement_written_twice() {
    for index in 0..6 {
        let mut case = Case::valid();
        case.plan.push(case.plan[index].clone());
        // It overlaps itself, is one too many, and repeats its specialty; seats count people.
        assert_eq!(
            case.codes(),
            [RuleCode::Overlap, RuleCode::Excess, RuleCode::Excess]
        );
    }
}

#[test]
fn a_placement_given_to_somebody_else() {
    let case = Case::valid()
        .without("T01", "os")
        .with(stay("T02", "wiltse-os", "os", 3, 1));
    assert_eq!(case.codes(), [RuleCode::Excess, RuleCode::OpenRequirement]);
}
