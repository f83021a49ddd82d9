//! Rates, budgets and shares.

use super::at::At;
use super::reader::Reader;
use crate::ids::{BudgetId, RateId};
use crate::program::defect::EntityKind;
use crate::program::draft::{BudgetDraft, RateDraft, ShareDraft};
use crate::program::{Budget, Rate, Share, Table};

/// Rates.
pub(super) fn rates(r: &mut Reader<'_>, drafts: &[RateDraft]) -> Table<Rate> {
    r.table(&r.names.rates, drafts, |draft| &draft.id, rate)
}

fn rate(r: &mut Reader<'_>, at: &At<'_>, id: Option<RateId>, draft: &RateDraft) -> Option<Rate> {
    let label = r.name(&at.field("label"), &draft.label);
    let payer = r.word(&at.field("payer"), &draft.payer);
    let amount = r.quantity(&at.field("amount"), &draft.amount);
    let cohorts = r.references(&at.field("cohorts"), &r.names.cohorts, &draft.cohorts);
    Some(Rate {
        id: id?,
        label: label?,
        payer: payer?,
        amount: amount?,
        basis: draft.basis,
        cohorts,
    })
}

/// Budgets.
pub(super) fn budgets(r: &mut Reader<'_>, drafts: &[BudgetDraft]) -> Table<Budget> {
    r.table(&r.names.budgets, drafts, |draft| &draft.id, budget)
}

fn budget(
    r: &mut Reader<'_>,
    at: &At<'_>,
    id: Option<BudgetId>,
    draft: &BudgetDraft,
) -> Option<Budget> {
    let ceiling = r.quantity(&at.field("ceiling"), &draft.ceiling);
    let payer = draft.payer.as_deref();
    let payer = payer.and_then(|text| r.word(&at.field("payer"), text));
    let cohorts = r.references(&at.field("cohorts"), &r.names.cohorts, &draft.cohorts);
    Some(Budget {
        id: id?,
        ceiling: ceiling?,
        payer,
        cohorts,
    })
}

/// Shares, sorted.
pub(super) fn shares(r: &mut Reader<'_>, drafts: &[ShareDraft]) -> Vec<Share> {
    let mut shares = Vec::with_capacity(drafts.len());
    for (position, draft) in drafts.iter().enumerate() {
        let at = At::PROGRAM.entity(EntityKind::Share, None, position);
        shares.extend(share(r, &at, draft));
    }
    shares.sort_unstable();
    shares
}

fn share(r: &mut Reader<'_>, at: &At<'_>, draft: &ShareDraft) -> Option<Share> {
    let authority = r.refer(
        &at.field("authority"),
        &r.names.authorities,
        &draft.authority,
    );
    let hospital = draft.hospital.as_deref();
    let hospital =
        hospital.and_then(|text| r.refer(&at.field("hospital"), &r.names.hospitals, text));
    let percent = r.quantity(&at.field("percent"), &draft.percent);
    Some(Share {
        authority: authority?,
        hospital,
        percent: percent?,
    })
}
