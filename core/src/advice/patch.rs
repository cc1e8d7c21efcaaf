//! RFC 6902: the changes as operations on the facts, so that anybody can make them and assess again.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::doc::{Code, Json};

/// One operation of a JSON Patch (RFC 6902).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PatchOperation {
    /// `add` or `remove`.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub op: Code,
    /// Where, as a JSON pointer into the facts.
    pub path: String,
    /// What is put there; what stood there before is replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<PatchValue>,
}

/// What an operation puts into the facts: a text, a yes or no, or an object of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum PatchValue {
    /// A text: a name, a code, an amount.
    Text(String),
    /// A yes or a no.
    Flag(bool),
    /// An object.
    Object(
        #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, PatchMember>"))] BTreeMap<String, PatchValue>,
    ),
}

/// A member of such an object.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "only its schema is used: a type that holds itself is one too many for Python")]
enum PatchMember {
    Text(String),
    Flag(bool),
}

impl PatchValue {
    /// An object with these texts.
    pub(super) fn texts(members: &[(&str, &str)]) -> PatchValue {
        let member = |(name, text): &(&str, &str)| (name.to_string(), PatchValue::Text(text.to_string()));
        PatchValue::Object(members.iter().map(member).collect())
    }

    /// An object with this flag.
    pub(super) fn flag(name: &str) -> PatchValue {
        PatchValue::Object([(name.to_string(), PatchValue::Flag(true))].into())
    }

    fn json(&self) -> Json<'static> {
        match self {
            PatchValue::Text(text) => Json::Text(Cow::Owned(text.clone())),
            PatchValue::Flag(flag) => Json::Bool(*flag),
            PatchValue::Object(members) => {
                Json::Object(members.iter().map(|(name, value)| (Cow::Owned(name.clone()), value.json())).collect())
            }
        }
    }
}

impl PatchOperation {
    pub(super) fn add(path: String, value: PatchValue) -> PatchOperation {
        PatchOperation { op: Cow::Borrowed("add"), path, value: Some(value) }
    }

    pub(super) fn text(path: String, text: impl Into<String>) -> PatchOperation {
        PatchOperation::add(path, PatchValue::Text(text.into()))
    }

    pub(super) fn remove(path: String) -> PatchOperation {
        PatchOperation { op: Cow::Borrowed("remove"), path, value: None }
    }

    /// Makes the operation; one that finds no place changes nothing.
    pub(super) fn apply(&self, document: &mut Json<'static>) {
        let Some((parent, name)) = self.path.rsplit_once('/') else { return };
        let name = name.replace("~1", "/").replace("~0", "~");
        let Some(parent) = place(document, parent) else { return };
        let value = self.value.as_ref().map(PatchValue::json);
        match (parent, value) {
            (Json::Object(members), value) => {
                let known = members.iter().position(|(key, _)| *key == name);
                match (known, value) {
                    (Some(known), Some(value)) => {
                        members.get_mut(known).into_iter().for_each(|(_, old)| old.clone_from(&value));
                    }
                    (Some(known), None) => drop(members.remove(known)),
                    (None, Some(value)) => members.push((Cow::Owned(name), value)),
                    (None, None) => {}
                }
            }
            (Json::List(items), Some(value)) if name == "-" => items.push(value),
            _ => {}
        }
    }
}

fn place<'j>(document: &'j mut Json<'static>, pointer: &str) -> Option<&'j mut Json<'static>> {
    pointer.split('/').skip(1).try_fold(document, |at, token| {
        let token = token.replace("~1", "/").replace("~0", "~");
        match at {
            Json::Object(members) => members.iter_mut().find(|(key, _)| *key == token).map(|(_, value)| value),
            Json::List(items) => token.parse::<usize>().ok().and_then(|place| items.get_mut(place)),
            _ => None,
        }
    })
}

/// What stands at a pointer; nothing where there is nothing or null.
pub(super) fn stands<'j, 'a>(document: &'j Json<'a>, pointer: &str) -> Option<&'j Json<'a>> {
    let found = pointer.split('/').skip(1).try_fold(document, |at, token| {
        let token = token.replace("~1", "/").replace("~0", "~");
        match at {
            Json::Object(members) => members.iter().find(|(key, _)| *key == token).map(|(_, value)| value),
            Json::List(items) => token.parse::<usize>().ok().and_then(|place| items.get(place)),
            _ => None,
        }
    });
    found.filter(|value| **value != Json::Null)
}

/// A name as a part of a pointer.
pub(super) fn token(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Notes an operation and makes it at once, so that the next one finds what it left.
pub(super) fn push(operation: PatchOperation, document: &mut Json<'static>, patch: &mut Vec<PatchOperation>) {
    operation.apply(document);
    patch.push(operation);
}
