//! What is asked of the reader: about what the tables are, what holds for all, rates, what to leave out.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::layout::Label;
use super::mapping::Mapping;
use super::stated::{self, Stated};
use super::sums::micro;
use crate::doc::{At, Fault, Faults, Fields, Json, TEXT_LIMIT, text_of};
use crate::facts::common::{currency, day};
use crate::law::Library;
use crate::names::Language;
use crate::value::amount::{Amount, AmountError};
use crate::value::day::Day;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Ask {
    /// About what the tables are.
    pub about: About,
    /// The language in which names are written first, where one name means two things.
    pub language: Language,
    /// Facts that hold for all documents, in the form of facts. What a table states of a good stands before them.
    pub same: Json<'static>,
    /// More of these, as a person states them.
    pub stated: Vec<Stated>,
    /// What was stated, as labels.
    pub(super) labels: Vec<Label>,
    /// Rates of currencies.
    pub rates: Vec<Rate>,
    /// Headings of columns, letters of columns and names of sheets that are left out.
    pub ignore: Vec<String>,
    /// How tables are to be understood.
    pub mapping: Mapping,
}

/// About what tables are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Many goods, with or without their materials.
    Goods,
    /// The bill of one good.
    Bill,
    /// A contract with its subcontracts.
    Contract,
    /// A customer's purchases in a period.
    Period,
}

/// A rate of a currency on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// The currency.
    pub currency: String,
    /// The day.
    pub day: Day,
    /// Units of the document's currency for one of this, as it was written.
    pub rate: String,
}

/// Rates of one request.
const MOST_RATES: usize = 100_000;
/// Facts that a person states beside one request.
const MOST_STATED: usize = 1_000;
/// Columns and sheets that one request leaves out.
const MOST_IGNORED: usize = 1_000;

impl Ask {
    /// Reads what is asked.
    ///
    /// # Errors
    /// Every fault of it, each with its pointer; those of stated facts at their names.
    pub fn read(json: &Json<'_>, library: &Library) -> Result<Ask, Vec<Fault>> {
        let faults = Faults::default();
        let ask = Ask::read_at(json, &At::Root, &faults);
        faults.or(ask)?.with_stated(library)
    }

    /// The same with what a person states among the facts that hold for all.
    pub(super) fn with_stated(mut self, library: &Library) -> Result<Ask, Vec<Fault>> {
        stated::settle(&mut self, library)?;
        Ok(self)
    }

    pub(super) fn read_at(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Ask> {
        let fields = Fields::open(json, at, faults)?;
        let about = fields.required("about", |fields, name| {
            fields.parsed(name, |text| match text {
                "goods" => Ok(About::Goods),
                "bill" => Ok(About::Bill),
                "contract" => Ok(About::Contract),
                "period" => Ok(About::Period),
                _ => Err("unknown-name"),
            })
        });
        let language = fields.text("language").map(|text| {
            let read = text.parse();
            read.map_err(|fault: Fault| faults.push(Fault { at: At::Field(at, "language").to_string(), ..fault })).ok()
        });
        let same = match fields.json("same") {
            None => Json::Object(Vec::new()),
            Some(json @ Json::Object(_)) => json.clone().into_owned(),
            Some(other) => {
                faults.push(crate::doc::wrong_type(other, &At::Field(at, "same"), "object"));
                Json::Object(Vec::new())
            }
        };
        let stated = fields.list("stated", MOST_STATED, |json, at, faults| {
            let fields = Fields::open(json, at, faults)?;
            let name = fields.text("name").map(ToString::to_string);
            let text = fields.text("value").map(ToString::to_string);
            let at = fields.text("at").map(ToString::to_string);
            fields.close();
            let name = name?;
            Some(Stated { text: text?, at: at.unwrap_or_else(|| name.clone()), name })
        });
        let rates = fields.list("rates", MOST_RATES, Rate::read).unwrap_or_default();
        let mut of_days: BTreeMap<(&str, Day), &str> = BTreeMap::new();
        for (place, rate) in rates.iter().enumerate() {
            let known = of_days.entry((&rate.currency, rate.day)).or_insert(&rate.rate);
            if micro(known) != micro(&rate.rate) {
                let list = At::Field(at, "rates");
                let given = [&rate.currency, " ", &rate.day.to_string()].concat();
                faults.push(Fault::new("duplicate-id", &At::Item(&list, place)).given(given));
            }
        }
        let ignore = fields.list("ignore", MOST_IGNORED, |json, at, faults| {
            text_of(json, at, faults, TEXT_LIMIT).map(ToString::to_string)
        });
        let mapping = fields.json("mapping").map(|json| Mapping::read(json, &At::Field(at, "mapping"), faults));
        fields.close();
        Some(Ask {
            about: about?,
            language: language.flatten().unwrap_or(Language::Ru),
            same,
            stated: stated.unwrap_or_default(),
            labels: Vec::new(),
            rates,
            ignore: ignore.unwrap_or_default(),
            mapping: mapping.flatten().unwrap_or_default(),
        })
    }
}

impl Rate {
    fn read(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Rate> {
        let fields = Fields::open(json, at, faults)?;
        let currency = fields.required("currency", currency);
        let day = fields.required("day", day);
        let rate = fields.required("rate", |fields, name| {
            fields.decimal(name, |text| text.parse::<Amount>().map_err(AmountError::code))
        });
        if rate.is_some_and(Amount::is_zero) {
            fields.fault("rate", "not-positive", "0");
        }
        let written = match fields.json("rate") {
            Some(Json::Text(text)) => Some(text.to_string()),
            Some(Json::Number(digits)) => crate::doc::plain_decimal(digits),
            _ => None,
        };
        fields.close();
        Some(Rate { currency: currency?, day: day?, rate: written.filter(|_| rate.is_some())? })
    }
}
