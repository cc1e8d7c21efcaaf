//! Tables that are in memory, to their facts in one call.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::answer::{Document, Role, TableReading};
use super::ask::{About, Ask};
use super::assemble::Assembler;
use super::cell::{Row, Sheet};
use super::layout::Layout;
use super::record::{Reader, Record, Rest};
use super::survey::Survey;
use super::text;
use crate::doc::{At, Fault, Faults, Fields, Json};
use crate::law::Library;

/// A table in memory.
#[derive(Clone, Debug, Default)]
pub struct Source<'a> {
    /// What is told of the sheet.
    pub sheet: Sheet,
    /// Its rows.
    pub rows: Vec<Row<'a>>,
    /// Of a text: its encoding, and what parts its cells.
    pub text: Option<(&'static str, Option<char>)>,
    /// Why its rows are not all that it holds.
    pub faults: Vec<Fault>,
}

impl Source<'_> {
    /// A text table from the bytes of a file.
    pub fn of_bytes(file: &str, bytes: &[u8]) -> Source<'static> {
        let name = String::from(text::stem(file));
        let sheet = Sheet { file: String::from(file), name, ..Sheet::default() };
        match text::read(file, bytes) {
            Ok((dialect, events)) => {
                let text = Some((dialect.encoding.name(), Some(dialect.separator)));
                Source::of_events(Source { sheet, text, ..Source::default() }, events)
            }
            Err(fault) => Source { sheet, faults: Vec::from([fault]), ..Source::default() },
        }
    }

    /// A table from the clipboard.
    pub fn of_clipboard(text: &str) -> Source<'static> {
        Source::of_events(Source::default(), text::read_clipboard(text))
    }

    fn of_events(mut source: Source<'static>, events: Vec<text::Event>) -> Source<'static> {
        for event in events {
            match event {
                text::Event::Row(row) => source.rows.push(row),
                text::Event::Fault(fault) => source.faults.push(fault),
            }
        }
        source
    }
}

/// Sheets of one request.
const MOST_SHEETS: usize = 1_000;

/// Reads a request: what is asked as `options`, and `sheets`, each with its `rows`, a file's `text`, the place of its
/// bytes among `files`, or a `clipboard`.
///
/// # Errors
/// Every fault of the request itself. What is wrong with the tables is in the answer.
pub(crate) fn read_request(request: &Json<'_>, files: &[&[u8]], library: &Library) -> Result<TableReading, Vec<Fault>> {
    let faults = Faults::default();
    let asked = request_of(request, files, &faults);
    let (ask, sources) = faults.or(asked)?;
    let ask = ask.with_stated(library)?;
    Ok(read(ask, &sources, library))
}

fn request_of<'j>(request: &'j Json<'_>, files: &[&[u8]], faults: &Faults) -> Option<(Ask, Vec<Source<'j>>)> {
    let fields = Fields::open(request, &At::Root, faults)?;
    let ask = fields
        .required("options", |fields, name| Ask::read_at(fields.json(name)?, &At::Field(&At::Root, name), faults));
    let sources = sources_of(request, &fields, files, faults);
    fields.close();
    Some((ask?, sources?))
}

/// The tables of a request.
pub(super) fn sources_of<'j>(
    request: &'j Json<'_>,
    fields: &Fields<'_, '_>,
    files: &[&[u8]],
    faults: &Faults,
) -> Option<Vec<Source<'j>>> {
    let sheets = fields.list("sheets", MOST_SHEETS, |json, at, faults| {
        let fields = Fields::open(json, at, faults)?;
        let sheet = Sheet::read(&fields);
        for name in ["rows", "text", "bytes", "clipboard"] {
            fields.json(name);
        }
        fields.close();
        Some(sheet)
    });
    let Some(Json::List(items)) = request.get("sheets") else { return Some(Vec::new()) };
    let at = At::Field(&At::Root, "sheets");
    let mut sources = Vec::new();
    for (place, (json, sheet)) in items.iter().zip(sheets.unwrap_or_default()).enumerate() {
        sources.push(source_of(json, sheet, files, &At::Item(&at, place), faults)?);
    }
    Some(sources)
}

