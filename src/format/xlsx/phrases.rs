//! What the sheets say besides names, in English and Korean.

use crate::codes::LanguageTag;
use crate::schedule::Placement;
use crate::score::Score;

/// The phrases of one language.
#[derive(Debug)]
pub(super) struct Phrases {
    /// Names on the tabs: plan, itineraries, check.
    pub(super) plan: &'static str,
    pub(super) itineraries: &'static str,
    pub(super) check: &'static str,
    pub(super) plan_heads: [&'static str; 3],
    pub(super) itinerary_heads: [&'static str; 10],
    pub(super) check_heads: [&'static str; 6],
    /// Kinds of lines of the check.
    pub(super) violation: &'static str,
    pub(super) shortfall: &'static str,
    pub(super) value: &'static str,
    pub(super) unknown: &'static str,
    pub(super) outside: &'static str,
    is_korean: bool,
}

impl Phrases {
    /// The phrases for a language; English where there are none in it.
    pub(super) fn of(language: Option<&LanguageTag>) -> &'static Self {
        match language.map(LanguageTag::primary) {
            Some("ko") => &KOREAN,
            _ => &ENGLISH,
        }
    }

    /// A score in one line.
    pub(super) fn score(&self, score: Score) -> String {
        if !self.is_korean {
            return score.to_string();
        }
        let (violations, shortfall) = (score.violations, score.shortfall);
        format!(
            "규칙 위반 {violations}건, 부족 {shortfall}, 가치 {}",
            score.value
        )
    }

    /// A placement that the horizon does not have room for.
    pub(super) fn lost(&self, placement: &Placement) -> String {
        let (trainee, department) = (placement.trainee(), placement.department());
        let (specialty, outside) = (placement.specialty(), self.outside);
        let (periods, start) = (placement.periods(), placement.start());
        if self.is_korean {
            format!("{outside}: {trainee}, {department}, {specialty}, {start}부터 {periods}개 기간")
        } else {
            format!(
                "{outside}: {trainee} at {department} for {specialty}, {periods} periods from {start}"
            )
        }
    }
}

const ENGLISH: Phrases = Phrases {
    plan: "Plan",
    itineraries: "Itineraries",
    check: "Check",
    plan_heads: ["Hospital", "Department", "Seat"],
    itinerary_heads: [
        "Trainee",
        "Name",
        "Region",
        "Specialty",
        "Hospital",
        "Department",
        "First day",
        "Last day",
        "Periods",
        "Mode",
    ],
    check_heads: ["Kind", "Rule", "Trainees", "What", "What to do", "Amount"],
    violation: "violation",
    shortfall: "shortfall",
    value: "value",
    unknown: "not in the program",
    outside: "outside the horizon",
    is_korean: false,
};

const KOREAN: Phrases = Phrases {
    plan: "배치표",
    itineraries: "연수생 일정",
    check: "점검 결과",
    plan_heads: ["병원", "진료과", "자리"],
    itinerary_heads: [
        "연수생",
        "이름",
        "지역",
        "분야",
        "병원",
        "진료과",
        "첫날",
        "마지막 날",
        "기간 수",
        "방식",
    ],
    check_heads: ["종류", "규칙", "연수생", "내용", "해결 방법", "양"],
    violation: "규칙 위반",
    shortfall: "부족",
    value: "가치",
    unknown: "과정에 없음",
    outside: "전체 기간을 벗어남",
    is_korean: true,
};
