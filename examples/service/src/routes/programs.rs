//! Programs and their rule books.

use axum::http::header::LOCATION;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::Response;
use axum::routing::{delete, get, post, put};
use practicum::{Program, RuleBook};
use serde_json::{Value, json};

use super::answer::{self, encoded, kept};
use super::{JSON, Route};
use crate::app::App;
use crate::ask::{At, Text, limits};
use crate::problem::{Kind, Problem, Thing};
use crate::store::{NewProgram, Written};
use crate::version::{Seen, Version};
use axum::extract::State;

pub(super) fn routes() -> Vec<Route> {
    let one = "/api/programs/{id}";
    let rules = "/api/programs/{id}/rule_book";
    vec![
        Route::new(
            ("get", "/api/programs"),
            "listPrograms",
            "Every program, by name",
            get(list),
        ),
        Route::new(
            ("post", "/api/programs"),
            "createProgram",
            "Keeps a new program",
            post(create),
        )
        .body("program")
        .answers(201, JSON, None),
        Route::new(
            ("get", one),
            "readProgram",
            "A program, in canonical form",
            get(read),
        )
        .answers(200, JSON, Some("program")),
        Route::new(
            ("put", one),
            "replaceProgram",
            "Another state of a program; its plan stays",
            put(replace),
        )
        .body("program")
        .versioned(),
        Route::new(
            ("delete", one),
            "removeProgram",
            "Forgets a program, its jobs and its calendars",
            delete(remove),
        )
        .versioned(),
        Route::new(
            ("get", rules),
            "readRuleBook",
            "The rules of a program",
            get(read_rules),
        )
        .answers(200, JSON, Some("rule_book")),
        Route::new(
            ("put", rules),
            "replaceRuleBook",
            "Other rules for a program",
            put(replace_rules),
        )
        .body("rule_book")
        .versioned(),
    ]
}

/// What a list says of a program.
fn entry(id: &str, name: &str, version: Version) -> Value {
    json!({"id": id, "name": name, "version": version.0})
}

async fn list(State(app): State<App>) -> Result<Response, Problem> {
    let programs = app.work(|app| Ok(app.store().programs()?)).await?;
    let entries = programs.iter();
    let entries: Vec<Value> = entries
        .map(|(id, name, version)| entry(id, name, *version))
        .collect();
    Ok(answer::json(200, &json!({"programs": entries})))
}

async fn create(State(app): State<App>, Text(text): Text) -> Result<Response, Problem> {
    app.work(move |app| {
        let program = Program::from_json_with(&text, &limits(app))?;
        let new = NewProgram {
            id: program.id().to_string(),
            name: program.name().to_owned(),
            program: program.to_json()?,
            rule_book: RuleBook::default().to_json()?,
            schedule: None,
        };
        match app.store().create(&new)? {
            Written::Kept(version) => {
                let body = entry(&new.id, &new.name, version);
                let mut response = answer::at(version, answer::json(201, &body));
                let place = format!("/api/programs/{}", encoded(&new.id));
                if let Ok(place) = HeaderValue::from_str(&place) {
                    response.headers_mut().insert(LOCATION, place);
                }
                Ok(response)
            }
            Written::Stale(_) | Written::Missing => {
                let detail = (
                    format!("there is a program {:?} already", new.id),
                    format!("과정 {:?}: 이미 있음", new.id),
                );
                Err(Problem::new(Kind::Taken, detail))
            }
        }
    })
    .await
}

async fn read(State(app): State<App>, At(id): At<String>) -> Result<Response, Problem> {
    app.work(move |app| {
        let row = app.store().program(&id)?;
        let row = row.ok_or_else(|| Problem::missing(Thing::Program, &id))?;
        Ok(answer::at(row.version, answer::of_type(JSON, row.program)))
    })
    .await
}

async fn replace(
    State(app): State<App>,
    At(id): At<String>,
    headers: HeaderMap,
    Text(text): Text,
) -> Result<Response, Problem> {
    let seen = Seen::of(&headers)?;
    app.work(move |app| {
        let program = Program::from_json_with(&text, &limits(app))?;
        if program.id().as_str() != id {
            let other = program.id().as_str();
            let detail = (
                format!("the text is of the program {other:?}"),
                format!("과정 {other:?}의 내용입니다"),
            );
            return Err(Problem::new(Kind::OtherProgram, detail));
        }
        write(app, &id, &seen, |new| {
            program.name().clone_into(&mut new.name);
            new.program = program.to_json()?;
            Ok(())
        })
    })
    .await
}

async fn remove(
    State(app): State<App>,
    At(id): At<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let seen = Seen::of(&headers)?;
    app.work(move |app| {
        let written = app.store().remove(&id, |version| seen.is(version))?;
        let version = kept(&id, written)?;
        Ok(answer::json(200, &json!({"id": id, "removed": version.0})))
    })
    .await
}

async fn read_rules(State(app): State<App>, At(id): At<String>) -> Result<Response, Problem> {
    app.work(move |app| {
        let row = app.store().program(&id)?;
        let row = row.ok_or_else(|| Problem::missing(Thing::Program, &id))?;
        Ok(answer::at(
            row.version,
            answer::of_type(JSON, row.rule_book),
        ))
    })
    .await
}

async fn replace_rules(
    State(app): State<App>,
    At(id): At<String>,
    headers: HeaderMap,
    Text(text): Text,
) -> Result<Response, Problem> {
    let seen = Seen::of(&headers)?;
    app.work(move |app| {
        let book = RuleBook::from_json_with(&text, &limits(app))?;
        write(app, &id, &seen, |new| {
            new.rule_book = book.to_json()?;
            Ok(())
        })
    })
    .await
}

/// Changes what is kept of a program, if the writer has seen the present version. Nobody can write
/// between the reading and the writing unseen: the version is compared again where it counts.
pub(super) fn write(
    app: &App,
    id: &str,
    seen: &Seen,
    change: impl FnOnce(&mut NewProgram) -> Result<(), Problem>,
) -> Result<Response, Problem> {
    let row = app.store().program(id)?;
    let row = row.ok_or_else(|| Problem::missing(Thing::Program, id))?;
    if !seen.is(row.version) {
        return Err(Problem::stale(row.version));
    }
    let read = row.version;
    let mut new = NewProgram {
        id: row.id,
        name: row.name,
        program: row.program,
        rule_book: row.rule_book,
        schedule: row.schedule,
    };
    change(&mut new)?;
    let written = app.store().replace(&new, |version| version == read)?;
    let version = kept(id, written)?;
    let body = entry(id, &new.name, version);
    Ok(answer::at(version, answer::json(200, &body)))
}
