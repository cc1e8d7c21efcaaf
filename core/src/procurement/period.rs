//! `assess_period`: a customer's purchases, cumulative, and separately for goods, works and services.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::assess::procurement_of;
use super::exact::Exact;
use super::readings::{differing, share_reading};
use super::rests;
use super::{KindShare, PeriodAssessment, ShareReading, ShareThreshold, taken};
use crate::answer::{Notice, Receipt};
use crate::assessment::{edition, law_read_to, of_silence};
use crate::doc::Fault;
use crate::facts::contract::{Kind, PeriodFacts, PeriodRow};
use crate::judge::Choice;
use crate::law::methodology::PERIOD_SHARE;
use crate::law::{Library, Procurement, Rulebook};
use crate::value::amount::Total;
use crate::value::share::Percent;
use crate::value::truth::Truth;

/// Determines the in-country value of a customer's purchases in a period.
///
/// # Errors
/// Facts that do not fit the rulebook: an unknown rulebook or edition, reading or option.
pub fn assess_period(facts: &PeriodFacts, library: &Library) -> Result<PeriodAssessment, Vec<Fault>> {
    let book = match edition(library, &facts.rulebook, facts.edition, facts.on)? {
        Ok(book) => book,
        Err(silence) => {
            let outside = Vec::from([of_silence(silence)]);
            return Ok(PeriodAssessment { outside, ..empty(facts, None, library) });
        }
    };
    let rules = procurement_of(book, &facts.readings)?;
    Ok(answer(facts, book, rules, library))
}

fn empty(facts: &PeriodFacts, book: Option<&Rulebook>, library: &Library) -> PeriodAssessment {
    PeriodAssessment {
        kind: Cow::Borrowed("period_assessment"),
        share: None,
        provisional: false,
        rests_on: Vec::new(),
        exact: None,
        numerator: None,
        denominator: None,
        vat: Cow::Borrowed(if facts.vat_included { "included" } else { "excluded" }),
        kinds: Vec::new(),
        works_and_services: None,
        readings: Vec::new(),
        outside: Vec::new(),
        warnings: Vec::new(),
        citations: Vec::new(),
        receipt: Receipt::of((facts.on, &facts.rulebook, &facts.sha256), book, None, library),
    }
}

/// Formula 5 over some of the rows: the numerator, and the total; nothing where the total is nothing.
fn value<'f>(rows: impl Iterator<Item = &'f PeriodRow>, choice: &Choice<'_>) -> Option<(Exact, Total)> {
    let exactly = choice.option(PERIOD_SHARE) == Some("exact");
    let mut parts = Vec::new();
    let mut total = Total::ZERO;
    for row in rows {
        let value = row.value.total();
        total = total.plus(value);
        parts.push(match row.exact.filter(|_| exactly) {
            Some((numerator, denominator)) => Exact::of_fraction(numerator, denominator).times(value),
            None => Exact::part(value, row.share.units(), Percent::ALL.units()),
        });
    }
    (total > Total::ZERO).then(|| (Exact::sum(parts), total))
}

fn answer(facts: &PeriodFacts, book: &Rulebook, rules: &Procurement, library: &Library) -> PeriodAssessment {
    let choice = taken(&facts.readings);
    let Some((numerator, total)) = value(facts.rows.iter(), &choice) else { return empty(facts, Some(book), library) };
    let share = numerator.over(total);
    let of_kind = |kind: Kind| {
        let (numerator, total) = value(facts.rows.iter().filter(|row| row.kind == kind), &choice)?;
        let share = numerator.over(total);
        Some(KindShare {
            kind: kind.name().to_string(),
            share: share.percent(),
            exact: share.text(),
            numerator: numerator.money(),
            denominator: total.to_string(),
        })
    };
    let readings = readings(facts, book, &choice);
    let mut warnings: Vec<Notice> = law_read_to(book, facts.on).into_iter().collect();
    let differ = differing(&readings);
    if !differ.is_empty() {
        warnings.push(Notice::new("readings-differ").about(differ));
    }
    let rests_on = rests::of_law(book, library, &readings, core::slice::from_ref(&rules.period));
    PeriodAssessment {
        share: Some(share.percent()),
        provisional: rests_on.iter().any(|ground| ground.provisional),
        rests_on,
        exact: share.text(),
        numerator: Some(numerator.money()),
        denominator: Some(total.to_string()),
        kinds: [Kind::Goods, Kind::Works, Kind::Services].into_iter().filter_map(of_kind).collect(),
        works_and_services: threshold(facts, rules, &choice),
        readings,
        warnings,
        citations: Vec::from([rules.period.clone(), rules.rounding.clone()]),
        ..empty(facts, Some(book), library)
    }
}

/// Works and services of a subsoil user: at least half of the year's purchases.
fn threshold(facts: &PeriodFacts, rules: &Procurement, choice: &Choice<'_>) -> Option<ShareThreshold> {
    let rows = facts.rows.iter().filter(|row| row.kind != Kind::Goods);
    let (numerator, total) = value(rows, choice).filter(|_| facts.subsoil_user)?;
    let share = numerator.over(total);
    let (percent, citation) = &rules.subsoil_threshold;
    Some(ShareThreshold {
        share: share.percent(),
        exact: share.text(),
        limit: percent.to_string(),
        outcome: Truth::from(share.reaches(*percent)),
        headroom: share.above(*percent),
        citation: citation.clone(),
    })
}

fn readings(facts: &PeriodFacts, book: &Rulebook, choice: &Choice<'_>) -> Vec<ShareReading> {
    let matters = facts.rows.iter().any(|row| row.exact.is_some());
    let declared = book.readings.iter().filter(|reading| matters && reading.id == PERIOD_SHARE);
    let share_under = |other: &Choice<'_>| {
        let (numerator, total) = value(facts.rows.iter(), other)?;
        Some(numerator.over(total))
    };
    declared.map(|reading| share_reading(reading, &facts.readings, choice, share_under)).collect()
}
