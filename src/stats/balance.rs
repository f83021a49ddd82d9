//! What somebody got beyond a proportional part, carried over many rounds.

use rust_decimal::Decimal;

use super::error::StatsError;
use super::exact::Ratio;
use super::figure::Figure;
use super::method::Method;
use super::rounding::Rounding;
use super::undefined::Undefined;

/// The most rounds: the exact fraction grows with each.
pub(super) const MOST_ROUNDS: u64 = 1_000;

/// The sum over rounds of `got - total got × asked / total asked`, exactly: above zero for who got
/// more than the part that their request is of all requests, and zero in sum over all who asked.
///
/// ```
/// use practicum::stats::{Balance, Rounding};
///
/// let mut khabarovsk = Balance::new();
/// // Ten seats for requests of 6 and 9: four are due, three were given.
/// khabarovsk.add(3, 10, 6, 15)?;
/// khabarovsk.add(5, 10, 6, 15)?;
/// assert_eq!(khabarovsk.figure(Rounding::TENTHS)?.value().to_string(), "0.0");
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    pub(super) sum: Ratio,
    pub(super) rounds: u64,
}

impl Default for Balance {
    fn default() -> Self {
        Self::new()
    }
}

impl Balance {
    /// Before the first round.
    pub fn new() -> Self {
        Self {
            sum: Ratio::integer(0),
            rounds: 0,
        }
    }

    /// Adds a round: what was got of how much, for asking how much of all requests. A round in
    /// which nobody asked changes nothing if nobody got anything.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooManySuccesses`] for more than all; [`StatsError::Undefined`] if something
    /// was given and nobody asked; [`StatsError::TooManyValues`] beyond 1,000 rounds.
    pub fn add(
        &mut self,
        got: u64,
        got_in_all: u64,
        asked: u64,
        asked_in_all: u64,
    ) -> Result<(), StatsError> {
        for (successes, trials) in [(got, got_in_all), (asked, asked_in_all)] {
            if successes > trials {
                return Err(StatsError::TooManySuccesses { successes, trials });
            }
        }
        if self.rounds >= MOST_ROUNDS {
            return Err(StatsError::TooManyValues { limit: MOST_ROUNDS });
        }
        if got_in_all > 0 {
            let due = u128::from(got_in_all) * u128::from(asked);
            let due = Ratio::new(due, asked_in_all)
                .ok_or(StatsError::undefined(Method::Balance, Undefined::ZeroTotal))?;
            self.sum = self.sum.plus(&Ratio::integer(got).minus(&due));
        }
        self.rounds += 1;
        Ok(())
    }

    /// The number of rounds.
    pub fn rounds(&self) -> u64 {
        self.rounds
    }

    /// The balance carried so far.
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`].
    pub fn figure(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let sum = self.sum.clone().into();
        Figure::rounded(&sum, self.rounds, Method::Balance, rounding)
    }
}
