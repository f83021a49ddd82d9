//! Schedules and itineraries.

use super::error::{Errors, InvalidCsv};
use super::reader::{Columns, File, read};
use super::writer::write;
use super::{CsvLimits, CsvStyle};
use crate::ids::{DepartmentId, SpecialtyId, TraineeId};
use crate::program::{PracticeMode, Program};
use crate::schedule::{Placement, Schedule};

const COLUMNS: Columns = Columns {
    required: &["trainee", "department", "specialty", "start", "periods"],
    optional: &[
        "mode",
        "trainee_name",
        "hospital",
        "hospital_name",
        "first_day",
        "last_day",
    ],
};

/// What a program knows of a placement, in words: trainee, hospital, its name, first and last day.
pub(super) fn told(program: &Program, placement: &Placement) -> [String; 5] {
    let trainee = program.trainees().get(placement.trainee());
    let name = trainee.and_then(|one| one.name()).unwrap_or_default();
    let hospital = program
        .department(placement.department())
        .map(|(hospital, _)| hospital);
    let days = program
        .horizon()
        .span(placement.start(), placement.periods());
    [
        name.to_owned(),
        hospital.map(|one| one.id().to_string()).unwrap_or_default(),
        hospital
            .map(|one| one.name().to_owned())
            .unwrap_or_default(),
        days.map(|days| days.first().to_string())
            .unwrap_or_default(),
        days.map(|days| days.last().to_string()).unwrap_or_default(),
    ]
}

impl Schedule {
    /// Writes a row a placement, with names and days for people; a placement of what the program does
    /// not know has empty cells there. `start` counts periods from 0.
    ///
    /// ```
    /// use practicum::format::csv::{CsvLimits, CsvStyle};
    /// use practicum::{Placement, Schedule};
    ///
    /// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
    /// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
    /// let department = "st-vincent/surgery".parse()?;
    /// let first = Placement::new("T01".parse()?, department, "surgery".parse()?, 0, 3);
    /// let plan = Schedule::new([first]);
    /// let sheet = plan.to_csv(&program, CsvStyle::default());
    /// let row = "T01,st-vincent/surgery,surgery,0,3,observation,,st-vincent,Catholic University St. \
    ///            Vincent's Hospital,2014-05-26,2014-06-15";
    /// assert_eq!(sheet.lines().nth(1), Some(row));
    /// assert_eq!(Schedule::from_csv("plan.csv", &sheet, &CsvLimits::default())?, plan);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn to_csv(&self, program: &Program, style: CsvStyle) -> String {
        let row = |one: &Placement| {
            let mut cells = vec![
                one.trainee().to_string(),
                one.department().to_string(),
                one.specialty().to_string(),
                one.start().to_string(),
                one.periods().to_string(),
                one.mode().to_string(),
            ];
            cells.extend(told(program, one));
            cells
        };
        let columns = [COLUMNS.required, COLUMNS.optional].concat();
        write(style, &columns, self.placements().iter().map(row))
    }

    /// Reads a schedule. The columns `trainee`, `department`, `specialty`, `start` and `periods` must be
    /// there; `mode` may be; names and days, as [`to_csv`](Self::to_csv) writes them, are passed over.
    ///
    /// # Errors
    /// [`InvalidCsv`] lists everything that can not be read.
    pub fn from_csv<B: AsRef<[u8]> + ?Sized>(
        file: &str,
        bytes: &B,
        limits: &CsvLimits,
    ) -> Result<Self, InvalidCsv> {
        let bytes = bytes.as_ref();
        let (mut placements, mut errors) = (Vec::new(), Errors::default());
        read(
            File { name: file, bytes },
            COLUMNS,
            limits,
            &mut errors,
            |row| {
                let trainee = row.id("trainee", TraineeId::new);
                let department = row.id("department", DepartmentId::new);
                let specialty = row.id("specialty", SpecialtyId::new);
                let (start, periods) = (row.number_of("start"), row.number_of("periods"));
                let mode = match row.text("mode") {
                    "" => Some(PracticeMode::default()),
                    _ => row.word("mode", PracticeMode::ALL),
                };
                if let (Some(trainee), Some(department), Some(specialty), Some(mode)) =
                    (trainee, department, specialty, mode)
                {
                    let placement = Placement::new(trainee, department, specialty, start, periods);
                    placements.push(placement.in_mode(mode));
                }
            },
        );
        errors.none(Self::new(placements))
    }

    /// Writes the itineraries: a row a trainee of the program, a column a period, the hospital and the
    /// specialty in the cells. Trainees whom the program does not know come last.
    pub fn itineraries_to_csv(&self, program: &Program, style: CsvStyle) -> String {
        let periods = program.horizon().periods();
        let days: Vec<String> = periods
            .iter()
            .map(|days| days.first().to_string())
            .collect();
        let mut columns = vec!["trainee", "trainee_name"];
        columns.extend(days.iter().map(String::as_str));

        let known = program.trainees().iter().map(crate::program::Trainee::id);
        let others = self.itineraries().map(|(id, _)| id);
        let others = others.filter(|id| program.trainees().get(id).is_none());
        let row = |id: &TraineeId| {
            let name = program.trainees().get(id).and_then(|one| one.name());
            let mut cells = vec![id.to_string(), name.unwrap_or_default().to_owned()];
            cells.extend((0..program.horizon().len()).map(|period| self.cell(program, id, period)));
            cells
        };
        write(style, &columns, known.chain(others).map(row))
    }

    /// Where a trainee is in a period.
    fn cell(&self, program: &Program, trainee: &TraineeId, period: u32) -> String {
        let there = self.of_trainee(trainee).iter();
        let there = there.filter(|one| (one.start()..one.end()).contains(&period));
        let told = there.map(|one| {
            let hospital = program.department(one.department());
            let hospital =
                hospital.map_or(one.department().as_str(), |(hospital, _)| hospital.name());
            format!("{hospital}: {}", one.specialty())
        });
        told.collect::<Vec<_>>().join(" / ")
    }
}
