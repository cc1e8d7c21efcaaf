//! Reads days: as programs write them, as people write them, in three languages.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Context, Doubt, Said, bare};
use crate::names::folded;
use crate::table::cell::{Cell, Content, plain};
use crate::table::column::Order;
use crate::value::day::Day;

/// The ways in which a text can be read as a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Days {
    /// In one way.
    Clear(Day),
    /// Only with the day before the month, and with a sign that parts either: `31/12/2026`.
    DayFirst(Day),
    /// Only with the month before the day: `12/31/2026`.
    MonthFirst(Day),
    /// In two ways: `03/04/2026`.
    Either {
        /// With the day before the month.
        day_first: Day,
        /// With the month before the day.
        month_first: Day,
    },
    /// As these days, of which none is clearly meant.
    Doubtful([Option<Day>; 2]),
}

/// A day.
pub(super) fn read(cell: &Cell<'_>, context: &Context<'_>) -> Result<Said, Doubt> {
    let text = bare(cell.shown());
    let unclear = |offers: Vec<Day>| {
        let offers = offers.iter().map(ToString::to_string);
        Err(Doubt::new(if offers.len() == 0 { "not-a-day" } else { "day-unclear" }, text).offers(offers))
    };
    if let Content::Number(digits) = &cell.content {
        return unclear(of_serial(digits));
    }
    if matches!(cell.content, Content::Flag(_)) {
        return unclear(Vec::new());
    }
    let Some((days, is_midnight)) = days(text) else { return unclear(Vec::new()) };
    let day = match (days, context.order) {
        (Days::Clear(day), _) => day,
        (Days::DayFirst(day) | Days::Either { day_first: day, .. }, Order::DayFirst) => day,
        (Days::MonthFirst(day) | Days::Either { month_first: day, .. }, Order::MonthFirst) => day,
        (Days::DayFirst(day) | Days::MonthFirst(day), Order::Open) => day,
        (Days::DayFirst(day) | Days::MonthFirst(day), _) => return unclear(Vec::from([day])),
        (Days::Either { day_first, month_first }, _) => return unclear(Vec::from([day_first, month_first])),
        (Days::Doubtful(offers), _) => return unclear(offers.into_iter().flatten().collect()),
    };
    if is_midnight { Ok(Said::text(day.to_string())) } else { unclear(Vec::from([day])) }
}

/// The days that a text can be read as, and whether it has no time, or midnight.
pub(crate) fn days(text: &str) -> Option<(Days, bool)> {
    if text.len() > 200 {
        return None;
    }
    let folded = folded(text);
    let (day, is_midnight) = without_time(&folded);
    let found = of_digits(day).or_else(|| of_words(day))?;
    Some((found, is_midnight))
}

/// A text without its time, and whether that was none, or midnight of no certain zone.
fn without_time(text: &str) -> (&str, bool) {
    let start = text.find(|letter: char| letter.is_ascii_digit()).unwrap_or(0);
    let split = text.find(':').and_then(|colon| {
        let hour = text.get(..colon)?.rfind(|letter: char| !letter.is_ascii_digit())?;
        (hour > start).then_some(hour)
    });
    let Some((day, time)) = split.and_then(|place| text.split_at_checked(place)) else { return (text, true) };
    let day = day.trim_end_matches(['t', ' ', ',']);
    let time = time.trim_start_matches(['t', ' ', ',']);
    let is_midnight = time.chars().all(|letter| matches!(letter, '0' | ':' | '.')) || time == "12:00:00 am";
    (day, is_midnight)
}

