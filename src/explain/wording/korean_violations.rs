//! What the checker found, in Korean: the rule's code, and the evidence with names.

use chrono::NaiveDate;

use super::korean::Korean;
use super::particle::with;
use crate::calendar::DateRange;
use crate::check::{
    AdmissionReason, AgreementReason, Crowd, DatedPlacement, Evidence, Missing, PracticeReason,
    ScopeReason, Violation,
};
use crate::codes::LanguageTag;
use crate::ids::TraineeId;

/// A violation in one line.
pub(super) fn violation(korean: &Korean<'_>, violation: &Violation) -> String {
    format!(
        "{} {}",
        violation.code(),
        evidence(korean, violation.evidence())
    )
}

#[expect(clippy::too_many_lines, reason = "one arm a variant")]
fn evidence(korean: &Korean<'_>, evidence: &Evidence) -> String {
    let names = &korean.names;
    let stay = |dated: &DatedPlacement| stay(korean, dated);
    let who = |id: &TraineeId| names.trainee(id);
    match evidence {
        Evidence::Unknown { placement, missing } => {
            let missing: Vec<&str> = missing.iter().copied().map(unknown).collect();
            let (trainee, department) = (placement.trainee(), placement.department());
            format!(
                "{trainee}, {department}: 과정에 없는 {}",
                missing.join(", ")
            )
        }
        Evidence::OutsideHorizon { placement, horizon } => format!(
            "{}, {}: {}번째 기간부터 {}개 기간은 전체 {horizon}개 기간을 벗어남",
            who(placement.trainee()),
            names.department(placement.department()),
            placement.start().saturating_add(1),
            placement.periods()
        ),
        Evidence::Overlap { placement, earlier } => format!(
            "{}: 앞선 배치({})가 끝나기 전에 시작함",
            stay(placement),
            korean.placement(earlier.placement())
        ),
        Evidence::TooMany {
            trainee,
            requirement,
            count,
            limit,
        } => format!(
            "{}: 요건 {}에는 {limit}건이면 되는데 {count}건 배치됨",
            who(trainee),
            requirement.saturating_add(1)
        ),
        Evidence::Repeated {
            trainee,
            specialty,
            count,
        } => format!(
            "{}: {}에 {count}번 배치됨",
            who(trainee),
            names.specialty(specialty)
        ),
        Evidence::WrongLength { placement, wanted } => {
            let periods = placement.placement().periods();
            format!(
                "{}: {wanted}개 기간이어야 하는데 {periods}개 기간임",
                stay(placement)
            )
        }
        Evidence::NotRequired { placement, .. } => format!(
            "{}: 교육과정에 없는 분야({})",
            stay(placement),
            names.specialty(placement.placement().specialty())
        ),
        Evidence::NotTaught { placement, taught } => format!(
            "{}: 이 진료과의 분야는 {}",
            stay(placement),
            names.specialty(taught)
        ),
        Evidence::NotAdmitted { placement, reason } => {
            format!("{}: {}", stay(placement), admission(reason))
        }
        Evidence::Unavailable { placement, day } => {
            format!("{}: {day}에 참여할 수 없음", stay(placement))
        }
        Evidence::OutsideWindow {
            placement, window, ..
        } => format!("{}: 기수 일정({})을 벗어남", stay(placement), days(*window)),
        Evidence::MissesCommonDay {
            trainee,
            label,
            day,
        } => format!(
            "{}: {day} 공동 일정({label})에 참석할 수 없음",
            who(trainee)
        ),
        Evidence::TooEarly { placement, after } => format!(
            "{}: 먼저 마쳐야 할 {} 배치가 끝나지 않음",
            stay(placement),
            names.specialty(after)
        ),
        Evidence::TooOften {
            trainee,
            hospital,
            count,
            limit,
        } => format!(
            "{}: {}에 {count}건 배치됨, 최대 {limit}건",
            who(trainee),
            names.hospital(hospital)
        ),
        Evidence::NoCredential {
            placement,
            credential,
            day,
            ..
        } => format!(
            "{}: {day}에 유효한 서류({credential})가 없음",
            stay(placement)
        ),
        Evidence::StayTooLong {
            trainee,
            stay,
            limit,
            ..
        } => format!(
            "{}: 체류 {}일({}), 최대 {limit}일",
            who(trainee),
            stay.days(),
            days(*stay)
        ),
        Evidence::TooManyDays {
            trainee,
            from,
            until,
            days,
            limit,
            ..
        } => format!(
            "{}: {from}~{until} 국내 체류 {days}일, 최대 {limit}일",
            who(trainee)
        ),
        Evidence::Inexperienced {
            placement,
            since,
            years,
            ..
        } => format!(
            "{}: 만 {years}년 경력이 필요함({})",
            stay(placement),
            since.map_or_else(|| "경력 미기재".to_owned(), |since| format!("{since}부터"))
        ),
        Evidence::TooSoon {
            placement,
            earlier,
            years,
            ..
        } => format!(
            "{}: 이전 참가({}) 후 만 {years}년이 지나지 않음",
            stay(placement),
            days(*earlier)
        ),
        Evidence::NoPractice { placement, reason } => {
            format!("{}: {}", stay(placement), practice(reason))
        }
        Evidence::NoAgreement { placement, reason } => {
            format!("{}: {}", stay(placement), agreement(korean, reason))
        }
        Evidence::OutOfScope {
            placement,
            partnership,
            reason,
        } => format!(
            "{}: 협약({})의 범위에 {} 들어 있지 않음",
            stay(placement),
            names.partnership(partnership),
            scope(*reason)
        ),
        Evidence::PinMissing { pin } => format!(
            "{}: 고정된 배치가 계획에 없음({})",
            who(pin.trainee()),
            korean.placement(pin)
        ),
        Evidence::Left { placement, since } => {
            format!("{}: {since}부터 과정을 떠났음", stay(placement))
        }
        Evidence::NoSeats { department, crowd } => {
            let place = names.department(department);
            format!("{place}: {}", over(korean, "정원", crowd))
        }
        Evidence::Closed { placement, day } => {
            format!("{}: {day}에 진료과가 문을 닫음", stay(placement))
        }
        Evidence::HospitalFull { hospital, crowd } => {
            let place = names.hospital(hospital);
            format!("{place}: {}", over(korean, "병원 전체 정원", crowd))
        }
        Evidence::NoSupervision { department, crowd } => {
            let place = names.department(department);
            format!("{place}: {}", over(korean, "지도할 수 있는 인원", crowd))
        }
        Evidence::NoInterpreter {
            hospital,
            language,
            crowd,
        } => {
            let place = names.hospital(hospital);
            let what = format!("{language} 통역이 가능한 인원");
            format!("{place}: {}", over(korean, &what, crowd))
        }
        Evidence::QuotaExceeded {
            partnership,
            count,
            limit,
            first,
            ..
        } => format!(
            "협약({})의 정원 {limit}, 계획 {count}: {}",
            names.partnership(partnership),
            people(korean, first)
        ),
        Evidence::ShareExceeded {
            authority,
            hospital,
            seats,
            crowd,
        } => {
            let place = hospital.as_ref().map(|id| names.hospital(id));
            let place = place.unwrap_or_else(|| "모든 병원".to_owned());
            let what = format!("전체 {seats}자리 중 {authority} 몫");
            format!("{place}: {}", over(korean, &what, crowd))
        }
        Evidence::OverBudget {
            budget,
            spent,
            ceiling,
        } => format!(
            "예산 {budget}: 한도 {ceiling}, 지출 {spent} {}",
            ceiling.currency()
        ),
        Evidence::Separated {
            period,
            members,
            present,
            first,
            ..
        } => format!(
            "{}: 함께 있어야 할 {members}명 중 {present}명이 흩어져 있음: {}",
            korean.periods(&[*period]),
            people(korean, first)
        ),
        Evidence::Alone {
            hospital,
            period,
            trainee,
            ..
        } => format!(
            "{}: {} 혼자 {}에 있음",
            korean.periods(&[*period]),
            with(&who(trainee), "이", "가"),
            names.hospital(hospital)
        ),
        Evidence::NotApart {
            hospital, crowd, ..
        } => {
            let place = names.hospital(hospital);
            format!(
                "{place}: {}",
                over(korean, "서로 떨어져 있어야 할 인원", crowd)
            )
        }
    }
}

