//! What else one trainee could have while everybody else stays.

use super::best::{Wanted, best};
use super::explainer::{ExplainError, Explainer};
use super::surroundings::Surroundings;
use super::why::Blocker;
use super::worth::Scale;
use crate::ids::TraineeId;
use crate::problem::model::{Stay, dense};
use crate::schedule::Placement;

/// Ways that are looked at for the best itineraries, at most.
const WAYS: usize = 20_000;
/// Alternatives that are asked for among all itineraries, at most.
const FEW: usize = 100;

/// Another itinerary of a trainee, everybody else staying where they are.
///
/// ```
/// use practicum::RuleBook;
/// use practicum::explain::Explainer;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let book = RuleBook::default();
/// let explainer = Explainer::new(&program, &book, planned.schedule())?;
/// let others = explainer.alternatives(&"T04".parse()?, 3)?;
/// let best = others.best().iter().find(|one| one.breaks().is_empty()).ok_or("there is room")?;
/// assert!(best.value() <= 0); // the plan is the best one, so no other itinerary adds value
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alternative {
    itinerary: Vec<Placement>,
    shortfall: i64,
    value: i64,
    breaks: Vec<Blocker>,
}

impl Alternative {
    /// The itinerary.
    pub fn itinerary(&self) -> &[Placement] {
        &self.itinerary
    }

    /// Units of shortfall that the plan would have more; negative: fewer.
    pub fn shortfall(&self) -> i64 {
        self.shortfall
    }

    /// Value that the plan would have more.
    pub fn value(&self) -> i64 {
        self.value
    }

    /// What it meets that has no room: empty if it can be had as it is.
    pub fn breaks(&self) -> &[Blocker] {
        &self.breaks
    }
}

/// Alternatives of one trainee, the best first.
///
/// ```
/// use practicum::RuleBook;
/// use practicum::explain::Explainer;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let book = RuleBook::default();
/// let explainer = Explainer::new(&program, &book, planned.schedule())?;
/// let others = explainer.alternatives(&"T04".parse()?, 3)?;
/// assert!(others.is_exact() && others.best().len() == 3); // every order of stays was tried
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Alternatives {
    found: Vec<Alternative>,
    exact: bool,
}

impl Alternatives {
    /// The alternatives: those that break nothing first, then by shortfall, then by value.
    pub fn best(&self) -> &[Alternative] {
        &self.found
    }

    /// Whether those that break nothing are the best of all possible itineraries. If not, there are too
    /// many to look at, or links or weights decide, and they are the best of those that differ from the
    /// present one in one placement or in the order of two.
    pub fn is_exact(&self) -> bool {
        self.exact
    }
}

impl Explainer<'_> {
    /// The best alternatives to a trainee's itinerary, everybody else staying: those that break nothing
    /// first, then by shortfall, then by value; at most so many. Of itineraries that break something, and
    /// of all others where [`Alternatives::is_exact`] says so, only those are looked at that differ from
    /// the present one in one placement (moved in time, to another department, exchanged for another
    /// specialty, added, given up) or in the order of two.
    ///
    /// # Errors
    /// [`ExplainError::NoTrainee`].
    pub fn alternatives(
        &self,
        trainee: &TraineeId,
        most: usize,
    ) -> Result<Alternatives, ExplainError> {
        let index = self.index(trainee)?;
        let around = self.around(index);
        let scale = self.scale(index);
        let exact = self.best_free(index, &around, &scale, most, None);
        let is_exact = exact.is_some();
        let mut all = exact.unwrap_or_default();
        if all.len() < most {
            all.extend(self.neighbors(index));
        }
        let mut ranked: Vec<(usize, (i64, i64), Vec<Stay>)> = all
            .into_iter()
            .map(|stays| {
                let blocks = around.blocks(&stays).len();
                (blocks, scale.change(&stays).rank(), stays)
            })
            .collect();
        ranked.sort_unstable();
        ranked.dedup();
        ranked.truncate(most);
        let found = ranked.into_iter();
        Ok(Alternatives {
            found: found
                .map(|(.., stays)| self.alternative(index, &around, &scale, &stays))
                .collect(),
            exact: is_exact,
        })
    }

    fn alternative(
        &self,
        index: usize,
        around: &Surroundings<'_>,
        scale: &Scale<'_>,
        stays: &[Stay],
    ) -> Alternative {
        let change = scale.change(stays);
        let met = around.blocks(stays);
        Alternative {
            itinerary: self.problem.placements(index, stays),
            shortfall: change.shortfall,
            value: change.value,
            breaks: around
                .named(&met)
                .filter_map(|block| self.blocker(index, block))
                .collect(),
        }
    }

    /// The best itineraries that nothing refuses, the present one left out; `None` if that could not be
    /// settled.
    fn best_free(
        &self,
        index: usize,
        around: &Surroundings<'_>,
        scale: &Scale<'_>,
        most: usize,
        without: Option<Stay>,
    ) -> Option<Vec<Vec<Stay>>> {
        if !scale.adds_up() || most > FEW {
            return None;
        }
        let model = self.problem.model();
        let nothing = vec![0; model.trainees[index].required.len()];
        let wanted = Wanted {
            need: &nothing,
            with: None,
            without,
            most: most.saturating_add(1),
            ways: WAYS.min(self.budget),
        };
        let mut found = best(model, dense(index), around, scale, &wanted)?;
        found.retain(|stays| stays != scale.current());
        found.truncate(most);
        Some(found)
    }

    /// Why a trainee is where they are: for each placement, the best alternative without it.
    ///
    /// # Errors
    /// [`ExplainError::NoTrainee`].
    pub fn why_here(
        &self,
        trainee: &TraineeId,
    ) -> Result<Vec<(Placement, Option<Alternative>)>, ExplainError> {
        let index = self.index(trainee)?;
        let (around, scale) = (self.around(index), self.scale(index));
        let stays = self.plan[index].iter();
        let placements = stays.map(|&stay| {
            let exact = self.best_free(index, &around, &scale, 1, Some(stay));
            let mut found = exact.unwrap_or_else(|| {
                let mut near = self.neighbors(index);
                near.retain(|stays| !stays.contains(&stay) && around.blocks(stays).is_empty());
                near.sort_by_cached_key(|stays| scale.change(stays).rank());
                near
            });
            found.truncate(1);
            let best = found.first();
            let best = best.map(|stays| self.alternative(index, &around, &scale, stays));
            let placement = self.problem.placements(index, &[stay]).into_iter().next();
            placement.map(|placement| (placement, best))
        });
        Ok(placements.flatten().collect())
    }
}
