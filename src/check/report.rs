//! The checker's answer: violations, shortfalls, value, and the score that they make.

use std::fmt;

use crate::rules::RuleCode;
use crate::score::Score;

use super::shortfall::Shortfall;
use super::value::ValueBreakdown;
use super::violation::Violation;

/// Everything that the checker finds. `Display` is a short table: the score, then a line for each
/// rule that is broken, left open, or worth something.
///
/// Two equal inputs give equal reports: violations are in order of code, then of their subject
/// (trainee and start, department and period, link and period); shortfalls likewise.
///
/// ```
/// use practicum::{Placement, RuleBook, Schedule, check};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let plan = [Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3)];
/// let report = check(&program, &RuleBook::default(), &Schedule::new(plan));
/// assert!(report.is_valid() && !report.is_complete()); // nothing is wrong, much is missing
/// assert_eq!(report.score().shortfall, 19); // of twenty placements one is there
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(
        try_from = "super::written::WrittenReport",
        into = "super::written::WrittenReport"
    )
)]
pub struct CheckReport {
    violations: Vec<Violation>,
    shortfalls: Vec<Shortfall>,
    value: ValueBreakdown,
}

impl CheckReport {
    pub(super) fn new(
        violations: Vec<Violation>,
        shortfalls: Vec<Shortfall>,
        value: ValueBreakdown,
    ) -> Self {
        Self {
            violations,
            shortfalls,
            value,
        }
    }

    /// Every violation of a hard rule.
    ///
    /// ```
    /// use practicum::program::draft::{DatesDraft, HorizonDraft};
    /// use practicum::{Placement, ProgramDraft, RuleBook, RuleCode, Schedule, check};
    ///
    /// # let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 6, d).ok_or("no such day");
    /// let june = HorizonDraft::Weekly(DatesDraft::new(day(1)?, day(28)?));
    /// let program = ProgramDraft::new("summer", "Summer school", june).validate()?;
    /// let plan = Schedule::new([Placement::new("T99".parse()?, "er".parse()?, "er".parse()?, 0, 1)]);
    ///
    /// let report = check(&program, &RuleBook::default(), &plan);
    /// let [stranger] = report.violations() else {
    ///     return Err("one violation".into());
    /// };
    /// assert_eq!(stranger.code(), RuleCode::Known);
    /// assert_eq!(stranger.remedy(), "correct the name, or add what it names to the program");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Everything that is missing.
    pub fn shortfalls(&self) -> &[Shortfall] {
        &self.shortfalls
    }

    /// The value, rule by rule and trainee by trainee.
    pub fn value(&self) -> &ValueBreakdown {
        &self.value
    }

    /// The score: violations, units of shortfall, value.
    pub fn score(&self) -> Score {
        let missing = self.shortfalls.iter().map(|one| u64::from(one.missing()));
        Score {
            violations: u64::try_from(self.violations.len()).unwrap_or(u64::MAX),
            shortfall: missing.sum(),
            value: self.value.total(),
        }
    }

    /// Whether no hard rule is broken.
    pub fn is_valid(&self) -> bool {
        self.violations.is_empty()
    }

    /// Whether nothing is missing. A schedule can be complete and not valid.
    pub fn is_complete(&self) -> bool {
        self.shortfalls.is_empty()
    }
}

impl fmt::Display for CheckReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.score())?;
        for same in self.violations.chunk_by(|a, b| a.code() == b.code()) {
            rule(f, same, Violation::code)?;
        }
        for same in self.shortfalls.chunk_by(|a, b| a.code() == b.code()) {
            rule(f, same, Shortfall::code)?;
        }
        for line in self.value.lines().iter().filter(|line| line.value() != 0) {
            let (code, value) = (line.code(), line.value());
            let (weight, amount) = (line.weight(), line.amount());
            let title = code.title();
            write!(f, "\n{code}  {value:+} = {weight} x {amount}  {title}")?;
        }
        Ok(())
    }
}

/// One line: the rule, how often, the first case.
fn rule<T: fmt::Display>(
    f: &mut fmt::Formatter<'_>,
    same: &[T],
    code: impl Fn(&T) -> RuleCode,
) -> fmt::Result {
    let Some(first) = same.first() else {
        return Ok(());
    };
    let times = same.len();
    write!(f, "\n{}  {times} x  {first}", code(first))
}
