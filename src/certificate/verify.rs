//! The check: walks the tree of cases, and adds up what trainees and cells can get at each leaf's prices.
use std::collections::BTreeMap;

use super::case::{Case, split};
use super::claim::{Bound, Certificate, Company, Mode, Prices, SCALE, Step};
use super::invalid::InvalidCertificate;
use super::itinerary::{Deal, NoAnswer, Presence, States};
use super::range::bound_of;
use crate::problem::model::{Link, Model, at, dense};

/// Recomputes the bound that the certificate proves. `pulse` is called between small pieces of work.
///
/// # Errors
///
/// [`InvalidCertificate`] when it proves nothing.
pub(crate) fn verify(
    model: &Model,
    certificate: &Certificate,
    pulse: &mut dyn FnMut(),
) -> Result<Bound, InvalidCertificate> {
    if let Mode::Relaxed { penalty } = certificate.mode {
        if penalty < 1 {
            return Err(InvalidCertificate::WrongPenalty { penalty });
        }
    }
    let mut open = vec![Case::default()];
    let mut memory = Memory {
        keep: certificate.steps.len() > 1,
        known: BTreeMap::new(),
    };
    let mut most = None;
    for step in &certificate.steps {
        let case = open.pop().ok_or(InvalidCertificate::WrongTree)?;
        match step {
            Step::Split(question) => {
                let (yes, no) = split(model, case, *question)?;
                open.extend([no, yes]);
            }
            Step::Leaf(prices) => {
                shape(model, prices)?;
                let mode = certificate.mode;
                most = most.max(leaf(model, mode, prices, &case, &mut memory, pulse)?);
            }
        }
    }
    if open.is_empty() {
        Ok(bound_of(model, certificate.mode, most))
    } else {
        Err(InvalidCertificate::WrongTree)
    }
}

/// States of trainees, kept from leaf to leaf; they do not depend on prices.
struct Memory<'a> {
    keep: bool,
    known: BTreeMap<u32, (Vec<u32>, States<'a>)>,
}

/// The most that a plan of one case can be worth, in 1/1000; `None`: there is none.
fn leaf<'a>(
    model: &'a Model,
    mode: Mode,
    prices: &Prices,
    case: &Case,
    memory: &mut Memory<'a>,
    pulse: &mut dyn FnMut(),
) -> Result<Option<i128>, InvalidCertificate> {
    let mut sum = Some(0_i128);
    for (index, &price) in (0..).zip(&prices.cells) {
        let most = case.cell_most(model, index, price, mode)?;
        sum = sum.zip(most).map(|(sum, most)| sum + most);
    }
    let company = company(model, &prices.company)?;
    for (trainee, automaton) in (0..).zip(&model.trainees) {
        pulse();
        let from = prices.caps.partition_point(|cap| cap.0 < trainee);
        let until = prices.caps.partition_point(|cap| cap.0 <= trainee);
        let caps: Vec<u32> = prices.caps[from..until].iter().map(|cap| cap.1).collect();
        let deal = Deal {
            prices: &prices.cells,
            presence: company.get(&trainee),
            weight: SCALE.saturating_add(prices.multipliers[at(trainee)]),
            missing: match mode {
                Mode::Strict => None,
                Mode::Relaxed { penalty } => Some(penalty.saturating_mul(SCALE)),
            },
            limits: case.limits(trainee),
        };
        let known = memory.known.get(&trainee).filter(|known| known.0 == caps);
        let answer = match known {
            Some((_, states)) => states.best(deal),
            None => States::new(model, automaton, &caps).and_then(|states| {
                let best = states.best(deal);
                if memory.keep {
                    memory.known.insert(trainee, (caps, states));
                }
                best
            }),
        };
        match answer {
            Ok(most) => sum = sum.map(|sum| sum + most),
            Err(NoAnswer::NoItinerary) => sum = None,
            Err(NoAnswer::TooManyStates) => {
                return Err(InvalidCertificate::TooManyStates { trainee });
            }
        }
    }
    Ok(sum)
}

/// What each trainee pays for being in a hospital in a period.
fn company(
    model: &Model,
    prices: &[Company],
) -> Result<BTreeMap<u32, Presence>, InvalidCertificate> {
    let mut presence: BTreeMap<u32, Presence> = BTreeMap::new();
    for one in prices {
        let mut pay = |trainee: u32, price: i64| {
            let all = presence.entry(trainee).or_default();
            *all.entry((one.hospital, one.period)).or_default() += i128::from(price);
        };
        let wrong = InvalidCertificate::WrongCompany { link: one.link };
        let place = at(one.member);
        match model.links.get(at(one.link)) {
            Some(Link::Together(members)) if place > 0 && place < members.len() => {
                pay(members[0], one.price);
                pay(members[place], one.price.saturating_neg());
            }
            Some(Link::NotAlone(members)) if one.price >= 0 && place < members.len() => {
                for (other, &trainee) in members.iter().enumerate() {
                    pay(
                        trainee,
                        if other == place {
                            one.price
                        } else {
                            -one.price
                        },
                    );
                }
            }
            Some(Link::Together(_) | Link::NotAlone(_)) | None => return Err(wrong),
        }
    }
    Ok(presence)
}

/// Whether the prices fit the problem at all.
fn shape(model: &Model, prices: &Prices) -> Result<(), InvalidCertificate> {
    let Prices {
        cells,
        multipliers,
        caps,
        company: _,
    } = prices;
    if cells.len() != model.cells.len() || multipliers.len() != model.trainees.len() {
        return Err(InvalidCertificate::WrongSize {
            prices: cells.len(),
            multipliers: multipliers.len(),
        });
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
    Ok(())
}
