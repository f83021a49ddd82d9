//! Between which limits the value of any plan lies, roughly.
use crate::problem::model::{Automaton, Draw, Model, at};

/// The least and the greatest value that a plan can have, or numbers beyond them.
pub(crate) fn value_range(model: &Model) -> (i64, i64) {
    value_range_aloud(model, &mut || {})
}

/// As [`value_range`], calling `heard` every few thousand trainees.
pub(crate) fn value_range_aloud(model: &Model, heard: &mut dyn FnMut()) -> (i64, i64) {
    let mut low = 0_i64;
    let mut high = 0_i64;
    let mut worst = (0_i64, 0_i64);
    let mut load = 0_i64;
    let largest = largest_draws(model, heard);
    for (index, automaton) in model.trainees.iter().enumerate() {
        if index % 4096 == 0 {
            heard();
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
fn largest_draws(model: &Model, heard: &mut dyn FnMut()) -> i64 {
    let sum = |draws: &[Draw]| -> i64 { draws.iter().map(|draw| draw.units.max(0)).sum() };
    let mut most = 0_i64;
    for period in 0..model.periods {
        heard();
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
