//! Civil days.

use core::fmt;
use core::str::FromStr;

/// A day of the civil calendar, 1900-01-01 to 2999-12-31, written `YYYY-MM-DD`.
///
/// ```
/// use tegi::value::day::Day;
/// assert!("2024-02-29".parse::<Day>().is_ok());
/// assert!("2023-02-29".parse::<Day>().is_err());
/// assert!("2026-3-1".parse::<Day>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: u16,
    month: u8,
    day: u8,
}

impl Day {
    /// Returns the number of days since 1 March of the year 0: the difference of two is how far they lie apart.
    pub(crate) fn number(self) -> i64 {
        // Years that begin with March have their leap day at the end.
        let month = (i64::from(self.month) + 9) % 12;
        let year = i64::from(self.year) - month / 10;
        365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + i64::from(self.day) - 1
    }
}

/// A text that names no day between 1900-01-01 and 2999-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADay;

impl fmt::Display for NotADay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not-a-day")
    }
}

impl core::error::Error for NotADay {}

impl FromStr for Day {
    type Err = NotADay;

    fn from_str(text: &str) -> Result<Self, NotADay> {
        let mut parts = text.split('-');
        let mut part = |width: usize| {
            let digits = parts.next().filter(|digits| digits.len() == width).ok_or(NotADay)?;
            let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
            digits.parse::<u16>().ok().filter(|_| all_digits).ok_or(NotADay)
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        if parts.next().is_some() || !(1900..=2999).contains(&year) {
            return Err(NotADay);
        }
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => return Err(NotADay),
        };
        if day == 0 || day > last {
            return Err(NotADay);
        }
        let narrow = |value: u16| u8::try_from(value).map_err(|_| NotADay);
        Ok(Day { year, month: narrow(month)?, day: narrow(day)? })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn reads_days_and_nothing_else() {
        for good in ["1900-01-01", "2999-12-31", "2000-02-29", "2026-12-31"] {
            assert_eq!(good.parse::<Day>().unwrap().to_string(), good);
        }
        for bad in
            ["", "1899-12-31", "3000-01-01", "2100-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-01-32"]
        {
            assert_eq!(bad.parse::<Day>(), Err(NotADay), "{bad}");
        }
        for bad in
            ["2026-04-31", "2026-1-01", "20260101", "2026-01-01T00:00", "+026-01-01", "2026/01/01", " 2026-01-01"]
        {
            assert_eq!(bad.parse::<Day>(), Err(NotADay), "{bad}");
        }
        assert!("2025-12-31".parse::<Day>().unwrap() < "2026-01-01".parse::<Day>().unwrap());
    }
}
