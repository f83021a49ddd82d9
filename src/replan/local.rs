//! Planning some again, while all others stay.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::ground::Ground;
use super::run::{Replan, ReplanError};
use crate::check::{CheckReport, Violation};
use crate::explain::in_the_way;
use crate::problem::evaluate::{loads, missing, worth_of};
use crate::problem::model::{Link, Plan, Worth, at, dense};
use crate::rules::Family;
use crate::solver::part::Part;
use crate::solver::{Progress, SolveConfig, Status, Stop};

/// How often those who hold what somebody needs are set free as well.
const WIDER: usize = 2;
/// Trainees who are set free at once, at most.
pub(super) const NEIGHBORS: usize = 60;

/// Sees the progress, and may stop the search.
pub(super) type Watch<'a> = dyn FnMut(&Progress) -> ControlFlow<Stop> + 'a;

/// A new plan.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) plan: Plan,
    pub(super) status: Status,
    /// How many trainees were free.
    pub(super) free: usize,
    /// Placements that any plan that lacks as little keeps at the most, those who were not free staying;
    /// `None`: not known.
    pub(super) most_kept: Option<usize>,
}

/// Stays of the plan in force that a plan has.
pub(super) fn kept(old: &Plan, new: &Plan) -> usize {
    let pairs = old.iter().zip(new);
    let both = pairs.map(|(old, new)| old.iter().filter(|stay| new.contains(stay)).count());
    both.sum()
}

/// Plans some again; those who hold what they then lack follow, if the plan would lack more than
/// `enough`.
pub(super) fn planned_again(
    replan: &Replan<'_>,
    ground: &Ground,
    config: &SolveConfig,
    mut free: BTreeSet<u32>,
    enough: u64,
    callback: &mut Watch<'_>,
) -> Result<Found, ReplanError> {
    let mut best: Option<(Worth, usize, Found)> = None;
    for round in 0..=WIDER {
        with_linked(ground, &mut free);
        let found = solved(replan, ground, config, &free, callback)?;
        let worth = worth_of(ground.problem.model(), &found.plan);
        let Some(worth) = worth else {
            // Settled placements break something: that is not mended by freeing others.
            return Ok(best.map_or(found, |(.., best)| best));
        };
        let rank = (worth.shortfall, kept(&ground.plan, &found.plan));
        let better = best.as_ref().is_none_or(|(known, most, _)| {
            rank.0 < known.shortfall || rank.0 == known.shortfall && rank.1 > *most
        });
        let short = u64::try_from(worth.shortfall).unwrap_or(0) > enough;
        let more = if short && round < WIDER {
            holders(ground, &found.plan, &free)
        } else {
            BTreeSet::new()
        };
        if better {
            best = Some((worth, rank.1, found));
        }
        if more.is_empty() {
            break;
        }
        free.extend(more);
    }
    let nothing = Found {
        plan: ground.plan.clone(),
        status: Status::Unknown,
        free: 0,
        most_kept: None,
    };
    Ok(best.map_or(nothing, |(.., best)| best))
}

/// The free planned again, in the order of the goals.
fn solved(
    replan: &Replan<'_>,
    ground: &Ground,
    config: &SolveConfig,
    free: &BTreeSet<u32>,
    callback: &mut Watch<'_>,
) -> Result<Found, ReplanError> {
    let old = &ground.plan;
    if free.is_empty() {
        return Ok(Found {
            plan: old.clone(),
            status: Status::Optimal,
            free: 0,
            most_kept: Some(old.iter().map(Vec::len).sum()),
        });
    }
    let people: Vec<u32> = free.iter().copied().collect();
    let part = Part::new(&ground.problem, old, &ground.loads, people);
    let start = |plan: &Plan| config.clone().warm_start(ground.problem.decode(plan));
    if !replan.keeps_before_value() {
        let problem = part.valued(old).ok_or(ReplanError::TooLarge)?;
        let (plan, outcome) = part.solve(&problem, &start(old), callback);
        return Ok(Found {
            plan,
            status: outcome.status(),
            free: free.len(),
            most_kept: None,
        });
    }
    // First as many kept as possible, then, with as many, as much value as possible.
    let (low, high) = part.range();
    let each = high.saturating_sub(low).saturating_add(1);
    let keeping = part.keeping(old, each).ok_or(ReplanError::TooLarge)?;
    let (first, outcome) = part.solve(&keeping, &start(old), callback);
    let others = (0..)
        .zip(old)
        .filter(|(index, _)| !free.contains(index))
        .map(|(_, stays)| stays.len())
        .sum::<usize>();
    let own = kept(old, &first) - others;
    let bound = outcome.bound();
    let bound = bound.filter(|bound| bound.shortfall == outcome.score().shortfall);
    let most = bound.map(|bound| bound.value.saturating_sub(low).div_euclid(each));
    let most_kept = most.and_then(|most| usize::try_from(most).ok());
    let proven = most_kept.is_some_and(|most| most <= own);
    let least = i64::try_from(own).unwrap_or(i64::MAX);
    let valued = part.with_kept(old, least).ok_or(ReplanError::TooLarge)?;
    let (second, regained) = part.solve(&valued, &start(&first), callback);
    let rank = |plan: &Plan| {
        let worth = worth_of(ground.problem.model(), plan)?;
        Some((-worth.shortfall, kept(old, plan), worth.value))
    };
    let (plan, status) = if rank(&second) >= rank(&first) {
        (second, regained.status())
    } else {
        (first, Status::Feasible)
    };
    let status = match outcome.status() {
        Status::Optimal | Status::Feasible if proven => status,
        Status::Optimal | Status::Feasible => Status::Feasible,
        Status::Infeasible | Status::Unknown => outcome.status(),
    };
    Ok(Found {
        plan,
        status,
        free: free.len(),
        most_kept: most_kept.map(|most| most + others),
    })
}

