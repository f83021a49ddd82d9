//! More placements needed than there is room for, counted.
//!
//! Each requirement of a trainee needs so many of its specialties, each at one department; a department
//! has room for so many stays. The most that fits together is a flow; where it falls short, the
//! departments that the needy can reach are full, and who fills them needs nothing else either.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::calendar::DateRange;
use crate::ids::{DepartmentId, SpecialtyId, TraineeId};
use crate::problem::model::{Model, at, dense};
use crate::problem::{CellLabel, CompileError, Problem};
use crate::program::Program;
use crate::rules::RuleBook;

/// Trainees who need more than the departments that they may attend have room for, whatever is planned.
///
/// ```
/// use practicum::RuleBook;
/// use practicum::explain::shortage;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// for hospital in &mut draft.hospitals {
///     // Surgery is left at one hospital, with one seat.
///     hospital.departments.retain(|one| one.specialty != "surgery" || one.id == "st-vincent/surgery");
/// }
/// let short = shortage(&draft.validate()?, &RuleBook::default())?.ok_or("one seat is too few")?;
/// assert_eq!((short.needed(), short.room()), (5, 4)); // placements
/// assert_eq!(short.departments()[0].as_str(), "st-vincent/surgery");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Shortage {
    pub(super) trainees: Vec<TraineeId>,
    pub(super) specialties: Vec<SpecialtyId>,
    pub(super) departments: Vec<DepartmentId>,
    pub(super) needed: u64,
    pub(super) room: u64,
    pub(super) days: Option<DateRange>,
    pub(super) periods: Vec<u32>,
    pub(super) cells: Vec<CellLabel>,
}

impl Shortage {
    /// Who needs, in order of id.
    pub fn trainees(&self) -> &[TraineeId] {
        &self.trainees
    }

    /// The specialties that they need there.
    pub fn specialties(&self) -> &[SpecialtyId] {
        &self.specialties
    }

    /// All departments that they may attend for it; those whose seats are short, if there are
    /// [`cells`](Self::cells).
    pub fn departments(&self) -> &[DepartmentId] {
        &self.departments
    }

    /// Placements that they need there at the least; units of the [`cells`](Self::cells), if there are any.
    pub fn needed(&self) -> u64 {
        self.needed
    }

    /// Placements for which these departments have room at the most, or units that the cells hold;
    /// `room < needed`.
    pub fn room(&self) -> u64 {
        self.room
    }

    /// From the first day on which such a placement may begin to the last on which one may end; or the days
    /// of the cells.
    pub fn days(&self) -> Option<DateRange> {
        self.days
    }

    /// The same in periods, counted from 0.
    pub fn periods(&self) -> &[u32] {
        &self.periods
    }

    /// The capacities that are short together, where placements in departments were not what was counted: seats
    /// in some periods, caps of hospitals, interpreters, quotas, budgets. Each trainee in a department or
    /// hospital for a period is a unit of its cell, each participation a unit of a quota, and the smallest
    /// coin a unit of a budget.
    pub fn cells(&self) -> &[CellLabel] {
        &self.cells
    }
}

/// A requirement of a trainee: how much of it is needed, and what it may use.
#[derive(Debug)]
struct Need {
    trainee: usize,
    group: u32,
    count: u32,
    /// Courses, each with its departments.
    courses: Vec<(u32, Vec<usize>)>,
    /// By place in `courses`: the department that serves it.
    served: Vec<Option<usize>>,
}

#[derive(Debug, Default)]
struct Room {
    /// Stays that fit.
    most: u32,
    /// Who is served: need and place of the course.
    served: Vec<(usize, usize)>,
}

/// A shortage of the program, if counting shows one. `None` is no promise that everybody can be placed.
///
/// ```
/// use practicum::RuleBook;
/// use practicum::explain::shortage;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// assert_eq!(shortage(&program, &RuleBook::default())?, None); // there are seats for everybody
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`CompileError`] if the program is too large.
pub fn shortage(program: &Program, book: &RuleBook) -> Result<Option<Shortage>, CompileError> {
    Ok(counted(program, &Problem::compile(program, book)?))
}

