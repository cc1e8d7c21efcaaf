//! An assessment as sentences.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::teller::{Teller, some};
use super::verification::told;
use super::{Explanation, OptionWords, Question, Sentence, Speaker, rule};
use crate::answer::{
    Assessment, Comparison, Figure, LocalContent, MaterialStatus, Missing, OptionEffect, ReadingEffect, Step, Verdict,
};
use crate::law::{Expression, Origin, Standing};
use crate::signature::FoundSignature;
use crate::value::truth::Truth;

pub(super) fn explain(speaker: &Speaker<'_>, assessment: &Assessment) -> Explanation {
    Teller::new(speaker, &assessment.receipt).explain(assessment)
}

/// The test and the fact whether more was done than the insufficient operations.
const BEYOND: &str = "beyond-insufficient";

impl Teller<'_> {
    fn explain(&self, assessment: &Assessment) -> Explanation {
        let reading = |effect: &ReadingEffect| {
            let option = |option: &OptionEffect| self.option(effect, option);
            self.reading(&effect.id, &effect.status, &effect.citation, effect.options.iter().map(option))
        };
        let materials = assessment.materials.iter().enumerate();
        Explanation {
            rule: self.rule(assessment),
            local_content: assessment.local_content.as_ref().map(|content| self.local_content(content)),
            figures: assessment.figures.iter().map(|figure| self.figure(figure)).collect(),
            materials: materials.map(|(place, material)| self.material(place, material)).collect(),
            steps: assessment.steps.iter().map(|step| self.step(step)).collect(),
            missing: assessment.missing.iter().map(|missing| self.missing(missing, assessment)).collect(),
            readings: assessment.readings.iter().map(reading).collect(),
            outside: self.notices(&assessment.outside),
            warnings: self.notices(&assessment.warnings),
            signatures: assessment.signatures.iter().map(|signature| self.signature(assessment, signature)).collect(),
            receipt: Some(self.receipt(&assessment.receipt)),
            rests_on: self.grounds(&assessment.rests_on),
            ..Explanation::empty(self.speaker.language, self.told(self.verdict(assessment), assessment.provisional))
        }
    }

    fn verdict(&self, assessment: &Assessment) -> String {
        let key = format!("verdict.{}", verdict_key(assessment.verdict));
        let mut sentence = self.headline(&key, &assessment.receipt, &[]);
        if let Some(criterion) = &assessment.criterion {
            sentence = [sentence, self.say("verdict.criterion", &[("criterion", criterion)])].join(" ");
        }
        sentence
    }

    pub(super) fn verdict_word(&self, verdict: Verdict) -> String {
        self.say_of_country(&format!("verdict-word.{}", verdict_key(verdict)), &[])
    }

    /// The rule's conditions, from their expressions.
    fn rule(&self, assessment: &Assessment) -> Vec<Sentence> {
        let said = assessment.rule.as_deref().zip(self.books.last()).and_then(|(rule, book)| match &book.origin {
            Origin::Own(rules) => self.rule_of(rule, rules, book),
            Origin::Borrowed { .. } | Origin::None => None,
        });
        said.unwrap_or_default()
    }

    fn local_content(&self, content: &LocalContent) -> Sentence {
        let formula = self.say(&format!("content.{}", content.formula), &[]);
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let said = match (&content.share, &content.between) {
            (Some(share), _) => {
                let key = if content.vat_included { "content.vat-included" } else { "content.vat" };
                let vat = content.vat_rate.as_ref().map(|rate| self.say(key, &[("rate", rate)]));
                self.say(
                    "content.share",
                    &[
                        ("share", share),
                        ("exact", &text(&content.exact)),
                        ("foreign", &text(&content.foreign)),
                        ("base", &text(&content.base)),
                        ("vat", &vat.unwrap_or_default()),
                        ("formula", &formula),
                    ],
                )
            }
            (None, Some([low, high])) => {
                self.say("content.between", &[("low", low), ("high", high), ("formula", &formula)])
            }
            (None, None) => self.say("content.unknown", &[("formula", &formula)]),
        };
        self.cited(said, &content.citation)
    }

    fn figure(&self, figure: &Figure) -> Sentence {
        Sentence::new(self.say(&format!("figure.{}", figure.code), &[("value", &figure.value)]))
    }

    fn material(&self, place: usize, material: &MaterialStatus) -> Sentence {
        let because = self.say(&format!("because.{}", material.because), &[]);
        let value = material.value.as_ref().map(|value| format!(", {value}")).unwrap_or_default();
        let counted = self.say(&format!("foreign.{}", material.foreign), &[]);
        let text = format!("{}{value}: {counted} ({because})", material.id);
        Sentence::new(text).at(format!("/materials/{place}"))
    }

    /// What came of a signature beside a part, which is named where it stands in the good's own bill.
    fn signature(&self, assessment: &Assessment, found: &FoundSignature) -> Sentence {
        let told = told(self.speaker, found);
        let place = found.at.strip_prefix("/materials/").and_then(|rest| rest.split_once("/signatures"));
        let part = place.and_then(|(place, _)| assessment.materials.get(place.parse::<usize>().ok()?));
        let part = part.map(|part| format!("{}: ", part.id)).unwrap_or_default();
        let faults = found.errors.iter().map(|fault| self.speaker.fault(fault).text);
        let parts = core::iter::once([part, told.text].concat()).chain(faults);
        Sentence::new(parts.collect::<Vec<_>>().join(" ")).at(&found.at)
    }

    fn step(&self, step: &Step) -> Sentence {
        let outcome = self.say(&format!("outcome.{}", step.outcome), &[]);
        let mut parts = Vec::from([format!("{}: {outcome}", self.test(step))]);
        parts.extend(step.comparison.as_ref().map(|comparison| self.comparison(comparison)));
        if !step.materials.is_empty() && step.outcome != Truth::True {
            parts.push(self.say("step.materials", &[("materials", &some(&step.materials))]));
        }
        let names_itself = matches!(step.test.as_ref(), "fact" | "site" | "description");
        if !step.terms.is_empty() && !names_itself {
            let names: Vec<_> = step.terms.iter().map(|term| self.term(term)).collect();
            parts.push(self.say("step.terms", &[("terms", &some(&names))]));
        }
        let said = self.cited(parts.join(". "), &step.citation);
        // Which part of the bill the step is about; nothing for the good itself.
        if step.good.is_empty() { said } else { said.at(&step.good) }
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
        let is_usual = comparison.basis.is_none() && !comparison.at_least;
        let key = match (is_usual, comparison.base.is_some()) {
            (true, true) => "step.comparison",
            (true, false) => "step.comparison-without-base",
            (false, true) => "step.comparison-of",
            (false, false) => "step.comparison-of-unstated",
        };
        let basis = self.say(&["basis.", comparison.basis.as_deref().unwrap_or("ex-works")].concat(), &[]);
        let bound = self.say(if comparison.at_least { "step.at-least" } else { "step.at-most" }, &[]);
        let mut sentence = self.say(
            key,
            &[
                ("value", &comparison.value),
                ("base", &text(&comparison.base)),
                ("measured", &text(&comparison.measured)),
                ("limit", &comparison.limit),
                ("limit_value", &text(&comparison.limit_value)),
                ("headroom", &text(&comparison.headroom)),
                ("basis", &basis),
                ("bound", &bound),
            ],
        );
        if let Some(undecided) = &comparison.undecided {
            sentence.push_str(&self.say("step.undecided", &[("undecided", undecided)]));
        }
        sentence
    }

    fn missing(&self, missing: &Missing, assessment: &Assessment) -> Question {
        if missing.code == BEYOND {
            // Whoever judges what was done is not told what each answer would give.
            let text = self.beyond(missing, assessment).unwrap_or_else(|| self.say("missing.beyond-insufficient", &[]));
            return Question { text, at: missing.fact.clone(), gives: BTreeMap::new() };
        }
        let digits = missing.digits.map(|digits| digits.to_string()).unwrap_or_default();
        let term = missing.term.as_ref().map(|term| self.term(term)).unwrap_or_default();
        let gives = missing.gives.iter().map(|(answer, verdict)| {
            let said = self.say(&format!("missing.if-{answer}"), &[("verdict", &self.verdict_word(*verdict))]);
            (answer.clone(), said)
        });
        Question {
            text: self.say(
                &format!("missing.{}", missing.code),
                &[("term", &term), ("digits", &digits), ("offers", &self.offers(missing))],
            ),
            at: missing.fact.clone(),
            gives: gives.collect(),
        }
    }

    /// The question whether more was done than insufficient operations, by those of the case that may be such.
    fn beyond(&self, missing: &Missing, assessment: &Assessment) -> Option<String> {
        let good = missing.fact.rsplit_once('/').map_or("", |(good, _)| good);
        let step = assessment.steps.iter().find(|step| step.test == BEYOND && step.good == good)?;
        let insufficient = self.books.iter().find_map(|book| match &book.origin {
            Origin::Own(rules) => rules.insufficient.as_ref(),
            Origin::Borrowed { .. } | Origin::None => None,
        })?;
        let category = |term: &String| {
            let standing = self.books.iter().find_map(|book| book.terms.standing(term))?;
            let Standing::MayBe(letter) = standing else { return None };
            insufficient.find(letter).map(|entry| self.speaker.pick(&entry.name))
        };
        let open: Vec<&String> = step.terms.iter().filter(|term| category(term).is_some()).collect();
        let mut categories: Vec<&str> = open.iter().filter_map(|term| category(term)).collect();
        categories.dedup();
        let operations = open.iter().map(|term| format!("«{}»", self.term(term))).collect::<Vec<_>>().join(", ");
        let categories = categories.join("; ");
        let blanks = [("operations", operations.as_str()), ("categories", categories.as_str())];
        (!open.is_empty()).then(|| self.say("missing.beyond-of", &blanks))
    }

    /// The names that may be meant, in words with the name that facts use.
    fn offers(&self, missing: &Missing) -> String {
        let offer = |id: &String| match self.term(id) {
            name if name == *id => name,
            name => format!("{name} — {id}"),
        };
        match missing.offers.iter().map(offer).collect::<Vec<_>>().join("; ") {
            none if none.is_empty() => none,
            offers => self.say("missing.offers", &[("offers", &offers)]),
        }
    }

    fn option(&self, effect: &ReadingEffect, option: &OptionEffect) -> OptionWords {
        let share = option.share.as_ref().map(|share| format!(", {share} %")).unwrap_or_default();
        let gives = format!("{}{share}", self.verdict_word(option.verdict));
        self.option_words(&effect.id, &option.option, &effect.taken, gives)
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
