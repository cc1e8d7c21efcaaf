//! Reads facts from JSON and reports every fault of the document at once.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::Cell;

use super::common::{amount, country, currency, day, mass, price, readings, rulebook, vat};
use super::figure::figures;
use super::masked::{is_record, part};
use super::{
    DEEPEST, Facts, GoodFacts, Lot, MOST_MATERIALS, Material, OverheadMethod, Packaging, Proof, StockMethod, Threshold,
};
use crate::doc::{At, Fault, Faults, Fields, Json, TEXT_LIMIT, text_of, wrong_type};
use crate::signature::MOST;
use crate::value::amount::Amount;
use crate::value::day::Day;
use crate::value::hs::HsCode;
use crate::value::proof::ProofKind;
use crate::value::share::percent;
use crate::value::truth::Truth;

/// The most operations of a good, and answers about it.
const MOST_NAMES: usize = 1_000;

impl Facts {
    /// Reads a document of facts about a good.
    ///
    /// # Errors
    /// Every fault of it, in the order of reading.
    ///
    /// ```
    /// use tegi::{doc::Json, facts::Facts};
    /// let text = r#"{"on": "2026-03-01", "rulebook": "cis-2009", "good": {"hs": "84"}, "god": 1}"#;
    /// let faults = Facts::read(&Json::parse(text)?).unwrap_err();
    /// let found: Vec<_> = faults.iter().map(|fault| (fault.code.as_ref(), fault.at.as_str())).collect();
    /// assert_eq!(found, [("not-a-code", "/good/hs"), ("unknown-field", "/god")]);
    /// # Ok::<(), tegi::doc::Fault>(())
    /// ```
    pub fn read(json: &Json<'_>) -> Result<Facts, Vec<Fault>> {
        let faults = Faults::default();
        let facts = Fields::open(json, &At::Root, &faults).and_then(|fields| facts(fields, json));
        faults.or(facts)
    }

    /// Reads the same from text.
    ///
    /// # Errors
    /// Every fault of it.
    pub fn parse(text: &str) -> Result<Facts, Vec<Fault>> {
        Facts::read(&Json::parse(text).map_err(|fault| Vec::from([fault]))?)
    }
}

/// The data that all levels of a document share during reading.
struct Document<'d> {
    rulebook: Option<&'d str>,
    currency: Option<&'d str>,
    materials: Cell<usize>,
}

impl<'d> Document<'d> {
    fn new(rulebook: Option<&'d (String, Option<Day>)>, currency: Option<&'d str>) -> Document<'d> {
        Document { rulebook: rulebook.map(|(id, _)| id.as_str()), currency, materials: Cell::new(0) }
    }
}

fn facts(fields: Fields<'_, '_>, json: &Json<'_>) -> Option<Facts> {
    let on = fields.required("on", day);
    let rulebook = fields.required("rulebook", rulebook);
    let currency = currency(&fields, "currency");
    let vat_included = vat(&fields);
    let vat_rate = fields.decimal("vat_rate", percent);
    let readings = readings(&fields);
    let document = Document::new(rulebook.as_ref(), currency.as_deref());
    let good = good(&fields, &document, 0);
    // Only buyers who use the record of this good as a part read it. Nothing here depends on it.
    if let Some(last) = day(&fields, "valid_to").filter(|last| on.is_some_and(|on| *last < on)) {
        fields.fault("valid_to", "days-reversed", last.to_string());
    }
    fields.close();
    let (rulebook, edition) = rulebook?;
    Some(Facts {
        on: on?,
        rulebook,
        edition,
        currency,
        vat_included: vat_included.unwrap_or(false),
        vat_rate,
        readings,
        good: good?,
        sha256: crate::digest(json.canonical().as_bytes()),
    })
}

fn code(fields: &Fields<'_, '_>, name: &'static str) -> Option<HsCode> {
    fields.parsed(name, |text| text.parse().map_err(|_| "not-a-code"))
}

