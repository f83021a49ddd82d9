//! Which random cases a test looks at.

use std::ops::Range;

/// So many as usual, or as `PRACTICUM_CASES` says; from `PRACTICUM_FROM` on, or from 0.
pub(crate) fn seeds(usual: u64) -> Range<u64> {
    let number = |name| std::env::var(name).ok()?.parse::<u64>().ok();
    let from = number("PRACTICUM_FROM").unwrap_or(0);
    from..from + number("PRACTICUM_CASES").unwrap_or(usual)
}
