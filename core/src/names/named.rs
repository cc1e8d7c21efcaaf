//! A thing that cells name by its code or in any language: a country, a currency, a choice, an operation.

use alloc::string::String;
use alloc::vec::Vec;

use crate::doc::{FromJson, Json};

/// A thing by its code and its names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    pub(crate) code: String,
    pub(crate) alpha3: String,
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
        let also = crate::doc::member::<Option<Vec<String>>>(json, "also")?.unwrap_or_default();
        let (alpha3, numeric) = (text("alpha3"), text("numeric"));
        Some(Named { code, alpha3, numeric, kk: text("kk"), ru: text("ru"), en: text("en"), also })
    }
}
