//! Programs, with optimistic concurrency: who writes says which version they have seen.

use rusqlite::{OptionalExtension, Transaction, params};

use super::{Store, StoreError};
use crate::version::Version;

/// A program as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) version: Version,
    pub(crate) program: String,
    pub(crate) rule_book: String,
    pub(crate) schedule: Option<String>,
}

/// What is to be kept of a program.
#[derive(Debug, Clone)]
pub(crate) struct NewProgram {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) program: String,
    pub(crate) rule_book: String,
    pub(crate) schedule: Option<String>,
}

/// What became of a write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// It is on the disk, under this version.
    Kept(Version),
    /// Somebody else has written since: this is the version now.
    Stale(Version),
    /// There is no such program.
    Missing,
}

impl Store {
    /// Every program: id, name, version.
    pub(crate) fn programs(&self) -> Result<Vec<(String, String, Version)>, StoreError> {
        self.with(|connection| {
            let mut query =
                connection.prepare("SELECT id, name, version FROM programs ORDER BY name, id")?;
            let rows = query.query_map((), |row| {
                Ok((row.get(0)?, row.get(1)?, Version(row.get(2)?)))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The version of a program.
    pub(crate) fn version(&self, id: &str) -> Result<Option<Version>, StoreError> {
        self.with(|connection| {
            let mut query =
                connection.prepare_cached("SELECT version FROM programs WHERE id = ?1")?;
            Ok(query
                .query_row([id], |row| Ok(Version(row.get(0)?)))
                .optional()?)
        })
    }

    /// A program with its plan.
    pub(crate) fn program(&self, id: &str) -> Result<Option<Row>, StoreError> {
        self.with(|connection| {
            let mut query = connection.prepare_cached(
                "SELECT id, name, version, program, rule_book, schedule FROM programs WHERE id = ?1",
            )?;
            let row = query.query_row([id], |row| {
                Ok(Row {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    version: Version(row.get(2)?),
                    program: row.get(3)?,
                    rule_book: row.get(4)?,
                    schedule: row.get(5)?,
                })
            });
            Ok(row.optional()?)
        })
    }

    /// Keeps a new program; the present version if there is one of this id.
    pub(crate) fn create(&self, new: &NewProgram) -> Result<Written, StoreError> {
        self.with(|connection| {
            let transaction = connection.transaction()?;
            if let Some(version) = current(&transaction, &new.id)? {
                return Ok(Written::Stale(version));
            }
            let version = next(&transaction)?;
            transaction.execute(
                "INSERT INTO programs (id, name, version, program, rule_book, schedule) \
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![
                    new.id,
                    new.name,
                    version.0,
                    new.program,
                    new.rule_book,
                    new.schedule
                ],
            )?;
            transaction.commit()?;
            Ok(Written::Kept(version))
        })
    }

    /// Keeps another state of a program, if the writer has seen the present one.
    pub(crate) fn replace(
        &self,
        new: &NewProgram,
        seen: impl FnOnce(Version) -> bool,
    ) -> Result<Written, StoreError> {
        self.with(|connection| {
            let transaction = connection.transaction()?;
            if let Err(refused) = present(&transaction, &new.id, seen)? {
                return Ok(refused);
            }
            let version = next(&transaction)?;
            transaction.execute(
                "UPDATE programs SET name = ?2, version = ?3, program = ?4, rule_book = ?5, schedule = ?6 \
                 WHERE id = ?1",
                params![
                    new.id,
                    new.name,
                    version.0,
                    new.program,
                    new.rule_book,
                    new.schedule
                ],
            )?;
            transaction.commit()?;
            Ok(Written::Kept(version))
        })
    }

    /// Forgets a program, its jobs and its feeds, if the writer has seen the present version.
    pub(crate) fn remove(
        &self,
        id: &str,
        seen: impl FnOnce(Version) -> bool,
    ) -> Result<Written, StoreError> {
        self.with(|connection| {
            let transaction = connection.transaction()?;
            let version = match present(&transaction, id, seen)? {
                Ok(version) => version,
                Err(refused) => return Ok(refused),
            };
            for statement in [
                "DELETE FROM programs WHERE id = ?1",
                "DELETE FROM jobs WHERE program_id = ?1",
                "DELETE FROM feeds WHERE program_id = ?1",
            ] {
                transaction.execute(statement, [id])?;
            }
            transaction.commit()?;
            Ok(Written::Kept(version))
        })
    }
}

/// The present version, if the writer has seen it; else what becomes of the write.
fn present(
    transaction: &Transaction<'_>,
    id: &str,
    seen: impl FnOnce(Version) -> bool,
) -> Result<Result<Version, Written>, StoreError> {
    Ok(match current(transaction, id)? {
        None => Err(Written::Missing),
        Some(version) if !seen(version) => Err(Written::Stale(version)),
        Some(version) => Ok(version),
    })
}

fn current(transaction: &Transaction<'_>, id: &str) -> Result<Option<Version>, StoreError> {
    let mut query = transaction.prepare_cached("SELECT version FROM programs WHERE id = ?1")?;
    Ok(query
        .query_row([id], |row| Ok(Version(row.get(0)?)))
        .optional()?)
}

/// A version that was never used.
fn next(transaction: &Transaction<'_>) -> Result<Version, StoreError> {
    let mut query =
        transaction.prepare_cached("UPDATE versions SET last = last + 1 RETURNING last")?;
    Ok(query.query_row((), |row| Ok(Version(row.get(0)?)))?)
}
