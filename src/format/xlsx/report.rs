//! What the checker found.

use rust_decimal::Decimal;
use rust_xlsxwriter::Worksheet;

use super::XlsxError;
use super::grid::Grid;
use super::look;
use super::phrases::Phrases;
use crate::check::{CheckReport, Shortfall, Violation};
use crate::ids::TraineeId;

/// Widths of the columns, in characters.
const WIDTHS: [u16; 6] = [12, 8, 20, 60, 50, 10];

/// What is said of a violation or a shortfall: what it is, and what to do.
pub(super) type Said = (String, String);

/// A row a violation, a shortfall, a soft rule.
pub(super) fn sheet(
    report: &CheckReport,
    phrases: &Phrases,
    violation: impl Fn(&Violation) -> Said,
    shortfall: impl Fn(&Shortfall) -> Said,
) -> Result<Worksheet, XlsxError> {
    let mut grid = Grid::new(phrases.check, &phrases.score(report.score()))?;
    grid.next()?;
    let heads: Vec<(&str, u16)> = phrases.check_heads.into_iter().zip(WIDTHS).collect();
    grid.heads(&heads, 2)?;
    for one in report.violations() {
        let ((what, remedy), trainees) = (violation(one), named(&one.trainees()));
        let code = one.code().as_str();
        let row = [phrases.violation, code, &trainees, &what, &remedy];
        put(&mut grid, row, Decimal::ONE)?;
    }
    for one in report.shortfalls() {
        let ((what, remedy), trainees) = (shortfall(one), named(&one.trainees()));
        let code = one.code().as_str();
        let row = [phrases.shortfall, code, &trainees, &what, &remedy];
        put(&mut grid, row, one.missing().into())?;
    }
    for line in report.value().lines() {
        let what = format!("{} x {}", line.weight(), line.amount());
        let row = [phrases.value, line.code().as_str(), "", &what, ""];
        put(&mut grid, row, line.value().into())?;
    }
    Ok(grid.finish())
}

fn put(grid: &mut Grid, texts: [&str; 5], amount: Decimal) -> Result<(), XlsxError> {
    grid.next()?;
    let plain = look::plain();
    for (column, text) in texts.into_iter().enumerate() {
        grid.text(column, text, &plain)?;
    }
    grid.number(5, amount, &plain)
}

fn named(trainees: &[&TraineeId]) -> String {
    let names: Vec<&str> = trainees.iter().map(|id| id.as_str()).collect();
    names.join(", ")
}
