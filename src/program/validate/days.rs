//! Days, ranges, terms and steps.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::at::At;
use super::reader::Reader;
use crate::calendar::{DateError, DateRange, EARLIEST, LATEST, Steps, Term};
use crate::program::defect::Flaw;
use crate::program::draft::{DatesDraft, StepDraft, TermDraft};

impl Reader<'_> {
    /// A day.
    pub(super) fn day(&mut self, at: &At<'_>, date: NaiveDate) -> Option<NaiveDate> {
        if date < EARLIEST || date > LATEST {
            self.report(at, Flaw::DayOutOfBounds { date });
            return None;
        }
        Some(date)
    }

    /// A range of days.
    pub(super) fn dates(&mut self, at: &At<'_>, dates: DatesDraft) -> Option<DateRange> {
        let first = self.day(&at.field("first"), dates.first);
        let last = self.day(&at.field("last"), dates.last);
        let range = DateRange::new(first?, last?);
        range.map_err(|error| self.date_error(at, error)).ok()
    }

    /// A term.
    pub(super) fn term(&mut self, at: &At<'_>, term: TermDraft) -> Option<Term> {
        let from = self.day(&at.field("from"), term.from);
        let until = term.until;
        let until = until.and_then(|until| self.day(&at.field("until"), until));
        let term = Term::new(from?, until);
        term.map_err(|error| self.date_error(at, error)).ok()
    }

    /// Days on which a name was in use.
    pub(super) fn use_of_name(
        &mut self,
        at: &At<'_>,
        from: Option<NaiveDate>,
        until: Option<NaiveDate>,
    ) {
        let from = from.and_then(|from| self.day(&at.field("from"), from));
        let until = until.and_then(|until| self.day(&at.field("until"), until));
        if let (Some(from), Some(until)) = (from, until) {
            if let Err(error) = DateRange::new(from, until) {
                self.date_error(at, error);
            }
        }
    }

    /// Ranges, sorted.
    pub(super) fn ranges(&mut self, at: &At<'_>, drafts: &[DatesDraft]) -> Vec<DateRange> {
        let mut ranges = Vec::with_capacity(drafts.len());
        for (index, &draft) in drafts.iter().enumerate() {
            ranges.extend(self.dates(&at.index(index), draft));
        }
        ranges.sort_unstable();
        ranges
    }

    /// Terms, sorted.
    pub(super) fn terms(&mut self, at: &At<'_>, drafts: &[TermDraft]) -> Vec<Term> {
        let mut terms = Vec::with_capacity(drafts.len());
        for (index, &draft) in drafts.iter().enumerate() {
            terms.extend(self.term(&at.index(index), draft));
        }
        terms.sort_unstable();
        terms
    }

    /// Steps on distinct days.
    pub(super) fn steps(&mut self, at: &At<'_>, drafts: &[StepDraft]) -> Steps {
        let mut days = BTreeSet::new();
        let mut steps = Vec::with_capacity(drafts.len());
        for (index, draft) in drafts.iter().enumerate() {
            let at = at.index(index);
            let count = self.count(&at.field("count"), draft.count);
            let Some(from) = self.day(&at.field("from"), draft.from) else {
                continue;
            };
            if !days.insert(from) {
                self.report(&at.field("from"), Flaw::SameDay { date: from });
            }
            steps.push((from, count));
        }
        Steps::new(steps)
    }

    fn date_error(&mut self, at: &At<'_>, error: DateError) {
        let flaw = match error {
            DateError::Reversed { first, last } => Flaw::ReversedDates { first, last },
            DateError::OutOfBounds { date } => Flaw::DayOutOfBounds { date },
        };
        self.report(at, flaw);
    }
}
