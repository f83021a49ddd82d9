//! Prints a hash of everything that the crate writes for some programs. The lines are the same on
//! every platform, with any number of threads, and for every set of features that writes the thing.
//!
//! `cargo run --release --all-features --example fingerprints`
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::error::Error;

use practicum::rules::RuleBook;
use practicum::{Planned, Program, ProgramDraft, SolveConfig, check, plan};

#[expect(
    clippy::expect_used,
    reason = "the tests' random programs stop at the first surprise"
)]
#[path = "../tests/it/support/chance.rs"]
mod chance;
#[path = "scale/realistic.rs"]
mod realistic;
#[expect(
    clippy::expect_used,
    reason = "the tests' random programs stop at the first surprise"
)]
#[path = "../tests/it/support/tiny.rs"]
mod tiny;

const COHORT: &str = include_str!("data/academy_2014.json");
/// Random programs that go into one hash.
const TINY: u64 = 150;

/// The hash of Fowler, Noll and Vo in 64 bits: it needs to tell changes, not to keep secrets.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, bytes: impl AsRef<[u8]>) {
        for byte in bytes.as_ref() {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn print(&self, name: &str) {
        println!("{name} {:016x}", self.0);
    }
}

fn print(name: &str, bytes: impl AsRef<[u8]>) {
    let mut hash = Hash::new();
    hash.add(bytes);
    hash.print(name);
}

fn main() -> Result<(), Box<dyn Error>> {
    let draft = ProgramDraft::from_json(COHORT)?;
    let program = draft.validate()?;
    print("cohort.rule_book", RuleBook::default().to_json()?);
    let planned = plan(&program, &RuleBook::default(), &SolveConfig::default())?;
    written("cohort", &draft, &program, &planned)?;
    tiny_programs()?;
    for neighbors in [false, true] {
        let draft = realistic::program(480, 5, neighbors);
        let program = draft.validate()?;
        let config = SolveConfig::default().seed(3).steps(1_000_000);
        let planned = plan(&program, &RuleBook::default(), &config)?;
        let name = if neighbors { "neighbors" } else { "regions" };
        written(name, &draft, &program, &planned)?;
    }
    #[cfg(feature = "stats")]
    statistics()?;
    #[cfg(feature = "schema")]
    schemas()?;
    Ok(())
}

/// Everything that is written of a program and its plan.
fn written(
    name: &str,
    draft: &ProgramDraft,
    program: &Program,
    planned: &Planned,
) -> Result<(), Box<dyn Error>> {
    print(&format!("{name}.draft"), draft.to_json()?);
    print(&format!("{name}.program"), program.to_json()?);
    let schedule = planned.schedule();
    print(&format!("plan.{name}.schedule"), schedule.to_json()?);
    print(
        &format!("plan.{name}.outcome"),
        planned.outcome().to_json()?,
    );
    print(&format!("plan.{name}.check"), planned.report().to_json()?);
    print(&format!("plan.{name}.words"), planned.report().to_string());
    #[cfg(feature = "report")]
    {
        use practicum::report::{Coverage, Fairness, Hosts, Stays, Utilization};
        let used = Utilization::new(program, schedule);
        let mut hash = Hash::new();
        for sheet in [
            used.department_sheet(),
            used.hospital_sheet(),
            used.specialty_sheet(),
            used.period_sheet(),
            Coverage::new(program, schedule).sheet(),
            Fairness::new(program, schedule).sheet(),
            Hosts::new(program, schedule).sheet(),
            Stays::new(program, schedule).sheet(),
        ] {
            hash.add(sheet.to_json()?);
            hash.add(sheet.to_string());
        }
        hash.print(&format!("plan.{name}.reports"));
    }
    #[cfg(feature = "csv")]
    {
        use practicum::format::csv::{CsvStyle, CsvTable};
        let style = CsvStyle::default();
        let mut hash = Hash::new();
        for &table in CsvTable::ALL {
            hash.add(draft.to_csv(table, style));
        }
        hash.print(&format!("{name}.csv"));
        let mut hash = Hash::new();
        hash.add(schedule.to_csv(program, style));
        hash.add(schedule.itineraries_to_csv(program, style));
        hash.add(planned.report().to_csv(style));
        hash.print(&format!("plan.{name}.csv"));
    }
    #[cfg(feature = "svg")]
    {
        use practicum::format::svg::{self, SvgStyle};
        let style = SvgStyle::default();
        let mut hash = Hash::new();
        hash.add(svg::by_hospital(program, schedule, &style));
        hash.add(svg::by_trainee(program, schedule, &style));
        hash.add(svg::seats(program, schedule, &style));
        hash.add(svg::progress(program.name(), planned.outcome(), &style));
        hash.print(&format!("plan.{name}.svg"));
    }
    #[cfg(any(feature = "icalendar", feature = "xlsx"))]
    let stamp = chrono::NaiveDate::from_ymd_opt(2014, 5, 20)
        .and_then(|day| day.and_hms_opt(9, 0, 0))
        .ok_or("no such time")?;
    #[cfg(feature = "icalendar")]
    {
        use practicum::format::icalendar::{Feed, FeedOf};
        let mut hash = Hash::new();
        for hospital in program.hospitals() {
            let of = FeedOf::Hospital(hospital.id().clone());
            let feed = Feed::new(program, schedule, of, None, stamp)?;
            hash.add(feed.to_string());
        }
        hash.print(&format!("plan.{name}.icalendar"));
    }
    #[cfg(feature = "xlsx")]
    {
        use practicum::format::xlsx::Workbook;
        let workbook = Workbook::new()
            .plan(program, schedule)?
            .itineraries(program, schedule)?
            .check(planned.report())?;
        let bytes = workbook.to_bytes(program.name(), stamp)?;
        print(&format!("plan.{name}.xlsx"), bytes);
    }
    Ok(())
}

