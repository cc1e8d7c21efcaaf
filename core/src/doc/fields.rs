//! Reads the members of an object, each by its name, and notes every fault of them.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::RefCell;

use super::fault::{At, Fault, Faults};
use super::json::{Json, plain_decimal};
use crate::pulse::pulse_at;
use crate::sort::sorted;

/// An object being read: each field is taken by its name, and what nobody took is a fault.
pub struct Fields<'j, 'a> {
    members: &'j [(Cow<'a, str>, Json<'a>)],
    taken: RefCell<Vec<&'static str>>,
    at: &'j At<'j>,
    faults: &'j Faults,
}

/// Names and other free texts are at most this long.
pub const TEXT_LIMIT: usize = 1_000;

impl<'j, 'a> Fields<'j, 'a> {
    /// Opens `json` as an object; a fault where it is none.
    pub fn open(json: &'j Json<'a>, at: &'j At<'j>, faults: &'j Faults) -> Option<Fields<'j, 'a>> {
        let Json::Object(members) = json else {
            faults.push(wrong_type(json, at, "object"));
            return None;
        };
        Some(Fields { members, taken: RefCell::new(Vec::with_capacity(FEW_MEMBERS)), at, faults })
    }

    /// Where the object stands.
    pub fn at(&self) -> &'j At<'j> {
        self.at
    }

