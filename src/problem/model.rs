//! The compiled problem: dense indices and integers, no text, no dates, no decimals.
//!
//! The three kinds of rules are three parts of this file. **Personal** rules are one [`Automaton`] a
//! trainee: what itineraries the trainee may have at all, and what each is worth. **Shared** rules
//! are [`Cell`]s, capacities from which stays draw units. **Linking** rules are [`Link`]s between a
//! few named trainees.
//!
//! # Words
//!
//! - A *course* is a specialty that the trainee's curriculum asks for; it is taken at most once.
//! - A *choice* is a course at a department; with a start period it is a *stay*.
//! - An *itinerary* is all stays of a trainee, in order of time; a *plan* is one itinerary a trainee.
//!
//! # An itinerary is legal when
//!
//! 1. each stay starts in one of the starts of its choice, and stays do not overlap in time
//!    (a stay occupies `length` periods from its start);
//! 2. no course is taken twice, and at most `required[g]` courses of group `g` are taken;
//! 3. whoever takes a course has *ended* each of its prerequisites by its start;
//! 4. no hospital has more stays than its cap;
//! 5. all stays lie inside one of the `windows`;
//! 6. every pinned course is taken (its only choice is the pin, with one start).
//!
//! # The worth of a plan
//!
//! Lexicographic: fewer missing units first, then more value.
//!
//! ```text
//! shortfall = sum over trainees and groups (required - taken) + sum over cells max(0, min - load)
//! value     = sum over trainees own(i) + worst_weight * min over counted trainees own(i)
//!             + sum over cells over * max(0, load - target)
//! own(i)    = sum of the stays' choice values and bonuses
//!             + change * (number of consecutive stays in different hospitals)
//!             + wait * (idle periods from origin to the end of the last stay)
//!             + entry value at the start of the first stay + finish value at the end of the last
//! ```
//!
//! A trainee without stays has `own = 0`, draws nothing, and waits for nothing.

/// A capacity that stays draw units from: `load <= max` always; units below `min` are shortfall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    /// Units that should be drawn at least; each missing one is a unit of shortfall. 0 = none.
    pub(crate) min: i64,
    /// Units that may be drawn at most; `i64::MAX` = no limit.
    pub(crate) max: i64,
    /// Units above which `over` applies; `i64::MAX` = never.
    pub(crate) target: i64,
    /// Value (at most 0) of each unit above `target`.
    pub(crate) over: i64,
}

/// Units that something draws from a cell. Negative only in boundary draws (a stay's cost is a
/// difference of running totals); the sum over an itinerary is never negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Draw {
    pub(crate) cell: u32,
    pub(crate) units: i64,
}

/// Lists of draws by (row, column), stored end to end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct DrawTable {
    columns: u32,
    offsets: Vec<u32>,
    draws: Vec<Draw>,
}

/// What a stay draws, by its choice's `profile`: in each period of the stay, and once at its start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Profiles {
    /// `presence.get(profile, period)`: drawn in every period that the stay occupies.
    pub(crate) presence: DrawTable,
    /// `start.get(profile, period)`: drawn once, by the period of the start.
    pub(crate) start: DrawTable,
}

/// What an itinerary draws and is worth at its two ends, by the automaton's `boundary`.
/// Row 0 of every table is empty and worth nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Boundaries {
    /// `entry.get(boundary, t)`: drawn once when the first stay starts in period `t`.
    pub(crate) entry: DrawTable,
    /// `finish.get(boundary, t)`: drawn once when period `t` is the last one of the last stay.
    pub(crate) finish: DrawTable,
    /// Value at `boundary * periods + t`, same indices as `entry`.
    pub(crate) entry_value: Vec<i64>,
    /// Value at `boundary * periods + t`, same indices as `finish`.
    pub(crate) finish_value: Vec<i64>,
}

/// A specialty that the trainee's curriculum asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Course {
    /// Index into the automaton's `required`.
    pub(crate) group: u32,
    /// Periods of the stay, at least 1.
    pub(crate) length: u32,
    /// Courses (bits, local indices) that must have ended before this one starts.
    pub(crate) prerequisites: u64,
    /// The course must be taken: its only choice is a pin.
    pub(crate) pinned: bool,
}

/// A course at a department.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Local index of the course in its trainee's automaton.
    pub(crate) course: u32,
    /// Index of the department, for `decode`.
    pub(crate) department: u32,
    /// Index of the department's hospital.
    pub(crate) hospital: u32,
    /// Row of [`Profiles`].
    pub(crate) profile: u32,
    /// Row of [`Model::starts`].
    pub(crate) starts: u32,
    /// Value of the stay, whenever it starts.
    pub(crate) value: i64,
}

/// Extra value of one choice at one start (a placement of the baseline that is kept).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Bonus {
    pub(crate) choice: u32,
    pub(crate) start: u32,
    pub(crate) value: i64,
}

/// Periods `from..until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    pub(crate) from: u32,
    pub(crate) until: u32,
}

