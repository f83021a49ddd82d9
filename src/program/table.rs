//! Entities of one kind, in order of their ids.

use std::borrow::Borrow;

/// An entity that has an id.
///
/// ```
/// use practicum::program::{Keyed, Table};
///
/// fn ids<T: Keyed>(table: &Table<T>) -> Vec<&str> {
///     table.iter().map(|entity| std::borrow::Borrow::borrow(entity.key())).collect()
/// }
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// assert_eq!(ids(program.regions()), ["gyeonggi", "khabarovsk", "primorsky"]);
/// assert_eq!(ids(program.cohorts()), ["2014-05"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Keyed {
    /// The type of its id.
    type Id: Ord + Borrow<str>;

    /// Its id.
    fn key(&self) -> &Self::Id;
}

/// Entities of one kind, each id once, in order of id.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let trainees = program.trainees();
/// assert_eq!((trainees.len(), trainees.position("T03")), (10, Some(2)));
/// assert_eq!(trainees.get("T03").map(|one| one.region().as_str()), Some("primorsky"));
/// assert!(trainees.get("T11").is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<T>(Vec<T>);

impl<T: Keyed> Table<T> {
    /// A table of entities whose ids are distinct.
    pub(super) fn new(mut items: Vec<T>) -> Self {
        items.sort_by(|a, b| a.key().cmp(b.key()));
        Self(items)
    }

    /// The entity with this id. Takes an id or its text.
    pub fn get(&self, id: impl AsRef<str>) -> Option<&T> {
        self.0.get(self.position(id)?)
    }

    /// The place of an id in the table, counted from 0.
    pub fn position(&self, id: impl AsRef<str>) -> Option<usize> {
        let id = id.as_ref();
        self.0
            .binary_search_by(|item| item.key().borrow().cmp(id))
            .ok()
    }

    /// The entities in order of id.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.0.iter()
    }

    /// The entities in order of id.
    pub fn as_slice(&self) -> &[T] {
        &self.0
    }

    /// Number of entities.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a, T: Keyed> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

macro_rules! keyed {
    ($($entity:ident: $id:ident),+ $(,)?) => {$(
        impl Keyed for super::$entity {
            type Id = crate::ids::$id;
            fn key(&self) -> &Self::Id {
                &self.id
            }
        }
    )+};
}

keyed! {
    Region: RegionId,
    Authority: AuthorityId,
    Institution: InstitutionId,
    Specialty: SpecialtyId,
    Partnership: PartnershipId,
    Hospital: HospitalId,
    Curriculum: CurriculumId,
    Policy: PolicyId,
    Cohort: CohortId,
    Trainee: TraineeId,
    LinkRule: LinkId,
    Rate: RateId,
    Budget: BudgetId,
}
