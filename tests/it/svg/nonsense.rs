//! Plans that make no sense, programs that are very small or large, sheets that are too narrow.

use chrono::Days;
#[cfg(feature = "report")]
use practicum::format::svg::seats;
use practicum::format::svg::{SvgStyle, by_hospital, by_trainee};
use practicum::program::ProgramDraft;
use practicum::program::draft::{DatesDraft, HorizonDraft};
use practicum::schedule::{Placement, Schedule};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, prop_oneof, proptest};
use proptest::strategy::Strategy;

use super::reader::is_sound;
use crate::support::fixtures::{day, small_draft, stay};
use crate::support::tiny::tiny_program;

fn all_are_sound(draft: &ProgramDraft, schedule: &Schedule, width: u32) {
    let program = draft.validate().unwrap();
    let style = SvgStyle::default()
        .wide(width)
        .in_language("ko".parse().unwrap());
    let pictures = [
        by_hospital,
        by_trainee,
        #[cfg(feature = "report")]
        seats,
    ];
    for picture in pictures {
        let first = picture(&program, schedule, &style);
        is_sound(&first);
        assert_eq!(picture(&program, schedule, &style), first);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 40,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_plan_can_be_drawn(
        seed in any::<u64>(),
        raw in vec((0_u32..9, 0_u32..9, prop_oneof![0_u32..6, any::<u32>()], prop_oneof![0_u32..6, any::<u32>()]), 0..30),
        width in any::<u32>().prop_map(|width| width % 3000),
    ) {
        let placements = raw.into_iter().map(|(trainee, department, start, periods)| {
            stay(&format!("T{trainee}"), &format!("d{department}"), &format!("s{}", department / 2), start, periods)
        });
        all_are_sound(&tiny_program(seed, false), &Schedule::new(placements), width);
    }
}

#[test]
fn nothing_and_a_lot() {
    let first = day(2014, 1, 1);
    let horizon = |days| {
        let last = first.checked_add_days(Days::new(days)).unwrap();
        HorizonDraft::Daily(DatesDraft::new(first, last))
    };
    let empty = ProgramDraft::new("empty", "Пусто", horizon(0));
    all_are_sound(&empty, &Schedule::default(), 1200);
    let mut draft = small_draft();
    draft.horizon = horizon(1500);
    draft.hospitals[0].departments[0].seats[0].count = 10_000;
    draft.hospitals[0].departments[0].seats[0].from = first;
    let many = (0..400).map(|number| stay("T01", "wiltse-ns", "ns", number, 1));
    let crowd = (0..200).map(|number| stay(&format!("누구 {number}"), "wiltse-os", "os", 3, 1400));
    let plan: Schedule = many
        .chain(crowd)
        .collect::<Vec<Placement>>()
        .into_iter()
        .collect();
    all_are_sound(&draft, &plan, 700);
}
