//! Tables in Korean, and in words of one's own.

use practicum::report::{
    Cell, Costs, Coverage, Cross, Dimension, Fairness, Funnels, Group, History, Hosts, Label,
    Ledger, Measure, Phrase, RankProfile, Row, Sheet, SmallCells, Stays, Utilization, Wish, Word,
    window_sheet,
};
use practicum::schedule::Schedule;

use super::small;
use crate::support::fixtures::stay;

/// Every table that the reports have.
fn sheets() -> Vec<Sheet> {
    let program = small();
    let plan = Schedule::new([
        stay("T01", "wiltse-ns", "ns", 0, 2),
        stay("T02", "sejong-car", "car", 1, 1),
        stay("nobody", "nowhere", "ns", 0, 1),
    ]);
    let used = Utilization::new(&program, &plan);
    let fairness = Fairness::new(&program, &plan);
    let stays = Stays::new(&program, &plan);
    let costs = Costs::new(&program, &plan).unwrap();
    let cross = |measure, rows| Cross::new(&program, &plan, measure, rows);
    let pivot = cross(Measure::Persons, Dimension::Region)
        .by(Dimension::Route)
        .pivot()
        .unwrap();
    let ledger = {
        let mut ledger = Ledger::new();
        let entry = practicum::report::Entry::new(8, 4);
        ledger
            .record("2013", [(Group::named("khb"), entry)])
            .unwrap();
        ledger
    };
    vec![
        used.hospital_sheet(),
        used.department_sheet(),
        used.specialty_sheet(),
        used.period_sheet(),
        fairness.sheet(),
        fairness.origin_sheet(),
        fairness.host_sheet(),
        stays.sheet(),
        stays.trainee_sheet(),
        window_sheet(&program),
        Coverage::new(&program, &plan).sheet(),
        Hosts::new(&program, &plan).sheet(),
        Funnels::new(&program).sheet(),
        History::of(&program).sheet(),
        RankProfile::new(&program, &plan, Wish::Hospital).sheet(),
        costs.rate_sheet(),
        costs.payer_sheet(),
        ledger.sheet(),
        SmallCells::below(3)
            .unwrap()
            .withhold(&pivot)
            .unwrap()
            .sheet(),
        cross(Measure::Placements, Dimension::Period)
            .by(Dimension::Level)
            .pivot()
            .unwrap()
            .sheet(),
        cross(Measure::SeatPeriods, Dimension::Hospital)
            .pivot()
            .unwrap()
            .sheet(),
        pivot.sheet(),
    ]
}

/// Texts that a table says itself.
fn own(sheet: &Sheet) -> Vec<String> {
    let mut said = vec![sheet.title().to_owned()];
    said.extend(sheet.columns().iter().map(|one| one.title().to_owned()));
    said.extend(sheet.notes().iter().map(|one| one.text().to_owned()));
    let cells = sheet.rows().iter().flat_map(Row::cells);
    said.extend(cells.filter_map(|cell| {
        let Cell::Said(label) = cell else {
            return None;
        };
        label.phrase().map(|_| label.text().to_owned())
    }));
    said
}

#[test]
fn nothing_that_a_table_says_itself_stays_in_english() {
    let korean = "ko-KR".parse().unwrap();
    // Editions, names of groups and of statistics are nobody's language.
    let names = ["2013", "Jain", "Gini"];
    for sheet in sheets() {
        let said = sheet.in_language(&korean);
        assert_eq!(said.rows().len(), sheet.rows().len());
        for (before, after) in own(&sheet).iter().zip(own(&said)) {
            let is_name = names.contains(&before.as_str())
                || sheet
                    .rows()
                    .iter()
                    .flat_map(Row::cells)
                    .any(|cell| *cell == Cell::text(before))
                || small().regions().iter().any(|one| one.name() == before);
            let is_korean = after.chars().any(|one| ('가'..='힣').contains(&one));
            assert!(
                is_korean || is_name || before.is_empty(),
                "{before} → {after}"
            );
        }
        // And back again, to the letter.
        let english = "en".parse().unwrap();
        assert_eq!(said.in_language(&english), sheet);
        assert_eq!(sheet.in_language(&"ru".parse().unwrap()), sheet);
    }
}

#[test]
fn names_of_others_are_nobody_s_words() {
    // A region may be called like a word of ours.
    let mut sheet = Sheet::new("seats", [Label::from("all"), Word::All.into()].map(left));
    sheet.row(["all".into(), Word::All.into()]);
    let korean = sheet.in_language(&"ko".parse().unwrap());
    assert_eq!(korean.title(), "seats");
    assert_eq!(korean.columns()[0].title(), "all");
    assert_eq!(korean.columns()[1].title(), "전체");
    let cells = korean.rows()[0].cells();
    assert_eq!(
        (cells[0].to_string(), cells[1].to_string()),
        ("all".to_owned(), "전체".to_owned())
    );
}

fn left(label: Label) -> practicum::report::Column {
    practicum::report::Column::left(label)
}

#[test]
fn words_of_one_s_own() {
    let russian = |phrase: &Phrase| {
        if *phrase == Phrase::Word(Word::All) {
            "все".to_owned()
        } else if *phrase == Phrase::Word(Word::Persons) {
            "человек".to_owned()
        } else {
            phrase.english()
        }
    };
    let pivot = Cross::new(
        &small(),
        &Schedule::default(),
        Measure::Persons,
        Dimension::Region,
    )
    .pivot()
    .unwrap();
    let sheet = pivot.sheet().worded(russian);
    assert_eq!(sheet.columns()[1].title(), "человек");
    assert_eq!(sheet.title(), "Persons by region");
    assert!(sheet.to_string().contains("все"));
}

#[test]
fn groups_of_ours_and_of_others_of_one_name_are_equal() {
    let (program, nobody) = (small(), Schedule::default());
    let cross = Cross::new(&program, &nobody, Measure::Persons, Dimension::Route);
    let pivot = cross.pivot().unwrap();
    assert!(pivot.rows().contains(&Group::named("nominated")), "{pivot}");
}
