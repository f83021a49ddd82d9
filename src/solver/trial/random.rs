//! Small random problems with every feature that the model has.
use crate::problem::model::{
    Automaton, Bonus, Boundaries, Cell, Choice, Course, Draw, DrawTable, Model, Profiles, Window,
    at, dense,
};

/// `SplitMix64`.
#[derive(Debug, Clone)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From `low..=high`.
    pub(crate) fn pick(&mut self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low).unwrap() + 1;
        low + i64::try_from(self.next() % width).unwrap()
    }

    pub(crate) fn index(&mut self, low: u32, high: u32) -> u32 {
        u32::try_from(self.pick(i64::from(low), i64::from(high))).unwrap()
    }

    pub(crate) fn chance(&mut self, percent: i64) -> bool {
        self.pick(0, 99) < percent
    }
}

/// A random problem. Features come and go, so that each is also seen alone.
pub(crate) fn model(seed: u64) -> Model {
    let mut random = Random(seed.wrapping_mul(0x2545_f491_4f6c_dd1d));
    let r = &mut random;
    let periods = r.index(2, 6);
    let hospitals = r.index(1, 3);
    let cells = cells(r);
    let profiles = profiles(r, periods, &cells);
    let boundaries = boundaries(r, periods, &cells);
    let mut model = Model {
        periods,
        hospitals,
        departments: 6,
        worst_weight: if r.chance(50) { r.pick(1, 3) } else { 0 },
        cells,
        profiles,
        boundaries,
        words: 1,
        ..Model::default()
    };
    for _ in 0..r.index(1, 3) {
        let automaton = automaton(r, &mut model);
        model.trainees.push(automaton);
    }
    model
}

fn cells(r: &mut Random) -> Vec<Cell> {
    let mins = r.chance(50);
    let targets = r.chance(30);
    (0..r.index(1, 5))
        .map(|_| {
            let max = if r.chance(80) { r.pick(0, 4) } else { i64::MAX };
            let target = targets && r.chance(50);
            Cell {
                min: if mins && r.chance(40) {
                    r.pick(0, max.min(3))
                } else {
                    0
                },
                max,
                target: if target { r.pick(0, 2) } else { i64::MAX },
                over: if target { r.pick(-4, 0) } else { 0 },
            }
        })
        .collect()
}

fn some_draws(r: &mut Random, cells: &[Cell], percent: i64) -> Vec<Draw> {
    let mut draws = Vec::new();
    for cell in 0..dense(cells.len()) {
        if r.chance(percent) {
            let units = if r.chance(80) { 1 } else { 2 };
            draws.push(Draw { cell, units });
        }
    }
    draws
}

fn profiles(r: &mut Random, periods: u32, cells: &[Cell]) -> Profiles {
    let mut profiles = Profiles {
        presence: DrawTable::new(periods),
        start: DrawTable::new(periods),
    };
    let starts = r.chance(30);
    for _ in 0..4 {
        let presence: Vec<_> = (0..periods).map(|_| some_draws(r, cells, 30)).collect();
        let start: Vec<_> = (0..periods)
            .map(|_| {
                if starts {
                    some_draws(r, cells, 20)
                } else {
                    Vec::new()
                }
            })
            .collect();
        profiles.presence.push_row(&presence);
        profiles.start.push_row(&start);
    }
    profiles
}

fn boundaries(r: &mut Random, periods: u32, cells: &[Cell]) -> Boundaries {
    let mut boundaries = Boundaries {
        entry: DrawTable::new(periods),
        finish: DrawTable::new(periods),
        entry_value: vec![0; at(periods)],
        finish_value: vec![0; at(periods)],
    };
    boundaries.entry.push_row(&[]);
    boundaries.finish.push_row(&[]);
    let cell = r.index(0, dense(cells.len()) - 1);
    // Running totals: what is drawn between two dates is their difference, never negative.
    let mut total = 0;
    let mut totals = vec![0];
    for _ in 0..periods {
        total += r.pick(0, 1);
        totals.push(total);
    }
    let list = |units: i64| {
        let draws = vec![Draw { cell, units }];
        if units == 0 { Vec::new() } else { draws }
    };
    let entry: Vec<_> = (0..at(periods)).map(|t| list(-totals[t])).collect();
    let finish: Vec<_> = (0..at(periods)).map(|t| list(totals[t + 1])).collect();
    boundaries.entry.push_row(&entry);
    boundaries.finish.push_row(&finish);
    for _ in 0..periods {
        boundaries.entry_value.push(r.pick(-3, 3));
        boundaries.finish_value.push(r.pick(-3, 3));
    }
    boundaries
}

