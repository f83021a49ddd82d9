//! What the service says about itself.

use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use practicum::format::schemas;

use super::answer;
use super::{JSON, Route};
use crate::app::App;
use crate::ask::At;
use crate::openapi::document;
use crate::problem::{Kind, Problem};

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
    let text = found.ok_or_else(|| Problem::missing("schema", &name))?;
    Ok(answer::of_type(SCHEMA, text))
}

async fn problem(At(name): At<String>) -> Result<Response, Problem> {
    let kind = Kind::named(&name).ok_or_else(|| Problem::missing("problem", &name))?;
    let (_, status, title) = kind.parts();
    let text = format!("{title}. Status {status}.\n");
    Ok(answer::of_type("text/plain; charset=utf-8", text))
}

async fn health(State(app): State<App>) -> Result<Response, Problem> {
    let programs = app.work(|app| Ok(app.store().programs()?)).await?;
    let body = serde_json::json!({"status": "well", "programs": programs.len()});
    Ok(answer::of_type(JSON, body.to_string()))
}
