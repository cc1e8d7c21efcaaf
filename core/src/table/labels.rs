//! Facts that stand beside their names: on the sheet of a document, and above the headings of a bill.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::answer::{Apart, LeftOut};
use super::ask::{About, Ask};
use super::cell::{Cell, Row};
use super::field::{self, How, Sheet};
use super::heading::{self, Units};
use super::layout::Label;
use super::survey::{Seen, owned_cell};
use super::unit::{self, Unit};
use super::value::Kind;
use crate::doc::Fault;

/// Whether a text is the name of a fact of a whole document, a value behind it or not.
pub(super) fn is_label(text: &str) -> bool {
    let name = text.split_once(':').map_or(text, |(name, _)| name);
    let said = field::heading(name);
    said.matches.iter().any(|found| matches!(found.field.sheet, Sheet::Document | Sheet::Goods))
}

/// Reads the sheet of a document: each row a name and a value, and a unit where there is one.
pub(super) fn document(ask: &Ask, seen: &mut Seen, labels: &mut Vec<Label>, faults: &mut Vec<Fault>) -> Option<()> {
    let early = core::mem::take(&mut seen.early);
    for row in &early {
        seen.layout.rows = seen.layout.rows.saturating_add(1);
        seen.layout.hidden_rows = seen.layout.hidden_rows.saturating_add(u32::from(row.is_hidden));
        for part in parts(ask, row) {
            match part {
                Part::Pair(pair) => take(ask, seen, (row, pair), labels, faults),
                Part::Name(..) => {}
                Part::Text(column, cell) => {
                    let text = heading::text(cell);
                    let at = seen.layout.at(column, row.number);
                    if ask.is_ignored(&text) {
                        seen.layout.left_out.push(LeftOut { at, what: String::from("ignored"), text });
                        // What stands beside it belongs to it.
                        break;
                    }
                    let near = near(ask, &text);
                    let code = match (column, near.is_empty()) {
                        (0, true) => "unknown-heading",
                        (0, false) => "near-heading",
                        _ => "under-no-heading",
                    };
                    faults.push(Fault::at(code, at).given(text).offers(near));
                    break;
                }
            }
        }
    }
    let is_whole = seen.dropped == 0;
    if !is_whole {
        let at = seen.layout.name.clone();
        faults.push(Fault::at("too-many", at).allowed(early.len().to_string()));
    }
    seen.early = early;
    Some(())
}

/// Reads what stands above the headings: facts beside their names, and titles, which may say units.
pub(super) fn above(ask: &Ask, seen: &mut Seen, labels: &mut Vec<Label>, faults: &mut Vec<Fault>) -> Units {
    let mut units: Vec<Unit> = Vec::new();
    let first = seen.layout.headings.map_or(0, |(first, _)| first);
    let early = core::mem::take(&mut seen.early);
    for row in early.iter().take_while(|row| row.number < first) {
        for part in parts(ask, row) {
            match part {
                Part::Pair(pair) => take(ask, seen, (row, pair), labels, faults),
                Part::Name(column, cell) | Part::Text(column, cell) => {
                    let text = heading::text(cell);
                    let at = seen.layout.at(column, row.number);
                    units.extend(unit::units(&text).0);
                    let near = near(ask, text.split_once(':').map_or("", |(name, _)| name));
                    if !near.is_empty() && !ask.is_ignored(&text) {
                        faults.push(Fault::at("near-heading", at.as_str()).given(text.as_str()).offers(near));
                    }
                    let what = String::from("title");
                    seen.layout.above.push(Apart { what, at, text, value: None, used_as: None });
                }
            }
        }
    }
    seen.early = early;
    let mut said = Units::of(&units);
    // `за 2026 г.` is a year, and `за 1` says nothing of pieces.
    said.per = said.per.filter(|(_, measure)| measure.as_deref().is_some_and(|measure| measure != "g"));
    if let Some((code, text, offers)) = said.unclear.take() {
        let at = seen.layout.above.last().map(|apart| apart.at.clone()).unwrap_or_default();
        faults.push(Fault::at(code, at).given(text).offers(offers));
    }
    said
}

/// Headings of a document's facts that are nearly as a text.
fn near(ask: &Ask, text: &str) -> Vec<String> {
    let said = field::heading(text);
    let of = |field: &field::Field| sheets(ask.about).contains(&field.sheet);
    said.near.iter().filter(|(field, _)| of(field)).map(|(_, text)| (*text).to_string()).collect()
}

/// The sheets whose facts may stand beside their names.
pub(super) fn sheets(about: About) -> &'static [Sheet] {
    match about {
        About::Goods | About::Bill => &[Sheet::Goods],
        About::Contract | About::Period => &[Sheet::Document],
    }
}

/// A part of a row.
enum Part<'r> {
    Pair(Pair<'r>),
    /// A name without a value.
    Name(usize, &'r Cell<'static>),
    /// A text that is no name of a fact.
    Text(usize, &'r Cell<'static>),
}

/// A longer name of a fact is no name of one but a title, unless it is known as it stands.
const LABEL_WORDS: usize = 4;

/// A name and a value.
struct Pair<'r> {
    name: String,
    /// The column of the name, and of the value.
    places: (usize, usize),
    value: Cell<'static>,
    unit: Option<(usize, &'r Cell<'static>)>,
}

