//! How long trainees stay, how long they wait, how often they change.

use std::fmt;

use super::reading::{Itinerary, Reading};
use super::sheet::{Cell, Column, Phrase, Sheet, Word};
use crate::calendar::DateRange;
use crate::ids::TraineeId;
use crate::program::{Pin, Program};
use crate::schedule::{Placement, Schedule};
use crate::stats::{Ordered, Rounding, Sample, StatsError};

/// The stay of one trainee, from the first day of the first placement to the last day of the last.
///
/// ```
/// use practicum::report::Stays;
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let stays = Stays::new(&program, planned.schedule());
/// let first = &stays.all()[0];
/// assert_eq!(first.trainee.as_str(), "T01");
/// assert_eq!(first.days, program.horizon().range());
/// assert_eq!((first.calendar_days, first.working_days, first.changes), (27, 18, 1));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct Stay {
    /// Who.
    pub trainee: TraineeId,
    /// The days.
    pub days: DateRange,
    /// Calendar days.
    pub calendar_days: u32,
    /// Working days among them.
    pub working_days: u32,
    /// Placements.
    pub placements: u32,
    /// Periods of those placements.
    pub seat_periods: u32,
    /// Periods without a placement before the end of the last one, from the first period in the
    /// cohort's window on, or from an earlier pin (as `V504` counts).
    pub waiting: u32,
    /// Placements at another hospital than the one before (as `V505` counts).
    pub changes: u32,
}

/// A figure of stays that can be summed and described.
///
/// ```
/// use practicum::report::{StayFigure, Stays};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let stays = Stays::new(&program, planned.schedule());
/// let changes = stays.sample(StayFigure::Changes)?.accumulator();
/// assert_eq!(changes.sum()?.to_string(), "4 (sum, n = 10, exact)");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StayFigure {
    /// Calendar days.
    CalendarDays,
    /// Working days.
    WorkingDays,
    /// Placements.
    Placements,
    /// Periods of placements.
    SeatPeriods,
    /// Periods without a placement.
    Waiting,
    /// Changes of hospital.
    Changes,
}

impl StayFigure {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::CalendarDays,
        Self::WorkingDays,
        Self::Placements,
        Self::SeatPeriods,
        Self::Waiting,
        Self::Changes,
    ];

    fn of(self, stay: &Stay) -> u32 {
        match self {
            Self::CalendarDays => stay.calendar_days,
            Self::WorkingDays => stay.working_days,
            Self::Placements => stay.placements,
            Self::SeatPeriods => stay.seat_periods,
            Self::Waiting => stay.waiting,
            Self::Changes => stay.changes,
        }
    }
}

impl StayFigure {
    /// Its name.
    fn word(self) -> Word {
        match self {
            Self::CalendarDays => Word::CalendarDays,
            Self::WorkingDays => Word::WorkingDays,
            Self::Placements => Word::Placements,
            Self::SeatPeriods => Word::SeatPeriods,
            Self::Waiting => Word::IdlePeriods,
            Self::Changes => Word::HospitalChanges,
        }
    }
}

impl fmt::Display for StayFigure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word().english())
    }
}

/// The stays of all trainees who are placed.
///
/// `Display` is a table of what each figure comes to.
///
/// ```
/// use practicum::report::Stays;
/// use practicum::{Placement, Schedule};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let plan = [Placement::new("T01".parse()?, "st-vincent/surgery".parse()?, "surgery".parse()?, 0, 3)];
/// let stays = Stays::new(&program, &Schedule::new(plan));
/// assert_eq!((stays.all().len(), stays.unplaced()), (1, 9));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Stays {
    all: Vec<Stay>,
    unplaced: u64,
    left_out: Vec<Placement>,
}

impl Stays {
    /// Looks at every trainee. Takes any plan.
    pub fn new(program: &Program, schedule: &Schedule) -> Self {
        let reading = Reading::new(program, schedule);
        let stays: Vec<Stay> = reading
            .itineraries
            .iter()
            .filter_map(|itinerary| stay(program, itinerary))
            .collect();
        let placed = stays.len();
        let unplaced = reading.itineraries.len().saturating_sub(placed);
        Self {
            all: stays,
            unplaced: u64::try_from(unplaced).unwrap_or(u64::MAX),
            left_out: reading.left_out,
        }
    }

    /// The stays in order of trainee.
    pub fn all(&self) -> &[Stay] {
        &self.all
    }

    /// Trainees of the program without a placement.
    pub fn unplaced(&self) -> u64 {
        self.unplaced
    }

    /// Placements that belong to no stay.
    pub fn left_out(&self) -> &[Placement] {
        &self.left_out
    }

    /// One figure of all stays, ready for any statistic.
    ///
    /// # Errors
    ///
    /// [`StatsError::TooManyValues`].
    pub fn sample(&self, figure: StayFigure) -> Result<Sample, StatsError> {
        Sample::from_integers(self.all.iter().map(|stay| figure.of(stay)))
    }

