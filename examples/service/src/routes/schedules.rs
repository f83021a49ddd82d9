//! The plan in force, and any other plan checked.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post, put};
use practicum::{CheckReport, Program, RuleBook, Schedule, check};
use serde::Deserialize;
use serde_json::{Value, json};

use super::answer;
use super::programs::write;
use super::{JSON, LANG, Route};
use crate::app::App;
use crate::ask::{Asked, At, Text, limits};
use crate::language::{Language, Spoken};
use crate::problem::{Kind, Problem};
use crate::version::Seen;

/// Violations and shortfalls that are said in words; the report has them all.
const SAID: usize = 200;

pub(super) fn routes() -> Vec<Route> {
    let plan = "/api/programs/{id}/schedule";
    let checked = "/api/programs/{id}/check";
    vec![
        Route::new(
            ("get", plan),
            "readSchedule",
            "The plan in force",
            get(read),
        )
        .answers(200, JSON, Some("schedule")),
        Route::new(
            ("put", plan),
            "acceptSchedule",
            "Puts a plan into force",
            put(accept),
        )
        .query(&[(
            "with_violations",
            "true to accept a plan that breaks hard rules",
        )])
        .body("schedule")
        .versioned(),
        Route::new(
            ("post", checked),
            "checkSchedule",
            "Checks any plan, without keeping it",
            post(checked_plan),
        )
        .query(&[LANG])
        .body("schedule"),
    ]
}

async fn read(State(app): State<App>, At(id): At<String>) -> Result<Response, Problem> {
    app.work(move |app| {
        let loaded = app.load(&id)?;
        let text = loaded.plan()?.to_json()?;
        Ok(answer::at(loaded.version, answer::of_type(JSON, text)))
    })
    .await
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Accepting {
    #[serde(default)]
    with_violations: bool,
}

async fn accept(
    State(app): State<App>,
    At(id): At<String>,
    Asked(accepting): Asked<Accepting>,
    headers: HeaderMap,
    Text(text): Text,
) -> Result<Response, Problem> {
    let seen = Seen::of(&headers)?;
    app.work(move |app| {
        let schedule = Schedule::from_json_with(&text, &limits(app))?;
        let loaded = app.load(&id)?;
        if !seen.is(loaded.version) {
            return Err(Problem::stale(loaded.version));
        }
        let report = check(&loaded.program, &loaded.book, &schedule);
        if !report.is_valid() && !accepting.with_violations {
            return Err(broken(&loaded.program, &report));
        }
        // What was checked is what is written: the program may not have changed in between.
        let checked = Seen::only(loaded.version);
        write(app, &id, &checked, |new| {
            new.schedule = Some(schedule.to_json()?);
            Ok(())
        })
    })
    .await
}

/// Why a plan is not put into force.
pub(super) fn broken(program: &Program, report: &CheckReport) -> Problem {
    let count = report.violations().len();
    let detail = (
        format!("{count} violations; say with_violations=true to accept it all the same"),
        format!("어긋난 규칙 {count}건. 그래도 확정하려면 with_violations=true로 밝히세요"),
    );
    Problem::new(Kind::BreaksRules, detail)
        .with_said("violations", |language| said(program, report, language).0)
}

async fn checked_plan(
    State(app): State<App>,
    At(id): At<String>,
    Asked(spoken): Asked<Spoken>,
    headers: HeaderMap,
    Text(text): Text,
) -> Result<Response, Problem> {
    let language = Language::of(spoken.lang, &headers);
    app.work(move |app| {
        let schedule = Schedule::from_json_with(&text, &limits(app))?;
        let loaded = app.load(&id)?;
        let body = found(&loaded.program, &loaded.book, &schedule, language)?;
        Ok(answer::at(loaded.version, answer::json(200, &body)))
    })
    .await
}

/// What the checker finds in a plan, as a value and in words.
pub(super) fn found(
    program: &Program,
    book: &RuleBook,
    schedule: &Schedule,
    language: Language,
) -> Result<Value, Problem> {
    let report = check(program, book, schedule);
    let (violations, shortfalls) = said(program, &report, language);
    let whole: Value =
        serde_json::from_str(&report.to_json()?).map_err(|error| Problem::internal(&error))?;
    Ok(json!({
        "is_valid": report.is_valid(),
        "is_complete": report.is_complete(),
        "score": report.score(),
        "violations": violations,
        "shortfalls": shortfalls,
        "report": whole,
    }))
}

/// Violations and shortfalls in words.
fn said(program: &Program, report: &CheckReport, language: Language) -> (Value, Value) {
    language.words(program, |words| {
        let violations = report.violations().iter().take(SAID);
        let violations: Vec<Value> = violations
            .map(|one| {
                json!({
                    "code": one.code().to_string(),
                    "text": words.violation(one),
                    "remedy": words.remedy(one),
                    "trainees": one.trainees(),
                })
            })
            .collect();
        let shortfalls = report.shortfalls().iter().take(SAID);
        let shortfalls: Vec<Value> = shortfalls
            .map(|one| {
                json!({
                    "code": one.code().to_string(),
                    "text": words.shortfall(program, one),
                    "remedy": words.help(one),
                    "trainees": one.trainees(),
                })
            })
            .collect();
        (violations.into(), shortfalls.into())
    })
}
