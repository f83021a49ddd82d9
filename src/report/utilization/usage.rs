//! How well the seats of one place are used.

use super::load::Load;
use crate::report::group::Group;
use crate::report::sheet::Cell;
use crate::stats::{Figure, Percent, Rounding, StatsError, percent_of};

/// How well the seats of a department, a hospital, a specialty or a period are used.
///
/// ```
/// use practicum::report::Utilization;
/// use practicum::stats::Rounding;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let seats = Utilization::new(&program, planned.schedule());
/// let all = seats.total();
/// assert_eq!((all.offered, all.used, all.free(), all.peak), (52, 40, 12, 10));
/// assert_eq!(all.rate(Rounding::TENTHS)?.value().to_string(), "76.9 %");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Usage {
    /// Whose seats.
    pub group: Group,
    /// Seat-periods on offer.
    pub offered: u64,
    /// Seat-periods taken.
    pub used: u64,
    /// Trainee-periods beyond the seats, in a plan that breaks the rule.
    pub over: u64,
    /// Seat-days on offer: each period by its length.
    pub offered_days: u64,
    /// Seat-days taken.
    pub used_days: u64,
    /// Most trainees at once.
    pub peak: u64,
    /// The first period with so many, if anybody comes at all.
    pub peak_period: Option<u32>,
    /// Periods in which no seat is free.
    pub full_periods: u32,
    /// Days of those periods.
    pub full_days: u32,
    /// The fewest seats that are free in a period that has seats.
    pub least_free: Option<u64>,
    /// Trainee-periods that are missing to the minimum wanted.
    pub below_minimum: u64,
    /// The exact intervals, in order.
    pub loads: Vec<Load>,
}

impl Usage {
    pub(super) fn new(group: Group, loads: Vec<Load>) -> Self {
        let sum = |part: fn(&Load) -> u64, by: fn(&Load) -> u32| -> u64 {
            let parts = loads
                .iter()
                .map(|load| part(load).saturating_mul(by(load).into()));
            parts.fold(0, u64::saturating_add)
        };
        let periods: fn(&Load) -> u32 = |load| load.periods;
        let days: fn(&Load) -> u32 = |load| load.length;
        let full = loads.iter().filter(|load| load.is_full());
        let peak = loads.iter().map(|load| load.trainees).max().unwrap_or(0);
        let mut at_peak = loads
            .iter()
            .filter(|load| peak > 0 && load.trainees == peak);
        let open = loads.iter().filter(|load| load.seats > 0);
        Self {
            offered: sum(|load| load.seats, periods),
            used: sum(Load::used, periods),
            over: sum(Load::over, periods),
            offered_days: sum(|load| load.seats, days),
            used_days: sum(Load::used, days),
            peak,
            peak_period: at_peak.next().map(|load| load.start),
            full_periods: full.clone().map(|load| load.periods).sum(),
            full_days: full.map(|load| load.length).sum(),
            least_free: open.map(|load| load.seats - load.used()).min(),
            below_minimum: sum(|load| load.minimum.saturating_sub(load.trainees), periods),
            group,
            loads,
        }
    }

    /// Seat-periods that nobody takes.
    pub fn free(&self) -> u64 {
        self.offered.saturating_sub(self.used)
    }

    /// `100 used / offered`, of seat-periods.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] where there are no seats.
    pub fn rate(&self, rounding: Rounding) -> Result<Figure<Percent>, StatsError> {
        percent_of(self.used.into(), self.offered.into(), rounding)
    }

    /// `100 used / offered`, of seat-days.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] where there are no seats.
    pub fn rate_of_days(&self, rounding: Rounding) -> Result<Figure<Percent>, StatsError> {
        percent_of(self.used_days.into(), self.offered_days.into(), rounding)
    }

    pub(super) fn cells(&self) -> Vec<Cell> {
        let rate = self.rate(Rounding::TENTHS);
        let percent = rate.map_or(Cell::Empty, |rate| Cell::Percent(rate.value().get()));
        vec![
            self.group.cell(),
            self.offered.into(),
            self.used.into(),
            percent,
            self.peak.into(),
            self.full_periods.into(),
            self.least_free.map_or(Cell::Empty, Cell::Count),
            self.below_minimum.into(),
            self.over.into(),
        ]
    }
}
