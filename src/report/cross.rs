//! Tables of a program and its plan: persons, placements or seat-periods by any two dimensions.

use super::dimension::{Dimension, Names};
use super::error::ReportError;
use super::group::Group;
use super::pivot::{Measure, Pivot};
use super::reading::{Itinerary, Reading};
use super::sheet::Label;
use super::tally::Tally;
use crate::codes::LanguageTag;
use crate::program::Program;
use crate::schedule::Schedule;

/// A question of a program and its plan: how many of what, by what.
///
/// Takes any plan. Placements of unknown trainees, at unknown departments or outside the horizon
/// are counted nowhere; [`left_out`](Self::left_out) lists them, as the checker does.
///
/// ```
/// use practicum::report::{Cross, Dimension, Measure};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let weeks = Cross::new(&program, planned.schedule(), Measure::SeatPeriods, Dimension::Hospital)
///     .by(Dimension::Region)
///     .pivot()?;
/// let sejong = weeks.rows().iter().position(|host| host.id() == "sejong").ok_or("it is there")?;
/// assert_eq!(weeks.columns()[0].name(), "Khabarovsk Krai");
/// assert_eq!((weeks.value(sejong, 0), weeks.row_total(sejong)), (Some(3), Some(7)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Cross<'a> {
    reading: Reading<'a>,
    measure: Measure,
    rows: Dimension,
    columns: Option<Dimension>,
    language: Option<LanguageTag>,
}

impl<'a> Cross<'a> {
    /// A list: the measure by one dimension.
    pub fn new(
        program: &'a Program,
        schedule: &'a Schedule,
        measure: Measure,
        rows: Dimension,
    ) -> Self {
        Self {
            reading: Reading::new(program, schedule),
            measure,
            rows,
            columns: None,
            language: None,
        }
    }

    /// The same by a second dimension, in columns.
    #[must_use]
    pub fn by(self, columns: Dimension) -> Self {
        Self {
            columns: Some(columns),
            ..self
        }
    }

    /// The same with names in a language, where the program has them.
    #[must_use]
    pub fn in_language(self, language: LanguageTag) -> Self {
        Self {
            language: Some(language),
            ..self
        }
    }

    /// Placements that are counted nowhere.
    pub fn left_out(&self) -> &[crate::schedule::Placement] {
        &self.reading.left_out
    }

    /// The table.
    ///
    /// # Errors
    ///
    /// [`ReportError::Overflow`].
    pub fn pivot(&self) -> Result<Pivot, ReportError> {
        let names = Names {
            program: self.reading.program,
            language: self.language.as_ref(),
        };
        let columns = self.columns;
        let columns = columns.map_or_else(|| Label::from(""), |one| one.word().into());
        let mut tally = Tally::new(self.measure, self.rows.word(), columns);
        names
            .all(self.rows)
            .into_iter()
            .for_each(|group| tally.reserve_row(group));
        match self.columns {
            Some(columns) => names
                .all(columns)
                .into_iter()
                .for_each(|group| tally.reserve_column(group)),
            None => tally.reserve_column(self.only_column()),
        }
        for itinerary in &self.reading.itineraries {
            match self.measure {
                Measure::Persons => tally.count_spread(self.cells(names, itinerary)),
                Measure::Placements | Measure::SeatPeriods => {
                    self.placements(names, itinerary, &mut tally);
                }
            }
        }
        tally.pivot()
    }

    /// The column of a list.
    fn only_column(&self) -> Group {
        Group::said(self.measure.word())
    }

    /// The cells that a trainee stands in.
    fn cells(&self, names: Names<'_>, itinerary: &Itinerary<'_>) -> Vec<(Group, Group)> {
        let personal = self.rows.is_personal() && self.columns.is_none_or(Dimension::is_personal);
        if personal || itinerary.visits.is_empty() {
            return self.at(names, itinerary, None);
        }
        let visits = 0..itinerary.visits.len();
        visits
            .flat_map(|place| self.at(names, itinerary, Some(place)))
            .collect()
    }

    /// The cells of one placement of a trainee, or of the trainee as such.
    fn at(
        &self,
        names: Names<'_>,
        itinerary: &Itinerary<'_>,
        place: Option<usize>,
    ) -> Vec<(Group, Group)> {
        let visit = place.and_then(|place| itinerary.visits.get(place));
        let groups = |dimension: Dimension| match visit {
            _ if dimension.is_personal() => names.of_trainee(dimension, itinerary.trainee),
            Some(visit) => names.of_visit(dimension, visit),
            None => vec![Group::not_placed()],
        };
        let rows = groups(self.rows);
        let columns = self
            .columns
            .map_or_else(|| vec![self.only_column()], groups);
        // In one period a placement stands in the cell of that period only.
        if self.rows == Dimension::Period && self.columns == Some(Dimension::Period) {
            return rows.into_iter().zip(columns).collect();
        }
        rows.iter()
            .flat_map(|row| {
                columns
                    .iter()
                    .map(move |column| (row.clone(), column.clone()))
            })
            .collect()
    }

    fn placements(&self, names: Names<'_>, itinerary: &Itinerary<'_>, tally: &mut Tally) {
        let by_period = self.rows == Dimension::Period || self.columns == Some(Dimension::Period);
        for (place, visit) in itinerary.visits.iter().enumerate() {
            let cells = self.at(names, itinerary, Some(place));
            match self.measure {
                // One thing a period, each in its own cells.
                Measure::SeatPeriods if by_period => self.periods(cells, tally),
                Measure::SeatPeriods => {
                    tally.count_spread_of(cells, visit.placement.periods().into());
                }
                Measure::Placements | Measure::Persons => tally.count_spread(cells),
            }
        }
    }

    /// Counts the cells of each period as one thing.
    fn periods(&self, cells: Vec<(Group, Group)>, tally: &mut Tally) {
        let mut by_period = std::collections::BTreeMap::<Group, Vec<(Group, Group)>>::new();
        for (row, column) in cells {
            let period = if self.rows == Dimension::Period {
                &row
            } else {
                &column
            };
            by_period
                .entry(period.clone())
                .or_default()
                .push((row, column));
        }
        for cells in by_period.into_values() {
            tally.count_spread(cells);
        }
    }
}
