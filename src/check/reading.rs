//! The schedule as the rules read it: names resolved once, sound placements by trainee.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;

use crate::calendar::DateRange;
use crate::codes::LanguageTag;
use crate::ids::{DepartmentId, SpecialtyId, TraineeId};
use crate::program::{
    Cohort, Curriculum, Department, Hospital, Partnership, Policy, Program, Region, Requirement,
    Trainee,
};
use crate::rules::RuleBook;
use crate::schedule::{Placement, Schedule};

use super::days::Days;
use super::presence::Presence;
use super::reason::{DatedPlacement, Missing};

/// Most trainees that a piece of evidence names.
const NAMED: usize = 20;

/// A program, a rule book and a schedule, with every name looked up.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) program: &'a Program,
    pub(super) book: &'a RuleBook,
    /// Placements with a name that the program does not know, in the schedule's order.
    pub(super) unknown: Vec<(&'a Placement, Vec<Missing>)>,
    /// Placements outside the horizon, in the schedule's order.
    pub(super) outside: Vec<&'a Placement>,
    /// One for each trainee of the program, in order of id, also for those who are not placed.
    pub(super) itineraries: Vec<Itinerary<'a>>,
    /// The departments in order of id.
    pub(super) sites: Vec<Site<'a>>,
    /// Where each department stands in `sites`.
    positions: BTreeMap<&'a str, usize>,
    /// Trainees in each department, by position in `sites`.
    pub(super) in_departments: Presence,
    /// Trainees in each hospital, by position in the program's hospitals.
    pub(super) in_hospitals: Presence,
}

/// A department and where it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) department: &'a Department,
    pub(super) hospital: &'a Hospital,
    /// Position of the hospital in the program.
    pub(super) host: usize,
}

/// A trainee with their sound placements.
#[derive(Debug)]
pub(super) struct Itinerary<'a> {
    pub(super) trainee: &'a Trainee,
    pub(super) cohort: &'a Cohort,
    pub(super) curriculum: &'a Curriculum,
    /// The policies that the cohort lists and that mean the trainee, in order of id.
    policies: Vec<&'a Policy>,
    /// The placements in the schedule's order, which is that of their starts.
    pub(super) visits: Vec<Visit<'a>>,
    /// What the plan in force, if there is one, says about the trainee.
    pub(super) in_force: &'a [Placement],
    /// From the first day of the first placement to the last day of the one that ends last.
    pub(super) stay: Option<DateRange>,
}

/// A sound placement: trainee, department and specialty exist, all periods lie in the horizon.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visit<'a> {
    pub(super) placement: &'a Placement,
    /// The placement's specialty, in the program's own words: quick to compare with others of it.
    pub(super) specialty: &'a SpecialtyId,
    pub(super) place: Site<'a>,
    /// Position of the department in [`Reading::sites`].
    pub(super) site: usize,
    /// The requirement of the trainee's curriculum in which its specialty stands.
    pub(super) requirement: Option<&'a Requirement>,
    /// The days of its periods, at least one period.
    periods: &'a [DateRange],
    /// From the first to the last of its days.
    pub(super) span: DateRange,
}

impl<'a> Reading<'a> {
    /// Looks up every name.
    pub(super) fn new(program: &'a Program, book: &'a RuleBook, schedule: &'a Schedule) -> Self {
        let sites: Vec<Site<'a>> = program
            .departments()
            .filter_map(|(hospital, department)| {
                Some(Site {
                    department,
                    hospital,
                    host: program.hospitals().position(hospital.id())?,
                })
            })
            .collect();
        let positions = sites.iter().enumerate();
        let positions = positions.map(|(position, site)| (site.department.id().as_str(), position));
        let positions = positions.collect();
        let mut reading = Self {
            program,
            book,
            unknown: Vec::new(),
            outside: Vec::new(),
            itineraries: Vec::with_capacity(program.trainees().len()),
            positions,
            sites,
            in_departments: Presence::default(),
            in_hospitals: Presence::default(),
        };
        // All are in order of trainee: walk them side by side.
        let mut written = schedule.itineraries().peekable();
        let in_force = book.plan_in_force().into_iter();
        let mut in_force = in_force.flat_map(Schedule::itineraries).peekable();
        for trainee in program.trainees() {
            while let Some((_, placements)) = written.next_if(|(id, _)| *id < trainee.id()) {
                reading.read(placements, false);
            }
            let placements = written.next_if(|(id, _)| *id == trainee.id());
            let visits = placements.map(|(_, placements)| reading.read(placements, true));
            while in_force.next_if(|(id, _)| *id < trainee.id()).is_some() {}
            let in_force = in_force.next_if(|(id, _)| *id == trainee.id());
            let in_force = in_force.map_or(&[][..], |(_, placements)| placements);
            let visits = visits.unwrap_or_default();
            let itinerary = Itinerary::new(program, trainee, visits, in_force);
            reading.itineraries.extend(itinerary);
        }
        for (_, placements) in written {
            reading.read(placements, false);
        }
        reading.in_departments = Presence::new(&reading.itineraries, |visit| Some(visit.site));
        reading.in_hospitals = Presence::new(&reading.itineraries, |visit| Some(visit.place.host));
        reading
    }

