//! Which worsening is accepted: thresholds `-ln(u)` for uniform `u`, from a table.
//!
//! The table is made of `+ - * /` alone, so it is the same on every platform.
use crate::problem::model::at;

/// Entries of the table: one for each value of 12 random bits.
const BITS: u32 = 12;
/// The table holds `-ln(u)` in units of 2^-16.
const UNIT: i64 = 1 << 16;

/// Draws of an exponential variable.
#[derive(Debug, Clone)]
pub(super) struct Acceptance {
    table: Vec<u32>,
}

impl Acceptance {
    pub(super) fn new() -> Self {
        let entries: u32 = 1 << BITS;
        let table = (0..entries)
            .map(|index| minus_ln(2 * index + 1, 2 * entries))
            .collect();
        Self { table }
    }

    /// How much worse the next state may be at `temperature`, by 64 random bits.
    pub(super) fn threshold(&self, temperature: i64, word: u32) -> i64 {
        let factor = i64::from(self.table[at(word >> (32 - BITS))]);
        // Two steps keep the product inside i64 for any temperature below 2^42.
        (temperature * factor) / UNIT
    }
}

/// `-ln(numerator / denominator)` in units of 2^-16, for `0 < numerator < denominator`, where the
/// denominator is a power of two: halvings of 2, and a series for the rest.
fn minus_ln(numerator: u32, denominator: u32) -> u32 {
    let mut rest = numerator;
    let mut halvings = 0_u32;
    while rest * 2 <= denominator {
        rest *= 2;
        halvings += 1;
    }
    // ln(d / r) = 2 artanh((d - r) / (d + r)), d / r < 2
    let part = |n: i64, d: i64| -> i64 {
        let one: i64 = 1 << 40;
        let z = n * (one >> 16) / d * (1 << 16);
        let zz = z / (1 << 20) * (z / (1 << 20));
        let mut power = z;
        let mut sum = 0;
        let mut odd = 1;
        while power != 0 && odd < 64 {
            sum += power / odd;
            power = power / (1 << 20) * (zz / (1 << 20));
            odd += 2;
        }
        2 * sum / (1 << 24)
    };
    let (d, r) = (i64::from(denominator), i64::from(rest));
    let ln_two = part(1, 3);
    let total = i64::from(halvings) * ln_two + part(d - r, d + r);
    u32::try_from(total).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_minus_ln() {
        for (index, &entry) in Acceptance::new().table.iter().enumerate() {
            let u = (2.0 * f64::from(u32::try_from(index).unwrap()) + 1.0) / 8192.0;
            let expected = -u.ln() * 65536.0;
            assert!(
                (f64::from(entry) - expected).abs() < 24.0,
                "{index} {entry} {expected}"
            );
        }
    }

    #[test]
    fn thresholds_average_to_the_temperature() {
        let acceptance = Acceptance::new();
        let sum: i64 = (0..4096)
            .map(|i: u32| acceptance.threshold(1000, i << 20))
            .sum();
        assert!((sum / 4096 - 1000).abs() < 5);
    }
}
