//! Why not everybody can be placed: a smallest set of trainees and rules that can not be had together.

use super::crux::{Crux, crux};
use super::room::{Room, Verdict};
use super::shortage::Shortage;
use crate::ids::TraineeId;
use crate::planner::PlanError;
use crate::program::Program;
use crate::rules::{RuleBook, RuleCode};
use crate::solver::SolveConfig;

/// Trainees and rules that can not be had together: with only these there is no plan that places all of
/// the trainees completely, without any one of them there is.
///
/// ```
/// use practicum::explain::{Everybody, conflict};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let found = conflict(&program, &RuleBook::default(), &SolveConfig::default())?;
/// let Everybody::Conflict(conflict) = found else {
///     return Err("one seat is too few".into());
/// };
/// let who: Vec<&str> = conflict.trainees().iter().map(|one| one.as_str()).collect();
/// assert_eq!((who, conflict.is_smallest()), (vec!["T02", "T10"], true));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conflict {
    trainees: Vec<TraineeId>,
    rules: Vec<RuleCode>,
    smallest: bool,
    shortage: Option<Shortage>,
}

impl Conflict {
    /// The trainees.
    pub fn trainees(&self) -> &[TraineeId] {
        &self.trainees
    }

    /// The rules. Those that can not be switched off are always in force and not listed.
    pub fn rules(&self) -> &[RuleCode] {
        &self.rules
    }

    /// Whether it was settled for each of them that there is a plan without it. If not, the solver's
    /// allowance ended before, and the set may be larger than it must be.
    pub fn is_smallest(&self) -> bool {
        self.smallest
    }

    /// What is short, counted, if counting shows it.
    pub fn shortage(&self) -> Option<&Shortage> {
        self.shortage.as_ref()
    }
}

/// Whether everybody can be placed.
///
/// ```
/// use practicum::explain::{Everybody, conflict};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let found = conflict(&program, &RuleBook::default(), &SolveConfig::default())?;
/// assert_eq!(found, Everybody::Fits);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "snake_case"))]
pub enum Everybody {
    /// Yes: there is a plan.
    Fits,
    /// No, and this is why.
    Conflict(Conflict),
    /// The solver's allowance ended before that was settled.
    Unknown,
}

/// Whether all requirements of all trainees can be met together, and if not, a smallest conflict.
///
/// What counting shows, or one trainee's own rules, needs no search. Of a large program a plan is made, and
/// whoever it leaves out is asked about, with those who hold what is in the way: these are few where seats are
/// plentiful but for one place. The rest are short questions to the solver; together they are bounded, and
/// where that is not enough the conflict says that it may be larger than it must be. Only whether everybody
/// fits may take all steps of the settings.
///
/// Minimum seats are left out of the question: they ask for trainees, not for places.
///
/// ```
/// use practicum::explain::{Everybody, conflict};
/// use practicum::{RuleBook, RuleCode, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let (book, config) = (RuleBook::default(), SolveConfig::default());
/// let Everybody::Conflict(found) = conflict(&program, &book, &config)? else {
///     return Err("one seat is too few".into());
/// };
/// assert!(found.rules().contains(&RuleCode::Seats));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`PlanError`] if the program is too large to be planned.
pub fn conflict(
    program: &Program,
    book: &RuleBook,
    config: &SolveConfig,
) -> Result<Everybody, PlanError> {
    let ids = program.trainees().iter();
    let ids: Vec<TraineeId> = ids.map(|trainee| trainee.id().clone()).collect();
    let mut room = Room::new(program, book, config);
    let rules = room.switchable();
    let trainees = match crux(&mut room, &ids, &rules)? {
        Crux::Fits => return Ok(Everybody::Fits),
        Crux::Unknown => return Ok(Everybody::Unknown),
        Crux::Short(trainees) => trainees,
    };
    let mut filter = Filter {
        room: &mut room,
        trainees,
        rules,
        open: false,
    };
    while filter.pass()? {}
    Ok(Everybody::Conflict(Conflict {
        shortage: filter.room.reading(&filter.trainees, &filter.rules)?,
        trainees: filter.trainees,
        rules: filter.rules,
        smallest: !filter.open,
    }))
}

/// Trainees and rules of which some may be left out.
pub(super) struct Filter<'r, 'a> {
    pub(super) room: &'r mut Room<'a>,
    pub(super) trainees: Vec<TraineeId>,
    pub(super) rules: Vec<RuleCode>,
    /// Whether some question stayed open in the last pass.
    pub(super) open: bool,
}

impl Filter<'_, '_> {
    /// Leaves out whatever can be left out; whether anything could.
    fn pass(&mut self) -> Result<bool, PlanError> {
        self.open = false;
        let before = self.trainees.len() + self.rules.len();
        self.fewer_trainees()?;
        self.fewer_rules()?;
        Ok(self.trainees.len() + self.rules.len() < before)
    }

    /// Leaves out trainees, many at once first.
    pub(super) fn fewer_trainees(&mut self) -> Result<(), PlanError> {
        let mut size = self.trainees.len().div_ceil(2);
        while size > 0 {
            let mut from = 0;
            while from < self.trainees.len() {
                let until = self.trainees.len().min(from + size);
                let mut fewer = self.trainees.clone();
                fewer.drain(from..until);
                match self.room.ask(&fewer, &self.rules)? {
                    Verdict::Impossible => self.trainees = fewer,
                    Verdict::Possible => from = until,
                    Verdict::Open => {
                        self.open |= size == 1;
                        from = until;
                    }
                }
            }
            size = if size == 1 { 0 } else { size.div_ceil(2) };
        }
        Ok(())
    }

    fn fewer_rules(&mut self) -> Result<(), PlanError> {
        let mut index = 0;
        while index < self.rules.len() {
            let mut fewer = self.rules.clone();
            fewer.remove(index);
            match self.room.ask(&self.trainees, &fewer)? {
                Verdict::Impossible => self.rules = fewer,
                Verdict::Possible => index += 1,
                Verdict::Open => {
                    self.open = true;
                    index += 1;
                }
            }
        }
        Ok(())
    }
}
