//! The fields that a column may state, and which of them a heading names.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::unit::Unit;
use crate::doc::{FromJson, Json, from_json};
use crate::names::{Language, Word, distance, joined, words};
use crate::table::data::Data;

/// How the cells of a field are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Any text.
    Text,
    /// A number or name by which rows are told apart and joined.
    Id,
    /// A tariff code.
    Code,
    /// An amount of money; a currency may stand beside it.
    Amount,
    /// How much of something; a measure may stand beside it.
    Quantity,
    /// A share in percent.
    Percent,
    /// A rate of exchange.
    Rate,
    /// A whole number.
    Whole,
    /// A fraction of one, `9/14`.
    Fraction,
    /// A day.
    Day,
    /// Yes or no.
    Flag,
    /// A country.
    Country,
    /// A currency.
    Currency,
    /// A measure.
    Unit,
    /// Whether amounts include VAT.
    Vat,
    /// The kind of a paper.
    Proof,
    /// The kind of packaging.
    Packaging,
    /// How a mixed stock was split.
    StockMethod,
    /// How shared overhead was split.
    OverheadMethod,
    /// A rulebook.
    Rulebook,
    /// Operations, descriptions and sites of a rulebook, several in a cell.
    Operations,
    /// Texts, several in a cell.
    Texts,
    /// A category of wholly produced goods.
    WhollyProduced,
    /// Which value a line states.
    ValueIs,
    /// What is bought under a contract.
    ContractKind,
    /// What is bought in a period.
    PurchaseKind,
    /// A БИН or ИИН.
    Bin,
    /// The option of a reading.
    Reading,
}

impl Kind {
    /// Whether cells hold whatever their author likes.
    pub(super) fn is_free(self) -> bool {
        matches!(self, Kind::Text | Kind::Texts | Kind::Unit | Kind::Id)
    }
}

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sheet {
    /// Goods.
    Goods,
    /// Materials of goods.
    Lines,
    /// Facts of a whole document, a row for each.
    Document,
    /// Contracts.
    Contracts,
    /// Goods that were bought under contracts.
    ContractGoods,
    /// Purchases of a period.
    Purchases,
}

/// A fact that a column may state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The sheet that it belongs to.
    pub sheet: Sheet,
    /// The fact within a row's facts: `good/hs`. `answers/*` and `readings/*` stand for any term.
    pub path: String,
    /// How its cells are read.
    pub kind: Kind,
    /// Whether a row must have it.
    pub is_required: bool,
    /// Its heading in Kazakh.
    pub kk: String,
    /// Its heading in Russian.
    pub ru: String,
    /// Its heading in English.
    pub en: String,
    also: Vec<String>,
    like: Vec<String>,
    states: Vec<Stated>,
}

/// Headings that state a second fact: `№ ГТД` is the number of a paper and says which paper.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stated {
    path: String,
    value: String,
    headings: Vec<String>,
}

from_json! {
    struct Field {
        sheet, path, kind, is_required: default, kk, ru, en, also: default, like: default, states: default,
    }
    struct Stated { path, value, headings }
}

from_json! {
    enum Kind {
        Text = "text", Id = "id", Code = "code", Amount = "amount", Quantity = "quantity", Percent = "percent",
        Rate = "rate", Whole = "whole", Fraction = "fraction", Day = "day", Flag = "flag", Country = "country",
        Currency = "currency", Unit = "unit", Vat = "vat", Proof = "proof", Packaging = "packaging",
        StockMethod = "stock-method", OverheadMethod = "overhead-method",
        Rulebook = "rulebook", Operations = "operations", Texts = "texts", WhollyProduced = "wholly-produced",
        ValueIs = "value-is", ContractKind = "contract-kind", PurchaseKind = "purchase-kind", Bin = "bin",
        Reading = "reading",
    }
    enum Sheet {
        Goods = "goods", Lines = "lines", Document = "document", Contracts = "contracts",
        ContractGoods = "contract-goods", Purchases = "purchases",
    }
}

/// How a heading was recognised, the surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It is the field's own heading in one of the languages, or its path.
    Own,
    /// It is another heading that people use.
    Alias,
    /// It holds words that such headings hold: the more of them, the surer.
    Form,
}

/// A field that a heading names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The field.
    pub field: &'static Field,
    /// How it was recognised.
    pub how: How,
    /// The fact that a column under it states: the field's path, with the term of `answers/*` and `readings/*`.
    pub path: String,
    /// A second fact that the heading itself states, by path and value: `proof/kind`, `declaration`.
    pub states: Option<(&'static str, &'static str)>,
}

