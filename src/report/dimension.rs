//! By what people and placements can be grouped, and how a group is found.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::group::Group;
use super::reading::Visit;
use super::sheet::Word;
use crate::codes::LanguageTag;
use crate::ids::SpecialtyId;
use crate::program::{Department, Hospital, Program, Route, Trainee};
use crate::stats::{Year, YearKind};

/// What the rows or the columns of a table stand for.
///
/// The first ones are facts about a trainee; [`Specialty`](Self::Specialty),
/// [`Hospital`](Self::Hospital), [`Department`](Self::Department) and [`Period`](Self::Period) are
/// facts about a placement, and trainees without one are *not placed*.
///
/// ```
/// use practicum::report::{Cross, Dimension, Measure};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let persons = Cross::new(&program, planned.schedule(), Measure::Persons, Dimension::Authority);
/// let table = persons.pivot()?;
/// let counts: Vec<_> = (0..2).map(|row| (table.rows()[row].id(), table.row_total(row))).collect();
/// assert_eq!(counts, [("khabarovsk-health", Some(4)), ("primorsky-health", Some(6))]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Dimension {
    /// The country of the region that the trainee comes from.
    Country,
    /// The region that the trainee comes from.
    Region,
    /// The authority that nominated the trainee; not given for those who came otherwise.
    Authority,
    /// Where the trainee works at home.
    Institution,
    /// The trainee's profession.
    Profession,
    /// The trainee's level of training.
    Level,
    /// How the trainee came: nominated, by an exchange, invited.
    Route,
    /// The trainee's cohort.
    Cohort,
    /// The edition of the program that the cohort belongs to.
    Edition,
    /// The year in which the cohort's window begins.
    Year(YearKind),
    /// The trainee's own specialties: one trainee may stand in several rows.
    OwnSpecialty,
    /// The specialty of the curriculum that a placement counts for.
    Specialty,
    /// The hospital of a placement.
    Hospital,
    /// The department of a placement.
    Department,
    /// The periods of a placement.
    Period,
}

impl Dimension {
    /// Whether groups are found from the trainee alone.
    pub(super) fn is_personal(self) -> bool {
        !matches!(
            self,
            Self::Specialty | Self::Hospital | Self::Department | Self::Period
        )
    }
}

impl Dimension {
    /// Its name.
    pub(super) fn word(self) -> Word {
        match self {
            Self::Country => Word::Country,
            Self::Region => Word::Region,
            Self::Authority => Word::Authority,
            Self::Institution => Word::Institution,
            Self::Profession => Word::Profession,
            Self::Level => Word::Level,
            Self::Route => Word::Route,
            Self::Cohort => Word::Cohort,
            Self::Edition => Word::Edition,
            Self::Year(_) => Word::Year,
            Self::OwnSpecialty => Word::OwnSpecialty,
            Self::Specialty => Word::Specialty,
            Self::Hospital => Word::Hospital,
            Self::Department => Word::Department,
            Self::Period => Word::Period,
        }
    }
}

impl fmt::Display for Dimension {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word().english())
    }
}

/// Finds groups, and names them in one language where there is a name in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) program: &'a Program,
    pub(super) language: Option<&'a LanguageTag>,
}

