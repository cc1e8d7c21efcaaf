//! Percents as stated, shares as computed.

use alloc::string::{String, ToString};
use core::fmt;
use core::str::FromStr;

use num_rational::Ratio;

use crate::value::amount::{AmountError, Total, decimal, units};

/// A percent as a document or a rule states it: 0 to 100, at most 4 decimals.
///
/// ```
/// use tegi::value::share::Percent;
/// assert_eq!("86.12".parse::<Percent>()?.to_string(), "86.12");
/// assert!("100.01".parse::<Percent>().is_err());
/// # Ok::<(), tegi::value::share::PercentError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Percent(i128);

/// Units of a [`Percent`] in one hundred percent.
const HUNDRED: i128 = 1_000_000;

/// Why a text is no [`Percent`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentError {
    /// Not a decimal of the right form.
    Form(AmountError),
    /// Above 100.
    OutOfRange,
}

impl PercentError {
    /// The code under which the message catalogue explains it.
    pub fn code(self) -> &'static str {
        match self {
            PercentError::Form(AmountError::Negative) | PercentError::OutOfRange => "percent-out-of-range",
            PercentError::Form(error) => error.code(),
        }
    }
}

impl fmt::Display for PercentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl core::error::Error for PercentError {}

/// Reads a percent; else the code of what is wrong with it.
pub(crate) fn percent(text: &str) -> Result<Percent, &'static str> {
    text.parse().map_err(PercentError::code)
}

impl Percent {
    /// Nothing of it.
    pub const NONE: Percent = Percent(0);
    /// All of it.
    pub const ALL: Percent = Percent(HUNDRED);

    /// In ten-thousandths of a percent.
    pub(crate) fn units(self) -> i128 {
        self.0
    }

    /// Whether a computed share, as it is shown, is above this percent.
    pub(crate) fn is_below(self, shown: &str) -> bool {
        decimal(shown, 15, 4).is_ok_and(|share| units(share, 4) > self.0)
    }

    /// Whether a computed share, as it is shown, is at least this percent.
    pub(crate) fn is_reached_by(self, shown: &str) -> bool {
        decimal(shown, 15, 4).is_ok_and(|share| units(share, 4) >= self.0)
    }

    /// What is left to one hundred.
    pub fn complement(self) -> Percent {
        Percent(HUNDRED.saturating_sub(self.0))
    }

    /// This percent of `whole`, exactly, when `whole` is a single amount.
    pub fn of(self, whole: Total) -> Total {
        // An amount has 6 decimals and so a factor of 10^6 among its units of 10^-12: the division leaves nothing.
        Total::from_units((whole.units() / HUNDRED).saturating_mul(self.0))
    }

    /// From `low` up to `high`; nothing where it is not above.
    pub(crate) fn between(low: Percent, high: Percent) -> Percent {
        Percent(high.0.saturating_sub(low.0).max(0))
    }

    /// This percent of `share` of `whole`; cut off behind twelve decimals.
    pub(crate) fn of_part(self, share: Percent, whole: Total) -> Total {
        Total::from_units(share.of(whole).units().saturating_mul(self.0) / HUNDRED)
    }

    /// Whether `part` is at least this percent of `whole`, decided by cross-multiplication.
    pub fn is_reached(self, part: Total, whole: Total) -> bool {
        part.units().saturating_mul(HUNDRED) >= whole.units().saturating_mul(self.0)
    }

    /// Whether `part` is at most this percent of `whole`, decided by cross-multiplication.
    pub fn covers(self, part: Total, whole: Total) -> bool {
        part.units().saturating_mul(HUNDRED) <= whole.units().saturating_mul(self.0)
    }
}

impl FromStr for Percent {
    type Err = PercentError;

    fn from_str(text: &str) -> Result<Self, PercentError> {
        let value = decimal(text, 15, 4).map_err(PercentError::Form)?;
        let percent = Percent(units(value, 4));
        if percent > Percent::ALL { Err(PercentError::OutOfRange) } else { Ok(percent) }
    }
}

impl fmt::Display for Percent {
    /// As short as it can be written: `50`, `86.12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Within a word, whose division is a single step.
        let units = u64::try_from(self.0).unwrap_or(u64::MAX);
        let text = alloc::format!("{}.{:04}", units / 10_000, units % 10_000);
        f.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// A computed share: an exact fraction, rounded only where it is shown.
///
/// ```
/// use tegi::value::share::Share;
/// let total = |text: &str| text.parse::<tegi::value::amount::Amount>().map(|amount| amount.total());
/// let share = Share::remainder(total("400")?, total("1120")?).ok_or(tegi::value::amount::AmountError::NotADecimal)?;
/// assert_eq!(share.to_string(), "64.29");
/// assert_eq!(share.exact(), "9/14");
/// # Ok::<(), tegi::value::amount::AmountError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share(Ratio<i128>);

impl Share {
    /// Everything.
    pub fn whole() -> Share {
        Share(Ratio::from_integer(1))
    }

