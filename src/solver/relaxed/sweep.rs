//! The relaxed program of one trainee, backward through the periods.
//!
//! A state is a period in which the trainee is free, how many stays of each class are done, which of
//! the remembered courses are among them, and the hospital of the last stay; its label is the most
//! that the rest of a path can be worth. Courses that are not remembered differ only in what a stay
//! is worth, so for each class, length and hospital only the best of them is looked at.
use crate::solver::budget::Budget;
use crate::solver::column::number::Label;

use super::memory::Memory;
use super::person::Person;
use super::worths::Worths;

/// Labels that count as one step of work.
const LABELS_A_STEP: u64 = 64;

/// One stay of a relaxed path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) course: usize,
    /// Local index.
    pub(super) hospital: usize,
    pub(super) start: usize,
}

/// The best path of the relaxed program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Path {
    /// What it is worth, tolls given back.
    pub(super) worth: i64,
    /// Its stays, which may repeat a course.
    pub(super) steps: Vec<Step>,
}

/// What there is to look at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'a> {
    pub(super) person: &'a Person,
    pub(super) memory: &'a Memory,
    pub(super) worths: &'a Worths,
}

/// A stay that may begin in the period at hand.
#[derive(Debug, Clone, Copy)]
struct Move<N> {
    class: usize,
    length: usize,
    worth: N,
    /// The course's bit, where it is remembered.
    bit: Option<usize>,
    /// Bits that must be there.
    needs: usize,
}

/// Room for labels, used again for each trainee.
#[derive(Debug, Default)]
pub(super) struct Room<N> {
    /// By (period, counts, hospital, set): the trainee has just become free.
    arrived: Vec<N>,
    /// By (counts, hospital, set): the trainee is free in the period at hand, and not over.
    waiting: Vec<N>,
    /// By (hospital, set): a stay begins in the period at hand.
    ahead: Vec<N>,
    /// By set: the best of all hospitals.
    most: Vec<N>,
}

