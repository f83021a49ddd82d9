//! A published instance of the Medical Student Scheduling problem, in `MiniZinc` data form, expressed
//! in the crate's ordinary model.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use practicum::program::ProgramDraft;
use practicum::program::draft::{
    CohortDraft, CurriculumDraft, DatedNameDraft, DatesDraft, DepartmentDraft, HorizonDraft,
    HospitalDraft, PreferencesDraft, PrerequisiteDraft, ProgramPreferencesDraft, RegionDraft,
    RequirementDraft, RouteDraft, SpecialtyDraft, TermDraft, TraineeDraft,
};
use practicum::schedule::Schedule;

/// The arrays of an instance, rows end to end.
#[derive(Debug)]
pub(crate) struct Instance {
    students: usize,
    disciplines: usize,
    hospitals: usize,
    periods: usize,
    duration: u32,
    groups: usize,
    max_per_hospital: u32,
    arrays: BTreeMap<String, Vec<i64>>,
}

type Failure = Box<dyn std::error::Error>;

impl Instance {
    /// Reads an instance.
    pub(crate) fn parse(text: &str) -> Result<Self, Failure> {
        let without_comments: String = text
            .lines()
            .map(|line| line.split('%').next().unwrap_or(""))
            .collect::<Vec<_>>()
            .join("\n");
        let mut arrays = BTreeMap::new();
        for statement in without_comments.split(';') {
            let Some((name, value)) = statement.split_once('=') else {
                continue;
            };
            // `array3d(1..40, 1..3, 1..12, [...])` names its index sets before the numbers.
            let numbers = value
                .rsplit_once('[')
                .map_or(value, |(_, numbers)| numbers)
                .split(|c: char| !(c.is_ascii_digit() || c == '-'))
                .filter(|part| !part.is_empty())
                .map(str::parse)
                .collect::<Result<Vec<i64>, _>>()
                .map_err(|error| format!("{}: {error}", shortened(name)))?;
            arrays.insert(name.trim().to_owned(), numbers);
        }
        let scalar = |name: &str| -> Result<usize, Failure> {
            match arrays.get(name).map(Vec::as_slice) {
                Some([value]) => Ok(usize::try_from(*value)?),
                _ => Err(format!("{name} is missing or not one number").into()),
            }
        };
        let instance = Self {
            students: scalar("Students")?,
            disciplines: scalar("Disciplines")?,
            hospitals: scalar("Hospitals")?,
            periods: scalar("Horizon")?,
            duration: u32::try_from(scalar("Duration")?)?,
            groups: scalar("Groups")?,
            max_per_hospital: u32::try_from(scalar("MaxDiscPerHosp")?)?,
            arrays,
        };
        let Self {
            students,
            disciplines,
            hospitals,
            periods,
            groups,
            ..
        } = instance;
        for (name, size) in [
            ("DiscGroup", disciplines),
            ("StudDiscGroup", students * groups),
            ("AllowedDisc", students * disciplines),
            ("Precededby", disciplines * disciplines),
            ("Availability", students * periods),
            ("Ability", students * hospitals * disciplines),
            ("MaxPosHosp", hospitals * disciplines * periods),
            ("MinPosHosp", hospitals * disciplines * periods),
            ("WeightPref", students * 4),
            ("PrefStudDisc", students * disciplines),
            ("PrefStudHosp", students * hospitals),
            ("ManPref", disciplines),
        ] {
            let found = instance.arrays.get(name).map_or(0, Vec::len);
            if found != size {
                return Err(format!("{name} has {found} numbers, not {size}").into());
            }
        }
        Ok(instance)
    }

    fn at(&self, name: &str, index: usize) -> i64 {
        self.arrays
            .get(name)
            .and_then(|array| array.get(index))
            .copied()
            .unwrap_or(0)
    }

    fn count(&self, name: &str, index: usize) -> u32 {
        u32::try_from(self.at(name, index)).unwrap_or(0)
    }

    /// The instance as a program: a student is a trainee, a discipline a specialty, a discipline at a
    /// hospital a department, a period a day.
    pub(crate) fn draft(&self) -> Result<ProgramDraft, Failure> {
        let first = NaiveDate::from_ymd_opt(2001, 1, 1).ok_or("no such day")?;
        let day = |period: usize| -> Result<NaiveDate, Failure> {
            Ok(first
                .checked_add_days(Days::new(u64::try_from(period)?))
                .ok_or("no such day")?)
        };
        let whole = DatesDraft::new(first, day(self.periods - 1)?);
        let mut program = ProgramDraft::new(
            "mss",
            "Medical student scheduling",
            HorizonDraft::Daily(whole),
        )
        .region(RegionDraft::new("home", "Home", "IT"))
        .cohort(CohortDraft::new("all", "All students", whole));

        let mut preferences = ProgramPreferencesDraft::default();
        for d in 0..self.disciplines {
            preferences
                .specialties
                .insert(specialty(d), self.at("ManPref", d));
            program = program.specialty(
                SpecialtyDraft::new(specialty(d))
                    .name(DatedNameDraft::new(format!("Discipline {d}"))),
            );
        }
        program = program.preferences(preferences);

        for h in 0..self.hospitals {
            let mut host = HospitalDraft::new(hospital(h), format!("Hospital {h}"));
            for d in 0..self.disciplines {
                let mut place = DepartmentDraft::new(department(h, d), specialty(d));
                let (mut seats, mut minimum) = (None, None);
                for t in 0..self.periods {
                    let cell = (h * self.disciplines + d) * self.periods + t;
                    let now = self.count("MaxPosHosp", cell);
                    if seats != Some(now) {
                        place = place.seats(day(t)?, now);
                        seats = Some(now);
                    }
                    let now = self.count("MinPosHosp", cell);
                    if minimum != Some(now) {
                        place = place.minimum(day(t)?, now);
                        minimum = Some(now);
                    }
                }
                host = host.department(place);
            }
            program = program.hospital(host);
        }
        for s in 0..self.students {
            program = program
                .curriculum(self.curriculum(s))
                .trainee(self.trainee(s, &day)?);
        }
        Ok(program)
    }

