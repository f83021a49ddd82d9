//! Names of what a program has, in a language where it has labels in it.

use crate::codes::LanguageTag;
use crate::ids::{SpecialtyId, TraineeId};
use crate::program::{DatedName, Hospital, Program, Trainee};
#[cfg(any(feature = "icalendar", feature = "svg"))]
use crate::schedule::Placement;

/// Names, in a language where the program has them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) program: &'a Program,
    language: Option<&'a LanguageTag>,
}

impl<'a> Names<'a> {
    /// The names of a program.
    pub(super) fn new(program: &'a Program, language: Option<&'a LanguageTag>) -> Self {
        Self { program, language }
    }

    /// The hospital's name.
    pub(super) fn hospital(self, hospital: &'a Hospital) -> &'a str {
        let label = self.language.and_then(|tag| hospital.labels().get(tag));
        label.map_or(hospital.name(), |label| label)
    }

    /// The region's name.
    #[cfg(feature = "xlsx")]
    pub(super) fn region(self, region: &'a crate::program::Region) -> &'a str {
        let label = self.language.and_then(|tag| region.labels().get(tag));
        label.map_or(region.name(), |label| label)
    }

    /// A way to practice: in Korean, or as it is written in files.
    #[cfg(any(feature = "icalendar", feature = "xlsx"))]
    pub(super) fn mode(self, mode: crate::program::PracticeMode) -> &'static str {
        use crate::program::PracticeMode::{LimitedPractice, Observation};

        let is_korean = self.language.is_some_and(|tag| tag.primary() == "ko");
        match mode {
            Observation if is_korean => "참관",
            LimitedPractice if is_korean => "제한적 진료",
            Observation | LimitedPractice => mode.as_str(),
        }
    }

    /// The specialty's name when the horizon begins; its id if nobody knows it.
    pub(super) fn specialty(self, id: &'a SpecialtyId) -> &'a str {
        let Some(specialty) = self.program.specialties().get(id) else {
            return id.as_str();
        };
        let label = self.language.and_then(|tag| specialty.labels().get(tag));
        let day = self.program.horizon().range().first();
        let holds = |name: &&DatedName| {
            name.from().is_none_or(|from| from <= day)
                && name.until().is_none_or(|until| day <= until)
        };
        let names = specialty.names();
        let name = names.iter().find(holds).or(names.last());
        let name = name.map_or(id.as_str(), DatedName::text);
        label.map_or(name, |label| label)
    }

    /// The trainee's name, or id.
    pub(super) fn trainee(self, id: &'a TraineeId) -> &'a str {
        let trainee = self.program.trainees().get(id);
        trainee.and_then(Trainee::name).unwrap_or(id.as_str())
    }

    /// The hospital of a placement; the department's id if nobody knows it.
    #[cfg(any(feature = "icalendar", feature = "svg"))]
    pub(super) fn place(self, placement: &'a Placement) -> &'a str {
        let found = self.program.department(placement.department());
        found.map_or(placement.department().as_str(), |(hospital, _)| {
            self.hospital(hospital)
        })
    }
}
