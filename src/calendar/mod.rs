//! Days, ranges of days, periods and working days. Knows nothing of the domain, and no clock.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "dates lie in the years 1900 to 2200, so days, months and years are small numbers"
)]

mod dates;
mod horizon;
mod steps;
mod working;

pub use dates::{DateError, DateRange, EARLIEST, LATEST, Term};
pub use horizon::{Cut, Horizon, HorizonError, MAX_PERIODS};
pub use steps::Steps;
pub use working::WorkingCalendar;
