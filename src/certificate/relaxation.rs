//! What a certificate says about trainees whose sets of courses are too many.

/// Combinations of counts, hospitals and remembered courses of one trainee, at most.
pub(crate) const MOST_STATES: usize = 2_usize.pow(19);

/// How the itineraries of one trainee are relaxed.
///
/// A relaxed path may repeat any course that is not remembered, keeps the groups' counts only as far
/// as they are counted apart, and may break hospital caps. Each stay pays the tolls of its course and
/// of its hospital. The path gets back the most that any legal itinerary can have paid: at most one
/// toll of a course, as many of a group as it wants, and as many of a hospital as its cap allows. So no
/// legal itinerary is worth more than the best path.
///
/// ```
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let certificate = planned.outcome().certificate().ok_or("a bound has one")?;
/// let relaxed = certificate.prices().iter().flat_map(|prices| prices.relaxed());
/// assert_eq!(relaxed.count(), 0); // two courses each: nobody's itineraries are too many
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
pub struct Relaxation {
    /// Index of the trainee.
    pub(crate) trainee: u32,
    /// For each group, the count that its stays belong to; groups with the same count are counted
    /// together.
    pub(crate) counts: Vec<u32>,
    /// Courses that are remembered, sorted: never repeated, and done before those that need them.
    pub(crate) remembered: Vec<u32>,
    /// Toll of each course, in 1/1000: at least 0, except where every itinerary takes the course.
    pub(crate) tolls: Vec<i64>,
    /// Toll of hospitals, in 1/1000, above 0, sorted by hospital.
    pub(crate) hospital_tolls: Vec<(u32, i64)>,
}

impl Relaxation {
    /// Index of the trainee.
    pub fn trainee(&self) -> u32 {
        self.trainee
    }

    /// For each group, the count that its stays belong to.
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// Courses that are remembered.
    pub fn remembered(&self) -> &[u32] {
        &self.remembered
    }

    /// Toll of each course, in 1/1000.
    pub fn tolls(&self) -> &[i64] {
        &self.tolls
    }

    /// Tolls of hospitals, in 1/1000.
    pub fn hospital_tolls(&self) -> &[(u32, i64)] {
        &self.hospital_tolls
    }
}
