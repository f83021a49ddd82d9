//! The best schedule of a tiny program, by trying them all and asking the checker.

use practicum::program::{Program, Trainee};
use practicum::rules::{Family, RuleBook, RuleCode};
use practicum::schedule::{Placement, Schedule};
use practicum::score::Score;

/// Products of itineraries that are tried at most.
const MOST: usize = 20_000;

/// The best score of any schedule without violations, and a schedule that has it. `None` if there are
/// too many to try.
pub(crate) fn best(program: &Program, book: &RuleBook) -> Option<(Score, Schedule)> {
    let mut best: Option<(Score, Schedule)> = None;
    each(program, book, |score, schedule| {
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, schedule));
        }
    })?;
    best
}

/// Shows every schedule without violations. `None` if there are too many to try.
pub(crate) fn each(
    program: &Program,
    book: &RuleBook,
    mut visit: impl FnMut(Score, Schedule),
) -> Option<()> {
    let choices: Vec<Vec<Vec<Placement>>> = program
        .trainees()
        .iter()
        .map(|trainee| itineraries(program, book, trainee))
        .collect();
    let product = choices
        .iter()
        .try_fold(1_usize, |n, list| n.checked_mul(list.len()))?;
    if product > MOST {
        return None;
    }
    for mut code in 0..product {
        let mut placements = Vec::new();
        for list in &choices {
            placements.extend(list[code % list.len()].iter().cloned());
            code /= list.len();
        }
        let schedule = Schedule::new(placements);
        let score = practicum::check(program, book, &schedule).score();
        if score.violations == 0 {
            visit(score, schedule);
        }
    }
    Some(())
}

/// Every itinerary that keeps the personal rules by itself. Who has left is not planned for.
pub(crate) fn itineraries(
    program: &Program,
    book: &RuleBook,
    trainee: &Trainee,
) -> Vec<Vec<Placement>> {
    let mut all = vec![Vec::new()];
    if !trainee.lifecycle().status().is_active() {
        return all;
    }
    let curriculum = program
        .curricula()
        .get(trainee.curriculum())
        .expect("validated");
    for requirement in curriculum.requirements() {
        for specialty in requirement.of() {
            let mut longer = Vec::new();
            for (_, department) in program.departments() {
                for start in 0..program.horizon().len() {
                    let placement = Placement::new(
                        trainee.id().clone(),
                        department.id().clone(),
                        specialty.clone(),
                        start,
                        requirement.periods(),
                    )
                    .in_mode(requirement.mode());
                    for known in &all {
                        let mut itinerary: Vec<Placement> = known.clone();
                        itinerary.push(placement.clone());
                        // What a longer itinerary can not mend is not worth carrying on.
                        if keeps(program, book, &itinerary, |code| {
                            code != RuleCode::Prerequisite
                        }) {
                            longer.push(itinerary);
                        }
                    }
                }
            }
            all.extend(longer);
        }
    }
    all.retain(|itinerary| keeps(program, book, itinerary, |_| true));
    all
}

fn keeps(
    program: &Program,
    book: &RuleBook,
    itinerary: &[Placement],
    asks: impl Fn(RuleCode) -> bool,
) -> bool {
    let schedule = Schedule::new(itinerary.iter().cloned());
    let report = practicum::check(program, book, &schedule);
    !report.violations().iter().any(|violation| {
        let code = violation.code();
        code.family() == Family::Personal && code != RuleCode::Pin && asks(code)
    })
}
