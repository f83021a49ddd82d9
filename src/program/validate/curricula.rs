//! Curricula: choices that can be made, prerequisites that can be met.

use std::collections::BTreeSet;

use super::at::At;
use super::cycles::cycles;
use super::reader::Reader;
use crate::calendar::Horizon;
use crate::ids::{CurriculumId, SpecialtyId};
use crate::program::defect::Flaw;
use crate::program::draft::{CurriculumDraft, PrerequisiteDraft, RequirementDraft};
use crate::program::{Curriculum, Prerequisite, Requirement, Table};

/// Most specialties of one curriculum.
const MAX_SPECIALTIES: usize = 64;

/// The specialties of a curriculum.
type Courses = BTreeSet<SpecialtyId>;

/// Curricula.
pub(super) fn curricula(r: &mut Reader<'_>, drafts: &[CurriculumDraft]) -> Table<Curriculum> {
    r.table(&r.names.curricula, drafts, |draft| &draft.id, curriculum)
}

fn curriculum(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<CurriculumId>,
    draft: &CurriculumDraft,
) -> Option<Curriculum> {
    let name = draft.name.as_deref();
    let name = name.and_then(|text| r.name(&at.field("name"), text));
    let mut courses = Courses::new();
    let mut requirements = Vec::with_capacity(draft.requirements.len());
    for (index, draft) in draft.requirements.iter().enumerate() {
        let list = at.field("requirements");
        requirements.push(requirement(r, &list.index(index), &mut courses, draft));
    }
    if courses.len() > MAX_SPECIALTIES {
        r.report(
            &at.field("requirements"),
            Flaw::TooManySpecialties {
                count: courses.len(),
                limit: MAX_SPECIALTIES,
            },
        );
    }
    let prerequisites = prerequisites(r, at, &courses, &draft.prerequisites);
    let hospital_max = draft.hospital_max;
    let hospital_max = hospital_max.map(|most| r.count(&at.field("hospital_max"), most));
    if hospital_max == Some(0) {
        r.report(&at.field("hospital_max"), Flaw::HospitalMax);
    }
    Some(Curriculum {
        id: id?,
        name,
        requirements,
        prerequisites,
        hospital_max,
    })
}

fn requirement(
    r: &mut Reader<'_>,
    at: &At<'_>,
    courses: &mut Courses,
    draft: &RequirementDraft,
) -> Requirement {
    let listed = draft.of.len();
    if draft.choose == 0 || usize::try_from(draft.choose).is_ok_and(|choose| choose > listed) {
        let choose = draft.choose;
        r.report(&at.field("choose"), Flaw::Choose { choose, listed });
    }
    let mut of = Vec::with_capacity(listed);
    for (index, text) in draft.of.iter().enumerate() {
        let list = at.field("of");
        let at = list.index(index);
        let Some(specialty) = r.refer(&at, &r.names.specialties, text) else {
            continue;
        };
        if courses.insert(specialty.clone()) {
            of.push(specialty);
        } else {
            r.report(&at, Flaw::SpecialtyTwice { specialty });
        }
    }
    of.sort_unstable();
    let horizon = r.horizon.as_ref().map(Horizon::len);
    if let Some(horizon) = horizon.filter(|&len| draft.periods == 0 || draft.periods > len) {
        let periods = draft.periods;
        r.report(&at.field("periods"), Flaw::Duration { periods, horizon });
    }
    Requirement {
        choose: draft.choose,
        of,
        periods: draft.periods,
        mode: draft.mode,
        acts: r.set(&at.field("acts"), &draft.acts, Reader::word),
    }
}

fn prerequisites(
    r: &mut Reader<'_>,
    at: &At<'_>,
    courses: &Courses,
    drafts: &[PrerequisiteDraft],
) -> Vec<Prerequisite> {
    let list = at.field("prerequisites");
    let mut prerequisites = r.list(
        &list,
        drafts,
        |r, at, draft| {
            let specialty = course(r, &at.field("specialty"), courses, &draft.specialty);
            let after = course(r, &at.field("after"), courses, &draft.after);
            let (specialty, after) = (specialty?, after?);
            Some(Prerequisite { specialty, after })
        },
        |prerequisite| format!("{} after {}", prerequisite.specialty, prerequisite.after),
    );
    prerequisites.sort_unstable();
    let ids: Vec<_> = courses.iter().collect();
    let number = |id: &SpecialtyId| ids.binary_search(&id).ok();
    let mut edges = vec![Vec::new(); ids.len()];
    for prerequisite in &prerequisites {
        let later = number(&prerequisite.specialty).and_then(|later| edges.get_mut(later));
        if let Some(earlier) = later {
            earlier.extend(number(&prerequisite.after));
        }
    }
    for circle in cycles(&edges) {
        let members = circle.iter().filter_map(|&member| ids.get(member));
        let cycle = members.map(|&id| id.clone()).collect();
        r.report(&list, Flaw::PrerequisiteCycle { cycle });
    }
    prerequisites
}

/// A specialty of the curriculum.
fn course(r: &mut Reader<'_>, at: &At<'_>, courses: &Courses, text: &str) -> Option<SpecialtyId> {
    let specialty = r.refer(at, &r.names.specialties, text)?;
    if courses.contains(&specialty) {
        return Some(specialty);
    }
    r.report(at, Flaw::PrerequisiteOutside { specialty });
    None
}
