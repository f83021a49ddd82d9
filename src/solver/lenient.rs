//! Where pins leave no plan: the same model, in which nothing stands in the way of a pin.
use crate::problem::model::{Automaton, Link, Model, at, dense};

/// The model in which the pins alone are a plan, whatever prerequisites and links say; everybody whom
/// such a link binds does no more than the pins force. `None` where no pin is bound by either.
///
/// Pinned courses need no prerequisite. A pinned trainee leaves their links, and takes no other course.
/// Who must keep together with one takes none at all, as they can not follow.
pub(super) fn lenient(model: &Model) -> Option<Model> {
    let mut lenient = model.clone();
    for course in lenient.trainees.iter_mut().flat_map(|t| &mut t.courses) {
        if course.pinned {
            course.prerequisites = 0;
        }
    }
    let mut held = Vec::new();
    lenient.links.retain_mut(|link| match link {
        Link::Together(members) => {
            let forced = members.iter().any(|&member| is_pinned(model, member));
            if forced {
                held.append(members);
            }
            !forced
        }
        Link::NotAlone(members) => {
            members.retain(|&member| {
                let pinned = is_pinned(model, member);
                held.extend(pinned.then_some(member));
                !pinned
            });
            !members.is_empty()
        }
    });
    held.sort_unstable();
    held.dedup();
    for trainee in held {
        hold(&mut lenient, trainee);
    }
    (lenient != *model).then_some(lenient)
}

fn is_pinned(model: &Model, trainee: u32) -> bool {
    let Automaton { courses, .. } = &model.trainees[at(trainee)];
    courses.iter().any(|course| course.pinned)
}

/// Leaves the trainee no start but those of pins.
fn hold(model: &mut Model, trainee: u32) {
    let never = dense(model.starts.len()) / model.words.max(1);
    let automaton = &model.trainees[at(trainee)];
    for choice in &mut model.choices[at(automaton.choices.start)..at(automaton.choices.end)] {
        if !automaton.courses[at(choice.course)].pinned {
            choice.starts = never;
        }
    }
    model.starts.extend((0..model.words).map(|_| 0));
}
