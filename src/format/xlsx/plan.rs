//! The plan for the wall: departments and seats down, periods across, names in the cells.

use std::collections::BTreeMap;

use rust_xlsxwriter::Worksheet;

use super::XlsxError;
use super::grid::Grid;
use super::look;
use super::phrases::Phrases;
use crate::codes::LanguageTag;
use crate::format::lanes::{lanes, seats as seats_on};
use crate::format::names::Names;
use crate::ids::DepartmentId;
use crate::program::{Department, Program};
use crate::schedule::{Placement, Schedule};

/// Columns before the first period: hospital, department, seat.
const BEFORE: usize = 3;

/// Most rows of empty seats for one department.
const EMPTY: u32 = 50;

pub(super) fn sheet(
    program: &Program,
    schedule: &Schedule,
    language: Option<&LanguageTag>,
) -> Result<Worksheet, XlsxError> {
    let (names, phrases) = (Names::new(program, language), Phrases::of(language));
    let mut grid = Grid::new(phrases.plan, program.name())?;
    grid.next()?;
    heads(&mut grid, program, phrases)?;
    let on_axis = |one: &&Placement| program.horizon().span(one.start(), one.periods()).is_some();
    let mut at: BTreeMap<&DepartmentId, Vec<&Placement>> = BTreeMap::new();
    for placement in schedule.placements().iter().filter(on_axis) {
        at.entry(placement.department())
            .or_default()
            .push(placement);
    }
    for hospital in program.hospitals() {
        let mut name = names.hospital(hospital);
        for department in hospital.departments() {
            let there = at.remove(department.id()).unwrap_or_default();
            rows(
                &mut grid,
                names,
                name,
                Some(department),
                department.id(),
                &there,
            )?;
            name = "";
        }
    }
    for (id, there) in at {
        rows(&mut grid, names, phrases.unknown, None, id, &there)?;
    }
    let lost = schedule.placements().iter().filter(|one| !on_axis(one));
    for placement in lost {
        grid.next()?;
        grid.text(0, &phrases.lost(placement), &look::group())?;
    }
    Ok(grid.finish())
}

/// Numbers of the periods, and below them their first days.
fn heads(grid: &mut Grid, program: &Program, phrases: &Phrases) -> Result<(), XlsxError> {
    let periods = program.horizon().periods();
    for number in 0..periods.len() {
        grid.text(BEFORE + number, &(number + 1).to_string(), &look::head())?;
        grid.width(BEFORE + number, 18)?;
    }
    grid.next()?;
    let [hospital, department, seat] = phrases.plan_heads;
    grid.heads(&[(hospital, 30), (department, 26), (seat, 6)], 3)?;
    for (number, days) in periods.iter().enumerate() {
        grid.day(BEFORE + number, days.first(), &look::head_day())?;
    }
    Ok(())
}

/// The rows of a department: one a seat, more if more are there at once.
fn rows(
    grid: &mut Grid,
    names: Names<'_>,
    hospital: &str,
    department: Option<&Department>,
    id: &DepartmentId,
    there: &[&Placement],
) -> Result<(), XlsxError> {
    let program = names.program;
    let periods = program.horizon().periods();
    let bars = lanes(there.iter().copied());
    let used = bars.iter().map(|(_, lane)| lane + 1).max().unwrap_or(0);
    let most = department.map_or(0, |one| one.seats().most(program.horizon().range()));
    let most = usize::try_from(most.min(EMPTY)).unwrap_or(0);
    let seats: Vec<u32> = periods
        .iter()
        .map(|days| department.map_or(0, |one| seats_on(one, *days)))
        .collect();
    let exists = |period: usize, lane: usize| {
        let seats = seats.get(period).copied().unwrap_or(0);
        usize::try_from(seats).is_ok_and(|seats| lane < seats)
    };
    for lane in 0..used.max(most).max(1) {
        grid.next()?;
        let first = lane == 0;
        grid.text(0, if first { hospital } else { "" }, &look::group())?;
        grid.text(
            1,
            &if first {
                name(names, department, id)
            } else {
                String::new()
            },
            &look::plain(),
        )?;
        grid.number(2, (lane + 1).into(), &look::plain())?;
        let mut next = 0;
        for (placement, _) in bars.iter().filter(|(_, of)| *of == lane) {
            let from = usize::try_from(placement.start()).unwrap_or(usize::MAX);
            let until = usize::try_from(placement.end())
                .unwrap_or(usize::MAX)
                .min(periods.len());
            empty(grid, next..from, |period| exists(period, lane))?;
            let seated = (from..until).all(|period| exists(period, lane));
            let format = if seated {
                look::placed()
            } else {
                look::crowded()
            };
            let trainee = names.trainee(placement.trainee());
            grid.across(BEFORE + from, BEFORE + until, trainee, &format)?;
            next = until;
        }
        empty(grid, next..periods.len(), |period| exists(period, lane))?;
    }
    Ok(())
}

/// Cells without a trainee: white where there is a seat, gray where there is none.
fn empty(
    grid: &mut Grid,
    periods: std::ops::Range<usize>,
    exists: impl Fn(usize) -> bool,
) -> Result<(), XlsxError> {
    for period in periods {
        let format = if exists(period) {
            look::plain()
        } else {
            look::void()
        };
        grid.text(BEFORE + period, "", &format)?;
    }
    Ok(())
}

/// The department's name, that of its specialty, or its id.
fn name(names: Names<'_>, department: Option<&Department>, id: &DepartmentId) -> String {
    let specialty = department.map(|one| names.specialty(one.specialty()));
    let own = department.and_then(Department::name);
    own.or(specialty).unwrap_or(id.as_str()).to_owned()
}
