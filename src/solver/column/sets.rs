//! How many sets of courses an itinerary can pass through, without laying them out.
use std::collections::{BTreeMap, BTreeSet};

use crate::problem::model::{Automaton, at};

/// Sets of courses that depend on one another, at most; more are not counted.
const MOST: usize = 1 << 13;

/// Sets of courses that are closed under prerequisites and within the counts of all groups.
pub(crate) fn sets(automaton: &Automaton) -> u128 {
    let mut all: BTreeMap<Vec<u32>, u128> = BTreeMap::new();
    all.insert(vec![0; automaton.required.len()], 1);
    for component in components(automaton) {
        let Some(some) = closed(automaton, component) else {
            return u128::MAX;
        };
        let mut together: BTreeMap<Vec<u32>, u128> = BTreeMap::new();
        for (counts, sets) in &all {
            for (more, times) in &some {
                let sum: Vec<u32> = counts
                    .iter()
                    .zip(more)
                    .map(|(one, two)| one + two)
                    .collect();
                let within = sum
                    .iter()
                    .zip(&automaton.required)
                    .all(|(sum, most)| sum <= most);
                if within {
                    let slot = together.entry(sum).or_default();
                    *slot = slot.saturating_add(sets.saturating_mul(*times));
                }
            }
        }
        all = together;
    }
    all.values().fold(0, |sum, sets| sum.saturating_add(*sets))
}

/// Courses that depend on one another, as sets.
fn components(automaton: &Automaton) -> Vec<u64> {
    let mut components: Vec<u64> = Vec::new();
    for (course, each) in automaton.courses.iter().enumerate() {
        let mut component = 1 << course | each.prerequisites;
        components.retain(|other| {
            let apart = other & component == 0;
            if !apart {
                component |= other;
            }
            apart
        });
        components.push(component);
    }
    components
}

/// How many closed subsets of a component have each count by group; `None` where there are too many.
fn closed(automaton: &Automaton, component: u64) -> Option<BTreeMap<Vec<u32>, u128>> {
    let mut known = BTreeSet::from([0_u64]);
    let mut open = vec![0_u64];
    while let Some(set) = open.pop() {
        for (course, each) in automaton.courses.iter().enumerate() {
            let next = set | 1 << course;
            let fits = component >> course & 1 == 1 && each.prerequisites & !set == 0;
            if fits && known.insert(next) {
                open.push(next);
            }
        }
        if known.len() > MOST {
            return None;
        }
    }
    let mut counts: BTreeMap<Vec<u32>, u128> = BTreeMap::new();
    for set in known {
        let mut count = vec![0; automaton.required.len()];
        for (course, each) in automaton.courses.iter().enumerate() {
            count[at(each.group)] += u32::from(set >> course & 1 == 1);
        }
        *counts.entry(count).or_default() += 1;
    }
    Some(counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::model::Course;

    /// Counts by looking at every subset.
    fn slowly(automaton: &Automaton) -> u128 {
        let count = automaton.courses.len();
        let fits = |set: &u64| {
            let inside = |course: &usize| set >> course & 1 == 1;
            let closed = (0..count)
                .filter(inside)
                .all(|course| automaton.courses[course].prerequisites & !set == 0);
            let group = |group: usize| {
                (0..count)
                    .filter(inside)
                    .filter(|&course| at(automaton.courses[course].group) == group)
                    .count()
            };
            let within = |(n, most): (usize, &u32)| group(n) <= at(*most);
            closed && automaton.required.iter().enumerate().all(within)
        };
        (0..1_u64 << count).filter(fits).map(|_| 1).sum()
    }

    #[test]
    fn sets_are_counted_as_by_hand() {
        for seed in 0..60_u64 {
            let courses = (0..9_u64)
                .map(|course| Course {
                    group: u32::from((seed >> (course % 6)) & 1 == 1),
                    length: 1,
                    prerequisites: if course > 0 && (seed * 7 + course * 5) % 3 == 0 {
                        1 << (seed * course % course)
                    } else {
                        0
                    },
                    pinned: false,
                })
                .collect();
            let automaton = Automaton {
                courses,
                required: vec![2, 3],
                ..Automaton::default()
            };
            assert_eq!(sets(&automaton), slowly(&automaton), "seed {seed}");
        }
    }
}