/// Days of digits and signs: `2026-03-01`, `01.03.2026`, `1/3/26`, `20260301`.
fn of_digits(text: &str) -> Option<Days> {
    let text = text.trim_end_matches(['г', 'ж', '.', ' ']);
    let sign = text.chars().find(|letter| !letter.is_ascii_digit());
    let Some(sign) = sign else { return of_bare_digits(text) };
    if !matches!(sign, '.' | '/' | '-' | '\\') {
        return None;
    }
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let is_short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if first.len() == 4 && is_short(second) && is_short(third) {
        return day(first, second, third).map(Days::Clear);
    }
    if !is_short(first) || !is_short(second) || !(third.len() == 4 || is_short(third)) {
        return None;
    }
    let Some(year) = year(third) else {
        let centuries = ["19", "20"].map(|century| day(&[century, third].concat(), second, first));
        return third.len().eq(&2).then_some(Days::Doubtful(centuries));
    };
    let (day_first, month_first) = (day(&year, second, first), day(&year, first, second));
    match (day_first, month_first) {
        // With points the day comes first everywhere.
        (Some(day), _) if sign == '.' => Some(Days::Clear(day)),
        (None, Some(day)) if sign == '.' => Some(Days::Doubtful([Some(day), None])),
        (Some(day), Some(other)) if day == other => Some(Days::Clear(day)),
        (Some(day_first), Some(month_first)) => Some(Days::Either { day_first, month_first }),
        (Some(day), None) => Some(Days::DayFirst(day)),
        (None, Some(day)) => Some(Days::MonthFirst(day)),
        (None, None) => None,
    }
}

/// Digits alone: a day without signs, or the number by which a spreadsheet counts days.
fn of_bare_digits(text: &str) -> Option<Days> {
    if text.len() == 8 {
        let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
        let days = [day(part(0, 4), part(4, 6), part(6, 8)), day(part(4, 8), part(2, 4), part(0, 2))];
        return days.iter().any(Option::is_some).then_some(Days::Doubtful(days));
    }
    let serial = of_serial(text);
    let mut days = serial.into_iter();
    let offers = [days.next(), days.next()];
    offers.iter().any(Option::is_some).then_some(Days::Doubtful(offers))
}

/// The days that a number of a spreadsheet may stand for, in its systems of 1900 and of 1904.
fn of_serial(digits: &str) -> Vec<Day> {
    let whole = plain(digits).and_then(|plain| plain.parse::<i64>().ok());
    let Some(number) = whole.filter(|number| (20_000..=80_000).contains(number)) else {
        let is_day = digits.len() == 8 && digits.bytes().all(|byte| byte.is_ascii_digit());
        let found = if is_day { of_bare_digits(digits) } else { None };
        return match found {
            Some(Days::Doubtful(days)) => days.into_iter().flatten().collect(),
            _ => Vec::new(),
        };
    };
    [number, number.saturating_add(1_462)].into_iter().filter_map(since_1900).collect()
}

/// The day of a number in the system of 1900, in which 61 is 1 March 1900.
fn since_1900(number: i64) -> Option<Day> {
    // Days from 1 March of the year 0, in the calendar that begins its years with March.
    let days = number.checked_sub(61)?.checked_add(DAYS_TO_1900)?;
    let era = days.checked_div(146_097)?;
    let of_era = days.checked_rem(146_097)?;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}").parse().ok()
}

/// Days from 1 March of the year 0 to 1 March 1900.
const DAYS_TO_1900: i64 = 693_960;

/// A year of four digits; one of two where it is plainly of this century. `None` if it may be of another.
fn year(text: &str) -> Option<String> {
    match text.len() {
        4 => Some(text.to_string()),
        2 if ("10"..="49").contains(&text) => Some(["20", text].concat()),
        _ => None,
    }
}

fn day(year: &str, month: &str, day: &str) -> Option<Day> {
    format!("{year:0>4}-{month:0>2}-{day:0>2}").parse().ok()
}

/// Days with the name of a month: `1 марта 2026 г.`, `2026 жылғы 1 наурыз`, `March 1st, 2026`, `01-мар-26`.
fn of_words(text: &str) -> Option<Days> {
    let mut numbers: Vec<&str> = Vec::new();
    let mut month = None;
    for word in words(text) {
        if word.bytes().all(|byte| byte.is_ascii_digit()) {
            numbers.push(word);
        } else if let Some(found) = month_of(word) {
            if month.replace(found).is_some() {
                return None;
            }
        } else if !FILLERS.contains(&word) {
            return None;
        }
    }
    let month = month?.to_string();
    let [first, last] = numbers.as_slice() else { return None };
    let of = |year: &str, number: &str| if number.len() <= 2 { day(year, &month, number) } else { None };
    match (first.len(), last.len()) {
        (4, _) => of(first, last).map(Days::Clear),
        (_, 4) => of(last, first).map(Days::Clear),
        // `01-мар-26`: the year stands last, where it can be one.
        _ => match year(last) {
            Some(year) => of(&year, first).map(Days::Clear),
            None => Some(Days::Doubtful([of(&["20", last].concat(), first), None])),
        },
    }
}

