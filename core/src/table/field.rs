//! The fields that a column may state, and which of them a heading names.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

mod headings;

pub(crate) use headings::Headings;
use headings::heading_key;

use super::unit::Unit;
use crate::doc::{FromJson, Json, from_json};
use crate::names::{Language, Word, joined, words};
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
    /// A mass; its unit stands beside it, or in the heading.
    Mass,
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
        Text = "text", Id = "id", Code = "code", Amount = "amount", Quantity = "quantity", Mass = "mass", Percent = "percent",
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
