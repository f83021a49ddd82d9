//! The passes in order.

use std::collections::BTreeMap;

use super::at::At;
use super::defects::Defects;
use super::names::Names;
use super::reader::Reader;
use super::{
    cohorts, costs, curricula, horizon, hospitals, links, notes, partnerships, policies, regions,
    specialties, trainees,
};
use crate::ids::{DepartmentId, SupervisorId};
use crate::program::defect::Flaw;
use crate::program::draft::FORMAT;
use crate::program::{Hospital, InvalidProgram, Program, ProgramDraft, Table};

type Departments = BTreeMap<DepartmentId, (usize, usize)>;
type Supervisors = BTreeMap<SupervisorId, (usize, usize, usize)>;

impl ProgramDraft {
    /// Turns the draft into a program.
    ///
    /// References that use an alias become the id that it stands for, codes get their canonical
    /// spelling, and lists whose order has no meaning are sorted: drafts that say the same become
    /// equal programs.
    ///
    /// ```
    /// use chrono::NaiveDate;
    /// use practicum::program::draft::{DatesDraft, HorizonDraft, RegionDraft};
    /// use practicum::program::{DefectCode, ProgramDraft};
    ///
    /// let day = |m, d| NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
    /// let weeks = HorizonDraft::Weekly(DatesDraft::new(day(5, 26)?, day(6, 22)?));
    /// let draft = ProgramDraft::new("2014", "Spring 2014", weeks);
    /// assert_eq!(draft.validate()?.horizon().len(), 4);
    ///
    /// let nowhere = draft.region(RegionDraft::new("pri", "Primorsky Krai", "XX"));
    /// let invalid = nowhere.validate().map_err(|invalid| invalid.defects().to_vec());
    /// let defects = invalid.err().ok_or("it has a defect")?;
    /// assert_eq!(defects[0].code(), DefectCode::Code);
    /// assert_eq!(defects[0].place().to_string(), "regions[\"pri\"].country");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`InvalidProgram`] lists every defect of the draft, not only the first.
    pub fn validate(&self) -> Result<Program, InvalidProgram> {
        let mut defects = Defects::default();
        if self.format != FORMAT {
            let found = self.format;
            defects.report(&At::PROGRAM.field("format"), Flaw::Format { found });
        }
        let names = Names::read(self, &mut defects);
        let mut reader = Reader {
            names: &names,
            horizon: None,
            defects,
        };
        let r = &mut reader;
        let at = At::PROGRAM;

        let id = r.word(&at.field("id"), &self.id);
        let name = r.name(&at.field("name"), &self.name);
        r.horizon = horizon::horizon(r, &at.field("horizon"), &self.horizon);
        let calendar = horizon::calendar(r, &at.field("calendar"), &self.calendar);
        let wishes = at.field("preferences");
        let wanted = &self.preferences;
        let preferred_specialties = r.weights(
            &wishes.field("specialties"),
            &names.specialties,
            &wanted.specialties,
        );
        let preferred_hospitals = r.weights(
            &wishes.field("hospitals"),
            &names.hospitals,
            &wanted.hospitals,
        );
        let regions = regions::regions(r, &self.regions);
        let authorities = regions::authorities(r, &self.authorities);
        let institutions = regions::institutions(r, &self.institutions);
        let specialties = specialties::specialties(r, &self.specialties);
        let partnerships = partnerships::partnerships(r, &self.partnerships);
        let hospitals = hospitals::hospitals(r, &self.hospitals);
        let curricula = curricula::curricula(r, &self.curricula);
        let policies = policies::policies(r, &self.policies);
        let cohorts = cohorts::cohorts(r, &self.cohorts);
        let trainees = trainees::trainees(r, &self.trainees);
        let links = links::links(r, &self.links, &self.trainees);
        let rates = costs::rates(r, &self.rates);
        let budgets = costs::budgets(r, &self.budgets);
        let shares = costs::shares(r, &self.shares);
        let notes = notes::notes(r, &self.notes);

        let Reader {
            horizon, defects, ..
        } = reader;
        // What is missing here is on record: a reading method answers `None` only after a report.
        let (Some(id), Some(name), Some(horizon)) = (id, name, horizon) else {
            return Err(defects.into_invalid());
        };
        if !defects.is_empty() {
            return Err(defects.into_invalid());
        }
        let (departments, supervisors) = inside(&hospitals);
        Ok(Program {
            id,
            name,
            horizon,
            calendar,
            preferred_specialties,
            preferred_hospitals,
            regions,
            authorities,
            institutions,
            specialties,
            partnerships,
            hospitals,
            curricula,
            policies,
            cohorts,
            trainees,
            links,
            rates,
            budgets,
            shares,
            notes,
            departments,
            supervisors,
        })
    }
}

impl TryFrom<ProgramDraft> for Program {
    type Error = InvalidProgram;
    fn try_from(draft: ProgramDraft) -> Result<Self, InvalidProgram> {
        draft.validate()
    }
}

/// Where departments and supervisors stand in the sorted hospitals.
fn inside(hospitals: &Table<Hospital>) -> (Departments, Supervisors) {
    let (mut departments, mut supervisors) = (Departments::new(), Supervisors::new());
    for (h, hospital) in hospitals.iter().enumerate() {
        for (d, department) in hospital.departments().iter().enumerate() {
            departments.insert(department.id().clone(), (h, d));
            for (s, supervisor) in department.supervisors().iter().enumerate() {
                supervisors.insert(supervisor.id().clone(), (h, d, s));
            }
        }
    }
    (departments, supervisors)
}
