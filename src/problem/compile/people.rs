//! Pass 7: every trainee becomes an automaton.

use std::sync::Arc;

use super::cells::{Cells, Places};
use super::common::Common;
use super::draws::{Class, Draws, Tongue, tongue};
use super::eligible::{Eligibility, Shared};
use super::grid::Grid;
use super::pins::Pinned;
use super::practice::practice;
use super::stay::Stays;
use super::value::Scale;
use crate::ids::SpecialtyId;
use crate::problem::error::CompileError;
use crate::problem::model::{Automaton, Bonus, Choice, Course, Model, at, dense};
use crate::program::{Curriculum, PracticeMode, Program, Requirement, Trainee};
use crate::rules::{RuleBook, RuleCode};

/// What a course stands for: the way back to words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) specialty: SpecialtyId,
    pub(crate) mode: PracticeMode,
    /// Position of the requirement in the curriculum; none for a pin that no requirement asks for.
    pub(crate) requirement: Option<usize>,
}

/// What the passes before have made.
#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub(super) program: &'a Program,
    pub(super) book: &'a RuleBook,
    pub(super) grid: Grid<'a>,
    pub(super) places: Places<'a>,
    pub(super) cells: Cells,
    pub(super) shared: Shared,
    pub(super) scale: Scale,
}

/// What grows while trainees are added.
#[derive(Debug)]
pub(super) struct People {
    pub(super) model: Model,
    pub(super) draws: Draws,
    pub(super) common: Common,
    pub(super) stays: Stays,
    pub(super) subjects: Vec<Arc<[Subject]>>,
    /// Lists of subjects met before: most trainees of a curriculum have the same one.
    pub(super) met: Vec<Arc<[Subject]>>,
}

impl People {
    /// Adds the automaton of a trainee.
    pub(super) fn add(
        &mut self,
        ground: &Ground<'_>,
        trainee: &Trainee,
    ) -> Result<(), CompileError> {
        let Ground {
            program,
            book,
            grid,
            ..
        } = ground;
        let pinned = Pinned::new(ground, trainee);
        let active = trainee.lifecycle().status().is_active();
        let curriculum = program
            .curricula()
            .get(trainee.curriculum())
            .filter(|_| active);
        let ordered = book.is_on(RuleCode::Prerequisite);
        let (courses, subjects, required) = courses(trainee, curriculum, &pinned, ordered)?;
        let class = self.draws.class(program, &ground.cells, trainee);
        let class = (&class, self.draws.number(&class));
        let first_choice = dense(self.model.choices.len());
        let eligibility = Eligibility::new(program, book, grid, &ground.shared, trainee);
        let eligibility = (&eligibility, self.common.number(&eligibility));
        for (index, subject) in subjects.iter().enumerate() {
            if let Some(pin) = pinned.of(&subject.specialty) {
                self.pinned_choice(ground, trainee, class, index, subject, pin)?;
                continue;
            }
            let requirement = curriculum
                .zip(subject.requirement)
                .and_then(|(curriculum, place)| curriculum.requirements().get(place));
            let Some(requirement) = requirement else {
                continue;
            };
            let admitting =
                self.common
                    .admitting(program, book, &ground.places, trainee, &subject.specialty);
            let admitting = admitting.to_vec();
            for department in admitting {
                self.choice(
                    ground,
                    trainee,
                    class,
                    eligibility,
                    department,
                    (index, subject, requirement),
                )?;
            }
        }
        let choices = first_choice..dense(self.model.choices.len());
        self.model.choices[at(choices.start)..]
            .sort_by_key(|c| (c.course, c.hospital, c.department));
        let bonuses = self.bonuses(ground, trainee, &subjects, &courses, choices.clone());
        let cap = curriculum.and_then(Curriculum::hospital_max);
        let cap = cap
            .filter(|_| book.is_on(RuleCode::HospitalMax))
            .unwrap_or(u32::MAX);
        let windows = pinned.widen(self.stays.windows(program, book, grid, trainee));
        self.model.trainees.push(Automaton {
            courses,
            required,
            choices,
            bonuses,
            windows,
            change: ground.scale.change(trainee),
            wait: ground.scale.wait(trainee),
            origin: origin(ground, trainee, &pinned),
            hospital_max: cap,
            hospital_caps: pinned.caps(cap),
            boundary: self
                .draws
                .boundary(program, book, &ground.cells, grid, class.0)?,
            counted: active,
        });
        let subjects = self.share(subjects);
        self.subjects.push(subjects);
        Ok(())
    }

