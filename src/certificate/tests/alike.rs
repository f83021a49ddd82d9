//! Trainees who are alike, and what certificates say about them.
use crate::certificate::claim::{Certificate, Mode, Prices};
use crate::certificate::relaxation::Relaxation;
use crate::problem::model::{
    Automaton, Boundaries, Cell, Choice, Course, Draw, DrawTable, Model, Profiles, Window, at,
    dense,
};

/// Trainees who are alike: all of their courses take one period, belong to one group, and are offered at every
/// hospital. Whoever is somewhere draws a unit of the only cell.
pub(super) fn model(
    people: u32,
    (courses, wanted): (u32, u32),
    hospitals: u32,
    periods: u32,
) -> Model {
    let table = |draws: &[Draw]| {
        let mut table = DrawTable::new(periods);
        table.push_row(&vec![draws.to_vec(); at(periods)]);
        table
    };
    let mut model = Model {
        periods,
        hospitals,
        departments: hospitals,
        cells: vec![Cell {
            min: 0,
            max: 100,
            target: i64::MAX,
            over: 0,
        }],
        profiles: Profiles {
            presence: table(&[Draw { cell: 0, units: 1 }]),
            start: table(&[]),
        },
        boundaries: Boundaries {
            entry: table(&[]),
            finish: table(&[]),
            ..Boundaries::default()
        },
        words: periods.div_ceil(64),
        ..Model::default()
    };
    model.starts = vec![u64::MAX; at(model.words)];
    for _ in 0..people {
        let first = dense(model.choices.len());
        for course in 0..courses {
            model.choices.extend((0..hospitals).map(|hospital| Choice {
                course,
                department: hospital,
                hospital,
                profile: 0,
                starts: 0,
                value: 0,
            }));
        }
        let course = Course {
            group: 0,
            length: 1,
            prerequisites: 0,
            pinned: false,
        };
        let whole = Window {
            from: 0,
            until: periods,
        };
        model.trainees.push(Automaton {
            courses: vec![course; at(courses)],
            required: vec![wanted],
            choices: first..dense(model.choices.len()),
            windows: vec![whole],
            hospital_max: u32::MAX,
            ..Automaton::default()
        });
    }
    model
}

/// Prices of nothing.
pub(super) fn free(model: &Model) -> Certificate {
    let prices = Prices {
        cells: vec![0; model.cells.len()],
        multipliers: vec![0; model.trainees.len()],
        caps: Vec::new(),
        company: Vec::new(),
        relaxed: Vec::new(),
    };
    Certificate::new(Mode::Strict, prices)
}

/// A relaxation of a trainee that relaxes nothing but caps.
pub(super) fn relaxed(model: &Model, trainee: u32) -> Relaxation {
    let courses = dense(model.trainees[at(trainee)].courses.len());
    Relaxation {
        trainee,
        counts: vec![0],
        remembered: (0..courses).collect(),
        tolls: vec![0; at(courses)],
        hospital_tolls: Vec::new(),
    }
}
