//! Units drawn from each cell, and the running shortfall, excess and cost of all cells.
use super::layout::UNLIMITED;
use crate::problem::model::{Model, at, dense};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Level {
    load: i64,
    min: i64,
    max: i64,
    /// What the search pays for each unit missing or too many, in scaled units of value.
    price: i64,
    /// What the search pays for each unit drawn, in scaled units of value.
    rate: i64,
    /// The position of the cell's draw, where margins are kept.
    spot: u32,
}

/// Units missing, units too many, what is paid, and value of units above targets, over all cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) short: i64,
    pub(super) excess: i64,
    pub(super) price: i64,
    pub(super) value: i64,
}

/// All cells.
#[derive(Debug, Clone)]
pub(super) struct Loads {
    levels: Vec<Level>,
    /// (target, over) by cell; empty where no cell has a target.
    soft: Vec<(i64, i64)>,
    /// Whether any unit drawn costs anything.
    charged: bool,
    tally: Tally,
    margins: Margins,
}

/// What one unit more or less would be worth, by the position of its draw, so that a stay's are side
/// by side. Kept up to date with every draw, which is rare; read for every proposal.
#[derive(Debug, Clone, Default)]
struct Margins {
    rise: Vec<i64>,
    fall: Vec<i64>,
    /// Scaled units in one unit of value, as a shift.
    shift: u32,
}

impl Loads {
    /// Nothing drawn yet.
    pub(super) fn new(model: &Model) -> Self {
        let levels: Vec<Level> = model
            .cells
            .iter()
            .map(|cell| Level {
                load: 0,
                min: cell.min.max(0),
                max: cell.max.min(UNLIMITED),
                price: 0,
                rate: 0,
                spot: u32::MAX,
            })
            .collect();
        let is_soft = model
            .cells
            .iter()
            .any(|cell| cell.over != 0 && cell.target < UNLIMITED);
        let soft = if is_soft {
            let limit = |cell: &crate::problem::model::Cell| cell.target.min(UNLIMITED);
            model
                .cells
                .iter()
                .map(|cell| (limit(cell), cell.over))
                .collect()
        } else {
            Vec::new()
        };
        let mut loads = Self {
            levels,
            soft,
            charged: false,
            tally: Tally::default(),
            margins: Margins::default(),
        };
        for index in 0..loads.levels.len() {
            let level = loads.levels[index];
            loads.tally.short += level.min;
            loads.tally.excess += (-level.max).max(0);
            if let Some(&(target, over)) = loads.soft.get(index) {
                loads.tally.value += over * (-target).max(0);
            }
        }
        loads
    }

    pub(super) const fn tally(&self) -> Tally {
        self.tally
    }

    /// Whether more can be gained than the price of all that is missing or too many: units above a target, or
    /// units at all, cost something.
    pub(super) fn is_soft(&self) -> bool {
        !self.soft.is_empty() || self.charged
    }

    #[cfg(any(test, feature = "paranoid"))]
    pub(super) fn load(&self, cell: u32) -> i64 {
        self.levels[at(cell)].load
    }

    #[cfg(any(test, feature = "paranoid"))]
    pub(super) fn price(&self, cell: u32) -> i64 {
        self.levels[at(cell)].price
    }

    #[cfg(any(test, feature = "paranoid"))]
    pub(super) fn rate(&self, cell: u32) -> i64 {
        self.levels[at(cell)].rate
    }

    pub(super) fn cells(&self) -> u32 {
        dense(self.levels.len())
    }

    /// Replaces a cell's price by what `adapt` makes of it and of whether units are missing or too
    /// many.
    pub(super) fn reprice(&mut self, cell: u32, adapt: impl FnOnce(i64, bool) -> i64) {
        let level = &mut self.levels[at(cell)];
        let faults = (level.min - level.load).max(0) + (level.load - level.max).max(0);
        let price = adapt(level.price, faults > 0);
        if price == level.price {
            return;
        }
        self.tally.price += (price - level.price) * faults;
        level.price = price;
        self.refresh(cell);
    }