fn source_of<'j>(
    json: &'j Json<'_>,
    sheet: Sheet,
    files: &[&[u8]],
    at: &At<'_>,
    faults: &Faults,
) -> Option<Source<'j>> {
    if let Some(text) = json.text("clipboard") {
        return Some(Source::of_clipboard(text));
    }
    if let Some(text) = json.text("text") {
        return Some(Source::of_bytes(&sheet.file, text.as_bytes()));
    }
    if let Some(Json::Number(place)) = json.get("bytes") {
        let bytes = place.parse::<usize>().ok().and_then(|place| files.get(place));
        let Some(bytes) = bytes else {
            faults.push(Fault::new("not-a-number", &At::Field(at, "bytes")).given(place.as_ref()));
            return None;
        };
        return Some(Source::of_bytes(&sheet.file, bytes));
    }
    let Some(rows) = json.get("rows") else {
        faults.push(Fault::new("missing-field", &At::Field(at, "rows")));
        return None;
    };
    let rows = Row::read_all(rows, &At::Field(at, "rows"), faults)?;
    Some(Source { sheet, rows, ..Source::default() })
}

/// Reads tables in memory: how they were understood, the facts that they state, what is wrong.
pub fn read(ask: Ask, sources: &[Source<'_>], library: &Library) -> TableReading {
    let mut files: Vec<&str> = sources.iter().map(|source| source.sheet.file.as_str()).collect();
    files.dedup();
    let mut survey = Survey::new(ask, files.len() > 1);
    for source in sources {
        survey.sheet(source.sheet.clone());
        if let Some((encoding, separator)) = source.text {
            survey.text(encoding, separator);
        }
        survey.rows(&source.rows);
    }
    let layout = Arc::new(survey.finish());
    let mut reader = Reader::new(Arc::clone(&layout));
    let mut records = Vec::new();
    for (place, source) in sources.iter().enumerate() {
        records.extend(reader.sheet(place));
        records.extend(reader.rows(&source.rows, library));
    }
    let mut rest = reader.finish();
    records.append(&mut rest.records);
    rest.faults.splice(0..0, sources.iter().flat_map(|source| source.faults.iter().cloned()));
    told(&layout, records, &rest, library)
}

/// The answer of all records.
fn told(layout: &Arc<Layout>, records: Vec<Record>, rest: &Rest, library: &Library) -> TableReading {
    let mut assembler = Assembler::new(Arc::clone(layout), library);
    assembler.take(rest);
    let documents = match layout.ask.about {
        About::Goods | About::Bill => goods(layout, &assembler, records),
        About::Contract => Vec::from([assembler.contract(&records)]),
        About::Period => Vec::from([assembler.period(&records)]),
    };
    let mut faults = layout.faults().to_vec();
    faults.extend(assembler.faults().iter().chain(&rest.faults).cloned());
    if layout.ask.about == About::Bill && documents.len() > 1 {
        let ids = documents.iter().filter_map(|document| document.id.clone()).collect::<Vec<String>>();
        faults.push(Fault::at("several-goods", "").given(ids.join(", ")));
    }
    let mut tables = layout.tables();
    for (place, apart) in &rest.apart {
        if let Some(table) = tables.get_mut(*place) {
            table.apart.push(apart.clone());
        }
    }
    TableReading { kind: "tables", tables, documents, faults, mapping: layout.mapping() }
}

/// The lines of a good, and what else may be of it.
#[derive(Default)]
struct Good {
    own: Option<Record>,
    /// Others of the same id.
    twins: Vec<Record>,
    lines: Vec<Record>,
    astray: Vec<Fault>,
}

/// Goods with their lines, in the order of the goods; then lines that meet none.
fn goods(layout: &Layout, assembler: &Assembler, records: Vec<Record>) -> Vec<Document> {
    let mut goods: Vec<Good> = Vec::new();
    let mut places: BTreeMap<Option<String>, usize> = BTreeMap::new();
    let mut lines: Vec<Record> = Vec::new();
    for record in records {
        match layout.role(record.sheet) {
            Role::Goods => match record.id.clone().and_then(|id| places.get(&Some(id)).copied()) {
                Some(place) => {
                    if let Some(good) = goods.get_mut(place) {
                        good.twins.push(record);
                    }
                }
                None => {
                    if record.id.is_some() {
                        places.insert(record.id.clone(), goods.len());
                    }
                    goods.push(Good { own: Some(record), ..Good::default() });
                }
            },
            Role::GoodsAndLines => {
                let place = *places.entry(record.id.clone()).or_insert(goods.len());
                if place == goods.len() {
                    goods.push(Good::default());
                }
                if let Some(good) = goods.get_mut(place) {
                    good.lines.push(record);
                }
            }
            _ => lines.push(record),
        }
    }
    let is_bill = layout.ask.about == About::Bill;
    if is_bill && goods.is_empty() {
        goods.push(Good::default());
    }
    let mut strays: Vec<Record> = Vec::new();
    for line in lines {
        let only = (is_bill && line.id.is_none() && goods.len() == 1).then_some(0);
        let place = only.or_else(|| line.id.clone().and_then(|id| places.get(&Some(id)).copied()));
        // A bill whose lines name their good, and no sheet of goods: the good is the one that they name.
        let place = place.or_else(|| (is_bill && places.is_empty() && goods.len() == 1).then_some(0));
        match place.and_then(|place| goods.get_mut(place)) {
            Some(good) => good.lines.push(line),
            None => strays.push(line),
        }
    }
    let mut documents = Vec::with_capacity(goods.len());
    let stray_documents = astray(assembler, &mut goods, strays);
    for good in goods {
        let mut astray = good.astray;
        if let Some(own) = good.own.as_ref().filter(|_| !good.twins.is_empty()) {
            astray.push(assembler.duplicate(own));
        }
        documents.push(assembler.good(good.own.as_ref(), &good.lines, &astray));
        for twin in &good.twins {
            documents.push(assembler.good(Some(twin), &[], &[assembler.duplicate(twin)]));
        }
    }
    documents.extend(stray_documents);
    documents
}

/// Lines that meet no good: a document of faults for each number, and a fault at each good that they may be of.
fn astray(assembler: &Assembler, goods: &mut [Good], strays: Vec<Record>) -> Vec<Document> {
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_id: BTreeMap<String, usize> = BTreeMap::new();
    for (place, good) in goods.iter().enumerate() {
        let record = good.own.as_ref().or(good.lines.first());
        if let Some((record, id)) = record.and_then(|record| Some((record, record.id.clone()?))) {
            by_key.entry(record.key.clone()).or_default().push(place);
            by_id.insert(id, place);
        }
    }
    let mut groups: Vec<(Record, Vec<Fault>)> = Vec::new();
    let mut group_of: BTreeMap<Option<String>, usize> = BTreeMap::new();
    for stray in strays {
        let near = by_key.get(&stray.key).filter(|_| stray.id.is_some()).cloned().unwrap_or_default();
        let names = near.iter().filter_map(|place| {
            let good = goods.get(*place)?;
            good.own.as_ref().or(good.lines.first())?.id.clone()
        });
        let fault = assembler.stray(&stray, names.collect());
        let beside = stray.beside.iter().filter_map(|id| by_id.get(id).copied());
        let touched: Vec<usize> = near.into_iter().chain(beside).collect();
        for place in touched {
            if let Some(good) = goods.get_mut(place) {
                good.astray.push(fault.clone());
            }
        }
        match group_of.get(&stray.id).and_then(|place| groups.get_mut(*place)) {
            Some((_, faults)) => faults.push(fault),
            None => {
                group_of.insert(stray.id.clone(), groups.len());
                groups.push((stray, Vec::from([fault])));
            }
        }
    }
    groups.into_iter().map(|(record, faults)| assembler.astray(&record, faults)).collect()
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn a_request_without_options_is_refused() {
        let library = Library::embedded().unwrap();
        let request = Json::parse(r#"{"sheets": []}"#).unwrap();
        let faults = read_request(&request, &[], &library).unwrap_err();
        assert_eq!(
            faults.first().map(|fault| (fault.code.to_string(), fault.at.clone())),
            Some(("missing-field".into(), "/options".into()))
        );
    }
}
