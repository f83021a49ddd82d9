//! Plans that break links, made whole by leaving stays out. Coarse: the search does it better.
use crate::problem::evaluate::{legal, linked, span};
use crate::problem::model::{Link, Model, Plan, at};

/// The plan without the stays of those who break links; `None` where pins stand in the way.
pub(crate) fn unlink(model: &Model, mut plan: Plan) -> Option<Plan> {
    loop {
        if linked(model, &plan) {
            return Some(plan);
        }
        let mut dropped = false;
        for link in &model.links {
            let (Link::Together(members) | Link::NotAlone(members)) = link;
            let alone = Model {
                periods: model.periods,
                hospitals: model.hospitals,
                choices: model.choices.clone(),
                trainees: model.trainees.clone(),
                links: vec![link.clone()],
                ..Model::default()
            };
            if linked(&alone, &plan) {
                continue;
            }
            for &member in members {
                dropped |= strip(model, &mut plan, member);
            }
        }
        if !dropped {
            return None;
        }
    }
}

/// Leaves the trainee only pinned stays; whether that changed anything.
fn strip(model: &Model, plan: &mut Plan, trainee: u32) -> bool {
    let automaton = &model.trainees[at(trainee)];
    let before = plan[at(trainee)].len();
    let kept: Vec<_> = plan[at(trainee)]
        .iter()
        .copied()
        .filter(|stay| automaton.courses[at(model.choices[at(stay.choice)].course)].pinned)
        .collect();
    debug_assert!(
        kept.iter()
            .all(|&stay| span(model, automaton, stay).0 < model.periods)
    );
    let changed = kept.len() < before && legal(model, trainee, &kept);
    if changed {
        plan[at(trainee)] = kept;
    }
    changed
}
