//! Links as cells: a linear program then sees them, and prices them.
//!
//! Who is in a hospital in a period draws a unit, or minus one, from cells that may hold nothing. In a
//! team, the first member's units and another member's cancel out, one cell for either sign; where
//! nobody may be alone, one member's unit needs another member's minus one.
use crate::certificate::claim::Company;
use crate::problem::model::{Cell, Choice, Draw, Link, Model, at, dense};

/// More cells than this are not made: then links are left to the search.
const MOST: usize = 20_000;

/// A model whose cells say what its links say, and what the prices of these cells mean.
#[derive(Debug)]
pub(crate) struct Linked {
    /// The model.
    pub(crate) model: Model,
    /// Cells before those of the links.
    pub(crate) first: usize,
    /// One a cell of a link: a price for a unit of company is this one times the cell's price.
    company: Vec<Company>,
}

impl Linked {
    /// The model with cells for its links; `None` where it has none, or too many.
    pub(crate) fn new(model: &Model) -> Option<Self> {
        let mut linked = Self {
            model: Model::default(),
            first: model.cells.len(),
            company: Vec::new(),
        };
        // By trainee: (hospital, period) and what is drawn there.
        let mut draws: Vec<Vec<((u32, u32), Draw)>> = vec![Vec::new(); model.trainees.len()];
        let seen = seen(model);
        for (link, index) in model.links.iter().zip(0..) {
            let (Link::Together(members) | Link::NotAlone(members)) = link;
            for (place, &member) in (0..).zip(members) {
                for hospital in 0..model.hospitals {
                    let here = |&&trainee: &&u32| seen[at(trainee)].contains(&hospital);
                    if !members.iter().any(|trainee| here(&trainee)) {
                        continue;
                    }
                    for period in 0..model.periods {
                        let company = Company {
                            link: index,
                            member: place,
                            hospital,
                            period,
                            price: 1,
                        };
                        let mut add = |company: Company, draw: &dyn Fn(u32) -> i64| {
                            let cell = dense(linked.first + linked.company.len());
                            linked.company.push(company);
                            for (other, &trainee) in (0..).zip(members) {
                                let units = draw(other);
                                if units != 0 {
                                    draws[at(trainee)]
                                        .push(((hospital, period), Draw { cell, units }));
                                }
                            }
                        };
                        match link {
                            Link::Together(_) if place == 0 => {}
                            Link::Together(_) => {
                                let pair = |sign: i64| {
                                    move |other: u32| match other {
                                        0 => sign,
                                        _ if other == place => -sign,
                                        _ => 0,
                                    }
                                };
                                add(company, &pair(1));
                                let price = -1;
                                add(Company { price, ..company }, &pair(-1));
                            }
                            Link::NotAlone(_) if seen[at(member)].contains(&hospital) => {
                                add(company, &|other| if other == place { 1 } else { -1 });
                            }
                            Link::NotAlone(_) => {}
                        }
                    }
                    if linked.company.len() > MOST {
                        return None;
                    }
                }
            }
        }
        if linked.company.is_empty() {
            return None;
        }
        linked.model = extended(model, linked.company.len(), &draws);
        Some(linked)
    }

    /// The prices of links among the prices of cells.
    pub(crate) fn company(&self, prices: &[i64]) -> Vec<Company> {
        let prices = prices.get(self.first..).unwrap_or(&[]);
        (self.company.iter().zip(prices))
            .filter(|(_, price)| **price != 0)
            .map(|(&company, &price)| Company {
                price: company.price * price,
                ..company
            })
            .collect()
    }
}

/// The hospitals where each trainee may be.
fn seen(model: &Model) -> Vec<Vec<u32>> {
    let hospitals = |choices: &std::ops::Range<u32>| {
        let choices = &model.choices[at(choices.start)..at(choices.end)];
        choices.iter().map(|choice| choice.hospital).collect()
    };
    (model.trainees.iter())
        .map(|automaton| hospitals(&automaton.choices))
        .collect()
}

/// The model with cells more, and profiles of their own for trainees who draw from them.
fn extended(model: &Model, cells: usize, draws: &[Vec<((u32, u32), Draw)>]) -> Model {
    let mut extended = model.clone();
    extended.cells.resize(
        model.cells.len() + cells,
        Cell {
            // No load is too low.
            min: -(1 << 32),
            max: 0,
            target: i64::MAX,
            over: 0,
        },
    );
    for (automaton, draws) in model.trainees.iter().zip(draws) {
        if draws.is_empty() {
            continue;
        }
        let mut known: Vec<((u32, u32), u32)> = Vec::new();
        for index in automaton.choices.clone() {
            let choice = &model.choices[at(index)];
            let kind = (choice.profile, choice.hospital);
            let row = known.iter().find(|(other, _)| *other == kind);
            let row = if let Some((_, row)) = row {
                *row
            } else {
                let row = own_row(&mut extended, choice, draws);
                known.push((kind, row));
                row
            };
            extended.choices[at(index)].profile = row;
        }
    }
    extended
}

/// A profile like that of a choice, with more draws; returns its row.
fn own_row(model: &mut Model, choice: &Choice, draws: &[((u32, u32), Draw)]) -> u32 {
    let (mut presence, mut start) = (Vec::new(), Vec::new());
    for period in 0..model.periods {
        let place = (choice.hospital, period);
        let mut list = model.profiles.presence.get(choice.profile, period).to_vec();
        let more = draws.iter().filter(|(other, _)| *other == place);
        list.extend(more.map(|(_, draw)| *draw));
        presence.push(list);
        start.push(model.profiles.start.get(choice.profile, period).to_vec());
    }
    model.profiles.start.push_row(&start);
    model.profiles.presence.push_row(&presence)
}
