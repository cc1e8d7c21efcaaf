//! The reader of tables.

use js_sys::{Array, Uint8Array};
use tegi::door::table::kind::Kind;
use tegi::door::{Door, Fault};
use wasm_bindgen::prelude::*;

use crate::{answer, name_of, text, with_door};

/// A request with the bytes of the text files that it refers to, to how tables are understood or a refusal.
#[wasm_bindgen(js_name = readTable)]
pub fn read_table(request: &JsValue, files: &Array) -> String {
    of_files(request, files, Door::read_table_files)
}

/// A request as of tables, to the rates of currencies in them or a refusal.
#[wasm_bindgen(js_name = readRates)]
pub fn read_rates(request: &JsValue, files: &Array) -> String {
    of_files(request, files, |door, request, files| door.read_rates(request, files))
}

/// Single values with their kinds, to what each says or a refusal.
#[wasm_bindgen(js_name = readValues)]
pub fn read_values(request: &JsValue) -> String {
    answer(text(request).and_then(|request| with_door(|door| door.read_values(&request))))
}

/// What comes from the clipboard, to the texts of its cells, row by row, or a refusal. Blank rows keep their place.
#[wasm_bindgen(js_name = clipboardRows)]
pub fn clipboard_rows(copied: &JsValue) -> String {
    answer(text(copied).and_then(|copied| with_door(|door| door.clipboard_rows(&copied))))
}

/// What kind of file some bytes are: `text`, `xlsx` or `parquet`; or why it is not read, as a refusal.
#[wasm_bindgen(js_name = kindOf)]
pub fn kind_of(file: &[u8], name: &str) -> String {
    let kind = Kind::of(file);
    match kind.refusal(name) {
        Some(fault) => answer(Err(Vec::from([fault]))),
        None if kind == Kind::Xlsx => "xlsx".to_string(),
        None if kind == Kind::Parquet => "parquet".to_string(),
        None => "text".to_string(),
    }
}

/// The fields of tables, with their headings, and the names of what cells may say.
#[wasm_bindgen]
pub fn data() -> String {
    tegi::door::table::data::TEXT.to_string()
}

fn of_files(request: &JsValue, files: &Array, read: impl FnOnce(&Door, &str, &[&[u8]]) -> String) -> String {
    let files: Result<Vec<Vec<u8>>, Vec<Fault>> = files.iter().map(bytes).collect();
    let read = |request: String| {
        let files = files?;
        let slices: Vec<&[u8]> = files.iter().map(Vec::as_slice).collect();
        with_door(|door| read(door, &request, &slices))
    };
    answer(text(request).and_then(read))
}

fn bytes(file: JsValue) -> Result<Vec<u8>, Vec<Fault>> {
    let Some(bytes) = file.dyn_ref::<Uint8Array>() else {
        return Err(Vec::from([Fault::at("wrong-type", "").given(name_of(&file)).allowed("Uint8Array")]));
    };
    Ok(bytes.to_vec())
}
