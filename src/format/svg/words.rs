//! Names in the language of the picture.

use std::collections::{BTreeMap, BTreeSet};

use super::SvgStyle;
use super::palette::{Look, look};
use crate::ids::{SpecialtyId, TraineeId};
use crate::program::{Hospital, Program, Specialty, Trainee};
use crate::schedule::{Placement, Schedule};

/// Names and looks of what a program has.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) program: &'a Program,
    style: &'a SvgStyle,
    looks: BTreeMap<&'a SpecialtyId, Look>,
}

impl<'a> Words<'a> {
    /// Looks go to the specialties that are placed, in order of id.
    pub(super) fn new(program: &'a Program, schedule: &'a Schedule, style: &'a SvgStyle) -> Self {
        let placed = schedule.placements().iter().map(Placement::specialty);
        let placed: BTreeSet<&SpecialtyId> = placed.collect();
        let looks = placed.into_iter().enumerate();
        Self {
            program,
            style,
            looks: looks.map(|(number, id)| (id, look(number))).collect(),
        }
    }

    /// The specialties that are placed, with their looks.
    pub(super) fn legend(&self) -> impl Iterator<Item = (&'a str, Look)> {
        self.looks
            .iter()
            .map(|(id, look)| (self.specialty(id), *look))
    }

    pub(super) fn look(&self, placement: &Placement) -> Look {
        let found = self.looks.get(placement.specialty()).copied();
        found.unwrap_or_else(|| look(0))
    }

    pub(super) fn hospital(&self, hospital: &'a Hospital) -> &'a str {
        let label = self
            .style
            .language()
            .and_then(|tag| hospital.labels().get(tag));
        label.map_or(hospital.name(), |label| label)
    }

    pub(super) fn specialty(&self, id: &'a SpecialtyId) -> &'a str {
        let Some(specialty) = self.program.specialties().get(id) else {
            return id.as_str();
        };
        let label = self
            .style
            .language()
            .and_then(|tag| specialty.labels().get(tag));
        let name = specialty.names().last();
        let name = name.map_or(Specialty::id(specialty).as_str(), |name| name.text());
        label.map_or(name, |label| label)
    }

    pub(super) fn trainee(&self, id: &'a TraineeId) -> &'a str {
        let trainee = self.program.trainees().get(id);
        trainee.and_then(Trainee::name).unwrap_or(id.as_str())
    }

    /// The hospital of a placement; the department's id if nobody knows it.
    pub(super) fn place(&self, placement: &'a Placement) -> &'a str {
        let found = self.program.department(placement.department());
        found.map_or(placement.department().as_str(), |(hospital, _)| {
            self.hospital(hospital)
        })
    }

    /// A placement in one line.
    pub(super) fn told(&self, placement: &'a Placement) -> String {
        let days = self
            .program
            .horizon()
            .span(placement.start(), placement.periods());
        let days = days.map_or_else(
            || format!("{} periods from {}", placement.periods(), placement.start()),
            |days| format!("{} – {}", days.first(), days.last()),
        );
        format!(
            "{} · {} · {} · {days}",
            self.trainee(placement.trainee()),
            self.specialty(placement.specialty()),
            self.place(placement),
        )
    }
}
