//! How full the departments are.

use std::collections::BTreeMap;

use super::SvgStyle;
use super::palette::{FAINT, GRID, VOID, WRONG};
use super::phrases::Phrases;
use super::shape::Shape;
use super::sheet::{Anchor, Font, Sheet};
use super::timeline::{
    HEADING, MARGIN, TOP, Timeline, department as department_name, heading, listed,
};
use super::words::Words;
use crate::program::Program;
use crate::report::{Load, Utilization};
use crate::schedule::{Placement, Schedule};

/// Height of a row.
const ROW: i64 = 28;

/// From an empty department to a full one: from light to dark, also in gray.
const SHADES: [&str; 5] = ["#ffffff", "#d6e6f2", "#9cc3de", "#4f94c4", "#00507e"];

/// The seats of every department in every period: how many are taken, of how many. The darker, the fuller;
/// a hatched cell has no seats, one with a thick border has more trainees than seats. Placements that
/// [`Utilization`] leaves out are listed below.
///
/// ```
/// use practicum::format::svg::{SvgStyle, seats};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let picture = seats(&program, planned.schedule(), &SvgStyle::default());
/// assert!(picture.contains("19 departments, 4 periods."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn seats(program: &Program, schedule: &Schedule, style: &SvgStyle) -> String {
    let words = Words::new(program, schedule, style);
    let utilization = Utilization::new(program, schedule);
    let used: BTreeMap<&str, &[Load]> = utilization
        .by_department()
        .iter()
        .map(|one| (one.group.id(), one.loads.as_slice()))
        .collect();
    let title = format!("{} · {}", program.name(), words.phrases.seats_taken());
    let (departments, periods) = (program.departments().count(), program.horizon().len());
    let description = words.phrases.seats_described(departments, periods);
    let mut sheet = Sheet::new(&title, &description, style.width());
    let line = Timeline::new(program.horizon().len(), sheet.width());
    let rows = i64::try_from(program.departments().count()).unwrap_or(0);
    let headings = i64::try_from(program.hospitals().len()).unwrap_or(0);
    line.axis(&mut sheet, &words, TOP + rows * ROW + headings * HEADING);
    let mut y = TOP;
    for hospital in program.hospitals() {
        heading(&mut sheet, y, words.names.hospital(hospital));
        y += HEADING;
        for department in hospital.departments() {
            let name = department
                .name()
                .unwrap_or_else(|| words.names.specialty(department.specialty()));
            department_name(&mut sheet, y + 18, name);
            for load in used
                .get(department.id().as_str())
                .copied()
                .unwrap_or_default()
            {
                for period in load.start..load.start.saturating_add(load.periods) {
                    let (from, until) = (line.x(period), line.x(period + 1));
                    let place = (from, y, until - from);
                    cell(&mut sheet, words.phrases, place, load.trainees, load.seats);
                }
            }
            y += ROW;
        }
    }
    y = key(&mut sheet, &words, y + 12);
    let lost: Vec<&Placement> = utilization.left_out().iter().collect();
    y = listed(&mut sheet, &words, words.phrases.uncounted(), &lost, y);
    sheet.finish(y)
}

fn cell(
    sheet: &mut Sheet,
    phrases: Phrases,
    (x, y, width): (i64, i64, i64),
    taken: u64,
    seats: u64,
) {
    let over = taken > seats;
    let (fill, ink) = match (taken, seats) {
        (0, 0) => (VOID, FAINT),
        _ if over => ("#f7dcc9", "#1a1a1a"),
        (0, _) => (SHADES[0], FAINT),
        _ if taken == seats => (SHADES[4], "#ffffff"),
        // Between empty and full, in three steps.
        _ => match taken.saturating_mul(3) / seats.max(1) {
            0 => (SHADES[1], "#1a1a1a"),
            1 => (SHADES[2], "#1a1a1a"),
            _ => (SHADES[3], "#1a1a1a"),
        },
    };
    let text = format!("{taken}/{seats}");
    sheet.open(&phrases.taken(taken, seats));
    let area = Shape::rect(x + 1, y + 1, (width - 2).max(1), ROW - 2).fill(fill);
    if over {
        let inner = Shape::rect(x + 2, y + 2, (width - 4).max(1), ROW - 4).fill(fill);
        sheet.put(inner.stroke(WRONG).with("stroke-width", 3));
    } else {
        sheet.put(area.stroke(GRID));
    }
    if seats == 0 && !over {
        sheet.hatch(x + 1, y + 1, (width - 2).max(1), ROW - 2, 1, "#c4c4c4");
    } else {
        let mut font = Font::new(12).color(ink).anchor(Anchor::Middle);
        if over {
            font = font.bold();
        }
        sheet.text(x + width / 2, y + 18, width - 4, font, &text);
    }
    sheet.close();
}

/// What the shades mean; returns the height below.
fn key(sheet: &mut Sheet, words: &Words<'_>, y: i64) -> i64 {
    let cases = [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4), (5, 4), (0, 0)];
    let (mut x, mut y) = (MARGIN, y);
    for ((taken, seats), name) in cases.into_iter().zip(words.phrases.shades()) {
        if x + 156 > sheet.width() {
            x = MARGIN;
            y += ROW;
        }
        cell(sheet, words.phrases, (x, y, 44), taken, seats);
        sheet.text(x + 50, y + 18, 110, Font::new(12), name);
        x += 156;
    }
    y + ROW + 12
}