    /// Makes each unit that is drawn cost the rate of its cell, from now on.
    pub(super) fn charge(&mut self, rate: impl Fn(u32) -> i64) {
        self.charged = false;
        for cell in 0..self.cells() {
            let (level, rate) = (&mut self.levels[at(cell)], rate(cell));
            self.tally.price += level.load * (rate - level.rate);
            level.rate = rate;
            self.charged |= rate != 0;
            self.refresh(cell);
        }
    }

    /// Begins to keep margins; `cells` has each cell at most once, in the order of the draws.
    pub(super) fn keep_margins(&mut self, cells: &[u32], shift: u32) {
        for (&cell, spot) in cells.iter().zip(0..) {
            self.levels[at(cell)].spot = spot;
        }
        self.margins = Margins {
            rise: vec![0; cells.len()],
            fall: vec![0; cells.len()],
            shift,
        };
        for &cell in cells {
            self.refresh(cell);
        }
    }

    /// Brings the margins of a cell up to date.
    #[inline]
    fn refresh(&mut self, cell: u32) {
        let Level {
            load,
            min,
            max,
            price,
            rate,
            spot,
        } = self.levels[at(cell)];
        let margins = &mut self.margins;
        let (Some(rise), Some(fall)) = (
            margins.rise.get_mut(at(spot)),
            margins.fall.get_mut(at(spot)),
        ) else {
            return;
        };
        // One unit more or less crosses at most one of the two limits.
        *rise = price * (i64::from(load < min) - i64::from(load >= max)) - rate;
        *fall = price * (i64::from(load > max) - i64::from(load <= min)) + rate;
        if let Some(&(target, over)) = self.soft.get(at(cell)) {
            *rise += (over * i64::from(load >= target)) << margins.shift;
            *fall -= (over * i64::from(load > target)) << margins.shift;
        }
    }

    /// Draws `sign` times what is listed; no units listed means one unit of each cell.
    #[inline]
    pub(super) fn draw_all(&mut self, (cells, units): (&[u32], &[i64]), sign: i64) {
        // The running tally stays in registers: through memory each draw would wait for the last.
        let mut tally = self.tally;
        if units.is_empty() {
            for &cell in cells {
                self.shift(cell, sign, &mut tally);
            }
        } else {
            for (&cell, &units) in cells.iter().zip(units) {
                self.shift(cell, sign * units, &mut tally);
            }
        }
        self.tally = tally;
    }

    /// What one unit more of each of these draws' cells would be worth, all different.
    #[inline]
    pub(super) fn rise(&self, draws: std::ops::Range<usize>) -> i64 {
        self.margins.rise[draws].iter().sum()
    }

    /// What one unit less of each of these draws' cells would be worth, all different.
    #[inline]
    pub(super) fn fall(&self, draws: std::ops::Range<usize>) -> i64 {
        self.margins.fall[draws].iter().sum()
    }

    pub(super) fn draw(&mut self, cell: u32, units: i64) {
        let mut tally = self.tally;
        self.shift(cell, units, &mut tally);
        self.tally = tally;
    }

    #[inline]
    fn shift(&mut self, cell: u32, units: i64, tally: &mut Tally) {
        let level = &mut self.levels[at(cell)];
        let before = level.load;
        let after = before + units;
        level.load = after;
        let short = (level.min - after).max(0) - (level.min - before).max(0);
        let excess = (after - level.max).max(0) - (before - level.max).max(0);
        tally.short += short;
        tally.excess += excess;
        tally.price += level.price * (short + excess) + level.rate * units;
        if !self.soft.is_empty() {
            let (target, over) = self.soft[at(cell)];
            tally.value += over * ((after - target).max(0) - (before - target).max(0));
        }
        self.refresh(cell);
    }
}
