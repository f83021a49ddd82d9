//! Seat utilization of a plan, by department, hospital, specialty and period.

use std::collections::BTreeMap;
use std::fmt;

use super::load::{Load, Offer, loads, presence};
use super::seats;
use super::usage::Usage;
use crate::codes::LanguageTag;
use crate::ids::SpecialtyId;
use crate::program::Program;
use crate::report::dimension::Names;
use crate::report::group::Group;
use crate::report::reading::Reading;
use crate::report::sheet::{Column, Phrase, Sheet, Word};
use crate::schedule::{Placement, Schedule};

/// How well seats are used: by department, hospital, specialty and period, and together.
///
/// A seat is offered in a period if it is there on every day of it, as the rules read seats too
/// (`S201`); a department with a closed day offers none in that period (`S202`), and a hospital
/// offers no more than its cap (`S203`). Whoever is placed twice at one place in one period takes
/// one seat. A department counts for the specialty that it teaches, not for wider ones.
///
/// `Display` is the table by hospital.
///
/// ```
/// use practicum::report::Utilization;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let seats = Utilization::new(&program, planned.schedule());
/// let full = seats.by_hospital().iter().filter(|host| host.full_periods == 4);
/// let full: Vec<&str> = full.map(|host| host.group.id()).collect();
/// assert_eq!(full, ["bucheon-st-mary", "myongji", "st-vincent"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Utilization {
    departments: Vec<Usage>,
    hospitals: Vec<Usage>,
    specialties: Vec<Usage>,
    periods: Vec<Usage>,
    total: Usage,
    left_out: Vec<Placement>,
}

impl Utilization {
    /// Looks at every department in every period. Takes any plan.
    pub fn new(program: &Program, schedule: &Schedule) -> Self {
        Self::named(program, schedule, None)
    }

    /// The same, with names in a language where the program has labels in it.
    pub fn in_language(program: &Program, schedule: &Schedule, language: &LanguageTag) -> Self {
        Self::named(program, schedule, Some(language))
    }

    fn named(program: &Program, schedule: &Schedule, language: Option<&LanguageTag>) -> Self {
        let reading = Reading::new(program, schedule);
        let names = Names { program, language };
        let horizon = program.horizon();
        let itineraries = &reading.itineraries;
        let in_departments = presence(itineraries, |visit| visit.department.id());
        let in_hospitals = presence(itineraries, |visit| visit.hospital.id());
        let in_specialties = presence(itineraries, |visit| visit.department.specialty());
        let everywhere = presence(itineraries, |_| ());

        let nothing = vec![Offer::default(); horizon.periods().len()];
        let mut of_specialties: BTreeMap<&SpecialtyId, Vec<Offer>> = BTreeMap::new();
        let mut of_all = nothing.clone();
        let (mut departments, mut hospitals) = (Vec::new(), Vec::new());
        for hospital in program.hospitals() {
            let mut together = nothing.clone();
            for department in hospital.departments() {
                let offers = seats::of_department(department, horizon);
                let taught = of_specialties.entry(department.specialty());
                seats::add(taught.or_insert_with(|| nothing.clone()), &offers);
                seats::add(&mut together, &offers);
                let loads = loads(horizon, &offers, in_departments.get(department.id()));
                departments.push(Usage::new(names.place(hospital, department), loads));
            }
            seats::cap(&mut together, hospital, horizon);
            seats::add(&mut of_all, &together);
            let loads = loads(horizon, &together, in_hospitals.get(hospital.id()));
            hospitals.push(Usage::new(names.hospital(hospital), loads));
        }
        departments.sort_by(|a: &Usage, b| a.group.id().cmp(b.group.id()));
        let specialties = of_specialties.into_iter().map(|(specialty, offers)| {
            let loads = loads(horizon, &offers, in_specialties.get(specialty));
            Usage::new(names.specialty(specialty), loads)
        });
        let specialties = specialties.collect();
        let total = loads(horizon, &of_all, everywhere.get(&()));
        let total = Usage::new(Group::said(Word::All), total);
        Self {
            departments,
            hospitals,
            specialties,
            periods: by_period(&total.loads, program, names),
            total,
            left_out: reading.left_out,
        }
    }

    /// By department, in order of id.
    pub fn by_department(&self) -> &[Usage] {
        &self.departments
    }

    /// By hospital, in order of id.
    pub fn by_hospital(&self) -> &[Usage] {
        &self.hospitals
    }

    /// By the specialty that departments teach, in order of id.
    pub fn by_specialty(&self) -> &[Usage] {
        &self.specialties
    }

    /// By period, in order.
    pub fn by_period(&self) -> &[Usage] {
        &self.periods
    }

    /// All hospitals together.
    pub fn total(&self) -> &Usage {
        &self.total
    }

    /// Placements that take no seat: of unknown trainees, at unknown departments, outside the
    /// horizon.
    pub fn left_out(&self) -> &[Placement] {
        &self.left_out
    }

    /// The table by department.
    pub fn department_sheet(&self) -> Sheet {
        self.sheet(Word::Department, &self.departments)
    }

    /// The table by hospital.
    pub fn hospital_sheet(&self) -> Sheet {
        self.sheet(Word::Hospital, &self.hospitals)
    }

    /// The table by specialty.
    pub fn specialty_sheet(&self) -> Sheet {
        self.sheet(Word::Specialty, &self.specialties)
    }

    /// The table by period, each named by its first day.
    pub fn period_sheet(&self) -> Sheet {
        self.sheet(Word::Period, &self.periods)
    }

    fn sheet(&self, what: Word, usages: &[Usage]) -> Sheet {
        let numbers = [
            Word::Seats,
            Word::Used,
            Word::Rate,
            Word::Peak,
            Word::Full,
            Word::LeastFree,
            Word::BelowMinimum,
            Word::Over,
        ];
        let columns = numbers.into_iter().map(Column::right);
        let columns = std::iter::once(Column::left(what)).chain(columns);
        let mut sheet = Sheet::new(Phrase::SeatPeriodsBy(what), columns);
        for usage in usages {
            sheet.row(usage.cells());
        }
        sheet.total(self.total.cells());
        if !self.left_out.is_empty() {
            sheet.note(Phrase::LeftOut(self.left_out.len()));
        }
        sheet
    }
}

/// Each period by itself.
fn by_period(total: &[Load], program: &Program, names: Names<'_>) -> Vec<Usage> {
    let periods = program.horizon().periods();
    let each = total.iter().flat_map(|load| {
        let numbers = load.start..load.start.saturating_add(load.periods);
        numbers.map(move |period| (period, load))
    });
    each.zip(periods)
        .map(|((period, load), days)| {
            let alone = Load {
                start: period,
                periods: 1,
                days: *days,
                length: days.days(),
                ..*load
            };
            Usage::new(names.period(period), vec![alone])
        })
        .collect()
}

impl fmt::Display for Utilization {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.hospital_sheet().fmt(f)
    }
}