/// As [`shortage`], of a problem that is compiled.
pub(super) fn counted(program: &Program, problem: &Problem) -> Option<Shortage> {
    let mut rooms = rooms(problem);
    let mut needs = needs(problem.model());
    for need in 0..needs.len() {
        for _ in 0..needs[need].count {
            if !serve(&mut needs, &mut rooms, need) {
                return Some(reading(program, problem, &needs, &rooms, need));
            }
        }
    }
    None
}

fn needs(model: &Model) -> Vec<Need> {
    let mut needs = Vec::new();
    for (trainee, automaton) in model.trainees.iter().enumerate() {
        let mut courses: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for choice in automaton.choices.clone() {
            let choice = &model.choices[at(choice)];
            courses
                .entry(choice.course)
                .or_default()
                .push(at(choice.department));
        }
        for (group, &count) in (0..).zip(&automaton.required) {
            let own = courses.iter();
            let own = own.filter(|(course, _)| automaton.courses[at(**course)].group == group);
            let courses: Vec<_> = own
                .map(|(course, places)| (*course, places.clone()))
                .collect();
            // Who may go nowhere is impossible alone, which is no shortage.
            let count = count.min(dense(courses.len()));
            needs.push(Need {
                trainee,
                group,
                count,
                served: vec![None; courses.len()],
                courses,
            });
        }
    }
    needs
}

/// By department: how many stays fit at the most, all of the shortest length that anybody has there,
/// each starting where anybody may start.
fn rooms(problem: &Problem) -> Vec<Room> {
    let model = problem.model();
    let count = at(model.departments);
    let mut shortest = vec![u32::MAX; count];
    let mut starts = vec![BTreeSet::new(); count];
    let mut seats = vec![vec![i64::MAX; at(model.periods)]; count];
    for automaton in &model.trainees {
        for choice in automaton.choices.clone() {
            let known = &model.choices[at(choice)];
            let place = at(known.department);
            let length = automaton.courses[at(known.course)].length;
            shortest[place] = shortest[place].min(length);
            starts[place].extend((0..model.periods).filter(|&t| model.may_start(choice, t)));
            for period in 0..model.periods {
                for draw in model.profiles.presence.get(known.profile, period) {
                    let label = problem.cell(at(draw.cell));
                    if matches!(label, Some(CellLabel::Department { .. })) {
                        seats[place][at(period)] = model.cells[at(draw.cell)].max;
                    }
                }
            }
        }
    }
    let packed = |place: usize| {
        let mut left = seats[place].clone();
        let mut most = 0_i64;
        // Stays of one length: the earliest one never hinders more than a later one.
        for &start in &starts[place] {
            let span = at(start)..at(start.saturating_add(shortest[place])).min(left.len());
            let fit = left[span.clone()].iter().copied().min().unwrap_or(0).max(0);
            let fit = fit.min(i64::from(u32::MAX));
            for seat in &mut left[span] {
                *seat = seat.saturating_sub(fit);
            }
            most = most.saturating_add(fit);
        }
        Room {
            most: u32::try_from(most).unwrap_or(u32::MAX),
            served: Vec::new(),
        }
    };
    (0..count).map(packed).collect()
}

/// A need that asks for one more course, or, with a course, one that would give it up and take another
/// or the same one elsewhere.
type Asking = (usize, Option<usize>);

/// How an asking need was reached: who would take its place, for which course, and where.
type Reached = Option<(Asking, usize, usize)>;

/// The courses that an asking need could take.
fn open(needs: &[Need], (need, freed): Asking) -> impl Iterator<Item = usize> + '_ {
    let served = needs[need].served.iter().enumerate();
    let open = served.filter(move |(course, place)| place.is_none() || Some(*course) == freed);
    open.map(|(course, _)| course)
}

