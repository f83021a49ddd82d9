//! The running totals against the naive ones, on random models with every feature.
use super::audit::Audit;
use super::edit::Slot;
use super::layout::Layout;
use super::moves::propose::{Kind, Proposal, Proposer};
use super::personal::Change;
use super::state::State;
use super::trial::random_model;
use crate::problem::evaluate::{evaluate, legal, linked, worth_of};
use crate::problem::model::{Model, Worth, at, dense};
use crate::solver::budget::{Budget, Progress};
use crate::solver::random::Random;
use std::ops::ControlFlow;

/// Compares everything that the state keeps with a count from nothing, and the itineraries with the rules.
pub(super) fn audit(state: &State<'_>) {
    Audit::new(state).run(state);
    let (model, plan) = (state.layout.model, state.plan());
    for ((trainee, automaton), itinerary) in (0..).zip(&model.trainees).zip(&plan) {
        let bare = itinerary.is_empty() && automaton.courses.iter().any(|course| course.pinned);
        assert!(
            bare || legal(model, trainee, itinerary),
            "{trainee} {itinerary:?}"
        );
    }
    if state.tally().excess == 0 {
        assert_eq!(worth_of(model, &plan), Some(state.worth()));
    }
}

/// The state, as far as a proposal must leave it unchanged.
fn picture(state: &State<'_>) -> (Vec<Vec<Slot>>, Vec<i64>, Worth, super::loads::Tally) {
    let trainees = 0..dense(state.layout.persons.len());
    let cells = 0..state.loads.cells();
    (
        trainees
            .map(|trainee| state.itinerary(trainee).to_vec())
            .collect(),
        cells.map(|cell| state.loads.load(cell)).collect(),
        state.worth(),
        state.tally(),
    )
}

/// Tries each proposal: taken back it leaves no trace, kept it changes what was announced.
fn walk(model: &Model, seed: u64, steps: u32, counts: &mut [u32; 16]) {
    let layout = Layout::new(model);
    let start = super::construct::construct(model);
    let mut state = State::from_plan(&layout, &start);
    for cell in 0..state.loads.cells() {
        state.loads.reprice(cell, |_, _| 1 + i64::from(cell % 5));
    }
    if layout.separate {
        state.loads.keep_margins(layout.presence.cells(), 0);
    }
    if seed % 2 == 1 {
        state.loads.charge(|cell| i64::from(cell % 7) - 2);
    }
    audit(&state);
    let mut proposer = Proposer::new();
    let mut random = Random::new(99);
    for _ in 0..steps {
        let (kind, proposal) = proposer.next(&state, &mut random);
        let (first, second) = (&mut proposer.first, &mut proposer.second);
        let mut changes: Vec<Change> = Vec::new();
        if proposal != Proposal::None {
            changes.extend(state.judge(first));
            if proposal == Proposal::Two {
                changes.extend(state.judge(second));
            }
        }
        let wanted = match proposal {
            Proposal::None => 3,
            Proposal::One => 1,
            Proposal::Two => 2,
        };
        if changes.len() != wanted {
            continue;
        }
        let before = picture(&state);
        let delta = if wanted == 1 {
            state.delta(first.trainee, &changes[0])
        } else {
            let (one, two) = (first.trainee, second.trainee);
            state.delta_of_two((one, &changes[0]), (two, &changes[1]))
        };
        let simple = wanted == 1 && state.can_gauge(first);
        let gauged = simple.then(|| state.gauge(first));
        let edits = [&*first, &*second];
        for edit in &edits[..wanted] {
            state.draw(edit);
        }
        let after = state.tally();
        for edit in edits[..wanted].iter().rev() {
            state.undraw(edit);
        }
        assert_eq!(picture(&state), before, "{kind:?}");
        if let Some(gain) = gauged {
            let cells = after.value - before.3.value - after.price + before.3.price;
            assert_eq!(gain, cells, "{kind:?}");
        }
        if after.excess > before.3.excess && random.below(4) > 0 {
            continue;
        }
        for (edit, change) in edits.iter().zip(&changes) {
            state.draw(edit);
            state.commit(edit, change);
        }
        let cells = after.value - before.3.value;
        assert_eq!(
            state.worth().value,
            before.2.value + delta.value + cells,
            "{kind:?}"
        );
        audit(&state);
        counts[index(kind)] += 1;
    }
}

fn index(kind: Kind) -> usize {
    let kinds = [
        Kind::Change,
        Kind::Nudge,
        Kind::Relocate,
        Kind::Rotate,
        Kind::Rehost,
        Kind::Insert,
        Kind::Displace,
        Kind::Remove,
        Kind::Exchange,
        Kind::Fill,
        Kind::Transfer,
    ];
    kinds.iter().position(|&each| each == kind).unwrap()
}

#[test]
fn deltas_equal_full_counts_for_every_move() {
    let mut counts = [0; 16];
    for seed in 0..20_000 {
        walk(&random_model(seed), seed, 60, &mut counts);
    }
    println!("moves made {counts:?}");
    assert!(counts[..11].iter().all(|&count| count > 100), "{counts:?}");
}

#[test]
fn starts_are_legal() {
    for seed in 0..3000 {
        let model = random_model(seed);
        let plan = super::construct::construct(&model);
        for (trainee, automaton) in (0..).zip(&model.trainees) {
            let bare = plan[at(trainee)].is_empty() && automaton.courses.iter().any(|c| c.pinned);
            assert!(bare || legal(&model, trainee, &plan[at(trainee)]));
        }
        assert!(linked(&model, &plan));
    }
}

/// A budget that only counts.
fn search(model: &Model, seed: u64, steps: u64) -> (crate::problem::model::Plan, u64) {
    let start = super::construct::construct(model);
    let mut ignore = |_: &Progress| ControlFlow::Continue(());
    let mut budget = Budget::new(steps, &mut ignore);
    // Some searches pay for what they draw, some are paid for it.
    let prices: Vec<i64> = (0..dense(model.cells.len()))
        .map(|cell| i64::from(cell % 7) * 900 - 1800)
        .collect();
    let prices = if seed % 2 == 0 { &[][..] } else { &prices };
    let plan = super::anneal::anneal(model, &start, prices, seed, &mut budget);
    (plan, budget.steps())
}

#[test]
fn plans_are_legal_and_never_worse_than_the_start() {
    let mut better = 0;
    for seed in 0..400 {
        let model = random_model(seed);
        if evaluate(&model, &super::construct::construct(&model)).is_none() {
            // Pins that no capacity admits: there is no legal plan to return.
            continue;
        }
        let start = evaluate(&model, &super::construct::construct(&model)).unwrap();
        let (plan, _) = search(&model, seed, 4096);
        let found = evaluate(&model, &plan).unwrap();
        assert!(found >= start, "{seed}");
        better += u32::from(found > start);
    }
    assert!(better > 150, "{better}");
}

#[test]
fn the_same_seed_gives_the_same_plan() {
    for seed in 0..20 {
        let model = random_model(seed);
        assert_eq!(search(&model, 5, 8192), search(&model, 5, 8192));
    }
}

#[test]
fn crews_are_placed_and_moved() {
    let (mut placed, mut changed) = (0, 0);
    for seed in 0..3000 {
        let model = random_model(seed);
        let start = super::construct::construct(&model);
        if model.links.is_empty() || evaluate(&model, &start).is_none() {
            continue;
        }
        placed += dense(start[0].len());
        let (plan, _) = search(&model, seed, 1024);
        changed += u32::from(plan[0] != start[0] && !plan[0].is_empty());
    }
    assert!(placed > 15 && changed > 15, "{placed} {changed}");
}
