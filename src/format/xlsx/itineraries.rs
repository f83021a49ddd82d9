//! Who is where, by trainee and by placement.

use rust_xlsxwriter::Worksheet;

use super::XlsxError;
use super::grid::Grid;
use super::look;
use super::phrases::Phrases;
use crate::codes::LanguageTag;
use crate::format::names::Names;
use crate::program::{Program, Trainee};
use crate::schedule::Schedule;

/// Widths of the columns, in characters.
const WIDTHS: [u16; 10] = [14, 30, 20, 24, 30, 24, 12, 12, 8, 16];

/// A row a placement: trainee, place, days.
pub(super) fn sheet(
    program: &Program,
    schedule: &Schedule,
    language: Option<&LanguageTag>,
) -> Result<Worksheet, XlsxError> {
    let (names, phrases) = (Names::new(program, language), Phrases::of(language));
    let mut grid = Grid::new(phrases.itineraries, program.name())?;
    grid.next()?;
    let heads: Vec<(&str, u16)> = phrases.itinerary_heads.into_iter().zip(WIDTHS).collect();
    grid.heads(&heads, 2)?;
    let (plain, day) = (look::plain(), look::day());
    for placement in schedule.placements() {
        grid.next()?;
        let trainee = program.trainees().get(placement.trainee());
        let region = trainee.and_then(|one| program.regions().get(one.region()));
        let hospital = program.department(placement.department());
        let hospital = hospital.map(|(hospital, _)| names.hospital(hospital));
        let texts = [
            placement.trainee().as_str(),
            trainee.and_then(Trainee::name).unwrap_or_default(),
            region.map(|one| names.region(one)).unwrap_or_default(),
            names.specialty(placement.specialty()),
            hospital.unwrap_or_default(),
            placement.department().as_str(),
        ];
        for (column, text) in texts.into_iter().enumerate() {
            grid.text(column, text, &plain)?;
        }
        let days = program
            .horizon()
            .span(placement.start(), placement.periods());
        match days {
            Some(days) => {
                grid.day(6, days.first(), &day)?;
                grid.day(7, days.last(), &day)?;
            }
            None => grid.across(6, 8, phrases.outside, &plain)?,
        }
        grid.number(8, placement.periods().into(), &plain)?;
        grid.text(9, names.mode(placement.mode()), &plain)?;
    }
    Ok(grid.finish())
}
