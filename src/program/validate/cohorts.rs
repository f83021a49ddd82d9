//! Cohorts: windows in which somebody can be placed.

use super::at::At;
use super::reader::Reader;
use crate::calendar::DateRange;
use crate::ids::CohortId;
use crate::program::defect::Flaw;
use crate::program::draft::{CohortDraft, CommonDayDraft};
use crate::program::{Cohort, CommonDay, Table};

/// Cohorts.
pub(super) fn cohorts(r: &mut Reader<'_>, drafts: &[CohortDraft]) -> Table<Cohort> {
    r.table(&r.names.cohorts, drafts, |draft| &draft.id, cohort)
}

fn cohort(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<CohortId>,
    draft: &CohortDraft,
) -> Option<Cohort> {
    let name = r.name(&at.field("name"), &draft.name);
    let edition = draft.edition.as_deref();
    let edition = edition.and_then(|text| r.name(&at.field("edition"), text));
    let window = window(r, &at.field("window"), draft);
    let mut common_days = Vec::with_capacity(draft.common_days.len());
    for (index, draft) in draft.common_days.iter().enumerate() {
        common_days.extend(common_day(r, &at.field("common_days").index(index), draft));
    }
    common_days.sort_unstable();
    let planned = r.count(&at.field("planned"), draft.planned);
    let policies = r.references(&at.field("policies"), &r.names.policies, &draft.policies);
    Some(Cohort {
        id: id?,
        name: name?,
        edition,
        window: window?,
        common_days,
        planned,
        policies,
    })
}

fn window(r: &mut Reader<'_>, at: &At<'_>, draft: &CohortDraft) -> Option<DateRange> {
    let window = r.dates(at, draft.window)?;
    let horizon = r.horizon.as_ref()?;
    // Periods are in order: if any fits, the first one that begins in the window does.
    let periods = horizon.periods();
    let first = periods.partition_point(|period| period.first() < window.first());
    if !periods
        .get(first)
        .is_some_and(|&period| window.covers(period))
    {
        let horizon = horizon.range();
        r.report(at, Flaw::CohortWindow { window, horizon });
    }
    Some(window)
}

fn common_day(r: &mut Reader<'_>, at: &At<'_>, draft: &CommonDayDraft) -> Option<CommonDay> {
    let label = r.name(&at.field("label"), &draft.label);
    let dates = r.dates(&at.field("dates"), draft.dates);
    Some(CommonDay {
        dates: dates?,
        label: label?,
        attendance: draft.attendance,
    })
}
