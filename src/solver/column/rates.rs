//! Prices in whole thousandths: what bounds and certificates are made of.
use crate::certificate::claim::SCALE;
use crate::problem::model::{Model, at};

use super::master::Prices;
use super::number::{float, whole};
use super::slope::sound;

/// Largest price of a cell, in 1/1000.
const MOST: i64 = 1 << 44;

/// Integer prices of cells, and shares of the worst-off term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rates {
    /// One a cell, in 1/1000.
    pub(crate) prices: Vec<i64>,
    /// One a trainee, in 1/1000; together at most the weight of the term.
    pub(crate) shares: Vec<i64>,
}

/// Who has the part of the worst-off term that no trainee's share covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rest {
    /// There is no such term.
    Nobody,
    /// This trainee's share is raised.
    Trainee(u32),
    /// The term is at most this much, whatever the trainees do.
    Cap(i64),
}

impl Rates {
    /// Nothing costs anything.
    pub(crate) fn zero(model: &Model, rest: Rest) -> Self {
        let mut rates = Self {
            prices: vec![0; model.cells.len()],
            shares: vec![0; model.trainees.len()],
        };
        rates.settle(model, rest);
        rates
    }

    /// The nearest sound rates.
    pub(crate) fn new(model: &Model, prices: &Prices, rest: Rest) -> Self {
        let scale = float(SCALE);
        let mut rates = Self {
            prices: (prices.cells.iter().zip(&model.cells))
                .map(|(&price, cell)| sound(cell, whole(price * scale, MOST)))
                .collect(),
            shares: (prices.shares.iter())
                .map(|&share| whole(share * scale, SCALE * model.worst_weight).max(0))
                .collect(),
        };
        rates.settle(model, rest);
        rates
    }

    /// The rates between these and `other`, `part` (of 100) of the way.
    pub(crate) fn toward(&self, model: &Model, other: &Self, part: i64, rest: Rest) -> Self {
        let blend = |one: &[i64], two: &[i64]| -> Vec<i64> {
            one.iter()
                .zip(two)
                .map(|(&one, &two)| one + (two - one) * part / 100)
                .collect()
        };
        let mut rates = Self {
            prices: blend(&self.prices, &other.prices),
            shares: blend(&self.shares, &other.shares),
        };
        rates.settle(model, rest);
        rates
    }

    /// Part of the term that no share covers, in 1/1000.
    pub(crate) fn left(&self, model: &Model) -> i64 {
        model.worst_weight * SCALE - self.shares.iter().sum::<i64>()
    }

    /// Makes the shares add up.
    fn settle(&mut self, model: &Model, rest: Rest) {
        if rest == Rest::Nobody {
            self.shares.fill(0);
            return;
        }
        let mut left = self.left(model);
        for share in self.shares.iter_mut().filter(|share| **share > 0) {
            let less = (-left).clamp(0, *share);
            *share -= less;
            left += less;
        }
        if let Rest::Trainee(trainee) = rest {
            self.shares[at(trainee)] += left;
        }
    }
}
