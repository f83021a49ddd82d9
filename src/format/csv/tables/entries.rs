//! Entities by id: found, or added.

use std::collections::BTreeMap;

/// A list of entities with the place of each id.
pub(super) struct Entries<'a, T> {
    list: &'a mut Vec<T>,
    places: BTreeMap<String, usize>,
}

impl<'a, T> Entries<'a, T> {
    /// The entities of a list. Of two with one id the first is meant.
    pub(super) fn new(list: &'a mut Vec<T>, id: impl Fn(&T) -> &str) -> Self {
        let mut places = BTreeMap::new();
        for (place, one) in list.iter().enumerate() {
            places.entry(id(one).to_owned()).or_insert(place);
        }
        Self { list, places }
    }

    /// Changes the entity of an id, or a new one.
    pub(super) fn change(
        &mut self,
        id: &str,
        new: impl FnOnce() -> T,
        change: impl FnOnce(&mut T),
    ) {
        let place = *self.places.entry(id.to_owned()).or_insert(self.list.len());
        if place == self.list.len() {
            self.list.push(new());
        }
        if let Some(one) = self.list.get_mut(place) {
            change(one);
        }
    }

    /// The entity of an id.
    pub(super) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.list.get_mut(*self.places.get(id)?)
    }
}
