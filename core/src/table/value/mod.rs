//! One cell to one fact: how a cell is read, by the kind of fact that its column states.
//!
//! A cell is read in one way only, or it is a doubt: its code says why, and its offers are the ways in which it can be
//! read, for a person to choose from. Whether a fact may stand in a document (a negative price, 16 digits) is for the
//! engine to say, as it does for every other source of facts.

mod beside;
mod choice;
mod code;
mod country;
pub mod currency;
pub(crate) mod day;
mod flag;
pub mod format;
#[cfg(test)]
mod named_tests;
mod number;
#[cfg(test)]
mod number_tests;
mod operation;
mod percent;
mod rulebook;
mod text;
pub(crate) mod written;

pub(crate) use code::code_of;

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::doc::{At, Fault, Json, shortened};
use crate::law::{Library, Rulebook};
use crate::names::Language;
use crate::table::cell::{Cell, Content, is_blank};
use crate::table::column::{Form, Order};
pub use crate::table::field::Kind;

/// What was decided of a cell's column, and what names are looked up in.
#[derive(Clone, Copy, Debug)]
pub struct Context<'c> {
    /// The language in which offers are named.
    pub language: Language,
    /// How the column writes numbers.
    pub form: Form,
    /// In which order the column writes days.
    pub order: Order,
    /// The currency of the column, by its heading or by what the user says.
    pub currency: Option<&'c str>,
    /// Whether the amounts of the column include VAT.
    pub vat_included: Option<bool>,
    /// The power of ten by which amounts are multiplied: 3 in a column of thousands.
    pub scale: u8,
    /// The measure of the column, by its heading.
    pub measure: Option<&'c str>,
    /// The rulebooks at hand.
    pub library: Option<&'c Library>,
    /// The rulebook whose operations, terms and categories are named.
    pub rulebook: Option<&'c Rulebook>,
}

impl Context<'_> {
    /// A context in which nothing was decided.
    pub fn of(language: Language) -> Context<'static> {
        Context {
            language,
            form: Form::Open,
            order: Order::Open,
            currency: None,
            vat_included: None,
            scale: 0,
            measure: None,
            library: None,
            rulebook: None,
        }
    }
}

/// A fact as facts have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fact {
    /// A text, or a decimal as text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A list of names.
    Names(Vec<String>),
    /// A mass: a decimal and its unit.
    Mass(String, String),
}

impl Fact {
    /// The fact as JSON.
    pub fn json(self) -> Json<'static> {
        match self {
            Fact::Text(text) => Json::Text(Cow::Owned(text)),
            Fact::Flag(value) => Json::Bool(value),
            Fact::Names(names) => Json::List(names.into_iter().map(|name| Json::Text(Cow::Owned(name))).collect()),
            Fact::Mass(amount, unit) => {
                let member = |name, text| (Cow::Borrowed(name), Json::Text(Cow::Owned(text)));
                Json::Object(Vec::from([member("amount", amount), member("unit", unit)]))
            }
        }
    }
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The fact of the cell's column.
    pub fact: Fact,
    /// Of an amount: its currency, by what stands beside it, its number format or its column. `None` if none is said.
    pub currency: Option<String>,
    /// Of a quantity: its measure, such as `kg`, where one stands beside it.
    pub measure: Option<String>,
}

impl Said {
    /// A text with nothing beside it.
    pub fn text(text: impl Into<String>) -> Said {
        Said { fact: Fact::Text(text.into()), currency: None, measure: None }
    }

    /// Yes or no.
    pub fn flag(value: bool) -> Said {
        Said { fact: Fact::Flag(value), currency: None, measure: None }
    }

    /// A list of names.
    pub fn names(names: Vec<String>) -> Said {
        Said { fact: Fact::Names(names), currency: None, measure: None }
    }
}

/// A cell that cannot be taken at its word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// Why, as a code of the message catalogue.
    pub code: &'static str,
    /// What stands there.
    pub given: String,
    /// What may be written there in general.
    pub allowed: Option<String>,
    /// What may be meant: the readings of the cell, or the nearest names. Each can be written in the cell's place.
    pub offers: Vec<String>,
}

impl Doubt {
    /// A doubt without offers.
    pub fn new(code: &'static str, given: &str) -> Doubt {
        Doubt { code, given: shortened(given.to_string()), allowed: None, offers: Vec::new() }
    }

