//! The plan in force as files, and any plan as a picture.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use axum::routing::{get, post};
use chrono::Utc;
use practicum::check::{Shortfall, Violation};
use practicum::format::csv::CsvStyle;
use practicum::format::icalendar::{Feed, FeedOf};
use practicum::format::svg::{self, SvgStyle};
use practicum::format::xlsx::Workbook;
use practicum::{Program, Schedule, check};
use serde::Deserialize;

use super::answer;
use super::{LANG, Route};
use crate::app::App;
use crate::ask::{Asked, At, Text, limits};
use crate::language::{Language, Spoken};
use crate::problem::{Kind, Problem, Thing};

const CALENDAR: &str = "text/calendar; charset=utf-8";
const CSV: &str = "text/csv; charset=utf-8";
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
pub(super) const SVG: &str = "image/svg+xml";

pub(super) fn routes() -> Vec<Route> {
    let picture = "/api/programs/{id}/pictures/{view}";
    vec![
        Route::new(("get", "/api/programs/{id}/calendar.ics"), "calendar", "The days of a trainee, a hospital or a cohort; what was told before and does not hold is cancelled", get(calendar))
            .query(&[("trainee", "id of a trainee, or"), ("hospital", "id of a hospital, or"), ("cohort", "id of a cohort"), LANG])
            .answers(200, CALENDAR, None),
        Route::new(("get", "/api/programs/{id}/tables/{table}"), "table", "schedule.csv, itineraries.csv or check.csv", get(table))
            .query(&[("bom", "true for spreadsheets that need a mark to read UTF-8")])
            .answers(200, CSV, None),
        Route::new(("get", "/api/programs/{id}/plan.xlsx"), "workbook", "The plan for the wall, itineraries, the check and seats", get(workbook))
            .query(&[LANG])
            .answers(200, XLSX, None),
        Route::new(("get", picture), "picture", "by_hospital, by_trainee, seats or utilization", get(in_force))
            .query(&[LANG, WIDTH])
            .answers(200, SVG, None),
        Route::new(("post", picture), "drawSchedule", "The same pictures of any plan", post(any))
            .query(&[LANG, WIDTH])
            .body("schedule")
            .answers(200, SVG, None),
    ]
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Whose {
    trainee: Option<String>,
    hospital: Option<String>,
    cohort: Option<String>,
    lang: Option<Language>,
}

impl Whose {
    fn feed(&self) -> Result<FeedOf, Problem> {
        let wrong =
            |error: practicum::ids::IdError| Problem::new(Kind::NotFound, error.to_string());
        match (&self.trainee, &self.hospital, &self.cohort) {
            (Some(id), None, None) => id.parse().map(FeedOf::Trainee).map_err(wrong),
            (None, Some(id), None) => id.parse().map(FeedOf::Hospital).map_err(wrong),
            (None, None, Some(id)) => id.parse().map(FeedOf::Cohort).map_err(wrong),
            _ => Err(Problem::new(
                Kind::BadRequest,
                (
                    "name one trainee, one hospital or one cohort",
                    "연수생, 병원, 기수 중 하나를 고르세요",
                ),
            )),
        }
    }
}

async fn calendar(
    State(app): State<App>,
    At(id): At<String>,
    Asked(whose): Asked<Whose>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let of = whose.feed()?;
    let language = Language::of(whose.lang, &headers);
    app.work(move |app| {
        let loaded = app.load(&id)?;
        let plan = loaded.plan_or_none();
        let (tag, now) = (language.tag(), Utc::now().naive_utc());
        let feed = Feed::new(&loaded.program, &plan, of.clone(), tag.as_ref(), now)?;
        // Calendars in two languages are two calendars.
        let key = format!("{} {of}", language.code());
        let mut shown = String::new();
        let told = app.store().tell(&id, &key, |told| {
            let feed = match told {
                Some(told) => feed.after(&Feed::from_json(&told)?)?,
                None => feed,
            };
            shown = feed.to_string();
            Ok::<String, Problem>(feed.to_json()?)
        });
        told??;
        Ok(answer::file(CALENDAR, &id, ".ics", shown.into_bytes()))
    })
    .await
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Marked {
    #[serde(default)]
    bom: bool,
}

async fn table(
    State(app): State<App>,
    At((id, table)): At<(String, String)>,
    Asked(marked): Asked<Marked>,
) -> Result<Response, Problem> {
    app.work(move |app| {
        let loaded = app.load(&id)?;
        let (program, plan) = (&loaded.program, loaded.plan()?);
        let style = if marked.bom {
            CsvStyle::default().with_bom()
        } else {
            CsvStyle::default()
        };
        let text = match table.as_str() {
            "schedule.csv" => plan.to_csv(program, style),
            "itineraries.csv" => plan.itineraries_to_csv(program, style),
            "check.csv" => check(program, &loaded.book, plan).to_csv(style),
            _ => return Err(Problem::missing(Thing::Table, &table)),
        };
        let ending = format!("-{table}");
        Ok(answer::file(CSV, &id, &ending, text.into_bytes()))
    })
    .await
}

async fn workbook(
    State(app): State<App>,
    At(id): At<String>,
    Asked(spoken): Asked<Spoken>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = Language::of(spoken.lang, &headers);
    app.heavy_work(move |app| {
        let loaded = app.load(&id)?;
        let (program, plan) = (&loaded.program, loaded.plan()?);
        let used = language.utilization(program, plan);
        let mut book = Workbook::new();
        if let Some(tag) = language.tag() {
            book = book.in_language(tag);
        }
        let [departments, hospitals] = match language {
            Language::En => ["Seats by department", "Seats by hospital"],
            Language::Ko => ["진료과별 정원", "병원별 정원"],
        };
        let report = check(program, &loaded.book, plan);
        let book = book.plan(program, plan)?.itineraries(program, plan)?;
        let book = language.words(program, |words| {
            let violation = |one: &Violation| (words.violation(one), words.remedy(one));
            let shortfall = |one: &Shortfall| (words.shortfall(program, one), words.help(one));
            book.check_worded(&report, violation, shortfall)
        })?;
        let book = book
            .table(departments, &used.department_sheet())?
            .table(hospitals, &used.hospital_sheet())?;
        let bytes = book.to_bytes(program.name(), Utc::now().naive_utc())?;
        Ok(answer::file(XLSX, &id, ".xlsx", bytes))
    })
    .await
}

/// How a picture is wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Drawing {
    language: Language,
    width: Option<u32>,
}

impl Drawing {
    /// As wide as the library draws by itself.
    pub(crate) fn new(language: Language) -> Self {
        Self {
            language,
            width: None,
        }
    }
}

/// A query for a picture.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Wanted {
    lang: Option<Language>,
    width: Option<u32>,
}