    /// Where faults are noted.
    pub fn faults(&self) -> &'j Faults {
        self.faults
    }

    /// Notes a fault of one field.
    pub fn fault(&self, name: &str, code: &'static str, given: impl Into<String>) {
        self.faults.push(Fault::new(code, &At::Field(self.at, name)).given(given));
    }

    /// The field as it stands; `null` is as good as absent.
    pub fn json(&self, name: &'static str) -> Option<&'j Json<'a>> {
        self.taken.borrow_mut().push(name);
        self.members.iter().find(|(key, _)| key == name).map(|(_, value)| value).filter(|value| **value != Json::Null)
    }

    /// A field that must be there, read by `read`.
    pub fn required<T>(&self, name: &'static str, read: impl FnOnce(&Self, &'static str) -> Option<T>) -> Option<T> {
        if self.json(name).is_none() {
            self.faults.push(Fault::new("missing-field", &At::Field(self.at, name)));
            return None;
        }
        read(self, name)
    }

    /// A string of at most [`TEXT_LIMIT`] characters.
    pub fn text(&self, name: &'static str) -> Option<&'j str> {
        self.text_up_to(name, TEXT_LIMIT)
    }

    /// A string of at most so many characters.
    pub fn text_up_to(&self, name: &'static str, most: usize) -> Option<&'j str> {
        let json = self.json(name)?;
        text_of(json, &At::Field(self.at, name), self.faults, most)
    }

    /// `true` or `false`.
    pub fn flag(&self, name: &'static str) -> Option<bool> {
        match self.json(name)? {
            Json::Bool(value) => Some(*value),
            other => {
                self.faults.push(wrong_type(other, &At::Field(self.at, name), "boolean"));
                None
            }
        }
    }

    /// A string read by its type's own grammar.
    pub fn parsed<T>(&self, name: &'static str, parse: impl Fn(&str) -> Result<T, &'static str>) -> Option<T> {
        let text = self.text(name)?;
        parse(text).map_err(|code| self.fault(name, code, text)).ok()
    }

    /// A decimal: a string, or a number that is exact.
    pub fn decimal<T>(&self, name: &'static str, parse: impl Fn(&str) -> Result<T, &'static str>) -> Option<T> {
        let json = self.json(name)?;
        decimal_of(json, &At::Field(self.at, name), self.faults, parse)
    }

    /// An array, each item read by `read`; items that cannot be read are left out and their faults noted.
    pub fn list<T>(
        &self,
        name: &'static str,
        most: usize,
        mut read: impl FnMut(&'j Json<'a>, &At<'_>, &Faults) -> Option<T>,
    ) -> Option<Vec<T>> {
        let at = At::Field(self.at, name);
        match self.json(name)? {
            Json::List(items) if items.len() > most => {
                self.faults.push(Fault::new("too-many", &at).given(items.len().to_string()).allowed(most.to_string()));
                None
            }
            Json::List(items) => Some(
                items
                    .iter()
                    .enumerate()
                    .filter_map(|(place, item)| {
                        pulse_at(place);
                        read(item, &At::Item(&at, place), self.faults)
                    })
                    .collect(),
            ),
            other => {
                self.faults.push(wrong_type(other, &at, "array"));
                None
            }
        }
    }

    /// An object whose keys are names of the reader's choosing; each value read by `read`.
    pub fn map<T>(
        &self,
        name: &'static str,
        read: impl Fn(&'j Json<'a>, &At<'_>, &Faults) -> Option<T>,
    ) -> BTreeMap<String, T> {
        let at = At::Field(self.at, name);
        let mut map = BTreeMap::new();
        match self.json(name) {
            None => {}
            Some(Json::Object(members)) => {
                report_duplicates(members, &at, self.faults);
                for (key, value) in members {
                    if let Some(value) = read(value, &At::Field(&at, key), self.faults) {
                        map.insert(key.to_string(), value);
                    }
                }
            }
            Some(other) => self.faults.push(wrong_type(other, &at, "object")),
        }
        map
    }

    /// Ends the reading: reports keys given twice and keys that nobody knows.
    pub fn close(self) {
        report_duplicates(self.members, self.at, self.faults);
        let taken = self.taken.into_inner();
        for (key, _) in self.members {
            if !taken.iter().any(|name| key == name) {
                self.faults.push(Fault::new("unknown-field", &At::Field(self.at, key)));
            }
        }
    }
}

const FEW_MEMBERS: usize = 16;

pub(crate) fn report_duplicates(members: &[(Cow<'_, str>, Json<'_>)], at: &At<'_>, faults: &Faults) {
    // Nearly all objects are small, and looking at every pair then costs less than sorting.
    let is_repeated =
        |(place, (key, _)): (usize, &(Cow<'_, str>, _))| members.iter().take(place).any(|(other, _)| other == key);
    if members.len() <= FEW_MEMBERS && !members.iter().enumerate().any(is_repeated) {
        return;
    }
    let keys: Vec<&str> = members.iter().map(|(key, _)| key.as_ref()).collect();
    let keys = sorted(keys, Ord::cmp);
    let mut previous = None;
    let mut reported = None;
    for key in keys {
        if previous == Some(key) && reported != Some(key) {
            faults.push(Fault::new("duplicate-key", &At::Field(at, key)));
            reported = Some(key);
        }
        previous = Some(key);
    }
}

/// A fault for a value of another JSON type than `wanted`.
pub fn wrong_type(json: &Json<'_>, at: &At<'_>, wanted: &'static str) -> Fault {
    let given = match json {
        Json::Null => "null",
        Json::Bool(_) => "boolean",
        Json::Number(_) => "number",
        Json::Text(_) => "string",
        Json::List(_) => "array",
        Json::Object(_) => "object",
    };
    Fault::new("wrong-type", at).given(given).allowed(wanted)
}

/// A string of at most so many characters.
pub fn text_of<'j>(json: &'j Json<'_>, at: &At<'_>, faults: &Faults, most: usize) -> Option<&'j str> {
    match json {
        // No text has more characters than bytes.
        Json::Text(text) if text.len() > most && text.chars().nth(most).is_some() => {
            faults.push(Fault::new("too-long", at).given(text.clone()).allowed(most.to_string()));
            None
        }
        Json::Text(text) => Some(text),
        other => {
            faults.push(wrong_type(other, at, "string"));
            None
        }
    }
}

/// A decimal: a string, or a number that is exact.
pub fn decimal_of<T>(
    json: &Json<'_>,
    at: &At<'_>,
    faults: &Faults,
    parse: impl Fn(&str) -> Result<T, &'static str>,
) -> Option<T> {
    let (given, text) = match json {
        Json::Text(text) => (text, Some(Cow::Borrowed(text.as_ref()))),
        Json::Number(text) => (text, plain_decimal(text).map(Cow::Owned)),
        other => {
            faults.push(wrong_type(other, at, "decimal string"));
            return None;
        }
    };
    let Some(text) = text else {
        faults.push(Fault::new("number-not-exact", at).given(given.clone()));
        return None;
    };
    parse(&text).map_err(|code| faults.push(Fault::new(code, at).given(given.clone()))).ok()
}
