//! Placements that are settled.

use crate::explain::pin;
use crate::program::{InvalidProgram, Program, ProgramDraft};
use crate::schedule::Placement;

/// The program with placements pinned: whoever plans it keeps them. This is how a cohort is planned
/// while another one is there: the placements of the running cohort are held, and the next cohort gets
/// what they leave.
///
/// Placements of trainees whom the program does not know are left out; a specialty that is pinned
/// already stays as it is pinned.
///
/// ```
/// use practicum::replan::hold;
/// use practicum::{Placement, RuleBook, SolveConfig};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// let department = "st-vincent/surgery".parse()?;
/// let promised = Placement::new("T07".parse()?, department, "surgery".parse()?, 0, 3);
/// let held = hold(&program, [&promised])?;
/// let planned = practicum::plan(&held, &RuleBook::default(), &SolveConfig::default())?;
/// assert!(planned.schedule().placements().contains(&promised)); // whoever else wants the seat
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// [`InvalidProgram`] if a placement can not be pinned: in a department that does not exist, outside
/// the horizon, or two of a trainee at a time.
pub fn hold<'a>(
    program: &Program,
    placements: impl IntoIterator<Item = &'a Placement>,
) -> Result<Program, InvalidProgram> {
    let placements: Vec<Placement> = placements.into_iter().cloned().collect();
    let mut draft = ProgramDraft::from(program);
    pin(&mut draft, &placements);
    draft.validate()
}
