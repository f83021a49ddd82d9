//! Which courses to take: full counts, every prerequisite included, the most value.
//!
//! Courses that have prerequisites or are some are decided by trying all their subsets; the others
//! fill the counts by value.
use super::layout::{Layout, Person};
use crate::problem::model::at;

/// The most courses whose subsets are tried.
const MOST: u32 = 14;

/// A set of courses with full counts that contains its prerequisites, if one is found.
pub(super) fn select(layout: &Layout<'_>, trainee: u32) -> Option<u64> {
    let person = &layout.persons[at(trainee)];
    let values: Vec<Option<i64>> = (0..person.courses)
        .map(|course| best_value(layout, person, course))
        .collect();
    let mut tied = 0_u64;
    for course in 0..person.courses {
        let prerequisites = layout.lesson(person, course).prerequisites;
        if prerequisites != 0 {
            tied |= prerequisites | 1 << course;
        }
    }
    let bits: Vec<u32> = (0..64).filter(|&bit| tied >> bit & 1 == 1).collect();
    let free = fillers(layout, person, tied, &values);
    let count = u32::try_from(bits.len()).unwrap_or(u32::MAX);
    if count > MOST {
        return None;
    }
    let mut best: Option<(i64, u64)> = None;
    for subset in 0..1_u32 << count {
        let set = bits
            .iter()
            .zip(0..)
            .filter(|&(_, position): &(&u32, u32)| subset >> position & 1 == 1)
            .fold(0, |set, (&bit, _)| set | 1_u64 << bit);
        let Some(value) = closed_value(layout, person, set, &values) else {
            continue;
        };
        if let Some((more, full)) = complete(layout, person, set, &free) {
            if best.is_none_or(|(known, _)| value + more > known) {
                best = Some((value + more, full));
            }
        }
    }
    best.map(|(_, set)| set)
}

/// The most that a stay of the course can be worth; `None` where it can never start.
fn best_value(layout: &Layout<'_>, person: &Person, course: u32) -> Option<i64> {
    let (from, until) = layout.span(person, course);
    let starts = |choice: &u32| {
        let words = at(layout.model.words);
        let row = at(layout.model.choices[at(*choice)].starts) * words;
        layout.model.starts[row..row + words]
            .iter()
            .any(|&word| word != 0)
    };
    (from..until)
        .filter(starts)
        .map(|choice| layout.model.choices[at(choice)].value)
        .max()
}

/// Courses without ties, the most valuable first, pins before all others.
fn fillers(
    layout: &Layout<'_>,
    person: &Person,
    tied: u64,
    values: &[Option<i64>],
) -> Vec<(i64, u32)> {
    let mut free: Vec<(bool, i64, u32)> = (0..person.courses)
        .filter(|&course| tied >> course & 1 == 0)
        .filter_map(|course| {
            let pinned = layout.lesson(person, course).pinned;
            values[at(course)].map(|value| (!pinned, -value, course))
        })
        .collect();
    free.sort_unstable();
    free.iter()
        .map(|&(_, value, course)| (-value, course))
        .collect()
}

/// The value of a set that contains its prerequisites and every pinned course among the tied.
fn closed_value(
    layout: &Layout<'_>,
    person: &Person,
    set: u64,
    values: &[Option<i64>],
) -> Option<i64> {
    let mut sum = 0;
    for course in 0..person.courses {
        if set >> course & 1 == 1 {
            let lesson = layout.lesson(person, course);
            if lesson.prerequisites & !set != 0 {
                return None;
            }
            sum += values[at(course)]?;
        }
    }
    Some(sum)
}

/// The set filled up to the counts; `None` where that is impossible.
fn complete(
    layout: &Layout<'_>,
    person: &Person,
    set: u64,
    free: &[(i64, u32)],
) -> Option<(i64, u64)> {
    let mut full = set;
    let mut more = 0;
    for &(value, course) in free {
        let lesson = layout.lesson(person, course);
        if (full & lesson.group).count_ones() < lesson.required {
            full |= 1 << course;
            more += value;
        }
    }
    let exact = (0..person.courses).all(|course| {
        let lesson = layout.lesson(person, course);
        (full & lesson.group).count_ones() == lesson.required
    });
    exact.then_some((more, full))
}
