//! Why no schedule keeps all hard rules.

use std::fmt;

use crate::ids::TraineeId;
use crate::problem::{CellLabel, Problem};

use crate::certificate::claim::Certificate;
use crate::certificate::shortage::without_itinerary;
use crate::problem::model::at;

/// Why no schedule keeps all pins and all other hard rules.
///
/// ```
/// use practicum::program::LinkKind;
/// use practicum::program::draft::{LinkRuleDraft, PinDraft};
/// use practicum::solver::{Obstacle, Status};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.trainees.truncate(2);
/// draft.trainees[0].pins.push(PinDraft::new("st-vincent/surgery", "surgery", 0, 3));
/// draft.trainees[1].pins.push(PinDraft::new("wiltse/neurosurgery", "neurosurgery", 0, 3));
/// let team = LinkRuleDraft::new("team", LinkKind::Together).trainee("T01").trainee("T02");
/// let program = draft.link(team).validate()?; // promised two hospitals, and to stay together
/// let planned = practicum::plan(&program, &RuleBook::default(), &SolveConfig::default())?;
/// assert_eq!(planned.outcome().status(), Status::Infeasible);
/// assert_eq!(planned.outcome().obstacle(), Some(&Obstacle::Linked));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum Obstacle {
    /// The pins of one trainee leave no itinerary at all.
    NoItinerary {
        /// The trainee.
        trainee: TraineeId,
    },
    /// What is pinned needs more of these capacities, together, than there is; the certificate shows
    /// it.
    Overfull {
        /// What the cells stand for.
        cells: Vec<CellLabel>,
    },
    /// Trainees who are linked cannot all keep their pins; the certificate shows it.
    Linked,
    /// A complete search found none. A weaker reason: it rests on the solver alone.
    Search,
}

impl Obstacle {
    /// The reason that a verified certificate gives, if there is one.
    pub(super) fn new(problem: &Problem, certificate: Option<&Certificate>) -> Self {
        let Some(certificate) = certificate else {
            return Self::Search;
        };
        let caps = certificate
            .prices()
            .first()
            .map_or(&[][..], |prices| prices.caps());
        if let Some(trainee) = without_itinerary(problem.model(), caps) {
            if let Some(trainee) = problem.trainee(at(trainee)).cloned() {
                return Self::NoItinerary { trainee };
            }
        }
        let mut cells: Vec<usize> = Vec::new();
        for prices in certificate.prices() {
            let dear = prices.cells().iter().enumerate();
            cells.extend(dear.filter(|(_, price)| **price > 0).map(|(cell, _)| cell));
        }
        cells.sort_unstable();
        cells.dedup();
        let cells: Vec<CellLabel> = (cells.into_iter())
            .filter_map(|cell| problem.cell(cell).cloned())
            .collect();
        if cells.is_empty() {
            Self::Linked
        } else {
            Self::Overfull { cells }
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoItinerary { trainee } => {
                write!(f, "what is pinned for {trainee} leaves no itinerary")
            }
            Self::Overfull { cells } => {
                f.write_str("what is pinned needs more than there is of ")?;
                for (index, cell) in cells.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}{cell}")?;
                }
                Ok(())
            }
            Self::Linked => f.write_str("linked trainees cannot all keep their pins"),
            Self::Search => f.write_str("a complete search found no schedule"),
        }
    }
}
