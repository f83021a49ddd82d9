//! Can everybody be placed? The cells of which complete itineraries need more than there is.
//!
//! A linear program mixes complete itineraries so that as few units as possible are above the limits;
//! nothing else counts. Its prices, all 0 or up to 1, point at the cells that are short.
use std::ops::ControlFlow;

use crate::certificate::Shortage;
use crate::certificate::claim::SCALE;
use crate::problem::Problem;
use crate::problem::model::{Model, at, dense};

use super::budget::{Budget, Progress, Stop};
use super::column::crowd::{Crowd, Form};
use super::column::generate::Generator;
use super::config::Config;
use super::decoupled::Independent;

/// Numbers of cells and trainees, multiplied, up to which cells are left out one by one.
const SMALL: usize = 20_000;

/// The tightest shortage that was found: requirements of some trainees that need more units of some
/// cells than there are. If there is one, no schedule places everybody; if there is none, perhaps one
/// does.
///
/// The callback may stop the search, as in [`solve`](super::solve()).
///
/// ```
/// use std::ops::ControlFlow;
///
/// use practicum::{Problem, RuleBook};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let problem = Problem::compile(&program, &RuleBook::default())?;
/// let short = practicum::solver::shortage(&problem, &mut |_| ControlFlow::Continue(()));
/// let short = short.ok_or("six weeks are needed, there are four")?;
/// assert!(short.needed() > short.supplied() && short.verify(&problem));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn shortage(
    problem: &Problem,
    callback: &mut dyn FnMut(&Progress) -> ControlFlow<Stop>,
) -> Option<Shortage> {
    let cells = short_cells(problem.model(), &mut Budget::new(u64::MAX, callback))?;
    Shortage::of(problem, &cells)
}

/// Cells that are short together, by index.
pub(crate) fn short_cells(model: &Model, budget: &mut Budget<'_>) -> Option<Vec<u32>> {
    let bare = bare(model);
    let form = Form {
        penalty: None,
        most_nodes: Config::default().most_nodes,
    };
    let mut crowd = Crowd::new(&bare, None, form, budget)?;
    let Some(start) = Independent::new(&mut crowd, None, budget) else {
        // Somebody has no complete itinerary: that is a shortage of its own.
        return budget.stopped().is_none().then(Vec::new);
    };
    let mut generator = Generator::new(crowd, start, 1);
    generator.run(i64::MIN, budget);
    let prices = generator.proof.rates.prices.clone();
    let mut levels: Vec<i64> = prices.iter().copied().filter(|&price| price > 0).collect();
    levels.sort_unstable();
    levels.dedup();
    let mut best: Option<(i64, Vec<u32>)> = None;
    for level in levels {
        let set = (0..dense(prices.len()))
            .filter(|&cell| prices[at(cell)] >= level && model.cells[at(cell)].max < i64::MAX)
            .collect();
        let short = deficit(&mut generator.crowd, &set, budget)?;
        if short > 0 && best.as_ref().is_none_or(|best| short >= best.0) {
            best = Some((short, set));
        }
    }
    let (short, set) = best?;
    Some(fewer(&mut generator.crowd, short, set, budget))
}

/// Leaves out cells without which as much is short.
fn fewer(
    crowd: &mut Crowd<'_>,
    short: i64,
    mut set: Vec<u32>,
    budget: &mut Budget<'_>,
) -> Vec<u32> {
    if set.len() * crowd.model.trainees.len() > SMALL {
        return set;
    }
    let mut index = 0;
    while index < set.len() {
        let cell = set.remove(index);
        match deficit(crowd, &set, budget) {
            Some(less) if less >= short => {}
            Some(_) => {
                set.insert(index, cell);
                index += 1;
            }
            None => {
                set.insert(index, cell);
                return set;
            }
        }
    }
    set
}

/// Units of the cells that are needed and not there; `None` where the budget is used up.
fn deficit(crowd: &mut Crowd<'_>, set: &Vec<u32>, budget: &mut Budget<'_>) -> Option<i64> {
    let model = crowd.model;
    let mut prices = vec![0; model.cells.len()];
    let mut short = 0_i64;
    for &cell in set {
        prices[at(cell)] = SCALE;
        short -= model.cells[at(cell)].max;
    }
    let tariff = super::column::tariff::Tariff::new(model, &prices);
    for trainee in 0..dense(model.trainees.len()) {
        short -= crowd.best(trainee, &tariff, 0, budget)?.reduced / SCALE;
        if budget.stopped().is_some() {
            return None;
        }
    }
    Some(short)
}

/// The problem without values, minimum seats and links: only whether there is room.
fn bare(model: &Model) -> Model {
    let mut bare = model.clone();
    bare.worst_weight = 0;
    bare.links.clear();
    bare.bonuses.clear();
    bare.boundaries.entry_value.fill(0);
    bare.boundaries.finish_value.fill(0);
    for cell in &mut bare.cells {
        cell.min = 0;
        cell.target = i64::MAX;
        cell.over = 0;
    }
    for choice in &mut bare.choices {
        choice.value = 0;
    }
    for automaton in &mut bare.trainees {
        automaton.bonuses = 0..0;
        automaton.change = 0;
        automaton.wait = 0;
        // Shortages are counted without these caps.
        automaton.hospital_max = u32::MAX;
        automaton.hospital_caps.clear();
    }
    bare
}
