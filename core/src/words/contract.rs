//! The in-country value of contracts and purchases as sentences.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::teller::Teller;
use super::{Explanation, OptionWords, Question, ReadingWords, Sentence, Speaker};
use crate::procurement::{
    ContractAssessment, ContractRow, KindShare, MissingFact, PeriodAssessment, ShareReading, ShareThreshold,
};

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
    let mut figures = Vec::new();
    if let (Some(numerator), Some(denominator)) = (&assessment.numerator, &assessment.denominator) {
        figures.push(teller.say("contract.numerator", &[("value", numerator)]));
        figures.push(teller.say("contract.denominator", &[("value", denominator)]));
    }
    figures.push(teller.say(&format!("vat.{}", assessment.vat), &[]));
    if let Some(proved) = &assessment.if_proved {
        figures.push(teller.say("contract.if-proved", &[("share", &proved.share)]));
    }
    let rows = || assessment.rows.iter().enumerate();
    Explanation {
        rule: teller.formula(assessment).into_iter().collect(),
        figures: figures.into_iter().map(Sentence::new).collect(),
        materials: rows().flat_map(|(place, row)| teller.lines(place, row)).collect(),
        steps: rows().map(|(place, row)| teller.row(place, row)).collect(),
        missing: assessment.missing.iter().map(|missing| teller.missing_fact(missing)).collect(),
        readings: assessment.readings.iter().map(|reading| teller.share_reading(reading)).collect(),
        outside: teller.notices(&assessment.outside),
        warnings: teller.notices(&assessment.warnings),
        receipt: Some(teller.receipt(&assessment.receipt)),
        rests_on: teller.grounds(&assessment.rests_on),
        ..Explanation::empty(speaker.language, teller.told(verdict, assessment.provisional))
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
    let formula = assessment.citations.first().map(|citation| teller.cited(teller.say("formula.5", &[]), citation));
    Explanation {
        rule: formula.into_iter().collect(),
        figures: assessment.kinds.iter().map(|kind| teller.kind(kind)).collect(),
        steps: assessment.works_and_services.iter().map(|threshold| teller.threshold(threshold)).collect(),
        readings: assessment.readings.iter().map(|reading| teller.share_reading(reading)).collect(),
        outside: teller.notices(&assessment.outside),
        warnings: teller.notices(&assessment.warnings),
        receipt: Some(teller.receipt(&assessment.receipt)),
        rests_on: teller.grounds(&assessment.rests_on),
        ..Explanation::empty(speaker.language, teller.told(verdict, assessment.provisional))
    }
}

impl Teller<'_> {
    /// The formula and why it applies.
    fn formula(&self, assessment: &ContractAssessment) -> Option<Sentence> {
        let (formula, because) = assessment.formula.as_ref().zip(assessment.because.as_ref())?;
        let formula = self.say(&format!("formula.{formula}"), &[]);
        let text = [formula, self.say(&format!("formula-because.{because}"), &[])].join(" ");
        Some(match assessment.citations.first() {
            Some(citation) => self.cited(text, citation),
            None => Sentence::new(text),
        })
    }

    fn row(&self, place: usize, row: &ContractRow) -> Sentence {
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
        let parts = [Some(self.say("contract.row", &blanks)), payroll, producer];
        let text = parts.into_iter().flatten().collect::<Vec<_>>().join(". ");
        Sentence::new(text).at(format!("/contracts/{place}"))
    }

    fn lines(&self, contract: usize, row: &ContractRow) -> Vec<Sentence> {
        let lines = row.lines.iter().enumerate().map(|(place, line)| {
            let because = self.say(&format!("line.{}", line.because), &[]);
            let share = percent(line.share.as_deref());
            let would_be = line.would_be.as_ref().map(|share| self.say("contract.would-be", &[("share", share)]));
            let would_be = would_be.unwrap_or_default();
            let text = format!("{}, {}: {share} = {} ({because}){would_be}", line.id, line.value, line.counted);
            Sentence::new(text).at(format!("/contracts/{contract}/goods/{place}"))
        });
        lines.collect()
    }

    fn kind(&self, kind: &KindShare) -> Sentence {
        let name = self.say(&format!("kind.{}", kind.kind), &[]);
        let blanks = [("kind", name.as_str()), ("share", &kind.share), ("value", &kind.denominator)];
        Sentence::new(self.say("period.kind", &blanks))
    }

    fn threshold(&self, threshold: &ShareThreshold) -> Sentence {
        let outcome = self.say(&format!("outcome.{}", threshold.outcome), &[]);
        let blanks =
            [("share", threshold.share.as_str()), ("limit", &threshold.limit), ("headroom", &threshold.headroom)];
        self.cited(format!("{}: {outcome}", self.say("period.threshold", &blanks)), &threshold.citation)
    }

    fn missing_fact(&self, missing: &MissingFact) -> Question {
        let text = self.say(&format!("missing.{}", missing.code), &[]);
        Question { text, at: missing.fact.clone(), gives: BTreeMap::new() }
    }

    fn share_reading(&self, reading: &ShareReading) -> ReadingWords {
        let options = reading.options.iter().map(|option| -> OptionWords {
            self.option_words(&reading.id, &option.option, &reading.taken, percent(option.share.as_deref()))
        });
        self.reading(&reading.id, &reading.status, &reading.citation, options)
    }
}

/// A share; a question mark while a fact is missing.
pub(super) fn percent(share: Option<&str>) -> String {
    share.map_or_else(|| String::from("?"), |share| format!("{share} %"))
}
