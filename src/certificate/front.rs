//! What callers see of the check.

use super::claim::Certificate;
use super::invalid::InvalidCertificate;
use crate::problem::Problem;
use crate::score::Score;

/// Recomputes the bound that a certificate proves: no schedule of the problem's program has a better
/// score; one of `u64::MAX / 2` units of shortfall says that none keeps the hard rules. Uses integers only, and no code of the solver.
///
/// ```
/// use practicum::certificate::verify;
/// use practicum::{Problem, RuleBook};
///
/// # let json = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/data/academy_2014.json"));
/// # let program = practicum::ProgramDraft::from_json(json)?.validate()?;
/// # let planned = practicum::plan(&program, &practicum::RuleBook::default(), &practicum::SolveConfig::default())?;
/// let problem = Problem::compile(&program, &RuleBook::default())?;
/// let certificate = planned.outcome().certificate().ok_or("a bound has one")?;
/// assert_eq!(verify(&problem, certificate)?.value, 123); // nobody can plan more
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`InvalidCertificate`] if it does not fit the problem or proves nothing.
pub fn verify(problem: &Problem, certificate: &Certificate) -> Result<Score, InvalidCertificate> {
    let worth = super::verify::verify(problem.model(), certificate, &mut || ())?.worth;
    let shortfall = u64::try_from(worth.shortfall).unwrap_or(0);
    Ok(Score {
        violations: 0,
        shortfall,
        value: worth.value,
    })
}
