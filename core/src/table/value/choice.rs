//! Reads a cell that takes one of a few values, by their names in three languages.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::{Context, Doubt, Kind, Said, bare};
use crate::law::Category;
use crate::names::{Found, Index, Language, alike, folded_words};
use crate::table::cell::{Cell, Content};
use crate::table::data::Data;
use crate::table::unit::{Basis, Unit};

pub(super) fn read(kind: Kind, cell: &Cell<'_>, context: &Context<'_>) -> Result<Option<Said>, Doubt> {
    let text = bare(cell.shown());
    if let Content::Day(day) = &cell.content {
        return Err(Doubt::new("became-a-date", day));
    }
    match kind {
        Kind::WhollyProduced => wholly_produced(text, context),
        // The options of a reading are known where the reading is.
        Kind::Reading => Ok(Some(Said::text(text))),
        _ => named(kind, text, context.language).map(|value| Some(Said::text(value))),
    }
}

/// The value of a choice that a text names.
///
/// # Errors
/// `name-unclear` with the values that may be meant, `unknown-name` with the nearest, and with all where few are.
pub(crate) fn named(kind: Kind, text: &str, language: Language) -> Result<String, Doubt> {
    let Some(choices) = Data::get().choices.get(group(kind)) else { return Err(Doubt::new("unknown-name", text)) };
    // `Сумма с НДС` and `в т.ч. НДС` say the basis as headings do.
    if kind == Kind::Vat
        && let (units, rest) = crate::table::unit::units(text)
        && let ([Unit::Vat(basis)], true) = (units.as_slice(), rest.is_empty())
    {
        return Ok(if *basis == Basis::Included { "included" } else { "excluded" }.into());
    }
    let found = choices.find(text, language);
    // A period's purchases are goods, works or services.
    let is_none = |value: &str| kind == Kind::PurchaseKind && value == "subsoil";
    match found {
        Ok(value) if !is_none(value) => Ok(value.into()),
        Ok(_) => Err(Doubt::new("unknown-name", text).offers(all(kind, language))),
        Err((is_unclear, offers)) => {
            let code = if is_unclear { "name-unclear" } else { "unknown-name" };
            let offers = if offers.is_empty() && kind != Kind::Rulebook { all(kind, language) } else { offers };
            Err(Doubt::new(code, text).offers(offers))
        }
    }
}

/// The group of values that a kind has.
fn group(kind: Kind) -> &'static str {
    match kind {
        Kind::Vat => "vat",
        Kind::Proof => "proof",
        Kind::Packaging => "packaging",
        Kind::StockMethod => "stock-method",
        Kind::OverheadMethod => "overhead-method",
        Kind::ValueIs => "value-is",
        Kind::ContractKind | Kind::PurchaseKind => "contract-kind",
        Kind::Flag => "flag",
        Kind::Rulebook => "rulebook",
        _ => "",
    }
}

/// The names of all values of a choice in a language, for a list to choose from.
pub(crate) fn all(kind: Kind, language: Language) -> Vec<String> {
    let values = Data::get().choices.get(group(kind)).map(|choices| choices.values.as_slice()).unwrap_or_default();
    let values = values.iter().filter(|value| kind != Kind::PurchaseKind || value.code != "subsoil");
    values.map(|value| String::from(crate::names::name_in(value, language))).collect()
}

/// Words that say of which kind a letter is: `подпункт а)`, `а) тармақшасы`.
const AROUND: [&str; 12] = [
    "подпункт",
    "пп",
    "п",
    "пункт",
    "категория",
    "тармақша",
    "тармақшасы",
    "санат",
    "санаты",
    "category",
    "item",
    "letter",
];

/// Words for "no category": nothing is stated then.
const NO_CATEGORY: [&str; 8] = ["нет", "жоқ", "no", "-", "–", "—", "не относится", "none"];

/// The letter of a category of wholly produced goods: by the letter, in either alphabet, or by its name.
fn wholly_produced(text: &str, context: &Context<'_>) -> Result<Option<Said>, Doubt> {
    let folded = crate::names::folded(text);
    if NO_CATEGORY.contains(&folded.as_str()) {
        return Ok(None);
    }
    let origin = context.rulebook.zip(context.library).and_then(|(book, library)| library.origin_of(book));
    let Some(categories) = origin.and_then(|(rules, _)| rules.wholly_produced.as_ref()) else {
        return Ok(Some(Said::text(text)));
    };
    let shown = |entry: &Category| entry.name.in_language(context.language).to_string();
    let letters = folded_words(text);
    let letters: Vec<&str> = letters.iter().map(String::as_str).filter(|word| !AROUND.contains(word)).collect();
    if let [letter] = letters.as_slice()
        && let Some(entry) = categories.find(letter)
    {
        // `к` and `k` are letters of two categories; on the screen they are one.
        let look = |text: &str| text.chars().map(alike).collect::<String>();
        let is_other = |other: &&Category| {
            other.letter != entry.letter && [&other.letter, &other.alias].iter().any(|own| look(own) == look(letter))
        };
        let other = categories.entries.iter().find(is_other);
        let is_latin = letter.is_ascii() && context.language != Language::En;
        return match other.filter(|_| is_latin) {
            None => Ok(Some(Said::text(entry.letter.as_str()))),
            Some(other) => Err(Doubt::new("look-alike-letters", text).offers([shown(entry), shown(other)])),
        };
    }
    let names = categories.entries.iter().enumerate().flat_map(|(place, entry)| {
        [&entry.name.kk, &entry.name.ru, &entry.name.en].into_iter().map(move |name| (place, name.as_str()))
    });
    let index = Index::of(names);
    if let Found::One(place) = index.find(text)
        && let Some(entry) = categories.entries.get(place)
    {
        return Ok(Some(Said::text(entry.letter.as_str())));
    }
    let allowed: Vec<&str> = categories.entries.iter().map(|entry| entry.letter.as_str()).collect();
    let names: Vec<String> = categories.entries.iter().map(shown).collect();
    let near = index.near(text, |place| names.get(place).map(String::as_str));
    Err(Doubt::new("unknown-name", text).allowed(allowed.join(", ")).offers(near))
}