/// What a heading says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The fields that it may name: for each sheet the best. Several of one sheet are equally good, so that it is
    /// unclear.
    pub matches: Vec<Match>,
    /// Where it is a heading that people use for something that is none of our facts: what, such as `vat-amount`. In a
    /// sheet that has a field of this heading, that field holds.
    pub other: Option<&'static str>,
    /// What it says of units.
    pub units: Vec<Unit>,
    /// Its words without those of units.
    pub rest: String,
    /// Our headings within two letters of it, with their fields; only where it names none.
    pub near: Vec<(&'static Field, &'static str)>,
}

impl Sheet {
    /// All kinds of sheets.
    pub const ALL: [Sheet; 6] =
        [Sheet::Goods, Sheet::Lines, Sheet::Document, Sheet::Contracts, Sheet::ContractGoods, Sheet::Purchases];

    /// The kind of sheet that a name of a sheet says, in any of the languages. `None` if it says none.
    pub fn of_name(name: &str) -> Option<Sheet> {
        let key = heading_key(&words(name));
        let named = Data::get().sheets.iter();
        let mut found = named.filter(|sheet| {
            let mut names = sheet.names().chain([sheet.code.as_str()]);
            names.any(|name| heading_key(&words(name)) == key)
        });
        let sheet = found.next()?;
        Sheet::from_json(&Json::Text(sheet.code.as_str().into()))
    }

    /// The fields of the sheet, in the order of a template.
    pub fn fields(self) -> impl Iterator<Item = &'static Field> {
        Data::get().fields.iter().filter(move |field| field.sheet == self)
    }

    /// The field of this path.
    pub fn field(self, path: &str) -> Option<&'static Field> {
        self.fields().find(|field| field.holds(path))
    }

    /// What a sheet of this kind is called in Kazakh, Russian and English.
    pub fn names(self) -> [&'static str; 3] {
        let place = Sheet::ALL.iter().position(|sheet| *sheet == self);
        let named = place.and_then(|place| Data::get().sheets.get(place));
        named.map_or([""; 3], |named| [&named.kk, &named.ru, &named.en])
    }
}

impl Field {
    /// Whether a path is of this field: its own, or one with a term where it stands for any.
    pub fn holds(&self, path: &str) -> bool {
        match self.path.strip_suffix('*') {
            Some(group) => path.strip_prefix(group).is_some_and(|term| !term.is_empty()),
            None => self.path == path,
        }
    }

    /// Its heading in a language.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Kk => &self.kk,
            Language::Ru => &self.ru,
            Language::En => &self.en,
        }
    }

    /// Its own headings: the path and those of the three languages.
    fn own(&self) -> impl Iterator<Item = &str> {
        [&self.kk, &self.ru, &self.en, &self.path].into_iter().map(String::as_str)
    }
}

/// Returns what a heading says.
///
/// ```
/// use tegi::table::{field::{self, Sheet}, unit::{Basis, Unit}};
/// let heading = field::heading("Сумма с НДС, тыс. USD");
/// let value = heading.matches.iter().find(|found| found.field.sheet == Sheet::Lines).map(|found| found.path.as_str());
/// assert_eq!(value, Some("value"));
/// assert_eq!(heading.units, [Unit::Currency("USD".into()), Unit::Vat(Basis::Included), Unit::Scale(3)]);
/// ```
pub fn heading(text: &str) -> Heading {
    let data = Data::get();
    let all = words(text);
    if all.is_empty() {
        return Heading::default();
    }
    // A heading that is known as it stands keeps its words: `НДС` is a field, `в т.ч. НДС` an amount.
    let found = data.headings.find(&all, &data.fields);
    if !found.matches.is_empty() || found.other.is_some() {
        let (units, _) = data.units.take(text);
        return Heading { units, rest: shown(&all), ..found };
    }
    let (units, rest) = data.units.take(text);
    let mut found = data.headings.find(&rest, &data.fields);
    if found.matches.is_empty() && found.other.is_none() {
        found = data.headings.open(text, &data.fields).or(data.headings.form(&rest, &data.fields)).unwrap_or_default();
    }
    if found.matches.is_empty() && found.other.is_none() {
        found.near = data.headings.near(&rest, &data.fields);
    }
    Heading { units, rest: shown(&rest), ..found }
}

fn shown(words: &[Word]) -> String {
    joined(words.iter().map(|word| word.text.as_str()))
}

/// The names of a number in the three languages.
const NUMBER: [&str; 7] = ["homep", "no", "nr", "number", "num", "hөmip", "hөmipi"];

