//! The model's tables in the order in which the search reads them.
//!
//! Everything here is fixed for the length of a search. Trainees with equal courses share one row.
use crate::problem::model::{Automaton, Draw, DrawTable, Model, Window, at, dense};

/// What a draw may add to a load before comparing it with a limit, without leaving `i64`.
pub(super) const UNLIMITED: i64 = i64::MAX / 4;

/// A course with what its neighbors in time need to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Lesson {
    pub(super) prerequisites: u64,
    /// Courses that need this one first.
    pub(super) dependents: u64,
    /// Courses of the same group, itself included.
    pub(super) group: u64,
    /// How many of them are wanted.
    pub(super) required: u32,
    pub(super) length: u32,
    pub(super) pinned: bool,
}

/// The fixed facts of one trainee.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says which checks an edit of this trainee may skip"
)]
pub(super) struct Person {
    /// First of the trainee's slots in the state.
    pub(super) slots: u32,
    /// How many slots there are: the most stays that the trainee can have.
    pub(super) room: u32,
    /// First of the trainee's row in `lessons`.
    pub(super) lessons: u32,
    pub(super) courses: u32,
    /// First of the trainee's row in `spans`.
    pub(super) spans: u32,
    pub(super) choices: u32,
    pub(super) choice_count: u32,
    pub(super) change: i64,
    pub(super) wait: i64,
    pub(super) origin: u32,
    pub(super) boundary: u32,
    /// The window, where there is exactly one; else the hull of all.
    pub(super) hull: Window,
    /// More than one window.
    pub(super) windowed: bool,
    /// Some hospital's cap can bind.
    pub(super) capped: bool,
    pub(super) bonus: bool,
    pub(super) counted: bool,
    /// Some course has a prerequisite.
    pub(super) ordered: bool,
    /// Stays wanted.
    pub(super) wanted: u32,
    pub(super) trainee: u32,
    pub(super) hospital_max: u32,
    /// Some hospitals have a cap of their own.
    pub(super) own_caps: bool,
}

/// Draws by (row, period), laid end to end, so that a stay's draws are one slice.
#[derive(Debug, Clone, Default)]
pub(super) struct FlatDraws {
    offsets: Vec<u32>,
    cells: Vec<u32>,
    /// Empty where every draw is one unit.
    units: Vec<i64>,
    periods: u32,
}

/// The tables.
#[derive(Debug)]
pub(super) struct Layout<'m> {
    pub(super) model: &'m Model,
    pub(super) persons: Vec<Person>,
    pub(super) lessons: Vec<Lesson>,
    /// Per trainee and course, the first choice of the course; one more entry at the end of a row.
    pub(super) spans: Vec<u32>,
    pub(super) presence: FlatDraws,
    pub(super) start: FlatDraws,
    /// Whether any profile draws at its start.
    pub(super) starts_draw: bool,
    /// No two stays of one trainee, and no two periods of a stay, draw from one cell, each draw is one
    /// unit, and nothing else is drawn: an edit's draws can be summed up without making them.
    pub(super) separate: bool,
    /// Slots of all trainees together.
    pub(super) slots: u32,
    /// Trainees that the single moves may touch: something to place, and no link.
    pub(super) movable: Vec<u32>,
    /// By trainee: the link group, or `u32::MAX`.
    pub(super) team: Vec<u32>,
    /// By choice: its department, next to those of the same course.
    department: Vec<u32>,
    /// By choice: its hospital, likewise.
    hospital: Vec<u32>,
    /// By choice range of a trainee: the trainee's (department, choice), sorted.
    departments: Vec<(u32, u32)>,
    /// By department: the course that every trainee takes there, `u32::MAX` where they differ.
    usual: Vec<u32>,
}

impl FlatDraws {
    fn new(table: &DrawTable, periods: u32) -> Self {
        let mut flat = Self {
            offsets: vec![0],
            periods,
            ..Self::default()
        };
        let mut uniform = true;
        for row in 0..table.rows() {
            for period in 0..periods {
                for draw in table.get(row, period) {
                    flat.cells.push(draw.cell);
                    flat.units.push(draw.units);
                    uniform &= draw.units == 1;
                }
                flat.offsets.push(dense(flat.cells.len()));
            }
        }
        if uniform {
            flat.units = Vec::new();
        }
        flat
    }

    /// Positions of the draws in `from..until`.
    #[inline]
    pub(super) fn range(&self, row: u32, from: u32, until: u32) -> std::ops::Range<usize> {
        let base = at(row) * at(self.periods);
        at(self.offsets[base + at(from)])..at(self.offsets[base + at(until)])
    }

    /// The cells, in the order of the draws.
    pub(super) fn cells(&self) -> &[u32] {
        &self.cells
    }

