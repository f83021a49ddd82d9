//! Pass 8: rules between named trainees. Those who are kept apart are cells already.

use crate::ids::LinkId;
use crate::problem::model::{Link, dense};
use crate::program::{LinkKind, Program};
use crate::rules::{RuleBook, RuleCode};

/// The links that bind at least two active trainees, each with its name.
pub(super) fn links(program: &Program, book: &RuleBook) -> Vec<(LinkId, Link)> {
    let mut links = Vec::new();
    for rule in program.links() {
        let code = match rule.kind() {
            LinkKind::Together => RuleCode::Together,
            LinkKind::NotAlone => RuleCode::NotAlone,
            LinkKind::Apart => continue,
        };
        if !book.is_on(code) {
            continue;
        }
        let active = |id: &&crate::ids::TraineeId| {
            let trainee = program.trainees().get(*id);
            trainee.is_some_and(|trainee| trainee.lifecycle().status().is_active())
        };
        let bound = program.linked(rule).into_iter().filter(active);
        let members: Vec<u32> = bound
            .filter_map(|id| program.trainees().position(id))
            .map(dense)
            .collect();
        match rule.kind() {
            LinkKind::Together if members.len() > 1 => {
                links.push((rule.id().clone(), Link::Together(members)));
            }
            // One alone can never be in company: then nobody of the link may be placed.
            LinkKind::NotAlone if !members.is_empty() => {
                links.push((rule.id().clone(), Link::NotAlone(members)));
            }
            LinkKind::Together | LinkKind::NotAlone | LinkKind::Apart => {}
        }
    }
    links
}
