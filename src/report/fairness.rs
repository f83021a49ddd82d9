//! Who gets how much of what they are due: trainees, origins, hosts.

use std::collections::BTreeMap;
use std::fmt;

use rust_decimal::Decimal;

use super::dimension::Names;
use super::group::Group;
use super::reading::{Itinerary, Reading};
use super::sheet::{Cell, Column, Phrase, Sheet, Word};
use super::utilization::Utilization;
use crate::program::Program;
use crate::schedule::Schedule;
use crate::stats::{
    Figure, GiniCorrection, Inequality, Percent, Rounding, Sample, StatsError, percent_of,
};

/// Places of a share that is compared: a hundredth of a percent of a percent.
const SHARE: u32 = 4;

/// What one of several got of what was due.
///
/// ```
/// use practicum::report::Fairness;
/// use practicum::stats::Rounding;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let fairness = Fairness::new(&program, planned.schedule());
/// let sejong = fairness.hosts().iter().find(|host| host.group.id() == "sejong").ok_or("it is there")?;
/// assert_eq!((sejong.due, sejong.got), (8, 7)); // two seats in four weeks
/// assert_eq!(sejong.share(Rounding::TENTHS)?.value().to_string(), "87.5 %");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Portion {
    /// Who.
    pub group: Group,
    /// Seat-periods that were due: what curricula ask for, or what a host offers.
    pub due: u64,
    /// Seat-periods that they got.
    pub got: u64,
}

impl Portion {
    /// `100 got / due`.
    ///
    /// # Errors
    ///
    /// [`StatsError::Undefined`] where nothing was due.
    pub fn share(&self, rounding: Rounding) -> Result<Figure<Percent>, StatsError> {
        percent_of(self.got.into(), self.due.into(), rounding)
    }
}

/// How even a plan is between trainees, between origins and between hosts, in seat-periods.
///
/// Active trainees are due what their curricula ask for: for each requirement so many placements of
/// so many periods. A region is due what its trainees are. A host's portion is what it takes of what
/// it offers, so that here evenness means that no host carries the load of the others.
///
/// `Display` is the table of figures for the three.
///
/// ```
/// use practicum::report::Fairness;
/// use practicum::stats::Rounding;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let fairness = Fairness::new(&program, planned.schedule());
/// assert!(fairness.trainees().iter().all(|one| one.got == one.due)); // four weeks for everybody
/// let hosts = Fairness::inequality(fairness.hosts())?;
/// assert_eq!(hosts.jain(Rounding::HUNDREDTHS)?.value().to_string(), "0.74");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Fairness {
    trainees: Vec<Portion>,
    origins: Vec<Portion>,
    hosts: Vec<Portion>,
}

impl Fairness {
    /// Looks at every active trainee and every hospital. Takes any plan.
    pub fn new(program: &Program, schedule: &Schedule) -> Self {
        let reading = Reading::new(program, schedule);
        let names = Names {
            program,
            language: None,
        };
        let mut trainees = Vec::new();
        let mut origins: BTreeMap<Group, (u64, u64)> = BTreeMap::new();
        for itinerary in reading.itineraries.iter().filter(|one| one.is_active()) {
            let (due, got) = (due(program, itinerary), got(itinerary));
            let id = itinerary.trainee.id().as_str();
            trainees.push(Portion {
                group: Group::named(id),
                due,
                got,
            });
            for region in names.of_trainee(super::Dimension::Region, itinerary.trainee) {
                let (due_there, got_there) = origins.entry(region).or_default();
                *due_there = due_there.saturating_add(due);
                *got_there = got_there.saturating_add(got);
            }
        }
        let portion = |(group, (due, got))| Portion { group, due, got };
        let utilization = Utilization::new(program, schedule);
        let hosts = utilization.by_hospital().iter().map(|usage| Portion {
            group: usage.group.clone(),
            due: usage.offered,
            got: usage.used,
        });
        Self {
            trainees,
            origins: origins.into_iter().map(portion).collect(),
            hosts: hosts.collect(),
        }
    }

    /// Each active trainee, in order of id.
    pub fn trainees(&self) -> &[Portion] {
        &self.trainees
    }

    /// Each region that trainees come from, in order of id.
    pub fn origins(&self) -> &[Portion] {
        &self.origins
    }

    /// Each hospital, in order of id.
    pub fn hosts(&self) -> &[Portion] {
        &self.hosts
    }

