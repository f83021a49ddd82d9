//! What the pictures of plans say besides names, in English and Korean.

use crate::codes::LanguageTag;

/// The phrases of one language.
#[derive(Debug)]
pub(super) struct Phrases {
    pub(super) by_hospital: &'static str,
    pub(super) by_trainee: &'static str,
    #[cfg(feature = "report")]
    pub(super) seats_taken: &'static str,
    pub(super) unknown_departments: &'static str,
    pub(super) not_placed: &'static str,
    pub(super) crowded: &'static str,
    pub(super) undated: &'static str,
    #[cfg(feature = "report")]
    pub(super) uncounted: &'static str,
    #[cfg(feature = "report")]
    pub(super) shades: [&'static str; 7],
    /// A number of seats: of one, before and after another.
    seats: (&'static str, &'static str, &'static str),
    /// A number of others: before and after it.
    others: (&'static str, &'static str),
}

impl Phrases {
    /// The phrases for a language; English where there are none in it.
    pub(super) fn of(language: Option<&LanguageTag>) -> &'static Self {
        match language.map(LanguageTag::primary) {
            Some("ko") => &KOREAN,
            _ => &ENGLISH,
        }
    }

    pub(super) fn seats(&self, count: u32) -> String {
        let (one, before, after) = self.seats;
        if count == 1 {
            one.to_owned()
        } else {
            format!("{before}{count}{after}")
        }
    }

    pub(super) fn others(&self, count: usize) -> String {
        let (before, after) = self.others;
        format!("{before}{count}{after}")
    }
}

const ENGLISH: Phrases = Phrases {
    by_hospital: "plan by hospital",
    by_trainee: "plan by trainee",
    #[cfg(feature = "report")]
    seats_taken: "seats taken",
    unknown_departments: "Departments that the program does not know",
    not_placed: "not placed",
    crowded: "more than there are seats",
    undated: "Not on the axis, because they lie outside the horizon",
    #[cfg(feature = "report")]
    uncounted: "Not counted, because the program knows no such trainee, department or period",
    #[cfg(feature = "report")]
    shades: [
        "empty",
        "up to a third",
        "up to two thirds",
        "nearly full",
        "full",
        "more than seats",
        "no seats",
    ],
    seats: ("1 seat", "", " seats"),
    others: ("and ", " more"),
};

const KOREAN: Phrases = Phrases {
    by_hospital: "병원별 배치 계획",
    by_trainee: "연수생별 배치 계획",
    #[cfg(feature = "report")]
    seats_taken: "정원 사용",
    unknown_departments: "과정에 없는 진료과",
    not_placed: "배치 없음",
    crowded: "정원 초과",
    undated: "전체 기간을 벗어나 그리지 못한 배치",
    #[cfg(feature = "report")]
    uncounted: "과정에 없는 연수생, 진료과, 기간이라 세지 못한 배치",
    #[cfg(feature = "report")]
    shades: [
        "비어 있음",
        "1/3 미만",
        "2/3 미만",
        "거의 참",
        "가득 참",
        "정원 초과",
        "정원 없음",
    ],
    seats: ("정원 1명", "정원 ", "명"),
    others: ("외 ", "건"),
};
