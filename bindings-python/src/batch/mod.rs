//! Whole tables at once, through Arrow's C data interface: rows in, rows out, each by itself.

mod bills;
mod brief;
mod cells;
mod contracts;
mod goods;
mod import;
mod results;
mod rows;
mod sound;
mod typed;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{ArrayRef, RecordBatch, RecordBatchIterator, RecordBatchOptions, new_null_array};
use arrow_schema::{ArrowError, Field, Schema, SchemaRef};
use pyo3::exceptions::{PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyDict};
use rayon::prelude::*;
use tegi::door::table::column::Form;
use tegi::door::{At, Door, Fault, Json};

use self::brief::{Briefs, Desk, Known};
use self::import::read_table;
use self::results::{Answer, Column, Outcome, chosen, column};
use self::rows::{ID, Kind, Lines, Rows};
use self::typed::Reading;
use crate::engine::Engine;
use crate::from_python::{Read, read};
use crate::signs::{Stop, hear};
use crate::to_python::tegi_error;

/// Rows that one thread takes at a time.
const AT_ONCE: usize = 256;

/// Room of a thread: columns are read level by level, each by calling itself, 160 levels of them also in a build that is
/// not optimised.
const STACK: usize = 16 << 20;

/// Answers a document, as far as these columns ask.
type Assess = fn(&Door, &Json<'_>, &[Column]) -> Result<Answer, Vec<Fault>>;

/// What one kind of document is assessed by.
struct Assessor {
    kind: Kind,
    columns: &'static [Column],
    assess: Assess,
    /// Whether there are answers in brief.
    is_brief: bool,
}

/// A table of answers, for whatever reads Arrow.
#[pyclass(frozen, module = "tegi.arrow")]
pub(crate) struct Table {
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

#[pymethods]
impl Table {
    /// The rows as a stream of Arrow's C data interface.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        // A wish that the protocol lets unfulfilled: who reads may convert.
        let _ = requested_schema;
        let reader = RecordBatchIterator::new(self.batches.clone().into_iter().map(Ok), self.schema.clone());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), c"arrow_array_stream")
    }

    /// The names of the columns.
    #[getter]
    fn column_names(&self) -> Vec<String> {
        self.schema.fields().iter().map(|field| field.name().clone()).collect()
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        format!("<Table {} × {}>", self.__len__(), self.schema.fields().len())
    }
}

/// What was asked for.
struct Task {
    assessor: Assessor,
    same: Vec<(Cow<'static, str>, Json<'static>)>,
    columns: Vec<Column>,
    keep: Vec<String>,
    reading: Reading,
}

/// Assesses each row of a table. `tegi.arrow` makes the functions of the package of it.
#[pyfunction]
#[pyo3(signature = (engine, kind, table, materials, same, columns, keep, workers, decimal = None))]
#[expect(clippy::too_many_arguments, reason = "the package passes them all, by place")]
pub(crate) fn assess_table(
    py: Python<'_>,
    engine: &Engine,
    kind: &str,
    table: &Bound<'_, PyAny>,
    materials: Option<&Bound<'_, PyAny>>,
    same: &Bound<'_, PyDict>,
    columns: Vec<String>,
    keep: Vec<String>,
    workers: usize,
    decimal: Option<&str>,
) -> PyResult<Table> {
    let assessor = if kind == "contract" { contracts::ASSESSOR } else { goods::ASSESSOR };
    let Read { json, faults } = read(same)?;
    let Json::Object(same) = json else { return Err(PyTypeError::new_err("facts by name")) };
    if !faults.is_empty() {
        return Err(tegi_error(py, &faults));
    }
    let columns = chosen(&columns, assessor.columns).map_err(|unknown| {
        let known: Vec<_> = assessor.columns.iter().map(|(name, _)| *name).collect();
        PyValueError::new_err(format!("no column {unknown:?}; there are {}", known.join(", ")))
    })?;
    let form = match decimal {
        None => Form::Canonical,
        Some(",") => Form::Comma,
        Some(".") => Form::Point,
        Some(other) => return Err(PyValueError::new_err(format!("decimal is \",\" or \".\", not {other:?}"))),
    };
    let reading = Reading { of: assessor.kind.of, form };
    let task = Task { assessor, same, columns, keep, reading };
    // A pool of this call alone: threads that outlive it would be missing in a forked child, which waits for them.
    let stop = Stop::default();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(workers).stack_size(STACK);
    let pool = pool.start_handler(stop.handler()).build();
    let pool = pool.map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
    let (schema, batches) = read_table(py, table, &pool)?;
    let lines = materials.map(|materials| read_table(py, materials, &pool)).transpose()?;
    let done = engine.with(py, |door| {
        stop.install(&pool, || {
            let lines =
                lines.map(|(_, batches)| Lines::new(&batches, reading)).transpose().map_err(|fault| vec![fault])?;
            task.run(door, &schema, &batches, lines.as_ref())
        })
    })?;
    let (schema, batches) = done.map_err(|faults| tegi_error(py, &faults))?;
    Ok(Table { schema, batches })
}

