//! One trainee in dense form: what the relaxed program needs to know, whatever the prices.
use crate::problem::model::{Automaton, Model, at, dense};

/// Most combinations of counts; beyond, groups share a count.
const MOST_COUNTS: usize = 400;

/// A course as the relaxed program sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Course {
    /// Which count it belongs to.
    pub(super) class: usize,
    /// Periods of the stay.
    pub(super) length: usize,
    /// Courses that must have been taken before, as bits.
    pub(super) needs: u64,
    /// Every itinerary takes it, so that its toll may be negative.
    pub(super) certain: bool,
}

/// Everything about one trainee that does not depend on prices.
#[derive(Debug, Clone)]
pub(super) struct Person {
    /// Hospitals of the trainee's choices, sorted.
    pub(super) hospitals: Vec<u32>,
    /// Most stays in each of them, where that is less than all stays.
    pub(super) caps: Vec<Option<u32>>,
    /// The courses.
    pub(super) courses: Vec<Course>,
    /// The count of each group.
    pub(super) classes: Vec<usize>,
    /// Stays wanted of each class.
    pub(super) required: Vec<usize>,
    /// Factor of each class in the number of a combination of counts.
    strides: Vec<usize>,
    /// Combinations of counts.
    pub(super) counts: usize,
    /// Stays of each combination of counts.
    pub(super) sums: Vec<usize>,
    /// Stays wanted.
    pub(super) total: usize,
    /// First period in which a stay may start.
    pub(super) from: usize,
    /// Period by which the last stay must end.
    pub(super) until: usize,
    /// Nothing may be missing.
    pub(super) strict: bool,
    /// By (period, counts): the place of a state that can be reached by the period and completed from
    /// there; 0 for all others.
    places: Vec<u32>,
    /// Places, that of all others included.
    pub(super) states: usize,
}

impl Person {
    /// The trainee in dense form; `strict`: nothing may be missing.
    pub(super) fn new(model: &Model, automaton: &Automaton, strict: bool) -> Self {
        let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
        let mut hospitals: Vec<u32> = choices.iter().map(|choice| choice.hospital).collect();
        hospitals.sort_unstable();
        hospitals.dedup();
        let stays: u32 = automaton.required.iter().sum();
        let caps = (hospitals.iter())
            .map(|&hospital| {
                let cap = Model::hospital_cap(automaton, hospital);
                (cap < stays).then_some(cap)
            })
            .collect();
        let usable = choices.iter().fold(0_u64, |set, one| set | 1 << one.course);
        let classes = classes(&automaton.required);
        let courses = (0..)
            .zip(&automaton.courses)
            .map(|(index, course): (u32, _)| {
                let rivals = (0..)
                    .zip(&automaton.courses)
                    .filter(|(other, one): &(u32, _)| {
                        one.group == course.group && usable >> other & 1 == 1
                    })
                    .count();
                let all = strict && rivals <= at(automaton.required[at(course.group)]);
                Course {
                    class: classes[at(course.group)],
                    length: at(course.length),
                    needs: course.prerequisites,
                    certain: course.pinned || all && usable >> index & 1 == 1,
                }
            })
            .collect();
        let mut person = Self {
            hospitals,
            caps,
            courses,
            required: Vec::new(),
            strides: Vec::new(),
            counts: 1,
            sums: Vec::new(),
            total: at(stays),
            from: from(automaton),
            until: until(model, automaton),
            classes,
            strict,
            places: Vec::new(),
            states: 1,
        };
        for (group, &class) in person.classes.iter().enumerate() {
            person
                .required
                .resize(person.required.len().max(class + 1), 0);
            person.required[class] += at(automaton.required[group]);
        }
        for &required in &person.required {
            person.strides.push(person.counts);
            person.counts = person.counts.saturating_mul(required + 1);
        }
        person.sums = (0..person.counts)
            .map(|count| {
                (0..person.required.len())
                    .map(|class| person.taken(count, class))
                    .sum()
            })
            .collect();
        person.place(at(model.periods));
        person
    }

    /// Finds the states that matter.
    fn place(&mut self, periods: usize) {
        let shortest = self.courses.iter().map(|course| course.length).min();
        let shortest = shortest.unwrap_or(1);
        self.places = vec![0; (periods + 1) * self.counts];
        for period in self.from..=self.until {
            for (count, &done) in self.sums.iter().enumerate() {
                let left = if self.strict { self.total - done } else { 0 };
                let reached = done * shortest <= period - self.from;
                if reached && left * shortest <= self.until - period {
                    self.places[period * self.counts + count] = dense(self.states);
                    self.states += 1;
                }
            }
        }
    }

    /// The place of a state, 0 for all that do not matter.
    pub(super) fn at(&self, period: usize, count: usize) -> usize {
        at(self.places[period * self.counts + count])
    }

    /// Stays of a class in a combination of counts.
    pub(super) fn taken(&self, count: usize, class: usize) -> usize {
        count / self.strides[class] % (self.required[class] + 1)
    }

    /// The combination with one more stay of the class, if it wants one.
    pub(super) fn next(&self, count: usize, class: usize) -> Option<usize> {
        (self.taken(count, class) < self.required[class]).then(|| count + self.strides[class])
    }
}

/// The count of each group: its own while combinations are few, then one for all others.
fn classes(required: &[u32]) -> Vec<usize> {
    let (mut counts, mut class) = (1_usize, 0);
    let mut classes = Vec::with_capacity(required.len());
    for &one in required {
        classes.push(class);
        counts = counts.saturating_mul(at(one) + 1);
        class += usize::from(counts <= MOST_COUNTS);
    }
    classes
}

fn from(automaton: &Automaton) -> usize {
    let first = automaton.windows.iter().map(|window| window.from).min();
    at(first.unwrap_or(u32::MAX).max(automaton.origin))
}

fn until(model: &Model, automaton: &Automaton) -> usize {
    let last = automaton.windows.iter().map(|window| window.until).max();
    at(last.unwrap_or(0).min(model.periods))
}
