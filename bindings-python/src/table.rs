//! Reading tables in passes, so that they need not fit into memory: Python brings bytes and cells, and keeps records on
//! disk in between.

use std::sync::Arc;

use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;
use pyo3::types::PyBytes;
use tegi::door::table::answer::Role;
use tegi::door::table::ask::Ask;
use tegi::door::table::cell::{Row, Sheet};
use tegi::door::table::text::{Dialect, Event, Reader as TextReader, Sniff, stem};
use tegi::door::table::{Assembler, Layout, Reader, Record, Rest, Survey};
use tegi::door::{At, Fault, Faults, Fields, Json, canonical};

use crate::engine::Engine;
use crate::to_python::tegi_error;

/// A record as Python keeps it: what its sheet is about, its id, what it is compared by, its row, the ids beside it, and
/// the whole as bytes.
type Kept<'py> = (&'static str, Option<String>, String, u32, Vec<String>, Bound<'py, PyBytes>);

/// Tables on their way to facts.
#[pyclass(module = "tegi")]
pub(crate) struct TablePasses {
    stage: Stage,
    /// Of each sheet how its text is written; nothing for a spreadsheet's.
    dialects: Vec<Option<Dialect>>,
    /// The text that is being read.
    text: Option<TextReader>,
    sniff: Option<(String, Sniff)>,
    faults: Vec<Fault>,
}

enum Stage {
    Survey(Survey),
    Read(Arc<Layout>, Box<Reader>),
    Assemble(Box<Assembler>),
    /// A step failed.
    Over,
}

#[pymethods]
impl TablePasses {
    /// Begins; `options` is what is asked, as JSON. Where tables come from several files, addresses name the file.
    #[new]
    fn new(py: Python<'_>, engine: &Engine, options: &str, is_one_of_many: bool) -> PyResult<TablePasses> {
        let json = Json::parse(options).map_err(|fault| vec![fault]);
        let ask = engine.with(py, |door| json.and_then(|json| Ask::read(&json, door.library())))?;
        let ask = ask.map_err(|faults| tegi_error(py, &faults))?;
        let survey = Survey::new(ask, is_one_of_many);
        let (dialects, faults) = (Vec::new(), Vec::new());
        Ok(TablePasses { stage: Stage::Survey(survey), dialects, text: None, sniff: None, faults })
    }

    /// First pass: begins a sheet of a spreadsheet; `head` is what is told of it, as JSON.
    fn sheet(&mut self, py: Python<'_>, head: &str) -> PyResult<()> {
        let json = Json::parse(head).map_err(|fault| tegi_error(py, &[fault]))?;
        let faults = Faults::default();
        let sheet = Fields::open(&json, &At::Root, &faults).map(|fields| {
            let sheet = Sheet::read(&fields);
            fields.close();
            sheet
        });
        let sheet = faults.or(sheet).map_err(|faults| tegi_error(py, &faults))?;
        self.survey()?.sheet(sheet);
        self.dialects.push(None);
        Ok(())
    }

    /// First pass: begins a text file. All its bytes are looked at (`look`), then its rows (`push`).
    fn begin_text(&mut self, file: &str) {
        self.sniff = Some((file.to_owned(), Sniff::new(file)));
    }

    /// First pass: looks at the next bytes of the text file.
    fn look(&mut self, bytes: &[u8]) -> PyResult<()> {
        let (_, sniff) = self.sniff.as_mut().ok_or_else(out_of_order)?;
        sniff.push(bytes);
        Ok(())
    }