    /// The table of all figures: sum, mean, median, smallest, largest.
    pub fn sheet(&self) -> Sheet {
        let numbers = [Word::Sum, Word::Mean, Word::Median, Word::Least, Word::Most];
        let columns = numbers.into_iter().map(Column::right);
        let columns = std::iter::once(Column::left(Word::PerTrainee)).chain(columns);
        let mut sheet = Sheet::new(Word::Stays, columns);
        for figure in StayFigure::ALL {
            let cells = self.sample(figure).map(|sample| described(&sample));
            let name = Cell::from(figure.word());
            sheet.row(std::iter::once(name).chain(cells.into_iter().flatten()));
        }
        let (placed, unplaced) = (self.all.len(), self.unplaced);
        sheet.note(Phrase::PlacedAndNot { placed, unplaced });
        sheet
    }

    /// The table of stays, a line a trainee.
    pub fn trainee_sheet(&self) -> Sheet {
        let figures = StayFigure::ALL.map(|figure| Column::right(figure.word()));
        let first = [
            Column::left(Word::Trainee),
            Column::left(Word::FirstDay),
            Column::left(Word::LastDay),
        ];
        let mut sheet = Sheet::new(Word::StaysByTrainee, first.into_iter().chain(figures));
        for stay in &self.all {
            let first = [
                stay.trainee.as_str().into(),
                Cell::Day(stay.days.first()),
                Cell::Day(stay.days.last()),
            ];
            let figures = StayFigure::ALL.map(|figure| figure.of(stay).into());
            sheet.row(first.into_iter().chain(figures));
        }
        sheet
    }
}

/// Sum, mean, median, smallest and largest, those that exist.
fn described(sample: &Sample) -> Vec<Cell> {
    let (sums, ordered) = (sample.accumulator(), Ordered::new(sample));
    [
        sums.sum(),
        sums.mean(Rounding::HUNDREDTHS),
        ordered.median(Rounding::TENTHS),
        sums.minimum(),
        sums.maximum(),
    ]
    .into_iter()
    .map(|figure| figure.map_or(Cell::Empty, |figure| Cell::Number(figure.into_value())))
    .collect()
}

fn stay(program: &Program, itinerary: &Itinerary<'_>) -> Option<Stay> {
    let days = itinerary.stay()?;
    let visits = &itinerary.visits;
    let hosts = visits.iter().map(|visit| visit.hospital.id());
    let changes = hosts.clone().zip(hosts.skip(1)).filter(|(a, b)| a != b);
    let periods = visits.iter().map(|visit| visit.placement.periods());
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Some(Stay {
        trainee: itinerary.trainee.id().clone(),
        days,
        calendar_days: days.days(),
        working_days: program.calendar().working_days(days),
        placements: count(visits.len()),
        seat_periods: periods.fold(0, u32::saturating_add),
        waiting: waiting(program, itinerary),
        changes: count(changes.count()),
    })
}

/// Periods without a placement before the end of the last one.
fn waiting(program: &Program, itinerary: &Itinerary<'_>) -> u32 {
    let cohort = program.cohorts().get(itinerary.trainee.cohort());
    let first = cohort.and_then(|cohort| {
        let mut periods = (0_u32..).zip(program.horizon().periods());
        periods.find(|(_, days)| cohort.window().covers(**days))
    });
    let pins = itinerary.trainee.pins().iter().map(Pin::start);
    let mut since = pins.fold(first.map_or(0, |(period, _)| period), u32::min);
    let mut idle = 0_u32;
    for visit in &itinerary.visits {
        let periods = visit.periods();
        idle = idle.saturating_add(periods.start.saturating_sub(since));
        since = since.max(periods.end);
    }
    idle
}

/// The length of each cohort's window in calendar and working days.
///
/// ```
/// use practicum::report::{Cell, window_sheet};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let sheet = window_sheet(&program);
/// assert_eq!(sheet.title(), "Length of editions");
/// assert_eq!(sheet.rows()[0].cells()[3..], [Cell::Count(27), Cell::Count(18)]); // days, working days
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn window_sheet(program: &Program) -> Sheet {
    let columns = [
        Column::left(Word::Cohort),
        Column::left(Word::FirstDay),
        Column::left(Word::LastDay),
        Column::right(Word::CalendarDays),
        Column::right(Word::WorkingDays),
    ];
    let mut sheet = Sheet::new(Word::EditionLengths, columns);
    for cohort in program.cohorts() {
        let window = cohort.window();
        sheet.row([
            cohort.name().into(),
            Cell::Day(window.first()),
            Cell::Day(window.last()),
            window.days().into(),
            program.calendar().working_days(window).into(),
        ]);
    }
    sheet
}

impl fmt::Display for Stays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.sheet().fmt(f)
    }
}
