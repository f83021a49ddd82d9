//! Everything that is wrong is said, with file, row, column and value.

use practicum::format::csv::{CsvFiles, CsvLimits, CsvTable, InvalidCsv};
use practicum::program::ProgramDraft;
use practicum::schedule::Schedule;

use crate::support::fixtures::small_draft;

fn told(invalid: &InvalidCsv) -> Vec<String> {
    invalid.errors().iter().map(ToString::to_string).collect()
}

fn read(table: CsvTable, text: &[u8]) -> Result<ProgramDraft, InvalidCsv> {
    CsvFiles::new()
        .with(table, "a.csv", text)
        .onto(small_draft())
}

fn refused(table: CsvTable, text: &str) -> Vec<String> {
    told(&read(table, text.as_bytes()).unwrap_err())
}

#[test]
fn all_errors_of_all_files_at_once() {
    let trainees = "id,cohort,region,curriculum,profession,route,route_by,practicing_since\n\
        N1,2014,pri,core,physician,nominated,health,2010-02-30\n\
        \n\
        N2,,pri,core,physician,by boat,health,\n\
        \"N\n3\",2014,pri,core,physician,exchange,,\n\
        N1,2014,pri,core,physician,exchange,wiltse,\n";
    let seats = "hospital,department,kind,from,count\n\
        wiltse,wiltse-ns,seats,2014-05-26,two\n\
        wiltse,sejong-car,seats,2014-05-26,2\n\
        nowhere,x,minimum,2014-05-26,-1\n\
        wiltse,wiltse-ns,cap,2014-05-26,4294967296\n";
    let invalid = CsvFiles::new()
        .with(CsvTable::Trainees, "trainees.csv", trainees)
        .with(CsvTable::Seats, "seats.csv", seats)
        .onto(small_draft())
        .unwrap_err();
    assert_eq!(
        told(&invalid),
        [
            "seats.csv, row 2, column count, \"two\": not a whole number between 0 and 4294967295",
            "seats.csv, row 3, column department, \"sejong-car\": there is no such department of the hospital",
            "seats.csv, row 4, column count, \"-1\": not a whole number between 0 and 4294967295",
            "seats.csv, row 4, column hospital, \"nowhere\": there is no such hospital",
            "seats.csv, row 5, column department, \"wiltse-ns\": nothing may stand here when the kind is cap",
            "seats.csv, row 5, column count, \"4294967296\": not a whole number between 0 and 4294967295",
            "trainees.csv, row 2, column practicing_since, \"2010-02-30\": not a day like 2014-05-26",
            "trainees.csv, row 4, column cohort: a value is missing",
            "trainees.csv, row 4, column route, \"by boat\": not one of: nominated, exchange, invitation",
            "trainees.csv, row 5, column route_by: a value is missing",
            "trainees.csv, row 6, column id, \"N1\": stands already in row 2",
        ]
    );
    assert_eq!(invalid.count(), 11);
    assert!(
        invalid
            .to_string()
            .starts_with("11 errors; first: seats.csv, row 2")
    );
}

#[test]
fn columns() {
    for (header, expected) in [
        (
            "",
            vec!["a.csv: the file has no row with the names of columns"],
        ),
        (
            "id\nx",
            vec!["a.csv, row 1, column name: the column is missing"],
        ),
        (
            "id,name,name\nx,y",
            vec!["a.csv, row 1, column name: the column stands twice"],
        ),
        (
            "id,name,color\nx,y",
            vec!["a.csv, row 1, column color: the table has no such column"],
        ),
        (
            "id,name\na,b,c,d",
            vec!["a.csv, row 2: the row has 4 cells, there are 2 columns"],
        ),
        (
            "id,name\na",
            vec!["a.csv, row 2, column name: a value is missing"],
        ),
        ("name;id\n;", vec![]),
        ("\u{feff}name\tid\tcity\nA\tb\n", vec![]),
        ("id,name\na,b,,,\n,,,,,\n", vec![]),
    ] {
        let found = read(CsvTable::Hospitals, header.as_bytes());
        let found = found
            .err()
            .map(|invalid| told(&invalid))
            .unwrap_or_default();
        assert_eq!(found, expected, "{header:?}");
    }
}

