//! What a missing unit, or one too many, costs the search.
//!
//! A fixed price is either so high that nothing moves or so low that every unit is missing. So each
//! price follows what is seen: a little up while no state without the fault comes by, a little down
//! while some do, and never far from the temperature.
use super::loads::Tally;

/// The price of one kind of fault, in scaled units of value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Price {
    pub(super) unit: i64,
    /// Fewest faults since the last [`Price::adapt`].
    least: i64,
}

/// All prices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Penalty {
    /// Of a unit missing in a cell.
    pub(super) short: Price,
    /// Of a unit too many in a cell.
    pub(super) excess: Price,
    /// Of a stay that a curriculum asks for and that is not placed.
    pub(super) open: Price,
}

impl Price {
    const fn new(unit: i64) -> Self {
        Self {
            unit,
            least: i64::MAX,
        }
    }

    pub(super) const fn see(&mut self, faults: i64) {
        if faults < self.least {
            self.least = faults;
        }
    }

    /// Up where more than `goal` faults were there all the time, down where not.
    fn adapt(&mut self, goal: i64, low: i64, high: i64) {
        if self.least > goal {
            self.unit += self.unit / 16 + 1;
        } else {
            self.unit -= self.unit / 32;
        }
        self.unit = self.unit.clamp(low, high);
        self.least = i64::MAX;
    }
}

impl Penalty {
    pub(super) const fn new(temperature: i64) -> Self {
        Self {
            short: Price::new(temperature * 4),
            excess: Price::new(temperature * 4),
            open: Price::new(temperature * 16),
        }
    }

    /// What a difference of faults is worth; negative where there are more.
    pub(super) const fn gain(&self, before: Tally, after: Tally) -> i64 {
        (before.short - after.short) * self.short.unit
            + (before.excess - after.excess) * self.excess.unit
    }

    /// The most that any difference could be worth.
    pub(super) const fn most(&self, tally: Tally) -> i64 {
        tally.short * self.short.unit + tally.excess * self.excess.unit
    }

    /// Notes a state.
    pub(super) const fn see(&mut self, tally: Tally, open: i64) {
        self.short.see(tally.short);
        self.excess.see(tally.excess);
        self.open.see(open);
    }

    /// Adapts every price; `short` and `open` are the fewest faults that any legal plan had.
    pub(super) fn adapt(&mut self, temperature: i64, short: i64, open: i64) {
        let low = temperature / 2 + 1;
        self.short.adapt(short, low, temperature * 64);
        self.excess.adapt(0, low, temperature * 64);
        self.open.adapt(open, temperature * 8, temperature * 256);
    }
}
