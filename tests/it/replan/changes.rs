//! Random changes of tiny programs.

use practicum::calendar::Term;
use practicum::explain::{Change, changed};
use practicum::program::Program;
use practicum::schedule::Schedule;

use crate::support::chance::Chance;
use crate::support::tiny::{WEEKS, day};

/// A change that touches the plan, and the program after it.
pub(crate) fn some_change(
    program: &Program,
    plan: &Schedule,
    chance: &mut Chance,
) -> Option<(Change, Program)> {
    if plan.is_empty() {
        return None;
    }
    let placement = chance.pick(plan.placements()).clone();
    let first = i64::from(chance.between(0, WEEKS - 1)) * 7;
    let days = Term::new(day(first), Some(day(first + 6))).expect("in order");
    let trainee = placement.trainee().clone();
    let event = match chance.between(0, 4) {
        0 => Change::Close {
            department: placement.department().clone(),
            days,
        },
        1 => Change::Away { trainee, days },
        2 => Change::Withdraw {
            trainee,
            on: day(first),
        },
        3 => Change::Suspend {
            partnership: "wide".parse().expect("an id"),
            days,
        },
        _ => {
            let (_, department) = program.department(placement.department())?;
            let supervisor = department.supervisors().first()?.id().clone();
            Change::Absent { supervisor, days }
        }
    };
    // Who has not been nominated can not withdraw.
    let after = changed(program, std::slice::from_ref(&event)).ok()?;
    Some((event, after))
}
