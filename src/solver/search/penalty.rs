//! What a missing unit, or one too many, costs the search.
//!
//! A fixed price is either so high that nothing moves or so low that every unit is missing, and cells
//! differ: most minimums hold by themselves, some cost much. So each cell's price follows what is
//! seen at regular intervals: up where the cell is at fault, a little down where it is not. In the
//! long run a cell is at fault in a small, fixed fraction of the time, at the least price that
//! achieves it.
use super::state::State;
use crate::problem::model::at;

/// The first price, and its limits, in first temperatures (the low one a fraction).
const START: i64 = 4;
const LOW: i64 = 16;
const HIGH: i64 = 256;
/// A sample at fault adds this fraction of the temperature to the price; any other one takes away.
const UP: i64 = 2;
const DOWN: i64 = 2048;
/// After so many samples at fault in a row, each further one adds twice as much, so often: a cell that is
/// always at fault gets dear soon, one that is at fault now and then is hardly touched by it.
const PATIENCE: u8 = 3;
const MOST_DOUBLED: u8 = 8;

/// The prices' limits, and whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Penalty {
    /// Of a stay that a curriculum asks for and that is not placed.
    pub(super) open: i64,
    /// The cell to sample next.
    next: u32,
    low: i64,
    high: i64,
    /// By cell: how many samples in a row were at fault.
    streaks: Vec<u8>,
}

impl Penalty {
    /// Prices all cells for a search that begins at `temperature`.
    pub(super) fn new(state: &mut State<'_>, temperature: i64) -> Self {
        let price = temperature * START;
        for cell in 0..state.loads.cells() {
            state.loads.reprice(cell, |_, _| price);
        }
        Self {
            open: temperature * 32,
            next: 0,
            low: temperature / LOW + 1,
            high: temperature * HIGH,
            streaks: vec![0; at(state.loads.cells())],
        }
    }

    /// Samples the next `count` cells, at most each once.
    pub(super) fn adapt(&mut self, state: &mut State<'_>, temperature: i64, count: u32) {
        let cells = state.loads.cells();
        for _ in 0..count.min(cells) {
            let streak = &mut self.streaks[at(self.next)];
            state.loads.reprice(self.next, |price, fault| {
                let up = (temperature / UP) << (*streak).saturating_sub(PATIENCE).min(MOST_DOUBLED);
                *streak = if fault { streak.saturating_add(1) } else { 0 };
                let price = if fault {
                    price + up
                } else {
                    price - temperature / DOWN
                };
                price.clamp(self.low, self.high)
            });
            self.next = if self.next + 1 < cells {
                self.next + 1
            } else {
                0
            };
        }
    }
}
