//! Answers to Python's values, and faults to the exception that carries them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyFloat, PyInt, PyList, PyType};
use serde::Serialize;
use tegi::door::{Fault, Json};

use crate::signs;

/// Dicts, lists and strings that say the same as its JSON.
pub(crate) fn python<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    object(py, &Json::of(value).map_err(unforeseen)?)
}

/// The canonical text.
pub(crate) fn canonical(value: &impl Serialize) -> PyResult<String> {
    Ok(Json::of(value).map_err(unforeseen)?.canonical())
}

/// The value of an answer's text; its faults are raised.
pub(crate) fn answer<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    let answer = Json::parse(text).map_err(unforeseen)?;
    let Json::Object(members) = &answer else { return object(py, &answer) };
    let member = |name: &str| members.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    match (member("type"), member("errors")) {
        (Some(Json::Text(kind)), Some(errors)) if kind == "refusal" => Err(raised(py, object(py, errors))),
        _ => object(py, &answer),
    }
}

/// `tegi.TegiError` with these faults.
pub(crate) fn tegi_error(py: Python<'_>, faults: &[Fault]) -> PyErr {
    raised(py, python(py, &faults))
}

fn raised(py: Python<'_>, faults: PyResult<Bound<'_, PyAny>>) -> PyErr {
    let error = class(py).and_then(|class| class.call1((faults?,)));
    error.map_or_else(|raised| raised, PyErr::from_value)
}

/// `tegi.TegiError`
pub(crate) fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "tegi.errors", "TegiError")
}

/// Computes without holding Python back; a person who interrupts is heard. A panic, which would be a defect of the
/// engine, is an error of the ordinary kind, not one that ends the program.
pub(crate) fn compute<T: Send>(py: Python<'_>, run: impl FnOnce() -> T + Send) -> PyResult<T> {
    signs::begin();
    py.detach(|| catch_unwind(AssertUnwindSafe(run))).map_err(signs::error)
}

/// A value of ours always serialises; this keeps a defect from being a panic.
fn unforeseen(error: impl std::fmt::Debug) -> PyErr {
    PyValueError::new_err(format!("{error:?}"))
}

fn object<'py>(py: Python<'py>, value: &Json<'_>) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Json::Null => Ok(py.None().into_bound(py)),
        Json::Bool(flag) => flag.into_bound_py_any(py),
        // Answers hold no other number than a small count; a user's rulebook may hold any.
        Json::Number(digits) => match digits.parse::<i64>() {
            Ok(count) => count.into_bound_py_any(py),
            Err(_) => number(py, digits),
        },
        Json::Text(text) => text.as_ref().into_bound_py_any(py),
        Json::List(items) => {
            let made = |(place, item): (usize, &Json<'_>)| {
                signs::hear_at(py, place)?;
                object(py, item)
            };
            let items = items.iter().enumerate().map(made).collect::<PyResult<Vec<_>>>()?;
            PyList::new(py, items).map(Bound::into_any)
        }
        Json::Object(members) => {
            let dict = PyDict::new(py);
            for (key, value) in members {
                dict.set_item(key.as_ref(), object(py, value)?)?;
            }
            Ok(dict.into_any())
        }
    }
}

/// As Python's own `json` reads it: a whole number however long, or a float.
fn number<'py>(py: Python<'py>, digits: &str) -> PyResult<Bound<'py, PyAny>> {
    if digits.contains(['.', 'e', 'E']) {
        py.get_type::<PyFloat>().call1((digits,))
    } else {
        py.get_type::<PyInt>().call1((digits,))
    }
}
