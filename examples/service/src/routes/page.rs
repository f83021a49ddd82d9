//! The page and its two files.

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde::Deserialize;

use super::answer::of_type;
use crate::app::App;
use crate::ask::Asked;
use crate::language::Language;
use crate::page::{Shown, VIEWS, page};
use crate::problem::{Kind, Problem};

const HTML: &str = "text/html; charset=utf-8";

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(show))
        .route("/static/page.js", get(script))
        .route("/static/page.css", get(style))
}

#[derive(Debug, Deserialize)]
struct Choice {
    program: Option<String>,
    view: Option<String>,
    lang: Option<Language>,
}

async fn show(
    State(app): State<App>,
    Asked(choice): Asked<Choice>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = Language::of(choice.lang, &headers);
    app.work(move |app| {
        let view = choice.view.as_deref().unwrap_or("");
        let view = VIEWS.into_iter().find(|one| *one == view);
        let programs = app.store().programs()?;
        let first = programs.first().map(|(id, _, _)| id.clone());
        let chosen = choice.program.or(first);
        let loaded = chosen.map(|id| app.load(&id)).transpose();
        let (loaded, is_missing) = match loaded {
            Ok(loaded) => (loaded, false),
            Err(problem) if problem.kind() == Kind::NotFound => (None, true),
            Err(problem) => return Err(problem),
        };
        let text = page(&Shown {
            language,
            view: view.unwrap_or(VIEWS[0]),
            programs: &programs,
            loaded: loaded.as_deref(),
            most_bytes: app.settings().body_bytes,
            is_missing,
        })?;
        let status = if is_missing {
            StatusCode::NOT_FOUND
        } else {
            StatusCode::OK
        };
        Ok(of_type(HTML, (status, text)))
    })
    .await
}

async fn script() -> Response {
    let text = include_str!("../../static/page.js");
    of_type("text/javascript; charset=utf-8", text).into_response()
}

async fn style() -> Response {
    let text = include_str!("../../static/page.css");
    of_type("text/css; charset=utf-8", text).into_response()
}
