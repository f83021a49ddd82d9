//! Prices, shares and tolls in one vector, moved against their surplus.
//!
//! Each coordinate has a step of its own: a constant stride, divided by the root of the sum of its
//! squared surpluses so far, along a running mean of them. (`AdaGrad` of Duchi, Hazan and Singer 2011,
//! with momentum.) Only `+ - * /` and roots are used, so that every platform takes the same way; and
//! whatever the way, the rounded vector proves a bound in integers.
use crate::certificate::claim::SCALE;
use crate::problem::model::{Cell, Model};
use crate::solver::column::number::{float, whole};
use crate::solver::column::slope::sound;

/// Part of the old direction that is kept.
const MOMENTUM: f64 = 0.9;
/// Largest price or toll, in 1/1000.
const MOST: i64 = 1 << 40;

/// One coordinate: a price or a toll.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rate {
    value: f64,
    direction: f64,
    squares: f64,
}

impl Rate {
    /// A coordinate that starts at `value`.
    pub(super) fn new(value: i64) -> Self {
        Self {
            value: float(value),
            ..Self::default()
        }
    }

    /// The value in whole thousandths.
    pub(super) fn whole(&self) -> i64 {
        whole(self.value, MOST)
    }

    /// Moves along `surplus`; the sign is kept on the way, and in the end where it is `fixed`.
    pub(super) fn step(&mut self, surplus: i64, stride: f64, fixed: bool) {
        // Nothing to gain below 0.
        let held = fixed && self.value <= 0.0 && surplus < 0;
        let surplus = if held { 0.0 } else { float(surplus) };
        self.squares += surplus * surplus;
        self.direction = MOMENTUM * self.direction + (1.0 - MOMENTUM) * surplus;
        let before = self.value;
        let moved = before + stride * self.direction / (self.squares.sqrt() + 1.0);
        if fixed {
            self.value = moved.max(0.0);
        } else if before * moved < 0.0 {
            // A price whose sign changes is another limit's price: it stops at 0 first.
            self.value = 0.0;
            self.direction = 0.0;
        } else {
            self.value = moved;
        }
    }

    /// Sets the value, and forgets the direction.
    pub(super) fn reset(&mut self, value: i64) {
        self.value = float(value);
        self.direction = 0.0;
    }
}

/// A price that bounds the worth of its cell.
pub(super) fn cell_price(cell: &Cell, rate: &Rate) -> i64 {
    sound(cell, rate.whole())
}

/// Units by which `load` exceeds the load that the cell likes best at `price`.
pub(super) fn surplus(cell: &Cell, penalty: Option<i64>, price: i64, load: i64) -> i64 {
    let least = if penalty.is_some() { 0 } else { cell.min };
    let slope = |units: i64| {
        // Worth of one more unit at a load of `units`, in 1/1000.
        let over = if units >= cell.target { cell.over } else { 0 };
        let saved = if units < cell.min {
            penalty.unwrap_or(0)
        } else {
            0
        };
        price.saturating_add((over + saved).saturating_mul(SCALE))
    };
    let (mut low, mut high) = (least, least);
    let mut corners = [cell.min, cell.target, cell.max];
    corners.sort_unstable();
    for corner in corners {
        if corner <= high || corner > cell.max {
            continue;
        }
        let slope = slope(high);
        if slope < 0 {
            break;
        }
        if slope > 0 {
            low = corner;
        }
        high = corner;
    }
    load - load.clamp(low.min(high), high)
}

/// The stride of all prices and tolls: a part of what a stay is worth on average.
pub(super) fn stride(model: &Model) -> f64 {
    let sum: f64 = (model.choices.iter())
        .map(|choice| float(choice.value).abs())
        .sum();
    let count = i64::try_from(model.choices.len()).unwrap_or(1).max(1);
    (sum / float(count) * float(SCALE) / 6.0).max(float(SCALE) / 6.0)
}

/// Moves a part of the worst-off term's shares towards who has the least, from who has the most.
pub(super) fn tilt(shares: &mut [i64], owns: &[Option<i64>], part: i64) {
    let counted = |index: &usize| owns[*index].is_some();
    let all = || (0..shares.len()).filter(counted);
    let Some(least) = all().min_by_key(|&index| owns[index]) else {
        return;
    };
    let giver = all()
        .filter(|&index| shares[index] > 0 && owns[index] > owns[least])
        .max_by_key(|&index| owns[index]);
    if let Some(giver) = giver {
        let moved = part.min(shares[giver]);
        shares[giver] -= moved;
        shares[least] += moved;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solver::column::slope::most;
    use crate::solver::trial::random::Random;

    #[test]
    fn the_surplus_is_measured_from_the_load_that_is_worth_most() {
        let mut random = Random(7);
        for _ in 0..20_000 {
            let max = random.pick(0, 9);
            let target = if random.chance(50) {
                random.pick(0, 9)
            } else {
                i64::MAX
            };
            let cell = Cell {
                min: random.pick(0, max),
                max,
                target,
                over: if target < i64::MAX {
                    random.pick(-4, 0)
                } else {
                    0
                },
            };
            let penalty = random.chance(50).then(|| random.pick(1, 9));
            let price = random.pick(-9, 9) * SCALE;
            let load = random.pick(0, 12);
            let liked = load - surplus(&cell, penalty, price, load);
            let above = liked.saturating_sub(cell.target).max(0);
            let short = (cell.min - liked).max(0);
            let soft = cell.over * above - penalty.unwrap_or(0) * short;
            let worth = i128::from(price * liked + SCALE * soft);
            assert_eq!(worth, most(&cell, penalty, price), "{cell:?} {price}");
            assert!((0..=max).contains(&liked));
        }
    }
}
