//! The program's own fields: horizon, calendar.

use std::collections::BTreeMap;

use chrono::Weekday;

use super::at::{At, shown};
use super::reader::Reader;
use crate::calendar::{DateRange, Horizon, HorizonError, WorkingCalendar};
use crate::program::defect::Flaw;
use crate::program::draft::{CalendarDraft, DatesDraft, HorizonDraft};

type Cutter = fn(DateRange) -> Result<Horizon, HorizonError>;

/// The planning horizon, unless it can not be built.
pub(super) fn horizon(r: &mut Reader<'_>, at: &At<'_>, draft: &HorizonDraft) -> Option<Horizon> {
    let cut = |r: &mut Reader<'_>, at: &At<'_>, dates: &DatesDraft, how: Cutter| {
        let range = r.dates(at, *dates)?;
        built(r, at, how(range))
    };
    match draft {
        HorizonDraft::Daily(dates) => cut(r, &at.field("daily"), dates, Horizon::daily),
        HorizonDraft::Weekly(dates) => cut(r, &at.field("weekly"), dates, Horizon::weekly),
        HorizonDraft::Monthly(dates) => cut(r, &at.field("monthly"), dates, Horizon::monthly),
        HorizonDraft::Given(periods) => given(r, &at.field("given"), periods),
    }
}

fn given(r: &mut Reader<'_>, at: &At<'_>, drafts: &[DatesDraft]) -> Option<Horizon> {
    let mut periods = Vec::with_capacity(drafts.len());
    for (index, &draft) in drafts.iter().enumerate() {
        periods.extend(r.dates(&at.index(index), draft));
    }
    if periods.len() < drafts.len() {
        return None;
    }
    // The constructor answers with the first pair out of order; a report names all of them.
    let mut ordered = true;
    for (index, pair) in periods.windows(2).enumerate() {
        if let [earlier, later] = *pair {
            if later.first() <= earlier.last() {
                ordered = false;
                let error = HorizonError::Unordered { earlier, later };
                r.report(&at.index(index + 1), Flaw::Horizon { error });
            }
        }
    }
    if !ordered {
        return None;
    }
    built(r, at, Horizon::given(periods))
}

fn built(
    r: &mut Reader<'_>,
    at: &At<'_>,
    horizon: Result<Horizon, HorizonError>,
) -> Option<Horizon> {
    horizon
        .map_err(|error| r.report(at, Flaw::Horizon { error }))
        .ok()
}

/// Weekend and holidays.
pub(super) fn calendar(r: &mut Reader<'_>, at: &At<'_>, draft: &CalendarDraft) -> WorkingCalendar {
    let weekend = r.list(
        &at.field("weekend"),
        &draft.weekend,
        |r, at, text| {
            let day = WEEK.iter().position(|&(name, _)| name == text);
            if day.is_none() {
                let text = shown(text);
                r.report(at, Flaw::Weekday { text });
            }
            day
        },
        |&day| {
            WEEK.get(day)
                .map_or(String::new(), |(name, _)| (*name).to_owned())
        },
    );
    let mut holidays = BTreeMap::new();
    for (index, holiday) in draft.holidays.iter().enumerate() {
        let list = at.field("holidays");
        let at = list.index(index);
        let date = r.day(&at.field("date"), holiday.date);
        let name = r.name(&at.field("name"), &holiday.name);
        let (Some(date), Some(name)) = (date, name) else {
            continue;
        };
        if holidays.insert(date, (*name).to_owned()).is_some() {
            r.report(&at.field("date"), Flaw::SameDay { date });
        }
    }
    let weekend = weekend.iter().filter_map(|&day| WEEK.get(day));
    WorkingCalendar::new(weekend.map(|&(_, day)| day), holidays)
}

/// Days of the week by the names used in drafts.
pub(in crate::program) const WEEK: [(&str, Weekday); 7] = [
    ("monday", Weekday::Mon),
    ("tuesday", Weekday::Tue),
    ("wednesday", Weekday::Wed),
    ("thursday", Weekday::Thu),
    ("friday", Weekday::Fri),
    ("saturday", Weekday::Sat),
    ("sunday", Weekday::Sun),
];
