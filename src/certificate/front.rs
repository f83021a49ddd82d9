//! What callers see of the check.

use super::claim::Certificate;
use super::invalid::InvalidCertificate;
use crate::problem::Problem;
use crate::score::Score;

/// Recomputes the bound that a certificate proves: no schedule of the problem's program has a better
/// score; one of `u64::MAX / 2` units of shortfall says that none keeps the hard rules. Uses integers only, and no code of the solver.
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
    let worth = super::verify::verify(problem.model(), certificate, &mut || ())?.worth;
    let shortfall = u64::try_from(worth.shortfall).unwrap_or(0);
    Ok(Score {
        violations: 0,
        shortfall,
        value: worth.value,
    })
}
