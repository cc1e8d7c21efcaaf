//! What each column of a sheet states.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::address::{column_of, letters};
use super::answer::{LeftOut, Role};
use super::ask::{About, Ask};
use super::column::{Form, Order};
use super::field::{self, Heading, Match, Sheet};
use super::heading::Units;
use super::layout::{Column, Usage, Use};
use super::mapping::ColumnMapping;
use super::survey::Seen;
use super::value::Kind;
use crate::doc::Fault;
use crate::names::folded;

/// Whose facts a sheet may state.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) sheets: &'static [Sheet],
    pub(super) role: Role,
    pub(super) about: About,
}

/// What stands beside a column.
#[derive(Clone, Copy)]
struct Others<'h> {
    heads: &'h [Heading],
    place: usize,
    has_line_column: bool,
}

impl Others<'_> {
    /// Whether another heading names this fact and nothing of goods or lines besides.
    fn name_alone(self, sheet: Sheet, path: &str) -> bool {
        let of_both = |found: &&Match| matches!(found.field.sheet, Sheet::Goods | Sheet::Lines);
        self.heads.iter().enumerate().any(|(place, head)| {
            let mut found = head.matches.iter().filter(of_both);
            let is_it = |found: &Match| found.field.sheet == sheet && found.path == path;
            place != self.place && found.next().is_some_and(is_it) && found.next().is_none()
        })
    }
}

/// Decides what each column states, and notes what is unclear.
pub(super) fn assign(ask: &Ask, seen: &mut Seen, wanted: Wanted, above: &Units, faults: &mut Vec<Fault>) {
    let mut columns = seen.columns();
    let heads: Vec<Heading> =
        seen.found.iter().flat_map(|found| &found.columns).map(|head| head.said.clone()).collect();
    let blank = Heading::default();
    let mut has_line_column = false;
    seen.layout.per.clone_from(&above.per);
    for place in 0..columns.len() {
        let said = heads.get(place).unwrap_or(&blank);
        let given = given(seen, &columns, place);
        let others = Others { heads: &heads, place, has_line_column };
        let usage = one(ask, seen, wanted, &columns, place, (said, given.as_ref()), others, faults);
        if let Usage::Field(field) = &usage {
            has_line_column |= field.of == Sheet::Lines && field.path != "good";
        }
        let Some(column) = columns.get_mut(place) else { continue };
        column.usage = usage;
        understand_units(column, said, above, given.as_ref(), seen, place, faults);
    }
    let is_said = |place: usize| given(seen, &seen.columns(), place).is_some();
    super::vat_sum::settle(seen, &mut columns, is_said);
    let losers = settle_doubles(ask, seen, &mut columns, faults);
    seen.layout.vat_sum = super::vat_sum::triple(seen, &columns, &losers);
    number_goods(wanted, &heads, &mut columns, |place| given(seen, &seen.columns(), place).is_some());
    let other = of_other_currency(ask, &columns);
    let is_said = |place: usize| given(seen, &seen.columns(), place).is_some_and(|given| given.own);
    faults.extend(super::side::by_origin(seen, wanted, &mut columns, is_said));
    suspect(ask, seen, wanted, &mut columns, faults);
    for (place, column) in columns.iter().enumerate() {
        let what = match column.usage {
            Usage::Own => "own",
            Usage::Ignored => "ignored",
            _ if other.contains(&place) => "other-currency",
            _ => continue,
        };
        let at = [seen.layout.name.as_str(), "!", &letters(u32::try_from(place).unwrap_or(u32::MAX))].concat();
        seen.layout.left_out.push(LeftOut { at, what: what.to_string(), text: column.heading.clone() });
    }
    seen.layout.columns = columns;
    missing(ask, seen, wanted, faults);
}

