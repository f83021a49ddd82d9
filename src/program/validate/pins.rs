//! Pins: settled placements that do not contradict each other.

use std::collections::BTreeMap;

use super::at::At;
use super::reader::Reader;
use crate::program::Pin;
use crate::program::defect::Flaw;
use crate::program::draft::PinDraft;

/// The pins of a trainee, sorted.
pub(super) fn pins(r: &mut Reader<'_>, at: &At<'_>, drafts: &[PinDraft]) -> Vec<Pin> {
    let mut first_for = BTreeMap::new();
    let mut pins = Vec::with_capacity(drafts.len());
    for (index, draft) in drafts.iter().enumerate() {
        let at = at.index(index);
        let Some(pin) = pin(r, &at, draft) else {
            continue;
        };
        if let Some(&other) = first_for.get(&pin.specialty) {
            let specialty = pin.specialty.clone();
            r.report(
                &at.field("specialty"),
                Flaw::PinSpecialty { specialty, other },
            );
        } else {
            first_for.insert(pin.specialty.clone(), index);
        }
        pins.push(pin);
    }
    overlaps(r, at, drafts);
    pins.sort_unstable();
    pins
}

fn pin(r: &mut Reader<'_>, at: &At<'_>, draft: &PinDraft) -> Option<Pin> {
    let names = r.names;
    let department = r.refer(
        &at.field("department"),
        &names.departments,
        &draft.department,
    );
    let specialty = r.refer(&at.field("specialty"), &names.specialties, &draft.specialty);
    if let Some(horizon) = &r.horizon {
        if horizon.span(draft.start, draft.periods).is_none() {
            let flaw = Flaw::PinHorizon {
                start: draft.start,
                periods: draft.periods,
                horizon: horizon.len(),
            };
            r.report(at, flaw);
        }
    }
    Some(Pin {
        department: department?,
        specialty: specialty?,
        start: draft.start,
        periods: draft.periods,
        mode: draft.mode,
    })
}

/// In order of start, each pin that starts before the latest end of those before it is a defect,
/// which names the earlier pin that ends last.
fn overlaps(r: &mut Reader<'_>, at: &At<'_>, drafts: &[PinDraft]) {
    let mut order: Vec<_> = drafts.iter().enumerate().collect();
    order.sort_by_key(|(_, draft)| draft.start);
    let mut latest: Option<(u32, usize)> = None;
    for (index, draft) in order {
        let end = draft.start.saturating_add(draft.periods);
        if let Some((_, other)) = latest.filter(|&(end, _)| draft.start < end) {
            r.report(&at.index(index), Flaw::PinOverlap { other });
        }
        if latest.is_none_or(|(last, _)| last < end) {
            latest = Some((end, index));
        }
    }
}
