//! What callers see of the check.

use super::claim::Certificate;
use super::verify::InvalidCertificate;
use crate::problem::Problem;
use crate::score::Score;

/// Recomputes the bound that a certificate proves: no schedule of the problem's program has a better
/// score. Uses integers only, and no code of the solver.
///
/// # Errors
///
/// [`InvalidCertificate`] if it does not fit the problem or proves nothing.
///
/// ```
/// # fn show(problem: &practicum::Problem, outcome: &practicum::Outcome) -> Result<(), practicum::certificate::InvalidCertificate> {
/// if let Some(certificate) = outcome.certificate() {
///     let bound = practicum::certificate::verify(problem, certificate)?;
///     assert_eq!(Some(bound), outcome.bound());
/// }
/// # Ok(())
/// # }
/// ```
pub fn verify(problem: &Problem, certificate: &Certificate) -> Result<Score, InvalidCertificate> {
    verify_aloud(problem, certificate, &mut || {})
}

/// As [`verify`], calling `heard` every few trainees.
pub(crate) fn verify_aloud(
    problem: &Problem,
    certificate: &Certificate,
    heard: &mut dyn FnMut(),
) -> Result<Score, InvalidCertificate> {
    let worth = super::verify::verify_aloud(problem.model(), certificate, heard)?.worth;
    let shortfall = u64::try_from(worth.shortfall).unwrap_or(0);
    Ok(Score {
        violations: 0,
        shortfall,
        value: worth.value,
    })
}
