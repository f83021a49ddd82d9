//! The plan by trainee.

use std::collections::BTreeSet;

use super::SvgStyle;
use super::palette::{FAINT, GRID};
use super::shape::Shape;
use super::sheet::{Font, Sheet};
use super::timeline::{LANE, MARGIN, TOP, Timeline, legend, listed};
use super::words::Words;
use crate::format::lanes::lanes;
use crate::ids::TraineeId;
use crate::program::Program;
use crate::schedule::{Placement, Schedule};

/// The plan by trainee: a row each, a bar a placement, colored by specialty.
///
/// Trainees whom the program does not know have rows at the end; placements outside the horizon are
/// listed below.
///
/// ```
/// use practicum::format::svg::{SvgStyle, by_trainee};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let picture = by_trainee(&program, planned.schedule(), &SvgStyle::default());
/// assert!(picture.contains("10 trainees, 20 placements, 4 periods."));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn by_trainee(program: &Program, schedule: &Schedule, style: &SvgStyle) -> String {
    let words = Words::new(program, schedule, style);
    let title = format!("{} · {}", program.name(), words.phrases.by_trainee());
    let known = program.trainees().iter().map(crate::program::Trainee::id);
    let named = schedule.itineraries().map(|(id, _)| id);
    let others: BTreeSet<&TraineeId> = named
        .filter(|id| program.trainees().get(id).is_none())
        .collect();
    let ids: Vec<&TraineeId> = known.chain(others).collect();
    let (counts, periods) = ([ids.len(), schedule.len()], program.horizon().len());
    let description = words.phrases.trainees_described(counts, periods);
    let mut sheet = Sheet::new(&title, &description, style.width());
    let line = Timeline::new(program.horizon().len(), sheet.width());

    let rows: Vec<Vec<(&Placement, usize)>> = ids
        .iter()
        .map(|id| {
            lanes(
                schedule
                    .of_trainee(id)
                    .iter()
                    .filter(|one| dated(program, one)),
            )
        })
        .collect();
    let height = |row: &Vec<(&Placement, usize)>| {
        let lanes = row.iter().map(|(_, lane)| lane + 1).max().unwrap_or(1);
        i64::try_from(lanes).unwrap_or(1) * LANE + 6
    };
    let bottom = TOP + rows.iter().map(height).sum::<i64>();
    line.axis(&mut sheet, &words, bottom);
    let mut y = TOP;
    for (id, row) in ids.iter().zip(&rows) {
        sheet.put(Shape::line(MARGIN, y, line.end(), y).stroke(GRID));
        let (room, name) = (line.left() - MARGIN - 10, words.names.trainee(id));
        sheet.open_for(&[("trainee", id.as_str())], "");
        sheet.text(MARGIN, y + 19, room, Font::new(13), name);
        sheet.close();
        if row.is_empty() {
            let font = Font::new(12).color(FAINT);
            sheet.text(
                line.left() + 6,
                y + 19,
                200,
                font,
                words.phrases.not_placed(),
            );
        }
        for (placement, lane) in row {
            let top = y + 4 + i64::try_from(*lane).unwrap_or(0) * LANE;
            let (subject, place) = (
                words.names.specialty(placement.specialty()),
                words.names.place(placement),
            );
            line.bar(
                &mut sheet,
                &words,
                placement,
                top,
                &format!("{subject} · {place}"),
                false,
            );
        }
        y += height(row);
    }
    sheet.put(Shape::line(MARGIN, y, line.end(), y).stroke(GRID));
    y = legend(&mut sheet, &words, false, y);
    let lost: Vec<&Placement> = schedule
        .placements()
        .iter()
        .filter(|one| !dated(program, one))
        .collect();
    y = listed(&mut sheet, &words, words.phrases.undated(), &lost, y);
    sheet.finish(y)
}

/// Whether the placement lies on the axis.
pub(super) fn dated(program: &Program, placement: &Placement) -> bool {
    program
        .horizon()
        .span(placement.start(), placement.periods())
        .is_some()
}
