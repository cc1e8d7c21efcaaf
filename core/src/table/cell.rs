//! A cell, a row of them, and the JSON form in which hosts hand them over.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::doc::{At, Fault, Faults, Fields, Json, report_duplicates, text_of, wrong_type};
use crate::table::address::{MOST_ROWS, Range, column_of};
use crate::value::day::Day;

/// What stands in a cell, as the host's library gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<'a> {
    /// Nothing; also a formula whose result is the empty text.
    Blank,
    /// A text as it stands, blanks included.
    Text(Cow<'a, str>),
    /// A number as decimal text without exponent: `0.3`, `-1200`. From a float at most 15 significant digits.
    Number(Cow<'a, str>),
    /// `TRUE` or `FALSE`.
    Flag(bool),
    /// A day, `YYYY-MM-DD`; with a time behind it, `YYYY-MM-DDThh:mm:ss`, where the cell holds one.
    Day(Cow<'a, str>),
    /// An error of the spreadsheet, `#REF!`; or a formula whose result the file does not hold, `#FORMULA`.
    Error(Cow<'a, str>),
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// What stands in it.
    pub content: Content<'a>,
    /// Its number format, such as `[$€-407]#,##0.00`; empty where it is general or unknown.
    pub format: Cow<'a, str>,
}

/// A row of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its number in the sheet, from 1. In a text table the number of the line on which it begins.
    pub number: u32,
    /// Whether the spreadsheet hides it.
    pub is_hidden: bool,
    /// Its cells from column A on. Cells behind the last filled one may be missing.
    pub cells: Vec<Cell<'a>>,
}

/// What a host tells of a sheet before its rows, or with them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The file, by its name without folders.
    pub file: String,
    /// The sheet's name; of a text file its stem.
    pub name: String,
    /// Cells merged into one.
    pub merged: Vec<Range>,
    /// Whether the spreadsheet hides it.
    pub is_hidden: bool,
    /// The columns that it hides, counted from 0.
    pub hidden_columns: Vec<u32>,
}

/// A cell holds at most this many characters: what Excel allows.
pub const MOST_LETTERS: usize = 32_767;
/// A row has at most this many cells: what Excel allows.
pub const MOST_CELLS: usize = 16_384;
/// A chunk or a sheet that is handed over at once has at most this many rows.
const MOST_ROWS_AT_ONCE: usize = 1_048_576;
const MOST_MERGED: usize = 100_000;
const NAME_LIMIT: usize = 1_000;
const FORMAT_LIMIT: usize = 1_000;

impl<'a> Cell<'a> {
    /// A cell in which nothing stands.
    pub const BLANK: Cell<'static> = Cell { content: Content::Blank, format: Cow::Borrowed("") };

    /// A cell with a text, or a blank one where the text is empty.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Cell<'a> {
        let text = text.into();
        let content = if text.is_empty() { Content::Blank } else { Content::Text(text) };
        Cell { content, format: Cow::Borrowed("") }
    }

    /// Whether nothing stands in it: no content, or a text of nothing but blanks.
    pub fn is_blank(&self) -> bool {
        match &self.content {
            Content::Blank => true,
            Content::Text(text) => text.chars().all(is_blank),
            _ => false,
        }
    }

    /// Its content as text: what is shown where the cell is told of.
    pub fn shown(&self) -> &str {
        match &self.content {
            Content::Blank => "",
            Content::Flag(true) => "TRUE",
            Content::Flag(false) => "FALSE",
            Content::Text(text) | Content::Number(text) | Content::Day(text) | Content::Error(text) => text,
        }
    }

    /// Reads the wire form of a cell: `null`, a text, or an object such as `{"n": "148500.5", "f": "#,##0.00"}`. A text
    /// with a number format is `{"t": "0902", "f": "@"}`.
    pub fn read(json: &'a Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Cell<'a>> {
        let members = match json {
            Json::Null => return Some(Cell::BLANK),
            Json::Text(_) => return text_of(json, at, faults, MOST_LETTERS).map(Cell::text),
            Json::Object(members) => members,
            other => {
                faults.push(wrong_type(other, at, "cell"));
                return None;
            }
        };
        report_duplicates(members, at, faults);
        let mut format = Some("");
        let mut content = None;
        for (name, value) in members {
            let at = &At::Field(at, name);
            if name == "f" {
                format = text_of(value, at, faults, FORMAT_LIMIT);
            } else if content.is_some() {
                faults.push(Fault::new("unknown-field", at));
                return None;
            } else {
                content = Some(content_of(name, value, at, faults)?);
            }
        }
        if content.is_none() {
            faults.push(Fault::new("not-a-cell", at).allowed("t, n, d, b, e"));
        }
        Some(Cell { content: content?, format: Cow::Borrowed(format?) })
    }
}

/// The content that a member of a cell holds.
fn content_of<'a>(name: &str, json: &'a Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Content<'a>> {
    let text = || text_of(json, at, faults, MOST_LETTERS);
    let refuse = |code, given: &str| {
        faults.push(Fault::new(code, at).given(given));
        None
    };
    match (name, json) {
        ("t", _) => text().map(|text| Cell::text(text).content),
        ("n", _) => {
            let digits = text()?;
            let plain = plain(digits).map(|plain| if plain == digits { digits.into() } else { Cow::Owned(plain) });
            plain.map(Content::Number).or_else(|| refuse("not-a-decimal", digits))
        }
        ("d", _) => {
            let day = text()?;
            if is_moment(day) { Some(Content::Day(Cow::Borrowed(day))) } else { refuse("not-a-day", day) }
        }
        ("e", _) => text().map(|error| Content::Error(Cow::Borrowed(error))),
        ("b", Json::Bool(value)) => Some(Content::Flag(*value)),
        ("b", other) => {
            faults.push(wrong_type(other, at, "boolean"));
            None
        }
        _ => {
            faults.push(Fault::new("unknown-field", at));
            None
        }
    }
}

