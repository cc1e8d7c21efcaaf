//! Money, exactly.

use core::fmt;
use core::str::FromStr;

use rust_decimal::Decimal;

/// At most this many digits before the point.
pub const WHOLE_DIGITS: u32 = 15;
/// At most this many digits behind the point.
pub const DECIMALS: u32 = 6;

/// A sum of money: not negative, at most 15 digits before the point and 6 behind it.
///
/// Within these bounds every product with a percent of 4 decimals is exact; outside them no `Amount` exists.
///
/// ```
/// use tegi::value::amount::{Amount, AmountError};
/// assert_eq!("1000.5".parse::<Amount>()?.to_string(), "1000.50");
/// assert_eq!("-1".parse::<Amount>(), Err(AmountError::Negative));
/// assert_eq!("1,5".parse::<Amount>(), Err(AmountError::NotADecimal));
/// assert_eq!("0.1234567".parse::<Amount>(), Err(AmountError::TooManyDigits));
/// # Ok::<(), AmountError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(Decimal);

/// Why a text is no [`Amount`] or [`Percent`](crate::value::share::Percent).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Not digits with at most one point between them.
    NotADecimal,
    /// Below zero.
    Negative,
    /// More digits than the type holds.
    TooManyDigits,
}

impl AmountError {
    /// The code under which the message catalogue explains it.
    pub fn code(self) -> &'static str {
        match self {
            AmountError::NotADecimal => "not-a-decimal",
            AmountError::Negative => "negative",
            AmountError::TooManyDigits => "too-many-digits",
        }
    }
}

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl core::error::Error for AmountError {}

/// Reads `0|[1-9][0-9]*` with an optional `.` and digits: the decimal grammar of all facts.
pub(crate) fn decimal(text: &str, whole_digits: u32, decimals: u32) -> Result<Decimal, AmountError> {
    let (digits, negative) = match text.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) || (whole.len() > 1 && whole.starts_with('0')) {
        return Err(AmountError::NotADecimal);
    }
    let too_long = |part: &str, most: u32| u32::try_from(part.len()).map_or(true, |length| length > most);
    if too_long(whole, whole_digits) || too_long(fraction, decimals) {
        return Err(AmountError::TooManyDigits);
    }
    let value = Decimal::from_str(digits).map_err(|_| AmountError::NotADecimal)?;
    if negative && !value.is_zero() { Err(AmountError::Negative) } else { Ok(value) }
}

/// The powers of ten that bring a decimal to the units of a sum.
const POWERS: [i128; 13] = [
    1,
    10,
    100,
    1_000,
    10_000,
    100_000,
    1_000_000,
    10_000_000,
    100_000_000,
    1_000_000_000,
    10_000_000_000,
    100_000_000_000,
    1_000_000_000_000,
];

/// The value in units of 10^-`scale`; the caller has bounded the digits, so nothing is lost.
pub(crate) fn units(value: Decimal, scale: u32) -> i128 {
    let missing = usize::try_from(scale.saturating_sub(value.scale())).ok();
    let power = missing.and_then(|missing| POWERS.get(missing).copied());
    value.mantissa().saturating_mul(power.unwrap_or(i128::MAX))
}

impl Amount {
    /// `self` × `rate`, when the product is again an `Amount`.
    ///
    /// # Errors
    /// [`AmountError::TooManyDigits`] when the exact product needs more digits than an `Amount` has.
    pub fn times(self, rate: Amount) -> Result<Amount, AmountError> {
        // Exact in 128 bits, unlike Decimal's product, which rounds beyond 28 digits.
        let product = units(self.0, DECIMALS).saturating_mul(units(rate.0, DECIMALS));
        let micro = 10_i128.saturating_pow(DECIMALS);
        let bound = 10_i128.saturating_pow(WHOLE_DIGITS + DECIMALS);
        let (kept, lost) = (product.checked_div(micro), product.checked_rem(micro));
        match (kept, lost) {
            (Some(kept), Some(0)) if kept < bound => Decimal::try_from_i128_with_scale(kept, DECIMALS)
                .map(|value| Amount(value.normalize()))
                .map_err(|_| AmountError::TooManyDigits),
            _ => Err(AmountError::TooManyDigits),
        }
    }

