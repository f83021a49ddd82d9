//! Plans in the making: a queue, some workers, progress out, the wish to stop in.
//!
//! A job is kept before it is acknowledged, with everything that it needs, so a restart makes it again; and
//! since it depends on nothing else, the same plan comes out.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use practicum::replan::Replan;
use practicum::score::Score;
use practicum::solver::{Progress, Stop};
use practicum::{Program, RuleBook, Schedule, SolveConfig, plan_with};
use serde_json::{Value, json};
use tokio::sync::{Semaphore, watch};

use crate::app::App;
use crate::language::Language;
use crate::problem::{Kind, Problem, Thing};
use crate::store::{JobRow, NewJob, State};

/// What those who watch see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Update {
    pub(crate) state: State,
    pub(crate) running: bool,
    pub(crate) steps: u64,
    pub(crate) best: Option<Score>,
    pub(crate) bound: Option<Score>,
}

impl Update {
    /// The end of a job that is not in memory any more.
    pub(crate) fn ended(state: State) -> Self {
        Self {
            state,
            running: false,
            steps: 0,
            best: None,
            bound: None,
        }
    }

    pub(crate) fn json(&self) -> Value {
        json!({
            "state": self.state,
            "running": self.running,
            "steps": self.steps,
            "best": self.best,
            "bound": self.bound,
        })
    }
}

#[derive(Debug, Clone)]
struct Handle {
    stop: Arc<AtomicBool>,
    updates: watch::Receiver<Update>,
}

/// The jobs that wait or run.
#[derive(Debug)]
pub(crate) struct Jobs {
    open: Mutex<BTreeMap<i64, Handle>>,
    workers: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Jobs {
    /// So many at once, so many that wait or run.
    pub(crate) fn new(workers: usize, most: usize) -> Self {
        Self {
            open: Mutex::default(),
            workers: Arc::new(Semaphore::new(workers)),
            places: Arc::new(Semaphore::new(most)),
        }
    }

    /// How a job goes, if it waits or runs.
    pub(crate) fn watch(&self, id: i64) -> Option<watch::Receiver<Update>> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.get(&id).map(|handle| handle.updates.clone())
    }

    /// Asks a job to stop; whether it waited or ran.
    pub(crate) fn cancel(&self, id: i64) -> bool {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let found = open.get(&id);
        if let Some(handle) = found {
            handle.stop.store(true, Ordering::Relaxed);
        }
        found.is_some()
    }
}

/// Keeps a job and puts it into the queue. Returns its number.
pub(crate) async fn ask(app: &App, job: NewJob) -> Result<i64, Problem> {
    let place = Arc::clone(&app.jobs().places).try_acquire_owned();
    let place = place.map_err(|_| {
        let most = app.settings().jobs;
        let detail = (
            format!("{most} plans are waiting or being made"),
            format!("이미 계획 {most}건을 만들고 있거나 기다리고 있습니다"),
        );
        Problem::new(Kind::Busy, detail)
    })?;
    let id = app.work(move |app| Ok(app.store().ask(&job)?)).await?;
    start(app, id, Some(place));
    Ok(id)
}

/// Puts the jobs that a restart has interrupted into the queue again.
pub(crate) async fn resume(app: &App) -> Result<usize, Problem> {
    let open = app.work(|app| Ok(app.store().open_jobs()?)).await?;
    for &id in &open {
        start(app, id, None);
    }
    Ok(open.len())
}

