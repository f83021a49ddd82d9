//! How each change is written into a draft.

use chrono::NaiveDate;

use super::change::{Change, ChangeError};
use crate::calendar::{DateRange, EARLIEST, LATEST, Term};
use crate::ids::HospitalId;
use crate::program::draft::{
    CohortDraft, CredentialDraft, DepartmentDraft, EventDraft, HospitalDraft, InterpreterDraft,
    PartnershipDraft, QuotaBasisDraft, StepDraft, SupervisorDraft, TermDraft, TraineeDraft,
};
use crate::program::{Attendance, EventKind, ProgramDraft};

type Done = Result<(), ChangeError>;

/// Writes a change into a draft.
#[expect(clippy::too_many_lines, reason = "one arm a change")]
pub(super) fn apply(change: &Change, draft: &mut ProgramDraft) -> Done {
    match change {
        Change::Seats {
            department,
            days,
            more,
        } => raise(&mut place(draft, department)?.seats, *days, *more),
        Change::Cap {
            hospital,
            days,
            more,
        } => raise(&mut host(draft, hospital)?.cap, *days, *more),
        Change::Interpreters {
            hospital,
            language,
            days,
            more,
        } => {
            let interpreters = &mut host(draft, hospital)?.interpreters;
            let text = language.as_str();
            if interpreters.iter().all(|one| one.language != text) {
                interpreters.push(InterpreterDraft::new(text));
            }
            let mut same = interpreters.iter_mut().filter(|one| one.language == text);
            if let Some(found) = same.next() {
                raise(&mut found.trainees, *days, *more);
            }
        }
        Change::Supervisor {
            department,
            days,
            trainees,
        } => {
            let place = place(draft, department)?;
            // There may be others who were added for other days.
            let ids: Vec<&str> = place
                .supervisors
                .iter()
                .map(|one| one.id.as_str())
                .collect();
            let name = |number: usize| format!("{department}/another-{number}");
            let free = (1..=usize::MAX)
                .map(name)
                .find(|id| !ids.contains(&id.as_str()));
            let mut supervisor = SupervisorDraft::new(free.unwrap_or_default(), *trainees);
            if let Some(before) = days.first().pred_opt().filter(|last| *last >= EARLIEST) {
                supervisor = supervisor.absence(TermDraft::between(EARLIEST, before));
            }
            if let Some(after) = days.last().succ_opt().filter(|from| *from <= LATEST) {
                supervisor = supervisor.absence(TermDraft::from(after));
            }
            place.supervisors.push(supervisor);
        }
        Change::Quota {
            partnership,
            basis,
            more,
        } => {
            let agreement = agreement(draft, partnership)?;
            let basis = QuotaBasisDraft::from(basis);
            let quotas = agreement.quotas.iter_mut();
            let mut same = quotas.filter(|quota| quota.basis == basis).peekable();
            if same.peek().is_none() {
                return Err(unknown("quota of that kind of", partnership.as_str()));
            }
            for quota in same {
                quota.trainees = quota.trainees.saturating_add(*more);
            }
        }
        Change::Ceiling { budget, ceiling } => {
            let budgets = &mut draft.budgets;
            find(budgets, "budget", budget.as_str(), |one| &one.id)?.ceiling = ceiling.to_string();
        }
        Change::Share {
            authority,
            hospital,
            percent,
        } => {
            let hospital = hospital.as_ref().map(HospitalId::as_str);
            let mut same = draft.shares.iter_mut().filter(|share| {
                share.authority == authority.as_str() && share.hospital.as_deref() == hospital
            });
            let share = same.next();
            let share = share.ok_or_else(|| unknown("such share of", authority.as_str()))?;
            share.percent = percent.to_string();
        }
        Change::Unlink { link, trainee } => {
            let found = find(&mut draft.links, "link", link.as_str(), |one| &one.id)?;
            let before = found.trainees.len();
            found.trainees.retain(|id| id != trainee.as_str());
            if found.trainees.len() == before {
                return Err(unknown("such link of", trainee.as_str()));
            }
            // A link needs somebody to bind.
            let bound = found.trainees.len() > 1;
            if !bound && found.language.is_none() && found.region.is_none() {
                draft.links.retain(|one| one.id != link.as_str());
            }
        }
        Change::Open { department, days } => cut(&mut place(draft, department)?.closures, *days),
        Change::AdmitProfession {
            department,
            profession,
        } => admit(
            &mut place(draft, department)?.professions,
            profession.as_str(),
        ),
        Change::AdmitLevel { department, level } => {
            admit(&mut place(draft, department)?.levels, level.as_str());
        }
        Change::Able {
            trainee,
            department,
        } => {
            let person = person(draft, trainee)?;
            person.unable.retain(|id| id != department.as_str());
        }
        Change::Available { trainee, days } => {
            let person = person(draft, trainee)?;
            cut(&mut person.unavailable, *days);
            if !person.available.is_empty() {
                person.available.push(between(*days));
            }
        }
        Change::Renew {
            trainee,
            credential,
            days,
        } => {
            let renewed = CredentialDraft::new(credential.as_str(), between(*days));
            let held = &mut person(draft, trainee)?.credentials;
            if !held.contains(&renewed) {
                held.push(renewed);
            }
        }
        Change::Window { cohort, days } => {
            let window = &mut group(draft, cohort)?.window;
            window.first = window.first.min(days.first());
            window.last = window.last.max(days.last());
        }
        Change::WaivePolicy { cohort, policy } => {
            let cohort = group(draft, cohort)?;
            cohort.policies.retain(|id| id != policy.as_str());
        }
        Change::WaivePrerequisite {
            trainee,
            specialty,
            after,
        } => {
            let curriculum = own_curriculum(draft, trainee)?;
            curriculum.prerequisites.retain(|order| {
                (order.specialty.as_str(), order.after.as_str())
                    != (specialty.as_str(), after.as_str())
            });
        }
        Change::HospitalMax { trainee, most } => {
            own_curriculum(draft, trainee)?.hospital_max = Some(*most);
        }
        Change::Excuse { cohort, label } => {
            for day in &mut group(draft, cohort)?.common_days {
                if day.label == *label {
                    day.attendance = Attendance::Optional;
                }
            }
        }
        Change::Prolong { partnership, days } => {
            let agreement = agreement(draft, partnership)?;
            agreement.term.from = agreement.term.from.min(days.first());
            agreement.term.until = agreement.term.until.map(|last| last.max(days.last()));
            cut(&mut agreement.suspensions, *days);
        }
        Change::CoverSpecialty {
            partnership,
            specialty,
        } => {
            let scope = &mut agreement(draft, partnership)?.scope;
            admit(&mut scope.specialties, specialty.as_str());
        }
        Change::CoverProfession {
            partnership,
            profession,
        } => {
            let scope = &mut agreement(draft, partnership)?.scope;
            admit(&mut scope.professions, profession.as_str());
        }
        Change::CoverHospital {
            partnership,
            hospital,
        } => {
            let scope = &mut agreement(draft, partnership)?.scope;
            admit(&mut scope.hospitals, hospital.as_str());
        }
        Change::Move { .. } => {}
        Change::Withdraw { trainee, on } => {
            let event = EventDraft::new(EventKind::Withdrawn, *on);
            person(draft, trainee)?.lifecycle.push(event);
        }
        Change::Away { trainee, days } => person(draft, trainee)?.unavailable.push(term(*days)),
        Change::Join { trainee } => {
            if draft.trainees.iter().any(|one| one.id == trainee.id) {
                let id = trainee.id.clone();
                return Err(ChangeError::Taken { id });
            }
            draft.trainees.push(trainee.as_ref().clone());
        }
        Change::Close { department, days } => place(draft, department)?.closures.push(term(*days)),
        Change::Absent { supervisor, days } => {
            let departments = draft
                .hospitals
                .iter_mut()
                .flat_map(|one| &mut one.departments);
            let supervisors = departments.flat_map(|one| &mut one.supervisors);
            let mut found = supervisors.filter(|one| one.id == supervisor.as_str());
            let found = found.next();
            let found = found.ok_or_else(|| unknown("supervisor", supervisor.as_str()))?;
            found.absences.push(term(*days));
        }
        Change::Lapse { partnership, on } => {
            let agreement = agreement(draft, partnership)?;
            let from = agreement.term.from;
            let last = on.pred_opt().filter(|last| *last >= from);
            let id = || agreement.id.clone();
            let last = last.ok_or_else(|| ChangeError::NotYet { id: id(), from })?;
            let known = agreement.term.until;
            agreement.term.until = Some(known.map_or(last, |known| known.min(last)));
        }
        Change::Suspend { partnership, days } => {
            agreement(draft, partnership)?.suspensions.push(term(*days));
        }
    }
    Ok(())
}

