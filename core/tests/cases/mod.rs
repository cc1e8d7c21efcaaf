//! What a shared case expects of an answer: held by the tests of the core, and by the mutants of the law.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a case in another form fails by panicking")]

use serde_json::Value;

/// Whether a member that the case expects is as expected.
pub(crate) fn holds(key: &str, expected: &Value, answer: &Value) -> bool {
    let list = |name: &str| answer[name].as_array().cloned().unwrap_or_default();
    // By their codes, or with more of what is told of them; an empty list says that there are none.
    let every = |name: &str| {
        let (wanted, found) = (expected.as_array().unwrap(), list(name));
        let is =
            |wanted: &Value, found: &Value| found["code"] == *wanted || wanted.is_object() && within(wanted, found);
        wanted.iter().all(|wanted| found.iter().any(|found| is(wanted, found)))
            && (found.is_empty() || !wanted.is_empty())
    };
    match key {
        // All of them, in any order.
        "rests_on" => {
            let (wanted, found) = (expected.as_array().unwrap(), list("rests_on"));
            wanted.len() == found.len() && wanted.iter().all(|wanted| found.iter().any(|found| within(wanted, found)))
        }
        "share" if answer["type"] == "assessment" => answer["local_content"]["share"] == *expected,
        "errors" => {
            let found: Vec<_> =
                list("errors").iter().map(|error| (error["code"].clone(), error["at"].clone())).collect();
            let wanted = expected.as_array().unwrap().iter().map(|error| (error["code"].clone(), error["at"].clone()));
            found == wanted.collect::<Vec<_>>()
        }
        // What else is missing would be asked for nothing.
        "missing" => {
            let wanted = expected.as_array().unwrap();
            let is =
                |wanted: &Value, found: &Value| found["fact"] == *wanted || within(wanted, found) && wanted.is_object();
            let found = list("missing");
            wanted.len() == found.len() && wanted.iter().all(|wanted| found.iter().any(|found| is(wanted, found)))
        }
        "warnings" | "outside" => every(key),
        "figures" => expected.as_object().unwrap().iter().all(|(code, value)| {
            list("figures").iter().any(|figure| figure["code"] == **code && figure["value"] == *value)
        }),
        "readings" => expected.as_object().unwrap().iter().all(|(id, options)| {
            let readings = list("readings");
            let reading = readings.iter().find(|reading| reading["id"] == **id);
            options.as_object().unwrap().iter().all(|(option, verdict)| {
                let options = reading.and_then(|reading| reading["options"].as_array());
                options.into_iter().flatten().any(|other| {
                    other["option"] == **option && *other.get("verdict").unwrap_or(&other["share"]) == *verdict
                })
            })
        }),
        "steps" => {
            expected.as_array().unwrap().iter().all(|wanted| list("steps").iter().any(|step| within(wanted, step)))
        }
        _ => within(expected, &answer[key]),
    }
}

/// Every member of `wanted` stands in `found`, at any depth.
fn within(wanted: &Value, found: &Value) -> bool {
    match wanted {
        Value::Object(members) => members.iter().all(|(key, value)| within(value, &found[key])),
        // Of the rows of a row, each wanted one must be there.
        Value::Array(items) if items.iter().any(Value::is_object) => {
            let found = found.as_array().cloned().unwrap_or_default();
            items.iter().all(|wanted| found.iter().any(|found| within(wanted, found)))
        }
        _ => wanted == found,
    }
}
