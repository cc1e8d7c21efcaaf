//! A document while it is made: its facts as JSON, the cell of each, amounts whose currency is not settled yet.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::answer::Document;
use super::money::Money;
use super::record::Stated;
use super::value::Kind;
use crate::doc::{Fault, Json};

/// A document while it is made.
#[derive(Clone, Debug)]
pub(super) struct Build {
    pub(super) facts: Json<'static>,
    pub(super) cells: BTreeMap<String, String>,
    pub(super) own: BTreeMap<String, String>,
    pub(super) faults: Vec<Fault>,
    pub(super) money: Vec<Money>,
}

impl Build {
    /// A document that begins with these facts.
    pub(super) fn new(facts: Json<'static>) -> Build {
        let (cells, own) = (BTreeMap::new(), BTreeMap::new());
        Build { facts, cells, own, faults: Vec::new(), money: Vec::new() }
    }

    /// The document's own cell.
    pub(super) fn begin(&mut self, at: &str) {
        self.cells.entry(String::new()).or_insert_with(|| at.to_string());
    }

    /// A line of a list at this pointer.
    pub(super) fn begin_line(&mut self, pointer: &str, at: &str) {
        self.put(pointer, Json::Object(Vec::new()));
        if let Some((list, _)) = pointer.rsplit_once('/') {
            self.cells.entry(list.to_string()).or_insert_with(|| at.to_string());
        }
        self.cell(pointer, at);
    }

    /// An empty bill, which is stated.
    pub(super) fn no_materials(&mut self, at: &str) {
        self.put("/materials", Json::List(Vec::new()));
        self.cell("/materials", at);
    }

    /// Notes the cell of a fact.
    pub(super) fn cell(&mut self, pointer: &str, at: &str) {
        self.cells.insert(pointer.to_string(), at.to_string());
    }

    /// Takes what a cell says as a fact under a pointer. Where another cell says otherwise, that is a fault.
    pub(super) fn take(&mut self, under: &str, path: &str, kind: Kind, said: &Stated, at: &str) {
        let pointer = [under, "/", path].concat();
        let is_same = match (kind, said.fact.text()) {
            (Kind::Amount, Some(text)) => {
                let money = Money::new(pointer.clone(), text.to_string(), said.currency.clone(), at.to_string());
                self.take_money(money)
            }
            _ => {
                let json = said.fact.clone().json();
                let before = self.cells.get(&pointer).and_then(|_| self.facts.at_pointer(&pointer));
                let is_same = before.is_none_or(|before| *before == json);
                if is_same {
                    self.put(&pointer, json);
                }
                is_same
            }
        };
        match self.cells.get(&pointer) {
            Some(other) if !is_same => {
                let fault = Fault::at("says-otherwise", at).given(said.fact.shown()).allowed(other.as_str());
                self.faults.push(fault);
            }
            Some(_) => {}
            None => self.cell(&pointer, at),
        }
    }

    /// Takes an amount; says whether it agrees with one that is known. One in another currency stands beside it, and the
    /// one in the document's currency is taken.
    fn take_money(&mut self, money: Money) -> bool {
        // What is known has its cell, and stands among the last: a long bill is not searched for each of its amounts.
        let is_known = self.cells.contains_key(&money.pointer);
        let mut all = self.money.iter_mut().rev().filter(|_| is_known);
        let Some(known) = all.find(|known| known.pointer == money.pointer) else {
            self.money.push(money);
            return true;
        };
        if known.currency == money.currency {
            return super::sums::micro(&known.text) == super::sums::micro(&money.text);
        }
        known.others.push(money);
        true
    }

    /// A fact that a heading states besides; a cell that says otherwise goes before it.
    pub(super) fn state_weakly(&mut self, under: &str, path: &str, value: &str, at: &str) {
        let pointer = [under, "/", path].concat();
        if self.facts.at_pointer(&pointer).is_none() {
            self.put(&pointer, Json::Text(Cow::Owned(value.to_string())));
            self.cell(&pointer, at);
        }
    }

    /// A text among the facts of the good.
    pub(super) fn good_text(&self, name: &str) -> Option<String> {
        self.facts.get("good")?.text(name).map(ToString::to_string)
    }

    /// Whether the good states a fact.
    pub(super) fn has_good(&self, name: &str) -> bool {
        self.facts.get("good").is_some_and(|good| good.get(name).is_some())
    }

    /// Puts a fact at a pointer; what leads to it is made. A number on the way is the place in a list.
    pub(super) fn put(&mut self, pointer: &str, value: Json<'static>) {
        let mut parts = pointer.split('/').skip(1).peekable();
        let mut json = &mut self.facts;
        while let Some(part) = parts.next() {
            let fresh = match parts.peek() {
                Some(next) if is_place(next) => Json::List(Vec::new()),
                _ => Json::Object(Vec::new()),
            };
            if !matches!(json, Json::Object(_) | Json::List(_)) {
                *json = Json::Object(Vec::new());
            }
            let member = match json {
                Json::List(items) => {
                    let place = part.parse::<usize>().unwrap_or(usize::MAX);
                    if place >= items.len() {
                        items.push(fresh);
                    }
                    let last = items.len().saturating_sub(1);
                    items.get_mut(place.min(last))
                }
                Json::Object(members) => {
                    let at = members.iter().position(|(key, _)| key == part);
                    let at = at.unwrap_or_else(|| {
                        members.push((Cow::Owned(part.to_string()), fresh));
                        members.len().saturating_sub(1)
                    });
                    members.get_mut(at).map(|(_, member)| member)
                }
                _ => None,
            };
            let Some(member) = member else { return };
            json = member;
        }
        *json = value;
    }

    /// The document as it is handed over.
    pub(super) fn document(self, id: Option<String>, row: Option<u32>, sheet: String) -> Document {
        let Build { facts, cells, own, faults, .. } = self;
        let mut once: Vec<Fault> = Vec::new();
        // Those of one cell are few, those of a table may be many.
        let mut of_cell: BTreeMap<String, Vec<Fault>> = BTreeMap::new();
        for fault in faults {
            let known = of_cell.entry(fault.at.clone()).or_default();
            if !known.contains(&fault) {
                known.push(fault.clone());
                once.push(fault);
            }
        }
        Document { id, row, sheet, facts, cells, own, faults: once }
    }
}

fn is_place(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())
}
