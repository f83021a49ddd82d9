//! What changed between two schedules.

use std::cmp::Ordering;

use super::{Placement, Schedule};

/// What changed from one schedule to another, in order.
///
/// ```
/// use practicum::schedule::{Placement, Schedule, diff};
///
/// let week = |start| -> Result<Schedule, practicum::ids::IdError> {
///     let urology = Placement::new("T01".parse()?, "u".parse()?, "urology".parse()?, start, 1);
///     Ok(Schedule::new([urology]))
/// };
/// let change = diff(&week(0)?, &week(3)?);
/// assert_eq!((change.kept(), change.moved().len()), (0, 1));
/// assert!(change.added().is_empty() && change.removed().is_empty());
/// # Ok::<(), practicum::ids::IdError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct ScheduleDiff {
    moved: Vec<(Placement, Placement)>,
    removed: Vec<Placement>,
    added: Vec<Placement>,
    kept: usize,
}

impl ScheduleDiff {
    /// Placements of one trainee and one specialty that changed in anything else: before, after.
    pub fn moved(&self) -> &[(Placement, Placement)] {
        &self.moved
    }

    /// Placements that are gone.
    pub fn removed(&self) -> &[Placement] {
        &self.removed
    }

    /// Placements that are new.
    pub fn added(&self) -> &[Placement] {
        &self.added
    }

    /// How many placements stand in both, unchanged.
    pub fn kept(&self) -> usize {
        self.kept
    }

    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.moved.is_empty() && self.removed.is_empty() && self.added.is_empty()
    }
}

/// Compares two schedules.
///
/// ```
/// use practicum::schedule::{Placement, Schedule, diff};
///
/// let before = Placement::new("T01".parse()?, "wiltse-ns".parse()?, "ns".parse()?, 0, 2);
/// let after = Placement::new("T01".parse()?, "sejong-ns".parse()?, "ns".parse()?, 0, 2);
/// let change = diff(&Schedule::new([before.clone()]), &Schedule::new([after.clone()]));
/// assert_eq!(change.moved(), [(before, after)]);
/// # Ok::<(), practicum::ids::IdError>(())
/// ```
pub fn diff(before: &Schedule, after: &Schedule) -> ScheduleDiff {
    let mut change = ScheduleDiff::default();
    let (mut old, mut new) = (
        before.placements().iter().peekable(),
        after.placements().iter().peekable(),
    );
    let (mut gone, mut come) = (Vec::new(), Vec::new());
    loop {
        let order = match (old.peek(), new.peek()) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => break,
        };
        if order.is_eq() {
            change.kept += 1;
        }
        if order.is_le() {
            gone.extend(old.next().filter(|_| order.is_lt()));
        }
        if order.is_ge() {
            come.extend(new.next().filter(|_| order.is_gt()));
        }
    }
    // What is left differs; pair it by trainee and specialty.
    let key = |placement: &&Placement| (placement.trainee().clone(), placement.specialty().clone());
    gone.sort_by_key(key);
    come.sort_by_key(key);
    let (mut gone, mut come) = (gone.into_iter().peekable(), come.into_iter().peekable());
    loop {
        let order = match (gone.peek(), come.peek()) {
            (Some(a), Some(b)) => key(a).cmp(&key(b)),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => break,
        };
        let from = if order.is_le() { gone.next() } else { None };
        let to = if order.is_ge() { come.next() } else { None };
        match (from, to) {
            (Some(from), Some(to)) => change.moved.push((from.clone(), to.clone())),
            (Some(from), None) => change.removed.push(from.clone()),
            (None, Some(to)) => change.added.push(to.clone()),
            (None, None) => {}
        }
    }
    change
}
