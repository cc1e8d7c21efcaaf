//! A value of JavaScript, read as the JSON document that it stands for.
//!
//! By hand, not by `serde_wasm_bindgen::from_value`: that reads numbers as floats, whose digits Rust prints otherwise
//! than JavaScript does, takes a `Map` for an object, replaces lone surrogates, follows a cycle until the stack ends,
//! and cannot say where in the document a fault stands.
//!
//! The document is the one that `JSON.stringify` would write, except that nothing is lost on the way: what it would
//! drop, turn into `null` or into text is a fault. `toJSON` is not called.

use std::borrow::Cow;

use js_sys::{Array, JsString, Reflect};
use tegi::fault::{At, Fault};
use tegi::json::Json;
use wasm_bindgen::prelude::*;

// Whatever runs code of the caller's (getters, proxies) is imported so that its exception becomes an `Err`; any other
// import would let the exception fly through the engine's frames and leave its stack where it was.
#[wasm_bindgen]
extern "C" {
    /// The text of a primitive.
    #[wasm_bindgen(js_name = String)]
    fn text_of(primitive: &JsValue) -> String;
    #[wasm_bindgen(js_namespace = Array, js_name = isArray, catch)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    type List;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn length(list: &List) -> Result<u32, JsValue>;
    #[wasm_bindgen(js_namespace = Object, js_name = keys, catch)]
    fn keys(object: &JsValue) -> Result<Array, JsValue>;
    /// `[object Map]`, of whichever realm.
    #[wasm_bindgen(js_namespace = ["Object", "prototype", "toString"], js_name = call, catch)]
    fn tag(value: &JsValue) -> Result<String, JsValue>;
}

/// Brackets within brackets, as for a text.
const DEPTH: usize = 160;

/// A document may not take more memory than this. Values that are shared many times over can stand for more than any
/// memory holds.
const MOST_BYTES: usize = 128 << 20;

/// After so many faults nobody reads on: an array of a thousand million holes ends here.
const MOST_FAULTS: usize = 1_000;

/// Reads a document.
pub(crate) fn read(value: &JsValue) -> Result<Json<'static>, Vec<Fault>> {
    let mut reader = Reader { faults: Vec::new(), bytes: 0 };
    match reader.value(value, &At::Root, 0) {
        Ok(json) if reader.faults.is_empty() => Ok(json),
        // What ends the reading stands alone: the rest of the document is not known.
        Err(End::Of(fault)) => Err(Vec::from([*fault])),
        Ok(_) | Err(End::TooManyFaults) => Err(reader.faults),
    }
}

/// Why a document was not read to its end.
enum End {
    Of(Box<Fault>),
    TooManyFaults,
}

struct Reader {
    faults: Vec<Fault>,
    bytes: usize,
}

