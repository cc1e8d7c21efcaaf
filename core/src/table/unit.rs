//! Finds in a heading what its figures count: currency, VAT basis, thousands, for how many pieces, a measure.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use crate::doc::from_json;
use crate::names::{Named, Word, key, words};
use crate::table::data::Data;

/// Whether amounts include VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// They do.
    Included,
    /// They do not.
    Excluded,
}

/// What a heading, a title or a row of units says of the figures under it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// A currency, by its ISO 4217 code.
    Currency(String),
    /// A sign that several currencies have, and which they may be.
    UnclearCurrency(String, Vec<String>),
    /// Whether VAT is in them.
    Vat(Basis),
    /// They count in thousands (3), millions (6) or billions (9): a power of ten.
    Scale(u8),
    /// They count thousands (3), millions (6) or billions (9) of a measure: `тыс. шт`.
    Many(u8, String),
    /// They are for so many: a count where one is said, and a measure where one is said, else pieces of the good.
    Per(Option<String>, Option<String>),
    /// They are of this measure: `kg`, `piece`.
    Measure(String),
    /// They are percents.
    Percent,
}

/// The authored words, as they are compiled.
pub(crate) struct UnitWords {
    vat: VatWords,
    scale: BTreeMap<String, Vec<String>>,
    per: PerWords,
    measure: BTreeMap<String, Vec<String>>,
    unclear: BTreeMap<String, Vec<String>>,
}

pub(crate) struct VatWords {
    included: Vec<String>,
    excluded: Vec<String>,
}

pub(crate) struct PerWords {
    before: Vec<String>,
    after: Vec<String>,
    one: Vec<String>,
    alone: Vec<String>,
}

from_json! {
    struct UnitWords { vat, scale, per, measure, unclear }
    struct VatWords { included, excluded }
    struct PerWords { before, after, one, alone }
}

/// The words of units, by the keys of their words.
#[derive(Debug, Default)]
pub(crate) struct Units {
    phrases: BTreeMap<String, Unit>,
    /// Codes and short names that are taken only in capitals, or where they stand apart or last.
    codes: BTreeMap<String, Unit>,
    measures: BTreeMap<String, String>,
    before: Vec<String>,
    after: Vec<String>,
    one: Vec<String>,
    alone: Vec<String>,
}

/// More words than this no phrase has.
const LONGEST: usize = 7;

impl Units {
    pub(crate) fn of(authored: &UnitWords, currencies: &[Named]) -> Units {
        let keys = |texts: &[String]| texts.iter().map(|text| key(text)).collect();
        let mut units = Units {
            before: keys(&authored.per.before),
            after: keys(&authored.per.after),
            one: keys(&authored.per.one),
            alone: keys(&authored.per.alone),
            ..Units::default()
        };
        let bases = [(Basis::Included, &authored.vat.included), (Basis::Excluded, &authored.vat.excluded)];
        for (basis, texts) in bases {
            units.phrases.extend(texts.iter().map(|text| (key(text), Unit::Vat(basis))));
        }
        for (power, texts) in &authored.scale {
            let power = power.parse().unwrap_or_default();
            units.phrases.extend(texts.iter().map(|text| (key(text), Unit::Scale(power))));
        }
        for (measure, texts) in &authored.measure {
            units.measures.extend(texts.iter().map(|text| (key(text), measure.clone())));
        }
        for (sign, codes) in &authored.unclear {
            units.codes.insert(key(sign), Unit::UnclearCurrency(sign.clone(), codes.clone()));
        }
        units.phrases.insert("%".to_owned(), Unit::Percent);
        for currency in currencies {
            let unit = || Unit::Currency(currency.code.clone());
            units.codes.insert(key(&currency.code), unit());
            for name in currency.names() {
                let (key, is_sign) = (key(name), !name.chars().any(char::is_alphanumeric));
                let is_whole = is_sign || key.contains(' ') || !key.is_ascii();
                // What is said first holds: a word of another meaning is no currency.
                let phrases = if is_whole { &mut units.phrases } else { &mut units.codes };
                phrases.entry(key).or_insert_with(unit);
            }
        }
        units
    }

    /// The currency that a text names as a whole, clear or not.
    pub(crate) fn currency(&self, text: &str) -> Option<&Unit> {
        let key = key(text);
        let found = self.phrases.get(&key).or_else(|| self.codes.get(&key));
        found.filter(|unit| matches!(unit, Unit::Currency(_) | Unit::UnclearCurrency(..)))
    }

