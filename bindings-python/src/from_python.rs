//! Python's values to JSON values, by a walk: no JSON text between, nothing rounded, every fault noted at its place.

use std::borrow::Cow;
use std::cell::Cell;

use pyo3::PyTypeInfo;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{
    IntoPyDict, PyBool, PyDate, PyDateTime, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple, PyType,
};
use tegi::door::{At, Fault, Faults, Json};

use crate::signs;

/// Values within values, as many as in a JSON text. An object that contains itself ends here too.
const DEPTH: usize = 160;

/// Values of one document, far above the largest bill. The same list held in two places counts twice, so a small
/// object can stand for a document without end.
const MOST_VALUES: u32 = 10_000_000;

/// A `Decimal` of more places than this keeps its exponent; no sum of money has one.
const LONGEST: i64 = 1_000;

/// What Python's values say, and what of them JSON has no word for: `null` stands in its place.
pub(crate) struct Read {
    pub(crate) json: Json<'static>,
    pub(crate) faults: Vec<Fault>,
}

/// Reads dicts, mappings, dataclasses, models of attrs and pydantic, lists, tuples, strings, numbers, decimals, days,
/// booleans and `None`; numpy's arrays and scalars and pandas' timestamps. What is `NaN`, `NA` or `NaT` was not stated.
///
/// # Errors
/// What the code of a mapping or dataclass raises.
pub(crate) fn read(value: &Bound<'_, PyAny>) -> PyResult<Read> {
    let walk = Walk { faults: Faults::default(), values: Cell::new(0) };
    match walk.value(value, &At::Root, 0) {
        Ok(json) => Ok(Read { json, faults: walk.faults.or(None::<()>).err().unwrap_or_default() }),
        Err(Stop::Fault(fault)) => Ok(Read { json: Json::Null, faults: vec![*fault] }),
        Err(Stop::Raised(error)) => Err(error),
    }
}

struct Walk {
    faults: Faults,
    values: Cell<u32>,
}

/// Why a walk ends early.
enum Stop {
    /// The document is too large to be read at all.
    Fault(Box<Fault>),
    /// Python code raised.
    Raised(PyErr),
}

impl From<PyErr> for Stop {
    fn from(error: PyErr) -> Self {
        Stop::Raised(error)
    }
}

