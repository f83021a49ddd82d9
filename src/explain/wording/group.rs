//! Cells of one place that are full in several periods are one thing to say.

use std::collections::BTreeSet;

use crate::explain::{Blocker, Full};
use crate::ids::TraineeId;

/// Full cells that differ in nothing but their period, or one blocker of another kind.
///
/// ```
/// use practicum::explain::{Crowded, English, Wording};
///
/// /// A line of a language of one's own: who is in the way.
/// fn in_the_way(crowded: &Crowded<'_>) -> String {
///     let names: Vec<&str> = crowded.holders().into_iter().map(|one| one.as_str()).collect();
///     format!("{} of {} seats: {}", names.len(), crowded.limit(), names.join(", "))
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crowded<'a> {
    blockers: Vec<&'a Blocker>,
}

impl<'a> Crowded<'a> {
    /// The first of them.
    pub fn first(&self) -> Option<&'a Blocker> {
        self.blockers.first().copied()
    }

    /// The full cells, in order of period.
    pub fn cells(&self) -> impl Iterator<Item = &'a Full> + '_ {
        self.blockers.iter().filter_map(|blocker| match blocker {
            Blocker::Full(full) => Some(full),
            Blocker::Linked { .. } => None,
        })
    }

    /// Their periods, in order.
    pub fn periods(&self) -> Vec<u32> {
        self.cells()
            .filter_map(|full| full.cell().period())
            .collect()
    }

    /// Everybody who holds one of them, in order of id.
    pub fn holders(&self) -> Vec<&'a TraineeId> {
        let all: BTreeSet<&TraineeId> = self.cells().flat_map(Full::holders).collect();
        all.into_iter().collect()
    }

    /// The least limit of them.
    pub fn limit(&self) -> i64 {
        self.cells().map(Full::limit).min().unwrap_or(0)
    }
}

/// Blockers by place.
pub(super) fn grouped(blockers: &[Blocker]) -> Vec<Crowded<'_>> {
    let mut groups: Vec<Crowded<'_>> = Vec::new();
    for blocker in blockers {
        let group = groups
            .iter_mut()
            .find(|group| group.first().is_some_and(|known| same(known, blocker)));
        match group {
            Some(group) => group.blockers.push(blocker),
            None => groups.push(Crowded {
                blockers: vec![blocker],
            }),
        }
    }
    groups
}

fn same(a: &Blocker, b: &Blocker) -> bool {
    match (a, b) {
        (Blocker::Full(a), Blocker::Full(b)) => a.cell().place() == b.cell().place(),
        (Blocker::Full(_) | Blocker::Linked { .. }, _) => false,
    }
}
