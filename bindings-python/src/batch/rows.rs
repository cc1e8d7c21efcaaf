//! The rows of a table as documents of facts.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use arrow_array::{ArrayRef, RecordBatch};
use tegi::door::table::cell::Cell;
use tegi::door::table::field::Kind as Field;
use tegi::door::table::value;
use tegi::door::table::value::Context;
use tegi::door::{At, Door, Fault, Json, Language, Library};

use super::cells::{Cells, Members, Object, cells};
use super::typed::{NOTHING, Of, Reading};

/// The column that names a row; with it lines of a second table find their good.
pub(super) const ID: &str = "id";
/// The column that holds whole documents as JSON text.
const FACTS: &str = "facts";
/// The column by which a line of a second table names its good.
const OF_GOOD: &str = "good";
const MATERIALS: &str = "materials";
const OPERATIONS: &str = "operations";

/// What a table's columns may be named.
pub(super) struct Kind {
    /// What they are read as.
    pub(super) of: Of,
    /// The facts of a document.
    facts: &'static [&'static str],
    /// Those of the good itself, which may stand without `good/`.
    good: &'static [&'static str],
}

/// Tables of goods.
pub(super) const GOODS: Kind = Kind {
    of: Of::Goods,
    facts: &[
        "on",
        "rulebook",
        "valid_to",
        "currency",
        "vat",
        "vat_rate",
        "readings",
        "good",
        MATERIALS,
        "operations",
        "answers",
        "wholly_produced",
        "beyond_insufficient_operations",
        "threshold",
    ],
    good: &["name", "hs", "ex_works_price", "production_cost"],
};

/// Tables of contracts.
pub(super) const CONTRACTS: Kind = Kind {
    of: Of::Contracts,
    facts: &[
        "on",
        "rulebook",
        "kind",
        "value",
        "currency",
        "vat",
        "readings",
        "subsoil_contract_day",
        "subsoil_term_changed_day",
        "contract_day",
        "report_day",
        "contracts",
    ],
    good: &[],
};

/// The lines of a second table, by the good that they belong to.
pub(super) struct Lines {
    batches: Vec<Object>,
    by_good: BTreeMap<String, Vec<(usize, usize)>>,
}

impl Lines {
    /// Reads the lines' columns.
    ///
    /// # Errors
    /// A table without the column `good`, or with one that cannot be read.
    pub(super) fn new(batches: &[RecordBatch], reading: Reading) -> Result<Lines, Fault> {
        let at = At::Field(&At::Root, MATERIALS);
        let mut lines = Lines { batches: Vec::new(), by_good: BTreeMap::new() };
        for (number, batch) in batches.iter().enumerate() {
            let mut members = Members::default();
            let mut goods = None;
            for (name, column) in named(batch) {
                let place = At::Field(&at, name);
                match name {
                    OF_GOOD => goods = Some(cells(column, &place, NOTHING)?),
                    _ => members.place(name, cells(column, &place, reading)?, &at)?,
                }
            }
            let goods = goods.ok_or_else(|| Fault::new("missing-field", &At::Field(&at, OF_GOOD)))?;
            for row in 0..batch.num_rows() {
                lines.by_good.entry(key(&goods.json(row))).or_default().push((number, row));
            }
            lines.batches.push(members.object(None));
        }
        Ok(lines)
    }

    /// The bill of a good; `None` where it has no line. Then its bill is not stated, and not one of no materials.
    fn of(&self, good: &str) -> Option<Json<'_>> {
        let lines = self.by_good.get(good)?.iter();
        let objects = lines.filter_map(|(batch, row)| self.batches.get(*batch).map(|object| object.json(*row)));
        Some(Json::List(objects.collect()))
    }

    /// Notes what of a good's lines cannot be read.
    fn doubts(&self, good: &str, found: &mut Vec<Fault>) {
        let at = At::Field(&At::Root, MATERIALS);
        for (item, (batch, row)) in self.by_good.get(good).into_iter().flatten().enumerate() {
            if let Some(object) = self.batches.get(*batch) {
                object.doubts(*row, &At::Item(&at, item), found);
            }
        }
    }

    /// The goods that lines name, and no row has.
    pub(super) fn strays<'l>(&'l self, known: &BTreeSet<String>) -> Vec<&'l str> {
        self.by_good.keys().filter(|good| !known.contains(*good)).map(String::as_str).collect()
    }
}