    /// First pass: all bytes of the text file were looked at; its rows come next. The name of its encoding.
    fn looked(&mut self, py: Python<'_>) -> PyResult<&'static str> {
        let (file, sniff) = self.sniff.take().ok_or_else(out_of_order)?;
        let dialect = sniff.finish().map_err(|fault| tegi_error(py, &[fault]))?;
        let name = stem(&file).to_owned();
        self.text = Some(TextReader::new(dialect, &name));
        let survey = self.survey()?;
        survey.sheet(Sheet { file, name, ..Sheet::default() });
        survey.text(dialect.encoding.name(), Some(dialect.separator));
        self.dialects.push(Some(dialect));
        Ok(dialect.encoding.name())
    }

    /// Either pass: the next bytes of the text file; in the second, the records of their rows.
    fn push<'py>(&mut self, py: Python<'py>, engine: &Engine, bytes: &[u8]) -> PyResult<Vec<Kept<'py>>> {
        let mut events = Vec::new();
        self.text.as_mut().ok_or_else(out_of_order)?.push(bytes, &mut events);
        self.events(py, engine, events)
    }

    /// Either pass: the text file has ended.
    fn end_text<'py>(&mut self, py: Python<'py>, engine: &Engine) -> PyResult<Vec<Kept<'py>>> {
        let mut events = Vec::new();
        self.text.take().ok_or_else(out_of_order)?.finish(&mut events);
        self.events(py, engine, events)
    }

    /// Either pass: the next rows of a sheet, as JSON; in the second, their records.
    fn rows<'py>(&mut self, py: Python<'py>, engine: &Engine, rows: &str) -> PyResult<Vec<Kept<'py>>> {
        let json = Json::parse(rows).map_err(|fault| tegi_error(py, &[fault]))?;
        let faults = Faults::default();
        let rows = Row::read_all(&json, &At::Root, &faults);
        let rows = faults.or(rows).map_err(|faults| tegi_error(py, &faults))?;
        self.take(py, engine, &rows)
    }

    /// Between the passes: how the tables are understood, as JSON: `tables`, `faults` of the whole, `mapping`.
    fn understood(&mut self) -> PyResult<String> {
        let Stage::Survey(survey) = std::mem::replace(&mut self.stage, Stage::Over) else { return Err(out_of_order()) };
        let layout = Arc::new(survey.finish());
        // A text is read twice, and so are its faults.
        self.faults.clear();
        let told = format!(
            r#"{{"tables":{},"faults":{},"mapping":{}}}"#,
            canonical(&layout.tables()),
            canonical(&layout.faults()),
            canonical(&layout.mapping())
        );
        self.stage = Stage::Read(Arc::clone(&layout), Box::new(Reader::new(layout)));
        Ok(told)
    }

    /// Second pass: begins the sheet of this place again; the last record of the one before.
    fn again<'py>(&mut self, py: Python<'py>, place: usize) -> PyResult<Vec<Kept<'py>>> {
        let Stage::Read(layout, reader) = &mut self.stage else { return Err(out_of_order()) };
        let dialect = self.dialects.get(place).copied().flatten();
        let name = layout.tables().get(place).map(|table| table.sheet.clone()).unwrap_or_default();
        self.text = dialect.map(|dialect| TextReader::new(dialect, &name));
        let records = reader.sheet(place);
        kept(py, layout, records)
    }

    /// Behind the second pass: the last records, and as JSON what was set apart and what is wrong with the whole.
    fn read<'py>(&mut self, py: Python<'py>, engine: &Engine) -> PyResult<(Vec<Kept<'py>>, String, String)> {
        let Stage::Read(layout, reader) = std::mem::replace(&mut self.stage, Stage::Over) else {
            return Err(out_of_order());
        };
        let mut rest: Rest = reader.finish();
        let records = std::mem::take(&mut rest.records);
        let assembler = engine.with(py, |door| {
            let mut assembler = Assembler::new(Arc::clone(&layout), door.library());
            assembler.take(&rest);
            assembler
        })?;
        let mut faults = layout.faults().to_vec();
        faults.append(&mut self.faults);
        faults.extend(assembler.faults().iter().chain(&rest.faults).cloned());
        let records = kept(py, &layout, records)?;
        self.stage = Stage::Assemble(Box::new(assembler));
        Ok((records, canonical(&rest.apart), canonical(&faults)))
    }

    /// The document of a good by its own record, its lines, and the faults of lines that may be its; as JSON.
    fn good(&self, own: Option<&[u8]>, lines: Vec<PyBackedBytes>, astray: Vec<String>) -> PyResult<String> {
        let own = own.map(record).transpose()?;
        let lines = lines.iter().map(|line| record(line)).collect::<PyResult<Vec<_>>>()?;
        let astray = astray.iter().map(|text| fault(text)).collect::<PyResult<Vec<_>>>()?;
        Ok(canonical(&self.assembler()?.good(own.as_ref(), &lines, &astray)))
    }

    /// The fault of a good whose id an earlier one has, as JSON.
    fn duplicate(&self, own: &[u8]) -> PyResult<String> {
        Ok(canonical(&self.assembler()?.duplicate(&record(own)?)))
    }

    /// The fault of a line that meets no good, with the ids of goods that are nearly its; as JSON.
    fn stray(&self, line: &[u8], near: Vec<String>) -> PyResult<String> {
        Ok(canonical(&self.assembler()?.stray(&record(line)?, near)))
    }

    /// A document of nothing but faults, for lines that meet no good; as JSON.
    fn astray(&self, line: &[u8], faults: Vec<String>) -> PyResult<String> {
        let faults = faults.iter().map(|text| fault(text)).collect::<PyResult<Vec<_>>>()?;
        Ok(canonical(&self.assembler()?.astray(&record(line)?, faults)))
    }
}

