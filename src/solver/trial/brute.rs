//! The best plan by trying everything.
use crate::problem::evaluate::{draws, evaluate, legal, missing, own};
use crate::problem::model::{Model, Stay, Worth, at, dense};

/// All legal itineraries of a trainee.
pub(crate) fn itineraries(model: &Model, trainee: u32) -> Vec<Vec<Stay>> {
    let mut all = Vec::new();
    let mut open = vec![Vec::new()];
    let automaton = &model.trainees[at(trainee)];
    while let Some(itinerary) = open.pop() {
        let free = itinerary.last().map_or(0, |&stay| {
            crate::problem::evaluate::span(model, automaton, stay).1
        });
        for choice in automaton.choices.clone() {
            let course = model.choices[at(choice)].course;
            if itinerary
                .iter()
                .any(|stay: &Stay| model.choices[at(stay.choice)].course == course)
            {
                continue;
            }
            for start in free..model.periods {
                if model.may_start(choice, start) {
                    let mut longer = itinerary.clone();
                    longer.push(Stay { start, choice });
                    open.push(longer);
                }
            }
        }
        if legal(model, trainee, &itinerary) {
            all.push(itinerary);
        }
    }
    all
}

/// The worth of the best plan that keeps the links, by looking at every plan; `Err` when there are more
/// than `most`.
pub(crate) fn linked_optimum(model: &Model, most: usize) -> Result<Option<Worth>, ()> {
    let options: Vec<Vec<Vec<Stay>>> = (0..dense(model.trainees.len()))
        .map(|trainee| itineraries(model, trainee))
        .collect();
    let count = |plans: usize, list: &Vec<Vec<Stay>>| plans.saturating_mul(list.len());
    let plans = options.iter().fold(1, count);
    if plans > most {
        return Err(());
    }
    let mut best = None;
    for mut number in 0..plans {
        let pick = |list: &Vec<Vec<Stay>>| {
            let stays = list[number % list.len()].clone();
            number /= list.len();
            stays
        };
        let plan = options.iter().map(pick).collect();
        best = best.max(evaluate(model, &plan));
    }
    Ok(best)
}

struct Alternative {
    own: i64,
    missing: i64,
    load: Vec<i64>,
}

/// The worth of the best plan; `Err` when there would be more than `most` plans to try.
pub(crate) fn optimum(model: &Model, most: usize) -> Result<Option<Worth>, ()> {
    let mut options = Vec::new();
    let mut plans = 1_usize;
    for trainee in 0..dense(model.trainees.len()) {
        let automaton = &model.trainees[at(trainee)];
        let mut list: Vec<Alternative> = Vec::new();
        for itinerary in itineraries(model, trainee) {
            let mut load = vec![0; model.cells.len()];
            draws(model, automaton, &itinerary, |cell, units| {
                load[at(cell)] += units;
            });
            let option = Alternative {
                own: own(model, automaton, &itinerary),
                missing: missing(automaton, &itinerary),
                load,
            };
            // Equal in everything that others notice: keep the better one.
            let twin = list
                .iter_mut()
                .find(|other| other.load == option.load && other.missing == option.missing);
            match twin {
                Some(twin) if twin.own >= option.own => {}
                Some(twin) => *twin = option,
                None => list.push(option),
            }
        }
        plans = plans.saturating_mul(list.len());
        options.push(list);
    }
    if plans > most {
        return Err(());
    }
    let mut best = None;
    let mut load = vec![0; model.cells.len()];
    descend(model, &options, 0, &mut load, (0, 0, None), &mut best);
    Ok(best)
}

fn descend(
    model: &Model,
    options: &[Vec<Alternative>],
    trainee: usize,
    load: &mut Vec<i64>,
    sums: (i64, i64, Option<i64>),
    best: &mut Option<Worth>,
) {
    let Some(list) = options.get(trainee) else {
        let mut worth = Worth {
            shortfall: sums.0,
            value: sums.1 + model.worst_weight * sums.2.unwrap_or(0),
        };
        for (cell, &load) in model.cells.iter().zip(load.iter()) {
            if load > cell.max {
                return;
            }
            worth.shortfall += (cell.min - load).max(0);
            worth.value += cell.over * load.saturating_sub(cell.target).max(0);
        }
        *best = (*best).max(Some(worth));
        return;
    };
    for option in list {
        for (sum, units) in load.iter_mut().zip(&option.load) {
            *sum += units;
        }
        let counted = model.trainees[trainee].counted;
        let least = if counted {
            Some(sums.2.map_or(option.own, |least| least.min(option.own)))
        } else {
            sums.2
        };
        let sums = (sums.0 + option.missing, sums.1 + option.own, least);
        descend(model, options, trainee + 1, load, sums, best);
        for (sum, units) in load.iter_mut().zip(&option.load) {
            *sum -= units;
        }
    }
}
