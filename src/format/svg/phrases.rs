//! What the pictures say besides names, in English and Korean.

#[cfg(feature = "stats")]
use crate::claim::Finding;
use crate::codes::LanguageTag;
#[cfg(feature = "solver")]
use crate::solver::{Outcome, Status};
#[cfg(feature = "stats")]
use crate::stats::Period;

/// A language of the pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phrases {
    English,
    Korean,
}

/// One text by language.
macro_rules! said {
    ($self:ident: $english:expr, $korean:expr $(,)?) => {
        match $self {
            Phrases::English => $english,
            Phrases::Korean => $korean,
        }
    };
}

impl Phrases {
    /// The phrases for a language; English where there are none in it.
    pub(super) fn of(language: Option<&LanguageTag>) -> Self {
        match language.map(LanguageTag::primary) {
            Some("ko") => Self::Korean,
            _ => Self::English,
        }
    }

    pub(super) fn by_hospital(self) -> &'static str {
        said!(self: "plan by hospital", "병원별 배치 계획")
    }

    pub(super) fn hospitals_described(self, counts: [usize; 3], periods: u32) -> String {
        let [hospitals, departments, placements] = counts;
        said!(self:
            format!(
                "{hospitals} hospitals, {departments} departments, {placements} placements, {periods} periods. A lane \
                 for each seat of a department, a bar for each placement."
            ),
            format!(
                "병원 {hospitals}곳, 진료과 {departments}곳, 배치 {placements}건, 기간 {periods}개. 진료과의 자리마다 한 줄, \
                 배치마다 막대 하나."
            ),
        )
    }

    pub(super) fn by_trainee(self) -> &'static str {
        said!(self: "plan by trainee", "연수생별 배치 계획")
    }

    pub(super) fn trainees_described(self, counts: [usize; 2], periods: u32) -> String {
        let [trainees, placements] = counts;
        said!(self:
            format!(
                "{trainees} trainees, {placements} placements, {periods} periods. A row for each trainee, a bar for \
                 each placement."
            ),
            format!(
                "연수생 {trainees}명, 배치 {placements}건, 기간 {periods}개. 연수생마다 한 줄, 배치마다 막대 하나."
            ),
        )
    }

    pub(super) fn unknown_departments(self) -> &'static str {
        said!(self: "Departments that the program does not know", "과정에 없는 진료과")
    }

    pub(super) fn not_placed(self) -> &'static str {
        said!(self: "not placed", "배치 없음")
    }

    pub(super) fn crowded(self) -> &'static str {
        said!(self: "more than there are seats", "정원 초과")
    }

    pub(super) fn undated(self) -> &'static str {
        said!(self:
            "Not on the axis, because they lie outside the horizon",
            "전체 기간을 벗어나 그리지 못한 배치",
        )
    }

    /// Periods that have no days: how many, from which on.
    pub(super) fn periods_from(self, periods: u32, start: u32) -> String {
        said!(self: format!("{periods} periods from {start}"), format!("{start}부터 {periods}개 기간"))
    }

    pub(super) fn seats(self, count: u32) -> String {
        said!(self:
            match count {
                1 => "1 seat".to_owned(),
                _ => format!("{count} seats"),
            },
            format!("정원 {count}명"),
        )
    }

    pub(super) fn others(self, count: usize) -> String {
        said!(self: format!("and {count} more"), format!("외 {count}건"))
    }
}

