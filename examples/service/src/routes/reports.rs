//! Figures of a program and its plan.

use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use practicum::check;
use practicum::report::{Coverage, Fairness, Stays, Utilization};
use serde_json::json;

use super::Route;
use super::answer;
use crate::app::App;
use crate::ask::At;
use crate::problem::Problem;

pub(super) fn routes() -> Vec<Route> {
    vec![Route::new(
        ("get", "/api/programs/{id}/report"),
        "report",
        "How full, how complete and how fair the plan in force is",
        get(report),
    )]
}

async fn report(State(app): State<App>, At(id): At<String>) -> Result<Response, Problem> {
    app.heavy_work(move |app| {
        let loaded = app.load(&id)?;
        let (program, plan) = (&loaded.program, loaded.plan()?);
        let wrong = |error: serde_json::Error| Problem::internal(&error);
        let value = |text: String| serde_json::from_str::<serde_json::Value>(&text).map_err(wrong);
        let body = json!({
            "utilization": value(Utilization::new(program, plan).to_json()?)?,
            "coverage": value(Coverage::new(program, plan).to_json()?)?,
            "fairness": value(Fairness::new(program, plan).to_json()?)?,
            "stays": value(Stays::new(program, plan).to_json()?)?,
            "check": value(check(program, &loaded.book, plan).to_json()?)?,
        });
        Ok(answer::at(loaded.version, answer::json(200, &body)))
    })
    .await
}