/// Runs of digits and runs of letters.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_same = |letter: char| {
            letter.is_ascii_digit() == first.is_ascii_digit() && letter.is_alphabetic() == first.is_alphabetic()
        };
        let end = rest.find(|letter: char| !is_same(letter)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if first.is_alphanumeric() {
            words.push(word);
        } else if word.chars().any(|sign| !matches!(sign, ' ' | '.' | ',' | '-' | '/' | '"' | '\'')) {
            // A sign that no day has: the text is something else.
            words.push("?");
        }
        rest = behind;
    }
    words
}

/// What stands in days besides numbers and months, folded.
const FILLERS: [&str; 18] = [
    "г",
    "год",
    "года",
    "году",
    "ж",
    "жыл",
    "жылгы",
    "жылғы",
    "жылы",
    "жылдың",
    "күні",
    "күнгі",
    "от",
    "of",
    "st",
    "nd",
    "rd",
    "th",
];

/// The names of months, folded: Russian, English, and the short forms of the three languages. Kazakh ones by their stems.
const MONTHS: [(&str, &[&str]); 12] = [
    ("қаңтар", &["январь", "января", "янв", "january", "jan", "қаң"]),
    ("ақпан", &["февраль", "февраля", "фев", "февр", "february", "feb", "ақп"]),
    ("наурыз", &["март", "марта", "мар", "march", "mar", "нау"]),
    ("сәуір", &["апрель", "апреля", "апр", "april", "apr", "сәу"]),
    ("мамыр", &["май", "мая", "may", "мам"]),
    ("маусым", &["июнь", "июня", "июн", "june", "jun", "мау"]),
    ("шілде", &["июль", "июля", "июл", "july", "jul", "шіл"]),
    ("тамыз", &["август", "августа", "авг", "august", "aug", "там"]),
    ("қыркүйек", &["сентябрь", "сентября", "сен", "сент", "september", "sep", "sept", "қыр"]),
    ("қазан", &["октябрь", "октября", "окт", "october", "oct", "қаз"]),
    ("қараша", &["ноябрь", "ноября", "ноя", "нояб", "november", "nov", "қар"]),
    ("желтоқсан", &["декабрь", "декабря", "дек", "december", "dec", "жел"]),
];

/// What Kazakh puts behind a month: `1 наурыздағы`, `1 наурызда`.
const ENDINGS: [&str; 21] = [
    "", "ы", "і", "сы", "да", "де", "та", "те", "дағы", "дегі", "тағы", "тегі", "дан", "ден", "тан", "тен", "нан",
    "нен", "ға", "ге", "қа",
];

