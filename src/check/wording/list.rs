//! Lists in words.

use std::fmt::{self, Display, Formatter};

/// Items with commas between.
pub(in crate::check) fn list(f: &mut Formatter<'_>, items: &[impl Display]) -> fmt::Result {
    for (position, item) in items.iter().enumerate() {
        let comma = if position == 0 { "" } else { ", " };
        write!(f, "{comma}{item}")?;
    }
    Ok(())
}
