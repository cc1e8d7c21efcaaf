//! Answers to Python's values, and faults to the exception that carries them.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pyo3::IntoPyObjectExt;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyType};
use serde::Serialize;
use serde_json::Value;
use tegi::assessment::Refusal;
use tegi::fault::Fault;
use tegi::json::Json;

/// Dicts, lists and strings that say the same as its JSON.
pub(crate) fn python<'py>(py: Python<'py>, value: &impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    object(py, &json_value(value)?)
}

/// The canonical text.
pub(crate) fn canonical(value: &impl Serialize) -> PyResult<String> {
    Ok(Json::from(json_value(value)?).canonical())
}

/// The value of an answer's text; its faults are raised.
pub(crate) fn answer<'py>(py: Python<'py>, text: &str) -> PyResult<Bound<'py, PyAny>> {
    let value: Value = serde_json::from_str(text).map_err(unforeseen)?;
    if value.get("type").and_then(Value::as_str) == Some("refusal") {
        let refusal: Refusal = serde_json::from_value(value).map_err(unforeseen)?;
        return Err(tegi_error(py, &refusal.errors));
    }
    object(py, &value)
}

/// `tegi.TegiError` with these faults.
pub(crate) fn tegi_error(py: Python<'_>, faults: &[Fault]) -> PyErr {
    let error = class(py).and_then(|class| class.call1((python(py, &faults)?,)));
    error.map_or_else(|raised| raised, PyErr::from_value)
}

/// `tegi.TegiError`
pub(crate) fn class(py: Python<'_>) -> PyResult<&Bound<'_, PyType>> {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    CLASS.import(py, "tegi.errors", "TegiError")
}

/// Computes without holding Python back. A panic, which would be a defect of the engine, is an error of the ordinary
/// kind, not one that ends the program.
pub(crate) fn compute<T: Send>(py: Python<'_>, run: impl FnOnce() -> T + Send) -> PyResult<T> {
    py.detach(|| catch_unwind(AssertUnwindSafe(run)))
        .map_err(|_| PyRuntimeError::new_err("the engine failed; this is a defect, please report it with the input"))
}

/// A value of ours always serialises; this keeps a defect from being a panic.
fn unforeseen(error: serde_json::Error) -> PyErr {
    PyValueError::new_err(error.to_string())
}

fn json_value(value: &impl Serialize) -> PyResult<Value> {
    serde_json::to_value(value).map_err(unforeseen)
}

fn object<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    match value {
        Value::Null => Ok(py.None().into_bound(py)),
        Value::Bool(flag) => flag.into_bound_py_any(py),
        // Answers hold no other number than a small count; a user's rulebook may hold any.
        Value::Number(number) => match number.as_i64() {
            Some(count) => count.into_bound_py_any(py),
            None => number.as_f64().into_bound_py_any(py),
        },
        Value::String(text) => text.into_bound_py_any(py),
        Value::Array(items) => {
            let items = items.iter().map(|item| object(py, item)).collect::<PyResult<Vec<_>>>()?;
            PyList::new(py, items).map(Bound::into_any)
        }
        Value::Object(members) => {
            let dict = PyDict::new(py);
            for (key, value) in members {
                dict.set_item(key, object(py, value)?)?;
            }
            Ok(dict.into_any())
        }
    }
}
