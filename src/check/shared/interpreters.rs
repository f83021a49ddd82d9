//! Enough interpreters: S205.
//!
//! ```text
//! language of a trainee at a department = none, if a working language is spoken or none is stated;
//!     else the first of the trainee's languages that the hospital lists an interpreter for
//! for each hospital, language and period:
//!     trainees <= least sum over its interpreters of that language on any day of the period
//! ```
//!
//! Of languages only the primary subtags are compared.

use std::ops::ControlFlow;

use crate::calendar::DateRange;
use crate::check::crowds::crowds;
use crate::check::evidence::Evidence;
use crate::check::presence::Presence;
use crate::check::reading::{Itinerary, Reading, Visit};
use crate::check::walk::Found;
use crate::codes::LanguageTag;
use crate::program::{Hospital, Interpreter};

/// S205: one violation a hospital, language and period.
pub(in crate::check) fn interpreters(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    // Every hospital and language with interpreters, in order.
    let hospitals = reading.program.hospitals().iter().enumerate();
    let mut services: Vec<(usize, &str)> = hospitals
        .flat_map(|(host, hospital)| {
            let interpreters = hospital.interpreters().iter();
            interpreters.map(move |interpreter| (host, interpreter.language().primary()))
        })
        .collect();
    services.sort_unstable();
    services.dedup();
    let itineraries = reading.itineraries.iter().enumerate();
    let needed = Presence::of(itineraries, |itinerary, visit| {
        let language = interpreted(itinerary, visit)?;
        services.binary_search(&(visit.place.host, language)).ok()
    });
    for place in needed.places() {
        let Some(&(host, language)) = services.get(place.place) else {
            continue;
        };
        let Some(hospital) = reading.program.hospitals().as_slice().get(host) else {
            continue;
        };
        let of_language = of_language(hospital, language);
        let Some(first) = of_language.first() else {
            continue;
        };
        for crowd in crowds(reading, place, |days| least(&of_language, days)) {
            found(Evidence::NoInterpreter {
                hospital: hospital.id().clone(),
                language: first.language().clone(),
                crowd,
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// The language in which the trainee needs an interpreter there, if so.
fn interpreted<'a>(itinerary: &Itinerary<'a>, visit: &Visit<'a>) -> Option<&'a str> {
    let working = visit.working_languages();
    let spoken = itinerary.trainee.languages();
    let understood = working
        .iter()
        .any(|tag| spoken.iter().any(|own| own.primary() == tag.primary()));
    if working.is_empty() || understood {
        return None;
    }
    let mut languages = spoken.iter().map(LanguageTag::primary);
    languages.find(|language| !of_language(visit.place.hospital, language).is_empty())
}

fn of_language<'a>(hospital: &'a Hospital, language: &str) -> Vec<&'a Interpreter> {
    let interpreters = hospital.interpreters().iter();
    let same = interpreters.filter(|interpreter| interpreter.language().primary() == language);
    same.collect()
}

/// Trainees whom the interpreters look after on the day with the fewest. The sum can change on the
/// first day and on the days of steps only.
fn least(interpreters: &[&Interpreter], days: DateRange) -> u64 {
    let steps = interpreters.iter().flat_map(|one| one.trainees().iter());
    let changes = steps
        .map(|(from, _)| from)
        .filter(|&from| days.contains(from));
    let on = |day| -> u64 {
        let counts = interpreters.iter().map(|one| one.trainees().on(day));
        counts.map(u64::from).sum()
    };
    changes.chain([days.first()]).map(on).min().unwrap_or(0)
}
