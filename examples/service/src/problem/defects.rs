//! Defects of programs in Korean: what is wrong, and what to do.

use practicum::program::DefectCode;

/// What is said of codes that a later release of the library has.
const UNKNOWN: &str = "고쳐야 할 곳입니다";

/// What is wrong, and what to do.
#[expect(clippy::too_many_lines, reason = "one arm a code")]
pub(super) fn korean(code: DefectCode) -> (&'static str, &'static str) {
    match code {
        DefectCode::Format => ("읽을 수 없는 형식 판입니다", "형식 판 1로 쓰세요"),
        DefectCode::Id => (
            "식별자로 쓸 수 없는 글입니다",
            "앞뒤 공백 없이 보이는 글자 1~120자로 쓰세요",
        ),
        DefectCode::DuplicateId => (
            "같은 종류에 같은 식별자가 둘 있습니다",
            "하나에 다른 식별자를 주거나 하나를 지우세요",
        ),
        DefectCode::AliasClash => (
            "별칭이 이미 다른 것을 가리킵니다",
            "둘 중 하나에서 별칭을 지우세요",
        ),
        DefectCode::Text => (
            "이름이나 메모가 비었거나, 너무 길거나, 제어 문자가 들어 있습니다",
            "읽을 수 있는 글을 500자 이내로 쓰세요 (메모는 10000자)",
        ),
        DefectCode::Code => ("표준 코드가 아닙니다", "해당 표준에서 코드를 확인하세요"),
        DefectCode::Subdivision => (
            "행정 구역이 지역의 국가에 있지 않습니다",
            "국가나 행정 구역을 고치세요",
        ),
        DefectCode::Quantity => (
            "금액이나 백분율이 아닙니다",
            "금액은 \"60000 KRW\", 백분율은 \"33.5\"처럼 쓰세요",
        ),
        DefectCode::Count => ("수가 너무 큽니다", "1000000 이하로 쓰세요"),
        DefectCode::Weight => (
            "가중치가 범위를 벗어납니다",
            "-1000000에서 1000000 사이로 쓰세요",
        ),
        DefectCode::Repeated => ("같은 것이 두 번 있습니다", "둘 중 하나를 지우세요"),
        DefectCode::UnknownReference => (
            "없는 것을 가리킵니다",
            "가리키는 것을 추가하거나 참조를 고치세요",
        ),
        DefectCode::ForeignSupervisor => (
            "지도 의사가 승인과 다른 병원에서 일합니다",
            "그 병원의 지도 의사나, 지도 의사의 병원을 적으세요",
        ),
        DefectCode::ParentCycle => (
            "상위 항목이 돌고 돌아 자기 자신입니다",
            "적힌 상위 항목 중 하나를 지우세요",
        ),
        DefectCode::ReversedDates => (
            "마지막 날이 첫날보다 앞섭니다",
            "두 날짜를 바꾸거나 하나를 고치세요",
        ),
        DefectCode::DayOutOfBounds => (
            "받아들이는 연도를 벗어난 날입니다",
            "1900-01-01에서 2200-12-31 사이로 쓰세요",
        ),
        DefectCode::SameDay => (
            "한 목록의 두 항목이 같은 날입니다",
            "하나만 두거나 날짜를 고치세요",
        ),
        DefectCode::Horizon => (
            "계획 기간으로 쓸 수 없는 날짜입니다",
            "겹치지 않게 순서대로 1~4096개의 기간을 적으세요",
        ),
        DefectCode::Weekday => ("요일이 아닙니다", "\"saturday\"처럼 영어 소문자로 쓰세요"),
        DefectCode::CohortWindow => (
            "기수 일정 안에 온전한 기간이 없습니다",
            "일정을 늘리거나, 기간이 들어가도록 나누세요",
        ),
        DefectCode::NoParties => ("협약에 당사자가 없습니다", "당사자를 하나 이상 적으세요"),
        DefectCode::Choose => (
            "요건이 고르는 수가 0이거나 목록보다 많습니다",
            "1 이상, 목록의 수 이하로 쓰세요",
        ),
        DefectCode::Duration => (
            "배치 길이가 0이거나 전체 기간보다 깁니다",
            "1 이상, 전체 기간 수 이하로 쓰세요",
        ),
        DefectCode::SpecialtyTwice => (
            "교육과정에 같은 분야가 두 번 있습니다",
            "한 요건에 한 번만 두세요",
        ),
        DefectCode::TooManySpecialties => (
            "교육과정의 분야가 너무 많습니다",
            "64개 이하로 하거나 교육과정을 나누세요",
        ),
        DefectCode::PrerequisiteOutside => (
            "선수 조건이 교육과정에 없는 분야를 가리킵니다",
            "분야를 요건에 추가하거나 선수 조건을 지우세요",
        ),
        DefectCode::PrerequisiteCycle => (
            "선수 조건이 서로를 돌아가며 요구합니다",
            "적힌 선수 조건 중 하나를 지우세요",
        ),
        DefectCode::HospitalMax => (
            "교육과정이 어느 병원에도 배치를 허용하지 않습니다",
            "1 이상으로 쓰거나 적지 마세요",
        ),
        DefectCode::RollingStay => (
            "체류 한도의 기간이 없거나 너무 길거나, 일수가 그보다 많습니다",
            "1~3660일의 기간과 그 이하의 일수를 쓰세요",
        ),
        DefectCode::NegativeMinding => (
            "기다림이나 이동을 좋아한다고 적혀 있습니다",
            "0 이상의 가중치를 쓰세요",
        ),
        DefectCode::PinHorizon => (
            "고정 배치의 길이가 0이거나 전체 기간을 벗어납니다",
            "0부터 센 전체 기간 안에서 1개 이상의 기간을 쓰세요",
        ),
        DefectCode::PinOverlap => (
            "한 연수생의 고정 배치 둘이 겹칩니다",
            "둘 중 하나를 옮기거나 지우세요",
        ),
        DefectCode::PinSpecialty => (
            "한 연수생의 고정 배치 둘이 같은 분야입니다",
            "하나를 지우거나 분야를 고치세요",
        ),
        DefectCode::Lifecycle => (
            "앞선 사건 다음에 올 수 없는 사건입니다",
            "사건을 순서대로 놓거나 빠진 사건을 적으세요",
        ),
        DefectCode::LinkTooFew => (
            "연결된 연수생이 두 명보다 적습니다",
            "두 명 이상을 적거나, 둘 이상이 공유하는 언어나 지역을 적으세요",
        ),
        _ => (UNKNOWN, "영어 설명을 참고하세요"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_of_the_library_is_said() {
        for code in DefectCode::ALL {
            assert_ne!(korean(*code).0, UNKNOWN, "{code}");
        }
    }
}
