//! Shares that add to exactly the whole.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;
use std::fmt;

use ethnum::U256;

use super::error::StatsError;
use super::figure::Figure;
use super::growth::Percent;
use super::method::Method;
use super::sample::Sample;
use super::scale;
use super::undefined::Undefined;
use super::weighted::require_not_negative;

/// The most places of a percentage, so that the units stay far below 2^64.
const MOST_PLACES: u32 = 12;

/// How whole units are given out in proportion to weights: M. L. Balinski and H. P. Young, Fair
/// Representation (1982).
///
/// Ties go to the larger weight, and between equal weights to the one that comes first: give the
/// weights in the order of their identifiers.
///
/// ```
/// use practicum::stats::{Apportionment, Sample, apportion};
///
/// let regions = Sample::from_integers([53, 24, 23])?;
/// let seats = |method| apportion(&regions, 7, method);
/// assert_eq!(seats(Apportionment::LargestRemainder)?, [4, 2, 1]);
/// assert_eq!(seats(Apportionment::SainteLague)?, [3, 2, 2]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize),
    serde(rename_all = "snake_case")
)]
pub enum Apportionment {
    /// Everybody gets the whole part of the quota; what is left goes to the largest remainders
    /// (Hamilton). Never off a quota by a unit or more, but with more units to give a party can
    /// lose one (Alabama paradox).
    #[default]
    LargestRemainder,
    /// Units go one by one to the largest weight over `2 k + 1` for `k` units held (Webster). More
    /// units never take one away; a share can be off its quota by more than a unit.
    SainteLague,
}

impl fmt::Display for Apportionment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LargestRemainder => "largest remainder",
            Self::SainteLague => "Sainte-Laguë",
        })
    }
}

/// Gives out `units` whole units in proportion to the weights; the result adds to `units`.
///
/// # Errors
///
/// [`StatsError::NegativeValue`] for a negative weight; [`StatsError::Undefined`] when the weights
/// add to zero.
///
/// ```
/// use practicum::stats::{Apportionment, Sample, apportion};
///
/// let votes = Sample::from_integers([53_000, 24_000, 23_000])?;
/// assert_eq!(apportion(&votes, 7, Apportionment::LargestRemainder)?, [4, 2, 1]);
/// assert_eq!(apportion(&votes, 7, Apportionment::SainteLague)?, [3, 2, 2]);
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
pub fn apportion(
    weights: &Sample,
    units: u64,
    apportionment: Apportionment,
) -> Result<Vec<u64>, StatsError> {
    let method = Method::Share { apportionment };
    require_not_negative(weights, method)?;
    let parties: Vec<u128> = weights
        .units()
        .iter()
        .map(|units| units.unsigned_abs())
        .collect();
    // At most 2^31 weights of 96 bits.
    let total: u128 = parties.iter().sum();
    if total == 0 {
        return Err(StatsError::undefined(method, Undefined::ZeroTotal));
    }
    let out_of_range = || StatsError::ResultOutOfRange { method };
    match apportionment {
        Apportionment::LargestRemainder => largest_remainder(&parties, total, units),
        Apportionment::SainteLague => sainte_lague(&parties, total, units),
    }
    .ok_or_else(out_of_range)
}

/// The percentages of the weights to `places` decimal places, adding to exactly 100.
///
/// # Errors
///
/// As [`apportion`]; [`StatsError::InvalidRounding`] for more than 12 places.
///
/// ```
/// use practicum::stats::{Apportionment, Sample, shares};
///
/// let regions = Sample::from_integers([1, 1, 1])?;
/// let shares = shares(&regions, 1, Apportionment::LargestRemainder)?;
/// let shown: Vec<_> = shares.iter().map(|share| share.value().to_string()).collect();
/// assert_eq!(shown, ["33.4 %", "33.3 %", "33.3 %"]);
/// # Ok::<(), practicum::stats::StatsError>(())
/// ```
pub fn shares(
    weights: &Sample,
    places: u32,
    apportionment: Apportionment,
) -> Result<Vec<Figure<Percent>>, StatsError> {
    let method = Method::Share { apportionment };
    let invalid = StatsError::InvalidRounding {
        requested: places,
        unit: "places",
    };
    let whole = (places <= MOST_PLACES)
        .then(|| 10_u64.checked_pow(places))
        .flatten()
        .and_then(|unit| unit.checked_mul(100))
        .ok_or(invalid)?;
    apportion(weights, whole, apportionment)?
        .into_iter()
        .map(|units| {
            let value = scale::decimal(i128::from(units), places)
                .ok_or(StatsError::ResultOutOfRange { method })?;
            let figure = Figure::exact(Percent::new(value), weights.n(), method);
            Ok(figure.with_missing(weights.missing()))
        })
        .collect()
}

