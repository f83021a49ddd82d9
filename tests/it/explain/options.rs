//! Every option of a trainee, by trying them all and asking the checker.

use practicum::check::{Evidence, Shortfall, Violation, check};
use practicum::ids::TraineeId;
use practicum::problem::CellLabel;
use practicum::program::Program;
use practicum::rules::{Family, RuleBook, RuleCode};
use practicum::schedule::{Placement, Schedule};
use practicum::solver::SolveConfig;

use crate::oracle::brute::itineraries;
use crate::support::chance::Chance;
use crate::support::tiny::tiny_program;

/// Programs with a plan that leaves something open, each with a seed: the planner's plan, and what is
/// left of it without one trainee.
pub(crate) fn programs(seeds: u64) -> Vec<(u64, Program, Schedule)> {
    let book = RuleBook::default();
    let mut found = Vec::new();
    for seed in 0..seeds {
        let program = tiny_program(seed, seed % 3 == 0)
            .validate()
            .expect("tiny programs are valid");
        let config = SolveConfig::default().steps(20_000);
        // Whether everything can be planned is the planner's own test.
        let Ok(planned) = practicum::plan(&program, &book, &config) else {
            continue;
        };
        let schedule = planned.schedule().clone();
        let mut chance = Chance::new(seed);
        let out = chance.pick(program.trainees().as_slice()).id().clone();
        let placements = schedule.placements().iter();
        let fewer: Schedule = placements
            .filter(|placement| placement.trainee() != &out)
            .cloned()
            .collect();
        found.push((seed, program.clone(), schedule));
        found.push((seed, program, fewer));
    }
    found
}

/// Whether something is settled for a trainee: trying everything does not know what pins may break.
pub(crate) fn has_pins(program: &Program, trainee: &TraineeId) -> bool {
    let trainee = program.trainees().get(trainee);
    trainee.is_some_and(|trainee| !trainee.pins().is_empty())
}

/// What a trainee could have instead of the present itinerary.
pub(crate) struct Options<'a> {
    pub(crate) program: &'a Program,
    pub(crate) book: &'a RuleBook,
    pub(crate) schedule: &'a Schedule,
    pub(crate) trainee: &'a TraineeId,
    /// Options by their own rules, whoever else there is.
    pub(crate) all: Vec<Vec<Placement>>,
}

impl<'a> Options<'a> {
    /// The options for a requirement.
    pub(crate) fn new(
        program: &'a Program,
        book: &'a RuleBook,
        schedule: &'a Schedule,
        trainee: &'a TraineeId,
        requirement: usize,
    ) -> Self {
        let person = program.trainees().get(trainee).expect("a trainee");
        let curriculum = program
            .curricula()
            .get(person.curriculum())
            .expect("a curriculum");
        let count = |itinerary: &[Placement]| -> Vec<usize> {
            let requirements = curriculum.requirements().iter();
            let of = |one: &practicum::program::Requirement| {
                let mut placements = itinerary.iter();
                placements
                    .by_ref()
                    .filter(|p| one.of().contains(p.specialty()))
                    .count()
            };
            requirements.map(of).collect()
        };
        let mut need = count(schedule.of_trainee(trainee));
        need[requirement] += 1;
        let pins = person.pins();
        let pinned = |itinerary: &[Placement]| {
            pins.iter().all(|pin| {
                itinerary.iter().any(|placement| {
                    let place = (placement.department(), placement.specialty());
                    place == (pin.department(), pin.specialty()) && placement.start() == pin.start()
                })
            })
        };
        let enough = |itinerary: &[Placement]| {
            let mut counts = count(itinerary).into_iter().zip(&need);
            counts.all(|(have, need)| have >= *need)
        };
        let closed = |itinerary: &[Placement]| {
            let alone = Schedule::new(itinerary.iter().cloned());
            let report = check(program, book, &alone);
            let mut violations = report.violations().iter();
            violations.any(|violation| violation.code() == RuleCode::Closure)
        };
        let mut all = itineraries(program, book, person);
        all.retain(|option| enough(option) && pinned(option) && !closed(option));
        Self {
            program,
            book,
            schedule,
            trainee,
            all,
        }
    }

    /// The plan with an option.
    pub(crate) fn with(&self, option: &[Placement]) -> Schedule {
        let placements = self.schedule.placements().iter();
        let others = placements.filter(|placement| placement.trainee() != self.trainee);
        others.chain(option).cloned().collect()
    }

    /// What an option breaks together with the others, and the present plan does not break.
    pub(crate) fn breaks(&self, option: &[Placement]) -> Vec<Violation> {
        let report = check(self.program, self.book, &self.with(option));
        let violations = report.violations().iter();
        violations
            .filter(|violation| violation.code().family() != Family::Personal)
            .cloned()
            .collect()
    }
}

/// Whether a violation says that a cell is too full.
pub(crate) fn is_of(violation: &Violation, cell: &CellLabel) -> bool {
    match (violation.evidence(), cell) {
        (
            Evidence::NoSeats { department, crowd } | Evidence::NoSupervision { department, crowd },
            CellLabel::Department {
                department: of,
                period,
            },
        ) => department == of && crowd.period() == *period,
        (
            Evidence::HospitalFull { hospital, crowd },
            CellLabel::Hospital {
                hospital: of,
                period,
            },
        )
        | (
            Evidence::NoInterpreter {
                hospital, crowd, ..
            },
            CellLabel::Interpreters {
                hospital: of,
                period,
                ..
            },
        ) => hospital == of && crowd.period() == *period,
        (
            Evidence::ShareExceeded {
                authority, crowd, ..
            },
            CellLabel::Share {
                authority: of,
                period,
                ..
            },
        ) => authority == of && crowd.period() == *period,
        (
            Evidence::NotApart { link, crowd, .. },
            CellLabel::Apart {
                link: of, period, ..
            },
        ) => link == of && crowd.period() == *period,
        (
            Evidence::QuotaExceeded { partnership, .. },
            CellLabel::YearQuota {
                partnership: of, ..
            }
            | CellLabel::CohortQuota {
                partnership: of, ..
            }
            | CellLabel::SpecialtyQuota {
                partnership: of, ..
            },
        ) => partnership == of,
        (Evidence::OverBudget { budget, .. }, CellLabel::Budget { budget: of }) => budget == of,
        _ => false,
    }
}

/// The open requirements of a plan.
pub(crate) fn open(
    program: &Program,
    book: &RuleBook,
    schedule: &Schedule,
) -> Vec<(TraineeId, usize)> {
    let report = check(program, book, schedule);
    let shortfalls = report.shortfalls().iter();
    let open = shortfalls.filter_map(|shortfall| {
        if let Shortfall::OpenRequirement {
            trainee,
            requirement,
            ..
        } = shortfall
        {
            Some((trainee.clone(), *requirement))
        } else {
            None
        }
    });
    open.collect()
}
