//! What else one trainee could have while everybody else stays.

use super::best::{Wanted, best};
use super::explainer::{ExplainError, Explainer};
use super::force::instead;
use super::surroundings::Surroundings;
use super::why::Blocker;
use super::worth::Scale;
use crate::check::check;
use crate::ids::TraineeId;
use crate::problem::evaluate::{draws, legal, own, span};
use crate::problem::model::{Stay, at, dense};
use crate::schedule::{Placement, Schedule};
use crate::score::Score;

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

/// Two trainees who could change places.
///
/// ```
/// use practicum::explain::Explainer;
/// use practicum::{Placement, RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let book = RuleBook::default();
/// let plan = Schedule::new([
///     Placement::new("T01".parse()?, "myongji/surgery".parse()?, "surgery".parse()?, 0, 3),
///     Placement::new("T08".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3),
/// ]);
/// let explainer = Explainer::new(&program, &book, &plan)?;
/// let swap = &explainer.swaps(&"T01".parse()?, 1)?[0];
/// assert_eq!(swap.first()[0].trainee().as_str(), "T01");
/// let (first, second) = swap.gains();
/// assert!(first > 0 && second > 0); // each gets a hospital that is wished for more
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Swap {
    first: Vec<Placement>,
    second: Vec<Placement>,
    gains: (i64, i64),
    after: Score,
}

impl Swap {
    /// The itinerary of the trainee who asked, afterwards.
    pub fn first(&self) -> &[Placement] {
        &self.first
    }

    /// The itinerary of the other, afterwards.
    pub fn second(&self) -> &[Placement] {
        &self.second
    }

    /// Own value that each of them gains; none of them loses, and at least one gains.
    pub fn gains(&self) -> (i64, i64) {
        self.gains
    }

    /// The plan's score afterwards.
    pub fn after(&self) -> Score {
        self.after
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
        let blocks = around.blocks(stays).into_iter();
        Alternative {
            itinerary: self.problem.placements(index, stays),
            shortfall: change.shortfall,
            value: change.value,
            breaks: blocks
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
            without,
            most: most.saturating_add(1),
            ways: WAYS,
        };
        let mut found = best(model, dense(index), around, scale, &wanted)?;
        found.retain(|stays| stays != scale.current());
        found.truncate(most);
        Some(found)
    }

