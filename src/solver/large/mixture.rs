//! A mix of itineraries: the linear program of one part, with prices that stay near good ones.
//!
//! Itineraries that were met while prices were improved are mixed. Who leaves a cell's limits pays a
//! little more than a unit costs at the best prices so far, and unused units are paid a little less: so
//! the prices of the program stay in a corridor around the best ones, and few pivots solve it. Where they
//! bound better, they are the middle of the next corridor. What everybody has most of in the last mix
//! is a plan that follows the prices, once those who do not fit have found something else.
use crate::certificate::claim::SCALE;
use crate::problem::evaluate::own;
use crate::problem::model::{Cell, Plan, Stay, at, dense};
use crate::solver::budget::Budget;
use crate::solver::column::crowd::Form;
use crate::solver::column::master::Master;
use crate::solver::column::number::{float, whole};
use crate::solver::column::pool::Column;
use crate::solver::column::slope::{most, sound};

use super::dual::{Answer, Herd, NoAnswer};

/// Pivots of one solution for each trainee, at most.
const PIVOTS: u64 = 15;
/// Itineraries of each trainee that a mix begins with, at most.
const FEW: usize = 4;
/// Half the width of the first corridor, as a part of what a stay is worth.
const NARROW: i64 = 50;
/// Largest price, in 1/1000.
const DEAREST: i64 = 1 << 44;

/// What everybody has most of, and in which order they are to get it.
#[derive(Debug)]
pub(super) struct Wishes {
    pub(super) plan: Plan,
    /// By trainee: whoever has least doubt comes first.
    pub(super) ranks: Vec<u32>,
    /// Itineraries that another mix may begin with.
    pub(super) columns: Vec<(u32, Vec<Stay>)>,
}

/// Mixes what the herd has met, so many times, each time at better prices; returns these, and what the
/// last mix has most of.
pub(super) fn mix(
    herd: &mut Herd<'_>,
    mut best: Answer,
    passes: u32,
    budget: &mut Budget<'_>,
) -> Result<(Answer, Wishes), NoAnswer> {
    let met = herd.met.take().unwrap_or_default();
    let model = herd.question.model;
    let mut reach = match best.reach[2] {
        0 => usual(&best, herd),
        known => known,
    };
    let mut master = begin(herd, &best, met, reach);
    let others = others(herd, &best);
    let pivots = PIVOTS * u64::from(dense(model.trainees.len()));
    for _ in 0..passes {
        master.confine(model, corridor(herd, &best, reach));
        master.solve(model, pivots, &mut |steps| budget.spend(steps));
        if budget.stopped().is_some() {
            break;
        }
        let proposed = master.prices();
        let cells = model.cells.iter().zip(&best.prices).zip(&proposed.cells);
        let fixed = herd.question.fixed.iter();
        let prices = (cells.zip(fixed))
            .map(|(((cell, &known), &price), &fixed)| {
                let reach = if fixed { 0 } else { reach };
                near(cell, known, whole(price * float(SCALE), DEAREST), reach)
            })
            .collect();
        let answer = match herd.pass(prices, budget) {
            Ok(answer) => answer,
            Err(NoAnswer::Stopped) => break,
            Err(other) => return Err(other),
        };
        // At prices of the corridor, no bound is better than what the mix is worth.
        let hope = best.scaled - i128::from(whole(master.worth() * float(SCALE), DEAREST)) - others;
        let won = best.scaled - answer.scaled;
        let mut added = false;
        for column in columns(herd, &answer.plan) {
            let cost: f64 = (column.load.iter())
                .map(|&(cell, units)| proposed.cells[at(cell)] * float(units))
                .sum();
            let worth = master.cost(&column) - cost;
            let hurdle = proposed.hurdles[at(column.trainee)];
            if worth > hurdle + 1e-6 && master.find(&column).is_none() {
                master.add(column);
                added = true;
            }
        }
        if won > 0 {
            best = answer;
        }
        if won * 10 < hope {
            reach = (reach * 7 / 10).max(1);
        } else if won * 2 > hope {
            reach += reach / 2;
        }
        if !added || hope < i128::from(SCALE) {
            break;
        }
    }
    best.reach[2] = reach;
    let wishes = wishes(herd, &best, &master);
    Ok((best, wishes))
}

