//! Trainees: who they are, what they bring, what they want.

use super::at::At;
use super::pins;
use super::reader::Reader;
use crate::ids::TraineeId;
use crate::program::defect::Flaw;
use crate::program::draft::{
    ApprovalDraft, CredentialDraft, EarlierDraft, EventDraft, PreferencesDraft, RouteDraft,
    TraineeDraft,
};
use crate::program::{
    Approval, Credential, Earlier, Event, Lifecycle, Preferences, Route, Table, Trainee,
};
use crate::quantity::Weight;

/// Trainees.
pub(super) fn trainees(r: &mut Reader<'_>, drafts: &[TraineeDraft]) -> Table<Trainee> {
    r.table(&r.names.trainees, drafts, |draft| &draft.id, trainee)
}

fn trainee(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<TraineeId>,
    draft: &TraineeDraft,
) -> Option<Trainee> {
    let names = r.names;
    let cohort = r.refer(&at.field("cohort"), &names.cohorts, &draft.cohort);
    let region = r.refer(&at.field("region"), &names.regions, &draft.region);
    let curriculum = r.refer(&at.field("curriculum"), &names.curricula, &draft.curriculum);
    let profession = r.word(&at.field("profession"), &draft.profession);
    let route = route(r, &at.field("route"), &draft.route);
    let name = draft.name.as_deref();
    let name = name.and_then(|text| r.name(&at.field("name"), text));
    let nationality = draft.nationality.as_deref();
    let nationality = nationality.and_then(|code| r.code(&at.field("nationality"), code));
    let institution = draft.institution.as_deref();
    let institution =
        institution.and_then(|text| r.refer(&at.field("institution"), &names.institutions, text));
    let partnership = draft.partnership.as_deref();
    let partnership =
        partnership.and_then(|text| r.refer(&at.field("partnership"), &names.partnerships, text));
    let level = draft.level.as_deref();
    let level = level.and_then(|text| r.word(&at.field("level"), text));
    let specialties = r.references(
        &at.field("specialties"),
        &names.specialties,
        &draft.specialties,
    );
    let languages = r.list(
        &at.field("languages"),
        &draft.languages,
        |r, at, text| r.code(at, text),
        ToString::to_string,
    );
    let practicing_since = draft.practicing_since;
    let practicing_since =
        practicing_since.and_then(|date| r.day(&at.field("practicing_since"), date));
    let earlier = sorted(r, &at.field("earlier"), &draft.earlier, earlier);
    let stays = r.ranges(&at.field("stays"), &draft.stays);
    let credentials = sorted(r, &at.field("credentials"), &draft.credentials, credential);
    let approvals = sorted(r, &at.field("approvals"), &draft.approvals, approval);
    let preparation = r.ranges(&at.field("preparation"), &draft.preparation);
    let available = r.terms(&at.field("available"), &draft.available);
    let unavailable = r.terms(&at.field("unavailable"), &draft.unavailable);
    let unable = r.references(&at.field("unable"), &names.departments, &draft.unable);
    let preferences = preferences(r, &at.field("preferences"), &draft.preferences);
    let pins = pins::pins(r, &at.field("pins"), &draft.pins);
    let lifecycle = lifecycle(r, &at.field("lifecycle"), &draft.lifecycle);
    Some(Trainee {
        id: id?,
        cohort: cohort?,
        region: region?,
        curriculum: curriculum?,
        profession: profession?,
        route: route?,
        name,
        nationality,
        institution,
        partnership,
        level,
        specialties,
        languages,
        practicing_since,
        earlier,
        stays,
        credentials,
        approvals,
        preparation,
        available,
        unavailable,
        unable,
        preferences: preferences?,
        pins,
        lifecycle,
    })
}

/// Items whose order has no meaning and which may be alike.
fn sorted<D, T: Ord>(
    r: &mut Reader<'_>,
    at: &At<'_>,
    drafts: &[D],
    read: impl Fn(&mut Reader<'_>, &At<'_>, &D) -> Option<T>,
) -> Vec<T> {
    let mut items = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        items.extend(read(r, &at.index(index), draft));
    }
    items.sort_unstable();
    items
}

