//! Which of their wishes trainees get: the first, the second, and the tail.

use std::collections::BTreeMap;
use std::fmt;

use super::reading::{Itinerary, Reading, Visit};
use super::sheet::{Cell, Column, Phrase, Sheet, Word};
use crate::program::Program;
use crate::quantity::Weight;
use crate::schedule::Schedule;
use crate::stats::{Figure, Rounding, StatsError, percent_of};

/// Which wishes are looked at.
///
/// ```
/// use practicum::report::{RankProfile, Wish};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let first = |wish| RankProfile::new(&program, planned.schedule(), wish).first();
/// assert_eq!((first(Wish::Specialty), first(Wish::Hospital)), (9, 18)); // of twenty placements
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Wish {
    /// The specialties that trainees would like.
    Specialty,
    /// The hospitals that trainees would like.
    Hospital,
}

/// How placements rank among the wishes of those who are placed.
///
/// The rank of a placement is one more than the number of things that the trainee wants more: the
/// best wish has rank 1, and equal wishes share a rank. Only things wanted at all, with a weight
/// above zero, have a rank; a placement that is not among them is *unasked*. Trainees without a
/// wish are counted by themselves, and so are those with wishes and without a placement.
///
/// `Display` is a table with the tail.
///
/// ```
/// use practicum::report::{RankProfile, Wish};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let profile = RankProfile::new(&program, planned.schedule(), Wish::Hospital);
/// assert_eq!((profile.placements(), profile.first(), profile.within(2)), (20, 18, 20));
/// assert_eq!(profile.worst(), Some(2)); // nobody is at a hospital below their second wish
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RankProfile {
    wish: Wish,
    ranks: BTreeMap<u64, u64>,
    unasked: u64,
    unplaced: u64,
    without_wishes: u64,
    /// Trainees by the worst of their ranks.
    worst: BTreeMap<u64, u64>,
    worst_unasked: u64,
}

impl RankProfile {
    /// Looks at every trainee. Takes any plan.
    pub fn new(program: &Program, schedule: &Schedule, wish: Wish) -> Self {
        let mut profile = Self {
            wish,
            ranks: BTreeMap::new(),
            unasked: 0,
            unplaced: 0,
            without_wishes: 0,
            worst: BTreeMap::new(),
            worst_unasked: 0,
        };
        for itinerary in &Reading::new(program, schedule).itineraries {
            profile.add(itinerary);
        }
        profile
    }

    fn add(&mut self, itinerary: &Itinerary<'_>) {
        let wanted = wanted(itinerary, self.wish);
        if wanted.is_empty() {
            self.without_wishes += 1;
            return;
        }
        if itinerary.visits.is_empty() {
            self.unplaced += 1;
            return;
        }
        let (mut worst, mut asked_for_all) = (0, true);
        for visit in &itinerary.visits {
            if let Some(rank) = rank(&wanted, weight(itinerary, visit, self.wish)) {
                *self.ranks.entry(rank).or_default() += 1;
                worst = worst.max(rank);
            } else {
                self.unasked += 1;
                asked_for_all = false;
            }
        }
        if asked_for_all {
            *self.worst.entry(worst).or_default() += 1;
        } else {
            self.worst_unasked += 1;
        }
    }

    /// Which wishes.
    pub fn wish(&self) -> Wish {
        self.wish
    }

    /// Placements by rank, the best first; ranks that nobody got are left out.
    pub fn ranks(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        self.ranks.iter().map(|(rank, count)| (*rank, *count))
    }

    /// Placements that fulfill a first wish.
    pub fn first(&self) -> u64 {
        self.within(1)
    }

    /// Placements that fulfill one of the first so many wishes.
    pub fn within(&self, ranks: u64) -> u64 {
        self.ranks.range(..=ranks).map(|(_, count)| count).sum()
    }

    /// The worst rank of any placement.
    pub fn worst(&self) -> Option<u64> {
        self.ranks.keys().next_back().copied()
    }

    /// Trainees with wishes by the worst rank that they got; those who got something unasked are
    /// not among them.
    pub fn by_worst(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        self.worst.iter().map(|(rank, count)| (*rank, *count))
    }

    /// Trainees with wishes who got something that they did not ask for.
    pub fn trainees_unasked(&self) -> u64 {
        self.worst_unasked
    }

    /// Placements that no wish asks for.
    pub fn unasked(&self) -> u64 {
        self.unasked
    }

    /// Trainees with wishes who are not placed.
    pub fn unplaced(&self) -> u64 {
        self.unplaced
    }

    /// Trainees who wish for nothing.
    pub fn without_wishes(&self) -> u64 {
        self.without_wishes
    }

    /// Placements of trainees with wishes.
    pub fn placements(&self) -> u64 {
        self.ranks.values().sum::<u64>() + self.unasked
    }

    /// The share of the placements that fulfills one of the first so many wishes, in percent.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] without placements.
    pub fn rate_within(
        &self,
        ranks: u64,
        rounding: Rounding,
    ) -> Result<Figure<crate::stats::Percent>, StatsError> {
        percent_of(
            self.within(ranks).into(),
            self.placements().into(),
            rounding,
        )
    }

    /// The table: placements by rank, with the share so far, and the tail.
    pub fn sheet(&self) -> Sheet {
        let what = match self.wish {
            Wish::Specialty => Word::Specialty,
            Wish::Hospital => Word::Hospital,
        };
        let columns = [
            Column::left(Word::Wish),
            Column::right(Word::Placements),
            Column::right(Word::SoFar),
        ];
        let mut sheet = Sheet::new(Phrase::WishesFor(what), columns);
        for (rank, count) in self.ranks() {
            let share = self.rate_within(rank, Rounding::TENTHS);
            let share = share.map_or(Cell::Empty, |share| Cell::Percent(share.value().get()));
            sheet.row([Phrase::WishNumber(rank).into(), count.into(), share]);
        }
        sheet.row([Word::NotAskedFor.into(), self.unasked.into()]);
        sheet.total([Word::All.into(), self.placements().into()]);
        sheet.note(Phrase::WishersUnplaced(self.unplaced));
        sheet.note(Phrase::WithoutWishes(self.without_wishes));
        sheet
    }
}

impl fmt::Display for RankProfile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sheet().fmt(f)
    }
}

/// The weights of everything that a trainee wants.
fn wanted(itinerary: &Itinerary<'_>, wish: Wish) -> Vec<Weight> {
    let preferences = itinerary.trainee.preferences();
    let weights: Vec<Weight> = match wish {
        Wish::Specialty => preferences.specialties().values().copied().collect(),
        Wish::Hospital => preferences.hospitals().values().copied().collect(),
    };
    let wanted = weights.into_iter();
    wanted.filter(|weight| *weight > Weight::ZERO).collect()
}

/// What the trainee thinks of a placement.
fn weight(itinerary: &Itinerary<'_>, visit: &Visit<'_>, wish: Wish) -> Weight {
    let preferences = itinerary.trainee.preferences();
    let weight = match wish {
        Wish::Specialty => preferences.specialties().get(visit.placement.specialty()),
        Wish::Hospital => preferences.hospitals().get(visit.hospital.id()),
    };
    weight.copied().unwrap_or(Weight::ZERO)
}

/// One more than the number of better wishes, for something that is wanted.
fn rank(wanted: &[Weight], got: Weight) -> Option<u64> {
    let better = wanted.iter().filter(|weight| **weight > got).count();
    (got > Weight::ZERO).then_some(())?;
    u64::try_from(better).ok()?.checked_add(1)
}
