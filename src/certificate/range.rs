//! Between which limits the value of any plan lies, roughly, and what a sum at prices says of it.
use super::claim::{Bound, Mode, SCALE};
use crate::problem::model::{Automaton, Draw, Model, Worth, at};

/// The least and the greatest value that a plan can have, or numbers beyond them.
pub(crate) fn value_range(model: &Model) -> (i64, i64) {
    value_range_aloud(model, &mut || {})
}

/// As [`value_range`], calling `pulse` between small pieces of work.
pub(crate) fn value_range_aloud(model: &Model, pulse: &mut dyn FnMut()) -> (i64, i64) {
    let mut low = 0_i64;
    let mut high = 0_i64;
    let mut worst = (0_i64, 0_i64);
    let mut load = 0_i64;
    let largest = largest_draws(model, pulse);
    for (index, automaton) in model.trainees.iter().enumerate() {
        if index % 4096 == 0 {
            pulse();
        }
        let (least, most) = own_range(model, automaton);
        low = low.saturating_add(least);
        high = high.saturating_add(most);
        if automaton.counted {
            worst = (worst.0.min(least), worst.1.max(most));
        }
        load = load.saturating_add(largest);
    }
    low = low.saturating_add(model.worst_weight.saturating_mul(worst.0));
    high = high.saturating_add(model.worst_weight.saturating_mul(worst.1));
    for cell in model.cells.iter().filter(|cell| cell.over < 0) {
        let most = load.min(cell.max).saturating_sub(cell.target).max(0);
        low = low.saturating_add(cell.over.saturating_mul(most));
    }
    (low, high)
}

/// What a sum in 1/1000 says about the worth of plans; `None`: no plan of this kind exists. A shortfall
/// of `i64::MAX` says that there is no plan at all.
pub(crate) fn bound_of(model: &Model, mode: Mode, scaled: Option<i128>) -> Bound {
    bound_within(model, value_range(model), mode, scaled)
}

/// As [`bound_of`], where [`value_range`] is known.
pub(crate) fn bound_within(
    model: &Model,
    (low, high): (i64, i64),
    mode: Mode,
    scaled: Option<i128>,
) -> Bound {
    let whole = scaled.map(|sum| sum.div_euclid(i128::from(SCALE)));
    let whole = whole.map(|sum| sum.min(i128::from(i64::MAX)));
    let narrow = |value: i128| i64::try_from(value).unwrap_or(high).min(high);
    let nothing = Worth {
        shortfall: i64::MAX,
        value: low,
    };
    let worth = match (mode, whole) {
        (Mode::Strict, Some(sum)) if sum >= i128::from(low) => Worth {
            shortfall: 0,
            value: narrow(sum),
        },
        // No plan without shortfall.
        (Mode::Strict, _) => Worth {
            shortfall: 1,
            value: high,
        },
        (Mode::Relaxed { penalty }, Some(sum)) => {
            let penalty = i128::from(penalty.max(1));
            // value - penalty * shortfall <= sum, and no value is below `low`.
            let beyond = i128::from(low) - sum;
            let shortfall = (beyond + penalty - 1).div_euclid(penalty).max(0);
            if shortfall > most_shortfall(model) {
                return Bound {
                    worth: nothing,
                    scaled,
                };
            }
            Worth {
                shortfall: i64::try_from(shortfall).unwrap_or(i64::MAX),
                value: narrow(sum + penalty * shortfall),
            }
        }
        (Mode::Relaxed { .. }, None) => nothing,
    };
    Bound { worth, scaled }
}

/// Units that any plan can miss at most.
pub(crate) fn most_shortfall(model: &Model) -> i128 {
    let required = model.trainees.iter().flat_map(|one| &one.required);
    let required: i128 = required.map(|&stays| i128::from(stays)).sum();
    let minima = model.cells.iter().map(|cell| i128::from(cell.min.max(0)));
    required + minima.sum::<i128>()
}

/// As [`value_range`], for the own value of one trainee.
fn own_range(model: &Model, automaton: &Automaton) -> (i64, i64) {
    let stays: i64 = automaton.required.iter().map(|&n| i64::from(n)).sum();
    let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
    let bonuses = &model.bonuses[at(automaton.bonuses.start)..at(automaton.bonuses.end)];
    let row = at(automaton.boundary) * at(model.periods);
    let ends = |values: &'_ [i64]| {
        let row = values.get(row..row + at(model.periods)).unwrap_or(&[]);
        let least = row.iter().copied().fold(0, i64::min);
        (least, row.iter().copied().fold(0, i64::max))
    };
    let entry = ends(&model.boundaries.entry_value);
    let finish = ends(&model.boundaries.finish_value);
    let value = choices.iter().map(|choice| choice.value);
    let bonus = bonuses.iter().map(|bonus| bonus.value);
    let least = value.clone().fold(0, i64::min) + bonus.clone().fold(0, i64::min);
    let most = value.fold(0, i64::max) + bonus.fold(0, i64::max);
    let periods = i64::from(model.periods);
    let low = stays * (least + automaton.change) + periods * automaton.wait + entry.0 + finish.0;
    (low, stays * most + entry.1 + finish.1)
}

/// Units that one itinerary can draw from one cell at most, roughly.
fn largest_draws(model: &Model, pulse: &mut dyn FnMut()) -> i64 {
    let sum = |draws: &[Draw]| -> i64 { draws.iter().map(|draw| draw.units.max(0)).sum() };
    let mut most = 0_i64;
    for period in 0..model.periods {
        pulse();
        let mut here = 0;
        for profile in 0..model.profiles.presence.rows() {
            let presence = sum(model.profiles.presence.get(profile, period));
            let start = sum(model.profiles.start.get(profile, period));
            here = here.max(presence + start);
        }
        let mut ends = 0;
        for boundary in 0..model.boundaries.entry.rows() {
            let entry = sum(model.boundaries.entry.get(boundary, period));
            ends = ends.max(entry + sum(model.boundaries.finish.get(boundary, period)));
        }
        most = most.saturating_add(here).saturating_add(ends);
    }
    most
}
