//! Draws numbers from a seed: blocks of SHA-256 in counter mode, the same on every machine and in every language.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use sha2::{Digest, Sha256};

/// A source of numbers that a seed and a purpose determine.
pub(super) struct Chance {
    key: String,
    counter: u64,
    /// Numbers of the last block that were not drawn yet.
    left: Vec<u64>,
}

impl Chance {
    /// Numbers of this seed for one purpose, such as one question. Other purposes draw other numbers.
    pub(super) fn new(seed: &str, purpose: &str) -> Chance {
        Chance { key: format!("tegi-exam-1/{seed}/{purpose}"), counter: 0, left: Vec::new() }
    }

    fn next(&mut self) -> u64 {
        if self.left.is_empty() {
            let block = Sha256::digest(format!("{}/{}", self.key, self.counter).as_bytes());
            self.counter = self.counter.saturating_add(1);
            let number = |bytes: &[u8]| bytes.try_into().map(u64::from_be_bytes).unwrap_or_default();
            self.left = block.chunks_exact(8).map(number).collect();
        }
        self.left.pop().unwrap_or_default()
    }

    /// A number below `bound`, each equally likely; 0 where the bound is 0.
    pub(super) fn below(&mut self, bound: u64) -> u64 {
        let beyond = u64::MAX.checked_rem(bound).unwrap_or_default();
        loop {
            let number = self.next();
            // Numbers behind the last whole multiple of the bound would favour small results.
            if number < u64::MAX.saturating_sub(beyond) || bound <= 1 {
                return number.checked_rem(bound).unwrap_or_default();
            }
        }
    }

    /// A number from `low` to `high`, both possible; `low` where `high` is below it.
    pub(super) fn between(&mut self, low: u64, high: u64) -> u64 {
        low.saturating_add(self.below(high.saturating_sub(low).saturating_add(1)))
    }

    /// True as often as false.
    pub(super) fn coin(&mut self) -> bool {
        self.below(2) == 1
    }

    /// One of the items.
    pub(super) fn pick<'t, T>(&mut self, items: &'t [T]) -> Option<&'t T> {
        let place = self.below(length(items));
        items.get(usize::try_from(place).ok()?)
    }

    /// The items in a random order.
    pub(super) fn shuffled<T>(&mut self, mut items: Vec<T>) -> Vec<T> {
        let mut last = items.len();
        while last > 1 {
            let other = usize::try_from(self.below(u64::try_from(last).unwrap_or_default())).unwrap_or_default();
            last = last.saturating_sub(1);
            items.swap(last, other);
        }
        items
    }

    /// A sum in so many random parts, none of them below a tenth of an equal part.
    pub(super) fn parts(&mut self, sum: u64, count: u64) -> Vec<u64> {
        let equal = sum.checked_div(count).unwrap_or_default();
        let least = equal / 10;
        let mut left = sum;
        let mut parts = Vec::new();
        for behind in (0..count).rev() {
            let kept = least.max(1).saturating_mul(behind);
            let most = left.saturating_sub(kept).min(equal.saturating_mul(2));
            let part = if behind == 0 { left } else { self.between(least.max(1), most) };
            left = left.saturating_sub(part);
            parts.push(part);
        }
        parts
    }
}

fn length<T>(items: &[T]) -> u64 {
    u64::try_from(items.len()).unwrap_or(u64::MAX)
}

/// A sum of money, in hundredths, as facts state it.
pub(super) fn money(hundredths: u64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    format!("{whole}.{rest:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_draws_the_same_numbers() {
        let draw = |purpose| {
            let mut chance = Chance::new("00112233445566778899aabbccddeeff", purpose);
            (0..6).map(|_| chance.below(1000)).collect::<Vec<_>>()
        };
        assert_eq!(draw("1"), draw("1"));
        assert_ne!(draw("1"), draw("2"));
    }

    #[test]
    fn parts_are_the_sum_and_numbers_stay_within_their_bounds() {
        let mut chance = Chance::new("seed", "parts");
        for sum in [10, 1_000, 12_345_678] {
            for count in 1..6 {
                let parts = chance.parts(sum, count);
                assert_eq!(parts.iter().sum::<u64>(), sum);
                assert!(parts.iter().all(|part| *part > 0), "{parts:?}");
            }
        }
        assert!((0..200).map(|_| chance.between(3, 5)).all(|number| (3..=5).contains(&number)));
    }
}