impl Wanted {
    pub(super) fn drawing(&self, headers: &HeaderMap) -> Drawing {
        Drawing {
            language: Language::of(self.lang, headers),
            width: self.width,
        }
    }
}

/// What the width of a picture means.
pub(super) const WIDTH: (&str, &str) = ("width", "pixels, from 600 on");

/// A view of a plan.
pub(crate) fn drawn(
    program: &Program,
    plan: &Schedule,
    view: &str,
    drawing: Drawing,
) -> Result<String, Problem> {
    let mut style = SvgStyle::default();
    if let Some(width) = drawing.width {
        style = style.wide(width);
    }
    let language = drawing.language;
    if let Some(tag) = language.tag() {
        style = style.in_language(tag);
    }
    match view {
        "by_hospital" => Ok(svg::by_hospital(program, plan, &style)),
        "by_trainee" => Ok(svg::by_trainee(program, plan, &style)),
        "seats" => Ok(svg::seats(program, plan, &style)),
        "utilization" => {
            let used = language.utilization(program, plan);
            Ok(svg::utilization(program.name(), used.by_hospital(), &style))
        }
        _ => Err(Problem::missing(Thing::Picture, view)),
    }
}

async fn in_force(
    State(app): State<App>,
    At((id, view)): At<(String, String)>,
    Asked(wanted): Asked<Wanted>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let drawing = wanted.drawing(&headers);
    app.work(move |app| {
        let loaded = app.load(&id)?;
        let picture = drawn(&loaded.program, &loaded.plan_or_none(), &view, drawing)?;
        Ok(answer::at(loaded.version, answer::of_type(SVG, picture)))
    })
    .await
}

async fn any(
    State(app): State<App>,
    At((id, view)): At<(String, String)>,
    Asked(wanted): Asked<Wanted>,
    headers: HeaderMap,
    Text(text): Text,
) -> Result<Response, Problem> {
    let drawing = wanted.drawing(&headers);
    app.work(move |app| {
        let plan = Schedule::from_json_with(&text, &limits(app))?;
        let loaded = app.load(&id)?;
        let picture = drawn(&loaded.program, &plan, &view, drawing)?;
        Ok(answer::of_type(SVG, picture))
    })
    .await
}
