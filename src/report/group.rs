//! What a row or a column of a table stands for.

use std::fmt;
use std::sync::Arc;

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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Group {
    rank: i64,
    id: Arc<str>,
    name: Arc<str>,
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
        }
    }

    /// A group with a place among the others.
    pub fn ranked(rank: i64, id: impl Into<Arc<str>>, name: impl Into<Arc<str>>) -> Self {
        Self {
            rank,
            id: id.into(),
            name: name.into(),
        }
    }

    /// Those of whom the answer is not known.
    pub fn not_given() -> Self {
        Self::ranked(i64::MAX, "", "(not given)")
    }

    /// Those who are nowhere.
    pub fn not_placed() -> Self {
        Self::ranked(i64::MAX, "", "(not placed)")
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
