//! Programs that were read lately: a program never changes, so everybody may share it.

use std::sync::{Arc, Mutex, PoisonError};

use practicum::{Program, RuleBook, Schedule};

use crate::problem::{Kind, Problem, Thing};
use crate::store::{Row, Store};
use crate::version::Version;

/// Programs kept in memory, at most.
const KEPT: usize = 8;

/// One version of a program, ready for use.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) id: String,
    pub(crate) version: Version,
    pub(crate) program: Program,
    pub(crate) book: RuleBook,
    /// The plan in force.
    pub(crate) schedule: Option<Schedule>,
    /// The texts as they are kept.
    pub(crate) row: Row,
}

impl Loaded {
    /// The program with its rules.
    pub(crate) fn rules(&self) -> (&Program, &RuleBook) {
        (&self.program, &self.book)
    }

    /// The plan in force.
    pub(crate) fn plan(&self) -> Result<&Schedule, Problem> {
        self.schedule.as_ref().ok_or_else(|| {
            let detail = (
                "no plan of this program has been accepted",
                "이 과정에서 확정된 계획이 없습니다",
            );
            Problem::new(Kind::NoPlan, detail)
        })
    }

    /// The plan in force, or an empty one.
    pub(crate) fn plan_or_none(&self) -> Schedule {
        self.schedule.clone().unwrap_or_else(|| Schedule::new([]))
    }
}

/// The shelf, the latest in front.
#[derive(Debug, Default)]
pub(crate) struct Shelf {
    books: Mutex<Vec<Arc<Loaded>>>,
}

impl Shelf {
    /// The present version of a program.
    pub(crate) fn load(&self, store: &Store, id: &str) -> Result<Arc<Loaded>, Problem> {
        let missing = || Problem::missing(Thing::Program, id);
        let version = store.version(id)?.ok_or_else(missing)?;
        if let Some(found) = self.find(id, version) {
            return Ok(found);
        }
        let row = store.program(id)?.ok_or_else(missing)?;
        let loaded = Arc::new(Loaded {
            id: row.id.clone(),
            version: row.version,
            program: Program::from_json(&row.program)?,
            book: RuleBook::from_json(&row.rule_book)?,
            schedule: row
                .schedule
                .as_deref()
                .map(Schedule::from_json)
                .transpose()?,
            row,
        });
        self.put(Arc::clone(&loaded));
        Ok(loaded)
    }

    fn find(&self, id: &str, version: Version) -> Option<Arc<Loaded>> {
        let books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        let found = books
            .iter()
            .find(|one| one.id == id && one.version == version);
        found.map(Arc::clone)
    }

    fn put(&self, loaded: Arc<Loaded>) {
        let mut books = self.books.lock().unwrap_or_else(PoisonError::into_inner);
        books.retain(|one| one.id != loaded.id);
        books.insert(0, loaded);
        books.truncate(KEPT);
    }
}