impl TablePasses {
    fn survey(&mut self) -> PyResult<&mut Survey> {
        match &mut self.stage {
            Stage::Survey(survey) => Ok(survey),
            _ => Err(out_of_order()),
        }
    }

    fn assembler(&self) -> PyResult<&Assembler> {
        match &self.stage {
            Stage::Assemble(assembler) => Ok(assembler),
            _ => Err(out_of_order()),
        }
    }

    fn events<'py>(&mut self, py: Python<'py>, engine: &Engine, events: Vec<Event>) -> PyResult<Vec<Kept<'py>>> {
        let mut rows = Vec::with_capacity(events.len());
        for event in events {
            match event {
                Event::Row(row) => rows.push(row),
                Event::Fault(fault) => self.faults.push(fault),
            }
        }
        self.take(py, engine, &rows)
    }

    fn take<'py>(&mut self, py: Python<'py>, engine: &Engine, rows: &[Row<'_>]) -> PyResult<Vec<Kept<'py>>> {
        match &mut self.stage {
            Stage::Survey(survey) => {
                survey.rows(rows);
                Ok(Vec::new())
            }
            Stage::Read(layout, reader) => {
                let records = engine.with(py, |door| reader.rows(rows, door.library()))?;
                kept(py, layout, records)
            }
            _ => Err(out_of_order()),
        }
    }
}

fn kept<'py>(py: Python<'py>, layout: &Layout, records: Vec<Record>) -> PyResult<Vec<Kept<'py>>> {
    let keep = |record: Record| {
        let role = match layout.role(record.sheet) {
            Role::Goods => "goods",
            Role::GoodsAndLines => "goods-and-lines",
            _ => "lines",
        };
        let bytes = serde_json::to_vec(&record).map_err(|error| PyValueError::new_err(error.to_string()))?;
        Ok((role, record.id, record.key, record.row, record.beside, PyBytes::new(py, &bytes)))
    };
    records.into_iter().map(keep).collect()
}

fn record(bytes: &[u8]) -> PyResult<Record> {
    serde_json::from_slice(bytes).map_err(|error| PyValueError::new_err(error.to_string()))
}

fn fault(text: &str) -> PyResult<Fault> {
    serde_json::from_str(text).map_err(|error| PyValueError::new_err(error.to_string()))
}

/// The package calls the steps in their order.
fn out_of_order() -> PyErr {
    PyValueError::new_err("a step of reading tables is out of order")
}
