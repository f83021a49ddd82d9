//! What went wrong, as `application/problem+json` (RFC 9457), in the language of whoever asked.

mod defects;
mod from;
mod kind;

use axum::http::header::{CONTENT_LANGUAGE, CONTENT_TYPE, ETAG, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};

pub(crate) use kind::Kind;

use crate::language::Language;
use crate::version::Version;

/// What is said of one problem: in both languages, or in one where there is no other.
#[derive(Debug, Clone)]
pub(crate) struct Detail {
    english: String,
    korean: String,
}

impl Detail {
    pub(crate) fn text(&self, language: Language) -> &str {
        match language {
            Language::En => &self.english,
            Language::Ko => &self.korean,
        }
    }
}

/// A text of somebody else's, which is in one language.
impl From<String> for Detail {
    fn from(text: String) -> Self {
        Self {
            korean: text.clone(),
            english: text,
        }
    }
}

/// English and Korean.
impl<E: Into<String>, K: Into<String>> From<(E, K)> for Detail {
    fn from((english, korean): (E, K)) -> Self {
        Self {
            english: english.into(),
            korean: korean.into(),
        }
    }
}

/// What there may be none of.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Thing {
    Program,
    Trainee,
    Job,
    Schema,
    Problem,
    Table,
    Picture,
}

impl Thing {
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Program => ("program", "과정"),
            Self::Trainee => ("trainee", "연수생"),
            Self::Job => ("job", "작업"),
            Self::Schema => ("schema", "스키마"),
            Self::Problem => ("problem", "문제"),
            Self::Table => ("table", "표"),
            Self::Picture => ("picture", "그림"),
        }
    }
}

/// One problem.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    kind: Kind,
    detail: Detail,
    /// Further members; those of the second list in Korean.
    more: Map<String, Value>,
    korean: Map<String, Value>,
    version: Option<Version>,
}

impl Problem {
    pub(crate) fn new(kind: Kind, detail: impl Into<Detail>) -> Self {
        Self {
            kind,
            detail: detail.into(),
            more: Map::new(),
            korean: Map::new(),
            version: None,
        }
    }

    /// The service itself is at fault.
    pub(crate) fn internal(error: &dyn ToString) -> Self {
        Self::new(Kind::Internal, error.to_string())
    }

    /// Nothing of this id.
    pub(crate) fn missing(what: Thing, id: &str) -> Self {
        let (english, korean) = what.names();
        let detail = (
            format!("there is no {english} {id:?}"),
            format!("{korean} {id:?}: 없음"),
        );
        Self::new(Kind::NotFound, detail)
    }

    /// A write that comes too late.
    pub(crate) fn stale(now: Version) -> Self {
        let detail = (
            format!("the program is at version {}; read it again", now.0),
            format!("과정은 지금 {}판입니다. 다시 읽으세요", now.0),
        );
        let mut problem = Self::new(Kind::StaleVersion, detail);
        problem.version = Some(now);
        problem
    }

    /// With another member.
    pub(crate) fn with(mut self, name: &str, value: Value) -> Self {
        self.more.insert(name.to_owned(), value);
        self
    }

    /// With another member that is said in words.
    pub(crate) fn with_said(mut self, name: &str, say: impl Fn(Language) -> Value) -> Self {
        self.korean.insert(name.to_owned(), say(Language::Ko));
        self.with(name, say(Language::En))
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn detail(&self, language: Language) -> &str {
        self.detail.text(language)
    }

    /// The answer, in a language.
    pub(crate) fn response(self, language: Language) -> Response {
        let mut body = Map::new();
        let kind = self.kind;
        body.insert(
            "type".to_owned(),
            format!("/problems/{}", kind.name()).into(),
        );
        body.insert("title".to_owned(), kind.title(language).into());
        body.insert("status".to_owned(), kind.status().into());
        body.insert("detail".to_owned(), self.detail(language).into());
        body.extend(self.more.clone());
        if language == Language::Ko {
            body.extend(self.korean.clone());
        }
        let status = StatusCode::from_u16(kind.status());
        let status = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Value::Object(body).to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        headers.insert(CONTENT_LANGUAGE, HeaderValue::from_static(language.code()));
        if matches!(kind, Kind::Busy | Kind::Slow) {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        if let Some(version) = self.version {
            headers.insert(ETAG, version.tag());
        }
        response
    }
}

/// In English; the [guard](crate::guard) finds the problem in the answer and says it in another language
/// where one was asked for.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.clone().response(Language::En);
        response.extensions_mut().insert(self);
        response
    }
}
