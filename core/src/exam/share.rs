//! Questions about the domestic share of a good, by the formula of the edition in force on the day.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::bench::Bench;
use super::chance::Chance;
use super::draft::{Draft, Line, Role};
use super::kinds::{Asks, Slip, Topic};
use super::stock::{ABROAD, material};
use super::value::{found, numbered, variant};
use super::{Made, Plan};
use crate::law::{Base, Rulebook};
use crate::value::hs::HsCode;

/// Goods whose share is asked for.
const GOODS: [&str; 10] = ["8403", "8418", "9403", "6203", "3917", "7308", "8536", "4818", "8716", "8481"];
/// The reading of an edition whose price may include VAT.
const VAT: &str = "ex-works-vat";
/// In one of so many questions the share is a whole percent. As often as it is, three shares that were rounded early are
/// among the choices of others: so a whole percent is right as often as any other choice.
const WHOLE: u64 = 9;

/// Makes a question about a share; of the topic of editions, one that another edition answers otherwise.
pub(super) fn make(bench: &Bench<'_>, plan: Plan, chance: &mut Chance) -> Option<Made> {
    let of_series = |book: &&Rulebook| book.id == bench.book.id && book.content.is_some();
    let editions: Vec<&Rulebook> = bench.library.books().filter(of_series).collect();
    let book = match plan.topic {
        Topic::Edition => *chance.pick(&editions)?,
        _ => bench.book,
    };
    let content = book.content.as_ref()?;
    let good: HsCode = chance.pick(&GOODS)?.parse().ok()?;
    let price = chance.between(3_000, 90_000).saturating_mul(10_000).saturating_add(chance.below(1_000_000));
    let cost = price / 10_000 * chance.between(7_801, 9_399) + chance.below(9_999);
    let roles = [Role::Foreign, Role::Unknown, Role::Home, Role::Foreign, Role::Foreign];
    let count = plan.level.saturating_add(2);
    let spent = cost / 10_000 * chance.between(3_501, 7_999) + chance.below(9_999);
    let values = chance.parts(spent, count);
    let mut lines: Vec<Line> = Vec::new();
    for (role, value) in roles.into_iter().zip(values) {
        let barred: Vec<&str> = lines.iter().map(|line| line.hs.as_str()).collect();
        let line = Line::new(role, material(chance, good.chapter(), &barred)?, value);
        lines.push(match role {
            Role::Home => line
                .from("KZ")
                .with(if book.first.to_string().as_str() < "2025" { "ct-kz" } else { "register-extract" }, Some(100)),
            Role::Unknown => line,
            _ => line.from(chance.pick(&ABROAD)?),
        });
    }
    let mut blank = Draft {
        on: String::new(),
        rulebook: bench.book.id.clone(),
        hs: good.to_string(),
        price: Some(price),
        cost: Some(cost),
        vat_rate: Some(*chance.pick(&[12, 16, 20])?),
        lines: numbered(chance.shuffled(lines)),
        operations: None,
        answers: BTreeMap::new(),
        readings: BTreeMap::new(),
    };
    if chance.below(WHOLE) == 0 {
        blank.lines = variant(Slip::RoundedEarly, &based(&blank, content.base), None)?.lines;
    }
    let draft = dated(&blank, book, &day(book, plan.topic, bench, chance));
    let mut variants = Vec::new();
    if plan.topic == Topic::Edition {
        // An edition with the same formula gives the same share, and with it no wrong choice.
        let differs = |other: &&&Rulebook| other.content.as_ref().is_some_and(|of| of.base != content.base);
        let others: Vec<&Rulebook> = editions.iter().filter(differs).copied().collect();
        let other = *chance.pick(&others)?;
        variants.push((Slip::WrongEdition, dated(&blank, other, &other.first.to_string())));
    } else {
        variants.push((Slip::WrongDenominator, variant(Slip::WrongDenominator, &draft, None)?));
    }
    for slip in [Slip::UnknownAsDomestic, Slip::DomesticCounted, Slip::VatLeftIn, Slip::SmallLeftOut] {
        variants.extend(variant(slip, &draft, None).map(|changed| (slip, changed)));
    }
    if let Some(rounded) = variant(Slip::RoundedEarly, &based(&draft, content.base), None) {
        variants.push((Slip::RoundedEarly, Draft { lines: rounded.lines, ..draft.clone() }));
    }
    let facts = draft.json();
    let key = bench.outcome(Asks::Share, &facts)?;
    Some(Made { rule: book.name(), asks: Asks::Share, facts, key, found: found(bench, Asks::Share, variants) })
}

/// The same facts, what the share is of in the place of the price.
fn based(draft: &Draft, base: Base) -> Draft {
    let price = match base {
        Base::ExWorksPrice => draft.price,
        Base::ProductionCost => draft.cost,
    };
    Draft { price, ..draft.clone() }
}

/// The same facts on a day of this edition, its unclear price settled where it is unclear.
fn dated(draft: &Draft, book: &Rulebook, on: &str) -> Draft {
    let is_unclear = book.content.as_ref().is_some_and(|content| content.vat);
    let settled = is_unclear.then(|| (VAT.to_string(), "included".to_string()));
    Draft { on: on.to_string(), readings: settled.into_iter().collect(), ..draft.clone() }
}

/// A day on which the edition holds: of the topic of editions its first or its last one.
fn day(book: &Rulebook, topic: Topic, bench: &Bench<'_>, chance: &mut Chance) -> String {
    match (topic, book.last) {
        (Topic::Edition, Some(last)) if chance.coin() => last.to_string(),
        (Topic::Edition, _) => book.first.to_string(),
        _ => bench.on.to_string(),
    }
}
