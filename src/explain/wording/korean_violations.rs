//! What breaks a rule, in Korean with the program's names.

use super::korean::Korean;
use super::particle::{who as person, with};
use crate::check::{
    AdmissionReason, AgreementReason, ApprovalGap, Crowd, Evidence, Missing, PracticeReason,
    QuotaOf, ScopeReason, Violation,
};
use crate::codes::LanguageTag;
use crate::program::PracticeMode;
use crate::schedule::Placement;

/// One line that stands by itself.
pub(super) fn violation(words: &Korean<'_>, violation: &Violation) -> String {
    let (code, reason) = (violation.code(), reason(words, violation));
    match violation.culprit() {
        Some(placement) => format!("{code} {}: {reason}", stay(words, placement)),
        None => format!("{code} {reason}"),
    }
}

fn stay(words: &Korean<'_>, placement: &Placement) -> String {
    let who = words.names.trainee(placement.trainee());
    format!("{who} {}", words.placement(placement))
}

fn crowd(words: &Korean<'_>, crowd: &Crowd, what: &str) -> String {
    let when = words.periods(&[crowd.period()]);
    let people: Vec<_> = crowd.first().iter().collect();
    let (count, limit, people) = (crowd.count(), crowd.limit(), words.people(&people));
    format!("{when} {what} {limit}명인데 {count}명이 배치됨 ({people})")
}

fn mode(mode: PracticeMode) -> &'static str {
    match mode {
        PracticeMode::Observation => "참관",
        PracticeMode::LimitedPractice => "제한적 진료",
    }
}

