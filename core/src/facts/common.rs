//! Reads what documents about goods and contracts have in common: day, rulebook, money, percents, readings.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};

use crate::doc::{At, Fault, Fields, Json, TEXT_LIMIT, text_of};
use crate::law::name::parts;
use crate::names::alike;
use crate::value::amount::Amount;
use crate::value::country::Country;
use crate::value::day::Day;

/// Reads `id` or `id@edition`.
pub(crate) fn rulebook(fields: &Fields<'_, '_>, name: &'static str) -> Option<(String, Option<Day>)> {
    fields.parsed(name, |text| parts(text).map(|(id, edition)| (id.to_string(), edition)))
}

/// Reads the options of readings that the user fixed.
pub(crate) fn readings(fields: &Fields<'_, '_>) -> BTreeMap<String, String> {
    fields.map("readings", |json, at, faults| text_of(json, at, faults, TEXT_LIMIT).map(ToString::to_string))
}

/// Reads whether amounts include VAT.
pub(crate) fn vat(fields: &Fields<'_, '_>) -> Option<bool> {
    fields.parsed("vat", |text| match text {
        "included" => Ok(true),
        "excluded" => Ok(false),
        _ => Err("unknown-name"),
    })
}

pub(crate) fn currency(fields: &Fields<'_, '_>, name: &'static str) -> Option<String> {
    fields.parsed(name, |text| {
        let holds = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
        if holds { Ok(text.to_string()) } else { Err("not-a-currency") }
    })
}

pub(crate) fn day(fields: &Fields<'_, '_>, name: &'static str) -> Option<Day> {
    fields.parsed(name, |text| text.parse().map_err(|_| "not-a-day"))
}

/// Reads a price or a cost, which must be above zero.
pub(crate) fn price(fields: &Fields<'_, '_>, name: &'static str, own: Option<&str>) -> Option<Amount> {
    let amount = amount(fields, name, own)?;
    if amount.is_zero() {
        fields.fault(name, "not-positive", "0");
    }
    Some(amount)
}

/// Reads an amount in the document's currency, or one in another currency with its rate and the rate's day.
pub(crate) fn amount(fields: &Fields<'_, '_>, name: &'static str, own: Option<&str>) -> Option<Amount> {
    let parse = |text: &str| text.parse::<Amount>().map_err(crate::value::amount::AmountError::code);
    let json = fields.json(name)?;
    if !matches!(json, Json::Object(_)) {
        return fields.decimal(name, parse);
    }
    let at = At::Field(fields.at(), name);
    let inner = Fields::open(json, &at, fields.faults())?;
    let amount = inner.required("amount", |inner, name| inner.decimal(name, parse));
    let currency = inner.required("currency", currency);
    let is_own = currency.is_some() && currency.as_deref() == own;
    let rate = if is_own && inner.json("rate").is_none() {
        inner.json("rate_day");
        "1".parse().ok()
    } else {
        let rate = inner.required("rate", |inner, name| inner.decimal(name, parse));
        inner.required("rate_day", day);
        if rate.is_some_and(Amount::is_zero) {
            inner.fault("rate", "not-positive", "0");
        }
        rate
    };
    let at_amount = At::Field(&at, "amount");
    inner.close();
    let (amount, rate) = (amount?, rate?);
    amount
        .times(rate)
        .map_err(|_| {
            fields.faults().push(Fault::new("product-too-long", &at_amount).given(format!("{amount} × {rate}")))
        })
        .ok()
}

/// The units of mass by their names, each with its kilograms.
const UNITS_OF_MASS: [(&str, &str); 3] = [("g", "0.001"), ("kg", "1"), ("t", "1000")];

/// Reads a mass with its unit, in kilograms.
pub(crate) fn mass(fields: &Fields<'_, '_>, name: &'static str) -> Option<Amount> {
    let parse = |text: &str| text.parse::<Amount>().map_err(crate::value::amount::AmountError::code);
    let json = fields.json(name)?;
    let at = At::Field(fields.at(), name);
    let inner = Fields::open(json, &at, fields.faults())?;
    let amount = inner.required("amount", |inner, name| inner.decimal(name, parse));
    let kilograms = inner.required("unit", |inner, name| {
        inner.parsed(name, |text| {
            let unit = UNITS_OF_MASS.iter().find(|(unit, _)| *unit == text);
            unit.and_then(|(_, kilograms)| kilograms.parse::<Amount>().ok()).ok_or("not-a-mass-unit")
        })
    });
    inner.close();
    let (amount, kilograms) = (amount?, kilograms?);
    let mass = amount.times(kilograms);
    if mass.is_err() {
        let at = At::Field(&at, "amount");
        fields.faults().push(Fault::new("product-too-long", &at).given(format!("{amount} × {kilograms}")));
    }
    mass.ok()
}

/// Reads the code of a country. A code with look-alike letters of another alphabet gets a fault of its own.
pub(super) fn country(text: &str) -> Result<Country, &'static str> {
    let latin = |letter: char| letter.to_lowercase().map(alike).map(|letter| letter.to_ascii_uppercase());
    text.parse().map_err(|_| {
        let seen: String = text.chars().flat_map(latin).collect();
        if text.is_ascii() || seen.parse::<Country>().is_err() { "not-a-country" } else { "country-letters" }
    })
}
