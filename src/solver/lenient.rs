//! Where pins leave no plan: the same model, in which nothing stands in the way of a pin.
use crate::problem::model::{Automaton, Link, Model, at};

/// The model without the links of pinned trainees and the prerequisites of pinned courses, so that the
/// pins alone are always a plan. `None` where no pin is bound by either.
pub(super) fn lenient(model: &Model) -> Option<Model> {
    let mut lenient = model.clone();
    for course in lenient.trainees.iter_mut().flat_map(|t| &mut t.courses) {
        if course.pinned {
            course.prerequisites = 0;
        }
    }
    let trainees = &lenient.trainees;
    lenient.links.retain_mut(|link| {
        let (Link::Together(members) | Link::NotAlone(members)) = link;
        members.retain(|&member| !is_pinned(&trainees[at(member)]));
        members.len() > usize::from(matches!(link, Link::Together(_)))
    });
    (lenient != *model).then_some(lenient)
}

fn is_pinned(automaton: &Automaton) -> bool {
    automaton.courses.iter().any(|course| course.pinned)
}
