//! One row, and its cells as values.

use std::collections::BTreeMap;
use std::fmt::Display;

use chrono::NaiveDate;
use csv::StringRecord;

use super::cell::{bare, split};
use super::error::{CsvError, CsvProblem, Errors};
use crate::ids::IdError;

/// A row that is being read. What can not be read is put on the list of errors, and a placeholder
/// comes out; with an error on the list nothing of the file is used.
pub(super) struct Row<'a> {
    file: &'a str,
    number: u64,
    places: &'a BTreeMap<String, usize>,
    record: &'a StringRecord,
    errors: &'a mut Errors,
}

impl<'a> Row<'a> {
    pub(super) fn new(
        file: &'a str,
        number: u64,
        places: &'a BTreeMap<String, usize>,
        record: &'a StringRecord,
        errors: &'a mut Errors,
    ) -> Self {
        Self {
            file,
            number,
            places,
            record,
            errors,
        }
    }

    /// The row's number in a spreadsheet.
    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Puts a problem of a cell on the list.
    pub(super) fn wrong(&mut self, column: &str, problem: CsvProblem) {
        let error = CsvError::new(self.file, self.number, problem).in_column(column);
        let value = self.text(column);
        let error = if value.is_empty() {
            error
        } else {
            error.with_value(value)
        };
        self.errors.add(error);
    }

    /// The text of a cell, spaces and all; empty if the file has no such column. Words, days, numbers and
    /// lists do without the spaces around them.
    pub(super) fn text(&self, column: &str) -> &'a str {
        let place = self.places.get(column);
        let cell = place.and_then(|place| self.record.get(*place));
        bare(cell.unwrap_or_default())
    }

    /// A text that must be there.
    pub(super) fn required(&mut self, column: &str) -> String {
        let text = self.text(column).to_owned();
        if text.is_empty() {
            self.wrong(column, CsvProblem::Missing);
        }
        text
    }

    /// A text that may be there.
    pub(super) fn optional(&self, column: &str) -> Option<String> {
        Some(self.text(column))
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    }

    /// The items of a list.
    pub(super) fn list(&self, column: &str) -> Vec<String> {
        split(self.text(column))
    }

    /// The items of a list, each understood by a function.
    pub(super) fn items<T>(
        &mut self,
        column: &str,
        example: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let items: Option<Vec<T>> = self.list(column).iter().map(|item| parse(item)).collect();
        items.unwrap_or_else(|| {
            self.wrong(column, CsvProblem::NotLike { example });
            Vec::new()
        })
    }

    /// A day that may be there.
    pub(super) fn optional_day(&mut self, column: &str) -> Option<NaiveDate> {
        let text = self.text(column).trim();
        if text.is_empty() {
            return None;
        }
        let found = day(text);
        if found.is_none() {
            self.wrong(column, CsvProblem::NotADay);
        }
        found
    }

    /// A day that must be there.
    pub(super) fn day(&mut self, column: &str) -> NaiveDate {
        if self.text(column).trim().is_empty() {
            self.wrong(column, CsvProblem::Missing);
        }
        self.optional_day(column).unwrap_or_default()
    }

    /// A whole number that must be there.
    pub(super) fn number_of(&mut self, column: &str) -> u32 {
        let number = self.integer(column, 0, i64::from(u32::MAX));
        u32::try_from(number).unwrap_or_default()
    }

    /// A whole number between two others.
    pub(super) fn integer(&mut self, column: &str, least: i64, most: i64) -> i64 {
        let text = self.text(column).trim();
        if text.is_empty() {
            self.wrong(column, CsvProblem::Missing);
            return least;
        }
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|_| plain);
        let number = number.filter(|number| (least..=most).contains(number));
        number.unwrap_or_else(|| {
            self.wrong(column, CsvProblem::NotANumber { least, most });
            least
        })
    }

    /// One of some words.
    pub(super) fn word<T: Copy + Display>(&mut self, column: &str, words: &[T]) -> Option<T> {
        let text = self.required(column);
        let found = words
            .iter()
            .find(|word| word.to_string() == text.trim())
            .copied();
        if found.is_none() && !text.is_empty() {
            let words: Vec<String> = words.iter().map(ToString::to_string).collect();
            let words = words.join(", ");
            self.wrong(column, CsvProblem::NotAWord { words });
        }
        found
    }

    /// An id that must be there.
    pub(super) fn id<T>(
        &mut self,
        column: &str,
        parse: impl Fn(&str) -> Result<T, IdError>,
    ) -> Option<T> {
        let text = self.required(column);
        match parse(&text) {
            Ok(id) => Some(id),
            Err(IdError::Empty) => None,
            Err(why) => {
                self.wrong(column, CsvProblem::NotAnId { why });
                None
            }
        }
    }
}

/// A day as `2014-05-26`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let date: NaiveDate = text.parse().ok()?;
    (date.to_string() == text).then_some(date)
}
