//! Small random models with every feature, for the tests of the search.
use crate::problem::model::{
    Automaton, Bonus, Cell, Choice, Course, Draw, DrawTable, Link, Model, Window, at, dense,
};
use crate::solver::random::Random;

fn chance(random: &mut Random, percent: u32) -> bool {
    random.below(100) < percent
}

fn signed(random: &mut Random, reach: u32) -> i64 {
    i64::from(random.below(2 * reach + 1)) - i64::from(reach)
}

/// A random model of up to eight trainees.
pub(crate) fn random_model(seed: u64) -> Model {
    let random = &mut Random::new(seed);
    let periods = [5, 12, 20, 70][at(random.below(4))];
    let hospitals = 1 + random.below(3);
    let plain = chance(random, 30);
    let mut model = Model {
        periods,
        hospitals,
        worst_weight: i64::from(random.below(3)),
        words: periods.div_ceil(64),
        ..Model::default()
    };
    profiles(&mut model, random, plain);
    boundaries(&mut model, random, plain);
    for _ in 0..random.below(9) {
        trainee(&mut model, random, plain);
    }
    model.departments = 64;
    if !plain && chance(random, 30) {
        links(&mut model, random);
    }
    model
}

fn draws(random: &mut Random, cells: u32, signed_units: bool) -> Vec<Draw> {
    (0..random.below(3))
        .map(|_| Draw {
            cell: random.below(cells),
            units: if signed_units {
                signed(random, 2)
            } else {
                i64::from(1 + random.below(3))
            },
        })
        .collect()
}

fn profiles(model: &mut Model, random: &mut Random, plain: bool) {
    // In half of the plain ones no two courses share a cell.
    let few = 2 + random.below(4);
    let rows = if plain && chance(random, 50) { 12 } else { few };
    let cells = if plain {
        rows * model.periods
    } else {
        3 + random.below(12)
    };
    for _ in 0..cells {
        let min = if chance(random, 40) {
            i64::from(random.below(3))
        } else {
            0
        };
        let roomy = chance(random, 30);
        let max = min + i64::from(random.below(if plain { 3 } else { 20 }));
        let (target, over) = if chance(random, 30) {
            (i64::from(random.below(6)), -i64::from(random.below(4)))
        } else {
            (i64::MAX, 0)
        };
        model.cells.push(Cell {
            min,
            max: if roomy { i64::MAX } else { max },
            target,
            over,
        });
    }
    model.profiles.presence = DrawTable::new(model.periods);
    model.profiles.start = DrawTable::new(model.periods);
    for row in 0..rows {
        let lists: Vec<Vec<Draw>> = (0..model.periods)
            .map(|period| {
                if plain {
                    vec![Draw {
                        cell: row * model.periods + period,
                        units: 1,
                    }]
                } else {
                    draws(random, cells, false)
                }
            })
            .collect();
        model.profiles.presence.push_row(&lists);
        let lists: Vec<Vec<Draw>> = (0..model.periods)
            .map(|_| {
                if plain {
                    Vec::new()
                } else {
                    draws(random, cells, false)
                }
            })
            .collect();
        model.profiles.start.push_row(&lists);
    }
}

fn boundaries(model: &mut Model, random: &mut Random, plain: bool) {
    let periods = model.periods;
    model.boundaries.entry = DrawTable::new(periods);
    model.boundaries.finish = DrawTable::new(periods);
    let cells = dense(model.cells.len());
    for row in 0..3_u32 {
        let mut lists = || -> Vec<Vec<Draw>> {
            (0..periods)
                .map(|_| {
                    if row == 0 || plain {
                        Vec::new()
                    } else {
                        draws(random, cells, true)
                    }
                })
                .collect()
        };
        let (entry, finish) = (lists(), lists());
        model.boundaries.entry.push_row(&entry);
        model.boundaries.finish.push_row(&finish);
        for _ in 0..periods {
            let mut value = || if row == 0 { 0 } else { signed(random, 5) };
            let (entry, finish) = (value(), value());
            model.boundaries.entry_value.push(entry);
            model.boundaries.finish_value.push(finish);
        }
    }
}

fn start_row(model: &mut Model, bits: impl Fn(u32) -> bool) -> u32 {
    let row = dense(model.starts.len()) / model.words;
    let mut words = vec![0_u64; at(model.words)];
    for period in (0..model.periods).filter(|&period| bits(period)) {
        words[at(period / 64)] |= 1 << (period % 64);
    }
    model.starts.extend(words);
    row
}

