//! Where two documents differ.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use crate::doc::{At, Json, from_json, shortened};

/// A place at which a record is not what is computed from its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    /// The place in the record, as a JSON pointer.
    pub at: String,
    /// What is recorded, shortened: a text as it is, all else as canonical JSON. Absent where nothing is recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recorded: Option<String>,
    /// What is computed. Absent where nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recomputed: Option<String>,
}

from_json! {
    struct Difference { at, recorded, recomputed }
}

/// All differences, in the order of the record.
pub(super) fn differences(recorded: &Json<'_>, recomputed: &Json<'_>, at: &At<'_>) -> Vec<Difference> {
    let mut out = Vec::new();
    compare(Some(recorded), Some(recomputed), at, &mut out);
    out
}

fn compare(recorded: Option<&Json<'_>>, recomputed: Option<&Json<'_>>, at: &At<'_>, out: &mut Vec<Difference>) {
    match (recorded, recomputed) {
        (Some(Json::Object(left)), Some(Json::Object(right))) => {
            for (name, value) in left {
                let other = right.iter().find(|(key, _)| key == name).map(|(_, value)| value);
                compare(Some(value), other, &At::Field(at, name), out);
            }
            for (name, value) in right.iter().filter(|(name, _)| !left.iter().any(|(key, _)| key == name)) {
                compare(None, Some(value), &At::Field(at, name), out);
            }
        }
        (Some(Json::List(left)), Some(Json::List(right))) => {
            for place in 0..left.len().max(right.len()) {
                compare(left.get(place), right.get(place), &At::Item(at, place), out);
            }
        }
        _ if recorded == recomputed => {}
        _ => out.push(Difference {
            at: at.to_string(),
            recorded: recorded.map(shown),
            recomputed: recomputed.map(shown),
        }),
    }
}

fn shown(json: &Json<'_>) -> String {
    shortened(match json {
        Json::Text(text) => text.to_string(),
        other => other.canonical(),
    })
}