impl Walk {
    fn value(&self, value: &Bound<'_, PyAny>, at: &At<'_>, depth: usize) -> Result<Json<'static>, Stop> {
        if depth >= DEPTH {
            return Err(Stop::Fault(Box::new(Fault::new("too-deep", &At::Root).allowed(DEPTH.to_string()))));
        }
        self.values.set(self.values.get().saturating_add(1));
        if self.values.get() > MOST_VALUES {
            return Err(Stop::Fault(Box::new(Fault::new("too-many", &At::Root).allowed(MOST_VALUES.to_string()))));
        }
        signs::hear_at(value.py(), usize::try_from(self.values.get()).unwrap_or(0))?;
        // The usual ones first.
        if let Ok(text) = value.cast::<PyString>() {
            Ok(self.text(text, at).map_or(Json::Null, |text| Json::Text(Cow::Owned(text.into_owned()))))
        } else if let Ok(dict) = value.cast::<PyDict>() {
            // Taken at once: later a mapping's own code may change the dict, and its iterator panics on that.
            let members: Vec<_> = dict.iter().collect();
            self.members(members.iter(), at, depth)
        } else if let Ok(list) = value.cast::<PyList>() {
            self.items(list.iter(), at, depth)
        } else if value.is_none() {
            Ok(Json::Null)
        } else if let Ok(flag) = value.cast::<PyBool>() {
            Ok(Json::Bool(flag.is_true()))
        } else if let Ok(tuple) = value.cast::<PyTuple>() {
            self.items(tuple.iter(), at, depth)
        } else if let Ok(number) = value.cast::<PyInt>() {
            Ok(integer(number))
        } else if let Ok(number) = value.cast::<PyFloat>() {
            let shortest = text_by::<PyFloat>(number, "__repr__")?;
            Ok(self.finite(shortest, at).map_or(Json::Null, |text| Json::Number(text.into())))
        } else if let Some(of_tables) = self.of_tables(value, at, depth)? {
            Ok(of_tables)
        } else {
            self.unusual(value, at, depth)
        }
    }

    /// What pandas and numpy have in place of Python's own values; `None` for all else.
    fn of_tables(&self, value: &Bound<'_, PyAny>, at: &At<'_>, depth: usize) -> Result<Option<Json<'static>>, Stop> {
        let class = value.get_type();
        let module: String = class.module()?.extract()?;
        let library = module.split('.').next().unwrap_or_default();
        if library == "pandas" && ["NAType", "NaTType"].contains(&&*class.name()?.to_string_lossy()) {
            return Ok(Some(Json::Null));
        }
        if value.is_instance_of::<PyDateTime>() {
            return self.midnight(value, at).map(Some);
        }
        let py = value.py();
        if library != "numpy" || !value.hasattr(intern!(py, "dtype"))? || !value.hasattr(intern!(py, "ndim"))? {
            return Ok(None);
        }
        if value.getattr(intern!(py, "ndim"))?.extract::<usize>()? > 0 {
            let items = value.try_iter()?.collect::<PyResult<Vec<_>>>()?;
            return self.items(items.into_iter(), at, depth).map(Some);
        }
        let kind: String = value.getattr(intern!(py, "dtype"))?.getattr(intern!(py, "kind"))?.extract()?;
        Ok(Some(match kind.as_str() {
            // Its own digits: those of its value as a longer float would be others.
            "i" | "u" | "f" => {
                let shortest = value.str()?.extract()?;
                self.finite(shortest, at).map_or(Json::Null, |text| Json::Number(text.into()))
            }
            "M" => {
                let text: String = value.str()?.extract()?;
                let (day, time) = text.split_once('T').filter(|_| text != "NaT").unwrap_or((&text, ""));
                match day.len() {
                    _ if text == "NaT" => Json::Null,
                    10 if time.bytes().all(|byte| b"0:.".contains(&byte)) => Json::Text(day.to_owned().into()),
                    _ => {
                        self.refuse(at, text, "day, or timestamp at midnight");
                        Json::Null
                    }
                }
            }
            "b" | "U" | "O" => {
                let plain = value.call_method0(intern!(py, "item"))?;
                return self.value(&plain, at, depth.saturating_add(1)).map(Some);
            }
            _ => return Ok(None),
        }))
    }

    /// A moment that is a midnight is a day, unless it is one of some zone: elsewhere that is another day.
    fn midnight(&self, value: &Bound<'_, PyAny>, at: &At<'_>) -> Result<Json<'static>, Stop> {
        let mut is_midnight = value.getattr(intern!(value.py(), "tzinfo"))?.is_none();
        for part in ["hour", "minute", "second", "microsecond", "nanosecond"] {
            // Only pandas counts nanoseconds.
            if let Some(part) = value.getattr_opt(part)? {
                is_midnight &= part.extract::<u32>()? == 0;
            }
        }
        if !is_midnight {
            self.refuse(at, value.str()?.to_string_lossy().into_owned(), "day, or timestamp at midnight");
            return Ok(Json::Null);
        }
        let day = value.call_method0(intern!(value.py(), "date"))?;
        Ok(Json::Text(text_by::<PyDate>(&day, "isoformat")?.into()))
    }

    fn unusual(&self, value: &Bound<'_, PyAny>, at: &At<'_>, depth: usize) -> Result<Json<'static>, Stop> {
        let decimal = decimal(value.py())?;
        if value.is_instance(decimal)? {
            let text: String = decimal.call_method1(intern!(value.py(), "__str__"), (value,))?.extract()?;
            // As text, so that all its digits count.
            return Ok(self.finite(text, at).map_or(Json::Null, |text| Json::Text(without_exponent(text).into())));
        }
        if value.is_instance_of::<PyDate>() {
            return Ok(Json::Text(text_by::<PyDate>(value, "isoformat")?.into()));
        }
        if let Ok(mapping) = value.cast::<PyMapping>() {
            let members = mapping.items()?.iter().map(|pair| pair.extract()).collect::<PyResult<Vec<_>>>()?;
            return self.members(members.iter(), at, depth);
        }
        // An instance of a class that declares its fields; a class itself is no value.
        let class = if value.is_instance_of::<PyType>() { PyAny::type_object(value.py()) } else { value.get_type() };
        if class.hasattr(intern!(value.py(), "__dataclass_fields__"))? {
            let fields = value.py().import("dataclasses")?.call_method1("fields", (value,))?;
            return self.fields(value, &fields, at, depth);
        }
        if class.hasattr(intern!(value.py(), "__attrs_attrs__"))? {
            return self.fields(value, &class.getattr("__attrs_attrs__")?, at, depth);
        }
        // Models of pydantic, and what is made like them: of its second version, of its first.
        for (mark, dump) in [("model_dump", "model_dump"), ("__fields__", "dict")] {
            if class.hasattr(mark)? {
                let named = [("by_alias", true)].into_py_dict(value.py())?;
                let members = value.call_method(dump, (), Some(&named))?;
                return self.value(&members, at, depth.saturating_add(1));
            }
        }
        self.refuse(at, type_name(value), "dict, list, str, int, float, Decimal, date, bool or None");
        Ok(Json::Null)
    }

    /// The fields of an instance, by what its class says of them.
    fn fields(
        &self,
        value: &Bound<'_, PyAny>,
        fields: &Bound<'_, PyAny>,
        at: &At<'_>,
        depth: usize,
    ) -> Result<Json<'static>, Stop> {
        let members = fields.try_iter()?.map(|field| {
            let name = field?.getattr("name")?;
            let value = value.getattr(name.cast::<PyString>()?)?;
            Ok((name, value))
        });
        self.members(members.collect::<PyResult<Vec<_>>>()?.iter(), at, depth)
    }

    fn members<'a, 'py: 'a>(
        &self,
        members: impl ExactSizeIterator<Item = &'a (Bound<'py, PyAny>, Bound<'py, PyAny>)>,
        at: &At<'_>,
        depth: usize,
    ) -> Result<Json<'static>, Stop> {
        let mut object = Vec::with_capacity(members.len());
        for (key, value) in members {
            let Ok(text) = key.cast::<PyString>() else {
                self.refuse(at, type_name(key), "keys that are str");
                continue;
            };
            if let Some(name) = self.text(text, at) {
                let value = self.value(value, &At::Field(at, &name), depth.saturating_add(1))?;
                object.push((Cow::Owned(name.into_owned()), value));
            }
        }
        Ok(Json::Object(object))
    }

    fn items<'py>(
        &self,
        items: impl ExactSizeIterator<Item = Bound<'py, PyAny>>,
        at: &At<'_>,
        depth: usize,
    ) -> Result<Json<'static>, Stop> {
        let mut list = Vec::with_capacity(items.len());
        for (place, item) in items.enumerate() {
            list.push(self.value(&item, &At::Item(at, place), depth.saturating_add(1))?);
        }
        Ok(Json::List(list))
    }

    /// Its text, unless it holds half of a surrogate pair, which no JSON text can.
    fn text<'t>(&self, text: &'t Bound<'_, PyString>, at: &At<'_>) -> Option<Cow<'t, str>> {
        text.to_cow().map_err(|_| self.faults.push(Fault::new("not-json", at))).ok()
    }

    /// The digits of a number, unless it is infinite or none at all. One that is none was not stated.
    fn finite(&self, text: String, at: &At<'_>) -> Option<String> {
        if text.to_ascii_lowercase().trim_start_matches(['-', 's']).starts_with("nan") {
            return None;
        }
        if text.trim_start_matches('-').starts_with(|first: char| first.is_ascii_digit()) {
            return Some(text);
        }
        self.refuse(at, text, "finite number");
        None
    }

    fn refuse(&self, at: &At<'_>, given: String, allowed: &'static str) {
        self.faults.push(Fault::new("wrong-type", at).given(given).allowed(allowed));
    }
}