/// What the user says of a column: by its letters, or by its heading.
fn given(seen: &Seen, columns: &[Column], place: usize) -> Option<ColumnMapping> {
    let given = seen.given.as_ref()?;
    let letters = letters(u32::try_from(place).ok()?);
    let heading = columns.get(place).map(|column| column.heading.as_str())?;
    let is_first = columns.iter().position(|column| column.heading == heading) == Some(place);
    let key = folded(heading);
    let by_heading = || given.columns.iter().find(|(name, _)| folded(name) == key).map(|(_, said)| said);
    // A heading may be a letter, too: the column whose heading it is comes first.
    let is_heading = |text: &str| columns.iter().any(|column| column.heading == text);
    let by_letters = given.columns.get(&letters).filter(|_| !is_heading(&letters) || heading == letters);
    let said = if is_first && !heading.is_empty() { by_heading().or(by_letters) } else { by_letters };
    said.cloned()
}

/// What one column is used for.
#[expect(clippy::too_many_arguments, reason = "all of them decide")]
fn one(
    ask: &Ask,
    seen: &Seen,
    wanted: Wanted,
    columns: &[Column],
    place: usize,
    (said, given): (&Heading, Option<&ColumnMapping>),
    others: Others<'_>,
    faults: &mut Vec<Fault>,
) -> Usage {
    let Some(column) = columns.get(place) else { return Usage::Blank };
    let is_filled = seen.tallies.get(place).is_some_and(|tally| tally.filled > 0);
    let at = || seen.layout.heading_at(place);
    if is_ignored(ask, seen, columns, place) || given.is_some_and(|given| given.ignore) {
        return if is_filled || !column.heading.is_empty() { Usage::Ignored } else { Usage::Blank };
    }
    if given.is_some_and(|given| given.own) {
        return Usage::Own;
    }
    if let Some(path) = given.and_then(|given| given.field.as_deref()) {
        let field = wanted.sheets.iter().find_map(|sheet| sheet.field(path));
        return match field {
            Some(field) => {
                Usage::Field(Use { of: field.sheet, path: path.to_string(), kind: field.kind, states: None })
            }
            None => {
                faults.push(Fault::at("unknown-field-of-column", at()).given(path));
                Usage::Unclear
            }
        };
    }
    if column.heading.is_empty() {
        return if is_filled { Usage::NoHeading } else { Usage::Blank };
    }
    let found: Vec<&Match> = said.matches.iter().filter(|found| wanted.sheets.contains(&found.field.sheet)).collect();
    match chosen(ask, &found, wanted, columns, others) {
        Ok(Some(found)) => Usage::Field(Use {
            of: found.field.sheet,
            path: found.path.clone(),
            kind: found.field.kind,
            states: found.states.map(|(path, value)| (path.to_string(), value.to_string())),
        }),
        Ok(None) => Usage::Own,
        Err(offers) => {
            faults.push(Fault::at("heading-unclear", at()).given(column.heading.as_str()).offers(offers));
            Usage::Unclear
        }
    }
}

/// Of the facts that a heading may name, the one that it names here.
fn chosen<'m>(
    ask: &Ask,
    found: &[&'m Match],
    wanted: Wanted,
    columns: &[Column],
    others: Others<'_>,
) -> Result<Option<&'m Match>, Vec<String>> {
    let of = |sheet: Sheet| found.iter().filter(move |found| found.field.sheet == sheet).copied();
    let unclear = |sheet: Sheet| -> Vec<String> {
        of(sheet).map(|found| found.field.in_language(ask.language).to_string()).collect()
    };
    for sheet in wanted.sheets {
        if of(*sheet).count() > 1 {
            return Err(unclear(*sheet));
        }
    }
    let (good, line) = (of(Sheet::Goods).next(), of(Sheet::Lines).next());
    let (Some(good), Some(line)) = (good, line) else { return Ok(found.first().copied()) };
    // A sheet of goods and lines has columns of both. The surer one decides, then the order: goods come first.
    if wanted.role == Role::Lines {
        return Ok(Some(line));
    }
    // The number of a good tells which good the line is of.
    if good.path == "id" && line.path == "good" {
        return Ok(Some(good));
    }
    // `Наименование` beside `Материал` is of the good, beside `Наименование товара` of the material.
    match (others.name_alone(Sheet::Lines, &line.path), others.name_alone(Sheet::Goods, &good.path)) {
        (true, false) if wanted.about == About::Goods => return Ok(Some(good)),
        (false, true) => return Ok(Some(line)),
        _ => {}
    }
    if good.how != line.how {
        return Ok(Some(if good.how < line.how { good } else { line }));
    }
    let is_taken = columns
        .iter()
        .any(|column| column.field().is_some_and(|field| field.of == Sheet::Goods && field.path == good.path));
    let is_of_line = wanted.about == About::Bill || is_taken || others.has_line_column;
    Ok(Some(if is_of_line { line } else { good }))
}

