//! Fairness carried over several editions: who is behind, and by how much.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;

use super::dimension::{Dimension, Names};
use super::error::ReportError;
use super::fairness::{due, got};
use super::group::Group;
use super::reading::Reading;
use super::sheet::{Cell, Column, Sheet, Word};
use crate::program::Program;
use crate::schedule::Schedule;
use crate::stats::{Balance, Figure, Rounding, StatsError};

/// What a party asked for and got in one edition.
///
/// ```
/// use practicum::report::{Entry, Group, Ledger};
///
/// let mut ledger = Ledger::new();
/// ledger.record("2014", [(Group::named("Khabarovsk"), Entry::new(6, 4))])?;
/// let entry = ledger.entries(&Group::named("Khabarovsk"))[0];
/// assert_eq!((entry.asked, entry.got), (6, 4));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Entry {
    /// What it asked for.
    pub asked: u64,
    /// What it got.
    pub got: u64,
}

impl Entry {
    /// So much asked for, so much got.
    pub fn new(asked: u64, got: u64) -> Self {
        Self { asked, got }
    }
}

/// What parties asked for and got, edition by edition.
///
/// In each edition a party is due the part of everything given that its request is of all requests;
/// its balance is what it got beyond that, added up over the editions. Balances are exact and add to
/// zero, so whoever is ahead is so at the cost of those behind.
///
/// `Display` is the table of balances after each edition.
///
/// ```
/// use practicum::report::{Entry, Group, Ledger};
///
/// let mut ledger = Ledger::new();
/// let [khb, pri] = ["Khabarovsk", "Primorsky"].map(Group::named);
/// ledger.record("2013", [(khb.clone(), Entry::new(8, 4)), (pri.clone(), Entry::new(8, 6))])?;
/// ledger.record("2014", [(khb.clone(), Entry::new(4, 4)), (pri.clone(), Entry::new(8, 6))])?;
/// // Five were due and four given; then three and a third, and four were given.
/// let behind = ledger.behind();
/// assert_eq!(behind[0].0, khb);
/// assert_eq!(behind[0].1.to_string(), "-0.3333333333333333333333333333");
/// # Ok::<(), practicum::report::ReportError>(())
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ledger {
    editions: Vec<String>,
    /// The entries of each party, by number of the edition.
    parties: BTreeMap<Group, Party>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Party {
    entries: BTreeMap<usize, Entry>,
    balance: Balance,
    /// The balance after each edition.
    course: Vec<Decimal>,
}

impl Ledger {
    /// Before the first edition.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an edition. A party named twice has its entries added; one that is not named asked for
    /// nothing and got nothing. On an error nothing is recorded.
    ///
    /// # Errors
    ///
    /// [`ReportError::Overflow`]; [`ReportError::Stats`] if something was given and nobody asked.
    pub fn record(
        &mut self,
        edition: impl Into<String>,
        entries: impl IntoIterator<Item = (Group, Entry)>,
    ) -> Result<(), ReportError> {
        let overflow = ReportError::Overflow { what: "a ledger" };
        let mut named: BTreeMap<Group, Entry> = BTreeMap::new();
        let mut all = Entry::default();
        for (party, entry) in entries {
            for sum in [named.entry(party).or_default(), &mut all] {
                let sums = sum.asked.checked_add(entry.asked);
                let sums = sums.zip(sum.got.checked_add(entry.got));
                let (asked, got) = sums.ok_or_else(|| overflow.clone())?;
                *sum = Entry { asked, got };
            }
        }
        let mut after = self.clone();
        let number = after.editions.len();
        after.editions.push(edition.into());
        for (party, entry) in named {
            let party = after.parties.entry(party).or_default();
            // Who joins later was at zero until then.
            party.course.resize(number, Decimal::ZERO);
            party.entries.insert(number, entry);
        }
        for party in after.parties.values_mut() {
            let entry = party.entries.get(&number).copied().unwrap_or_default();
            party
                .balance
                .add(entry.got, all.got, entry.asked, all.asked)?;
            let now = party.balance.figure(Rounding::FULL)?;
            party.course.push(now.into_value());
        }
        *self = after;
        Ok(())
    }

    /// Adds a plan as an edition, by a fact about its trainees: their region, their authority.
    /// Active trainees ask for what their curricula do, in seat-periods, and get what they have.
    ///
    /// # Errors
    ///
    /// As [`Ledger::record`].
    pub fn record_plan(
        &mut self,
        program: &Program,
        schedule: &Schedule,
        by: Dimension,
    ) -> Result<(), ReportError> {
        let names = Names {
            program,
            language: None,
        };
        let reading = Reading::new(program, schedule);
        let active = reading.itineraries.iter().filter(|one| one.is_active());
        let entries = active.flat_map(|itinerary| {
            let parties = if by.is_personal() {
                names.of_trainee(by, itinerary.trainee)
            } else {
                vec![Group::not_given()]
            };
            let entry = Entry::new(due(program, itinerary), got(itinerary));
            parties.into_iter().take(1).map(move |party| (party, entry))
        });
        self.record(program.name(), entries.collect::<Vec<_>>())
    }

    /// The editions in order.
    pub fn editions(&self) -> &[String] {
        &self.editions
    }

    /// What a party asked for and got, edition by edition.
    pub fn entries(&self, party: &Group) -> Vec<Entry> {
        let party = self.parties.get(party);
        let entry = |number| Some(*party?.entries.get(&number)?);
        (0..self.editions.len())
            .map(|number| entry(number).unwrap_or_default())
            .collect()
    }

    /// The balance of a party; `None` if it was never named.
    ///
    /// # Errors
    ///
    /// [`StatsError::ResultOutOfRange`].
    pub fn balance(
        &self,
        party: &Group,
        rounding: Rounding,
    ) -> Option<Result<Figure<Decimal>, StatsError>> {
        let party = self.parties.get(party)?;
        Some(party.balance.figure(rounding))
    }

    /// All parties with their balances to 28 digits, those furthest behind first; equal ones in
    /// order of id. Whose turn is it next?
    pub fn behind(&self) -> Vec<(Group, Decimal)> {
        let parties = self.parties.iter();
        let mut all: Vec<_> = parties
            .map(|(group, party)| {
                let balance = party.course.last().copied().unwrap_or_default();
                (group.clone(), balance)
            })
            .collect();
        all.sort_by_key(|(_, balance)| *balance);
        all
    }

    /// The table of balances after each edition.
    pub fn sheet(&self) -> Sheet {
        let editions = self.editions.iter().map(Column::right);
        let columns = std::iter::once(Column::left(Word::BalanceAfter)).chain(editions);
        let mut sheet = Sheet::new(Word::Balances, columns);
        for (group, party) in &self.parties {
            let cells = party.course.iter().map(|balance| {
                let mut shown = balance.round_dp(2);
                shown.rescale(2);
                Cell::Number(shown)
            });
            sheet.row(std::iter::once(group.cell()).chain(cells));
        }
        sheet
    }
}

impl fmt::Display for Ledger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sheet().fmt(f)
    }
}
