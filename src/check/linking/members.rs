//! Whom a link binds.

use crate::check::presence::Presence;
use crate::check::reading::{Itinerary, Reading, Visit};
use crate::program::{LinkKind, LinkRule};

/// The links of one kind, each with the positions of its active trainees, in order.
pub(super) fn links<'r, 'a: 'r>(
    reading: &'r Reading<'a>,
    kind: LinkKind,
) -> impl Iterator<Item = (&'a LinkRule, Vec<usize>)> {
    let links = reading.program.links().iter();
    links.filter(move |link| link.kind() == kind).map(|link| {
        let bound = reading.program.linked(link).into_iter();
        let positions = bound.filter_map(|id| {
            let position = reading.program.trainees().position(id)?;
            reading
                .itineraries
                .get(position)?
                .is_active()
                .then_some(position)
        });
        (link, positions.collect())
    })
}

/// Where the placements of these trainees put them.
pub(super) fn presence(
    reading: &Reading<'_>,
    members: &[usize],
    place: impl Fn(&Visit<'_>) -> usize,
) -> Presence {
    let itineraries = members.iter().filter_map(|&position| {
        let itinerary: &Itinerary<'_> = reading.itineraries.get(position)?;
        Some((position, itinerary))
    });
    Presence::of(itineraries, |_, visit| Some(place(visit)))
}
