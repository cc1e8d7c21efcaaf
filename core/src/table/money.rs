//! Amounts in their currencies: which is the document's, and which rate turns the others into it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::ask::{Ask, Rate};
use super::basis::text;
use super::build::Build;
use super::layout::Layout;
use crate::doc::{Fault, Json};
use crate::value::day::Day;

/// An amount that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Money {
    /// Where it belongs in the facts.
    pub(super) pointer: String,
    /// The amount.
    pub(super) text: String,
    /// Its currency, where anything says it.
    pub(super) currency: Option<String>,
    /// Its cell.
    pub(super) at: String,
    /// What its row says of the rate.
    pub(super) row_rate: Option<RowRate>,
    /// The same amount in other currencies, each of another column.
    pub(super) others: Vec<Money>,
}

/// What a row says of the currency of its amounts, each with its cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RowRate {
    pub(super) currency: Option<(String, String)>,
    pub(super) rate: Option<(String, String)>,
    pub(super) day: Option<(String, String)>,
    pub(super) faults: Vec<Fault>,
}

impl Money {
    pub(super) fn new(pointer: String, text: String, currency: Option<String>, at: String) -> Money {
        Money { pointer, text, currency, at, row_rate: None, others: Vec::new() }
    }
}

/// The currency of the country whose law is applied.
pub(super) const HOME: &str = "KZT";

/// Puts the amounts into the facts. Those in another currency than the document's carry a rate and its day.
pub(super) fn settle(layout: &Layout, build: &mut Build) {
    let mut all = core::mem::take(&mut build.money);
    for money in &mut all {
        of_row(money, &mut build.faults);
    }
    let own = own_currency(&all, build);
    for mut money in all {
        if let Some(other) = money.others.iter().position(|other| other.currency.as_deref() == Some(own.as_str())) {
            money = money.others.swap_remove(other);
        }
        build.cell(&money.pointer.clone(), &money.at.clone());
        put(layout, build, money, &own);
    }
}

/// A currency column of the row is that of its amounts, where nothing else says it.
fn of_row(money: &mut Money, faults: &mut Vec<Fault>) {
    let of_row = money.row_rate.as_ref().and_then(|rate| rate.currency.as_ref());
    let Some((currency, _)) = of_row else { return };
    match &money.currency {
        None => money.currency = Some(currency.clone()),
        Some(own) if own != currency => {
            let fault = Fault::at("currency-differs", money.at.as_str()).given(own.as_str());
            faults.push(fault.allowed(currency.as_str()));
        }
        Some(_) => {}
    }
}

/// The document's currency: the stated one; else that of all amounts, or tenge where there are several. Amounts of
/// which nothing is said are in it; beside a foreign currency alone that is not clear. Empty if nothing says any.
fn own_currency(all: &[Money], build: &mut Build) -> String {
    if let Some(stated) = build.facts.text("currency") {
        return stated.to_string();
    }
    let mut said: Vec<&str> = Vec::new();
    for money in all {
        let of_others = money.others.iter().filter_map(|other| other.currency.as_deref());
        for currency in money.currency.as_deref().into_iter().chain(of_others) {
            if !said.contains(&currency) {
                said.push(currency);
            }
        }
    }
    let bare = all.iter().find(|money| money.currency.is_none());
    let own = match said.as_slice() {
        [] => return String::new(),
        [only] => only,
        _ => HOME,
    };
    if let Some(bare) = bare.filter(|_| !said.contains(&HOME)) {
        let offers = said.iter().map(|currency| (*currency).to_string()).chain([HOME.to_string()]);
        let fault = Fault::at("currency-unclear", bare.at.as_str()).given(bare.text.as_str());
        build.faults.push(fault.offers(offers));
    }
    let own = own.to_string();
    build.put("/currency", text(own.as_str()));
    own
}

fn put(layout: &Layout, build: &mut Build, money: Money, own: &str) {
    let currency = money.currency.as_deref().unwrap_or(own).to_string();
    let rate = money.row_rate.as_ref().and_then(|rate| rate.rate.as_ref());
    if currency == own && rate.is_none() {
        build.put(&money.pointer, text(money.text));
        return;
    }
    let pointer = money.pointer.as_str();
    let mut members =
        Vec::from([("amount".into(), text(money.text.as_str())), ("currency".into(), text(currency.as_str()))]);
    let at = |name: &str| [pointer, "/", name].concat();
    build.cell(&at("amount"), &money.at);
    let row = money.row_rate.clone().unwrap_or_default();
    let of_currency = row.currency.as_ref().map_or(&money.at, |(_, cell)| cell);
    build.cell(&at("currency"), of_currency);
    let day = row.day.as_ref().map(|(day, _)| day.clone()).or_else(|| build.facts.text("on").map(ToString::to_string));
    if let Some((rate, cell)) = &row.rate {
        members.push(("rate".into(), text(rate.as_str())));
        build.cell(&at("rate"), cell);
        match &row.day {
            Some((day, cell)) => {
                members.push(("rate_day".into(), text(day.as_str())));
                build.cell(&at("rate_day"), cell);
            }
            None => build.cell(&at("rate_day"), cell),
        }
    } else if let Some(rate) =
        known(&layout.ask, &currency, row.day.as_ref().map(|(day, _)| day.as_str()), day.as_deref())
    {
        members.push(("rate".into(), text(rate.0)));
        members.push(("rate_day".into(), text(rate.1)));
    } else {
        let fault = Fault::at("missing-rate", money.at.as_str()).given(currency.as_str());
        let fault = fault.allowed(day.unwrap_or_default());
        // One for a currency and day is enough: the first cell that needs it.
        let is_told = build
            .faults
            .iter()
            .any(|told| told.code == fault.code && told.given == fault.given && told.allowed == fault.allowed);
        if !is_told {
            build.faults.push(fault);
        }
    }
    build.put(pointer, Json::Object(members));
}

/// Banks publish no rates on holidays: the one before holds for so many days.
const HOLIDAYS: i64 = 10;

/// The rate of a currency: on the row's day; else on the document's; else the only one that was given, if it is of the
/// days before. One of long ago, or of a later day, is none.
pub(super) fn known(ask: &Ask, currency: &str, of_row: Option<&str>, day: Option<&str>) -> Option<(String, String)> {
    let mut of_currency = ask.rates.iter().filter(|rate| rate.currency == currency);
    let on = of_currency.clone().find(|rate| Some(rate.day.to_string().as_str()) == day);
    let is_near = |rate: &&Rate| {
        day.is_none_or(|day| {
            let age = day.parse::<Day>().map(|day| day.number().saturating_sub(rate.day.number()));
            age.is_ok_and(|age| (0..=HOLIDAYS).contains(&age))
        })
    };
    let mut only = || of_currency.next().filter(|_| of_row.is_none()).filter(|_| of_currency.next().is_none());
    on.or_else(|| only().filter(is_near)).map(|rate| (rate.rate.clone(), rate.day.to_string()))
}
