//! Sets of periods as bits.

use super::model::at;

/// A set of periods of a horizon, 64 a word.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct PeriodSet {
    words: Vec<u64>,
}

impl PeriodSet {
    /// The periods, of `count`, that a predicate picks.
    pub(crate) fn pick(count: u32, mut picks: impl FnMut(u32) -> bool) -> Self {
        let mut set = Self::none(count);
        for period in 0..count {
            if picks(period) {
                set.insert(period);
            }
        }
        set
    }

    /// No period.
    pub(crate) fn none(count: u32) -> Self {
        Self {
            words: vec![0; at(count.div_ceil(64))],
        }
    }

    pub(crate) fn insert(&mut self, period: u32) {
        self.words[at(period / 64)] |= 1 << (period % 64);
    }

    pub(crate) fn contains(&self, period: u32) -> bool {
        self.words
            .get(at(period / 64))
            .is_some_and(|word| word >> (period % 64) & 1 == 1)
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.words.iter().all(|&word| word == 0)
    }

    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    /// Keeps what is also in `other`.
    pub(crate) fn keep(&mut self, other: &Self) {
        for (word, mask) in self.words.iter_mut().zip(&other.words) {
            *word &= mask;
        }
    }

    /// The periods from which `length` consecutive ones are all in the set.
    pub(crate) fn runs(&self, length: u32) -> Self {
        let mut runs = self.clone();
        let mut have = 1;
        while have < length {
            let step = have.min(length - have);
            runs.keep(&runs.shifted(step));
            have += step;
        }
        runs
    }

    /// Each period moved `by` towards 0.
    fn shifted(&self, by: u32) -> Self {
        let (skip, bits) = (at(by / 64), by % 64);
        let word = |index: usize| self.words.get(index).copied().unwrap_or(0);
        let words = (0..self.words.len())
            .map(|index| {
                let low = word(index + skip) >> bits;
                let high = if bits == 0 {
                    0
                } else {
                    word(index + skip + 1) << (64 - bits)
                };
                low | high
            })
            .collect();
        Self { words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_agree_with_counting() {
        for count in [1, 5, 64, 65, 200] {
            let set = PeriodSet::pick(count, |p| p % 7 != 3 && p % 11 != 5);
            for length in 1..=12 {
                let runs = set.runs(length);
                for start in 0..count {
                    let all = (start..start + length).all(|p| p < count && set.contains(p));
                    assert_eq!(runs.contains(start), all, "{count} {length} {start}");
                }
            }
        }
    }
}