impl<'a> Row<'a> {
    /// Reads the wire form of a row: `{"row": 2, "hidden": true, "cells": [cell, …]}`.
    pub fn read(json: &'a Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Row<'a>> {
        let Json::Object(members) = json else {
            faults.push(wrong_type(json, at, "object"));
            return None;
        };
        report_duplicates(members, at, faults);
        let (mut number, mut is_hidden, mut cells) = (None, false, None);
        for (name, value) in members {
            let at = &At::Field(at, name);
            match (name.as_ref(), value) {
                ("row", Json::Number(digits)) => {
                    number = digits.parse().ok().filter(|number| (1..=MOST_ROWS).contains(number));
                    if number.is_none() {
                        faults.push(Fault::new("not-a-number", at).given(digits.to_string()));
                    }
                }
                ("row", other) => faults.push(wrong_type(other, at, "number")),
                ("hidden", Json::Bool(hidden)) => is_hidden = *hidden,
                ("hidden", other) => faults.push(wrong_type(other, at, "boolean")),
                ("cells", Json::List(items)) => {
                    let read = |(place, item)| Cell::read(item, &At::Item(at, place), faults);
                    cells = items_within(items, MOST_CELLS, at, faults)
                        .map(|items| items.iter().enumerate().filter_map(read).collect());
                }
                ("cells", other) => faults.push(wrong_type(other, at, "array")),
                _ => faults.push(Fault::new("unknown-field", at)),
            }
        }
        for (name, _) in [("row", number.is_none()), ("cells", cells.is_none())].iter().filter(|(_, lacks)| *lacks) {
            if json.get(name).is_none() {
                faults.push(Fault::new("missing-field", &At::Field(at, name)));
            }
        }
        Some(Row { number: number?, is_hidden, cells: cells? })
    }

    /// Reads the rows of a chunk or of a sheet. Their numbers must rise.
    pub fn read_all(json: &'a Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Vec<Row<'a>>> {
        let Json::List(items) = json else {
            faults.push(wrong_type(json, at, "array"));
            return None;
        };
        let items = items_within(items, MOST_ROWS_AT_ONCE, at, faults)?;
        let read = |(place, item)| Row::read(item, &At::Item(at, place), faults);
        let rows: Vec<Row<'_>> = items.iter().enumerate().filter_map(read).collect();
        let numbers = rows.iter().map(|row| row.number);
        if let Some((_, later)) = numbers.clone().zip(numbers.skip(1)).find(|(row, next)| row >= next) {
            faults.push(Fault::new("rows-out-of-order", at).given(later.to_string()));
        }
        Some(rows)
    }

    /// The cell of a column, counted from 0; a blank one where the row has none.
    pub fn cell(&self, column: usize) -> &Cell<'a> {
        self.cells.get(column).unwrap_or(const { &Cell::BLANK })
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(Cell::is_blank)
    }
}

/// The items of a list, where they are not too many.
fn items_within<'j, 'a>(items: &'j [Json<'a>], most: usize, at: &At<'_>, faults: &Faults) -> Option<&'j [Json<'a>]> {
    if items.len() > most {
        faults.push(Fault::new("too-many", at).given(items.len().to_string()).allowed(most.to_string()));
        return None;
    }
    Some(items)
}

impl Sheet {
    /// Reads what is told of a sheet, all but its rows.
    pub fn read(fields: &Fields<'_, '_>) -> Sheet {
        let name = |name| fields.text_up_to(name, NAME_LIMIT).unwrap_or_default().to_string();
        let range = |json: &Json<'_>, at: &At<'_>, faults: &Faults| {
            let text = text_of(json, at, faults, NAME_LIMIT)?;
            let range = Range::parse(text);
            if range.is_none() {
                faults.push(Fault::new("not-a-range", at).given(text));
            }
            range
        };
        let column = |json: &Json<'_>, at: &At<'_>, faults: &Faults| {
            let text = text_of(json, at, faults, NAME_LIMIT)?;
            let column = column_of(text);
            if column.is_none() {
                faults.push(Fault::new("not-a-column", at).given(text));
            }
            column
        };
        Sheet {
            file: name("file"),
            name: name("sheet"),
            merged: fields.list("merged", MOST_MERGED, range).unwrap_or_default(),
            is_hidden: fields.flag("hidden").unwrap_or(false),
            hidden_columns: fields.list("hidden_columns", MOST_CELLS, column).unwrap_or_default(),
        }
    }
}

/// Whether a letter is a blank, visible or not: what people do not see they do not mean.
pub fn is_blank(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
        || matches!(letter, '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A number written with or without exponent as decimal text without one and without needless zeros: `1E+21`, `1e-7`,
/// `0.30`. `None` where it is no number, or beyond what a spreadsheet's number can be.
///
/// ```
/// use tegi::table::cell::plain;
/// assert_eq!(plain("1E-7").as_deref(), Some("0.0000001"));
/// assert_eq!(plain("-0012.50").as_deref(), Some("-12.5"));
/// assert_eq!(plain("NaN"), None);
/// ```
pub fn plain(number: &str) -> Option<String> {
    let (sign, unsigned) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number),
    };
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_short = mantissa.len() <= PLAIN_DIGITS && exponent.len() <= 5;
    if !is_short || !is_digits(whole) || !is_digits(fraction) || !is_digits(exponent.trim_start_matches(['+', '-'])) {
        return None;
    }
    let exponent: i32 = exponent.parse().ok()?;
    if !(-400..=400).contains(&exponent) {
        return None;
    }
    let digits = [whole, fraction].concat();
    let leading = digits.len() - digits.trim_start_matches('0').len();
    let significant = digits.trim_matches('0');
    if significant.is_empty() {
        return Some("0".to_string());
    }
    // Where the point stands, counted from the first significant digit.
    let point = i32::try_from(whole.len()).ok()?.checked_sub(i32::try_from(leading).ok()?)?.checked_add(exponent)?;
    let zeros = |count: i32| "0".repeat(usize::try_from(count).unwrap_or(0));
    let text = match usize::try_from(point) {
        Ok(place) if point > 0 => match significant.split_at_checked(place) {
            Some((whole, fraction)) if !fraction.is_empty() => [whole, ".", fraction].concat(),
            _ => [significant, &zeros(point.saturating_sub(i32::try_from(significant.len()).ok()?))].concat(),
        },
        _ => ["0.", &zeros(point.saturating_neg()), significant].concat(),
    };
    Some([sign, &text].concat())
}

/// Digits of a number before its exponent is resolved.
const PLAIN_DIGITS: usize = 400;

/// Whether a text is a day, or a day with a time: `2026-03-01`, `2026-03-01T10:30:00`, `2026-03-01T10:30:00.5`.
fn is_moment(text: &str) -> bool {
    let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
    // A spreadsheet may hold a time without a day, which it counts as of 1899-12-30 or 1900-01-00.
    let is_day = day.parse::<Day>().is_ok() || matches!(day, "1899-12-30" | "1899-12-31" | "1900-01-00");
    let is_two = |part: &str, most: u8| part.len() == 2 && part.parse::<u8>().is_ok_and(|value| value <= most);
    let is_time = time.is_none_or(|time| {
        let mut parts = time.splitn(3, ':');
        let (hour, minute, second) = (parts.next(), parts.next(), parts.next());
        let (second, rest) = second
            .map_or(("", None), |text| text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest))));
        hour.is_some_and(|text| is_two(text, 23))
            && minute.is_some_and(|text| is_two(text, 59))
            && is_two(second, 59)
            && rest.is_none_or(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
    });
    is_day && is_time
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    fn read(text: &str) -> Result<Cell<'static>, Vec<Fault>> {
        let json = Json::parse(text).unwrap();
        let faults = Faults::default();
        let cell = Cell::read(&json, &At::Root, &faults).map(|cell| Cell {
            content: match cell.content {
                Content::Blank => Content::Blank,
                Content::Flag(value) => Content::Flag(value),
                Content::Text(text) => Content::Text(Cow::Owned(text.into_owned())),
                Content::Number(text) => Content::Number(Cow::Owned(text.into_owned())),
                Content::Day(text) => Content::Day(Cow::Owned(text.into_owned())),
                Content::Error(text) => Content::Error(Cow::Owned(text.into_owned())),
            },
            format: Cow::Owned(cell.format.into_owned()),
        });
        faults.or(cell)
    }

    #[test]
    fn every_kind_of_cell_is_read() {
        let cell = |content, format| Cell { content, format: Cow::Borrowed(format) };
        for (text, expected) in [
            ("null", Cell::BLANK),
            (r#""""#, Cell::BLANK),
            (r#"" a ""#, cell(Content::Text(" a ".into()), "")),
            (r##"{"n": "148500.50", "f": "#,##0.00"}"##, cell(Content::Number("148500.5".into()), "#,##0.00")),
            (r#"{"n": "1E+21"}"#, cell(Content::Number("1000000000000000000000".into()), "")),
            (r#"{"d": "2026-03-01"}"#, cell(Content::Day("2026-03-01".into()), "")),
            (r#"{"d": "2026-03-01T10:30:00"}"#, cell(Content::Day("2026-03-01T10:30:00".into()), "")),
            (r#"{"b": true}"#, cell(Content::Flag(true), "")),
            (r##"{"e": "#REF!"}"##, cell(Content::Error("#REF!".into()), "")),
            (r#"{"t": "12", "f": "@"}"#, cell(Content::Text("12".into()), "@")),
        ] {
            assert_eq!(read(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_cell_is_a_fault_with_its_place() {
        for (text, code) in [
            ("1", "wrong-type"),
            ("true", "wrong-type"),
            ("{}", "not-a-cell"),
            (r#"{"n": "1", "b": true}"#, "unknown-field"),
            (r#"{"n": "1,5"}"#, "not-a-decimal"),
            (r#"{"n": "NaN"}"#, "not-a-decimal"),
            (r#"{"n": 1}"#, "wrong-type"),
            (r#"{"d": "01.03.2026"}"#, "not-a-day"),
            (r#"{"d": "2026-03-01T25:00:00"}"#, "not-a-day"),
            (r#"{"x": "1"}"#, "unknown-field"),
        ] {
            let faults = read(text).unwrap_err();
            assert_eq!(faults.first().unwrap().code, code, "{text}: {faults:?}");
        }
    }

    #[test]
    fn rows_keep_their_numbers_and_their_order() {
        let read = |text: &str| {
            let json = Json::parse(text).unwrap();
            let faults = Faults::default();
            let fields = Fields::open(&json, &At::Root, &faults).unwrap();
            let sheet = Sheet::read(&fields);
            let rows = fields.json("rows").and_then(|rows| Row::read_all(rows, &At::Field(&At::Root, "rows"), &faults));
            let rows = rows.map(|rows| {
                rows.iter().map(|row| format!("{} {} {}", row.number, row.is_hidden, row.cell(1).shown())).collect()
            });
            fields.close();
            faults.or(rows.map(|rows: Vec<String>| (sheet, rows)))
        };
        let (sheet, rows) = read(
            r#"{"file": "a.xlsx", "sheet": "Товары", "merged": ["A2:A4"], "hidden_columns": ["C"],
                "rows": [{"row": 1, "cells": []}, {"row": 5, "hidden": true, "cells": [null, "б"]}]}"#,
        )
        .unwrap();
        assert_eq!(rows, ["1 false ", "5 true б"]);
        assert_eq!((sheet.name.as_str(), sheet.merged.len(), sheet.hidden_columns), ("Товары", 1, Vec::from([2])));
        for (text, code, at) in [
            (r#"{"rows": [{"row": 2, "cells": []}, {"row": 2, "cells": []}]}"#, "rows-out-of-order", "/rows"),
            (r#"{"rows": [{"row": 0, "cells": []}]}"#, "not-a-number", "/rows/0/row"),
            (r#"{"rows": [{"row": 2147483647, "cells": []}]}"#, "not-a-number", "/rows/0/row"),
            (r#"{"rows": [{"cells": []}]}"#, "missing-field", "/rows/0/row"),
            (r#"{"rows": [], "merged": ["B"]}"#, "not-a-range", "/merged/0"),
        ] {
            let faults = read(text).unwrap_err();
            let fault = faults.first().unwrap();
            assert_eq!((fault.code.as_ref(), fault.at.as_str()), (code, at), "{text}");
        }
    }

    #[test]
    fn numbers_lose_their_exponent_and_nothing_else() {
        for (given, expected) in [
            ("1E+21", "1000000000000000000000"),
            ("1E-7", "0.0000001"),
            ("1.5e3", "1500"),
            ("9007199254740993", "9007199254740993"),
            ("0.30", "0.3"),
            ("-0", "0"),
            ("0.000", "0"),
            ("12.034e1", "120.34"),
            ("100", "100"),
            ("1e-400", ["0.", &"0".repeat(399), "1"].concat().as_str()),
        ] {
            assert_eq!(plain(given).as_deref(), Some(expected), "{given}");
        }
        for bad in
            ["", "-", ".5", "5.", "1e", "1e+", "1,5", "1e401", "--1", "١", "1e99999999999", "1 0", "inf", "1e+-2"]
        {
            assert_eq!(plain(bad), None, "{bad}");
        }
    }
}
