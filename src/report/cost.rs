//! What a plan costs: by rate, by payer, a head, a seat-week.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;

use super::error::ReportError;
use super::reading::{Itinerary, Reading};
use super::sheet::{Cell, Column, Sheet, Word};
use crate::codes::Currency;
use crate::ids::{Payer, RateId};
use crate::program::{Basis, Program, Rate};
use crate::quantity::Money;
use crate::schedule::{Placement, Schedule};
use crate::stats::{Figure, Method, Rounding, StatsError, ratio};

/// Days of a seat-week.
const WEEK: u32 = 7;

/// What one rate comes to.
///
/// ```
/// use practicum::report::Costs;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let costs = Costs::new(&program, planned.schedule())?;
/// let lodging = costs.lines().iter().find(|line| line.label == "Lodging").ok_or("it is there")?;
/// assert_eq!((lodging.heads, lodging.units), (10, 260)); // ten people, 26 nights each
/// assert_eq!(lodging.total, 15_600_000.into());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CostLine {
    /// The rate.
    pub rate: RateId,
    /// What it pays for.
    pub label: String,
    /// Who pays.
    pub payer: Payer,
    /// How much, each time.
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::written::text"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub amount: Money,
    /// For what it is paid.
    pub basis: Basis,
    /// Trainees placed whom it covers.
    pub heads: u64,
    /// How often it is paid: once a head, or for the days, nights or working days of the stays.
    pub units: u64,
    /// What that comes to.
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::written::decimal"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub total: Decimal,
}

/// What one payer spends in one currency, or all payers together.
///
/// ```
/// use practicum::report::Costs;
/// use practicum::stats::Rounding;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let costs = Costs::new(&program, planned.schedule())?;
/// let won = costs.total("KRW".parse()?).ok_or("everything is paid in won")?;
/// assert_eq!((won.total, won.seat_days), (31_000_000.into(), 270));
/// assert_eq!(won.per_head(Rounding::WHOLE)?.value().to_string(), "3100000");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Spending {
    /// The currency.
    pub currency: Currency,
    /// What it comes to.
    #[cfg_attr(feature = "serde", serde(serialize_with = "super::written::decimal"))]
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub total: Decimal,
    /// Trainees placed for whom something is paid.
    pub heads: u64,
    /// Seat-days of those trainees: the days of the periods of their placements.
    pub seat_days: u64,
}

impl Spending {
    /// The total over the trainees for whom something is paid.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] for nobody; [`StatsError::ResultOutOfRange`].
    pub fn per_head(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        ratio(self.heads.into(), self.total, rounding)
    }

    /// The total over their seat-weeks, a week being seven seat-days.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] for no seat-day; [`StatsError::ResultOutOfRange`].
    pub fn per_seat_week(&self, rounding: Rounding) -> Result<Figure<Decimal>, StatsError> {
        let method = Method::Ratio;
        let sevenfold = self.total.checked_mul(WEEK.into());
        let sevenfold = sevenfold.ok_or(StatsError::ResultOutOfRange { method })?;
        ratio(self.seat_days.into(), sevenfold, rounding)
    }
}

/// What a plan costs. Currencies are never added together.
///
/// A rate is paid for every trainee placed whose cohort it covers: once, or for each day, night or
/// working day of the stay, from the first day of the first placement to the last day of the last.
/// The caps of one academy on its dates of 2014, 26 nights and 18 working days, come to
/// 26 × 60,000 + 18 × 30,000 + 1,000,000 = KRW 3,100,000 a head.
///
/// `Display` is the table by rate.
///
/// ```
/// use practicum::report::Costs;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let costs = Costs::new(&program, planned.schedule())?;
/// let payers: Vec<String> = costs
///     .payers()
///     .map(|(payer, spent)| format!("{payer}: {} {}", spent.total, spent.currency))
///     .collect();
/// assert_eq!(payers, ["province: 31000000 KRW"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Costs {
    lines: Vec<CostLine>,
    payers: BTreeMap<(Payer, Currency), Spending>,
    totals: BTreeMap<Currency, Spending>,
    left_out: Vec<Placement>,
}

