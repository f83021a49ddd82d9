//! The statistics: certified values, other programs' values, laws, edges, claims.

mod announced;
mod claims;
mod edges;
mod hostile;
mod laws;
mod nist;
mod oracle;
mod periods;
mod published;
#[cfg(feature = "json")]
mod stored;
mod told;
mod wire;

use practicum::stats::Figure;
use rust_decimal::Decimal;

/// A decimal from its text; a slip in a test table fails here.
fn dec(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// Decimals parted by blanks.
fn decs(text: &str) -> Vec<Decimal> {
    text.split_whitespace().map(dec).collect()
}

/// The value without trailing zeros.
fn plain(figure: &Figure<Decimal>) -> String {
    figure.value().normalize().to_string()
}