/// What breaks the rule, without the placement that breaks it by itself.
#[expect(clippy::too_many_lines, reason = "one arm a rule")]
pub(super) fn reason(words: &Korean<'_>, violation: &Violation) -> String {
    let names = &words.names;
    match violation.evidence() {
        Evidence::Unknown { missing, .. } => {
            let missing: Vec<&str> = missing
                .iter()
                .map(|missing| match missing {
                    Missing::Trainee => "연수생",
                    Missing::Department => "진료과",
                    Missing::Specialty => "진료과목",
                })
                .collect();
            format!("과정에 없는 {}", missing.join(", "))
        }
        Evidence::OutsideHorizon { .. } => "과정 기간을 벗어남".to_owned(),
        Evidence::Overlap { placement, earlier } => {
            let earlier = words.placement(earlier.placement());
            let later = stay(words, placement.placement());
            format!("{later}: {earlier} 배치와 기간이 겹침")
        }
        Evidence::TooMany {
            trainee,
            requirement,
            count,
            limit,
        } => {
            let (who, number) = (names.trainee(trainee), requirement + 1);
            format!("{who}: {number}번 요건은 {limit}건인데 {count}건이 배치됨")
        }
        Evidence::Repeated {
            trainee,
            specialty,
            count,
        } => {
            let (who, specialty) = (names.trainee(trainee), names.specialty(specialty));
            format!("{who}: {specialty} 배치가 {count}번 있음")
        }
        Evidence::WrongLength { placement, wanted } => {
            let lasts = words.length(placement.placement().periods());
            format!("{} 동안이어야 하는데 {lasts} 동안임", words.length(*wanted))
        }
        Evidence::NotRequired { .. } => "교육과정에 없는 진료과목".to_owned(),
        Evidence::NotTaught { taught, .. } => {
            let taught = names.specialty(taught);
            format!("이 진료과에서 가르치는 과목은 {taught}")
        }
        Evidence::NotAdmitted { reason, .. } => match reason {
            AdmissionReason::Profession { profession } => {
                format!("이 진료과는 {profession} 직종을 받지 않음")
            }
            AdmissionReason::Level { level: Some(level) } => {
                format!("이 진료과는 {level} 수준을 받지 않음")
            }
            AdmissionReason::Level { level: None } => {
                "이 진료과는 정해진 수준만 받는데 연수생의 수준이 적혀 있지 않음".to_owned()
            }
            AdmissionReason::Language { working } => {
                let working: Vec<&str> = working.iter().map(LanguageTag::as_str).collect();
                format!(
                    "사용 언어({})를 하지 못하고 통역도 없음",
                    working.join(", ")
                )
            }
            AdmissionReason::Unable => "연수생이 갈 수 없는 진료과".to_owned(),
        },
        Evidence::Unavailable { day, .. } => format!("{day}에 연수생이 참여할 수 없음"),
        Evidence::OutsideWindow { window, .. } => {
            format!("기수 일정({})을 벗어남", Korean::days(*window))
        }
        Evidence::MissesCommonDay {
            trainee,
            label,
            day,
        } => {
            let who = person(&names.trainee(trainee), "이", "가");
            format!("{who} {day} \"{label}\" 일정에 참석할 수 없음")
        }
        Evidence::TooEarly { placement, after } => {
            let (stay, after) = (stay(words, placement.placement()), names.specialty(after));
            format!("{stay}: {} 먼저 마쳐야 함", with(&after, "을", "를"))
        }
        Evidence::TooOften {
            trainee,
            hospital,
            count,
            limit,
        } => {
            let (who, place) = (names.trainee(trainee), names.hospital(hospital));
            format!("{who}: {place} 배치는 {limit}건까지인데 {count}건임")
        }
        Evidence::NoCredential {
            credential, day, ..
        } => format!("{day}에 유효한 {credential} 서류가 없음"),
        Evidence::StayTooLong {
            trainee,
            policy,
            stay,
            limit,
        } => {
            let (who, days) = (names.trainee(trainee), stay.days());
            let dates = Korean::days(*stay);
            format!("{who}: 체류 {days}일({dates}), 정책 {policy}상 {limit}일까지")
        }
        Evidence::TooManyDays {
            trainee,
            policy,
            from,
            until,
            days,
            limit,
        } => {
            let who = names.trainee(trainee);
            format!("{who}: {from}~{until} 중 국내 체류 {days}일, 정책 {policy}상 {limit}일까지")
        }
        Evidence::Inexperienced {
            policy,
            since,
            years,
            ..
        } => {
            let has = match since {
                Some(since) => format!("{since}부터 근무"),
                None => "경력이 적혀 있지 않음".to_owned(),
            };
            format!("정책 {policy}상 만 {years}년의 경력이 필요함 ({has})")
        }
        Evidence::TooSoon {
            policy,
            earlier,
            years,
            ..
        } => {
            let last = earlier.last();
            format!("{last}까지 참가했음, 정책 {policy}상 만 {years}년이 지나야 함")
        }
        Evidence::NoPractice { reason, .. } => practice(reason),
        Evidence::NoAgreement { reason, .. } => match reason {
            AgreementReason::Missing => "연수생이 속한 협약이 없음".to_owned(),
            AgreementReason::SendsNobody { partnership, .. } => {
                format!(
                    "연수생을 보내는 협약이 아님: {}",
                    names.partnership(partnership)
                )
            }
            AgreementReason::NotInForce { partnership, day } => {
                format!("{day}에 효력이 없음: {}", names.partnership(partnership))
            }
        },
        Evidence::OutOfScope {
            placement,
            partnership,
            reason,
        } => {
            let agreement = names.partnership(partnership);
            let what = match reason {
                ScopeReason::Specialty => names.specialty(placement.placement().specialty()),
                ScopeReason::Profession => "연수생의 직종".to_owned(),
                ScopeReason::Hospital => "이 병원".to_owned(),
            };
            format!("{agreement} 범위에 {} 없음", with(&what, "이", "가"))
        }
        Evidence::PinMissing { pin } => format!("{}: 확정된 배치가 빠져 있음", stay(words, pin)),
        Evidence::Left { since, .. } => format!("연수생이 {since}에 과정을 떠남"),
        Evidence::NoSeats {
            department,
            crowd: too_many,
        } => {
            let seats = format!("{} 정원", names.department(department));
            crowd(words, too_many, &seats)
        }
        Evidence::Closed { day, .. } => format!("{day}에 진료과가 문을 닫음"),
        Evidence::HospitalFull {
            hospital,
            crowd: too_many,
        } => {
            let most = format!("{} 수용 인원", names.hospital(hospital));
            crowd(words, too_many, &most)
        }
        Evidence::NoSupervision {
            department,
            crowd: too_many,
        } => {
            let most = format!(
                "{} 지도의가 맡을 수 있는 인원",
                names.department(department)
            );
            crowd(words, too_many, &most)
        }
        Evidence::NoInterpreter {
            hospital,
            language,
            crowd: too_many,
        } => {
            let place = names.hospital(hospital);
            let most = format!("{place} {language} 통역이 맡을 수 있는 인원");
            crowd(words, too_many, &most)
        }
        Evidence::QuotaExceeded {
            partnership,
            of,
            count,
            limit,
            first,
        } => {
            let agreement = names.partnership(partnership);
            let of = match of {
                QuotaOf::Year(year) => format!("{year}년"),
                QuotaOf::Cohort(cohort) => format!("{cohort} 기수"),
                QuotaOf::Specialty(id) => names.specialty(id),
            };
            let people = words.people(&first.iter().collect::<Vec<_>>());
            format!("{agreement} {of} 정원 {limit}명인데 {count}명이 배치됨 ({people})")
        }
        Evidence::ShareExceeded {
            authority,
            hospital,
            crowd: too_many,
            ..
        } => {
            let place = hospital.as_ref().map(|id| names.hospital(id));
            let place = place.unwrap_or_else(|| "전체 병원".to_owned());
            crowd(words, too_many, &format!("{place} {authority} 몫"))
        }
        Evidence::OverBudget {
            budget,
            spent,
            ceiling,
        } => {
            let currency = ceiling.currency();
            format!("예산 {budget}: 한도 {ceiling} 중 {spent} {currency} 지출")
        }
        Evidence::Separated {
            link,
            period,
            members,
            present,
            hospitals,
            first,
            ..
        } => {
            let when = words.periods(&[*period]);
            let places: Vec<String> = hospitals.iter().map(|id| names.hospital(id)).collect();
            let places = places.join(", ");
            let people = words.people(&first.iter().collect::<Vec<_>>());
            format!(
                "{link} 팀이 {when}에 함께 있지 않음: {members}명 중 {present}명만 {places}에 있음 \
                 ({people})"
            )
        }
        Evidence::Alone {
            link,
            hospital,
            period,
            trainee,
            ..
        } => {
            let who = person(&names.trainee(trainee), "이", "가");
            let (place, when) = (names.hospital(hospital), words.periods(&[*period]));
            format!("{who} {when} {place}에 {link} 모임에서 혼자 있음")
        }
        Evidence::NotApart {
            link,
            hospital,
            crowd,
        } => {
            let place = names.hospital(hospital);
            let when = words.periods(&[crowd.period()]);
            let people: Vec<_> = crowd.first().iter().collect();
            let people = words.people(&people);
            format!("{when} {place}에 분리 대상({link})이 함께 있음: {people}")
        }
    }
}