    /// Everything drawn in `from..until`: cells, and units by cell (none: one unit each).
    #[inline]
    pub(super) fn drawn(&self, row: u32, from: u32, until: u32) -> (&[u32], &[i64]) {
        let range = self.range(row, from, until);
        if self.units.is_empty() {
            (&self.cells[range], &[])
        } else {
            (&self.cells[range.clone()], &self.units[range])
        }
    }
}

impl<'m> Layout<'m> {
    pub(super) fn new(model: &'m Model) -> Self {
        let mut layout = Self {
            model,
            persons: Vec::with_capacity(model.trainees.len()),
            lessons: Vec::new(),
            spans: Vec::new(),
            presence: FlatDraws::new(&model.profiles.presence, model.periods),
            start: FlatDraws::new(&model.profiles.start, model.periods),
            starts_draw: false,
            separate: false,
            slots: 0,
            movable: Vec::new(),
            team: teams(model),
            department: model.choices.iter().map(|one| one.department).collect(),
            hospital: model.choices.iter().map(|one| one.hospital).collect(),
            departments: vec![(0, 0); model.choices.len()],
            usual: usual(model),
        };
        for automaton in &model.trainees {
            let mut row: Vec<(u32, u32)> = automaton
                .choices
                .clone()
                .map(|choice| (model.choices[at(choice)].department, choice))
                .collect();
            row.sort_unstable();
            let range = at(automaton.choices.start)..at(automaton.choices.end);
            layout.departments[range].copy_from_slice(&row);
        }
        layout.starts_draw = !layout.start.cells.is_empty();
        layout.separate = is_separate(model, &layout);
        let mut row = Vec::new();
        let mut known: Vec<(u32, u32)> = Vec::new();
        for (trainee, automaton) in model.trainees.iter().enumerate() {
            row.clear();
            lessons_of(automaton, &mut row);
            let lessons = layout.share(&row, &mut known);
            let person = layout.person(dense(trainee), automaton, lessons, &row);
            layout.slots += person.room;
            if person.room > 0 && layout.team[trainee] == u32::MAX {
                layout.movable.push(dense(trainee));
            }
            layout.persons.push(person);
        }
        layout
    }

    /// The row of `lessons` equal to `row`; one of the last few, or a new one.
    fn share(&mut self, row: &[Lesson], known: &mut Vec<(u32, u32)>) -> u32 {
        let found = known.iter().rev().take(16).find(|&&(first, count)| {
            self.lessons
                .get(at(first)..at(first + count))
                .is_some_and(|known| known == row)
        });
        if let Some(&(first, _)) = found {
            return first;
        }
        let first = dense(self.lessons.len());
        known.push((first, dense(row.len())));
        self.lessons.extend_from_slice(row);
        first
    }

    fn person(
        &mut self,
        trainee: u32,
        automaton: &Automaton,
        lessons: u32,
        row: &[Lesson],
    ) -> Person {
        let spans = dense(self.spans.len());
        let mut next = automaton.choices.start;
        for course in 0..dense(row.len()) {
            while next < automaton.choices.end && self.model.choices[at(next)].course < course {
                next += 1;
            }
            self.spans.push(next);
        }
        self.spans.push(automaton.choices.end);
        let room = (0..dense(automaton.required.len()))
            .map(|group| {
                let members = automaton.courses.iter().filter(|c| c.group == group);
                automaton.required[at(group)].min(dense(members.count()))
            })
            .sum();
        let room = if automaton.windows.is_empty() {
            0
        } else {
            room
        };
        // Without a window nothing fits: a start at the end of the horizon is one that can be added to.
        let hull = automaton.windows.iter().fold(
            Window {
                from: self.model.periods,
                until: 0,
            },
            |hull, window| Window {
                from: hull.from.min(window.from.max(automaton.origin)),
                until: hull.until.max(window.until.min(self.model.periods)),
            },
        );
        Person {
            slots: self.slots,
            room,
            lessons,
            courses: dense(row.len()),
            spans,
            choices: automaton.choices.start,
            choice_count: automaton.choices.end - automaton.choices.start,
            change: automaton.change,
            wait: automaton.wait,
            origin: automaton.origin,
            boundary: automaton.boundary,
            hull,
            windowed: automaton.windows.len() > 1,
            capped: automaton.hospital_max < room
                || automaton.hospital_caps.iter().any(|&(_, cap)| cap < room),
            bonus: !automaton.bonuses.is_empty(),
            counted: automaton.counted,
            ordered: row.iter().any(|lesson| lesson.prerequisites != 0),
            wanted: automaton.required.iter().sum(),
            trainee,
            hospital_max: automaton.hospital_max,
            own_caps: !automaton.hospital_caps.is_empty(),
        }
    }

    pub(super) fn lesson(&self, person: &Person, course: u32) -> &Lesson {
        &self.lessons[at(person.lessons + course)]
    }

