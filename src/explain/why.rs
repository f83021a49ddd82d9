//! Why a requirement is open: one class, and the facts that show it.

use super::alone::Limited;
use crate::calendar::DateRange;
use crate::ids::{LinkId, SpecialtyId, TraineeId};
use crate::problem::CellLabel;
use crate::program::LinkKind;
use crate::schedule::Placement;
use crate::solver::Status;

/// Why a requirement of a trainee is open.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Why {
    pub(super) trainee: TraineeId,
    pub(super) requirement: usize,
    pub(super) open: Vec<SpecialtyId>,
    pub(super) missing: u32,
    pub(super) cause: Cause,
}

impl Why {
    /// The trainee.
    pub fn trainee(&self) -> &TraineeId {
        &self.trainee
    }

    /// The requirement's number in the curriculum, counted from 0.
    pub fn requirement(&self) -> usize {
        self.requirement
    }

    /// Its specialties that are not placed.
    pub fn open(&self) -> &[SpecialtyId] {
        &self.open
    }

    /// Placements that are missing.
    pub fn missing(&self) -> u32 {
        self.missing
    }

    /// The class, with its evidence.
    pub fn cause(&self) -> &Cause {
        &self.cause
    }
}

/// The four classes. They exclude each other, and there is no fifth.
///
/// An *option* is an itinerary of the trainee that keeps every personal rule, has one more placement
/// of the requirement, and no fewer of any other.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "snake_case"))]
pub enum Cause {
    /// There is no option, whoever else there is.
    ImpossibleAlone {
        /// A smallest set of limits that leave none: without any one of them there is an option.
        limits: Vec<Limited>,
    },
    /// Every option meets something that has no room while everybody else stays.
    CrowdedOut {
        /// A smallest set of such things: every option meets one of them, and none can be left out.
        blockers: Vec<Blocker>,
    },
    /// There is an option with room, but the plan is worth no more with it: what it opens elsewhere
    /// outweighs it.
    LostOnValue {
        /// What it costs.
        cost: Forced,
    },
    /// Not settled.
    Unknown {
        /// Why not.
        why: Unsettled,
    },
}

/// The class alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Class {
    /// See [`Cause::ImpossibleAlone`].
    ImpossibleAlone,
    /// See [`Cause::CrowdedOut`].
    CrowdedOut,
    /// See [`Cause::LostOnValue`].
    LostOnValue,
    /// See [`Cause::Unknown`].
    Unknown,
}

impl Cause {
    /// The class.
    pub fn class(&self) -> Class {
        match self {
            Self::ImpossibleAlone { .. } => Class::ImpossibleAlone,
            Self::CrowdedOut { .. } => Class::CrowdedOut,
            Self::LostOnValue { .. } => Class::LostOnValue,
            Self::Unknown { .. } => Class::Unknown,
        }
    }
}

/// What has no room for one more while everybody else stays.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "what", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Blocker {
    /// A cell that is full.
    Full(Full),
    /// A link to trainees who are elsewhere.
    Linked {
        /// The link.
        link: LinkId,
        /// Its kind.
        kind: LinkKind,
    },
}

/// A cell without room.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Full {
    pub(super) cell: CellLabel,
    pub(super) days: Option<DateRange>,
    pub(super) limit: i64,
    pub(super) load: i64,
    pub(super) holders: Vec<TraineeId>,
}

impl Full {
    /// What it is.
    pub fn cell(&self) -> &CellLabel {
        &self.cell
    }

    /// The days of its period, if it is of one period.
    pub fn days(&self) -> Option<DateRange> {
        self.days
    }

    /// Units that may be drawn: trainees, or a currency's smaller unit.
    pub fn limit(&self) -> i64 {
        self.limit
    }

    /// Units that the others draw.
    pub fn load(&self) -> i64 {
        self.load
    }

    /// Who draws from it, all of them, in order of id, the trainee left out.
    pub fn holders(&self) -> &[TraineeId] {
        &self.holders
    }
}

/// What it costs to have a placement all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Forced {
    pub(super) option: Vec<Placement>,
    pub(super) shortfall: i64,
    pub(super) value: i64,
    pub(super) status: Status,
}

impl Forced {
    /// The trainee's itinerary with the placement.
    pub fn option(&self) -> &[Placement] {
        &self.option
    }

    /// Units of shortfall that the plan would have more, the requirement's own gain counted; at least
    /// 0.
    pub fn shortfall(&self) -> i64 {
        self.shortfall
    }

    /// Value that the plan would lose; negative if it would gain.
    pub fn value(&self) -> i64 {
        self.value
    }

    /// Whether it is proven that the placement can not be had for less.
    pub fn status(&self) -> Status {
        self.status
    }
}

/// Why a class is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Unsettled {
    /// There is room, and the plan would be better with the placement: whoever made the plan stopped
    /// before they found it.
    Unused {
        /// The trainee's itinerary in the better plan.
        option: Vec<Placement>,
    },
    /// The trainee has too many possible itineraries to try them all.
    TooMany,
    /// There is room, but the solver ended before it was settled whether it is worth it.
    Budget,
}
