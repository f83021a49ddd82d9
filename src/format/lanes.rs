//! Bars that overlap, put under one another, and the seats below them.

use crate::calendar::DateRange;
use crate::program::Department;
use crate::schedule::Placement;

/// Each placement with its lane: the first one that is free. Placements come in any order; those that
/// start earlier choose earlier.
pub(super) fn lanes<'a>(
    placements: impl IntoIterator<Item = &'a Placement>,
) -> Vec<(&'a Placement, usize)> {
    let mut placements: Vec<&Placement> = placements.into_iter().collect();
    placements.sort_by_key(|one| (one.start(), one.end(), one.trainee()));
    let mut ends: Vec<u32> = Vec::new();
    let mut placed = Vec::new();
    for placement in placements {
        let free = ends.iter().position(|end| *end <= placement.start());
        let lane = free.unwrap_or(ends.len());
        match ends.get_mut(lane) {
            Some(end) => *end = placement.end(),
            None => ends.push(placement.end()),
        }
        placed.push((placement, lane));
    }
    placed
}

/// The seats of a department on all of some days: none if it is closed on one of them.
pub(super) fn seats(department: &Department, days: DateRange) -> u32 {
    let closed = department.closures().iter().any(|term| {
        term.since() <= days.last() && term.until().is_none_or(|until| days.first() <= until)
    });
    if closed {
        return 0;
    }
    department.seats().least(days)
}
