//! How much of what trainees have to go through a plan gives them.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt;

use super::reading::{Itinerary, Reading};
use super::sheet::{Cell, Column, Sheet, Word};
use crate::ids::CurriculumId;
use crate::program::Program;
use crate::schedule::Schedule;
use crate::stats::{Figure, Percent, Rounding, StatsError, percent_of};

/// One requirement of a curriculum over all active trainees who follow it.
///
/// ```
/// use practicum::report::Coverage;
/// use practicum::stats::Rounding;
/// use practicum::{Placement, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let plan = [Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3)];
/// let coverage = Coverage::new(&program, &Schedule::new(plan));
/// let all = coverage.total();
/// assert_eq!((all.trainees, all.complete, all.placed, all.missing()), (10, 0, 1, 19));
/// assert_eq!(all.rate(Rounding::WHOLE)?.value().to_string(), "5 %");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Covered {
    /// Active trainees.
    pub trainees: u64,
    /// Trainees for whom nothing of it is open.
    pub complete: u64,
    /// Placements that it asks for: so many a trainee.
    pub wanted: u64,
    /// Different specialties of it that are placed, no more than are asked for.
    pub placed: u64,
}

impl Covered {
    fn add(&mut self, wanted: u64, placed: u64) {
        let placed = placed.min(wanted);
        self.trainees += 1;
        self.complete += u64::from(placed == wanted);
        self.wanted = self.wanted.saturating_add(wanted);
        self.placed = self.placed.saturating_add(placed);
    }

    /// Placements that are missing: what the checker counts as shortfall `F401`.
    pub fn missing(&self) -> u64 {
        self.wanted.saturating_sub(self.placed)
    }

    /// `100 placed / wanted`.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] where nothing is wanted.
    pub fn rate(&self, rounding: Rounding) -> Result<Figure<Percent>, StatsError> {
        percent_of(self.placed.into(), self.wanted.into(), rounding)
    }
}

/// Coverage of requirements. Only active trainees count, as in the checker: who has left or is done
/// needs no more placements.
///
/// `Display` is a table.
///
/// ```
/// use practicum::report::Coverage;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let coverage = Coverage::new(&program, planned.schedule());
/// let open = coverage.requirements().filter(|(_, _, covered)| covered.missing() > 0);
/// assert_eq!(open.count(), 0);
/// assert_eq!((coverage.total().wanted, coverage.total().placed), (20, 20));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    requirements: BTreeMap<(CurriculumId, usize), Covered>,
    total: Covered,
}

impl Coverage {
    /// Looks at every active trainee. Takes any plan.
    pub fn new(program: &Program, schedule: &Schedule) -> Self {
        let reading = Reading::new(program, schedule);
        let mut requirements = BTreeMap::new();
        let mut total = Covered::default();
        for itinerary in reading.itineraries.iter().filter(|one| one.is_active()) {
            let Some(curriculum) = program.curricula().get(itinerary.trainee.curriculum()) else {
                continue;
            };
            let placed = specialties(itinerary);
            let (mut all_wanted, mut all_placed) = (0, 0);
            for (number, requirement) in curriculum.requirements().iter().enumerate() {
                let own = requirement.of().iter();
                let own = own.filter(|specialty| placed.contains(specialty.as_str()));
                let wanted = u64::from(requirement.choose());
                let placed = u64::try_from(own.count()).unwrap_or(u64::MAX).min(wanted);
                let key = (curriculum.id().clone(), number);
                let entry: &mut Covered = requirements.entry(key).or_default();
                entry.add(wanted, placed);
                all_wanted += wanted;
                all_placed += placed;
            }
            total.add(all_wanted, all_placed);
        }
        Self {
            requirements,
            total,
        }
    }

    /// Each requirement that an active trainee has: its curriculum, its number there from 0, and
    /// how far it is covered.
    pub fn requirements(&self) -> impl Iterator<Item = (&CurriculumId, usize, &Covered)> {
        let all = self.requirements.iter();
        all.map(|((curriculum, number), covered)| (curriculum, *number, covered))
    }

    /// All together; `complete` counts trainees for whom nothing at all is open.
    pub fn total(&self) -> &Covered {
        &self.total
    }

    /// The table.
    pub fn sheet(&self) -> Sheet {
        let numbers = [
            Word::Trainees,
            Word::Complete,
            Word::Wanted,
            Word::Placed,
            Word::Missing,
            Word::Rate,
        ];
        let columns = numbers.into_iter().map(Column::right);
        let names = [
            Column::left(Word::Curriculum),
            Column::right(Word::Requirement),
        ];
        let mut sheet = Sheet::new(Word::Coverage, names.into_iter().chain(columns));
        let cells = |covered: &Covered| {
            let rate = covered.rate(Rounding::TENTHS);
            [
                covered.trainees.into(),
                covered.complete.into(),
                covered.wanted.into(),
                covered.placed.into(),
                covered.missing().into(),
                rate.map_or(Cell::Empty, |rate| Cell::Percent(rate.value().get())),
            ]
        };
        for (curriculum, number, covered) in self.requirements() {
            let number = u64::try_from(number).unwrap_or(u64::MAX);
            let names = [curriculum.as_str().into(), number.into()];
            sheet.row(names.into_iter().chain(cells(covered)));
        }
        sheet.total(
            [Word::All.into(), Cell::Empty]
                .into_iter()
                .chain(cells(&self.total)),
        );
        sheet
    }
}

/// The different specialties that a trainee is placed for.
fn specialties<'a>(itinerary: &Itinerary<'a>) -> BTreeSet<&'a str> {
    let visits = itinerary.visits.iter();
    visits
        .map(|visit| visit.placement.specialty().as_str())
        .collect()
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sheet().fmt(f)
    }
}
