//! What a file is, by its bytes.

use pyo3::prelude::*;
use tegi::door::table::kind::Kind;
use tegi::door::table::text;
use tegi::door::table::text::NotText;
use tegi::door::{At, Fault};

use crate::to_python::tegi_error;

/// The fields of tables, with their headings, and the names of what cells may say; JSON text.
#[pyfunction]
pub(crate) fn table_data() -> &'static str {
    tegi::door::table::data::TEXT
}

/// The text of a file and its encoding: UTF-8, UTF-16 or Windows-1251.
///
/// # Errors
/// `encoding-broken`, `encoding-unknown` or `zero-bytes`.
#[pyfunction]
#[pyo3(signature = (content, name, /))]
pub(crate) fn text_of_bytes(py: Python<'_>, content: &[u8], name: &str) -> PyResult<(String, &'static str)> {
    let fault = |code: &'static str| Fault { at: name.to_owned(), ..Fault::new(code, &At::Root) };
    match text::text_of(content) {
        Ok((text, encoding)) => Ok((text.into_owned(), encoding.name())),
        Err(NotText::ZeroBytes) => Err(tegi_error(py, &[fault("zero-bytes")])),
        Err(NotText::Broken(line)) => Err(tegi_error(py, &[fault("encoding-broken").given(line.to_string())])),
        Err(NotText::Unknown) => Err(tegi_error(py, &[fault("encoding-unknown")])),
    }
}

/// The kind of a file by its content: `text`, `xlsx` or `parquet`.
///
/// # Errors
/// `kind-refused` or `book-protected`, with what to save it as.
#[pyfunction]
#[pyo3(signature = (content, name, /))]
pub(crate) fn kind_of(py: Python<'_>, content: &[u8], name: &str) -> PyResult<&'static str> {
    let kind = Kind::of(content);
    match kind.refusal(name) {
        Some(fault) => Err(tegi_error(py, &[fault])),
        None if kind == Kind::Xlsx => Ok("xlsx"),
        None if kind == Kind::Parquet => Ok("parquet"),
        None => Ok("text"),
    }
}
