//! Editions of a program over the years, and how many people they come to as of a day.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveDate;

use super::group::Group;
use super::sheet::{Cell, Column, Sheet, Word};
use crate::program::{EventKind, Program, Status, Trainee};
use crate::stats::{Period, Series, StatsError, Year, YearKind};

/// One edition: a cohort, with what is known about it.
///
/// ```
/// use practicum::report::{Edition, Group, History, Running};
///
/// # let day = |y, m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).ok_or("no such day");
/// let spring = Edition::new(Group::named("spring 2014"))
///     .beginning(day(2014, 5, 26)?)
///     .ending(day(2014, 6, 21)?)
///     .of_persons(10);
/// let planned = Edition::new(Group::named("autumn 2014")); // nothing is known but its name
/// let so_far = History::new([spring, planned]).as_of(day(2014, 12, 31)?, Running::Excluded);
/// assert_eq!((so_far.total, so_far.undated.len()), (10, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Edition {
    /// Which edition.
    pub group: Group,
    /// Where its people come from, if that is one place.
    pub origin: Option<Group>,
    /// Its first day, if known.
    #[cfg_attr(
        feature = "serde",
        serde(serialize_with = "crate::wire::OptionalDay::serialize")
    )]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::OptionalDay"))]
    pub begins: Option<NaiveDate>,
    /// Its last day, if known.
    #[cfg_attr(
        feature = "serde",
        serde(serialize_with = "crate::wire::OptionalDay::serialize")
    )]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::OptionalDay"))]
    pub ends: Option<NaiveDate>,
    /// The calendar year that its days lie in, if known.
    pub year: Option<i32>,
    /// How many people take part, if known.
    pub persons: Option<u64>,
}

impl Edition {
    /// An edition of which nothing is known yet.
    pub fn new(group: Group) -> Self {
        Self {
            group,
            origin: None,
            begins: None,
            ends: None,
            year: None,
            persons: None,
        }
    }

    /// Where its people come from.
    #[must_use]
    pub fn from_origin(self, origin: Group) -> Self {
        Self {
            origin: Some(origin),
            ..self
        }
    }

    /// Its first day.
    #[must_use]
    pub fn beginning(self, day: NaiveDate) -> Self {
        Self {
            begins: Some(day),
            ..self
        }
    }

    /// Its last day.
    #[must_use]
    pub fn ending(self, day: NaiveDate) -> Self {
        Self {
            ends: Some(day),
            ..self
        }
    }

    /// The calendar year that its days lie in, where the days are not known.
    #[must_use]
    pub fn in_year(self, year: i32) -> Self {
        Self {
            year: Some(year),
            ..self
        }
    }

    /// How many people take part.
    #[must_use]
    pub fn of_persons(self, persons: u64) -> Self {
        Self {
            persons: Some(persons),
            ..self
        }
    }

    /// Where it stands on a day; `None` if its dates do not tell.
    pub fn stage(&self, on: NaiveDate) -> Option<Stage> {
        let last = self.ends.or_else(|| self.edge(12, 31));
        let first = self.begins.or_else(|| self.edge(1, 1));
        if last.is_some_and(|last| on > last) {
            return Some(Stage::Over);
        }
        if first.is_some_and(|first| on < first) {
            return Some(Stage::Ahead);
        }
        self.begins.and(self.ends).map(|_| Stage::Running)
    }

    /// A day of its year.
    fn edge(&self, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, month, day)
    }

    /// The earliest day that tells where it stands among the others.
    fn earliest(&self) -> Option<NaiveDate> {
        let known = self.begins.or(self.ends);
        known.or_else(|| self.edge(1, 1))
    }
}

/// Where an edition stands on a day.
///
/// ```
/// use practicum::report::{Edition, Group, Stage};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let spring = Edition::new(Group::named("spring")).beginning(day(5, 26)?).ending(day(6, 21)?);
/// assert_eq!(spring.stage(day(5, 25)?), Some(Stage::Ahead));
/// assert_eq!(spring.stage(day(6, 21)?), Some(Stage::Running)); // the last day belongs to it
/// assert_eq!(spring.stage(day(6, 22)?), Some(Stage::Over));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Stage {
    /// It has not begun.
    Ahead,
    /// It has begun, and its last day is not over: a closing ceremony falls in it.
    Running,
    /// It is over.
    Over,
}

