//! Which temperature when: runs that each cool down, one after the other, every one longer.
//!
//! Nobody says beforehand how long the search may take. So there is no schedule for a total: the first
//! runs are short and begin barely warm, which polishes the start; each next run begins hotter, up to
//! the hottest, and is longer by a fixed ratio. Whenever the search is stopped, a fixed share of all its
//! steps has gone into the longest run that was completed; more steps extend the same trajectory.

/// Temperatures between the hottest and the coldest.
const STAGES: u32 = 64;
/// How many stages hotter each of the first runs begins.
const CLIMB: u32 = 16;
/// Each run is longer than the one before by this ratio.
const LONGER: (u64, u64) = (2, 1);

/// The runs, and where the search is in them.
#[derive(Debug, Clone)]
pub(super) struct Cooling {
    /// From the hottest down, in geometric progression.
    ladder: Vec<i64>,
    /// The rung on which the present run began.
    first: u32,
    /// Steps of the present run: all, and done.
    length: u64,
    done: u64,
}

impl Cooling {
    /// Runs between two temperatures; `length` is that of the first.
    pub(super) fn new(hot: i64, cold: i64, length: u64) -> Self {
        Self {
            ladder: ladder(hot.max(1), cold.max(1)),
            first: STAGES - CLIMB,
            length: length.max(1),
            done: 0,
        }
    }

    /// The temperature now.
    pub(super) fn temperature(&self) -> i64 {
        let stages = u128::from(STAGES - self.first);
        let scaled = u128::from(self.done.min(self.length)) * stages * 1024;
        let scaled = u64::try_from(scaled / u128::from(self.length)).unwrap_or(0);
        let rung = usize::try_from(scaled / 1024 + u64::from(self.first)).unwrap_or(0);
        let rung = rung.min(self.ladder.len() - 1);
        let next = (rung + 1).min(self.ladder.len() - 1);
        let part = i64::try_from(scaled % 1024).unwrap_or(0);
        (self.ladder[rung] + (self.ladder[next] - self.ladder[rung]) / 1024 * part).max(1)
    }

    /// Counts steps; whether a new run begins.
    pub(super) fn advance(&mut self, steps: u64) -> bool {
        self.done += steps;
        if self.done < self.length {
            return false;
        }
        self.done = 0;
        self.first = self.first.saturating_sub(CLIMB);
        self.length = self.length.saturating_mul(LONGER.0) / LONGER.1;
        true
    }
}

/// Temperatures in geometric progression, by repeated integer square roots of the ratio.
fn ladder(hot: i64, cold: i64) -> Vec<i64> {
    const ONE: u32 = 40;
    let mut ratio = (u128::from(cold.unsigned_abs()) << ONE) / u128::from(hot.unsigned_abs());
    let mut stages = 1;
    while stages < STAGES {
        ratio = (ratio << ONE).isqrt();
        stages *= 2;
    }
    let mut rung = u128::from(hot.unsigned_abs()) << 20;
    let mut rungs = Vec::new();
    for _ in 0..=STAGES {
        rungs.push(i64::try_from(rung >> 20).unwrap_or(i64::MAX >> 22).max(1));
        rung = (rung * ratio) >> ONE;
    }
    rungs
}
