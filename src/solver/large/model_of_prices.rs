//! What is known of a part's bound as a function of the prices: the itineraries met so far.
//!
//! At any prices, a trainee's best known itinerary is worth at most what the best of all is worth, so
//! the known ones give a function that lies below the bound and touches it where prices were tried.
//! Its minimum near the best prices so far is where to try next. It is looked for by small steps along
//! the surplus of units, in integers.
use crate::certificate::claim::SCALE;
use crate::problem::model::{Cell, Model, Stay, at, dense};
use crate::solver::budget::Budget;
use crate::solver::column::pool::Column;
use crate::solver::column::slope::{most, sound};

/// Steps of one search for better prices.
const STEPS: i64 = 96;

/// Draws that are priced in one step, roughly.
const DRAWS_A_STEP: u64 = 8192;

/// Itineraries of all trainees of a part, end to end.
#[derive(Debug, Default)]
pub(super) struct Pool {
    /// What each is worth without prices, in 1/1000.
    worths: Vec<i64>,
    /// Where each one's draws begin.
    offsets: Vec<u32>,
    draws: Vec<(u32, i64)>,
    /// By trainee: the itineraries.
    of: Vec<Vec<u32>>,
}

impl Pool {
    pub(super) fn new(trainees: usize) -> Self {
        Self {
            offsets: vec![0],
            of: vec![Vec::new(); trainees],
            ..Self::default()
        }
    }

    /// Adds a trainee's itinerary.
    pub(super) fn add(
        &mut self,
        model: &Model,
        trainee: u32,
        itinerary: Vec<Stay>,
        (weight, missing): (i64, i64),
    ) {
        let column = Column::new(model, trainee, itinerary);
        let worth = weight * column.own - missing * column.missing;
        let same = |&known: &u32| {
            self.worths[at(known)] == worth && self.drawn(known) == column.load.as_slice()
        };
        if self.of[at(trainee)].iter().any(same) {
            return;
        }
        self.of[at(trainee)].push(dense(self.worths.len()));
        self.worths.push(worth);
        self.draws.extend_from_slice(&column.load);
        self.offsets.push(dense(self.draws.len()));
    }

    fn drawn(&self, itinerary: u32) -> &[(u32, i64)] {
        &self.draws[at(self.offsets[at(itinerary)])..at(self.offsets[at(itinerary) + 1])]
    }

    /// What everybody's best known itinerary is worth, and the units that they draw.
    fn price(&self, prices: &[i64], loads: &mut [i64]) -> i128 {
        loads.fill(0);
        let mut sum = 0_i128;
        for list in &self.of {
            let mut best: Option<(i64, u32)> = None;
            for &itinerary in list {
                let drawn = self.drawn(itinerary).iter();
                let cost: i64 = drawn.map(|&(cell, units)| prices[at(cell)] * units).sum();
                let worth = self.worths[at(itinerary)] - cost;
                if best.is_none_or(|best| worth > best.0) {
                    best = Some((worth, itinerary));
                }
            }
            let Some((worth, itinerary)) = best else {
                continue;
            };
            sum += i128::from(worth);
            for &(cell, units) in self.drawn(itinerary) {
                loads[at(cell)] += units;
            }
        }
        sum
    }

    /// The prices, at most `reach` from `center`, at which the known itineraries are worth least, and
    /// what they are worth there. Prices of `fixed` cells stay. With `rows`, the cells of a row move
    /// together.
    pub(super) fn least(
        &self,
        (model, penalty): (&Model, Option<i64>),
        fixed: &[bool],
        rows: Option<&Rows>,
        center: &[i64],
        reach: i64,
        budget: &mut Budget<'_>,
    ) -> (Vec<i64>, i128) {
        let mut prices = center.to_vec();
        let mut loads = vec![0; prices.len()];
        let mut changes = vec![0; prices.len()];
        let mut best: Option<(Vec<i64>, i128)> = None;
        for step in 0..STEPS {
            let mut worth = self.price(&prices, &mut loads);
            budget.spend(1 + u64::from(dense(self.draws.len())) / DRAWS_A_STEP);
            worth += cells_worth(model, penalty, fixed, &prices);
            if best.as_ref().is_none_or(|best| worth < best.1) {
                best = Some((prices.clone(), worth));
            }
            // Long steps first; the last ones are a hundredth of the way.
            let left = STEPS - step;
            let stride = (reach * left * left / (STEPS * STEPS * 5))
                .max(reach / 128)
                .max(1);
            if let Some(rows) = rows {
                rows.moves(model, &loads, &prices, stride, &mut changes);
            } else {
                let cells = model.cells.iter().zip(&loads).zip(&prices);
                for (change, ((cell, &load), &price)) in changes.iter_mut().zip(cells) {
                    *change = stride * surplus(cell, load, price).clamp(-3, 3);
                }
            }
            for (index, cell) in model.cells.iter().enumerate().filter(|cell| !fixed[cell.0]) {
                let price = prices[index];
                let (from, until) = (center[index] - reach, center[index] + reach);
                let moved = (price + changes[index]).clamp(from, until);
                // A price that changes its sign stops at 0 first.
                let crosses = price != 0 && moved.signum() == -price.signum();
                prices[index] = sound(cell, if crosses { 0 } else { moved });
            }
        }
        best.unwrap_or((prices, 0))
    }
}

