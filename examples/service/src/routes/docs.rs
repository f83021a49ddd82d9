//! What the service says about itself.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use practicum::format::schemas;

use super::answer;
use super::{JSON, LANG, Route};
use crate::app::App;
use crate::ask::{Asked, At};
use crate::language::{Language, Spoken};
use crate::openapi::document;
use crate::problem::{Kind, Problem, Thing};

const SCHEMA: &str = "application/schema+json";

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(
            ("get", "/openapi.json"),
            "openapi",
            "This document",
            get(openapi),
        ),
        Route::new(
            ("get", "/api/schemas/{name}"),
            "schema",
            "The schema of a form",
            get(schema),
        )
        .answers(200, SCHEMA, None),
        Route::new(
            ("get", "/problems/{kind}"),
            "problem",
            "What a kind of problem means",
            get(problem),
        )
        .query(&[LANG])
        .answers(200, "text/plain; charset=utf-8", None),
        Route::new(
            ("get", "/health"),
            "health",
            "Whether the service can read its data",
            get(health),
        ),
    ]
}

async fn openapi() -> Response {
    answer::json(200, &document(&super::api()))
}

async fn schema(At(name): At<String>) -> Result<Response, Problem> {
    let found = schemas()?.remove(name.as_str());
    let text = found.ok_or_else(|| Problem::missing(Thing::Schema, &name))?;
    Ok(answer::of_type(SCHEMA, text))
}

async fn problem(
    At(name): At<String>,
    Asked(spoken): Asked<Spoken>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let kind = Kind::named(&name).ok_or_else(|| Problem::missing(Thing::Problem, &name))?;
    let (title, status) = (
        kind.title(Language::of(spoken.lang, &headers)),
        kind.status(),
    );
    let text = format!("{title} ({status})\n");
    Ok(answer::of_type("text/plain; charset=utf-8", text))
}

async fn health(State(app): State<App>) -> Result<Response, Problem> {
    let programs = app.work(|app| Ok(app.store().programs()?)).await?;
    let body = serde_json::json!({"status": "well", "programs": programs.len()});
    Ok(answer::of_type(JSON, body.to_string()))
}
