//! Drafts that are nearly right: validate finds defects or makes a program that keeps its laws.

use arbitrary::Unstructured;
use practicum::ProgramDraft;

use crate::mutate::mutate;
use crate::support::tiny::tiny_program;

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
    let seed: u64 = u.arbitrary().ok()?;
    let text = tiny_program(seed, u.arbitrary().ok()?).to_json().ok()?;
    let mut value = serde_json::from_str(&text).ok()?;
    mutate(&mut value, u).ok()?;
    ProgramDraft::from_json(&value.to_string()).ok()
}