/// A word of a heading as it is compared: a number is a number in every language.
fn comparable(word: &Word) -> &str {
    if NUMBER.contains(&word.key.as_str()) { "№" } else { &word.key }
}

fn heading_key(words: &[Word]) -> String {
    joined(words.iter().map(comparable))
}

/// All headings by their words.
#[derive(Debug, Default)]
pub(crate) struct Headings {
    known: BTreeMap<String, Vec<Known>>,
    other: BTreeMap<String, String>,
    forms: Vec<Form>,
}

/// A heading of a field.
#[derive(Debug)]
struct Known {
    field: usize,
    how: How,
    text: String,
    /// Which fact of the field's `states`.
    stated: Option<usize>,
}

/// The form of a heading.
#[derive(Debug)]
struct Form {
    field: usize,
    /// Words in their order, each with its alternatives.
    words: Vec<Vec<String>>,
    /// Words that must not stand in it.
    not: Vec<String>,
}

impl Headings {
    pub(crate) fn of(fields: &[Field], other: &BTreeMap<String, Vec<String>>) -> Headings {
        let mut headings = Headings::default();
        for (place, field) in fields.iter().enumerate() {
            let own = field.own().map(|text| (How::Own, None, text));
            let also = field.also.iter().map(|text| (How::Alias, None, text.as_str()));
            let stated =
                field.states.iter().enumerate().flat_map(|(at, stated)| {
                    stated.headings.iter().map(move |text| (How::Alias, Some(at), text.as_str()))
                });
            for (how, stated, text) in stated.chain(own).chain(also) {
                for key in keys(text) {
                    let known = headings.known.entry(key).or_default();
                    if known.iter().all(|known| known.field != place) {
                        known.push(Known { field: place, how, text: text.to_owned(), stated });
                    }
                }
            }
            headings.forms.extend(field.like.iter().map(|form| Form::read(place, form)));
        }
        for (what, texts) in other {
            for text in texts {
                headings.other.extend(keys(text).into_iter().map(|key| (key, what.clone())));
            }
        }
        headings
    }

    /// The fields whose headings these words are.
    fn find(&'static self, words: &[Word], fields: &'static [Field]) -> Heading {
        let key = heading_key(words);
        let known = self.known.get(&key).map(Vec::as_slice).unwrap_or_default();
        let of_known = |known: &Known| {
            let field = fields.get(known.field)?;
            let states = known.stated.and_then(|at| field.states.get(at));
            let states = states.map(|stated| (stated.path.as_str(), stated.value.as_str()));
            Some(Match { field, how: known.how, path: field.path.clone(), states })
        };
        let matches = best(known.iter().filter_map(of_known).map(|found| (found.how, 0, found)).collect());
        Heading { matches, other: self.other.get(&key).map(String::as_str), ..Heading::default() }
    }

    /// `answers/<term>` and `readings/<reading>`.
    fn open(&'static self, text: &str, fields: &'static [Field]) -> Option<Heading> {
        let path = text.trim();
        let found = fields.iter().filter(|field| field.path.ends_with('*') && field.holds(path));
        let found = found.map(|field| Match { field, how: How::Own, path: path.to_owned(), states: None });
        let matches: Vec<Match> = found.collect();
        (!matches.is_empty()).then(|| Heading { matches, ..Heading::default() })
    }

    /// The fields of which the words have a form; of each sheet the form with the most words.
    fn form(&'static self, words: &[Word], fields: &'static [Field]) -> Option<Heading> {
        let words: Vec<&str> = words.iter().map(comparable).collect();
        let fitting = self.forms.iter().filter(|form| form.fits(&words));
        let found = fitting.filter_map(|form| {
            let field = fields.get(form.field)?;
            let found = Match { field, how: How::Form, path: field.path.clone(), states: None };
            Some((How::Form, form.words.len(), found))
        });
        let matches = best(found.collect());
        (!matches.is_empty()).then(|| Heading { matches, ..Heading::default() })
    }

