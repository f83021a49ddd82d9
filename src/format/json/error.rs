//! What can go wrong with a text.

use thiserror::Error;

use crate::program::InvalidProgram;

/// Most characters of a message or a path that an error keeps.
const SHOWN: usize = 300;

/// Why a text can not be read as what was wanted.
///
/// ```
/// use practicum::ProgramDraft;
/// use practicum::format::JsonError;
///
/// let Err(JsonError::Malformed { line, path, message, .. }) = ProgramDraft::from_json(
///     r#"{"format": 1, "id": "a", "name": "A", "horizon": {"daily": {"first": "1 June"}}}"#,
/// ) else {
///     return Err("that is no day".into());
/// };
/// assert_eq!((line, path.as_str()), (1, "horizon.daily.first"));
/// assert!(message.contains("1 June"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum JsonError {
    /// More bytes than the limits allow.
    #[error("the text has {bytes} bytes, at most {limit} are allowed")]
    TooLarge {
        /// Bytes of the text.
        bytes: usize,
        /// Most bytes allowed.
        limit: usize,
    },
    /// A string with more bytes than the limits allow.
    #[error("line {line}, column {column}: a string has more than {limit} bytes")]
    StringTooLong {
        /// Line on which the string begins, counted from 1.
        line: usize,
        /// Bytes of that line up to and with the opening quote.
        column: usize,
        /// Most bytes allowed.
        limit: usize,
    },
    /// Not JSON, or JSON of another form.
    #[error("{}{message}", found_at(*line, *column, path))]
    Malformed {
        /// Line, counted from 1; 0 if the text as a whole is wrong, not a place in it.
        line: usize,
        /// Bytes of that line up to where reading stopped.
        column: usize,
        /// The way to the value: `trainees[3].pins[0].start`; a point if it is the whole text.
        path: String,
        /// What is wrong.
        message: String,
    },
    /// A value that has no JSON form. No value of this crate is one.
    #[error("the value can not be written as JSON: {message}")]
    Unwritable {
        /// What is wrong.
        message: String,
    },
}

impl JsonError {
    /// An error of the reader, without the position that it repeats at its end.
    pub(super) fn malformed(error: &serde_json::Error, path: &str) -> Self {
        let (line, column) = (error.line(), error.column());
        let told = error.to_string();
        let position = format!(" at line {line} column {column}");
        let message = told.strip_suffix(&position).unwrap_or(&told);
        Self::Malformed {
            line,
            column,
            path: known(path).chars().take(SHOWN).collect(),
            message: message.chars().take(SHOWN).collect(),
        }
    }
}

/// Where in the text something is wrong, as the beginning of a sentence.
fn found_at(line: usize, column: usize, path: &str) -> String {
    match (line, path) {
        (0, ".") => String::new(),
        (0, path) => format!("in {path}: "),
        (line, ".") => format!("line {line}, column {column}: "),
        (line, path) => format!("line {line}, column {column}, in {path}: "),
    }
}

/// The part of a path that is known: a text may end before the next key can be read.
fn known(path: &str) -> &str {
    match path.strip_suffix('?') {
        Some("") => ".",
        Some(before) => before.strip_suffix('.').unwrap_or(before),
        None => path,
    }
}

/// Why a text is not a program.
///
/// ```
/// use practicum::Program;
/// use practicum::format::ReadError;
///
/// let turned = r#"{"format": 1, "id": "a", "name": "A",
///     "horizon": {"daily": {"first": "2014-06-02", "last": "2014-06-01"}}}"#;
/// let Err(ReadError::Invalid(invalid)) = Program::from_json(turned) else {
///     return Err("it can be read, but the days are turned".into());
/// };
/// assert_eq!(invalid.defects()[0].code().as_str(), "D301");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The text can not be read.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// The text can be read, but what it says is no program.
    #[error(transparent)]
    Invalid(#[from] InvalidProgram),
}
