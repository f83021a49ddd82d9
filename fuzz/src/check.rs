//! Any schedule for any program: the short answers agree with the long one, and the value adds up.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use arbitrary::{Result, Unstructured};
use practicum::check::{first_violation, is_valid};
use practicum::program::PracticeMode;
use practicum::{Placement, Program, RuleBook, Schedule, check};

use crate::support::tiny::tiny_program;

thread_local! {
    /// Making a program takes longer than checking a schedule of it, so it is done once for each.
    static PROGRAMS: RefCell<BTreeMap<u16, Option<Rc<Program>>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Makes a schedule of the bytes and checks it.
pub fn run(data: &[u8]) {
    let mut u = Unstructured::new(data);
    let Ok(seed) = u.int_in_range(0..=4095_u16) else {
        return;
    };
    let program = PROGRAMS.with_borrow_mut(|all| {
        let made = || tiny_program(seed.into(), true).validate().ok().map(Rc::new);
        all.entry(seed).or_insert_with(made).clone()
    });
    let Some(program) = program else { return };
    let Ok(schedule) = schedule(&program, &mut u) else {
        return;
    };
    let book = RuleBook::default();
    let report = check(&program, &book, &schedule);
    assert_eq!(is_valid(&program, &book, &schedule), report.is_valid());
    let first = first_violation(&program, &book, &schedule);
    assert_eq!(first.is_none(), report.is_valid());
    let lines = report
        .value()
        .lines()
        .iter()
        .map(|line| i128::from(line.value()));
    assert_eq!(lines.sum::<i128>(), i128::from(report.score().value));
    for violation in report.violations() {
        assert!(!violation.to_string().is_empty());
    }
}

/// Placements of the program's own names and of others, anywhere in time.
pub(crate) fn schedule(program: &Program, u: &mut Unstructured<'_>) -> Result<Schedule> {
    let trainees: Vec<_> = program
        .trainees()
        .iter()
        .map(|one| one.id().to_string())
        .collect();
    let departments: Vec<_> = program
        .departments()
        .map(|(_, one)| one.id().to_string())
        .collect();
    let specialties: Vec<_> = program
        .specialties()
        .iter()
        .map(|one| one.id().to_string())
        .collect();
    let mut placements = Vec::new();
    for _ in 0..u.int_in_range(0..=12)? {
        let name = |known: &[String], u: &mut Unstructured<'_>| -> Result<String> {
            if known.is_empty() || u.ratio(1, 20)? {
                Ok("nobody".to_owned())
            } else {
                Ok(u.choose(known)?.clone())
            }
        };
        let far = u.ratio(1, 20)?;
        let start = if far {
            u.arbitrary()?
        } else {
            u.int_in_range(0..=4)?
        };
        let periods = if far {
            u.arbitrary()?
        } else {
            u.int_in_range(0..=3)?
        };
        let (trainee, department, specialty) = (
            name(&trainees, u)?,
            name(&departments, u)?,
            name(&specialties, u)?,
        );
        let ids = (trainee.parse(), department.parse(), specialty.parse());
        let (Ok(trainee), Ok(department), Ok(specialty)) = ids else {
            continue;
        };
        let mut placement = Placement::new(trainee, department, specialty, start, periods);
        if u.arbitrary()? {
            placement = placement.in_mode(PracticeMode::LimitedPractice);
        }
        placements.push(placement);
    }
    Ok(Schedule::new(placements))
}
