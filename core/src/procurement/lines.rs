//! Which share a line of goods counts with.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};

use super::MissingFact;
use crate::assessment::assess_good;
use crate::contradiction::CONTRADICTED;
use crate::doc::Code;
use crate::facts::contract::{Contract, ContractFacts, GoodsLine, Kind};
use crate::judge::Choice;
use crate::law::methodology::CT_KZ_DAY;
use crate::law::{Library, Procurement};
use crate::value::country::Country;
use crate::value::day::Day;
use crate::value::proof::ProofKind;
use crate::value::share::Percent;

/// The share of a line.
pub(super) struct LineShare {
    /// Nothing while a fact is missing.
    pub(super) share: Option<Percent>,
    /// The most it may be while that fact is missing.
    pub(super) most: Percent,
    pub(super) because: Code,
    pub(super) missing: Option<MissingFact>,
}

impl LineShare {
    fn known(share: Percent, because: &'static str) -> LineShare {
        LineShare { share: Some(share), most: share, because: Cow::Borrowed(because), missing: None }
    }

    fn waits(fact: String, because: &'static str, most: Percent) -> LineShare {
        let missing = MissingFact { fact, code: Cow::Borrowed(because) };
        LineShare { share: None, most, because: Cow::Borrowed(because), missing: Some(missing) }
    }
}

/// By the table of proofs: p. 9 of the methodology, p. 5 for natural monopolies.
pub(super) fn share_of(
    facts: &ContractFacts,
    contract: &Contract,
    line: &GoodsLine,
    at: &str,
    rules: &Procurement,
    choice: &Choice<'_>,
) -> LineShare {
    // What is bought from a natural monopoly in its regulated activity: the line's seller, or that of a goods contract.
    if line.natural_monopoly || (facts.kind == Kind::Goods && contract.performer.natural_monopoly) {
        return LineShare::known(Percent::ALL, "natural-monopoly");
    }
    if let Some(share) = line.housing_share {
        return LineShare::known(share, "housing");
    }
    let is_proved = line.proof.as_ref().is_some_and(|proof| proof.kind != ProofKind::None);
    if line.good_facts.is_some() && !is_proved {
        // Computed is not certified: it counts nothing until it is proved.
        return LineShare::known(Percent::NONE, "computed-not-certified");
    }
    let Some(proof) = &line.proof else {
        return LineShare::waits(format!("{at}/proof"), "proof-not-stated", Percent::ALL);
    };
    if let Some(code) = counts_nothing(facts, line) {
        return LineShare::known(Percent::NONE, code);
    }
    // Which of the two is true, nobody here knows.
    let by_kazakhstan = matches!(proof.kind, ProofKind::RegisterExtract | ProofKind::CtKz);
    if by_kazakhstan && line.country.is_some_and(|country| country != Country::KAZAKHSTAN) {
        return LineShare::waits(format!("{at}/country"), CONTRADICTED, Percent::ALL);
    }
    if line.lot.contradicts(line.value).is_some() {
        return LineShare::waits(format!("{at}/value"), CONTRADICTED, Percent::ALL);
    }
    let stated = |because| match proof.share {
        Some(share) => LineShare::known(share, because),
        None => LineShare::waits(format!("{at}/proof/share"), "share-not-stated", Percent::ALL),
    };
    match proof.kind {
        ProofKind::RegisterExtract if rules.register_extract => stated("register-extract"),
        ProofKind::RegisterExtract => LineShare::known(Percent::NONE, "register-not-yet"),
        ProofKind::CtKz => match (rules.ct_kz_until, tested_day(facts, contract, line, at, choice)) {
            (None, _) => stated("ct-kz"),
            (Some(until), Ok(day)) if day < until => stated("ct-kz"),
            (Some(_), Ok(_)) => LineShare::known(Percent::NONE, "ct-kz-out-of-date"),
            (Some(_), Err(fact)) => LineShare::waits(fact, "day-not-stated", proof.share.unwrap_or(Percent::ALL)),
        },
        ProofKind::None => LineShare::known(Percent::NONE, "no-proof"),
        ProofKind::Ct1 | ProofKind::Invoice | ProofKind::Declaration => LineShare::known(Percent::NONE, "not-a-proof"),
    }
}

/// Why the paper of a line counts nothing, whatever its kind: it is of a day after that of the facts, or had expired
/// when the good was delivered.
fn counts_nothing(facts: &ContractFacts, line: &GoodsLine) -> Option<&'static str> {
    let proof = line.proof.as_ref().filter(|proof| proof.kind != ProofKind::None)?;
    let day = facts.report_day.map_or(facts.on, |report| report.max(facts.on));
    if proof.date.is_some_and(|date| date > day) {
        return Some("paper-after-facts");
    }
    let tested = line.delivered.unwrap_or(day);
    proof.valid_to.is_some_and(|last| last < tested).then_some("paper-expired")
}

/// The day that is tested against the end of СТ-KZ, or the pointer of the one that is missing.
fn tested_day(
    facts: &ContractFacts,
    contract: &Contract,
    line: &GoodsLine,
    at: &str,
    choice: &Choice<'_>,
) -> Result<Day, String> {
    match choice.option(CT_KZ_DAY) {
        Some("contract") => contract.day.or(facts.contract_day).ok_or_else(|| "/contract_day".to_string()),
        Some("report") => Ok(facts.report_day.unwrap_or(facts.on)),
        _ => line.delivered.ok_or_else(|| format!("{at}/delivered")),
    }
}

/// The share that the good's own facts give by the edition in force on the day of the line.
pub(super) fn computed(line: &GoodsLine, library: &Library) -> Option<String> {
    let assessment = assess_good(line.good_facts.as_deref()?, library).ok()?;
    assessment.local_content?.share
}