#[test]
fn lists_that_can_not_be_understood() {
    let found = refused(
        CsvTable::Agreements,
        "id,kind,from,parties,quotas,suspensions\n\
         m,memorandum,2014-01-01,region pri,year=many,2014-01-01\n\
         n,treaty,,hospital:a;  region:b ,specialty:x=y=3;cohort=1,2014-01-01..; 2015-01-01..2015-02-01\n",
    );
    assert_eq!(
        found,
        [
            "a.csv, row 2, column parties, \"region pri\": not written like region:primorsky; hospital:wiltse",
            "a.csv, row 2, column suspensions, \"2014-01-01\": not written like 2015-03-01..2015-08-31; 2016-01-01..",
            "a.csv, row 2, column quotas, \"year=many\": not written like year=10; cohort=5; specialty:surgery=2",
            "a.csv, row 3, column kind, \"treaty\": not one of: memorandum, implementation_agreement, friendship, \
             letter_of_intent, exchange, invitation",
            "a.csv, row 3, column from: a value is missing",
        ]
    );
}

#[test]
fn departments_and_preferences_of_what_is_not_there() {
    let found = refused(
        CsvTable::Departments,
        "id,hospital,specialty,modes\nwiltse-ns,sejong,ns,\nx,nowhere,ns,watching\n",
    );
    assert_eq!(
        found,
        [
            "a.csv, row 2, column hospital, \"sejong\": the department is of the hospital wiltse",
            "a.csv, row 3, column modes, \"watching\": not written like observation; limited_practice",
            "a.csv, row 3, column hospital, \"nowhere\": there is no such hospital",
        ]
    );
    let found = refused(
        CsvTable::Preferences,
        "trainee,kind,of,points\nT09,specialty,ns,1\n,waiting,,3\nT01,change,x,3\nT01,hospital,wiltse,1\n\
         T01,hospital,wiltse,2\nT01,hospital,,2\n",
    );
    assert_eq!(
        found,
        [
            "a.csv, row 2, column trainee, \"T09\": there is no such trainee",
            "a.csv, row 3, column trainee: a value is missing",
            "a.csv, row 4, column of, \"x\": nothing may stand here when the kind is change or waiting",
            "a.csv, row 6, column of, \"wiltse\": stands already in row 5",
            "a.csv, row 7, column of: a value is missing",
        ]
    );
}

#[test]
fn files_without_measure() {
    let limits = CsvLimits::default().bytes(100);
    let long = format!("id,name\na,{}\n", "b".repeat(200));
    let read = |limits| {
        let files = CsvFiles::new()
            .with(CsvTable::Hospitals, "a.csv", &long)
            .limits(limits);
        files.onto(small_draft()).map(|_| ())
    };
    let said = |limits| told(&read(limits).unwrap_err());
    assert_eq!(said(limits), ["a.csv: the file has more than 100 bytes"]);
    let cell = said(CsvLimits::default().cell_bytes(150));
    assert!(
        cell[0].starts_with("a.csv, row 2, \"bbb") && cell[0].ends_with("more than 150 bytes"),
        "{cell:?}"
    );
    assert_eq!(
        said(CsvLimits::default().rows(0)),
        ["a.csv: the file has more than 0 rows"]
    );
    assert_eq!(read(CsvLimits::default().rows(1).cell_bytes(200)), Ok(()));

    // A quote that never ends is one cell.
    let open = format!("id,name\na,\"{}", "b,\n".repeat(100_000));
    let told = refused(CsvTable::Hospitals, &open);
    assert!(told.len() == 1 && told[0].ends_with("the quote that opens in line 2 is never closed"));
    // As many errors as there are, and no more are kept than can be read.
    let many = "id,name\n".to_owned() + &"a\n".repeat(20_000);
    let invalid = super::refused::read(CsvTable::Hospitals, many.as_bytes()).unwrap_err();
    assert_eq!(
        (invalid.errors().len(), invalid.count()),
        (InvalidCsv::MAX_LISTED, 39_999)
    );
}

