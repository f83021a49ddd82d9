//! Relaxed paths, by walking all of them.
use super::added::worth;
use super::random::Random;
use crate::certificate::claim::{Mode, Prices};
use crate::certificate::relaxation::Relaxation;
use crate::problem::model::{Automaton, Choice, Model, Stay, at, dense};

/// Whether every itinerary has the course.
fn certain(model: &Model, automaton: &Automaton, strict: bool, course: usize) -> bool {
    let offered = |course: usize| {
        let choices = &model.choices[at(automaton.choices.start)..at(automaton.choices.end)];
        choices.iter().any(|choice| at(choice.course) == course)
    };
    let group = automaton.courses[course].group;
    let rivals = (0..automaton.courses.len())
        .filter(|&other| offered(other) && automaton.courses[other].group == group);
    let needed = rivals.count() <= at(automaton.required[at(group)]);
    automaton.courses[course].pinned || strict && needed && offered(course)
}

/// Some relaxation of a trainee.
pub(super) fn relaxation(model: &Model, trainee: u32, strict: bool, r: &mut Random) -> Relaxation {
    let automaton = &model.trainees[at(trainee)];
    let groups = dense(automaton.required.len());
    let courses = 0..automaton.courses.len();
    Relaxation {
        trainee,
        counts: (0..groups).map(|_| r.index(0, groups - 1)).collect(),
        remembered: (0..dense(courses.len())).filter(|_| r.chance(40)).collect(),
        tolls: courses
            .map(|course| {
                let sure = certain(model, automaton, strict, course);
                r.pick(if sure { -4000 } else { 0 }, 4000)
            })
            .collect(),
        hospital_tolls: (0..model.hospitals)
            .filter_map(|place| {
                let capped = Model::hospital_cap(automaton, place) < u32::MAX;
                (capped && r.chance(60)).then(|| (place, r.pick(1, 3000)))
            })
            .collect(),
    }
}

/// The best relaxed path, tolls given back.
pub(super) fn most(
    model: &Model,
    relaxation: &Relaxation,
    (mode, prices): (Mode, &Prices),
) -> Option<i128> {
    let trainee = relaxation.trainee;
    let automaton = &model.trainees[at(trainee)];
    let pinned = automaton.courses.iter().any(|course| course.pinned);
    let paid = |stay: &Stay| toll(&model.choices[at(stay.choice)], relaxation);
    let best = paths(model, automaton, relaxation)
        .into_iter()
        .filter(|path| !path.is_empty() || !pinned)
        .filter_map(|path| {
            let worth = worth(model, trainee, automaton, (mode, prices), &path)?;
            Some(worth - path.iter().map(paid).sum::<i128>())
        })
        .max()?;
    Some(best + refund(model, automaton, relaxation, mode == Mode::Strict))
}

/// The tolls of a stay.
fn toll(choice: &Choice, relaxation: &Relaxation) -> i128 {
    let hospitals = relaxation.hospital_tolls.iter();
    let there = hospitals.filter(|toll| toll.0 == choice.hospital);
    let there: i64 = there.map(|toll| toll.1).sum();
    i128::from(relaxation.tolls[at(choice.course)] + there)
}

/// All relaxed paths.
fn paths(model: &Model, automaton: &Automaton, relaxation: &Relaxation) -> Vec<Vec<Stay>> {
    let windows = automaton.windows.iter();
    let from = windows.clone().map(|window| window.from).min().unwrap();
    let until = windows.map(|window| window.until).max().unwrap();
    let course_of = |stay: &Stay| model.choices[at(stay.choice)].course;
    let count_of = |course: u32| relaxation.counts[at(automaton.courses[at(course)].group)];
    let (mut all, mut open) = (Vec::new(), vec![(from.max(automaton.origin), Vec::new())]);
    while let Some((free, path)) = open.pop() {
        for index in automaton.choices.clone() {
            let course = model.choices[at(index)].course;
            let count = count_of(course);
            let wanted = (relaxation.counts.iter().zip(&automaton.required))
                .filter(|(other, _)| **other == count)
                .map(|(_, &required)| required)
                .sum::<u32>();
            let had = path
                .iter()
                .filter(|stay| count_of(course_of(stay)) == count);
            let done = |course: u32| path.iter().any(|stay| course_of(stay) == course);
            let remembered = relaxation.remembered.iter();
            let needs = automaton.courses[at(course)].prerequisites;
            let ready = remembered
                .clone()
                .all(|&other| needs >> other & 1 == 0 || done(other));
            let repeated = remembered.clone().any(|&other| other == course) && done(course);
            if dense(had.count()) >= wanted || !ready || repeated {
                continue;
            }
            let length = automaton.courses[at(course)].length;
            for start in free..model.periods {
                if model.may_start(index, start) && start + length <= until.min(model.periods) {
                    let mut longer = path.clone();
                    longer.push(Stay {
                        start,
                        choice: index,
                    });
                    open.push((start + length, longer));
                }
            }
        }
        all.push(path);
    }
    all
}

/// The most that an itinerary can have paid: any set of courses with all that are certain and no more of a
/// group than it wants, and any numbers of stays that the caps allow.
fn refund(model: &Model, automaton: &Automaton, relaxation: &Relaxation, strict: bool) -> i128 {
    let courses = automaton.courses.len();
    let certain: Vec<bool> = (0..courses)
        .map(|course| certain(model, automaton, strict, course))
        .collect();
    let allowed = |set: &u64| {
        let has = |course: usize| set >> course & 1 == 1;
        let groups = (0..).zip(&automaton.required);
        groups.into_iter().all(|(group, &required)| {
            let of = (0..courses).filter(|&course| automaton.courses[course].group == group);
            let sure = of.clone().filter(|&course| certain[course]).count();
            let others = of.filter(|&course| !certain[course] && has(course)).count();
            others <= at(required).saturating_sub(sure)
        }) && (0..courses).all(|course| !certain[course] || has(course))
    };
    let paid = |set: u64| {
        let of = (0..courses).filter(|course| set >> course & 1 == 1);
        of.map(|course| i128::from(relaxation.tolls[course]))
            .sum::<i128>()
    };
    let of_courses = (0..1_u64 << courses).filter(allowed).map(paid).max();
    let stays: u32 = automaton.required.iter().sum();
    of_courses.unwrap() + hospitals(automaton, &relaxation.hospital_tolls, stays)
}

/// The most that so many stays can have paid at hospitals.
fn hospitals(automaton: &Automaton, tolls: &[(u32, i64)], stays: u32) -> i128 {
    let Some((&(place, toll), others)) = tolls.split_first() else {
        return 0;
    };
    (0..=stays.min(Model::hospital_cap(automaton, place)))
        .map(|count| {
            i128::from(count) * i128::from(toll) + hospitals(automaton, others, stays - count)
        })
        .max()
        .unwrap_or(0)
}