/// Everything personal about one trainee.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Automaton {
    /// At most 64.
    pub(crate) courses: Vec<Course>,
    /// Stays wanted of each group.
    pub(crate) required: Vec<u32>,
    /// Range of [`Model::choices`], sorted by (course, hospital, department).
    pub(crate) choices: std::ops::Range<u32>,
    /// Range of [`Model::bonuses`], sorted.
    pub(crate) bonuses: std::ops::Range<u32>,
    /// No window contains another; most trainees have one; none = nothing can be placed.
    pub(crate) windows: Vec<Window>,
    /// Value (at most 0) of each change of hospital between consecutive stays, idle time or not.
    pub(crate) change: i64,
    /// Value (at most 0) of each idle period from `origin` to the end of the last stay.
    pub(crate) wait: i64,
    /// The period from which waiting counts; no stay starts before it.
    pub(crate) origin: u32,
    /// Most stays in one hospital; `u32::MAX` = no cap.
    pub(crate) hospital_max: u32,
    /// Hospitals with a cap of their own (pins that exceed the cap raise it), sorted.
    pub(crate) hospital_caps: Vec<(u32, u32)>,
    /// Row of [`Boundaries`].
    pub(crate) boundary: u32,
    /// Whether the trainee's own value takes part in the worst-off term.
    pub(crate) counted: bool,
}

/// A rule between named trainees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Link {
    /// In every period all members are at one hospital, or none of them is anywhere.
    Together(Vec<u32>),
    /// In every hospital and period, not exactly one of the members is present.
    NotAlone(Vec<u32>),
}

/// A program and a rule book, compiled. Opaque outside the crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Model {
    pub(crate) periods: u32,
    pub(crate) hospitals: u32,
    pub(crate) departments: u32,
    pub(crate) worst_weight: i64,
    pub(crate) cells: Vec<Cell>,
    pub(crate) profiles: Profiles,
    pub(crate) boundaries: Boundaries,
    pub(crate) choices: Vec<Choice>,
    pub(crate) bonuses: Vec<Bonus>,
    /// Sets of start periods, `words` words of 64 bits a row; shared between choices.
    pub(crate) starts: Vec<u64>,
    pub(crate) words: u32,
    pub(crate) trainees: Vec<Automaton>,
    pub(crate) links: Vec<Link>,
}

/// One stay of an itinerary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Stay {
    pub(crate) start: u32,
    /// Index into [`Model::choices`].
    pub(crate) choice: u32,
}

/// One itinerary a trainee, stays in order of time.
pub(crate) type Plan = Vec<Vec<Stay>>;

/// The worth of a plan: fewer missing units first, then more value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Worth {
    pub(crate) shortfall: i64,
    pub(crate) value: i64,
}

impl Ord for Worth {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        other
            .shortfall
            .cmp(&self.shortfall)
            .then(self.value.cmp(&other.value))
    }
}

impl PartialOrd for Worth {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The one place where a dense index becomes a slice index.
#[expect(
    clippy::as_conversions,
    reason = "u32 fits usize on every platform that the crate supports"
)]
pub(crate) const fn at(index: u32) -> usize {
    index as usize
}

/// The one place where a slice length becomes a dense index. `compile` refuses larger problems.
pub(crate) fn dense(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

impl DrawTable {
    /// An empty table whose rows have `columns` lists.
    pub(crate) fn new(columns: u32) -> Self {
        Self {
            columns,
            offsets: vec![0],
            draws: Vec::new(),
        }
    }

    /// Appends a row, one list a column (missing ones are empty); returns its index.
    pub(crate) fn push_row(&mut self, lists: &[Vec<Draw>]) -> u32 {
        let row = self.rows();
        for column in 0..at(self.columns) {
            if let Some(list) = lists.get(column) {
                self.draws.extend_from_slice(list);
            }
            self.offsets.push(dense(self.draws.len()));
        }
        row
    }

    /// Number of rows.
    pub(crate) fn rows(&self) -> u32 {
        dense(self.offsets.len() - 1) / self.columns.max(1)
    }

    /// The draws at (row, column).
    pub(crate) fn get(&self, row: u32, column: u32) -> &[Draw] {
        let slot = at(row) * at(self.columns) + at(column);
        &self.draws[at(self.offsets[slot])..at(self.offsets[slot + 1])]
    }

    /// All draws.
    pub(crate) fn all(&self) -> &[Draw] {
        &self.draws
    }
}

impl Model {
    /// Whether `choice` may start in period `start`.
    pub(crate) fn may_start(&self, choice: u32, start: u32) -> bool {
        if start >= self.periods {
            return false;
        }
        let row = at(self.choices[at(choice)].starts) * at(self.words);
        self.starts[row + at(start / 64)] >> (start % 64) & 1 == 1
    }

    /// The cap on stays in `hospital` for this trainee.
    pub(crate) fn hospital_cap(automaton: &Automaton, hospital: u32) -> u32 {
        automaton
            .hospital_caps
            .binary_search_by_key(&hospital, |&(hospital, _)| hospital)
            .map_or(automaton.hospital_max, |found| {
                automaton.hospital_caps[found].1
            })
    }
}
