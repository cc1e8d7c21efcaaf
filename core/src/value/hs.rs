//! Tariff codes of the ТН ВЭД ЕАЭС and ranges of them.

use core::fmt;
use core::num::NonZeroU8;
use core::str::FromStr;

use crate::value::truth::Truth;

/// A tariff code as far as it is known: 4, 6, 8, 9 or 10 digits; chapters 01 to 97 without 77.
///
/// ```
/// use tegi::value::hs::HsCode;
/// let boiler: HsCode = "8403109000".parse()?;
/// assert_eq!(boiler.heading().to_string(), "8403");
/// assert!("77".parse::<HsCode>().is_err() && "9801".parse::<HsCode>().is_err() && "84031".parse::<HsCode>().is_err());
/// # Ok::<(), tegi::value::hs::NotACode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HsCode {
    /// The digits, filled up to ten with zeros on the right.
    low: u64,
    /// Never zero, so that an absent code takes no more room than a known one.
    digits: NonZeroU8,
}

/// A text that is no tariff code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotACode;

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not-a-code")
    }
}

impl core::error::Error for NotACode {}

/// How many ten-digit codes a chapter has.
const CHAPTER: u64 = 100_000_000;

impl HsCode {
    fn read(text: &str, is_length: impl Fn(usize) -> bool) -> Result<HsCode, NotACode> {
        if !is_length(text.len()) {
            return Err(NotACode);
        }
        // At most ten digits, which no arithmetic of 64 bits can outgrow; nearly all codes have ten.
        let (start, rest) = text
            .as_bytes()
            .split_first_chunk()
            .map_or((Some(0), text.as_bytes()), |(start, rest)| (eight_digits(*start), rest));
        let value = rest.iter().fold(start, |value, byte| {
            let digit = byte.wrapping_sub(b'0');
            value.filter(|_| digit < 10).map(|value| value.wrapping_mul(10).wrapping_add(u64::from(digit)))
        });
        let digits = u8::try_from(text.len()).ok().and_then(NonZeroU8::new).ok_or(NotACode)?;
        let code = HsCode { low: value.ok_or(NotACode)?.wrapping_mul(span(digits.get())), digits };
        match code.chapter() {
            1..=76 | 78..=97 => Ok(code),
            _ => Err(NotACode),
        }
    }

    /// The first two digits.
    pub fn chapter(self) -> u64 {
        self.low / CHAPTER
    }

    /// The first four digits.
    pub fn heading(self) -> HsCode {
        self.cut(4)
    }

    /// The number that the first four digits write.
    #[inline]
    pub(crate) fn heading_number(self) -> u64 {
        self.low / 1_000_000
    }

    /// How many digits are known.
    pub fn digits(self) -> u8 {
        self.digits.get()
    }

    /// The code of ten digits whose number this is.
    pub(crate) fn of_number(number: u64) -> Option<HsCode> {
        alloc::format!("{number:010}").parse().ok()
    }

    /// The first `digits` digits, or all where fewer are known.
    pub(crate) fn cut(self, digits: u8) -> HsCode {
        let digits = NonZeroU8::new(digits).map_or(self.digits, |digits| digits.min(self.digits));
        HsCode { low: self.low / span(digits.get()) * span(digits.get()), digits }
    }

    fn high(self) -> u64 {
        self.low.saturating_add(span(self.digits.get())).saturating_sub(1)
    }

    /// Whether both agree in their first `digits` digits; unknown where one is shorter and may.
    pub fn agrees(self, other: HsCode, digits: u8) -> Truth {
        let known = digits.min(self.digits()).min(other.digits());
        if self.cut(known) != other.cut(known) {
            Truth::False
        } else if known == digits {
            Truth::True
        } else {
            Truth::Unknown
        }
    }
}

/// The number that eight digits write: all at once, the bytes of a word side by side.
fn eight_digits(bytes: [u8; 8]) -> Option<u64> {
    let digits = u64::from_le_bytes(bytes) ^ 0x3030_3030_3030_3030;
    // Above nine, or no ASCII: the highest bit of a byte is set.
    if (digits.wrapping_add(0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080 != 0 {
        return None;
    }
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    let (even, odd) = (pairs & 0xFF_0000_00FF, (pairs >> 16) & 0xFF_0000_00FF);
    let joined = even.wrapping_mul(0xF_4240_0000_0064).wrapping_add(odd.wrapping_mul(0x2710_0000_0001));
    Some(joined >> 32)
}

/// How many ten-digit codes begin with the same `digits` digits.
fn span(digits: u8) -> u64 {
    SPANS.get(usize::from(digits)).copied().unwrap_or(1)
}

/// By the number of digits. A table, because every test of every material asks it.
const SPANS: [u64; 11] =
    [10_000_000_000, 1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

impl FromStr for HsCode {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        HsCode::read(text, |length| matches!(length, 4 | 6 | 8..=10))
    }
}

impl fmt::Display for HsCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:0width$}", self.low / span(self.digits.get()), width = usize::from(self.digits.get()))
    }
}

/// All codes from one to another, both with everything under them: `8403`, `8425-8428`, `ch39`.
///
/// ```
/// use tegi::value::hs::HsRange;
/// use tegi::value::truth::Truth;
/// let range: HsRange = "844400-8447".parse()?;
/// assert_eq!(range.holds("8446100000".parse()?), Truth::True);
/// let narrow: HsRange = "401211000-401219000".parse()?;
/// assert_eq!(narrow.holds("4012".parse()?), Truth::Unknown);
/// # Ok::<(), tegi::value::hs::NotACode>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HsRange {
    first: HsCode,
    last: HsCode,
    /// The last code of ten digits, worked out once: a list has hundreds of ranges that every good is held against.
    high: u64,
}

