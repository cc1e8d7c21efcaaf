//! The formulas over the tree of contracts, under one choice of readings.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::MissingFact;
use super::exact::Exact;
use super::lines::{LineShare, share_of};
use crate::facts::contract::{Contract, ContractFacts, Kind};
use crate::judge::Choice;
use crate::law::Procurement;
use crate::law::methodology::{BRANCH, NATURAL_MONOPOLY_PAYROLL, PAYROLL_SHARE, SUBSOIL_SUBCONTRACTS};
use crate::sort::sorted;
use crate::value::amount::{Amount, Total};
use crate::value::share::{Percent, Share};
use crate::value::truth::Truth;

/// What one contract adds.
pub(super) struct Added {
    pub(super) least: Exact,
    pub(super) most: Exact,
    pub(super) payroll_share: Option<String>,
    pub(super) producer: Option<Truth>,
    pub(super) lines: Vec<LineShare>,
}

/// The formula's outcome.
pub(super) struct Outcome {
    pub(super) rows: Vec<Added>,
    pub(super) least: Exact,
    pub(super) most: Exact,
    pub(super) denominator: Total,
    pub(super) missing: Vec<MissingFact>,
}

impl Outcome {
    /// The share, where no fact that matters is missing.
    pub(super) fn certain(&self) -> Option<Exact> {
        (self.least == self.most).then(|| self.least.over(self.denominator))
    }
}

/// Applies the contract's formula.
pub(super) fn evaluate(facts: &ContractFacts, rules: &Procurement, choice: &Choice<'_>) -> Outcome {
    let mut missing = Vec::new();
    let rows: Vec<Added> = if facts.is_by_producers() {
        by_producers(facts, choice, &mut missing)
    } else {
        let contracts = facts.contracts.iter().enumerate();
        contracts.map(|(place, contract)| by_payroll(facts, contract, place, rules, choice, &mut missing)).collect()
    };
    let every_row = facts.is_by_producers() && choice.option(SUBSOIL_SUBCONTRACTS) == Some("literal-total");
    let denominator = if every_row {
        facts.contracts.iter().fold(Total::ZERO, |sum, contract| sum.plus(contract.value.total()))
    } else {
        facts.value.total()
    };
    let sum = |of: fn(&Added) -> &Exact| Exact::sum(rows.iter().map(|row| of(row).clone()).collect());
    let least = sum(|row| &row.least);
    let is_certain = missing.is_empty();
    let most = if is_certain { least.clone() } else { sum(|row| &row.most) };
    let mut missing = sorted(missing, Ord::cmp);
    missing.dedup();
    Outcome { rows, least, most, denominator, missing }
}

/// Formulas 1 and 2: goods by their own share, own work by the payroll share of its performer.
fn by_payroll(
    facts: &ContractFacts,
    contract: &Contract,
    place: usize,
    rules: &Procurement,
    choice: &Choice<'_>,
    missing: &mut Vec<MissingFact>,
) -> Added {
    let mut goods = (Total::ZERO, Total::ZERO);
    let mut lines = Vec::new();
    for (index, line) in contract.goods.iter().enumerate() {
        let at = format!("/contracts/{place}/goods/{index}");
        let share = share_of(facts, contract, line, &at, rules, choice);
        let value = line.value.total();
        let (least, most) = (share.share.unwrap_or(Percent::NONE).of(value), share.most.of(value));
        goods = (goods.0.plus(least), goods.1.plus(most));
        if least != most {
            missing.extend(share.missing.clone());
        }
        lines.push(share);
    }
    let own = if facts.kind == Kind::Goods { Total::ZERO } else { contract.own_work() };
    let (least, most, payroll_share) = if own == Total::ZERO {
        (Exact::whole(Total::ZERO), Exact::whole(Total::ZERO), None)
    } else {
        own_work(contract, own, place, choice, missing)
    };
    let with = |goods: Total, own: Exact| Exact::sum(Vec::from([Exact::whole(goods), own]));
    Added { least: with(goods.0, least), most: with(goods.1, most), payroll_share, producer: None, lines }
}

