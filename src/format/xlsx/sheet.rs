//! Tables of reports.

use rust_decimal::Decimal;
use rust_xlsxwriter::Worksheet;
use unicode_width::UnicodeWidthStr;

use super::XlsxError;
use super::grid::Grid;
use super::look;
use crate::report::{Align, Cell, Row, RowKind, Sheet};

/// Narrowest and widest column, in characters.
const WIDTHS: (usize, usize) = (8, 50);

/// The table with its title above and its notes below.
pub(super) fn sheet(name: &str, table: &Sheet) -> Result<Worksheet, XlsxError> {
    let mut grid = Grid::new(name, table.title())?;
    grid.next()?;
    let widest = |column: usize| {
        let cells = table
            .rows()
            .iter()
            .filter_map(|row| row.cells().get(column));
        cells
            .map(|cell| cell.to_string().width())
            .max()
            .unwrap_or(0)
    };
    let heads: Vec<(&str, u16)> = table
        .columns()
        .iter()
        .enumerate()
        .map(|(number, column)| {
            let width = widest(number).max(column.title().width()) + 2;
            let width = u16::try_from(width.clamp(WIDTHS.0, WIDTHS.1)).unwrap_or(8);
            (column.title(), width)
        })
        .collect();
    let names = table
        .columns()
        .iter()
        .take_while(|column| column.align() == Align::Left);
    grid.heads(&heads, u16::from(names.count() > 0))?;
    for row in table.rows() {
        grid.next()?;
        put(&mut grid, row)?;
    }
    if !table.notes().is_empty() {
        grid.next()?;
    }
    for note in table.notes() {
        grid.next()?;
        grid.text(0, note.text(), &look::note())?;
    }
    Ok(grid.finish())
}

fn put(grid: &mut Grid, row: &Row) -> Result<(), XlsxError> {
    let (plain, percent, day) = match row.kind() {
        RowKind::Body => (look::plain(), look::percent(), look::day()),
        RowKind::Total => (
            look::group(),
            look::percent().set_bold(),
            look::day().set_bold(),
        ),
    };
    for (column, cell) in row.cells().iter().enumerate() {
        match cell {
            Cell::Count(count) => grid.number(column, (*count).into(), &plain)?,
            Cell::Number(number) => grid.number(column, *number, &plain)?,
            Cell::Percent(hundredths) => {
                let share = hundredths
                    .checked_div(Decimal::ONE_HUNDRED)
                    .unwrap_or_default();
                grid.number(column, share, &percent)?;
            }
            Cell::Day(date) => grid.day(column, *date, &day)?,
            text @ (Cell::Empty | Cell::Text(_) | Cell::Said(_) | Cell::Withheld) => {
                grid.text(column, &text.to_string(), &plain)?;
            }
        }
    }
    Ok(())
}
