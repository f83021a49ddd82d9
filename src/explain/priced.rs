//! Shortages of any capacity: what counting placements in departments does not show.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;

use super::conflict::Filter;
use super::crux::{Crux, FEW, crux};
use super::room::Room;
use super::shortage::{Shortage, counted, days};
use crate::certificate;
use crate::certificate::shortage::needs;
use crate::ids::{DepartmentId, TraineeId};
use crate::planner::PlanError;
use crate::problem::model::{Automaton, Model, at, dense};
use crate::problem::{CellLabel, Problem};
use crate::program::Program;
use crate::rules::{RuleBook, RuleCode};
use crate::solver::SolveConfig;
use crate::solver::budget::Budget;
use crate::solver::shortage::short_cells;

/// Trainees whose prices are asked for, at most.
const PRICED: usize = 64;
/// Steps of that, at most.
const STEPS: u64 = 500_000;
/// Sets of cells that are tried, at most.
const SETS: usize = 200;
/// Trainees whose needs are worked out for them, at most, each counted for each set.
const WORKED_OUT: usize = 100_000;

/// All shortages that are found, each of other trainees: whoever is in one of them is left out before
/// the next is looked for. Where a shortage is of a few dozen trainees at most, nobody is named who can be left out, as
/// far as the solver's steps allow to tell; of larger ones, everybody who was counted. An empty list is no promise that
/// everybody can be placed.
///
/// ```
/// use practicum::explain::{English, Wording, shortages};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let short = shortages(&program, &RuleBook::default(), &SolveConfig::default())?;
/// assert_eq!(short.len(), 1);
/// assert!(English::new(&program).shortage(&short[0]).starts_with("2 trainees need"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`PlanError`] if the program is too large to be planned.
pub fn shortages(
    program: &Program,
    book: &RuleBook,
    config: &SolveConfig,
) -> Result<Vec<Shortage>, PlanError> {
    let ids = program.trainees().iter();
    let mut left: Vec<TraineeId> = ids.map(|trainee| trainee.id().clone()).collect();
    let mut room = Room::new(program, book, config);
    let rules = room.switchable();
    let mut found = Vec::new();
    while let Crux::Short(trainees) = crux(&mut room, &left, &rules)? {
        let mut filter = Filter {
            room: &mut room,
            trainees,
            rules: rules.clone(),
            open: false,
        };
        // Many have been counted, and counting names none of them in vain.
        if filter.trainees.len() <= FEW {
            filter.fewer_trainees()?;
        }
        let short = filter.trainees;
        found.extend(room.reading(&short, &rules)?);
        left.retain(|one| !short.contains(one));
    }
    Ok(found)
}

impl Room<'_> {
    /// What some trainees who can not be placed together are short of, if that can be counted.
    pub(super) fn reading(
        &self,
        trainees: &[TraineeId],
        rules: &[RuleCode],
    ) -> Result<Option<Shortage>, PlanError> {
        let Some(program) = self.program(trainees) else {
            return Ok(None);
        };
        let problem = Problem::compile(&program, &self.only(rules))?;
        if let Some(short) = counted(&program, &problem) {
            return Ok(Some(short));
        }
        let mut go = |_: &crate::solver::Progress| ControlFlow::Continue(());
        let few = trainees.len() <= PRICED;
        let priced = few.then(|| short_cells(problem.model(), &mut Budget::new(STEPS, &mut go)));
        let short = priced.flatten().or_else(|| Some(self.known(&problem)));
        let short = short.and_then(|cells| certificate::Shortage::of(&problem, &cells));
        Ok(short.and_then(|short| of_cells(&program, &problem, &short)))
    }
}

