//! Reasons in Korean.

use super::group::Crowded;
use super::korean_changes as changes;
use super::korean_violations as violations;
use super::names::Names;
use super::particle::with;
use super::render::{Wording, is_unused};
use crate::calendar::{Cut, DateRange, Term};
use crate::check::Violation;
use crate::explain::{
    Blocker, Cause, Change, Conflict, Limit, Limited, Repair, Shortage, Unsettled, Why,
};
use crate::ids::TraineeId;
use crate::problem::CellLabel;
use crate::program::{LinkKind, Program};
use crate::rules::RuleCode;
use crate::schedule::Placement;
use crate::solver::Status;

/// Most people whom a sentence names.
const NAMED: usize = 12;

/// Korean, with the names of a program: Korean labels where it has them.
#[derive(Debug, Clone)]
pub struct Korean<'a> {
    pub(super) names: Names<'a>,
}

impl<'a> Korean<'a> {
    /// With the names of this program.
    pub fn new(program: &'a Program) -> Self {
        Self {
            names: Names::new(program, "ko"),
        }
    }

    /// `2주차`, `2~3주차`, `1주차, 3~4주차`.
    pub fn periods(&self, periods: &[u32]) -> String {
        let unit = match self.names.cut() {
            Cut::Daily => "일차",
            Cut::Weekly => "주차",
            Cut::Monthly => "개월차",
            Cut::Given => "기간",
        };
        let texts: Vec<String> = Names::runs(periods)
            .iter()
            .map(|&(first, last)| {
                if first == last {
                    format!("{first}{unit}")
                } else {
                    format!("{first}~{last}{unit}")
                }
            })
            .collect();
        texts.join(", ")
    }

    /// A placement: where and when.
    pub fn placement(&self, placement: &Placement) -> String {
        let periods: Vec<u32> = (placement.start()..placement.end()).collect();
        let place = self.names.department(placement.department());
        format!("{place} {}", self.periods(&periods))
    }

    pub(super) fn placements(&self, placements: &[Placement]) -> String {
        let texts: Vec<String> = placements.iter().map(|one| self.placement(one)).collect();
        texts.join(", ")
    }

    pub(super) fn people(&self, people: &[&TraineeId]) -> String {
        let names: Vec<String> = people
            .iter()
            .take(NAMED)
            .map(|id| self.names.trainee(id))
            .collect();
        match people.len().saturating_sub(NAMED) {
            0 => names.join(", "),
            more => format!("{} 외 {more}명", names.join(", ")),
        }
    }

    pub(super) fn days(days: DateRange) -> String {
        let (first, last) = (days.first(), days.last());
        if first == last {
            format!("{first}")
        } else {
            format!("{first}~{last}")
        }
    }

    pub(super) fn term(term: Term) -> String {
        match term.until() {
            Some(last) => {
                DateRange::new(term.since(), last).map_or_else(|_| term.to_string(), Self::days)
            }
            None => format!("{}부터", term.since()),
        }
    }

    fn length(&self, periods: u32) -> String {
        let unit = match self.names.cut() {
            Cut::Daily => "일",
            Cut::Weekly => "주",
            Cut::Monthly => "개월",
            Cut::Given => "기간",
        };
        format!("{periods}{unit}")
    }

    fn rule(code: RuleCode) -> &'static str {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "other rules are no limits of one trainee"
        )]
        match code {
            RuleCode::Lifecycle => "그때는 이미 과정을 떠났음",
            RuleCode::CommonDays => "기수 공동 일정에 참석할 수 없음",
            RuleCode::HospitalMax => "한 병원에서 더 배치될 수 없음",
            RuleCode::Practice => "요구된 연수 방식이 불가능함",
            RuleCode::Window => "기수 일정 안에 들어가지 않음",
            RuleCode::Availability => "그 기간에 참여할 수 없음",
            RuleCode::Closure => "그 기간에 진료과가 문을 닫음",
            RuleCode::PartnershipScope => "협약 범위에 포함되지 않음",
            RuleCode::PartnershipInForce => "그 기간에 효력 있는 협약이 없음",
            RuleCode::Admission => "해당 진료과가 연수생을 받지 않음",
            RuleCode::Teaching => "가르치는 진료과가 없음",
            RuleCode::Experience => "경력이 부족함",
            RuleCode::NoRepeat => "이전 참가 후 기간이 부족함",
            RuleCode::Credential => "자격 서류가 유효하지 않음",
            RuleCode::StayLength => "체류 기간이 너무 긺",
            RuleCode::RollingStay => "국내 체류 일수가 너무 많음",
            _ => "규칙에 어긋남",
        }
    }
}

