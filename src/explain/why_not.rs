//! Why a trainee is not somewhere: the rule, or the value lost.

use super::best::{Wanted, best};
use super::explainer::{ExplainError, Explainer};
use super::force::{WAYS, instead};
use super::stage::Room;
use crate::check::{Evidence, Violation, check};
use crate::problem::model::dense;
use crate::rules::Family;
use crate::schedule::{Placement, Schedule};
use crate::score::Score;

/// What speaks against a placement.
///
/// ```
/// use practicum::explain::Explainer;
/// use practicum::{Placement, RuleBook, RuleCode};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let book = RuleBook::default();
/// let explainer = Explainer::new(&program, &book, planned.schedule())?;
/// let department = "wiltse/orthopedics".parse()?;
/// let there = Placement::new("T10".parse()?, department, "orthopedics".parse()?, 0, 1);
/// let why_not = explainer.why_not(&there)?; // T02 has the only seat in that week
/// assert!(why_not.violations().iter().any(|one| one.code() == RuleCode::Seats));
/// assert!(why_not.after() < why_not.before());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhyNot {
    option: Vec<Placement>,
    violations: Vec<Violation>,
    before: Score,
    after: Score,
    by_itself: bool,
    exact: bool,
}

impl WhyNot {
    /// The itinerary that was tried: the trainee's best with the placement, if there is one that breaks
    /// nothing.
    pub fn option(&self) -> &[Placement] {
        &self.option
    }

    /// The hard rules that it breaks and the plan does not; empty if it only costs.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Whether the placement breaks these rules by itself, whatever else the trainee does. If not, they are
    /// those that it breaks together with what the trainee would keep.
    pub fn is_by_itself(&self) -> bool {
        self.by_itself
    }

    /// The plan's score as it is.
    pub fn before(&self) -> Score {
        self.before
    }

    /// The plan's score with it.
    pub fn after(&self) -> Score {
        self.after
    }

    /// Whether all itineraries with the placement are covered: each breaks a rule, if one is named, or
    /// costs as much at the least. If not, there are too many to look at, or links or weights decide, and
    /// the answer is about the one that was tried.
    pub fn is_exact(&self) -> bool {
        self.exact
    }
}

impl Explainer<'_> {
    /// Why a trainee is not somewhere, everybody else staying: the rules that the placement breaks, or what
    /// it costs the plan with the best that the trainee could do besides.
    ///
    /// # Errors
    /// [`ExplainError::NoTrainee`].
    pub fn why_not(&self, placement: &Placement) -> Result<WhyNot, ExplainError> {
        let index = self.index(placement.trainee())?;
        let old = self.schedule.of_trainee(placement.trainee());
        let by_itself = self.fresh(placement, std::slice::from_ref(placement), old);
        let ruled_out: Vec<Violation> = by_itself
            .1
            .into_iter()
            .filter(|one| stays_broken(one, placement))
            .collect();
        let best = if ruled_out.is_empty() {
            self.best_with(index, placement)
        } else {
            Room::Nothing
        };
        let exact = !matches!(best, Room::Open);
        if let Room::Option(option) = best {
            let (after, violations) = self.fresh(placement, &option, old);
            if violations.is_empty() {
                return Ok(self.answer(option, violations, after, (false, exact)));
            }
        }
        // What overlaps, or is for the same specialty, makes way.
        let keeps = |one: &&Placement| {
            let apart = one.end() <= placement.start() || placement.end() <= one.start();
            apart && one.specialty() != placement.specialty()
        };
        let mut option: Vec<Placement> = old.iter().filter(keeps).cloned().collect();
        option.push(placement.clone());
        option.sort_unstable();
        let (after, mut violations) = self.fresh(placement, &option, old);
        let unavoidable =
            |one: &Violation| ruled_out.iter().any(|known| known.code() == one.code());
        let by_itself = violations.iter().any(unavoidable);
        if by_itself {
            violations.retain(unavoidable);
        }
        // Who is not planned for at all breaks no rule by it.
        let exact = exact && !violations.is_empty();
        Ok(self.answer(option, violations, after, (by_itself, exact)))
    }

    fn answer(
        &self,
        option: Vec<Placement>,
        violations: Vec<Violation>,
        after: Score,
        (by_itself, exact): (bool, bool),
    ) -> WhyNot {
        WhyNot {
            option,
            violations,
            before: self.report.score(),
            after,
            by_itself,
            exact,
        }
    }

    /// The plan's score with an itinerary, and what it breaks that the plan does not.
    fn fresh(
        &self,
        placement: &Placement,
        option: &[Placement],
        old: &[Placement],
    ) -> (Score, Vec<Violation>) {
        debug_assert!(option.contains(placement));
        let plan: Schedule = instead(self.schedule, option, old);
        let report = check(self.program, self.book, &plan);
        let known = self.report.violations();
        let fresh = report.violations().iter();
        let fresh = fresh.filter(|one| !known.contains(one)).cloned();
        (report.score(), fresh.collect())
    }

    /// The trainee's best itinerary with a placement.
    fn best_with(&self, index: usize, placement: &Placement) -> Room {
        let stays = self.stays(index, std::slice::from_ref(placement));
        let Some(stay) = stays.and_then(|stays| stays.first().copied()) else {
            return Room::Nothing;
        };
        let (around, scale) = (self.around(index), self.scale(index));
        if !scale.adds_up() {
            return Room::Open;
        }
        let model = self.problem.model();
        let nothing = vec![0; model.trainees[index].required.len()];
        let wanted = Wanted {
            need: &nothing,
            with: Some(stay),
            without: None,
            most: 1,
            ways: WAYS.min(self.budget),
        };
        let Some(found) = best(model, dense(index), &around, &scale, &wanted) else {
            return Room::Open;
        };
        match found.first() {
            Some(stays) => Room::Option(self.problem.placements(index, stays)),
            None => Room::Nothing,
        }
    }
}

/// Whether a rule that a placement breaks by itself stays broken whatever else the trainee has: others of
/// the trainee's placements may come first, belong to what is settled, or keep company elsewhere.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "other rules get no better by more placements"
)]
fn stays_broken(violation: &Violation, placement: &Placement) -> bool {
    let then = |period: u32| placement.start() <= period && period < placement.end();
    match violation.evidence() {
        Evidence::TooEarly { .. } | Evidence::PinMissing { .. } => false,
        Evidence::Separated { period, .. } | Evidence::Alone { period, .. } => {
            violation.code().family() != Family::Linking || then(*period)
        }
        _ => true,
    }
}
