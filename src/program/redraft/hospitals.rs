//! Hospitals with their departments, supervisors and interpreters.

use super::values::{drafts, labels, steps, terms, text, texts};
use crate::program::draft::{DepartmentDraft, HospitalDraft, InterpreterDraft, SupervisorDraft};
use crate::program::{Department, Hospital, Interpreter, Supervisor};

impl From<&Hospital> for HospitalDraft {
    fn from(hospital: &Hospital) -> Self {
        Self {
            id: hospital.id().to_string(),
            name: hospital.name().to_owned(),
            region: text(hospital.region()),
            city: text(hospital.city()),
            aliases: texts(hospital.aliases()),
            labels: labels(hospital.labels()),
            languages: texts(hospital.languages()),
            cap: steps(hospital.cap()),
            interpreters: drafts(hospital.interpreters()),
            departments: drafts(hospital.departments()),
        }
    }
}

impl From<&Interpreter> for InterpreterDraft {
    fn from(interpreter: &Interpreter) -> Self {
        Self {
            language: interpreter.language().to_string(),
            trainees: steps(interpreter.trainees()),
        }
    }
}

impl From<&Department> for DepartmentDraft {
    fn from(department: &Department) -> Self {
        Self {
            id: department.id().to_string(),
            specialty: department.specialty().to_string(),
            name: text(department.name()),
            seats: steps(department.seats()),
            minimum: steps(department.minimum()),
            closures: terms(department.closures()),
            supervisors: drafts(department.supervisors()),
            languages: texts(department.languages()),
            professions: texts(department.professions()),
            levels: texts(department.levels()),
            modes: department.modes().to_vec(),
        }
    }
}

impl From<&Supervisor> for SupervisorDraft {
    fn from(supervisor: &Supervisor) -> Self {
        Self {
            id: supervisor.id().to_string(),
            trainees: supervisor.trainees(),
            absences: terms(supervisor.absences()),
        }
    }
}