    /// The choices of a course: `first..end`.
    pub(super) fn span(&self, person: &Person, course: u32) -> (u32, u32) {
        let row = at(person.spans + course);
        (self.spans[row], self.spans[row + 1])
    }

    /// The first choice of a course at a hospital.
    pub(super) fn at_hospital(&self, person: &Person, course: u32, hospital: u32) -> Option<u32> {
        let (from, until) = self.span(person, course);
        (from..until).find(|&choice| self.hospital[at(choice)] == hospital)
    }

    /// This trainee's choice at the department of another trainee's choice.
    pub(super) fn at_department(&self, trainee: u32, other: (u32, u32)) -> Option<u32> {
        let (mine, theirs) = (&self.persons[at(trainee)], &self.persons[at(other.0)]);
        let department = self.department[at(other.1)];
        // Trainees of one curriculum often have the same choices in the same order.
        let guess = mine.choices + (other.1 - theirs.choices);
        if guess < mine.choices + mine.choice_count && self.department[at(guess)] == department {
            return Some(guess);
        }
        let course = self.usual[at(department)];
        if course < mine.courses {
            let (from, until) = self.span(mine, course);
            let mut choices = from..until;
            return choices.find(|&choice| self.department[at(choice)] == department);
        }
        let row = at(mine.choices)..at(mine.choices + mine.choice_count);
        let row = self.departments.get(row)?;
        let found = row.partition_point(|entry| entry.0 < department);
        row.get(found)
            .filter(|entry| entry.0 == department)
            .map(|entry| entry.1)
    }

    /// Entry or finish draws.
    pub(super) fn ends(table: &DrawTable, boundary: u32, period: u32) -> &[Draw] {
        if boundary == 0 {
            return &[];
        }
        table.get(boundary, period)
    }
}

/// See [`Layout::usual`].
fn usual(model: &Model) -> Vec<u32> {
    const NONE: u32 = u32::MAX - 1;
    let most = model.choices.iter().map(|choice| choice.department + 1);
    let mut usual = vec![NONE; at(most.max().unwrap_or(0))];
    for choice in &model.choices {
        let known = &mut usual[at(choice.department)];
        if *known == NONE {
            *known = choice.course;
        } else if *known != choice.course {
            *known = u32::MAX;
        }
    }
    usual
}

fn lessons_of(automaton: &Automaton, row: &mut Vec<Lesson>) {
    for (course, index) in automaton.courses.iter().zip(0..64) {
        let group = automaton
            .courses
            .iter()
            .zip(0..64)
            .filter(|(other, _)| other.group == course.group)
            .fold(0, |set, (_, bit)| set | 1_u64 << bit);
        row.push(Lesson {
            prerequisites: course.prerequisites,
            dependents: automaton
                .courses
                .iter()
                .zip(0..64)
                .filter(|(other, _)| other.prerequisites >> index & 1 == 1)
                .fold(0, |set, (_, bit)| set | 1_u64 << bit),
            group,
            required: automaton.required[at(course.group)],
            length: course.length,
            pinned: course.pinned,
        });
    }
}

/// Linked trainees by connected component.
fn teams(model: &Model) -> Vec<u32> {
    use crate::problem::model::Link;
    let mut team = vec![u32::MAX; model.trainees.len()];
    // Few links, few members: repeated relabeling is enough, and has no recursion.
    for (index, link) in model.links.iter().enumerate() {
        let (Link::Together(members) | Link::NotAlone(members)) = link;
        let label = members
            .iter()
            .map(|&member| team[at(member)])
            .min()
            .unwrap_or(u32::MAX)
            .min(dense(index));
        let merged: Vec<u32> = members
            .iter()
            .map(|&member| team[at(member)])
            .filter(|&old| old != u32::MAX && old != label)
            .collect();
        for &member in members {
            team[at(member)] = label;
        }
        if !merged.is_empty() {
            for each in &mut team {
                if merged.contains(each) {
                    *each = label;
                }
            }
        }
    }
    team
}

/// See [`Layout::separate`].
fn is_separate(model: &Model, layout: &Layout<'_>) -> bool {
    let mut drawn = vec![false; model.cells.len()];
    let once = layout
        .presence
        .cells
        .iter()
        .all(|&cell| !std::mem::replace(&mut drawn[at(cell)], true));
    let plain = layout.presence.units.is_empty() && !layout.starts_draw;
    let ends = model.trainees.iter().any(|trainee| trainee.boundary != 0);
    once && plain
        && !ends
        && model.trainees.iter().all(|trainee| {
            let choices = at(trainee.choices.start)..at(trainee.choices.end);
            let mut used: Vec<(u32, u32)> = model.choices[choices]
                .iter()
                .map(|choice| (choice.profile, choice.course))
                .collect();
            used.sort_unstable();
            used.windows(2)
                .all(|pair| pair[0].0 != pair[1].0 || pair[0].1 == pair[1].1)
        })
}