/// Own work times the payroll share, at least and at most.
fn own_work(
    contract: &Contract,
    own: Total,
    place: usize,
    choice: &Choice<'_>,
    missing: &mut Vec<MissingFact>,
) -> (Exact, Exact, Option<String>) {
    let is_monopoly = contract.performer.natural_monopoly;
    if is_monopoly && choice.option(NATURAL_MONOPOLY_PAYROLL) == Some("one") {
        return (Exact::whole(own), Exact::whole(own), Some(String::from("1")));
    }
    let by_headcount = contract.is_of_branch() && choice.option(BRANCH) == Some("entity-headcount");
    let (name, code, pair) = if by_headcount {
        ("headcount", "headcount-not-stated", contract.headcount)
    } else {
        ("payroll", "payroll-not-stated", contract.payroll)
    };
    let Some((part, total)) = pair.filter(|(_, total)| !total.is_zero()) else {
        missing.push(MissingFact { fact: format!("/contracts/{place}/{name}"), code: Cow::Borrowed(code) });
        return (Exact::whole(Total::ZERO), Exact::whole(own), None);
    };
    let (part, total) = payroll_share(part, total, choice);
    let share = Exact::part(own, part, total);
    let text = Share::of(Total::from_units(part), Total::from_units(total)).map(Share::exact);
    (share.clone(), share, text)
}

/// The payroll share as two integers; with two decimals of a percent where it is keyed in the report form.
fn payroll_share(part: Amount, total: Amount, choice: &Choice<'_>) -> (i128, i128) {
    let exact = (part.total().units(), total.total().units());
    if choice.option(PAYROLL_SHARE) != Some("two-decimals") {
        return exact;
    }
    let percent = Share::of(part.total(), total.total()).and_then(|share| share.stated(2));
    percent.map_or(exact, |percent| (percent.units(), Percent::ALL.units()))
}

/// Formula 4: what Kazakhstani producers of works and services perform.
fn by_producers(facts: &ContractFacts, choice: &Choice<'_>, missing: &mut Vec<MissingFact>) -> Vec<Added> {
    let reading = choice.option(SUBSOIL_SUBCONTRACTS).unwrap_or("chain");
    let producers: Vec<Truth> = facts
        .contracts
        .iter()
        .enumerate()
        .map(|(place, contract)| {
            let performer = &contract.performer;
            // A natural monopoly counts in full, whoever owns it (p. 5).
            let stated = if performer.natural_monopoly { Some(true) } else { performer.kazakhstani_producer };
            if stated.is_none() {
                let fact = format!("/contracts/{place}/performer/kazakhstani_producer");
                missing.push(MissingFact { fact, code: Cow::Borrowed("producer-not-stated") });
            }
            Truth::from(stated)
        })
        .collect();
    let least = performed(facts, &producers, reading, false);
    let most = performed(facts, &producers, reading, true);
    let rows = least.into_iter().zip(most).zip(producers);
    rows.map(|((least, most), producer)| Added {
        least: Exact::whole(least),
        most: Exact::whole(most),
        payroll_share: None,
        producer: Some(producer),
        lines: Vec::new(),
    })
    .collect()
}

/// What each contract adds under a reading, an unknown performer counting as `unknown`.
fn performed(facts: &ContractFacts, producers: &[Truth], reading: &str, unknown: bool) -> Vec<Total> {
    let is_producer = |place: usize| match producers.get(place) {
        Some(Truth::True) => true,
        Some(Truth::Unknown) => unknown,
        _ => false,
    };
    // Subcontracts that are subtracted from the contract above them.
    let mut subtracted = alloc::vec![Total::ZERO; facts.contracts.len()];
    for (place, contract) in facts.contracts.iter().enumerate() {
        let counts = reading == "chain" || !is_producer(place);
        if let (true, Some(sum)) = (counts, contract.parent.and_then(|parent| subtracted.get_mut(parent))) {
            *sum = sum.plus(contract.value.total());
        }
    }
    let contracts = facts.contracts.iter().enumerate().zip(subtracted);
    contracts
        .map(|((place, contract), subtracted)| {
            let is_nested = reading == "skip-nested" && contract.parent.is_some_and(is_producer);
            if is_producer(place) && !is_nested { contract.value.total().minus(subtracted) } else { Total::ZERO }
        })
        .collect()
}