/// Random programs in which every rule may bind: planned, checked, and checked without a plan.
fn tiny_programs() -> Result<(), Box<dyn Error>> {
    let (mut programs, mut checks, mut plans) = (Hash::new(), Hash::new(), Hash::new());
    let config = SolveConfig::default().steps(50_000);
    for seed in 0..TINY {
        let program = tiny::tiny_program(seed, true).validate()?;
        programs.add(program.to_json()?);
        let nothing = check(
            &program,
            &RuleBook::default(),
            &practicum::Schedule::default(),
        );
        checks.add(nothing.to_json()?);
        let planned = plan(&program, &RuleBook::default(), &config)?;
        plans.add(planned.outcome().to_json()?);
        plans.add(planned.report().to_json()?);
    }
    programs.print("tiny.programs");
    checks.print("tiny.checks");
    plans.print("plan.tiny");
    Ok(())
}

#[cfg(feature = "stats")]
fn statistics() -> Result<(), Box<dyn Error>> {
    use practicum::stats::{
        Accumulator, GiniCorrection, Inequality, Ordered, Pairs, QuantileType, Rounding, Sample,
    };
    use rust_decimal::Decimal;

    let mut chance = chance::Chance::new(1);
    let mut values = Vec::new();
    for _ in 0..500 {
        let number = i64::from(chance.between(0, 999_999));
        let scale = chance.between(0, 4);
        values.push(Decimal::new(number, scale));
    }
    let mut hash = Hash::new();
    for rounding in [
        Rounding::places(2)?,
        Rounding::places(12)?,
        Rounding::digits(28)?,
    ] {
        let sample = Sample::new(&values)?;
        let mut sums = Accumulator::new();
        sums.extend(values.iter().copied())?;
        let ordered = Ordered::new(&sample);
        let inequality = Inequality::new(&sample)?;
        let points: Vec<_> = values
            .iter()
            .copied()
            .zip(values.iter().rev().copied())
            .collect();
        let pairs = Pairs::new(&points)?;
        let mut figures = vec![
            sums.sum()?,
            sums.mean(rounding)?,
            sums.sample_variance(rounding)?,
            sums.sample_deviation(rounding)?,
            ordered.median(rounding)?,
            ordered.median_absolute_deviation(rounding)?,
            inequality.gini(GiniCorrection::None, rounding)?,
            inequality.theil(rounding)?,
            pairs.pearson(rounding)?,
            pairs.spearman(rounding)?,
            pairs.kendall_tau_b(rounding)?,
            pairs.theil_sen()?.slope(rounding)?,
        ];
        for kind in QuantileType::ALL {
            figures.push(ordered.quantile(Decimal::new(37, 2), kind, rounding)?);
        }
        for figure in figures {
            hash.add(figure.to_json()?);
        }
    }
    hash.print("statistics");
    Ok(())
}

#[cfg(feature = "schema")]
fn schemas() -> Result<(), Box<dyn Error>> {
    for (name, schema) in practicum::format::schemas()? {
        print(&format!("schema.{name}"), schema);
    }
    Ok(())
}
