//! The funnel: twelve invited, nine at the ceremony.

use practicum::program::draft::{EventDraft, TraineeDraft};
use practicum::program::{EventKind, ProgramDraft};
use practicum::report::Funnels;
use practicum::stats::{Confidence, Rounding};

use super::{small, valid};
use crate::support::fixtures::{day, small_draft};

/// Twelve selected, nine of them to the end.
fn twelve() -> ProgramDraft {
    let mut draft = small_draft();
    let model = draft.trainees[0].clone();
    draft.trainees = (0..12)
        .map(|number| {
            let mut trainee = TraineeDraft {
                id: format!("T{number:02}"),
                ..model.clone()
            };
            let events = [
                (EventKind::Selected, day(2014, 4, 1)),
                (EventKind::Arrived, day(2014, 5, 25)),
                (EventKind::Started, day(2014, 5, 26)),
                (EventKind::Completed, day(2014, 6, 20)),
            ];
            let reached = if number < 9 { 4 } else { 1 };
            let events = events.into_iter().take(reached);
            trainee.lifecycle = events.map(|(kind, on)| EventDraft::new(kind, on)).collect();
            trainee
        })
        .collect();
    draft.cohorts[0].planned = 10;
    draft
}

#[test]
fn four_numbers_and_the_rates_between_them() {
    let program = valid(&twelve());
    let funnels = Funnels::new(&program);
    let passages = Funnels::passages(funnels.total());
    let steps: Vec<_> = passages
        .iter()
        .map(|one| (one.stage, one.of, one.passed))
        .collect();
    assert_eq!(
        steps,
        [
            ("nominated", 10, 12),
            ("selected", 12, 12),
            ("arrived", 12, 9),
            ("completed", 9, 9)
        ]
    );
    // Places are no people: twelve of ten is no rate.
    assert!(passages[0].rate().is_err());
    let arrived = passages[2]
        .interval(Confidence::NinetyFive, Rounding::places(3).unwrap())
        .unwrap();
    assert_eq!(arrived.value().to_string(), "0.468 to 0.911");
    assert_eq!(funnels.cohorts().len(), 1);
    let table = funnels.to_string();
    assert!(
        table.contains("120.0 %") && table.contains("75.0 %"),
        "{table}"
    );
}

#[test]
fn without_events_nobody_is_anywhere() {
    let funnels = Funnels::new(&small());
    let passages = Funnels::passages(funnels.total());
    assert_eq!((passages[0].of, passages[0].passed), (3, 0));
    assert!(
        passages[1]
            .interval(Confidence::NinetyFive, Rounding::TENTHS)
            .is_err()
    );
}