    /// With what may be meant.
    pub fn offers<T: Into<String>>(mut self, offers: impl IntoIterator<Item = T>) -> Doubt {
        for offer in offers {
            let offer = offer.into();
            if !self.offers.contains(&offer) {
                self.offers.push(offer);
            }
        }
        self
    }

    /// With what may be written there in general.
    pub fn allowed(mut self, allowed: impl Into<String>) -> Doubt {
        self.allowed = Some(allowed.into());
        self
    }

    /// The doubt as a fault at its cell's address.
    pub fn fault(&self, at: &str) -> Fault {
        let fault = Fault::new(self.code, &At::Root).given(self.given.as_str()).offers(self.offers.iter().cloned());
        let fault = Fault { at: at.to_string(), ..fault };
        match &self.allowed {
            Some(allowed) => fault.allowed(allowed.as_str()),
            None => fault,
        }
    }
}

/// What a cell says as a fact of this kind. `None` if nothing stands in it: then nothing is stated.
///
/// # Errors
/// A [`Doubt`], when the cell cannot be read, or can be read in two ways.
///
/// ```
/// use tegi::table::cell::Cell;
/// use tegi::table::value::{Context, Fact, Kind, read};
/// use tegi::names::Language;
///
/// let context = Context::of(Language::Ru);
/// let said = read(Kind::Day, &Cell::text("1 марта 2026 г."), &context);
/// assert_eq!(said.map(|said| said.map(|said| said.fact)), Ok(Some(Fact::Text("2026-03-01".into()))));
/// assert_eq!(read(Kind::Amount, &Cell::text("1,234"), &context).map_err(|doubt| doubt.code), Err("number-unclear"));
/// ```
pub fn read(kind: Kind, cell: &Cell<'_>, context: &Context<'_>) -> Result<Option<Said>, Doubt> {
    if cell.is_blank() {
        return Ok(None);
    }
    if let Content::Error(error) = &cell.content {
        let code = if error == "#FORMULA" { "formula-without-value" } else { "cell-error" };
        return Err(Doubt::new(code, error));
    }
    // `Казахстан?` is no statement, and a star sends to a note that nobody reads here.
    if !kind.is_free()
        && let Content::Text(text) = &cell.content
        && (text.contains('?') || text.trim_end_matches(is_blank).ends_with('*'))
    {
        return Err(Doubt::new("marked-doubtful", text));
    }
    let said = match kind {
        Kind::Text | Kind::Unit => text::read(cell),
        Kind::Texts => text::several(cell),
        Kind::Id => text::id(cell),
        Kind::Bin => text::bin(cell),
        Kind::Amount => number::amount(cell, context),
        Kind::Quantity => number::quantity(cell, context),
        Kind::Mass => number::mass(cell, context),
        Kind::Rate => number::rate(cell, context),
        Kind::Whole => number::whole(cell, context),
        Kind::Fraction => number::fraction(cell, context),
        Kind::Percent => percent::read(cell, context),
        Kind::Day => day::read(cell, context),
        Kind::Code => code::read(cell, context),
        Kind::Country => country::read(cell, context),
        Kind::Currency => currency::read(cell, context),
        Kind::Operations => operation::read(cell, context),
        Kind::Rulebook => rulebook::read(cell, context),
        Kind::Flag => flag::read(cell, context),
        Kind::Vat
        | Kind::Proof
        | Kind::Packaging
        | Kind::StockMethod
        | Kind::OverheadMethod
        | Kind::WhollyProduced
        | Kind::ValueIs
        | Kind::ContractKind
        | Kind::PurchaseKind
        | Kind::Reading => return choice::read(kind, cell, context),
    };
    said.map(Some)
}

/// A text without what people do not see or mean: blanks around it, the apostrophe and the `="…"` by which a
/// spreadsheet is told to keep it as text.
pub(crate) fn bare(text: &str) -> &str {
    let text = text.trim_matches(is_blank);
    let quoted = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = quoted.filter(|inner| !inner.contains('"')).unwrap_or(text);
    text.strip_prefix('\'').unwrap_or(text).trim_matches(is_blank)
}

/// Whether what stands beside a number is known.
pub(crate) fn is_understood(text: &str, cell: &Cell<'_>) -> bool {
    beside::beside(text, cell, &Context::of(Language::En)).is_ok()
}
