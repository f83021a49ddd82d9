//! The crate's own random numbers: the same on every platform and in every version.
//!
//! `SplitMix64` spreads a seed over the state of xoshiro256** (Blackman and Vigna, public domain).
//! Draws from a range multiply instead of dividing, and are `u32`, never `usize`.

/// Spreads one 64-bit seed over many words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SplitMix64 {
    state: u64,
}

/// The generator of the search: xoshiro256**.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Random {
    state: [u64; 4],
}

impl SplitMix64 {
    pub(crate) const fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    pub(crate) const fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.state;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }
}

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        let mut words = SplitMix64::new(seed);
        Self {
            state: [words.next(), words.next(), words.next(), words.next()],
        }
    }

    /// The next 64 random bits.
    pub(crate) const fn bits(&mut self) -> u64 {
        let [a, b, c, d] = self.state;
        let word = b.wrapping_mul(5).rotate_left(7).wrapping_mul(9);
        let c_mixed = c ^ a;
        let d_mixed = d ^ b;
        self.state = [
            a ^ d_mixed,
            b ^ c_mixed,
            c_mixed ^ (b << 17),
            d_mixed.rotate_left(45),
        ];
        word
    }

    /// The upper 32 of the next 64 bits.
    pub(crate) fn word(&mut self) -> u32 {
        upper(self.bits())
    }

    /// The upper 32 of the next 64 bits, and the lowest.
    pub(crate) fn word_and_bit(&mut self) -> (u32, bool) {
        let bits = self.bits();
        (upper(bits), bits & 1 == 1)
    }

    /// A number in `0..limit` (0 where `limit` is 0). The bias is below `limit / 2^32`, which no
    /// search can notice, and buys a draw without a loop.
    pub(crate) fn below(&mut self, limit: u32) -> u32 {
        scale(self.word(), limit)
    }

    /// Two independent draws, in `0..first` and `0..second`, from one step of the generator.
    pub(crate) fn pair_below(&mut self, first: u32, second: u32) -> (u32, u32) {
        let bits = self.bits();
        (scale(upper(bits), first), scale(lower(bits), second))
    }
}

fn upper(bits: u64) -> u32 {
    u32::try_from(bits >> 32).unwrap_or(u32::MAX)
}

fn lower(bits: u64) -> u32 {
    u32::try_from(bits & 0xffff_ffff).unwrap_or(u32::MAX)
}

fn scale(word: u32, limit: u32) -> u32 {
    upper(u64::from(word) * u64::from(limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn split_mix_golden() {
        let mut words = SplitMix64::new(1_234_567);
        let found: Vec<u64> = (0..5).map(|_| words.next()).collect();
        assert_eq!(
            found,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ]
        );
    }

    #[test]
    fn xoshiro_golden() {
        let mut random = Random {
            state: [1, 2, 3, 4],
        };
        let found: Vec<u64> = (0..10).map(|_| random.bits()).collect();
        assert_eq!(
            found,
            [
                11_520,
                0,
                1_509_978_240,
                1_215_971_899_390_074_240,
                1_216_172_134_540_287_360,
                607_988_272_756_665_600,
                16_172_922_978_634_559_625,
                8_476_171_486_693_032_832,
                10_595_114_339_597_558_777,
                2_904_607_092_377_533_576,
            ]
        );
    }

    #[test]
    fn draws_stay_inside_and_reach_everything() {
        let mut random = Random::new(7);
        let mut seen = [0_u32; 10];
        for _ in 0..10_000 {
            let (a, b) = random.pair_below(10, 3);
            assert!(a < 10 && b < 3);
            seen[usize::try_from(random.below(10)).unwrap()] += 1;
        }
        assert!(seen.iter().all(|&count| (800..1200).contains(&count)));
        assert_eq!(random.below(0), 0);
        assert_eq!(random.below(1), 0);
    }
}
