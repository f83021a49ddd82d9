//! What stays cost at given prices: the same for all trainees, so computed once a round.
use crate::problem::model::{Draw, Model, at};

/// Cell prices summed up along profiles and boundaries, in 1/1000.
#[derive(Debug, Clone)]
pub(crate) struct Tariff {
    periods: usize,
    /// Cost of being present in all periods before `t`: row `profile`, `periods + 1` entries.
    presence: Vec<i64>,
    /// Cost of starting in `t`: row `profile`.
    start: Vec<i64>,
    /// Cost of the first stay's start: row `boundary`.
    entry: Vec<i64>,
    /// Cost of the last stay's last period: row `boundary`.
    finish: Vec<i64>,
}

impl Tariff {
    /// Sums up `prices`, one a cell.
    pub(crate) fn new(model: &Model, prices: &[i64]) -> Self {
        let cost = |draws: &[Draw]| -> i64 {
            draws
                .iter()
                .map(|draw| prices[at(draw.cell)] * draw.units)
                .sum()
        };
        let periods = model.periods;
        let profiles = model.profiles.presence.rows();
        let mut presence = Vec::with_capacity(at(profiles) * (at(periods) + 1));
        let mut start = Vec::with_capacity(at(profiles) * at(periods));
        for profile in 0..profiles {
            let mut sum = 0;
            presence.push(sum);
            for period in 0..periods {
                sum += cost(model.profiles.presence.get(profile, period));
                presence.push(sum);
                start.push(cost(model.profiles.start.get(profile, period)));
            }
        }
        let mut entry = Vec::new();
        let mut finish = Vec::new();
        for boundary in 0..model.boundaries.entry.rows() {
            for period in 0..periods {
                entry.push(cost(model.boundaries.entry.get(boundary, period)));
                finish.push(cost(model.boundaries.finish.get(boundary, period)));
            }
        }
        Self {
            periods: at(periods),
            presence,
            start,
            entry,
            finish,
        }
    }

    /// Cost of a stay of `length` periods from `start`.
    pub(crate) fn stay(&self, profile: u32, start: u32, length: u32) -> i64 {
        let row = at(profile) * (self.periods + 1);
        let until = self.presence[row + at(start + length)];
        let before = self.presence[row + at(start)];
        until - before + self.start[at(profile) * self.periods + at(start)]
    }

    /// Cost of entering in `period`.
    pub(crate) fn entry(&self, boundary: u32, period: u32) -> i64 {
        self.entry[at(boundary) * self.periods + at(period)]
    }

    /// Cost of finishing in `period`.
    pub(crate) fn finish(&self, boundary: u32, period: u32) -> i64 {
        self.finish[at(boundary) * self.periods + at(period)]
    }
}
