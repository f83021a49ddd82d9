//! What the checker found.

use rust_decimal::Decimal;
use rust_xlsxwriter::Worksheet;

use super::XlsxError;
use super::grid::Grid;
use super::look;
use crate::check::CheckReport;
use crate::ids::TraineeId;

/// A row a violation, a shortfall, a soft rule.
pub(super) fn sheet(report: &CheckReport) -> Result<Worksheet, XlsxError> {
    let mut grid = Grid::new("Check", &report.score().to_string())?;
    grid.next()?;
    let heads = [
        ("Kind", 12),
        ("Rule", 8),
        ("Trainees", 20),
        ("What", 60),
        ("What to do", 50),
        ("Amount", 10),
    ];
    grid.heads(&heads, 2)?;
    for one in report.violations() {
        let row = [
            "violation",
            one.code().as_str(),
            &named(&one.trainees()),
            &one.to_string(),
            one.remedy(),
        ];
        put(&mut grid, row, Decimal::ONE)?;
    }
    for one in report.shortfalls() {
        let row = [
            "shortfall",
            one.code().as_str(),
            &named(&one.trainees()),
            &one.to_string(),
            one.remedy(),
        ];
        put(&mut grid, row, one.missing().into())?;
    }
    for line in report.value().lines() {
        let what = format!("{} x {}", line.weight(), line.amount());
        put(
            &mut grid,
            ["value", line.code().as_str(), "", &what, ""],
            line.value().into(),
        )?;
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
