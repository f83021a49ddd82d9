//! What all passes share: reading single values and lists, and reporting what is wrong with them.
//!
//! A reading method answers `None` only after it has reported a defect, so an entity that is left
//! out is never left out silently.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;

use super::at::{At, shown};
use super::cycles::cycles;
use super::defects::Defects;
use super::index::{Index, Meaning, Spot};
use super::names::Names;
use crate::calendar::Horizon;
use crate::codes::{CodeError, LanguageTag};
use crate::ids::IdError;
use crate::program::defect::{Flaw, TextError};
use crate::program::{Keyed, Table};
use crate::quantity::{MAX_COUNT, QuantityError, Weight};

/// Most characters of a name.
const MAX_NAME: usize = 500;
/// Most characters of a note.
const MAX_NOTE: usize = 10_000;

/// The walk through a draft.
#[derive(Debug)]
pub(super) struct Reader<'d> {
    pub(super) names: &'d Names<'d>,
    /// `None` if the draft's horizon is not one: what depends on it is not judged then.
    pub(super) horizon: Option<Horizon>,
    pub(super) defects: Defects,
}

impl Reader<'_> {
    pub(super) fn report(&mut self, at: &At<'_>, flaw: Flaw) {
        self.defects.report(at, flaw);
    }

    /// The entities of one of the program's own lists.
    pub(super) fn table<D, I: FromStr<Err = IdError> + Clone + AsRef<str>, T: Keyed>(
        &mut self,
        names: &Index<'_, I>,
        drafts: &[D],
        id: impl Fn(&D) -> &str,
        read: impl Fn(&mut Self, &At<'_>, Option<I>, &D) -> Option<T>,
    ) -> Table<T> {
        let spot = |position| [position, 0, 0];
        let read = |r: &mut Self, at: &At<'_>, id, _, draft: &D| read(r, at, id, draft);
        Table::new(self.entities(&At::PROGRAM, names, drafts, spot, id, read))
    }

    /// The entities of a list: `around` holds it, `spot` is where its items stand.
    pub(super) fn entities<D, I: FromStr<Err = IdError> + Clone + AsRef<str>, T>(
        &mut self,
        around: &At<'_>,
        names: &Index<'_, I>,
        drafts: &[D],
        spot: impl Fn(usize) -> Spot,
        id: impl Fn(&D) -> &str,
        read: impl Fn(&mut Self, &At<'_>, Option<I>, Spot, &D) -> Option<T>,
    ) -> Vec<T> {
        let mut entities = Vec::with_capacity(drafts.len());
        for (position, draft) in drafts.iter().enumerate() {
            let spot = spot(position);
            let own = names.own(id(draft), spot);
            let key = own.clone();
            let key = key.as_ref().map(AsRef::as_ref);
            let at = around.entity(names.kind(), key, position);
            entities.extend(read(self, &at, own, spot, draft));
        }
        entities
    }

    /// An id of the program's own words: a profession, an act, the program's id.
    pub(super) fn word<I: FromStr<Err = IdError>>(&mut self, at: &At<'_>, text: &str) -> Option<I> {
        text.parse()
            .map_err(|error| {
                let text = shown(text);
                self.report(at, Flaw::Id { text, error });
            })
            .ok()
    }

    /// A reference, by id or alias.
    pub(super) fn refer<I: FromStr<Err = IdError> + Clone>(
        &mut self,
        at: &At<'_>,
        names: &Index<'_, I>,
        text: &str,
    ) -> Option<I> {
        match names.resolve(text) {
            Meaning::Id(id) => Some(id),
            Meaning::Malformed => None,
            Meaning::Nothing => {
                let (kind, text) = (names.kind(), shown(text));
                self.report(at, Flaw::UnknownReference { kind, text });
                None
            }
        }
    }

    /// A code that another body maintains.
    pub(super) fn code<C: FromStr<Err = CodeError>>(
        &mut self,
        at: &At<'_>,
        text: &str,
    ) -> Option<C> {
        text.parse()
            .map_err(|error| self.report(at, Flaw::Code { error }))
            .ok()
    }

    /// Money or a percentage.
    pub(super) fn quantity<Q: FromStr<Err = QuantityError>>(
        &mut self,
        at: &At<'_>,
        text: &str,
    ) -> Option<Q> {
        text.parse()
            .map_err(|error| {
                let text = shown(text);
                self.report(at, Flaw::Quantity { text, error });
            })
            .ok()
    }

    /// A name.
    pub(super) fn name(&mut self, at: &At<'_>, text: &str) -> Option<Arc<str>> {
        self.text(at, text, MAX_NAME)
    }

    /// A note.
    pub(super) fn note(&mut self, at: &At<'_>, text: &str) -> Option<Arc<str>> {
        self.text(at, text, MAX_NOTE)
    }

    fn text(&mut self, at: &At<'_>, text: &str, limit: usize) -> Option<Arc<str>> {
        let length = text.chars().count();
        let control = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        let error = if length > limit {
            TextError::TooLong { length, limit }
        } else if text.trim().is_empty() {
            TextError::Blank
        } else if let Some(position) = text.chars().position(control) {
            TextError::Control { position }
        } else {
            return Some(Arc::from(text));
        };
        let text = shown(text);
        self.report(at, Flaw::Text { text, error });
        None
    }

    /// A count, which is used as it is even if it is too large: the defect is on record.
    pub(super) fn count(&mut self, at: &At<'_>, count: u32) -> u32 {
        if count > MAX_COUNT {
            self.report(at, Flaw::Count { count });
        }
        count
    }

    /// A weight.
    pub(super) fn weight(&mut self, at: &At<'_>, weight: i64) -> Option<Weight> {
        Weight::new(weight)
            .map_err(|error| self.report(at, Flaw::Weight { weight, error }))
            .ok()
    }

    /// A list whose items are distinct, in the order given.
    pub(super) fn list<D, T: Ord + Clone>(
        &mut self,
        at: &At<'_>,
        drafts: &[D],
        mut read: impl FnMut(&mut Self, &At<'_>, &D) -> Option<T>,
        show: impl Fn(&T) -> String,
    ) -> Vec<T> {
        let mut seen = BTreeSet::new();
        let mut items = Vec::new();
        for (index, draft) in drafts.iter().enumerate() {
            let at = at.index(index);
            let Some(item) = read(self, &at, draft) else {
                continue;
            };
            if seen.insert(item.clone()) {
                items.push(item);
            } else {
                let text = shown(&show(&item));
                self.report(&at, Flaw::Repeated { text });
            }
        }
        items
    }

    /// A list of distinct texts whose order has no meaning, sorted.
    pub(super) fn set<T: Ord + Clone + Display>(
        &mut self,
        at: &At<'_>,
        texts: &[String],
        mut read: impl FnMut(&mut Self, &At<'_>, &str) -> Option<T>,
    ) -> Vec<T> {
        let mut items = self.list(at, texts, |r, at, text| read(r, at, text), T::to_string);
        items.sort_unstable();
        items
    }

    /// A list of distinct words of a closed set whose order has no meaning, sorted.
    pub(super) fn choices<T: Ord + Copy + Display>(&mut self, at: &At<'_>, words: &[T]) -> Vec<T> {
        let mut words = self.list(at, words, |_, _, &word| Some(word), T::to_string);
        words.sort_unstable();
        words
    }

    /// A list of references whose order has no meaning, sorted.
    pub(super) fn references<I: FromStr<Err = IdError> + Ord + Clone + Display>(
        &mut self,
        at: &At<'_>,
        names: &Index<'_, I>,
        texts: &[String],
    ) -> Vec<I> {
        self.set(at, texts, |r, at, text| r.refer(at, names, text))
    }

    /// Aliases, sorted. That they are distinct is the business of the names.
    pub(super) fn aliases(&mut self, at: &At<'_>, texts: &[String]) -> Vec<Arc<str>> {
        let mut aliases = Vec::with_capacity(texts.len());
        for (index, text) in texts.iter().enumerate() {
            aliases.extend(self.name(&at.index(index), text));
        }
        aliases.sort_unstable();
        aliases
    }

    /// A map whose keys are distinct also after they have been read.
    pub(super) fn map<K: Ord, V, W>(
        &mut self,
        at: &At<'_>,
        entries: &BTreeMap<String, V>,
        mut key: impl FnMut(&mut Self, &At<'_>, &str) -> Option<K>,
        mut value: impl FnMut(&mut Self, &At<'_>, &V) -> Option<W>,
    ) -> BTreeMap<K, W> {
        let mut map = BTreeMap::new();
        for (text, entry) in entries {
            let at = at.entry(text);
            let (key, value) = (key(self, &at, text), value(self, &at, entry));
            let (Some(key), Some(value)) = (key, value) else {
                continue;
            };
            if map.insert(key, value).is_some() {
                let text = shown(text);
                self.report(&at, Flaw::Repeated { text });
            }
        }
        map
    }

    /// Names by language.
    pub(super) fn labels(
        &mut self,
        at: &At<'_>,
        labels: &BTreeMap<String, String>,
    ) -> BTreeMap<LanguageTag, Arc<str>> {
        self.map(at, labels, Self::code, |r, at, text| r.name(at, text))
    }

    /// Weights by what they are for.
    pub(super) fn weights<I: FromStr<Err = IdError> + Ord + Clone>(
        &mut self,
        at: &At<'_>,
        names: &Index<'_, I>,
        weights: &BTreeMap<String, i64>,
    ) -> BTreeMap<I, Weight> {
        self.map(
            at,
            weights,
            |r, at, text| r.refer(at, names, text),
            |r, at, &weight| r.weight(at, weight),
        )
    }

    /// Reports every circle of parents, at the member that is listed first.
    pub(super) fn parents<D, I: FromStr<Err = IdError> + Clone + AsRef<str>>(
        &mut self,
        names: &Index<'_, I>,
        drafts: &[D],
        links: impl Fn(&D) -> (&str, Option<&str>),
    ) {
        let parent = |draft| Some(names.spot(links(draft).1?)?[0]);
        let edges: Vec<Vec<usize>> = drafts
            .iter()
            .map(|draft| Vec::from_iter(parent(draft)))
            .collect();
        for circle in cycles(&edges) {
            let members = circle.iter().filter_map(|&member| drafts.get(member));
            let cycle: Vec<_> = members.map(|draft| shown(links(draft).0)).collect();
            let (Some(&position), Some(first)) = (circle.first(), cycle.first()) else {
                continue;
            };
            let own = names.own(first, [position, 0, 0]);
            let key = own.as_ref().map(AsRef::as_ref);
            let at = At::PROGRAM.entity(names.kind(), key, position);
            let kind = names.kind();
            self.report(&at.field("parent"), Flaw::ParentCycle { kind, cycle });
        }
    }
}