/// Reads the facts of a good: those of a document or of a `made_from`.
fn good(fields: &Fields<'_, '_>, document: &Document<'_>, depth: usize) -> Option<GoodFacts> {
    let at = At::Field(fields.at(), "good");
    let described = fields.required("good", |fields, name| {
        let inner = Fields::open(fields.json(name)?, &at, fields.faults())?;
        let name = inner.text("name").map(ToString::to_string);
        let hs = inner.required("hs", code);
        let (price, cost) =
            (price(&inner, "ex_works_price", document.currency), price(&inner, "production_cost", document.currency));
        let overhead = inner.parsed("overhead_method", |text| {
            OverheadMethod::ALL.into_iter().find(|method| method.name() == text).ok_or("unknown-name")
        });
        let figures = figures(&inner, document.currency);
        let mass = mass(&inner, "mass");
        if mass.is_some_and(Amount::is_zero) {
            inner.fault("mass", "not-positive", "0");
        }
        let lot = Lot::read(&inner, ["ex_works_price", "unit_price"], document.currency);
        let paper = inner.json("proof").and_then(|json| proof(json, &At::Field(&at, "proof"), fields.faults()));
        inner.close();
        Some((name, hs, (price, cost, overhead, figures, mass), lot, paper))
    });
    let mut seen = BTreeSet::new();
    let materials = fields.list("materials", MOST_MATERIALS, |json, at, faults| {
        let material = material(json, at, faults, document, depth)?;
        if let Some(id) = json.text("id").filter(|id| !seen.insert(*id)) {
            faults.push(Fault::new("duplicate-id", &At::Field(at, "id")).given(id));
        }
        Some(material)
    });
    let operations = names(fields, "operations");
    let answers = answers(fields);
    let wholly_produced = fields.text("wholly_produced").map(ToString::to_string);
    let beyond = fields.flag("beyond_insufficient_operations");
    let threshold = fields.json("threshold").and_then(|json| {
        let at = At::Field(fields.at(), "threshold");
        let inner = Fields::open(json, &at, fields.faults())?;
        let at_least = inner.required("at_least", |inner, name| {
            inner.decimal(name, |text| text.parse::<u32>().map_err(|_| "not-a-number"))
        });
        let operations = inner.required("operations", names);
        inner.close();
        let (at_least, operations) = (at_least?, operations?);
        let listed = u32::try_from(operations.len()).unwrap_or(u32::MAX);
        if at_least == 0 || at_least > listed {
            let fault = Fault::new("threshold-out-of-range", &At::Field(&at, "at_least"));
            fields.faults().push(fault.given(at_least.to_string()).allowed(format!("1–{listed}")));
        }
        Some(Threshold { at_least, operations })
    });
    let (name, hs, (ex_works_price, production_cost, overhead_method, figures, mass), lot, proof) = described?;
    Some(GoodFacts {
        name,
        hs: hs?,
        ex_works_price,
        production_cost,
        figures,
        mass,
        overhead_method,
        lot,
        proof,
        materials,
        operations,
        answers,
        wholly_produced,
        beyond_insufficient_operations: beyond,
        threshold,
        is_doubted: false,
    })
}

/// The values that the facts of a good take from their line of a contract.
pub(super) struct OfLine<'l> {
    pub(super) on: Day,
    pub(super) currency: Option<&'l str>,
    pub(super) vat_included: bool,
}

/// Reads the facts of a good in a line of a contract.
pub(super) fn good_of_line(json: &Json<'_>, at: &At<'_>, faults: &Faults, line: OfLine<'_>) -> Option<Facts> {
    let fields = Fields::open(json, at, faults)?;
    let rulebook = fields.required("rulebook", rulebook);
    let vat_rate = fields.decimal("vat_rate", percent);
    let readings = readings(&fields);
    let document = Document::new(rulebook.as_ref(), line.currency);
    let good = good(&fields, &document, 0);
    fields.close();
    let (rulebook, edition) = rulebook?;
    Some(Facts {
        on: line.on,
        rulebook,
        edition,
        currency: line.currency.map(ToString::to_string),
        vat_included: line.vat_included,
        vat_rate,
        readings,
        good: good?,
        sha256: crate::digest(json.canonical().as_bytes()),
    })
}

fn names(fields: &Fields<'_, '_>, name: &'static str) -> Option<Vec<String>> {
    let mut seen: Vec<String> = Vec::new();
    fields.list(name, MOST_NAMES, |json, at, faults| {
        let text = text_of(json, at, faults, TEXT_LIMIT)?.to_string();
        if text.trim().is_empty() {
            faults.push(Fault::new("empty-name", at));
            return None;
        }
        if seen.contains(&text) {
            faults.push(Fault::new("duplicate-id", at).given(text));
            return None;
        }
        seen.push(text.clone());
        Some(text)
    })
}

fn answers(fields: &Fields<'_, '_>) -> BTreeMap<String, bool> {
    fields.map("answers", |json, at, faults| match json {
        Json::Bool(answer) => Some(*answer),
        // `null` means that the question was not answered.
        Json::Null => None,
        other => {
            faults.push(wrong_type(other, at, "boolean"));
            None
        }
    })
}

