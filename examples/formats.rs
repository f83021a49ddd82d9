//! Writes the cohort of May and June 2014 in every form into a folder.
//!
//! `cargo run --release --all-features --example formats -- FOLDER`
#![expect(clippy::print_stdout, reason = "an example prints what it wrote")]

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use practicum::claim::{Assertion, Claim, Stated};
use practicum::format::csv::{CsvStyle, CsvTable};
use practicum::format::icalendar::{Feed, FeedOf};
use practicum::format::svg::{self, Mark, SvgStyle};
use practicum::format::xlsx::Workbook;
use practicum::program::ProgramDraft;
use practicum::report::Utilization;
use practicum::rules::RuleBook;
use practicum::stats::{Period, Series};
use practicum::{Planned, Program, SolveConfig, plan};

const DATA: &str = include_str!("data/academy_2014.json");

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder to write to")?;
    let folder = Folder(PathBuf::from(folder));
    let draft = ProgramDraft::from_json(DATA)?;
    let program = draft.validate()?;
    let planned = plan(&program, &RuleBook::default(), &SolveConfig::default())?;

    json(&folder, &program, &planned)?;
    csv(&folder, &draft, &program, &planned)?;
    calendars(&folder, &program, &planned)?;
    workbook(&folder, &program, &planned)?;
    pictures(&folder, &program, &planned)?;
    Ok(())
}

/// Where the files go.
struct Folder(PathBuf);

impl Folder {
    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<(), Box<dyn Error>> {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        fs::write(&path, bytes.as_ref())?;
        println!("{name}");
        Ok(())
    }
}

fn json(folder: &Folder, program: &Program, planned: &Planned) -> Result<(), Box<dyn Error>> {
    folder.put("json/program.json", program.to_json()?)?;
    folder.put("json/rule_book.json", RuleBook::default().to_json()?)?;
    folder.put("json/schedule.json", planned.schedule().to_json()?)?;
    folder.put("json/check_report.json", planned.report().to_json()?)?;
    folder.put("json/outcome.json", planned.outcome().to_json()?)
}

fn csv(
    folder: &Folder,
    draft: &ProgramDraft,
    program: &Program,
    planned: &Planned,
) -> Result<(), Box<dyn Error>> {
    let style = CsvStyle::default().with_bom();
    for &table in CsvTable::ALL {
        folder.put(&format!("csv/{table}.csv"), draft.to_csv(table, style))?;
    }
    let schedule = planned.schedule();
    folder.put("csv/schedule.csv", schedule.to_csv(program, style))?;
    folder.put(
        "csv/itineraries.csv",
        schedule.itineraries_to_csv(program, style),
    )?;
    folder.put("csv/check_report.csv", planned.report().to_csv(style))?;
    let used = Utilization::new(program, schedule);
    folder.put("csv/seats_used.csv", used.department_sheet().to_csv(style))
}

fn calendars(folder: &Folder, program: &Program, planned: &Planned) -> Result<(), Box<dyn Error>> {
    let stamp = stamp()?;
    let mut feeds = Vec::new();
    for trainee in program.trainees() {
        feeds.push((
            format!("trainee-{}", trainee.id()),
            FeedOf::Trainee(trainee.id().clone()),
        ));
    }
    for hospital in program.hospitals() {
        feeds.push((
            format!("hospital-{}", hospital.id()),
            FeedOf::Hospital(hospital.id().clone()),
        ));
    }
    for cohort in program.cohorts() {
        feeds.push((
            format!("cohort-{}", cohort.id()),
            FeedOf::Cohort(cohort.id().clone()),
        ));
    }
    for (name, of) in feeds {
        let feed = Feed::new(program, planned.schedule(), of, None, stamp)?;
        folder.put(&format!("calendar/{name}.ics"), feed.to_string())?;
    }
    Ok(())
}

fn workbook(folder: &Folder, program: &Program, planned: &Planned) -> Result<(), Box<dyn Error>> {
    let used = Utilization::new(program, planned.schedule());
    let workbook = Workbook::new()
        .plan(program, planned.schedule())?
        .itineraries(program, planned.schedule())?
        .check(planned.report())?
        .table("Seats by department", &used.department_sheet())?
        .table("Seats by hospital", &used.hospital_sheet())?;
    folder.put("plan.xlsx", workbook.to_bytes(program.name(), stamp()?)?)
}

/// The time that files say they were made at: the library reads no clock.
fn stamp() -> Result<NaiveDateTime, Box<dyn Error>> {
    let day = NaiveDate::from_ymd_opt(2014, 5, 20).and_then(|day| day.and_hms_opt(9, 0, 0));
    Ok(day.ok_or("no such time")?)
}

fn pictures(folder: &Folder, program: &Program, planned: &Planned) -> Result<(), Box<dyn Error>> {
    let schedule = planned.schedule();
    let korean = SvgStyle::default().in_language("ko".parse()?);
    let plain = SvgStyle::default();
    folder.put(
        "svg/by_hospital.svg",
        svg::by_hospital(program, schedule, &plain),
    )?;
    folder.put(
        "svg/by_hospital_ko.svg",
        svg::by_hospital(program, schedule, &korean),
    )?;
    folder.put(
        "svg/by_trainee.svg",
        svg::by_trainee(program, schedule, &plain),
    )?;
    folder.put("svg/seats.svg", svg::seats(program, schedule, &plain))?;
    folder.put(
        "svg/progress.svg",
        svg::progress(program.name(), planned.outcome(), &plain),
    )?;

    let used = Utilization::new(program, schedule);
    let picture = svg::utilization("Seats used, by hospital", used.by_hospital(), &plain);
    folder.put("svg/utilization.svg", picture)?;

    // Foreign patients in Korea, as published, and one claim about them.
    let year = Period::calendar_year;
    let patients = Series::new([
        (year(2012)?, Some(159_464.into())),
        (year(2013)?, Some(211_218.into())),
        (year(2014)?, Some(266_501.into())),
        (year(2016)?, Some(364_189.into())),
    ])?;
    let change = |base: u32, end: u32| Assertion::Change {
        base: base.into(),
        end: end.into(),
    };
    let claim = |text: &str, assertion, stated: &str| -> Result<Claim, Box<dyn Error>> {
        let claim = Claim::new(text, assertion, Stated::new(stated.parse()?));
        Ok(claim.with_history(patients.clone(), year(2016)?))
    };
    let right = claim("26.2 % more than in 2013", change(211_218, 266_501), "26.2")?;
    let wrong = claim("16.9 % more than in 2014", change(266_501, 364_189), "16.9")?;
    let (holds, fails) = (right.verify()?, wrong.verify()?);
    let marks = [
        Mark::new(year(2014)?, right.statement(), &holds),
        Mark::new(year(2016)?, wrong.statement(), &fails),
    ];
    folder.put(
        "svg/growth.svg",
        svg::growth("Foreign patients in Korea", &patients, &marks, &plain),
    )
}
