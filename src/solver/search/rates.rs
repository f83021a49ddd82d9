//! What the search pays for what it draws.
//!
//! Whoever has a bound has prices: what a unit of each cell is worth to others. The search pays half of them
//! for what it draws. A plan's value stays what it is; but to leave a scarce seat is a gain at once, and not
//! only when somebody takes it. At full prices everybody has many itineraries of the same worth, and the
//! search wanders among them. In the course of a run it pays less and less: at last, the value is all that counts.
use super::anneal::LARGEST;
use super::cooling::SECTIONS;
use super::loads::Loads;
use crate::certificate::claim::SCALE;
use crate::problem::model::{Model, at};

/// What a unit of each cell costs.
#[derive(Debug)]
pub(super) struct Rates {
    /// At the beginning of a run, by cell, scaled; empty where nothing costs anything.
    first: Vec<i64>,
}

impl Rates {
    /// By what a unit of each cell is worth to others, in 1/1000. Nobody would pay more than the largest single
    /// value for what is drawn at once.
    pub(super) fn new(model: &Model, prices: &[i64], shift: u32) -> Self {
        if prices.iter().all(|&price| price == 0) {
            return Self { first: Vec::new() };
        }
        let (profiles, ends) = (&model.profiles, &model.boundaries);
        let tables = [
            &profiles.presence,
            &profiles.start,
            &ends.entry,
            &ends.finish,
        ];
        let mut units = vec![1; model.cells.len()];
        for draw in tables.iter().flat_map(|table| table.all()) {
            let most = &mut units[at(draw.cell)];
            *most = draw.units.saturating_abs().max(*most);
        }
        let rate = |(&price, &units): (&i64, &i64)| {
            let scaled = (i128::from(price) << shift) / i128::from(2 * SCALE);
            let most = i128::from((1 << LARGEST) / units);
            i64::try_from(scaled.clamp(-most, most)).unwrap_or(0)
        };
        Self {
            first: prices.iter().zip(&units).map(rate).collect(),
        }
    }

    /// Makes what is drawn cost its part, which gets less with each section of a run.
    pub(super) fn charge(&self, loads: &mut Loads, sections_left: u64) {
        if self.first.is_empty() {
            return;
        }
        let part = |count: u64| i64::try_from(count).unwrap_or(0);
        let (left, all) = (part(sections_left), part(SECTIONS - 1));
        loads.charge(|cell| self.first[at(cell)] * left / all);
    }
}

#[cfg(test)]
mod tests {
    use super::super::trial::random_model;
    use super::*;
    use crate::problem::model::{Cell, Draw, DrawTable};

    #[test]
    fn prices_fade_in_the_course_of_a_run() {
        let model = random_model(3);
        let rates = Rates::new(&model, &vec![4000; model.cells.len()], 8);
        let mut loads = Loads::new(&model);
        for left in (0..SECTIONS).rev() {
            rates.charge(&mut loads, left);
            for (cell, &rate) in (0..).zip(&rates.first) {
                let part = i64::try_from(left).unwrap();
                assert!(rate > 0);
                assert_eq!(loads.rate(cell), rate * part / 7);
            }
        }
    }

    #[test]
    fn half_of_a_price_is_paid_and_never_more_than_the_largest_value() {
        let cell = Cell {
            min: 0,
            max: 1,
            target: i64::MAX,
            over: 0,
        };
        let mut presence = DrawTable::new(1);
        let draw = |cell, units| Draw { cell, units };
        presence.push_row(&[vec![draw(1, 1 << 40), draw(2, 4)]]);
        let mut model = Model {
            cells: vec![cell; 3],
            ..Model::default()
        };
        model.profiles.presence = presence;
        assert_eq!(Rates::new(&model, &[3000, 0, -3000], 4).first, [24, 0, -24]);
        let dear = [i64::MAX, i64::MAX, i64::MIN];
        assert_eq!(
            Rates::new(&model, &dear, 30).first,
            [1 << 34, 0, -(1 << 32)]
        );
    }
}
