//! What a request says: its path, its query, its text. What is wrong comes back as a problem.

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Path, Query, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use practicum::format::Limits;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::problem::{Kind, Problem};

/// A part of the path.
pub(crate) struct At<T>(pub(crate) T);

impl<T: DeserializeOwned + Send> FromRequestParts<App> for At<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let path = Path::<T>::from_request_parts(parts, app).await;
        path.map(|Path(value)| Self(value))
            .map_err(|error| Problem::new(Kind::NotFound, error.body_text()))
    }
}

/// The query.
pub(crate) struct Asked<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequestParts<App> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Problem> {
        Query::try_from_uri(&parts.uri)
            .map(|Query(value)| Self(value))
            .map_err(|error| Problem::new(Kind::BadRequest, error.body_text()))
    }
}

/// A text of JSON, within the limits. The type must be said: a page of another site can not say it
/// without asking first.
pub(crate) struct Text(pub(crate) String);

impl FromRequest<App> for Text {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        let said = request.headers().get(CONTENT_TYPE);
        let said = said.and_then(|value| value.to_str().ok()).unwrap_or("");
        let essence = said.split(';').next().unwrap_or("").trim();
        if !essence.eq_ignore_ascii_case("application/json") {
            let detail = (
                format!("the text must be application/json, not {essence:?}"),
                format!("application/json이어야 하는데 {essence:?}입니다"),
            );
            return Err(Problem::new(Kind::UnsupportedType, detail));
        }
        let limit = app.settings().body_bytes;
        let too_large = || {
            let detail = (
                format!("at most {limit} bytes are read"),
                format!("최대 {limit}바이트까지 읽습니다"),
            );
            Problem::new(Kind::TooLarge, detail)
        };
        let body: Body = request.into_body();
        // Who says beforehand that it is too much need not send it.
        if body.size_hint().lower() > u64::try_from(limit).unwrap_or(u64::MAX) {
            return Err(too_large());
        }
        let bytes = to_bytes(body, limit).await.map_err(|error| {
            if is_too_long(&error) {
                return too_large();
            }
            Problem::new(Kind::BadRequest, error.to_string())
        })?;
        let text = String::from_utf8(bytes.into()).map_err(|error| {
            Problem::new(
                Kind::MalformedText,
                (
                    format!("the text is not UTF-8: {error}"),
                    "UTF-8로 쓴 글이 아닙니다",
                ),
            )
        })?;
        // Some editors begin every file with a mark that it is UTF-8.
        let bare = text.strip_prefix('\u{feff}');
        Ok(Self(bare.map(str::to_owned).unwrap_or(text)))
    }
}

impl Text {
    /// A small value of this service's own.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_json::from_str(&self.0).map_err(|error| {
            Problem::new(Kind::MalformedText, error.to_string())
                .with("line", error.line().into())
                .with("column", error.column().into())
        })
    }
}

/// The limits of the texts that the library reads.
pub(crate) fn limits(app: &App) -> Limits {
    Limits::default().bytes(app.settings().body_bytes)
}

fn is_too_long(error: &axum::Error) -> bool {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(one) = cause {
        if one.is::<http_body_util::LengthLimitError>() {
            return true;
        }
        cause = one.source();
    }
    false
}
