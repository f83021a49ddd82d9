//! Laws of the JSON form.

use practicum::program::{Program, ProgramDraft};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};
use proptest::sample::Index;

use crate::support::full::full_draft;
use crate::support::strategies::{permuted, valid_drafts};

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 120,
        max_shrink_iters: 500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn what_is_written_is_read(draft in valid_drafts()) {
        let text = draft.to_json()?;
        prop_assert_eq!(ProgramDraft::from_json(&text)?, draft);
    }

    #[test]
    fn equal_programs_have_equal_bytes(draft in valid_drafts(), seed in any::<u64>()) {
        let text = draft.validate()?.to_json()?;
        prop_assert_eq!(permuted(draft, seed).validate()?.to_json()?, text.clone());
        let again = Program::from_json(&text)?;
        prop_assert_eq!(again.to_json()?, text);
    }

    /// Whatever happens to the bytes of a file, reading and validating come to an end.
    #[test]
    fn damage_does_no_harm(damage in vec((any::<Index>(), any::<u8>()), 1..4)) {
        let mut bytes = full_draft().to_json()?.into_bytes();
        for (place, byte) in damage {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(program) = Program::from_json(&text) {
            let written = program.to_json()?;
            prop_assert_eq!(Program::from_json(&written)?, program);
        }
    }
}