#[expect(clippy::too_many_lines, reason = "one random feature after another")]
fn trainee(model: &mut Model, random: &mut Random, plain: bool) {
    let groups = 1 + random.below(2);
    let count = 1 + random.below(6);
    let lengths = 1 + random.below(3);
    let origin = random.below(2);
    let whole = Window {
        from: 0,
        until: model.periods,
    };
    let windows = if chance(random, 70) {
        vec![whole]
    } else {
        let middle = 2 + random.below(model.periods - 3);
        vec![
            Window {
                from: 0,
                until: middle + 2,
            },
            Window {
                from: middle - 2,
                until: model.periods,
            },
        ]
    };
    let from = dense(model.choices.len());
    let rows = model.profiles.presence.rows();
    let mut courses = Vec::new();
    for course in 0..count {
        let length = 1 + random.below(lengths);
        let earlier = if course > 0 && chance(random, 30) {
            random.below(course)
        } else {
            64
        };
        let pinned = course == 0 && chance(random, 20) && windows.len() == 1;
        let latest = model.periods - length;
        let bits: Vec<bool> = (0..model.periods)
            .map(|period| period >= origin && period <= latest && chance(random, 80))
            .collect();
        let pin = origin.max(random.below(latest + 1));
        let row = start_row(model, |period| {
            if pinned {
                period == pin
            } else {
                bits[at(period)]
            }
        });
        courses.push(Course {
            group: random.below(groups),
            length,
            prerequisites: if earlier < 64 && !pinned {
                1 << earlier
            } else {
                0
            },
            pinned,
        });
        for choice in 0..if pinned { 1 } else { 1 + random.below(3) } {
            let profile = if plain {
                (course * 2 + choice % 2) % rows
            } else {
                random.below(rows)
            };
            model.choices.push(Choice {
                course,
                department: (course * 7 + choice) % 16,
                hospital: choice % model.hospitals,
                profile,
                starts: row,
                value: signed(random, 10),
            });
        }
    }
    let range = from..dense(model.choices.len());
    let required = (0..groups)
        .map(|group| {
            let pins = courses
                .iter()
                .filter(|c| c.pinned && c.group == group)
                .count();
            random.below(count + 1).max(dense(pins))
        })
        .collect();
    let first_bonus = dense(model.bonuses.len());
    if chance(random, 40) {
        let mut list: Vec<Bonus> = (0..random.below(6))
            .map(|_| Bonus {
                choice: range.start + random.below(range.end - range.start),
                start: random.below(model.periods),
                value: signed(random, 5),
            })
            .collect();
        list.sort_unstable();
        list.dedup_by_key(|bonus| (bonus.choice, bonus.start));
        model.bonuses.extend(list);
    }
    let trainee = Automaton {
        courses,
        required,
        choices: range,
        bonuses: first_bonus..dense(model.bonuses.len()),
        windows,
        change: -i64::from(random.below(4)),
        wait: -i64::from(random.below(3)),
        origin,
        hospital_max: if chance(random, 50) {
            1 + random.below(3)
        } else {
            u32::MAX
        },
        hospital_caps: if chance(random, 20) {
            vec![(0, 1 + random.below(2))]
        } else {
            Vec::new()
        },
        boundary: if plain { 0 } else { random.below(3) },
        counted: chance(random, 80),
    };
    model.trainees.push(trainee);
}

fn links(model: &mut Model, random: &mut Random) {
    let count = dense(model.trainees.len());
    if count < 4 {
        return;
    }
    // A pinned stay could break a link by itself; such models are refused elsewhere.
    if model
        .trainees
        .iter()
        .any(|trainee| trainee.courses.iter().any(|course| course.pinned))
    {
        return;
    }
    model.links.push(Link::Together(vec![0, 1]));
    if chance(random, 50) {
        model.links.push(Link::NotAlone(vec![1, 2, 3]));
    }
}

/// A school whose itineraries are too many for exact methods: 20 courses of which 12 are taken, at three
/// hospitals, with few seats and some minimums.
pub(crate) fn school(trainees: u32, length: u32, seed: u64) -> Model {
    const COURSES: u32 = 20;
    const HOSPITALS: u32 = 3;
    let random = &mut Random::new(seed);
    let periods = 14 * length;
    let mut model = Model {
        periods,
        hospitals: HOSPITALS,
        departments: COURSES * HOSPITALS,
        worst_weight: 1,
        words: periods.div_ceil(64),
        ..Model::default()
    };
    model.profiles.presence = DrawTable::new(periods);
    model.profiles.start = DrawTable::new(periods);
    model.boundaries.entry = DrawTable::new(periods);
    model.boundaries.finish = DrawTable::new(periods);
    model.boundaries.entry.push_row(&[]);
    model.boundaries.finish.push_row(&[]);
    model.boundaries.entry_value = vec![0; at(periods)];
    model.boundaries.finish_value = vec![0; at(periods)];
    for department in 0..COURSES * HOSPITALS {
        for _ in 0..periods / length {
            let max = i64::from(trainees.div_ceil(30) + random.below(2 + trainees / 40));
            let cell = Cell {
                min: i64::from(chance(random, 6)),
                max,
                target: i64::MAX,
                over: 0,
            };
            model.cells.extend(std::iter::repeat_n(cell, at(length)));
        }
        let row: Vec<Vec<Draw>> = (department * periods..(department + 1) * periods)
            .map(|cell| vec![Draw { cell, units: 1 }])
            .collect();
        model.profiles.presence.push_row(&row);
        model.profiles.start.push_row(&[]);
    }
    for _ in 0..trainees {
        let starts = start_row(&mut model, |period| period + length <= periods);
        let first = dense(model.choices.len());
        let liked: Vec<i64> = (0..HOSPITALS).map(|_| signed(random, 10)).collect();
        for course in 0..COURSES {
            let value = signed(random, 20);
            for hospital in (0..HOSPITALS).filter(|_| random.below(10) > 0) {
                let department = course * HOSPITALS + hospital;
                model.choices.push(Choice {
                    course,
                    department,
                    hospital,
                    profile: department,
                    starts,
                    value: 20 + value + liked[at(hospital)],
                });
            }
        }
        let course = |course: u32| Course {
            group: course % 2,
            length,
            prerequisites: if course % 5 == 4 {
                1 << (course - 4)
            } else {
                0
            },
            pinned: false,
        };
        model.trainees.push(Automaton {
            courses: (0..COURSES).map(course).collect(),
            required: vec![6, 6],
            choices: first..dense(model.choices.len()),
            windows: vec![Window {
                from: 0,
                until: periods,
            }],
            change: -3,
            wait: -2,
            hospital_max: 6,
            counted: true,
            ..Automaton::default()
        });
    }
    model
}
