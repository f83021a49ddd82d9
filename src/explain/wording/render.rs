//! What a language has to say, and how the sentences are put together.

use super::group::{Crowded, grouped};
use crate::check::Violation;
use crate::explain::{Cause, Change, Conflict, Limited, Repair, Shortage, Unsettled, Why};

/// A language for reasons. What is said is always a typed fact; nothing is ever read back from text.
///
/// [`line`](Self::line), [`text`](Self::text) and [`repair`](Self::repair) put sentences together and
/// need not be written for a new language.
///
/// ```
/// use practicum::explain::{English, Explainer, Korean, Wording};
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
/// let open = explainer.open();
/// let say = |language: &dyn Wording| language.line(&open[0]);
/// assert_ne!(say(&English::new(&program)), say(&Korean::new(&program)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Wording {
    /// Whose requirement is open, and what is missing, without a full stop.
    fn open(&self, why: &Why) -> String;

    /// A limit of a smallest set, without a full stop.
    fn limit(&self, limited: &Limited) -> String;

    /// Cells of one kind and place that are full, or a link that holds, without a full stop.
    fn blocker(&self, crowded: &Crowded<'_>) -> String;

    /// Who holds what is full; empty if nobody does.
    fn holders(&self, crowded: &Crowded<'_>) -> String;

    /// The cause in a few words, given the sentences of its parts.
    fn cause(&self, cause: &Cause, parts: &[String]) -> String;

    /// What the checker found, in one line that stands by itself.
    fn violation(&self, violation: &Violation) -> String;

    /// The same where the placement that breaks the rule by itself has been named.
    fn reason(&self, violation: &Violation) -> String;

    /// What would be possible without a limit.
    fn otherwise(&self, limited: &Limited) -> String;

    /// A change, as something to do.
    fn change(&self, change: &Change) -> String;

    /// What a repair does to the plan: placements won, value won or lost.
    fn effect(&self, repair: &Repair) -> String;

    /// One line: who needs what, and how much room there is.
    fn shortage(&self, shortage: &Shortage) -> String;

    /// One line: who can not be placed together, and under which rules.
    fn conflict(&self, conflict: &Conflict) -> String;

    /// One line that names the cause.
    fn line(&self, why: &Why) -> String {
        let parts = self.parts(why.cause());
        format!("{}: {}", self.open(why), self.cause(why.cause(), &parts))
    }

    /// The sentences of a cause's parts.
    fn parts(&self, cause: &Cause) -> Vec<String> {
        match cause {
            Cause::ImpossibleAlone { limits } => {
                limits.iter().map(|limited| self.limit(limited)).collect()
            }
            Cause::CrowdedOut { blockers } => {
                let groups = grouped(blockers);
                groups.iter().map(|group| self.blocker(group)).collect()
            }
            Cause::LostOnValue { .. } | Cause::Unknown { .. } => Vec::new(),
        }
    }

    /// Several lines: the cause, and under it the facts that show it.
    fn text(&self, why: &Why) -> String {
        let mut text = self.line(why);
        let mut add = |depth: usize, line: &str| {
            text.push('\n');
            text.push_str(&"  ".repeat(depth));
            text.push_str("- ");
            text.push_str(line);
        };
        match why.cause() {
            Cause::ImpossibleAlone { limits } => {
                for limited in limits {
                    add(1, &self.limit(limited));
                    for violation in limited.violations().iter().take(3) {
                        add(2, &self.violation(violation));
                    }
                    if !limited.option().is_empty() {
                        add(2, &self.otherwise(limited));
                    }
                }
            }
            Cause::CrowdedOut { blockers } => {
                for group in grouped(blockers) {
                    let holders = self.holders(&group);
                    let line = self.blocker(&group);
                    if holders.is_empty() {
                        add(1, &line);
                    } else {
                        add(1, &format!("{line}: {holders}"));
                    }
                }
            }
            Cause::LostOnValue { .. } | Cause::Unknown { .. } => {}
        }
        text
    }

    /// One line: the changes, and what they do.
    fn repair(&self, repair: &Repair) -> String {
        let changes: Vec<String> = repair
            .changes()
            .iter()
            .map(|one| self.change(one))
            .collect();
        format!("{}: {}", changes.join(", "), self.effect(repair))
    }
}

/// Whether nothing is known but that there is room.
pub(super) fn is_unused(why: &Unsettled) -> bool {
    matches!(why, Unsettled::Unused { .. })
}
