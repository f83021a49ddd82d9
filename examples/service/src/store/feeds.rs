//! What calendars have been told.

use rusqlite::{OptionalExtension, params};

use super::{Store, StoreError};

impl Store {
    /// Replaces what a calendar was told by what it is told now, in one transaction: `next` gets what
    /// it was told last and gives what to keep.
    pub(crate) fn tell<E>(
        &self,
        program_id: &str,
        of: &str,
        next: impl FnOnce(Option<String>) -> Result<String, E>,
    ) -> Result<Result<String, E>, StoreError> {
        self.with(|connection| {
            let transaction = connection.transaction()?;
            let told: Option<String> = transaction
                .query_row(
                    "SELECT feed FROM feeds WHERE program_id = ?1 AND of = ?2",
                    [program_id, of],
                    |row| row.get(0),
                )
                .optional()?;
            let new = match next(told.clone()) {
                Ok(new) => new,
                Err(error) => return Ok(Err(error)),
            };
            if told.as_ref() != Some(&new) {
                transaction.execute(
                    "INSERT OR REPLACE INTO feeds (program_id, of, feed) VALUES (?1, ?2, ?3)",
                    params![program_id, of, new],
                )?;
                transaction.commit()?;
            }
            Ok(Ok(new))
        })
    }
}
