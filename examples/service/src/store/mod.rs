//! What is kept: one file of SQLite, written by one connection.
//!
//! A write is acknowledged only after its transaction is on the disk.

mod feeds;
mod jobs;
mod migrations;
mod programs;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, ErrorCode};
use thiserror::Error;

pub(crate) use jobs::{JobRow, NewJob, State};
pub(crate) use programs::{NewProgram, Row, Written};

/// Why something could not be kept or found.
#[derive(Debug, Error)]
pub(crate) enum StoreError {
    #[error("the file of data: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error("the file of data is of version {found}, this service knows versions up to {known}")]
    FromTheFuture { found: i64, known: i64 },
}

impl StoreError {
    /// Whether there is no room for what should be kept.
    pub(crate) fn is_full(&self) -> bool {
        match self {
            Self::Sqlite(error) => error.sqlite_error_code() == Some(ErrorCode::DiskFull),
            Self::FromTheFuture { .. } => false,
        }
    }
}

/// The file. Clones are the same file.
#[derive(Debug, Clone)]
pub(crate) struct Store {
    connection: Arc<Mutex<Connection>>,
}

impl Store {
    /// Opens a file, makes it if there is none, and brings it to the present version.
    pub(crate) fn open(path: &Path, most_bytes: u64) -> Result<Self, StoreError> {
        let mut connection = Connection::open(path)?;
        connection.busy_timeout(std::time::Duration::from_secs(5))?;
        // What is acknowledged survives a crash of the process and of the machine.
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "full")?;
        let page: u64 = connection.pragma_query_value(None, "page_size", |row| row.get(0))?;
        connection.pragma_update(None, "max_page_count", most_bytes / page.max(1))?;
        migrations::migrate(&mut connection)?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
        })
    }

    /// Works on the connection. Blocks: call it where that is allowed.
    fn with<T>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        // A thread that died in the middle of a transaction has rolled it back.
        let mut connection = self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        work(&mut connection)
    }
}
