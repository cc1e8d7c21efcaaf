//! Values that serialise, as JSON: the one way by which answers become text or another language's values.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use serde::ser::{self, Impossible, Serialize};

use super::Json;

/// What has no place in an answer: a float, bytes, a map whose keys are no strings, an enum that carries data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotJson;

impl fmt::Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not-json")
    }
}

impl core::error::Error for NotJson {}

impl ser::Error for NotJson {
    fn custom<T: fmt::Display>(_: T) -> NotJson {
        NotJson
    }
}

/// By this name a number crosses as its digits, since no serializer takes them.
const NUMBER: &str = "$tegi::doc::Number";

impl Serialize for Json<'_> {
    fn serialize<S: ser::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Json::Null => serializer.serialize_unit(),
            Json::Bool(value) => serializer.serialize_bool(*value),
            Json::Number(digits) => serializer.serialize_newtype_struct(NUMBER, digits),
            Json::Text(text) => serializer.serialize_str(text),
            Json::List(items) => serializer.collect_seq(items),
            Json::Object(members) => serializer.collect_map(members.iter().map(|(key, value)| (key, value))),
        }
    }
}

type Written = Result<Json<'static>, NotJson>;

/// Makes JSON of a value.
#[derive(Clone, Copy)]
pub(super) struct Writer;

fn whole(number: impl ToString) -> Written {
    Ok(Json::Number(Cow::Owned(number.to_string())))
}

impl ser::Serializer for Writer {
    type Ok = Json<'static>;
    type Error = NotJson;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Impossible<Json<'static>, NotJson>;
    type SerializeTupleVariant = Impossible<Json<'static>, NotJson>;
    type SerializeMap = Members;
    type SerializeStruct = Members;
    type SerializeStructVariant = Impossible<Json<'static>, NotJson>;

    fn serialize_bool(self, value: bool) -> Written {
        Ok(Json::Bool(value))
    }

    fn serialize_i8(self, value: i8) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i16(self, value: i16) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i32(self, value: i32) -> Written {
        self.serialize_i64(value.into())
    }

    fn serialize_i64(self, value: i64) -> Written {
        whole(value)
    }

    fn serialize_u8(self, value: u8) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u16(self, value: u16) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u32(self, value: u32) -> Written {
        self.serialize_u64(value.into())
    }

    fn serialize_u64(self, value: u64) -> Written {
        whole(value)
    }

    #[expect(clippy::disallowed_types, reason = "what is refused must be named")]
    fn serialize_f32(self, _: f32) -> Written {
        Err(NotJson)
    }

    #[expect(clippy::disallowed_types, reason = "what is refused must be named")]
    fn serialize_f64(self, _: f64) -> Written {
        Err(NotJson)
    }

    fn serialize_char(self, value: char) -> Written {
        Ok(Json::Text(Cow::Owned(value.to_string())))
    }

    fn serialize_str(self, value: &str) -> Written {
        Ok(Json::Text(Cow::Owned(value.to_string())))
    }

    fn serialize_bytes(self, _: &[u8]) -> Written {
        Err(NotJson)
    }

    fn serialize_none(self) -> Written {
        Ok(Json::Null)
    }

    fn serialize_some<T: ?Sized + Serialize>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        Ok(Json::Null)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        Ok(Json::Null)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Written {
        Ok(Json::Text(Cow::Borrowed(variant)))
    }

    fn serialize_newtype_struct<T: ?Sized + Serialize>(self, name: &'static str, value: &T) -> Written {
        match (name, value.serialize(self)?) {
            (NUMBER, Json::Text(digits)) => Ok(Json::Number(digits)),
            (_, written) => Ok(written),
        }
    }

    fn serialize_newtype_variant<T: ?Sized + Serialize>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Written {
        Err(NotJson)
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Items, NotJson> {
        Ok(Items(Vec::with_capacity(length.unwrap_or(0))))
    }

    fn serialize_tuple(self, length: usize) -> Result<Items, NotJson> {
        self.serialize_seq(Some(length))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, NotJson> {
        Err(NotJson)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, NotJson> {
        Err(NotJson)
    }

    fn serialize_map(self, length: Option<usize>) -> Result<Members, NotJson> {
        Ok(Members { members: Vec::with_capacity(length.unwrap_or(0)), key: Cow::Borrowed("") })
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Members, NotJson> {
        self.serialize_map(Some(length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, NotJson> {
        Err(NotJson)
    }
}

/// An array being written.
pub(super) struct Items(Vec<Json<'static>>);

impl ser::SerializeSeq for Items {
    type Ok = Json<'static>;
    type Error = NotJson;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), NotJson> {
        crate::pulse::pulse_at(self.0.len());
        self.0.push(value.serialize(Writer)?);
        Ok(())
    }

    fn end(self) -> Written {
        Ok(Json::List(self.0))
    }
}

impl ser::SerializeTuple for Items {
    type Ok = Json<'static>;
    type Error = NotJson;

    fn serialize_element<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), NotJson> {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> Written {
        ser::SerializeSeq::end(self)
    }
}

/// An object being written.
pub(super) struct Members {
    members: Vec<(Cow<'static, str>, Json<'static>)>,
    /// The key whose value comes next.
    key: Cow<'static, str>,
}

impl ser::SerializeMap for Members {
    type Ok = Json<'static>;
    type Error = NotJson;

    fn serialize_key<T: ?Sized + Serialize>(&mut self, key: &T) -> Result<(), NotJson> {
        let Json::Text(key) = key.serialize(Writer)? else { return Err(NotJson) };
        self.key = key;
        Ok(())
    }

    fn serialize_value<T: ?Sized + Serialize>(&mut self, value: &T) -> Result<(), NotJson> {
        let key = core::mem::replace(&mut self.key, Cow::Borrowed(""));
        self.members.push((key, value.serialize(Writer)?));
        Ok(())
    }

    fn end(self) -> Written {
        Ok(Json::Object(self.members))
    }
}

impl ser::SerializeStruct for Members {
    type Ok = Json<'static>;
    type Error = NotJson;

    fn serialize_field<T: ?Sized + Serialize>(&mut self, key: &'static str, value: &T) -> Result<(), NotJson> {
        self.members.push((Cow::Borrowed(key), value.serialize(Writer)?));
        Ok(())
    }

    fn end(self) -> Written {
        Ok(Json::Object(self.members))
    }
}
