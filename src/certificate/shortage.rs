//! Requirements that need more than there is: a proof that not everybody can be placed.
//!
//! A set of cells, each of whose units counts the same. Whatever itinerary a trainee has that meets all
//! requirements, it draws at least so many units of the set; if these add up to more than the cells
//! hold, no plan places everybody. The smallest draws come from the same plain dynamic program that
//! checks bounds.
use super::itinerary::{Deal, NoAnswer, States};
use super::shape::Shapes;
use crate::ids::TraineeId;
use crate::problem::model::{Model, at};
use crate::problem::{CellLabel, Problem};

/// These trainees' requirements need more units of these cells than there are.
///
/// ```
/// use practicum::certificate::Shortage;
/// use practicum::{Problem, RuleBook};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let problem = Problem::compile(&program, &RuleBook::default())?;
/// let cells = (0..problem.cells()).filter(|&cell| {
///     let label = problem.cell(cell).map(ToString::to_string);
///     label.is_some_and(|label| label.starts_with("department myongji/neurosurgery"))
/// });
/// let cells: Vec<u32> = cells.map(u32::try_from).collect::<Result<_, _>>()?;
/// let short = Shortage::of(&problem, &cells).ok_or("six weeks are needed, there are four")?;
/// assert_eq!((short.needed(), short.supplied()), (6, 4));
/// assert!(short.verify(&problem));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shortage {
    trainees: Vec<TraineeId>,
    cells: Vec<u32>,
    labels: Vec<CellLabel>,
    needed: i64,
    supplied: i64,
}

impl Shortage {
    /// The shortage in a set of cells (indices, sorted), if there is one.
    ///
    /// Where a trainee has no itinerary at all that meets the requirements, it is about that trainee
    /// alone: nothing is supplied, and one unit is needed.
    pub fn of(problem: &Problem, cells: &[u32]) -> Option<Self> {
        let count = count(problem.model(), cells)?;
        let trainees = (count.trainees.iter())
            .filter_map(|&trainee| problem.trainee(at(trainee)).cloned())
            .collect();
        let cells = if count.alone { &[] } else { cells }.to_vec();
        Some(Self {
            trainees,
            labels: (cells.iter())
                .filter_map(|&cell| problem.cell(at(cell)).cloned())
                .collect(),
            cells,
            needed: count.needed,
            supplied: count.supplied,
        })
    }

    /// The trainees whose requirements need units of the cells.
    pub fn trainees(&self) -> &[TraineeId] {
        &self.trainees
    }

    /// The cells, by index in the problem, sorted; none where a trainee cannot be placed even alone.
    pub fn cells(&self) -> &[u32] {
        &self.cells
    }

    /// What the cells stand for.
    pub fn labels(&self) -> &[CellLabel] {
        &self.labels
    }

    /// Units that the trainees need at least, all requirements met.
    pub fn needed(&self) -> i64 {
        self.needed
    }

    /// Units that the cells hold.
    pub fn supplied(&self) -> i64 {
        self.supplied
    }

    /// Counts again; whether the shortage holds as it is stated.
    pub fn verify(&self, problem: &Problem) -> bool {
        Self::of(problem, &self.cells).is_some_and(|again| again == *self)
    }
}

/// What trainees need of some cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Count {
    /// Those who need units.
    pub(crate) trainees: Vec<u32>,
    /// Units needed, and units that the cells hold.
    pub(crate) needed: i64,
    pub(crate) supplied: i64,
    /// It is about one trainee, who has no itinerary.
    pub(crate) alone: bool,
}

/// Counts what all trainees need of the cells; `None` where there is enough, or too much to count.
pub(crate) fn count(model: &Model, cells: &[u32]) -> Option<Count> {
    let mut prices = vec![0; model.cells.len()];
    let mut supplied = 0_i64;
    if !cells.is_sorted_by(|one, other| one < other) {
        return None;
    }
    for &cell in cells {
        let limits = model.cells.get(at(cell))?;
        *prices.get_mut(at(cell))? = 1;
        if limits.max == i64::MAX {
            return None;
        }
        supplied = supplied.checked_add(limits.max)?;
    }
    let deal = Deal {
        prices: &prices,
        presence: None,
        weight: 0,
        missing: None,
        limits: &[],
    };
    let mut shapes = Shapes::default();
    let (mut trainees, mut needed) = (Vec::new(), 0_i64);
    for (trainee, automaton) in (0..).zip(&model.trainees) {
        let answer = States::new(model, automaton, &[], &mut shapes, &mut || ())
            .and_then(|states| states.best(deal, &mut || ()));
        match answer {
            Ok(most) => {
                let least = i64::try_from(-most).ok()?;
                if least > 0 {
                    trainees.push(trainee);
                    needed = needed.checked_add(least)?;
                }
            }
            Err(NoAnswer::NoItinerary) => {
                return Some(Count {
                    trainees: vec![trainee],
                    needed: 1,
                    supplied: 0,
                    alone: true,
                });
            }
            Err(NoAnswer::TooManyStates | NoAnswer::TooLarge) => return None,
        }
    }
    (needed > supplied).then_some(Count {
        trainees,
        needed,
        supplied,
        alone: false,
    })
}

/// Units of the cells (indices, sorted) that each trainee needs at least; `None` where one of them has no
/// itinerary that meets all requirements, or too many states.
pub(crate) fn needs(model: &Model, cells: &[u32]) -> Option<Vec<i64>> {
    let mut prices = vec![0; model.cells.len()];
    for &cell in cells {
        *prices.get_mut(at(cell))? = 1;
    }
    let deal = Deal {
        prices: &prices,
        presence: None,
        weight: 0,
        missing: None,
        limits: &[],
    };
    let mut shapes = Shapes::default();
    let people = model.trainees.iter();
    let least = people.map(|automaton| {
        let states = States::new(model, automaton, &[], &mut shapes, &mut || ()).ok()?;
        let most = states.best(deal, &mut || ()).ok()?;
        i64::try_from(-most).ok()
    });
    least.collect()
}

/// The first trainee who has no itinerary at all, requirements met or not; `caps` are pairs of trainee and
/// hospital.
pub(crate) fn without_itinerary(model: &Model, caps: &[(u32, u32)]) -> Option<u32> {
    let prices = vec![0; model.cells.len()];
    let deal = Deal {
        prices: &prices,
        presence: None,
        weight: 0,
        missing: Some(0),
        limits: &[],
    };
    let mut shapes = Shapes::default();
    (0..).zip(&model.trainees).find_map(|(trainee, automaton)| {
        let own = caps.iter().filter(|cap| cap.0 == trainee);
        let own: Vec<u32> = own.map(|cap| cap.1).collect();
        let answer = States::new(model, automaton, &own, &mut shapes, &mut || ())
            .and_then(|states| states.best(deal, &mut || ()));
        (answer == Err(NoAnswer::NoItinerary)).then_some(trainee)
    })
}
