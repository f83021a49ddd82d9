//! What a certificate says.
use crate::problem::model::Worth;

use super::relaxation::Relaxation;

/// Prices and multipliers are in units of 1/1000, so that sums are exact integers.
pub(crate) const SCALE: i64 = 1000;

/// Which plans a certificate speaks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum Mode {
    /// Only plans without shortfall: a bound on their value. Since a plan without shortfall beats
    /// all others, this bounds every plan.
    Strict,
    /// All plans; a missing unit costs `penalty`.
    Relaxed {
        /// Value lost with each unit of shortfall, above 0.
        penalty: i64,
    },
}

/// The reason for a bound: prices and shares at which it can be added up again.
///
/// A certificate belongs to one compiled problem; cells and trainees are in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Certificate {
    /// Which plans it speaks about.
    pub(crate) mode: Mode,
    /// Price of one unit of each cell, in 1/1000; negative where the cell wants more.
    pub(crate) prices: Vec<i64>,
    /// Share of the worst-off term of each trainee, in 1/1000: at least 0, together the weight of
    /// the term, and 0 for trainees who are not counted.
    pub(crate) multipliers: Vec<i64>,
    /// Pairs (trainee, hospital), sorted, whose cap the bound needs. Other caps are not looked at.
    pub(crate) caps: Vec<(u32, u32)>,
    /// Trainees whose itineraries are relaxed, sorted by trainee; all others are looked at exactly.
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) relaxed: Vec<Relaxation>,
}

impl Certificate {
    /// Which plans it speaks about.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The price of one unit of each cell, in 1/1000; negative where the cell wants more.
    pub fn prices(&self) -> &[i64] {
        &self.prices
    }

    /// Each trainee's share of the worst-off term, in 1/1000.
    pub fn multipliers(&self) -> &[i64] {
        &self.multipliers
    }

    /// Pairs of trainee and hospital whose cap the bound needs.
    pub fn caps(&self) -> &[(u32, u32)] {
        &self.caps
    }

    /// How trainees' itineraries are relaxed, where their sets of courses are too many.
    pub fn relaxed(&self) -> &[Relaxation] {
        &self.relaxed
    }
}

/// No plan is worth more than this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bound {
    /// What a plan can be worth at most.
    pub(crate) worth: Worth,
    /// The sum itself, in 1/1000 (in relaxed mode, of value minus penalty times shortfall).
    /// `None`: no plan of this kind exists.
    pub(crate) scaled: Option<i128>,
}
