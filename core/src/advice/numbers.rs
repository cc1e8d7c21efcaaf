//! The figures of a good's facts: prices, costs, values, documented shares and rates, each in units of its last digit.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::change::{Path, good_at, line_mut, part_mut, pointer};
use super::patch::stands;
use crate::doc::{Json, plain_decimal};
use crate::facts::{self, GoodFacts};
use crate::value::amount::{Amount, DECIMALS, WHOLE_DIGITS};

/// Money has at least so many decimals.
const MONEY: u32 = 2;

/// What a figure says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    Price(Path),
    Cost(Path),
    Of(Path, facts::Figure),
    Value(Path, usize),
    Share(Path, usize),
}

/// A figure as stated.
#[derive(Clone, Debug)]
pub(super) struct Figure {
    pub(super) what: What,
    /// Where it is stated, as a JSON pointer: of an amount in another currency the amount itself.
    pub(super) at: String,
    /// In units of the last digit; nothing where it is not stated.
    pub(super) now: Option<i128>,
    pub(super) decimals: u32,
    pub(super) exchange: Option<Exchange>,
}

/// The rate that an amount is multiplied by.
#[derive(Clone, Debug)]
pub(super) struct Exchange {
    pub(super) currency: String,
    pub(super) at: String,
    pub(super) stated: String,
    pub(super) rate: Amount,
}

/// So many units of 10^-`decimals` as a decimal.
pub(super) fn shown(units: i128, decimals: u32) -> String {
    let one = 10_u128.saturating_pow(decimals);
    let (whole, rest) = (units.unsigned_abs() / one.max(1), units.unsigned_abs() % one.max(1));
    let width = usize::try_from(decimals).unwrap_or(0);
    if decimals == 0 { whole.to_string() } else { format!("{whole}.{rest:0width$}") }
}

/// The other way round; nothing where there are more decimals.
pub(super) fn units(text: &str, decimals: u32) -> Option<i128> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let missing = decimals.checked_sub(u32::try_from(fraction.len()).ok()?)?;
    [whole, fraction].concat().parse::<i128>().ok()?.checked_mul(10_i128.checked_pow(missing)?)
}

fn decimals_of(text: &str) -> u32 {
    text.split_once('.').map_or(0, |(_, fraction)| u32::try_from(fraction.len()).unwrap_or(0))
}

/// As many decimals as were stated, at least those of money, and no more than leave a product exact.
pub(super) fn decimals(stated: &str, factor: &str) -> u32 {
    let room = DECIMALS.saturating_sub(decimals_of(factor.trim_end_matches('0')));
    decimals_of(stated).max(MONEY).min(room)
}

fn text_of(json: &Json<'_>) -> Option<String> {
    match json {
        Json::Text(text) => Some(text.to_string()),
        Json::Number(text) => plain_decimal(text),
        _ => None,
    }
}

/// The figures of a good and of its parts, in the order of the facts.
pub(super) fn figures(document: &Json<'_>, root: &GoodFacts) -> Vec<Figure> {
    let mut found = Vec::new();
    of_good(document, root, &Vec::new(), &mut found);
    found
}

fn of_good(json: &Json<'_>, good: &GoodFacts, path: &Path, found: &mut Vec<Figure>) {
    let prefix = pointer(path);
    let mut note = |json: &Json<'_>, at: String, what: What| found.extend(figure(json, at, what));
    let named = [("ex_works_price", What::Price(path.clone())), ("production_cost", What::Cost(path.clone()))];
    let others = facts::Figure::ALL.map(|figure| (figure.name(), What::Of(path.clone(), figure)));
    for (name, what) in named.into_iter().chain(others) {
        if let Some(json) = stands(json, &format!("/good/{name}")) {
            note(json, format!("{prefix}/good/{name}"), what);
        }
    }
    let Some(Json::List(lines)) = stands(json, "/materials") else { return };
    for (place, (line, material)) in lines.iter().zip(good.materials.iter().flatten()).enumerate() {
        let at = format!("{prefix}/materials/{place}");
        let mut note = |json: &Json<'_>, at: String, what: What| found.extend(figure(json, at, what));
        if let Some(json) = stands(line, "/value") {
            note(json, format!("{at}/value"), What::Value(path.clone(), place));
        }
        if let Some(json) = stands(line, "/proof/share") {
            note(json, format!("{at}/proof/share"), What::Share(path.clone(), place));
        }
        if let (Some(json), Some(part)) = (stands(line, "/made_from"), &material.made_from) {
            of_good(json, part, &path.iter().copied().chain([place]).collect(), found);
        }
    }
}

