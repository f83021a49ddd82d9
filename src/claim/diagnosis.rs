//! Looks for the mistake behind a wrong figure.
//!
//! Every mistake is a formula: what somebody gets who makes it. The first one that gives the stated
//! figure, rounded as stated, is the likely one. Formulas that fit the context best come first.

use rust_decimal::Decimal;

use super::assertion::Assertion;
use super::mistake::Mistake;
use super::stated::{Relation, Stated};
use super::statement::Claim;
use crate::stats::{Rounding, StatsError, compound_rate, percent_change, percent_of, ratio};

const FULL: Rounding = Rounding::FULL;

/// How many periods more or fewer are tried for a compound rate.
const NEAR: u32 = 2;

/// How many periods back a mistaken base is looked for.
const FAR: u32 = 120;

/// Powers of ten tried for a slip of the unit.
const SLIPS: [i32; 6] = [1, -1, 2, -2, 3, -3];

/// Candidates for the stated figure, each by its mistake.
struct Search {
    stated: Stated,
    found: Option<Mistake>,
}

/// The mistake that gives the stated figure, if one does.
pub(super) fn likely(claim: &Claim, right: Decimal) -> Option<Mistake> {
    let stated = claim.stated();
    if stated.relation() != Relation::Equal {
        return None;
    }
    let mut search = Search {
        stated,
        found: None,
    };
    match claim.assertion() {
        Assertion::Equals { .. } => search.label(claim),
        Assertion::Total { parts } => search.parts(right, parts),
        Assertion::RunningTotal { cohorts, .. } => search.running(right, cohorts),
        Assertion::Change { base, end } => search.change(claim, right, *base, *end),
        Assertion::CompoundRate { base, end, periods } => {
            search.compound(claim, right, *base, *end, *periods);
        }
        Assertion::Times { base, end } => search.times(claim, right, *base, *end),
        Assertion::Share { part, whole } => search.share(claim, *part, *whole),
    }
    search.slips(right);
    search.found.or_else(|| match claim.assertion() {
        Assertion::Total { .. } | Assertion::RunningTotal { .. } => gap(right, stated.value()),
        Assertion::Equals { .. }
        | Assertion::Change { .. }
        | Assertion::CompoundRate { .. }
        | Assertion::Times { .. }
        | Assertion::Share { .. } => None,
    })
}

impl Search {
    /// Keeps the first mistake whose value is the stated one.
    fn offer(&mut self, value: Option<Decimal>, mistake: impl FnOnce() -> Mistake) {
        if self.found.is_none() && value.is_some_and(|value| self.stated.covers(value)) {
            self.found = Some(mistake());
        }
    }

    fn slips(&mut self, right: Decimal) {
        if right.is_zero() {
            return;
        }
        for power in SLIPS {
            let factor = 10_i64.checked_pow(power.unsigned_abs()).map(Decimal::from);
            let slipped = factor.and_then(|factor| {
                if power > 0 {
                    right.checked_mul(factor)
                } else {
                    right.checked_div(factor)
                }
            });
            self.offer(slipped, || Mistake::UnitSlip { power });
        }
    }

    fn label(&mut self, claim: &Claim) {
        for (name, other) in claim.others() {
            self.offer(Some(*other), || Mistake::AnotherLabel {
                label: name.clone(),
            });
        }
    }

    fn parts(&mut self, right: Decimal, parts: &[Decimal]) {
        for (position, part) in parts.iter().enumerate().filter(|(_, part)| !part.is_zero()) {
            self.offer(right.checked_sub(*part), || Mistake::PartLeftOut {
                position,
            });
            self.offer(right.checked_add(*part), || Mistake::PartCountedTwice {
                position,
            });
        }
    }

    fn running(&mut self, right: Decimal, cohorts: &[Decimal]) {
        if let Some(last) = cohorts.last() {
            self.offer(right.checked_sub(*last), || Mistake::RunningCohortLeftOut);
            self.offer(right.checked_add(*last), || {
                Mistake::RunningCohortCountedTwice
            });
        }
    }

