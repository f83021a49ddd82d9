//! What crowds a trainee out: a smallest set of things without room that every option meets.

use std::collections::BTreeSet;

use super::blocks::Blocks;
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
        let Some(blocks) = blockers(&around, &need) else {
            continue;
        };
        found.extend(around.named(&blocks).filter_map(|block| match block {
            Block::Cell(cell) => Some(cell),
            Block::Link(_) => None,
        }));
    }
    found
}

/// A smallest set of blocks: with these alone there is no option, without any one of them there is.
/// `None` if that could not be settled. There must be no option with all of them.
pub(super) fn blockers(around: &Surroundings<'_>, need: &[u32]) -> Option<Blocks> {
    let mut counting = around.nothing();
    let mut options: Vec<Blocks> = Vec::new();
    // Stays for what is wanted, through which options would go: let what refuses each count.
    let mut first = around.nothing();
    around.through(need, &counting, |through| {
        around.refused(|course, stay, refusing| {
            let known = refusing.iter().any(|&place| first.has(at(place)));
            if let Some(&last) = refusing.last().filter(|_| !known) {
                let wanted = around.is_wanted(need, course);
                first.set(at(last), wanted && through.may(course, stay.start));
            }
        });
    });
    counting = first;
    // Whatever option is left meets something: let one of that count too. What comes last says most:
    // quotas and budgets say more than whole hospitals, and these more than departments.
    loop {
        match around.find(need, &counting) {
            Answer::Nothing => break,
            Answer::Open => return None,
            Answer::Found(option) => {
                let met = around.blocks(&option);
                counting.set(met.places().next_back()?, true);
                options.push(met);
            }
        }
    }
    // What an option meets alone can not be left out. What comes first is given up first.
    let mut needed: Vec<bool> = vec![false; counting.bits.len()];
    around.through(need, &counting, |through| {
        around.refused(|course, stay, refusing| {
            let mut counted = refusing.iter().map(|&place| at(place));
            let mut counted = counted.by_ref().filter(|&place| counting.has(place));
            let (only, other) = (counted.next(), counted.next());
            if let Some(only) = only.filter(|&only| other.is_none() && !needed[only]) {
                let option = through.option(course, stay);
                needed[only] = option.is_some_and(|option| around.is_legal(&option));
            }
        });
    });
    let mut alone = |counting: &Blocks, options: &[Blocks]| {
        for place in options.iter().filter_map(|met| met.only(counting)) {
            needed[place] = true;
        }
        counting.places().find(|&place| !needed[place])
    };
    while let Some(place) = alone(&counting, &options) {
        counting.set(place, false);
        match around.find(need, &counting) {
            Answer::Nothing => {}
            Answer::Open => return None,
            Answer::Found(option) => {
                options.push(around.blocks(&option));
                counting.set(place, true);
            }
        }
    }
    Some(counting)
}