fn largest_remainder(parties: &[u128], total: u128, units: u64) -> Option<Vec<u64>> {
    let (whole, divisor) = (U256::from(units), U256::new(total));
    let mut held = Vec::with_capacity(parties.len());
    let mut claims = Vec::with_capacity(parties.len());
    let mut left = units;
    for (place, &weight) in parties.iter().enumerate() {
        // 96 bits times 64 bits.
        let quota = U256::new(weight) * whole;
        let floor = u64::try_from(quota / divisor).ok()?;
        left = left.checked_sub(floor)?;
        held.push(floor);
        claims.push((Reverse(quota % divisor), Reverse(weight), place));
    }
    claims.sort_unstable();
    for (_, _, place) in claims.into_iter().take(usize::try_from(left).ok()?) {
        *held.get_mut(place)? += 1;
    }
    Some(held)
}

/// A party's next or last unit in the order in which Sainte-Laguë gives them out: by weight over
/// an odd number, then by weight, then by place. The greatest is served first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Claim {
    weight: u128,
    odd: u128,
    place: usize,
}

impl Ord for Claim {
    fn cmp(&self, other: &Self) -> Ordering {
        // 96 bits times 66 bits.
        let (left, right) = (
            U256::new(self.weight) * U256::new(other.odd),
            U256::new(other.weight) * U256::new(self.odd),
        );
        left.cmp(&right)
            .then(self.weight.cmp(&other.weight))
            .then(other.place.cmp(&self.place))
    }
}

impl PartialOrd for Claim {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Starts from the rounded quotas, which are all units above one level of claim, then adds the best
/// or takes back the worst claims: the same units as giving out one by one, in few steps.
fn sainte_lague(parties: &[u128], total: u128, units: u64) -> Option<Vec<u64>> {
    let (whole, divisor) = (U256::from(units) * 2, U256::new(total));
    let mut held = Vec::with_capacity(parties.len());
    for &weight in parties {
        // Nearest whole number to the quota, the lower one in the middle.
        let doubled = U256::new(weight) * whole;
        let below_middle = doubled.checked_add(divisor)?.checked_sub(U256::ONE)?;
        held.push(u64::try_from(below_middle / (divisor * 2)).ok()?);
    }
    let sum: u128 = held.iter().map(|units| u128::from(*units)).sum();
    let claim = |place: usize, odd: u128| {
        Some(Claim {
            weight: *parties.get(place)?,
            odd,
            place,
        })
    };
    if sum <= u128::from(units) {
        let next = |place: usize, held: u64| claim(place, 2 * u128::from(held) + 1);
        let mut queue: BinaryHeap<Claim> = held
            .iter()
            .enumerate()
            .map(|(place, held)| next(place, *held))
            .collect::<Option<_>>()?;
        for _ in sum..u128::from(units) {
            let place = queue.pop()?.place;
            let party = held.get_mut(place)?;
            *party = party.checked_add(1)?;
            queue.push(next(place, *party)?);
        }
    } else {
        let last = |place: usize, held: u64| claim(place, (2 * u128::from(held)).checked_sub(1)?);
        let mut queue: BinaryHeap<Reverse<Claim>> = held
            .iter()
            .enumerate()
            .filter_map(|(place, held)| last(place, *held).map(Reverse))
            .collect();
        for _ in u128::from(units)..sum {
            let place = queue.pop()?.0.place;
            let party = held.get_mut(place)?;
            *party = party.checked_sub(1)?;
            queue.extend(last(place, *party).map(Reverse));
        }
    }
    Some(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One by one, as the definition says.
    fn one_by_one(parties: &[u128], units: u64) -> Vec<u64> {
        let mut held = vec![0_u64; parties.len()];
        for _ in 0..units {
            let claims = parties
                .iter()
                .zip(&held)
                .enumerate()
                .map(|(place, (&weight, &held))| Claim {
                    weight,
                    odd: 2 * u128::from(held) + 1,
                    place,
                });
            let winner = claims.max().unwrap().place;
            held[winner] += 1;
        }
        held
    }

    #[test]
    fn the_short_way_gives_the_units_of_the_long_way() {
        let cases: [&[u128]; 7] = [
            &[1],
            &[1, 1, 1],
            &[5, 3, 1],
            &[3, 1, 1, 1],
            &[0, 7, 0, 7],
            &[100, 1, 1, 1, 1],
            &[2, 6, 10],
        ];
        for parties in cases {
            for units in 0..40 {
                let total = parties.iter().sum();
                let short = sainte_lague(parties, total, units).unwrap();
                assert_eq!(short, one_by_one(parties, units), "{parties:?} {units}");
            }
        }
    }
}
