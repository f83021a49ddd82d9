//! Several tasks, one after the other or at the same time.
//!
//! Each task has an allowance of its own and sees nothing of the others, and what they return is put in
//! their order: how many threads there are, and who was faster, cannot be told from it.
use std::ops::ControlFlow;

use crate::solver::budget::{Budget, Progress, Stop};

/// Tasks that are handed out together. The same with any number of threads.
pub(super) const BATCH: usize = 16;

/// Calls `task` for `0..count`, at most [`BATCH`] of them, each with its share of the budget. What a
/// stopped run did not start is `None`.
#[cfg(not(feature = "parallel"))]
pub(super) fn work<T: Send>(
    budget: &mut Budget<'_>,
    count: usize,
    task: &(impl Fn(usize, &mut Budget<'_>) -> T + Sync),
) -> Vec<Option<T>> {
    one_by_one(budget, count, task)
}

/// Calls `task` for `0..count`, at most [`BATCH`] of them, each with its share of the budget. What a
/// stopped run did not start is `None`.
#[cfg(feature = "parallel")]
pub(super) fn work<T: Send>(
    budget: &mut Budget<'_>,
    count: usize,
    task: &(impl Fn(usize, &mut Budget<'_>) -> T + Sync),
) -> Vec<Option<T>> {
    if rayon::current_num_threads() < 2 {
        return one_by_one(budget, count, task);
    }
    together::work(budget, count, task)
}

/// What each of `count` tasks may spend.
fn allowance(budget: &Budget<'_>, count: usize) -> u64 {
    let count = u64::try_from(count).unwrap_or(1).max(1);
    budget.rest() / count
}

fn one_by_one<T>(
    budget: &mut Budget<'_>,
    count: usize,
    task: &impl Fn(usize, &mut Budget<'_>) -> T,
) -> Vec<Option<T>> {
    let allowance = allowance(budget, count);
    let mut steps = 0;
    let mut done = Vec::with_capacity(count);
    for index in 0..count {
        if budget.stopped().is_some() {
            done.push(None);
            continue;
        }
        let mut pass_on = |_: &Progress| budget.hear();
        let mut own = Budget::new(allowance, &mut pass_on);
        done.push(Some(task(index, &mut own)));
        steps += own.steps();
        // Not every task takes steps.
        let _: ControlFlow<Stop> = budget.hear();
    }
    budget.spend(steps);
    done
}

#[cfg(feature = "parallel")]
mod together {
    use std::ops::ControlFlow;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
    use std::time::Duration;

    use super::allowance;
    use crate::solver::budget::{Budget, Progress, Stop};

    /// Between two calls of the callback while others work.
    const WAIT: Duration = Duration::from_millis(3);

    pub(super) fn work<T: Send>(
        budget: &mut Budget<'_>,
        count: usize,
        task: &(impl Fn(usize, &mut Budget<'_>) -> T + Sync),
    ) -> Vec<Option<T>> {
        let allowance = allowance(budget, count);
        let stop = &AtomicBool::new(budget.stopped().is_some());
        let (sender, receiver) = channel();
        let mut done: Vec<Option<T>> = (0..count).map(|_| None).collect();
        let mut steps = 0;
        rayon::in_place_scope(|scope| {
            for index in 0..count {
                let sender = sender.clone();
                scope.spawn(move |_| {
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    let mut look = |_: &Progress| {
                        if stop.load(Ordering::Relaxed) {
                            ControlFlow::Break(Stop::Cancelled)
                        } else {
                            ControlFlow::Continue(())
                        }
                    };
                    let mut own = Budget::new(allowance, &mut look);
                    let found = task(index, &mut own);
                    // Nobody hears it only where the run is over.
                    drop(sender.send((index, found, own.steps())));
                });
            }
            drop(sender);
            while let Some(news) = next(&receiver) {
                if let News::Done((index, found, spent)) = news {
                    steps += spent;
                    done[index] = Some(found);
                }
                if budget.hear().is_break() {
                    stop.store(true, Ordering::Relaxed);
                }
            }
        });
        budget.spend(steps);
        done
    }

    enum News<T> {
        Done(T),
        Nothing,
    }

    /// The next finished task, or nothing for a while; `None` when all are finished.
    fn next<T>(receiver: &Receiver<T>) -> Option<News<T>> {
        // A thread of the pool must help, or nobody might.
        let wait = match rayon::yield_now() {
            Some(rayon::Yield::Executed) => Duration::ZERO,
            Some(rayon::Yield::Idle) | None => WAIT,
        };
        match receiver.recv_timeout(wait) {
            Ok(done) => Some(News::Done(done)),
            Err(RecvTimeoutError::Timeout) => Some(News::Nothing),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }
}