fn figure(json: &Json<'_>, at: String, what: What) -> Option<Figure> {
    if !matches!(json, Json::Object(_)) {
        let stated = text_of(json)?;
        let decimals = decimals(&stated, "");
        return Some(Figure { what, at, now: units(&stated, decimals), decimals, exchange: None });
    }
    let stated = text_of(stands(json, "/amount")?)?;
    let rate = stands(json, "/rate").and_then(text_of);
    let decimals = decimals(&stated, rate.as_deref().unwrap_or_default());
    let exchange = rate.and_then(|rate| {
        let currency = stands(json, "/currency").and_then(text_of)?;
        Some(Exchange { currency, at: format!("{at}/rate"), rate: rate.parse().ok()?, stated: rate })
    });
    // Where the stated digits only happen to give an exact product, their neighbours would not.
    let now = Some(units(&stated, decimals)?);
    Some(Figure { what, at: format!("{at}/amount"), now, decimals, exchange })
}

impl Figure {
    /// Which figure, as a code.
    pub(super) fn kind(&self) -> &'static str {
        match &self.what {
            What::Price(path) if path.is_empty() => "price",
            What::Price(_) => "part-price",
            What::Cost(path) if path.is_empty() => "cost",
            What::Cost(_) => "part-cost",
            What::Of(path, figure) if path.is_empty() => figure.code(),
            What::Of(..) => "part-figure",
            What::Value(..) => "value",
            What::Share(..) => "share",
        }
    }

    /// The material or part that it is of.
    pub(super) fn id(&self, root: &GoodFacts) -> Option<String> {
        let (path, place) = match &self.what {
            What::Price(path) | What::Cost(path) | What::Of(path, _) => {
                path.split_last().map(|(place, path)| (path, *place))?
            }
            What::Value(path, place) | What::Share(path, place) => (path.as_slice(), *place),
        };
        Some(good_at(root, path)?.materials.as_ref()?.get(place)?.id.clone())
    }

    /// The worst for the party that can be stated: a price is above zero, a cost that counts may be nothing, and costs
    /// that are excluded may be all.
    pub(super) fn worst(&self, root: &GoodFacts) -> i128 {
        match &self.what {
            What::Of(path, facts::Figure::ExcludedCosts) => {
                let total = good_at(root, path).and_then(|good| good.figures.get(&facts::Figure::TotalCost));
                let total = total.and_then(|total| units(&total.to_string(), self.decimals));
                total.filter(|_| self.exchange.is_none()).or(self.now).unwrap_or(0)
            }
            What::Of(_, figure) => i128::from(!figure.may_be_zero()),
            What::Price(_) | What::Cost(_) | What::Value(..) => 1,
            What::Share(..) => 0,
        }
    }

    /// The largest that can be stated.
    pub(super) fn most(&self) -> i128 {
        if matches!(self.what, What::Share(..)) {
            return 10_i128.saturating_pow(self.decimals.saturating_add(2));
        }
        let bound = 10_i128.saturating_pow(WHOLE_DIGITS.saturating_add(self.decimals)).saturating_sub(1);
        let one = 10_i128.saturating_pow(DECIMALS);
        let of_rate = self.exchange.as_ref().and_then(|exchange| {
            let rate = exchange.rate.total().units().checked_div(one)?;
            bound.saturating_mul(one).checked_div(rate)
        });
        of_rate.map_or(bound, |most| most.min(bound))
    }

    /// Its value in the document's currency.
    pub(super) fn amount(&self, now: i128) -> Option<Amount> {
        let amount: Amount = shown(now, self.decimals).parse().ok()?;
        match &self.exchange {
            Some(exchange) => amount.times(exchange.rate).ok(),
            None => Some(amount),
        }
    }

    /// States it otherwise in typed facts; whether it can be.
    pub(super) fn state(&self, root: &mut GoodFacts, now: i128) -> bool {
        if let What::Share(path, place) = &self.what {
            let share = shown(now, self.decimals).parse().ok();
            let proof = line_mut(root, path, *place).and_then(|line| line.proof.as_mut());
            return proof.zip(share).map(|(proof, share)| proof.share = Some(share)).is_some();
        }
        self.amount(now).is_some_and(|amount| self.put(root, amount))
    }

    /// Puts an amount in its place.
    pub(super) fn put(&self, root: &mut GoodFacts, amount: Amount) -> bool {
        if let What::Of(path, figure) = &self.what {
            return part_mut(root, path).map(|good| good.figures.insert(*figure, amount)).is_some();
        }
        let place = match &self.what {
            What::Price(path) => part_mut(root, path).map(|good| &mut good.ex_works_price),
            What::Cost(path) => part_mut(root, path).map(|good| &mut good.production_cost),
            What::Value(path, place) => line_mut(root, path, *place).map(|line| &mut line.value),
            What::Of(..) | What::Share(..) => None,
        };
        place.map(|place| *place = Some(amount)).is_some()
    }
}

