//! An answer that is known in brief and computed in full when more of it is asked for.

use std::sync::OnceLock;

use pyo3::IntoPyObjectExt;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyList;
use tegi::door::{Door, Fault, Json};

use crate::from_python::decimal;
use crate::official::by_official;
use crate::short::{Kept, Quick};
use crate::to_python::tegi_error;

/// Computes the whole answer.
type Full<T> = fn(&Door, &Json<'_>) -> Result<T, Vec<Fault>>;

/// What is known at once, and what the rest comes from.
struct Brief<T> {
    quick: Quick,
    kept: Kept,
    full: Full<T>,
}

/// An answer, perhaps with only a brief part of it computed.
pub(crate) struct Later<T> {
    brief: Option<Box<Brief<T>>>,
    whole: OnceLock<T>,
}

impl<T: Send> Later<T> {
    /// An answer that was computed in full.
    pub(crate) fn of(whole: T) -> Later<T> {
        Later { brief: None, whole: OnceLock::from(whole) }
    }

    /// An answer of which the rest is computed when it is asked for.
    pub(crate) fn brief(quick: Quick, kept: Kept, full: Full<T>) -> Later<T> {
        Later { brief: Some(Box::new(Brief { quick, kept, full })), whole: OnceLock::new() }
    }

    /// The whole answer. The engine's own rulebooks give it, whatever was loaded since: see `core/src/door/short.rs`.
    pub(crate) fn whole(&self, py: Python<'_>) -> PyResult<&T> {
        if let (None, Some(brief)) = (self.whole.get(), &self.brief) {
            let whole = brief.kept.with_json(py, |facts| by_official(py, |door| (brief.full)(door, facts)))??;
            // Another thread may have been faster; both computed the same.
            let _ = self.whole.set(whole.map_err(|faults| tegi_error(py, &faults))?);
        }
        self.whole.get().ok_or_else(|| tegi_error(py, &[]))
    }

    /// A part that is known at once, by its name.
    pub(crate) fn quick<'py>(&self, py: Python<'py>, part: &str) -> Option<PyResult<Bound<'py, PyAny>>> {
        let Brief { quick, .. } = self.brief.as_deref()?;
        let text = |text: &Option<Py<_>>| text.as_ref().map(|text| text.clone_ref(py)).into_bound_py_any(py);
        let nothing = || Ok(PyList::empty(py).into_any());
        match part {
            "verdict" if quick.is_originating => Some(Ok(intern!(py, "originating").clone().into_any())),
            "verdict" => Some(Ok(intern!(py, "not_originating").clone().into_any())),
            "provisional" => Some(quick.provisional.into_bound_py_any(py)),
            "rule" => Some(text(&quick.rule)),
            "criterion" => Some(text(&quick.criterion)),
            "condition" => Some(text(&quick.condition)),
            "missing" | "outside" | "combinations" => Some(nothing()),
            "warnings" if !quick.has_warnings => Some(nothing()),
            "local_content" if !quick.has_share => Some(Ok(py.None().into_bound(py))),
            _ => None,
        }
    }

    /// The share, where it is known at once.
    pub(crate) fn share<'py>(&self, py: Python<'py>) -> Option<PyResult<Bound<'py, PyAny>>> {
        let share = self.brief.as_deref()?.quick.share?;
        Some(decimal(py).and_then(|decimal| decimal.call1((format!("{}.{:02}", share / 100, share % 100),))))
    }
}
