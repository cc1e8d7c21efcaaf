//! Tables as others hand them over, through Arrow's C data interface. Nobody has looked at them: what breaks Arrow's
//! specification is a fault at its column.
//!
//! The interface tells no sizes of memory: pointers and lengths are taken from whoever hands a table over.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{Array, RecordBatch, RecordBatchReader};
use arrow_pyarrow::FromPyArrow;
use arrow_schema::{ArrowError, DataType, Field, SchemaRef};
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use rayon::prelude::*;
use tegi::door::{At, DEPTH, Fault};

use super::sound;
use crate::to_python::{compute, tegi_error};

/// Room to read a schema in: the crate reads what is nested by calling itself, and knows no limit.
const STACK: usize = 128 << 20;

/// What a table is at first: a stream of batches, or one of them.
enum Handed {
    Stream(RecordBatchStreamReader),
    Batch(RecordBatch),
}

/// All batches of an object that speaks Arrow's protocol; read without holding Python back.
///
/// # Errors
/// `TypeError` for an object of another kind; `not-arrow` or `too-deep` at the column; what the object itself raises.
pub(super) fn read_table(
    py: Python<'_>,
    table: &Bound<'_, PyAny>,
    pool: &rayon::ThreadPool,
) -> PyResult<(SchemaRef, Vec<RecordBatch>)> {
    let is_stream = table.hasattr("__arrow_c_stream__")?;
    if !is_stream && !table.hasattr("__arrow_c_array__")? {
        let given = table.get_type().name()?;
        return Err(PyTypeError::new_err(format!("a table with __arrow_c_stream__ is needed, not {given}")));
    }
    let (schema, batches) = match handed(py, table, is_stream)? {
        Handed::Stream(reader) => {
            let schema = reader.schema();
            let read = || quietly(|| reader.collect::<Result<Vec<_>, ArrowError>>());
            let batches = compute(py, read)?.map_err(|panicked| not_arrow(py, &At::Root, panicked))?;
            (schema, batches.map_err(|error| PyValueError::new_err(error.to_string()))?)
        }
        Handed::Batch(batch) => (batch.schema(), vec![batch]),
    };
    let found = compute(py, || {
        let columns = batches.iter().flat_map(|batch| batch.schema_ref().fields().iter().zip(batch.columns()));
        let columns: Vec<_> = columns.collect();
        let broken = |(field, column): &(&std::sync::Arc<Field>, &arrow_array::ArrayRef)| {
            let checked = quietly(|| sound::check(&column.to_data()).map_err(|error| error.to_string()));
            checked.and_then(|found| found).err().map(|text| (field.name().clone(), text))
        };
        pool.install(|| columns.par_iter().find_map_first(broken))
    })?;
    match found {
        Some((name, text)) => Err(not_arrow(py, &At::Field(&At::Root, &name), text)),
        None => Ok((schema, batches)),
    }
}

/// The table on this side of the interface, on a thread with room for what is nested too deeply.
fn handed(py: Python<'_>, table: &Bound<'_, PyAny>, is_stream: bool) -> PyResult<Handed> {
    let table = table.as_unbound();
    let take = || {
        Python::attach(|py| {
            let table = table.bind(py);
            let taken = quietly(|| {
                if is_stream {
                    RecordBatchStreamReader::from_pyarrow_bound(table).map(Handed::Stream)
                } else {
                    // The object itself was asked before: what is wrong here is what it handed over.
                    let batch = RecordBatch::from_pyarrow_bound(table);
                    batch.map(Handed::Batch).map_err(|error| not_arrow(py, &At::Root, error.value(py).to_string()))
                }
            });
            let handed = taken.map_err(|panicked| not_arrow(py, &At::Root, panicked))??;
            let schema = match &handed {
                Handed::Stream(reader) => reader.schema(),
                Handed::Batch(batch) => batch.schema(),
            };
            match schema.fields().iter().find(|field| is_too_deep(field.data_type())) {
                Some(field) => {
                    let fault = Fault::new("too-deep", &At::Field(&At::Root, field.name()));
                    Err(tegi_error(py, &[fault.allowed(DEPTH.to_string())]))
                }
                None => Ok(handed),
            }
        })
    };
    let done = py.detach(|| {
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, take);
            thread.map(|thread| thread.join())
        })
    });
    let done = done.map_err(|error| PyRuntimeError::new_err(format!("no thread to read the table in: {error}")))?;
    done.unwrap_or_else(|_| Err(PyRuntimeError::new_err("the table could not be read; please report this")))
}

/// Whether more is nested in a type than in a document of facts.
fn is_too_deep(of: &DataType) -> bool {
    let mut level = vec![of];
    for _ in 0..=DEPTH {
        level = level.into_iter().flat_map(within).collect();
        if level.is_empty() {
            return false;
        }
    }
    true
}

fn within(of: &DataType) -> Vec<&DataType> {
    match of {
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::ListView(field)
        | DataType::LargeListView(field)
        | DataType::FixedSizeList(field, _)
        | DataType::Map(field, _) => vec![field.data_type()],
        DataType::Struct(fields) => fields.iter().map(|field| field.data_type()).collect(),
        DataType::Union(fields, _) => fields.iter().map(|(_, field)| field.data_type()).collect(),
        DataType::RunEndEncoded(ends, values) => vec![ends.data_type(), values.data_type()],
        DataType::Dictionary(keys, values) => vec![keys.as_ref(), values.as_ref()],
        _ => Vec::new(),
    }
}

fn not_arrow(py: Python<'_>, at: &At<'_>, text: String) -> PyErr {
    tegi_error(py, &[Fault::new("not-arrow", at).given(text)])
}

thread_local! {
    /// Whether a panic of this thread is answered as a fault, and nothing is printed.
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs what panics at structures that break the specification: the crate asserts that they do not.
fn quietly<T>(run: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |info| {
            if !IS_QUIET.get() {
                before(info);
            }
        }));
    });
    let was_quiet = IS_QUIET.replace(true);
    let done = catch_unwind(AssertUnwindSafe(run));
    IS_QUIET.set(was_quiet);
    done.map_err(|panicked| {
        let text = panicked.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panicked.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        text.unwrap_or_else(|| "a structure that is none".to_owned())
    })
}