fn unknown(what: &'static str, id: &str) -> ChangeError {
    let id = id.to_owned();
    ChangeError::Unknown { what, id }
}

fn find<'a, T>(
    items: &'a mut [T],
    what: &'static str,
    id: &str,
    key: impl Fn(&T) -> &String,
) -> Result<&'a mut T, ChangeError> {
    let found = items.iter_mut().find(|item| key(item) == id);
    found.ok_or_else(|| unknown(what, id))
}

fn host(draft: &mut ProgramDraft, id: impl AsRef<str>) -> Result<&mut HospitalDraft, ChangeError> {
    find(&mut draft.hospitals, "hospital", id.as_ref(), |one| &one.id)
}

fn place(
    draft: &mut ProgramDraft,
    id: impl AsRef<str>,
) -> Result<&mut DepartmentDraft, ChangeError> {
    let mut departments = draft
        .hospitals
        .iter_mut()
        .flat_map(|one| &mut one.departments);
    let found = departments.find(|one| one.id == id.as_ref());
    found.ok_or_else(|| unknown("department", id.as_ref()))
}

fn person(draft: &mut ProgramDraft, id: impl AsRef<str>) -> Result<&mut TraineeDraft, ChangeError> {
    find(&mut draft.trainees, "trainee", id.as_ref(), |one| &one.id)
}

