//! Trainees that are linked, and crews: linked trainees that move in step.
//!
//! A crew whose members are always at one hospital in the same periods keeps every link among them,
//! so a plan built from crews is legal by construction. Links are hard: a single member may leave the
//! step only where a look at all periods finds every link kept.
use super::state::State;
use crate::problem::model::{Link, Model, at, dense};

/// The links, by trainee, and the crews.
#[derive(Debug, Clone, Default)]
pub(super) struct Links {
    /// Each at least two trainees; together all linked trainees but those that must stay away.
    pub(super) crews: Vec<Vec<u32>>,
    /// All linked trainees.
    pub(super) linked: Vec<u32>,
    /// (trainee, link), sorted.
    of: Vec<(u32, u32)>,
    /// Where each member of one link is in each period; overwritten by every look at a link.
    places: Vec<u32>,
}

impl Links {
    pub(super) fn new(model: &Model) -> Self {
        let mut of: Vec<(u32, u32)> = Vec::new();
        for (link, index) in model.links.iter().zip(0..) {
            of.extend(members(link).iter().map(|&member| (member, index)));
        }
        of.sort_unstable();
        of.dedup();
        let mut linked: Vec<u32> = of.iter().map(|&(trainee, _)| trainee).collect();
        linked.dedup();
        Self {
            crews: crews(model, &linked),
            linked,
            of,
            places: Vec::new(),
        }
    }

    /// Whether every link of the trainee is kept.
    pub(super) fn kept(&mut self, state: &State<'_>, trainee: u32) -> bool {
        let model = state.layout.model;
        let first = self.of.partition_point(|&(other, _)| other < trainee);
        let places = &mut self.places;
        self.of[first..]
            .iter()
            .take_while(|&&(other, _)| other == trainee)
            .all(|&(_, link)| is_kept(state, &model.links[at(link)], places))
    }
}

fn members(link: &Link) -> &[u32] {
    let (Link::Together(members) | Link::NotAlone(members)) = link;
    members
}

/// `places` is room to work in.
fn is_kept(state: &State<'_>, link: &Link, places: &mut Vec<u32>) -> bool {
    let periods = at(state.layout.model.periods);
    let members = members(link);
    places.clear();
    places.resize(members.len() * periods, u32::MAX);
    for (&member, places) in members.iter().zip(places.chunks_exact_mut(periods.max(1))) {
        for slot in state.itinerary(member) {
            places[at(slot.start)..at(slot.end)].fill(slot.hospital);
        }
    }
    let of = |member: usize, period: usize| places[member * periods + period];
    let mut everywhere =
        (0..periods).flat_map(|period| (0..members.len()).map(move |m| (m, period)));
    match link {
        Link::Together(_) => everywhere.all(|(member, period)| of(member, period) == of(0, period)),
        Link::NotAlone(_) => everywhere.all(|(member, period)| {
            let place = of(member, period);
            let mut others = (0..members.len()).filter(|&other| other != member);
            place == u32::MAX || others.any(|other| of(other, period) == place)
        }),
    }
}

/// Joins all who must be together; then, link by link, whoever would be alone with somebody else.
fn crews(model: &Model, linked: &[u32]) -> Vec<Vec<u32>> {
    let mut crew_of: Vec<u32> = (0..dense(model.trainees.len())).collect();
    let join = |crew_of: &mut Vec<u32>, one: u32, two: u32| {
        let (from, to) = (crew_of[at(two)], crew_of[at(one)]);
        for &trainee in linked {
            if crew_of[at(trainee)] == from {
                crew_of[at(trainee)] = to;
            }
        }
    };
    for link in &model.links {
        if let Link::Together(members) = link {
            for pair in members.windows(2) {
                join(&mut crew_of, pair[0], pair[1]);
            }
        }
    }
    for link in &model.links {
        if let Link::NotAlone(members) = link {
            let alone = |crew_of: &[u32], member: u32| {
                members
                    .iter()
                    .all(|&other| other == member || crew_of[at(other)] != crew_of[at(member)])
            };
            let mut waiting: Option<u32> = None;
            for &member in members {
                if !alone(&crew_of, member) {
                    continue;
                }
                match waiting.take() {
                    Some(other) => join(&mut crew_of, other, member),
                    None => waiting = Some(member),
                }
            }
            if let Some(last) = waiting {
                if let Some(&other) = members.iter().find(|&&other| other != last) {
                    join(&mut crew_of, other, last);
                }
            }
        }
    }
    let mut labels: Vec<u32> = linked.iter().map(|&trainee| crew_of[at(trainee)]).collect();
    labels.sort_unstable();
    labels.dedup();
    labels
        .iter()
        .map(|&label| {
            let in_crew = |trainee: &u32| crew_of[at(*trainee)] == label;
            linked.iter().copied().filter(in_crew).collect::<Vec<u32>>()
        })
        .filter(|crew| crew.len() > 1)
        .collect()
}
