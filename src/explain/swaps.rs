//! Two trainees who change places, so that neither loses.

use std::collections::{BTreeMap, BTreeSet};

use super::explainer::{ExplainError, Explainer};
use super::surroundings::{Block, Surroundings};
use crate::check::check;
use crate::ids::TraineeId;
use crate::problem::evaluate::{draws, keeps, own};
use crate::problem::model::{Link, Stay, at, dense};
use crate::schedule::{Placement, Schedule};
use crate::score::Score;

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
/// assert!(first >= 0 && second >= 0 && first + second > 0); // nobody loses, somebody wins
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

/// Another itinerary of a trainee: what it gains, its stays, and what it draws more of each cell.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Wish {
    gain: i64,
    stays: Vec<Stay>,
    more: Vec<(u32, i64)>,
}

/// A wish of the one, the answer of another, and who that is; the best for both together first.
type Pair<'w> = (i64, &'w Wish, usize, Wish);

/// Pairs that are kept while more are looked for, for each that is wanted.
const SPARE: usize = 8;

impl Explainer<'_> {
    /// Swaps with one other trainee: both have another itinerary, neither has fewer placements or less own
    /// value, one has more value, the plan breaks no more and lacks no more, and the trainee could not have
    /// done so alone. The best for both together first, at most so many.
    ///
    /// All pairs of itineraries are looked at that each differ from the present one in one placement (moved
    /// in time, to another department, exchanged for another specialty, added) or in the order of two.
    ///
    /// # Errors
    /// [`ExplainError::NoTrainee`].
    pub fn swaps(&self, trainee: &TraineeId, most: usize) -> Result<Vec<Swap>, ExplainError> {
        let index = self.index(trainee)?;
        let around = self.around(index);
        let wishes = self.wishes(index);
        let mut answers: BTreeMap<usize, Vec<Wish>> = BTreeMap::new();
        let mut pairs: Vec<Pair<'_>> = Vec::new();
        for wish in &wishes {
            for other in self.who_blocks(&around, &wish.stays, index) {
                let theirs = answers.entry(other).or_insert_with(|| self.wishes(other));
                for answer in theirs.iter() {
                    let gain = wish.gain + answer.gain;
                    if gain > 0 && self.fits((index, wish), (other, answer)) {
                        pairs.push((-gain, wish, other, answer.clone()));
                    }
                }
                if pairs.len() / SPARE > most {
                    pairs.sort_unstable();
                    pairs.truncate(most.saturating_mul(SPARE / 2));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let swaps = pairs.into_iter();
        let swaps =
            swaps.filter_map(|(_, wish, other, answer)| self.swap((index, wish), (other, &answer)));
        Ok(swaps.take(most).collect())
    }

    /// Itineraries close to the present one with as many placements and as much own value, at least.
    fn wishes(&self, index: usize) -> Vec<Wish> {
        let model = self.problem.model();
        let automaton = &model.trainees[index];
        let current = &self.plan[index];
        let now = own(model, automaton, current);
        let near = self.neighbors(index).into_iter();
        near.filter(|stays| stays.len() >= current.len())
            .filter_map(|stays| {
                let gain = own(model, automaton, &stays) - now;
                (gain >= 0).then(|| {
                    let mut more: BTreeMap<u32, i64> = BTreeMap::new();
                    draws(model, automaton, &stays, |cell, units| {
                        *more.entry(cell).or_default() += units;
                    });
                    draws(model, automaton, current, |cell, units| {
                        *more.entry(cell).or_default() -= units;
                    });
                    more.retain(|_, units| *units != 0);
                    let more = more.into_iter().collect();
                    Wish { gain, stays, more }
                })
            })
            .collect()
    }

    /// Trainees each of whom alone may be what is in the way of an itinerary: who draws from every cell that
    /// it meets, and is bound by every link. Nobody, if nothing is in the way.
    pub(super) fn who_blocks(
        &self,
        around: &Surroundings<'_>,
        stays: &[Stay],
        index: usize,
    ) -> BTreeSet<usize> {
        let met = around.blocks(stays);
        let mut common: Option<BTreeSet<usize>> = None;
        for block in around.named(&met) {
            let holders: &[u32] = match block {
                Block::Cell(cell) => &self.holders()[at(cell)],
                Block::Link(link) => {
                    let (Link::Together(members) | Link::NotAlone(members)) =
                        &self.problem.model().links[at(link)];
                    members
                }
            };
            let holders = holders.iter().map(|&holder| at(holder));
            let holders: BTreeSet<usize> = holders.filter(|&holder| holder != index).collect();
            common = Some(match common {
                Some(known) => known.intersection(&holders).copied().collect(),
                None => holders,
            });
        }
        common.unwrap_or_default()
    }

    /// Whether two itineraries together break no more than now, and leave no more open.
    fn fits(&self, (one, wish): (usize, &Wish), (other, answer): (usize, &Wish)) -> bool {
        let model = self.problem.model();
        let mut more: BTreeMap<u32, i64> = wish.more.iter().copied().collect();
        for &(cell, units) in &answer.more {
            *more.entry(cell).or_default() += units;
        }
        let mut short = 0;
        for (cell, units) in more {
            let (load, limits) = (self.loads[at(cell)], &model.cells[at(cell)]);
            if units > 0 && load + units > limits.max {
                return false;
            }
            let lacks = |load: i64| limits.min.saturating_sub(load).max(0);
            short += lacks(load + units) - lacks(load);
        }
        let placed = |who: usize, wish: &Wish| {
            i64::from(dense(wish.stays.len())) - i64::from(dense(self.plan[who].len()))
        };
        let stays = |member: u32| match at(member) {
            member if member == one => wish.stays.as_slice(),
            member if member == other => answer.stays.as_slice(),
            member => self.plan[member].as_slice(),
        };
        short <= placed(one, wish) + placed(other, answer)
            && model.links.iter().all(|link| {
                let (Link::Together(members) | Link::NotAlone(members)) = link;
                let bound = |who: usize| members.contains(&dense(who));
                !(bound(one) || bound(other)) || keeps(model, link, stays)
            })
    }

    /// The swap, if the checker agrees.
    fn swap(&self, (one, wish): (usize, &Wish), (other, answer): (usize, &Wish)) -> Option<Swap> {
        let mut plan = self.plan.clone();
        plan[one].clone_from(&wish.stays);
        plan[other].clone_from(&answer.stays);
        let schedule: Schedule = self.problem.decode(&plan);
        let after = check(self.program, self.book, &schedule).score();
        let before = self.report.score();
        let fine = after.violations <= before.violations && after.shortfall <= before.shortfall;
        fine.then(|| Swap {
            first: self.problem.placements(one, &wish.stays),
            second: self.problem.placements(other, &answer.stays),
            gains: (wish.gain, answer.gain),
            after,
        })
    }
}