impl Names<'_> {
    /// The groups of a trainee: one, but for their own specialties. Only for personal dimensions.
    pub(super) fn of_trainee(self, dimension: Dimension, trainee: &Trainee) -> Vec<Group> {
        if dimension == Dimension::OwnSpecialty {
            let own = trainee.specialties();
            let groups: Vec<_> = own.iter().map(|id| self.specialty(id)).collect();
            return if groups.is_empty() {
                vec![Group::not_given()]
            } else {
                groups
            };
        }
        let group = self.one(dimension, trainee);
        vec![group.unwrap_or_else(Group::not_given)]
    }

    fn one(self, dimension: Dimension, trainee: &Trainee) -> Option<Group> {
        let program = self.program;
        match dimension {
            Dimension::Country => {
                let region = program.regions().get(trainee.region())?;
                Some(Group::named(region.country().as_str()))
            }
            Dimension::Region => {
                let region = program.regions().get(trainee.region())?;
                let name = self.label(region.labels(), region.name());
                Some(Group::new(region.id().as_str(), name))
            }
            Dimension::Authority => {
                let Route::Nominated { authority } = trainee.route() else {
                    return None;
                };
                let authority = program.authorities().get(authority)?;
                let name = self.label(authority.labels(), authority.name());
                Some(Group::new(authority.id().as_str(), name))
            }
            Dimension::Institution => {
                let institution = program.institutions().get(trainee.institution()?)?;
                let name = self.label(institution.labels(), institution.name());
                Some(Group::new(institution.id().as_str(), name))
            }
            Dimension::Profession => Some(Group::named(trainee.profession().as_str())),
            Dimension::Level => Some(Group::named(trainee.level()?.as_str())),
            Dimension::Route => Some(Group::said(match trainee.route() {
                Route::Nominated { .. } => Word::Nominated,
                Route::Exchange { .. } => Word::Exchange,
                Route::Invitation { .. } => Word::Invitation,
            })),
            Dimension::Cohort => {
                let cohort = program.cohorts().get(trainee.cohort())?;
                Some(Group::new(cohort.id().as_str(), cohort.name()))
            }
            Dimension::Edition => {
                let cohort = program.cohorts().get(trainee.cohort())?;
                Some(Group::named(cohort.edition()?))
            }
            Dimension::Year(kind) => {
                let cohort = program.cohorts().get(trainee.cohort())?;
                let year = Year::containing(kind, cohort.window().first()).ok()?;
                Some(year_group(year))
            }
            Dimension::OwnSpecialty
            | Dimension::Specialty
            | Dimension::Hospital
            | Dimension::Department
            | Dimension::Period => None,
        }
    }

    /// The groups of a placement: one, but for its periods. Only for dimensions of placements.
    pub(super) fn of_visit(self, dimension: Dimension, visit: &Visit<'_>) -> Vec<Group> {
        if dimension == Dimension::Period {
            return visit.periods().map(|period| self.period(period)).collect();
        }
        vec![if dimension == Dimension::Hospital {
            self.hospital(visit.hospital)
        } else if dimension == Dimension::Department {
            self.place(visit.hospital, visit.department)
        } else {
            self.specialty(visit.placement.specialty())
        }]
    }

    /// Groups that a table shows even if nobody is there: the program's hospitals, departments and
    /// periods.
    pub(super) fn all(self, dimension: Dimension) -> Vec<Group> {
        let program = self.program;
        if dimension == Dimension::Hospital {
            let hospitals = program.hospitals().iter();
            hospitals.map(|hospital| self.hospital(hospital)).collect()
        } else if dimension == Dimension::Department {
            let places = program.departments();
            places
                .map(|(hospital, department)| self.place(hospital, department))
                .collect()
        } else if dimension == Dimension::Period {
            let periods = 0..program.horizon().len();
            periods.map(|period| self.period(period)).collect()
        } else {
            Vec::new()
        }
    }

    pub(super) fn hospital(self, hospital: &Hospital) -> Group {
        let name = self.label(hospital.labels(), hospital.name());
        Group::new(hospital.id().as_str(), name)
    }

    /// A department, by the hospital and by its own name or that of its specialty.
    pub(super) fn place(self, hospital: &Hospital, department: &Department) -> Group {
        let host = self.label(hospital.labels(), hospital.name());
        let specialty = self.specialty(department.specialty());
        let own = department.name().unwrap_or(specialty.name());
        Group::new(department.id().as_str(), format!("{host}, {own}"))
    }

    /// A specialty, also one that the program does not know: by its id.
    pub(super) fn specialty(self, id: &SpecialtyId) -> Group {
        let Some(specialty) = self.program.specialties().get(id) else {
            return Group::named(id.as_str());
        };
        let usual = specialty.names().first();
        let name = usual.map_or(id.as_str(), |name| name.text());
        Group::new(id.as_str(), self.label(specialty.labels(), name))
    }

    /// A period, by the first of its days.
    pub(super) fn period(self, period: u32) -> Group {
        let days = self.program.horizon().period(period);
        let name = days.map_or_else(String::new, |days| days.first().to_string());
        Group::ranked(period.into(), period.to_string(), name)
    }

    fn label(self, labels: &BTreeMap<LanguageTag, Arc<str>>, name: &str) -> Arc<str> {
        let label = self.language.and_then(|language| labels.get(language));
        label.map_or_else(|| Arc::from(name), Arc::clone)
    }
}

/// A year, in order of its first day.
pub(super) fn year_group(year: Year) -> Group {
    let rank = i64::from(year.number());
    Group::ranked(rank, year.number().to_string(), year.to_string())
}
