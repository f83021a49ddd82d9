//! The program's history 2011 to 2024 and the patients of 2009 to 2024: tables, growth, published
//! claims checked, which fail and why.
//!
//! `cargo run --release --example statistics`
//!
//! All figures stand in `examples/data`, each with its source.
#![expect(clippy::print_stdout, reason = "an example prints its result")]

use std::error::Error;

use chrono::NaiveDate;
use practicum::claim::{Assertion, Claim, Relation, Stated, Verdict};
use practicum::report::{
    Cell, Column, Edition, Group, History, Measure, Running, Sheet, SmallCells, Tally,
};
use practicum::stats::{
    Apportionment, Inequality, Missing, Ordered, Pairs, Percent, Period, Point, QuantileType,
    Rounding, Sample, Series, Undefined, percent_of, shares,
};
use rust_decimal::Decimal;

const HISTORY: &str = include_str!("data/history_2011_2024.tsv");
const PATIENTS: &str = include_str!("data/patients_2009_2024.tsv");
const CLAIMS: &str = include_str!("data/claims.tsv");

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let editions = rows::<9>(HISTORY)?;
    let history = history(&editions)?;
    println!("{}", history.sheet());
    so_far(&history)?;
    origins(&editions)?;
    sizes(&history)?;
    patients()?;
    claims()
}

/// The rows of a table, each with as many fields as it must have.
fn rows<const N: usize>(table: &'static str) -> Outcome<Vec<[&'static str; N]>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    let fields = |line: &'static str| {
        let fields: Vec<_> = line.split('\t').collect();
        fields
            .try_into()
            .map_err(|_| format!("not {N} fields: {line}").into())
    };
    lines.map(fields).collect()
}

/// A field that may be blank.
fn optional<T: std::str::FromStr>(field: &str) -> Result<Option<T>, T::Err> {
    (!field.is_empty()).then(|| field.parse()).transpose()
}

fn history(rows: &[[&str; 9]]) -> Outcome<History> {
    let mut editions = Vec::new();
    for [id, year, begins, ends, persons, _, _, from, _] in rows {
        let edition = Edition::new(Group::named(*id)).from_origin(Group::named(*from));
        let mut edition = edition.in_year(year.parse()?);
        edition.begins = optional::<NaiveDate>(begins)?;
        edition.ends = optional::<NaiveDate>(ends)?;
        edition.persons = optional(persons)?;
        editions.push(edition);
    }
    Ok(History::new(editions))
}

/// Totals with their day, and what they can not count.
fn so_far(history: &History) -> Outcome<()> {
    println!("So far");
    for (year, month, day) in [(2014, 6, 20), (2015, 8, 3), (2019, 10, 23)] {
        let on = NaiveDate::from_ymd_opt(year, month, day).ok_or("no such day")?;
        for running in [Running::Excluded, Running::Included] {
            println!("{}", history.as_of(on, running));
        }
    }
    println!();
    Ok(())
}

/// Persons by country and year, as they are and as they can be published.
fn origins(rows: &[[&str; 9]]) -> Outcome<()> {
    let mut tally = Tally::new(Measure::Persons, "country", "year");
    for [_, year, _, _, _, parts, _, _, _] in rows {
        for part in parts.split_whitespace() {
            let (country, persons) = part.split_once('=').ok_or("no number")?;
            let country = match country {
                "?" => Group::not_given(),
                known => Group::named(known),
            };
            let column = Group::ranked(year.parse()?, *year, *year);
            tally.count(&country, &column, persons.parse()?);
        }
    }
    let table = tally.pivot()?;
    println!("{table}");
    println!("To publish, numbers below {THRESHOLD} withheld:");
    println!("{}", SmallCells::below(THRESHOLD)?.withhold(&table)?);

    let totals =
        Sample::from_integers((0..table.rows().len()).filter_map(|row| table.row_total(row)))?;
    let mut sheet = Sheet::new("Shares", [Column::left("country"), Column::right("share")]);
    let parts = shares(&totals, 1, Apportionment::LargestRemainder)?;
    for (group, share) in table.rows().iter().zip(parts) {
        sheet.row([group.name().into(), Cell::Percent(share.value().get())]);
    }
    let concentration = Inequality::new(&totals)?.herfindahl(Rounding::places(3)?)?;
    sheet.note(format!("Concentration: {concentration}"));
    println!("{sheet}");
    Ok(())
}

const THRESHOLD: u64 = 5;

/// Editions described.
fn sizes(history: &History) -> Outcome<()> {
    let sizes: Vec<_> = history
        .editions()
        .iter()
        .map(|edition| edition.persons.map(Decimal::from))
        .collect();
    let sample = Sample::with_missing(&sizes, Missing::Skip)?;
    let (sums, ordered) = (sample.accumulator(), Ordered::new(&sample));
    println!("Size of an edition");
    for figure in [
        sums.mean(Rounding::TENTHS)?,
        sums.sample_deviation(Rounding::TENTHS)?,
        ordered.median(Rounding::TENTHS)?,
        ordered.interquartile_range(QuantileType::MedianUnbiased, Rounding::TENTHS)?,
        sums.minimum()?,
        sums.maximum()?,
    ] {
        println!("  {figure}");
    }
    println!();
    Ok(())
}

