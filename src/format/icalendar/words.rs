//! What events are called.

use crate::codes::LanguageTag;
use crate::program::{Hospital, Program, Specialty, Trainee};
use crate::schedule::Placement;

/// Names, in a language where the program has them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) program: &'a Program,
    pub(super) language: Option<&'a LanguageTag>,
}

impl<'a> Words<'a> {
    /// The hospital's name.
    pub(super) fn hospital(self, hospital: &'a Hospital) -> &'a str {
        let label = self.language.and_then(|tag| hospital.labels().get(tag));
        label.map_or(hospital.name(), |label| label)
    }

    /// The specialty's name.
    pub(super) fn specialty(self, specialty: &'a Specialty) -> &'a str {
        let label = self.language.and_then(|tag| specialty.labels().get(tag));
        let name = specialty
            .names()
            .last()
            .map_or(specialty.id().as_str(), |name| name.text());
        label.map_or(name, |label| label)
    }

    /// The name of what a placement counts for.
    pub(super) fn subject(self, placement: &'a Placement) -> &'a str {
        let specialty = self.program.specialties().get(placement.specialty());
        specialty.map_or(placement.specialty().as_str(), |one| self.specialty(one))
    }

    /// The name of the placement's hospital; that of the department if nobody knows it.
    pub(super) fn place(self, placement: &'a Placement) -> &'a str {
        let found = self.program.department(placement.department());
        found.map_or(placement.department().as_str(), |(hospital, _)| {
            self.hospital(hospital)
        })
    }

    /// The trainee's name, or id.
    pub(super) fn trainee(self, placement: &'a Placement) -> &'a str {
        let trainee = self.program.trainees().get(placement.trainee());
        trainee
            .and_then(Trainee::name)
            .unwrap_or(placement.trainee().as_str())
    }

    /// The city of the placement's hospital after its name.
    pub(super) fn location(self, placement: &'a Placement) -> String {
        let found = self.program.department(placement.department());
        let city = found.and_then(|(hospital, _)| hospital.city());
        let place = self.place(placement);
        city.map_or(place.to_owned(), |city| format!("{place}, {city}"))
    }
}