/// Whether a total counts the cohorts that are in training on its day. Announcements do both, and
/// rarely say which.
///
/// ```
/// use practicum::report::{History, Running};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let history = History::of(&program);
/// let so_far = |running| day(6, 20).map(|ceremony| history.as_of(ceremony, running).total);
/// assert_eq!((so_far(Running::Included)?, so_far(Running::Excluded)?), (10, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Running {
    /// Counted.
    Included,
    /// Left out.
    Excluded,
}

impl fmt::Display for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Included => "including the running cohort",
            Self::Excluded => "excluding the running cohort",
        })
    }
}

/// A cumulative total that says what it counts.
///
/// ```
/// use practicum::report::{History, Running};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// let standing = History::of(&program).as_of(day(6, 20)?, Running::Included);
/// assert_eq!((standing.total, standing.in_training, standing.editions), (10, 10, 1));
/// assert_eq!(standing.to_string(), "10 as of 2014-06-20, including the running cohort");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Standing {
    /// As of the end of this day.
    #[cfg_attr(
        feature = "serde",
        serde(serialize_with = "crate::wire::Day::serialize")
    )]
    #[cfg_attr(feature = "schema", schemars(with = "crate::wire::Day"))]
    pub on: NaiveDate,
    /// Whether the running cohorts count.
    pub running: Running,
    /// How many people.
    pub total: u64,
    /// How many of them, or how many more, are in cohorts that are running.
    pub in_training: u64,
    /// Editions that count.
    pub editions: u64,
    /// Editions that may count but are not in the total: their dates do not tell.
    pub undated: Vec<Group>,
    /// Editions that count, with an unknown number of people: they are not in the total.
    pub uncounted: Vec<Group>,
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (total, on, running) = (self.total, self.on, self.running);
        write!(f, "{total} as of {on}, {running}")?;
        match self.undated.len() + self.uncounted.len() {
            0 => Ok(()),
            1 => f.write_str(", without 1 edition of which too little is known"),
            more => write!(f, ", without {more} editions of which too little is known"),
        }
    }
}

/// The editions of a program.
///
/// ```
/// use chrono::NaiveDate;
/// use practicum::report::{Edition, Group, History, Running};
///
/// let day = |m, d| NaiveDate::from_ymd_opt(2017, m, d).ok_or("no such day");
/// let history = History::new([
///     Edition::new(Group::named("until autumn")).beginning(day(1, 1)?).ending(day(11, 8)?).of_persons(459),
///     Edition::new(Group::named("Uzbekistan")).beginning(day(11, 19)?).ending(day(12, 15)?).of_persons(11),
/// ]);
/// let ceremony = day(12, 12)?;
/// assert_eq!(history.as_of(ceremony, Running::Included).total, 470);
/// assert_eq!(
///     history.as_of(ceremony, Running::Excluded).to_string(),
///     "459 as of 2017-12-12, excluding the running cohort"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct History {
    editions: Vec<Edition>,
}

impl History {
    /// These editions, in order of their first days; where that is not known the last day counts,
    /// then the first of January of the year. Those of which nothing is known come last.
    pub fn new(editions: impl IntoIterator<Item = Edition>) -> Self {
        let mut editions: Vec<_> = editions.into_iter().collect();
        editions.sort_by(|a, b| {
            let key = |one: &Edition| (one.earliest().is_none(), one.earliest());
            (key(a), &a.group).cmp(&(key(b), &b.group))
        });
        Self { editions }
    }

    /// The cohorts of a program. Of each cohort those trainees take part who have not left before
    /// arriving.
    pub fn of(program: &Program) -> Self {
        let mut persons: BTreeMap<&str, u64> = BTreeMap::new();
        let mut origins: BTreeMap<&str, std::collections::BTreeSet<&str>> = BTreeMap::new();
        for trainee in program.trainees().iter().filter(|one| takes_part(one)) {
            *persons.entry(trainee.cohort().as_str()).or_default() += 1;
            let regions = origins.entry(trainee.cohort().as_str()).or_default();
            regions.insert(trainee.region().as_str());
        }
        Self::new(program.cohorts().iter().map(|cohort| {
            let id = cohort.id().as_str();
            let regions = origins.remove(id).unwrap_or_default();
            let mut regions = regions.into_iter();
            let only = regions.next().filter(|_| regions.next().is_none());
            let region = only.and_then(|id| program.regions().get(id));
            Edition {
                group: Group::new(id, cohort.name()),
                origin: region.map(|region| Group::new(region.id().as_str(), region.name())),
                begins: Some(cohort.window().first()),
                ends: Some(cohort.window().last()),
                year: None,
                persons: Some(persons.get(id).copied().unwrap_or(0)),
            }
        }))
    }

