//! A throw-away reader of published problems, for measuring: it takes the path from the environment.
use crate::problem::model::{
    Automaton, Boundaries, Cell, Choice, Course, Draw, DrawTable, Model, Profiles, Window, at,
    dense,
};

/// The published problem at `path`.
#[expect(clippy::too_many_lines, reason = "one field after the other")]
pub(crate) fn read(path: &str) -> Model {
    let text = std::fs::read_to_string(path).unwrap();
    let text: String = text
        .lines()
        .map(|line| line.split('%').next().unwrap_or(""))
        .collect::<Vec<_>>()
        .join(" ");
    let find = |name: &str| -> Vec<i64> {
        let value = text
            .split(';')
            .find_map(|statement| {
                let (key, value) = statement.split_once('=')?;
                (key.trim() == name).then_some(value)
            })
            .unwrap();
        value
            .split_once('[')
            .map_or(value, |(_, list)| list)
            .split(|c: char| !(c.is_ascii_digit() || c == '-'))
            .filter_map(|word| word.parse().ok())
            .collect()
    };
    let one = |name: &str| u32::try_from(find(name)[0]).unwrap();
    let (students, courses, hospitals) = (one("Students"), one("Disciplines"), one("Hospitals"));
    let (length, periods, groups) = (one("Duration"), one("Horizon"), one("Groups"));
    let cap = one("MaxDiscPerHosp");
    let group = find("DiscGroup");
    let wanted = find("StudDiscGroup");
    let allowed = find("AllowedDisc");
    let before = find("Precededby");
    let available = find("Availability");
    let able = find("Ability");
    let (most, least) = (find("MaxPosHosp"), find("MinPosHosp"));
    let weights = find("WeightPref");
    let (for_course, for_hospital) = (find("PrefStudDisc"), find("PrefStudHosp"));
    let school = find("ManPref");
    let mut model = Model {
        periods,
        hospitals,
        departments: hospitals * courses,
        worst_weight: 1,
        words: periods.div_ceil(64),
        profiles: Profiles {
            presence: DrawTable::new(periods),
            start: DrawTable::new(periods),
        },
        boundaries: Boundaries {
            entry: DrawTable::new(periods),
            finish: DrawTable::new(periods),
            entry_value: vec![0; at(periods)],
            finish_value: vec![0; at(periods)],
        },
        ..Model::default()
    };
    model.boundaries.entry.push_row(&[]);
    model.boundaries.finish.push_row(&[]);
    for department in 0..hospitals * courses {
        let mut row = Vec::new();
        for period in 0..periods {
            let cell = department * periods + period;
            model.cells.push(Cell {
                min: least[at(cell)],
                max: most[at(cell)],
                target: i64::MAX,
                over: 0,
            });
            row.push(vec![Draw { cell, units: 1 }]);
        }
        model.profiles.presence.push_row(&row);
        model.profiles.start.push_row(&[]);
    }
    for student in 0..students {
        let row = dense(model.starts.len()) / model.words;
        let mut bits = vec![0_u64; at(model.words)];
        for start in 0..(periods + 1).saturating_sub(length) {
            let free = (start..start + length)
                .all(|period| available[at(student * periods + period)] == 1);
            bits[at(start / 64)] |= u64::from(free) << (start % 64);
        }
        model.starts.extend(bits);
        let first = dense(model.choices.len());
        let weight = &weights[at(student) * 4..at(student) * 4 + 4];
        for course in 0..courses {
            for hospital in 0..hospitals {
                let can = able[at((student * hospitals + hospital) * courses + course)] == 1
                    && allowed[at(student * courses + course)] == 1;
                if can {
                    model.choices.push(Choice {
                        course,
                        department: hospital * courses + course,
                        hospital,
                        profile: hospital * courses + course,
                        starts: row,
                        value: weight[0] * for_course[at(student * courses + course)]
                            + weight[1] * for_hospital[at(student * hospitals + hospital)]
                            + school[at(course)],
                    });
                }
            }
        }
        let courses = (0..courses)
            .map(|course| Course {
                group: u32::try_from(group[at(course)] - 1).unwrap(),
                length,
                prerequisites: (0..courses)
                    .filter(|other| before[at(course * courses + other)] == 1)
                    .fold(0, |set, other| set | 1 << other),
                pinned: false,
            })
            .collect();
        model.trainees.push(Automaton {
            courses,
            required: (0..groups)
                .map(|group| u32::try_from(wanted[at(student * groups + group)]).unwrap())
                .collect(),
            choices: first..dense(model.choices.len()),
            bonuses: 0..0,
            windows: vec![Window {
                from: 0,
                until: periods,
            }],
            change: weight[2],
            wait: weight[3],
            origin: 0,
            hospital_max: cap,
            hospital_caps: Vec::new(),
            boundary: 0,
            counted: true,
        });
    }
    model
}
