//! Counting into a cross table: exact, in any order, in any number of parts.

use std::collections::{BTreeMap, BTreeSet};

use super::error::ReportError;
use super::group::Group;
use super::pivot::{Measure, Pivot};
use super::sheet::Label;

/// Counts by row and column, under way.
///
/// Whatever is counted is added whole, with all cells that it stands in: who stands in two rows
/// counts once in the total. Merging is addition, so any split of the things counted gives the same
/// tally.
///
/// ```
/// use practicum::report::{Group, Measure, Tally};
///
/// let mut persons = Tally::new(Measure::Persons, "hospital", "week");
/// let week = |n: i64| Group::ranked(n, n.to_string(), format!("week {n}"));
/// persons.count_one(&Group::named("sejong"), &week(1));
/// // One person at two hospitals.
/// persons.count_spread([(Group::named("sejong"), week(1)), (Group::named("wiltse"), week(2))]);
/// let table = persons.pivot()?;
/// assert_eq!((table.total(), table.row_total(0), table.is_additive()), (2, Some(2), false));
/// # Ok::<(), practicum::report::ReportError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    measure: Measure,
    axes: [Label; 2],
    cells: BTreeMap<Group, BTreeMap<Group, u64>>,
    /// Columns to show in any case.
    reserved: BTreeSet<Group>,
    /// By how much the cells of a row, of a column, of the table exceed the things counted.
    row_excess: BTreeMap<Group, u64>,
    column_excess: BTreeMap<Group, u64>,
    excess: u64,
    overflow: bool,
}

impl Tally {
    /// Nothing counted yet. The titles say what rows and columns stand for.
    pub fn new(measure: Measure, rows: impl Into<Label>, columns: impl Into<Label>) -> Self {
        Self {
            measure,
            axes: [rows.into(), columns.into()],
            cells: BTreeMap::new(),
            reserved: BTreeSet::new(),
            row_excess: BTreeMap::new(),
            column_excess: BTreeMap::new(),
            excess: 0,
            overflow: false,
        }
    }

    /// Counts one thing in one cell.
    pub fn count_one(&mut self, row: &Group, column: &Group) {
        self.count(row, column, 1);
    }

    /// Counts so many things in one cell.
    pub fn count(&mut self, row: &Group, column: &Group, number: u64) {
        if let Some(cells) = self.cells.get_mut(row) {
            if let Some(cell) = cells.get_mut(column) {
                self.overflow |= raise(cell, number);
            } else {
                cells.insert(column.clone(), number);
            }
        } else {
            let cells = BTreeMap::from([(column.clone(), number)]);
            self.cells.insert(row.clone(), cells);
        }
    }

    /// Counts one thing that stands in several cells; a cell named twice counts once, and a thing
    /// in no cell is not counted.
    pub fn count_spread(&mut self, cells: impl IntoIterator<Item = (Group, Group)>) {
        self.count_spread_of(cells, 1);
    }

    /// Counts so many things that all stand in the same cells.
    pub fn count_spread_of(
        &mut self,
        cells: impl IntoIterator<Item = (Group, Group)>,
        number: u64,
    ) {
        let cells: BTreeSet<(Group, Group)> = cells.into_iter().collect();
        let mut rows: BTreeMap<&Group, u64> = BTreeMap::new();
        let mut columns: BTreeMap<&Group, u64> = BTreeMap::new();
        for (row, column) in &cells {
            self.count(row, column, number);
            *rows.entry(row).or_default() += 1;
            *columns.entry(column).or_default() += 1;
        }
        for (counts, excess) in [
            (rows, &mut self.row_excess),
            (columns, &mut self.column_excess),
        ] {
            for (group, count) in counts.into_iter().filter(|(_, count)| *count > 1) {
                let entry = excess.entry(group.clone()).or_default();
                self.overflow |= raise_by(entry, count - 1, number);
            }
        }
        let extra = u64::try_from(cells.len().saturating_sub(1)).unwrap_or(u64::MAX);
        self.overflow |= raise_by(&mut self.excess, extra, number);
    }

    /// Makes a row exist, so that the table shows it even if nothing is counted there.
    pub fn reserve_row(&mut self, row: Group) {
        self.cells.entry(row).or_default();
    }

    /// Makes a column exist, so that the table shows it even if nothing is counted there.
    pub fn reserve_column(&mut self, column: Group) {
        self.reserved.insert(column);
    }

    /// Adds what another tally has counted. Measure and titles stay those of this one.
    pub fn merge(&mut self, other: &Self) {
        self.reserved.extend(other.reserved.iter().cloned());
        for (row, cells) in &other.cells {
            self.reserve_row(row.clone());
            for (column, number) in cells {
                self.count(row, column, *number);
            }
        }
        for (ours, theirs) in [
            (&mut self.row_excess, &other.row_excess),
            (&mut self.column_excess, &other.column_excess),
        ] {
            for (group, number) in theirs {
                let entry = ours.entry(group.clone()).or_default();
                self.overflow |= raise(entry, *number);
            }
        }
        self.overflow |= raise(&mut self.excess, other.excess) || other.overflow;
    }

    /// The table of everything counted so far.
    ///
    /// # Errors
    ///
    /// [`ReportError::Overflow`] when a sum does not fit 64 bits.
    pub fn pivot(&self) -> Result<Pivot, ReportError> {
        let overflow = ReportError::Overflow { what: "counts" };
        if self.overflow {
            return Err(overflow);
        }
        let filled = self.cells.values().flat_map(BTreeMap::keys);
        let columns: BTreeSet<&Group> = filled.chain(&self.reserved).collect();
        let mut values = Vec::with_capacity(self.cells.len().saturating_mul(columns.len()));
        let mut row_totals = Vec::with_capacity(self.cells.len());
        let mut column_sums = vec![0_u64; columns.len()];
        let mut sum = 0_u64;
        for (row, cells) in &self.cells {
            let mut row_sum = 0_u64;
            for (column, column_sum) in columns.iter().zip(&mut column_sums) {
                let value = cells.get(*column).copied().unwrap_or(0);
                if raise(&mut row_sum, value) || raise(column_sum, value) {
                    return Err(overflow);
                }
                values.push(value);
            }
            if raise(&mut sum, row_sum) {
                return Err(overflow);
            }
            let excess = self.row_excess.get(row).copied().unwrap_or(0);
            row_totals.push(row_sum.saturating_sub(excess));
        }
        let column_totals = columns.iter().zip(column_sums).map(|(column, sum)| {
            let excess = self.column_excess.get(*column).copied().unwrap_or(0);
            sum.saturating_sub(excess)
        });
        Ok(Pivot {
            measure: self.measure,
            axes: self.axes.clone(),
            rows: self.cells.keys().cloned().collect(),
            column_totals: column_totals.collect(),
            columns: columns.into_iter().cloned().collect(),
            values,
            row_totals,
            total: sum.saturating_sub(self.excess),
            additive: self.excess == 0,
        })
    }
}

/// Adds a product, as [`raise`] does.
fn raise_by(sum: &mut u64, times: u64, by: u64) -> bool {
    times.checked_mul(by).is_none_or(|by| raise(sum, by))
}

/// Adds, and says whether the sum was too large; then it stays as it was.
fn raise(sum: &mut u64, by: u64) -> bool {
    match sum.checked_add(by) {
        Some(raised) => {
            *sum = raised;
            false
        }
        None => true,
    }
}
