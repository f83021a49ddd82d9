//! The plan of a job before it is accepted: checked, drawn and explained with the program that it is for,
//! changes included.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::get;
use practicum::{Program, RuleBook, Schedule};

use super::answer;
use super::exports::{SVG, WIDTH, Wanted, drawn};
use super::jobs::found as job_of;
use super::people::explanation;
use super::schedules::found;
use super::{LANG, Route};
use crate::app::App;
use crate::ask::{Asked, At};
use crate::language::{Language, Spoken};
use crate::problem::{Kind, Problem};

pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::new(
            ("get", "/api/jobs/{job}/check"),
            "checkJob",
            "Checks the plan of a job in the program that it was made for",
            get(checked),
        )
        .query(&[LANG]),
        Route::new(
            ("get", "/api/jobs/{job}/pictures/{view}"),
            "drawJob",
            "The plan of a job as a picture: by_hospital, by_trainee, seats or utilization",
            get(picture),
        )
        .query(&[LANG, WIDTH])
        .answers(200, SVG, None),
        Route::new(
            ("get", "/api/jobs/{job}/trainees/{trainee}/explanation"),
            "explainJob",
            "Why a trainee is where the plan of a job has them, or not",
            get(explained),
        )
        .query(&[LANG]),
    ]
}

/// The program of a job, its rules and its plan.
fn proposal(app: &App, job: &str) -> Result<(Program, RuleBook, Schedule), Problem> {
    let row = job_of(app, job)?;
    let plan = row.schedule.ok_or_else(no_plan)?;
    let program = Program::from_json(&row.asked.program)?;
    let book = RuleBook::from_json(&row.asked.rule_book)?;
    Ok((program, book, Schedule::from_json(&plan)?))
}

/// A job that has no plan, or none yet.
pub(super) fn no_plan() -> Problem {
    let detail = ("the job has no plan", "작업에 계획이 없습니다");
    Problem::new(Kind::NoPlan, detail)
}

async fn checked(
    State(app): State<App>,
    At(job): At<String>,
    Asked(spoken): Asked<Spoken>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = Language::of(spoken.lang, &headers);
    app.work(move |app| {
        let (program, book, plan) = proposal(app, &job)?;
        let body = found(&program, &book, &plan, language)?;
        Ok(answer::json(200, &body))
    })
    .await
}

async fn picture(
    State(app): State<App>,
    At((job, view)): At<(String, String)>,
    Asked(wanted): Asked<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let drawing = wanted.drawing(&headers);
    app.work(move |app| {
        let (program, _, plan) = proposal(app, &job)?;
        let picture = drawn(&program, &plan, &view, drawing)?;
        Ok(answer::of_type(SVG, picture))
    })
    .await
}

async fn explained(
    State(app): State<App>,
    At((job, trainee)): At<(String, String)>,
    Asked(spoken): Asked<Spoken>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = Language::of(spoken.lang, &headers);
    app.heavy_work(move |app| {
        let (program, book, plan) = proposal(app, &job)?;
        let body = explanation((&program, &book), &plan, &trainee, language)?;
        Ok(answer::json(200, &body))
    })
    .await
}
