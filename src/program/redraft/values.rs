//! Single values and lists of them.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::Arc;

use crate::calendar::{DateRange, Steps, Term};
use crate::program::draft::{DatesDraft, StepDraft, TermDraft};
use crate::quantity::Weight;

/// Texts of ids, codes and names.
pub(super) fn texts<T: Display>(items: &[T]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

/// An optional text.
pub(super) fn text<T: Display>(item: Option<T>) -> Option<String> {
    item.map(|item| item.to_string())
}

/// Drafts of the items of a list.
pub(super) fn drafts<'a, T: 'a, D: From<&'a T>>(items: impl IntoIterator<Item = &'a T>) -> Vec<D> {
    items.into_iter().map(D::from).collect()
}

/// A map of texts.
pub(super) fn labels<K: Display>(map: &BTreeMap<K, Arc<str>>) -> BTreeMap<String, String> {
    map.iter()
        .map(|(key, value)| (key.to_string(), value.to_string()))
        .collect()
}

/// A map of weights.
pub(super) fn weights<K: Display>(map: &BTreeMap<K, Weight>) -> BTreeMap<String, i64> {
    map.iter()
        .map(|(key, weight)| (key.to_string(), weight.get()))
        .collect()
}

/// The steps of a count.
pub(super) fn steps(steps: &Steps) -> Vec<StepDraft> {
    let step = |(from, count)| StepDraft { from, count };
    steps.iter().map(step).collect()
}

/// A term. `TermDraft::from` is taken by its constructor.
pub(super) fn term(term: Term) -> TermDraft {
    TermDraft {
        from: term.since(),
        until: term.until(),
    }
}

/// Terms.
pub(super) fn terms(terms: &[Term]) -> Vec<TermDraft> {
    terms.iter().copied().map(term).collect()
}

impl From<&DateRange> for DatesDraft {
    fn from(range: &DateRange) -> Self {
        Self {
            first: range.first(),
            last: range.last(),
        }
    }
}
