//! What went wrong, as `application/problem+json` (RFC 9457).

use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use practicum::explain::{ChangeError, ExplainError};
use practicum::format::icalendar::FeedError;
use practicum::format::xlsx::XlsxError;
use practicum::format::{JsonError, ReadError};
use practicum::program::InvalidProgram;
use serde_json::{Map, Value, json};

use crate::store::StoreError;
use crate::version::Version;

/// Defects and violations that a problem lists; the rest is counted.
const LISTED: usize = 100;

/// What kind of problem it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    BadRequest,
    NotFound,
    NotAllowed,
    Forbidden,
    Taken,
    Outdated,
    TooLarge,
    UnsupportedType,
    MalformedText,
    InvalidProgram,
    InvalidChange,
    OtherProgram,
    BreaksRules,
    NoPlan,
    Unexplained,
    Unwritable,
    VersionRequired,
    StaleVersion,
    Busy,
    Slow,
    Full,
    Internal,
}

impl Kind {
    pub(crate) const ALL: [Self; 22] = [
        Self::BadRequest,
        Self::NotFound,
        Self::NotAllowed,
        Self::Forbidden,
        Self::Taken,
        Self::Outdated,
        Self::TooLarge,
        Self::UnsupportedType,
        Self::MalformedText,
        Self::InvalidProgram,
        Self::InvalidChange,
        Self::OtherProgram,
        Self::BreaksRules,
        Self::NoPlan,
        Self::Unexplained,
        Self::Unwritable,
        Self::VersionRequired,
        Self::StaleVersion,
        Self::Busy,
        Self::Slow,
        Self::Full,
        Self::Internal,
    ];

    /// The end of its `type`, its status and its title.
    pub(crate) const fn parts(self) -> (&'static str, u16, &'static str) {
        match self {
            Self::BadRequest => ("bad-request", 400, "The request can not be understood"),
            Self::NotFound => ("not-found", 404, "There is nothing here"),
            Self::NotAllowed => ("not-allowed", 405, "This can not be done here"),
            Self::Forbidden => ("forbidden", 403, "Only this machine is served"),
            Self::Taken => ("taken", 409, "There is one of this id already"),
            Self::Outdated => (
                "outdated",
                409,
                "The program has changed since the job began",
            ),
            Self::TooLarge => ("too-large", 413, "The text is too large"),
            Self::UnsupportedType => ("unsupported-type", 415, "The text is of another type"),
            Self::MalformedText => ("malformed-text", 400, "The text can not be read"),
            Self::InvalidProgram => ("invalid-program", 422, "The program has defects"),
            Self::InvalidChange => ("invalid-change", 422, "The change can not be made"),
            Self::OtherProgram => ("other-program", 422, "The text is of another program"),
            Self::BreaksRules => ("breaks-rules", 422, "The plan breaks hard rules"),
            Self::NoPlan => ("no-plan", 404, "There is no plan yet"),
            Self::Unexplained => ("unexplained", 422, "The plan can not be explained"),
            Self::Unwritable => (
                "unwritable",
                422,
                "The plan can not be written in this form",
            ),
            Self::VersionRequired => (
                "version-required",
                428,
                "Which version was seen must be said",
            ),
            Self::StaleVersion => ("stale-version", 412, "Somebody else has written since"),
            Self::Busy => ("busy", 503, "Too much is asked at once"),
            Self::Slow => ("slow", 503, "The answer took too long"),
            Self::Full => ("full", 507, "There is no room for more data"),
            Self::Internal => ("internal", 500, "The service is at fault"),
        }
    }

    /// The kind of a `type`.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.parts().0 == name)
    }
}

/// One problem.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    kind: Kind,
    detail: String,
    more: Map<String, Value>,
    version: Option<Version>,
}

impl Problem {
    pub(crate) fn new(kind: Kind, detail: impl Into<String>) -> Self {
        Self {
            kind,
            detail: detail.into(),
            more: Map::new(),
            version: None,
        }
    }

    /// Nothing of this id.
    pub(crate) fn missing(what: &str, id: &str) -> Self {
        Self::new(Kind::NotFound, format!("there is no {what} {id:?}"))
    }

    /// A write that comes too late.
    pub(crate) fn stale(now: Version) -> Self {
        let mut problem = Self::new(
            Kind::StaleVersion,
            format!("the program is at version {}; read it again", now.0),
        );
        problem.version = Some(now);
        problem
    }

    /// With another member.
    pub(crate) fn with(mut self, name: &str, value: Value) -> Self {
        self.more.insert(name.to_owned(), value);
        self
    }

    pub(crate) fn kind(&self) -> Kind {
        self.kind
    }

    pub(crate) fn detail(&self) -> &str {
        &self.detail
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let (name, status, title) = self.kind.parts();
        let mut body = Map::new();
        body.insert("type".to_owned(), format!("/problems/{name}").into());
        body.insert("title".to_owned(), title.into());
        body.insert("status".to_owned(), status.into());
        body.insert("detail".to_owned(), self.detail.into());
        body.extend(self.more);
        let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Value::Object(body).to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(
            CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        if matches!(self.kind, Kind::Busy | Kind::Slow) {
            headers.insert(RETRY_AFTER, HeaderValue::from_static("1"));
        }
        if let Some(version) = self.version {
            headers.insert(axum::http::header::ETAG, version.tag());
        }
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let kind = if error.is_full() {
            Kind::Full
        } else {
            Kind::Internal
        };
        Self::new(kind, error.to_string())
    }
}

impl From<JsonError> for Problem {
    fn from(error: JsonError) -> Self {
        let problem = Self::new(Kind::MalformedText, error.to_string());
        match error {
            JsonError::TooLarge { .. } => Self::new(Kind::TooLarge, error.to_string()),
            JsonError::Malformed {
                line, column, path, ..
            } => problem
                .with("line", line.into())
                .with("column", column.into())
                .with("path", path.into()),
            JsonError::StringTooLong { line, column, .. } => problem
                .with("line", line.into())
                .with("column", column.into()),
            JsonError::Unwritable { .. } | _ => problem,
        }
    }
}

impl From<InvalidProgram> for Problem {
    fn from(error: InvalidProgram) -> Self {
        let defects = error.defects().iter().take(LISTED);
        let listed: Vec<Value> = defects
            .map(|defect| {
                json!({
                    "code": defect.code().to_string(),
                    "place": defect.place().to_string(),
                    "detail": defect.to_string(),
                    "remedy": defect.remedy(),
                })
            })
            .collect();
        Self::new(Kind::InvalidProgram, error.to_string())
            .with("count", error.count().into())
            .with("defects", listed.into())
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
        let told = error.to_string();
        if let ChangeError::Invalid(error) = error {
            return error.into();
        }
        Self::new(Kind::InvalidChange, told)
    }
}

impl From<ExplainError> for Problem {
    fn from(error: ExplainError) -> Self {
        let kind = if matches!(error, ExplainError::NoTrainee { .. }) {
            Kind::NotFound
        } else {
            Kind::Unexplained
        };
        Self::new(kind, error.to_string())
    }
}

impl From<FeedError> for Problem {
    fn from(error: FeedError) -> Self {
        let kind = if matches!(error, FeedError::Unknown { .. }) {
            Kind::NotFound
        } else {
            Kind::Unwritable
        };
        Self::new(kind, error.to_string())
    }
}

impl From<XlsxError> for Problem {
    fn from(error: XlsxError) -> Self {
        Self::new(Kind::Unwritable, error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in Kind::ALL {
            assert_eq!(Kind::named(kind.parts().0), Some(kind));
        }
        assert_eq!(Kind::named("<script>"), None);
    }
}
