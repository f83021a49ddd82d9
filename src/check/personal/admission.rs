//! The department admits the trainee: P108.
//!
//! ```text
//! professions = {} or profession in professions
//! levels = {} or level in levels
//! working = {} or languages of the trainee meet working, or meet the hospital's interpreters
//! department not in unable
//! ```

use std::ops::ControlFlow;

use crate::check::evidence::Evidence;
use crate::check::reading::{Reading, Visit};
use crate::check::reason::AdmissionReason;
use crate::check::walk::Found;
use crate::codes::LanguageTag;
use crate::program::Trainee;

/// P108: profession, level, language and ability; one violation a reason.
pub(in crate::check) fn admission(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for (itinerary, visit) in reading.visits() {
        let trainee = itinerary.trainee;
        let reasons = [
            profession(trainee, visit),
            level(trainee, visit),
            language(trainee, visit),
            ability(trainee, visit),
        ];
        for reason in reasons.into_iter().flatten() {
            found(Evidence::NotAdmitted {
                placement: visit.dated(),
                reason,
            })?;
        }
    }
    ControlFlow::Continue(())
}

fn profession(trainee: &Trainee, visit: &Visit<'_>) -> Option<AdmissionReason> {
    let admitted = visit.place.department.professions();
    let profession = trainee.profession();
    let refused = !admitted.is_empty() && !admitted.contains(profession);
    refused.then(|| AdmissionReason::Profession {
        profession: profession.clone(),
    })
}

fn level(trainee: &Trainee, visit: &Visit<'_>) -> Option<AdmissionReason> {
    let admitted = visit.place.department.levels();
    let level = trainee.level();
    let refused = !admitted.is_empty() && !level.is_some_and(|level| admitted.contains(level));
    refused.then(|| AdmissionReason::Level {
        level: level.cloned(),
    })
}

fn language(trainee: &Trainee, visit: &Visit<'_>) -> Option<AdmissionReason> {
    let working = visit.working_languages();
    let interpreters = visit.place.hospital.interpreters();
    let speaks = |tag: &LanguageTag| {
        let mut spoken = trainee.languages().iter();
        spoken.any(|own| own.primary() == tag.primary())
    };
    let refused = !working.is_empty()
        && !working.iter().any(speaks)
        && !interpreters.iter().any(|one| speaks(one.language()));
    refused.then(|| AdmissionReason::Language {
        working: working.to_vec(),
    })
}

fn ability(trainee: &Trainee, visit: &Visit<'_>) -> Option<AdmissionReason> {
    let unable = trainee.unable().contains(visit.place.department.id());
    unable.then_some(AdmissionReason::Unable)
}
