//! What a certificate says.
use crate::problem::model::Worth;

use super::relaxation::Relaxation;

/// Prices and multipliers are in units of 1/1000, so that sums are exact integers.
pub(crate) const SCALE: i64 = 1000;

/// Which plans a certificate speaks about.
///
/// ```
/// use practicum::certificate::Mode;
/// use practicum::{RuleBook, SolveConfig, plan};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let complete = planned.outcome().certificate().ok_or("a bound has one")?;
/// assert_eq!(complete.mode(), Mode::Strict); // nothing is missing in the plan that it bounds
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let planned = plan(&program, &RuleBook::default(), &SolveConfig::default())?;
/// let short = planned.outcome().certificate().ok_or("a bound has one")?;
/// assert!(matches!(short.mode(), Mode::Relaxed { penalty } if penalty > 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
pub enum Mode {
    /// Only plans without shortfall: a bound on their value. Since a plan without shortfall beats
    /// all others, this bounds every plan.
    Strict,
    /// All plans; a missing unit costs `penalty`.
    Relaxed {
        /// Value lost with each unit of shortfall, above 0.
        penalty: i64,
    },
}

/// The reason for a bound: all plans, split into cases, and prices that bound each case.
///
/// Most certificates have one case only, all plans. Otherwise the steps are a tree, written from its
/// root: after a [`Step::Split`] come all steps of the case in which the answer is yes, then those of
/// the case in which it is no.
///
/// A certificate belongs to one compiled problem; cells, trainees, choices and links are in its order.
///
/// ```
/// use practicum::{Problem, RuleBook};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let problem = Problem::compile(&program, &RuleBook::default())?;
/// let certificate = planned.outcome().certificate().ok_or("a bound has one")?;
/// let prices = &certificate.prices()[0];
/// assert_eq!(prices.cells().len(), problem.cells()); // a price for each thing that is shared
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Certificate {
    /// Which plans it speaks about.
    pub(crate) mode: Mode,
    /// Prices that leaves refer to.
    pub(crate) prices: Vec<Prices>,
    /// The tree of cases.
    pub(crate) steps: Vec<Step>,
}

/// A case that is split in two, or one that is bounded.
///
/// ```
/// use practicum::certificate::Step;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let certificate = planned.outcome().certificate().ok_or("a bound has one")?;
/// let leaves = certificate.steps().iter().filter(|step| matches!(step, Step::Leaf(_)));
/// // A tree of questions with two answers each: one case more than questions.
/// assert_eq!(leaves.count(), certificate.steps().len() / 2 + 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum Step {
    /// Every plan of the case answers yes or no.
    Split(Question),
    /// No plan of the case is worth more than the prices at this place in the list say.
    Leaf(u32),
}

/// What splits a case in two.
///
/// ```
/// use practicum::certificate::{Question, Step};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let certificate = planned.outcome().certificate().ok_or("a bound has one")?;
/// let mut asked = certificate.steps().iter().filter_map(|step| match step {
///     Step::Split(question) => Some(question),
///     _ => None,
/// });
/// // Here all of them ask whether a trainee has one of some stays.
/// assert!(asked.all(|question| matches!(question, Question::Stay(_))));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "serde",
    serde(rename_all = "snake_case", deny_unknown_fields)
)]
#[non_exhaustive]
pub enum Question {
    /// Does the trainee have one of these stays?
    Stay(Stays),
    /// Does the cell have at most so many units?
    Load {
        /// Index of the cell.
        cell: u32,
        /// Units.
        most: i64,
    },
}

/// Stays of one course: at which of its choices, and from which periods.
///
/// ```
/// use std::collections::BTreeSet;
///
/// use practicum::certificate::{Question, Stays, Step};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let certificate = planned.outcome().certificate().ok_or("a bound has one")?;
/// let asked: BTreeSet<Stays> = certificate.steps().iter().filter_map(|step| match step {
///     Step::Split(Question::Stay(stays)) => Some(*stays),
///     _ => None,
/// }).collect();
/// assert!(!asked.is_empty()); // one list of prices was not enough
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Stays {
    /// Index of the trainee.
    pub(crate) trainee: u32,
    /// Choices `choices.0..choices.1`, all of one course of the trainee.
    pub(crate) choices: (u32, u32),
    /// First periods `starts.0..starts.1`.
    pub(crate) starts: (u32, u32),
}

