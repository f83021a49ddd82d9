//! What stays cost at given prices: the same for all trainees, so computed once a round.
use crate::problem::model::{Automaton, Draw, Model, at};

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
        let mut tariff = Self::blank(model);
        for profile in 0..model.profiles.presence.rows() {
            tariff.set_profile(model, prices, profile);
        }
        for boundary in 0..model.boundaries.entry.rows() {
            tariff.set_boundary(model, prices, boundary);
        }
        tariff
    }

    /// A tariff in which nothing costs anything.
    pub(crate) fn blank(model: &Model) -> Self {
        let periods = at(model.periods);
        let profiles = at(model.profiles.presence.rows());
        let boundaries = at(model.boundaries.entry.rows());
        Self {
            periods,
            presence: vec![0; profiles * (periods + 1)],
            start: vec![0; profiles * periods],
            entry: vec![0; boundaries * periods],
            finish: vec![0; boundaries * periods],
        }
    }

    /// Sums up `prices` again, for what one trainee may do; the rest is left as it was.
    pub(crate) fn update(&mut self, model: &Model, prices: &[i64], automaton: &Automaton) {
        let mut last = None;
        for choice in &model.choices[at(automaton.choices.start)..at(automaton.choices.end)] {
            if last != Some(choice.profile) {
                self.set_profile(model, prices, choice.profile);
                last = Some(choice.profile);
            }
        }
        self.set_boundary(model, prices, automaton.boundary);
    }

    fn set_profile(&mut self, model: &Model, prices: &[i64], profile: u32) {
        let (sums, starts) = (at(profile) * (self.periods + 1), at(profile) * self.periods);
        let mut sum = 0;
        for period in 0..model.periods {
            sum += cost(prices, model.profiles.presence.get(profile, period));
            self.presence[sums + at(period) + 1] = sum;
            self.start[starts + at(period)] =
                cost(prices, model.profiles.start.get(profile, period));
        }
    }

    fn set_boundary(&mut self, model: &Model, prices: &[i64], boundary: u32) {
        let row = at(boundary) * self.periods;
        for period in 0..model.periods {
            let entry = model.boundaries.entry.get(boundary, period);
            let finish = model.boundaries.finish.get(boundary, period);
            self.entry[row + at(period)] = cost(prices, entry);
            self.finish[row + at(period)] = cost(prices, finish);
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

fn cost(prices: &[i64], draws: &[Draw]) -> i64 {
    draws
        .iter()
        .map(|draw| prices[at(draw.cell)] * draw.units)
        .sum()
}