fn material(json: &Json<'_>, at: &At<'_>, faults: &Faults, document: &Document<'_>, depth: usize) -> Option<Material> {
    document.materials.set(document.materials.get().saturating_add(1));
    if document.materials.get() == MOST_MATERIALS.saturating_add(1) {
        faults.push(Fault::new("too-many", at).allowed(MOST_MATERIALS.to_string()));
    }
    let fields = Fields::open(json, at, faults)?;
    let id = fields.text("id").map_or_else(|| own_id(at), ToString::to_string);
    if id.is_empty() {
        fields.fault("id", "empty-name", "");
    }
    if id.starts_with('#') && fields.json("id").is_some() {
        fields.fault("id", "reserved-id", id.as_str());
    }
    let name = fields.text("name").map(ToString::to_string);
    let hs = code(&fields, "hs");
    let value = amount(&fields, "value", document.currency);
    let mass = mass(&fields, "mass");
    let lot = Lot::read(&fields, ["value", "unit_price"], document.currency);
    let stock_method = fields.parsed("stock_method", |text| {
        StockMethod::ALL.into_iter().find(|method| method.name() == text).ok_or("unknown-name")
    });
    let origin = fields.parsed("origin", country);
    let proof = fields.json("proof").and_then(|json| proof(json, &At::Field(at, "proof"), faults));
    let at_part = At::Field(at, "made_from");
    let made_from = fields.json("made_from");
    let (record, made_from) = (made_from.filter(|json| is_record(json)), made_from.filter(|json| !is_record(json)));
    let signatures = signatures(&fields);
    if record.is_none() && fields.json("signatures").is_some() {
        fields.fault("signatures", "signatures-without-record", "");
    }
    let record = record.and_then(|json| part(json, &at_part, faults, document.rulebook)).map(Box::new);
    let made_from = made_from.and_then(|json| {
        let at = at_part;
        if depth >= DEEPEST {
            faults.push(Fault::new("too-deep", &at).allowed(DEEPEST.to_string()));
            return None;
        }
        let inner = Fields::open(json, &at, faults)?;
        let made_from = good(&inner, document, depth.saturating_add(1));
        inner.close();
        made_from.map(Box::new)
    });
    let of_part = made_from.as_ref().map(|good| good.hs).or_else(|| record.as_ref().map(|record| record.hs));
    if let (Some(stated), Some(own)) = (hs, of_part)
        && stated.agrees(own, 10) == Truth::False
    {
        let fault = Fault::new("codes-differ", &At::Field(at, "hs"));
        faults.push(fault.given(stated.to_string()).allowed(own.to_string()));
    }
    let packaging = fields.parsed("packaging", |text| match text {
        "retail" => Ok(Packaging::Retail),
        "transport" => Ok(Packaging::Transport),
        _ => Err("unknown-name"),
    });
    let material = Material {
        id,
        name,
        hs,
        value,
        mass,
        lot,
        stock_method,
        origin,
        proof,
        made_from,
        record,
        signatures,
        is_set_item: fields.flag("is_set_item"),
        wholly_obtained: fields.flag("wholly_obtained"),
        packaging,
        necessary_component: fields.flag("necessary_component"),
        earlier_stage: fields.flag("earlier_stage").unwrap_or(false),
        neutral: fields.flag("neutral").unwrap_or(false),
        accessory: fields.flag("accessory").unwrap_or(false),
        answers: answers(&fields),
    };
    fields.close();
    Some(material)
}

/// The signatures beside the masked record of a part, a list or one alone. What is wrong with one is told of it, where it
/// is judged.
fn signatures(fields: &Fields<'_, '_>) -> Vec<String> {
    let given = match fields.json("signatures") {
        None => &[][..],
        Some(Json::List(items)) => items.as_slice(),
        Some(one) => core::slice::from_ref(one),
    };
    if given.len() > MOST {
        let at = At::Field(fields.at(), "signatures");
        fields.faults().push(Fault::new("too-many", &at).given(given.len().to_string()).allowed(MOST.to_string()));
    }
    let text = |json: &Json<'_>| match json {
        Json::Text(text) => text.to_string(),
        other => other.canonical(),
    };
    given.iter().take(MOST).map(text).collect()
}

/// Makes the id of a line that has none: `#1`, `#2`.
fn own_id(at: &At<'_>) -> String {
    match at {
        At::Item(_, place) => format!("#{}", place.saturating_add(1)),
        _ => String::new(),
    }
}

pub(super) fn proof(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Proof> {
    let fields = Fields::open(json, at, faults)?;
    let kind = fields
        .required("kind", |fields, name| fields.parsed(name, |text| ProofKind::of_name(text).ok_or("unknown-name")));
    let number = fields.text("number").map(ToString::to_string);
    let (date, valid_to) = (day(&fields, "date"), day(&fields, "valid_to"));
    if let (Some(date), Some(valid_to)) = (date, valid_to)
        && valid_to < date
    {
        fields.fault("valid_to", "days-reversed", valid_to.to_string());
    }
    let share = fields.decimal("share", percent);
    fields.close();
    Some(Proof { kind: kind?, number, date, valid_to, share })
}
