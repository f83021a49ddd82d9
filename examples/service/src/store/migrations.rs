//! From any earlier version of the file to the present one, step by step.

use rusqlite::Connection;

use super::StoreError;

/// Each brings the file from the version before it to its own, the number of its place.
const STEPS: [&str; 3] = [
    include_str!("../../migrations/1_programs.sql"),
    include_str!("../../migrations/2_jobs.sql"),
    include_str!("../../migrations/3_feeds.sql"),
];

/// Takes the steps that are missing, each as a whole or not at all.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let known = i64::try_from(STEPS.len()).unwrap_or(i64::MAX);
    if found > known {
        return Err(StoreError::FromTheFuture { found, known });
    }
    for (version, step) in (1_i64..).zip(STEPS) {
        if version > found {
            let transaction = connection.transaction()?;
            transaction.execute_batch(step)?;
            transaction.pragma_update(None, "user_version", version)?;
            transaction.commit()?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(version: usize) -> Connection {
        let connection = Connection::open_in_memory().expect("memory");
        for step in STEPS.iter().take(version) {
            connection.execute_batch(step).expect("a step");
        }
        connection
            .pragma_update(None, "user_version", version)
            .expect("a version");
        connection
    }

    #[test]
    fn files_of_every_version_come_to_the_present_one_and_lose_nothing() {
        for version in 0..=STEPS.len() {
            let mut connection = at(version);
            if version > 0 {
                connection
                    .execute(
                        "INSERT INTO programs VALUES ('가을', 'Осень', 7, '{}', '{}', NULL)",
                        (),
                    )
                    .expect("a program");
            }
            migrate(&mut connection).expect("migration");
            let kept: i64 = connection
                .query_row("SELECT count(*) FROM programs", (), |row| row.get(0))
                .expect("a count");
            assert_eq!(kept, i64::from(version > 0), "from version {version}");
            let now: i64 = connection
                .pragma_query_value(None, "user_version", |row| row.get(0))
                .expect("a version");
            assert_eq!(usize::try_from(now), Ok(STEPS.len()));
        }
    }

    #[test]
    fn a_file_of_a_newer_service_is_left_alone() {
        let mut connection = at(STEPS.len());
        connection
            .pragma_update(None, "user_version", 99)
            .expect("a version");
        let refused = migrate(&mut connection);
        assert!(matches!(
            refused,
            Err(StoreError::FromTheFuture { found: 99, .. })
        ));
    }
}