#[cfg(feature = "report")]
impl Phrases {
    pub(super) fn seats_taken(self) -> &'static str {
        said!(self: "seats taken", "정원 사용")
    }

    pub(super) fn seats_described(self, departments: usize, periods: u32) -> String {
        said!(self:
            format!(
                "{departments} departments, {periods} periods. Each cell says how many seats are taken, and of how many."
            ),
            format!("진료과 {departments}곳, 기간 {periods}개. 칸마다 사용한 자리와 정원을 적음."),
        )
    }

    pub(super) fn taken(self, taken: u64, seats: u64) -> String {
        said!(self: format!("{taken} of {seats} seats taken"), format!("정원 {seats}명 중 {taken}명"))
    }

    pub(super) fn uncounted(self) -> &'static str {
        said!(self:
            "Not counted, because the program knows no such trainee, department or period",
            "과정에 없는 연수생, 진료과, 기간이라 세지 못한 배치",
        )
    }

    pub(super) fn shades(self) -> [&'static str; 7] {
        said!(self:
            [
                "empty",
                "up to a third",
                "up to two thirds",
                "nearly full",
                "full",
                "more than seats",
                "no seats",
            ],
            [
                "비어 있음",
                "1/3 미만",
                "2/3 미만",
                "거의 참",
                "가득 참",
                "정원 초과",
                "정원 없음",
            ],
        )
    }

    pub(super) fn places_described(self, places: usize) -> String {
        said!(self:
            format!("{places} places: seat-periods used, of those offered."),
            format!("{places}곳: 제공된 자리·기간 중 사용한 것."),
        )
    }

    pub(super) fn usage_described(self, used: u64, offered: u64, over: u64) -> String {
        said!(self:
            format!("{used} of {offered} seat-periods used, {over} over"),
            format!("자리·기간 {offered} 중 {used} 사용, {over} 초과"),
        )
    }

    /// What stands after a bar: used, offered, the rate, what is over.
    pub(super) fn usage(self, used: u64, offered: u64, rate: &str, over: u64) -> String {
        let told =
            said!(self: format!("{used} of {offered}{rate}"), format!("{offered} 중 {used}{rate}"));
        match over {
            0 => told,
            _ => told + &said!(self: format!(" · {over} over"), format!(" · {over} 초과")),
        }
    }
}

#[cfg(feature = "stats")]
impl Phrases {
    pub(super) fn series_described(self, periods: usize, first: Period, claims: usize) -> String {
        said!(self:
            format!("{periods} periods from {first}, {claims} claims."),
            format!("{first}부터 {periods}개 기간, 주장 {claims}건."),
        )
    }

    pub(super) fn no_figure(self) -> &'static str {
        said!(self: "no figure", "수치 없음")
    }

    /// What a check found, with as many digits as can be read.
    pub(super) fn found(self, finding: &Finding) -> String {
        let value = *finding.right().value();
        let value = value.round_sf(6).unwrap_or(value).normalize();
        let verdict = finding.verdict();
        match finding.mistake() {
            Some(mistake) => said!(self:
                format!("{verdict}: {value} is right; {mistake}"),
                format!("{}: 바른 값은 {value}; {}", verdict.korean(), mistake.korean()),
            ),
            None => said!(self:
                format!("{verdict}: {value}"),
                format!("{}: {value}", verdict.korean()),
            ),
        }
    }
}

#[cfg(feature = "solver")]
impl Phrases {
    pub(super) fn run_of(self, name: &str, steps: u64) -> String {
        said!(self:
            format!("{name} · value and bound over {steps} steps"),
            format!("{name} · {steps}단계 동안의 가치와 상한"),
        )
    }

    /// The end of a run; `late` if the shortfall was above the final one at first.
    pub(super) fn run_described(self, outcome: &Outcome, late: bool) -> String {
        let (score, status) = (outcome.score(), outcome.status());
        let (value, shortfall) = (score.value, score.shortfall);
        let bound = outcome.bound().map(|bound| bound.value);
        let told = said!(self:
            format!(
                "Status {status}, value {value}, {}, shortfall {shortfall}.",
                bound.map_or_else(|| "no bound".to_owned(), |bound| format!("bound {bound}"))
            ),
            format!(
                "{}, 가치 {value}, {}, 부족 {shortfall}.",
                known(status),
                bound.map_or_else(|| "상한 없음".to_owned(), |bound| format!("상한 {bound}"))
            ),
        );
        if !late {
            return told;
        }
        told + &said!(self:
            format!(" Gray: the shortfall is still above {shortfall}."),
            format!(" 회색: 부족이 아직 {shortfall}보다 큰 동안."),
        )
    }

    pub(super) fn steps(self) -> &'static str {
        said!(self: "steps", "단계")
    }

    pub(super) fn value(self, value: i64) -> String {
        said!(self: format!("value {value}"), format!("가치 {value}"))
    }

    pub(super) fn bound(self, bound: i64) -> String {
        said!(self: format!("bound {bound}"), format!("상한 {bound}"))
    }

    pub(super) fn no_bound(self) -> &'static str {
        said!(self: "no bound here", "상한 없음")
    }
}

/// How much is known, in Korean.
#[cfg(feature = "solver")]
fn known(status: Status) -> &'static str {
    match status {
        Status::Optimal => "최선임이 증명됨",
        Status::Feasible => "최선인지 증명되지 않음",
        Status::Infeasible => "고정 배치만으로 규칙에 어긋남",
        Status::Unknown => "알 수 없음",
    }
}
