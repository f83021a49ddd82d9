//! A cross table of which no small number can be worked out.

use std::fmt;

use super::choose::choose;
use super::network::Network;
use crate::report::error::ReportError;
use crate::report::group::Group;
use crate::report::pivot::{Measure, Pivot, frame};
use crate::report::sheet::{Cell, Sheet, Word};

/// Most cells, totals included, of a table to publish.
const MOST_CELLS: usize = 20_000;

/// Which numbers identify people: those below a threshold.
///
/// ```
/// use practicum::report::{Cell, Group, Measure, SmallCells, Tally};
///
/// let mut tally = Tally::new(Measure::Persons, "region", "specialty");
/// for (region, specialty, persons) in [
///     ("Khabarovsk", "urology", 1), ("Khabarovsk", "surgery", 3),
///     ("Primorsky", "urology", 4), ("Primorsky", "surgery", 8), ("Irkutsk", "surgery", 6),
/// ] {
///     tally.count(&Group::named(region), &Group::named(specialty), persons);
/// }
/// let shown = SmallCells::below(3)?.withhold(&tally.pivot()?)?;
/// let text = "\
/// Persons by region and specialty
/// region      surgery  urology  all
/// ---------------------------------
/// Irkutsk           6        0    6
/// Khabarovsk        x        x    4
/// Primorsky         x        x   12
/// ---------------------------------
/// all              17        5   22
/// x: withheld, since small numbers identify people.
/// ";
/// assert_eq!(shown.to_string(), text);
/// assert_eq!(shown.value(1, 1), Some(Cell::Withheld));
/// # Ok::<(), practicum::report::ReportError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SmallCells {
    threshold: u64,
    zeros: bool,
}

impl SmallCells {
    /// Numbers from 1 to below the threshold are small; a zero is shown, since it is nobody.
    ///
    /// # Errors
    ///
    /// [`ReportError::Threshold`] for a threshold below 2, which hides nothing.
    pub fn below(threshold: u64) -> Result<Self, ReportError> {
        if threshold < 2 {
            return Err(ReportError::Threshold { threshold });
        }
        Ok(Self {
            threshold,
            zeros: false,
        })
    }

    /// Zeros are withheld, too: that nobody of a group is in a cell also says something.
    #[must_use]
    pub fn with_zeros(self) -> Self {
        Self {
            zeros: true,
            ..self
        }
    }

    /// The table without its small numbers, and without so many others that none of those withheld
    /// can be worked out: not from rows, not from columns, not from totals, not from all of them
    /// together, even by a reader who knows that no zero is among them.
    ///
    /// Every number that is shown is true, totals too; a total that is small is withheld itself. A
    /// reader may still find bounds of a number that is withheld; and who is in a cell knows one of
    /// its people.
    ///
    /// # Errors
    ///
    /// [`ReportError::Overlap`] for a table whose cells do not add up to its totals;
    /// [`ReportError::TooLarge`] beyond 20,000 cells; [`ReportError::Overflow`].
    pub fn withhold(self, pivot: &Pivot) -> Result<Published, ReportError> {
        if !pivot.is_additive() {
            return Err(ReportError::Overlap);
        }
        let (rows, columns) = (pivot.rows().len() + 1, pivot.columns().len() + 1);
        let cells = rows.saturating_mul(columns);
        if cells > MOST_CELLS {
            return Err(ReportError::TooLarge {
                cells,
                limit: MOST_CELLS,
            });
        }
        let mut values = Vec::with_capacity(cells);
        for row in 0..pivot.rows().len() {
            values.extend_from_slice(pivot.row(row).unwrap_or_default());
            values.extend(pivot.row_total(row));
        }
        values.extend((0..pivot.columns().len()).filter_map(|column| pivot.column_total(column)));
        values.push(pivot.total());
        let least = u64::from(!self.zeros);
        let mut network = Network::new(rows, columns, values, least);
        choose(&mut network, |value| {
            (least..self.threshold).contains(&value)
        });
        let cell = |entry| {
            if network.is_withheld(entry) {
                Cell::Withheld
            } else {
                Cell::Count(network.value(entry))
            }
        };
        Ok(Published {
            threshold: self.threshold,
            measure: pivot.measure(),
            rows: pivot.rows().to_vec(),
            columns: pivot.columns().to_vec(),
            cells: (0..cells).map(cell).collect(),
            frame: frame(pivot),
        })
    }
}

/// A cross table to publish: what is withheld is not in it.
///
/// ```
/// use practicum::report::{Cell, Cross, Dimension, Measure, SmallCells};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let table = Cross::new(&program, planned.schedule(), Measure::Persons, Dimension::Region).pivot()?;
/// let published = SmallCells::below(5)?.withhold(&table)?;
/// assert_eq!(published.value(0, 0), Some(Cell::Withheld)); // four from Khabarovsk
/// assert_eq!(published.value(1, 0), Some(Cell::Withheld)); // ten less the six of Primorsky are four
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    threshold: u64,
    measure: Measure,
    rows: Vec<Group>,
    columns: Vec<Group>,
    /// Row by row, with the totals in the last row and column.
    cells: Vec<Cell>,
    frame: Sheet,
}

impl Published {
    /// What is counted.
    pub fn measure(&self) -> Measure {
        self.measure
    }

    /// The number from which on numbers are shown.
    pub fn threshold(&self) -> u64 {
        self.threshold
    }

    /// The rows in order.
    pub fn rows(&self) -> &[Group] {
        &self.rows
    }

    /// The columns in order.
    pub fn columns(&self) -> &[Group] {
        &self.columns
    }

    /// A cell, by positions counted from 0: a count or withheld. The position after the last row or
    /// column is that of the totals.
    pub fn value(&self, row: usize, column: usize) -> Option<Cell> {
        if column > self.columns.len() {
            return None;
        }
        let place = row
            .checked_mul(self.columns.len() + 1)?
            .checked_add(column)?;
        self.cells.get(place).cloned()
    }

    /// How many numbers are withheld, totals included.
    pub fn withheld(&self) -> usize {
        let cells = self.cells.iter();
        cells.filter(|cell| **cell == Cell::Withheld).count()
    }

    /// The table to show.
    pub fn sheet(&self) -> Sheet {
        let mut sheet = self.frame.clone();
        let shown = sheet.columns().len().saturating_sub(1);
        let mut lines = self.cells.chunks(self.columns.len() + 1);
        for row in &self.rows {
            let cells = lines.next().unwrap_or_default().iter().take(shown).cloned();
            sheet.row(std::iter::once(row.cell()).chain(cells));
        }
        let totals = lines.next().unwrap_or_default().iter().take(shown).cloned();
        sheet.total(std::iter::once(Word::All.into()).chain(totals));
        if self.withheld() > 0 {
            sheet.note(Word::SmallWithheld);
        }
        sheet
    }
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sheet().fmt(f)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for Published {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.sheet().serialize(serializer)
    }
}