/// Serves one more course of a need, moving others where that makes room.
fn serve(needs: &mut [Need], rooms: &mut [Room], first: usize) -> bool {
    let start = (first, None);
    let mut way: BTreeMap<Asking, Reached> = BTreeMap::from([(start, None)]);
    let mut queue = VecDeque::from([start]);
    let mut full = BTreeSet::new();
    while let Some(asking) = queue.pop_front() {
        for course in open(needs, asking).collect::<Vec<_>>() {
            for &place in &needs[asking.0].courses[course].1 {
                if dense(rooms[place].served.len()) < rooms[place].most {
                    shift(needs, rooms, &way, (asking, course, place));
                    return true;
                }
                if !full.insert(place) {
                    continue;
                }
                for &(other, freed) in &rooms[place].served {
                    let next = (other, Some(freed));
                    if let Entry::Vacant(entry) = way.entry(next) {
                        entry.insert(Some((asking, course, place)));
                        queue.push_back(next);
                    }
                }
            }
        }
    }
    false
}

/// Hands places over along the way, from the one that is free back to the one who asked.
fn shift(
    needs: &mut [Need],
    rooms: &mut [Room],
    way: &BTreeMap<Asking, Reached>,
    (mut asking, mut course, mut place): (Asking, usize, usize),
) {
    loop {
        let (need, freed) = asking;
        if let Some(freed) = freed {
            if let Some(left) = needs[need].served[freed].take() {
                rooms[left].served.retain(|&held| held != (need, freed));
            }
        }
        needs[need].served[course] = Some(place);
        rooms[place].served.push((need, course));
        match way.get(&asking).copied().flatten() {
            Some(before) => (asking, course, place) = before,
            None => return,
        }
    }
}

/// Everybody who fills what the unserved one can reach, and what all of them need there.
fn reading(
    program: &Program,
    problem: &Problem,
    needs: &[Need],
    rooms: &[Room],
    first: usize,
) -> Shortage {
    let model = problem.model();
    let start: Asking = (first, None);
    let mut seen = BTreeSet::from([start]);
    let mut places = BTreeSet::new();
    let mut queue = VecDeque::from([start]);
    while let Some(asking) = queue.pop_front() {
        for course in open(needs, asking) {
            for &place in &needs[asking.0].courses[course].1 {
                if places.insert(place) {
                    let held = rooms[place].served.iter();
                    let held = held.map(|&(other, freed)| (other, Some(freed)));
                    queue.extend(held.filter(|next| seen.insert(*next)));
                }
            }
        }
    }
    let reached: BTreeSet<usize> = seen.into_iter().map(|(need, _)| need).collect();
    let mut needed = 1_u64;
    let (mut trainees, mut specialties, mut periods) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for &need in &reached {
        let need = &needs[need];
        let inside = need
            .served
            .iter()
            .flatten()
            .filter(|place| places.contains(*place));
        needed += u64::from(dense(inside.count()));
        trainees.extend(problem.trainee(need.trainee).cloned());
        let automaton = &model.trainees[need.trainee];
        for choice in automaton.choices.clone() {
            let known = &model.choices[at(choice)];
            let course = &automaton.courses[at(known.course)];
            if course.group != need.group || !places.contains(&at(known.department)) {
                continue;
            }
            specialties.extend(problem.specialty(need.trainee, known.course).cloned());
            for start in (0..model.periods).filter(|&start| model.may_start(choice, start)) {
                periods.extend(start..start + course.length);
            }
        }
    }
    Shortage {
        trainees: trainees.into_iter().collect(),
        specialties: specialties.into_iter().collect(),
        room: places
            .iter()
            .map(|&place| u64::from(rooms[place].most))
            .sum(),
        departments: places
            .iter()
            .filter_map(|&place| problem.department(dense(place)).cloned())
            .collect(),
        needed,
        days: days(program, &periods),
        periods: periods.into_iter().collect(),
        cells: Vec::new(),
    }
}

/// From the first day of some periods to the last.
pub(super) fn days(program: &Program, periods: &BTreeSet<u32>) -> Option<DateRange> {
    let day = |period: Option<&u32>| program.horizon().period(*period?);
    let (first, last) = (day(periods.first())?, day(periods.last())?);
    Some(first.hull(last))
}