/// The fewest trainees who need more of some cells than there is, and the cells. Looked at are all seats
/// that somebody may have, hospitals as a whole, and whatever is not of one period: quotas and budgets.
pub(super) fn fewest(problem: &Problem) -> Option<(Vec<u32>, Vec<u32>)> {
    let model = problem.model();
    let mut sets: BTreeSet<Vec<u32>> = BTreeSet::new();
    let mut hospitals: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut rooms: BTreeMap<&DepartmentId, Vec<u32>> = BTreeMap::new();
    for (index, cell) in model.cells.iter().enumerate() {
        let label = problem.cell(index).filter(|_| cell.max < i64::MAX);
        match label {
            Some(CellLabel::Department { department, .. }) => {
                rooms.entry(department).or_default().push(dense(index));
            }
            Some(label) if label.period().is_none() => {
                sets.insert(vec![dense(index)]);
            }
            Some(label) => {
                let place = hospitals.entry(label.place().to_string());
                place.or_default().push(dense(index));
            }
            None => {}
        }
    }
    sets.extend(hospitals.into_values());
    for automaton in &model.trainees {
        let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
        let places: BTreeSet<u32> = choices.iter().map(|choice| choice.department).collect();
        let places = places.iter().filter_map(|&place| problem.department(place));
        let cells = places.filter_map(|place| rooms.get(place)).flatten();
        let mut cells: Vec<u32> = cells.copied().collect();
        cells.sort_unstable();
        if !cells.is_empty() && sets.len() < SETS {
            sets.insert(cells);
        }
    }
    let lasts = model
        .trainees
        .iter()
        .map(longest)
        .fold(0, i64::saturating_add);
    let timed = |cell: &u32| {
        problem
            .cell(at(*cell))
            .is_some_and(|one| one.period().is_some())
    };
    let mut best: Option<(Vec<u32>, Vec<u32>)> = None;
    let mut left = WORKED_OUT;
    for set in sets {
        // Nobody is in two places at a time.
        if supplied(model, &set) >= lasts && set.iter().all(timed) {
            continue;
        }
        let Some(less) = left.checked_sub(model.trainees.len()) else {
            break;
        };
        left = less;
        let most = best.as_ref().map_or(usize::MAX, |best| best.0.len());
        if let Some(trainees) = too_many(problem, &set).filter(|all| all.len() < most) {
            best = Some((trainees, set));
        }
    }
    best
}

/// Units that cells hold together.
fn supplied(model: &Model, set: &[u32]) -> i64 {
    let limits = set.iter().map(|&cell| model.cells[at(cell)].max);
    limits.fold(0, i64::saturating_add)
}

/// Periods that all placements of a trainee last, at most.
fn longest(automaton: &Automaton) -> i64 {
    let groups = (0..).zip(&automaton.required).map(|(group, &required)| {
        let own = automaton.courses.iter().filter(|one| one.group == group);
        let length = own.map(|one| one.length).max().unwrap_or(0);
        i64::from(required).saturating_mul(i64::from(length))
    });
    groups.fold(0, i64::saturating_add)
}

/// The fewest trainees who need more of a set of cells than there is.
fn too_many(problem: &Problem, set: &[u32]) -> Option<Vec<u32>> {
    let model = problem.model();
    let supplied = supplied(model, set);
    let needs = needs(model, set)?;
    let mut order: Vec<(Reverse<i64>, u32)> = needs.into_iter().map(Reverse).zip(0..).collect();
    order.sort_unstable();
    let (mut sum, mut found) = (0_i64, Vec::new());
    for (Reverse(need), trainee) in order {
        sum = sum.saturating_add(need);
        found.push(trainee);
        if sum > supplied {
            found.sort_unstable();
            return Some(found);
        }
        if need == 0 {
            break;
        }
    }
    None
}

/// A shortage of cells in words of the program; `None` if it is about one trainee alone.
fn of_cells(
    program: &Program,
    problem: &Problem,
    short: &certificate::Shortage,
) -> Option<Shortage> {
    if short.cells().is_empty() {
        return None;
    }
    let (mut departments, mut periods) = (BTreeSet::new(), BTreeSet::new());
    for label in short.labels() {
        periods.extend(label.period());
        if let CellLabel::Department { department, .. } = label {
            departments.insert(department.clone());
        }
    }
    let mut specialties = BTreeSet::new();
    let model = problem.model();
    for index in short
        .trainees()
        .iter()
        .filter_map(|id| problem.index_of(id))
    {
        for choice in model.trainees[index].choices.clone() {
            let choice = &model.choices[at(choice)];
            let place = problem.department(choice.department);
            if place.is_some_and(|place| departments.contains(place)) {
                specialties.extend(problem.specialty(index, choice.course).cloned());
            }
        }
    }
    Some(Shortage {
        trainees: short.trainees().to_vec(),
        specialties: specialties.into_iter().collect(),
        departments: departments.into_iter().collect(),
        needed: u64::try_from(short.needed()).ok()?,
        room: u64::try_from(short.supplied()).ok()?,
        days: days(program, &periods),
        periods: periods.into_iter().collect(),
        cells: short.labels().to_vec(),
    })
}
