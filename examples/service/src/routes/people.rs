//! Why somebody is where they are, or is not.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use practicum::explain::{Explainer, Why};
use practicum::ids::TraineeId;
use practicum::{Program, RuleBook, Schedule};
use serde_json::{Value, json};

use super::answer;
use super::{LANG, Route};
use crate::app::App;
use crate::ask::{Asked, At, Text, limits};
use crate::language::{Language, Spoken, Words};
use crate::problem::{Kind, Problem, Thing};

/// Repairs that are told of one open requirement.
const REPAIRS: usize = 3;

pub(super) fn routes() -> Vec<Route> {
    let path = "/api/programs/{id}/trainees/{trainee}/explanation";
    vec![
        Route::new(
            ("get", path),
            "explain",
            "Why a trainee is where the plan in force has them, or not",
            get(in_force),
        )
        .query(&[LANG]),
        Route::new(
            ("post", path),
            "explainSchedule",
            "Why a trainee is where some plan has them, or not",
            post(in_any),
        )
        .query(&[LANG])
        .body("schedule"),
    ]
}

async fn in_force(
    State(app): State<App>,
    At((id, trainee)): At<(String, String)>,
    Asked(spoken): Asked<Spoken>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = Language::of(spoken.lang, &headers);
    app.heavy_work(move |app| {
        let loaded = app.load(&id)?;
        let body = explanation(loaded.rules(), loaded.plan()?, &trainee, language)?;
        Ok(answer::at(loaded.version, answer::json(200, &body)))
    })
    .await
}

async fn in_any(
    State(app): State<App>,
    At((id, trainee)): At<(String, String)>,
    Asked(spoken): Asked<Spoken>,
    headers: HeaderMap,
    Text(text): Text,
) -> Result<Response, Problem> {
    let language = Language::of(spoken.lang, &headers);
    app.heavy_work(move |app| {
        let schedule = Schedule::from_json_with(&text, &limits(app))?;
        let loaded = app.load(&id)?;
        let body = explanation(loaded.rules(), &schedule, &trainee, language)?;
        Ok(answer::at(loaded.version, answer::json(200, &body)))
    })
    .await
}

/// Where a trainee is and why, and what is open and why.
pub(super) fn explanation(
    (program, book): (&Program, &RuleBook),
    schedule: &Schedule,
    trainee: &str,
    language: Language,
) -> Result<Value, Problem> {
    let id =
        TraineeId::new(trainee).map_err(|error| Problem::new(Kind::NotFound, error.to_string()))?;
    let person = program.trainees().get(&id);
    let person = person.ok_or_else(|| Problem::missing(Thing::Trainee, trainee))?;
    let explainer = Explainer::new(program, book, schedule)?;
    let here = explainer.why_here(&id)?;
    let open = explainer.open_of(&id)?;
    language.words(program, |words| {
        let here: Vec<Value> = here
            .iter()
            .map(|(placement, best)| {
                let otherwise = best.as_ref().map(|best| {
                    let stays = best.itinerary().iter();
                    let stays: Vec<String> = stays.map(|one| words.stay(one)).collect();
                    json!({
                        "text": stays.join(", "),
                        "shortfall": best.shortfall(),
                        "value": best.value(),
                    })
                });
                json!({"placement": placement, "text": words.stay(placement), "otherwise": otherwise})
            })
            .collect();
        let open: Result<Vec<Value>, Problem> =
            open.iter().map(|why| reason(&explainer, words, why)).collect();
        Ok(json!({
            "trainee": id,
            "name": person.name(),
            "here": here,
            "open": open?,
        }))
    })
}

fn reason(explainer: &Explainer<'_>, words: &dyn Words, why: &Why) -> Result<Value, Problem> {
    let repairs = explainer.repairs(why.trainee(), why.requirement(), REPAIRS)?;
    let repairs: Vec<String> = repairs.iter().map(|one| words.repair(one)).collect();
    Ok(json!({"text": words.text(why), "why": why, "repairs": repairs}))
}
