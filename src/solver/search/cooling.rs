//! Which temperature when: runs that each cool down, one after the other, every one longer.
//!
//! Where the search is given a slice of the budget, it cools down once in it. Where nobody says how long
//! it may take, there is no schedule for a total: each run is longer than the one before by a fixed
//! ratio. Whenever the search is stopped, a fixed share of all its steps has gone into the longest run
//! that was completed; more steps extend the same trajectory.
//!
//! Short runs begin barely warm, which polishes their start; only those that are long enough to cool
//! down from there begin with the hottest. Each ends by freezing: of thousands of stays, some are never where
//! they should be as long as it is not quite cold, and each moment others.

/// Temperatures between the hottest and the coldest.
const STAGES: u32 = 64;
/// Temperatures below the coldest, down to this part of it.
const FREEZING: u32 = 8;
const FROZEN: i64 = 4;
/// How many stages hotter a run begins that is twice as long as what is enough to polish.
const CLIMB: u32 = 16;
/// Each run is longer than the one before by this ratio.
const LONGER: (u64, u64) = (2, 1);

/// Equal parts of a run.
pub(super) const SECTIONS: u64 = 8;

/// Steps of the first run where there is no end.
const LEAST: u64 = 1 << 18;
/// Slices from here on have no end that could be planned for.
const ENDLESS: u64 = 1 << 40;

/// What steps have brought to an end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Passed {
    Nothing,
    /// One of a few equal parts of a run.
    Section,
    /// A run.
    Run,
}

/// The runs, and where the search is in them.
#[derive(Debug, Clone)]
pub(super) struct Cooling {
    /// From the hottest down, in geometric progression.
    ladder: Vec<i64>,
    /// The rung on which the present run began.
    first: u32,
    /// Steps that are enough to polish a plan.
    short: u64,
    /// Steps of the present run: all, and done.
    length: u64,
    done: u64,
}

impl Cooling {
    /// Runs between two temperatures. `short` steps are enough to polish a plan; `slice` is what the
    /// search may take.
    pub(super) fn new(hot: i64, cold: i64, short: u64, slice: u64) -> Self {
        let cold = cold.max(1);
        let mut ladder = rungs(hot.max(1), cold, STAGES);
        ladder.extend_from_slice(&rungs(cold, (cold / FROZEN).max(1), FREEZING)[1..]);
        let mut cooling = Self {
            ladder,
            first: 0,
            short: short.max(1),
            length: if slice < ENDLESS { slice.max(1) } else { LEAST },
            done: 0,
        };
        cooling.begin();
        cooling
    }

    /// The rung on which a run of this length begins.
    fn begin(&mut self) {
        let mut enough = self.short;
        self.first = STAGES - CLIMB;
        while enough < self.length && self.first > 0 {
            enough = enough.saturating_mul(2);
            self.first = self.first.saturating_sub(CLIMB);
        }
    }

    /// How many sections of the run are still to come.
    pub(super) fn sections_left(&self) -> u64 {
        (SECTIONS - 1).saturating_sub(self.done / self.section())
    }

    fn section(&self) -> u64 {
        (self.length / SECTIONS).max(1)
    }

    /// The temperature now.
    pub(super) fn temperature(&self) -> i64 {
        let stages = u128::from(STAGES + FREEZING - self.first);
        let scaled = u128::from(self.done.min(self.length)) * stages * 1024;
        let scaled = u64::try_from(scaled / u128::from(self.length)).unwrap_or(0);
        let rung = usize::try_from(scaled / 1024 + u64::from(self.first)).unwrap_or(0);
        let rung = rung.min(self.ladder.len() - 1);
        let next = (rung + 1).min(self.ladder.len() - 1);
        let part = i64::try_from(scaled % 1024).unwrap_or(0);
        (self.ladder[rung] + (self.ladder[next] - self.ladder[rung]) / 1024 * part).max(1)
    }

    /// Counts steps; a new run begins where one has passed.
    pub(super) fn advance(&mut self, steps: u64) -> Passed {
        let section = self.section();
        let before = self.done / section;
        self.done += steps;
        if self.done < self.length {
            return if self.done / section > before {
                Passed::Section
            } else {
                Passed::Nothing
            };
        }
        self.done = 0;
        self.length = self.length.saturating_mul(LONGER.0) / LONGER.1;
        self.begin();
        Passed::Run
    }
}

/// Temperatures in geometric progression, by repeated integer square roots of the ratio; `count`, a power of two,
/// below the hottest.
fn rungs(hot: i64, cold: i64, count: u32) -> Vec<i64> {
    const ONE: u32 = 40;
    let mut ratio = (u128::from(cold.unsigned_abs()) << ONE) / u128::from(hot.unsigned_abs());
    let mut stages = 1;
    while stages < count {
        ratio = (ratio << ONE).isqrt();
        stages *= 2;
    }
    let mut rung = u128::from(hot.unsigned_abs()) << 20;
    let mut rungs = Vec::new();
    for _ in 0..=count {
        rungs.push(i64::try_from(rung >> 20).unwrap_or(i64::MAX >> 22).max(1));
        rung = (rung * ratio) >> ONE;
    }
    rungs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slice_is_cooled_down_once() {
        let mut cooling = Cooling::new(1 << 20, 1 << 16, 1000, 64_000);
        let mut last = i64::MAX;
        for _ in 0..63 {
            assert!(cooling.temperature() <= last);
            last = cooling.temperature();
            assert_ne!(cooling.advance(1000), Passed::Run);
        }
        assert_eq!(
            Cooling::new(1 << 20, 1 << 16, 1000, 64_000).temperature(),
            1 << 20
        );
        assert!(last < 1 << 17);
    }

    #[test]
    fn endless_runs_get_hotter_and_longer() {
        let mut cooling = Cooling::new(1 << 20, 1 << 16, LEAST, u64::MAX);
        let (mut lengths, mut starts) = (vec![0], vec![cooling.temperature()]);
        for _ in 0..100 {
            *lengths.last_mut().unwrap() += LEAST;
            if cooling.advance(LEAST) == Passed::Run {
                lengths.push(0);
                starts.push(cooling.temperature());
            }
        }
        assert_eq!(lengths[..6], [1, 2, 4, 8, 16, 32].map(|n| n * LEAST));
        assert!(starts[0] <= 1 << 17 && starts[0] < starts[1] && starts[1] < starts[2]);
        assert_eq!(starts[3..6], [1 << 20; 3]);
    }

    #[test]
    fn the_ladder_goes_through_the_coldest_and_ends_frozen() {
        let Cooling { ladder, .. } = Cooling::new(1 << 30, 1 << 25, 1, 1000);
        assert_eq!(ladder.len(), 73);
        assert_eq!(ladder[0], 1 << 30);
        assert!((ladder[64] - (1 << 25)).abs() < 1 << 15, "{}", ladder[64]);
        assert!((ladder[72] - (1 << 23)).abs() < 1 << 15, "{}", ladder[72]);
        assert!(ladder.is_sorted_by(|a, b| a > b));
    }

    #[test]
    fn sections_are_counted_down() {
        let mut cooling = Cooling::new(1 << 20, 1 << 16, 1000, 8000);
        for left in (0..8).rev() {
            assert_eq!(cooling.sections_left(), left);
            let passed = cooling.advance(1000);
            assert_eq!(passed == Passed::Run, left == 0);
            assert_ne!(passed, Passed::Nothing);
        }
        assert_eq!(cooling.sections_left(), 7);
    }
}
