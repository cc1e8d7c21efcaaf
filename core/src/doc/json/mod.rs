//! JSON as it was written: numbers keep their digits, duplicate keys stay visible, nothing becomes a float.

mod read;
mod write;

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cmp::Ordering;

use hifijson::num::LexWrite as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::{Expect, Lex as _};
use hifijson::{Error, SliceLexer};
use serde::Serialize;

pub(crate) use read::{FromJson, from_json, member};
pub use write::NotJson;

use super::fault::{At, Fault};
use crate::sort::sorted;

/// A JSON value. Bindings build it from their language's own values; [`Json::parse`] builds it from text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, by its digits.
    Number(Cow<'a, str>),
    /// A string.
    Text(Cow<'a, str>),
    /// An array.
    List(Vec<Json<'a>>),
    /// An object, its members in the order given.
    Object(Vec<(Cow<'a, str>, Json<'a>)>),
}

/// The line and column of a byte of a text, both from 1, as people and editors count them: `3:14`.
///
/// ```
/// assert_eq!(tegi::doc::line_and_column("{\n\"é\" x", 7), "2:5");
/// ```
pub fn line_and_column(text: &str, byte: usize) -> String {
    let before: String = text.char_indices().take_while(|(place, _)| *place < byte).map(|(_, letter)| letter).collect();
    let line = before.matches('\n').count().saturating_add(1);
    let last = before.rsplit('\n').next().unwrap_or_default();
    [line.to_string(), last.chars().count().saturating_add(1).to_string()].join(":")
}

/// Brackets within brackets; a bill of 32 levels needs four for each.
pub const DEPTH: usize = 160;

/// A number with more significant digits than this may not have survived the float it travelled through.
const EXACT_DIGITS: usize = 15;

impl<'a> Json<'a> {
    /// Reads a JSON text (RFC 8259).
    ///
    /// # Errors
    /// One [`Fault`] with code `not-json` or `too-deep`; its `given` is where reading stopped: `line:column`.
    ///
    /// ```
    /// use tegi::doc::Json;
    /// assert_eq!(Json::parse("1.50"), Ok(Json::Number("1.50".into())));
    /// assert!(Json::parse("{").is_err());
    /// ```
    pub fn parse(text: &'a str) -> Result<Json<'a>, Fault> {
        let mut lexer = SliceLexer::new(text.as_bytes());
        let value = lexer.exactly_one(SliceLexer::ws_peek, |next, lexer| value(DEPTH, next, lexer));
        value.map_err(|error| {
            let code = if matches!(error, Error::Depth) { "too-deep" } else { "not-json" };
            let stopped = text.len().saturating_sub(lexer.as_slice().len());
            Fault::new(code, &At::Root).given(line_and_column(text, stopped))
        })
    }

    /// What a value serialises to.
    ///
    /// # Errors
    /// [`NotJson`], when it holds a float, bytes, an enum with data or keys that are no strings.
    ///
    /// ```
    /// use tegi::doc::Json;
    /// assert_eq!(Json::of(&["a", "b"])?.canonical(), r#"["a","b"]"#);
    /// # Ok::<(), tegi::doc::NotJson>(())
    /// ```
    pub fn of(value: &impl Serialize) -> Result<Json<'static>, NotJson> {
        value.serialize(write::Writer)
    }

    /// The canonical text of RFC 8785.
    ///
    /// ```
    /// use tegi::doc::Json;
    /// let json = Json::parse(r#"{"b": 1.50, "a": "\u0041"}"#)?;
    /// assert_eq!(json.canonical(), r#"{"a":"A","b":1.5}"#);
    /// # Ok::<(), tegi::doc::Fault>(())
    /// ```
    pub fn canonical(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Json::Number(text) => out.push_str(&plain_decimal(text).unwrap_or_else(|| text.to_string())),
            Json::Text(text) => write_text(text, out),
            Json::List(items) => {
                out.push('[');
                for (place, item) in items.iter().enumerate() {
                    crate::pulse::pulse_at(place);
                    if place > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Json::Object(members) => {
                let sorted = sorted(members.iter().collect(), |left, right| in_utf16(&left.0, &right.0));
                out.push('{');
                for (place, (key, value)) in sorted.into_iter().enumerate() {
                    if place > 0 {
                        out.push(',');
                    }
                    write_text(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }

    /// A member of an object.
    pub(crate) fn get(&self, name: &str) -> Option<&Json<'a>> {
        let Json::Object(members) = self else { return None };
        members.iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// What stands at a JSON pointer of plain names and places.
    pub(crate) fn at_pointer(&self, pointer: &str) -> Option<&Json<'a>> {
        pointer.split('/').skip(1).try_fold(self, |json, part| match json {
            Json::List(items) => items.get(part.parse::<usize>().ok()?),
            other => other.get(part),
        })
    }

    /// A member of an object that is a text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        if let Some(Json::Text(text)) = self.get(name) { Some(text) } else { None }
    }

    /// The same value, owning its texts.
    pub fn into_owned(self) -> Json<'static> {
        let own = |text: Cow<'a, str>| Cow::Owned(text.into_owned());
        match self {
            Json::Null => Json::Null,
            Json::Bool(value) => Json::Bool(value),
            Json::Number(text) => Json::Number(own(text)),
            Json::Text(text) => Json::Text(own(text)),
            Json::List(items) => Json::List(items.into_iter().map(Json::into_owned).collect()),
            Json::Object(members) => {
                Json::Object(members.into_iter().map(|(key, value)| (own(key), value.into_owned())).collect())
            }
        }
    }
}

/// The value that begins with `next`, with at most so many brackets within brackets.
fn value<'a>(depth: usize, next: u8, lexer: &mut SliceLexer<'a>) -> Result<Json<'a>, Error> {
    let depth = depth.checked_sub(1).ok_or(Error::Depth)?;
    match next {
        b'a'..=b'z' => Ok(lexer.null_or_bool().ok_or(Expect::Value)?.map_or(Json::Null, Json::Bool)),
        b'0'..=b'9' | b'-' => Ok(Json::Number(Cow::Borrowed(lexer.num_string().validated()?.0))),
        b'"' => Ok(Json::Text(lexer.discarded().str_string()?)),
        b'[' => {
            let mut items = Vec::new();
            lexer.discarded().seq(b']', SliceLexer::ws_peek, |next, lexer| {
                crate::pulse::pulse_at(items.len());
                items.push(value(depth, next, lexer)?);
                Ok::<_, Error>(())
            })?;
            Ok(Json::List(items))
        }
        b'{' => {
            let mut members = Vec::new();
            lexer.discarded().seq(b'}', SliceLexer::ws_peek, |next, lexer| {
                lexer.expect(|_| Some(next), b'"').ok_or(Expect::String)?;
                let key = lexer.str_string()?;
                lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
                let next = lexer.ws_peek().ok_or(Expect::Value)?;
                members.push((key, value(depth, next, lexer)?));
                Ok::<_, Error>(())
            })?;
            Ok(Json::Object(members))
        }
        _ => Err(Expect::Value.into()),
    }
}

/// The canonical text of anything that serialises without floats, such as an answer.
pub fn canonical(value: &impl Serialize) -> String {
    // Our own types have string keys and integers only, so their conversion cannot fail.
    Json::of(value).unwrap_or(Json::Null).canonical()
}

/// The order of RFC 8785, by units of UTF-16; among ASCII keys, which nearly all are, that of their bytes.
fn in_utf16(left: &str, right: &str) -> Ordering {
    if left.is_ascii() && right.is_ascii() { left.cmp(right) } else { left.encode_utf16().cmp(right.encode_utf16()) }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    // Nearly all texts stand as they are, as far as they go.
    let special = text.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\');
    let (plain, rest) = text.split_at_checked(special.unwrap_or(text.len())).unwrap_or(("", text));
    out.push_str(plain);
    for letter in rest.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            control if control < ' ' => out.push_str(&alloc::format!("\\u{:04x}", u32::from(control))),
            other => out.push(other),
        }
    }
    out.push('"');
}

