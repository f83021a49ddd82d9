//! Each trainee alone: often nobody is in anybody's way, and then no more is needed.
use crate::certificate::claim::SCALE;
use crate::problem::model::{Plan, at};

use super::budget::Budget;
use super::column::crowd::Crowd;
use super::column::generate::{Proof, pass};
use super::column::pool::Column;
use super::column::rates::{Rates, Rest};
use super::column::tariff::Tariff;

/// Everybody's own optimum, and the bound that it proves.
#[derive(Debug, Clone)]
pub(crate) struct Independent {
    /// One column a trainee.
    pub(crate) columns: Vec<Column>,
    /// Who has the uncovered part of the worst-off term.
    pub(crate) rest: Rest,
    /// The bound at prices 0.
    pub(crate) proof: Proof,
    /// Limit on the worst-off term from outside.
    pub(crate) cap: Option<i64>,
}

impl Independent {
    /// Optimizes each trainee alone; `cap` limits the worst-off term from outside. `None` where a
    /// trainee has no itinerary, or the budget is used up.
    pub(crate) fn new(
        crowd: &mut Crowd<'_>,
        cap: Option<i64>,
        budget: &mut Budget<'_>,
    ) -> Option<Self> {
        let model = crowd.model;
        let pass = pass(
            crowd,
            &Rates::zero(model, Rest::Nobody),
            Rest::Nobody,
            budget,
        )?;
        let columns: Vec<Column> = (0..)
            .zip(pass.priced)
            .map(|(trainee, priced)| Column::new(model, trainee, priced.itinerary))
            .collect();
        let counted = columns
            .iter()
            .filter(|column| model.trainees[at(column.trainee)].counted)
            .min_by_key(|column| column.own);
        let rest = match (counted, cap) {
            _ if model.worst_weight == 0 => Rest::Nobody,
            (Some(worst), Some(cap)) if cap < worst.own => Rest::Cap(cap),
            (Some(worst), _) => Rest::Trainee(worst.trainee),
            (None, Some(cap)) => Rest::Cap(cap),
            (None, None) => Rest::Nobody,
        };
        let rates = Rates::zero(model, rest);
        let mut scaled = pass.scaled;
        match rest {
            Rest::Nobody => {}
            Rest::Cap(cap) => scaled += i128::from(rates.left(model)) * i128::from(cap),
            Rest::Trainee(trainee) => {
                let tariff = Tariff::new(model, &rates.prices);
                let light = crowd.best(trainee, &tariff, SCALE, budget)?;
                let weight = SCALE + rates.shares[at(trainee)];
                let heavy = crowd.best(trainee, &tariff, weight, budget)?;
                scaled += i128::from(heavy.reduced) - i128::from(light.reduced);
            }
        }
        Some(Self {
            columns,
            rest,
            proof: Proof { scaled, rates },
            cap,
        })
    }

    /// The plan of these optima, which may break limits.
    pub(crate) fn plan(&self) -> Plan {
        (self.columns.iter())
            .map(|column| column.itinerary.clone())
            .collect()
    }
}
