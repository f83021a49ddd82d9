//! A start that somebody brings along: what of it keeps all rules.
use crate::problem::evaluate::{draws, evaluate, legal, loads};
use crate::problem::model::{Model, Plan, Stay, at, dense};

use super::column::place::pins;
use super::unlink::unlink;

/// The plan without the stays that break a rule; `None` where even the pins do.
pub(crate) fn mend(model: &Model, start: Plan) -> Option<Plan> {
    if evaluate(model, &start).is_some() {
        return Some(start);
    }
    let mut plan = pins(model);
    let mut drawn = loads(model, &plan);
    for trainee in 0..dense(model.trainees.len()) {
        let mut wanted = start.get(at(trainee)).cloned().unwrap_or_default();
        wanted.sort_unstable();
        wanted.dedup();
        if take(model, trainee, &wanted, &mut plan, &mut drawn) {
            continue;
        }
        for stay in wanted {
            let mut more = plan[at(trainee)].clone();
            if !more.contains(&stay) {
                more.push(stay);
                more.sort_unstable();
                take(model, trainee, &more, &mut plan, &mut drawn);
            }
        }
    }
    unlink(model, plan).filter(|plan| evaluate(model, plan).is_some())
}

/// Gives a trainee an itinerary, if it is legal and no cell holds too much.
fn take(
    model: &Model,
    trainee: u32,
    itinerary: &[Stay],
    plan: &mut Plan,
    drawn: &mut [i64],
) -> bool {
    if !legal(model, trainee, itinerary) {
        return false;
    }
    let automaton = &model.trainees[at(trainee)];
    let mut change: Vec<(u32, i64)> = Vec::new();
    draws(model, automaton, itinerary, |cell, units| {
        change.push((cell, units));
    });
    draws(model, automaton, &plan[at(trainee)], |cell, units| {
        change.push((cell, -units));
    });
    for &(cell, units) in &change {
        drawn[at(cell)] += units;
    }
    let fits = change
        .iter()
        .all(|&(cell, _)| drawn[at(cell)] <= model.cells[at(cell)].max);
    if fits {
        plan[at(trainee)] = itinerary.to_vec();
    } else {
        for &(cell, units) in &change {
            drawn[at(cell)] -= units;
        }
    }
    fits
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::solver::budget::Progress;
    use crate::solver::config::Config;
    use crate::solver::solve::{solve, solve_from};
    use crate::solver::trial::random::{self, Random};

    #[test]
    fn what_keeps_the_rules_is_kept() {
        let mut better = 0;
        for seed in 0..300 {
            let model = random::model(seed);
            let mut ignore = |_: &Progress| ControlFlow::Continue(());
            let outcome = solve(&model, &Config::default(), &mut ignore);
            let Some((worth, plan)) = outcome.best else {
                continue;
            };
            assert_eq!(mend(&model, plan.clone()), Some(plan.clone()));
            // Stays that are there twice, at other times, and of other trainees.
            let mut random = Random(seed);
            let mut damaged = plan.clone();
            for itinerary in &mut damaged {
                if !model.choices.is_empty() && random.chance(50) {
                    let last = dense(model.choices.len()) - 1;
                    let start = random.index(0, model.periods - 1);
                    let choice = random.index(0, last);
                    itinerary.push(Stay { start, choice });
                }
            }
            let Some(mended) = mend(&model, damaged) else {
                continue;
            };
            let start = evaluate(&model, &mended).unwrap();
            assert!(start <= worth, "seed {seed}");
            let none = Config {
                steps: 0,
                ..Config::default()
            };
            let kept = solve_from(&model, &none, Some(mended), &mut ignore);
            assert!(kept.best.unwrap().0 >= start, "seed {seed}");
            better += u64::from(Some(start) > evaluate(&model, &pins(&model)));
        }
        assert!(better > 50);
    }
}