    /// Returns `self` × `other`; the largest total where the product has no place in one.
    pub(crate) fn product(self, other: Amount) -> Total {
        Total(units(self.0, DECIMALS).saturating_mul(units(other.0, DECIMALS)))
    }

    /// Returns half of the last place of an amount that is written with at least so many decimals.
    pub(crate) fn half_of_last(self, least: u32) -> Total {
        let places = u32::from(TOTAL_DECIMALS).saturating_sub(self.0.scale().max(least));
        Total(10_i128.saturating_pow(places) / 2)
    }

    /// Returns half of the last place of an amount as it was stated, in another currency where there is a rate.
    pub(crate) fn half_of_last_at(self, rate: Option<Amount>) -> Total {
        let stated = rate.and_then(|rate| Some((Amount(self.0.checked_div(rate.0)?.normalize()), rate)));
        stated.map_or_else(|| self.half_of_last(0), |(stated, rate)| stated.half_of_last(0).times(rate))
    }

    /// Whether it is nothing at all.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// The amount as an exact sum.
    pub fn total(self) -> Total {
        Total(units(self.0, TOTAL_DECIMALS.into()))
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Self, AmountError> {
        decimal(text, WHOLE_DIGITS, DECIMALS).map(|value| Amount(value.normalize()))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.total().fmt(f)
    }
}

/// Decimals of a [`Total`]: an amount (6) times a percent (4 and 2).
const TOTAL_DECIMALS: u8 = 12;

/// The units of a [`Total`] in one.
const ONE: u64 = 1_000_000_000_000;

/// An exact sum of amounts and of percents of amounts; may be negative (a head-room).
///
/// 100 000 amounts of 10^15 stay below 10^32 units of 10^-12, and their product with a percent below 2^127.
///
/// ```
/// use tegi::value::amount::{Amount, Total};
/// let sheet: Amount = "300".parse()?;
/// let burner: Amount = "200.01".parse()?;
/// assert_eq!(sheet.total().plus(burner.total()).to_string(), "500.01");
/// # Ok::<(), tegi::value::amount::AmountError>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Total(i128);

impl Total {
    /// Nothing.
    pub const ZERO: Total = Total(0);

    /// The sum of both.
    pub fn plus(self, other: Total) -> Total {
        Total(self.0.saturating_add(other.0))
    }

    /// `self` less `other`.
    pub fn minus(self, other: Total) -> Total {
        Total(self.0.saturating_sub(other.0))
    }

    /// Returns `self` × `factor`, cut off behind twelve decimals.
    pub(crate) fn times(self, factor: Amount) -> Total {
        Total(self.0.saturating_mul(units(factor.0, DECIMALS)) / 10_i128.saturating_pow(DECIMALS))
    }

    /// The number of units of 10^-12.
    pub fn units(self) -> i128 {
        self.0
    }

    /// A sum of so many units of 10^-12.
    pub(crate) fn from_units(units: i128) -> Total {
        Total(units)
    }
}

/// Reads the amounts of a column of decimals, all of which have the same number of decimals.
///
/// ```
/// use tegi::value::amount::Scale;
/// let cents = Scale::new(2).ok_or("so many decimals no amount has")?;
/// assert_eq!(cents.total(150).map(|total| total.to_string()).as_deref(), Some("1.50"));
/// assert_eq!(cents.total(-1), None);
/// assert!(Scale::new(7).is_none());
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    factor: i128,
    bound: i128,
}

impl Scale {
    /// Of so many decimals, at most those of an [`Amount`].
    pub fn new(decimals: u32) -> Option<Scale> {
        let factor = 10_i128.checked_pow(u32::from(TOTAL_DECIMALS).checked_sub(decimals)?)?;
        let bound = 10_i128.checked_pow(WHOLE_DIGITS.checked_add(decimals)?)?;
        (decimals <= DECIMALS).then_some(Scale { factor, bound })
    }

