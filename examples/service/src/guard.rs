//! Before and after every answer: who may ask, how much at once, for how long, and what a browser may do
//! with what it gets.

use std::sync::Arc;

use axum::extract::{Query, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::language::{Language, Spoken};
use crate::problem::{Kind, Problem};

/// What the page may load and where it may send: this service, nothing else.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
                      img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The guard.
pub(crate) async fn guard(State(app): State<App>, request: Request, next: Next) -> Response {
    let asked = Query::<Spoken>::try_from_uri(request.uri()).ok();
    let asked = asked.and_then(|Query(spoken)| spoken.lang);
    let language = Language::of(asked, request.headers());
    let mut response = match admitted(&app, request, next).await {
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    };
    if let Some(problem) = response.extensions_mut().remove::<Problem>() {
        response = problem.response(language);
    }
    let headers = response.headers_mut();
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers
        .entry(CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-cache"));
    response
}

async fn admitted(app: &App, request: Request, next: Next) -> Result<Response, Problem> {
    from_here(request.headers())?;
    let permit = Arc::clone(app.requests()).try_acquire_owned();
    let _held = permit.map_err(|_| {
        let most = app.settings().requests;
        let detail = (
            format!("{most} requests are answered at once"),
            format!("한꺼번에 요청 {most}건까지 답합니다"),
        );
        Problem::new(Kind::Busy, detail)
    })?;
    let timeout = app.settings().timeout;
    let answer = tokio::time::timeout(timeout, next.run(request)).await;
    answer.map_err(|_| {
        let most = timeout.as_secs();
        let detail = (
            format!("no answer within {most} seconds"),
            format!("{most}초 안에 답하지 못했습니다"),
        );
        Problem::new(Kind::Slow, detail)
    })
}

/// Refuses what a browser sends on behalf of another site, by whatever name it reaches this machine.
fn from_here(headers: &HeaderMap) -> Result<(), Problem> {
    let text = |name| {
        headers
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok())
    };
    let host = text(HOST).unwrap_or("");
    if !is_loopback(host) {
        let detail = (
            format!("{host:?} is no name of this machine's own"),
            format!("{host:?}은(는) 이 컴퓨터의 이름이 아닙니다"),
        );
        return Err(Problem::new(Kind::Forbidden, detail));
    }
    match headers.get(ORIGIN) {
        None => Ok(()),
        Some(_) if text(ORIGIN) == Some(&format!("http://{host}")) => Ok(()),
        Some(_) => Err(Problem::new(
            Kind::Forbidden,
            (
                "pages of other sites may not ask",
                "다른 사이트의 페이지는 요청할 수 없습니다",
            ),
        )),
    }
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or(""),
        None => host.split(':').next().unwrap_or(""),
    };
    let address: Option<std::net::IpAddr> = name.parse().ok();
    name.eq_ignore_ascii_case("localhost") || address.is_some_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_served() {
        for host in [
            "localhost",
            "LOCALHOST:80",
            "127.0.0.1:8014",
            "[::1]:1",
            "127.1.2.3",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "127.0.0.1.evil",
            "0.0.0.0",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn pages_of_other_sites_are_refused() {
        let asks = |origin: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, HeaderValue::from_static("127.0.0.1:8014"));
            headers.insert(ORIGIN, HeaderValue::from_static(origin));
            from_here(&headers).is_ok()
        };
        assert!(asks("http://127.0.0.1:8014"));
        for origin in ["https://evil.example", "http://127.0.0.1:9999", "null", ""] {
            assert!(!asks(origin), "{origin}");
        }
    }
}
