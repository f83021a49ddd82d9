//! Days, ranges of days, periods and working days. Knows nothing of the domain, and no clock.
mod dates;
mod horizon;
mod steps;
mod working;

pub use dates::{DateError, DateRange, EARLIEST, LATEST, Term};
pub use horizon::{Cut, Horizon, HorizonError, MAX_PERIODS};
pub use steps::Steps;
pub use working::WorkingCalendar;
