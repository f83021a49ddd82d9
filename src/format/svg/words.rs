//! Names in the language of the picture, and the look of each specialty.

use std::collections::{BTreeMap, BTreeSet};

use super::SvgStyle;
use super::palette::{Look, look};
use super::phrases::Phrases;
use crate::format::names::Names;
use crate::ids::SpecialtyId;
use crate::program::Program;
use crate::schedule::{Placement, Schedule};

/// Names and looks of what a program has, and what else is said.
#[derive(Debug)]
pub(super) struct Words<'a> {
    pub(super) names: Names<'a>,
    pub(super) phrases: Phrases,
    looks: BTreeMap<&'a SpecialtyId, Look>,
}

impl<'a> Words<'a> {
    /// Looks go to the specialties that are placed, in order of id.
    pub(super) fn new(program: &'a Program, schedule: &'a Schedule, style: &'a SvgStyle) -> Self {
        let placed = schedule.placements().iter().map(Placement::specialty);
        let placed: BTreeSet<&SpecialtyId> = placed.collect();
        let looks = placed.into_iter().enumerate();
        Self {
            names: Names::new(program, style.language()),
            phrases: Phrases::of(style.language()),
            looks: looks.map(|(number, id)| (id, look(number))).collect(),
        }
    }

    /// The specialties that are placed, with their looks.
    pub(super) fn legend(&self) -> impl Iterator<Item = (&'a str, Look)> {
        self.looks
            .iter()
            .map(|(id, look)| (self.names.specialty(id), *look))
    }

    pub(super) fn look(&self, placement: &Placement) -> Look {
        let found = self.looks.get(placement.specialty()).copied();
        found.unwrap_or_else(|| look(0))
    }

    /// A placement in one line.
    pub(super) fn told(&self, placement: &'a Placement) -> String {
        let names = self.names;
        let days = names
            .program
            .horizon()
            .span(placement.start(), placement.periods());
        let days = days.map_or_else(
            || {
                let (periods, start) = (placement.periods(), placement.start());
                self.phrases.periods_from(periods, start)
            },
            |days| format!("{} – {}", days.first(), days.last()),
        );
        format!(
            "{} · {} · {} · {days}",
            names.trainee(placement.trainee()),
            names.specialty(placement.specialty()),
            names.place(placement),
        )
    }
}