/// The amounts that one rate moves.
pub(super) struct Rate<'f> {
    pub(super) currency: String,
    pub(super) stated: String,
    pub(super) decimals: u32,
    pub(super) figures: Vec<&'f Figure>,
}

/// The rates, each with all amounts that were stated at it.
pub(super) fn rates(figures: &[Figure]) -> Vec<Rate<'_>> {
    let mut groups: BTreeMap<(&str, Amount), Vec<&Figure>> = BTreeMap::new();
    for figure in figures {
        if let Some(exchange) = &figure.exchange {
            groups.entry((exchange.currency.as_str(), exchange.rate)).or_default().push(figure);
        }
    }
    let mut found = Vec::new();
    for ((currency, _), figures) in groups {
        found.extend(rate(currency, figures));
    }
    found
}

fn rate<'f>(currency: &str, figures: Vec<&'f Figure>) -> Option<Rate<'f>> {
    let stated = figures.first()?.exchange.as_ref()?.stated.clone();
    let amounts = figures.iter().filter_map(|figure| Some(shown(figure.now?, figure.decimals)));
    let room = amounts.map(|amount| decimals(&stated, &amount)).min()?;
    units(&stated, room)?;
    Some(Rate { currency: currency.to_string(), stated, decimals: room, figures })
}

impl Rate<'_> {
    pub(super) fn now(&self) -> i128 {
        units(&self.stated, self.decimals).unwrap_or(0)
    }

    /// The largest at which every amount can still be stated.
    pub(super) fn most(&self) -> i128 {
        let one = 10_i128.saturating_pow(DECIMALS);
        let bound = 10_i128.saturating_pow(WHOLE_DIGITS.saturating_add(DECIMALS)).saturating_sub(1);
        let unit = 10_i128.saturating_pow(DECIMALS.saturating_sub(self.decimals));
        let amounts = self.figures.iter().filter_map(|figure| units(&shown(figure.now?, figure.decimals), DECIMALS));
        let most = amounts.filter_map(|amount| bound.checked_mul(one)?.checked_div(amount.checked_mul(unit)?));
        let own = 10_i128.saturating_pow(WHOLE_DIGITS.saturating_add(self.decimals)).saturating_sub(1);
        most.min().map_or(own, |most| most.min(own))
    }

    /// States another rate for all of them in typed facts; whether it can be.
    pub(super) fn state(&self, root: &mut GoodFacts, now: i128) -> bool {
        let Ok(rate) = shown(now, self.decimals).parse::<Amount>() else { return false };
        self.figures.iter().all(|figure| {
            let amount = figure.now.and_then(|now| shown(now, figure.decimals).parse::<Amount>().ok());
            let product = amount.and_then(|amount| amount.times(rate).ok());
            product.is_some_and(|product| figure.put(root, product))
        })
    }
}

/// From `good`, where something holds, towards `bad`: the last value at which it does. Nothing where it does all the
/// way. Exact where it breaks once and for all.
pub(super) fn last_holding(good: i128, bad: i128, holds: &mut dyn FnMut(i128) -> bool) -> Option<i128> {
    if good == bad || holds(bad) {
        return None;
    }
    let (mut good, mut bad) = (good, bad);
    while good.abs_diff(bad) > 1 {
        let middle = good.midpoint(bad);
        if holds(middle) {
            good = middle;
        } else {
            bad = middle;
        }
    }
    Some(good)
}