    /// Each student has a curriculum: so many disciplines of each group, of those allowed.
    fn curriculum(&self, s: usize) -> CurriculumDraft {
        let wanted = |d: usize| {
            let group = usize::try_from(self.at("DiscGroup", d) - 1).unwrap_or(0);
            (group, self.count("StudDiscGroup", s * self.groups + group))
        };
        let mut possible: Vec<bool> = (0..self.disciplines)
            .map(|d| self.at("AllowedDisc", s * self.disciplines + d) > 0 && wanted(d).1 > 0)
            .collect();
        let before = |d: usize| {
            (0..self.disciplines)
                .filter(move |e| self.at("Precededby", d * self.disciplines + e) > 0)
        };
        // A discipline whose prerequisite the student can never take can not be taken either.
        while let Some(d) =
            (0..self.disciplines).find(|&d| possible[d] && before(d).any(|e| !possible[e]))
        {
            possible[d] = false;
        }
        let mut curriculum =
            CurriculumDraft::new(format!("C{s:04}")).hospital_max(self.max_per_hospital);
        for group in 0..self.groups {
            let of: Vec<String> = (0..self.disciplines)
                .filter(|&d| possible[d] && wanted(d).0 == group)
                .map(specialty)
                .collect();
            let choose = self.count("StudDiscGroup", s * self.groups + group);
            if choose > 0 {
                curriculum =
                    curriculum.requirement(RequirementDraft::new(choose, of, self.duration));
            }
        }
        for d in (0..self.disciplines).filter(|&d| possible[d]) {
            for e in before(d) {
                curriculum =
                    curriculum.prerequisite(PrerequisiteDraft::new(specialty(d), specialty(e)));
            }
        }
        curriculum
    }

    fn trainee(
        &self,
        s: usize,
        day: &impl Fn(usize) -> Result<NaiveDate, Failure>,
    ) -> Result<TraineeDraft, Failure> {
        let weight = |k: usize| self.at("WeightPref", s * 4 + k);
        // Weights of preferences are each student's own; those of changes and waiting are negative.
        let mut wishes = PreferencesDraft::default()
            .change(-weight(2))
            .waiting(-weight(3));
        for d in 0..self.disciplines {
            let wish = weight(0) * self.at("PrefStudDisc", s * self.disciplines + d);
            wishes.specialties.insert(specialty(d), wish);
        }
        for h in 0..self.hospitals {
            let wish = weight(1) * self.at("PrefStudHosp", s * self.hospitals + h);
            wishes.hospitals.insert(hospital(h), wish);
        }
        let route = RouteDraft::Invitation {
            by: "the school".to_owned(),
        };
        let mut trainee = TraineeDraft::new(
            student(s),
            "all",
            "home",
            format!("C{s:04}"),
            "student",
            route,
        )
        .preferences(wishes);
        for t in (0..self.periods).filter(|t| self.at("Availability", s * self.periods + t) <= 0) {
            trainee = trainee.unavailable(TermDraft::between(day(t)?, day(t)?));
        }
        for h in 0..self.hospitals {
            for d in 0..self.disciplines {
                if self.at("Ability", (s * self.hospitals + h) * self.disciplines + d) <= 0 {
                    trainee = trainee.unable(department(h, d));
                }
            }
        }
        Ok(trainee)
    }

    /// A schedule in the form that validators of the benchmark read.
    pub(crate) fn solution(
        schedule: &Schedule,
        objective: i64,
    ) -> Result<serde_json::Value, Failure> {
        let number = |text: &str| -> Result<usize, Failure> { Ok(text[1..].parse()?) };
        let placements = schedule
            .placements()
            .iter()
            .map(|placement| {
                let (hospital, _) = placement
                    .department()
                    .as_str()
                    .split_once('/')
                    .ok_or("no hospital")?;
                Ok(serde_json::json!({
                    "student": number(placement.trainee().as_str())?,
                    "discipline": number(placement.specialty().as_str())?,
                    "hospital": number(hospital)?,
                    "start": placement.start(),
                }))
            })
            .collect::<Result<Vec<_>, Failure>>()?;
        Ok(serde_json::json!({ "objective": objective, "placements": placements }))
    }
}

fn student(s: usize) -> String {
    format!("S{s:04}")
}

fn specialty(d: usize) -> String {
    format!("D{d:02}")
}

fn hospital(h: usize) -> String {
    format!("H{h:02}")
}

fn department(h: usize, d: usize) -> String {
    format!("{}/{}", hospital(h), specialty(d))
}

/// The beginning of a name, in one line: what is no instance may have no names at all.
fn shortened(name: &str) -> String {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = name.chars().take(40).collect();
    if short.len() < name.len() {
        short.push('…');
    }
    short
}
