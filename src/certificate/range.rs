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
    for cell in &model.cells {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::model::{Bonus, Boundaries, Cell, Choice, DrawTable, Profiles};

    const PERIODS: u32 = 4;

    /// Lists of one draw of so many units each, by row and period; rows that are shorter draw nothing at the end.
    fn table(rows: &[&[i64]]) -> DrawTable {
        let mut table = DrawTable::new(PERIODS);
        for row in rows {
            let lists = row.iter().map(|&units| vec![Draw { cell: 0, units }]);
            table.push_row(&lists.collect::<Vec<_>>());
        }
        table
    }

    fn empty() -> Model {
        Model {
            periods: PERIODS,
            profiles: Profiles {
                presence: table(&[&[]]),
                start: table(&[&[]]),
            },
            boundaries: Boundaries {
                entry: table(&[&[]]),
                finish: table(&[&[]]),
                ..Boundaries::default()
            },
            ..Model::default()
        }
    }

    fn choice(value: i64) -> Choice {
        Choice {
            course: 0,
            department: 0,
            hospital: 0,
            profile: 0,
            starts: 0,
            value,
        }
    }

    fn bonus(value: i64) -> Bonus {
        Bonus {
            choice: 0,
            start: 0,
            value,
        }
    }

    fn cell(max: i64, target: i64, over: i64) -> Cell {
        Cell {
            min: 0,
            max,
            target,
            over,
        }
    }

    /// Three stays at -7 to 11 each, with bonuses of -2 to 3, changes at -5 and four periods of waiting at -13, and ends
    /// worth -3 to 2 and -4 to 6.
    fn person(model: &mut Model) -> Automaton {
        model.choices = vec![choice(100), choice(-7), choice(11), choice(-100)];
        model.bonuses = vec![bonus(100), bonus(-2), bonus(3), bonus(-100)];
        let (before, after) = ([50, -50, 0, 0], [0, 0, 0, 0]);
        let row = |ends| [before, ends, after].concat();
        model.boundaries.entry_value = row([-3, 0, 2, 1]);
        model.boundaries.finish_value = row([1, 6, 0, -4]);
        Automaton {
            required: vec![1, 2],
            choices: 1..3,
            bonuses: 1..3,
            change: -5,
            wait: -13,
            boundary: 1,
            ..Automaton::default()
        }
    }

    const LOW: i64 = 3 * (-7 - 2 - 5) - 4 * 13 - 3 - 4;
    const HIGH: i64 = 3 * (11 + 3) + 2 + 6;

    #[test]
    fn a_trainee_is_worth_stays_changes_waiting_and_ends() {
        let mut model = empty();
        model.worst_weight = 10;
        let person = person(&mut model);
        assert_eq!(value_range(&model), (0, 0));
        model.trainees = vec![person.clone()];
        assert_eq!(value_range(&model), (LOW, HIGH));
        let counted = Automaton {
            counted: true,
            ..person
        };
        // The worst-off one may be as good as the best.
        model.trainees.push(counted.clone());
        assert_eq!(value_range(&model), (12 * LOW, 12 * HIGH));
        model.trainees.push(Automaton {
            required: vec![1],
            ..counted
        });
        let (least, most) = (-7 - 2 - 5 - 4 * 13 - 3 - 4, 11 + 3 + 2 + 6);
        let range = (12 * LOW + least, 12 * HIGH + most);
        assert_eq!(value_range(&model), range);
    }

    #[test]
    fn what_can_only_gain_does_not_lose() {
        let mut model = empty();
        model.choices = vec![choice(5)];
        model.bonuses = vec![bonus(1)];
        model.boundaries.entry_value = vec![1; at(PERIODS)];
        model.boundaries.finish_value = vec![2; at(PERIODS)];
        model.trainees = vec![Automaton {
            required: vec![1],
            choices: 0..1,
            bonuses: 0..1,
            ..Automaton::default()
        }];
        assert_eq!(value_range(&model), (0, 9));
    }

    /// By period: the larger sum of what a row's stay draws, and of what the larger row's ends draw.
    #[test]
    fn units_above_a_target_cost_as_much_as_trainees_can_draw() {
        let mut model = empty();
        model.profiles.presence = table(&[&[1, 2, 3], &[3, 0, -9]]);
        model.profiles.start = table(&[&[5, 1, 0], &[2, 4, -9]]);
        model.boundaries.entry = table(&[&[1, 0, 0, 7], &[2, -8, 0, 0]]);
        model.boundaries.finish = table(&[&[3, 0, 0, 2], &[4, 1, 0, 0]]);
        let drawn = (6 + 6) + (4 + 1) + 3 + 9;
        model.trainees = vec![Automaton::default(); 2];
        let with = |cells: &[Cell]| {
            let mut model = model.clone();
            model.cells = cells.to_vec();
            value_range(&model)
        };
        assert_eq!(with(&[cell(100, 3, -2)]), (-2 * (2 * drawn - 3), 0));
        assert_eq!(with(&[cell(10, 3, -2)]), (-2 * (10 - 3), 0));
        assert_eq!(with(&[cell(10, 12, -2)]), (0, 0));
        let both = [cell(10, 3, -2), cell(100, 50, -7)];
        assert_eq!(with(&both), (-2 * 7 - 7 * (2 * drawn - 50), 0));
    }

    #[test]
    fn the_caller_is_heard_after_so_many_trainees() {
        let mut model = empty();
        for (people, heard) in [(1, 1), (4096, 1), (4097, 2), (8193, 3)] {
            model.trainees = vec![Automaton::default(); people];
            let mut count = 0;
            value_range_aloud(&model, &mut || count += 1);
            assert_eq!(count, heard + PERIODS, "{people}");
        }
    }

    #[test]
    fn a_sum_says_what_plans_without_shortfall_are_worth() {
        let said = |scaled| bound_within(&empty(), (-5, 100), Mode::Strict, scaled).worth;
        let worth = |shortfall, value| Worth { shortfall, value };
        assert_eq!(said(Some(7999)), worth(0, 7), "whole units only");
        assert_eq!(said(Some(-1)), worth(0, -1));
        assert_eq!(said(Some(-5000)), worth(0, -5));
        assert_eq!(said(Some(-5001)), worth(1, 100), "none is worth less");
        assert_eq!(said(None), worth(1, 100));
        assert_eq!(said(Some(99_999)), worth(0, 99));
        assert_eq!(said(Some(101_000)), worth(0, 100), "none is worth more");
        assert_eq!(said(Some(i128::MAX)), worth(0, 100));
    }

    #[test]
    fn a_sum_says_what_must_be_missing() {
        let mut model = empty();
        model.cells = vec![cell(9, 0, 0), cell(9, 0, 0), cell(9, 0, 0)];
        model.cells[0].min = 2;
        model.cells[1].min = -4;
        model.cells[2].min = 1;
        let people = [vec![1, 2], vec![1]].map(|required| Automaton {
            required,
            ..Automaton::default()
        });
        model.trainees = people.to_vec();
        assert_eq!(most_shortfall(&model), 7);
        let penalty = 10;
        let range = (-5, 100);
        let said = |sum: Option<i128>| {
            let mode = Mode::Relaxed { penalty };
            bound_within(&model, range, mode, sum.map(|sum| sum * 1000)).worth
        };
        let worth = |shortfall, value| Worth { shortfall, value };
        let none = worth(i64::MAX, -5);
        assert_eq!(said(Some(200)), worth(0, 100));
        assert_eq!(said(Some(20)), worth(0, 20));
        assert_eq!(said(Some(-5)), worth(0, -5));
        assert_eq!(said(Some(-6)), worth(1, 4));
        assert_eq!(said(Some(-15)), worth(1, -5));
        assert_eq!(said(Some(-16)), worth(2, 4));
        assert_eq!(said(Some(-75)), worth(7, -5));
        assert_eq!(said(Some(-76)), none, "no plan misses eight");
        assert_eq!(said(None), none);
        let bound = bound_of(&model, Mode::Strict, Some(1));
        assert_eq!((bound.worth, bound.scaled), (worth(0, 0), Some(1)));
    }
}
