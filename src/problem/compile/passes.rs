//! The passes in order.

use super::cells::{Cells, Places};
use super::common::Common;
use super::draws::Draws;
use super::eligible::Shared;
use super::grid::Grid;
use super::people::{Ground, People};
use super::stay::Stays;
use super::value::Scale;
use super::{links, pins};
use crate::problem::Problem;
use crate::problem::error::CompileError;
use crate::problem::model::{Model, dense};
use crate::problem::words::Words;
use crate::program::Program;
use crate::rules::RuleBook;

/// Compiles a program under a rule book.
pub(in crate::problem) fn compile(
    program: &Program,
    book: &RuleBook,
) -> Result<Problem, CompileError> {
    let grid = Grid::new(program);
    let places = Places::new(program);
    let cells = Cells::new(program, book, &grid, &places)?;
    let shared = Shared::new(program, book, &grid, &places.list);
    let draws = Draws::new(program, book, &grid);
    let ground = Ground {
        program,
        book,
        grid,
        places,
        cells,
        shared,
        scale: Scale::new(book),
    };

    let mut people = People {
        model: Model {
            periods: ground.grid.len(),
            hospitals: dense(program.hospitals().len()),
            departments: dense(ground.places.list.len()),
            worst_weight: ground.scale.worst_off,
            words: ground.grid.len().div_ceil(64),
            ..Model::default()
        },
        draws,
        common: Common::default(),
        stays: Stays::default(),
        subjects: Vec::new(),
        met: Vec::new(),
    };
    for trainee in program.trainees() {
        people.add(&ground, trainee)?;
    }
    let count = people.model.choices.len();
    if i32::try_from(count).is_err() {
        return Err(CompileError::TooLarge {
            what: "choices",
            count,
        });
    }

    let People {
        mut model,
        draws,
        common,
        subjects,
        ..
    } = people;
    model.choices.shrink_to_fit();
    model.cells = ground.cells.list;
    model.profiles = draws.profiles;
    model.boundaries = draws.boundaries;
    model.starts = common.into_words();
    pins::waive(&mut model);
    pins::make_room(&mut model);
    let (links, bound) = links::links(program, book).into_iter().unzip();
    model.links = bound;
    check_range(&model)?;

    let words = Words {
        trainees: program
            .trainees()
            .iter()
            .map(|trainee| trainee.id().clone())
            .collect(),
        departments: ground
            .places
            .list
            .iter()
            .map(|place| place.2.id().clone())
            .collect(),
        subjects,
        cells: ground.cells.labels,
        links,
    };
    Ok(Problem::new(model, words))
}

/// Scores must fit 64 bits with room for the solver's fixed-point prices.
fn check_range(model: &Model) -> Result<(), CompileError> {
    const ROOM: i128 = 1 << 40;
    let mut total: i128 = 0;
    for trainee in &model.trainees {
        let span = model.choices.get(
            crate::problem::model::at(trainee.choices.start)
                ..crate::problem::model::at(trainee.choices.end),
        );
        let best = span
            .unwrap_or_default()
            .iter()
            .map(|c| i128::from(c.value).abs())
            .max();
        let courses = i128::try_from(trainee.courses.len()).unwrap_or(64);
        let periods = i128::from(model.periods);
        total += best.unwrap_or(0) * courses
            + i128::from(trainee.change).abs() * courses
            + i128::from(trainee.wait).abs() * periods;
    }
    let largest = |values: &[i64]| {
        values
            .iter()
            .map(|&v| i128::from(v).abs())
            .max()
            .unwrap_or(0)
    };
    let people = i128::try_from(model.trainees.len()).unwrap_or(i128::MAX >> 64);
    total +=
        (largest(&model.boundaries.entry_value) + largest(&model.boundaries.finish_value)) * people;
    total += i128::from(model.worst_weight) * total.min(1 << 80);
    if total * ROOM / (1 << 20) > i128::from(i64::MAX) * (1 << 8) {
        return Err(CompileError::Overflow {
            what: "the value of a schedule",
        });
    }
    Ok(())
}
