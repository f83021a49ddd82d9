//! Which numbers are withheld.

use super::network::{Entry, Network};

/// Withholds the small numbers, then, for each that a reader could work out, the cheapest others
/// that prevent it.
///
/// Withholding more never tells a reader more, and every round protects at least one number, so
/// this ends with nothing to work out. A circle protects every entry on it.
pub(super) fn choose(network: &mut Network, is_small: impl Fn(u64) -> bool) {
    let small: Vec<Entry> = (0..network.entries())
        .filter(|entry| is_small(network.value(*entry)))
        .collect();
    for entry in &small {
        network.withhold(*entry);
    }
    let mut is_safe = vec![false; network.entries()];
    for entry in small {
        if is_safe.get(entry).copied().unwrap_or(true) {
            continue;
        }
        for covering in network.cover(entry) {
            network.withhold(covering);
            if let Some(mark) = is_safe.get_mut(covering) {
                *mark = true;
            }
        }
    }
}