/// The number without exponent and without needless zeros; nothing where it has more than 15 significant digits
/// or more places than money can have, because then its digits may not be what the sender wrote.
pub(crate) fn plain_decimal(number: &str) -> Option<String> {
    let (sign, unsigned) = match number.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", number),
    };
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent: i64 = exponent.parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: String = [whole, fraction].concat();
    let point = i64::try_from(whole.len()).ok()?.checked_add(exponent)?;
    let leading = digits.bytes().take_while(|byte| *byte == b'0').count();
    let significant = digits.trim_matches('0');
    if significant.is_empty() {
        return Some("0".to_string());
    }
    let point = point.checked_sub(i64::try_from(leading).ok()?)?;
    let length = i64::try_from(significant.len()).ok()?;
    if significant.len() > EXACT_DIGITS || !(-6..=20).contains(&point) {
        return None;
    }
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
    let text = if point <= 0 {
        ["0.", &zeros(-point), significant].concat()
    } else if point >= length {
        [significant, &zeros(point - length)].concat()
    } else {
        let (before, after) = significant.split_at_checked(usize::try_from(point).ok()?)?;
        [before, ".", after].concat()
    };
    Some([sign, &text].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_or_refused() {
        for (given, plain) in [
            ("300", "300"),
            ("300.50", "300.5"),
            ("0.1", "0.1"),
            ("-0", "0"),
            ("-0.0", "0"),
            ("1e3", "1000"),
            ("1.5E-3", "0.0015"),
            ("1e-06", "0.000001"),
            ("123456789012345", "123456789012345"),
            ("-12.5", "-12.5"),
        ] {
            assert_eq!(plain_decimal(given).as_deref(), Some(plain), "{given}");
        }
        for refused in ["1234567890123456", "0.1000000000000001", "1e21", "1e-9", "1e99999999999999999999"] {
            assert_eq!(plain_decimal(refused), None, "{refused}");
        }
    }

    #[test]
    fn canonical_form_follows_rfc_8785() {
        let text = r#"{"\u20ac":"\u0007\n\"\u00e9","\r":2e0,"1":[true,null,[]],"\ud83d\ude00":{},"\ufb33":0.10}"#;
        let expected = "{\"\\r\":2,\"1\":[true,null,[]],\"€\":\"\\u0007\\n\\\"é\",\"😀\":{},\"\u{fb33}\":0.1}";
        assert_eq!(Json::parse(text).unwrap().canonical(), expected);
    }

    #[test]
    fn hostile_text_is_one_fault() {
        for bad in ["", "{", "[1,]", "{\"a\":01}", "\"\\ud800\"", "nul", "1 2", "\u{feff}{}", "{'a':1}", "NaN"] {
            assert_eq!(Json::parse(bad).unwrap_err().code, "not-json", "{bad}");
        }
        assert_eq!(Json::parse(&"[".repeat(100_000)).unwrap_err().code, "too-deep");
        assert!(Json::parse(&["[".repeat(150), "]".repeat(150)].concat()).is_ok());
    }
}