/// Cells that stays draw from in different periods: the seats of a department.
///
/// Whoever finds a period too dear takes the same place in another one. As long as a department is
/// asked for too much at all times together, its price has to rise in all periods at once; in single
/// periods, prices only chase trainees around.
#[derive(Debug)]
pub(super) struct Rows {
    /// By cell, or `u32::MAX`.
    of: Vec<u32>,
    /// Units that the limited cells of each row hold together.
    room: Vec<i64>,
}

impl Rows {
    pub(super) fn new(model: &Model) -> Self {
        let mut of = vec![u32::MAX; model.cells.len()];
        let table = &model.profiles.presence;
        let mut room = vec![0_i64; at(table.rows())];
        for row in 0..table.rows() {
            for draw in (0..model.periods).flat_map(|period| table.get(row, period)) {
                let cell = &model.cells[at(draw.cell)];
                if of[at(draw.cell)] == u32::MAX && cell.max < i64::MAX {
                    of[at(draw.cell)] = row;
                    room[at(row)] += cell.max;
                }
            }
        }
        Self { of, room }
    }

    /// Units of each row beyond its room; below 0 only as far as there are prices to take back.
    fn beyond(&self, loads: &[i64]) -> Vec<i64> {
        let mut beyond: Vec<i64> = self.room.iter().map(|room| -room).collect();
        for (&row, &load) in self
            .of
            .iter()
            .zip(loads)
            .filter(|(row, _)| **row != u32::MAX)
        {
            beyond[at(row)] += load;
        }
        beyond
    }

    /// Units beyond the room of all rows.
    pub(super) fn excess(&self, loads: &[i64]) -> i64 {
        let beyond = self.beyond(loads).into_iter();
        beyond.map(|units| units.max(0)).sum()
    }

    fn moves(&self, model: &Model, loads: &[i64], prices: &[i64], stride: i64, moves: &mut [i64]) {
        let beyond = self.beyond(loads);
        for (cell, (step, &row)) in moves.iter_mut().zip(&self.of).enumerate() {
            *step = if row == u32::MAX {
                stride * surplus(&model.cells[cell], loads[cell], prices[cell]).clamp(-3, 3)
            } else {
                let room = self.room[at(row)].max(1);
                let part = (8 * beyond[at(row)]).clamp(-3 * room, 3 * room);
                // Nobody is paid to come where nobody must.
                let free = prices[cell] <= 0 && part < 0;
                if free { 0 } else { stride * part / room }
            };
        }
    }
}

/// What the cells that are not fixed are worth at most.
pub(super) fn cells_worth(
    model: &Model,
    penalty: Option<i64>,
    fixed: &[bool],
    prices: &[i64],
) -> i128 {
    let cells = model.cells.iter().zip(prices).zip(fixed);
    let mut sum = 0;
    for ((cell, &price), _) in cells.filter(|(_, fixed)| !**fixed) {
        let plain = cell.over == 0 && (price > 0 || price == 0 && penalty.is_none());
        sum += if plain && cell.max < i64::MAX && cell.min <= cell.max {
            i128::from(price) * i128::from(cell.max)
        } else {
            most(cell, penalty, price)
        };
    }
    sum
}

/// Units by which the load exceeds the load that the cell would choose at its price.
pub(super) fn surplus(cell: &Cell, load: i64, price: i64) -> i64 {
    let wanted = match price.signum() {
        1 if cell.target < cell.max && price < -cell.over * SCALE => cell.target,
        1 => cell.max,
        -1 => cell.min,
        _ => load.clamp(
            cell.min.min(cell.max),
            cell.target.min(cell.max).max(cell.min.min(cell.max)),
        ),
    };
    if wanted == i64::MAX { 0 } else { load - wanted }
}