    fn change(&mut self, claim: &Claim, right: Decimal, base: Decimal, end: Decimal) {
        self.offer(Some(-right), || Mistake::WrongSign);
        self.earlier(claim, end);
        for (name, other) in claim.others() {
            self.offer(changed(*other, end), || Mistake::WrongBase {
                base: name.clone(),
            });
        }
        self.offer(changed(end, base).map(|back| -back), || {
            Mistake::WrongBase {
                base: "the later value".to_owned(),
            }
        });
        self.offer(percentage(end, base), || Mistake::RatioAsChange);
    }

    /// Bases further back: as a compound rate, then as a plain change.
    fn earlier(&mut self, claim: &Claim, end: Decimal) {
        let Some((series, last)) = claim.history() else {
            return;
        };
        for (period, value) in series.iter() {
            let (Ok(steps), Some(value)) = (last.since(period), value) else {
                continue;
            };
            let Some(periods) = u32::try_from(steps)
                .ok()
                .filter(|periods| (2..=FAR).contains(periods))
            else {
                continue;
            };
            self.offer(compounded(value, end, periods), || {
                Mistake::CompoundRateAsChange {
                    from: period.to_string(),
                    periods,
                }
            });
            self.offer(changed(value, end), || Mistake::WrongBase {
                base: period.to_string(),
            });
        }
    }

    fn compound(
        &mut self,
        claim: &Claim,
        right: Decimal,
        base: Decimal,
        end: Decimal,
        periods: u32,
    ) {
        self.offer(Some(-right), || Mistake::WrongSign);
        for distance in 1..=NEAR {
            for periods in [periods.checked_add(distance), periods.checked_sub(distance)] {
                let Some(periods) = periods else { continue };
                self.offer(compounded(base, end, periods), || {
                    Mistake::WrongNumberOfPeriods { periods }
                });
            }
        }
        let total = changed(base, end);
        let simple = total.and_then(|total| total.checked_div(Decimal::from(periods)));
        self.offer(simple, || Mistake::SimpleAverage);
        self.offer(total, || Mistake::TotalChangeAsRate);
        for (name, other) in claim.others() {
            let rate = compounded(*other, end, periods);
            self.offer(rate, || Mistake::WrongBase { base: name.clone() });
        }
    }

    fn times(&mut self, claim: &Claim, right: Decimal, base: Decimal, end: Decimal) {
        for (name, other) in claim.others() {
            let times = value(ratio(*other, end, FULL));
            self.offer(times, || Mistake::WrongBase { base: name.clone() });
        }
        self.offer(right.checked_sub(Decimal::ONE), || Mistake::ChangeAsRatio);
        self.offer(value(ratio(end, base, FULL)), || Mistake::WrongBase {
            base: "the later value".to_owned(),
        });
    }

    fn share(&mut self, claim: &Claim, part: Decimal, whole: Decimal) {
        for (name, other) in claim.others() {
            let share = percentage(part, *other);
            self.offer(share, || Mistake::ShareOfAnotherWhole {
                whole: name.clone(),
            });
        }
        let rest = whole
            .checked_sub(part)
            .and_then(|rest| percentage(part, rest));
        self.offer(rest, || Mistake::ShareOfTheRest);
    }
}

/// How far the parts are from the whole.
fn gap(right: Decimal, stated: Decimal) -> Option<Mistake> {
    let by = right.checked_sub(stated)?;
    Some(if by.is_sign_negative() {
        Mistake::PartsFallShort { by: -by }
    } else {
        Mistake::PartsExceedWhole { by }
    })
}

/// A candidate that has no value is no candidate.
fn value(figure: Result<crate::stats::Figure<Decimal>, StatsError>) -> Option<Decimal> {
    figure.ok().map(crate::stats::Figure::into_value)
}

fn changed(base: Decimal, end: Decimal) -> Option<Decimal> {
    percent_change(base, end, FULL)
        .ok()
        .map(|change| change.value().get())
}

fn compounded(base: Decimal, end: Decimal, periods: u32) -> Option<Decimal> {
    compound_rate(base, end, periods, FULL)
        .ok()
        .map(|rate| rate.value().get())
}

fn percentage(part: Decimal, whole: Decimal) -> Option<Decimal> {
    percent_of(part, whole, FULL)
        .ok()
        .map(|share| share.value().get())
}