fn parts<'r>(ask: &Ask, row: &'r Row<'static>) -> Vec<Part<'r>> {
    let mut cells = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()).peekable();
    let mut parts = Vec::new();
    let names = |text: &str| {
        let said = field::heading(text);
        let of_many = ask.about == About::Goods;
        // A title may hold the words of a heading: `Калькуляция себестоимости изделия на 100 шт.`
        let is_short = text.split_whitespace().count() <= LABEL_WORDS;
        said.matches.iter().any(|found| {
            sheets(ask.about).contains(&found.field.sheet)
                && (!of_many || !found.path.starts_with("good/"))
                && found.path != "id"
                && (is_short || found.how != How::Form)
        })
    };
    while let Some((column, cell)) = cells.next() {
        let text = heading::text(cell);
        let bare = text.trim_end_matches([':', ' ']);
        let inner = text.split_once(':').filter(|(name, value)| names(name) && may_say(name, value));
        if let Some((name, value)) = inner {
            let value = Cell::text(value.trim().to_string());
            parts.push(Part::Pair(Pair { name: name.to_string(), places: (column, column), value, unit: None }));
            continue;
        }
        if !names(bare) {
            parts.push(Part::Text(column, cell));
            continue;
        }
        let value = cells.next_if(|(_, cell)| {
            let text = heading::text(cell);
            !names(text.trim_end_matches([':', ' '])) || heading::is_figure(cell)
        });
        let Some((at, value)) = value else {
            // A name without a value states nothing, but may be a title.
            parts.push(Part::Name(column, cell));
            continue;
        };
        if says_units(bare, &heading::text(value)) {
            parts.push(Part::Text(at, value));
            continue;
        }
        let unit = cells.next_if(|(_, cell)| is_unit(cell));
        let value = owned_cell(value);
        parts.push(Part::Pair(Pair { name: bare.to_string(), places: (column, at), value, unit }));
    }
    parts
}

/// Whether a text behind a name may be its value: `Калькуляция себестоимости: котёл стальной` is a title.
fn may_say(name: &str, value: &str) -> bool {
    let matches = field::heading(name).matches;
    if says_units(name, value) {
        return false;
    }
    let is_amount = matches.iter().any(|found| matches!(found.field.kind, Kind::Amount | Kind::Quantity | Kind::Mass));
    let before = value.split_once(|letter: char| letter.is_ascii_digit()).map(|(before, _)| before);
    // A currency may stand before an amount, a name of two words does not.
    let has_figure = before.is_some_and(|before| before.split_whitespace().count() < 2);
    !value.trim().is_empty() && (!is_amount || has_figure)
}

/// Whether what stands behind a name of the good's unit is that of amounts: `Ед. изм.: тыс. тенге`.
fn says_units(name: &str, value: &str) -> bool {
    let is_unit = field::heading(name).matches.iter().any(|found| found.field.kind == Kind::Unit);
    is_unit && unit::units(value).0.iter().any(|unit| matches!(unit, Unit::Currency(_) | Unit::Scale(_) | Unit::Vat(_)))
}

fn is_unit(cell: &Cell<'_>) -> bool {
    let (units, rest) = unit::units(&heading::text(cell));
    (!units.is_empty() && rest.is_empty()) || unit::measure(cell.shown()).is_some()
}

/// Takes a fact beside its name.
fn take(
    ask: &Ask,
    seen: &mut Seen,
    (row, pair): (&Row<'static>, Pair<'_>),
    labels: &mut Vec<Label>,
    faults: &mut Vec<Fault>,
) {
    let said = field::heading(&pair.name);
    let name_at = seen.layout.at(pair.places.0, row.number);
    let at = seen.layout.at(pair.places.1, row.number);
    if ask.is_ignored(&pair.name) {
        seen.layout.left_out.push(LeftOut { at, what: String::from("ignored"), text: pair.name });
        return;
    }
    let mut found = said.matches.iter().filter(|found| sheets(ask.about).contains(&found.field.sheet));
    let (Some(one), None) = (found.next(), found.next()) else {
        let offers = said.matches.iter().map(|found| found.field.in_language(ask.language).to_string());
        faults.push(Fault::at("heading-unclear", name_at).given(pair.name.as_str()).offers(offers));
        return;
    };
    if labels.iter().any(|label| label.path == one.path) {
        faults.push(Fault::at("duplicate-heading", name_at).given(pair.name.as_str()));
        return;
    }
    let beside = pair.unit.map(|(_, cell)| unit::units(&heading::text(cell)).0).unwrap_or_default();
    let units: Vec<Unit> = said.units.iter().chain(&beside).cloned().collect();
    let mut units = Units::of(&units);
    if let Some((code, text, offers)) = units.unclear.take() {
        faults.push(Fault::at(code, at.as_str()).given(text).offers(offers));
    }
    let what = String::from("label");
    let value = Some(pair.value.shown().to_string());
    let used_as = Some(["/", &one.path].concat());
    match Label::new(&pair.name, one, at.clone(), pair.value, units) {
        Ok(label) => labels.push(label),
        Err(fault) => faults.push(fault),
    }
    seen.layout.above.push(Apart { what, at, text: pair.name, value, used_as });
}
