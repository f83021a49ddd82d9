//! Adding up: amounts times weights, by rule and by trainee.

use crate::check::reading::{Itinerary, Reading};
use crate::rules::RuleCode;

use super::breakdown::{OwnValue, ValueBreakdown, ValueLine};
use super::{overall, own};

/// What a soft rule counts for one trainee.
type Amount = fn(&Reading<'_>, &Itinerary<'_>) -> i128;

/// The soft rules that make up a trainee's own value.
const OWN: [(RuleCode, Amount); 7] = [
    (RuleCode::SpecialtyPreference, own::specialty_preference),
    (RuleCode::HospitalPreference, own::hospital_preference),
    (RuleCode::ProgramPreference, own::program_preference),
    (RuleCode::Waiting, own::waiting),
    (RuleCode::Changes, own::changes),
    (RuleCode::Cost, own::cost),
    (RuleCode::Baseline, own::baseline),
];

/// What the schedule is worth.
pub(in crate::check) fn worth(reading: &Reading<'_>) -> ValueBreakdown {
    let rules = OWN.map(|(code, amount)| (weight(reading, code), amount));
    let mut sums = [0_i128; OWN.len()];
    let mut values = Vec::with_capacity(reading.itineraries.len());
    for itinerary in &reading.itineraries {
        let mut value = 0_i128;
        for ((weight, amount), sum) in rules.iter().zip(&mut sums) {
            let amount = amount(reading, itinerary);
            *sum = sum.saturating_add(amount);
            value = value.saturating_add(weight.saturating_mul(amount));
        }
        values.push(value);
    }
    let codes = OWN.iter().map(|&(code, _)| code);
    let mut amounts: Vec<_> = codes.zip(sums).collect();
    amounts.push((RuleCode::WorstOff, overall::worst_off(reading, &values)));
    amounts.push((RuleCode::Spread, overall::spread(reading)));
    amounts.sort_unstable();
    let parts = amounts
        .iter()
        .map(|&(code, amount)| weight(reading, code).saturating_mul(amount));
    let total = parts.clone().fold(0, i128::saturating_add);
    let lines = amounts
        .iter()
        .zip(parts)
        .map(|(&(code, amount), value)| ValueLine {
            code,
            weight: reading.book.weight(code),
            amount: cut(amount),
            value: cut(value),
        });
    let trainees = reading.itineraries.iter().zip(values);
    let own = trainees.map(|(itinerary, value)| OwnValue {
        trainee: itinerary.trainee.id().clone(),
        value: cut(value),
    });
    ValueBreakdown {
        total: cut(total),
        lines: lines.collect(),
        own: own.collect(),
    }
}

fn weight(reading: &Reading<'_>, code: RuleCode) -> i128 {
    reading.book.weight(code).get().into()
}

/// The nearest `i64`.
fn cut(value: i128) -> i64 {
    let end = if value.is_negative() {
        i64::MIN
    } else {
        i64::MAX
    };
    i64::try_from(value).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_beyond_64_bits_stand_at_the_end() {
        assert_eq!(cut(i128::MAX), i64::MAX);
        assert_eq!(cut(i128::MIN), i64::MIN);
        assert_eq!(cut(-7), -7);
    }
}
