//! Pass 1: days become periods.

use chrono::{Datelike, NaiveDate};

use crate::calendar::{DateRange, Term};
use crate::problem::periods::PeriodSet;
use crate::program::{Program, Trainee};

/// The horizon as the other passes need it.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    program: &'a Program,
    periods: u32,
    /// Working days from the horizon's first day to the day before each period's first day.
    worked_before: Vec<i64>,
    /// The same, to each period's last day.
    worked_through: Vec<i64>,
}

impl<'a> Grid<'a> {
    pub(super) fn new(program: &'a Program) -> Self {
        let horizon = program.horizon();
        let calendar = program.calendar();
        let (mut before, mut through) = (Vec::new(), Vec::new());
        let mut worked = 0;
        let mut next = horizon.range().first();
        for &period in horizon.periods() {
            let count = |range: DateRange| i64::from(calendar.working_days(range));
            // Days between given periods belong to no period, but a stay runs through them.
            let gap = period
                .first()
                .pred_opt()
                .and_then(|last| DateRange::new(next, last).ok());
            worked += gap.map_or(0, count);
            before.push(worked);
            worked += count(period);
            through.push(worked);
            next = period.last().succ_opt().unwrap_or(next);
        }
        Self {
            program,
            periods: horizon.len(),
            worked_before: before,
            worked_through: through,
        }
    }

    pub(super) fn len(&self) -> u32 {
        self.periods
    }

    /// The days of a period.
    pub(super) fn days(&self, period: u32) -> DateRange {
        self.program
            .horizon()
            .period(period)
            .unwrap_or(self.program.horizon().range())
    }

    pub(super) fn year(&self, period: u32) -> i32 {
        self.days(period).first().year()
    }

    /// Days from the horizon's first day to this one.
    pub(super) fn day_number(&self, date: NaiveDate) -> i64 {
        (date - self.program.horizon().range().first()).num_days()
    }

    /// Working days from the horizon's first day to the day before the period.
    pub(super) fn worked_before(&self, period: u32) -> i64 {
        self.worked_before[crate::problem::model::at(period)]
    }

    /// Working days from the horizon's first day to the period's last.
    pub(super) fn worked_through(&self, period: u32) -> i64 {
        self.worked_through[crate::problem::model::at(period)]
    }

    /// The periods all of whose days lie in one of the terms, taken together.
    pub(super) fn covered(&self, terms: &[Term]) -> PeriodSet {
        PeriodSet::pick(self.periods, |period| covered(self.days(period), terms))
    }

    /// The periods none of whose days lie in a term.
    pub(super) fn clear(&self, terms: &[Term]) -> PeriodSet {
        PeriodSet::pick(self.periods, |period| clear(self.days(period), terms))
    }
}

/// Whether the terms together contain every day.
pub(super) fn covered(days: DateRange, terms: &[Term]) -> bool {
    let mut next = days.first();
    loop {
        let reach = terms
            .iter()
            .filter(|term| term.contains(next))
            .map(|term| term.until());
        // A term without end reaches farthest.
        let Some(farthest) = reach.max_by_key(|until| until.unwrap_or(NaiveDate::MAX)) else {
            return false;
        };
        match farthest
            .filter(|&until| until < days.last())
            .and_then(|until| until.succ_opt())
        {
            Some(day) => next = day,
            None => return true,
        }
    }
}

/// Whether no day lies in a term.
pub(super) fn clear(days: DateRange, terms: &[Term]) -> bool {
    !terms.iter().any(|term| {
        term.since() <= days.last() && term.until().is_none_or(|until| days.first() <= until)
    })
}

/// Whether the trainee says that they are available on every day.
pub(super) fn is_available(trainee: &Trainee, days: DateRange) -> bool {
    (trainee.available().is_empty() || covered(days, trainee.available()))
        && clear(days, trainee.unavailable())
}
