//! Text to rows.

use std::collections::BTreeMap;

use csv::StringRecord;

use super::cell::bare;
use super::error::{CsvError, CsvProblem, Errors};
use super::quotes::{Fault, faults};
use super::row::Row;
use super::{CsvLimits, Separator};

/// What a table asks of the columns of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Columns {
    /// Columns that must be there.
    pub(super) required: &'static [&'static str],
    /// Columns that may be there.
    pub(super) optional: &'static [&'static str],
}

impl Columns {
    fn knows(&self, name: &str) -> bool {
        self.required.contains(&name) || self.optional.contains(&name)
    }
}

/// A file that a caller gave: its name for errors, its bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct File<'a> {
    pub(super) name: &'a str,
    pub(super) bytes: &'a [u8],
}

/// Reads a file row by row. Rows without a value are passed over.
pub(super) fn read(
    file: File<'_>,
    columns: Columns,
    limits: &CsvLimits,
    errors: &mut Errors,
    mut each: impl FnMut(&mut Row<'_>),
) {
    let whole = |problem| CsvError::new(file.name, 0, problem);
    if file.bytes.len() > limits.bytes {
        let limit = limits.bytes;
        return errors.add(whole(CsvProblem::TooLarge { limit }));
    }
    let Ok(text) = std::str::from_utf8(file.bytes) else {
        return errors.add(whole(CsvProblem::NotUtf8));
    };
    let text = text.trim_start_matches('\u{feff}');
    let separator = separator(text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());

    let mut record = StringRecord::new();
    // Reading from memory can not fail, and the text is UTF-8: an error is the end.
    if !reader.read_record(&mut record).unwrap_or(false) {
        return errors.add(whole(CsvProblem::NoHeader));
    }
    let mut faults = faults(text, separator).into_iter().peekable();
    let mut faults_before = |end: u64| {
        let before = |fault: &Fault| u64::try_from(fault.at).is_ok_and(|at| at < end);
        std::iter::from_fn(|| faults.next_if(before)).collect::<Vec<_>>()
    };
    let broken = faults_before(reader.position().byte());
    if !broken.is_empty() {
        let broken = broken.into_iter().map(|fault| fault.problem);
        return broken.for_each(|problem| errors.add(CsvError::new(file.name, 1, problem)));
    }
    let Some(places) = header(file, &record, columns, errors) else {
        return;
    };
    let width = record.len();
    let mut inside = newlines(&record);
    let mut count = 0_usize;
    while reader.read_record(&mut record).unwrap_or(false) {
        // A line break inside a cell does not begin a row.
        let row = line(text, &record).saturating_sub(inside);
        inside = inside.saturating_add(newlines(&record));
        let broken = faults_before(reader.position().byte());
        if broken.is_empty() && record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        count += 1;
        if count > limits.rows {
            let limit = limits.rows;
            return errors.add(whole(CsvProblem::TooManyRows { limit }));
        }
        if !broken.is_empty() {
            for Fault { cell, problem, .. } in broken {
                let error = CsvError::new(file.name, row, problem);
                let error = error.with_value(record.get(cell).unwrap_or_default());
                let column = places.iter().find(|(_, place)| **place == cell);
                errors.add(match column {
                    Some((name, _)) => error.in_column(name),
                    None => error,
                });
            }
            continue;
        }
        let filled = record
            .iter()
            .zip(1_usize..)
            .filter(|(cell, _)| !cell.is_empty());
        let found = filled.last().map_or(0, |(_, place)| place);
        if found > width {
            let problem = CsvProblem::TooManyCells {
                found,
                columns: width,
            };
            errors.add(CsvError::new(file.name, row, problem));
            continue;
        }
        if let Some(long) = record.iter().find(|cell| cell.len() > limits.cell_bytes) {
            let limit = limits.cell_bytes;
            let problem = CsvProblem::CellTooLong { limit };
            errors.add(CsvError::new(file.name, row, problem).with_value(long));
            continue;
        }
        each(&mut Row::new(file.name, row, &places, &record, errors));
    }
}

/// The separator that stands most often in the first line.
fn separator(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    let often = |one: &&Separator| line.bytes().filter(|byte| *byte == one.byte()).count();
    // Of equals the last wins, and the comma is the default.
    let best = Separator::ALL.iter().rev().max_by_key(often);
    best.copied().unwrap_or_default().byte()
}

/// Where each column stands; nothing if columns are wrong.
fn header(
    file: File<'_>,
    record: &StringRecord,
    columns: Columns,
    errors: &mut Errors,
) -> Option<BTreeMap<String, usize>> {
    let mut places = BTreeMap::new();
    let mut known = true;
    let mut wrong = |name: &str, problem| {
        errors.add(CsvError::new(file.name, 1, problem).in_column(name));
        known = false;
    };
    for (place, cell) in record.iter().enumerate() {
        let name = bare(cell).trim();
        if name.is_empty() {
            continue;
        }
        if !columns.knows(name) {
            wrong(name, CsvProblem::UnknownColumn);
        } else if places.insert(name.to_owned(), place).is_some() {
            wrong(name, CsvProblem::DuplicateColumn);
        }
    }
    for name in columns.required {
        if !places.contains_key(*name) {
            wrong(name, CsvProblem::MissingColumn);
        }
    }
    known.then_some(places)
}

/// The line on which a record begins: its position may still lie before empty lines.
fn line(text: &str, record: &StringRecord) -> u64 {
    let Some(position) = record.position() else {
        return 0;
    };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let before = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    let breaks = before.filter(|byte| **byte == b'\n').count();
    position
        .line()
        .saturating_add(u64::try_from(breaks).unwrap_or(0))
}

/// Line breaks inside cells.
fn newlines(record: &StringRecord) -> u64 {
    let breaks = record.as_slice().bytes().filter(|byte| *byte == b'\n');
    u64::try_from(breaks.count()).unwrap_or(u64::MAX)
}
