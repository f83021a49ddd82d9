//! Why a requirement is open: one class, and the facts that show it.

use super::alone::Limited;
use crate::calendar::DateRange;
use crate::ids::{LinkId, SpecialtyId, TraineeId};
use crate::problem::CellLabel;
use crate::program::LinkKind;
use crate::schedule::Placement;
use crate::solver::Status;

/// Why a requirement of a trainee is open.
///
/// ```
/// use practicum::explain::Explainer;
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let book = RuleBook::default();
/// let planned = practicum::plan(&program, &book, &SolveConfig::default())?;
/// let explainer = Explainer::new(&program, &book, planned.schedule())?;
/// let open = explainer.open();
/// let [why] = open.as_slice() else {
///     return Err("one of the two has no place".into());
/// };
/// assert_eq!((why.requirement(), why.open()[0].as_str()), (0, "neurosurgery"));
/// assert_eq!(why.missing(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Why {
    pub(super) trainee: TraineeId,
    pub(super) requirement: usize,
    pub(super) open: Vec<SpecialtyId>,
    pub(super) missing: u32,
    pub(super) cause: Cause,
}

impl Why {
    /// The trainee.
    pub fn trainee(&self) -> &TraineeId {
        &self.trainee
    }

    /// The requirement's number in the curriculum, counted from 0.
    pub fn requirement(&self) -> usize {
        self.requirement
    }

    /// Its specialties that are not placed.
    pub fn open(&self) -> &[SpecialtyId] {
        &self.open
    }

    /// Placements that are missing.
    pub fn missing(&self) -> u32 {
        self.missing
    }

    /// The class, with its evidence.
    pub fn cause(&self) -> &Cause {
        &self.cause
    }
}

/// The four classes. They exclude each other, and there is no fifth.
///
/// An *option* is an itinerary of the trainee that keeps every personal rule, has one more placement
/// of the requirement, and no fewer of any other.
///
/// ```
/// use practicum::explain::{Blocker, Cause, Explainer};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let book = RuleBook::default();
/// let planned = practicum::plan(&program, &book, &SolveConfig::default())?;
/// let explainer = Explainer::new(&program, &book, planned.schedule())?;
/// let open = explainer.open();
/// let Cause::CrowdedOut { blockers } = open[0].cause() else {
///     return Err("the other one has the seat".into());
/// };
/// assert!(blockers.iter().all(|blocker| matches!(blocker, Blocker::Full(_))));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "snake_case"))]
pub enum Cause {
    /// There is no option, whoever else there is.
    ImpossibleAlone {
        /// A smallest set of limits that leave none: without any one of them there is an option.
        limits: Vec<Limited>,
    },
    /// Every option meets something that has no room while everybody else stays.
    CrowdedOut {
        /// A smallest set of such things: every option meets one of them, and none can be left out.
        blockers: Vec<Blocker>,
    },
    /// There is an option with room, but the plan is worth no more with it: what it opens elsewhere
    /// outweighs it.
    LostOnValue {
        /// What it costs.
        cost: Forced,
    },
    /// Not settled.
    Unknown {
        /// Why not.
        why: Unsettled,
    },
}

/// The class alone.
///
/// ```
/// use practicum::explain::{Class, Explainer};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let book = RuleBook::default();
/// let planned = practicum::plan(&program, &book, &SolveConfig::default())?;
/// let explainer = Explainer::new(&program, &book, planned.schedule())?;
/// let classes: Vec<Class> = explainer.open().iter().map(|why| why.cause().class()).collect();
/// assert_eq!(classes, [Class::CrowdedOut]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
pub enum Class {
    /// See [`Cause::ImpossibleAlone`].
    ImpossibleAlone,
    /// See [`Cause::CrowdedOut`].
    CrowdedOut,
    /// See [`Cause::LostOnValue`].
    LostOnValue,
    /// See [`Cause::Unknown`].
    Unknown,
}

impl Cause {
    /// The class.
    pub fn class(&self) -> Class {
        match self {
            Self::ImpossibleAlone { .. } => Class::ImpossibleAlone,
            Self::CrowdedOut { .. } => Class::CrowdedOut,
            Self::LostOnValue { .. } => Class::LostOnValue,
            Self::Unknown { .. } => Class::Unknown,
        }
    }
}

/// What has no room for one more while everybody else stays.
///
/// ```
/// use practicum::explain::{Blocker, Cause, Explainer};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let book = RuleBook::default();
/// let planned = practicum::plan(&program, &book, &SolveConfig::default())?;
/// let explainer = Explainer::new(&program, &book, planned.schedule())?;
/// let open = explainer.open();
/// let Cause::CrowdedOut { blockers } = open[0].cause() else {
///     return Err("the other one has the seat".into());
/// };
/// let linked = blockers.iter().filter(|one| matches!(one, Blocker::Linked { .. }));
/// assert_eq!(linked.count(), 0); // nobody has to stay with anybody here
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "what", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Blocker {
    /// A cell that is full.
    Full(Full),
    /// A link to trainees who are elsewhere.
    Linked {
        /// The link.
        link: LinkId,
        /// Its kind.
        kind: LinkKind,
    },
}

