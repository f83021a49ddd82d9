//! What crowds a trainee out: a smallest set of things without room that every option meets.

use std::collections::BTreeSet;

use super::blocks::Blocks;
use super::search::Answer;
use super::surroundings::{Block, Surroundings};
use crate::problem::model::{Plan, at};
use crate::problem::{CellLabel, Problem};

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
        let Some(blocks) = blockers(problem, &around, &need) else {
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
///
/// Of several such sets, one that names fewer places is taken; of those, one of seats and hospitals rather
/// than one of quotas, and one of quotas rather than one of interpreters and money.
pub(super) fn blockers(
    problem: &Problem,
    around: &Surroundings<'_>,
    need: &[u32],
) -> Option<Blocks> {
    let first = smallest(around, need, &|_| 0)?;
    let rank = |block: Block| rank(problem, block);
    if around.named(&first).all(|block| rank(block) == SEATS) {
        return Some(first);
    }
    let places = |blocks: &Blocks| {
        let named = around.named(blocks).map(|block| place(problem, block));
        named.collect::<BTreeSet<String>>().len()
    };
    let other = smallest(around, need, &rank);
    let other = other.filter(|other| places(other) <= places(&first));
    Some(other.unwrap_or(first))
}

/// The rank of seats and hospitals.
const SEATS: u32 = 3;

/// What a coordinator thinks of first, the more the greater.
fn rank(problem: &Problem, block: Block) -> u32 {
    let Block::Cell(cell) = block else { return 0 };
    match problem.cell(at(cell)) {
        Some(CellLabel::Department { .. } | CellLabel::Hospital { .. }) => SEATS,
        Some(
            CellLabel::YearQuota { .. }
            | CellLabel::CohortQuota { .. }
            | CellLabel::SpecialtyQuota { .. }
            | CellLabel::Share { .. },
        ) => 2,
        Some(CellLabel::Interpreters { .. } | CellLabel::Budget { .. }) => 1,
        Some(CellLabel::Apart { .. }) | None => 0,
    }
}

/// What a block is, whatever its period.
fn place(problem: &Problem, block: Block) -> String {
    match block {
        Block::Cell(cell) => {
            let label = problem.cell(at(cell));
            label.map_or_else(String::new, |label| label.place().to_string())
        }
        Block::Link(link) => format!("link {link}"),
    }
}

/// A smallest set of blocks, of those with the highest rank if there is a choice. Of equal ones, what comes
/// last says most: quotas and budgets say more than whole hospitals, and these more than departments.
fn smallest(
    around: &Surroundings<'_>,
    need: &[u32],
    rank: &dyn Fn(Block) -> u32,
) -> Option<Blocks> {
    let ranks: Vec<u32> = around.named(&around.everything()).map(rank).collect();
    let key = |place: &usize| (ranks.get(*place).copied(), *place);
    let best = |places: &[u32]| places.iter().map(|&place| at(place)).max_by_key(key);
    let mut counting = around.nothing();
    let mut options: Vec<Blocks> = Vec::new();
    // Stays for what is wanted, through which options would go: let what refuses each count.
    let mut first = around.nothing();
    around.through(need, &counting, |through| {
        around.refused(|course, stay, refusing| {
            let known = refusing.iter().any(|&place| first.has(at(place)));
            if let Some(best) = best(refusing).filter(|_| !known) {
                let wanted = around.is_wanted(need, course);
                first.set(best, wanted && through.may(course, stay.start));
            }
        });
    });
    counting = first;
    // Whatever option is left meets something: let one of that count too.
    loop {
        match around.find(need, &counting) {
            Answer::Nothing => break,
            Answer::Open => return None,
            Answer::Found(option) => {
                let met = around.blocks(&option);
                counting.set(met.places().max_by_key(key)?, true);
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
        let given_up = counting.places().filter(|&place| !needed[place]);
        given_up.min_by_key(key)
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
