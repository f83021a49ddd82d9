//! A published figure with its source and its inputs.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::assertion::Assertion;
use super::diagnosis;
use super::finding::{Finding, Verdict};
use super::stated::{Relation, Stated};
use crate::stats::{Period, Series, StatsError};

/// A published figure as data.
///
/// ```
/// use chrono::NaiveDate;
/// use practicum::claim::{Assertion, Claim, Stated, Verdict};
///
/// let visits = Assertion::Times { base: 11_563.into(), end: 25_673.into() };
/// let claim = Claim::new("more than double the number of 2009", visits, Stated::more_than(2.into()))
///     .from_source("Gyeonggi Province")
///     .defined_as("foreign patients, persons, reported by registered institutions");
/// assert_eq!(claim.verify()?.verdict(), Verdict::Holds);
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Claim {
    statement: String,
    source: Option<String>,
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::date"))]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    date: Option<NaiveDate>,
    definition: Option<String>,
    assertion: Assertion,
    stated: Stated,
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::history"))]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<super::wire::WrittenHistory>")
    )]
    history: Option<(Series, Period)>,
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::wire::named"))]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<(String, String)>"))]
    others: Vec<(String, Decimal)>,
}

impl Claim {
    /// The sentence, the formula with its inputs, and the figure as printed.
    pub fn new(statement: impl Into<String>, assertion: Assertion, stated: Stated) -> Self {
        Self {
            statement: statement.into(),
            source: None,
            date: None,
            definition: None,
            assertion,
            stated,
            history: None,
            others: Vec::new(),
        }
    }

    /// Who published it, and where.
    #[must_use]
    pub fn from_source(self, source: impl Into<String>) -> Self {
        Self {
            source: Some(source.into()),
            ..self
        }
    }

    /// When it was published.
    #[must_use]
    pub fn dated(self, date: NaiveDate) -> Self {
        Self {
            date: Some(date),
            ..self
        }
    }

    /// What exactly is counted.
    #[must_use]
    pub fn defined_as(self, definition: impl Into<String>) -> Self {
        Self {
            definition: Some(definition.into()),
            ..self
        }
    }

    /// The series the figures come from, and the period of the later one: where to look for a
    /// mistaken base. It never changes the verdict.
    #[must_use]
    pub fn with_history(self, series: Series, end: Period) -> Self {
        Self {
            history: Some((series, end)),
            ..self
        }
    }

    /// Another total or base that could have been meant, or what another label stands for. It never
    /// changes the verdict.
    #[must_use]
    pub fn or_perhaps(mut self, name: impl Into<String>, value: Decimal) -> Self {
        self.others.push((name.into(), value));
        self
    }

    /// The sentence.
    pub fn statement(&self) -> &str {
        &self.statement
    }

    /// Who published it.
    pub fn source(&self) -> Option<&str> {
        self.source.as_deref()
    }

    /// When it was published.
    pub fn date(&self) -> Option<NaiveDate> {
        self.date
    }

    /// What is counted.
    pub fn definition(&self) -> Option<&str> {
        self.definition.as_deref()
    }

    /// The formula with its inputs.
    pub fn assertion(&self) -> &Assertion {
        &self.assertion
    }

    /// The figure as printed.
    pub fn stated(&self) -> Stated {
        self.stated
    }

    pub(super) fn history(&self) -> Option<(&Series, Period)> {
        self.history.as_ref().map(|(series, end)| (series, *end))
    }

    pub(super) fn others(&self) -> &[(String, Decimal)] {
        &self.others
    }

    /// Recomputes the figure from its inputs and compares.
    ///
    /// # Errors
    ///
    /// What the formula reports for these inputs: [`StatsError::Undefined`] for a base of zero, for
    /// example. A claim that fails is a finding, not an error.
    pub fn verify(&self) -> Result<Finding, StatsError> {
        let right = self.assertion.compute()?;
        let is_value = right.is_exact() && *right.value() == self.stated.value();
        if self.stated.covers(*right.value()) {
            let bound = self.stated.relation() != Relation::Equal;
            let verdict = if bound || is_value {
                Verdict::Holds
            } else {
                Verdict::HoldsRounded
            };
            return Ok(Finding::new(verdict, right, None));
        }
        let mistake = diagnosis::likely(self, *right.value());
        Ok(Finding::new(Verdict::Fails, right, mistake))
    }
}