/// The rows of one batch.
pub(super) struct Rows<'t> {
    object: Object,
    texts: Option<Box<dyn Cells>>,
    ids: Option<Box<dyn Cells>>,
    same: &'t [(Cow<'static, str>, Json<'static>)],
    lines: Option<&'t Lines>,
}

impl<'t> Rows<'t> {
    /// Reads the columns of a batch.
    ///
    /// # Errors
    /// Columns that are no facts, and are not to be kept; columns that cannot be read.
    pub(super) fn new(
        batch: &RecordBatch,
        kind: &Kind,
        reading: Reading,
        keep: &[String],
        same: &'t [(Cow<'static, str>, Json<'static>)],
        lines: Option<&'t Lines>,
    ) -> Result<Rows<'t>, Vec<Fault>> {
        let mut rows = Rows { object: Members::default().object(None), texts: None, ids: None, same, lines };
        let (mut members, mut faults) = (Members::default(), Vec::new());
        let has_texts = batch.column_by_name(FACTS).is_some();
        for (name, column) in named(batch) {
            let is_kept = keep.iter().any(|kept| kept == name);
            let root = name.split('/').next().unwrap_or(name);
            let is_taken = lines.is_some() && root == MATERIALS;
            let done = match name {
                ID => cells(column, &At::Field(&At::Root, name), NOTHING).map(|ids| rows.ids = Some(ids)),
                FACTS => cells(column, &At::Field(&At::Root, name), NOTHING).map(|texts| rows.texts = Some(texts)),
                _ if kind.good.contains(&name) && !has_texts => cells(column, &At::Field(&At::Root, name), reading)
                    .and_then(|read| members.place(&format!("{OF_GOOD}/{name}"), read, &At::Root)),
                _ if kind.facts.contains(&root) && !has_texts && !is_taken => {
                    cells(column, &At::Field(&At::Root, name), reading)
                        .and_then(|read| members.place(name, read, &At::Root))
                }
                _ if is_kept => Ok(()),
                _ => Err(Fault::new("unknown-field", &At::Field(&At::Root, name))),
            };
            faults.extend(done.err());
        }
        for kept in keep.iter().filter(|kept| batch.column_by_name(kept).is_none()) {
            faults.push(Fault::new("missing-field", &At::Field(&At::Root, kept)));
        }
        if lines.is_some() && rows.ids.is_none() {
            faults.push(Fault::new("missing-field", &At::Field(&At::Root, ID)));
        }
        rows.object = members.object(None);
        if faults.is_empty() { Ok(rows) } else { Err(faults) }
    }

    /// The row's name, as text.
    pub(super) fn id(&self, row: usize) -> Option<String> {
        self.ids.as_ref().map(|ids| key(&ids.json(row)))
    }

    /// The document of a row, for `read`.
    ///
    /// # Errors
    /// Those of `read`; or the text is no JSON; or a cell cannot be read.
    pub(super) fn read<T>(
        &self,
        row: usize,
        door: &Door,
        read: impl FnOnce(&Json<'_>) -> Result<T, Vec<Fault>>,
    ) -> Result<T, Vec<Fault>> {
        let text = self.texts.as_ref().map(|texts| texts.json(row));
        let mut json = match &text {
            None => self.object.json(row),
            Some(Json::Text(text)) => Json::parse(text).map_err(|fault| vec![fault])?,
            Some(_) => Json::Null,
        };
        let mut doubts = Vec::new();
        self.object.doubts(row, &At::Root, &mut doubts);
        if let Json::Object(members) = &mut json {
            if let (Some(lines), Some(id)) = (self.lines, self.id(row)) {
                members.extend(lines.of(&id).map(|bill| (Cow::Borrowed(MATERIALS), bill)));
                lines.doubts(&id, &mut doubts);
            }
            for (name, value) in self.same {
                if !members.iter().any(|(known, _)| known == name) {
                    members.push((name.clone(), value.clone()));
                }
            }
        }
        if text.is_none() {
            named_operations(&mut json, door.library(), &mut doubts);
        }
        match read(&json) {
            read if doubts.is_empty() => read,
            read => {
                // What cannot be read is at fault once.
                let places: BTreeSet<String> = doubts.iter().map(|doubt| doubt.at.clone()).collect();
                let others = read.err().unwrap_or_default();
                doubts.extend(others.into_iter().filter(|fault| !places.contains(&fault.at)));
                Err(doubts)
            }
        }
    }
}

