//! What the files look like.

use practicum::check;
use practicum::format::csv::{CsvFiles, CsvStyle, CsvTable, Separator};
use practicum::rules::RuleBook;
use practicum::schedule::Schedule;

use crate::support::fixtures::{small_draft, stay};
use crate::support::full::full_draft;
use crate::support::golden::compare;

#[test]
fn tables_of_the_full_draft() {
    for &table in CsvTable::ALL {
        let text = full_draft().to_csv(table, CsvStyle::default());
        compare(&format!("csv/{table}.csv"), text.as_bytes());
    }
}

#[test]
fn a_plan_and_its_report() {
    let mut draft = small_draft();
    draft.trainees[0].name = Some("=HYPERLINK(\"http://x\")".to_owned());
    draft.trainees[1].name = Some("Щепкина-Куперник, Татьяна".to_owned());
    let program = draft.validate().unwrap();
    let schedule = Schedule::new([
        stay("T01", "wiltse-ns", "ns", 0, 2),
        stay("T02", "wiltse-ns", "ns", 1, 2),
        stay("T02", "sejong-car", "car", 2, 1),
        stay("누구", "wiltse-os", "os", 7, 1),
    ]);
    let style = CsvStyle::default()
        .with_bom()
        .separated_by(Separator::Semicolon);
    compare(
        "csv/schedule.csv",
        schedule.to_csv(&program, style).as_bytes(),
    );
    compare(
        "csv/itineraries.csv",
        schedule.itineraries_to_csv(&program, style).as_bytes(),
    );
    let report = check(&program, &RuleBook::default(), &schedule);
    compare(
        "csv/report.csv",
        report.to_csv(CsvStyle::default()).as_bytes(),
    );
}

#[test]
fn what_a_table_does_not_hold_stays() {
    let draft = full_draft();
    let row = "id,cohort,region,curriculum,profession,route,route_by\n";
    let first = draft.trainees[0].clone();
    let text = format!(
        "{row}{},x,y,z,nurse,invitation,the dean\nnew,x,y,z,nurse,exchange,w\n",
        first.id
    );
    let changed = CsvFiles::new()
        .with(CsvTable::Trainees, "t", &text)
        .onto(draft.clone())
        .unwrap();
    assert_eq!(changed.trainees.len(), draft.trainees.len() + 1);
    assert_eq!(changed.trainees[0].credentials, first.credentials);
    assert_eq!(changed.trainees[0].pins, first.pins);
    assert_eq!(
        (
            changed.trainees[0].cohort.as_str(),
            changed.trainees[0].level.as_deref()
        ),
        ("x", None)
    );
    assert_eq!(changed.hospitals, draft.hospitals);
}

#[cfg(feature = "report")]
#[test]
fn a_report() {
    use practicum::report::{Cell, Column, Sheet};

    let mut sheet = Sheet::new(
        "Trainees",
        [Column::left("=region"), Column::right("share")],
    );
    sheet.row([
        "Приморье; север".into(),
        Cell::Percent("62.5".parse().unwrap()),
    ]);
    sheet.row(["경기".into(), Cell::Withheld]);
    sheet.total(["all".into(), 16_u32.into()]);
    sheet.note("as of \"2014-06-01\"");
    let told = "'=region,share\r\nПриморье; север,62.5%\r\n경기,x\r\nall,16\r\n,\r\n\
                \"as of \"\"2014-06-01\"\"\",\r\n";
    assert_eq!(sheet.to_csv(CsvStyle::default()), told);
    assert_eq!(Sheet::new("", []).to_csv(CsvStyle::default()), "\"\"\r\n");
}