fn practice(reason: &PracticeReason) -> String {
    match reason {
        PracticeReason::Demanded { mode: wanted } => {
            format!("교육과정에서 {} 방식을 요구함", mode(*wanted))
        }
        PracticeReason::NotOffered { mode: asked } => {
            format!("이 진료과는 {} 방식을 제공하지 않음", mode(*asked))
        }
        PracticeReason::NotApproved { gaps } if gaps.is_empty() => {
            "이 병원에 대한 승인이 없음".to_owned()
        }
        PracticeReason::NotApproved { gaps } => {
            let gaps: Vec<String> = gaps.iter().map(gap).collect();
            format!("맞는 승인이 없음: {}", gaps.join(", "))
        }
        PracticeReason::Unprepared {
            policy,
            months,
            wanted,
        } => format!("준비 기간 {months}개월, 정책 {policy}상 {wanted}개월 필요"),
    }
}

fn gap(gap: &ApprovalGap) -> String {
    match gap {
        ApprovalGap::Dates => "기간 전체에 유효하지 않음".to_owned(),
        ApprovalGap::Acts => "필요한 행위가 빠져 있음".to_owned(),
        ApprovalGap::Supervisor => "지도의가 다른 진료과 소속임".to_owned(),
        ApprovalGap::Absence { day } => format!("지도의가 {day}에 부재"),
        ApprovalGap::Length { policy, months } => {
            format!("정책 {policy}의 {months}개월보다 긺")
        }
    }
}