    /// The editions in order.
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// How many people have come so far.
    pub fn as_of(&self, on: NaiveDate, running: Running) -> Standing {
        let mut standing = Standing {
            on,
            running,
            total: 0,
            in_training: 0,
            editions: 0,
            undated: Vec::new(),
            uncounted: Vec::new(),
        };
        for edition in &self.editions {
            let persons = edition.persons;
            match edition.stage(on) {
                None => standing.undated.push(edition.group.clone()),
                Some(Stage::Ahead) => {}
                Some(stage) => {
                    let in_training = stage == Stage::Running;
                    if in_training {
                        let more = persons.unwrap_or(0);
                        standing.in_training = standing.in_training.saturating_add(more);
                    }
                    if in_training && running == Running::Excluded {
                        continue;
                    }
                    standing.editions += 1;
                    match persons {
                        Some(persons) => standing.total = standing.total.saturating_add(persons),
                        None => standing.uncounted.push(edition.group.clone()),
                    }
                }
            }
        }
        standing
    }

    /// People by the year in which their edition begins, from the first year to the last; a year
    /// with an edition of an unknown number is a gap, and so is one without any edition: nothing
    /// says that there was none. Where the first day is not known, the calendar year will do for
    /// calendar years; other editions without a first day are left out.
    ///
    /// # Errors
    ///
    /// As [`Series::new`]: a history without a first day has no series.
    pub fn by_year(&self, kind: YearKind) -> Result<Series, StatsError> {
        let mut years: BTreeMap<Year, Option<u64>> = BTreeMap::new();
        for edition in &self.editions {
            let in_year = edition.edge(1, 1).filter(|_| kind == YearKind::Calendar);
            let Some(begins) = edition.begins.or(in_year) else {
                continue;
            };
            let sum = years
                .entry(Year::containing(kind, begins)?)
                .or_insert(Some(0));
            let known = sum.zip(edition.persons);
            *sum = known.and_then(|(sum, persons)| sum.checked_add(persons));
        }
        let points = years.into_iter();
        Series::new(points.map(|(year, persons)| (Period::year(year), persons.map(Into::into))))
    }

    /// The table of editions with running totals; a gap is said and the total goes on without it.
    pub fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(
            Word::Editions,
            [
                Column::left(Word::Edition),
                Column::left(Word::Origin),
                Column::left(Word::FirstDay),
                Column::left(Word::LastDay),
                Column::right(Word::Days),
                Column::right(Word::Persons),
                Column::right(Word::SoFar),
            ],
        );
        let mut so_far = 0_u64;
        let day = |day: Option<NaiveDate>| day.map_or(Cell::Empty, Cell::Day);
        let year = |edition: &Edition| match edition.year {
            Some(year) => Cell::text(year.to_string()),
            None => Cell::Empty,
        };
        for edition in &self.editions {
            so_far = so_far.saturating_add(edition.persons.unwrap_or(0));
            let origin = edition.origin.as_ref().map(Group::cell);
            let days = edition.begins.zip(edition.ends);
            let days = days.map(|(begins, ends)| (ends - begins).num_days() + 1);
            let days = days.and_then(|days| u64::try_from(days).ok());
            sheet.row([
                edition.group.cell(),
                origin.unwrap_or(Cell::Empty),
                edition.begins.map_or_else(|| year(edition), Cell::Day),
                day(edition.ends),
                days.map_or(Cell::Empty, Cell::Count),
                edition.persons.map_or(Cell::Empty, Cell::Count),
                so_far.into(),
            ]);
        }
        sheet
    }

    /// How many people each origin has sent, the largest first; editions of several origins, or of
    /// an unknown one, are *not given*.
    pub fn by_origin(&self) -> Vec<(Group, u64)> {
        let mut origins: BTreeMap<Group, u64> = BTreeMap::new();
        for edition in &self.editions {
            let origin = edition.origin.clone().unwrap_or_else(Group::not_given);
            let sum = origins.entry(origin).or_default();
            *sum = sum.saturating_add(edition.persons.unwrap_or(0));
        }
        let mut origins: Vec<_> = origins.into_iter().collect();
        origins.sort_by_key(|(_, persons)| std::cmp::Reverse(*persons));
        origins
    }
}

/// Neither declined nor withdrawn before arriving.
fn takes_part(trainee: &Trainee) -> bool {
    let lifecycle = trainee.lifecycle();
    let arrived = lifecycle.day_of(EventKind::Arrived).is_some();
    arrived || !matches!(lifecycle.status(), Status::Declined | Status::Withdrawn)
}