fn start(app: &App, id: i64, place: Option<tokio::sync::OwnedSemaphorePermit>) {
    let stop = Arc::new(AtomicBool::new(false));
    let (sender, updates) = watch::channel(Update::ended(State::Open));
    let handle = Handle {
        stop: Arc::clone(&stop),
        updates,
    };
    let mut open = app
        .jobs()
        .open
        .lock()
        .unwrap_or_else(PoisonError::into_inner);
    open.insert(id, handle);
    drop(open);
    let app = app.clone();
    tokio::spawn(async move {
        let worker = Arc::clone(&app.jobs().workers).acquire_owned().await;
        let update = sender.clone();
        let ended = app
            .work(move |app| {
                let row = app.store().job(id)?;
                let row = row.ok_or_else(|| Problem::missing(Thing::Job, &id.to_string()))?;
                let (state, schedule, summary) = made(&row, &stop, &update);
                app.store()
                    .end(id, state, schedule.as_deref(), &summary.to_string())?;
                Ok(state)
            })
            .await;
        // What could not be kept stays open in the file, and is made again at the next start.
        let state = ended.unwrap_or(State::Failed);
        sender.send_modify(|update| {
            update.state = state;
            update.running = false;
        });
        let mut open = app
            .jobs()
            .open
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        open.remove(&id);
        drop((open, worker, place));
    });
}

/// Makes the plan: its end, the plan, what is to be said of it.
fn made(
    row: &JobRow,
    stop: &AtomicBool,
    updates: &watch::Sender<Update>,
) -> (State, Option<String>, Value) {
    let mut callback = |now: &Progress| {
        updates.send_modify(|update| {
            update.running = true;
            update.steps = now.steps();
            update.best = now.best();
            update.bound = now.bound();
        });
        if stop.load(Ordering::Relaxed) {
            ControlFlow::Break(Stop::Cancelled)
        } else {
            ControlFlow::Continue(())
        }
    };
    match plan(&row.asked, &mut callback) {
        Ok((schedule, summary)) => {
            let stopped = stop.load(Ordering::Relaxed);
            let state = if stopped {
                State::Cancelled
            } else {
                State::Done
            };
            (state, Some(schedule), summary)
        }
        Err(problem) => {
            let summary = json!({
                "problem": problem.kind().name(),
                "detail": problem.detail(Language::En),
                "told": {"en": problem.detail(Language::En), "ko": problem.detail(Language::Ko)},
            });
            (State::Failed, None, summary)
        }
    }
}

fn plan(
    asked: &NewJob,
    callback: &mut dyn FnMut(&Progress) -> ControlFlow<Stop>,
) -> Result<(String, Value), Problem> {
    let program = Program::from_json(&asked.program)?;
    let book = RuleBook::from_json(&asked.rule_book)?;
    let config = SolveConfig::default()
        .steps(u64::try_from(asked.steps).unwrap_or(0))
        .seed(u64::try_from(asked.seed).unwrap_or(0));
    let Some((in_force, today)) = &asked.again else {
        let planned = plan_with(&program, &book, &config, callback)
            .map_err(|error| Problem::internal(&error))?;
        let outcome = planned.outcome();
        let summary = json!({
            "status": outcome.status().as_str(),
            "score": planned.report().score(),
            "bound": outcome.bound(),
            "steps": outcome.statistics().steps(),
        });
        return Ok((planned.schedule().to_json()?, summary));
    };
    let in_force = Schedule::from_json(in_force)?;
    let today: NaiveDate = today.parse().map_err(|error| Problem::internal(&error))?;
    let again = Replan::new(&program, &book, &in_force, today).config(config);
    let replanned = again
        .run_with(callback)
        .map_err(|error| Problem::internal(&error))?;
    let told = |language: Language| {
        language.words(&program, |words| {
            let moved = replanned.moved().iter();
            let lines: Vec<String> = moved.map(|one| words.moved(one)).collect();
            let added = replanned.diff().added().iter();
            let added: Vec<String> = added.map(|one| words.joined(one)).collect();
            json!({
                "moved": lines,
                "added": added,
                "minimal": words.minimal(replanned.minimal()),
            })
        })
    };
    let moves = replanned.moved().iter();
    let moves = moves.map(|one| json!({"from": one.from(), "to": one.to()}));
    let moves: Vec<Value> = moves.collect();
    let summary = json!({
        "status": replanned.status().as_str(),
        "score": replanned.report().score(),
        "kept": replanned.diff().kept(),
        "moved": replanned.moved().len(),
        "moves": moves,
        "added": replanned.diff().added(),
        "told": {"en": told(Language::En), "ko": told(Language::Ko)},
    });
    Ok((replanned.schedule().to_json()?, summary))
}
