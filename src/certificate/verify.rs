//! The check: walks the tree of cases, and adds up what trainees and cells can get at each leaf's prices.
use std::collections::BTreeMap;
use std::sync::Arc;

use super::case::{Case, split};
use super::claim::{Bound, Certificate, Company, Mode, Prices, SCALE, Stays, Step};
use super::invalid::InvalidCertificate;
use super::itinerary::{Deal, Presence, best};
use super::range::{bound_within, value_range_aloud};
use super::shape::{Form, Shape, TooManyStates};
use crate::problem::model::{Link, Model, at, dense};

/// Trainees between two pulses.
const BATCH: usize = 8;

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
    let mut ledgers = Vec::with_capacity(certificate.prices.len());
    for prices in &certificate.prices {
        ledgers.push(Ledger::new(model, certificate.mode, prices)?);
    }
    let mut open = vec![Case::default()];
    let mut shapes = Shapes::default();
    let mut most = None;
    for step in &certificate.steps {
        let case = open.pop().ok_or(InvalidCertificate::WrongTree)?;
        match *step {
            Step::Split(question) => {
                let (yes, no) = split(model, case, question)?;
                open.extend([no, yes]);
            }
            Step::Leaf(prices) => {
                let ledger = ledgers.get_mut(at(prices));
                let ledger = ledger.ok_or(InvalidCertificate::WrongTree)?;
                most = most.max(ledger.most(&case, &mut shapes, pulse)?);
            }
        }
    }
    if open.is_empty() {
        let range = value_range_aloud(model, pulse);
        Ok(bound_within(model, range, certificate.mode, most))
    } else {
        Err(InvalidCertificate::WrongTree)
    }
}

/// States of trainees met before; they do not depend on prices, and most trainees have the states of
/// somebody else.
#[derive(Debug, Default)]
struct Shapes {
    known: BTreeMap<Form, Arc<Shape>>,
    states: usize,
}

impl Shapes {
    /// States that are remembered, at most.
    const MOST: usize = 1 << 21;

    fn get(&mut self, form: Form) -> Result<Arc<Shape>, TooManyStates> {
        if let Some(shape) = self.known.get(&form) {
            return Ok(Arc::clone(shape));
        }
        let shape = Arc::new(Shape::new(&form)?);
        self.states += shape.states.len();
        if self.states > Self::MOST {
            self.known.clear();
            self.states = shape.states.len();
        }
        self.known.insert(form, Arc::clone(&shape));
        Ok(shape)
    }
}

/// A trainee whose answer is not known yet.
struct Asked<'a> {
    trainee: u32,
    limits: &'a [(Stays, bool)],
    caps: Vec<u32>,
    shape: Arc<Shape>,
}

/// What a trainee can get in cases with the same limits: nothing changes from leaf to leaf.
struct Entry {
    limits: Vec<(Stays, bool)>,
    most: Option<i128>,
}

/// One list of prices, with what trainees can get at them.
struct Ledger<'a> {
    model: &'a Model,
    mode: Mode,
    prices: &'a Prices,
    company: BTreeMap<u32, Presence>,
    entries: Vec<Option<Entry>>,
}

impl<'a> Ledger<'a> {
    fn new(model: &'a Model, mode: Mode, prices: &'a Prices) -> Result<Self, InvalidCertificate> {
        shape(model, prices)?;
        Ok(Self {
            model,
            mode,
            prices,
            company: company(model, &prices.company)?,
            entries: model.trainees.iter().map(|_| None).collect(),
        })
    }

    /// The most that a plan of one case can be worth, in 1/1000; `None`: there is none.
    fn most(
        &mut self,
        case: &Case,
        shapes: &mut Shapes,
        pulse: &mut dyn FnMut(),
    ) -> Result<Option<i128>, InvalidCertificate> {
        let mut sum = Some(0_i128);
        for (index, &price) in (0..).zip(&self.prices.cells) {
            let most = case.cell_most(self.model, index, price, self.mode)?;
            sum = sum.zip(most).map(|(sum, most)| sum + most);
        }
        let open: Vec<u32> = (0..dense(self.model.trainees.len()))
            .filter(|&trainee| {
                let entry = self.entries[at(trainee)].as_ref();
                entry.is_none_or(|entry| entry.limits != case.limits(trainee))
            })
            .collect();
        for trainees in open.chunks(BATCH) {
            pulse();
            let asked = trainees
                .iter()
                .map(|&trainee| self.ask(trainee, case, shapes))
                .collect::<Result<Vec<_>, _>>()?;
            for (asked, most) in asked.iter().zip(self.answers(&asked)) {
                let limits = asked.limits.to_vec();
                self.entries[at(asked.trainee)] = Some(Entry { limits, most });
            }
        }
        for entry in self.entries.iter().flatten() {
            sum = sum.zip(entry.most).map(|(sum, most)| sum + most);
        }
        Ok(sum)
    }

    fn ask<'c>(
        &self,
        trainee: u32,
        case: &'c Case,
        shapes: &mut Shapes,
    ) -> Result<Asked<'c>, InvalidCertificate> {
        let all = &self.prices.caps;
        let from = all.partition_point(|cap| cap.0 < trainee);
        let until = all.partition_point(|cap| cap.0 <= trainee);
        let caps: Vec<u32> = all[from..until].iter().map(|cap| cap.1).collect();
        let form = Form::new(&self.model.trainees[at(trainee)], &caps);
        let shape = shapes.get(form);
        let shape = shape.map_err(|TooManyStates| InvalidCertificate::TooManyStates { trainee })?;
        Ok(Asked {
            trainee,
            limits: case.limits(trainee),
            caps,
            shape,
        })
    }

    /// The most that each trainee can get; `None`: there is no itinerary.
    #[cfg(not(feature = "parallel"))]
    fn answers(&self, asked: &[Asked<'_>]) -> Vec<Option<i128>> {
        asked.iter().map(|asked| self.answer(asked)).collect()
    }

    /// The most that each trainee can get; `None`: there is no itinerary.
    #[cfg(feature = "parallel")]
    fn answers(&self, asked: &[Asked<'_>]) -> Vec<Option<i128>> {
        use rayon::prelude::*;
        asked.par_iter().map(|asked| self.answer(asked)).collect()
    }

    fn answer(&self, asked: &Asked<'_>) -> Option<i128> {
        let trainee = asked.trainee;
        let deal = Deal {
            prices: &self.prices.cells,
            presence: self.company.get(&trainee),
            weight: SCALE.saturating_add(self.prices.multipliers[at(trainee)]),
            missing: match self.mode {
                Mode::Strict => None,
                Mode::Relaxed { penalty } => Some(penalty.saturating_mul(SCALE)),
            },
            limits: asked.limits,
            caps: &asked.caps,
        };
        let automaton = &self.model.trainees[at(trainee)];
        best(self.model, automaton, &asked.shape, deal)
    }
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
