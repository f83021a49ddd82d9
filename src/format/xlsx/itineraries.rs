//! Who is where, by trainee and by placement.

use rust_xlsxwriter::Worksheet;

use super::XlsxError;
use super::grid::Grid;
use super::look;
use crate::format::names::Names;
use crate::program::{Program, Region, Trainee};
use crate::schedule::Schedule;

/// A row a placement: trainee, place, days.
pub(super) fn sheet(program: &Program, schedule: &Schedule) -> Result<Worksheet, XlsxError> {
    let mut grid = Grid::new("Itineraries", program.name())?;
    grid.next()?;
    let heads = [
        ("Trainee", 14),
        ("Name", 30),
        ("Region", 20),
        ("Specialty", 24),
        ("Hospital", 30),
        ("Department", 24),
        ("First day", 12),
        ("Last day", 12),
        ("Periods", 8),
        ("Mode", 16),
    ];
    grid.heads(&heads, 2)?;
    let names = Names::new(program, None);
    let (plain, day) = (look::plain(), look::day());
    for placement in schedule.placements() {
        grid.next()?;
        let trainee = program.trainees().get(placement.trainee());
        let region = trainee.and_then(|one| program.regions().get(one.region()));
        let hospital = program.department(placement.department());
        let hospital = hospital.map(|(hospital, _)| hospital.name());
        let texts = [
            placement.trainee().as_str(),
            trainee.and_then(Trainee::name).unwrap_or_default(),
            region.map(Region::name).unwrap_or_default(),
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
            None => grid.across(6, 8, "outside the horizon", &plain)?,
        }
        grid.number(8, placement.periods().into(), &plain)?;
        grid.text(9, placement.mode().as_str(), &plain)?;
    }
    Ok(grid.finish())
}
