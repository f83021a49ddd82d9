//! The budget: S208.
//!
//! ```text
//! sum over the trainees placed of the budget's cohorts, and over the rates of its payer in its
//! currency that cover the trainee's cohort, of amount * units <= ceiling
//! ```

use std::ops::ControlFlow;

use rust_decimal::Decimal;

use crate::check::cost::{covers, units};
use crate::check::evidence::Evidence;
use crate::check::reading::Reading;
use crate::check::walk::Found;
use crate::program::{Budget, Rate};

/// S208: one violation a budget.
pub(in crate::check) fn budget(reading: &Reading<'_>, found: &mut Found<'_>) -> ControlFlow<()> {
    for budget in reading.program.budgets() {
        let spent = spent(reading, budget);
        if spent > i128::from(budget.ceiling().minor_units()) {
            let scale = budget.ceiling().currency().decimals();
            found(Evidence::OverBudget {
                budget: budget.id().clone(),
                spent: Decimal::try_from_i128_with_scale(spent, scale).unwrap_or(Decimal::MAX),
                ceiling: budget.ceiling(),
            })?;
        }
    }
    ControlFlow::Continue(())
}

/// In the smaller unit of the budget's currency.
fn spent(reading: &Reading<'_>, budget: &Budget) -> i128 {
    let counts = |rate: &&Rate| {
        let payer = budget.payer().is_none_or(|payer| payer == rate.payer());
        payer && rate.amount().currency() == budget.ceiling().currency()
    };
    let rates: Vec<_> = reading.program.rates().iter().filter(counts).collect();
    let mut spent = 0_i128;
    for itinerary in reading.placed() {
        let cohort = itinerary.cohort.id();
        if !covers(budget.cohorts(), cohort) {
            continue;
        }
        for rate in rates.iter().filter(|rate| covers(rate.cohorts(), cohort)) {
            let amount = i128::from(rate.amount().minor_units());
            spent = spent.saturating_add(amount * units(reading, itinerary, rate.basis()));
        }
    }
    spent
}