impl Frame<'_> {
    /// Labels of the whole table.
    pub(super) fn labels(person: &Person, memory: &Memory) -> usize {
        let row = person.hospitals.len().saturating_mul(memory.size());
        person.states.saturating_mul(row)
    }

    fn row(&self) -> usize {
        self.person.hospitals.len() * self.memory.size()
    }

    fn slot(&self, period: usize, count: usize, hospital: usize) -> usize {
        self.person.at(period, count) * self.row() + hospital * self.memory.size()
    }

    /// The best path, if there is one and the budget lasts.
    pub(super) fn best<N: Label>(
        &self,
        room: &mut Room<N>,
        budget: &mut Budget<'_>,
    ) -> Option<Path> {
        let mut entered = None;
        if !self.fill(room, &mut entered, budget) {
            return None;
        }
        let constant = self.worths.constant;
        let nothing = self.worths.nothing.map(|worth| Path {
            worth: worth + constant,
            steps: Vec::new(),
        });
        let Some(goal) = entered.filter(|goal| goal.reached()) else {
            return nothing;
        };
        let worth = goal.wide() + constant;
        if nothing
            .as_ref()
            .is_some_and(|nothing| nothing.worth >= worth)
        {
            return nothing;
        }
        Some(Path {
            worth,
            steps: self.trace(room, goal),
        })
    }

    /// Fills all labels, and finds the best way to enter; `false` when the budget is used up.
    fn fill<N: Label>(
        &self,
        room: &mut Room<N>,
        entered: &mut Option<N>,
        budget: &mut Budget<'_>,
    ) -> bool {
        let (person, size) = (self.person, self.memory.size());
        // All places are written before they are read, except the one of states that do not matter.
        room.arrived
            .resize(Self::labels(person, self.memory), N::NEVER);
        room.arrived[..self.row()].fill(N::NEVER);
        room.waiting.clear();
        room.waiting.resize(person.counts * self.row(), N::NEVER);
        if person.from > person.until {
            return true;
        }
        for period in (person.from..=person.until).rev() {
            let moves: Vec<Vec<Move<N>>> = (0..person.hospitals.len())
                .map(|hospital| self.moves(hospital, period))
                .collect();
            let mut work = 0;
            for count in (0..person.counts).filter(|&count| person.at(period, count) > 0) {
                work += self.depart(room, &moves, period, count);
                if count == 0 {
                    let most = room.most.first().copied().unwrap_or(N::NEVER);
                    let entry = Worths::end::<N>(&self.worths.entry, period);
                    *entered = (*entered).max(Some(most + entry));
                }
                let complete = !self.person.strict || person.sums[count] == person.total;
                let over = period.checked_sub(1).filter(|_| complete && count > 0);
                let over = over.map_or(N::NEVER, |last| Worths::end(&self.worths.finish, last));
                self.wait(room, period, count, over);
                work += u64::try_from(person.hospitals.len() * size).unwrap_or(0);
            }
            if !budget.spend(1 + work / LABELS_A_STEP) {
                return false;
            }
        }
        true
    }

    /// The stays that may begin, one for all courses that are not remembered and need nothing.
    fn moves<N: Label>(&self, hospital: usize, period: usize) -> Vec<Move<N>> {
        let mut moves: Vec<Move<N>> = Vec::new();
        for (index, course) in self.person.courses.iter().enumerate() {
            if period + course.length > self.person.until {
                continue;
            }
            let Some(worth) = self.worths.stay(index, hospital, period) else {
                continue;
            };
            let found = Move {
                class: course.class,
                length: course.length,
                worth: N::of(worth),
                bit: self.memory.bit(index),
                needs: self.memory.of(course.needs),
            };
            let twin = moves.iter_mut().find(|known| {
                let free = (None, 0);
                (known.bit, known.needs) == free
                    && (found.bit, found.needs) == free
                    && (known.class, known.length) == (found.class, found.length)
            });
            match twin {
                Some(twin) => twin.worth = twin.worth.max(found.worth),
                None => moves.push(found),
            }
        }
        moves
    }

    /// The best stay from each set at each hospital, and at any of them.
    fn depart<N: Label>(
        &self,
        room: &mut Room<N>,
        moves: &[Vec<Move<N>>],
        period: usize,
        count: usize,
    ) -> u64 {
        let size = self.memory.size();
        room.ahead.clear();
        room.ahead.resize(self.row(), N::NEVER);
        room.most.clear();
        room.most.resize(size, N::NEVER);
        let mut work = 0;
        for (hospital, moves) in moves.iter().enumerate() {
            let ahead = &mut room.ahead[hospital * size..(hospital + 1) * size];
            for one in moves {
                let Some(next) = self.person.next(count, one.class) else {
                    continue;
                };
                let from = self.slot(period + one.length, next, hospital);
                take(ahead, &room.arrived[from..from + size], one);
                work += 1;
            }
            for (most, &ahead) in room.most.iter_mut().zip(ahead.iter()) {
                *most = (*most).max(ahead);
            }
        }
        work * u64::try_from(size).unwrap_or(0)
    }

    /// Labels of the period: a stay here, a stay elsewhere, a period of waiting, or the end.
    fn wait<N: Label>(&self, room: &mut Room<N>, period: usize, count: usize, over: N) {
        let size = self.memory.size();
        let change = N::of(self.worths.change);
        for hospital in 0..self.person.hospitals.len() {
            let here = count * self.row() + hospital * size;
            let into = self.slot(period, count, hospital);
            let waiting = &mut room.waiting[here..here + size];
            let arrived = &mut room.arrived[into..into + size];
            let ahead = &room.ahead[hospital * size..(hospital + 1) * size];
            let labels = waiting.iter_mut().zip(arrived);
            for (((waiting, arrived), &ahead), &most) in labels.zip(ahead).zip(&room.most) {
                let best = (*waiting).max(ahead).max(most + change).max(N::NEVER);
                *waiting = best;
                *arrived = best.max(over);
            }
        }
    }

    /// The stays of a path worth `goal`.
    fn trace<N: Label>(&self, room: &Room<N>, mut goal: N) -> Vec<Step> {
        let mut steps: Vec<Step> = Vec::new();
        let (mut period, mut count, mut set) = (self.person.from, 0, 0);
        while let Some((step, next)) = self.follow(room, &steps, (period, count, set), goal) {
            let course = self.person.courses[step.course];
            period = step.start + course.length;
            count = self.person.next(count, course.class).unwrap_or(count);
            set |= self.memory.bit(step.course).map_or(0, |bit| 1 << bit);
            steps.push(step);
            let over: N = Worths::end(&self.worths.finish, period - 1);
            let complete = !self.person.strict || steps.len() == self.person.total;
            goal = next;
            if complete && over == goal {
                break;
            }
        }
        steps
    }

    /// The next stay of a path worth `goal` from a state, and what the rest is worth.
    fn follow<N: Label>(
        &self,
        room: &Room<N>,
        steps: &[Step],
        (period, count, set): (usize, usize, usize),
        goal: N,
    ) -> Option<(Step, N)> {
        let last = steps.last().map(|step| step.hospital);
        for start in period..self.person.until {
            let entry: N = Worths::end(&self.worths.entry, start);
            for (index, course) in self.person.courses.iter().enumerate() {
                let bit = self.memory.bit(index).map_or(0, |bit| 1 << bit);
                let needs = self.memory.of(course.needs);
                let end = start + course.length;
                if set & bit != 0 || set & needs != needs || end > self.person.until {
                    continue;
                }
                let Some(next) = self.person.next(count, course.class) else {
                    continue;
                };
                for hospital in 0..self.person.hospitals.len() {
                    let Some(worth) = self.worths.stay(index, hospital, start) else {
                        continue;
                    };
                    let rest = room.arrived[self.slot(end, next, hospital) + (set | bit)];
                    let extra = match last {
                        None => entry,
                        Some(last) if last == hospital => N::of(0),
                        Some(_) => N::of(self.worths.change),
                    };
                    if rest.reached() && extra + N::of(worth) + rest == goal {
                        let step = Step {
                            course: index,
                            hospital,
                            start,
                        };
                        return Some((step, rest));
                    }
                }
            }
        }
        None
    }
}

/// Takes one stay from every set that allows it.
fn take<N: Label>(ahead: &mut [N], arrived: &[N], one: &Move<N>) {
    let worth = one.worth;
    match one.bit {
        None if one.needs == 0 => {
            for (into, &rest) in ahead.iter_mut().zip(arrived) {
                *into = (*into).max(worth + rest);
            }
        }
        Some(bit) if one.needs == 0 => {
            let half = 1 << bit;
            let blocks = ahead.chunks_exact_mut(2 * half);
            for (into, rest) in blocks.zip(arrived.chunks_exact(2 * half)) {
                for (into, &rest) in into[..half].iter_mut().zip(&rest[half..]) {
                    *into = (*into).max(worth + rest);
                }
            }
        }
        bit => {
            let bit = bit.map_or(0, |bit| 1 << bit);
            for (set, into) in ahead.iter_mut().enumerate() {
                if set & bit == 0 && set & one.needs == one.needs {
                    *into = (*into).max(worth + arrived[set | bit]);
                }
            }
        }
    }
}