    /// Sorts placements of one trainee into sound ones, which it returns, and others.
    fn read(&mut self, placements: &'a [Placement], known: bool) -> Vec<Visit<'a>> {
        let mut visits = Vec::with_capacity(if known { placements.len() } else { 0 });
        for placement in placements {
            let site = self.site(placement.department());
            let specialty = self.program.specialties().get(placement.specialty());
            let missing = [
                (!known).then_some(Missing::Trainee),
                site.is_none().then_some(Missing::Department),
                specialty.is_none().then_some(Missing::Specialty),
            ];
            let found = site.zip(specialty);
            let found = found.filter(|_| missing.iter().all(Option::is_none));
            let Some(((site, place), specialty)) = found else {
                self.unknown
                    .push((placement, missing.into_iter().flatten().collect()));
                continue;
            };
            match days(self.program, placement) {
                Some((periods, span)) => visits.push(Visit {
                    placement,
                    specialty: specialty.id(),
                    place,
                    site,
                    // The itinerary knows the curriculum.
                    requirement: None,
                    periods,
                    span,
                }),
                None => self.outside.push(placement),
            }
        }
        visits
    }

    fn site(&self, id: &DepartmentId) -> Option<(usize, Site<'a>)> {
        let &position = self.positions.get(id.as_str())?;
        Some((position, *self.sites.get(position)?))
    }

    /// Every sound placement with its itinerary, in order of trainee and start.
    pub(super) fn visits(&self) -> impl Iterator<Item = (&Itinerary<'a>, &Visit<'a>)> {
        self.itineraries.iter().flat_map(|itinerary| {
            let visits = itinerary.visits.iter();
            visits.map(move |visit| (itinerary, visit))
        })
    }

    /// The itineraries with at least one placement.
    pub(super) fn placed(&self) -> impl Iterator<Item = &Itinerary<'a>> {
        self.itineraries
            .iter()
            .filter(|itinerary| !itinerary.visits.is_empty())
    }

    /// The trainee's partnership, the agreement that it carries out, and so on upwards.
    pub(super) fn agreements(
        &self,
        itinerary: &Itinerary<'a>,
    ) -> impl Iterator<Item = &'a Partnership> + use<'a> {
        let agreements = self.program.partnerships();
        let own = itinerary.trainee.partnership();
        let own = own.and_then(|id| agreements.get(id));
        std::iter::successors(own, |agreement| agreements.get(agreement.parent()?))
    }

    /// The periods with these numbers, each with its days.
    pub(super) fn periods(&self, numbers: Range<u32>) -> impl Iterator<Item = (u32, DateRange)> {
        numbers.filter_map(|number| Some((number, self.program.horizon().period(number)?)))
    }

    /// The ids of the first trainees of a list of positions: evidence must stay short.
    pub(super) fn names(&self, positions: impl Iterator<Item = usize>) -> Vec<TraineeId> {
        positions
            .filter_map(|position| self.itineraries.get(position))
            .map(|itinerary| itinerary.trainee.id().clone())
            .take(NAMED)
            .collect()
    }
}

impl<'a> Itinerary<'a> {
    /// `None` for a trainee whose cohort or curriculum does not exist, which no program has.
    fn new(
        program: &'a Program,
        trainee: &'a Trainee,
        mut visits: Vec<Visit<'a>>,
        in_force: &'a [Placement],
    ) -> Option<Self> {
        let cohort = program.cohorts().get(trainee.cohort())?;
        let curriculum = program.curricula().get(trainee.curriculum())?;
        for visit in &mut visits {
            let mut requirements = curriculum.requirements().iter();
            visit.requirement = requirements.find(|one| one.of().contains(visit.specialty));
        }
        Some(Self {
            trainee,
            cohort,
            curriculum,
            policies: policies(program, cohort, trainee),
            stay: visits
                .iter()
                .map(|visit| visit.span)
                .reduce(DateRange::hull),
            visits,
            in_force,
        })
    }

    /// The policies that bind the trainee on a day: the first one of a placement, or of the cohort's
    /// window where the rule looks at the whole stay.
    pub(super) fn policies_on(&self, day: NaiveDate) -> impl Iterator<Item = &'a Policy> {
        let policies = self.policies.iter().copied();
        policies.filter(move |policy| policy.valid().contains(day))
    }

    /// Neither gone nor done.
    pub(super) fn is_active(&self) -> bool {
        self.trainee.lifecycle().status().is_active()
    }
}

impl<'a> Visit<'a> {
    /// The days of its periods.
    pub(super) fn days(&self) -> Days<'a> {
        Days::of(self.periods)
    }

    /// The department's working languages, or else the hospital's; none: any language will do.
    pub(super) fn working_languages(&self) -> &'a [LanguageTag] {
        match self.place.department.languages() {
            [] => self.place.hospital.languages(),
            languages => languages,
        }
    }

    /// The placement with its days, for evidence.
    pub(super) fn dated(&self) -> DatedPlacement {
        DatedPlacement::new(self.placement.clone(), self.span)
    }
}

/// The periods of a placement and the days from the first to the last, if all are in the horizon.
fn days<'a>(program: &'a Program, placement: &Placement) -> Option<(&'a [DateRange], DateRange)> {
    let from = usize::try_from(placement.start()).ok()?;
    let until = from.checked_add(usize::try_from(placement.periods()).ok()?)?;
    let periods = program.horizon().periods().get(from..until)?;
    Some((periods, periods.first()?.hull(*periods.last()?)))
}

/// The policies that the cohort lists and whose countries and professions, if any are given, contain
/// the trainee's, in order of id.
fn policies<'a>(program: &'a Program, cohort: &Cohort, trainee: &Trainee) -> Vec<&'a Policy> {
    let home = program.regions().get(trainee.region());
    let country = trainee.nationality().or(home.map(Region::country));
    let listed = cohort.policies().iter();
    let listed = listed.filter_map(|id| program.policies().get(id));
    let mut policies: Vec<&Policy> = listed
        .filter(|policy| {
            let (countries, professions) = (policy.countries(), policy.professions());
            (countries.is_empty() || country.is_some_and(|one| countries.contains(&one)))
                && (professions.is_empty() || professions.contains(trainee.profession()))
        })
        .collect();
    policies.sort_by_key(|policy| policy.id());
    policies
}
