//! The model of one part: the same rules, with its own small numbers.
use crate::problem::model::{
    Boundaries, Cell, DrawTable, Link, Model, Plan, Profiles, Stay, at, dense,
};

/// A part's model, and the way back.
#[derive(Debug)]
pub(in crate::solver) struct Local {
    /// The model; nobody is worst off in it.
    pub(in crate::solver) model: Model,
    /// The cell of the whole model, by cell.
    pub(in crate::solver) cells: Vec<u32>,
    /// The hospital of the whole model, by hospital.
    hospitals: Vec<u32>,
    /// By trainee: what to add to a choice to get that of the whole model.
    shifts: Vec<u32>,
}

/// Old numbers, sorted: the position is the new number.
fn numbers(all: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut old: Vec<u32> = all.collect();
    old.sort_unstable();
    old.dedup();
    old
}

fn new(numbers: &[u32], old: u32) -> u32 {
    dense(numbers.partition_point(|&number| number < old))
}

impl Local {
    /// The model of some trainees; `limits` says what they may draw from a cell of the whole model.
    pub(in crate::solver) fn new(
        whole: &Model,
        trainees: &[u32],
        limits: impl Fn(u32) -> Cell,
    ) -> Self {
        let mut model = Model {
            periods: whole.periods,
            words: whole.words,
            departments: whole.departments,
            ..Model::default()
        };
        let mut shifts = Vec::with_capacity(trainees.len());
        for &trainee in trainees {
            let mut automaton = whole.trainees[at(trainee)].clone();
            let old = automaton.choices.clone();
            let first = dense(model.choices.len());
            shifts.push(old.start.wrapping_sub(first));
            model
                .choices
                .extend_from_slice(&whole.choices[at(old.start)..at(old.end)]);
            let bonuses = &whole.bonuses[at(automaton.bonuses.start)..at(automaton.bonuses.end)];
            let from = dense(model.bonuses.len());
            model.bonuses.extend(bonuses.iter().map(|bonus| {
                let mut bonus = *bonus;
                bonus.choice = bonus.choice - old.start + first;
                bonus
            }));
            automaton.choices = first..dense(model.choices.len());
            automaton.bonuses = from..dense(model.bonuses.len());
            model.trainees.push(automaton);
        }
        let hospitals = numbers(model.choices.iter().map(|choice| choice.hospital));
        let profiles = numbers(model.choices.iter().map(|choice| choice.profile));
        let starts = numbers(model.choices.iter().map(|choice| choice.starts));
        let boundaries = numbers(
            std::iter::once(0).chain(model.trainees.iter().map(|trainee| trainee.boundary)),
        );
        for choice in &mut model.choices {
            choice.hospital = new(&hospitals, choice.hospital);
            choice.profile = new(&profiles, choice.profile);
            choice.starts = new(&starts, choice.starts);
        }
        for trainee in &mut model.trainees {
            trainee.boundary = new(&boundaries, trainee.boundary);
            trainee.hospital_caps.retain_mut(|(hospital, _)| {
                let known = hospitals.binary_search(hospital).ok();
                *hospital = known.map_or(0, dense);
                known.is_some()
            });
        }
        model.hospitals = dense(hospitals.len());
        for &row in &starts {
            let words = at(row) * at(whole.words)..at(row + 1) * at(whole.words);
            model.starts.extend_from_slice(&whole.starts[words]);
        }
        let cells = draw(whole, &mut model, &profiles, &boundaries);
        model.cells = cells.iter().map(|&cell| limits(cell)).collect();
        let member = |trainee: &u32| trainees.binary_search(trainee).ok().map(dense);
        let within = |members: &[u32]| members.iter().map(member).collect::<Option<Vec<u32>>>();
        model.links = (whole.links.iter())
            .filter_map(|link| match link {
                Link::Together(members) => within(members).map(Link::Together),
                Link::NotAlone(members) => within(members).map(Link::NotAlone),
            })
            .collect();
        Self {
            model,
            cells,
            hospitals,
            shifts,
        }
    }

    /// Hospitals in the numbers of the part; those that nobody of it can go to are left out.
    pub(super) fn inward_hospitals(&self, hospitals: &[u32]) -> Vec<u32> {
        let known = hospitals.iter();
        let known = known.filter_map(|hospital| self.hospitals.binary_search(hospital).ok());
        known.map(dense).collect()
    }

    /// Hospitals in the numbers of the whole.
    pub(super) fn outward_hospitals(&self, hospitals: &[u32]) -> Vec<u32> {
        let hospitals = hospitals.iter();
        hospitals
            .map(|&hospital| self.hospitals[at(hospital)])
            .collect()
    }

    /// An itinerary of a trainee of the part, in the numbers of the part.
    pub(in crate::solver) fn inward(&self, trainee: usize, itinerary: &[Stay]) -> Vec<Stay> {
        let shift = self.shifts[trainee];
        let stays = itinerary.iter();
        stays
            .map(|stay| Stay {
                start: stay.start,
                choice: stay.choice.wrapping_sub(shift),
            })
            .collect()
    }

    /// An itinerary of a trainee of the part, in the numbers of the whole.
    fn outward(&self, trainee: usize, itinerary: &[Stay]) -> Vec<Stay> {
        let shift = self.shifts[trainee];
        let stays = itinerary.iter();
        stays
            .map(|stay| Stay {
                start: stay.start,
                choice: stay.choice.wrapping_add(shift),
            })
            .collect()
    }

    /// The plan of the part, in the numbers of the whole.
    pub(super) fn outward_plan(&self, plan: &Plan) -> Plan {
        let plan = plan.iter().enumerate();
        plan.map(|(index, itinerary)| self.outward(index, itinerary))
            .collect()
    }
}

/// The draws of some rows, in the numbers of the part; returns the old numbers of the cells.
fn draw(whole: &Model, model: &mut Model, profiles: &[u32], boundaries: &[u32]) -> Vec<u32> {
    let periods = whole.periods;
    let tables = [
        (&whole.profiles.presence, profiles),
        (&whole.profiles.start, profiles),
        (&whole.boundaries.entry, boundaries),
        (&whole.boundaries.finish, boundaries),
    ];
    let lists = |(table, rows): (&'_ DrawTable, &'_ [u32])| {
        let mut cells = Vec::new();
        for &row in rows.iter().filter(|&&row| row < table.rows()) {
            for period in 0..periods {
                cells.extend(table.get(row, period).iter().map(|draw| draw.cell));
            }
        }
        cells
    };
    let cells = numbers(tables.into_iter().flat_map(lists));
    let copy = |(table, rows): (&DrawTable, &[u32])| {
        let mut part = DrawTable::new(periods);
        for &row in rows.iter().filter(|&&row| row < table.rows()) {
            let row: Vec<Vec<_>> = (0..periods)
                .map(|period| {
                    let mut draws = table.get(row, period).to_vec();
                    for draw in &mut draws {
                        draw.cell = new(&cells, draw.cell);
                    }
                    draws
                })
                .collect();
            part.push_row(&row);
        }
        part
    };
    let [presence, start, entry, finish] = tables.map(copy);
    let values = |values: &[i64]| {
        let mut part = Vec::new();
        for &row in boundaries {
            let row = at(row) * at(periods)..at(row + 1) * at(periods);
            part.extend_from_slice(values.get(row).unwrap_or(&[]));
        }
        part
    };
    model.profiles = Profiles { presence, start };
    model.boundaries = Boundaries {
        entry_value: values(&whole.boundaries.entry_value),
        finish_value: values(&whole.boundaries.finish_value),
        entry,
        finish,
    };
    cells
}
