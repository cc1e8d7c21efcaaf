//! How the engine is asked and changed: without the lock of Python, and with the faults of the conversion beside its own.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use pyo3::prelude::*;
use pyo3::types::PyString;
use serde::Serialize;
use tegi::door::{Door, Fault, Json, Refusal};

use super::Engine;
use crate::from_python::{Read, read};
use crate::given::{stated, text_of, unicode};
use crate::official::embedded;
use crate::to_python::{answer, canonical, compute, python, tegi_error};

impl Engine {
    /// The text of an answer in words.
    pub(crate) fn explained<'py>(&self, py: Python<'py>, answer: &str, language: &str) -> PyResult<Bound<'py, PyAny>> {
        crate::to_python::answer(py, &self.with(py, |door| door.explain(answer, language))?)
    }

    /// Changes this engine's own library by a document, and gives what comes of it.
    pub(super) fn change<'py>(
        &self,
        py: Python<'py>,
        document: &Bound<'py, PyAny>,
        load: impl Fn(&mut Door, &str) -> String + Send + Sync,
    ) -> PyResult<Bound<'py, PyAny>> {
        let text = text_of(document)?;
        let loaded = compute(py, || {
            let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
            let door = own.take().map_or_else(|| embedded().cloned(), Ok)?;
            Ok(load(own.insert(door), &text))
        })?;
        answer(py, &loaded.map_err(|faults: Vec<Fault>| tegi_error(py, &faults))?)
    }

    /// What is told of a tariff code.
    pub(super) fn of_code<'py, T: Serialize + Send>(
        &self,
        py: Python<'py>,
        request: [(&'static str, Option<&Bound<'py, PyAny>>); 4],
        tell: impl FnOnce(&Door, &Json<'_>) -> Result<T, Vec<Fault>> + Send,
    ) -> PyResult<Bound<'py, PyAny>> {
        let request = stated(py, request)?;
        python(py, &self.assess(py, request.as_any(), tell)?)
    }

    pub(super) fn assess<T: Send>(
        &self,
        py: Python<'_>,
        facts: &Bound<'_, PyAny>,
        by: impl FnOnce(&Door, &Json<'_>) -> Result<T, Vec<Fault>> + Send,
    ) -> PyResult<T> {
        self.assess_read(py, read(facts)?, by)
    }

    pub(super) fn assess_read<T: Send>(
        &self,
        py: Python<'_>,
        Read { json, faults }: Read,
        by: impl FnOnce(&Door, &Json<'_>) -> Result<T, Vec<Fault>> + Send,
    ) -> PyResult<T> {
        match self.with(py, |door| by(door, &json))? {
            Ok(assessment) if faults.is_empty() => Ok(assessment),
            Ok(_) => Err(tegi_error(py, &faults)),
            Err(of_core) => Err(tegi_error(py, &joined(faults, of_core))),
        }
    }

    pub(super) fn by_text(
        &self,
        py: Python<'_>,
        text: &Bound<'_, PyString>,
        by: impl FnOnce(&Door, &str) -> String + Send,
    ) -> PyResult<String> {
        match unicode(text) {
            Ok(text) => self.with(py, |door| by(door, &text)),
            Err(fault) => canonical(&Refusal::new(vec![fault])),
        }
    }

    /// Runs while other threads of Python run too; the lock is never held by one that waits for Python.
    pub(crate) fn with<T: Send>(&self, py: Python<'_>, run: impl FnOnce(&Door) -> T + Send) -> PyResult<T> {
        let done = compute(py, || match &*self.own.read().unwrap_or_else(PoisonError::into_inner) {
            Some(door) => Ok(run(door)),
            None => embedded().map(run),
        })?;
        done.map_err(|faults| tegi_error(py, &faults))
    }
}

/// The faults of the conversion, then those of the core, without what it says of the `null` that stands for a fault.
pub(super) fn joined(mut faults: Vec<Fault>, of_core: Vec<Fault>) -> Vec<Fault> {
    let known: BTreeSet<String> = faults.iter().map(|fault| fault.at.clone()).collect();
    faults.extend(of_core.into_iter().filter(|fault| !known.contains(&fault.at)));
    faults
}
