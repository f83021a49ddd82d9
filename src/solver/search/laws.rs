//! What holds of the search as a whole: its trajectory, its quality.
use super::anneal::anneal;
use super::construct::construct;
use super::trial::{random_model, school};
use crate::problem::evaluate::evaluate;
use crate::problem::model::{Model, Plan, Worth};
use crate::solver::budget::{Budget, Progress, REPORT_EVERY, Stop};
use std::ops::ControlFlow;

/// What the callback saw of a search: (steps, best) whenever the best moved, and all steps.
type Heard = (Vec<(u64, Worth)>, Vec<u64>);

/// Searches for `steps` or until the callback was called `calls` times.
fn heard(model: &Model, steps: u64, calls: usize) -> (Plan, Heard) {
    let (mut moved, mut steps_seen): Heard = (Vec::new(), Vec::new());
    let mut note = |progress: &Progress| {
        steps_seen.push(progress.steps);
        if let Some(best) = progress.best {
            if moved.last().is_none_or(|&(_, known)| known != best) {
                moved.push((progress.steps, best));
            }
        }
        if steps_seen.len() >= calls {
            return ControlFlow::Break(Stop::Cancelled);
        }
        ControlFlow::Continue(())
    };
    let mut budget = Budget::new(steps, &mut note);
    let plan = anneal(model, &construct(model), &[], 7, &mut budget);
    (plan, (moved, steps_seen))
}

/// Random models whose greedy start is legal.
fn models(seeds: std::ops::Range<u64>) -> impl Iterator<Item = Model> {
    seeds
        .map(random_model)
        .filter(|model| evaluate(model, &construct(model)).is_some())
}

#[test]
fn more_steps_extend_the_same_search_and_never_worsen_it() {
    let mut longer = 0;
    for model in models(0..150) {
        let (short, (few, _)) = heard(&model, 20_000, usize::MAX);
        let (long, (many, _)) = heard(&model, 60_000, usize::MAX);
        assert_eq!(few[..], many[..few.len()]);
        assert!(evaluate(&model, &long) >= evaluate(&model, &short));
        longer += usize::from(many.len() > few.len());
    }
    assert!(longer > 5, "{longer}");
}

#[test]
fn a_search_cut_short_leaves_the_best_plan_so_far() {
    let mut cut = 0;
    for (model, calls) in models(0..200).zip((1..8).cycle()) {
        let (plan, (moved, _)) = heard(&model, 100_000, calls);
        let worth = evaluate(&model, &plan);
        assert!(worth.is_some());
        if let Some(&(_, best)) = moved.last() {
            assert!(worth >= Some(best));
            cut += 1;
        }
    }
    assert!(cut > 100, "{cut}");
}

#[test]
fn the_caller_hears_of_every_few_thousand_steps() {
    for model in models(0..60) {
        let (_, (_, steps)) = heard(&model, 100_000, usize::MAX);
        let mut last = 0;
        for step in steps {
            assert!(step - last <= REPORT_EVERY + 1024, "{last} {step}");
            last = step;
        }
    }
}

/// All values times a factor.
fn weighed(model: &Model, factor: i64) -> Model {
    let mut model = model.clone();
    let (choices, bonuses) = (model.choices.iter_mut(), model.bonuses.iter_mut());
    choices.for_each(|choice| choice.value *= factor);
    bonuses.for_each(|bonus| bonus.value *= factor);
    model.cells.iter_mut().for_each(|cell| cell.over *= factor);
    for trainee in &mut model.trainees {
        trainee.change *= factor;
        trainee.wait *= factor;
    }
    let ends = &mut model.boundaries;
    let values = ends.entry_value.iter_mut().chain(&mut ends.finish_value);
    values.for_each(|value| *value *= factor);
    model
}

#[test]
fn doubled_weights_keep_the_plan() {
    let mut changed = 0;
    for model in models(0..150) {
        let (plan, _) = heard(&model, 20_000, usize::MAX);
        changed += u32::from(plan != construct(&model));
        for factor in [2, 16, 1024] {
            assert_eq!(heard(&weighed(&model, factor), 20_000, usize::MAX).0, plan);
        }
    }
    assert!(changed > 30, "{changed}");
}

/// What the search finds in a fixed number of steps, at least: golden values less two in a thousand, so
/// that making it faster can't quietly make it worse. Raise them when it gets better.
#[test]
fn quality_at_a_fixed_number_of_steps() {
    let golden = [(40, 1, 14_163), (40, 4, 14_048), (160, 2, 55_897)];
    for (trainees, length, value) in golden {
        let model = school(trainees, length, 3);
        let (plan, _) = heard(&model, 400_000, usize::MAX);
        let worth = evaluate(&model, &plan).unwrap();
        assert_eq!(worth.shortfall, 0);
        assert!(worth.value * 1000 >= value * 998, "{worth:?} {value}");
    }
}