/// What bounds one case.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let certificate = planned.outcome().certificate().ok_or("a bound has one")?;
/// let prices = &certificate.prices()[0];
/// let dear = prices.cells().iter().filter(|price| **price > 0);
/// assert!(dear.count() > 0); // what is scarce has a price, in thousandths of a unit of value
/// assert!(prices.company().is_empty()); // nobody is linked
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Prices {
    /// Price of one unit of each cell, in 1/1000; negative where the cell wants more.
    pub(crate) cells: Vec<i64>,
    /// Share of the worst-off term of each trainee, in 1/1000: at least 0, together the weight of
    /// the term, and 0 for trainees who are not counted.
    pub(crate) multipliers: Vec<i64>,
    /// Pairs (trainee, hospital), sorted, whose cap the bound needs. Other caps are not looked at.
    pub(crate) caps: Vec<(u32, u32)>,
    /// Prices of company; links without a price are not looked at.
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) company: Vec<Company>,
    /// Trainees whose itineraries are relaxed, sorted by trainee; all others are looked at exactly.
    #[cfg_attr(feature = "serde", serde(default))]
    pub(crate) relaxed: Vec<Relaxation>,
}

/// The price of a link in one hospital and period.
///
/// In a team, the first member pays it for being there and the member named gets it: both are there
/// or neither is. Where nobody may be alone, the member named pays it (it is not negative) and all
/// others get it: if that member is there, another one is.
///
/// ```
/// use practicum::program::LinkKind;
/// use practicum::program::draft::LinkRuleDraft;
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// draft.trainees.truncate(2);
/// let pair = LinkRuleDraft::new("pair", LinkKind::NotAlone).trainee("T01").trainee("T02");
/// let program = draft.link(pair).validate()?;
/// let planned = practicum::plan(&program, &RuleBook::default(), &SolveConfig::default())?;
/// let certificate = planned.outcome().certificate().ok_or("a bound has one")?;
/// assert!(!certificate.prices()[0].company().is_empty()); // being alone has a price
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Company {
    /// Index of the link.
    pub(crate) link: u32,
    /// Place in the link's list of members.
    pub(crate) member: u32,
    /// Index of the hospital.
    pub(crate) hospital: u32,
    /// The period.
    pub(crate) period: u32,
    /// In 1/1000.
    pub(crate) price: i64,
}

impl Certificate {
    /// One case: all plans.
    pub(crate) fn new(mode: Mode, prices: Prices) -> Self {
        Self {
            mode,
            prices: vec![prices],
            steps: vec![Step::Leaf(0)],
        }
    }

    /// Which plans it speaks about.
    pub fn mode(&self) -> Mode {
        self.mode
    }

    /// The tree of cases, from its root.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The prices that leaves refer to.
    pub fn prices(&self) -> &[Prices] {
        &self.prices
    }
}

impl Prices {
    /// The price of one unit of each cell, in 1/1000; negative where the cell wants more.
    pub fn cells(&self) -> &[i64] {
        &self.cells
    }

    /// Each trainee's share of the worst-off term, in 1/1000.
    pub fn multipliers(&self) -> &[i64] {
        &self.multipliers
    }

    /// Pairs of trainee and hospital whose cap the bound needs.
    pub fn caps(&self) -> &[(u32, u32)] {
        &self.caps
    }

    /// Prices of links.
    pub fn company(&self) -> &[Company] {
        &self.company
    }

    /// How trainees' itineraries are relaxed, where their sets of courses are too many.
    pub fn relaxed(&self) -> &[Relaxation] {
        &self.relaxed
    }
}

impl Stays {
    /// Whether a stay is one of these.
    pub(crate) fn contain(&self, choice: u32, start: u32) -> bool {
        (self.choices.0..self.choices.1).contains(&choice)
            && (self.starts.0..self.starts.1).contains(&start)
    }
}

/// No plan is worth more than this.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bound {
    /// What a plan can be worth at most.
    pub(crate) worth: Worth,
    /// The sum itself, in 1/1000 (in relaxed mode, of value minus penalty times shortfall).
    /// `None`: no plan of this kind exists.
    pub(crate) scaled: Option<i128>,
}
