//! Hospitals with their departments, supervisors and interpreters.

use std::collections::BTreeMap;

use super::at::{At, shown};
use super::index::Spot;
use super::reader::Reader;
use crate::codes::LanguageTag;
use crate::ids::{DepartmentId, HospitalId, SupervisorId};
use crate::program::defect::Flaw;
use crate::program::draft::{DepartmentDraft, HospitalDraft, InterpreterDraft, SupervisorDraft};
use crate::program::{Department, Hospital, Interpreter, Supervisor, Table};

/// Hospitals.
pub(super) fn hospitals(r: &mut Reader<'_>, drafts: &[HospitalDraft]) -> Table<Hospital> {
    let names = &r.names.hospitals;
    let spot = |h| [h, 0, 0];
    Table::new(r.entities(
        &At::PROGRAM,
        names,
        drafts,
        spot,
        |draft| &draft.id,
        hospital,
    ))
}

fn hospital(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<HospitalId>,
    [h, ..]: Spot,
    draft: &HospitalDraft,
) -> Option<Hospital> {
    let name = r.name(&at.field("name"), &draft.name);
    let region = draft.region.as_deref();
    let region = region.and_then(|text| r.refer(&at.field("region"), &r.names.regions, text));
    let city = draft.city.as_deref();
    let city = city.and_then(|text| r.name(&at.field("city"), text));
    let aliases = r.aliases(&at.field("aliases"), &draft.aliases);
    let labels = r.labels(&at.field("labels"), &draft.labels);
    let languages = r.set(&at.field("languages"), &draft.languages, Reader::code);
    let cap = r.steps(&at.field("cap"), &draft.cap);
    let interpreters = interpreters(r, &at.field("interpreters"), &draft.interpreters);
    let names = &r.names.departments;
    let spot = |d| [h, d, 0];
    let mut departments = r.entities(at, names, &draft.departments, spot, |d| &d.id, department);
    departments.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    Some(Hospital {
        id: id?,
        name: name?,
        region,
        city,
        aliases,
        labels,
        languages,
        cap,
        interpreters,
        departments,
    })
}

fn interpreters(r: &mut Reader<'_>, at: &At<'_>, drafts: &[InterpreterDraft]) -> Vec<Interpreter> {
    let mut interpreters = BTreeMap::new();
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        let language: Option<LanguageTag> = r.code(&at.field("language"), &draft.language);
        let trainees = r.steps(&at.field("trainees"), &draft.trainees);
        let Some(language) = language else { continue };
        // Only primary subtags are compared: two entries of one language would be ambiguous.
        let primary = language.primary().to_owned();
        if interpreters.insert(primary, (language, trainees)).is_some() {
            let text = shown(&draft.language);
            r.report(&at.field("language"), Flaw::Repeated { text });
        }
    }
    let interpreter = |(language, trainees)| Interpreter { language, trainees };
    interpreters.into_values().map(interpreter).collect()
}

fn department(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<DepartmentId>,
    [h, d, _]: Spot,
    draft: &DepartmentDraft,
) -> Option<Department> {
    let specialty = r.refer(
        &at.field("specialty"),
        &r.names.specialties,
        &draft.specialty,
    );
    let name = draft.name.as_deref();
    let name = name.and_then(|text| r.name(&at.field("name"), text));
    let seats = r.steps(&at.field("seats"), &draft.seats);
    let minimum = r.steps(&at.field("minimum"), &draft.minimum);
    let closures = r.terms(&at.field("closures"), &draft.closures);
    let names = &r.names.supervisors;
    let spot = |s| [h, d, s];
    let mut supervisors = r.entities(at, names, &draft.supervisors, spot, |s| &s.id, supervisor);
    supervisors.sort_unstable_by(|a, b| a.id.cmp(&b.id));
    let languages = r.set(&at.field("languages"), &draft.languages, Reader::code);
    let professions = r.set(&at.field("professions"), &draft.professions, Reader::word);
    let levels = r.set(&at.field("levels"), &draft.levels, Reader::word);
    let modes = r.choices(&at.field("modes"), &draft.modes);
    Some(Department {
        id: id?,
        specialty: specialty?,
        name,
        seats,
        minimum,
        closures,
        supervisors,
        languages,
        professions,
        levels,
        modes,
    })
}

fn supervisor(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<SupervisorId>,
    _: Spot,
    draft: &SupervisorDraft,
) -> Option<Supervisor> {
    let trainees = r.count(&at.field("trainees"), draft.trainees);
    let absences = r.terms(&at.field("absences"), &draft.absences);
    Some(Supervisor {
        id: id?,
        trainees,
        absences,
    })
}
