//! Exact statistics: numbers only, nothing of the domain.
