//! Which rows hold the headings of a sheet, what each heading says, and what stands above them.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::address::Range;
use super::cell::{Cell, Content, Row};
use super::field::{self, Heading, Sheet};
use super::unit::{self, Unit};

/// The heading of a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    /// Its text; that of two rows with a blank between.
    pub(super) text: String,
    /// What it says.
    pub(super) said: Heading,
}

/// The headings of a sheet.
#[derive(Clone, Debug)]
pub(super) struct Headings {
    /// The first and the last row of them.
    pub(super) rows: (u32, u32),
    /// The place of the first of them, among the rows that were looked at.
    pub(super) place: usize,
    /// The place of the row behind the last of them, among the rows that were looked at.
    pub(super) next: usize,
    /// Each column's, from A on.
    pub(super) columns: Vec<Head>,
}

/// Finds the row, or the two rows, that hold the headings: of all rows the first whose cells name the most facts of
/// the wanted sheets. `None` if no row names two, or consists of one that names one.
pub(super) fn find(rows: &[Row<'_>], merged: &[Range], wanted: &[Sheet]) -> Option<Headings> {
    let mut best: Option<(usize, Headings)> = None;
    for place in 0..rows.len() {
        for height in [1, 2] {
            let Some(found) = at(rows, merged, place, height, wanted) else { continue };
            let score = found.columns.iter().filter(|head| names(&head.said, wanted)).count();
            let filled = found.columns.iter().filter(|head| !head.text.is_empty()).count();
            let is_enough = score >= 2 || (score == 1 && filled == 1);
            let is_better = best.as_ref().is_none_or(|(most, found)| {
                let (tall, known) = (height, found.next.saturating_sub(found.place));
                score > *most || (score == *most && tall < known)
            });
            if is_enough && is_better {
                best = Some((score, found));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// The headings on the rows that the user says.
pub(super) fn given(rows: &[Row<'_>], merged: &[Range], said: [u32; 2]) -> Option<Headings> {
    let [first, last] = said;
    let place = rows.iter().position(|row| row.number >= first)?;
    let height = if last > first { 2 } else { 1 };
    let mut found = read(rows, merged, place, height)?;
    found.rows = (first, last);
    Some(found)
}

/// Whether a heading names a fact of one of these sheets.
pub(super) fn names(said: &Heading, wanted: &[Sheet]) -> bool {
    said.matches.iter().any(|found| wanted.contains(&found.field.sheet))
}

/// The headings that begin at a row, where they may be some.
fn at(rows: &[Row<'_>], merged: &[Range], place: usize, height: usize, wanted: &[Sheet]) -> Option<Headings> {
    let own = rows.get(place..place.checked_add(height)?)?;
    if own.iter().any(|row| row.cells.iter().any(is_figure)) {
        return None;
    }
    let found = read(rows, merged, place, height)?;
    if height == 2 {
        // The second row belongs to the headings where it holds units, or the names of columns that the first groups.
        let [top, below] = own else { return None };
        let is_next = below.number == top.number.checked_add(1)?;
        let filled = || below.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank());
        let is_of_units = filled().next().is_some() && filled().all(|(_, cell)| is_unit(cell.shown()));
        let parts = |(column, cell): &(usize, &Cell<'_>)| {
            let said = field::heading(cell.shown());
            top.cell(*column).is_blank()
                && (names(&said, wanted) || is_unit(cell.shown()) || super::side::names_origin(cell.shown()))
        };
        // A single text above is a title, but for one that is merged over some of the columns.
        let is_group = |range: &&Range| range.holds(range.columns.0, top.number) && range.columns.0 < range.columns.1;
        let groups = merged.iter().filter(is_group).any(|range| {
            let width = u32::try_from(below.cells.len()).unwrap_or(u32::MAX);
            range.columns.1.saturating_sub(range.columns.0).saturating_add(1) < width
        });
        let above = top.cells.iter().filter(|cell| !cell.is_blank()).count();
        if !is_next || above == 0 || (above == 1 && !groups) || !(is_of_units || filled().any(|pair| parts(&pair))) {
            return None;
        }
    }
    Some(found)
}

/// Reads the headings on one or two rows.
fn read(rows: &[Row<'_>], merged: &[Range], place: usize, height: usize) -> Option<Headings> {
    let top = rows.get(place)?;
    let below = if height == 2 { rows.get(place.checked_add(1)?) } else { None };
    let width = below.map_or(0, |row| row.cells.len()).max(top.cells.len());
    let mut columns = Vec::with_capacity(width);
    let mut group = "";
    for column in 0..width {
        let own = text(top.cell(column));
        let under = below.map(|row| text(row.cell(column))).unwrap_or_default();
        let spread = spread(merged, column, top.number).map(|first| text(top.cell(first)));
        let above = match (&own, spread) {
            (own, _) if !own.is_empty() => own.clone(),
            (_, Some(spread)) if !under.is_empty() => spread,
            // A group's name stands once, above its first column.
            _ if !under.is_empty() => group.to_string(),
            _ => String::new(),
        };
        if !own.is_empty() {
            group = top.cell(column).shown();
        } else if under.is_empty() {
            group = "";
        }
        let texts = [above.as_str(), &under];
        let joined: Vec<&str> = texts.into_iter().filter(|text| !text.is_empty()).collect();
        columns.push(Head { said: said(&above, &under), text: joined.join(" ") });
    }
    let last = below.unwrap_or(top).number;
    let next = place.checked_add(height)?;
    Some(Headings { rows: (top.number, last), place, next, columns })
}

/// What a heading of two rows says: both together, or the one that is understood with the units of the other.
fn said(above: &str, under: &str) -> Heading {
    if under.is_empty() || above.is_empty() {
        return field::heading(if under.is_empty() { above } else { under });
    }
    let both = field::heading(&[above, ", ", under].concat());
    if !both.matches.is_empty() {
        return both;
    }
    let parts = [field::heading(under), field::heading(above)];
    let understood = parts.into_iter().find(|part| !part.matches.is_empty());
    understood.map_or_else(|| both.clone(), |part| Heading { units: both.units.clone(), ..part })
}

/// The first column of the merged cell that a column of a row lies in, where that is another one.
fn spread(merged: &[Range], column: usize, row: u32) -> Option<usize> {
    let column = u32::try_from(column).ok()?;
    let range = merged.iter().find(|range| range.holds(column, row) && range.columns.0 < column)?;
    usize::try_from(range.columns.0).ok()
}

/// A heading's text on one line.
pub(super) fn text(cell: &Cell<'_>) -> String {
    let mut out = String::new();
    for word in cell.shown().split(super::cell::is_blank).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a text names a unit and nothing else: `USD`, `тыс. тенге`.
fn is_unit(text: &str) -> bool {
    let said = field::heading(text);
    !said.units.is_empty() && said.rest.is_empty()
}

/// Whether a cell holds a figure, as no heading does: a number, a day, a text that begins with a digit. `1. Материалы`
/// is a title.
pub(super) fn is_figure(cell: &Cell<'_>) -> bool {
    match &cell.content {
        Content::Blank => false,
        Content::Number(_) | Content::Flag(_) | Content::Day(_) | Content::Error(_) => true,
        Content::Text(text) => {
            let text = text.trim_matches(super::cell::is_blank);
            let mut letters = text.chars();
            let first = letters.next();
            let begins = first.is_some_and(|letter| letter.is_ascii_digit());
            let is_sign =
                first.is_some_and(|letter| matches!(letter, '-' | '−' | '+' | '(' | '\'' | '=' | '$' | '€' | '₸'));
            (begins && !is_numbered(text)) || (is_sign && letters.any(|letter| letter.is_ascii_digit()))
        }
    }
}

/// Whether a text is a numbered title: `1. Материалы`, `2) Покупные изделия`. A figure with its unit is none.
fn is_numbered(text: &str) -> bool {
    let number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ')' | ' ' | '\u{a0}');
    let rest = text.trim_start_matches(number);
    let before = text.strip_suffix(rest).unwrap_or_default().trim_end();
    let is_short = before.len() <= 6 && before.ends_with(['.', ')']) || rest.len() < text.len() && before.contains('.');
    is_short && rest.chars().filter(|letter| letter.is_alphabetic()).count() >= 3 && !unit::units(rest).1.is_empty()
}

/// Whether a row only numbers the columns, as forms do below their headings: `1 2 3 4`.
pub(super) fn is_numbering(row: &Row<'_>) -> bool {
    let filled: Vec<&str> = row.cells.iter().filter(|cell| !cell.is_blank()).map(Cell::shown).collect();
    let first = filled.first().and_then(|text| text.trim().parse::<usize>().ok());
    filled.len() > 2
        && first.is_some_and(|first| first <= 1)
        && filled.iter().zip(first.unwrap_or(1)..).all(|(text, number)| text.trim() == number.to_string())
}

/// What units say of amounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Units {
    pub(super) currency: Option<String>,
    pub(super) vat_included: Option<bool>,
    pub(super) scale: Option<u8>,
    /// For how many, where it is said: a count and a measure.
    pub(super) per: Option<(Option<String>, Option<String>)>,
    pub(super) is_percent: bool,
    /// A measure that is said apart: `тг/кг`, `Сумма, шт`.
    pub(super) measure: Option<String>,
    /// Thousands of a measure, as a power of ten: `тыс. шт`.
    pub(super) many: Option<u8>,
    /// A sign that several currencies have, and which; or two units that contradict each other.
    pub(super) unclear: Option<(&'static str, String, Vec<String>)>,
}

impl Units {
    pub(super) fn of(units: &[Unit]) -> Units {
        let mut said = Units::default();
        for unit in units {
            said.take(unit);
        }
        said
    }

    fn take(&mut self, unit: &Unit) {
        match unit {
            Unit::Currency(code) => match &self.currency {
                Some(other) if other != code => {
                    self.unclear = Some((
                        "currency-unclear",
                        [other, ", ", code].concat(),
                        Vec::from([other.clone(), code.clone()]),
                    ));
                }
                _ => self.currency = Some(code.clone()),
            },
            Unit::UnclearCurrency(sign, codes) => {
                self.unclear = Some(("currency-unclear", sign.clone(), codes.clone()));
            }
            Unit::Vat(basis) => {
                let included = *basis == unit::Basis::Included;
                if self.vat_included.is_some_and(|other| other != included) {
                    self.unclear = Some(("vat-unclear", String::new(), Vec::new()));
                }
                self.vat_included = Some(included);
            }
            Unit::Scale(power) => {
                if self.scale.is_some_and(|other| other != *power) {
                    self.unclear = Some(("scale-unclear", String::new(), Vec::new()));
                }
                self.scale = Some(*power);
            }
            Unit::Per(count, measure) => self.per = Some((count.clone(), measure.clone())),
            Unit::Percent => self.is_percent = true,
            Unit::Measure(measure) => self.measure = Some(measure.clone()),
            Unit::Many(power, measure) => (self.many, self.measure) = (Some(*power), Some(measure.clone())),
        }
    }
}
