//! `assess_contract`: from facts to an answer.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::exact::Exact;
use super::lines::computed;
use super::readings::{differing, share_reading};
use super::rests;
use super::tree::{Outcome, evaluate};
use super::{ContractAssessment, ContractRow, GoodsRow, Part, ShareReading, taken};
use crate::answer::{Notice, Receipt};
use crate::assessment::{edition, law_read_to, of_silence, readings_fit};
use crate::contradiction::{CONTRADICTED, against};
use crate::doc::{At, Fault, Faults};
use crate::facts::contract::{ContractFacts, Kind};
use crate::judge::Choice;
use crate::law::methodology::{BRANCH, CT_KZ_DAY, NATURAL_MONOPOLY_PAYROLL, PAYROLL_SHARE, SUBSOIL_SUBCONTRACTS};
use crate::law::{Citation, Library, Procurement, Reading, Rulebook};
use crate::value::amount::Total;
use crate::value::proof::ProofKind;
use crate::value::share::Percent;

/// Determines the in-country value of a contract with all its subcontracts.
///
/// # Errors
/// Facts that do not fit the rulebook: an unknown rulebook or edition, reading or option.
pub fn assess_contract(facts: &ContractFacts, library: &Library) -> Result<ContractAssessment, Vec<Fault>> {
    let book = match edition(library, &facts.rulebook, facts.edition, facts.on)? {
        Ok(book) => book,
        Err(silence) => {
            let outside = Vec::from([of_silence(silence)]);
            return Ok(ContractAssessment { outside, ..empty(facts, None, library) });
        }
    };
    let rules = procurement_of(book, &facts.readings)?;
    Ok(answer(facts, book, rules, library))
}

/// The rules of contracts of a rulebook, when it has them and knows the readings that the user fixed.
pub(crate) fn procurement_of<'b>(
    book: &'b Rulebook,
    fixed: &alloc::collections::BTreeMap<String, String>,
) -> Result<&'b Procurement, Vec<Fault>> {
    let Some(rules) = &book.procurement else {
        let fault = Fault::new("rulebook-of-goods", &At::Field(&At::Root, "rulebook")).given(book.id.clone());
        return Err(Vec::from([fault]));
    };
    let faults = Faults::default();
    let declared: Vec<&Reading> = book.readings.iter().collect();
    readings_fit(fixed, &declared, &faults);
    faults.or(Some(rules))
}

fn empty(facts: &ContractFacts, book: Option<&Rulebook>, library: &Library) -> ContractAssessment {
    ContractAssessment {
        kind: Cow::Borrowed("contract_assessment"),
        share: None,
        provisional: false,
        rests_on: Vec::new(),
        exact: None,
        numerator: None,
        denominator: None,
        between: None,
        formula: None,
        because: None,
        vat: Cow::Borrowed(if facts.vat_included { "included" } else { "excluded" }),
        if_proved: None,
        rows: Vec::new(),
        readings: Vec::new(),
        missing: Vec::new(),
        outside: Vec::new(),
        warnings: Vec::new(),
        citations: Vec::new(),
        receipt: Receipt::of((facts.on, &facts.rulebook, &facts.sha256), book, None, library),
    }
}

fn answer(facts: &ContractFacts, book: &Rulebook, rules: &Procurement, library: &Library) -> ContractAssessment {
    let choice = taken(&facts.readings);
    let outcome = evaluate(facts, rules, &choice);
    let certain = outcome.certain();
    let between = certain
        .is_none()
        .then(|| [outcome.least.over(outcome.denominator).percent(), outcome.most.over(outcome.denominator).percent()]);
    let would_be = computed_shares(facts, library);
    let readings = readings(facts, book, rules, &choice, certain.as_ref());
    let (formula, because, citation) = formula(facts, rules);
    let cited = [citation.clone(), rules.proofs.clone()];
    let rests_on = rests::of_contract(facts, (book, rules), library, certain.as_ref(), &readings, &cited);
    ContractAssessment {
        share: certain.as_ref().map(Exact::percent),
        provisional: rests_on.iter().any(|ground| ground.provisional),
        rests_on,
        exact: certain.as_ref().and_then(Exact::text),
        numerator: certain.is_some().then(|| outcome.least.money()),
        denominator: Some(outcome.denominator.to_string()),
        between,
        formula: Some(Cow::Borrowed(formula)),
        because: Some(Cow::Borrowed(because)),
        if_proved: if_proved(facts, &outcome, &would_be),
        warnings: warnings(facts, book, rules, &outcome, &readings),
        rows: rows(facts, &outcome, &would_be),
        missing: outcome.missing,
        readings,
        citations: citations([citation, &rules.proofs, &rules.rounding]),
        ..empty(facts, Some(book), library)
    }
}

