//! Rows that may stand once.

use std::collections::BTreeMap;

use crate::format::csv::error::CsvProblem;
use crate::format::csv::row::Row;

/// What stood in which row.
#[derive(Debug, Default)]
pub(super) struct Once(BTreeMap<Vec<String>, u64>);

impl Once {
    /// Remembers the key of a row; a key that stood before is an error of the column.
    pub(super) fn note(&mut self, row: &mut Row<'_>, column: &str, key: &[&str]) {
        let key = key.iter().map(|&part| part.to_owned()).collect();
        if let Some(&earlier) = self.0.get(&key) {
            row.wrong(column, CsvProblem::Twice { row: earlier });
        } else {
            self.0.insert(key, row.number());
        }
    }
}
