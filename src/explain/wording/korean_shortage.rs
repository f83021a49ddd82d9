//! Shortages in Korean.

use super::korean::Korean;
use crate::explain::Shortage;
use crate::problem::CellLabel;

/// Most places that a sentence names.
const NAMED: usize = 4;

/// One line: who needs what, and how much room there is.
pub(super) fn shortage(words: &Korean<'_>, short: &Shortage) -> String {
    let names = &words.names;
    let specialties = short.specialties().iter();
    let specialties: Vec<String> = specialties.map(|id| names.specialty(id)).collect();
    let what = specialties.join(" 또는 ");
    let when = words.periods(short.periods());
    let (who, needed, room) = (short.trainees().len(), short.needed(), short.room());
    let Some(first) = short.cells().first() else {
        return format!(
            "{what} {when}에 연수생 {who}명에게 배치 {needed}건이 필요하지만, 갈 수 있는 진료과 {}곳에는 자리가 {room}개뿐입니다",
            short.departments().len(),
        );
    };
    let mut cells = short.cells().iter();
    if cells.all(|cell| matches!(cell, CellLabel::Department { .. })) {
        let departments = short.departments().iter();
        return format!(
            "{what} {when}에 연수생 {who}명에게 적어도 {} 분량의 배치가 필요하지만, {}의 자리는 {}뿐입니다",
            length(words, needed),
            list(departments.map(|id| names.department(id)), "진료과"),
            length(words, room),
        );
    }
    let mut capacities: Vec<String> = Vec::new();
    for cell in short.cells() {
        let capacity = capacity(words, cell);
        if !capacities.contains(&capacity) {
            capacities.push(capacity);
        }
    }
    let mut cells = short.cells().iter();
    let timed = cells.all(|cell| cell.period().is_some());
    let all = list(capacities.iter().cloned(), "항목");
    match (first, capacities.len()) {
        (CellLabel::Budget { .. }, 1) => format!(
            "연수생 {who}명에게 {all}에서 적어도 {needed}(최소 화폐 단위)이 필요하지만, {room}뿐입니다"
        ),
        (_, 1) if !timed => {
            format!("연수생 {who}명에게 {all} {needed}명분이 필요하지만, {room}명분뿐입니다")
        }
        _ if timed => format!(
            "{when}에 연수생 {who}명에게 {all} 적어도 {}분이 필요하지만, {}분뿐입니다",
            length(words, needed),
            length(words, room),
        ),
        _ => format!(
            "연수생 {who}명에게 {all}에서 합하여 적어도 {needed}단위가 필요하지만, {room}단위뿐입니다"
        ),
    }
}

fn length(words: &Korean<'_>, periods: u64) -> String {
    words.length(u32::try_from(periods).unwrap_or(u32::MAX))
}

/// A capacity, whatever its period.
fn capacity(words: &Korean<'_>, cell: &CellLabel) -> String {
    let names = &words.names;
    match cell {
        CellLabel::Department { department, .. } => {
            format!("{} 자리", names.department(department))
        }
        CellLabel::Hospital { hospital, .. } => format!("{} 수용 인원", names.hospital(hospital)),
        CellLabel::Interpreters {
            hospital, language, ..
        } => format!("{} {language} 통역", names.hospital(hospital)),
        CellLabel::YearQuota { partnership, year } => {
            format!("{} {year}년 정원", names.partnership(partnership))
        }
        CellLabel::CohortQuota {
            partnership,
            cohort,
        } => format!("{} {cohort} 기수 정원", names.partnership(partnership)),
        CellLabel::SpecialtyQuota {
            partnership,
            specialty,
        } => format!(
            "{} {} 정원",
            names.partnership(partnership),
            names.specialty(specialty)
        ),
        CellLabel::Share {
            authority,
            hospital,
            ..
        } => {
            let place = hospital.as_ref().map(|id| names.hospital(id));
            let place = place.unwrap_or_else(|| "전체 병원".to_owned());
            format!("{place} {authority} 몫")
        }
        CellLabel::Budget { budget } => format!("예산 {budget}"),
        CellLabel::Apart { hospital, link, .. } => {
            format!("{} {link} 분리 자리", names.hospital(hospital))
        }
    }
}

/// All of them, or how many there are.
fn list(items: impl Iterator<Item = String>, what: &str) -> String {
    let items: Vec<String> = items.collect();
    if items.len() > NAMED {
        return format!("{what} {}곳", items.len());
    }
    items.join(", ")
}
