//! Pass 4, part: what a trainee may do. Observation is free; limited practice wants preparation and an
//! approval.

use chrono::{Months, NaiveDate};

use super::eligible::policies;
use super::grid::{Grid, clear};
use crate::calendar::DateRange;
use crate::problem::periods::PeriodSet;
use crate::program::{
    Department, Hospital, Policy, PolicyRule, PracticeMode, Program, Requirement, Trainee,
};
use crate::rules::{RuleBook, RuleCode};

/// Where placements for a requirement may start as far as practice is concerned; `None`: anywhere.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "other policies ask for other things"
)]
pub(super) fn practice(
    program: &Program,
    book: &RuleBook,
    grid: &Grid<'_>,
    (hospital, department): (&Hospital, &Department),
    trainee: &Trainee,
    requirement: &Requirement,
) -> Option<PeriodSet> {
    if !book.is_on(RuleCode::Practice) {
        return None;
    }
    let modes = department.modes();
    let offered = if modes.is_empty() {
        requirement.mode() == PracticeMode::Observation
    } else {
        modes.contains(&requirement.mode())
    };
    if !offered {
        return Some(PeriodSet::none(grid.len()));
    }
    if requirement.mode() == PracticeMode::Observation {
        return None;
    }
    let policies: Vec<&Policy> = policies(program, trainee).collect();
    Some(PeriodSet::pick(grid.len(), |start| {
        let Some(end) = start
            .checked_add(requirement.periods())
            .filter(|&end| end <= grid.len())
        else {
            return false;
        };
        let first = grid.days(start).first();
        let binding: Vec<&PolicyRule> = policies
            .iter()
            .filter(|policy| policy.valid().contains(first))
            .map(|policy| policy.rule())
            .collect();
        let prepared = binding.iter().all(|rule| match rule {
            PolicyRule::Preparation { months } => months_prepared(trainee, first) >= *months,
            _ => true,
        });
        let approved = trainee.approvals().iter().any(|approval| {
            let supervisor = department
                .supervisors()
                .iter()
                .find(|s| s.id() == approval.supervisor());
            let short = binding.iter().all(|rule| match rule {
                PolicyRule::PracticeLength { months } => approval
                    .valid()
                    .first()
                    .checked_add_months(Months::new(*months))
                    .is_some_and(|limit| approval.valid().last() < limit),
                _ => true,
            });
            short
                && approval.hospital() == hospital.id()
                && requirement
                    .acts()
                    .iter()
                    .all(|act| approval.acts().contains(act))
                && supervisor.is_some_and(|supervisor| {
                    (start..end).all(|period| {
                        let days = grid.days(period);
                        approval.valid().covers(days) && clear(days, supervisor.absences())
                    })
                })
        });
        prepared && approved
    }))
}

/// Whole months of preparation before a day.
fn months_prepared(trainee: &Trainee, before: NaiveDate) -> u32 {
    let whole_months = |range: &DateRange| {
        // The day after the last one that counts.
        let after = range
            .last()
            .succ_opt()
            .map_or(before, |after| after.min(before));
        let months = (1..=u32::from(u16::MAX)).take_while(|&months| {
            let reached = range.first().checked_add_months(Months::new(months));
            reached.is_some_and(|day| day <= after)
        });
        u32::try_from(months.count()).unwrap_or(u32::MAX)
    };
    trainee
        .preparation()
        .iter()
        .map(whole_months)
        .fold(0, u32::saturating_add)
}
