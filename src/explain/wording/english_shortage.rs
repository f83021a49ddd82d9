//! Shortages in English.

use super::english::{English, and, or};
use crate::explain::Shortage;
use crate::problem::CellLabel;

/// Most places that a sentence names.
const NAMED: usize = 4;

/// One line: who needs what, and how much room there is.
pub(super) fn shortage(words: &English<'_>, short: &Shortage) -> String {
    let names = &words.names;
    let specialties = short.specialties().iter();
    let specialties: Vec<String> = specialties.map(|id| names.specialty(id)).collect();
    let trainees = u32::try_from(short.trainees().len()).unwrap_or(u32::MAX);
    let (verb, they) = if trainees == 1 {
        ("needs", "the trainee")
    } else {
        ("need", "they")
    };
    let who = English::number(trainees, "trainee", "trainees");
    let (needed, room, when) = (short.needed(), short.room(), words.periods(short.periods()));
    let places = || {
        let departments = short.departments().iter();
        list(departments.map(|id| names.department(id)), "departments")
    };
    let Some(first) = short.cells().first() else {
        let departments = match short.departments() {
            [] => format!("{they} may attend no department for it"),
            [one] => format!(
                "{}, the only department that {they} may attend, has room for {room}",
                names.department(one),
            ),
            several => format!(
                "the {} departments that {they} may attend have room for {room}",
                several.len(),
            ),
        };
        let placements = if needed == 1 {
            "placement"
        } else {
            "placements"
        };
        let what = or(&specialties);
        return format!("{who} {verb} {needed} {placements} of {what} in {when}; {departments}");
    };
    let mut cells = short.cells().iter();
    if cells.all(|cell| matches!(cell, CellLabel::Department { .. })) {
        return format!(
            "{who} {verb} {} of {} in {when}, whatever is planned; the seats there, of {}, are enough for {room}",
            length(words, needed),
            or(&specialties),
            places(),
        );
    }
    let mut capacities: Vec<String> = Vec::new();
    for cell in short.cells() {
        let capacity = capacity(words, cell);
        if !capacities.contains(&capacity) {
            capacities.push(capacity);
        }
    }
    let mut cells = short.cells().iter();
    let timed = cells.all(|cell| cell.period().is_some());
    match (first, capacities.as_slice()) {
        (CellLabel::Budget { .. }, [one]) => format!(
            "{who} {verb} {needed} of {one} at the least, in its smallest coin; it has {room}"
        ),
        (_, [one]) if !timed => format!("{who} {verb} {needed} places of {one}; it has {room}"),
        (_, several) if timed => format!(
            "{who} {verb} {} of {} in {when}, whatever is planned; there is room for {room}",
            length(words, needed),
            list(several.iter().cloned(), "capacities"),
        ),
        (_, several) => format!(
            "{who} {verb} {needed} units of {}, whatever is planned; together they have {room}",
            list(several.iter().cloned(), "capacities"),
        ),
    }
}

fn length(words: &English<'_>, periods: u64) -> String {
    words.length(u32::try_from(periods).unwrap_or(u32::MAX))
}

/// A capacity, whatever its period.
fn capacity(words: &English<'_>, cell: &CellLabel) -> String {
    let names = &words.names;
    match cell {
        CellLabel::Department { department, .. } => {
            format!("the seats of {}", names.department(department))
        }
        CellLabel::Hospital { hospital, .. } => {
            format!("the places in {}", names.hospital(hospital))
        }
        CellLabel::Interpreters {
            hospital, language, ..
        } => format!(
            "the interpreters of {language} at {}",
            names.hospital(hospital)
        ),
        CellLabel::YearQuota { partnership, year } => {
            format!("the quota of {} for {year}", names.partnership(partnership))
        }
        CellLabel::CohortQuota {
            partnership,
            cohort,
        } => format!(
            "the quota of {} for cohort {cohort}",
            names.partnership(partnership)
        ),
        CellLabel::SpecialtyQuota {
            partnership,
            specialty,
        } => format!(
            "the quota of {} for {}",
            names.partnership(partnership),
            names.specialty(specialty)
        ),
        CellLabel::Share {
            authority,
            hospital,
            ..
        } => {
            let place = hospital.as_ref().map(|id| names.hospital(id));
            let place = place.unwrap_or_else(|| "all hospitals".to_owned());
            format!("the share of {authority} in {place}")
        }
        CellLabel::Budget { budget } => format!("budget {budget}"),
        CellLabel::Apart { hospital, link, .. } => format!(
            "the one place that link {link} leaves in {}",
            names.hospital(hospital)
        ),
    }
}

/// `a, b and c`, or how many there are.
fn list(items: impl Iterator<Item = String>, what: &str) -> String {
    let items: Vec<String> = items.collect();
    if items.len() > NAMED {
        return format!("{} {what}", items.len());
    }
    and(&items)
}