/// A cell without room.
///
/// ```
/// use practicum::explain::{Blocker, Cause, Explainer};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let book = RuleBook::default();
/// let planned = practicum::plan(&program, &book, &SolveConfig::default())?;
/// let explainer = Explainer::new(&program, &book, planned.schedule())?;
/// let open = explainer.open();
/// let Cause::CrowdedOut { blockers } = open[0].cause() else {
///     return Err("others have what it takes".into());
/// };
/// let Blocker::Full(full) = &blockers[0] else {
///     return Err("something is full".into());
/// };
/// assert_eq!(full.load(), full.limit());
/// assert!(!full.holders().is_empty()); // those who have it
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Full {
    pub(super) cell: CellLabel,
    pub(super) days: Option<DateRange>,
    pub(super) limit: i64,
    pub(super) load: i64,
    pub(super) holders: Vec<TraineeId>,
}

impl Full {
    /// What it is.
    pub fn cell(&self) -> &CellLabel {
        &self.cell
    }

    /// The days of its period, if it is of one period.
    pub fn days(&self) -> Option<DateRange> {
        self.days
    }

    /// Units that may be drawn: trainees, or a currency's smaller unit.
    pub fn limit(&self) -> i64 {
        self.limit
    }

    /// Units that the others draw.
    pub fn load(&self) -> i64 {
        self.load
    }

    /// Who draws from it, all of them, in order of id, the trainee left out.
    pub fn holders(&self) -> &[TraineeId] {
        &self.holders
    }
}

/// What it costs to have a placement all the same.
///
/// ```
/// use practicum::explain::{Cause, Explainer};
/// use practicum::program::draft::*;
/// use practicum::{ProgramDraft, RuleBook, SolveConfig};
///
/// # let day = |m, d| chrono::NaiveDate::from_ymd_opt(2014, m, d).ok_or("no such day");
/// # let weeks = DatesDraft::new(day(6, 1)?, day(6, 14)?);
/// # let route = RouteDraft::Invitation { by: "the dean".into() };
/// # let name = |text: &str| SpecialtyDraft::new(text).name(DatedNameDraft::new(text));
/// # let seat = |id: &str, of: &str| day(6, 1).map(|from| DepartmentDraft::new(id, of).seats(from, 1));
/// # let base = ProgramDraft::new("summer", "Summer", HorizonDraft::Weekly(weeks))
/// #     .region(RegionDraft::new("home", "Home", "KR"))
/// #     .specialty(name("surgery"))
/// #     .specialty(name("urology"))
/// #     .cohort(CohortDraft::new("june", "June", weeks))
/// #     .curriculum(CurriculumDraft::new("both")
/// #         .requirement(RequirementDraft::new(1, ["surgery"], 1))
/// #         .requirement(RequirementDraft::new(1, ["urology"], 1)))
/// #     .trainee(TraineeDraft::new("ana", "june", "home", "both", "student", route)
/// #         .preferences(PreferencesDraft::default().specialty("urology", -5)));
/// // Two weeks. Surgery wants somebody in the first, urology is closed in the second, and Ana does not
/// // like it.
/// let surgery = seat("surgery", "surgery")?.minimum(day(6, 1)?, 1).minimum(day(6, 8)?, 0);
/// let urology = seat("urology", "urology")?.closure(TermDraft::from(day(6, 8)?));
/// let general = HospitalDraft::new("general", "General").department(surgery).department(urology);
/// let program = base.hospital(general).validate()?;
/// let book = RuleBook::default();
/// let planned = practicum::plan(&program, &book, &SolveConfig::default())?;
/// let explainer = Explainer::new(&program, &book, planned.schedule())?;
/// let open = explainer.open();
/// let Cause::LostOnValue { cost } = open[0].cause() else {
///     return Err("there is room".into());
/// };
/// // With urology nothing less would be missing: surgery would be empty in its week.
/// assert_eq!((cost.option().len(), cost.shortfall(), cost.value()), (2, 0, 10));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Forced {
    pub(super) option: Vec<Placement>,
    pub(super) shortfall: i64,
    pub(super) value: i64,
    pub(super) status: Status,
}

impl Forced {
    /// The trainee's itinerary with the placement.
    pub fn option(&self) -> &[Placement] {
        &self.option
    }

    /// Units of shortfall that the plan would have more, the requirement's own gain counted; at least
    /// 0.
    pub fn shortfall(&self) -> i64 {
        self.shortfall
    }

    /// Value that the plan would lose; negative if it would gain.
    pub fn value(&self) -> i64 {
        self.value
    }

    /// Whether it is proven that the placement can not be had for less.
    pub fn status(&self) -> Status {
        self.status
    }
}

/// Why a class is not known.
///
/// ```
/// use practicum::explain::{Cause, Explainer, Unsettled};
/// use practicum::{RuleBook, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let (book, nothing) = (RuleBook::default(), Schedule::default());
/// let explainer = Explainer::new(&program, &book, &nothing)?;
/// let reasons = explainer.open_of(&"T01".parse()?)?;
/// let Cause::Unknown { why: Unsettled::Unused { option } } = reasons[0].cause() else {
///     return Err("all seats are free".into());
/// };
/// assert_eq!(option[0].trainee().as_str(), "T01"); // no reason at all: somebody has to plan it
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(tag = "kind", rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Unsettled {
    /// There is room, and the plan would be better with the placement: whoever made the plan stopped
    /// before they found it.
    Unused {
        /// The trainee's itinerary in the better plan.
        option: Vec<Placement>,
    },
    /// The trainee has too many possible itineraries to try them all.
    TooMany,
    /// There is room, but the solver ended before it was settled whether it is worth it.
    Budget,
}