impl Reader {
    /// The value; in the place of one that is at fault, `null`, so that all faults of the document are found.
    fn value(&mut self, value: &JsValue, at: &At<'_>, depth: usize) -> Result<Json<'static>, End> {
        self.count(size_of::<Json<'_>>())?;
        if let Some(text) = value.as_string() {
            return Ok(Json::Text(self.text(text, value, at)?));
        }
        if value.is_object() {
            return self.compound(value, at, depth);
        }
        if let Some(flag) = value.as_bool() {
            return Ok(Json::Bool(flag));
        }
        if value.is_null() {
            return Ok(Json::Null);
        }
        if value.is_undefined() || value.is_symbol() || value.is_function() {
            return self.wrong(&name_of(value), at);
        }
        // A number or a BigInt. The digits of the one are those that `JSON.stringify` writes.
        match text_of(value) {
            name if matches!(name.as_str(), "NaN" | "Infinity" | "-Infinity") => self.wrong(&name, at),
            digits => Ok(Json::Number(Cow::Owned(digits))),
        }
    }

    /// An array or an object.
    fn compound(&mut self, value: &JsValue, at: &At<'_>, depth: usize) -> Result<Json<'static>, End> {
        // The depth at which a text would be refused too; a cycle ends here.
        if depth >= DEPTH {
            let fault = Fault::new("too-deep", &At::Root).allowed(DEPTH.to_string());
            return Err(End::Of(Box::new(fault)));
        }
        match is_array(value) {
            Err(_) => self.wrong("unreadable", at),
            Ok(true) => self.list(value, at, depth),
            Ok(false) => match tag(value).as_deref() {
                Ok("[object Object]") => self.object(value, at, depth),
                Ok(_) => self.wrong(&name_of(value), at),
                Err(_) => self.wrong("unreadable", at),
            },
        }
    }

    fn list(&mut self, value: &JsValue, at: &At<'_>, depth: usize) -> Result<Json<'static>, End> {
        let Ok(length) = value.unchecked_ref::<List>().length() else {
            return self.wrong("unreadable", at);
        };
        let mut items = Vec::new();
        for (place, index) in (0..length).enumerate() {
            let at = At::Item(at, place);
            items.push(match Reflect::get_u32(value, index) {
                Ok(item) => self.value(&item, &at, depth.saturating_add(1))?,
                Err(_) => self.wrong("unreadable", &at)?,
            });
        }
        Ok(Json::List(items))
    }

    fn object(&mut self, value: &JsValue, at: &At<'_>, depth: usize) -> Result<Json<'static>, End> {
        let Ok(keys) = keys(value) else {
            return self.wrong("unreadable", at);
        };
        let mut members = Vec::new();
        for key in keys.iter() {
            let name = self.text(key.as_string().unwrap_or_default(), &key, at)?;
            let at = At::Field(at, &name);
            let member = match Reflect::get(value, &key) {
                Ok(member) if member.is_undefined() => continue,
                Ok(member) => self.value(&member, &at, depth.saturating_add(1))?,
                Err(_) => self.wrong("unreadable", &at)?,
            };
            members.push((name, member));
        }
        Ok(Json::Object(members))
    }

    /// A string that has crossed, unless the crossing replaced parts of it.
    fn text(&mut self, text: String, original: &JsValue, at: &At<'_>) -> Result<Cow<'static, str>, End> {
        self.count(text.len())?;
        if original.dyn_ref::<JsString>().and_then(|whole| lone_surrogate(&text, whole)).is_some() {
            self.fault(Fault::new("not-json", at).given(text.clone()))?;
        }
        Ok(Cow::Owned(text))
    }

    fn count(&mut self, bytes: usize) -> Result<(), End> {
        self.bytes = self.bytes.saturating_add(bytes);
        if self.bytes > MOST_BYTES {
            let fault = Fault::new("too-many", &At::Root).allowed(MOST_BYTES.to_string());
            return Err(End::Of(Box::new(fault)));
        }
        Ok(())
    }

    fn wrong(&mut self, name: &str, at: &At<'_>) -> Result<Json<'static>, End> {
        self.fault(Fault::new("wrong-type", at).given(name).allowed("JSON"))?;
        Ok(Json::Null)
    }

    fn fault(&mut self, fault: Fault) -> Result<(), End> {
        self.faults.push(fault);
        if self.faults.len() < MOST_FAULTS { Ok(()) } else { Err(End::TooManyFaults) }
    }
}

/// What a value is, for a person: `undefined`, `function`, `Map`.
pub(crate) fn name_of(value: &JsValue) -> String {
    let tag = tag(value).unwrap_or_default();
    let name = tag.strip_prefix("[object ").and_then(|rest| rest.strip_suffix(']')).unwrap_or("unreadable");
    if value.is_object() { name.to_string() } else { name.to_ascii_lowercase() }
}

/// The byte of `text` at which `original` has half a surrogate pair; nothing where it has none.
pub(crate) fn lone_surrogate(text: &str, original: &JsString) -> Option<usize> {
    // The crossing puts U+FFFD in its place, so that nearly all strings need no second look.
    if !text.contains('\u{FFFD}') {
        return None;
    }
    let mut byte: usize = 0;
    for letter in char::decode_utf16(original.iter()) {
        let Ok(letter) = letter else { return Some(byte) };
        byte = byte.saturating_add(letter.len_utf8());
    }
    None
}
