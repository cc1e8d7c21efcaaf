//! The extension module `tegi._tegi`. `python/tegi` makes the package of it.

#![expect(clippy::doc_lazy_continuation, reason = "docstrings are read by Python, not as Markdown")]

mod assessment;
mod batch;
mod engine;
mod files;
mod from_python;
mod given;
mod later;
mod official;
mod short;
mod signs;
mod table;
mod to_python;

use pyo3::prelude::*;

/// The engine, compiled.
#[pymodule(gil_used = true)]
mod _tegi {
    #[pymodule_export]
    use crate::assessment::{Assessment, ContractAssessment, PeriodAssessment};
    #[pymodule_export]
    use crate::batch::{Table, assess_table};
    #[pymodule_export]
    use crate::engine::Engine;
    #[pymodule_export]
    use crate::files::{kind_of, table_data, text_of_bytes};
    #[pymodule_export]
    use crate::given::text_of;
    #[pymodule_export]
    use crate::table::TablePasses;
    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "the name that Python sees")]
    const version: &str = tegi::VERSION;
}
