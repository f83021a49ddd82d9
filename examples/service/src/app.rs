//! What every handler shares.

use std::sync::Arc;

use tokio::sync::Semaphore;

use crate::jobs::Jobs;
use crate::problem::{Kind, Problem};
use crate::settings::Settings;
use crate::shelf::{Loaded, Shelf};
use crate::store::{Store, StoreError};

/// The service. Clones are the same service.
#[derive(Debug, Clone)]
pub(crate) struct App(Arc<Parts>);

#[derive(Debug)]
struct Parts {
    settings: Settings,
    store: Store,
    shelf: Shelf,
    jobs: Jobs,
    requests: Arc<Semaphore>,
    streams: Arc<Semaphore>,
    heavy: Arc<Semaphore>,
}

impl App {
    /// Opens the file of data.
    pub(crate) fn open(settings: Settings) -> Result<Self, StoreError> {
        let store = Store::open(&settings.database, settings.database_bytes)?;
        Ok(Self(Arc::new(Parts {
            store,
            shelf: Shelf::default(),
            jobs: Jobs::new(settings.workers, settings.jobs),
            requests: Arc::new(Semaphore::new(settings.requests)),
            streams: Arc::new(Semaphore::new(settings.streams)),
            heavy: Arc::new(Semaphore::new(settings.workers.max(2))),
            settings,
        })))
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub(crate) fn store(&self) -> &Store {
        &self.0.store
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.0.jobs
    }

    /// A permit for each request that is being answered.
    pub(crate) fn requests(&self) -> &Arc<Semaphore> {
        &self.0.requests
    }

    /// A permit for each stream of progress.
    pub(crate) fn streams(&self) -> &Arc<Semaphore> {
        &self.0.streams
    }

    /// A program, read and validated, from memory if it has not changed. Blocks.
    pub(crate) fn load(&self, id: &str) -> Result<Arc<Loaded>, Problem> {
        self.0.shelf.load(&self.0.store, id)
    }

    /// Work that blocks, but not for long: reading and writing the file, checking a plan.
    pub(crate) async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let app = self.clone();
        joined(tokio::task::spawn_blocking(move || work(&app)).await)
    }

    /// Work that may take a processor for seconds. As many at once as there are workers, whatever becomes
    /// of those who asked.
    pub(crate) async fn heavy_work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Self) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let permit = Arc::clone(&self.0.heavy).acquire_owned().await;
        let permit = permit.map_err(|_| {
            Problem::new(
                Kind::Busy,
                ("the service is closing", "서비스가 끝나는 중입니다"),
            )
        })?;
        self.work(move |app| {
            let _held = permit;
            work(app)
        })
        .await
    }
}

fn joined<T>(result: Result<Result<T, Problem>, tokio::task::JoinError>) -> Result<T, Problem> {
    result.unwrap_or_else(|error| Err(Problem::internal(&error)))
}
