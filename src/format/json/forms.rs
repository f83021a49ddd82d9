//! What has a JSON form: drafts, programs, schedules, rule books.

use super::text::{read, write};
use super::{JsonError, Limits, ReadError};
use crate::program::{Program, ProgramDraft};
use crate::rules::RuleBook;
use crate::schedule::Schedule;

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

impl Schedule {
    /// Reads a schedule, within the default [`Limits`].
    ///
    /// # Errors
    /// [`JsonError`] says where and why the text is not a schedule.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        Self::from_json_with(text, &Limits::default())
    }

    /// Reads a schedule, within limits.
    ///
    /// # Errors
    /// As for [`from_json`](Self::from_json).
    pub fn from_json_with(text: &str, limits: &Limits) -> Result<Self, JsonError> {
        read(text, limits)
    }

    /// Writes the schedule: equal schedules give equal bytes.
    ///
    /// # Errors
    /// None that this crate knows of: every schedule has a JSON form.
    pub fn to_json(&self) -> Result<String, JsonError> {
        write(self)
    }
}

impl RuleBook {
    /// Reads a rule book, within the default [`Limits`].
    ///
    /// # Errors
    /// [`JsonError`] says where and why the text is not a rule book.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        Self::from_json_with(text, &Limits::default())
    }

    /// Reads a rule book, within limits.
    ///
    /// # Errors
    /// As for [`from_json`](Self::from_json).
    pub fn from_json_with(text: &str, limits: &Limits) -> Result<Self, JsonError> {
        read(text, limits)
    }

    /// Writes the rule book: equal books give equal bytes.
    ///
    /// # Errors
    /// None that this crate knows of: every rule book has a JSON form.
    pub fn to_json(&self) -> Result<String, JsonError> {
        write(self)
    }
}
