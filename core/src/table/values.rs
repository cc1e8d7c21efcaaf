//! Reads single values as cells are read: what a person types into a field, or pastes cell by cell.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::cell::Cell;
use super::field::Kind;
use super::value::{Context, Fact, read};
use crate::doc::{At, Fault, Faults, Fields, FromJson, Json};
use crate::facts::common::currency;
use crate::law::{Library, Rulebook};
use crate::names::Language;

/// What values say, in the order in which they were given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ValuesReading {
    /// Always `values`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// One for each.
    pub values: Vec<ValueRead>,
}

/// What one value says. Nothing is there where nothing stands in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ValueRead {
    /// The fact as facts have it: a text, a decimal as text, a truth, or a list of names.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<super::schema::TableFact>"))]
    pub value: Option<Json<'static>>,
    /// Of an amount: its currency, where one stands beside it or was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Why it cannot be taken at its word, with what may be meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
}

/// Values of one request.
const MOST_VALUES: usize = 1_000_000;

/// Reads a request: `values`, each with its `kind` and its `cell`; the `language` of offers, and the `rulebook` whose
/// operations and categories are named.
///
/// # Errors
/// Every fault of the request itself. What is wrong with a value is in the answer.
pub(crate) fn read_values(request: &Json<'_>, library: &Library) -> Result<ValuesReading, Vec<Fault>> {
    let faults = Faults::default();
    let values = Fields::open(request, &At::Root, &faults).and_then(|fields| {
        let values = values(&fields, library, &faults);
        fields.close();
        values
    });
    Ok(ValuesReading { kind: "values", values: faults.or(values)? })
}

fn values(fields: &Fields<'_, '_>, library: &Library, faults: &Faults) -> Option<Vec<ValueRead>> {
    let language = fields.text("language").map(|text| {
        let at = At::Field(&At::Root, "language");
        text.parse().map_err(|fault: Fault| faults.push(Fault { at: at.to_string(), ..fault })).ok()
    });
    let rulebook = fields.text("rulebook").map(|name| {
        let told = |told: Vec<Fault>| {
            told.into_iter().for_each(|fault| faults.push(Fault { at: "/rulebook".into(), ..fault }));
        };
        library.named(name).map_err(told).ok()
    });
    let (language, rulebook) = (language.flatten().unwrap_or(Language::Ru), rulebook.flatten());
    fields.required("values", |fields, name| {
        fields.list(name, MOST_VALUES, |json, at, faults| value(json, (at, faults), language, library, rulebook))
    })
}

fn value(
    json: &Json<'_>,
    (at, faults): (&At<'_>, &Faults),
    language: Language,
    library: &Library,
    rulebook: Option<&Rulebook>,
) -> Option<ValueRead> {
    let fields = Fields::open(json, at, faults)?;
    let kind = fields.required("kind", |fields, name| {
        fields.parsed(name, |text| Kind::from_json(&Json::Text(text.into())).ok_or("unknown-name"))
    });
    let cell_at = At::Field(at, "cell");
    let cell = fields.json("cell").map_or(Some(Cell::BLANK), |cell| Cell::read(cell, &cell_at, faults));
    let currency = currency(&fields, "currency");
    let vat_included = fields.flag("vat_included");
    fields.close();
    let context = Context {
        currency: currency.as_deref(),
        vat_included,
        library: Some(library),
        rulebook,
        ..Context::of(language)
    };
    Some(match read(kind?, &cell?, &context) {
        Ok(Some(said)) => ValueRead { value: Some(Fact::json(said.fact)), currency: said.currency, fault: None },
        Ok(None) => ValueRead::default(),
        Err(doubt) => ValueRead { fault: Some(doubt.fault("")), ..ValueRead::default() },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(request: &str) -> Result<ValuesReading, Vec<Fault>> {
        let library = Library::embedded().unwrap();
        read_values(&Json::parse(request).unwrap(), &library)
    }

    #[test]
    fn what_is_wrong_with_a_request_is_refused_at_its_place() {
        let faults = |request: &str| -> Vec<(String, String)> {
            of(request).unwrap_err().into_iter().map(|fault| (fault.code.to_string(), fault.at)).collect()
        };
        let one = |code: &str, at: &str| Vec::from([(code.to_string(), at.to_string())]);
        assert_eq!(faults("{}"), one("missing-field", "/values"));
        assert_eq!(faults(r#"{"values": [{"kind": "money"}]}"#), one("unknown-name", "/values/0/kind"));
        assert_eq!(faults(r#"{"values": [], "language": "de"}"#), one("unknown-language", "/language"));
        assert_eq!(faults(r#"{"values": [], "rulebook": "none"}"#), one("unknown-rulebook", "/rulebook"));
        assert_eq!(faults(r#"{"values": [{"kind": "text", "cell": 1}]}"#), one("wrong-type", "/values/0/cell"));
    }
}
