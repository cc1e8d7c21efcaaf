//! An answer, whose parts become Python values when they are asked for.

use std::hash::{DefaultHasher, Hash, Hasher};

use pyo3::prelude::*;
use pyo3::types::{PyString, PyType};
use tegi::fault::{At, Fault};

use crate::from_python::decimal;
use crate::to_python::{canonical, python, tegi_error};

/// Where a good originates and how much of it is domestic.
#[pyclass(frozen, eq, module = "tegi")]
#[derive(PartialEq)]
pub(crate) struct Assessment(pub(crate) tegi::assessment::Assessment);

#[pymethods]
impl Assessment {
    /// What is known of the good's origin.
    #[getter]
    fn verdict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.verdict)
    }

    /// The origin criterion for column 9 of a certificate СТ-1.
    #[getter]
    fn criterion<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.criterion)
    }

    /// The rule that was applied.
    #[getter]
    fn rule<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.rule)
    }

    /// The condition as enacted, where the rule is a row of a list.
    #[getter]
    fn condition<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.condition)
    }

    /// The domestic share and how it comes about.
    #[getter]
    fn local_content<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.local_content)
    }

    /// Sums of the bill.
    #[getter]
    fn figures<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.figures)
    }

    /// How each material was counted, and why.
    #[getter]
    fn materials<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.materials)
    }

    /// Every test.
    #[getter]
    fn steps<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.steps)
    }

    /// The facts that are missing.
    #[getter]
    fn missing<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.missing)
    }

    /// The readings that the rule touches.
    #[getter]
    fn readings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.readings)
    }

    /// The outcome under each combination of the open readings.
    #[getter]
    fn combinations<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.combinations)
    }

    /// What the act says and the rulebook does not hold.
    #[getter]
    fn outside<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.outside)
    }

    /// What the reader must know besides.
    #[getter]
    fn warnings<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.warnings)
    }

    /// What was computed by what from what.
    #[getter]
    fn receipt<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0.receipt)
    }

    /// The answer that `to_json` wrote.
    #[classmethod]
    #[pyo3(signature = (text, /))]
    fn from_json(class: &Bound<'_, PyType>, text: &Bound<'_, PyString>) -> PyResult<Assessment> {
        let assessment = text.to_str().ok().and_then(|text| serde_json::from_str(text).ok());
        let refusal = || tegi_error(class.py(), &[Fault::new("not-an-answer", &At::Root)]);
        assessment.map(Assessment).ok_or_else(refusal)
    }

    /// The domestic share in percent.
    #[getter]
    fn share<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.share_text().map(|share| decimal(py)?.call1((share,))).transpose()
    }

    /// The whole answer as dicts, lists and strings.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        python(py, &self.0)
    }

    /// The canonical text.
    pub(crate) fn to_json(&self) -> PyResult<String> {
        canonical(&self.0)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let mut parts = vec![format!("verdict={}", self.verdict(py)?.repr()?)];
        for (name, part) in [("criterion", &self.0.criterion), ("rule", &self.0.rule)] {
            parts.extend(part.as_ref().map(|part| format!("{name}='{part}'")));
        }
        parts.extend(self.share_text().map(|share| format!("share={share}")));
        Ok(format!("<Assessment {}>", parts.join(" ")))
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.receipt.facts_sha256.hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyAny>, (String,))> {
        Ok((slf.get_type().getattr("from_json")?, (slf.get().to_json()?,)))
    }
}

impl Assessment {
    fn share_text(&self) -> Option<&str> {
        self.0.local_content.as_ref().and_then(|content| content.share.as_deref())
    }
}
