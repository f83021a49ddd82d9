//! Reasons in Korean.

use super::group::Crowded;
use super::korean_changes as changes;
use super::korean_shortage as shortages;
use super::korean_violations as violations;
use super::names::Names;
use super::particle::{who as person, with};
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
///
/// ```
/// use practicum::explain::{Explainer, Korean, Wording};
/// use practicum::{RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let mut draft = practicum::ProgramDraft::from_json(json)?;
/// # for hospital in &mut draft.hospitals {
/// #     hospital.departments.retain(|one| one.specialty != "neurosurgery" || one.id == "myongji/neurosurgery");
/// # }
/// # let program = draft.validate()?;
/// // Neurosurgery is left at one hospital, with one seat; two trainees need three weeks of it.
/// let book = RuleBook::default();
/// let planned = practicum::plan(&program, &book, &SolveConfig::default())?;
/// let explainer = Explainer::new(&program, &book, planned.schedule())?;
/// let line = Korean::new(&program).line(&explainer.open()[0]);
/// assert!(line.contains("신경외과"), "{line}"); // neurosurgery, by its Korean label
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
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

    /// A trainee: the id, with the name if there is one.
    pub fn trainee(&self, id: &TraineeId) -> String {
        self.names.trainee(id)
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

    pub(super) fn length(&self, periods: u32) -> String {
        let unit = match self.names.cut() {
            Cut::Daily => "일",
            Cut::Weekly => "주",
            Cut::Monthly => "개월",
            Cut::Given => "기간",
        };
        format!("{periods}{unit}")
    }

    /// What a hard rule is about.
    fn topic(code: RuleCode) -> &'static str {
        #[expect(
            clippy::wildcard_enum_match_arm,
            reason = "other rules are in no conflict"
        )]
        match code {
            RuleCode::Teaching => "진료과의 교육 과목",
            RuleCode::Admission => "진료과의 수용 조건",
            RuleCode::Availability => "참여 가능 기간",
            RuleCode::Window => "기수 일정",
            RuleCode::CommonDays => "공동 일정",
            RuleCode::Prerequisite => "선이수 진료과목",
            RuleCode::HospitalMax => "한 병원 배치 한도",
            RuleCode::Credential => "서류",
            RuleCode::StayLength => "체류 기간",
            RuleCode::RollingStay => "국내 체류 일수",
            RuleCode::Experience => "경력",
            RuleCode::NoRepeat => "재참가 제한",
            RuleCode::Practice => "연수 방식",
            RuleCode::PartnershipInForce => "협약의 효력",
            RuleCode::PartnershipScope => "협약의 범위",
            RuleCode::Pin => "확정된 배치",
            RuleCode::Lifecycle => "참가 상태",
            RuleCode::Seats => "정원",
            RuleCode::Closure => "휴진",
            RuleCode::HospitalCap => "병원 수용 인원",
            RuleCode::Supervision => "지도의",
            RuleCode::Interpreters => "통역",
            RuleCode::Quota => "협약 정원",
            RuleCode::Share => "기관별 몫",
            RuleCode::Budget => "예산",
            RuleCode::Together => "팀 동행",
            RuleCode::NotAlone => "혼자 두지 않기",
            RuleCode::Apart => "분리",
            _ => "규칙",
        }
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
            RuleCode::Credential => "그 기간에 서류가 유효하지 않음",
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
        let who = person(&self.names.trainee(why.trainee()), "은", "는");
        match why.missing() {
            1 => format!("{who} {} 자리가 없습니다", open.join(" 또는 ")),
            more => format!("{who} {} 중 {more}자리가 없습니다", open.join(", ")),
        }
    }

    fn limit(&self, limited: &Limited) -> String {
        match limited.limit() {
            Limit::Rule { code } => Self::rule(*code).to_owned(),
            Limit::Policy { policy, code } => match self.names.credential(policy) {
                Some(kind) => format!("그 기간에 유효한 {kind} 서류가 없음 (정책 {policy})"),
                None => format!("{} (정책 {policy})", Self::rule(*code)),
            },
            Limit::Prerequisite { specialty, after } => {
                let (later, first) = (self.names.specialty(specialty), self.names.specialty(after));
                format!("{later} 전에 {} 마쳐야 함", with(&first, "을", "를"))
            }
            Limit::Beside {
                requirement,
                placed,
            } => {
                let who = limited.option().first().map(Placement::trainee);
                let asked = who.and_then(|who| self.names.asked(who, *requirement));
                let asked = asked.map_or_else(|| "다른 요건".to_owned(), |one| one.join(" 또는 "));
                format!("{asked} 배치 {placed}건을 유지해야 함")
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
                format!(
                    "다른 연수생이 없어도 배치할 수 없습니다: {}",
                    parts.join(", ")
                )
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
                    "이보다 적은 손해로는 불가능함"
                } else {
                    "손해가 더 적을 수도 있음"
                };
                let mut costs = match cost.shortfall() {
                    0 => "그만큼 다른 배치가 빠지게 됩니다".to_owned(),
                    more => format!("모두 합해 배치 {more}건이 더 빠지게 됩니다"),
                };
                match cost.value() {
                    0 => {}
                    lost if lost > 0 => costs = format!("{costs}, 점수는 {lost}점 줄어듭니다"),
                    won => {
                        let won = won.unsigned_abs();
                        costs = format!("{costs}, 점수는 {won}점 늘어납니다");
                    }
                }
                let place = self.placements(cost.option());
                format!("자리는 있으나({place}) {costs} ({proof})")
            }
            Cause::Unknown { why } if is_unused(why) => {
                let option = match why {
                    Unsettled::Unused { option } => self.placements(option),
                    Unsettled::TooMany | Unsettled::Budget => String::new(),
                };
                format!(
                    "계획이 이 자리를 쓰지 않았습니다: 자리가 있고({option}), 배치하는 편이 더 낫습니다"
                )
            }
            Cause::Unknown { why } => match why {
                Unsettled::TooMany => {
                    "알 수 없습니다: 가능한 일정이 너무 많아 모두 확인하지 못했습니다".to_owned()
                }
                Unsettled::Budget | Unsettled::Unused { .. } => {
                    "알 수 없습니다: 자리는 있으나 배치하는 편이 나은지 확인하지 못했습니다"
                        .to_owned()
                }
            },
        }
    }

    fn violation(&self, violation: &Violation) -> String {
        violations::violation(self, violation)
    }

    fn reason(&self, violation: &Violation) -> String {
        violations::reason(self, violation)
    }

    fn line(&self, why: &Why) -> String {
        let parts = self.parts(why.cause());
        format!("{}. {}", self.open(why), self.cause(why.cause(), &parts))
    }

    fn otherwise(&self, limited: &Limited) -> String {
        format!("이것이 아니라면: {}", self.placements(limited.option()))
    }

    fn change(&self, change: &Change) -> String {
        changes::change(self, change)
    }

    fn effect(&self, repair: &Repair) -> String {
        let (before, after) = (repair.before(), repair.after());
        let place = self.placements(repair.fresh());
        let placed = before.shortfall.saturating_sub(after.shortfall);
        let value = after.value.saturating_sub(before.value);
        match (placed, value) {
            (0, 0) => format!("{place} (미배치 건수와 점수 그대로)"),
            (0, value) => format!("{place} (미배치 건수 그대로, 점수 {value:+})"),
            (placed, 0) => format!("{place} (미배치 {placed}건 감소, 점수 그대로)"),
            (placed, value) => format!("{place} (미배치 {placed}건 감소, 점수 {value:+})"),
        }
    }

    fn shortage(&self, shortage: &Shortage) -> String {
        shortages::shortage(self, shortage)
    }

    fn conflict(&self, conflict: &Conflict) -> String {
        let people: Vec<&TraineeId> = conflict.trainees().iter().collect();
        let rules: Vec<String> = conflict
            .rules()
            .iter()
            .map(|code| format!("{} {code}", Self::topic(*code)))
            .collect();
        let smallest = if conflict.is_smallest() {
            "이 사람들이나 규칙 가운데 하나만 빠져도 나머지는 모두 배치할 수 있습니다"
        } else {
            "이 가운데 일부만으로도 불가능할 수 있습니다"
        };
        let who = match people.as_slice() {
            [one] => format!("{}의 요건을 모두 채울 수 없습니다", self.names.trainee(one)),
            several => {
                let (people, count) = (self.people(several), several.len());
                format!("{people} {count}명을 모두 배치할 수는 없습니다")
            }
        };
        let under = match rules.as_slice() {
            [] => String::new(),
            rules => format!("규칙({})을 지키면서 ", rules.join(", ")),
        };
        format!("{under}{who}; {smallest}")
    }
}
