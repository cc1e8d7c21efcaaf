//! БИН and ИИН: the numbers of Kazakhstan's organisations and persons.

use core::fmt;
use core::str::FromStr;

/// A БИН (organisation) or ИИН (person): 12 digits, the last a check digit.
///
/// ```
/// use tegi::value::bin::{Bin, Holder};
/// assert_eq!("940140000385".parse::<Bin>()?.holder(), Holder::Organisation);
/// assert_eq!("791028302728".parse::<Bin>()?.holder(), Holder::Person);
/// assert!("123456789012".parse::<Bin>().is_err());
/// # Ok::<(), tegi::value::bin::BinError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bin([u8; 12]);

/// Whose number it is: the fifth digit of a БИН is 4 or more, where an ИИН has the day of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// БИН: a legal person, a branch or a joint sole trader.
    Organisation,
    /// ИИН: a person.
    Person,
}

/// Why a text is no [`Bin`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinError {
    /// Not twelve digits.
    Form,
    /// The check digit does not agree with the others.
    CheckDigit,
}

impl BinError {
    /// The code under which the message catalogue explains it.
    pub fn code(self) -> &'static str {
        match self {
            BinError::Form => "bin-form",
            BinError::CheckDigit => "bin-check-digit",
        }
    }
}

impl fmt::Display for BinError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl core::error::Error for BinError {}

const FIRST_WEIGHTS: [u32; 11] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const SECOND_WEIGHTS: [u32; 11] = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

impl Bin {
    /// Whether it is a branch's: the sixth digit of an organisation's number is 1.
    pub fn is_of_branch(self) -> bool {
        self.holder() == Holder::Organisation && self.0.get(5) == Some(&b'1')
    }

    /// Whose number it is.
    pub fn holder(self) -> Holder {
        if self.0.get(4).is_some_and(|digit| *digit >= b'4') { Holder::Organisation } else { Holder::Person }
    }
}

impl FromStr for Bin {
    type Err = BinError;

    fn from_str(text: &str) -> Result<Self, BinError> {
        let digits: [u8; 12] = text.as_bytes().try_into().map_err(|_| BinError::Form)?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(BinError::Form);
        }
        let value = |digit: &u8| u32::from(digit.saturating_sub(b'0'));
        let check = |weights: [u32; 11]| {
            digits.iter().zip(weights).map(|(digit, weight)| value(digit).saturating_mul(weight)).sum::<u32>() % 11
        };
        let expected = match check(FIRST_WEIGHTS) {
            10 => check(SECOND_WEIGHTS),
            first => first,
        };
        if digits.last().map(value) == Some(expected) { Ok(Bin(digits)) } else { Err(BinError::CheckDigit) }
    }
}

impl fmt::Display for Bin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(core::str::from_utf8(&self.0).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_numbers_hold_and_wrong_ones_do_not() {
        for (number, holder) in [
            ("940140000385", Holder::Organisation),
            ("950341000052", Holder::Organisation),
            ("961141000023", Holder::Organisation),
            ("070941024691", Holder::Organisation),
            ("181240006529", Holder::Organisation),
            ("791028302728", Holder::Person),
            ("061211600012", Holder::Person),
            ("920806450284", Holder::Person),
        ] {
            assert_eq!(number.parse::<Bin>().unwrap().holder(), holder, "{number}");
        }
        assert!("950341000052".parse::<Bin>().unwrap().is_of_branch());
        assert!(!"940140000385".parse::<Bin>().unwrap().is_of_branch());
        assert_eq!("123456789012".parse::<Bin>(), Err(BinError::CheckDigit));
        for bad in ["", "94014000038", "9401400003850", "94014000038x", "９４０１"] {
            assert_eq!(bad.parse::<Bin>(), Err(BinError::Form), "{bad}");
        }
    }

    #[test]
    fn only_one_check_digit_holds() {
        let mut number = *b"940140000385";
        for digit in b'0'..=b'9' {
            number[11] = digit;
            let text = core::str::from_utf8(&number).unwrap();
            assert_eq!(text.parse::<Bin>().is_ok(), digit == b'5', "{text}");
        }
    }
}
