//! The headings that a tariff code can begin with: a code of another one is a slip of the pen, or has lost a digit.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::value::hs::{HsCode, HsRange};

/// One hexadecimal digit for each four numbers from 0000 to 9999, compiled from `nomenclature/headings.csv`.
const EMBEDDED: &str = include_str!("../../compiled/headings.txt");

/// How many digits that takes.
const DIGITS: usize = 2_500;

/// The four-digit headings of a nomenclature.
///
/// ```
/// use tegi::value::nomenclature::Nomenclature;
/// let known = Nomenclature::EMBEDDED;
/// assert!(known.knows_heading("8403109000".parse()?));
/// assert!(known.knows_heading("8469".parse()?), "deleted in 2017, and still met with");
/// assert!(!known.knows_heading("0230".parse()?));
/// # Ok::<(), tegi::value::hs::NotACode>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nomenclature {
    /// The digits; none where every heading is accepted.
    digits: Cow<'static, [u8]>,
}

impl Nomenclature {
    /// The Harmonized System of 2022, which the ТН ВЭД ЕАЭС follows, with the headings that were deleted before it.
    pub const EMBEDDED: Nomenclature = Nomenclature { digits: Cow::Borrowed(EMBEDDED.as_bytes()) };

    /// A nomenclature of the headings that these ranges touch; of no ranges: one that accepts every heading.
    pub fn of(ranges: &[HsRange]) -> Nomenclature {
        if ranges.is_empty() {
            return Nomenclature { digits: Cow::Borrowed(&[]) };
        }
        let is_held = |heading: usize| ranges.iter().any(|range| holds(*range, heading));
        let digit = |place: usize| {
            let bits = (0..4_usize)
                .fold(0, |bits, bit| (bits << 1) | u32::from(is_held(place.saturating_mul(4).saturating_add(bit))));
            char::from_digit(bits, 16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or(b'0')
        };
        Nomenclature { digits: Cow::Owned((0..DIGITS).map(digit).collect::<Vec<_>>()) }
    }

    /// The digits of which the nomenclature is made: what `headings.txt` holds.
    pub fn digits(&self) -> &str {
        core::str::from_utf8(&self.digits).unwrap_or_default()
    }

    /// Whether the nomenclature has, or had, the code's four-digit heading.
    #[inline]
    pub fn knows_heading(&self, code: HsCode) -> bool {
        if self.digits.is_empty() {
            return true;
        }
        let heading = code.heading_number();
        // Of a hexadecimal digit: the letters lie above 64, and `a` ends in 1. Every material's code is asked.
        let place = usize::try_from(heading / 4).unwrap_or(usize::MAX);
        let digit = self.digits.get(place).copied().unwrap_or(b'0');
        let bits = if digit > 64 { (digit & 15).saturating_add(9) } else { digit & 15 };
        (bits << (heading % 4)) & 8 != 0
    }
}

/// Whether a range has a code of this heading.
fn holds(range: HsRange, heading: usize) -> bool {
    let heading = u64::try_from(heading).unwrap_or(u64::MAX);
    let ((first, last), span) = (range.ends(), 1_000_000);
    first / span <= heading && heading <= last / span
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> HsCode {
        text.parse().unwrap()
    }

    #[test]
    fn a_nomenclature_holds_the_headings_of_its_ranges() {
        let own = Nomenclature::of(&["0101-0103".parse().unwrap(), "847130".parse().unwrap(), "ch97".parse().unwrap()]);
        for known in ["0101", "0102000000", "010310", "8471", "9701", "9706000000"] {
            assert!(own.knows_heading(code(known)), "{known}");
        }
        for unknown in ["0104", "8470", "8472", "9619", "0203"] {
            assert!(!own.knows_heading(code(unknown)), "{unknown}");
        }
    }

    #[test]
    fn a_nomenclature_of_nothing_accepts_everything() {
        assert!(Nomenclature::of(&[]).knows_heading(code("9799")));
    }
}
