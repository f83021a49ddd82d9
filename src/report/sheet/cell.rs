//! What stands in a table's cell: typed, so that a spreadsheet gets numbers and not their text.

use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::phrase::{Label, Phrase};
use super::word::Word;

/// One cell of a [`Sheet`](super::Sheet). `Display` is how it reads in a table.
///
/// ```
/// use practicum::report::Cell;
///
/// assert_eq!(Cell::Percent("12.5".parse()?).to_string(), "12.5 %");
/// assert_eq!(Cell::Withheld.to_string(), "x");
/// # Ok::<(), rust_decimal::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub enum Cell {
    /// Nothing: the figure does not exist.
    Empty,
    /// A text.
    Text(String),
    /// A text that may be this crate's own, and is said in another language then.
    #[cfg_attr(feature = "serde", serde(rename = "text"))]
    #[cfg_attr(feature = "schema", schemars(skip))]
    Said(Label),
    /// A whole number of things.
    Count(u64),
    /// A number, shown with the decimal places it carries.
    Number(
        #[cfg_attr(
            feature = "serde",
            serde(serialize_with = "crate::report::written::decimal")
        )]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        Decimal,
    ),
    /// A number of hundredths: 12.5 for 12.5 %.
    Percent(
        #[cfg_attr(
            feature = "serde",
            serde(serialize_with = "crate::report::written::decimal")
        )]
        #[cfg_attr(feature = "schema", schemars(with = "String"))]
        Decimal,
    ),
    /// A day.
    Day(
        #[cfg_attr(
            feature = "serde",
            serde(serialize_with = "crate::wire::Day::serialize")
        )]
        #[cfg_attr(feature = "schema", schemars(with = "crate::wire::Day"))]
        NaiveDate,
    ),
    /// A number that exists and is not published.
    Withheld,
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The number of a count, a number or a percentage.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Count(count) => Some(Decimal::from(*count)),
            Self::Number(number) | Self::Percent(number) => Some(*number),
            Self::Empty | Self::Text(_) | Self::Said(_) | Self::Day(_) | Self::Withheld => None,
        }
    }
}

impl Cell {
    /// The same in other words.
    pub(super) fn worded(&self, say: &dyn Fn(&Phrase) -> String) -> Self {
        match self {
            Self::Said(label) => Self::Said(label.worded(say)),
            Self::Empty
            | Self::Text(_)
            | Self::Count(_)
            | Self::Number(_)
            | Self::Percent(_)
            | Self::Day(_)
            | Self::Withheld => self.clone(),
        }
    }
}

impl From<Phrase> for Cell {
    fn from(phrase: Phrase) -> Self {
        Self::Said(phrase.into())
    }
}

impl From<Word> for Cell {
    fn from(word: Word) -> Self {
        Self::Said(word.into())
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<u32> for Cell {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Said(label) => f.write_str(label.text()),
            Self::Count(count) => count.fmt(f),
            Self::Number(number) => number.fmt(f),
            Self::Percent(hundredths) => write!(f, "{hundredths} %"),
            Self::Day(date) => date.fmt(f),
            Self::Withheld => f.write_str("x"),
        }
    }
}
