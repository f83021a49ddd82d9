//! Sums by group.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::accumulator::Accumulator;
use super::error::StatsError;

/// An [`Accumulator`] for each group, in order of the groups. Merging is addition: any split of the
/// records, in any order, gives equal sums.
///
/// ```
/// use practicum::stats::{Groups, Rounding};
///
/// let mut costs = Groups::new();
/// for (payer, cost) in [("province", 60), ("sender", 900), ("province", 30)] {
///     costs.add(payer, cost.into())?;
/// }
/// let province = costs.get(&"province").ok_or("no such group")?;
/// assert_eq!(province.mean(Rounding::WHOLE)?.value().to_string(), "45");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Groups<K> {
    pub(super) sums: BTreeMap<K, Accumulator>,
}

impl<K> Default for Groups<K> {
    fn default() -> Self {
        Self {
            sums: BTreeMap::new(),
        }
    }
}

impl<K: Ord> Groups<K> {
    /// No groups yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a value to a group.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::add`].
    pub fn add(&mut self, group: K, value: Decimal) -> Result<(), StatsError> {
        self.sums.entry(group).or_default().add(value)
    }

    /// The sums of both.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::merge`].
    pub fn merge(mut self, other: Self) -> Result<Self, StatsError> {
        for (group, sums) in other.sums {
            match self.sums.get_mut(&group) {
                Some(ours) => *ours = ours.merge(&sums)?,
                None => {
                    self.sums.insert(group, sums);
                }
            }
        }
        Ok(self)
    }

    /// The sums of one group.
    pub fn get(&self, group: &K) -> Option<&Accumulator> {
        self.sums.get(group)
    }

    /// The groups in order, each with its sums.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &Accumulator)> {
        self.sums.iter()
    }

    /// The sums of all groups together.
    ///
    /// # Errors
    ///
    /// As [`Accumulator::merge`].
    pub fn total(&self) -> Result<Accumulator, StatsError> {
        let mut all = self.sums.values();
        all.try_fold(Accumulator::new(), |total, sums| total.merge(sums))
    }
}