impl Task {
    fn run(
        &self,
        door: &Door,
        schema: &SchemaRef,
        batches: &[RecordBatch],
        lines: Option<&Lines>,
    ) -> Result<(SchemaRef, Vec<RecordBatch>), Vec<Fault>> {
        let kept: Vec<_> = schema.fields().iter().filter(|field| self.is_kept(field.name())).cloned().collect();
        let of_answers = self.columns.iter().map(|(name, holds)| Arc::new(Field::new(*name, holds.data_type(), true)));
        let answered = Arc::new(Schema::new(kept.iter().cloned().chain(of_answers).collect::<Vec<_>>()));
        // An empty table has columns, too.
        let nothing = [RecordBatch::new_empty(schema.clone())];
        let tables = if batches.is_empty() { &nothing } else { batches };
        let mut known = lines.map(|_| BTreeSet::new());
        let mut alike = Known::default();
        let mut done = Vec::with_capacity(tables.len());
        for batch in tables {
            let rows = Rows::new(batch, &self.assessor.kind, self.reading, &self.keep, &self.same, lines)?;
            let is_brief = self.assessor.is_brief && lines.is_none();
            let briefs =
                if is_brief { Briefs::new(batch, self.reading, &self.keep, &self.same, &self.columns) } else { None };
            let ids = known.as_mut().map(|known| repeated(&rows, batch.num_rows(), known));
            let places = briefs.as_ref().map(|briefs| briefs.places(batch.num_rows(), door, &mut alike));
            let briefs = briefs.zip(places);
            let outcomes: Vec<Outcome<'_>> = (0..batch.num_rows())
                .into_par_iter()
                .with_min_len(AT_ONCE)
                .map_init(
                    || Desk::new(alike.alike()),
                    |desk, row| {
                        hear();
                        let brief = briefs.as_ref().and_then(|(briefs, places)| {
                            let place = *places.get(row)?;
                            briefs.answer(row, place?, desk)
                        });
                        if let Some(short) = brief {
                            return Outcome::Short(short);
                        }
                        if ids.as_ref().is_some_and(|repeated| repeated.contains(&row)) {
                            let fault = Fault::new("duplicate-id", &At::Field(&At::Root, ID));
                            return Outcome::Refused(vec![fault.given(rows.id(row).unwrap_or_default())]);
                        }
                        let assess = |json: &Json<'_>| (self.assessor.assess)(door, json, &self.columns);
                        rows.read(row, door, assess)
                            .map_or_else(Outcome::Refused, |answer| Outcome::Answer(Box::new(answer)))
                    },
                )
                .collect();
            let kept = kept.iter().filter_map(|field| batch.column_by_name(field.name()).cloned()).collect();
            done.push(self.answered(&answered, kept, &outcomes)?);
        }
        if let (Some(lines), Some(known)) = (lines, known) {
            done.extend(self.strays(&answered, &kept, &lines.strays(&known))?);
        }
        Ok((answered, done))
    }

    fn is_kept(&self, name: &str) -> bool {
        name == ID || self.keep.iter().any(|kept| kept == name)
    }

    fn answered(
        &self,
        schema: &SchemaRef,
        kept: Vec<ArrayRef>,
        rows: &[Outcome<'_>],
    ) -> Result<RecordBatch, Vec<Fault>> {
        let columns: Result<Vec<_>, _> = self.columns.par_iter().map(|of| column(rows, *of)).collect();
        let columns = kept.into_iter().chain(columns.map_err(unforeseen)?).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
        RecordBatch::try_new_with_options(schema.clone(), columns, &options).map_err(unforeseen)
    }

    /// Lines whose good has no row are not lost: each such good is a row with its error.
    fn strays(
        &self,
        schema: &SchemaRef,
        kept: &[Arc<Field>],
        strays: &[&str],
    ) -> Result<Option<RecordBatch>, Vec<Fault>> {
        if strays.is_empty() {
            return Ok(None);
        }
        let place = At::Field(&At::Root, "materials");
        let fault = |good: &str| Fault::new("unknown-good", &place).given(good);
        let outcomes: Vec<_> = strays.iter().map(|good| Outcome::Refused(vec![fault(good)])).collect();
        let columns = kept.iter().map(|field| new_null_array(field.data_type(), strays.len())).collect();
        self.answered(schema, columns, &outcomes).map(Some)
    }
}

/// The rows whose name an earlier row has.
fn repeated(rows: &Rows<'_>, count: usize, known: &mut BTreeSet<String>) -> BTreeSet<usize> {
    (0..count).filter(|row| !known.insert(rows.id(*row).unwrap_or_default())).collect()
}

/// Our columns always fit our schema; this keeps a defect from being a panic.
fn unforeseen(error: ArrowError) -> Vec<Fault> {
    vec![Fault::new("wrong-type", &At::Root).given(error.to_string())]
}
