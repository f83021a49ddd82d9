//! What crowds a trainee out: a smallest set of things without room that every option meets.

use std::collections::BTreeSet;

use super::search::Answer;
use super::surroundings::{Block, Surroundings};
use crate::problem::Problem;
use crate::problem::model::{Plan, at};

/// Cells that are in the way of a trainee's open requirements, each by a smallest set.
pub(crate) fn in_the_way(
    problem: &Problem,
    plan: &Plan,
    loads: &[i64],
    trainee: u32,
) -> BTreeSet<u32> {
    let model = problem.model();
    let automaton = &model.trainees[at(trainee)];
    let around = Surroundings::new(model, plan, loads, trainee);
    let mut placed = vec![0; automaton.required.len()];
    for stay in &plan[at(trainee)] {
        let course = model.choices[at(stay.choice)].course;
        placed[at(automaton.courses[at(course)].group)] += 1;
    }
    let mut found = BTreeSet::new();
    for (group, &required) in automaton.required.iter().enumerate() {
        if placed[group] >= required {
            continue;
        }
        let mut need = placed.clone();
        need[group] += 1;
        let blocks = blockers(&around, &need).unwrap_or_default();
        found.extend(blocks.into_iter().filter_map(|block| match block {
            Block::Cell(cell) => Some(cell),
            Block::Link(_) => None,
        }));
    }
    found
}

/// A smallest set of blocks: with these alone there is no option, without any one of them there is.
/// `None` if that could not be settled. There must be no option with all of them.
pub(super) fn blockers(around: &Surroundings<'_>, need: &[u32]) -> Option<BTreeSet<Block>> {
    let mut counting = BTreeSet::new();
    // Whatever option is left meets something: let that count too.
    loop {
        match around.find(need, Some(&counting)) {
            Answer::Nothing => break,
            Answer::Open => return None,
            Answer::Found(option) => {
                let met = around.blocks(&option);
                if met.is_subset(&counting) {
                    return None;
                }
                counting.extend(met);
            }
        }
    }
    // Half of what is left at a time, then a quarter, until each stands alone. What comes first is
    // given up first: departments before whole hospitals, quotas and budgets, which say more.
    let mut size = counting.len().div_ceil(2).max(1);
    loop {
        let all: Vec<Block> = counting.iter().copied().collect();
        for part in all.chunks(size) {
            let fewer: BTreeSet<Block> = counting
                .iter()
                .filter(|block| !part.contains(block))
                .copied()
                .collect();
            match around.find(need, Some(&fewer)) {
                Answer::Nothing => counting = fewer,
                Answer::Open => return None,
                Answer::Found(_) => {}
            }
        }
        if size == 1 {
            return Some(counting);
        }
        size = size.div_ceil(2);
    }
}
