//! Plans that were asked for, and what came of them.

use rusqlite::{OptionalExtension, Row, params};

use super::{Store, StoreError};
use crate::version::Version;

/// Jobs that have ended and are kept, at most: the latest.
const KEPT: i64 = 200;

/// Where a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum State {
    /// It waits or runs.
    Open,
    /// There is a plan.
    Done,
    /// Somebody stopped it; the best plan by then is kept.
    Cancelled,
    /// There is no plan; the summary says why.
    Failed,
}

impl State {
    const ALL: [Self; 4] = [Self::Open, Self::Done, Self::Cancelled, Self::Failed];

    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Cancelled => "cancelled",
            Self::Failed => "failed",
        }
    }
}

/// What a job needs.
#[derive(Debug, Clone)]
pub(crate) struct NewJob {
    pub(crate) program_id: String,
    /// The version of the program from which it starts.
    pub(crate) base: Version,
    /// The program to plan: changed already, where a change is the reason.
    pub(crate) program: String,
    pub(crate) rule_book: String,
    /// The plan in force and the first day that can be planned: only for planning again.
    pub(crate) again: Option<(String, String)>,
    pub(crate) steps: i64,
    pub(crate) seed: i64,
}

/// A job, with its result if it has ended.
#[derive(Debug, Clone)]
pub(crate) struct JobRow {
    pub(crate) id: i64,
    pub(crate) asked: NewJob,
    pub(crate) state: State,
    pub(crate) schedule: Option<String>,
    pub(crate) summary: Option<String>,
}

impl Store {
    /// Keeps a job and gives it a number. Jobs that ended long ago are forgotten.
    pub(crate) fn ask(&self, job: &NewJob) -> Result<i64, StoreError> {
        self.with(|connection| {
            let transaction = connection.transaction()?;
            let (in_force, today) = job.again.as_ref().map(|(plan, day)| (plan, day)).unzip();
            let kind = if job.again.is_some() { "replan" } else { "plan" };
            transaction.execute(
                "INSERT INTO jobs (program_id, base, kind, state, program, rule_book, in_force, today, steps, seed) \
                 VALUES (?1, ?2, ?3, 'open', ?4, ?5, ?6, ?7, ?8, ?9)",
                params![
                    job.program_id,
                    job.base.0,
                    kind,
                    job.program,
                    job.rule_book,
                    in_force,
                    today,
                    job.steps,
                    job.seed
                ],
            )?;
            let id = transaction.last_insert_rowid();
            transaction.execute(
                "DELETE FROM jobs WHERE state <> 'open' AND id NOT IN \
                 (SELECT id FROM jobs WHERE state <> 'open' ORDER BY id DESC LIMIT ?1)",
                [KEPT],
            )?;
            transaction.commit()?;
            Ok(id)
        })
    }

    /// A job.
    pub(crate) fn job(&self, id: i64) -> Result<Option<JobRow>, StoreError> {
        self.with(|connection| {
            let mut query =
                connection.prepare_cached(&format!("SELECT {COLUMNS} FROM jobs WHERE id = ?1"))?;
            Ok(query.query_row([id], read).optional()?)
        })
    }

    /// The jobs that have not ended, the oldest first.
    pub(crate) fn open_jobs(&self) -> Result<Vec<i64>, StoreError> {
        self.with(|connection| {
            let mut query =
                connection.prepare("SELECT id FROM jobs WHERE state = 'open' ORDER BY id")?;
            let rows = query.query_map((), |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Keeps what came of a job.
    pub(crate) fn end(
        &self,
        id: i64,
        state: State,
        schedule: Option<&str>,
        summary: &str,
    ) -> Result<(), StoreError> {
        self.with(|connection| {
            connection.execute(
                "UPDATE jobs SET state = ?2, schedule = ?3, summary = ?4 WHERE id = ?1",
                params![id, state.as_str(), schedule, summary],
            )?;
            Ok(())
        })
    }
}

const COLUMNS: &str = "id, program_id, base, state, program, rule_book, in_force, today, steps, seed, schedule, summary";

fn read(row: &Row<'_>) -> rusqlite::Result<JobRow> {
    let state: String = row.get(3)?;
    let state = State::ALL.into_iter().find(|one| one.as_str() == state);
    let in_force: Option<String> = row.get(6)?;
    Ok(JobRow {
        id: row.get(0)?,
        asked: NewJob {
            program_id: row.get(1)?,
            base: Version(row.get(2)?),
            program: row.get(4)?,
            rule_book: row.get(5)?,
            again: in_force.zip(row.get(7)?),
            steps: row.get(8)?,
            seed: row.get(9)?,
        },
        state: state.unwrap_or(State::Failed),
        schedule: row.get(10)?,
        summary: row.get(11)?,
    })
}
