//! Addresses of cells as spreadsheets write them: `B7`, `A2:A4`.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The last row and the last column of a workbook.
pub const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// The letters of a column, counted from 0: `A`, `Z`, `AA`.
///
/// ```
/// use tegi::table::address::letters;
/// assert_eq!([letters(0), letters(25), letters(26), letters(701)], ["A", "Z", "AA", "ZZ"]);
/// ```
pub fn letters(column: u32) -> String {
    let mut reversed = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        rest -= 1;
        reversed.push(u8::try_from(rest % 26).unwrap_or(0).saturating_add(b'A'));
        rest /= 26;
    }
    reversed.iter().rev().map(|letter| char::from(*letter)).collect()
}

/// The column of letters, counted from 0. `None` where they are none or beyond a workbook's last column.
pub fn column_of(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    let value = letters.bytes().fold(0_u32, |sum, byte| sum * 26 + u32::from(byte.saturating_sub(b'A')) + 1);
    (value <= MOST_COLUMNS).then(|| value - 1)
}

/// The address of a cell: `Материалы!B7`; `B7` where the sheet has no name.
pub fn address(sheet: &str, column: u32, row: u32) -> String {
    let mark = if sheet.is_empty() { "" } else { "!" };
    [sheet, mark, &letters(column), &row.to_string()].concat()
}

/// A rectangle of cells, such as a merged one. Columns count from 0, rows from 1; both ends are within.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// First and last column.
    pub columns: (u32, u32),
    /// First and last row.
    pub rows: (u32, u32),
}

impl Range {
    /// Reads `A2:A4`, or `A2` for a single cell.
    pub fn parse(text: &str) -> Option<Range> {
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        let (first, last) = (place(first)?, place(last)?);
        let is_ordered = first.0 <= last.0 && first.1 <= last.1;
        is_ordered.then_some(Range { columns: (first.0, last.0), rows: (first.1, last.1) })
    }

    /// Whether a cell lies within.
    pub fn holds(&self, column: u32, row: u32) -> bool {
        (self.columns.0..=self.columns.1).contains(&column) && (self.rows.0..=self.rows.1).contains(&row)
    }
}

fn place(text: &str) -> Option<(u32, u32)> {
    let split = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, digits) = text.split_at_checked(split)?;
    let row: u32 = digits.parse().ok()?;
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && (1..=MOST_ROWS).contains(&row);
    Some((column_of(letters)?, row)).filter(|_| is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_columns_are_inverse() {
        for column in 0..MOST_COLUMNS {
            assert_eq!(column_of(&letters(column)), Some(column));
        }
        for bad in ["", "a", "XFE", "AAAA", "A1", "Я"] {
            assert_eq!(column_of(bad), None, "{bad}");
        }
        assert_eq!(address("Товары", 27, 7), "Товары!AB7");
    }

    #[test]
    fn ranges_are_read_or_refused() {
        let range = Range::parse("A2:B4").unwrap();
        assert_eq!(range, Range { columns: (0, 1), rows: (2, 4) });
        assert!(range.holds(1, 4) && !range.holds(2, 4) && !range.holds(0, 1));
        assert_eq!(Range::parse("C5").unwrap().rows, (5, 5));
        for bad in ["", "A", "2", "A0", "A2:", "B2:A2", "A4:A2", "A+2", "A2:A3:A4", "A1048577", "$A$2"] {
            assert_eq!(Range::parse(bad), None, "{bad}");
        }
    }
}
