//! The funnel from planned places to people who completed, with rates from stage to stage.

use std::fmt;

use super::group::Group;
use super::sheet::{Cell, Column, Sheet, Word};
use crate::program::{Funnel, Program};
use crate::stats::{Confidence, Figure, Interval, Rate, Rounding, StatsError};

/// One step of a funnel: of so many, so many went on.
///
/// ```
/// use practicum::report::Funnels;
/// use practicum::stats::{Confidence, Rounding};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let [nominated, selected, ..] = Funnels::passages(Funnels::new(&program).total());
/// assert_eq!((nominated.stage, nominated.of, nominated.passed), ("nominated", 10, 10));
/// let rate = selected.interval(Confidence::NinetyFive, Rounding::HUNDREDTHS)?;
/// assert_eq!(rate.value().to_string(), "0.72 to 1.00"); // ten of ten are no proof of 100 %
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Passage {
    /// What those who went on became.
    pub stage: &'static str,
    /// How many could have.
    pub of: u64,
    /// How many did.
    pub passed: u64,
}

impl Passage {
    /// The rate. Planned places are no people: more may be nominated than were planned, and that
    /// step has no rate then.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooManySuccesses`] when more passed than there were.
    pub fn rate(&self) -> Result<Rate, StatsError> {
        Rate::new(self.passed, self.of)
    }

    /// The rate's Wilson interval: what a small cohort says about the ones to come.
    ///
    /// # Errors
    ///
    /// As [`Passage::rate`]; [`StatsError::Undefined`] for nobody.
    pub fn interval(
        &self,
        confidence: Confidence,
        rounding: Rounding,
    ) -> Result<Figure<Interval>, StatsError> {
        self.rate()?.wilson(confidence, rounding)
    }
}

/// The funnels of a program's cohorts.
///
/// `Display` is a table.
///
/// ```
/// use practicum::report::Funnels;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let funnels = Funnels::new(&program);
/// let (cohort, funnel) = &funnels.cohorts()[0];
/// assert_eq!((cohort.id(), funnel.arrived), ("2014-05", 10));
/// assert_eq!(&funnels.total(), funnel); // it is the only cohort
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Funnels {
    cohorts: Vec<(Group, Funnel)>,
    total: Funnel,
}

impl Funnels {
    /// The funnel of every cohort.
    pub fn new(program: &Program) -> Self {
        let mut total = Funnel::default();
        let cohorts = program.cohorts().iter().filter_map(|cohort| {
            let funnel = program.counts(cohort.id())?;
            total.planned = total.planned.saturating_add(funnel.planned);
            total.nominated = total.nominated.saturating_add(funnel.nominated);
            total.selected = total.selected.saturating_add(funnel.selected);
            total.arrived = total.arrived.saturating_add(funnel.arrived);
            total.completed = total.completed.saturating_add(funnel.completed);
            total.declined = total.declined.saturating_add(funnel.declined);
            total.withdrawn = total.withdrawn.saturating_add(funnel.withdrawn);
            Some((Group::new(cohort.id().as_str(), cohort.name()), funnel))
        });
        let cohorts = cohorts.collect();
        Self { cohorts, total }
    }

    /// Each cohort's funnel, in order of id.
    pub fn cohorts(&self) -> &[(Group, Funnel)] {
        &self.cohorts
    }

    /// All together.
    pub fn total(&self) -> Funnel {
        self.total
    }

    /// The steps of a funnel: nominated of planned, selected of nominated, arrived of selected,
    /// completed of arrived.
    pub fn passages(funnel: Funnel) -> [Passage; 4] {
        let passage = |stage, of: u32, passed: u32| Passage {
            stage,
            of: of.into(),
            passed: passed.into(),
        };
        [
            passage("nominated", funnel.planned, funnel.nominated),
            passage("selected", funnel.nominated, funnel.selected),
            passage("arrived", funnel.selected, funnel.arrived),
            passage("completed", funnel.arrived, funnel.completed),
        ]
    }

    /// The table.
    pub fn sheet(&self) -> Sheet {
        let numbers = [
            Word::Planned,
            Word::NominatedCount,
            Word::Rate,
            Word::Selected,
            Word::Rate,
            Word::Arrived,
            Word::Rate,
            Word::Completed,
            Word::Rate,
            Word::Declined,
            Word::Withdrawn,
        ];
        let columns = numbers.into_iter().map(Column::right);
        let columns = std::iter::once(Column::left(Word::Cohort)).chain(columns);
        let mut sheet = Sheet::new(Word::Funnel, columns);
        for (cohort, funnel) in &self.cohorts {
            sheet.row(cells(cohort.cell(), *funnel));
        }
        sheet.total(cells(Word::All.into(), self.total));
        sheet
    }
}

fn cells(name: Cell, funnel: Funnel) -> Vec<Cell> {
    let mut cells = vec![name, funnel.planned.into()];
    for passage in Funnels::passages(funnel) {
        cells.push(passage.passed.into());
        let percent =
            crate::stats::percent_of(passage.passed.into(), passage.of.into(), Rounding::TENTHS);
        cells.push(percent.map_or(Cell::Empty, |rate| Cell::Percent(rate.value().get())));
    }
    cells.extend([funnel.declined.into(), funnel.withdrawn.into()]);
    cells
}

impl fmt::Display for Funnels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sheet().fmt(f)
    }
}