/// Foreign patients of the nation and of one region, year by year.
fn patients() -> Outcome<()> {
    let rows = rows::<6>(PATIENTS)?;
    let (nation, region) = (series(&rows, 1)?, series(&rows, 3)?);
    let growth = nation.year_on_year(Rounding::TENTHS)?;
    let so_far = nation.cumulative(Missing::Refuse)?;
    let regional = region.year_on_year(Rounding::TENTHS)?;
    let index = region.indexed(region.first(), Rounding::TENTHS)?;
    let mut sheet = Sheet::new(
        "Foreign patients, persons",
        [
            "year",
            "nation",
            "growth",
            "so far",
            "region",
            "growth",
            "share",
            "2009 = 100",
        ]
        .map(Column::right),
    );
    let mut reasons: Vec<Undefined> = Vec::new();
    for (place, (year, persons)) in nation.iter().enumerate() {
        let percent = |points: &[Point<Percent>]| match points.get(place).map(Point::figure) {
            Some(Ok(figure)) => Cell::Percent(figure.value().get()),
            _ => Cell::Empty,
        };
        let number = |points: &[Point<Decimal>]| match points.get(place).map(Point::figure) {
            Some(Ok(figure)) => Cell::Number(*figure.value()),
            _ => Cell::Empty,
        };
        reasons.extend(regional.get(place).and_then(|point| point.figure().err()));
        let there = region.at(year).ok().flatten();
        let share = there
            .zip(persons)
            .map(|(part, whole)| percent_of(part, whole, Rounding::TENTHS));
        sheet.row([
            Cell::text(year.to_string()),
            persons.map_or(Cell::Empty, Cell::Number),
            percent(&growth),
            number(&so_far),
            there.map_or(Cell::Empty, Cell::Number),
            percent(&regional),
            share
                .transpose()?
                .map_or(Cell::Empty, |share| Cell::Percent(share.value().get())),
            number(&index),
        ]);
    }
    if let Some(reason) = reasons
        .iter()
        .find(|reason| matches!(reason, Undefined::Gap { .. }))
    {
        sheet.note(format!(
            "A blank has a reason, the first one here: {reason}."
        ));
    }
    println!("{sheet}");
    let year = Period::calendar_year;
    println!(
        "Nation, 2009 to 2019: {}",
        nation.compound_rate(year(2009)?, year(2019)?, Rounding::TENTHS)?
    );
    println!(
        "Region, 2009 to 2013: {}",
        region.compound_rate(year(2009)?, year(2013)?, Rounding::TENTHS)?
    );
    let line = Pairs::of_series(&region)?.theil_sen()?;
    println!("Region, a year: {}\n", line.slope(Rounding::WHOLE)?);
    Ok(())
}

fn series(rows: &[[&str; 6]], column: usize) -> Outcome<Series> {
    let mut points = Vec::new();
    for row in rows {
        let year = Period::calendar_year(row[0].parse()?)?;
        points.push((year, optional(row[column])?));
    }
    Ok(Series::new(points)?)
}

/// Published figures against their own inputs.
fn claims() -> Outcome<()> {
    let nation = series(&rows::<6>(PATIENTS)?, 1)?;
    let mut verdicts = [0; 3];
    println!("Published claims");
    for [statement, formula, stated, meant, source] in rows::<5>(CLAIMS)? {
        let (formula, year) = match formula.split_once(" in ") {
            Some((formula, year)) => (formula, Some(year)),
            None => (formula, None),
        };
        let mut claim =
            Claim::new(statement, assertion(formula)?, figure(stated)?).from_source(source);
        if let Some(year) = year {
            claim = claim.with_history(nation.clone(), Period::calendar_year(year.parse()?)?);
        }
        if let Some((name, value)) = meant.split_once('=') {
            claim = claim.or_perhaps(name, value.parse()?);
        }
        let finding = claim.verify()?;
        let place = match finding.verdict() {
            Verdict::Holds => 0,
            Verdict::HoldsRounded => 1,
            Verdict::Fails => 2,
        };
        verdicts[place] += 1;
        let right = finding.right().value().round_dp(2);
        println!("  {statement}: {} ({right})", finding.verdict());
        if let Some(mistake) = finding.mistake() {
            println!("    {mistake}");
        }
    }
    let [hold, rounded, fail] = verdicts;
    println!("{hold} hold, {rounded} hold when rounded as stated, {fail} fail.");
    Ok(())
}

/// `times 11563 25673`: a formula and its inputs.
fn assertion(text: &str) -> Outcome<Assertion> {
    let mut words = text.split_whitespace();
    let formula = words.next().unwrap_or_default();
    let inputs: Vec<Decimal> = words.map(str::parse).collect::<Result<_, _>>()?;
    Ok(match (formula, inputs.as_slice()) {
        ("equals", &[reference]) => Assertion::Equals { reference },
        ("times", &[base, end]) => Assertion::Times { base, end },
        ("change", &[base, end]) => Assertion::Change { base, end },
        ("share", &[part, whole]) => Assertion::Share { part, whole },
        ("compound", &[base, end, periods]) => {
            let periods = periods.to_string().parse()?;
            Assertion::CompoundRate { base, end, periods }
        }
        ("running", [before, cohorts @ ..]) => Assertion::RunningTotal {
            before: *before,
            cohorts: cohorts.to_vec(),
        },
        ("total", parts) => Assertion::Total {
            parts: parts.to_vec(),
        },
        _ => return Err(format!("no formula: {text}").into()),
    })
}

/// `38.4`, `>2`, `<=9`, `5050000~10000`: a figure as printed.
fn figure(text: &str) -> Outcome<Stated> {
    if let Some(bound) = text.strip_prefix('>') {
        return Ok(Stated::more_than(bound.parse()?));
    }
    if let Some(bound) = text.strip_prefix("<=") {
        return Ok(Stated::new(bound.parse()?).related(Relation::AtMost));
    }
    Ok(match text.split_once('~') {
        Some((value, step)) => Stated::new(value.parse()?).to_nearest(step.parse()?),
        None => Stated::new(text.parse()?),
    })
}
