//! The words of tables, in English and Korean.

/// Each word once: its name, English, Korean.
macro_rules! words {
    ($($name:ident: $english:literal, $korean:literal;)*) => {
        /// A word of this crate's own in a table: above it, above a column, or in a cell.
        ///
        /// ```
        /// use practicum::report::Word;
        ///
        /// assert_eq!((Word::Seats.english(), Word::Seats.korean()), ("seats", "정원"));
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Word {
            $(
                #[doc = concat!("*", $english, "*.")]
                $name,
            )*
        }

        impl Word {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// In English.
            pub const fn english(self) -> &'static str {
                match self {
                    $(Self::$name => $english,)*
                }
            }

            /// In Korean.
            pub const fn korean(self) -> &'static str {
                match self {
                    $(Self::$name => $korean,)*
                }
            }
        }
    };
}

words! {
    // Tables.
    Coverage: "Coverage of requirements", "요건 충족도";
    Evenness: "Evenness of seat-periods got of those due", "받아야 할 자리·기간 대비 받은 몫의 고르기";
    Stays: "Stays", "체류";
    StaysByTrainee: "Stays by trainee", "연수생별 체류";
    Editions: "Editions", "회차";
    EditionLengths: "Length of editions", "회차 기간";
    LoadPerHost: "Load per host", "병원별 인원";
    Funnel: "From planned places to completion", "계획 인원에서 수료까지";
    CostByRate: "Cost by rate", "단가별 비용";
    CostByPayer: "Cost by payer", "부담 주체별 비용";
    Balances: "Got beyond the part that was due", "받아야 할 몫을 넘는 누적 차이";

    // What rows stand for.
    Country: "country", "국가";
    Region: "region", "지역";
    Authority: "authority", "추천 기관";
    Institution: "home institution", "소속 기관";
    Profession: "profession", "직종";
    Level: "level", "수준";
    Route: "route", "참가 경로";
    Nominated: "nominated", "추천";
    Exchange: "exchange", "교류";
    Invitation: "invitation", "초청";
    Cohort: "cohort", "기수";
    Edition: "edition", "회차";
    Year: "year", "연도";
    OwnSpecialty: "own specialty", "본인 전공";
    Specialty: "specialty", "분야";
    Hospital: "hospital", "병원";
    Department: "department", "진료과";
    Period: "period", "기간";
    Trainee: "trainee", "연수생";
    Trainees: "trainees", "연수생";
    Origin: "origin", "출신 지역";
    Origins: "origins", "출신 지역";
    Host: "host", "연수 병원";
    Hosts: "hosts", "연수 병원";
    Curriculum: "curriculum", "교육과정";
    Requirement: "requirement", "요건";
    Between: "between", "비교 대상";
    PerTrainee: "a trainee", "연수생 1인당";
    Wish: "wish", "희망";
    RateName: "rate", "단가";
    Payer: "payer", "부담 주체";
    BalanceAfter: "balance after", "회차 후 차이";
    All: "all", "전체";
    NotGiven: "(not given)", "(미기재)";
    NotPlaced: "(not placed)", "(미배치)";
    NotAskedFor: "not asked for", "희망하지 않음";

    // What is counted and measured.
    Persons: "persons", "인원";
    Placements: "placements", "배치";
    SeatPeriods: "seat-periods", "자리·기간";
    CapitalPersons: "Persons", "인원";
    CapitalPlacements: "Placements", "배치";
    CapitalSeatPeriods: "Seat-periods", "자리·기간";
    Number: "number", "수";
    Seats: "seats", "정원";
    Used: "used", "사용";
    Rate: "rate", "비율";
    Peak: "peak", "최대";
    Full: "full", "만석 기간";
    LeastFree: "least free", "최소 여유";
    BelowMinimum: "below minimum", "최소 미달";
    Over: "over", "초과";
    Complete: "complete", "완료";
    Wanted: "wanted", "필요";
    Placed: "placed", "배치됨";
    Missing: "missing", "부족";
    Due: "due", "받을 몫";
    Got: "got", "받은 몫";
    Share: "share", "비율";
    LeastShare: "least share", "최소 비율";
    LargestShare: "largest share", "최대 비율";
    Jain: "Jain", "Jain";
    Gini: "Gini", "Gini";
    Sum: "sum", "합계";
    Mean: "mean", "평균";
    Median: "median", "중앙값";
    Least: "least", "최소";
    Most: "most", "최대";
    CalendarDays: "calendar days", "역일";
    WorkingDays: "working days", "근무일";
    IdlePeriods: "idle periods", "대기 기간";
    HospitalChanges: "changes of hospital", "병원 이동";
    FirstDay: "first day", "첫날";
    LastDay: "last day", "마지막 날";
    Days: "days", "일수";
    SoFar: "so far", "누계";
    Planned: "planned", "계획";
    NominatedCount: "nominated", "추천";
    Selected: "selected", "선발";
    Arrived: "arrived", "입국";
    Completed: "completed", "수료";
    Declined: "declined", "사양";
    Withdrawn: "withdrawn", "포기";
    Basis: "basis", "산정 기준";
    Once: "once", "한 번";
    Day: "day", "하루";
    Night: "night", "하룻밤";
    WorkingDay: "working_day", "근무일 하루";
    Amount: "amount", "금액";
    Heads: "heads", "인원";
    Units: "units", "수량";
    Total: "total", "합계";
    PerHead: "a head", "1인당";
    PerSeatWeek: "a seat-week", "자리·주당";
    Currency: "currency", "통화";
    SmallWithheld: "x: withheld, since small numbers identify people.", "x: 작은 수는 개인을 드러낼 수 있어 밝히지 않음.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_in_both_languages() {
        for word in Word::ALL {
            assert!(
                !word.english().is_empty() && word.english().is_ascii(),
                "{word:?}"
            );
            let same = word.korean() == word.english();
            assert_eq!(same, matches!(word, Word::Jain | Word::Gini), "{word:?}");
        }
    }
}
