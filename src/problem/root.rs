//! A program and a rule book, compiled: what the solver works on.

use super::compile::compile;
use super::error::CompileError;
use super::label::CellLabel;
use super::model::{Link, Model, Plan, Stay, at, dense};
use super::words::Words;
use crate::ids::{DepartmentId, LinkId, SpecialtyId, TraineeId};
use crate::program::Program;
use crate::rules::RuleBook;
use crate::schedule::{Placement, Schedule};

/// A program under a rule book, in the dense form that the solver works on.
///
/// Compiling does everything that does not depend on the search: dates become periods, ids become
/// indices, personal rules become each trainee's possible itineraries, capacities become cells.
///
/// ```
/// use practicum::{Problem, RuleBook};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let problem = Problem::compile(&program, &RuleBook::default())?;
/// assert_eq!((problem.trainees(), problem.periods()), (10, 4));
/// assert_eq!(problem.trainee(6), Some(&"T07".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    model: Model,
    words: Words,
}

impl Problem {
    /// Compiles a program under a rule book.
    ///
    /// # Errors
    /// [`CompileError`] if the program is too large for 32-bit indices or 64-bit scores. A program
    /// that can not be planned completely, or at all, compiles.
    pub fn compile(program: &Program, book: &RuleBook) -> Result<Self, CompileError> {
        compile(program, book)
    }

    pub(super) fn new(model: Model, words: Words) -> Self {
        Self { model, words }
    }

    /// Number of trainees, those who are not to be placed included.
    pub fn trainees(&self) -> usize {
        self.model.trainees.len()
    }

    /// A trainee, by index.
    pub fn trainee(&self, index: usize) -> Option<&TraineeId> {
        self.words.trainees.get(index)
    }

    /// Number of choices: a trainee's specialty at a department that may take them at some time.
    pub fn choices(&self) -> usize {
        self.model.choices.len()
    }

    /// Number of cells: capacities in one period, or over the whole horizon.
    pub fn cells(&self) -> usize {
        self.model.cells.len()
    }

    /// What a cell stands for.
    pub fn cell(&self, index: usize) -> Option<&CellLabel> {
        self.words.cells.get(index)
    }

    /// Number of periods.
    pub fn periods(&self) -> u32 {
        self.model.periods
    }

    pub(crate) fn model(&self) -> &Model {
        &self.model
    }

    /// A problem of some of the trainees, who are sorted, in the words of this one. `cells` are the
    /// numbers that the model's cells have here.
    pub(crate) fn part(&self, model: Model, trainees: &[u32], cells: &[u32]) -> Self {
        let within = |members: &[u32]| {
            let known = |member: &u32| trainees.binary_search(member).is_ok();
            members.iter().all(known)
        };
        let links = self.model.links.iter().zip(&self.words.links);
        let links = links.filter(|(link, _)| {
            let (Link::Together(members) | Link::NotAlone(members)) = link;
            within(members)
        });
        let people = || trainees.iter().map(|&trainee| at(trainee));
        let words = Words {
            trainees: people()
                .filter_map(|index| self.words.trainees.get(index).cloned())
                .collect(),
            departments: self.words.departments.clone(),
            subjects: people()
                .filter_map(|index| self.words.subjects.get(index).cloned())
                .collect(),
            cells: (cells.iter())
                .filter_map(|&cell| self.words.cells.get(at(cell)).cloned())
                .collect(),
            links: links.map(|(_, name)| name.clone()).collect(),
        };
        Self { model, words }
    }

    /// Bridge B: from a plan back to a schedule.
    pub(crate) fn decode(&self, plan: &Plan) -> Schedule {
        let placements = plan.iter().enumerate().flat_map(|(index, itinerary)| {
            itinerary
                .iter()
                .filter_map(move |stay| self.placement(index, *stay))
        });
        Schedule::new(placements)
    }

    /// The index of a trainee.
    pub(crate) fn index_of(&self, trainee: &TraineeId) -> Option<usize> {
        self.words.trainees.binary_search(trainee).ok()
    }

    /// The link with an index.
    pub(crate) fn link(&self, index: u32) -> Option<&LinkId> {
        self.words.links.get(at(index))
    }

    /// The department with an index.
    pub(crate) fn department(&self, index: u32) -> Option<&DepartmentId> {
        self.words.departments.get(at(index))
    }

    /// The specialty of a trainee's course.
    pub(crate) fn specialty(&self, trainee: usize, course: u32) -> Option<&SpecialtyId> {
        let subject = self.words.subjects.get(trainee)?.get(at(course))?;
        Some(&subject.specialty)
    }

    /// The placements of one trainee's itinerary.
    pub(crate) fn placements(&self, trainee: usize, itinerary: &[Stay]) -> Vec<Placement> {
        let stays = itinerary.iter();
        stays
            .filter_map(|stay| self.placement(trainee, *stay))
            .collect()
    }

    fn placement(&self, trainee: usize, stay: Stay) -> Option<Placement> {
        let choice = self.model.choices.get(at(stay.choice))?;
        let course = self
            .model
            .trainees
            .get(trainee)?
            .courses
            .get(at(choice.course))?;
        let subject = self.words.subjects.get(trainee)?.get(at(choice.course))?;
        let placement = Placement::new(
            self.words.trainees.get(trainee)?.clone(),
            self.words.departments.get(at(choice.department))?.clone(),
            subject.specialty.clone(),
            stay.start,
            course.length,
        );
        Some(placement.in_mode(subject.mode))
    }

    /// The stays of a schedule that the problem knows. Placements that no legal itinerary could hold
    /// are left out; the rest may still break rules together.
    pub(crate) fn encode(&self, schedule: &Schedule) -> Plan {
        let mut plan = vec![Vec::new(); self.model.trainees.len()];
        for (id, placements) in schedule.itineraries() {
            let Ok(index) = self.words.trainees.binary_search(id) else {
                continue;
            };
            let (automaton, subjects) = (&self.model.trainees[index], &self.words.subjects[index]);
            for placement in placements {
                let Ok(department) = self.words.departments.binary_search(placement.department())
                else {
                    continue;
                };
                let stay = automaton.choices.clone().find_map(|choice| {
                    let found = &self.model.choices[at(choice)];
                    let subject = &subjects[at(found.course)];
                    let fits = found.department == dense(department)
                        && &subject.specialty == placement.specialty()
                        && subject.mode == placement.mode()
                        && automaton.courses[at(found.course)].length == placement.periods()
                        && self.model.may_start(choice, placement.start());
                    fits.then_some(Stay {
                        start: placement.start(),
                        choice,
                    })
                });
                plan[index].extend(stay);
            }
        }
        plan
    }
}
