//! The in-country value of contracts and purchases as sentences.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::teller::Teller;
use super::{Explanation, Speaker};
use crate::assessment::{Notice, Receipt};
use crate::procurement::{ContractAssessment, ContractRow, MissingFact, PeriodAssessment, ShareReading};

pub(super) fn explain_contract(speaker: &Speaker<'_>, assessment: &ContractAssessment) -> Explanation {
    let teller = Teller::new(speaker, &assessment.receipt);
    let verdict = match (&assessment.share, &assessment.between) {
        (Some(share), _) => match &assessment.exact {
            Some(exact) => {
                teller.headline("contract.share", &assessment.receipt, &[("share", share), ("exact", exact)])
            }
            None => teller.headline("contract.share-alone", &assessment.receipt, &[("share", share)]),
        },
        (None, Some([low, high])) => {
            teller.headline("contract.between", &assessment.receipt, &[("low", low), ("high", high)])
        }
        (None, None) => teller.headline("contract.outside", &assessment.receipt, &[]),
    };
    let cited = assessment.citations.first().map(|citation| format!(" [{}]", teller.citation(citation)));
    let rule = assessment.formula.as_ref().zip(assessment.because.as_ref()).map(|(formula, because)| {
        let formula = teller.say(&format!("formula.{formula}"), &[]);
        let because = teller.say(&format!("formula-because.{because}"), &[]);
        format!("{formula} {because}{}", cited.unwrap_or_default())
    });
    let mut figures = Vec::new();
    if let (Some(numerator), Some(denominator)) = (&assessment.numerator, &assessment.denominator) {
        figures.push(teller.say("contract.numerator", &[("value", numerator)]));
        figures.push(teller.say("contract.denominator", &[("value", denominator)]));
    }
    figures.push(teller.say(&format!("vat.{}", assessment.vat), &[]));
    if let Some(proved) = &assessment.if_proved {
        figures.push(teller.say("contract.if-proved", &[("share", &proved.share)]));
    }
    Explanation {
        rule,
        figures,
        materials: assessment.rows.iter().flat_map(|row| teller.lines(row)).collect(),
        steps: assessment.rows.iter().map(|row| teller.row(row)).collect(),
        missing: assessment.missing.iter().map(|missing| teller.missing_fact(missing)).collect(),
        readings: assessment.readings.iter().map(|reading| teller.share_reading(reading)).collect(),
        outside: teller.notices(&assessment.outside),
        warnings: teller.notices(&assessment.warnings),
        receipt: Some(teller.receipt(&assessment.receipt)),
        ..Explanation::empty(speaker.language, verdict)
    }
}

pub(super) fn explain_period(speaker: &Speaker<'_>, assessment: &PeriodAssessment) -> Explanation {
    let teller = Teller::new(speaker, &assessment.receipt);
    let verdict = match (&assessment.share, &assessment.exact) {
        (Some(share), Some(exact)) => {
            teller.headline("period.share", &assessment.receipt, &[("share", share), ("exact", exact)])
        }
        (Some(share), None) => teller.headline("period.share-alone", &assessment.receipt, &[("share", share)]),
        (None, _) => teller.headline("contract.outside", &assessment.receipt, &[]),
    };
    let kinds = assessment.kinds.iter().map(|kind| {
        let name = teller.say(&format!("kind.{}", kind.kind), &[]);
        let blanks = [("kind", name.as_str()), ("share", &kind.share), ("value", &kind.denominator)];
        teller.say("period.kind", &blanks)
    });
    let steps = assessment.works_and_services.iter().map(|threshold| {
        let outcome = teller.say(&format!("outcome.{}", threshold.outcome), &[]);
        let blanks =
            [("share", threshold.share.as_str()), ("limit", &threshold.limit), ("headroom", &threshold.headroom)];
        format!("{}: {outcome} [{}]", teller.say("period.threshold", &blanks), teller.citation(&threshold.citation))
    });
    Explanation {
        rule: assessment
            .citations
            .first()
            .map(|citation| format!("{} [{}]", teller.say("formula.5", &[]), teller.citation(citation))),
        figures: kinds.collect(),
        steps: steps.collect(),
        readings: assessment.readings.iter().map(|reading| teller.share_reading(reading)).collect(),
        outside: teller.notices(&assessment.outside),
        warnings: teller.notices(&assessment.warnings),
        receipt: Some(teller.receipt(&assessment.receipt)),
        ..Explanation::empty(speaker.language, verdict)
    }
}

impl Teller<'_> {
    fn headline(&self, key: &str, receipt: &Receipt, blanks: &[(&str, &str)]) -> String {
        let title = self.books.first().map_or(receipt.rulebook.as_str(), |book| self.speaker.pick(&book.title));
        self.say(key, &[blanks, &[("rulebook", title), ("day", &receipt.on)]].concat())
    }

    fn notices(&self, notices: &[Notice]) -> Vec<String> {
        notices.iter().map(|notice| self.notice(notice)).collect()
    }

    fn row(&self, row: &ContractRow) -> String {
        let payroll = row.payroll_share.as_ref().map(|share| self.say("contract.payroll", &[("share", share)]));
        let producer = row.producer.map(|producer| self.say(&format!("producer.{producer}"), &[]));
        let blanks = [
            ("id", row.id.as_str()),
            ("value", &row.value),
            ("goods", &row.goods),
            ("subcontracts", &row.subcontracts),
            ("own", &row.own_work),
            ("contribution", &row.contribution),
        ];
        [Some(self.say("contract.row", &blanks)), payroll, producer]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(". ")
    }

    fn lines(&self, row: &ContractRow) -> Vec<String> {
        let lines = row.lines.iter().map(|line| {
            let because = self.say(&format!("line.{}", line.because), &[]);
            let share = line.share.as_ref().map_or(String::from("?"), |share| format!("{share} %"));
            let would_be = line.would_be.as_ref().map(|share| self.say("contract.would-be", &[("share", share)]));
            format!(
                "{}, {}: {share} = {} ({because}){}",
                line.id,
                line.value,
                line.counted,
                would_be.unwrap_or_default()
            )
        });
        lines.collect()
    }

    fn missing_fact(&self, missing: &MissingFact) -> String {
        self.say(&format!("missing.{}", missing.code), &[("fact", &missing.fact)])
    }

    fn share_reading(&self, reading: &ShareReading) -> String {
        let declared = self.reading_of(&reading.id);
        let question = declared.map_or(reading.id.as_str(), |declared| self.speaker.pick(&declared.question));
        let options = reading.options.iter().map(|option| {
            let taken = if option.option == reading.taken { self.say("reading.taken", &[]) } else { String::new() };
            let share = option.share.as_ref().map_or("?".to_string(), |share| format!("{share} %"));
            format!("«{}»{taken}: {share}", self.option_name(&reading.id, &option.option))
        });
        let options: Vec<_> = options.collect();
        let status = self.say(&format!("reading.{}", reading.status), &[]);
        format!("{question} ({status}): {} [{}]", options.join("; "), self.citation(&reading.citation))
    }
}
