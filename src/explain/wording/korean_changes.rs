//! Changes in Korean.

use super::korean::Korean;
use super::names::Beyond;
use super::particle::who;
use crate::explain::Change;
use crate::program::QuotaBasis;

/// A change, as something to do.
#[expect(clippy::too_many_lines, reason = "one arm a change")]
pub(super) fn change(words: &Korean<'_>, change: &Change) -> String {
    let names = &words.names;
    match change {
        Change::Seats {
            department,
            days,
            more,
        } => {
            let place = names.department(department);
            format!("{place} {} 자리 {more}개 추가", Korean::days(*days))
        }
        Change::Cap {
            hospital,
            days,
            more,
        } => format!(
            "{} {} 수용 인원 {more}명 추가",
            names.hospital(hospital),
            Korean::days(*days)
        ),
        Change::Interpreters {
            hospital,
            language,
            days,
            more,
        } => {
            let place = names.hospital(hospital);
            format!(
                "{place} {} {language} 통역 {more}명분 추가",
                Korean::days(*days)
            )
        }
        Change::Supervisor {
            department,
            days,
            trainees,
        } => {
            let place = names.department(department);
            format!(
                "{place} {} 연수생 {trainees}명을 맡을 지도의 추가",
                Korean::days(*days)
            )
        }
        Change::Quota {
            partnership,
            basis,
            more,
        } => {
            let per = match basis {
                QuotaBasis::Year => "연간".to_owned(),
                QuotaBasis::Cohort => "기수별".to_owned(),
                QuotaBasis::Specialty(id) => names.specialty(id),
            };
            format!(
                "{} {per} 정원 {more}명 증원",
                names.partnership(partnership)
            )
        }
        Change::Ceiling { budget, ceiling } => format!("예산 {budget} 한도 {ceiling}"),
        Change::Share {
            authority,
            hospital,
            percent,
        } => {
            let place = hospital.as_ref().map(|id| names.hospital(id));
            let place = place.unwrap_or_else(|| "전체 병원".to_owned());
            format!("{authority}의 몫을 {place} 자리의 {percent}%로 변경")
        }
        Change::Unlink { link, trainee } => {
            format!("{}에게 연결 {link} 미적용", names.trainee(trainee))
        }
        Change::Open { department, days } => {
            format!(
                "{} {} 운영",
                names.department(department),
                Korean::days(*days)
            )
        }
        Change::AdmitProfession {
            department,
            profession,
        } => format!(
            "{}에서 {profession} 직종 수용",
            names.department(department)
        ),
        Change::AdmitLevel { department, level } => {
            format!("{}에서 {level} 수준 수용", names.department(department))
        }
        Change::Able {
            trainee,
            department,
        } => format!(
            "{} {} 참여 가능",
            names.trainee(trainee),
            names.department(department)
        ),
        Change::Available { trainee, days } => {
            format!(
                "{} {} 참여 가능",
                names.trainee(trainee),
                Korean::days(*days)
            )
        }
        Change::Renew {
            trainee,
            credential,
            days,
        } => {
            let (name, last) = (names.trainee(trainee), days.last());
            format!("{name}의 {credential} {last}까지 갱신")
        }
        Change::Window { cohort, days } => {
            format!("{cohort} 기수 일정을 {}까지 확대", Korean::days(*days))
        }
        Change::WaivePolicy { cohort, policy } => {
            format!("{cohort} 기수에 정책 {policy} 면제")
        }
        Change::WaivePrerequisite {
            trainee,
            specialty,
            after,
        } => {
            let (later, first) = (names.specialty(specialty), names.specialty(after));
            format!("{}의 {first} → {later} 선이수 면제", names.trainee(trainee))
        }
        Change::HospitalMax { trainee, most } => {
            format!("{} 한 병원 배치 {most}건까지 허용", names.trainee(trainee))
        }
        Change::Excuse { cohort, label } => {
            format!("{cohort} 기수의 \"{label}\" 참석을 선택으로 변경")
        }
        Change::Prolong { partnership, days } => {
            let agreement = names.partnership(partnership);
            match names.beyond(partnership, *days) {
                Some(Beyond::End(last)) => format!("{agreement} 효력을 {last}까지 연장"),
                Some(Beyond::Start(first)) => format!("{agreement} 효력을 {first}부터 적용"),
                None => format!("{agreement} 효력을 {} 동안 유지", Korean::days(*days)),
            }
        }
        Change::CoverSpecialty {
            partnership,
            specialty,
        } => {
            let agreement = names.partnership(partnership);
            format!("{agreement} 범위에 {} 추가", names.specialty(specialty))
        }
        Change::CoverProfession {
            partnership,
            profession,
        } => format!(
            "{} 범위에 {profession} 직종 추가",
            names.partnership(partnership)
        ),
        Change::CoverHospital {
            partnership,
            hospital,
        } => {
            let agreement = names.partnership(partnership);
            format!("{agreement} 범위에 {} 추가", names.hospital(hospital))
        }
        Change::Move { from, to } => {
            let name = from.first().map(|one| names.trainee(one.trainee()));
            let name = who(&name.unwrap_or_default(), "이", "가");
            match (from.as_slice(), to.as_slice()) {
                (from, []) => format!("{name} {} 양보", words.placements(from)),
                (from, to) => {
                    let (from, to) = (words.placements(from), words.placements(to));
                    format!("{name} {from} 대신 {to}")
                }
            }
        }
        Change::Withdraw { trainee, on } => {
            format!(
                "{} {on} 중도 포기",
                who(&names.trainee(trainee), "이", "가")
            )
        }
        Change::Away { trainee, days } => {
            format!("{} {} 부재", names.trainee(trainee), Korean::term(*days))
        }
        Change::Join { trainee } => format!("{} 합류", trainee.id),
        Change::Close { department, days } => {
            format!(
                "{} {} 운영 중단",
                names.department(department),
                Korean::term(*days)
            )
        }
        Change::Absent { supervisor, days } => {
            format!("지도의 {supervisor} {} 부재", Korean::term(*days))
        }
        Change::Lapse { partnership, on } => {
            format!("{} {on} 효력 종료", names.partnership(partnership))
        }
        Change::Suspend { partnership, days } => {
            format!(
                "{} {} 정지",
                names.partnership(partnership),
                Korean::term(*days)
            )
        }
    }
}