/// Each provision once.
fn citations(cited: [&Citation; 3]) -> Vec<Citation> {
    let mut citations: Vec<Citation> = cited.into_iter().cloned().collect();
    citations.dedup();
    citations
}

/// Which formula applies follows from the kind and, under subsoil-use contracts, from their day.
fn formula<'r>(facts: &ContractFacts, rules: &'r Procurement) -> (&'static str, &'static str, &'r Citation) {
    match (facts.kind, facts.by_producers_because()) {
        (_, Some(because)) => ("4", because, &rules.subsoil),
        (Kind::Goods, None) => ("1", "goods", &rules.goods),
        (Kind::Works, None) => ("2", "works", &rules.works),
        (Kind::Services, None) => ("2", "services", &rules.works),
        (Kind::Subsoil, None) => ("2", "subsoil-before-2015", &rules.works),
    }
}

/// The computed shares of the lines that carry a good's own facts, by contract and line.
fn computed_shares(facts: &ContractFacts, library: &Library) -> Vec<Vec<Option<String>>> {
    let contracts = facts.contracts.iter();
    contracts.map(|contract| contract.goods.iter().map(|line| computed(line, library)).collect()).collect()
}

/// What the share would be if every computed share were proved.
fn if_proved(facts: &ContractFacts, outcome: &Outcome, would_be: &[Vec<Option<String>>]) -> Option<Part> {
    let certain = outcome.certain().is_some() && !facts.is_by_producers();
    let mut added = Vec::new();
    for ((contract, row), computed) in facts.contracts.iter().zip(&outcome.rows).zip(would_be) {
        for ((line, share), computed) in contract.goods.iter().zip(&row.lines).zip(computed) {
            let percent: Option<Percent> = computed.as_ref().and_then(|share| share.parse().ok());
            if let (Some(percent), "computed-not-certified") = (percent, share.because.as_ref()) {
                added.push(Exact::whole(percent.of(line.value.total())));
            }
        }
    }
    if added.is_empty() || !certain {
        return None;
    }
    added.push(outcome.least.clone());
    let share = Exact::sum(added).over(outcome.denominator);
    Some(Part { share: share.percent(), exact: share.text() })
}

fn rows(facts: &ContractFacts, outcome: &Outcome, would_be: &[Vec<Option<String>>]) -> Vec<ContractRow> {
    let rows = facts.contracts.iter().zip(&outcome.rows).zip(would_be);
    rows.map(|((contract, added), would_be)| {
        let parent = contract.parent.and_then(|parent| facts.contracts.get(parent));
        let lines = contract.goods.iter().zip(&added.lines).zip(would_be);
        ContractRow {
            id: contract.id.clone(),
            parent: parent.map(|parent| parent.id.clone()),
            value: contract.value.to_string(),
            goods: contract.goods_value.to_string(),
            subcontracts: contract.subcontracts.to_string(),
            own_work: contract.own_work().to_string(),
            payroll_share: added.payroll_share.clone(),
            producer: added.producer,
            contribution: added.least.money(),
            lines: lines
                .map(|((line, share), would_be)| GoodsRow {
                    id: line.id.clone(),
                    value: line.value.to_string(),
                    share: share.share.map(|share| share.to_string()),
                    counted: share.share.unwrap_or(Percent::NONE).of(line.value.total()).to_string(),
                    because: share.because.clone(),
                    would_be: would_be.clone(),
                })
                .collect(),
        }
    })
    .collect()
}

/// The readings whose options can differ for this contract.
fn readings(
    facts: &ContractFacts,
    book: &Rulebook,
    rules: &Procurement,
    choice: &Choice<'_>,
    certain: Option<&Exact>,
) -> Vec<ShareReading> {
    let any = |holds: &dyn Fn(&crate::facts::contract::Contract) -> bool| facts.contracts.iter().any(holds);
    let has_own = |contract: &crate::facts::contract::Contract| contract.own_work() > Total::ZERO;
    let by_payroll = facts.is_by_payroll();
    let matters = |id: &str| match id {
        SUBSOIL_SUBCONTRACTS => facts.is_by_producers() && any(&|contract| contract.parent.is_some()),
        CT_KZ_DAY => {
            let by_certificate = |line: &crate::facts::contract::GoodsLine| {
                line.proof.as_ref().is_some_and(|proof| proof.kind == ProofKind::CtKz)
            };
            let is_tested = rules.ct_kz_until.is_some() && !facts.is_by_producers();
            is_tested && any(&|contract| contract.goods.iter().any(by_certificate))
        }
        PAYROLL_SHARE => by_payroll && any(&has_own),
        NATURAL_MONOPOLY_PAYROLL => {
            by_payroll && any(&|contract| contract.performer.natural_monopoly && has_own(contract))
        }
        BRANCH => by_payroll && any(&|contract| contract.is_of_branch() && has_own(contract)),
        _ => false,
    };
    // The option taken was computed already.
    let share_under = |other: &Choice<'_>| {
        if other == choice { certain.cloned() } else { evaluate(facts, rules, other).certain() }
    };
    let mattering = book.readings.iter().filter(|reading| matters(&reading.id));
    mattering.map(|reading| share_reading(reading, &facts.readings, choice, share_under)).collect()
}