#[expect(clippy::too_many_lines, reason = "one random draw after the other")]
fn automaton(r: &mut Random, model: &mut Model) -> Automaton {
    let groups = r.index(1, 2);
    let mut courses = Vec::new();
    for course in 0..r.index(1, 4) {
        let before = if course > 0 && r.chance(25) {
            1 << r.index(0, course - 1)
        } else {
            0
        };
        courses.push(Course {
            group: r.index(0, groups - 1),
            length: if r.chance(60) { 1 } else { 2 },
            prerequisites: before,
            pinned: false,
        });
    }
    let required: Vec<u32> = (0..groups)
        .map(|group| {
            let most = courses
                .iter()
                .filter(|course| course.group == group)
                .count();
            r.index(0, dense(most).min(2))
        })
        .collect();
    let pin = r.chance(10).then(|| r.index(0, dense(courses.len()) - 1));
    let pin = pin.filter(|&course| {
        let course = courses[at(course)];
        course.prerequisites == 0 && required[at(course.group)] > 0
    });
    let first = dense(model.choices.len());
    for course in 0..dense(courses.len()) {
        courses[at(course)].pinned = pin == Some(course);
        for hospital in 0..model.hospitals {
            for department in 0..if r.chance(20) { 2 } else { 1 } {
                if !r.chance(70) || pin == Some(course) && model.choices.len() > at(first) {
                    continue;
                }
                model
                    .choices
                    .push(choice(r, model.periods, course, hospital, department));
                let mut bits = r.next() | r.next();
                bits &= (1 << model.periods) - 1;
                if pin == Some(course) {
                    let start = r.index(0, model.periods - courses[at(course)].length);
                    bits = 1 << start;
                }
                model.starts.push(bits);
                let row = dense(model.starts.len()) - 1;
                model.choices.last_mut().unwrap().starts = row;
            }
        }
    }
    let last = dense(model.choices.len());
    let from = dense(model.bonuses.len());
    if r.chance(30) {
        for choice in first..last {
            if r.chance(30) {
                let start = r.index(0, model.periods - 1);
                model.bonuses.push(Bonus {
                    choice,
                    start,
                    value: r.pick(-2, 5),
                });
            }
        }
    }
    let whole = Window {
        from: 0,
        until: model.periods,
    };
    let windows = match r.index(0, 9) {
        0 => vec![Window {
            from: 1,
            until: model.periods,
        }],
        1 => vec![
            Window {
                from: 0,
                until: model.periods - 1,
            },
            Window {
                from: 1,
                until: model.periods,
            },
        ],
        _ => vec![whole],
    };
    let cap = if r.chance(40) {
        r.index(0, 2)
    } else {
        u32::MAX
    };
    let caps = if r.chance(15) {
        vec![(0, r.index(0, 2))]
    } else {
        Vec::new()
    };
    Automaton {
        courses,
        required,
        choices: first..last,
        bonuses: from..dense(model.bonuses.len()),
        windows,
        change: if r.chance(60) { r.pick(-3, 0) } else { 0 },
        wait: if r.chance(50) { r.pick(-2, 0) } else { 0 },
        origin: u32::from(r.chance(10)),
        hospital_max: cap,
        hospital_caps: caps,
        boundary: u32::from(r.chance(25)),
        counted: r.chance(85),
    }
}

fn choice(r: &mut Random, periods: u32, course: u32, hospital: u32, department: u32) -> Choice {
    let _ = periods;
    Choice {
        course,
        department: hospital * 2 + department,
        hospital,
        profile: r.index(0, 3),
        starts: 0,
        value: r.pick(-3, 9),
    }
}
