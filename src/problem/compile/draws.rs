//! Pass 3: what stays and itineraries draw from the cells, shared between trainees who are alike.

use std::collections::BTreeMap;

use super::cells::{Cells, Places};
use super::cost::Bill;
use super::grid::Grid;
use crate::ids::SpecialtyId;
use crate::problem::error::CompileError;
use crate::problem::model::{Boundaries, Draw, DrawTable, Profiles};
use crate::program::{Department, Hospital, LinkKind, Program, Route, Trainee};
use crate::rules::{RuleBook, RuleCode};

/// What makes two trainees draw alike.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Class {
    /// Places in the program's list of shares.
    shares: Vec<usize>,
    /// Positions of links that keep the trainee apart from others.
    apart: Vec<usize>,
    /// Positions of the partnership and its parents, nearest first.
    pub(super) partnerships: Vec<usize>,
    cohort: Option<usize>,
}

/// What makes two stays draw alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    department: usize,
    interpreter: Option<usize>,
    class: usize,
    specialty: Option<usize>,
}

/// The two tables of draws while they grow.
#[derive(Debug)]
pub(super) struct Draws {
    pub(super) profiles: Profiles,
    pub(super) boundaries: Boundaries,
    rows: BTreeMap<Key, u32>,
    ends: BTreeMap<Class, u32>,
    classes: BTreeMap<Class, usize>,
    apart: BTreeMap<String, Vec<usize>>,
}

impl Draws {
    pub(super) fn new(program: &Program, book: &RuleBook, grid: &Grid<'_>) -> Self {
        let table = || DrawTable::new(grid.len());
        let mut apart: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        if book.is_on(RuleCode::Apart) {
            for (position, link) in program.links().iter().enumerate() {
                if link.kind() == LinkKind::Apart {
                    for trainee in program.linked(link) {
                        apart.entry(trainee.to_string()).or_default().push(position);
                    }
                }
            }
        }
        let mut boundaries = Boundaries {
            entry: table(),
            finish: table(),
            entry_value: Vec::new(),
            finish_value: Vec::new(),
        };
        push_boundary(&mut boundaries, grid, &Bill::default());
        Self {
            profiles: Profiles {
                presence: table(),
                start: table(),
            },
            boundaries,
            rows: BTreeMap::new(),
            ends: BTreeMap::new(),
            classes: BTreeMap::new(),
            apart,
        }
    }

    /// The class of a trainee.
    pub(super) fn class(&self, program: &Program, cells: &Cells, trainee: &Trainee) -> Class {
        let authority = match trainee.route() {
            Route::Nominated { authority } => Some(authority),
            Route::Exchange { .. } | Route::Invitation { .. } => None,
        };
        let shares = program.shares().iter().enumerate();
        let shares = shares.filter(|(_, share)| Some(share.authority()) == authority);
        let shares = shares
            .map(|(place, _)| place)
            .filter(|&place| place < cells.share_first.len());
        let active = trainee.lifecycle().status().is_active();
        let apart = self.apart.get(trainee.id().as_str()).filter(|_| active);
        Class {
            shares: shares.collect(),
            apart: apart.cloned().unwrap_or_default(),
            partnerships: chain(program, trainee),
            cohort: program.cohorts().position(trainee.cohort()),
        }
    }

    /// The number of a class: equal classes have equal numbers.
    pub(super) fn number(&mut self, class: &Class) -> usize {
        let next = self.classes.len();
        match self.classes.get(class) {
            Some(&number) => number,
            None => *self.classes.entry(class.clone()).or_insert(next),
        }
    }