/// Whether the user leaves the column out: by its heading, its letters, or the sheet's name with its letters.
fn is_ignored(ask: &Ask, seen: &Seen, columns: &[Column], place: usize) -> bool {
    let letters = letters(u32::try_from(place).unwrap_or(u32::MAX));
    let is_said = |name: &str| ask.ignore.iter().any(|ignored| ignored == name);
    let is_heading = || columns.iter().any(|column| folded(&column.heading) == folded(&letters));
    let is_letters = column_of(&letters).is_some() && is_said(&letters) && !is_heading();
    columns.get(place).is_some_and(|column| ask.is_ignored(&column.heading))
        || is_letters
        || is_said(&[seen.layout.sheet.name.as_str(), "!", &letters].concat())
        || is_said(&[seen.layout.name.as_str(), "!", &letters].concat())
}

/// What heading, title and user say of the column's amounts.
fn understand_units(
    column: &mut Column,
    said: &Heading,
    above: &Units,
    given: Option<&ColumnMapping>,
    seen: &Seen,
    place: usize,
    faults: &mut Vec<Fault>,
) {
    if let Some(given) = given {
        match given.decimal.as_deref() {
            Some(",") => column.form = Form::Comma,
            Some(".") => column.form = Form::Point,
            _ => {}
        }
        match given.days.as_deref() {
            Some("day-month-year") => column.order = Order::DayFirst,
            Some("month-day-year") => column.order = Order::MonthFirst,
            _ => {}
        }
    }
    let own = Units::of(&said.units);
    column.measure.clone_from(&own.measure);
    if !column.is_money() {
        if column.field().is_some_and(|field| matches!(field.kind, Kind::Quantity | Kind::Mass)) {
            column.scale = own.many.or(own.scale);
        }
        return;
    }
    let units = own.clone();
    let is_given = |said: fn(&ColumnMapping) -> bool| given.is_some_and(said);
    if let Some((code, text, offers)) = &own.unclear {
        let is_settled = match *code {
            "currency-unclear" => is_given(|given| given.currency.is_some()),
            "vat-unclear" => is_given(|given| given.vat.is_some()),
            _ => is_given(|given| given.scale.is_some()),
        };
        if !is_settled {
            let given = if text.is_empty() { column.heading.as_str() } else { text };
            faults.push(Fault::at(code, seen.layout.heading_at(place)).given(given).offers(offers.iter().cloned()));
        }
    }
    // A heading that names the currency means its units; beside a title of thousands that is not clear.
    let is_explicit = own.currency.is_some() && own.scale.is_none();
    column.currency = own.currency.or_else(|| above.currency.clone());
    column.vat_included = own.vat_included.or(above.vat_included);
    let is_scaled = above.scale.is_some_and(|power| power > 0);
    if is_explicit && is_scaled && !is_given(|given| given.scale.is_some()) {
        faults.push(Fault::at("scale-unclear", seen.layout.heading_at(place)).given(column.heading.as_str()));
    }
    column.scale = own.scale.or(if is_explicit { Some(0) } else { above.scale });
    if let Some(field) = column.field().map(|field| field.path.clone()) {
        let at = seen.layout.heading_at(place);
        faults.extend(super::per::judge(column, &field, &units, above.per.as_ref(), &at).err());
    }
    if let Some(given) = given {
        column.currency = given.currency.clone().or(column.currency.take());
        column.vat_included = given.vat.as_deref().map(|vat| vat == "included").or(column.vat_included);
        let power = |scale: &String| u8::try_from(scale.len().saturating_sub(1)).unwrap_or(0);
        column.scale = given.scale.as_ref().map(power).or(column.scale);
    }
    // The heading may state the basis by its very name: `priceWithTax`.
    if let Usage::Field(Use { states: Some((path, value)), .. }) = &column.usage
        && path == "vat"
    {
        column.vat_included = column.vat_included.or(Some(value == "included"));
    }
}