impl Wording for Korean<'_> {
    fn open(&self, why: &Why) -> String {
        let open: Vec<String> = why
            .open()
            .iter()
            .map(|id| self.names.specialty(id))
            .collect();
        let who = with(&self.names.trainee(why.trainee()), "은", "는");
        match why.missing() {
            1 => format!("{who} {} 자리가 없습니다", open.join(" 또는 ")),
            more => format!("{who} {} 중 {more}자리가 없습니다", open.join(", ")),
        }
    }

    fn limit(&self, limited: &Limited) -> String {
        match limited.limit() {
            Limit::Rule { code } => Self::rule(*code).to_owned(),
            Limit::Policy { policy, code } => format!("{} (정책 {policy})", Self::rule(*code)),
            Limit::Prerequisite { specialty, after } => {
                let (later, first) = (self.names.specialty(specialty), self.names.specialty(after));
                format!("{later} 전에 {} 마쳐야 함", with(&first, "을", "를"))
            }
            Limit::Beside { placed, .. } => {
                format!("다른 요건의 배치 {placed}건을 유지해야 함")
            }
            Limit::Pinned { specialty } => {
                format!("{} 배치가 이미 확정됨", self.names.specialty(specialty))
            }
            Limit::Length { periods } => format!("{} 동안 이어져야 함", self.length(*periods)),
            Limit::NoDepartment => "과정에 진료과가 없음".to_owned(),
        }
    }

    fn blocker(&self, crowded: &Crowded<'_>) -> String {
        let when = self.periods(&crowded.periods());
        let limit = crowded.limit();
        match crowded.first() {
            Some(Blocker::Full(full)) => match full.cell() {
                CellLabel::Department { department, .. } if limit == 0 => {
                    format!("{} {when}에 자리가 없음", self.names.department(department))
                }
                CellLabel::Department { department, .. } => {
                    format!("{} {when} 만석", self.names.department(department))
                }
                CellLabel::Hospital { hospital, .. } => {
                    format!("{} {when} 수용 인원 초과", self.names.hospital(hospital))
                }
                CellLabel::Interpreters {
                    hospital, language, ..
                } => {
                    let place = self.names.hospital(hospital);
                    format!("{place} {when} {language} 통역 부족")
                }
                CellLabel::YearQuota { partnership, year } => {
                    let agreement = self.names.partnership(partnership);
                    format!("{agreement} {year}년 정원 {limit}명 소진")
                }
                CellLabel::CohortQuota {
                    partnership,
                    cohort,
                } => {
                    let agreement = self.names.partnership(partnership);
                    format!("{agreement} {cohort} 기수 정원 {limit}명 소진")
                }
                CellLabel::SpecialtyQuota {
                    partnership,
                    specialty,
                } => {
                    let agreement = self.names.partnership(partnership);
                    let specialty = self.names.specialty(specialty);
                    format!("{agreement} {specialty} 정원 {limit}명 소진")
                }
                CellLabel::Share {
                    authority,
                    hospital,
                    ..
                } => {
                    let place = hospital.as_ref().map(|id| self.names.hospital(id));
                    let place = place.unwrap_or_else(|| "전체 병원".to_owned());
                    format!("{place} {when} {authority} 몫 소진")
                }
                CellLabel::Budget { budget } => format!("예산 {budget} 소진"),
                CellLabel::Apart { hospital, .. } => {
                    let place = self.names.hospital(hospital);
                    format!("{place} {when}에 분리 대상자가 있음")
                }
            },
            Some(Blocker::Linked { link, kind }) => match kind {
                LinkKind::Together => format!("{link} 팀이 그곳에 함께 있지 않음"),
                LinkKind::NotAlone => format!("{link} 모임의 다른 사람이 그곳에 없음"),
                LinkKind::Apart => format!("{link} 분리 대상"),
            },
            None => String::new(),
        }
    }

    fn holders(&self, crowded: &Crowded<'_>) -> String {
        self.people(&crowded.holders())
    }

    fn cause(&self, cause: &Cause, parts: &[String]) -> String {
        match cause {
            Cause::ImpossibleAlone { .. } => {
                format!("다른 사람과 관계없이 불가능합니다: {}", parts.join(", "))
            }
            Cause::CrowdedOut { .. } => {
                let shown = parts.get(..4).unwrap_or(parts);
                let mut text = shown.join("; ");
                let more = parts.len().saturating_sub(shown.len());
                if more > 0 {
                    text = format!("{text} 외 {more}곳");
                }
                format!("자리가 모두 찼습니다: {text}")
            }
            Cause::LostOnValue { cost } => {
                let proof = if cost.status() == Status::Optimal {
                    "증명됨"
                } else {
                    "최소임은 증명되지 않음"
                };
                let (missing, value) = (cost.shortfall(), cost.value());
                let place = self.placements(cost.option());
                format!(
                    "자리는 있으나({place}) 다른 곳에서 {missing}건이 더 부족해지고 계획의 가치가 \
                     {value} 줄어듭니다 ({proof})"
                )
            }
            Cause::Unknown { why } if is_unused(why) => {
                let option = match why {
                    Unsettled::Unused { option } => self.placements(option),
                    Unsettled::TooMany | Unsettled::Budget => String::new(),
                };
                format!("계획에서 확정되지 않았습니다: 자리가 있고({option}) 쓰는 편이 낫습니다")
            }
            Cause::Unknown { why } => match why {
                Unsettled::TooMany => {
                    "알 수 없습니다: 가능한 일정이 너무 많아 모두 확인하지 못했습니다".to_owned()
                }
                Unsettled::Budget | Unsettled::Unused { .. } => {
                    "알 수 없습니다: 자리는 있으나 쓰는 편이 나은지 확인하지 못했습니다".to_owned()
                }
            },
        }
    }

    fn violation(&self, violation: &Violation) -> String {
        violations::violation(self, violation)
    }

    fn otherwise(&self, limited: &Limited) -> String {
        format!("이것이 아니라면: {}", self.placements(limited.option()))
    }

    fn change(&self, change: &Change) -> String {
        changes::change(self, change)
    }

    fn effect(&self, repair: &Repair) -> String {
        let (before, after) = (repair.before(), repair.after());
        let place = self.placements(repair.option());
        let placed = before.shortfall.saturating_sub(after.shortfall);
        let value = after.value.saturating_sub(before.value);
        format!("{place} (부족 {placed}건 감소, 가치 {value:+})")
    }

    fn shortage(&self, shortage: &Shortage) -> String {
        let specialties: Vec<String> = shortage
            .specialties()
            .iter()
            .map(|id| self.names.specialty(id))
            .collect();
        format!(
            "{} {}에 연수생 {}명이 {}건의 배치가 필요하지만, 갈 수 있는 진료과 {}곳의 자리는 {}건뿐입니다",
            specialties.join(" 또는 "),
            self.periods(shortage.periods()),
            shortage.trainees().len(),
            shortage.needed(),
            shortage.departments().len(),
            shortage.room(),
        )
    }

    fn conflict(&self, conflict: &Conflict) -> String {
        let people: Vec<&TraineeId> = conflict.trainees().iter().collect();
        let rules: Vec<&str> = conflict.rules().iter().map(|code| code.as_str()).collect();
        let smallest = if conflict.is_smallest() {
            "하나라도 빼면 계획이 있습니다"
        } else {
            "모두 관련된 것은 아닐 수 있습니다"
        };
        format!(
            "{} 모두 배치할 수 없습니다 (규칙 {}); {smallest}",
            with(&self.people(&people), "을", "를"),
            rules.join(", ")
        )
    }
}