    /// 1 − `part` ÷ `whole`; nothing when `whole` is not above zero. Below zero when `part` exceeds `whole`.
    pub fn remainder(part: Total, whole: Total) -> Option<Share> {
        Share::of(whole.minus(part), whole)
    }

    /// `part` ÷ `whole`; nothing when `whole` is not above zero.
    pub fn of(part: Total, whole: Total) -> Option<Share> {
        (whole > Total::ZERO).then(|| Share(Ratio::new(part.units(), whole.units())))
    }

    /// 1 − `part` ÷ `whole` in hundredths of a percent, as it is shown: rounded half up, never below zero. Nothing when
    /// `whole` is not above zero, or not a sum that a document's price can be.
    ///
    /// ```
    /// use tegi::value::share::Share;
    /// let total = |text: &str| text.parse::<tegi::value::amount::Amount>().map(|amount| amount.total());
    /// assert_eq!(Share::shown(total("400")?, total("1120")?), Some(6429));
    /// # Ok::<(), tegi::value::amount::AmountError>(())
    /// ```
    pub fn shown(part: Total, whole: Total) -> Option<u32> {
        let (left, whole) = (whole.minus(part).units().max(0).unsigned_abs(), whole.units());
        let whole = u128::try_from(whole).ok().filter(|whole| *whole > 0)?;
        // Half of the whole is added first: a division that cuts off then rounds halves up.
        let twice = left.checked_mul(20_000)?.checked_add(whole)?;
        u32::try_from(twice / whole.checked_mul(2)?).ok()
    }

    /// Whether it is below nothing.
    pub fn is_negative(self) -> bool {
        *self.0.numer() < 0
    }

    /// The exact fraction, such as `9/14`; whole numbers without a denominator.
    pub fn exact(self) -> String {
        self.0.to_string()
    }

    /// In percent, with so many decimals, halves away from zero.
    pub fn percent(self, decimals: u32) -> String {
        let (numerator, denominator) = (self.0.numer().unsigned_abs(), self.0.denom().unsigned_abs());
        // Long division, digit by digit, so that no product can outgrow 128 bits.
        let mut whole = numerator / denominator;
        let mut rest = numerator % denominator;
        for _ in 0..decimals + 2 {
            rest = rest.saturating_mul(10);
            whole = whole.saturating_mul(10).saturating_add(rest / denominator);
            rest %= denominator;
        }
        if rest.saturating_mul(2) >= denominator {
            whole = whole.saturating_add(1);
        }
        let one = 10_u128.saturating_pow(decimals);
        let sign = if self.is_negative() && whole > 0 { "-" } else { "" };
        let width = usize::try_from(decimals).unwrap_or(0);
        if decimals == 0 {
            alloc::format!("{sign}{whole}")
        } else {
            alloc::format!("{sign}{}.{:0width$}", whole / one, whole % one)
        }
    }

    /// The rounded percent as a document would state it; nothing below zero or above one hundred.
    pub fn stated(self, decimals: u32) -> Option<Percent> {
        self.percent(decimals).parse().ok()
    }
}

impl fmt::Display for Share {
    /// In percent with two decimals, as register and reports show it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.percent(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::amount::Amount;
    use proptest::prelude::*;

    fn total(text: &str) -> Total {
        text.parse::<Amount>().unwrap().total()
    }

    #[test]
    fn halves_go_up() {
        for (part, whole, shown) in [
            ("0.005", "100", "0.01"),
            ("0.004999", "100", "0.00"),
            ("1", "3", "33.33"),
            ("2", "3", "66.67"),
            ("1", "1", "100.00"),
            ("0", "1", "0.00"),
        ] {
            assert_eq!(Share::of(total(part), total(whole)).unwrap().to_string(), shown);
        }
        assert_eq!(Share::remainder(total("3"), total("2")).unwrap().to_string(), "-50.00");
        assert_eq!(Share::of(total("1"), Total::ZERO), None);
    }

    #[test]
    fn a_limit_itself_passes() {
        let half: Percent = "50".parse().unwrap();
        assert!(half.covers(total("500"), total("1000")));
        assert!(!half.covers(total("500.000001"), total("1000")));
        assert_eq!(half.of(total("1000.01")).to_string(), "500.005");
    }

    proptest! {
        #[test]
        fn covers_agrees_with_the_exact_fraction(
            part in 0_i64..10_000_000,
            whole in 1_i64..10_000_000,
            limit in 0_i64..=1_000_000,
        ) {
            let amount = |value: i64| total(&alloc::format!("{}.{:06}", value / 1_000_000, value % 1_000_000));
            let percent: Percent = alloc::format!("{}.{:04}", limit / 10_000, limit % 10_000).parse().unwrap();
            let exact = Ratio::new(i128::from(part), i128::from(whole)) <= Ratio::new(i128::from(limit), 1_000_000);
            prop_assert_eq!(percent.covers(amount(part), amount(whole)), exact);
        }
    }
}