/// The lines whose share waits because two facts of it contradict each other.
fn contradictions(facts: &ContractFacts, outcome: &Outcome) -> Vec<Notice> {
    let rows = facts.contracts.iter().enumerate().zip(&outcome.rows);
    let lines = rows.flat_map(|((place, contract), row)| {
        let lines = contract.goods.iter().enumerate().zip(&row.lines);
        lines.map(move |((line, goods), share)| (format!("/contracts/{place}/goods/{line}"), goods, share))
    });
    let contradicted = lines.filter(|(_, _, share)| share.because == CONTRADICTED);
    contradicted
        .map(|(at, line, share)| {
            let is_of_lot = share.missing.as_ref().is_some_and(|missing| missing.fact.ends_with("/value"));
            let (code, first, second) = if is_of_lot {
                ("contradiction-lot", "/value", "/price")
            } else {
                ("contradiction-paper", "/country", "/proof/kind")
            };
            against(code, [&at, first].concat(), [&at, second].concat()).about(Vec::from([line.id.clone()]))
        })
        .collect()
}

fn warnings(
    facts: &ContractFacts,
    book: &Rulebook,
    rules: &Procurement,
    outcome: &Outcome,
    readings: &[ShareReading],
) -> Vec<Notice> {
    let mut warnings: Vec<Notice> = law_read_to(book, facts.on).into_iter().collect();
    warnings.extend(contradictions(facts, outcome));
    let mut warn = |notice: Notice, about: Vec<String>| {
        if !about.is_empty() {
            warnings.push(notice.about(about));
        }
    };
    let lines = || {
        let rows = facts.contracts.iter().zip(&outcome.rows);
        rows.flat_map(|(contract, row)| contract.goods.iter().zip(&row.lines))
    };
    let because = |code: &str| -> Vec<String> {
        lines().filter(|(_, share)| share.because == code).map(|(line, _)| line.id.clone()).collect()
    };
    warn(Notice::new("ct-kz-out-of-date").citing(&rules.proofs), because("ct-kz-out-of-date"));
    warn(Notice::new("paper-after-facts"), because("paper-after-facts"));
    warn(Notice::new("paper-expired"), because("paper-expired"));
    warn(Notice::new("register-not-yet").citing(&rules.proofs), because("register-not-yet"));
    warn(Notice::new("computed-not-certified").citing(&rules.proofs), because("computed-not-certified"));
    let priced = lines().filter(|(line, _)| line.is_contract_price).map(|(line, _)| line.id.clone()).collect();
    warn(Notice::new("goods-value-recorded"), priced);
    let contracts = |holds: &dyn Fn(&crate::facts::contract::Contract) -> bool| -> Vec<String> {
        facts.contracts.iter().filter(|contract| holds(contract)).map(|contract| contract.id.clone()).collect()
    };
    let lines_below = contracts(&|contract| facts.kind == Kind::Goods && contract.goods_value < contract.value.total());
    warn(Notice::new("lines-below-value").citing(&rules.goods), lines_below);
    let by_payroll = facts.is_by_payroll();
    let monopolies =
        contracts(&|contract| by_payroll && contract.performer.natural_monopoly && contract.payroll.is_some());
    warn(Notice::new("natural-monopoly-payroll").citing(&rules.works), monopolies);
    let branches = contracts(&|contract| by_payroll && contract.is_of_branch());
    warn(Notice::new("branch-payroll").citing(&rules.works), branches);
    let ignored = contracts(&|contract| facts.is_by_producers() && !contract.goods.is_empty());
    warn(Notice::new("goods-not-in-formula").citing(&rules.subsoil), ignored);
    warn(Notice::new("readings-differ"), differing(readings));
    let hundred = Percent::ALL;
    let is_above = |share: &Option<String>| share.as_ref().is_some_and(|share| hundred.is_below(share));
    let doubled = readings.iter().flat_map(|reading| reading.options.iter().filter(|option| is_above(&option.share)));
    let mut doubled: Vec<String> = doubled.map(|option| option.option.clone()).collect();
    if doubled.is_empty() && outcome.certain().is_some_and(|share| share.is_above_one()) {
        doubled.extend(readings.iter().map(|reading| reading.taken.clone()));
    }
    warn(Notice::new("above-hundred").citing(&rules.subsoil), doubled);
    warnings
}
