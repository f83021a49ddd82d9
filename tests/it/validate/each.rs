//! Plants one bad value after another.

use practicum::program::{DefectCode, ProgramDraft};

use crate::support::full::full_draft;

/// Where the defect will be, and how to plant it in the full draft.
pub(super) type Plant = (&'static str, fn(&mut ProgramDraft));

/// Plants each value by itself and expects one defect of the code, at the place.
pub(super) fn each(code: DefectCode, plants: &[Plant]) {
    for &(place, plant) in plants {
        let mut draft = full_draft();
        plant(&mut draft);
        let invalid = draft.validate().expect_err(place);
        let found: Vec<_> = invalid
            .defects()
            .iter()
            .map(|defect| (defect.code(), defect.place().to_string()))
            .collect();
        assert_eq!(found, [(code, place.to_owned())]);
    }
}
