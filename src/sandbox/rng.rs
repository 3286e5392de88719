//! Chance that repeats: the same seed and stream give the same numbers on every machine (`SplitMix64`, Steele,
//! Lea and Flood 2014). Not for secrets.

/// A stream of pseudo-random numbers.
#[derive(Debug, Clone)]
pub struct Rng(u64);

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

impl Rng {
    /// The stream that `seed` and the numbers of `stream` name.
    pub fn of(seed: u64, stream: &[u64]) -> Self {
        let mut rng = Self(seed ^ GOLDEN);
        for part in stream {
            rng.0 = rng.next().wrapping_add(part.wrapping_mul(GOLDEN));
        }
        rng
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GOLDEN);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`; 0 where the bound is 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 { 0 } else { ((u128::from(self.next()) * u128::from(bound)) >> 64) as u64 }
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.below((high - low).max(0) as u64 + 1) as i64
    }

    /// True in `percent` of a hundred cases.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of `items`, which must not be empty.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len() as u64) as usize]
    }

    /// An index below `len` by Zipf's law with exponent 1: the first is the most frequent.
    pub fn zipf(&mut self, len: usize) -> usize {
        let weights: Vec<u64> = (1..=len as u64).map(|rank| 840 / rank.min(840)).collect();
        self.weighted(&weights)
    }

    /// An index of `weights`, in proportion to them.
    pub fn weighted(&mut self, weights: &[u64]) -> usize {
        let mut left = self.below(weights.iter().sum());
        for (index, weight) in weights.iter().enumerate() {
            if left < *weight {
                return index;
            }
            left -= weight;
        }
        0
    }
}

/// A number that stands for `text` in a stream (FNV-1a).
pub fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_and_a_stream_repeat_themselves_and_differ_from_others() {
        let draw =
            |seed, part| (0..5).map(|_| 0).scan(Rng::of(seed, &[part]), |rng, _: i32| Some(rng.next()));
        let first: Vec<u64> = draw(7, 3).collect();
        assert_eq!(first, draw(7, 3).collect::<Vec<_>>());
        assert_ne!(first, draw(8, 3).collect::<Vec<_>>());
        assert_ne!(first, draw(7, 4).collect::<Vec<_>>());
    }

    #[test]
    fn zipf_prefers_the_first_and_reaches_the_last() {
        let mut rng = Rng::of(1, &[]);
        let mut seen = [0; 6];
        for _ in 0..6000 {
            seen[rng.zipf(6)] += 1;
        }
        assert!(seen[0] > 2 * seen[1] - 600 && seen[0] > 4 * seen[5]);
        assert!(seen[5] > 0);
    }
}
