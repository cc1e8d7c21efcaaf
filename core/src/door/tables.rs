//! What bindings ask of the reader of tables.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Door, parsed, said};
use crate::doc::{Fault, Json};
use crate::table::answer::TableReading;
use crate::table::rates::read_rates;
use crate::table::read::read_request;
use crate::table::text::clipboard_rows;
use crate::table::values::read_values;

impl Door {
    /// Reads tables: `{"options": {"about": "goods", …}, "sheets": [{"file", "sheet", "rows": […]}]}`, to how they were
    /// understood, the documents of facts and what is wrong, or a refusal.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let answer = door.read_table(r#"{"options": {"about": "bill", "same": {"on": "2026-03-01"}}, "sheets": [
    ///     {"file": "bill.xlsx", "sheet": "Лист1", "rows": [
    ///         {"row": 1, "cells": ["Наименование", "Код ТН ВЭД", "Страна", "Стоимость"]},
    ///         {"row": 2, "cells": ["Горелка", "8416201000", "Германия", {"n": "310.5"}]}]}]}"#);
    /// assert!(answer.contains(r#""materials":[{"hs":"8416201000","name":"Горелка","origin":"#), "{answer}");
    /// # Ok::<(), String>(())
    /// ```
    pub fn read_table(&self, request: &str) -> String {
        said(parsed(request).and_then(|json| self.read_table_json(&json)))
    }

    /// The same from a JSON value.
    ///
    /// # Errors
    /// Every fault of the request itself. What is wrong with the tables is in the answer.
    pub fn read_table_json(&self, request: &Json<'_>) -> Result<TableReading, Vec<Fault>> {
        read_request(request, &[], &self.library)
    }

    /// The same with files of text tables: `{"file": "goods.csv", "bytes": 0}` among the sheets is the first of them.
    pub fn read_table_files(&self, request: &str, files: &[&[u8]]) -> String {
        let read = |json: Json<'_>| read_request(&json, files, &self.library);
        said(parsed(request).and_then(read))
    }

    /// Reads tables of rates of currencies, given as those of [`Door::read_table_files`] without options; to the rates
    /// or a refusal.
    pub fn read_rates(&self, request: &str, files: &[&[u8]]) -> String {
        let read = |json: Json<'_>| read_rates(&json, files);
        said(parsed(request).and_then(read))
    }

    /// Reads single values as the cells of tables are read, such as what a person typed into a field: `{"values":
    /// [{"kind": "amount", "cell": "1 000 $"}]}`, to what each says or why it is in doubt, or a refusal.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let answer = door.read_values(r#"{"values": [{"kind": "amount", "cell": "1 000,5 $"},
    ///     {"kind": "country", "cell": "Китай"}, {"kind": "amount", "cell": "1,234"}]}"#);
    /// assert!(answer.contains(r#"[{"currency":"USD","value":"1000.5"},{"value":"CN"},{"fault":{"#), "{answer}");
    /// # Ok::<(), String>(())
    /// ```
    pub fn read_values(&self, request: &str) -> String {
        let read = |json: Json<'_>| read_values(&json, &self.library);
        said(parsed(request).and_then(read))
    }

    /// Reads what comes from the clipboard: the texts of its cells, row by row, or a refusal.
    ///
    /// ```
    /// let door = tegi::door::Door::open().map_err(|faults| format!("{faults:?}"))?;
    /// let answer = door.clipboard_rows("\"Завод\" труба\t10\n\nКран 1/2\"\t20\n");
    /// assert_eq!(answer, r#"{"rows":[["\"Завод\" труба","10"],[],["Кран 1/2\"","20"]],"type":"rows"}"#);
    /// # Ok::<(), String>(())
    /// ```
    pub fn clipboard_rows(&self, text: &str) -> String {
        said(clipboard_rows(text))
    }
}
