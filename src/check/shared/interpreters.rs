//! Enough interpreters: S205.
//!
//! ```text
//! language of a trainee at a department = none, if a working language is spoken or none is stated;
//!     else the first of the trainee's languages that the hospital lists an interpreter for
//! for each hospital, language and period:
//!     trainees <= least that the interpreters look after on any day of the period
//! ```
//!
//! Of languages only the primary subtags are compared.

use std::ops::ControlFlow;

use crate::check::crowds::crowds;
use crate::check::evidence::Evidence;
use crate::check::presence::Presence;
use crate::check::reading::{Itinerary, Reading, Visit};
use crate::check::walk::Found;
use crate::program::{Hospital, Interpreter};

/// S205: one violation a hospital, language and period.
pub(in crate::check) fn interpreters(
    reading: &Reading<'_>,
    found: &mut Found<'_>,
) -> ControlFlow<()> {
    let hospitals = reading.program.hospitals().iter().enumerate();
    let services: Vec<(usize, &Hospital, &Interpreter)> = hospitals
        .flat_map(|(host, hospital)| {
            let interpreters = hospital.interpreters().iter();
            interpreters.map(move |interpreter| (host, hospital, interpreter))
        })
        .collect();
    let itineraries = reading.itineraries.iter().enumerate();
    let needed = Presence::of(itineraries, |itinerary, visit| {
        let wanted = interpreter(itinerary, visit)?;
        let first = services.partition_point(|&(host, _, _)| host < visit.place.host);
        let here = services.get(first..)?;
        let number = here.iter().position(|(_, _, one)| *one == wanted)?;
        Some(first + number)
    });
    for (place, (_, hospital, interpreter)) in needed.places_of(&services) {
        let limit = |days| interpreter.trainees().least(days).into();
        for crowd in crowds(reading, place, limit) {
            found(Evidence::NoInterpreter {
                hospital: hospital.id().clone(),
                language: interpreter.language().clone(),
                crowd,
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// Whom the trainee needs there, if anybody.
fn interpreter<'a>(itinerary: &Itinerary<'a>, visit: &Visit<'a>) -> Option<&'a Interpreter> {
    let working = visit.working_languages();
    let mut spoken = itinerary.trainee.languages().iter();
    let understood = working.iter().any(|tag| {
        let mut spoken = spoken.clone();
        spoken.any(|own| own.primary() == tag.primary())
    });
    if working.is_empty() || understood {
        return None;
    }
    spoken.find_map(|own| {
        let mut interpreters = visit.place.hospital.interpreters().iter();
        interpreters.find(|one| one.language().primary() == own.primary())
    })
}