    /// The profile of a trainee's stay for a specialty at a department.
    #[expect(
        clippy::too_many_arguments,
        reason = "a profile depends on all of these"
    )]
    pub(super) fn profile(
        &mut self,
        program: &Program,
        cells: &Cells,
        grid: &Grid<'_>,
        places: &Places<'_>,
        (class, number): (&Class, usize),
        department: usize,
        interpreter: Option<usize>,
        specialty: &SpecialtyId,
    ) -> u32 {
        // Specialties matter only where a quota counts them.
        let counted = class
            .partnerships
            .iter()
            .any(|p| cells.specialty_quota.contains_key(p));
        let specialty = if counted {
            program.specialties().position(specialty)
        } else {
            None
        };
        let key = Key {
            department,
            interpreter,
            class: number,
            specialty,
        };
        if let Some(&row) = self.rows.get(&key) {
            return row;
        }
        let &(hospital, host, _) = &places.list[department];
        let mut presence = Vec::new();
        for period in 0..grid.len() {
            let one = |first: u32| Draw {
                cell: first + period,
                units: 1,
            };
            let mut draws = vec![one(cells.department_first[department])];
            draws.extend(cells.hospital_first[hospital].map(one));
            draws.extend(
                interpreter
                    .and_then(|place| cells.interpreter_first.get(&(hospital, place)))
                    .map(|&first| one(first)),
            );
            for &place in &class.shares {
                let meant = program
                    .shares()
                    .get(place)
                    .and_then(|share| share.hospital());
                if meant.is_none_or(|id| id == host.id()) {
                    draws.push(one(cells.share_first[place]));
                }
            }
            for &link in &class.apart {
                draws.extend(
                    cells
                        .apart_first
                        .get(&(link, hospital))
                        .map(|&first| one(first)),
                );
            }
            presence.push(draws);
        }
        let mut once = Vec::new();
        if let Some(narrow) =
            specialty.and_then(|place| program.specialties().as_slice().get(place))
        {
            for partnership in &class.partnerships {
                for &(wide, cell) in cells.specialty_quota.get(partnership).into_iter().flatten() {
                    let wide = program.specialties().as_slice().get(wide);
                    if wide.is_some_and(|wide| program.specialty_is_within(narrow.id(), wide.id()))
                    {
                        once.push(Draw { cell, units: 1 });
                    }
                }
            }
        }
        let row = self.profiles.presence.push_row(&presence);
        let periods = usize::try_from(grid.len()).unwrap_or(0);
        self.profiles.start.push_row(&vec![once; periods]);
        self.rows.insert(key, row);
        row
    }

    /// The boundary of a trainee's itinerary.
    pub(super) fn boundary(
        &mut self,
        program: &Program,
        book: &RuleBook,
        cells: &Cells,
        grid: &Grid<'_>,
        class: &Class,
    ) -> Result<u32, CompileError> {
        // What is apart or shared is drawn by stays, not at the ends.
        let class = Class {
            shares: Vec::new(),
            apart: Vec::new(),
            ..class.clone()
        };
        if let Some(&row) = self.ends.get(&class) {
            return Ok(row);
        }
        let mut bill = Bill::new(program, book, cells, grid, class.cohort)?;
        for &partnership in &class.partnerships {
            for period in 0..grid.len() {
                let year = cells.year_quota.get(&(partnership, grid.year(period)));
                let cohort = class
                    .cohort
                    .and_then(|c| cells.cohort_quota.get(&(partnership, c)));
                for &cell in year.into_iter().chain(cohort) {
                    bill.draw_at_entry(period, Draw { cell, units: 1 });
                }
            }
        }
        let row = if bill.is_empty() {
            0
        } else {
            push_boundary(&mut self.boundaries, grid, &bill)
        };
        self.ends.insert(class, row);
        Ok(row)
    }
}

fn push_boundary(boundaries: &mut Boundaries, grid: &Grid<'_>, bill: &Bill) -> u32 {
    let row = boundaries.entry.push_row(&bill.entry);
    boundaries.finish.push_row(&bill.finish);
    for period in 0..crate::problem::model::at(grid.len()) {
        let value = |values: &[i64]| values.get(period).copied().unwrap_or(0);
        boundaries.entry_value.push(value(&bill.entry_value));
        boundaries.finish_value.push(value(&bill.finish_value));
    }
    row
}

/// Positions of a trainee's partnership and its parents, nearest first.
fn chain(program: &Program, trainee: &Trainee) -> Vec<usize> {
    let mut chain = Vec::new();
    let mut next = trainee.partnership();
    while let Some(id) = next {
        let Some(position) = program.partnerships().position(id) else {
            break;
        };
        chain.push(position);
        next = program
            .partnerships()
            .as_slice()
            .get(position)
            .and_then(|p| p.parent());
    }
    chain
}

/// Whether a trainee shares a working language with a department, needs an interpreter, or neither.
pub(super) enum Tongue {
    /// They understand each other, or nobody asks.
    Shared,
    /// Through the hospital's interpreters at this place in its list.
    Interpreted(usize),
    /// Not at all.
    Foreign,
}

/// How a trainee and a department understand each other.
pub(super) fn tongue(hospital: &Hospital, department: &Department, trainee: &Trainee) -> Tongue {
    let own = department.languages();
    let working = if own.is_empty() {
        hospital.languages()
    } else {
        own
    };
    let spoken = trainee.languages();
    if working.is_empty()
        || working
            .iter()
            .any(|w| spoken.iter().any(|s| s.primary() == w.primary()))
    {
        return Tongue::Shared;
    }
    let place = spoken.iter().find_map(|s| {
        hospital
            .interpreters()
            .iter()
            .position(|i| i.language().primary() == s.primary())
    });
    place.map_or(Tongue::Foreign, Tongue::Interpreted)
}
