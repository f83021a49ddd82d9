//! What whoever starts the service may choose.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use thiserror::Error;

use crate::listen::Patience;

/// How to start the service.
pub(crate) const USAGE: &str = "\
usage: practicum-service [--address IP:PORT] [--database FILE] [--workers NUMBER] [--steps NUMBER]
                         [--jobs NUMBER] [--megabytes NUMBER] [--patience SECONDS]

  --address   where to listen, on this machine only    127.0.0.1:8014
  --database  the file of data, made if there is none  practicum-service.sqlite
  --workers   plans made at once                       one less than there are processors
  --steps     most steps of one plan                   400000000
  --jobs      plans that are made or wait, at most     32
  --megabytes most megabytes of the file of data       1024
  --patience  seconds that a request may take to say   10
              what it wants";

/// Settings and limits.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) address: SocketAddr,
    pub(crate) database: PathBuf,
    /// Plans made at once.
    pub(crate) workers: usize,
    /// Most steps of one plan.
    pub(crate) most_steps: u64,
    /// Most bytes of a request.
    pub(crate) body_bytes: usize,
    /// Most bytes of the file of data.
    pub(crate) database_bytes: u64,
    /// Requests answered at once.
    pub(crate) requests: usize,
    /// Streams of progress open at once.
    pub(crate) streams: usize,
    /// Jobs that wait or run.
    pub(crate) jobs: usize,
    /// How long an answer may take.
    pub(crate) timeout: Duration,
    /// What connections are allowed.
    pub(crate) patience: Patience,
}

/// Why the command line is wrong.
#[derive(Debug, Error, PartialEq, Eq)]
pub(crate) enum SettingsError {
    #[error("unknown option {0:?}")]
    Unknown(String),
    #[error("{option} {value:?} is wrong: {why}")]
    Wrong {
        option: String,
        value: String,
        why: String,
    },
}

impl Settings {
    /// Reads the command line, without the name of the program.
    pub(crate) fn read(words: impl IntoIterator<Item = String>) -> Result<Self, SettingsError> {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let mut settings = Self {
            address: SocketAddr::from(([127, 0, 0, 1], 8014)),
            database: PathBuf::from("practicum-service.sqlite"),
            workers: processors.saturating_sub(1).max(1),
            most_steps: 400_000_000,
            body_bytes: 16 << 20,
            database_bytes: 1 << 30,
            requests: 64,
            streams: 64,
            jobs: 32,
            timeout: Duration::from_secs(20),
            patience: Patience {
                connections: 256,
                headers: Duration::from_secs(10),
            },
        };
        let mut words = words.into_iter();
        while let Some(option) = words.next() {
            let value = words.next().unwrap_or_default();
            let wrong = |why: &dyn ToString| SettingsError::Wrong {
                option: option.clone(),
                value: value.clone(),
                why: why.to_string(),
            };
            match option.as_str() {
                "--address" => {
                    settings.address = value.parse().map_err(|error| wrong(&error))?;
                    if !settings.address.ip().is_loopback() {
                        return Err(wrong(
                            &"the service knows no users, so it listens on this machine only",
                        ));
                    }
                }
                "--database" if !value.is_empty() => settings.database = PathBuf::from(&value),
                "--database" => return Err(wrong(&"a file has a name")),
                "--workers" => {
                    let number: usize = value.parse().map_err(|error| wrong(&error))?;
                    settings.workers = number.clamp(1, 256);
                }
                "--steps" => {
                    settings.most_steps = value.parse().map_err(|error| wrong(&error))?;
                }
                "--jobs" => {
                    let number: usize = value.parse().map_err(|error| wrong(&error))?;
                    settings.jobs = number.clamp(1, 10_000);
                }
                "--megabytes" => {
                    let number: u64 = value.parse().map_err(|error| wrong(&error))?;
                    settings.database_bytes = number.clamp(1, 1 << 20) << 20;
                }
                "--patience" => {
                    let seconds: u64 = value.parse().map_err(|error| wrong(&error))?;
                    settings.patience.headers = Duration::from_secs(seconds.clamp(1, 600));
                }
                _ => return Err(SettingsError::Unknown(option)),
            }
        }
        Ok(settings)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Settings, SettingsError> {
        Settings::read(words.iter().map(ToString::to_string))
    }

    #[test]
    fn the_service_listens_on_this_machine_only() {
        assert!(read(&[]).is_ok_and(|settings| settings.address.ip().is_loopback()));
        assert!(read(&["--address", "[::1]:0"]).is_ok());
        for address in ["0.0.0.0:80", "8.8.8.8:80", "localhost", ""] {
            assert!(read(&["--address", address]).is_err(), "{address}");
        }
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        assert!(read(&["--port", "127.0.0.1:1"]).is_err());
        assert!(read(&["--workers", "many"]).is_err());
        assert!(read(&["--database"]).is_err());
        assert!(read(&["--workers", "0"]).is_ok_and(|settings| settings.workers == 1));
    }
}
