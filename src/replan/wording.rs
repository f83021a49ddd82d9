//! What moved, in words.

use super::cause::{Forcing, Moved};
use super::falls::Fallen;
use super::run::MinimalChange;
use crate::check::Violation;
use crate::explain::{English, Korean, Wording};

/// A language for what moved and what falls.
///
/// ```
/// use practicum::RuleBook;
/// use practicum::explain::{Change, English};
/// use practicum::replan::{ReplanWording, impact};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let leaves = Change::Withdraw { trainee: "T02".parse()?, on: "2014-06-02".parse()? };
/// let after = leaves.apply_to(&program)?;
/// let impact = impact(&program, &after, &RuleBook::default(), planned.schedule());
/// let sentence = English::new(&after).fallen(&impact.fallen()[0]);
/// assert!(sentence.contains("T02"), "{sentence}");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait ReplanWording: Wording {
    /// One line: what moved where, and the change that forced it.
    fn moved(&self, moved: &Moved) -> String;

    /// One line: what falls, and why.
    fn fallen(&self, fallen: &Fallen) -> String;

    /// Whether a smaller change is impossible.
    fn minimal(&self, minimal: MinimalChange) -> String;
}

/// What breaks rules, where the placement is named already: two reasons at the most.
fn reasons(words: &impl Wording, violations: &[Violation]) -> String {
    let mut texts: Vec<String> = violations.iter().map(|one| words.reason(one)).collect();
    texts.dedup();
    texts.truncate(2);
    texts.join("; ")
}

/// Who came to where a placement was, the trainee aside.
fn comers(moved: &Moved) -> Vec<crate::ids::TraineeId> {
    match moved.forcing() {
        Forcing::MadeRoom { r#for, .. } => {
            let own = moved.from().trainee();
            r#for.iter().filter(|one| *one != own).cloned().collect()
        }
        Forcing::Broken { .. } | Forcing::Better { .. } => Vec::new(),
    }
}

impl ReplanWording for English<'_> {
    fn moved(&self, moved: &Moved) -> String {
        let who = self.trainee(moved.from().trainee());
        let from = self.placement(moved.from());
        let what = match moved.to() {
            Some(to) => format!("{who} moves from {from}, to {}", self.placement(to)),
            None => format!("{who} loses {from}"),
        };
        match moved.forcing() {
            Forcing::Broken { violations } => {
                format!("{what}, because {}", reasons(self, violations))
            }
            Forcing::MadeRoom { .. } if !comers(moved).is_empty() => {
                let comers = comers(moved);
                let names: Vec<String> = comers.iter().map(|one| self.trainee(one)).collect();
                format!("{what}, to make room for {}", names.join(", "))
            }
            Forcing::MadeRoom { .. } => {
                format!("{what}, because another placement of {who} has changed")
            }
            Forcing::Better { .. } => format!("{what}, because the plan is better that way"),
        }
    }

    fn fallen(&self, fallen: &Fallen) -> String {
        let placement = fallen.placement();
        let who = self.trainee(placement.trainee());
        format!(
            "{who} can not stay at {}: {}",
            self.placement(placement),
            reasons(self, fallen.violations())
        )
    }

    fn minimal(&self, minimal: MinimalChange) -> String {
        match minimal {
            MinimalChange::Forced => {
                "no plan changes fewer placements: so many have to change whatever is planned"
            }
            MinimalChange::Certified => {
                "no plan changes fewer placements without leaving more places open (proven)"
            }
            MinimalChange::Open => {
                "a plan that changes fewer placements may exist (nothing is proven)"
            }
        }
        .to_owned()
    }
}

/// Periods end in a syllable without a final consonant, 주차 or 기간 aside.
fn toward(place: &str) -> String {
    let particle = if place.ends_with("기간") {
        "으로"
    } else {
        "로"
    };
    format!("{place}{particle}")
}

impl ReplanWording for Korean<'_> {
    fn moved(&self, moved: &Moved) -> String {
        let who = self.trainee(moved.from().trainee());
        let from = self.placement(moved.from());
        let what = match moved.to() {
            Some(to) => format!("{who}: {from}에서 {} 변경", toward(&self.placement(to))),
            None => format!("{who}: {from} 배치 취소"),
        };
        let because = match moved.forcing() {
            Forcing::Broken { violations } => reasons(self, violations),
            Forcing::MadeRoom { .. } if !comers(moved).is_empty() => {
                let comers = comers(moved);
                let names: Vec<String> = comers.iter().map(|one| self.trainee(one)).collect();
                format!("{}의 배치를 위해 자리를 비움", names.join(", "))
            }
            Forcing::MadeRoom { .. } => "본인의 다른 배치가 바뀜".to_owned(),
            Forcing::Better { .. } => "이 편이 전체 계획에 더 나음".to_owned(),
        };
        format!("{what} (이유: {because})")
    }

    fn fallen(&self, fallen: &Fallen) -> String {
        let placement = fallen.placement();
        let who = self.trainee(placement.trainee());
        format!(
            "{who}: {} 배치를 유지할 수 없음 (이유: {})",
            self.placement(placement),
            reasons(self, fallen.violations())
        )
    }

    fn minimal(&self, minimal: MinimalChange) -> String {
        match minimal {
            MinimalChange::Forced => {
                "이보다 적게 바꾸는 계획은 없습니다: 어떤 계획이든 이만큼은 바뀌어야 합니다"
            }
            MinimalChange::Certified => {
                "미배치를 늘리지 않으면서 이보다 적게 바꾸는 계획은 없습니다 (증명됨)"
            }
            MinimalChange::Open => "이보다 적게 바꾸는 계획이 있을 수도 있습니다 (증명되지 않음)",
        }
        .to_owned()
    }
}
