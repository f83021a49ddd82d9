//! A table as plain text: columns as wide as their widest cell in a terminal's columns, where a
//! Korean or Chinese letter takes two.

use std::fmt;

use unicode_width::UnicodeWidthStr;

use super::table::{Align, Row, RowKind, Sheet};

/// What separates two columns.
const GAP: usize = 2;

/// Writes title, head, rows and notes, each line with its end.
pub(super) fn render(sheet: &Sheet, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let head: Vec<String> = sheet
        .columns()
        .iter()
        .map(|column| plain(column.title()))
        .collect();
    let rows: Vec<Vec<String>> = sheet.rows().iter().map(texts).collect();
    let widths = widths(&head, &rows);
    let rule = "-".repeat(widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1));
    if !sheet.title().is_empty() {
        writeln!(f, "{}", plain(sheet.title()))?;
    }
    line(f, sheet, &widths, &head)?;
    writeln!(f, "{rule}")?;
    let mut before = RowKind::Total;
    for (row, texts) in sheet.rows().iter().zip(&rows) {
        if row.kind() == RowKind::Total && before == RowKind::Body {
            writeln!(f, "{rule}")?;
        }
        line(f, sheet, &widths, texts)?;
        before = row.kind();
    }
    for note in sheet.notes() {
        writeln!(f, "{}", plain(note.text()))?;
    }
    Ok(())
}

fn texts(row: &Row) -> Vec<String> {
    row.cells()
        .iter()
        .map(|cell| plain(&cell.to_string()))
        .collect()
}

/// The text on one line: what would end the line or move the cursor becomes a blank.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// The widest text of each column.
pub(super) fn widths(head: &[String], rows: &[Vec<String>]) -> Vec<usize> {
    let mut widths: Vec<usize> = head.iter().map(|text| width(text)).collect();
    for row in rows {
        for (widest, text) in widths.iter_mut().zip(row) {
            *widest = (*widest).max(width(text));
        }
    }
    widths
}

/// The text filled up with blanks to a width.
pub(super) fn padded(text: &str, align: Align, wide: usize) -> String {
    let blanks = " ".repeat(wide.saturating_sub(width(text)));
    match align {
        Align::Left => format!("{text}{blanks}"),
        Align::Right => format!("{blanks}{text}"),
    }
}

fn line(
    f: &mut fmt::Formatter<'_>,
    sheet: &Sheet,
    widths: &[usize],
    texts: &[String],
) -> fmt::Result {
    let cells = sheet.columns().iter().zip(widths).zip(texts);
    let cells: Vec<String> = cells
        .map(|((column, wide), text)| padded(text, column.align(), *wide))
        .collect();
    writeln!(f, "{}", cells.join(&" ".repeat(GAP)).trim_end())
}