/// Two columns that state the same: amounts in several currencies stand beside each other; of an amount with and
/// without VAT one is taken; all else is a fault. Returns pairs of columns of which the first is taken.
fn settle_doubles(ask: &Ask, seen: &Seen, columns: &mut [Column], faults: &mut Vec<Fault>) -> Vec<(usize, usize)> {
    let mut losers = Vec::new();
    for place in 0..columns.len() {
        let Some(field) = columns.get(place).and_then(Column::field).cloned() else { continue };
        let same =
            |other: &&Column| other.field().is_some_and(|other| other.of == field.of && other.path == field.path);
        let Some(first) = columns.iter().take(place).position(|other| same(&other)) else { continue };
        let pair = columns.get(first).zip(columns.get(place));
        let Some((before, now)) = pair else { continue };
        let is_money = field.kind == Kind::Amount;
        let currencies = columns.iter().take(place).filter(same).any(|other| other.currency == now.currency);
        // Beside a column in the document's currency, one that names none is of another.
        let own = Some(ask.same.text("currency").unwrap_or(super::money::HOME));
        let is_beside_own = match (&before.currency, &now.currency) {
            (None, Some(_)) => now.currency.as_deref() == own,
            (Some(_), None) => before.currency.as_deref() == own,
            _ => false,
        };
        if is_money && is_beside_own && before.vat_included == now.vat_included {
            let bare = if now.currency.is_none() { (place, now) } else { (first, before) };
            let fault = Fault::at("currency-unclear", seen.layout.heading_at(bare.0));
            faults.push(fault.given(bare.1.heading.as_str()));
            continue;
        }
        let is_by_origin = super::side::names_origin(&now.heading);
        let loser = match (before.vat_included, now.vat_included) {
            _ if is_by_origin => {
                let fault = Fault::at("value-by-origin", seen.layout.heading_at(place));
                faults.push(fault.given(now.heading.as_str()));
                place
            }
            _ if is_money && now.currency.is_some() && !currencies => continue,
            // Without VAT is what the engine takes where nothing else is said.
            (Some(true), Some(false) | None) if is_money => first,
            (Some(false) | None, Some(true)) if is_money => place,
            _ => {
                let fault = Fault::at("duplicate-heading", seen.layout.heading_at(place)).given(now.heading.as_str());
                let letters = letters(u32::try_from(first).unwrap_or(u32::MAX));
                faults.push(fault.allowed(letters));
                place
            }
        };
        losers.push(if loser == first { (place, first) } else { (first, place) });
        if let Some(column) = columns.get_mut(loser) {
            column.usage = if is_by_origin { Usage::Unclear } else { Usage::Own };
        }
    }
    losers
}

/// A list of goods that has no number but `№` has that one: lines of other sheets name it.
fn number_goods(wanted: Wanted, heads: &[Heading], columns: &mut [Column], is_said: impl Fn(usize) -> bool) {
    let is_id = |column: &Column| column.field().is_some_and(|field| field.of == Sheet::Goods && field.path == "id");
    if wanted.role != Role::Goods || wanted.about != About::Goods || columns.iter().any(is_id) {
        return;
    }
    let numbers = |(place, column): &(usize, &mut Column)| {
        let is_numbering = heads.get(*place).is_some_and(|head| head.other == Some("numbering"));
        column.usage == Usage::Own && is_numbering && !is_said(*place)
    };
    let mut found = columns.iter_mut().enumerate().filter(numbers);
    if let (Some((_, column)), None) = (found.next(), found.next()) {
        column.usage = Usage::Field(Use { of: Sheet::Goods, path: String::from("id"), kind: Kind::Id, states: None });
    }
}