/// The month of a name, from 1.
fn month_of(word: &str) -> Option<usize> {
    let is_named = |(stem, names): &(&str, &[&str])| {
        let is_kazakh = word.strip_prefix(stem).is_some_and(|ending| ENDINGS.contains(&ending));
        is_kazakh || names.contains(&word)
    };
    MONTHS.iter().position(is_named).map(|place| place.saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Language;

    fn said(text: &str, order: Order) -> Result<String, (String, String)> {
        let context = Context { order, ..Context::of(Language::Ru) };
        match read(&Cell::text(text), &context) {
            Ok(Said { fact: super::super::Fact::Text(day), .. }) => Ok(day),
            Ok(other) => panic!("{other:?}"),
            Err(doubt) => Err((String::from(doubt.code), doubt.offers.join(" "))),
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        for text in [
            "2026-03-01",
            "2026-3-1",
            "2026/03/01",
            "2026.03.01",
            "01.03.2026",
            "1.3.2026",
            "01.03.26",
            "01.03.2026 г.",
            "01.03.2026г.",
            "2026-03-01T00:00:00",
            "2026-03-01 00:00",
            "01.03.2026 0:00:00",
            "2026-03-01T00:00:00.000",
            "1 марта 2026 г.",
            "«1» марта 2026 года",
            "01 МАРТА 2026",
            "1 мар. 2026",
            "01-мар-26",
            "март 1, 2026",
            "2026 жылғы 1 наурыз",
            "2026 ж. 1 наурыз",
            "2026 жылғы 1 наурыздағы",
            "1 наурыз 2026 жыл",
            "March 1, 2026",
            "1st of March 2026",
            "1-Mar-26",
            "1 Mar 2026",
            "от 01 марта 2026г",
            "'01.03.2026",
            " 01.03.2026\u{a0}",
        ] {
            assert_eq!(said(text, Order::Open).as_deref(), Ok("2026-03-01"), "{text}");
        }
        assert_eq!(said("1/1/2026", Order::Open).as_deref(), Ok("2026-01-01"));
        assert_eq!(said("31/12/2026", Order::Open).as_deref(), Ok("2026-12-31"));
        assert_eq!(said("12/31/2026", Order::Open).as_deref(), Ok("2026-12-31"));
        assert_eq!(said("03/04/2026", Order::DayFirst).as_deref(), Ok("2026-04-03"));
        assert_eq!(said("03/04/2026", Order::MonthFirst).as_deref(), Ok("2026-03-04"));
        assert_eq!(said("3-4-26", Order::DayFirst).as_deref(), Ok("2026-04-03"));
    }

    #[test]
    fn every_month_is_known_in_three_languages() {
        for (place, (stem, names)) in MONTHS.iter().enumerate() {
            let expected = format!("2026-{:02}-05", place + 1);
            for name in names.iter().chain([stem]) {
                assert_eq!(said(&format!("5 {name} 2026"), Order::Open).as_ref(), Ok(&expected), "{name}");
                assert_eq!(folded(name), *name);
            }
        }
        assert!(FILLERS.iter().all(|word| folded(word) == *word));
    }

    #[test]
    fn what_can_be_two_days_is_a_doubt() {
        let unclear = |offers: &str| Err(("day-unclear".into(), offers.into()));
        for (text, order, offers) in [
            ("03/04/2026", Order::Open, "2026-04-03 2026-03-04"),
            ("12/31/2026", Order::DayFirst, "2026-12-31"),
            ("01.03.71", Order::Open, "1971-03-01 2071-03-01"),
            ("03.25.2026", Order::Open, "2026-03-25"),
            ("20260301", Order::Open, "2026-03-01"),
            ("46082", Order::Open, "2026-03-01 2030-03-02"),
            ("2026-03-01T10:30:00", Order::Open, "2026-03-01"),
            ("2026-02-28T19:00:00Z", Order::Open, "2026-02-28"),
            ("2026-03-01T00:00:00+05:00", Order::Open, "2026-03-01"),
        ] {
            assert_eq!(said(text, order), unclear(offers), "{text}");
        }
        let number = Cell { content: Content::Number("46082".into()), format: "".into() };
        let doubt = read(&number, &Context::of(Language::Ru)).unwrap_err();
        assert_eq!((doubt.code, doubt.offers.join(" ").as_str()), ("day-unclear", "2026-03-01 2030-03-02"));
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "вчера",
            "31.02.2026",
            "32.01.2026",
            "1 марта",
            "март 2026",
            "2026",
            "03.2026",
            "1 марта мая 2026",
            "10:30",
            "1.2.3.4",
            "1 марта 2026 2027",
            "-1.3.2026",
            "1~марта 2026",
            "00.00.0000",
            "999999999",
            "1 марки 2026",
            ":",
            "0:00",
        ] {
            assert_eq!(said(text, Order::Open).map_err(|doubt| doubt.0), Err("not-a-day".into()), "{text}");
        }
    }
}
