//! Assesses a usual good in brief, and the rest of its answer when it is read.
//!
//! One walk over the dicts writes the packed form (`core/src/door/packed.rs`); neither a JSON tree nor typed facts are
//! made. Only values that cannot change and classes without code of the caller's are packed so, and what is kept stays
//! what was assessed. Facts of other classes (dataclasses, models, rows of tables) are packed from their JSON value.
//! What is not usual, or not right, goes the full way, which tells every fault.

use std::borrow::Cow;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDict, PyInt, PyList, PyString};
use tegi::door::{Found, Json, LONGEST_NUMBER, MOST_LINES, MOST_OPERATIONS, Packed, Short, Verdict, WIDE, put_text};

use crate::from_python::{decimal, read};
use crate::signs;

/// Names of more bytes may have too many letters.
const LONGEST_NAME: usize = 1_000;

/// Part of a good's facts: the name of a member, and its value.
type Member = (&'static str, Py<PyAny>);

/// The facts of a good that was packed.
pub(crate) enum Kept {
    /// As values of Python, none of which can change.
    Values(Values),
    /// As the JSON value that was made of them.
    Tree(Json<'static>),
}

pub(crate) struct Values {
    root: Vec<Member>,
    good: Vec<Member>,
    operations: Option<Vec<Py<PyAny>>>,
    materials: Vec<[Option<Py<PyAny>>; 5]>,
}

/// The members of a line, in the order in which they are kept.
const OF_LINE: [&str; 5] = ["id", "name", "hs", "value", "origin"];

/// What is known of an answer at once.
pub(crate) struct Quick {
    /// Whether the good originates; if not, it is certain that it does not.
    pub(crate) is_originating: bool,
    pub(crate) provisional: bool,
    /// Whether the rulebook has a formula of the share.
    pub(crate) has_share: bool,
    /// In hundredths of a percent.
    pub(crate) share: Option<u32>,
    pub(crate) has_warnings: bool,
    pub(crate) rule: Option<Py<PyString>>,
    pub(crate) criterion: Option<Py<PyString>>,
    pub(crate) condition: Option<Py<PyString>>,
}

/// What goods of a prepared kind have in common.
struct Common {
    has_share: bool,
    rule: Option<Py<PyString>>,
    criterion: Option<Py<PyString>>,
    condition: Option<Py<PyString>>,
}

/// What a thread has at hand.
struct Desk {
    packed: Packed,
    bytes: Vec<u8>,
    kinds: Vec<Option<Common>>,
}

thread_local! {
    // A call takes it out and puts it back: one that is interrupted leaves none, and the next begins anew.
    static DESK: Cell<Option<Box<Desk>>> = const { Cell::new(None) };
}

/// The answer in brief, and the facts that the rest comes from; `None` where the full way must answer.
pub(crate) fn assess(facts: &Bound<'_, PyAny>) -> PyResult<Option<(Quick, Kept)>> {
    let Ok(facts) = facts.cast_exact::<PyDict>() else { return Ok(None) };
    let py = facts.py();
    let found = at_desk(|desk| {
        let Some(values) = pack(facts, &mut desk.bytes) else { return Ok(None) };
        let quick = desk.answer(py, || values.json(py, false))?;
        Ok(quick.map(|quick| (quick, Kept::Values(values))))
    })?;
    Ok(found.flatten())
}

/// The same of the JSON value of facts in another shape; that value where the full way must answer.
pub(crate) fn assess_json(py: Python<'_>, facts: Json<'static>) -> PyResult<Result<(Quick, Kept), Json<'static>>> {
    let found = at_desk(|desk| {
        let is_packed = tegi::door::pack(&facts, &mut desk.bytes).is_some();
        if is_packed { desk.answer(py, || Ok(without_bill(&facts))) } else { Ok(None) }
    })?;
    Ok(match found.flatten() {
        Some(quick) => Ok((quick, Kept::Tree(facts))),
        None => Err(facts),
    })
}

/// Runs with what this thread has at hand.
fn at_desk<T>(run: impl FnOnce(&mut Desk) -> PyResult<T>) -> PyResult<Option<T>> {
    let mut desk = match DESK.take() {
        Some(desk) => desk,
        None => match Packed::open() {
            Ok(packed) => Box::new(Desk { packed, bytes: Vec::new(), kinds: Vec::new() }),
            Err(_) => return Ok(None),
        },
    };
    desk.bytes.clear();
    let done = run(&mut desk)?;
    DESK.set(Some(desk));
    Ok(Some(done))
}

impl Desk {
    /// The answer to the packed good; `document` gives the same without its bill.
    fn answer(
        &mut self,
        py: Python<'_>,
        document: impl FnOnce() -> PyResult<Json<'static>>,
    ) -> PyResult<Option<Quick>> {
        let Desk { packed, bytes, kinds } = self;
        signs::begin();
        let found = catch_unwind(AssertUnwindSafe(|| packed.answer(bytes))).map_err(signs::error)?;
        match found {
            Found::Full => Ok(None),
            Found::Wanted => {
                if let Some(common) = packed.prepare(bytes, &document()?.canonical()) {
                    let text = |text: Option<&str>| text.map(|text| PyString::new(py, text).unbind());
                    let [rule, criterion, condition] = [common.rule, common.criterion, common.condition].map(text);
                    kinds.resize_with(kinds.len().max(common.place.saturating_add(1)), || None);
                    if let Some(kind) = kinds.get_mut(common.place) {
                        *kind = Some(Common { has_share: common.has_share, rule, criterion, condition });
                    }
                }
                Ok(None)
            }
            Found::Short(place, short) => {
                Ok(kinds.get(place).and_then(Option::as_ref).and_then(|common| quick(py, short, common)))
            }
        }
    }
}

/// The facts with an empty bill, and of the good with its code alone.
fn without_bill(facts: &Json<'static>) -> Json<'static> {
    let Json::Object(members) = facts else { return Json::Null };
    let stripped = members.iter().map(|(name, value)| {
        let value = match (name.as_ref(), value) {
            ("materials", _) => Json::List(Vec::new()),
            ("good", Json::Object(good)) => {
                Json::Object(good.iter().filter(|(name, _)| name == "hs").cloned().collect())
            }
            _ => value.clone(),
        };
        (name.clone(), value)
    });
    Json::Object(stripped.collect())
}

fn quick(py: Python<'_>, short: Short, common: &Common) -> Option<Quick> {
    let is_originating = match short.verdict {
        Verdict::Originating => true,
        Verdict::NotOriginating => false,
        // Others are told in full.
        Verdict::Undetermined | Verdict::Disputed | Verdict::OutsideRulebook => return None,
    };
    let clone = |text: &Option<Py<PyString>>| text.as_ref().map(|text| text.clone_ref(py));
    Some(Quick {
        is_originating,
        provisional: short.provisional,
        has_share: common.has_share,
        share: short.share,
        has_warnings: short.has_warnings,
        rule: clone(&common.rule),
        criterion: clone(&common.criterion).filter(|_| short.has_criterion),
        condition: clone(&common.condition),
    })
}

impl Kept {
    /// Runs with the facts as a JSON value.
    pub(crate) fn with_json<T>(&self, py: Python<'_>, run: impl FnOnce(&Json<'_>) -> T) -> PyResult<T> {
        match self {
            Kept::Values(values) => Ok(run(&values.json(py, true)?)),
            Kept::Tree(json) => Ok(run(json)),
        }
    }
}

impl Values {
    /// The facts as a JSON value, with or without their bill.
    fn json(&self, py: Python<'_>, with_bill: bool) -> PyResult<Json<'static>> {
        let value = |value: &Py<PyAny>| Ok::<_, PyErr>(read(value.bind(py))?.json);
        let member = |(name, given): &Member| Ok::<_, PyErr>((Cow::Borrowed(*name), value(given)?));
        let is_wanted = |(name, _): &&Member| with_bill || *name == "hs";
        let mut root = self.root.iter().map(member).collect::<PyResult<Vec<_>>>()?;
        let good = self.good.iter().filter(is_wanted).map(member).collect::<PyResult<Vec<_>>>()?;
        root.push((Cow::Borrowed("good"), Json::Object(good)));
        if let Some(operations) = &self.operations {
            let operations = operations.iter().map(value).collect::<PyResult<Vec<_>>>()?;
            root.push((Cow::Borrowed("operations"), Json::List(operations)));
        }
        let mut materials = Vec::new();
        for line in self.materials.iter().filter(|_| with_bill) {
            let members = OF_LINE.iter().zip(line).filter_map(|(name, given)| Some((*name, given.as_ref()?)));
            let members = members.map(|(name, given)| Ok((Cow::Borrowed(name), value(given)?)));
            materials.push(Json::Object(members.collect::<PyResult<Vec<_>>>()?));
        }
        root.push((Cow::Borrowed("materials"), Json::List(materials)));
        Ok(Json::Object(root))
    }
}

/// Writes the facts of a good; `None` where they are not of the usual shape.
fn pack(facts: &Bound<'_, PyDict>, bytes: &mut Vec<u8>) -> Option<Values> {
    let py = facts.py();
    let names = [
        intern!(py, "on"),
        intern!(py, "rulebook"),
        intern!(py, "currency"),
        intern!(py, "vat"),
        intern!(py, "good"),
        intern!(py, "materials"),
        intern!(py, "operations"),
        intern!(py, "beyond_insufficient_operations"),
    ];
    let [on, rulebook, currency, vat, good, materials, operations, beyond] = members(facts, names)?;
    let of_good =
        [intern!(py, "name"), intern!(py, "hs"), intern!(py, "ex_works_price"), intern!(py, "production_cost")];
    let [name, hs, price, cost] = members(good?.cast_exact::<PyDict>().ok()?, of_good)?;
    let (on, rulebook, hs) = (on?, rulebook?, hs?);
    // How long the key is stands before it.
    bytes.extend_from_slice(&[0; 2]);
    match on.cast_exact::<PyDate>() {
        Ok(day) => put(&day.call_method0(intern!(py, "isoformat")).ok()?.cast_into_exact::<PyString>().ok()?, bytes)?,
        Err(_) => put_value(&on, bytes)?,
    }
    put_value(&rulebook, bytes)?;
    put_value(&hs, bytes)?;
    // The same as nothing stated; with VAT included, the full way.
    if let Some(vat) = told(&vat) {
        vat.cast_exact::<PyString>().ok()?.to_cow().ok().filter(|vat| vat == "excluded")?;
    }
    match told(&currency) {
        Some(currency) => {
            let before = bytes.len();
            put_value(currency, bytes)?;
            // An empty one would be taken for none.
            bytes.get(before).filter(|length| **length > 0)?;
        }
        None => bytes.push(0),
    }
    let flag = told(&beyond).map(|flag| flag.cast_exact::<PyBool>().map(|flag| flag.is_true()));
    bytes.push(flag.transpose().ok()?.map_or(0, |flag| if flag { 1 } else { 2 }));
    let done = match told(&operations) {
        None => {
            bytes.push(WIDE);
            None
        }
        Some(list) => {
            let list = list.cast_exact::<PyList>().ok()?.iter();
            bytes.push(u8::try_from(list.len()).ok().filter(|count| usize::from(*count) <= MOST_OPERATIONS)?);
            let operation = |one: Bound<'_, PyAny>| put_value(&one, bytes).map(|()| one.unbind());
            Some(list.map(operation).collect::<Option<Vec<_>>>()?)
        }
    };
    let length = u16::try_from(bytes.len().checked_sub(2)?).ok()?;
    bytes.get_mut(..2)?.copy_from_slice(&length.to_le_bytes());
    is_name(told(&name))?;
    bytes.push(u8::from(told(&price).is_some()) | u8::from(told(&cost).is_some()) << 1);
    for amount in told(&price).into_iter().chain(told(&cost)) {
        put_amount(amount, bytes)?;
    }
    let materials = materials?;
    let materials = materials.cast_exact::<PyList>().ok()?.iter();
    if materials.len() > MOST_LINES {
        return None;
    }
    let names =
        [intern!(py, "id"), intern!(py, "name"), intern!(py, "hs"), intern!(py, "value"), intern!(py, "origin")];
    let mut lines = Vec::with_capacity(materials.len());
    for line in materials {
        let line = members(line.cast_exact::<PyDict>().ok()?, names)?;
        put_line(&line, bytes)?;
        lines.push(line.map(|member| member.map(Bound::unbind)));
    }
    let stated = |name, value: Option<Bound<'_, PyAny>>| value.map(|value| (name, value.unbind()));
    // `None` is part of the document whose digest the receipt has.
    let no_operations = operations.filter(|_| done.is_none());
    let root = [
        ("on", Some(on)),
        ("rulebook", Some(rulebook)),
        ("currency", currency),
        ("vat", vat),
        ("beyond_insufficient_operations", beyond),
        ("operations", no_operations),
    ];
    let good = [("name", name), ("hs", Some(hs)), ("ex_works_price", price), ("production_cost", cost)];
    Some(Values {
        root: root.into_iter().filter_map(|(name, value)| stated(name, value)).collect(),
        good: good.into_iter().filter_map(|(name, value)| stated(name, value)).collect(),
        operations: done,
        materials: lines,
    })
}

fn put_line(line: &[Option<Bound<'_, PyAny>>; 5], bytes: &mut Vec<u8>) -> Option<()> {
    let [id, name, hs, value, origin] = line.each_ref().map(told);
    is_name(name)?;
    bytes.push(u8::from(id.is_some()) | u8::from(hs.is_some()) << 1 | u8::from(origin.is_some()) << 2);
    for text in id.into_iter().chain(hs) {
        put_value(text, bytes)?;
    }
    put_amount(value?, bytes)?;
    if let Some(origin) = origin {
        let text = origin.cast_exact::<PyString>().ok()?.to_cow().ok()?;
        let [first, second] = text.as_bytes() else { return None };
        bytes.extend_from_slice(&[*first, *second]);
    }
    Some(())
}

/// The values of a dict by these names; `None` where it has another key.
fn members<'py, const N: usize>(
    dict: &Bound<'py, PyDict>,
    names: [&Bound<'py, PyString>; N],
) -> Option<[Option<Bound<'py, PyAny>>; N]> {
    let mut found = [const { None }; N];
    for (key, value) in dict.iter() {
        // Names in a program are one object each; those that a parser made are not.
        let place = match names.iter().position(|name| name.is(&key)) {
            Some(place) => place,
            None => {
                let key = key.cast_exact::<PyString>().ok()?;
                let key = key.to_cow().ok()?;
                names.iter().position(|name| name.to_cow().is_ok_and(|name| name == key))?
            }
        };
        *found.get_mut(place)? = Some(value);
    }
    Some(found)
}

/// What is stated; `None` of Python states nothing.
fn told<'a, 'py>(value: &'a Option<Bound<'py, PyAny>>) -> Option<&'a Bound<'py, PyAny>> {
    value.as_ref().filter(|value| !value.is_none())
}

fn is_name(name: Option<&Bound<'_, PyAny>>) -> Option<()> {
    let Some(name) = name else { return Some(()) };
    (name.cast_exact::<PyString>().ok()?.to_cow().ok()?.len() <= LONGEST_NAME).then_some(())
}

fn put_value(text: &Bound<'_, PyAny>, bytes: &mut Vec<u8>) -> Option<()> {
    put(text.cast_exact::<PyString>().ok()?, bytes)
}

fn put(text: &Bound<'_, PyString>, bytes: &mut Vec<u8>) -> Option<()> {
    put_text(&text.to_cow().ok()?, bytes)
}

/// An amount: digits as a text, a whole number, or a decimal.
fn put_amount(value: &Bound<'_, PyAny>, bytes: &mut Vec<u8>) -> Option<()> {
    if let Ok(text) = value.cast_exact::<PyString>() {
        return put(text, bytes);
    }
    if let Ok(number) = value.cast_exact::<PyInt>() {
        let digits = number.extract::<u64>().ok()?.to_string();
        return put_text(&digits, bytes).filter(|()| digits.len() <= LONGEST_NUMBER);
    }
    let is_decimal = value.get_type().is(decimal(value.py()).ok()?);
    put(&value.str().ok().filter(|_| is_decimal)?, bytes)
}
