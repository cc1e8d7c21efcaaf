//! What tables may say, compiled from `core/table/` by `cargo xtask table`. It is read when it is first needed.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use crate::json::{FromJson, Json, from_json};
use crate::table::field::{Field, Headings};
use crate::table::unit::{UnitWords, Units};

const TEXT: &str = include_str!("../../../compiled/table.json");

static DATA: OnceBox<Data> = OnceBox::new();

/// Everything that is known by name.
#[derive(Debug, Default)]
pub(crate) struct Data {
    pub(crate) sheets: Vec<Named>,
    pub(crate) fields: Vec<Field>,
    #[expect(dead_code, reason = "cells of currencies are read next")]
    pub(crate) currencies: Vec<Named>,
    pub(crate) headings: Headings,
    pub(crate) units: Units,
}

/// A thing by its code and its names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    pub(crate) code: String,
    #[expect(dead_code, reason = "cells of countries and currencies are read next")]
    pub(crate) numeric: String,
    pub(crate) kk: String,
    pub(crate) ru: String,
    pub(crate) en: String,
    pub(crate) also: Vec<String>,
}

impl Named {
    /// Its names in the three languages, then its other names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let own = [&self.kk, &self.ru, &self.en].into_iter().chain(&self.also);
        own.map(String::as_str).filter(|name| !name.is_empty())
    }
}

impl FromJson for Named {
    fn from_json(json: &Json<'_>) -> Option<Named> {
        let text = |name| json.text(name).map(String::from).unwrap_or_default();
        let code = json.text("code").or(json.text("id")).map(String::from)?;
        let also = crate::json::member::<Option<Vec<String>>>(json, "also")?.unwrap_or_default();
        Some(Named { code, numeric: text("numeric"), kk: text("kk"), ru: text("ru"), en: text("en"), also })
    }
}

/// The compiled text as it stands.
struct Compiled {
    sheets: Vec<Named>,
    fields: Vec<Field>,
    other: BTreeMap<String, Vec<String>>,
    units: UnitWords,
    currencies: Vec<Named>,
}

from_json! {
    struct Compiled { sheets, fields, other, units, currencies }
}

impl Data {
    /// The data that come with the engine.
    pub(crate) fn get() -> &'static Data {
        // Tests read the data; were a build damaged, no name would be known, and every table would be refused.
        DATA.get_or_init(|| Box::new(Data::read(TEXT).unwrap_or_default()))
    }

    pub(crate) fn read(text: &str) -> Option<Data> {
        let Compiled { sheets, fields, other, units, currencies } = FromJson::from_json(&Json::parse(text).ok()?)?;
        let headings = Headings::of(&fields, &other);
        let units = Units::of(&units, &currencies);
        Some(Data { sheets, fields, currencies, headings, units })
    }
}
