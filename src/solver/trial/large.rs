//! Large problems: many trainees, each with a few hospitals nearby.
use super::random::Random;
use crate::problem::model::{
    Automaton, Boundaries, Cell, Choice, Course, Draw, DrawTable, Model, Profiles, Window, at,
    dense,
};

const PERIODS: u32 = 24;
const COURSES: u32 = 12;
const LENGTH: u32 = 2;

/// `people` trainees with 12 courses, 6 of which are wanted, at 4 of `people / 40` hospitals.
pub(crate) fn model(people: u32, seed: u64) -> Model {
    let mut random = Random(seed);
    let r = &mut random;
    let hospitals = (people / 40).max(4);
    let mut model = Model {
        periods: PERIODS,
        hospitals,
        departments: hospitals * COURSES,
        worst_weight: 1,
        words: 1,
        profiles: Profiles {
            presence: DrawTable::new(PERIODS),
            start: DrawTable::new(PERIODS),
        },
        boundaries: Boundaries {
            entry: DrawTable::new(PERIODS),
            finish: DrawTable::new(PERIODS),
            entry_value: vec![0; at(PERIODS)],
            finish_value: vec![0; at(PERIODS)],
        },
        ..Model::default()
    };
    model.boundaries.entry.push_row(&[]);
    model.boundaries.finish.push_row(&[]);
    for department in 0..hospitals * COURSES {
        let mut row = Vec::new();
        for period in 0..PERIODS {
            model.cells.push(Cell {
                min: 0,
                max: r.pick(1, 5),
                target: i64::MAX,
                over: 0,
            });
            let cell = department * PERIODS + period;
            row.push(vec![Draw { cell, units: 1 }]);
        }
        model.profiles.presence.push_row(&row);
        model.profiles.start.push_row(&[]);
    }
    model.starts.push((1 << (PERIODS - LENGTH + 1)) - 1);
    for trainee in 0..people {
        let first = dense(model.choices.len());
        let home = u32::try_from(u64::from(trainee) * u64::from(hospitals) / u64::from(people));
        let home = home.unwrap();
        let mut near: Vec<u32> = (0..4).map(|n| (home + n) % hospitals).collect();
        near.sort_unstable();
        for course in 0..COURSES {
            let liked = r.pick(0, 60);
            for &hospital in &near {
                model.choices.push(Choice {
                    course,
                    department: hospital * COURSES + course,
                    hospital,
                    profile: hospital * COURSES + course,
                    starts: 0,
                    value: liked + r.pick(0, 20),
                });
            }
        }
        let course = |course: u32| Course {
            group: course / 6,
            length: LENGTH,
            prerequisites: if course % 6 == 5 {
                1 << (course - 5)
            } else {
                0
            },
            pinned: false,
        };
        model.trainees.push(Automaton {
            courses: (0..COURSES).map(course).collect(),
            required: vec![3, 3],
            choices: first..dense(model.choices.len()),
            bonuses: 0..0,
            windows: vec![Window {
                from: 0,
                until: PERIODS,
            }],
            change: -5,
            wait: -2,
            origin: 0,
            hospital_max: 4,
            hospital_caps: Vec::new(),
            boundary: 0,
            counted: true,
        });
    }
    model
}
