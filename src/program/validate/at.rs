//! Where the walk through a draft is: a way kept on the stack, written out only for a defect.

use crate::program::defect::{Entity, EntityKey, EntityKind, Place, Step};

/// Most characters of a text that a defect keeps.
const SHOWN: usize = 120;

/// A text short enough for a defect.
pub(super) fn shown(text: &str) -> Box<str> {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => text.get(..end).unwrap_or_default().into(),
        None => text.into(),
    }
}

/// A place in the draft, linked to the place around it.
#[derive(Debug, Clone, Copy)]
pub(super) struct At<'a> {
    around: Option<&'a At<'a>>,
    mark: Mark<'a>,
}

#[derive(Debug, Clone, Copy)]
enum Mark<'a> {
    Program,
    Field(&'static str),
    Entry(&'a str),
    Index(usize),
    Entity(EntityKind, Option<&'a str>, usize),
}

impl<'a> At<'a> {
    /// The program itself.
    pub(super) const PROGRAM: At<'static> = At {
        around: None,
        mark: Mark::Program,
    };

    fn inside(&'a self, mark: Mark<'a>) -> Self {
        Self {
            around: Some(self),
            mark,
        }
    }

    /// A field of what is here.
    pub(super) fn field(&'a self, name: &'static str) -> Self {
        self.inside(Mark::Field(name))
    }

    /// An entry of the map that is here.
    pub(super) fn entry(&'a self, key: &'a str) -> Self {
        self.inside(Mark::Entry(key))
    }

    /// An item of the list that is here.
    pub(super) fn index(&'a self, index: usize) -> Self {
        self.inside(Mark::Index(index))
    }

    /// An entity in the list of its kind: by its id, or else by its position.
    pub(super) fn entity(&'a self, kind: EntityKind, id: Option<&'a str>, position: usize) -> Self {
        self.inside(Mark::Entity(kind, id, position))
    }

    /// The way from the program to here.
    pub(super) fn place(&self) -> Place {
        let mut steps = Vec::new();
        let mut here = Some(self);
        while let Some(at) = here {
            match at.mark {
                Mark::Program => {}
                Mark::Field(name) => steps.push(Step::Field(name)),
                Mark::Entry(key) => steps.push(Step::Entry(shown(key))),
                Mark::Index(index) => steps.push(Step::Index(index)),
                Mark::Entity(kind, id, position) => {
                    let key =
                        id.map_or(EntityKey::Position(position), |id| EntityKey::Id(id.into()));
                    steps.push(Step::Entity(Entity::new(kind, key)));
                }
            }
            here = at.around;
        }
        steps.reverse();
        Place::new(steps)
    }
}
