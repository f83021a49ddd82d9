//! Pass 5: limits on the whole stay become windows that an itinerary must fit in.
//!
//! A shorter stay within a legal one is legal, so it is enough to know, for each first period, how
//! far a stay may reach; windows inside others are left out.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};

use super::eligible::policies;
use super::grid::Grid;
use crate::calendar::DateRange;
use crate::problem::model::Window;
use crate::program::{PolicyRule, Program, Trainee};
use crate::rules::{RuleBook, RuleCode};

/// A limit on the stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Limit {
    Length { days: u32 },
    Rolling { days: u32, within: u32 },
}

/// Windows by what they depend on: many trainees share them.
#[derive(Debug, Default)]
pub(super) struct Stays {
    known: BTreeMap<(Vec<Limit>, Vec<DateRange>), Vec<Window>>,
}

impl Stays {
    /// The windows of a trainee.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "other policies ask for other things"
    )]
    pub(super) fn windows(
        &mut self,
        program: &Program,
        book: &RuleBook,
        grid: &Grid<'_>,
        trainee: &Trainee,
    ) -> Vec<Window> {
        let arrival = program
            .cohorts()
            .get(trainee.cohort())
            .map(|cohort| cohort.window().first());
        let binding = policies(program, trainee)
            .filter(|policy| arrival.is_some_and(|day| policy.valid().contains(day)));
        let mut limits: Vec<Limit> = binding
            .filter_map(|policy| match *policy.rule() {
                PolicyRule::StayLength { days } if book.is_on(RuleCode::StayLength) => {
                    Some(Limit::Length { days })
                }
                PolicyRule::RollingStay { days, within } if book.is_on(RuleCode::RollingStay) => {
                    Some(Limit::Rolling { days, within })
                }
                _ => None,
            })
            .collect();
        if limits.is_empty() {
            return vec![Window {
                from: 0,
                until: grid.len(),
            }];
        }
        limits.sort_unstable();
        limits.dedup();
        let rolling = limits
            .iter()
            .any(|limit| matches!(limit, Limit::Rolling { .. }));
        let earlier = if rolling {
            trainee.stays().to_vec()
        } else {
            Vec::new()
        };
        let key = (limits, earlier);
        if let Some(windows) = self.known.get(&key) {
            return windows.clone();
        }
        let windows = cut(grid, &key.0, &key.1);
        self.known.insert(key, windows.clone());
        windows
    }
}

fn cut(grid: &Grid<'_>, limits: &[Limit], earlier: &[DateRange]) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    let mut until = 0;
    for from in 0..grid.len() {
        until = until.max(from);
        let legal = |last: u32| {
            let stay = grid.days(from).hull(grid.days(last));
            limits.iter().all(|&limit| keeps(stay, limit, earlier))
        };
        let reach = until;
        while until < grid.len() && legal(until) {
            until += 1;
        }
        // A window that reaches no farther than the one before lies inside it.
        if until > reach {
            windows.push(Window { from, until });
        }
    }
    windows
}

fn keeps(stay: DateRange, limit: Limit, earlier: &[DateRange]) -> bool {
    match limit {
        Limit::Length { days } => stay.days() <= days,
        Limit::Rolling { days, within } => {
            // The worst days end with a day of presence.
            let reach = Days::new(u64::from(within.saturating_sub(1)));
            let last = stay.last().checked_add_days(reach).unwrap_or(stay.last());
            let ends = std::iter::successors(Some(stay.first()), NaiveDate::succ_opt);
            ends.take_while(|&end| end <= last).all(|end| {
                let first = end.checked_sub_days(reach).unwrap_or(end);
                DateRange::new(first, end).map_or(true, |span| spent(stay, earlier, span) <= days)
            })
        }
    }
}

/// Days of presence in a span.
fn spent(stay: DateRange, earlier: &[DateRange], span: DateRange) -> u32 {
    let mut present: Vec<DateRange> = earlier
        .iter()
        .chain([&stay])
        .filter_map(|days| days.intersection(span))
        .collect();
    present.sort_unstable();
    let mut days = 0;
    let mut counted: Option<NaiveDate> = None;
    for range in present {
        let first = counted
            .and_then(|day| day.succ_opt())
            .map_or(range.first(), |next| next.max(range.first()));
        if let Ok(fresh) = DateRange::new(first, range.last()) {
            days += fresh.days();
            counted = Some(range.last());
        }
    }
    days
}
