//! Exact fractions of any size: payroll shares of thousands of contracts have no common small denominator.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;

use num_bigint::{BigInt, BigUint};
use num_rational::Ratio;

use crate::value::amount::Total;
use crate::value::share::Percent;

/// A fraction longer than this is not printed; it is computed with all the same.
const PRINTED_DIGITS: usize = 2_000;
/// About as many bits as those digits have: beyond them not even the common divisor is sought.
const PRINTED_BITS: u64 = 7_000;

/// An exact fraction, not reduced.
#[derive(Clone, Debug)]
pub(super) struct Exact {
    numerator: BigInt,
    /// Above zero.
    denominator: BigInt,
}

impl Exact {
    pub(super) fn whole(total: Total) -> Exact {
        Exact { numerator: BigInt::from(total.units()), denominator: BigInt::from(1) }
    }

    /// `amount` × `part` ÷ `total`; nothing of it where the total is nothing.
    pub(super) fn part(amount: Total, part: i128, total: i128) -> Exact {
        let (part, total) = if total > 0 { (part, total) } else { (0, 1) };
        // Small denominators repeat (nine of ten paid): reduced, they are summed as one.
        let ratio = Ratio::new(part, total);
        Exact {
            numerator: BigInt::from(amount.units()) * BigInt::from(*ratio.numer()),
            denominator: BigInt::from(*ratio.denom()),
        }
    }

    /// The sum, by halves: the large numbers are multiplied only a few times.
    pub(super) fn sum(parts: Vec<Exact>) -> Exact {
        let mut by_denominator: BTreeMap<BigInt, BigInt> = BTreeMap::new();
        for part in parts {
            *by_denominator.entry(part.denominator).or_default() += part.numerator;
        }
        let mut level: Vec<Exact> =
            by_denominator.into_iter().map(|(denominator, numerator)| Exact { numerator, denominator }).collect();
        while level.len() > 1 {
            level = level
                .chunks(2)
                .filter_map(|pair| match pair {
                    [left, right] => Some(left.plus(right)),
                    [single] => Some(single.clone()),
                    _ => None,
                })
                .collect();
        }
        level.pop().unwrap_or_else(|| Exact::whole(Total::ZERO))
    }

    fn plus(&self, other: &Exact) -> Exact {
        Exact {
            numerator: &self.numerator * &other.denominator + &other.numerator * &self.denominator,
            denominator: &self.denominator * &other.denominator,
        }
    }

    /// This much of `whole`, which is above zero.
    pub(super) fn over(&self, whole: Total) -> Exact {
        Exact { numerator: self.numerator.clone(), denominator: &self.denominator * BigInt::from(whole.units().max(1)) }
    }

    pub(super) fn of_fraction(numerator: u128, denominator: u128) -> Exact {
        Exact { numerator: BigInt::from(numerator), denominator: BigInt::from(denominator.max(1)) }
    }

    /// This share of an amount.
    pub(super) fn times(&self, amount: Total) -> Exact {
        Exact { numerator: &self.numerator * BigInt::from(amount.units()), denominator: self.denominator.clone() }
    }

    /// Rounded to so many decimals, halves away from zero, in units of 10^-`decimals`.
    fn rounded(&self, decimals: u32) -> BigInt {
        let scaled: BigInt = &self.numerator * BigInt::from(10_u64.saturating_pow(decimals)) * 2;
        let magnitude = scaled.magnitude() + self.denominator.magnitude();
        let units: BigUint = magnitude / (self.denominator.magnitude() * 2_u32);
        if self.numerator < BigInt::ZERO { -BigInt::from(units) } else { BigInt::from(units) }
    }

    fn decimal(&self, decimals: u32) -> String {
        let units = self.rounded(decimals);
        let sign = if units < BigInt::ZERO { "-" } else { "" };
        let width = usize::try_from(decimals).unwrap_or(0);
        let digits = alloc::format!("{:0>1$}", units.magnitude().to_string(), width.saturating_add(1));
        let (whole, fraction) = digits.split_at_checked(digits.len().saturating_sub(width)).unwrap_or((&digits, ""));
        alloc::format!("{sign}{whole}.{fraction}")
    }

    /// A share in percent with two decimals.
    pub(super) fn percent(&self) -> String {
        Exact { numerator: &self.numerator * 100, denominator: self.denominator.clone() }.decimal(2)
    }

    /// An amount in money.
    pub(super) fn money(&self) -> String {
        let units = BigInt::from(10_u64.saturating_pow(12));
        Exact { numerator: self.numerator.clone(), denominator: &self.denominator * units }.six_decimals()
    }

    /// At most six decimals, and no needless zeros behind the second.
    fn six_decimals(&self) -> String {
        let text = self.decimal(6);
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        alloc::format!("{whole}.{:0<2}", fraction.trim_end_matches('0'))
    }

    /// The reduced fraction, such as `141/200`; nothing where it is too long to be read.
    pub(super) fn text(&self) -> Option<String> {
        if self.denominator.bits() > PRINTED_BITS || self.numerator.bits() > PRINTED_BITS {
            return None;
        }
        let text = Ratio::new(self.numerator.clone(), self.denominator.clone()).to_string();
        (text.len() <= PRINTED_DIGITS).then_some(text)
    }

    pub(super) fn is_above_one(&self) -> bool {
        self.numerator > self.denominator
    }

    /// At least this percent.
    pub(super) fn reaches(&self, percent: Percent) -> bool {
        self.less(percent) >= BigInt::ZERO
    }

    /// How far above this percent, in percentage points.
    pub(super) fn above(&self, percent: Percent) -> String {
        let denominator = &self.denominator * BigInt::from(Percent::ALL.units());
        Exact { numerator: self.less(percent) * 100, denominator }.six_decimals()
    }

    fn less(&self, percent: Percent) -> BigInt {
        &self.numerator * BigInt::from(Percent::ALL.units()) - &self.denominator * BigInt::from(percent.units())
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Exact) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> Ordering {
        (&self.numerator * &other.denominator).cmp(&(&other.numerator * &self.denominator))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn total(text: &str) -> Total {
        text.parse::<crate::value::amount::Amount>().unwrap().total()
    }

    #[test]
    fn sums_and_rounds_exactly() {
        let thirds = Exact::sum([1, 2, 3].map(|part| Exact::part(total("10"), part, 3)).to_vec());
        assert_eq!(thirds.money(), "20.00");
        assert_eq!(Exact::part(total("10"), 2, 3).money(), "6.666667");
        assert_eq!(Exact::part(total("10"), 2, 3).over(total("10")).percent(), "66.67");
        assert_eq!(Exact::part(total("10"), 2, 3).over(total("10")).text().as_deref(), Some("2/3"));
        assert_eq!(Exact::of_fraction(1, 20_000).percent(), "0.01");
        assert_eq!(Exact::of_fraction(1, 20_001).percent(), "0.00");
        let half = "50".parse().unwrap();
        assert!(Exact::of_fraction(1, 2).reaches(half) && !Exact::of_fraction(49, 100).reaches(half));
        assert_eq!(Exact::of_fraction(49, 100).above(half), "-1.00");
    }
}
