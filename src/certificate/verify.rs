//! The check: walks the tree of cases, and adds up what trainees and cells can get at each leaf's prices.
use std::collections::BTreeMap;

use super::case::{Case, split};
use super::claim::{Bound, Certificate, Company, Mode, Prices, SCALE, Stays, Step};
use super::invalid::InvalidCertificate;
use super::itinerary::{Deal, NoAnswer, Presence, States};
use super::range::bound_of;
use super::shape::Shapes;
use super::{relaxation::Relaxation, relaxed};
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
    let units = most_units(model, pulse);
    let mut ledgers = Vec::with_capacity(certificate.prices.len());
    for prices in &certificate.prices {
        bearable(units, &prices.cells, pulse)?;
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
        Ok(bound_of(model, certificate.mode, most))
    } else {
        Err(InvalidCertificate::WrongTree)
    }
}

/// No sum is as large, in 1/1000: what is made of it later fits 128 bits as well.
const MOST_SUM: i128 = 2_i128.pow(120);
/// The most that one draw may cost, in 1/1000: an itinerary has far fewer than 2^30 draws.
const MOST_COST: i128 = 2_i128.pow(90);

/// Prices and draws between two looks at the caller.
const MANY: usize = 2_usize.pow(16);
/// Trainees between two looks at the caller, at most: they are asked at the same time.
const BREATH: usize = 16;
/// Labels of theirs, at most; who has more is asked alone.
const LABELS: usize = 2_usize.pow(19);

