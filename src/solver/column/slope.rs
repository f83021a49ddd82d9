//! What a cell's load is worth: a concave function with few corners.
//!
//! Up to `min` each unit saves a unit of shortfall, up to `target` units are free, above it each costs
//! `over`, and above `max` nothing is allowed.
use crate::certificate::claim::SCALE;
use crate::problem::model::Cell;

/// A stretch of loads along which each unit is worth the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Segment {
    /// Units, or `i64::MAX`.
    pub(crate) length: i64,
    /// Worth of each unit, going away from the anchor.
    pub(crate) slope: i64,
}

/// The function around its anchor, where units are free.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Slopes {
    /// Loads that cost nothing but `constant`.
    pub(crate) anchor: (i64, i64),
    /// Worth at the anchor.
    pub(crate) constant: i64,
    /// Going up.
    pub(crate) above: Vec<Segment>,
    /// Going down.
    pub(crate) below: Vec<Segment>,
}

impl Slopes {
    /// The function of `cell`; `force` is the price of breaking `max`, and of breaking `min`
    /// where `penalty` (the price of a missing unit) is `None`.
    pub(crate) fn new(cell: &Cell, penalty: Option<i64>, force: i64) -> Self {
        let penalty = penalty.unwrap_or(force);
        // Where `min` is above `max`, what is between them is missing in every plan.
        let min = cell.min.min(cell.max);
        let mut slopes = Self {
            anchor: (min, cell.target.min(cell.max)),
            constant: 0,
            above: Vec::new(),
            below: Vec::new(),
        };
        let mut push = |list: usize, length: i64, slope: i64| {
            let list = if list == 0 {
                &mut slopes.above
            } else {
                &mut slopes.below
            };
            if length > 0 {
                list.push(Segment { length, slope });
            }
        };
        let from = cell.target.max(min);
        if from < cell.max && cell.over < 0 {
            let endless = cell.max == i64::MAX;
            push(
                0,
                if endless { i64::MAX } else { cell.max - from },
                cell.over,
            );
        }
        if cell.max < i64::MAX {
            push(0, i64::MAX, -force);
        }
        let over = (min - cell.target.min(min)).min(min);
        push(1, over, -penalty - cell.over);
        push(1, min - over, -penalty);
        if cell.over == 0 && cell.target < cell.max {
            slopes.anchor.1 = cell.max;
        }
        if cell.target < min {
            slopes.constant = cell.over * (min - cell.target);
            if cell.over < 0 {
                slopes.anchor.1 = min;
            }
        }
        slopes.anchor.1 = slopes.anchor.1.max(slopes.anchor.0);
        slopes
    }
}

/// The most that the cell is worth at `price` (in 1/1000), over all loads that it may have.
pub(crate) fn most(cell: &Cell, penalty: Option<i64>, price: i64) -> i128 {
    let least = if penalty.is_some() {
        cell.min.min(0)
    } else {
        cell.min
    };
    let worth = |load: i64| {
        let above = load.saturating_sub(cell.target).max(0);
        let below = (cell.min - load).max(0);
        let soft = i128::from(cell.over) * i128::from(above)
            - i128::from(penalty.unwrap_or(0)) * i128::from(below);
        i128::from(price) * i128::from(load) + i128::from(SCALE) * soft
    };
    [least, cell.min, cell.target, cell.max]
        .into_iter()
        .filter(|&load| least <= load && load <= cell.max && load < i64::MAX)
        .map(worth)
        .max()
        .unwrap_or(worth(least))
}

/// The price nearest to `price` that bounds the worth of the cell.
pub(crate) fn sound(cell: &Cell, price: i64) -> i64 {
    // No load of a link's cell is too low.
    let price = if cell.min < 0 { price.max(0) } else { price };
    if cell.max < i64::MAX {
        return price;
    }
    let over = if cell.target < i64::MAX { cell.over } else { 0 };
    price.min(-over * SCALE)
}
