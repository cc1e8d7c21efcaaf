//! Looks up things by their names.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::Named;
use super::fold::{folded, folded_words, joined, words};
use super::near::nearest;
use crate::doc::from_json;
use crate::names::Language;

/// Things by their names: first by what is written, then by what it looks like.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    plain: BTreeMap<String, Vec<usize>>,
    alike: BTreeMap<String, Vec<usize>>,
}

/// Which things have a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// No one.
    None,
    /// One, by its place.
    One(usize),
    /// Several, so that the name is unclear.
    Several(Vec<usize>),
}

impl Index {
    /// The index of things by their place, each with its names.
    pub(crate) fn of<'n>(names: impl Iterator<Item = (usize, &'n str)>) -> Index {
        let mut index = Index::default();
        for (place, name) in names {
            index.add(place, name);
        }
        index
    }

    /// Adds a name of a thing.
    pub(crate) fn add(&mut self, place: usize, name: &str) {
        for (map, key) in [(&mut self.plain, plain_key(name)), (&mut self.alike, alike_key(name))] {
            let places = map.entry(key).or_default();
            if !places.contains(&place) {
                places.push(place);
            }
        }
    }

    /// The things of this name; where no one is written so, those whose names look so.
    pub(crate) fn find(&self, text: &str) -> Found {
        let found = self.plain.get(&plain_key(text)).or_else(|| self.alike.get(&alike_key(text)));
        match found.map(Vec::as_slice) {
            None | Some([]) => Found::None,
            Some([one]) => Found::One(*one),
            Some(several) => Found::Several(several.to_vec()),
        }
    }

    /// The things of exactly these letters; none where another alphabet only looks so.
    pub(crate) fn written(&self, text: &str) -> Option<usize> {
        match self.plain.get(&plain_key(text)).map(Vec::as_slice) {
            Some([one]) => Some(*one),
            _ => None,
        }
    }

    /// What is shown of the things with the nearest names, at most three.
    pub(crate) fn near<'s>(&'s self, text: &str, shown: impl Fn(usize) -> Option<&'s str>) -> Vec<String> {
        let names = self.alike.iter().flat_map(|(key, places)| places.iter().map(move |place| (key.as_str(), *place)));
        nearest(&alike_key(text), names.filter_map(|(key, place)| shown(place).map(|shown| (key, shown))))
    }
}

/// Words that names have or leave out: `Antigua & Barbuda`, `The Netherlands`, `Republic of Korea`.
const LEFT_OUT: [&str; 5] = ["and", "и", "және", "the", "of"];

/// A name by its words, in lower case; signs alone stay as they are.
fn plain_key(text: &str) -> String {
    let all = folded_words(text);
    let kept = all.iter().map(|word| full(word)).filter(|word| !LEFT_OUT.contains(word));
    let key = joined(kept);
    if key.is_empty() { folded(text) } else { key }
}

/// The same with letters that look alike as one.
fn alike_key(text: &str) -> String {
    let all = words(text);
    let kept = all.iter().filter(|word| !LEFT_OUT.contains(&folded(&word.text).as_str()));
    let key = joined(kept.map(|word| if word.key == RESP { RESPUBLIKA } else { &word.key }));
    if key.is_empty() { folded(text) } else { key }
}

/// `респ` and `республика`, as keys have them.
const RESP: &str = "pecп";
const RESPUBLIKA: &str = "pecпyблиka";

/// A word for its abbreviation.
fn full(word: &str) -> &str {
    if word == "респ" { "республика" } else { word }
}

/// The name of a thing in a language; in Russian, or its code, where there is none.
pub(crate) fn name_in(named: &Named, language: Language) -> &str {
    let own = match language {
        Language::Kk => &named.kk,
        Language::Ru => &named.ru,
        Language::En => &named.en,
    };
    [own, &named.ru, &named.en].into_iter().find(|name| !name.is_empty()).unwrap_or(&named.code)
}

/// Words that several things have, and which they are.
#[derive(Clone, Debug, Default)]
pub(crate) struct Unclear {
    pub(crate) words: Vec<String>,
    pub(crate) values: Vec<String>,
}

from_json! {
    struct Unclear { words, values }
}

/// The values of a kind of choice.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choices {
    pub(crate) values: Vec<Named>,
    pub(crate) index: Index,
    unclear: Vec<Unclear>,
}

impl Choices {
    pub(crate) fn of(values: Vec<Named>, unclear: Vec<Unclear>) -> Choices {
        let names = values
            .iter()
            .enumerate()
            .flat_map(|(place, value)| value.names().chain([value.code.as_str()]).map(move |name| (place, name)));
        let index = Index::of(names);
        Choices { values, index, unclear }
    }

    /// The value of this name; else the values that may be meant, by their names in a language.
    ///
    /// # Errors
    /// Whether the name is unclear, and the names of what may be meant.
    pub(crate) fn find(&self, text: &str, language: Language) -> Result<&str, (bool, Vec<String>)> {
        let shown = |place: usize| self.values.get(place).map(|value| name_in(value, language));
        let key = plain_key(text);
        let unclear = self.unclear.iter().find(|unclear| unclear.words.iter().any(|word| plain_key(word) == key));
        if let Some(unclear) = unclear {
            let meant = self.values.iter().filter(|value| unclear.values.contains(&value.code));
            return Err((true, meant.map(|value| name_in(value, language).into()).collect()));
        }
        match self.index.find(text) {
            Found::One(place) => self.values.get(place).map(|value| value.code.as_str()).ok_or((false, Vec::new())),
            Found::Several(places) => Err((true, places.into_iter().filter_map(shown).map(String::from).collect())),
            Found::None => Err((false, self.near(text, language))),
        }
    }

    /// What is nearest; where nothing is, and the text begins or goes on as a name, that.
    fn near(&self, text: &str, language: Language) -> Vec<String> {
        let shown = |place: usize| self.values.get(place).map(|value| name_in(value, language));
        let near = self.index.near(text, shown);
        if !near.is_empty() {
            return near;
        }
        let key = plain_key(text);
        let mut begun: Vec<Cow<'_, str>> = Vec::new();
        for (name, places) in &self.index.plain {
            let goes_on = key.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(' '));
            for shown in places.iter().filter(|_| goes_on).filter_map(|place| shown(*place)) {
                if begun.iter().all(|other| other != shown) {
                    begun.push(Cow::Borrowed(shown));
                }
            }
        }
        begun.into_iter().take(super::near::MOST_OFFERS).map(Cow::into_owned).collect()
    }
}
