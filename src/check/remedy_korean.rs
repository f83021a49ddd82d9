//! What to do about a violation, in one line of Korean.

use super::evidence::Evidence;
use super::reason::{AdmissionReason, AgreementReason, PracticeReason, ScopeReason};

/// One line of advice: the change to the schedule first, the change to the program second.
pub(super) fn of(evidence: &Evidence) -> &'static str {
    match evidence {
        Evidence::Unknown { .. } => "이름을 고치거나, 그 이름이 가리키는 것을 과정에 추가하세요",
        Evidence::OutsideHorizon { .. } => "배치를 1개 기간 이상, 모두 전체 기간 안에 두세요",
        Evidence::Overlap { .. } => "두 배치 중 하나를 옮기거나 지우세요",
        Evidence::TooMany { .. } => "요건에 맞는 수만 남도록 배치를 지우세요",
        Evidence::Repeated { .. } => "그 분야의 배치를 하나만 남기세요",
        Evidence::WrongLength { .. } => "교육과정이 정한 길이로 배치하세요",
        Evidence::NotRequired { .. } => "배치를 지우거나, 그 분야를 교육과정에 추가하세요",
        Evidence::NotTaught { .. } => "그 분야를 가르치는 진료과를 고르세요",
        Evidence::NotAdmitted { reason, .. } => admission(reason),
        Evidence::Unavailable { .. } => "연수생이 참여할 수 있는 날로 배치를 옮기세요",
        Evidence::OutsideWindow { .. } => "기수 일정 안으로 배치를 옮기세요",
        Evidence::MissesCommonDay { .. } => {
            "참석하도록 조정하거나, 공동 일정을 선택으로 바꾸거나, 연수생을 빼세요"
        }
        Evidence::TooEarly { .. } => "먼저 마쳐야 할 배치가 끝난 뒤에 시작하세요",
        Evidence::TooOften { .. } => "배치 하나를 다른 병원으로 옮기세요",
        Evidence::NoCredential { .. } => {
            "서류를 받거나 연장하거나, 서류가 유효한 기간으로 배치를 옮기세요"
        }
        Evidence::StayTooLong { .. } => "첫 배치와 마지막 배치 사이를 좁히세요",
        Evidence::TooManyDays { .. } => "체류를 줄이거나 더 늦게 시작하세요",
        Evidence::Inexperienced { .. } => "더 늦게 시작하거나, 언제부터 진료했는지 밝히세요",
        Evidence::TooSoon { .. } => "두 참가 사이에 필요한 햇수가 지난 뒤에 시작하세요",
        Evidence::NoPractice { reason, .. } => practice(reason),
        Evidence::NoAgreement { reason, .. } => agreement(reason),
        Evidence::OutOfScope { reason, .. } => scope(*reason),
        Evidence::PinMissing { .. } => "고정된 배치를 되돌리거나, 고정을 푸세요",
        Evidence::Left { .. } => "배치를 지우세요",
        Evidence::NoSeats { .. } => "연수생을 다른 기간이나 진료과로 옮기거나, 정원을 늘리세요",
        Evidence::Closed { .. } => "운영하지 않는 날을 피해 배치를 옮기세요",
        Evidence::HospitalFull { .. } => {
            "연수생을 다른 기간이나 병원으로 옮기거나, 병원 한도를 올리세요"
        }
        Evidence::NoSupervision { .. } => "연수생을 옮기거나, 지도 의사를 더 구하세요",
        Evidence::NoInterpreter { .. } => "연수생을 옮기거나, 통역을 더 구하세요",
        Evidence::QuotaExceeded { .. } => "그 협약의 연수생을 더 적게 배치하세요",
        Evidence::ShareExceeded { .. } => "그 기간에 그 추천 기관의 연수생을 더 적게 배치하세요",
        Evidence::OverBudget { .. } => {
            "체류를 줄이거나, 연수생을 더 적게 배치하거나, 예산을 올리세요"
        }
        Evidence::Separated { .. } => "그 기간에 팀 전체를 한 병원에 배치하세요",
        Evidence::Alone { .. } => {
            "같은 무리의 연수생을 그곳에 한 명 더 배치하거나, 이 연수생을 옮기세요"
        }
        Evidence::NotApart { .. } => "한 명만 남기고 다른 곳으로 옮기세요",
    }
}

fn admission(reason: &AdmissionReason) -> &'static str {
    match reason {
        AdmissionReason::Profession { .. } => "그 직종을 받는 진료과를 고르세요",
        AdmissionReason::Level { .. } => "그 수준을 받는 진료과를 고르세요",
        AdmissionReason::Language { .. } => {
            "연수생이 쓰는 언어의 진료과를 고르거나, 통역을 구하세요"
        }
        AdmissionReason::Unable => "연수생이 갈 수 있는 진료과를 고르세요",
    }
}

fn practice(reason: &PracticeReason) -> &'static str {
    match reason {
        PracticeReason::Demanded { .. } => "교육과정이 요구하는 방식으로 하세요",
        PracticeReason::NotOffered { .. } => "그 방식을 제공하는 진료과를 고르세요",
        PracticeReason::NotApproved { .. } => {
            "이 날짜, 행위, 병원, 지도 의사를 적은 승인을 받으세요"
        }
        PracticeReason::Unprepared { .. } => "준비가 끝난 뒤에 시작하거나, 참관만 계획하세요",
    }
}

fn agreement(reason: &AgreementReason) -> &'static str {
    match reason {
        AgreementReason::Missing => "연수생이 어떤 협약으로 오는지 밝히세요",
        AgreementReason::SendsNobody { .. } => {
            "연수생을 보내는 협약을 맺거나, 규칙에서 그 종류의 협약을 허용하세요"
        }
        AgreementReason::NotInForce { .. } => "협약 기간 안으로 배치를 옮기거나, 협약을 연장하세요",
    }
}

fn scope(reason: ScopeReason) -> &'static str {
    match reason {
        ScopeReason::Specialty => "협약 범위 안의 분야를 고르거나, 범위를 넓히세요",
        ScopeReason::Profession => "협약 범위를 연수생의 직종까지 넓히세요",
        ScopeReason::Hospital => "협약 범위 안의 병원을 고르거나, 범위를 넓히세요",
    }
}