    /// The same list as another trainee's, if one of the last few new ones is equal.
    fn share(&mut self, subjects: Vec<Subject>) -> Arc<[Subject]> {
        let mut known = self.met.iter().rev().take(16);
        if let Some(known) = known.find(|known| known.as_ref() == subjects.as_slice()) {
            return Arc::clone(known);
        }
        let fresh: Arc<[Subject]> = subjects.into();
        self.met.push(Arc::clone(&fresh));
        fresh
    }

    /// The choice of a department for a course, if it has a start.
    fn choice(
        &mut self,
        ground: &Ground<'_>,
        trainee: &Trainee,
        class: (&Class, usize),
        eligibility: (&Eligibility, usize),
        department: usize,
        (course, subject, requirement): (usize, &Subject, &Requirement),
    ) -> Result<(), CompileError> {
        let Ground {
            program,
            book,
            grid,
            places,
            cells,
            shared,
            ..
        } = ground;
        let (position, hospital, place) = places.list[department];
        if book.is_on(RuleCode::Admission) && trainee.unable().contains(place.id()) {
            return Ok(());
        }
        let interpreter = match tongue(hospital, place, trainee) {
            Tongue::Interpreted(place) => Some(place),
            Tongue::Foreign if book.is_on(RuleCode::Admission) => return Ok(()),
            Tongue::Shared | Tongue::Foreign => None,
        };
        let allowed = practice(program, book, grid, (hospital, place), trainee, requirement);
        let length = (requirement.periods(), grid.len());
        let Some(starts) =
            self.common
                .starts(eligibility, shared, department, length, allowed.as_ref())
        else {
            return Ok(());
        };
        let specialty = &subject.specialty;
        let profile = self.draws.profile(
            program,
            cells,
            grid,
            places,
            class,
            department,
            interpreter,
            specialty,
        );
        self.model.choices.push(Choice {
            course: dense(course),
            department: dense(department),
            hospital: dense(position),
            profile,
            starts,
            value: ground
                .scale
                .stay(program, trainee, specialty, hospital.id())?,
        });
        Ok(())
    }

    /// The one choice of a course that is pinned. What the pin itself breaks, it may break.
    fn pinned_choice(
        &mut self,
        ground: &Ground<'_>,
        trainee: &Trainee,
        class: (&Class, usize),
        course: usize,
        subject: &Subject,
        pin: &super::pins::Place,
    ) -> Result<(), CompileError> {
        let Ground {
            program,
            grid,
            places,
            cells,
            ..
        } = ground;
        let Some(&(position, hospital, department)) = places.list.get(pin.department) else {
            return Ok(());
        };
        let interpreter = match tongue(hospital, department, trainee) {
            Tongue::Interpreted(place) => Some(place),
            Tongue::Shared | Tongue::Foreign => None,
        };
        let starts = crate::problem::periods::PeriodSet::pick(grid.len(), |p| p == pin.start);
        let profile = self.draws.profile(
            program,
            cells,
            grid,
            places,
            class,
            pin.department,
            interpreter,
            &subject.specialty,
        );
        self.model.choices.push(Choice {
            course: dense(course),
            department: dense(pin.department),
            hospital: dense(position),
            profile,
            starts: self.common.row(starts),
            value: ground
                .scale
                .stay(program, trainee, &subject.specialty, hospital.id())?,
        });
        Ok(())
    }