    /// How unevenly shares are spread: the inequality of `100 got / due`, each share rounded to
    /// four places. Those to whom nothing was due are left out.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooFewValues`] if nothing was due to anybody; [`StatsError::Undefined`] if
    /// nobody got anything.
    pub fn inequality(portions: &[Portion]) -> Result<Inequality, StatsError> {
        let rounding = Rounding::places(SHARE)?;
        let due = portions.iter().filter(|portion| portion.due > 0);
        let shares: Vec<Decimal> = due
            .map(|portion| Ok(portion.share(rounding)?.value().get()))
            .collect::<Result<_, StatsError>>()?;
        Inequality::new(&Sample::new(&shares)?)
    }

    /// The table of figures: how many, the least and the largest share, Jain's index and the Gini
    /// coefficient of the shares.
    pub fn sheet(&self) -> Sheet {
        let numbers = [
            Word::Number,
            Word::LeastShare,
            Word::LargestShare,
            Word::Jain,
            Word::Gini,
        ];
        let columns = numbers.into_iter().map(Column::right);
        let columns = std::iter::once(Column::left(Word::Between)).chain(columns);
        let mut sheet = Sheet::new(Word::Evenness, columns);
        for (name, portions) in [
            (Word::Trainees, &self.trainees),
            (Word::Origins, &self.origins),
            (Word::Hosts, &self.hosts),
        ] {
            sheet.row(std::iter::once(name.into()).chain(figures(portions)));
        }
        sheet
    }

    /// The table of portions by origin.
    pub fn origin_sheet(&self) -> Sheet {
        portions_sheet(Word::Origin, &self.origins)
    }

    /// The table of portions by host.
    pub fn host_sheet(&self) -> Sheet {
        portions_sheet(Word::Host, &self.hosts)
    }
}

fn portions_sheet(what: Word, portions: &[Portion]) -> Sheet {
    let columns = [
        Column::left(what),
        Column::right(Word::Due),
        Column::right(Word::Got),
        Column::right(Word::Share),
    ];
    let mut sheet = Sheet::new(Phrase::SeatPeriodsBy(what), columns);
    for portion in portions {
        sheet.row([
            portion.group.cell(),
            portion.due.into(),
            portion.got.into(),
            percent(portion),
        ]);
    }
    sheet
}

fn percent(portion: &Portion) -> Cell {
    let share = portion.share(Rounding::TENTHS);
    share.map_or(Cell::Empty, |share| Cell::Percent(share.value().get()))
}

fn figures(portions: &[Portion]) -> Vec<Cell> {
    let rounding = Rounding::places(SHARE).unwrap_or(Rounding::FULL);
    let shares = portions.iter().filter_map(|portion| {
        let exact = portion.share(Rounding::FULL).ok()?;
        Some((exact.into_value().get(), percent(portion)))
    });
    let number = shares.clone().count();
    let least = shares.clone().min_by_key(|(share, _)| *share);
    let largest = shares.max_by_key(|(share, _)| *share);
    let cell = |share: Option<(Decimal, Cell)>| share.map_or(Cell::Empty, |(_, cell)| cell);
    let spread = Fairness::inequality(portions);
    let figure = |figure: Result<Figure<Decimal>, StatsError>| {
        figure.map_or(Cell::Empty, |figure| Cell::Number(figure.into_value()))
    };
    let jain = spread.as_ref().map(|spread| spread.jain(rounding));
    let gini = spread
        .as_ref()
        .map(|spread| spread.gini(GiniCorrection::None, rounding));
    vec![
        u64::try_from(number).unwrap_or(u64::MAX).into(),
        cell(least),
        cell(largest),
        jain.map_or(Cell::Empty, figure),
        gini.map_or(Cell::Empty, figure),
    ]
}

/// Seat-periods that a trainee's curriculum asks for.
pub(super) fn due(program: &Program, itinerary: &Itinerary<'_>) -> u64 {
    let curriculum = program.curricula().get(itinerary.trainee.curriculum());
    let requirements = curriculum.map_or(&[][..], |one| one.requirements());
    let periods = requirements
        .iter()
        .map(|one| u64::from(one.choose()).saturating_mul(one.periods().into()));
    periods.fold(0, u64::saturating_add)
}

/// Seat-periods that a trainee has.
pub(super) fn got(itinerary: &Itinerary<'_>) -> u64 {
    let visits = itinerary.visits.iter();
    let periods = visits.map(|visit| u64::from(visit.placement.periods()));
    periods.fold(0, u64::saturating_add)
}

impl fmt::Display for Fairness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sheet().fmt(f)
    }
}