type Answer = Result<i128, NoAnswer>;

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
        fit(model, mode == Mode::Strict, &prices.relaxed)?;
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
            sum = added(sum, case.cell_most(self.model, index, price, self.mode)?)?;
            if at(index) % MANY == MANY - 1 {
                pulse();
            }
        }
        // Those for whom something has changed since the leaf before.
        let changed: Vec<u32> = (0..dense(self.model.trainees.len()))
            .filter(|&trainee| {
                let entry = self.entries[at(trainee)].as_ref();
                entry.is_none_or(|entry| entry.limits != case.limits(trainee))
            })
            .collect();
        let (mut asked, mut labels) = (Vec::with_capacity(BREATH), 0);
        for trainee in changed {
            let deal = self.deal(trainee, case.limits(trainee));
            let automaton = &self.model.trainees[at(trainee)];
            if let Some(relaxation) = self.relaxation(trainee) {
                // Limits are not looked at: without them there is no less.
                let answer = relaxed::best(self.model, automaton, deal, relaxation, pulse);
                self.note(trainee, case, answer)?;
                continue;
            }
            let caps = self.caps(trainee);
            match States::new(self.model, automaton, &caps, shapes, pulse) {
                Ok(states) if states.labels() > LABELS => {
                    let answer = states.best(deal, pulse);
                    self.note(trainee, case, answer)?;
                }
                Ok(states) => {
                    labels += states.labels();
                    asked.push((trainee, states));
                }
                Err(no) => self.note(trainee, case, Err(no))?,
            }
            if asked.len() == BREATH || labels > LABELS {
                pulse();
                self.ask(case, &asked)?;
                asked.clear();
                labels = 0;
            }
        }
        pulse();
        self.ask(case, &asked)?;
        for entry in self.entries.iter().flatten() {
            sum = added(sum, entry.most)?;
        }
        Ok(sum)
    }

    /// Asks some trainees what they can get at most.
    fn ask(&mut self, case: &Case, asked: &[(u32, States<'_>)]) -> Result<(), InvalidCertificate> {
        for ((trainee, _), answer) in asked.iter().zip(self.answers(case, asked)) {
            self.note(*trainee, case, answer)?;
        }
        Ok(())
    }

    /// The most that each of some trainees can get.
    fn answers(&self, case: &Case, asked: &[(u32, States<'_>)]) -> Vec<Answer> {
        #[cfg(feature = "parallel")]
        use rayon::prelude::*;
        #[cfg(feature = "parallel")]
        let asked = asked.par_iter();
        #[cfg(not(feature = "parallel"))]
        let asked = asked.iter();
        asked.map(|asked| self.answer(case, asked)).collect()
    }

    fn answer(&self, case: &Case, (trainee, states): &(u32, States<'_>)) -> Answer {
        states.best(self.deal(*trainee, case.limits(*trainee)), &mut || ())
    }

    /// Keeps what a trainee can get in a case; no itinerary is an answer as well.
    fn note(
        &mut self,
        trainee: u32,
        case: &Case,
        answer: Answer,
    ) -> Result<(), InvalidCertificate> {
        let most = match answer {
            Ok(most) => Some(most),
            Err(NoAnswer::NoItinerary) => None,
            Err(NoAnswer::TooManyStates) => {
                return Err(InvalidCertificate::TooManyStates { trainee });
            }
            Err(NoAnswer::TooLarge) => return Err(InvalidCertificate::TooLarge { trainee }),
        };
        let limits = case.limits(trainee).to_vec();
        self.entries[at(trainee)] = Some(Entry { limits, most });
        Ok(())
    }

    /// What a trainee gets and pays.
    fn deal<'d>(&'d self, trainee: u32, limits: &'d [(Stays, bool)]) -> Deal<'d> {
        Deal {
            prices: &self.prices.cells,
            presence: self.company.get(&trainee),
            weight: SCALE.saturating_add(self.prices.multipliers[at(trainee)]),
            missing: match self.mode {
                Mode::Strict => None,
                Mode::Relaxed { penalty } => Some(penalty.saturating_mul(SCALE)),
            },
            limits,
        }
    }

    /// Hospitals whose caps the trainee keeps.
    fn caps(&self, trainee: u32) -> Vec<u32> {
        let all = &self.prices.caps;
        let from = all.partition_point(|cap| cap.0 < trainee);
        let until = all.partition_point(|cap| cap.0 <= trainee);
        all[from..until].iter().map(|cap| cap.1).collect()
    }

    fn relaxation(&self, trainee: u32) -> Option<&'a Relaxation> {
        let relaxed = &self.prices.relaxed;
        let place = relaxed.binary_search_by_key(&trainee, |one| one.trainee);
        place.ok().map(|place| &relaxed[place])
    }
}

/// No plan, if one of both says that there is none.
fn added(sum: Option<i128>, most: Option<i128>) -> Result<Option<i128>, InvalidCertificate> {
    let Some((sum, most)) = sum.zip(most) else {
        return Ok(None);
    };
    let sum = sum.checked_add(most).filter(|sum| sum.abs() < MOST_SUM);
    sum.map(Some).ok_or(InvalidCertificate::SumTooLarge)
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

/// The most units, of whatever cell, that something draws at once.
fn most_units(model: &Model, pulse: &mut dyn FnMut()) -> i128 {
    let (profiles, boundaries) = (&model.profiles, &model.boundaries);
    let stays = profiles.presence.all().iter().chain(profiles.start.all());
    let ends = boundaries.entry.all().iter().chain(boundaries.finish.all());
    let mut most = 0;
    for (index, draw) in stays.chain(ends).enumerate() {
        most = most.max(draw.units.unsigned_abs());
        if index % MANY == MANY - 1 {
            pulse();
        }
    }
    i128::from(most)
}

/// Whether so many units can be paid at the prices without leaving the numbers used here.
fn bearable(units: i128, cells: &[i64], pulse: &mut dyn FnMut()) -> Result<(), InvalidCertificate> {
    for (cell, &price) in (0..).zip(cells) {
        if i128::from(price).abs() * units >= MOST_COST {
            return Err(InvalidCertificate::PriceTooLarge { cell, price });
        }
        if at(cell) % MANY == MANY - 1 {
            pulse();
        }
    }
    Ok(())
}

/// Whether the prices fit the problem at all.
fn shape(model: &Model, prices: &Prices) -> Result<(), InvalidCertificate> {
    let Prices {
        cells,
        multipliers,
        caps,
        company: _,
        relaxed: _,
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
        .all(|(&share, trainee)| share >= 0 && (share == 0 || trainee.counted));
    if !fair || shares != i128::from(weight) * i128::from(SCALE) {
        return Err(InvalidCertificate::WrongShares);
    }
    let known = |cap: &(u32, u32)| cap.0 < dense(model.trainees.len()) && cap.1 < model.hospitals;
    if !caps.iter().all(known) || !caps.is_sorted_by(|one, other| one < other) {
        return Err(InvalidCertificate::WrongCaps);
    }
    Ok(())
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
