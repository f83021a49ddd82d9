//! The plan by hospital.

use std::collections::BTreeMap;

use super::SvgStyle;
use super::palette::{FAINT, GRID, VOID};
use super::shape::Shape;
use super::sheet::{Font, Sheet};
use super::timeline::{HEADING, LANE, MARGIN, TOP, Timeline, department, heading, legend, listed};
use super::trainees::dated;
use super::words::Words;
use crate::format::lanes::{lanes, seats as seats_on};
use crate::ids::DepartmentId;
use crate::program::{Department, Program};
use crate::schedule::{Placement, Schedule};

/// Most lanes of empty seats that are drawn for one department.
const EMPTY: u32 = 50;

/// A department's row: its name, its placements in lanes, and how many lanes it has.
struct Row<'a> {
    name: String,
    department: Option<&'a Department>,
    bars: Vec<(&'a Placement, usize)>,
    lanes: usize,
}

/// The plan by hospital: the departments, for each a lane a seat, a bar a placement. White lanes are seats,
/// gray ones none; a bar on a gray lane has a thick border.
///
/// Departments that the program does not know stand at the end; placements outside the horizon are listed
/// below.
///
/// ```
/// use practicum::format::svg::{SvgStyle, by_hospital};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let picture = by_hospital(&program, planned.schedule(), &SvgStyle::default());
/// assert!(picture.contains("plan by hospital") && picture.contains("T01"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn by_hospital(program: &Program, schedule: &Schedule, style: &SvgStyle) -> String {
    let words = Words::new(program, schedule, style);
    let mut at: BTreeMap<&DepartmentId, Vec<&Placement>> = BTreeMap::new();
    for placement in schedule
        .placements()
        .iter()
        .filter(|one| dated(program, one))
    {
        at.entry(placement.department())
            .or_default()
            .push(placement);
    }
    let mut groups: Vec<(&str, Vec<Row<'_>>)> = Vec::new();
    for hospital in program.hospitals() {
        let departments = hospital.departments().iter();
        let rows = departments.map(|department| {
            let name = department
                .name()
                .unwrap_or_else(|| words.names.specialty(department.specialty()));
            let there = at.remove(department.id()).unwrap_or_default();
            row(&words, name.to_owned(), Some(department), there)
        });
        groups.push((words.names.hospital(hospital), rows.collect()));
    }
    if !at.is_empty() {
        let rows = at
            .into_iter()
            .map(|(id, there)| row(&words, id.to_string(), None, there));
        groups.push((words.phrases.unknown_departments(), rows.collect()));
    }

    let title = format!("{} · {}", program.name(), words.phrases.by_hospital());
    let counts = [
        program.hospitals().len(),
        program.departments().count(),
        schedule.len(),
    ];
    let periods = program.horizon().len();
    let description = words.phrases.hospitals_described(counts, periods);
    let mut sheet = Sheet::new(&title, &description, style.width());
    let line = Timeline::new(program.horizon().len(), sheet.width());
    let rows = groups.iter().flat_map(|(_, rows)| rows);
    let headings = HEADING * i64::try_from(groups.len()).unwrap_or(0);
    let bottom = TOP + headings + rows.map(height).sum::<i64>();
    line.axis(&mut sheet, &words, bottom);
    let mut y = TOP;
    let mut crowded = false;
    for (name, rows) in &groups {
        heading(&mut sheet, y, name);
        y += HEADING;
        for row in rows {
            crowded |= draw(&mut sheet, &words, line, row, y);
            y += height(row);
        }
    }
    y = legend(&mut sheet, &words, crowded, y);
    let lost: Vec<&Placement> = schedule
        .placements()
        .iter()
        .filter(|one| !dated(program, one))
        .collect();
    y = listed(&mut sheet, &words, words.phrases.undated(), &lost, y);
    sheet.finish(y)
}

fn row<'a>(
    words: &Words<'_>,
    name: String,
    department: Option<&'a Department>,
    there: Vec<&'a Placement>,
) -> Row<'a> {
    let bars = lanes(there);
    let used = bars.iter().map(|(_, lane)| lane + 1).max().unwrap_or(0);
    let seats = department.map_or(0, |one| {
        one.seats().most(words.names.program.horizon().range())
    });
    let seats = usize::try_from(seats.min(EMPTY)).unwrap_or(0);
    Row {
        name,
        department,
        bars,
        lanes: used.max(seats).max(1),
    }
}

fn height(row: &Row<'_>) -> i64 {
    i64::try_from(row.lanes).unwrap_or(1) * LANE + 6
}

/// Draws a row; whether it has more placements than seats somewhere.
fn draw(sheet: &mut Sheet, words: &Words<'_>, line: Timeline, row: &Row<'_>, y: i64) -> bool {
    let area = Shape::rect(line.left(), y, line.end() - line.left(), height(row)).fill(VOID);
    match row.department {
        Some(one) => sheet.put(area.with("data-department", one.id())),
        None => sheet.put(area),
    }
    department(sheet, y + 19, &row.name);
    let seats = |period: u32| {
        let days = words.names.program.horizon().period(period);
        let department = row.department.zip(days);
        department.map_or(0, |(department, days)| seats_on(department, days))
    };
    for period in 0..words.names.program.horizon().len() {
        let free = usize::try_from(seats(period))
            .unwrap_or(usize::MAX)
            .min(row.lanes);
        let (from, until) = (line.x(period), line.x(period + 1));
        let tall = i64::try_from(free).unwrap_or(0) * LANE;
        if free > 0 {
            sheet.put(
                Shape::rect(from, y + 3, until - from, tall)
                    .fill("#ffffff")
                    .stroke(GRID),
            );
        }
    }
    if let Some(department) = row.department {
        let most = department
            .seats()
            .most(words.names.program.horizon().range());
        let told = words.phrases.seats(most);
        let font = Font::new(11).color(FAINT);
        if row.lanes > 1 {
            let room = line.left() - MARGIN - 24;
            sheet.text(MARGIN + 14, y + 36, room, font, &told);
        }
    }
    let mut any = false;
    for (placement, lane) in &row.bars {
        let top = y + 5 + i64::try_from(*lane).unwrap_or(0) * LANE;
        let crowded = (placement.start()..placement.end())
            .any(|period| usize::try_from(seats(period)).is_ok_and(|seats| *lane >= seats));
        let name = words.names.trainee(placement.trainee());
        line.bar(sheet, words, placement, top, name, crowded);
        any |= crowded;
    }
    any
}