/// Whoever is linked to somebody who is free is free too, where a link binds few.
fn with_linked(ground: &Ground, free: &mut BTreeSet<u32>) {
    let mut before = 0;
    while before < free.len() {
        before = free.len();
        for link in &ground.problem.model().links {
            let (Link::Together(members) | Link::NotAlone(members)) = link;
            let bound = members.iter().any(|member| free.contains(member));
            if bound && members.len() <= NEIGHBORS {
                free.extend(members);
            }
        }
    }
}

/// Who holds what the free lack, at most so many.
fn holders(ground: &Ground, plan: &Plan, free: &BTreeSet<u32>) -> BTreeSet<u32> {
    let model = ground.problem.model();
    let drawn = loads(model, plan);
    let mut cells = BTreeSet::new();
    for &trainee in free {
        if missing(&model.trainees[at(trainee)], &plan[at(trainee)]) > 0 {
            cells.extend(in_the_way(&ground.problem, plan, &drawn, trainee));
        }
    }
    let drawers = ground.drawers(plan, &cells).into_iter();
    let others = drawers.map(|(index, _)| index);
    others
        .filter(|index| !free.contains(index))
        .take(NEIGHBORS)
        .collect()
}

/// Those whose placements fall or break something with others; those who have nothing yet; and those
/// who lack something, if they are few.
pub(super) fn affected(
    replan: &Replan<'_>,
    ground: &Ground,
    before: &CheckReport,
) -> BTreeSet<u32> {
    let model = ground.problem.model();
    let mut affected = ground.lost.clone();
    // Links: the members whom the checker names.
    let linked = |one: &&Violation| one.code().family() == Family::Linking;
    let named = before.violations().iter().filter(linked);
    let named = named.flat_map(Violation::trainees);
    affected.extend(
        named
            .filter_map(|id| ground.problem.index_of(id))
            .map(dense),
    );
    // Of a cell that holds too much, enough of those who draw from it.
    let cells = (0..).zip(&model.cells).zip(&ground.loads);
    let over = cells.filter(|((_, cell), load)| **load > cell.max);
    let over: Vec<(u32, i64)> = over
        .map(|((index, cell), load)| (index, load.saturating_sub(cell.max)))
        .collect();
    if !over.is_empty() {
        let wanted: BTreeSet<u32> = over.iter().map(|&(cell, _)| cell).collect();
        let drawers = ground.drawers(&ground.plan, &wanted);
        for (cell, surplus) in over {
            let most = usize::try_from(surplus).unwrap_or(usize::MAX);
            let most = most.saturating_mul(4).max(NEIGHBORS);
            let of = drawers.iter().filter(|(_, drawn)| drawn.contains(&cell));
            affected.extend(of.map(|(index, _)| *index).take(most));
        }
    }
    let people = || (0..).zip(&model.trainees).zip(&ground.plan);
    let lacking: Vec<u32> = people()
        .filter(|((_, automaton), stays)| missing(automaton, stays) > 0)
        .map(|((index, _), _)| index)
        .collect();
    let few = lacking.len() <= NEIGHBORS;
    let nothing = |index: &u32| {
        let id = ground.problem.trainee(at(*index));
        id.is_none_or(|id| replan.in_force().of_trainee(id).is_empty())
    };
    affected.extend(lacking.into_iter().filter(|index| few || nothing(index)));
    affected
}
