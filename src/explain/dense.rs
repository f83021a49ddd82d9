//! The search in its simplest form: an array by set of courses holds the earliest end.

use super::search::{Answer, Question};
use super::table::Table;
use crate::problem::model::{Automaton, Course, Stay, at, dense};

/// Most courses for which the array is small.
const COURSES: usize = 14;

/// What the array is filled by.
#[derive(Debug)]
pub(super) struct Sets<'a> {
    table: &'a Table,
    need: &'a [u32],
    automaton: &'a Automaton,
    until: u32,
    pinned: u64,
    /// By group: its courses, a bit each.
    groups: Vec<u64>,
    /// By group: the length of its shortest course.
    shortest: Vec<u32>,
    /// By set of courses: the earliest end.
    ends: Vec<u32>,
}

/// The answer, if nothing but starts, prerequisites and counts matters; `None` if the question has more
/// to it. Caps of hospitals are not looked at.
pub(super) fn answer(
    question: &Question<'_>,
    table: &Table,
    automaton: &Automaton,
) -> Option<Answer> {
    let mut sets = Sets::new(question, table, automaton)?;
    Some(sets.fill(question.most, true))
}

impl<'a> Sets<'a> {
    /// Nothing but the start; `None` if the question has more to it.
    pub(super) fn new(
        question: &Question<'a>,
        table: &'a Table,
        automaton: &'a Automaton,
    ) -> Option<Self> {
        let present = question.presence.iter().any(Option::is_some);
        let [window] = automaton.windows.as_slice() else {
            return None;
        };
        if !question.sums.is_empty() || present || automaton.courses.len() > COURSES {
            return None;
        }
        let mut sets = Sets {
            table,
            need: question.need,
            automaton,
            until: window.until.min(question.model.periods),
            pinned: 0,
            groups: vec![0; automaton.required.len()],
            shortest: vec![u32::MAX; automaton.required.len()],
            ends: vec![u32::MAX; 1 << automaton.courses.len()],
        };
        for (bit, course) in automaton.courses.iter().enumerate() {
            let group = at(course.group);
            sets.groups[group] |= 1 << bit;
            sets.shortest[group] = sets.shortest[group].min(course.length);
            sets.pinned |= u64::from(course.pinned) << bit;
        }
        sets.ends[0] = automaton.origin.max(window.from);
        Some(sets)
    }

    /// Fills in the ends, at most so many, and stops at the first answer if that is all that is asked.
    pub(super) fn fill(&mut self, most: usize, first: bool) -> Answer {
        let mut seen = 0;
        // A longer itinerary has a greater set, so each set is final when its turn comes.
        for (taken, set) in (0_u64..).zip(0..self.ends.len()) {
            let end = self.ends[set];
            if end == u32::MAX {
                continue;
            }
            seen += 1;
            if seen > most {
                return Answer::Open;
            }
            if first && self.is_done(taken) {
                return Answer::Found(self.itinerary(taken));
            }
            for (bit, course) in self.automaton.courses.iter().enumerate() {
                if !self.may_follow(taken, bit, course) {
                    continue;
                }
                let Some(stay) = self.table.earliest(dense(bit), end) else {
                    continue;
                };
                let (next, then) = (set | 1 << bit, stay.start + course.length);
                if then < self.ends[next] && then <= self.until {
                    // What is still needed has to fit in, too.
                    let left = self.lasts(taken | 1 << bit);
                    if then.saturating_add(left) <= self.until {
                        self.ends[next] = then;
                    }
                }
            }
        }
        Answer::Nothing
    }

    /// Whether the course is new, its prerequisites are done, and its group has room.
    pub(super) fn may_follow(&self, taken: u64, bit: usize, course: &Course) -> bool {
        let fresh = taken >> bit & 1 == 0 && course.prerequisites & !taken == 0;
        let count = (taken & self.groups[at(course.group)]).count_ones();
        fresh && count < self.automaton.required[at(course.group)]
    }

    /// Whether nothing is needed beyond a set.
    pub(super) fn is_done(&self, taken: u64) -> bool {
        self.pinned & !taken == 0 && self.lasts(taken) == 0
    }

    /// Periods that what is needed beyond a set lasts at the least; 0: nothing is needed.
    fn lasts(&self, taken: u64) -> u32 {
        let needs = self.need.iter().enumerate();
        let lasts = needs.map(|(group, &need)| {
            let courses = self.groups.get(group).copied().unwrap_or(0);
            let missing = need.saturating_sub((taken & courses).count_ones());
            let shortest = self.shortest.get(group).copied().unwrap_or(u32::MAX);
            missing.saturating_mul(shortest)
        });
        lasts.fold(0, u32::saturating_add)
    }

    /// The stays that lead to a set, each as early as it can be.
    pub(super) fn itinerary(&self, mut taken: u64) -> Vec<Stay> {
        let mut stays = Vec::new();
        while taken != 0 {
            let courses = self.automaton.courses.iter().enumerate();
            let last = courses.clone().find_map(|(bit, course)| {
                let before = taken & !(1 << bit);
                let found = before != taken && course.prerequisites & !before == 0;
                let end = found.then(|| self.end(before));
                let end = end.filter(|end| *end < u32::MAX)?;
                let stay = self.table.earliest(dense(bit), end)?;
                (stay.start + course.length == self.end(taken)).then_some((before, stay))
            });
            let Some((before, stay)) = last else { break };
            stays.push(stay);
            taken = before;
        }
        stays.reverse();
        stays
    }

    /// The earliest end of a set; the greatest number if it can not be had.
    pub(super) fn end(&self, taken: u64) -> u32 {
        let place = usize::try_from(taken).ok();
        let end = place.and_then(|place| self.ends.get(place));
        end.copied().unwrap_or(u32::MAX)
    }

    pub(super) fn automaton(&self) -> &'a Automaton {
        self.automaton
    }

    pub(super) fn table(&self) -> &'a Table {
        self.table
    }

    /// The end of the window.
    pub(super) fn until(&self) -> u32 {
        self.until
    }

    /// How many sets there are.
    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }
}
