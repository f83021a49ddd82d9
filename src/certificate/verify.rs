//! The check: adds up what trainees and cells can get at the certificate's prices.
use crate::problem::model::{Cell, Model, Worth, at, dense};

use super::claim::{Bound, Certificate, Mode, SCALE};
use super::itinerary::{Deal, NoAnswer, best};
use super::range::value_range;
use super::{relaxation::Relaxation, relaxed};

/// Why a certificate proves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidCertificate {
    /// Not one price a cell, or not one multiplier a trainee.
    #[error("certificate for {prices} cells and {multipliers} trainees does not fit the problem")]
    WrongSize {
        /// Prices in the certificate.
        prices: usize,
        /// Multipliers in the certificate.
        multipliers: usize,
    },
    /// A multiplier below 0, of a trainee who is not counted, or not adding up to the term's weight.
    #[error("multipliers of the worst-off term are not shares of its weight")]
    WrongShares,
    /// A penalty that is not above 0.
    #[error("penalty {penalty} is not above 0")]
    WrongPenalty {
        /// The penalty.
        penalty: i64,
    },
    /// A cell without limit at a price that makes it worth more without end.
    #[error("price {price} of cell {cell} bounds nothing")]
    Unbounded {
        /// The cell.
        cell: u32,
        /// Its price, in 1/1000.
        price: i64,
    },
    /// Caps of unknown trainees, or not sorted.
    #[error("caps are not sorted pairs of a trainee and a hospital")]
    WrongCaps,
    /// A relaxation that is not one of its trainee's, or out of order.
    #[error("relaxation {index} does not fit its trainee")]
    WrongRelaxation {
        /// Place in the list of relaxations.
        index: usize,
    },
    /// A trainee with more states than the check is made for.
    #[error("trainee {trainee} has more states than the check is made for")]
    TooManyStates {
        /// The trainee.
        trainee: u32,
    },
}

/// Recomputes the bound that the certificate proves.
///
/// # Errors
///
/// [`InvalidCertificate`] when it proves nothing.
pub(crate) fn verify(
    model: &Model,
    certificate: &Certificate,
) -> Result<Bound, InvalidCertificate> {
    shape(model, certificate)?;
    let mut sum = Some(0_i128);
    for (index, (cell, &price)) in model.cells.iter().zip(&certificate.prices).enumerate() {
        let most = cell_most(cell, price, certificate.mode).map_err(|Endless| {
            InvalidCertificate::Unbounded {
                cell: dense(index),
                price,
            }
        })?;
        sum = sum.zip(most).map(|(sum, most)| sum + most);
    }
    for (trainee, automaton) in (0..).zip(&model.trainees) {
        let from = certificate.caps.partition_point(|cap| cap.0 < trainee);
        let until = certificate.caps.partition_point(|cap| cap.0 <= trainee);
        let caps: Vec<u32> = certificate.caps[from..until]
            .iter()
            .map(|cap| cap.1)
            .collect();
        let deal = Deal {
            prices: &certificate.prices,
            weight: SCALE.saturating_add(certificate.multipliers[at(trainee)]),
            missing: match certificate.mode {
                Mode::Strict => None,
                Mode::Relaxed { penalty } => Some(penalty.saturating_mul(SCALE)),
            },
            caps: &caps,
        };
        let relaxed = (certificate.relaxed).binary_search_by_key(&trainee, |one| one.trainee);
        let answer = match relaxed {
            Ok(found) => relaxed::best(model, automaton, deal, &certificate.relaxed[found]),
            Err(_) => best(model, automaton, deal),
        };
        match answer {
            Ok(most) => sum = sum.map(|sum| sum + most),
            Err(NoAnswer::NoItinerary) => sum = None,
            Err(NoAnswer::TooManyStates) => {
                return Err(InvalidCertificate::TooManyStates { trainee });
            }
        }
    }
    Ok(bound_of(model, certificate.mode, sum))
}

