//! A table as Markdown (the pipe tables of GitHub's dialect).

use super::table::{Align, Column, RowKind, Sheet};
use super::text::{padded, plain, widths};

/// Narrowest column that can show its alignment.
const NARROWEST: usize = 3;

/// Title, head, rows and notes.
pub(super) fn render(sheet: &Sheet) -> String {
    let head: Vec<String> = sheet
        .columns()
        .iter()
        .map(|column| escaped(column.title()))
        .collect();
    let rows: Vec<Vec<String>> = sheet
        .rows()
        .iter()
        .map(|row| {
            let bold = row.kind() == RowKind::Total;
            let cells = row.cells().iter();
            cells
                .map(|cell| match escaped(&cell.to_string()) {
                    text if bold && !text.trim().is_empty() => format!("**{text}**"),
                    text => text,
                })
                .collect()
        })
        .collect();
    let widths: Vec<usize> = widths(&head, &rows)
        .into_iter()
        .map(|wide| wide.max(NARROWEST))
        .collect();
    let aligns: Vec<Align> = sheet.columns().iter().map(Column::align).collect();
    let rule = aligns
        .iter()
        .zip(&widths)
        .map(|(align, wide)| match align {
            Align::Left => "-".repeat(*wide),
            Align::Right => format!("{}:", "-".repeat(wide.saturating_sub(1))),
        })
        .collect();
    let mut lines = Vec::new();
    if !sheet.title().is_empty() {
        lines.extend([format!("**{}**", escaped(sheet.title())), String::new()]);
    }
    for line in [head, rule].into_iter().chain(rows) {
        let cells = line.iter().zip(&aligns).zip(&widths);
        let cells: Vec<String> = cells
            .map(|((cell, align), wide)| padded(cell, *align, *wide))
            .collect();
        lines.push(format!("| {} |", cells.join(" | ")));
    }
    for note in sheet.notes() {
        lines.extend([String::new(), escaped(note.text())]);
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The text on one line, without letters that Markdown would read as marks of a table or of HTML.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in plain(text).chars() {
        if matches!(c, '\\' | '|' | '<' | '*' | '_' | '`' | '[' | ']') {
            safe.push('\\');
        }
        safe.push(c);
    }
    safe
}