/// Who is where, and when.
fn stay(korean: &Korean<'_>, dated: &DatedPlacement) -> String {
    let placement = dated.placement();
    let who = korean.names.trainee(placement.trainee());
    format!("{who}, {}", korean.placement(placement))
}

fn days(range: DateRange) -> String {
    Korean::days(range)
}

fn people(korean: &Korean<'_>, ids: &[TraineeId]) -> String {
    let ids: Vec<&TraineeId> = ids.iter().collect();
    korean.people(&ids)
}

/// More than there may be.
fn over(korean: &Korean<'_>, what: &str, crowd: &Crowd) -> String {
    format!(
        "{} {what} {}, 배치 {}: {}",
        korean.periods(&[crowd.period()]),
        crowd.limit(),
        crowd.count(),
        people(korean, crowd.first())
    )
}

fn unknown(missing: Missing) -> &'static str {
    match missing {
        Missing::Trainee => "연수생",
        Missing::Department => "진료과",
        Missing::Specialty => "분야",
    }
}

fn admission(reason: &AdmissionReason) -> String {
    match reason {
        AdmissionReason::Profession { profession } => {
            format!("직종({profession})을 받지 않는 진료과")
        }
        AdmissionReason::Level { level: Some(level) } => {
            format!("수준({level})을 받지 않는 진료과")
        }
        AdmissionReason::Level { level: None } => "수준이 기재되지 않음".to_owned(),
        AdmissionReason::Language { working } => {
            let working: Vec<&str> = working.iter().map(LanguageTag::as_str).collect();
            format!("병원 언어({})를 하지 못함", working.join(", "))
        }
        AdmissionReason::Unable => "이 진료과에 갈 수 없는 연수생".to_owned(),
    }
}

fn practice(reason: &PracticeReason) -> String {
    match reason {
        PracticeReason::Demanded { mode } => format!("교육과정이 요구하는 방식은 {mode}"),
        PracticeReason::NotOffered { mode } => format!("진료과가 {mode} 방식을 허용하지 않음"),
        PracticeReason::NotApproved { .. } => "제한적 의료행위 승인이 맞지 않음".to_owned(),
        PracticeReason::Unprepared { months, wanted, .. } => {
            format!("준비 기간 {wanted}개월이 필요한데 {months}개월임")
        }
    }
}

fn agreement(korean: &Korean<'_>, reason: &AgreementReason) -> String {
    let name = |id| korean.names.partnership(id);
    let on = |day: &NaiveDate| day.to_string();
    match reason {
        AgreementReason::Missing => "근거가 되는 협약이 없음".to_owned(),
        AgreementReason::SendsNobody { partnership, .. } => {
            format!("협약({})은 연수생을 보내는 협약이 아님", name(partnership))
        }
        AgreementReason::NotInForce { partnership, day } => {
            format!("협약({})이 {}에 효력이 없음", name(partnership), on(day))
        }
    }
}

fn scope(reason: ScopeReason) -> &'static str {
    match reason {
        ScopeReason::Specialty => "분야가",
        ScopeReason::Profession => "직종이",
        ScopeReason::Hospital => "병원이",
    }
}