    /// What a text says of units, and the words that are left.
    pub(crate) fn take(&self, text: &str) -> (Vec<Unit>, Vec<Word>) {
        let mut rest = words(text);
        let mut found = Vec::new();
        // Longer phrases first, so that `без учёта НДС` is no `с учётом НДС` and `доллары США` no country.
        for length in (1..=LONGEST).rev() {
            let mut at = 0_usize;
            while let Some(window) = rest.get(at..at.saturating_add(length)) {
                let is_last = at.saturating_add(length) == rest.len();
                let before = at.checked_sub(1).and_then(|before| rest.get(before));
                let follows_number = before.is_some_and(|word| is_number(&word.key));
                match self.unit(window, is_last) {
                    // `на 1 т, тг` is of a tonne, `т.тг` of thousands.
                    Some(Unit::Scale(_)) if is_parted(window) || (follows_number && length > 1) => {
                        at = at.saturating_add(1);
                    }
                    Some(unit) => {
                        let end = at.saturating_add(length);
                        let (unit, end) = match (unit, rest.get(end).and_then(|word| self.counted(word))) {
                            (Unit::Scale(power), Some(measure)) => (Unit::Many(power, measure), end.saturating_add(1)),
                            (unit, _) => (unit, end),
                        };
                        // `НДС 12 %` names a rate: the amounts are no percents.
                        if unit != Unit::Percent || !follows_number {
                            found.push(unit);
                        }
                        rest.drain(at..end);
                        // What stood behind it stands apart now, and `в` before it says no more.
                        if let Some(next) = rest.get_mut(at) {
                            next.is_apart = true;
                        }
                        if at > 0 && rest.get(at.saturating_sub(1)).is_some_and(|word| is_preposition(&word.key)) {
                            at = at.saturating_sub(1);
                            rest.remove(at);
                        }
                    }
                    None => at = at.saturating_add(1),
                }
            }
        }
        found.extend(self.find_per(&rest));
        found.sort();
        found.dedup();
        (found, rest)
    }

    /// The measure of which thousands are counted: `тыс. шт`. Letters alone may be of money: `тыс. т.`.
    fn counted(&self, word: &Word) -> Option<String> {
        let measure = self.measures.get(&word.key).filter(|_| !word.is_apart && word.key.chars().count() > 1);
        measure.cloned()
    }

    /// The unit that these words are. A code or a short name counts where it is in capitals, apart, or last.
    fn unit(&self, window: &[Word], is_last: bool) -> Option<Unit> {
        let first = window.first()?;
        let key = crate::names::joined(window.iter().map(|word| word.key.as_str()));
        if let Some(unit) = self.phrases.get(&key) {
            return Some(unit.clone());
        }
        if let Some(measure) = self.measures.get(&key).filter(|_| first.is_apart && is_last) {
            return Some(Unit::Measure(measure.clone()));
        }
        let unit = self.codes.get(&key)?;
        let is_capital = window.len() == 1 && first.text.len() == 3 && first.text.chars().all(char::is_uppercase);
        (is_capital || first.is_apart || is_last).then(|| unit.clone())
    }

    /// For how many: `за 100 шт.`, `на единицу`, `per piece`, `1 дана үшін`. Its words stay: `цена за единицу` is a field.
    fn find_per(&self, rest: &[Word]) -> Option<Unit> {
        let windows = (0..rest.len()).flat_map(|at| (1..=4_usize).rev().map(move |length| (at, length)));
        windows.filter_map(|(at, length)| rest.get(at..at.saturating_add(length))).find_map(|window| self.per(window))
    }

    fn per(&self, window: &[Word]) -> Option<Unit> {
        let keys: Vec<&str> = window.iter().map(|word| word.key.as_str()).collect();
        if let [one] = keys.as_slice()
            && self.alone.iter().any(|word| word == one)
        {
            return Some(Unit::Per(None, None));
        }
        let is_of = |list: &[String], word: &str| list.iter().any(|known| known == word);
        let inner = match keys.as_slice() {
            [before, inner @ ..] if is_of(&self.before, before) => inner,
            [inner @ .., after] if is_of(&self.after, after) => inner,
            _ => return None,
        };
        let (count, what) = match inner {
            [count, what @ ..] if is_number(count) => (Some(*count), what),
            _ => (None, inner),
        };
        let what = what.join(" ");
        let measure = self.measures.get(&what).cloned();
        // `за 2026 г.` is a year.
        let is_year =
            count.is_some_and(|count| count.len() == 4 && (count.starts_with("19") || count.starts_with("20")));
        if is_year && (what.is_empty() || measure.as_deref() == Some("g")) {
            return None;
        }
        let is_known = measure.is_some() || is_of(&self.one, &what) || (what.is_empty() && count.is_some());
        is_known.then(|| Unit::Per(count.map(ToOwned::to_owned), measure))
    }
}

/// Whether a comma or bracket parts the words.
fn is_parted(window: &[Word]) -> bool {
    window.iter().skip(1).any(|word| word.is_apart)
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_preposition(word: &str) -> bool {
    ["b", "in"].contains(&word)
}

/// Returns the measure that a text names, such as `kg`; `None` if it names none that is known.
pub fn measure(text: &str) -> Option<&'static str> {
    Data::get().units.measures.get(&key(text)).map(String::as_str)
}

/// Returns what a text says of units, and the words that are left of it.
pub fn units(text: &str) -> (Vec<Unit>, String) {
    let (units, rest) = Data::get().units.take(text);
    (units, crate::names::joined(rest.iter().map(|word| word.text.as_str())))
}
