//! Drafts that are nearly right: validate finds defects or makes a program that keeps its laws.

use std::cell::RefCell;
use std::collections::BTreeMap;

use arbitrary::Unstructured;
use practicum::ProgramDraft;
use serde_json::Value;

use crate::mutate::mutate;
use crate::support::tiny::tiny_program;

thread_local! {
    /// Making a draft takes longer than damaging it, so it is done once for each.
    static DRAFTS: RefCell<BTreeMap<(u16, bool), Value>> = const { RefCell::new(BTreeMap::new()) };
}

/// Damages a draft and validates what is left of it.
pub fn run(data: &[u8]) {
    let mut u = Unstructured::new(data);
    let Some(draft) = draft(&mut u) else {
        return;
    };
    match draft.validate() {
        Ok(program) => {
            let again = ProgramDraft::from(&program);
            assert_eq!(again.validate().as_ref(), Ok(&program));
        }
        Err(invalid) => {
            assert!(invalid.count() > 0);
            // Every defect can be shown.
            let shown = invalid.to_string();
            assert!(!shown.is_empty());
        }
    }
}

/// A damaged draft, if JSON can hold it at all.
pub(crate) fn draft(u: &mut Unstructured<'_>) -> Option<ProgramDraft> {
    let seed = u.int_in_range(0..=2047_u16).ok()?;
    let pins = u.arbitrary().ok()?;
    let mut value = DRAFTS.with_borrow_mut(|all| {
        let made = || {
            let text = tiny_program(seed.into(), pins)
                .to_json()
                .expect("a draft can be written");
            serde_json::from_str(&text).expect("JSON")
        };
        all.entry((seed, pins)).or_insert_with(made).clone()
    });
    mutate(&mut value, u).ok()?;
    ProgramDraft::from_json(&value.to_string()).ok()
}