/// A program of the best of what was met, at the best prices.
fn begin(herd: &Herd<'_>, best: &Answer, met: Vec<(u32, Vec<Stay>)>, reach: i64) -> Master {
    let model = herd.question.model;
    let form = Form {
        penalty: herd.question.penalty,
        most_nodes: 0,
    };
    let first = columns(herd, &best.plan);
    let most = first.iter().map(|column| column.own.saturating_abs()).max();
    let force = (most.unwrap_or(0).max(50)).saturating_mul(8);
    let force = force.saturating_add(form.penalty.unwrap_or(0).saturating_mul(8));
    let corridor = corridor(herd, best, reach);
    let mut master = Master::confined(model, form, first, (None, force), corridor);
    let met = met.into_iter();
    let met = met.map(|(trainee, itinerary)| Column::new(model, trainee, itinerary));
    for column in few(herd, best, met.collect()) {
        if master.find(&column).is_none() {
            master.add(column);
        }
    }
    master
}

/// The few best ones of each trainee, at the best prices.
fn few(herd: &Herd<'_>, best: &Answer, all: Vec<Column>) -> Vec<Column> {
    let worth = |column: &Column| column.worth(&best.prices, SCALE, herd.missing());
    let mut all: Vec<(u32, i64, Column)> = (all.into_iter())
        .map(|column| (column.trainee, -worth(&column), column))
        .collect();
    all.sort_by(|one, other| {
        let order = (one.0, one.1).cmp(&(other.0, other.1));
        order.then_with(|| one.2.itinerary.cmp(&other.2.itinerary))
    });
    all.dedup_by(|one, other| one.2 == other.2);
    let same = all.chunk_by(|one, other| one.0 == other.0);
    same.flat_map(|same| same.iter().take(FEW))
        .map(|one| one.2.clone())
        .collect()
}

fn columns(herd: &Herd<'_>, plan: &Plan) -> Vec<Column> {
    let model = herd.question.model;
    let itineraries = (0..).zip(plan.iter().cloned());
    itineraries
        .map(|(trainee, itinerary)| Column::new(model, trainee, itinerary))
        .collect()
}

/// How far prices may move at first.
fn usual(best: &Answer, herd: &Herd<'_>) -> i64 {
    let model = herd.question.model;
    let people = best.plan.iter().zip(&model.trainees);
    let owns = people.map(|(stays, automaton)| own(model, automaton, stays).saturating_abs());
    let sum = owns.fold(0_i64, i64::saturating_add).min(DEAREST);
    let stays = best.plan.iter().map(Vec::len).sum::<usize>().max(1);
    (sum.saturating_mul(SCALE) / i64::from(dense(stays)) / NARROW).max(1)
}

/// Where the prices of the program must be. Those of cells that others share stay.
fn corridor(herd: &Herd<'_>, best: &Answer, reach: i64) -> Vec<(f64, f64)> {
    let cells = best.prices.iter().zip(herd.question.fixed);
    cells
        .map(|(&price, &fixed)| {
            let reach = if fixed { 0 } else { reach };
            let end = |price: i64| float(price) / float(SCALE);
            (end(price - reach), end(price + reach))
        })
        .collect()
}

/// The price nearest to the proposed one that bounds the cell's worth, at most `reach` from what is
/// known.
fn near(cell: &Cell, known: i64, proposed: i64, reach: i64) -> i64 {
    if reach == 0 {
        return known;
    }
    sound(cell, proposed.clamp(known - reach, known + reach))
}

/// What a mix is worth beside what the answer counts, in 1/1000: cells that others share, less the
/// share of the worst-off term, of which the program knows nothing.
fn others(herd: &Herd<'_>, best: &Answer) -> i128 {
    let model = herd.question.model;
    let cells = (model.cells.iter().zip(herd.question.fixed)).zip(&best.prices);
    let shared: i128 = cells
        .filter(|((_, fixed), _)| **fixed)
        .map(|((cell, _), &price)| most(cell, herd.question.penalty, price))
        .sum();
    let people = (model.trainees.iter().zip(&best.plan)).zip(herd.question.shares);
    let worst: i128 = people
        .map(|((automaton, stays), &share)| {
            i128::from(share) * i128::from(own(model, automaton, stays))
        })
        .sum();
    worst - shared
}

fn wishes(herd: &Herd<'_>, best: &Answer, master: &Master) -> Wishes {
    let mut plan = best.plan.clone();
    let mut shares = vec![0.0; plan.len()];
    for (index, share) in master.mix() {
        let column = &master.columns[at(index)];
        if share > shares[at(column.trainee)] {
            shares[at(column.trainee)] = share;
            plan[at(column.trainee)].clone_from(&column.itinerary);
        }
    }
    let doubt = |share: &f64| u32::try_from(whole((1.0 - share) * 16.0, 16)).unwrap_or(0);
    let columns = few(herd, best, master.columns.clone());
    Wishes {
        plan,
        ranks: shares.iter().map(doubt).collect(),
        columns: (columns.into_iter())
            .map(|column| (column.trainee, column.itinerary))
            .collect(),
    }
}
