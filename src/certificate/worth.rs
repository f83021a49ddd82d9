//! What stays and ends are worth to one trainee at given prices, read off the model.
use crate::problem::model::{Automaton, Draw, Model, at};

use super::itinerary::Deal;

/// One trainee's stays and ends, priced.
#[derive(Debug, Clone, Copy)]
pub(super) struct Worths<'a> {
    model: &'a Model,
    automaton: &'a Automaton,
    deal: Deal<'a>,
}

impl<'a> Worths<'a> {
    pub(super) fn new(model: &'a Model, automaton: &'a Automaton, deal: Deal<'a>) -> Self {
        Self {
            model,
            automaton,
            deal,
        }
    }

    /// What it costs to be where a choice is in all periods before each one.
    pub(super) fn presence(&self, index: u32, paid: &mut Vec<i128>) {
        let choice = &self.model.choices[at(index)];
        paid.clear();
        let mut sum = 0;
        paid.push(sum);
        for period in 0..self.model.periods {
            sum += self.cost(self.model.profiles.presence.get(choice.profile, period));
            let company = (self.deal.presence).and_then(|all| all.get(&(choice.hospital, period)));
            sum += company.copied().unwrap_or(0);
            paid.push(sum);
        }
    }

    /// A stay of a choice from `start`, where `paid` is its [`Self::presence`]; waiting is counted for all
    /// periods, so it is given back here.
    pub(super) fn stay(&self, index: u32, start: u32, length: u32, paid: &[i128]) -> i128 {
        let choice = &self.model.choices[at(index)];
        let range = at(self.automaton.bonuses.start)..at(self.automaton.bonuses.end);
        let bonus: i64 = (self.model.bonuses[range].iter())
            .filter(|bonus| bonus.choice == index && bonus.start == start)
            .map(|bonus| bonus.value)
            .sum();
        let waited = i128::from(self.automaton.wait) * i128::from(length);
        let value = i128::from(choice.value) + i128::from(bonus) - waited;
        let once = self.cost(self.model.profiles.start.get(choice.profile, start));
        let present = paid[at(start + length)] - paid[at(start)];
        i128::from(self.deal.weight) * value - present - once
    }

    /// The start of the first stay in `period`.
    pub(super) fn entry(&self, period: u32) -> i128 {
        let boundaries = &self.model.boundaries;
        let draws = boundaries.entry.get(self.automaton.boundary, period);
        self.end(&boundaries.entry_value, period) - self.cost(draws)
    }

    /// The end of the last stay, in whose last period all waiting is paid.
    pub(super) fn finish(&self, period: u32) -> i128 {
        let boundaries = &self.model.boundaries;
        let draws = boundaries.finish.get(self.automaton.boundary, period);
        let periods = i128::from(period) + 1 - i128::from(self.automaton.origin);
        let waited = i128::from(self.automaton.wait) * periods * i128::from(self.deal.weight);
        self.end(&boundaries.finish_value, period) + waited - self.cost(draws)
    }

    /// A change of hospital.
    pub(super) fn change(&self) -> i128 {
        i128::from(self.deal.weight) * i128::from(self.automaton.change)
    }

    fn end(&self, values: &[i64], period: u32) -> i128 {
        let index = at(self.automaton.boundary) * at(self.model.periods) + at(period);
        i128::from(self.deal.weight) * i128::from(values.get(index).copied().unwrap_or(0))
    }

    fn cost(&self, draws: &[Draw]) -> i128 {
        (draws.iter())
            .map(|draw| i128::from(self.deal.prices[at(draw.cell)]) * i128::from(draw.units))
            .sum()
    }
}
