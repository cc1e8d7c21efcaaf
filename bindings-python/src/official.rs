//! The engine with the rulebooks that come with it.

use std::sync::OnceLock;

use pyo3::prelude::*;
use tegi::door::{Door, Fault};

use crate::to_python::{compute, tegi_error};

/// The rulebooks that come with the engine, read once in a process, when they are first needed.
pub(crate) fn embedded() -> Result<&'static Door, Vec<Fault>> {
    static DOOR: OnceLock<Result<Door, Vec<Fault>>> = OnceLock::new();
    DOOR.get_or_init(Door::open).as_ref().map_err(Clone::clone)
}

/// Runs with them, while other threads of Python run too.
pub(crate) fn by_official<T: Send>(py: Python<'_>, run: impl FnOnce(&Door) -> T + Send) -> PyResult<T> {
    compute(py, || embedded().map(run))?.map_err(|faults| tegi_error(py, &faults))
}
