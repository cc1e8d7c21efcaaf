//! What is given to the calls of the engine, beside the facts of a good: texts, members, bytes.

use std::borrow::Cow;

use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::{PyDict, PyString};
use tegi::door::{At, Fault};

use crate::from_python::{Read, read};
use crate::to_python::tegi_error;

/// A JSON text as it stands, or the canonical text of Python's own values.
#[pyfunction]
#[pyo3(signature = (value, /))]
pub(crate) fn text_of(value: &Bound<'_, PyAny>) -> PyResult<String> {
    if let Ok(text) = value.cast::<PyString>() {
        let text = unicode(text).map_err(|fault| tegi_error(value.py(), &[fault]))?;
        return Ok(text.into_owned());
    }
    let Read { json, faults } = read(value)?;
    if faults.is_empty() { Ok(json.canonical()) } else { Err(tegi_error(value.py(), &faults)) }
}

/// The members that were stated, as a dict.
pub(crate) fn stated<'py, 'a>(
    py: Python<'py>,
    members: impl IntoIterator<Item = (&'static str, Option<&'a Bound<'py, PyAny>>)>,
) -> PyResult<Bound<'py, PyDict>>
where
    'py: 'a,
{
    let dict = PyDict::new(py);
    for (name, value) in members {
        if let Some(value) = value {
            dict.set_item(name, value)?;
        }
    }
    Ok(dict)
}

/// Its text, unless it holds half of a surrogate pair, which no JSON text can.
pub(crate) fn unicode<'t>(text: &'t Bound<'_, PyString>) -> Result<Cow<'t, str>, Fault> {
    text.to_cow().map_err(|_| Fault::new("not-json", &At::Root))
}

pub(crate) fn slices(files: &[PyBackedBytes]) -> Vec<&[u8]> {
    files.iter().map(|file| &**file).collect()
}