    /// The headings within two letters of these words; of short ones, within one.
    fn near(&'static self, words: &[Word], fields: &'static [Field]) -> Vec<(&'static Field, &'static str)> {
        let key = heading_key(words);
        let letters = key.chars().count();
        let most = if letters < 4 {
            0
        } else if letters < 6 {
            1
        } else {
            2
        };
        let mut found: Vec<(usize, usize, &'static Field, &'static str)> = Vec::new();
        for (other, known) in if most == 0 { None } else { Some(&self.known) }.into_iter().flatten() {
            let Some(letters) = distance(&key, other, most) else { continue };
            for known in known {
                let Some(field) = fields.get(known.field) else { continue };
                match found.iter_mut().find(|(_, place, ..)| *place == known.field) {
                    Some(best) if best.0 > letters => *best = (letters, known.field, field, &known.text),
                    Some(_) => {}
                    None => found.push((letters, known.field, field, &known.text)),
                }
            }
        }
        found.sort_by_key(|(letters, place, ..)| (*letters, *place));
        found.into_iter().map(|(_, _, field, text)| (field, text)).collect()
    }
}

/// Of each sheet the surest: by how it was recognised, then by the number of words.
fn best(found: Vec<(How, usize, Match)>) -> Vec<Match> {
    let rank = |how: &How, words: &usize| (*how, core::cmp::Reverse(*words));
    let mut all = Vec::new();
    for sheet in Sheet::ALL {
        let of_sheet = || found.iter().filter(|(.., found)| found.field.sheet == sheet);
        let Some(first) = of_sheet().map(|(how, words, _)| rank(how, words)).min() else { continue };
        for (how, words, found) in of_sheet() {
            if rank(how, words) == first && all.iter().all(|other: &Match| other.field != found.field) {
                all.push(found.clone());
            }
        }
    }
    all
}

/// The keys of a heading: with and without its percent sign (`НДС, %` is no `НДС`), and `G 8` beside `G8`.
fn keys(text: &str) -> Vec<String> {
    let all = words(text);
    let plain: Vec<Word> = all.iter().filter(|word| word.key != "%").cloned().collect();
    let mut keys = Vec::from([heading_key(&all)]);
    if plain.len() != all.len() && plain.len() > 1 {
        keys.push(heading_key(&plain));
    }
    let spaced = keys.first().and_then(|key| key.strip_prefix('g'));
    if let Some(number) = spaced.filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit())) {
        keys.push(format!("g {number}"));
    }
    keys
}

impl Form {
    fn read(field: usize, form: &str) -> Form {
        let (mut needed, mut not) = (Vec::new(), Vec::new());
        for word in form.split(' ') {
            match word.strip_prefix('!') {
                Some(word) => not.push(part(word)),
                None => needed.push(word.split('|').map(part).collect()),
            }
        }
        let has = |other: &str| form.split([' ', '|']).any(|word| word.starts_with(other.trim_end_matches('*')));
        not.extend(OF_OTHERS.split_whitespace().filter(|other| !has(other)).map(part));
        Form { field, words: needed, not }
    }

    fn fits(&self, words: &[&str]) -> bool {
        let holds = |form: &String, word: &str| match form.strip_suffix('*') {
            Some(beginning) => word.starts_with(beginning),
            None => form == word,
        };
        let mut rest = words.iter();
        self.words.iter().all(|any| rest.any(|word| any.iter().any(|form| holds(form, word))))
            && !words.iter().any(|word| self.not.iter().any(|form| holds(form, word)))
    }
}

/// Words that make a heading one of something else, unless a form has them: `Сумма скидки`, `Страна регистрации`.
const OF_OTHERS: &str = "не кроме скидк* пошлин* обработк* бренд* поставщик* покупател* регистраци* конкурент* прошл*
    аналог* розничн* штраф* страхов* доля доли долей удельн* структур* емес жеңілдік* жеткізуші* алушы* пайыз* үлес* not
    except discount* duty duties brand* supplier* buyer* competitor* previous retail* share percent*";

/// A word of a form as it is compared; `*` at its end stays.
fn part(word: &str) -> String {
    let key = heading_key(&words(word));
    if word.ends_with('*') { format!("{key}*") } else { key }
}

/// What is doubtful in compiled data: headings that two fields of a sheet have.
#[doc(hidden)]
pub fn doubtful(text: &str) -> Vec<String> {
    let Some(data) = Data::read(text) else { return Vec::from(["it cannot be read".to_owned()]) };
    let mut doubts = Vec::new();
    for (key, known) in &data.headings.known {
        let fields: Vec<&Field> = known.iter().filter_map(|known| data.fields.get(known.field)).collect();
        for (place, one) in fields.iter().enumerate() {
            if let Some(twin) = fields.iter().skip(place.saturating_add(1)).find(|other| other.sheet == one.sheet) {
                doubts.push(format!("{:?}: «{key}» is {} and {}", one.sheet, one.path, twin.path));
            }
        }
    }
    doubts
}

#[cfg(test)]
mod tests;
