//! Every route, once: the router and the OpenAPI document are made of the same list.

mod answer;
mod docs;
mod exports;
mod jobs;
mod page;
mod people;
mod programs;
mod proposals;
mod reports;
mod schedules;

pub(crate) use answer::encoded;
pub(crate) use exports::{Drawing, drawn};

use axum::Router;
use axum::http::Uri;
use axum::middleware::from_fn_with_state;
use axum::routing::MethodRouter;

use crate::app::App;
use crate::guard::guard;
use crate::problem::{Kind, Problem};

/// One way to ask something.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    /// What it is called, and what it does.
    pub(crate) name: &'static str,
    pub(crate) summary: &'static str,
    /// Names of what may stand in the query, with what they mean.
    pub(crate) query: &'static [(&'static str, &'static str)],
    /// The schema of the text that is sent.
    pub(crate) body: Option<&'static str>,
    /// Whether `If-Match` must say which version was seen.
    pub(crate) versioned: bool,
    /// The status of a good answer, its type, and its schema if it has one.
    pub(crate) answer: (u16, &'static str, Option<&'static str>),
    pub(crate) serve: MethodRouter<App>,
}

impl Route {
    fn new(
        (method, path): (&'static str, &'static str),
        name: &'static str,
        summary: &'static str,
        serve: MethodRouter<App>,
    ) -> Self {
        Self {
            method,
            path,
            name,
            summary,
            query: &[],
            body: None,
            versioned: false,
            answer: (200, JSON, None),
            serve,
        }
    }

    fn query(mut self, query: &'static [(&'static str, &'static str)]) -> Self {
        self.query = query;
        self
    }

    fn body(mut self, schema: &'static str) -> Self {
        self.body = Some(schema);
        self
    }

    fn versioned(mut self) -> Self {
        self.versioned = true;
        self
    }

    fn answers(mut self, status: u16, of: &'static str, schema: Option<&'static str>) -> Self {
        self.answer = (status, of, schema);
        self
    }
}

const JSON: &str = "application/json";
/// What a language in the query means.
const LANG: (&str, &str) = ("lang", "en or ko");

/// The whole API.
pub(crate) fn api() -> Vec<Route> {
    [
        programs::routes(),
        schedules::routes(),
        people::routes(),
        jobs::routes(),
        proposals::routes(),
        reports::routes(),
        exports::routes(),
        docs::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// The service: the API and the page, behind the guard.
pub(crate) fn service(app: App) -> Router {
    let router = api().into_iter().fold(page::routes(), |router, route| {
        router.route(route.path, route.serve)
    });
    router
        .fallback(nothing)
        .method_not_allowed_fallback(not_so)
        .layer(from_fn_with_state(app.clone(), guard))
        .with_state(app)
}

async fn nothing(uri: Uri) -> Problem {
    Problem::new(
        Kind::NotFound,
        (
            format!("there is nothing at {}", uri.path()),
            format!("{}: 없는 주소입니다", uri.path()),
        ),
    )
}

async fn not_so(uri: Uri) -> Problem {
    let detail = (
        format!("not with this method at {}", uri.path()),
        format!("{}: 이 방법으로는 쓸 수 없습니다", uri.path()),
    );
    Problem::new(Kind::NotAllowed, detail)
}