    /// Legal itineraries that differ from the present one in one stay, or in the order of two.
    fn neighbors(&self, index: usize) -> Vec<Vec<Stay>> {
        let model = self.problem.model();
        let automaton = &model.trainees[index];
        let current = &self.plan[index];
        let mut found = Vec::new();
        let mut offer = |mut stays: Vec<Stay>| {
            stays.sort_unstable();
            if stays != *current && legal(model, dense(index), &stays) {
                found.push(stays);
            }
        };
        for choice in automaton.choices.clone() {
            let length = automaton.courses[at(model.choices[at(choice)].course)].length;
            for start in (0..model.periods).filter(|&start| model.may_start(choice, start)) {
                let stay = Stay { start, choice };
                let meets = |one: &Stay| {
                    let (from, until) = span(model, automaton, *one);
                    from < start + length && start < until
                };
                let course = |one: &Stay| model.choices[at(one.choice)].course;
                // What overlaps, or is the same course, has to go; more than one is another neighbor.
                let kept: Vec<Stay> = current
                    .iter()
                    .filter(|one| !meets(one) && course(one) != course(&stay))
                    .copied()
                    .collect();
                if kept.len() + 1 < current.len() {
                    continue;
                }
                let mut with = kept.clone();
                with.push(stay);
                if kept.len() == current.len() {
                    // Room for one more; or in exchange for any other.
                    for gone in 0..kept.len() {
                        let mut exchanged = with.clone();
                        exchanged.remove(gone);
                        offer(exchanged);
                    }
                }
                offer(with);
            }
        }
        for gone in 0..current.len() {
            let mut fewer = current.clone();
            fewer.remove(gone);
            offer(fewer);
        }
        for a in 0..current.len() {
            for b in a + 1..current.len() {
                let mut stays = current.clone();
                (stays[a].start, stays[b].start) = (current[b].start, current[a].start);
                offer(stays);
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Swaps of one placement each, with trainees who hold what the trainee would rather have: those
    /// after which neither has less and one has more own value, and the plan breaks and lacks no more.
    /// The best for both together first, at most so many.
    ///
    /// # Errors
    /// [`ExplainError::NoTrainee`].
    pub fn swaps(&self, trainee: &TraineeId, most: usize) -> Result<Vec<Swap>, ExplainError> {
        let index = self.index(trainee)?;
        let model = self.problem.model();
        let around = self.around(index);
        let worth = |who: usize, stays: &[Stay]| own(model, &model.trainees[who], stays);
        let now = worth(index, &self.plan[index]);
        let mut wishes: Vec<(i64, Vec<Stay>)> = self
            .neighbors(index)
            .into_iter()
            .filter(|stays| stays.len() >= self.plan[index].len())
            .map(|stays| (now - worth(index, &stays), stays))
            .filter(|(loss, _)| *loss <= 0)
            .collect();
        wishes.sort_unstable();
        wishes.truncate(4 * most.max(4));
        let mut swaps = Vec::new();
        for (loss, wish) in wishes {
            for other in self.makes_room(&around, &around.blocks(&wish), index) {
                swaps.extend(self.swap(index, -loss, &wish, other));
            }
        }
        swaps.sort_by_key(|swap: &Swap| {
            let gain = swap.gains.0 + swap.gains.1;
            (-gain, swap.first.clone(), swap.second.clone())
        });
        swaps.dedup();
        swaps.truncate(most);
        Ok(swaps)
    }

    fn swap(&self, index: usize, gain: i64, wish: &[Stay], other: usize) -> Option<Swap> {
        let model = self.problem.model();
        let mut plan = self.plan.clone();
        plan[index] = wish.to_vec();
        let mut loads = self.loads.clone();
        let automaton = &model.trainees[index];
        draws(model, automaton, &self.plan[index], |cell, units| {
            loads[at(cell)] -= units;
        });
        draws(model, automaton, wish, |cell, units| {
            loads[at(cell)] += units;
        });
        let around = Surroundings::new(model, &plan, &loads, dense(other));
        let person = &model.trainees[other];
        let now = own(model, person, &self.plan[other]);
        let best = self
            .neighbors(other)
            .into_iter()
            .filter(|stays| {
                stays.len() >= self.plan[other].len() && around.blocks(stays).is_empty()
            })
            .map(|stays| (now - own(model, person, &stays), stays))
            .min()?;
        let gains = (gain, -best.0);
        if gains.1 < 0 || gains.0 + gains.1 == 0 {
            return None;
        }
        plan[other] = best.1;
        let schedule: Schedule = self.problem.decode(&plan);
        let after = check(self.program, self.book, &schedule).score();
        let before = self.report.score();
        let fine = after.violations <= before.violations && after.shortfall <= before.shortfall;
        fine.then(|| Swap {
            first: self.problem.placements(index, wish),
            second: self.problem.placements(other, &plan[other]),
            gains,
            after,
        })
    }

    /// Why a trainee is not somewhere: what the checker would find, and what the plan would be worth, if
    /// a placement stood instead of those that overlap it or are for the same specialty.
    ///
    /// # Errors
    /// [`ExplainError::NoTrainee`].
    pub fn why_not(&self, placement: &Placement) -> Result<WhyNot, ExplainError> {
        self.index(placement.trainee())?;
        let old = self.schedule.of_trainee(placement.trainee());
        let keeps = |one: &&Placement| {
            let apart = one.end() <= placement.start() || placement.end() <= one.start();
            apart && one.specialty() != placement.specialty()
        };
        let mut option: Vec<Placement> = old.iter().filter(keeps).cloned().collect();
        option.push(placement.clone());
        option.sort_unstable();
        let plan = instead(self.schedule, &option, old);
        let report = check(self.program, self.book, &plan);
        let fresh = report.violations().iter();
        Ok(WhyNot {
            violations: fresh
                .filter(|one| !self.report.violations().contains(one))
                .cloned()
                .collect(),
            before: self.report.score(),
            after: report.score(),
            option,
        })
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
    violations: Vec<crate::check::Violation>,
    before: Score,
    after: Score,
}

impl WhyNot {
    /// The itinerary that was tried.
    pub fn option(&self) -> &[Placement] {
        &self.option
    }

    /// The hard rules that it breaks and the plan does not; empty if it only costs.
    pub fn violations(&self) -> &[crate::check::Violation] {
        &self.violations
    }

    /// The plan's score as it is.
    pub fn before(&self) -> Score {
        self.before
    }

    /// The plan's score with it.
    pub fn after(&self) -> Score {
        self.after
    }
}
