//! The search in its simplest form: an array by set of courses holds the earliest end.

use super::search::{Answer, Question};
use crate::problem::model::{Automaton, Stay, at, dense};

/// Most courses for which the array is small.
const COURSES: usize = 14;

/// The answer, if nothing but starts, prerequisites and counts matters; `None` if the question has more
/// to it. Caps of hospitals are not looked at.
pub(super) fn answer(question: &Question<'_>, automaton: &Automaton) -> Option<Answer> {
    let present = question.presence.iter().any(Option::is_some);
    let [window] = automaton.windows.as_slice() else {
        return None;
    };
    if !question.sums.is_empty() || present || automaton.courses.len() > COURSES {
        return None;
    }
    let mut groups = vec![0_u64; automaton.required.len()];
    let mut pinned = 0_u64;
    for (bit, course) in automaton.courses.iter().enumerate() {
        groups[at(course.group)] |= 1 << bit;
        pinned |= u64::from(course.pinned) << bit;
    }
    let count = |taken: u64, group: usize| {
        let courses = groups.get(group).copied();
        (taken & courses.unwrap_or(0)).count_ones()
    };
    let is_done = |taken: u64| {
        let mut need = question.need.iter().enumerate();
        pinned & !taken == 0 && need.all(|(group, &need)| count(taken, group) >= need)
    };
    let until = window.until.min(question.model.periods);
    let sets = 1_usize << automaton.courses.len();
    let mut ends = vec![u32::MAX; sets];
    let mut last: Vec<Option<(usize, Stay)>> = vec![None; sets];
    ends[0] = automaton.origin.max(window.from);
    // A longer itinerary has a greater set, so each set is final when its turn comes.
    for (taken, set) in (0_u64..).zip(0..sets) {
        let end = ends[set];
        if end == u32::MAX {
            continue;
        }
        if is_done(taken) {
            return Some(Answer::Found(itinerary(&last, set)));
        }
        for (bit, course) in automaton.courses.iter().enumerate() {
            let fresh = taken >> bit & 1 == 0 && course.prerequisites & !taken == 0;
            if !fresh || count(taken, at(course.group)) >= automaton.required[at(course.group)] {
                continue;
            }
            let Some(stay) = question.table.earliest(dense(bit), end) else {
                continue;
            };
            let (next, then) = (set | 1 << bit, stay.start + course.length);
            if then <= until && then < ends[next] {
                ends[next] = then;
                last[next] = Some((set, stay));
            }
        }
    }
    Some(Answer::Nothing)
}

fn itinerary(last: &[Option<(usize, Stay)>], set: usize) -> Vec<Stay> {
    let step = |&(set, _): &(usize, Stay)| last[set];
    let mut stays: Vec<Stay> = std::iter::successors(last[set], step)
        .map(|(_, stay)| stay)
        .collect();
    stays.reverse();
    stays
}
