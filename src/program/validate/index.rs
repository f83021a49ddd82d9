//! The names of one kind of entity: ids and aliases.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::str::FromStr;

use super::at::{At, shown};
use super::defects::Defects;
use crate::ids::IdError;
use crate::program::defect::{EntityKind, Flaw, Place};

/// Where an entity stands in its list. Departments and supervisors stand in lists inside others:
/// hospital first, then department, then supervisor.
pub(super) type Spot = [usize; 3];

#[derive(Debug)]
struct Named<I> {
    /// `None` if the id is malformed: then references to it are no defects of their own.
    id: Option<I>,
    spot: Spot,
}

/// What a reference means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning<I> {
    /// Nothing is called so.
    Nothing,
    /// An entity whose id is malformed, which is on record.
    Malformed,
    /// The entity with this id.
    Id(I),
}

/// Every name of one kind, in order.
#[derive(Debug)]
pub(super) struct Index<'d, I> {
    kind: EntityKind,
    names: BTreeMap<&'d str, Named<I>>,
}

impl<'d, I: FromStr<Err = IdError> + Clone> Index<'d, I> {
    pub(super) fn new(kind: EntityKind) -> Self {
        Self {
            kind,
            names: BTreeMap::new(),
        }
    }

    pub(super) fn kind(&self) -> EntityKind {
        self.kind
    }

    /// Takes in the id of an entity. `at` is the list that holds the entity.
    pub(super) fn declare(
        &mut self,
        defects: &mut Defects,
        at: &At<'_>,
        spot: Spot,
        position: usize,
        text: &'d str,
    ) {
        let at = at.entity(self.kind, None, position);
        match self.names.entry(text) {
            Entry::Occupied(taken) => defects.report(
                &at.field("id"),
                Flaw::DuplicateId {
                    kind: self.kind,
                    id: shown(text),
                    first: spelled(self.kind, taken.get().spot),
                },
            ),
            Entry::Vacant(free) => {
                let id = I::from_str(text)
                    .map_err(|error| {
                        let text = shown(text);
                        defects.report(&at.field("id"), Flaw::Id { text, error });
                    })
                    .ok();
                free.insert(Named { id, spot });
            }
        }
    }

    /// Takes in the aliases of an entity of a list of the program. All ids come first.
    pub(super) fn aliases(
        &mut self,
        defects: &mut Defects,
        position: usize,
        id: &str,
        aliases: &'d [String],
    ) {
        let spot = [position, 0, 0];
        let own = self.own(id, spot);
        for (index, alias) in aliases.iter().enumerate() {
            match self.names.entry(alias) {
                Entry::Occupied(taken) => {
                    let id = own.is_some().then_some(id);
                    let at = At::PROGRAM.entity(self.kind, id, position);
                    defects.report(
                        &at.field("aliases").index(index),
                        Flaw::AliasClash {
                            kind: self.kind,
                            alias: shown(alias),
                            first: spelled(self.kind, taken.get().spot),
                        },
                    );
                }
                Entry::Vacant(free) => {
                    free.insert(Named {
                        id: own.clone(),
                        spot,
                    });
                }
            }
        }
    }

    /// The id of the entity at a spot, if it is well formed and no entity before it has it.
    pub(super) fn own(&self, text: &str, spot: Spot) -> Option<I> {
        let named = self.names.get(text).filter(|named| named.spot == spot)?;
        named.id.clone()
    }

    /// What a reference means.
    pub(super) fn resolve(&self, text: &str) -> Meaning<I> {
        match self.names.get(text) {
            None => Meaning::Nothing,
            Some(named) => named.id.clone().map_or(Meaning::Malformed, Meaning::Id),
        }
    }

    /// The spot of what a reference means.
    pub(super) fn spot(&self, text: &str) -> Option<Spot> {
        self.names.get(text).map(|named| named.spot)
    }
}

/// The place of an entity, by positions only.
fn spelled(kind: EntityKind, [first, second, third]: Spot) -> Place {
    let program = At::PROGRAM;
    let hospital = program.entity(EntityKind::Hospital, None, first);
    match kind {
        EntityKind::Department => hospital.entity(kind, None, second).place(),
        EntityKind::Supervisor => hospital
            .entity(EntityKind::Department, None, second)
            .entity(kind, None, third)
            .place(),
        EntityKind::Program
        | EntityKind::Region
        | EntityKind::Authority
        | EntityKind::Institution
        | EntityKind::Specialty
        | EntityKind::Partnership
        | EntityKind::Hospital
        | EntityKind::Curriculum
        | EntityKind::Policy
        | EntityKind::Cohort
        | EntityKind::Trainee
        | EntityKind::Link
        | EntityKind::Rate
        | EntityKind::Budget
        | EntityKind::Share
        | EntityKind::Note => program.entity(kind, None, first).place(),
    }
}