fn group(draft: &mut ProgramDraft, id: impl AsRef<str>) -> Result<&mut CohortDraft, ChangeError> {
    find(&mut draft.cohorts, "cohort", id.as_ref(), |one| &one.id)
}

fn agreement(
    draft: &mut ProgramDraft,
    id: impl AsRef<str>,
) -> Result<&mut PartnershipDraft, ChangeError> {
    find(&mut draft.partnerships, "partnership", id.as_ref(), |one| {
        &one.id
    })
}

/// A curriculum that the trainee has for themself: the present one if nobody else has it, or a copy.
fn own_curriculum(
    draft: &mut ProgramDraft,
    id: impl AsRef<str>,
) -> Result<&mut crate::program::draft::CurriculumDraft, ChangeError> {
    let id = id.as_ref();
    let current = person(draft, id)?.curriculum.clone();
    let mut others = draft.trainees.iter().filter(|one| one.id != id);
    if others.any(|one| one.curriculum == current) {
        let known = find(&mut draft.curricula, "curriculum", &current, |one| &one.id)?.clone();
        let taken = |name: &String| draft.curricula.iter().any(|one| one.id == *name);
        let name = |number: u32| format!("{current}-{number}");
        let fresh = (2..=u32::MAX)
            .map(name)
            .find(|name| !taken(name))
            .unwrap_or_default();
        let mut copy = known;
        copy.id.clone_from(&fresh);
        draft.curricula.push(copy);
        person(draft, id)?.curriculum.clone_from(&fresh);
        return find(&mut draft.curricula, "curriculum", &fresh, |one| &one.id);
    }
    find(&mut draft.curricula, "curriculum", &current, |one| &one.id)
}

/// Raises a count that changes over time on some days, and only on them.
fn raise(steps: &mut Vec<StepDraft>, days: DateRange, more: u32) {
    let on = |steps: &[StepDraft], day: NaiveDate| {
        let before = steps.iter().filter(|step| step.from <= day);
        before
            .max_by_key(|step| step.from)
            .map_or(0, |step| step.count)
    };
    let set = |steps: &mut Vec<StepDraft>, day: NaiveDate| {
        if steps.iter().all(|step| step.from != day) {
            let count = on(steps, day);
            steps.push(StepDraft { from: day, count });
        }
    };
    set(steps, days.first());
    if let Some(after) = days.last().succ_opt() {
        set(steps, after);
    }
    for step in steps.iter_mut().filter(|step| days.contains(step.from)) {
        step.count = step.count.saturating_add(more);
    }
}

/// Takes some days out of terms.
fn cut(terms: &mut Vec<TermDraft>, days: DateRange) {
    let mut left = Vec::with_capacity(terms.len());
    for term in terms.drain(..) {
        let meets = term.from <= days.last() && term.until.is_none_or(|last| last >= days.first());
        if !meets {
            left.push(term);
            continue;
        }
        let before = days.first().pred_opt().filter(|last| *last >= term.from);
        left.extend(before.map(|last| TermDraft::between(term.from, last)));
        let after = days.last().succ_opt();
        let after = after.filter(|from| term.until.is_none_or(|last| last >= *from));
        left.extend(after.map(|from| TermDraft {
            from,
            until: term.until,
        }));
    }
    *terms = left;
}

/// Adds to a list in which no entry means everything.
fn admit(list: &mut Vec<String>, entry: &str) {
    if !list.is_empty() && list.iter().all(|known| known != entry) {
        list.push(entry.to_owned());
    }
}

fn term(term: Term) -> TermDraft {
    TermDraft {
        from: term.since(),
        until: term.until(),
    }
}

fn between(days: DateRange) -> TermDraft {
    TermDraft::between(days.first(), days.last())
}