/// What a sum in 1/1000 says about the worth of plans; `None`: no plan of this kind exists.
pub(crate) fn bound_of(model: &Model, mode: Mode, scaled: Option<i128>) -> Bound {
    let (low, high) = value_range(model);
    let whole = scaled.map(|sum| sum.div_euclid(i128::from(SCALE)));
    let whole = whole.map(|sum| sum.min(i128::from(i64::MAX)));
    let narrow = |value: i128| i64::try_from(value).unwrap_or(high).min(high);
    let worth = match (mode, whole) {
        (Mode::Strict, Some(sum)) if sum >= i128::from(low) => Worth {
            shortfall: 0,
            value: narrow(sum),
        },
        // No plan without shortfall.
        (Mode::Strict, _) => Worth {
            shortfall: 1,
            value: high,
        },
        (Mode::Relaxed { penalty }, Some(sum)) => {
            let penalty = i128::from(penalty.max(1));
            // value - penalty * shortfall <= sum, and no value is below `low`.
            let beyond = i128::from(low) - sum;
            let shortfall = (beyond + penalty - 1).div_euclid(penalty).max(0);
            Worth {
                shortfall: i64::try_from(shortfall).unwrap_or(i64::MAX),
                value: narrow(sum + penalty * shortfall),
            }
        }
        (Mode::Relaxed { .. }, None) => Worth {
            shortfall: i64::MAX,
            value: low,
        },
    };
    Bound { worth, scaled }
}

fn shape(model: &Model, certificate: &Certificate) -> Result<(), InvalidCertificate> {
    let Certificate {
        mode,
        prices,
        multipliers,
        caps,
        relaxed,
    } = certificate;
    if prices.len() != model.cells.len() || multipliers.len() != model.trainees.len() {
        return Err(InvalidCertificate::WrongSize {
            prices: prices.len(),
            multipliers: multipliers.len(),
        });
    }
    if let Mode::Relaxed { penalty } = *mode {
        if penalty < 1 {
            return Err(InvalidCertificate::WrongPenalty { penalty });
        }
    }
    let counted = model.trainees.iter().any(|trainee| trainee.counted);
    let weight = if counted { model.worst_weight } else { 0 };
    let shares: i128 = multipliers.iter().map(|&share| i128::from(share)).sum();
    let fair = (multipliers.iter().zip(&model.trainees))
        .all(|(&share, trainee)| share == 0 || share > 0 && trainee.counted);
    if !fair || shares != i128::from(weight) * i128::from(SCALE) {
        return Err(InvalidCertificate::WrongShares);
    }
    let known = |cap: &(u32, u32)| cap.0 < dense(model.trainees.len()) && cap.1 < model.hospitals;
    if !caps.iter().all(known) || !caps.is_sorted_by(|one, other| one < other) {
        return Err(InvalidCertificate::WrongCaps);
    }
    fit(model, *mode == Mode::Strict, relaxed)
}

/// Whether all relaxations are in order, and of this problem's trainees.
fn fit(model: &Model, strict: bool, relaxed: &[Relaxation]) -> Result<(), InvalidCertificate> {
    for (index, one) in relaxed.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| relaxed[before].trainee);
        let fits = (model.trainees.get(at(one.trainee)))
            .is_some_and(|automaton| relaxed::fits(model, automaton, strict, one));
        if !fits || before.is_some_and(|before| before >= one.trainee) {
            return Err(InvalidCertificate::WrongRelaxation { index });
        }
    }
    Ok(())
}

/// The cell is worth more without end.
struct Endless;

/// The most that a cell is worth at a price, over all loads that it may have; `None`: it may have none.
///
/// `price * load + over * max(0, load - target) - penalty * max(0, min - load)` is concave and
/// changes its slope at few loads only, so it is largest at one of them.
fn cell_most(cell: &Cell, price: i64, mode: Mode) -> Result<Option<i128>, Endless> {
    let wide = |value: i64| i128::from(value);
    let scale = wide(SCALE);
    let (least, penalty) = match mode {
        Mode::Strict => (wide(cell.min).max(0), 0),
        Mode::Relaxed { penalty } => (0, wide(penalty)),
    };
    let endless = cell.max == i64::MAX;
    let over = if cell.target == i64::MAX {
        0
    } else {
        wide(cell.over) * scale
    };
    if endless && wide(price) + over > 0 {
        return Err(Endless);
    }
    let worth = |load: i128| {
        let above = (load - wide(cell.target)).max(0) * wide(cell.over) * scale;
        let below = (wide(cell.min) - load).max(0) * penalty * scale;
        wide(price) * load + above - below
    };
    let most = [least, wide(cell.min), wide(cell.target), wide(cell.max)]
        .into_iter()
        .filter(|&load| load >= least && load <= wide(cell.max) && load < wide(i64::MAX))
        .map(worth)
        .max();
    Ok(most)
}
