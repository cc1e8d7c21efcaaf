//! An assessment as sentences.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::teller::{Teller, some};
use super::{Explanation, Speaker, rule};
use crate::assessment::{
    Assessment, Comparison, LocalContent, MaterialStatus, Missing, Notice, ReadingEffect, Step, Verdict,
};
use crate::rule::{Expression, Truth};
use crate::rulebook::Origin;

pub(super) fn explain(speaker: &Speaker<'_>, assessment: &Assessment) -> Explanation {
    Teller::new(speaker, &assessment.receipt).explain(assessment)
}

impl Teller<'_> {
    fn explain(&self, assessment: &Assessment) -> Explanation {
        let told = |notices: &[Notice]| notices.iter().map(|notice| self.notice(notice)).collect();
        Explanation {
            rule: self.rule(assessment),
            local_content: assessment.local_content.as_ref().map(|content| self.local_content(content)),
            figures: assessment
                .figures
                .iter()
                .map(|figure| self.say(&format!("figure.{}", figure.code), &[("value", &figure.value)]))
                .collect(),
            materials: assessment.materials.iter().map(|material| self.material(material)).collect(),
            steps: assessment.steps.iter().map(|step| self.step(step)).collect(),
            missing: assessment.missing.iter().map(|missing| self.missing(missing)).collect(),
            readings: assessment.readings.iter().map(|effect| self.reading(effect)).collect(),
            outside: told(&assessment.outside),
            warnings: told(&assessment.warnings),
            receipt: Some(self.receipt(&assessment.receipt)),
            ..Explanation::empty(self.speaker.language, self.verdict(assessment))
        }
    }

    fn verdict(&self, assessment: &Assessment) -> String {
        let receipt = &assessment.receipt;
        let title = self.books.first().map_or(receipt.rulebook.as_str(), |book| self.speaker.pick(&book.title));
        let key = format!("verdict.{}", verdict_key(assessment.verdict));
        let mut sentence = self.say(&key, &[("rulebook", title), ("day", &receipt.on)]);
        if let Some(criterion) = &assessment.criterion {
            sentence = [sentence, self.say("verdict.criterion", &[("criterion", criterion)])].join(" ");
        }
        sentence
    }

    fn verdict_word(&self, verdict: Verdict) -> String {
        self.say(&format!("verdict-word.{}", verdict_key(verdict)), &[])
    }

    /// The rule's condition, from its expression.
    fn rule(&self, assessment: &Assessment) -> Option<String> {
        let id = assessment.rule.as_deref()?;
        let book = *self.books.last()?;
        let Origin::Own(rules) = &book.origin else { return None };
        let row = rules.list.iter().find(|row| row.id == id);
        let of_row = row.into_iter().flat_map(|row| &row.clauses);
        let special = match id {
            "general" => rules.general.as_ref(),
            "set" => rules.set.as_ref(),
            "threshold" => rules.threshold.as_ref(),
            _ => None,
        };
        let clauses: Vec<_> = of_row.chain(special).collect();
        let sentences = clauses.iter().map(|clause| {
            format!("{} [{}]", self.speaker.rule(&clause.expression, book), self.citation(&clause.citation))
        });
        let said = sentences.collect::<Vec<_>>().join(&self.say("rule.or", &[]));
        if said.is_empty() { Some(self.say(&format!("rule.{id}"), &[])) } else { Some(said) }
    }

    fn local_content(&self, content: &LocalContent) -> String {
        let citation = self.citation(&content.citation);
        let formula = self.say(&format!("content.{}", content.formula), &[]);
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        match (&content.share, &content.between) {
            (Some(share), _) => {
                let foreign = text(&content.foreign);
                let base = text(&content.base);
                let key = if content.vat_included { "content.vat-included" } else { "content.vat" };
                let vat = content.vat_rate.as_ref().map(|rate| self.say(key, &[("rate", rate)]));
                self.say(
                    "content.share",
                    &[
                        ("share", share),
                        ("exact", &text(&content.exact)),
                        ("foreign", &foreign),
                        ("base", &base),
                        ("vat", &vat.unwrap_or_default()),
                        ("formula", &formula),
                        ("citation", &citation),
                    ],
                )
            }
            (None, Some([low, high])) => self.say(
                "content.between",
                &[("low", low), ("high", high), ("formula", &formula), ("citation", &citation)],
            ),
            (None, None) => self.say("content.unknown", &[("formula", &formula), ("citation", &citation)]),
        }
    }

    fn material(&self, material: &MaterialStatus) -> String {
        let because = self.say(&format!("because.{}", material.because), &[]);
        let value = material.value.as_ref().map(|value| format!(", {value}")).unwrap_or_default();
        let counted = self.say(&format!("foreign.{}", material.foreign), &[]);
        format!("{}{value}: {counted} ({because})", material.id)
    }

    fn step(&self, step: &Step) -> String {
        let outcome = self.say(&format!("outcome.{}", step.outcome), &[]);
        let mut parts = Vec::from([format!("{}{}: {outcome}", self.good(&step.good), self.test(step))]);
        parts.extend(step.comparison.as_ref().map(|comparison| self.comparison(comparison)));
        if !step.materials.is_empty() && step.outcome != Truth::True {
            parts.push(self.say("step.materials", &[("materials", &some(&step.materials))]));
        }
        let names_itself = matches!(step.test.as_ref(), "fact" | "site" | "description");
        if !step.terms.is_empty() && !names_itself {
            let names: Vec<_> = step.terms.iter().map(|term| self.term(term)).collect();
            parts.push(self.say("step.terms", &[("terms", &some(&names))]));
        }
        format!("{} [{}]", parts.join(". "), self.citation(&step.citation))
    }

    /// Which part of the bill a step is about; nothing for the good itself.
    fn good(&self, at: &str) -> String {
        if at.is_empty() { String::new() } else { format!("{at}: ") }
    }

    fn test(&self, step: &Step) -> String {
        let text = step.expression.as_deref();
        let parsed = match (text, step.test.as_ref()) {
            (Some(text), "tolerance") => format!("AH {text}").parse::<Expression>().ok(),
            (Some(text), _) => text.parse().ok(),
            (None, _) => None,
        };
        match (&parsed, self.books.last()) {
            (Some(Expression::Tolerating(_, tolerances)), Some(book)) => {
                tolerances.iter().map(|one| rule::tolerance(self.speaker, one, book)).collect()
            }
            (Some(expression), Some(book)) => self.speaker.rule(expression, book),
            _ => {
                let terms: Vec<_> = step.terms.iter().map(|term| self.term(term)).collect();
                let blanks = [("terms", terms.join(", ")), ("rule", step.rule.clone().unwrap_or_default())];
                let blanks = blanks.each_ref().map(|(name, value)| (*name, value.as_str()));
                let count = [("count", text.unwrap_or_default())];
                self.say(&format!("step.{}", step.test), &[&blanks[..], &count[..]].concat())
            }
        }
    }

    fn comparison(&self, comparison: &Comparison) -> String {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let key = if comparison.base.is_some() { "step.comparison" } else { "step.comparison-without-base" };
        let mut sentence = self.say(
            key,
            &[
                ("value", &comparison.value),
                ("base", &text(&comparison.base)),
                ("measured", &text(&comparison.measured)),
                ("limit", &comparison.limit),
                ("limit_value", &text(&comparison.limit_value)),
                ("headroom", &text(&comparison.headroom)),
            ],
        );
        if let Some(undecided) = &comparison.undecided {
            sentence.push_str(&self.say("step.undecided", &[("undecided", undecided)]));
        }
        sentence
    }

    fn missing(&self, missing: &Missing) -> String {
        let digits = missing.digits.map(|digits| digits.to_string()).unwrap_or_default();
        let term = missing.term.as_ref().map(|term| self.term(term)).unwrap_or_default();
        let key = format!("missing.{}", missing.code);
        let question = self.say(&key, &[("fact", &missing.fact), ("term", &term), ("digits", &digits)]);
        let gives: Vec<_> = missing
            .gives
            .iter()
            .rev()
            .map(|(answer, verdict)| {
                self.say(&format!("missing.if-{answer}"), &[("verdict", &self.verdict_word(*verdict))])
            })
            .collect();
        if gives.is_empty() { question } else { format!("{question} {}", gives.join("; ")) }
    }

    fn reading(&self, effect: &ReadingEffect) -> String {
        let question =
            self.reading_of(&effect.id).map_or(effect.id.as_str(), |reading| self.speaker.pick(&reading.question));
        let options: Vec<_> = effect
            .options
            .iter()
            .map(|option| {
                let share = option.share.as_ref().map(|share| format!(", {share} %")).unwrap_or_default();
                let taken = if option.option == effect.taken { self.say("reading.taken", &[]) } else { String::new() };
                let name = self.option_name(&effect.id, &option.option);
                format!("«{name}»{taken}: {}{share}", self.verdict_word(option.verdict))
            })
            .collect();
        let status = self.say(&format!("reading.{}", effect.status), &[]);
        format!("{question} ({status}): {} [{}]", options.join("; "), self.citation(&effect.citation))
    }
}

fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Originating => "originating",
        Verdict::NotOriginating => "not-originating",
        Verdict::Undetermined => "undetermined",
        Verdict::Disputed => "disputed",
        Verdict::OutsideRulebook => "outside-rulebook",
    }
}
