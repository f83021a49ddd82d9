//! What moved, in words.

use super::cause::{Forcing, Moved};
use super::falls::Fallen;
use super::run::MinimalChange;
use crate::check::{Evidence, Violation};
use crate::explain::{English, Korean, Wording};

/// A language for what moved and what falls.
pub trait ReplanWording: Wording {
    /// One line: what moved where, and the change that forced it.
    fn moved(&self, moved: &Moved) -> String;

    /// One line: what falls, and why.
    fn fallen(&self, fallen: &Fallen) -> String;

    /// Whether a smaller change is impossible.
    fn minimal(&self, minimal: MinimalChange) -> String;
}

/// What breaks a rule, where the placement is named already.
#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "other evidence is said as the checker says it"
)]
fn reason(violation: &Violation) -> String {
    match violation.evidence() {
        Evidence::Closed { day, .. } => format!("the department is closed on {day}"),
        Evidence::Unavailable { day, .. } => format!("the trainee is not available on {day}"),
        Evidence::NoAgreement { reason, .. } => reason.to_string(),
        Evidence::NotAdmitted { reason, .. } => reason.to_string(),
        Evidence::Left { since, .. } => format!("the trainee has left on {since}"),
        _ => violation.to_string(),
    }
}

fn reasons(violations: &[Violation]) -> String {
    let mut texts: Vec<String> = violations.iter().map(reason).collect();
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

fn names(ids: &[crate::ids::TraineeId]) -> String {
    let names: Vec<&str> = ids.iter().map(crate::ids::TraineeId::as_str).collect();
    names.join(", ")
}

impl ReplanWording for English<'_> {
    fn moved(&self, moved: &Moved) -> String {
        let who = moved.from().trainee();
        let from = self.placement(moved.from());
        let to = match moved.to() {
            Some(to) => format!("now {}", self.placement(to)),
            None => "no place any more".to_owned(),
        };
        let because = match moved.forcing() {
            Forcing::Broken { violations } => reasons(violations),
            Forcing::MadeRoom { .. } if !comers(moved).is_empty() => {
                format!("makes room for {}", names(&comers(moved)))
            }
            Forcing::MadeRoom { .. } => "another placement of the trainee changed".to_owned(),
            Forcing::Better { .. } => "the new plan is better with it".to_owned(),
        };
        format!("{who}: {from} -> {to}, because: {because}")
    }

    fn fallen(&self, fallen: &Fallen) -> String {
        let (who, place) = (
            fallen.placement().trainee(),
            self.placement(fallen.placement()),
        );
        format!(
            "{who}: {place} falls, because: {}",
            reasons(fallen.violations())
        )
    }

    fn minimal(&self, minimal: MinimalChange) -> String {
        match minimal {
            MinimalChange::Forced => "no plan changes fewer placements: each of these has to go",
            MinimalChange::Certified => "no plan changes fewer placements (proven)",
            MinimalChange::Open => "it is not proven that no plan changes fewer placements",
        }
        .to_owned()
    }
}

impl ReplanWording for Korean<'_> {
    fn moved(&self, moved: &Moved) -> String {
        let who = moved.from().trainee();
        let from = self.placement(moved.from());
        let to = match moved.to() {
            Some(to) => self.placement(to),
            None => "자리 없음".to_owned(),
        };
        let because = match moved.forcing() {
            Forcing::Broken { violations } => reasons(violations),
            Forcing::MadeRoom { .. } if !comers(moved).is_empty() => {
                format!("{} 배치를 위해 자리를 비움", names(&comers(moved)))
            }
            Forcing::MadeRoom { .. } => "본인의 다른 배치가 바뀜".to_owned(),
            Forcing::Better { .. } => "새 계획이 더 나음".to_owned(),
        };
        format!("{who}: {from} → {to} (이유: {because})")
    }

    fn fallen(&self, fallen: &Fallen) -> String {
        let (who, place) = (
            fallen.placement().trainee(),
            self.placement(fallen.placement()),
        );
        format!(
            "{who}: {place} 취소 (이유: {})",
            reasons(fallen.violations())
        )
    }

    fn minimal(&self, minimal: MinimalChange) -> String {
        match minimal {
            MinimalChange::Forced => {
                "이보다 적게 바꾸는 계획은 없습니다: 모두 바뀔 수밖에 없는 배치입니다"
            }
            MinimalChange::Certified => "이보다 적게 바꾸는 계획은 없습니다 (증명됨)",
            MinimalChange::Open => "이보다 적게 바꾸는 계획이 없는지는 증명되지 않았습니다",
        }
        .to_owned()
    }
}
