//! A plan as the reports read it: sound placements by trainee, the rest set aside.

use crate::calendar::DateRange;
use crate::program::{Department, Hospital, Program, Trainee};
use crate::schedule::{Placement, Schedule};

/// A program and a plan with every name looked up.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) program: &'a Program,
    /// One for each trainee of the program, in order of id, also for those who are not placed.
    pub(super) itineraries: Vec<Itinerary<'a>>,
    /// Placements of trainees or at departments that do not exist, and those that leave the horizon.
    pub(super) left_out: Vec<Placement>,
}

/// A trainee with their sound placements.
#[derive(Debug)]
pub(super) struct Itinerary<'a> {
    pub(super) trainee: &'a Trainee,
    /// In order of start.
    pub(super) visits: Vec<Visit<'a>>,
}

/// A placement that is somewhere at some time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visit<'a> {
    pub(super) placement: &'a Placement,
    pub(super) hospital: &'a Hospital,
    pub(super) department: &'a Department,
    /// From the first day of its first period to the last day of its last.
    pub(super) days: DateRange,
}

impl<'a> Reading<'a> {
    pub(super) fn new(program: &'a Program, schedule: &'a Schedule) -> Self {
        let mut left_out = Vec::new();
        let mut written = schedule.itineraries().peekable();
        let mut itineraries = Vec::with_capacity(program.trainees().len());
        // Both are in order of trainee.
        for trainee in program.trainees() {
            while let Some((_, strange)) = written.next_if(|(id, _)| *id < trainee.id()) {
                left_out.extend_from_slice(strange);
            }
            let own = written.next_if(|(id, _)| *id == trainee.id());
            let mut visits = Vec::new();
            for placement in own.map_or(&[][..], |(_, placements)| placements) {
                match Visit::new(program, placement) {
                    Some(visit) => visits.push(visit),
                    None => left_out.push(placement.clone()),
                }
            }
            itineraries.push(Itinerary { trainee, visits });
        }
        for (_, strange) in written {
            left_out.extend_from_slice(strange);
        }
        Self {
            program,
            itineraries,
            left_out,
        }
    }

    /// The trainees with at least one placement.
    pub(super) fn placed(&self) -> impl Iterator<Item = &Itinerary<'a>> {
        self.itineraries.iter().filter(|one| !one.visits.is_empty())
    }
}

impl Itinerary<'_> {
    /// From the first day of the first placement to the last day of the one that ends last.
    pub(super) fn stay(&self) -> Option<DateRange> {
        let days = self.visits.iter().map(|visit| visit.days);
        days.reduce(DateRange::hull)
    }

    /// Neither gone nor done.
    pub(super) fn is_active(&self) -> bool {
        self.trainee.lifecycle().status().is_active()
    }
}

impl<'a> Visit<'a> {
    fn new(program: &'a Program, placement: &'a Placement) -> Option<Self> {
        let (hospital, department) = program.department(placement.department())?;
        let horizon = program.horizon();
        Some(Self {
            placement,
            hospital,
            department,
            days: horizon.span(placement.start(), placement.periods())?,
        })
    }

    /// The periods it takes.
    pub(super) fn periods(&self) -> std::ops::Range<u32> {
        self.placement.start()..self.placement.end()
    }
}