fn route(r: &mut Reader<'_>, at: &At<'_>, draft: &RouteDraft) -> Option<Route> {
    match draft {
        RouteDraft::Nominated { authority } => {
            let authority = r.refer(&at.field("authority"), &r.names.authorities, authority);
            authority.map(|authority| Route::Nominated { authority })
        }
        RouteDraft::Exchange { hospital } => {
            let hospital = r.refer(&at.field("hospital"), &r.names.hospitals, hospital);
            hospital.map(|hospital| Route::Exchange { hospital })
        }
        RouteDraft::Invitation { by } => {
            let by = r.name(&at.field("by"), by);
            by.map(|by| Route::Invitation { by })
        }
    }
}

fn earlier(r: &mut Reader<'_>, at: &At<'_>, draft: &EarlierDraft) -> Option<Earlier> {
    let dates = r.dates(&at.field("dates"), draft.dates);
    let program = draft.program.as_deref();
    let program = program.and_then(|text| r.name(&at.field("program"), text));
    Some(Earlier {
        dates: dates?,
        program,
    })
}

fn credential(r: &mut Reader<'_>, at: &At<'_>, draft: &CredentialDraft) -> Option<Credential> {
    let kind = r.word(&at.field("kind"), &draft.kind);
    let valid = r.term(&at.field("valid"), draft.valid);
    Some(Credential {
        kind: kind?,
        valid: valid?,
    })
}

fn approval(r: &mut Reader<'_>, at: &At<'_>, draft: &ApprovalDraft) -> Option<Approval> {
    let names = r.names;
    let valid = r.dates(&at.field("valid"), draft.valid);
    let hospital = r.refer(&at.field("hospital"), &names.hospitals, &draft.hospital);
    let field = at.field("supervisor");
    let supervisor = r.refer(&field, &names.supervisors, &draft.supervisor);
    let acts = r.set(&at.field("acts"), &draft.acts, Reader::word);
    let (hospital, supervisor) = (hospital?, supervisor?);
    let works_at = names
        .supervisors
        .spot(&draft.supervisor)
        .map(|spot| spot[0]);
    if works_at != names.hospitals.spot(&draft.hospital).map(|spot| spot[0]) {
        r.report(
            &field,
            Flaw::ForeignSupervisor {
                supervisor: supervisor.clone(),
                hospital: hospital.clone(),
            },
        );
    }
    Some(Approval {
        valid: valid?,
        hospital,
        supervisor,
        acts,
    })
}

fn preferences(r: &mut Reader<'_>, at: &At<'_>, draft: &PreferencesDraft) -> Option<Preferences> {
    let names = r.names;
    let specialties = r.weights(
        &at.field("specialties"),
        &names.specialties,
        &draft.specialties,
    );
    let hospitals = r.weights(&at.field("hospitals"), &names.hospitals, &draft.hospitals);
    let change = minded(r, &at.field("change"), draft.change);
    let waiting = minded(r, &at.field("waiting"), draft.waiting);
    Some(Preferences {
        specialties,
        hospitals,
        change: change?,
        waiting: waiting?,
    })
}

/// How much something is minded: 1 if not given.
fn minded(r: &mut Reader<'_>, at: &At<'_>, weight: Option<i64>) -> Option<Weight> {
    let Some(weight) = weight else {
        return Some(Weight::ONE);
    };
    let weight = r.weight(at, weight)?;
    if weight < Weight::ZERO {
        r.report(at, Flaw::NegativeMinding { weight });
        return None;
    }
    Some(weight)
}

fn lifecycle(r: &mut Reader<'_>, at: &At<'_>, drafts: &[EventDraft]) -> Lifecycle {
    let mut lifecycle = Lifecycle::default();
    let mut legal = true;
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        let on = r.day(&at.field("on"), draft.on);
        let note = draft.note.as_deref();
        let note = note.and_then(|text| r.note(&at.field("note"), text));
        let mut event = Event::new(draft.kind, draft.on);
        if let Some(note) = note {
            event = event.with_note(&note);
        }
        // What follows an event that can not be judged can not be judged either.
        legal &= on.is_some();
        if legal {
            if let Err(error) = lifecycle.record(event) {
                r.report(&at, Flaw::Lifecycle { error });
                legal = false;
            }
        }
    }
    lifecycle
}
