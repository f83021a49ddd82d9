//! Plans in the making.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use chrono::NaiveDate;
use futures_util::stream;
use practicum::explain::{Change, changed};
use practicum::{Program, RuleBook, Schedule, check};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::sync::watch;

use super::answer;
use super::programs::write;
use super::proposals::no_plan;
use super::schedules::broken;
use super::{JSON, Route};
use crate::app::App;
use crate::ask::{At, Text};
use crate::jobs::{Update, ask};
use crate::problem::{Kind, Problem, Thing};
use crate::store::{JobRow, NewJob, State as Stage};
use crate::version::Seen;

/// Steps where nobody says how many.
const STEPS: u64 = 20_000_000;
/// A stream tells at most so often.
const EVERY: Duration = Duration::from_millis(100);

pub(super) fn routes() -> Vec<Route> {
    let one = "/api/jobs/{job}";
    vec![
        Route::new(
            ("post", "/api/programs/{id}/plans"),
            "plan",
            "Begins to make a plan",
            post(plan),
        )
        .body("#PlanRequest")
        .answers(202, JSON, Some("#Job")),
        Route::new(
            ("post", "/api/programs/{id}/replans"),
            "replan",
            "Begins to make a new plan after changes, near the one in force",
            post(replan),
        )
        .body("#ReplanRequest")
        .answers(202, JSON, Some("#Job")),
        Route::new(
            ("get", one),
            "readJob",
            "How far a plan is; the plan, once there is one",
            get(read),
        )
        .answers(200, JSON, Some("#Job")),
        Route::new(
            ("delete", one),
            "cancelJob",
            "Stops making a plan; the best so far is kept",
            delete(cancel),
        )
        .answers(202, JSON, Some("#Job")),
        Route::new(
            ("get", "/api/jobs/{job}/events"),
            "watchJob",
            "Progress, until the end",
            get(events),
        )
        .answers(200, "text/event-stream", None),
        Route::new(
            ("post", "/api/jobs/{job}/accept"),
            "acceptJob",
            "Puts the plan of a job into force, and the changes that it was made for",
            post(accept),
        )
        .versioned(),
    ]
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Planning {
    steps: Option<u64>,
    seed: Option<u32>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Replanning {
    changes: Vec<Change>,
    today: NaiveDate,
    steps: Option<u64>,
    seed: Option<u32>,
}

/// Steps within what the service allows.
fn steps(app: &App, asked: Option<u64>) -> Result<i64, Problem> {
    let most = app.settings().most_steps;
    let steps = asked.unwrap_or(STEPS.min(most));
    if steps > most {
        let detail = (
            format!("{steps} steps are too many: at most {most}"),
            format!("{steps}단계는 너무 많습니다. 최대 {most}단계입니다"),
        );
        return Err(Problem::new(Kind::BadRequest, detail));
    }
    i64::try_from(steps).map_err(|error| Problem::new(Kind::BadRequest, error.to_string()))
}

async fn plan(State(app): State<App>, At(id): At<String>, text: Text) -> Result<Response, Problem> {
    let asked: Planning = text.read()?;
    let (steps, seed) = (steps(&app, asked.steps)?, asked.seed.unwrap_or(1));
    let job = app
        .work(move |app| {
            let loaded = app.load(&id)?;
            Ok(NewJob {
                program_id: id,
                base: loaded.version,
                program: loaded.row.program.clone(),
                rule_book: loaded.row.rule_book.clone(),
                again: None,
                steps,
                seed: seed.into(),
            })
        })
        .await?;
    accepted(ask(&app, job).await?)
}

async fn replan(
    State(app): State<App>,
    At(id): At<String>,
    text: Text,
) -> Result<Response, Problem> {
    let asked: Replanning = text.read()?;
    let (steps, seed) = (steps(&app, asked.steps)?, asked.seed.unwrap_or(1));
    let job = app
        .work(move |app| {
            let loaded = app.load(&id)?;
            let in_force = loaded.plan()?.to_json()?;
            let program = changed(&loaded.program, &asked.changes)?;
            Ok(NewJob {
                program_id: id,
                base: loaded.version,
                program: program.to_json()?,
                rule_book: loaded.row.rule_book.clone(),
                again: Some((in_force, asked.today.to_string())),
                steps,
                seed: seed.into(),
            })
        })
        .await?;
    accepted(ask(&app, job).await?)
}

fn accepted(job: i64) -> Result<Response, Problem> {
    let mut response = answer::json(202, &json!({"job": job, "state": Stage::Open}));
    let place = HeaderValue::from_str(&format!("/api/jobs/{job}"));
    let place = place.map_err(|error| Problem::internal(&error))?;
    response.headers_mut().insert(LOCATION, place);
    Ok(response)
}

pub(super) fn found(app: &App, job: &str) -> Result<JobRow, Problem> {
    let number: Option<i64> = job.parse().ok();
    let row = match number {
        Some(number) => app.store().job(number)?,
        None => None,
    };
    row.ok_or_else(|| Problem::missing(Thing::Job, job))
}

fn progress(app: &App, row: &JobRow) -> Update {
    let watched = app.jobs().watch(row.id);
    watched.map_or_else(|| Update::ended(row.state), |updates| *updates.borrow())
}

fn parsed(text: &str) -> Result<Value, Problem> {
    serde_json::from_str(text).map_err(|error| Problem::internal(&error))
}

async fn read(State(app): State<App>, At(job): At<String>) -> Result<Response, Problem> {
    app.work(move |app| {
        let row = found(app, &job)?;
        let body = json!({
            "job": row.id,
            "program": row.asked.program_id,
            "base": row.asked.base.0,
            "state": row.state,
            "progress": progress(app, &row).json(),
            "summary": row.summary.as_deref().map(parsed).transpose()?,
            "plan": row.schedule.as_deref().map(parsed).transpose()?,
        });
        Ok(answer::json(200, &body))
    })
    .await
}

async fn cancel(State(app): State<App>, At(job): At<String>) -> Result<Response, Problem> {
    app.work(move |app| {
        let row = found(app, &job)?;
        app.jobs().cancel(row.id);
        let body = json!({"job": row.id, "state": row.state});
        Ok(answer::json(202, &body))
    })
    .await
}

async fn events(State(app): State<App>, At(job): At<String>) -> Result<Response, Problem> {
    let permit = Arc::clone(app.streams()).try_acquire_owned();
    let permit = permit.map_err(|_| {
        let most = app.settings().streams;
        let detail = (
            format!("{most} streams are open"),
            format!("진행 상황 스트림 {most}개가 열려 있습니다"),
        );
        Problem::new(Kind::Busy, detail)
    })?;
    let row = app.work(move |app| found(app, &job)).await?;
    let updates = app.jobs().watch(row.id);
    // A job that ended meanwhile is found in the file.
    let updates = if let Some(updates) = updates {
        updates
    } else {
        let id = row.id.to_string();
        let row = app.work(move |app| found(app, &id)).await?;
        watch::channel(Update::ended(row.state)).1
    };
    let told = stream::unfold(Some((updates, permit, true)), next);
    Ok(Sse::new(told)
        .keep_alive(KeepAlive::default())
        .into_response())
}

type Watching = (
    watch::Receiver<Update>,
    tokio::sync::OwnedSemaphorePermit,
    bool,
);

/// The next event; the last one is called `end`.
async fn next(watching: Option<Watching>) -> Option<(Result<Event, Infallible>, Option<Watching>)> {
    let (mut updates, permit, first) = watching?;
    if !first {
        tokio::time::sleep(EVERY).await;
        if updates.changed().await.is_err() && updates.borrow().state == Stage::Open {
            // Whoever made the plan is gone without a word.
            return None;
        }
    }
    let update = *updates.borrow_and_update();
    let event = Event::default().data(update.json().to_string());
    if update.state == Stage::Open {
        return Some((Ok(event.event("progress")), Some((updates, permit, false))));
    }
    Some((Ok(event.event("end")), None))
}

async fn accept(
    State(app): State<App>,
    At(job): At<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let seen = Seen::of(&headers)?;
    app.work(move |app| {
        let row = found(app, &job)?;
        let Some(plan) = &row.schedule else {
            return Err(no_plan());
        };
        let (id, base) = (&row.asked.program_id, row.asked.base);
        let now = app.store().version(id)?;
        let now = now.ok_or_else(|| Problem::missing(Thing::Program, id))?;
        if !seen.is(now) {
            return Err(Problem::stale(now));
        }
        if base != now {
            let detail = (
                format!("the job began at version {}, now is {}", base.0, now.0),
                format!("{}판에서 시작했는데 지금은 {}판입니다", base.0, now.0),
            );
            return Err(Problem::new(Kind::Outdated, detail));
        }
        let program = Program::from_json(&row.asked.program)?;
        let book = RuleBook::from_json(&row.asked.rule_book)?;
        let report = check(&program, &book, &Schedule::from_json(plan)?);
        let pinned = program.trainees().iter().any(|one| !one.pins().is_empty());
        if !report.is_valid() && !pinned {
            return Err(broken(&program, &report));
        }
        write(app, id, &Seen::only(base), |new| {
            program.name().clone_into(&mut new.name);
            new.program.clone_from(&row.asked.program);
            new.schedule = Some(plan.clone());
            Ok(())
        })
    })
    .await
}