    /// The sum of so many units of the column, where that is an [`Amount`].
    pub fn total(self, units: i128) -> Option<Total> {
        // Bounded as they are, their product has at most 33 digits; checking it would take longer than all the rest.
        (0 <= units && units < self.bound).then(|| Total(units.wrapping_mul(self.factor)))
    }
}

impl fmt::Display for Total {
    /// At least two decimals, and no zeros behind them: `500.00`, `0.125`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let units = self.0.unsigned_abs();
        // Nearly all sums fit into a word, whose division is a single step.
        let (whole, mut fraction) = match u64::try_from(units) {
            Ok(units) => (u128::from(units / ONE), units % ONE),
            Err(_) => (units / u128::from(ONE), u64::try_from(units % u128::from(ONE)).unwrap_or(0)),
        };
        let mut decimals = usize::from(TOTAL_DECIMALS);
        while decimals > 2 && fraction % 10 == 0 {
            fraction /= 10;
            decimals = decimals.saturating_sub(1);
        }
        f.write_str(if self.0 < 0 { "-" } else { "" })?;
        match u64::try_from(whole) {
            Ok(whole) => write!(f, "{whole}.{fraction:0decimals$}"),
            Err(_) => write!(f, "{whole}.{fraction:0decimals$}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bounds_are_exact() {
        for good in ["0", "0.0", "-0", "999999999999999.999999", "1", "10.50"] {
            assert!(good.parse::<Amount>().is_ok(), "{good}");
        }
        for (bad, error) in [
            ("", AmountError::NotADecimal),
            (".5", AmountError::NotADecimal),
            ("5.", AmountError::NotADecimal),
            ("+5", AmountError::NotADecimal),
            ("05", AmountError::NotADecimal),
            ("1e3", AmountError::NotADecimal),
            (" 1", AmountError::NotADecimal),
            ("1 000", AmountError::NotADecimal),
            ("١", AmountError::NotADecimal),
            ("1000000000000000", AmountError::TooManyDigits),
            ("1.0000000", AmountError::TooManyDigits),
            ("-0.01", AmountError::Negative),
        ] {
            assert_eq!(bad.parse::<Amount>(), Err(error), "{bad}");
        }
    }

    #[test]
    fn a_product_is_exact_or_refused() {
        let amount = |text: &str| text.parse::<Amount>().unwrap();
        assert_eq!(amount("1.50").times(amount("512.30")).unwrap().to_string(), "768.45");
        assert_eq!(amount("0.001").times(amount("0.0001")), Err(AmountError::TooManyDigits));
        assert_eq!(amount("999999999999999").times(amount("10")), Err(AmountError::TooManyDigits));
        assert_eq!(amount("999999999999999.999999").times(amount("1")), Ok(amount("999999999999999.999999")));
    }

    #[test]
    fn sums_show_at_least_two_decimals() {
        for (units, shown) in [
            (0, "0.00"),
            (1, "0.000000000001"),
            (500_000_000_000, "0.50"),
            (125_000_000_000, "0.125"),
            (-1_230_000_000_000, "-1.23"),
            (18_446_744_073_709_551_616, "18446744.073709551616"),
            (100_000_000_000_000_000_000_000_000_000_000, "100000000000000000000.00"),
        ] {
            assert_eq!(Total::from_units(units).to_string(), shown);
        }
    }

    proptest! {
        #[test]
        fn sums_agree_with_integers(values in proptest::collection::vec(0_i64..1_000_000_000_000, 0..40)) {
            let total = values.iter().fold(Total::ZERO, |sum, cents| {
                sum.plus(alloc::format!("{}.{:02}", cents / 100, cents % 100).parse::<Amount>().unwrap().total())
            });
            let cents: i64 = values.iter().sum();
            prop_assert_eq!(total.to_string(), alloc::format!("{}.{:02}", cents / 100, cents % 100));
        }
    }
}
