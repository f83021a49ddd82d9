//! How many trainees each host has, and how evenly they are spread.

use std::collections::BTreeSet;
use std::fmt;

use rust_decimal::Decimal;

use super::dimension::Names;
use super::group::Group;
use super::reading::Reading;
use super::sheet::{Cell, Column, Phrase, Sheet, Word};
use crate::program::Program;
use crate::schedule::Schedule;
use crate::stats::{Figure, Rounding, Sample, StatsError, ratio};

/// What one hospital has to carry.
///
/// ```
/// use practicum::report::Hosts;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let hosts = Hosts::new(&program, planned.schedule());
/// let sejong = hosts.all().iter().find(|load| load.host.id() == "sejong").ok_or("it is there")?;
/// assert_eq!((sejong.persons, sejong.placements, sejong.seat_periods), (2, 3, 7));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct HostLoad {
    /// The hospital.
    pub host: Group,
    /// Different trainees who come there.
    pub persons: u64,
    /// Placements there.
    pub placements: u64,
    /// Periods of those placements.
    pub seat_periods: u64,
}

/// The load of every hospital.
///
/// `Display` is a table.
///
/// ```
/// use practicum::report::Hosts;
/// use practicum::stats::Rounding;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let hosts = Hosts::new(&program, planned.schedule());
/// assert_eq!((hosts.all().len(), hosts.used(), hosts.persons()), (8, 6, 10));
/// assert_eq!(hosts.trainees_per_host(Rounding::HUNDREDTHS)?.value().to_string(), "1.67");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Hosts {
    hosts: Vec<HostLoad>,
    persons: u64,
}

impl Hosts {
    /// Looks at every hospital. Takes any plan.
    pub fn new(program: &Program, schedule: &Schedule) -> Self {
        let reading = Reading::new(program, schedule);
        let names = Names {
            program,
            language: None,
        };
        let empty = |hospital| HostLoad {
            host: names.hospital(hospital),
            persons: 0,
            placements: 0,
            seat_periods: 0,
        };
        let mut hosts: Vec<HostLoad> = program.hospitals().iter().map(empty).collect();
        let mut persons = 0;
        for itinerary in reading.placed() {
            persons += 1;
            let mut seen = BTreeSet::new();
            for visit in &itinerary.visits {
                let position = program.hospitals().position(visit.hospital.id());
                let Some(host) = position.and_then(|position| hosts.get_mut(position)) else {
                    continue;
                };
                host.persons += u64::from(seen.insert(visit.hospital.id()));
                host.placements += 1;
                let periods = u64::from(visit.placement.periods());
                host.seat_periods = host.seat_periods.saturating_add(periods);
            }
        }
        Self { hosts, persons }
    }

    /// Every hospital in order of id, also those where nobody comes.
    pub fn all(&self) -> &[HostLoad] {
        &self.hosts
    }

    /// How many hospitals somebody comes to.
    pub fn used(&self) -> u64 {
        let used = self.hosts.iter().filter(|host| host.persons > 0);
        u64::try_from(used.count()).unwrap_or(u64::MAX)
    }

    /// How many trainees are placed.
    pub fn persons(&self) -> u64 {
        self.persons
    }

    /// Trainees over hospitals that somebody comes to: 10 at 8 are 1.25 a host.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] if nobody is placed.
    pub fn trainees_per_host(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        ratio(self.used().into(), self.persons.into(), rounding)
    }

    /// How many different trainees come to each hospital that somebody comes to, ready for any
    /// statistic. Who moves on counts at each.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooManyValues`].
    pub fn sample(&self) -> Result<Sample, StatsError> {
        let used = self.hosts.iter().map(|host| host.persons);
        Sample::from_integers(used.filter(|persons| *persons > 0))
    }

    /// The table.
    pub fn sheet(&self) -> Sheet {
        let columns = [
            Column::left(Word::Host),
            Column::right(Word::Persons),
            Column::right(Word::Placements),
            Column::right(Word::SeatPeriods),
        ];
        let mut sheet = Sheet::new(Word::LoadPerHost, columns);
        for host in &self.hosts {
            sheet.row([
                host.host.cell(),
                host.persons.into(),
                host.placements.into(),
                host.seat_periods.into(),
            ]);
        }
        let sum = |part: fn(&HostLoad) -> u64| -> Cell {
            let parts = self.hosts.iter().map(part);
            Cell::Count(parts.fold(0, u64::saturating_add))
        };
        let placements = sum(|host| host.placements);
        let periods = sum(|host| host.seat_periods);
        sheet.total([Word::All.into(), self.persons.into(), placements, periods]);
        if let Ok(load) = self.trainees_per_host(Rounding::HUNDREDTHS) {
            sheet.note(Phrase::HostsUsed {
                hosts: self.used(),
                trainees: load.into_value(),
            });
        }
        sheet
    }
}

impl fmt::Display for Hosts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sheet().fmt(f)
    }
}
