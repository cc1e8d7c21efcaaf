//! What tables may say, compiled from `core/table/` by `cargo xtask table`. It is read when it is first needed.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use crate::doc::{FromJson, Json, from_json};
use crate::names::{Choices, Index, Named, Unclear, Wording, process};
use crate::table::field::{Field, Headings};
use crate::table::unit::{UnitWords, Units};

/// The data as compiled: the fields of tables with their headings, and the names of what cells may say, as JSON.
pub const TEXT: &str = include_str!("../../compiled/table.json");

static DATA: OnceBox<Data> = OnceBox::new();

/// Everything that is known by name.
#[derive(Debug, Default)]
pub(crate) struct Data {
    pub(crate) sheets: Vec<Named>,
    pub(crate) fields: Vec<Field>,
    pub(crate) countries: Vec<Named>,
    pub(crate) country_names: Index,
    pub(crate) currencies: Vec<Named>,
    pub(crate) currency_names: Index,
    pub(crate) choices: BTreeMap<String, Choices>,
    pub(crate) operations: Vec<Operation>,
    pub(crate) operation_names: Index,
    pub(crate) headings: Headings,
    pub(crate) units: Units,
}

/// A process of the trade: its names, and the terms of the rulebooks that it is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Operation {
    pub(crate) named: Named,
    pub(crate) is: Vec<String>,
}

impl FromJson for Operation {
    fn from_json(json: &Json<'_>) -> Option<Operation> {
        let is = crate::doc::member::<Option<Vec<String>>>(json, "is")?.unwrap_or_default();
        Some(Operation { named: Named::from_json(json)?, is })
    }
}

/// The compiled text as it stands.
struct Compiled {
    sheets: Vec<Named>,
    fields: Vec<Field>,
    other: BTreeMap<String, Vec<String>>,
    units: UnitWords,
    countries: Vec<Named>,
    currencies: Vec<Named>,
    choices: BTreeMap<String, Vec<Named>>,
    unclear: BTreeMap<String, Vec<Unclear>>,
    operations: Vec<Operation>,
}

from_json! {
    struct Compiled { sheets, fields, other, units, countries, currencies, choices, unclear, operations }
}

impl Data {
    /// The data that come with the engine.
    pub(crate) fn get() -> &'static Data {
        // Tests read the data; were a build damaged, no name would be known, and every table would be refused.
        DATA.get_or_init(|| Box::new(Data::read(TEXT).unwrap_or_default()))
    }

    pub(crate) fn read(text: &str) -> Option<Data> {
        let mut data: Compiled = FromJson::from_json(&Json::parse(text).ok()?)?;
        let countries = data.countries.iter().enumerate();
        let countries = countries.flat_map(|(place, country)| country.names().map(move |name| (place, name)));
        let currencies = data.currencies.iter().enumerate();
        let currencies = currencies.flat_map(|(place, currency)| currency.names().map(move |name| (place, name)));
        // Processes have their names in words.
        for operation in data.operations.iter_mut().filter(|operation| operation.named.ru.is_empty()) {
            if let Some(name) = process(&operation.named.code) {
                let Wording { kk, ru, en } = name.clone();
                operation.named = Named { kk, ru, en, ..core::mem::take(&mut operation.named) };
            }
        }
        let operations = data.operations.iter().enumerate();
        let operations = operations.flat_map(|(place, operation)| {
            operation.named.names().chain([operation.named.code.as_str()]).map(move |name| (place, name))
        });
        Some(Data {
            country_names: Index::of(countries),
            currency_names: Index::of(currencies),
            operation_names: Index::of(operations),
            headings: Headings::of(&data.fields, &data.other),
            units: Units::of(&data.units, &data.currencies),
            sheets: data.sheets,
            fields: data.fields,
            countries: data.countries,
            currencies: data.currencies,
            choices: data
                .choices
                .into_iter()
                .map(|(kind, values)| {
                    let unclear = data.unclear.remove(&kind).unwrap_or_default();
                    (kind, Choices::of(values, unclear))
                })
                .collect(),
            operations: data.operations,
        })
    }
}
