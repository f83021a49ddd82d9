//! Closed stays, put together into few sets.
use crate::certificate::claim::Stays;
use crate::problem::model::{Model, at};

use super::roads::Roads;

/// Adds the stays of a trainee that are closed: whole courses, courses at a hospital, runs of starts.
pub(crate) fn closed_stays(model: &Model, trainee: u32, roads: &Roads, closed: &mut Vec<Stays>) {
    if roads.open.is_empty() {
        return;
    }
    let automaton = &model.trainees[at(trainee)];
    let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
    let mut hospitals: Vec<u32> = choices.iter().map(|choice| choice.hospital).collect();
    hospitals.sort_unstable();
    hospitals.dedup();
    // Sets of stays of one course, at each of its hospitals.
    let mut of_course: Vec<Stays> = Vec::new();
    let mut index = automaton.choices.start;
    while index < automaton.choices.end {
        let course = model.choices[at(index)].course;
        let first = index;
        let mut some_open = false;
        of_course.clear();
        while index < automaton.choices.end && model.choices[at(index)].course == course {
            let from = index;
            let hospital = model.choices[at(index)].hospital;
            let same = |index: u32| {
                let choice = &model.choices[at(index)];
                (choice.course, choice.hospital) == (course, hospital)
            };
            while index < automaton.choices.end && same(index) {
                index += 1;
            }
            let local = hospitals.binary_search(&hospital).unwrap_or(0);
            let row = (at(course) * hospitals.len() + local) * at(model.periods);
            let open = &roads.open[row..row + at(model.periods)];
            some_open |= open.contains(&true);
            runs(model, trainee, (from, index), open, &mut of_course);
        }
        if some_open {
            closed.append(&mut of_course);
        } else {
            closed.push(Stays {
                trainee,
                choices: (first, index),
                starts: (0, model.periods),
            });
        }
    }
}

/// Runs of starts that are not open, and in which at least one of the choices may start.
fn runs(model: &Model, trainee: u32, choices: (u32, u32), open: &[bool], closed: &mut Vec<Stays>) {
    let mut from = 0;
    for (period, open) in (0..).zip(open.iter().chain([&true])) {
        if !open {
            continue;
        }
        let possible = (from..period)
            .any(|start| (choices.0..choices.1).any(|choice| model.may_start(choice, start)));
        if possible {
            closed.push(Stays {
                trainee,
                choices,
                starts: (from, period),
            });
        }
        from = period + 1;
    }
}