/// Operations by any of their names, as their ids. A text may hold several of them; one that is unknown is a fault.
fn named_operations(json: &mut Json<'_>, library: &Library, doubts: &mut Vec<Fault>) {
    let Json::Object(members) = json else { return };
    let text = |value: &Json<'_>| if let Json::Text(text) = value { Some(text.to_string()) } else { None };
    let rulebook = members.iter().find(|(name, _)| name == "rulebook").and_then(|(_, value)| text(value));
    let own = members.iter().find(|(name, _)| name == "threshold").map(|(_, value)| own_operations(value));
    let own = own.unwrap_or_default();
    let Some((_, stated)) = members.iter_mut().find(|(name, _)| name == OPERATIONS) else { return };
    let book = rulebook.and_then(|name| library.named(&name).ok());
    let context = Context { library: Some(library), rulebook: book, ..Context::of(Language::Ru) };
    let at = At::Field(&At::Root, OPERATIONS);
    let mut read = |text: &str, at: &At<'_>, ids: &mut Vec<Json<'static>>| {
        if own.iter().any(|known| known == text) || book.is_some_and(|book| book.terms.get(text).is_some()) {
            return ids.push(Json::Text(Cow::Owned(text.to_owned())));
        }
        match value::read(Field::Operations, &Cell::text(text), &context) {
            Ok(Some(said)) => match said.fact.json() {
                Json::List(names) => ids.extend(names),
                one => ids.push(one),
            },
            Ok(None) => {}
            Err(doubt) => {
                doubts.push(doubt.fault(&at.to_string()));
                ids.push(Json::Text(Cow::Owned(text.to_owned())));
            }
        }
    };
    let mut ids = Vec::new();
    match &*stated {
        Json::Text(text) => read(text, &at, &mut ids),
        Json::List(items) if items.iter().all(|item| matches!(item, Json::Text(_))) => {
            for (place, item) in items.iter().enumerate() {
                read(&text(item).unwrap_or_default(), &At::Item(&at, place), &mut ids);
            }
        }
        _ => return,
    }
    *stated = Json::List(ids);
}

/// The operations of the user's own list, which no rulebook names.
fn own_operations(threshold: &Json<'_>) -> Vec<String> {
    let Json::Object(members) = threshold else { return Vec::new() };
    let list = members.iter().find(|(name, _)| name == OPERATIONS).map(|(_, list)| list);
    let Some(Json::List(items)) = list else { return Vec::new() };
    items.iter().filter_map(|item| if let Json::Text(text) = item { Some(text.to_string()) } else { None }).collect()
}

fn named(batch: &RecordBatch) -> impl Iterator<Item = (&str, &ArrayRef)> {
    batch.schema_ref().fields().iter().map(|field| field.name().as_str()).zip(batch.columns())
}

/// A row's name, whether text or number.
fn key(json: &Json<'_>) -> String {
    match json {
        Json::Text(text) | Json::Number(text) => text.to_string(),
        _ => String::new(),
    }
}
