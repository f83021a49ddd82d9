//! Answers of the same shape.

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE, ETAG};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

use crate::problem::{Problem, Thing};
use crate::store::Written;
use crate::version::Version;

/// A text of some type.
pub(super) fn of_type(kind: &'static str, body: impl IntoResponse) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// A value of JSON.
pub(super) fn json(status: u16, value: &Value) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    of_type(super::JSON, (status, value.to_string()))
}

/// The answer, with the version that it is of.
pub(super) fn at(version: Version, mut response: Response) -> Response {
    response.headers_mut().insert(ETAG, version.tag());
    response
}

/// A file to be kept, named after the program.
pub(super) fn file(kind: &'static str, id: &str, ending: &str, bytes: Vec<u8>) -> Response {
    let mut response = of_type(kind, bytes);
    let name = encoded(&format!("{id}{ending}"));
    let shown = format!("attachment; filename*=UTF-8''{name}");
    if let Ok(value) = HeaderValue::from_str(&shown) {
        let headers: &mut HeaderMap = response.headers_mut();
        headers.insert(CONTENT_DISPOSITION, value);
    }
    response
}

/// What a write that went well is answered, or why it did not.
pub(super) fn kept(id: &str, written: Written) -> Result<Version, Problem> {
    match written {
        Written::Kept(version) => Ok(version),
        Written::Stale(now) => Err(Problem::stale(now)),
        Written::Missing => Err(Problem::missing(Thing::Program, id)),
    }
}

/// Text for a part of an address: letters and digits of ASCII, `-`, `_`, `.` and `~` stay.
pub(crate) fn encoded(text: &str) -> String {
    use std::fmt::Write;

    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                encoded.push(char::from(byte));
            }
            other => {
                // Writing to a string can not fail.
                let _ = write!(encoded, "%{other:02X}");
            }
        }
    }
    encoded
}
