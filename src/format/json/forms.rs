//! What has a JSON form. Drafts and programs say their format themselves, everything else stands in
//! an envelope.

use super::document::{Document, Form};
use super::text::{read, write};
use super::{JsonError, Limits, ReadError};
#[cfg(feature = "solver")]
use crate::certificate::Certificate;
use crate::check::CheckReport;
#[cfg(feature = "stats")]
use crate::claim::{Claim, Finding};
#[cfg(feature = "solver")]
use crate::explain::{
    Alternative, Alternatives, Change, Conflict, Everybody, Repair, Shortage, Swap, Why, WhyNot,
};
#[cfg(feature = "icalendar")]
use crate::format::icalendar::Feed;
use crate::program::{Program, ProgramDraft};
#[cfg(feature = "solver")]
use crate::replan::{Impact, Replanned};
#[cfg(feature = "report")]
use crate::report::{
    Costs, Coverage, Fairness, Funnels, History, Hosts, Ledger, Pivot, Published, RankProfile,
    Sheet, Stays, Utilization,
};
use crate::rules::RuleBook;
use crate::schedule::{Schedule, ScheduleDiff};
#[cfg(feature = "solver")]
use crate::solver::Outcome;
#[cfg(feature = "stats")]
use crate::stats::{Accumulator, Balance, Figure, Groups, Rate, Series};

impl ProgramDraft {
    /// Reads a draft, within the default [`Limits`].
    ///
    /// ```
    /// use practicum::program::ProgramDraft;
    ///
    /// let text = r#"{
    ///   "format": 1, "id": "june", "name": "June",
    ///   "horizon": {"weekly": {"first": "2014-06-02", "last": "2014-06-29"}},
    ///   "regions": [{"id": "pri", "name": "Primorsky Krai", "country": "RU"}]
    /// }"#;
    /// let draft = ProgramDraft::from_json(text)?;
    /// let program = draft.validate()?;
    /// assert_eq!(ProgramDraft::from_json(&program.to_json()?)?, draft);
    ///
    /// let error = ProgramDraft::from_json(&text.replace("2014-06-29", "2014-06-31"));
    /// let told = error.map_err(|error| error.to_string());
    /// assert_eq!(told, Err("line 3, column 69, in horizon.weekly.last: \"2014-06-31\" is not a day \
    ///                       like \"2014-05-26\"".to_owned()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`JsonError`] says where and why the text is not a draft. Unknown fields, keys that stand
    /// twice and numbers that do not fit are refused.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        Self::from_json_with(text, &Limits::default())
    }

    /// Reads a draft, within limits.
    ///
    /// # Errors
    /// As for [`from_json`](Self::from_json).
    pub fn from_json_with(text: &str, limits: &Limits) -> Result<Self, JsonError> {
        read(text, limits)
    }

    /// Writes the draft: equal drafts give equal bytes.
    ///
    /// # Errors
    /// None that this crate knows of: every draft has a JSON form.
    pub fn to_json(&self) -> Result<String, JsonError> {
        write(self)
    }
}

impl Program {
    /// Reads a draft and validates it, within the default [`Limits`].
    ///
    /// # Errors
    /// [`ReadError`]: the text can not be read, or what it says is no program.
    pub fn from_json(text: &str) -> Result<Self, ReadError> {
        Self::from_json_with(text, &Limits::default())
    }

    /// Reads a draft and validates it, within limits.
    ///
    /// # Errors
    /// As for [`from_json`](Self::from_json).
    pub fn from_json_with(text: &str, limits: &Limits) -> Result<Self, ReadError> {
        Ok(ProgramDraft::from_json_with(text, limits)?.validate()?)
    }

    /// Writes the program as its draft: equal programs give equal bytes.
    ///
    /// # Errors
    /// None that this crate knows of: every program has a JSON form.
    pub fn to_json(&self) -> Result<String, JsonError> {
        write(self)
    }
}

/// Values that are written in an envelope that says what they are.
macro_rules! written {
    ($($name:ty, $key:literal, $words:literal;)+) => {$(
        impl Form for $name {
            const NAME: &'static str = $key;
        }

        impl $name {
            #[doc = concat!("Writes the ", $words, " as `{\"format\": 1, \"", $key, "\": …}`.")]
            /// Equal values give equal bytes.
            ///
            /// # Errors
            #[doc = concat!("None that this crate knows of: every ", $words, " has a JSON form.")]
            pub fn to_json(&self) -> Result<String, JsonError> {
                write(&Document(self))
            }
        }
    )+};
}

/// Values of the same kind that are also read.
macro_rules! read_and_written {
    ($($name:ty, $key:literal, $words:literal;)+) => {$(
        written! { $name, $key, $words; }

        impl $name {
            #[doc = concat!("Reads one ", $words, ", within the default [`Limits`].")]
            ///
            /// # Errors
            #[doc = concat!("[`JsonError`] says where and why the text is no ", $words, ".")]
            pub fn from_json(text: &str) -> Result<Self, JsonError> {
                Self::from_json_with(text, &Limits::default())
            }

            #[doc = concat!("Reads one ", $words, ", within limits.")]
            ///
            /// # Errors
            /// As for [`from_json`](Self::from_json).
            pub fn from_json_with(text: &str, limits: &Limits) -> Result<Self, JsonError> {
                read::<Document<Self>>(text, limits).map(|document| document.0)
            }
        }
    )+};
}

read_and_written! {
    Schedule, "schedule", "schedule";
    ScheduleDiff, "schedule_diff", "comparison";
    RuleBook, "rule_book", "rule book";
    CheckReport, "check_report", "report";
}

#[cfg(feature = "icalendar")]
read_and_written! {
    Feed, "calendar_feed", "calendar feed";
}

#[cfg(feature = "solver")]
read_and_written! {
    Outcome, "outcome", "outcome";
    Certificate, "certificate", "certificate";
    Change, "change", "change";
}

#[cfg(feature = "solver")]
written! {
    Why, "why", "reason";
    WhyNot, "why_not", "answer";
    Conflict, "conflict", "conflict";
    Everybody, "everybody", "answer";
    Repair, "repair", "repair";
    Alternative, "alternative", "alternative";
    Alternatives, "alternatives", "list of alternatives";
    Swap, "swap", "swap";
    Shortage, "shortage", "shortage";
    Impact, "impact", "impact";
    Replanned, "replanned", "new plan";
}

#[cfg(feature = "stats")]
read_and_written! {
    Series, "series", "series";
    Accumulator, "accumulator", "accumulator";
    Groups<String>, "groups", "list of groups";
    Balance, "balance", "balance";
    Rate, "rate", "rate";
}

#[cfg(feature = "stats")]
written! {
    Claim, "claim", "claim";
    Finding, "finding", "finding";
    Figure<rust_decimal::Decimal>, "figure", "figure";
}

#[cfg(feature = "report")]
written! {
    Costs, "costs", "report of costs";
    Coverage, "coverage", "report of coverage";
    Fairness, "fairness", "report of fairness";
    Funnels, "funnels", "report of funnels";
    History, "history", "history";
    Hosts, "hosts", "report of hosts";
    Ledger, "ledger", "ledger";
    Pivot, "pivot", "pivot table";
    Published, "published", "published table";
    RankProfile, "rank_profile", "report of wishes";
    Sheet, "sheet", "table";
    Stays, "stays", "report of stays";
    Utilization, "utilization", "report of utilization";
}
