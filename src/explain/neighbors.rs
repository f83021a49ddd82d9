//! Itineraries that are close to the present one.

use super::explainer::Explainer;
use crate::problem::evaluate::{legal, span};
use crate::problem::model::{Stay, at, dense};

impl Explainer<'_> {
    /// Legal itineraries that differ from the present one in one stay, or in the order of two.
    pub(super) fn neighbors(&self, index: usize) -> Vec<Vec<Stay>> {
        let model = self.problem.model();
        let automaton = &model.trainees[index];
        let current = &self.plan[index];
        let mut found = Vec::new();
        let mut offer = |mut stays: Vec<Stay>| {
            stays.sort_unstable();
            if stays != *current && legal(model, dense(index), &stays) {
                found.push(stays);
            }
        };
        for choice in automaton.choices.clone() {
            let length = automaton.courses[at(model.choices[at(choice)].course)].length;
            for start in (0..model.periods).filter(|&start| model.may_start(choice, start)) {
                let stay = Stay { start, choice };
                let meets = |one: &Stay| {
                    let (from, until) = span(model, automaton, *one);
                    from < start + length && start < until
                };
                let course = |one: &Stay| model.choices[at(one.choice)].course;
                // What overlaps, or is the same course, has to go; more than one is another neighbor.
                let kept: Vec<Stay> = current
                    .iter()
                    .filter(|one| !meets(one) && course(one) != course(&stay))
                    .copied()
                    .collect();
                if kept.len() + 1 < current.len() {
                    continue;
                }
                let mut with = kept.clone();
                with.push(stay);
                if kept.len() == current.len() {
                    // Room for one more; or in exchange for any other.
                    for gone in 0..kept.len() {
                        let mut exchanged = with.clone();
                        exchanged.remove(gone);
                        offer(exchanged);
                    }
                }
                offer(with);
            }
        }
        for gone in 0..current.len() {
            let mut fewer = current.clone();
            fewer.remove(gone);
            offer(fewer);
        }
        for a in 0..current.len() {
            for b in a + 1..current.len() {
                let mut stays = current.clone();
                (stays[a].start, stays[b].start) = (current[b].start, current[a].start);
                offer(stays);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