    /// Bonuses for placements of the plan in force that the trainee may keep.
    fn bonuses(
        &mut self,
        ground: &Ground<'_>,
        trainee: &Trainee,
        subjects: &[Subject],
        courses: &[Course],
        choices: std::ops::Range<u32>,
    ) -> std::ops::Range<u32> {
        let first = dense(self.model.bonuses.len());
        let baseline = ground
            .book
            .plan_in_force()
            .filter(|_| ground.scale.baseline > 0);
        let kept = baseline
            .map(|plan| plan.of_trainee(trainee.id()))
            .unwrap_or_default();
        for placement in kept {
            let department = ground.places.position(placement.department());
            let found = choices.clone().find(|&choice| {
                let choice = &self.model.choices[at(choice)];
                let (subject, course) = (&subjects[at(choice.course)], &courses[at(choice.course)]);
                department == Some(at(choice.department))
                    && &subject.specialty == placement.specialty()
                    && subject.mode == placement.mode()
                    && course.length == placement.periods()
            });
            if let Some(choice) = found {
                let value = ground.scale.baseline;
                self.model.bonuses.push(Bonus {
                    choice,
                    start: placement.start(),
                    value,
                });
            }
        }
        // A plan in force may hold a placement twice; it is kept once.
        let mut fresh = self.model.bonuses.split_off(at(first));
        fresh.sort_unstable();
        fresh.dedup();
        self.model.bonuses.append(&mut fresh);
        first..dense(self.model.bonuses.len())
    }
}

/// The courses of a trainee: those of the curriculum, then pins that no requirement asks for.
/// Prerequisites count if they are `ordered`.
#[expect(
    clippy::type_complexity,
    reason = "three lists that belong together, used once"
)]
fn courses(
    trainee: &Trainee,
    curriculum: Option<&Curriculum>,
    pinned: &Pinned,
    ordered: bool,
) -> Result<(Vec<Course>, Vec<Subject>, Vec<u32>), CompileError> {
    let (mut courses, mut subjects, mut required) = (Vec::new(), Vec::new(), Vec::new());
    for (place, requirement) in curriculum
        .into_iter()
        .flat_map(Curriculum::requirements)
        .enumerate()
    {
        let mut settled = 0;
        for specialty in requirement.of() {
            let pin = pinned.of(specialty);
            settled += u32::from(pin.is_some());
            courses.push(Course {
                group: dense(place),
                length: pin.map_or(requirement.periods(), |pin| pin.periods),
                prerequisites: 0,
                pinned: pin.is_some(),
            });
            subjects.push(Subject {
                specialty: specialty.clone(),
                mode: pin.map_or(requirement.mode(), |pin| pin.mode),
                requirement: Some(place),
            });
        }
        required.push(requirement.choose().max(settled));
    }
    for (specialty, pin) in pinned.iter() {
        if subjects
            .iter()
            .any(|subject: &Subject| &subject.specialty == specialty)
        {
            continue;
        }
        courses.push(Course {
            group: dense(required.len()),
            length: pin.periods,
            prerequisites: 0,
            pinned: true,
        });
        subjects.push(Subject {
            specialty: specialty.clone(),
            mode: pin.mode,
            requirement: None,
        });
        required.push(1);
    }
    if courses.len() > 64 {
        let (trainee, count) = (trainee.id().clone(), courses.len());
        return Err(CompileError::TooManySpecialties { trainee, count });
    }
    let ordered = curriculum.filter(|_| ordered).into_iter();
    for link in ordered.flat_map(Curriculum::prerequisites) {
        let place = |specialty| subjects.iter().position(|s| &s.specialty == specialty);
        if let (Some(later), Some(first)) = (place(link.specialty()), place(link.after())) {
            courses[later].prerequisites |= 1 << first;
        }
    }
    Ok((courses, subjects, required))
}

/// The period from which waiting counts: the first one inside the cohort's window, unless placements
/// may lie outside it.
fn origin(ground: &Ground<'_>, trainee: &Trainee, pinned: &Pinned) -> u32 {
    if !ground.book.is_on(RuleCode::Window) {
        return 0;
    }
    let cohort = ground.program.cohorts().get(trainee.cohort());
    let window = cohort.map(crate::program::Cohort::window);
    let inside = |period: &u32| window.is_some_and(|w| w.covers(ground.grid.days(*period)));
    let first = (0..ground.grid.len()).find(inside).unwrap_or(0);
    pinned
        .iter()
        .map(|(_, pin)| pin.start)
        .fold(first, u32::min)
}