impl Costs {
    /// Adds up every rate of the program.
    ///
    /// # Errors
    ///
    /// [`ReportError::Overflow`] when a sum is beyond 28 digits.
    pub fn new(program: &Program, schedule: &Schedule) -> Result<Self, ReportError> {
        let reading = Reading::new(program, schedule);
        let rates = program.rates().as_slice();
        let mut sums = vec![(0_u64, 0_u64); rates.len()];
        let mut payers: BTreeMap<(Payer, Currency), Sum> = BTreeMap::new();
        let mut totals: BTreeMap<Currency, Sum> = BTreeMap::new();
        for itinerary in reading.placed() {
            let mut own: BTreeMap<(&Payer, Currency), i128> = BTreeMap::new();
            for (rate, (heads, units)) in rates.iter().zip(&mut sums) {
                if !covers(rate, itinerary) {
                    continue;
                }
                let times = units_of(program, itinerary, rate.basis());
                let paid = i128::from(rate.amount().minor_units()) * i128::from(times);
                *heads += 1;
                *units = units.saturating_add(times);
                *own.entry((rate.payer(), rate.amount().currency()))
                    .or_default() += paid;
            }
            let days = seat_days(program, itinerary);
            let mut in_all: BTreeMap<Currency, i128> = BTreeMap::new();
            for ((payer, currency), paid) in own {
                payers
                    .entry((payer.clone(), currency))
                    .or_default()
                    .add(paid, days);
                *in_all.entry(currency).or_default() += paid;
            }
            for (currency, paid) in in_all {
                totals.entry(currency).or_default().add(paid, days);
            }
        }
        let lines = rates.iter().zip(sums).map(|(rate, (heads, units))| {
            let paid = i128::from(rate.amount().minor_units()).checked_mul(units.into());
            Ok(CostLine {
                rate: rate.id().clone(),
                label: rate.label().to_owned(),
                payer: rate.payer().clone(),
                amount: rate.amount(),
                basis: rate.basis(),
                heads,
                units,
                total: money(paid, rate.amount().currency())?,
            })
        });
        let payers = payers
            .into_iter()
            .map(|((payer, currency), sum)| Ok(((payer, currency), sum.spending(currency)?)));
        let totals = totals
            .into_iter()
            .map(|(currency, sum)| Ok((currency, sum.spending(currency)?)));
        Ok(Self {
            lines: lines.collect::<Result<_, ReportError>>()?,
            payers: payers.collect::<Result<_, ReportError>>()?,
            totals: totals.collect::<Result<_, ReportError>>()?,
            left_out: reading.left_out,
        })
    }

    /// What each rate comes to, in order of id, also those that are paid for nobody.
    pub fn lines(&self) -> &[CostLine] {
        &self.lines
    }

    /// What each payer spends, in order of payer and currency.
    pub fn payers(&self) -> impl Iterator<Item = (&Payer, &Spending)> {
        let all = self.payers.iter();
        all.map(|((payer, _), spending)| (payer, spending))
    }

    /// What all spend together, currency by currency.
    pub fn totals(&self) -> impl Iterator<Item = &Spending> {
        self.totals.values()
    }

    /// What all spend in one currency; nothing if no rate in it is paid.
    pub fn total(&self, currency: Currency) -> Option<&Spending> {
        self.totals.get(&currency)
    }

    /// Placements that cost nothing here, because the program does not know them.
    pub fn left_out(&self) -> &[Placement] {
        &self.left_out
    }

