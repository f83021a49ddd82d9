//! Laws of the tables.

use practicum::format::csv::{CsvFiles, CsvLimits, CsvStyle, CsvTable, Separator};
use practicum::program::ProgramDraft;
use practicum::schedule::{Placement, Schedule};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};
use proptest::sample::{Index, select};

use crate::support::full::full_draft;
use crate::support::strategies::valid_drafts;

/// Every table of a draft.
fn tables(draft: &ProgramDraft, style: CsvStyle) -> Vec<(CsvTable, String)> {
    let tables = CsvTable::ALL.iter();
    tables
        .map(|&table| (table, draft.to_csv(table, style)))
        .collect()
}

fn onto(tables: &[(CsvTable, String)], draft: ProgramDraft) -> ProgramDraft {
    let files = tables.iter().fold(CsvFiles::new(), |files, (table, text)| {
        files.with(*table, table.as_str(), text)
    });
    files.onto(draft).unwrap()
}

/// The draft without anything that tables hold.
fn emptied(draft: &ProgramDraft) -> ProgramDraft {
    let mut draft = draft.clone();
    draft.hospitals.clear();
    draft.partnerships.clear();
    draft.trainees.clear();
    draft.preferences = practicum::program::draft::ProgramPreferencesDraft::default();
    draft
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        max_shrink_iters: 500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// What is written and read again changes nothing, in any style.
    #[test]
    fn tables_of_a_draft_change_nothing_in_it(
        draft in valid_drafts(),
        bom in any::<bool>(),
        separator in select(Separator::ALL),
    ) {
        let style = CsvStyle::default().separated_by(separator);
        let style = if bom { style.with_bom() } else { style };
        prop_assert_eq!(onto(&tables(&draft, style), draft.clone()), draft);
    }

    /// Read onto a draft without these entities, the tables give the same tables.
    #[test]
    fn tables_hold_what_they_say(draft in valid_drafts()) {
        let written = tables(&draft, CsvStyle::default());
        let again = onto(&written, emptied(&draft));
        prop_assert_eq!(tables(&again, CsvStyle::default()), written);
    }

    /// Any text, however strange, comes back from a cell.
    #[test]
    fn names_come_back(name in "[=+@'\\-0-9\\t ,;\"\\n\\\\a가Щ＝]{1,12}") {
        let mut draft = full_draft();
        draft.hospitals[0].name = name.clone();
        draft.hospitals[0].aliases = vec![format!("{name}x").trim().to_owned()];
        prop_assert_eq!(onto(&tables(&draft, CsvStyle::default()), draft.clone()), draft);
    }

    #[test]
    fn schedules_come_back(raw in vec((0_u32..6, "[a-z가-힣=']{1,6}", any::<u32>(), any::<u32>()), 0..20)) {
        let placements = raw.into_iter().map(|(trainee, department, start, periods)| {
            Placement::new(
                format!("T{trainee}").parse().unwrap(),
                department.parse().unwrap(),
                "=ns".parse().unwrap(),
                start,
                periods,
            )
        });
        let schedule = Schedule::new(placements);
        let program = full_draft().validate()?;
        let text = schedule.to_csv(&program, CsvStyle::default().with_bom());
        let read = Schedule::from_csv("plan.csv", &text, &CsvLimits::default());
        prop_assert_eq!(read, Ok(schedule));
    }

    /// Whatever happens to the bytes of a file, reading comes to an end.
    #[test]
    fn damage_does_no_harm(damage in vec((any::<Index>(), any::<u8>()), 1..6)) {
        let draft = full_draft();
        for (table, text) in tables(&draft, CsvStyle::default()) {
            let mut bytes = text.into_bytes();
            for (place, byte) in &damage {
                let place = place.index(bytes.len());
                bytes[place] = *byte;
            }
            let read = CsvFiles::new().with(table, "damaged", &bytes).onto(draft.clone());
            if let Err(invalid) = read {
                assert!(!invalid.errors().is_empty());
            }
        }
    }
}

#[test]
fn the_full_draft_goes_through() {
    let draft = full_draft();
    assert_eq!(
        onto(&tables(&draft, CsvStyle::default()), draft.clone()),
        draft
    );
    assert!(
        onto(&tables(&draft, CsvStyle::default()), emptied(&draft))
            .validate()
            .is_ok()
    );
}
