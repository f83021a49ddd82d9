//! What a row or a column of a table stands for.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use super::sheet::{Cell, Label, Word};

/// A group of people or of places: an id to tell it from others, a name to show, and a rank for
/// groups that have an order of their own, as periods do.
///
/// Groups are in order of rank, then of id; what is not given comes last.
///
/// ```
/// use practicum::report::Group;
///
/// let mut groups = vec![Group::not_given(), Group::new("pri", "Primorsky Krai"), Group::named("khb")];
/// groups.sort();
/// let names: Vec<_> = groups.iter().map(ToString::to_string).collect();
/// assert_eq!(names, ["khb", "Primorsky Krai", "(not given)"]);
/// ```
#[derive(Debug, Clone)]
pub struct Group {
    rank: i64,
    id: Arc<str>,
    name: Arc<str>,
    /// The name, where it is a word of this crate's own.
    word: Option<Word>,
}

impl Group {
    /// A group with an id and a name.
    pub fn new(id: impl Into<Arc<str>>, name: impl Into<Arc<str>>) -> Self {
        Self::ranked(0, id, name)
    }

    /// A group whose name is its id.
    pub fn named(id: impl Into<Arc<str>>) -> Self {
        let id = id.into();
        Self {
            rank: 0,
            name: Arc::clone(&id),
            id,
            word: None,
        }
    }

    /// A group with a place among the others.
    pub fn ranked(rank: i64, id: impl Into<Arc<str>>, name: impl Into<Arc<str>>) -> Self {
        Self {
            rank,
            id: id.into(),
            name: name.into(),
            word: None,
        }
    }

    /// Those of whom the answer is not known.
    pub fn not_given() -> Self {
        Self::last(Word::NotGiven)
    }

    /// Those who are nowhere.
    pub fn not_placed() -> Self {
        Self::last(Word::NotPlaced)
    }

    /// A group of this crate's own, whose id is its name.
    pub(super) fn said(word: Word) -> Self {
        Self {
            word: Some(word),
            ..Self::named(word.english())
        }
    }

    fn last(word: Word) -> Self {
        Self {
            word: Some(word),
            ..Self::ranked(i64::MAX, "", word.english())
        }
    }

    /// The name in a table.
    pub(super) fn label(&self) -> Label {
        self.word.map_or_else(|| self.name().into(), Label::from)
    }

    /// A cell with the name.
    pub(super) fn cell(&self) -> Cell {
        self.word.map_or_else(|| self.name().into(), Cell::from)
    }

    /// The id; empty for those of whom the answer is not known and for those who are nowhere.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name to show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The place among the others.
    pub fn rank(&self) -> i64 {
        self.rank
    }
}

/// What groups are compared by: how the name can be said in other languages makes no difference.
impl Group {
    fn key(&self) -> (i64, &str, &str) {
        (self.rank, &self.id, &self.name)
    }
}

impl PartialEq for Group {
    fn eq(&self, other: &Self) -> bool {
        self.key() == other.key()
    }
}

impl Eq for Group {}

impl PartialOrd for Group {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Group {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl Hash for Group {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key().hash(state);
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Group {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let mut fields = serializer.serialize_struct("Group", 2)?;
        fields.serialize_field("id", self.id())?;
        fields.serialize_field("name", self.name())?;
        fields.end()
    }
}