/// Columns whose amounts another column states in the document's currency: they count only where that one is blank.
fn of_other_currency(ask: &Ask, columns: &[Column]) -> Vec<usize> {
    let own = ask.same.text("currency").unwrap_or(super::money::HOME);
    let is_own = |column: &Column| column.currency.as_deref() == Some(own);
    let states_own = |of: &Use| {
        let same = |field: &Use| field.of == of.of && field.path == of.path;
        columns.iter().any(|column| is_own(column) && column.field().is_some_and(same))
    };
    let of_other =
        |column: &Column| !is_own(column) && column.currency.is_some() && column.field().is_some_and(states_own);
    columns.iter().enumerate().filter(|(_, column)| of_other(column)).map(|(place, _)| place).collect()
}

/// Columns of which nothing is known, but that look as if they stated one of our facts.
fn suspect(ask: &Ask, seen: &Seen, wanted: Wanted, columns: &mut [Column], faults: &mut Vec<Fault>) {
    for place in 0..columns.len() {
        let Some(column) = columns.get(place).filter(|column| column.usage == Usage::Own) else { continue };
        if given(seen, columns, place).is_some_and(|given| given.own) {
            continue;
        }
        let head = seen.found.as_ref().and_then(|found| found.columns.get(place));
        let near = head.map(|head| head.said.near.as_slice()).unwrap_or_default();
        let near: Vec<String> = near
            .iter()
            .filter(|(field, _)| wanted.sheets.contains(&field.sheet))
            .map(|(_, text)| (*text).to_string())
            .collect();
        let kind = seen.tallies.get(place).and_then(super::tally::Tally::looks_like);
        let of_kind = |kind: Kind| {
            let fields = wanted.sheets.iter().flat_map(|sheet| sheet.fields());
            let fields = fields.filter(move |field: &&'static field::Field| field.kind == kind);
            fields.map(|field| field.in_language(ask.language).to_string())
        };
        let (code, offers): (_, Vec<String>) = match (near.is_empty(), kind) {
            (false, _) => ("near-heading", near),
            (true, Some(kind)) if of_kind(kind).next().is_some() => ("unknown-column", of_kind(kind).collect()),
            _ => continue,
        };
        let fault = Fault::at(code, seen.layout.heading_at(place)).given(column.heading.as_str());
        let mut once: Vec<String> = Vec::new();
        for offer in offers {
            if !once.contains(&offer) {
                once.push(offer);
            }
        }
        faults.push(fault.offers(once));
        if let Some(column) = columns.get_mut(place) {
            column.usage = Usage::Unclear;
        }
    }
}

/// Headings that a sheet cannot be without.
fn missing(ask: &Ask, seen: &Seen, wanted: Wanted, faults: &mut Vec<Fault>) {
    let layout = &seen.layout;
    let states = |sheet: Sheet, path: &str| layout.column_of(sheet, path).is_some();
    let first = seen.layout.heading_at(0);
    let required = wanted.sheets.iter().flat_map(|sheet| sheet.fields()).filter(|field| field.is_required);
    for field in required {
        let is_stated = match (wanted.role, field.sheet, field.path.as_str()) {
            (Role::Lines, Sheet::Goods, _) => true,
            // The good that a line is of: by its number in both, or the bill's only one.
            (Role::GoodsAndLines, Sheet::Lines, "good") => true,
            (_, Sheet::Lines, "good") | (_, Sheet::Goods, "id") if wanted.about == About::Bill => true,
            (_, Sheet::Goods, "good/hs") => {
                let is_stated = ask.labels.iter().any(|label| label.path == "good/hs");
                is_stated
                    || ask.same.get("good").and_then(|good| good.get("hs")).is_some()
                    || wanted.about == About::Bill
            }
            _ => false,
        };
        if !is_stated && !states(field.sheet, &field.path) {
            let allowed = [field.kk.as_str(), &field.ru, &field.en].join(" / ");
            faults.push(Fault::at("missing-heading", first.as_str()).allowed(allowed));
        }
    }
}