impl HsRange {
    /// The range from `first` to `last`.
    ///
    /// # Errors
    /// [`NotACode`] when the end lies before the beginning.
    pub fn new(first: HsCode, last: HsCode) -> Result<HsRange, NotACode> {
        let range = HsRange { first, last, high: last.high() };
        if first.low <= last.low && first.high() <= range.high { Ok(range) } else { Err(NotACode) }
    }

    /// Its first code.
    pub fn first(self) -> HsCode {
        self.first
    }

    /// Its last code, which is the first where it is of one code.
    pub fn last(self) -> HsCode {
        self.last
    }

    /// Just the code and everything under it.
    pub fn single(code: HsCode) -> HsRange {
        HsRange { first: code, last: code, high: code.high() }
    }

    /// Whether a code lies within; unknown where the code is too short to tell.
    pub fn holds(self, code: HsCode) -> Truth {
        let (first, last) = (code.low, code.high());
        if self.first.low <= first && last <= self.high {
            Truth::True
        } else if last < self.first.low || self.high < first {
            Truth::False
        } else {
            Truth::Unknown
        }
    }

    /// How many ten-digit codes it holds: of two ranges that hold a code, the narrower is the more specific.
    pub fn width(self) -> u64 {
        self.high.saturating_sub(self.first.low).saturating_add(1)
    }

    /// Whether the two have a code in common.
    pub fn meets(self, other: HsRange) -> bool {
        self.first.low <= other.high && other.first.low <= self.high
    }

    /// Its first and its last code of ten digits, as numbers.
    pub(crate) fn ends(self) -> (u64, u64) {
        (self.first.low, self.high)
    }

    /// Sorts ranges by their beginning, and a range before those within it.
    pub(crate) fn outer_first(self) -> (u64, core::cmp::Reverse<u64>) {
        (self.first.low, core::cmp::Reverse(self.high))
    }

    /// Whether every code of the other lies within.
    pub fn contains(self, other: HsRange) -> bool {
        self.first.low <= other.first.low && other.high <= self.high
    }

    /// The digits that a code needs before it can be told to lie within.
    pub fn digits(self) -> u8 {
        self.first.digits().max(self.last.digits())
    }
}

impl FromStr for HsRange {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        if let Some(chapter) = text.strip_prefix("ch") {
            return HsCode::read(chapter, |length| length == 2).map(HsRange::single);
        }
        match text.split_once('-') {
            None => text.parse().map(HsRange::single),
            Some((first, last)) => HsRange::new(first.parse()?, last.parse()?),
        }
    }
}

impl fmt::Display for HsRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first != self.last {
            write!(f, "{}-{}", self.first, self.last)
        } else if self.first.digits() == 2 {
            write!(f, "ch{}", self.first)
        } else {
            self.first.fmt(f)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn codes_keep_their_digits() {
        for good in ["0201", "040120", "85395110", "071040000", "8403109000", "9706"] {
            assert_eq!(good.parse::<HsCode>().unwrap().to_string(), good);
        }
        for bad in ["", "84", "840", "84031", "8403109", "84031090001", "0001", "7701", "9801", "84o3", "8403 10"] {
            assert_eq!(bad.parse::<HsCode>(), Err(NotACode), "{bad}");
        }
    }

    #[test]
    fn every_digit_counts_and_must_be_one() {
        let digits = "8403109276";
        assert_eq!(digits.parse::<HsCode>().unwrap().to_string(), digits);
        for place in 0..digits.len() {
            for other in ["/", ":", " ", "\u{0}", "٣", "-"] {
                let mut spoiled = digits.to_string();
                spoiled.replace_range(place..=place, other);
                assert!(spoiled.parse::<HsCode>().is_err(), "{spoiled:?}");
            }
        }
    }

    #[test]
    fn ranges_are_closed_and_know_what_they_cannot_tell() {
        let range = |text: &str| text.parse::<HsRange>().unwrap();
        let code = |text: &str| text.parse::<HsCode>().unwrap();
        assert_eq!(range("1504-150600000").holds(code("1506000000")), Truth::True);
        assert_eq!(range("1504-150600000").holds(code("150700")), Truth::False);
        assert_eq!(range("1504-150600000").holds(code("1506")), Truth::Unknown);
        assert_eq!(range("ch39").holds(code("3926")), Truth::True);
        assert!("8428-8425".parse::<HsRange>().is_err());
        assert!(range("8704").width() < range("8702-8704").width());
        assert!(range("8702-8704").meets(range("8704")) && !range("8702").meets(range("8703")));
        for text in ["ch39", "8403", "8425-8428", "844400-8447"] {
            assert_eq!(range(text).to_string(), text);
        }
    }

    #[test]
    fn agreement_needs_digits() {
        let code = |text: &str| text.parse::<HsCode>().unwrap();
        assert_eq!(code("8403").agrees(code("840310"), 4), Truth::True);
        assert_eq!(code("8403").agrees(code("840310"), 6), Truth::Unknown);
        assert_eq!(code("8403").agrees(code("8404"), 6), Truth::False);
        assert_eq!(code("8403").agrees(code("8411"), 2), Truth::True);
    }
}
