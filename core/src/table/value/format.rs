//! Reads a number format: whether it shows a percent, a day or a text, which scale, and what it writes beside a number.

use alloc::string::String;

/// What a number format says of the number that it shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shown {
    /// The number is shown a hundredfold, with a percent sign.
    pub is_percent: bool,
    /// The number is shown as a day or a time.
    pub is_day: bool,
    /// By which power of ten the number is shown smaller: 3 where thousands are shown.
    pub scale: u8,
    /// What is written beside the number: a sign of currency, a unit. Signs and brackets are not in it.
    pub beside: String,
    /// At least so many digits are shown, zeros first; 0 where the format shows decimals or parts thousands.
    pub zeros: usize,
}

/// What a format says of a number.
///
/// ```
/// use tegi::table::value::format::shown;
/// assert_eq!(shown("[$€-407]#,##0.00", false).beside, "€");
/// assert_eq!(shown("#,##0.00\\ \"тг.\"", false).beside, "тг.");
/// assert!(shown("0.00%", false).is_percent && shown("dd/mm/yyyy", false).is_day);
/// ```
pub fn shown(format: &str, is_negative: bool) -> Shown {
    let section = section(format, is_negative);
    let mut shown = Shown::default();
    let mut letters = section.chars().peekable();
    let (mut commas, mut zeros, mut is_whole) = (0_u8, 0_usize, true);
    while let Some(letter) = letters.next() {
        // Commas behind the last digit, or before the point, divide by a thousand each.
        if letter != ',' {
            if !matches!(letter, '0' | '#' | '?') {
                shown.scale = shown.scale.saturating_add(commas.saturating_mul(3));
            }
            commas = 0;
        }
        match letter {
            ',' => {
                is_whole = false;
                commas = commas.saturating_add(1);
            }
            '0' => zeros = zeros.saturating_add(1),
            '"' => shown.beside.extend(letters.by_ref().take_while(|letter| *letter != '"')),
            '\\' => shown.beside.extend(letters.next()),
            // A blank as wide as the next letter, and the next letter as often as there is room.
            '_' | '*' => {
                letters.next();
                shown.beside.push(' ');
            }
            '[' => {
                let inner: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                bracket(&inner, &mut shown);
            }
            '%' => shown.is_percent = true,
            'E' | 'e' if letters.peek().is_some_and(|next| matches!(next, '+' | '-')) => {
                is_whole = false;
                letters.next();
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => shown.is_day = true,
            '#' | '?' | '.' | '/' => is_whole = false,
            '@' => {}
            _ => shown.beside.push(letter),
        }
    }
    shown.scale = shown.scale.saturating_add(commas.saturating_mul(3));
    shown.zeros = if is_whole && !shown.is_percent && !shown.is_day { zeros } else { 0 };
    let is_sign = |letter: char| letter.is_whitespace() || "()+-−–—:".contains(letter);
    shown.beside = String::from(shown.beside.trim_matches(is_sign));
    if section.eq_ignore_ascii_case("general") { Shown::default() } else { shown }
}

/// A bracket names a currency (`[$€-407]`), an elapsed time (`[h]`), a colour or a condition.
fn bracket(inner: &str, shown: &mut Shown) {
    if let Some(currency) = inner.strip_prefix('$') {
        // Behind the last hyphen stands the number of a locale.
        let name = currency.rsplit_once('-').map_or(currency, |(name, _)| name);
        shown.beside.push(' ');
        shown.beside.push_str(name);
        shown.beside.push(' ');
    } else if !inner.is_empty() && inner.chars().all(|letter| "hHmMsS".contains(letter)) {
        shown.is_day = true;
    }
}

/// The part of a format for numbers of this sign: parts stand behind one another for positive ones, negative ones, zero.
fn section(format: &str, is_negative: bool) -> &str {
    let mut first_end = None;
    let (mut is_quoted, mut is_escaped, mut is_in_bracket) = (false, false, false);
    for (place, letter) in format.char_indices() {
        match letter {
            _ if is_escaped => is_escaped = false,
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '\\' | '_' | '*' => is_escaped = true,
            '[' => is_in_bracket = true,
            ']' => is_in_bracket = false,
            ';' if !is_in_bracket => match first_end {
                None if !is_negative => return format.get(..place).unwrap_or(format),
                None => first_end = Some(place),
                Some(end) => return format.get(end.saturating_add(1)..place).unwrap_or(format),
            },
            _ => {}
        }
    }
    first_end.and_then(|end| format.get(end.saturating_add(1)..)).unwrap_or(format)
}

/// A whole number as its format shows it, where that is with zeros first: 1 as `001` by `000`.
pub(crate) fn padded(digits: &str, format: &str) -> Option<String> {
    let zeros = shown(format, false).zeros;
    let is_whole = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let missing = zeros.checked_sub(digits.len()).filter(|missing| is_whole && (1..=20).contains(missing))?;
    Some(["0".repeat(missing).as_str(), digits].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn formats_say_what_they_show() {
        let beside = |text: &str| Shown { beside: text.to_string(), ..Shown::default() };
        let percent = Shown { is_percent: true, ..Shown::default() };
        let day = Shown { is_day: true, ..Shown::default() };
        for (format, expected) in [
            ("", Shown::default()),
            ("General", Shown::default()),
            ("@", Shown::default()),
            ("#,##0.00", Shown::default()),
            ("[$€-407]#,##0.00", beside("€")),
            ("#,##0.00\\ [$₸-43F]", beside("₸")),
            ("#,##0.00\\ \"₸\"", beside("₸")),
            ("#,##0.00\" тг.\"", beside("тг.")),
            ("[$USD]\\ #,##0.00", beside("USD")),
            ("[$-419]#,##0", Shown::default()),
            ("_-* #,##0.00\\ [$€-1]_-;-* #,##0.00\\ [$€-1]_-;_-* \"-\"??\\ [$€-1]_-;_-@_-", beside("€")),
            ("\"$\"#,##0_);[Red]\\(\"$\"#,##0\\)", beside("$")),
            ("$#,##0.00", beside("$")),
            ("0%", percent.clone()),
            ("0.00\\%", beside("%")),
            ("0.00E+00", Shown::default()),
            ("dd/mm/yyyy", day.clone()),
            ("[h]:mm:ss", day.clone()),
            ("#,##0,", Shown { scale: 3, ..Shown::default() }),
            ("0.0,,\" млн\"", Shown { scale: 6, ..beside("млн") }),
            ("#,##0,.00", Shown { scale: 3, ..Shown::default() }),
            ("0000000000", Shown { zeros: 10, ..Shown::default() }),
        ] {
            assert_eq!(shown(format, false), expected, "{format}");
        }
        assert_eq!(shown("0\" USD\";-0\" EUR\";0", true).beside, "EUR");
        assert_eq!(shown("0\" USD\"", true).beside, "USD");
        for cut in ["\"", "[", "[$", "\\", "_", "*", "\";", ";"] {
            let _ = (shown(cut, false), shown(cut, true));
        }
        assert_eq!(padded("1", "000").as_deref(), Some("001"));
        for (digits, format) in
            [("1", "0"), ("1234", "000"), ("-1", "000"), ("1.5", "000"), ("1", "0.00"), ("1", "#000")]
        {
            assert_eq!(padded(digits, format), None, "{digits} {format}");
        }
    }
}
