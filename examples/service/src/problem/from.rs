//! What the library and the store refuse, as problems.

use practicum::explain::{ChangeError, ExplainError};
use practicum::format::icalendar::FeedError;
use practicum::format::xlsx::XlsxError;
use practicum::format::{JsonError, ReadError};
use practicum::program::InvalidProgram;
use serde_json::{Value, json};

use super::{Kind, Problem, defects};
use crate::language::Language;
use crate::store::StoreError;

/// Defects that a problem lists; the rest is counted.
const LISTED: usize = 100;

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        if error.is_full() {
            let korean = "데이터 파일이 가득 찼습니다. 쓰지 않는 과정을 지우세요";
            return Self::new(Kind::Full, (error.to_string(), korean));
        }
        Self::internal(&error)
    }
}

impl From<JsonError> for Problem {
    fn from(error: JsonError) -> Self {
        let english = error.to_string();
        match error {
            JsonError::TooLarge { bytes, limit } => {
                let korean = format!("{bytes}바이트입니다. 최대 {limit}바이트까지 읽습니다");
                Self::new(Kind::TooLarge, (english, korean))
            }
            JsonError::Malformed {
                line,
                column,
                path,
                message,
            } => {
                let korean = if line == 0 {
                    format!("{path}: {message}")
                } else {
                    format!("{line}행 {column}열 ({path}): {message}")
                };
                Self::new(Kind::MalformedText, (english, korean))
                    .with("line", line.into())
                    .with("column", column.into())
                    .with("path", path.into())
            }
            JsonError::StringTooLong {
                line,
                column,
                limit,
            } => {
                let korean = format!("{line}행 {column}열: 글이 {limit}바이트보다 깁니다");
                Self::new(Kind::MalformedText, (english, korean))
                    .with("line", line.into())
                    .with("column", column.into())
            }
            JsonError::Unwritable { .. } | _ => Self::new(Kind::MalformedText, english),
        }
    }
}

impl From<InvalidProgram> for Problem {
    fn from(error: InvalidProgram) -> Self {
        let listed = |language: Language| -> Value {
            let defects = error.defects().iter().take(LISTED);
            let listed = defects.map(|defect| {
                let code = defect.code();
                let (detail, remedy) = match language {
                    Language::En => (defect.to_string(), defect.remedy().to_owned()),
                    Language::Ko => {
                        let (what, remedy) = defects::korean(code);
                        (format!("{what} ({defect})"), remedy.to_owned())
                    }
                };
                json!({
                    "code": code.to_string(),
                    "place": defect.place().to_string(),
                    "detail": detail,
                    "remedy": remedy,
                })
            });
            listed.collect()
        };
        let count = error.count();
        let korean = format!("고칠 곳 {count}군데");
        Self::new(Kind::InvalidProgram, (error.to_string(), korean))
            .with("count", count.into())
            .with_said("defects", listed)
    }
}

impl From<ReadError> for Problem {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Json(error) => error.into(),
            ReadError::Invalid(error) => error.into(),
            other => Self::new(Kind::MalformedText, other.to_string()),
        }
    }
}

impl From<ChangeError> for Problem {
    fn from(error: ChangeError) -> Self {
        let english = error.to_string();
        let korean = match error {
            ChangeError::Invalid(error) => return error.into(),
            ChangeError::Unknown { id, .. } => format!("과정에 없음: {id}"),
            ChangeError::Taken { id } => format!("연수생 {id}: 이미 있음"),
            ChangeError::NotYet { id, from } => {
                format!("협약 {id}: {from}부터 시작하므로 그 전에 끝날 수 없음")
            }
            _ => english.clone(),
        };
        Self::new(Kind::InvalidChange, (english, korean))
    }
}

impl From<ExplainError> for Problem {
    fn from(error: ExplainError) -> Self {
        let english = error.to_string();
        let (kind, korean) = match &error {
            ExplainError::NoTrainee { trainee } => {
                (Kind::NotFound, format!("연수생 {trainee}: 없음"))
            }
            ExplainError::Broken { count, .. } => (
                Kind::Unexplained,
                format!("계획이 규칙 {count}건에 어긋나서, 먼저 고쳐야 이유를 설명할 수 있습니다"),
            ),
            ExplainError::Unplannable { placement } => (
                Kind::Unexplained,
                format!(
                    "{}의 배치({})는 계획할 수 없는 배치입니다",
                    placement.trainee(),
                    placement.department()
                ),
            ),
            ExplainError::Compile(_) | _ => (Kind::Unexplained, english.clone()),
        };
        Self::new(kind, (english, korean))
    }
}

impl From<FeedError> for Problem {
    fn from(error: FeedError) -> Self {
        let english = error.to_string();
        let (kind, korean) = match &error {
            FeedError::Unknown { id, .. } => (Kind::NotFound, format!("과정에 없음: {id}")),
            FeedError::Undated { placements } => (
                Kind::Unwritable,
                format!("배치 {}건은 날짜가 없습니다", placements.len()),
            ),
            FeedError::Stamp { .. } | FeedError::OtherFeed { .. } | _ => {
                (Kind::Unwritable, english.clone())
            }
        };
        Self::new(kind, (english, korean))
    }
}

impl From<XlsxError> for Problem {
    fn from(error: XlsxError) -> Self {
        let english = error.to_string();
        let korean = match &error {
            XlsxError::TooManyRows { sheet, limit } => {
                format!("시트 {sheet}: {limit}행을 넘습니다")
            }
            XlsxError::TooManyColumns { sheet, limit } => {
                format!("시트 {sheet}: {limit}열을 넘습니다")
            }
            XlsxError::Stamp { .. } | XlsxError::Unwritable { .. } | _ => english.clone(),
        };
        Self::new(Kind::Unwritable, (english, korean))
    }
}
