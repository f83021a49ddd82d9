//! A defect with its place, and all defects of a draft.

use std::fmt;

use thiserror::Error;

use super::{DefectCode, Entity, Flaw, Place};

/// One thing that is wrong with a draft: where, and what.
///
/// ```
/// use practicum::program::DefectCode;
/// use practicum::program::draft::RegionDraft;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let draft = practicum::ProgramDraft::from_json(json)?;
/// let Err(invalid) = draft.region(RegionDraft::new("nowhere", "Nowhere", "XX")).validate() else {
///     return Err("XX is no country".into());
/// };
/// let defect = &invalid.defects()[0];
/// assert_eq!(defect.code(), DefectCode::Code);
/// assert_eq!(defect.place().to_string(), r#"regions["nowhere"].country"#);
/// assert_eq!(defect.value(), "XX");
/// assert_eq!(defect.remedy(), "look the code up in the standard named");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{} {place}: {flaw}", flaw.code())]
pub struct Defect {
    place: Place,
    flaw: Flaw,
}

impl Defect {
    pub(in crate::program) fn new(place: Place, flaw: Flaw) -> Self {
        Self { place, flaw }
    }

    /// The kind of defect.
    pub fn code(&self) -> DefectCode {
        self.flaw.code()
    }

    /// The entity that has it.
    pub fn entity(&self) -> &Entity {
        self.place.entity()
    }

    /// The way to the field that has it.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// What is wrong, with the values at fault.
    pub fn flaw(&self) -> &Flaw {
        &self.flaw
    }

    /// The value at fault, as text.
    pub fn value(&self) -> String {
        self.flaw.value()
    }

    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        self.code().remedy()
    }
}

/// Everything that is wrong with a draft: at least one defect, in order of place.
///
/// ```
/// use practicum::ProgramDraft;
/// use practicum::program::draft::{DatesDraft, HorizonDraft, RegionDraft};
///
/// # let day = |d| chrono::NaiveDate::from_ymd_opt(2026, 6, d).ok_or("no such day");
/// let turned = HorizonDraft::Weekly(DatesDraft::new(day(28)?, day(1)?));
/// let draft = ProgramDraft::new("summer", "Summer school", turned)
///     .region(RegionDraft::new("home", "Gyeonggi", "KR"))
///     .region(RegionDraft::new("home", "Gyeonggi", "KR"));
/// let Err(invalid) = draft.validate() else {
///     return Err("two defects".into());
/// };
/// let told: Vec<String> = invalid.defects().iter().map(ToString::to_string).collect();
/// assert_eq!(
///     told,
///     [
///         "D301 horizon.weekly: the last day 2026-06-01 lies before the first day 2026-06-28",
///         r#"D103 regions[1].id: the region id "home" is already taken by regions[0]"#,
///     ]
/// );
/// assert_eq!(invalid.defects()[0].remedy(), "swap the two days, or correct one");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub struct InvalidProgram {
    defects: Vec<Defect>,
    unlisted: usize,
}

impl InvalidProgram {
    /// Most defects that are listed; the rest is counted, see [`unlisted`](Self::unlisted).
    pub const MAX_LISTED: usize = 100_000;

    /// Sorts the defects, of which there is at least one.
    pub(in crate::program) fn new(mut defects: Vec<Defect>, unlisted: usize) -> Self {
        defects.sort_by(|a, b| a.place.cmp(&b.place).then_with(|| a.code().cmp(&b.code())));
        Self { defects, unlisted }
    }

    /// The defects in order of place.
    pub fn defects(&self) -> &[Defect] {
        &self.defects
    }

    /// How many defects there are, listed or not.
    pub fn count(&self) -> usize {
        self.defects.len().saturating_add(self.unlisted)
    }

    /// How many defects there are beyond the listed ones: 0 unless there are more than
    /// [`MAX_LISTED`](Self::MAX_LISTED).
    pub fn unlisted(&self) -> usize {
        self.unlisted
    }
}

impl fmt::Display for InvalidProgram {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.count(), self.defects.first()) {
            (1, Some(only)) => write!(f, "1 defect: {only}"),
            (count, Some(first)) => write!(f, "{count} defects; first: {first}"),
            (count, None) => write!(f, "{count} defects"),
        }
    }
}
