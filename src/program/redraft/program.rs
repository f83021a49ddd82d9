//! The program itself.

use super::values::{drafts, weights};
use crate::calendar::{Cut, Horizon, WorkingCalendar};
use crate::program::draft::{
    CalendarDraft, FORMAT, HolidayDraft, HorizonDraft, ProgramPreferencesDraft,
};
use crate::program::validate::WEEK;
use crate::program::{Program, ProgramDraft};

impl From<Program> for ProgramDraft {
    fn from(program: Program) -> Self {
        Self::from(&program)
    }
}

impl From<&Program> for ProgramDraft {
    /// The program in canonical form: equal programs give equal drafts, and validating the draft
    /// gives an equal program.
    fn from(program: &Program) -> Self {
        Self {
            format: FORMAT,
            id: program.id().to_string(),
            name: program.name().to_owned(),
            horizon: HorizonDraft::from(program.horizon()),
            calendar: CalendarDraft::from(program.calendar()),
            preferences: ProgramPreferencesDraft {
                specialties: weights(program.preferred_specialties()),
                hospitals: weights(program.preferred_hospitals()),
            },
            regions: drafts(program.regions()),
            authorities: drafts(program.authorities()),
            institutions: drafts(program.institutions()),
            specialties: drafts(program.specialties()),
            partnerships: drafts(program.partnerships()),
            hospitals: drafts(program.hospitals()),
            curricula: drafts(program.curricula()),
            policies: drafts(program.policies()),
            cohorts: drafts(program.cohorts()),
            trainees: drafts(program.trainees()),
            links: drafts(program.links()),
            rates: drafts(program.rates()),
            budgets: drafts(program.budgets()),
            shares: drafts(program.shares()),
            notes: drafts(program.notes()),
        }
    }
}

impl From<&Horizon> for HorizonDraft {
    fn from(horizon: &Horizon) -> Self {
        let range = (&horizon.range()).into();
        match horizon.cut_by() {
            Cut::Daily => Self::Daily(range),
            Cut::Weekly => Self::Weekly(range),
            Cut::Monthly => Self::Monthly(range),
            Cut::Given => Self::Given(drafts(horizon.periods())),
        }
    }
}

impl From<&WorkingCalendar> for CalendarDraft {
    fn from(calendar: &WorkingCalendar) -> Self {
        let name = |day| WEEK.iter().find(|&&(_, known)| known == day);
        Self {
            weekend: calendar
                .weekend()
                .filter_map(name)
                .map(|&(name, _)| name.to_owned())
                .collect(),
            holidays: calendar
                .holidays()
                .map(|(date, name)| HolidayDraft {
                    date,
                    name: name.to_owned(),
                })
                .collect(),
        }
    }
}