/// A text of a value by the method of its built-in class, whatever a class derived from it makes of that.
fn text_by<T: PyTypeInfo>(value: &Bound<'_, PyAny>, method: &str) -> PyResult<String> {
    T::type_object(value.py()).call_method1(method, (value,))?.extract()
}

fn integer(number: &Bound<'_, PyInt>) -> Json<'static> {
    let digits = match number.extract::<i64>() {
        Ok(small) => Ok(small.to_string()),
        Err(_) => text_by::<PyInt>(number, "__repr__"),
    };
    // Python does not print an integer of thousands of digits; the core takes none, and this stands for one.
    Json::Number(digits.map_or(Cow::Borrowed("1e4300"), Cow::Owned))
}

/// `decimal.Decimal`
pub(crate) fn decimal(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static DECIMAL: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    DECIMAL.import(py, "decimal", "Decimal")
}

fn type_name(value: &Bound<'_, PyAny>) -> String {
    value.get_type().fully_qualified_name().map_or_else(|_| "object".to_owned(), |name| name.to_string())
}

/// `1.5E+3` as `1500`.
fn without_exponent(text: String) -> String {
    let Some((mantissa, exponent)) = text.split_once('E') else { return text };
    let (sign, mantissa) = mantissa.strip_prefix('-').map_or(("", mantissa), |rest| ("-", rest));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    let length = |part: &str| i64::try_from(part.len()).unwrap_or(i64::MAX);
    let point = exponent.parse::<i64>().ok().and_then(|exponent| exponent.checked_add(length(whole)));
    let Some(point) = point.filter(|point| (-LONGEST..=LONGEST).contains(point)) else { return text };
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
    let split = usize::try_from(point).ok().and_then(|point| digits.split_at_checked(point));
    match split {
        Some((before, after)) if !before.is_empty() => [sign, before, ".", after].concat(),
        _ if point > 0 => [sign, &digits, &zeros(point.saturating_sub(length(&digits)))].concat(),
        _ => [sign, "0.", &zeros(point.saturating_neg()), &digits].concat(),
    }
}
