//! Where a defect is: the way from the program to a field, through the entities on it.

use std::fmt;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $word:literal, $list:literal;)+) => {
        /// A kind of entity, in the order of a draft.
        ///
        /// ```
        /// use practicum::program::EntityKind;
        ///
        /// assert_eq!(EntityKind::Policy.as_str(), "policy");
        /// assert_eq!(EntityKind::Policy.list(), "policies"); // the field of a draft
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum EntityKind {
            $($(#[$doc])* $name),+
        }

        impl EntityKind {
            /// The word for one of them: `hospital`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word),+
                }
            }

            /// The field of a draft that lists them: `hospitals`.
            pub const fn list(self) -> &'static str {
                match self {
                    $(Self::$name => $list),+
                }
            }
        }
    };
}

kinds! {
    /// The program itself.
    Program = "program", "program";
    /// A region.
    Region = "region", "regions";
    /// An authority.
    Authority = "authority", "authorities";
    /// A home institution.
    Institution = "institution", "institutions";
    /// A specialty.
    Specialty = "specialty", "specialties";
    /// A partnership.
    Partnership = "partnership", "partnerships";
    /// A host hospital.
    Hospital = "hospital", "hospitals";
    /// A department of a hospital.
    Department = "department", "departments";
    /// A supervisor of a department.
    Supervisor = "supervisor", "supervisors";
    /// A curriculum.
    Curriculum = "curriculum", "curricula";
    /// A dated eligibility rule.
    Policy = "policy", "policies";
    /// A cohort.
    Cohort = "cohort", "cohorts";
    /// A trainee.
    Trainee = "trainee", "trainees";
    /// A rule between trainees.
    Link = "link", "links";
    /// A rate.
    Rate = "rate", "rates";
    /// A budget.
    Budget = "budget", "budgets";
    /// An authority's share of the seats.
    Share = "share", "shares";
    /// A note.
    Note = "note", "notes";
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// How an entity is told from others of its kind.
///
/// ```
/// use practicum::program::EntityKey;
/// use practicum::program::draft::ShareDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let Err(invalid) = draft.share(ShareDraft::new("primorsky-health", "120")).validate() else {
///     return Err("more than all seats".into());
/// };
/// let entity = invalid.defects()[0].entity();
/// assert_eq!(entity.key(), &EntityKey::Position(0)); // shares have no ids
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum EntityKey {
    /// There is only one: the program.
    Only,
    /// Its id.
    Id(Box<str>),
    /// Its place in its list, counted from 0: it has no id, or one that does not tell it apart.
    Position(usize),
}

/// An entity of a draft.
///
/// ```
/// use practicum::program::draft::RegionDraft;
/// use practicum::program::{EntityKey, EntityKind};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let Err(invalid) = draft.region(RegionDraft::new("nowhere", "Nowhere", "XX")).validate() else {
///     return Err("XX is no country".into());
/// };
/// let entity = invalid.defects()[0].entity();
/// assert_eq!(entity.kind(), EntityKind::Region);
/// assert_eq!(entity.key(), &EntityKey::Id("nowhere".into()));
/// assert_eq!(entity.to_string(), r#"region "nowhere""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entity {
    kind: EntityKind,
    key: EntityKey,
}

impl Entity {
    pub(in crate::program) const fn new(kind: EntityKind, key: EntityKey) -> Self {
        Self { kind, key }
    }

    /// What it is.
    pub fn kind(&self) -> EntityKind {
        self.kind
    }

    /// Which one it is.
    pub fn key(&self) -> &EntityKey {
        &self.key
    }
}

impl fmt::Display for Entity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.key {
            EntityKey::Only => f.pad(self.kind.as_str()),
            EntityKey::Id(id) => write!(f, "{} {id:?}", self.kind),
            EntityKey::Position(position) => write!(f, "{}[{position}]", self.kind.list()),
        }
    }
}

/// The program itself.
static PROGRAM: Entity = Entity::new(EntityKind::Program, EntityKey::Only);

/// One step of a [`Place`].
///
/// ```
/// use practicum::program::Step;
/// use practicum::program::draft::RegionDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let Err(invalid) = draft.region(RegionDraft::new("nowhere", "Nowhere", "XX")).validate() else {
///     return Err("XX is no country".into());
/// };
/// let [Step::Entity(region), Step::Field(field)] = invalid.defects()[0].place().steps() else {
///     return Err("into the region, to its field".into());
/// };
/// assert_eq!((region.kind().as_str(), *field), ("region", "country"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Step {
    /// Into a field.
    Field(&'static str),
    /// To the entry of a map with this key, at most its first 120 characters.
    Entry(Box<str>),
    /// To an item of a list, counted from 0.
    Index(usize),
    /// To an entity of a list.
    Entity(Entity),
}

/// The way from the program to a field: `trainees["T01"].pins[2].department`.
///
/// Places compare in the order in which a draft lists things: first the program's own fields, then
/// regions, authorities, and so on, each kind by id.
///
/// ```
/// use practicum::program::draft::SpecialtyDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let odd = SpecialtyDraft::new("dermatology").label("klingon!", "?");
/// let Err(invalid) = draft.specialty(odd).validate() else {
///     return Err("no language tag".into());
/// };
/// let place = invalid.defects()[0].place();
/// assert_eq!(place.to_string(), r#"specialties["dermatology"].labels["klingon!"]"#);
/// assert_eq!(place.entity().to_string(), r#"specialty "dermatology""#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(Vec<Step>);

impl Place {
    pub(in crate::program) fn new(steps: Vec<Step>) -> Self {
        Self(steps)
    }

    /// The steps, from the program inwards.
    pub fn steps(&self) -> &[Step] {
        &self.0
    }

    /// The innermost entity on the way; the program if there is none.
    pub fn entity(&self) -> &Entity {
        let entity = self.0.iter().rev().find_map(|step| match step {
            Step::Entity(entity) => Some(entity),
            Step::Field(_) | Step::Entry(_) | Step::Index(_) => None,
        });
        entity.unwrap_or(&PROGRAM)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            let dot = if position == 0 { "" } else { "." };
            match step {
                Step::Field(name) => write!(f, "{dot}{name}")?,
                Step::Entry(key) => write!(f, "[{key:?}]")?,
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Entity(Entity { kind, key }) => match key {
                    EntityKey::Only => write!(f, "{dot}{}", kind.list())?,
                    EntityKey::Id(id) => write!(f, "{dot}{}[{id:?}]", kind.list())?,
                    EntityKey::Position(index) => write!(f, "{dot}{}[{index}]", kind.list())?,
                },
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_like_the_way_in_a_draft() {
        let pin = Place::new(vec![
            Step::Entity(Entity::new(
                EntityKind::Trainee,
                EntityKey::Id("T01".into()),
            )),
            Step::Field("pins"),
            Step::Index(2),
            Step::Field("department"),
        ]);
        assert_eq!(pin.to_string(), "trainees[\"T01\"].pins[2].department");
        assert_eq!(pin.entity().to_string(), "trainee \"T01\"");
    }

    #[test]
    fn sorts_the_program_first() {
        let own = Place::new(vec![Step::Field("name")]);
        let region = Entity::new(EntityKind::Region, EntityKey::Position(0));
        let region = Place::new(vec![Step::Entity(region)]);
        assert_eq!(own.entity(), &PROGRAM);
        assert!(own < region);
    }
}