    /// The table by rate.
    pub fn rate_sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(
            Word::CostByRate,
            [
                Column::left(Word::RateName),
                Column::left(Word::Payer),
                Column::left(Word::Basis),
                Column::right(Word::Amount),
                Column::right(Word::Heads),
                Column::right(Word::Units),
                Column::right(Word::Total),
                Column::left(Word::Currency),
            ],
        );
        for line in &self.lines {
            sheet.row([
                Cell::text(&line.label),
                line.payer.as_str().into(),
                paid_for(line.basis).into(),
                Cell::Number(line.amount.amount()),
                line.heads.into(),
                line.units.into(),
                Cell::Number(line.total),
                Cell::text(line.amount.currency().to_string()),
            ]);
        }
        for spending in self.totals() {
            sheet.total([
                Word::All.into(),
                Cell::Empty,
                Cell::Empty,
                Cell::Empty,
                spending.heads.into(),
                Cell::Empty,
                Cell::Number(spending.total),
                Cell::text(spending.currency.to_string()),
            ]);
        }
        sheet
    }

    /// The table by payer, with the cost a head and a seat-week.
    pub fn payer_sheet(&self) -> Sheet {
        let mut sheet = Sheet::new(
            Word::CostByPayer,
            [
                Column::left(Word::Payer),
                Column::right(Word::Heads),
                Column::right(Word::Total),
                Column::right(Word::PerHead),
                Column::right(Word::PerSeatWeek),
                Column::left(Word::Currency),
            ],
        );
        let cells = |name: Cell, spending: &Spending| {
            let places = spending.currency.decimals();
            let figure =
                |figure: fn(&Spending, Rounding) -> Result<Figure<Decimal>, StatsError>| {
                    let rounding = Rounding::places(places).ok()?;
                    Some(Cell::Number(figure(spending, rounding).ok()?.into_value()))
                };
            [
                name,
                spending.heads.into(),
                Cell::Number(spending.total),
                figure(Spending::per_head).unwrap_or(Cell::Empty),
                figure(Spending::per_seat_week).unwrap_or(Cell::Empty),
                Cell::text(spending.currency.to_string()),
            ]
        };
        for (payer, spending) in self.payers() {
            sheet.row(cells(payer.as_str().into(), spending));
        }
        for spending in self.totals() {
            sheet.total(cells(Word::All.into(), spending));
        }
        sheet
    }
}

impl fmt::Display for Costs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rate_sheet().fmt(f)
    }
}

/// A sum under way, in the smaller unit.
#[derive(Debug, Default)]
struct Sum {
    paid: i128,
    heads: u64,
    seat_days: u64,
}

impl Sum {
    /// One trainee's share: at most 10^17 units a time, for at most a hundred thousand days, so
    /// that a million trainees stay far below 2^127.
    fn add(&mut self, paid: i128, days: u64) {
        self.paid = self.paid.saturating_add(paid);
        self.heads += 1;
        self.seat_days = self.seat_days.saturating_add(days);
    }

    fn spending(self, currency: Currency) -> Result<Spending, ReportError> {
        Ok(Spending {
            currency,
            total: money(Some(self.paid), currency)?,
            heads: self.heads,
            seat_days: self.seat_days,
        })
    }
}

/// An amount in the larger unit.
fn money(minor: Option<i128>, currency: Currency) -> Result<Decimal, ReportError> {
    minor
        .and_then(|minor| Decimal::try_from_i128_with_scale(minor, currency.decimals()).ok())
        .ok_or(ReportError::Overflow { what: "costs" })
}

fn covers(rate: &Rate, itinerary: &Itinerary<'_>) -> bool {
    rate.cohorts().is_empty() || rate.cohorts().contains(itinerary.trainee.cohort())
}

/// What a rate of this basis is paid for, in a word.
fn paid_for(basis: Basis) -> Word {
    match basis {
        Basis::Once => Word::Once,
        Basis::Day => Word::Day,
        Basis::Night => Word::Night,
        Basis::WorkingDay => Word::WorkingDay,
    }
}

/// How often a rate of this basis is paid for a trainee who is placed.
fn units_of(program: &Program, itinerary: &Itinerary<'_>, basis: Basis) -> u64 {
    let Some(stay) = itinerary.stay() else {
        return 0;
    };
    u64::from(match basis {
        Basis::Once => 1,
        Basis::Day => stay.days(),
        Basis::Night => stay.nights(),
        Basis::WorkingDay => program.calendar().working_days(stay),
    })
}

/// The days of the periods of a trainee's placements, each placement by itself.
fn seat_days(program: &Program, itinerary: &Itinerary<'_>) -> u64 {
    let periods = program.horizon().periods();
    let days = itinerary.visits.iter().map(|visit| {
        let numbers = visit.periods();
        let [from, until] = [numbers.start, numbers.end].map(|n| usize::try_from(n).unwrap_or(0));
        let taken = periods.get(from..until).unwrap_or_default();
        taken.iter().map(|days| u64::from(days.days())).sum::<u64>()
    });
    days.fold(0, u64::saturating_add)
}
