//! All headings by their words: those that are known as they stand, and the forms that others take.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{Field, Heading, How, Match, Sheet};
use crate::names::{Word, distance, joined, words};

/// The names of a number in the three languages.
const NUMBER: [&str; 7] = ["homep", "no", "nr", "number", "num", "hөmip", "hөmipi"];

/// A word of a heading as it is compared: a number is a number in every language.
fn comparable(word: &Word) -> &str {
    if NUMBER.contains(&word.key.as_str()) { "№" } else { &word.key }
}

pub(super) fn heading_key(words: &[Word]) -> String {
    joined(words.iter().map(comparable))
}

/// All headings by their words.
#[derive(Debug, Default)]
pub(crate) struct Headings {
    pub(super) known: BTreeMap<String, Vec<Known>>,
    other: BTreeMap<String, String>,
    forms: Vec<Form>,
}

/// A heading of a field.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) field: usize,
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
    pub(super) fn find(&'static self, words: &[Word], fields: &'static [Field]) -> Heading {
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
    pub(super) fn open(&'static self, text: &str, fields: &'static [Field]) -> Option<Heading> {
        let path = text.trim();
        let found = fields.iter().filter(|field| field.path.ends_with('*') && field.holds(path));
        let found = found.map(|field| Match { field, how: How::Own, path: path.to_owned(), states: None });
        let matches: Vec<Match> = found.collect();
        (!matches.is_empty()).then(|| Heading { matches, ..Heading::default() })
    }

    /// The fields of which the words have a form; of each sheet the form with the most words.
    pub(super) fn form(&'static self, words: &[Word], fields: &'static [Field]) -> Option<Heading> {
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
    pub(super) fn near(&'static self, words: &[Word], fields: &'static [Field]) -> Vec<(&'static Field, &'static str)> {
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