#[test]
fn quotes_that_are_not_closed() {
    // Said with the errors of other rows and files; a quote closed some lines later is none.
    let seats = "hospital,department,kind,from,count\nwiltse,wiltse-ns,seats,2014-05-26,two\n";
    let hospitals = "id,name,city\na,\"A\n\n\"\"1\"\"\" ,Suwon\n,B,\nc,\"C,\nd,김,서울\nё,Ж,\n";
    let files = CsvFiles::new()
        .with(CsvTable::Hospitals, "hospitals.csv", hospitals)
        .with(CsvTable::Seats, "seats.csv", seats);
    let invalid = files.onto(small_draft()).unwrap_err();
    assert_eq!(
        told(&invalid),
        [
            "hospitals.csv, row 3, column id: a value is missing",
            "hospitals.csv, row 4, column name, \"C,\\nd,김,서울\\nё,Ж,\\n\": \
             the quote that opens in line 6 is never closed",
            "seats.csv, row 2, column count, \"two\": not a whole number between 0 and 4294967295",
        ]
    );
    for (text, expected) in [
        (
            "id,\"name\na,b\n",
            vec!["a.csv, row 1: the quote that opens in line 1 is never closed"],
        ),
        (
            "id,name\n\"   \n,",
            vec![
                "a.csv, row 2, column id, \"   \\n,\": the quote that opens in line 2 is never closed",
            ],
        ),
        (
            "id,name\na,b,\"c",
            vec!["a.csv, row 2, \"c\": the quote that opens in line 2 is never closed"],
        ),
        // The next quote that opens closes the one that was left open.
        (
            "id,name\na,\"A\nb,\"B\"\nc,C\n",
            vec![
                "a.csv, row 2, column name, \"A\\nb,B\\\"\": \
                 text follows the end of the quote that opens in line 2; is a quote missing?",
            ],
        ),
        ("id,name\na,b\"\n", vec![]),
        ("\u{feff}\"id\",\"name\"\r\n\"a\",\"b\r\nc\"", vec![]),
    ] {
        let found = read(CsvTable::Hospitals, text.as_bytes());
        let found = found.map_or_else(|invalid| told(&invalid), |_| Vec::new());
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn other_encodings() {
    // "Больница" in Windows-1251, "병원" in EUC-KR, and UTF-16.
    for bytes in [
        &b"id,name\na,\xc1\xee\xeb\xfc\xed\xe8\xf6\xe0\n"[..],
        b"id,name\na,\xba\xb4\xbf\xf8\n",
        b"\xff\xfei\0d\0",
    ] {
        let invalid = read(CsvTable::Hospitals, bytes).unwrap_err();
        assert_eq!(
            told(&invalid),
            ["a.csv: the text is not UTF-8: save the sheet as \"CSV UTF-8\""]
        );
    }
}

#[test]
fn schedules() {
    let text =
        "trainee,department,specialty,start,periods,mode\nT01,,ns,0,1,\n x ,d,s,-1,1.5,swimming\n";
    let invalid = Schedule::from_csv("plan.csv", text, &CsvLimits::default()).unwrap_err();
    assert_eq!(
        told(&invalid),
        [
            "plan.csv, row 2, column department: a value is missing",
            "plan.csv, row 3, column trainee, \" x \": the id \" x \" begins or ends with white space",
            "plan.csv, row 3, column start, \"-1\": not a whole number between 0 and 4294967295",
            "plan.csv, row 3, column periods, \"1.5\": not a whole number between 0 and 4294967295",
            "plan.csv, row 3, column mode, \"swimming\": not one of: observation, limited_practice",
        ]
    );
}
