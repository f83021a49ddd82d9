//! Cross tables: rows, columns, and totals that add up.

use std::fmt;

use super::group::Group;
use super::sheet::{Cell, Column, Label, Phrase, Sheet, Word};

/// What the cells of a table count. The three are different numbers and never added together: one
/// person may have several placements, and a placement takes as many seat-periods as it lasts.
///
/// ```
/// use practicum::report::{Cross, Dimension, Measure};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let total = |measure| {
///     let table = Cross::new(&program, planned.schedule(), measure, Dimension::Hospital).pivot();
///     table.map(|table| table.total())
/// };
/// assert_eq!(total(Measure::Persons)?, 10); // who is at two hospitals counts once
/// assert_eq!(total(Measure::Placements)?, 20);
/// assert_eq!(total(Measure::SeatPeriods)?, 40);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Measure {
    /// People, each once.
    Persons,
    /// Placements.
    Placements,
    /// Periods in which one person takes one seat.
    SeatPeriods,
}

impl Measure {
    /// Its name.
    pub(super) fn word(self) -> Word {
        match self {
            Self::Persons => Word::Persons,
            Self::Placements => Word::Placements,
            Self::SeatPeriods => Word::SeatPeriods,
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word().english())
    }
}

/// A cross table of counts with its totals. Made by [`Tally`](super::Tally) and by
/// [`Cross`](super::Cross).
///
/// Totals count the things themselves: they are the sums of the cells if each thing stands in one
/// cell ([`is_additive`](Self::is_additive)), and less if some stand in several. `Display` is a
/// table with aligned columns.
///
/// ```
/// use practicum::report::{Group, Measure, Tally};
///
/// let mut tally = Tally::new(Measure::Persons, "region", "year");
/// let year = |n: i64| Group::ranked(n, n.to_string(), n.to_string());
/// tally.count(&Group::named("Khabarovsk"), &year(2011), 36);
/// tally.count(&Group::named("Khabarovsk"), &year(2014), 4);
/// tally.count(&Group::named("Primorsky"), &year(2014), 6);
/// let table = tally.pivot()?;
/// assert_eq!(table.value(0, 1), Some(4));
/// assert_eq!((table.row_total(0), table.column_total(1), table.total()), (Some(40), Some(10), 46));
/// # Ok::<(), practicum::report::ReportError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pivot {
    pub(super) measure: Measure,
    /// What rows and columns stand for.
    pub(super) axes: [Label; 2],
    pub(super) rows: Vec<Group>,
    pub(super) columns: Vec<Group>,
    /// Row by row.
    pub(super) values: Vec<u64>,
    pub(super) row_totals: Vec<u64>,
    pub(super) column_totals: Vec<u64>,
    pub(super) total: u64,
    pub(super) additive: bool,
}

impl Pivot {
    /// What is counted.
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// What the rows stand for.
    pub fn row_axis(&self) -> &str {
        self.axes[0].text()
    }

    /// What the columns stand for.
    pub fn column_axis(&self) -> &str {
        self.axes[1].text()
    }

    /// The rows in order.
    pub fn rows(&self) -> &[Group] {
        &self.rows
    }

    /// The columns in order.
    pub fn columns(&self) -> &[Group] {
        &self.columns
    }

    /// The number in a cell, by positions counted from 0.
    pub fn value(&self, row: usize, column: usize) -> Option<u64> {
        if column >= self.columns.len() {
            return None;
        }
        let place = row.checked_mul(self.columns.len())?.checked_add(column)?;
        self.values.get(place).copied()
    }

    /// The numbers of a row.
    pub fn row(&self, row: usize) -> Option<&[u64]> {
        let from = row.checked_mul(self.columns.len())?;
        (row < self.rows.len())
            .then(|| self.values.get(from..from.checked_add(self.columns.len())?))
            .flatten()
    }

    /// How many things stand in a row.
    pub fn row_total(&self, row: usize) -> Option<u64> {
        self.row_totals.get(row).copied()
    }

    /// How many things stand in a column.
    pub fn column_total(&self, column: usize) -> Option<u64> {
        self.column_totals.get(column).copied()
    }

    /// How many things there are.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Whether the cells add up to the totals: nothing stands in two cells.
    pub fn is_additive(&self) -> bool {
        self.additive
    }

    /// Whether the columns stand for nothing: one list with a total.
    pub fn is_plain(&self) -> bool {
        self.column_axis().is_empty()
    }

    /// The same table with rows and columns exchanged.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let [rows, columns] = self.axes.clone();
        let values = (0..self.columns.len())
            .flat_map(|column| (0..self.rows.len()).map(move |row| (row, column)))
            .filter_map(|(row, column)| self.value(row, column))
            .collect();
        Self {
            measure: self.measure,
            axes: [columns, rows],
            rows: self.columns.clone(),
            columns: self.rows.clone(),
            values,
            row_totals: self.column_totals.clone(),
            column_totals: self.row_totals.clone(),
            total: self.total,
            additive: self.additive,
        }
    }

    /// The same table with the rows in order of size, the largest first; equal ones stay in order.
    #[must_use]
    pub fn by_size(&self) -> Self {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.sort_by_key(|row| std::cmp::Reverse(self.row_total(*row)));
        let places = order.iter();
        Self {
            rows: places
                .clone()
                .filter_map(|row| self.rows.get(*row).cloned())
                .collect(),
            row_totals: places
                .clone()
                .filter_map(|row| self.row_total(*row))
                .collect(),
            values: places
                .filter_map(|row| self.row(*row))
                .flatten()
                .copied()
                .collect(),
            ..self.clone()
        }
    }

    /// The table to show.
    pub fn sheet(&self) -> Sheet {
        let mut sheet = frame(self);
        for (place, row) in self.rows.iter().enumerate() {
            let cells = self.row(place).unwrap_or_default().iter();
            let total = self.row_totals.get(place).filter(|_| !self.is_plain());
            let counts = cells.chain(total).map(|value| Cell::Count(*value));
            sheet.row(std::iter::once(row.cell()).chain(counts));
        }
        let total = Some(&self.total).filter(|_| !self.is_plain());
        let totals = self.column_totals.iter().chain(total);
        sheet.total(
            std::iter::once(Word::All.into()).chain(totals.map(|total| Cell::Count(*total))),
        );
        if !self.additive {
            sheet.note(Phrase::CountedOnce(self.measure.word()));
        }
        sheet
    }
}

/// The head of a cross table.
pub(super) fn frame(pivot: &Pivot) -> Sheet {
    let [rows, columns] = pivot.axes.clone();
    let title = Phrase::Counted {
        what: capital(pivot.measure),
        rows: rows.clone(),
        columns: Some(columns).filter(|_| !pivot.is_plain()),
    };
    let names = pivot.columns.iter().map(Group::label);
    let all = Some(Word::All.into()).filter(|_| !pivot.is_plain());
    let numbers = names.chain(all).map(Column::right);
    Sheet::new(title, std::iter::once(Column::left(rows)).chain(numbers))
}

fn capital(measure: Measure) -> Word {
    match measure {
        Measure::Persons => Word::CapitalPersons,
        Measure::Placements => Word::CapitalPlacements,
        Measure::SeatPeriods => Word::CapitalSeatPeriods,
    }
}

impl fmt::Display for Pivot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sheet().fmt(f)
    }
}
