//! What an audit found, in words: what is wrong, an example that shows it, and a question to the regulator.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::teller::{Teller, some};
use super::{Explanation, Sentence, Speaker};
use crate::audit::{Audit, Completeness, Example, ExampleMaterial, Expect, Finding, Severity};
use crate::law::Expression;

/// A finding in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FindingWords {
    /// What kind of defect.
    pub kind: String,
    /// How grave it is.
    pub severity: String,
    /// The rule.
    pub rule: String,
    /// What is wrong.
    pub text: String,
    /// A question that can be sent to the regulator.
    pub question: String,
    /// The smallest example and what is answered; then those that stand beside it.
    pub examples: Vec<String>,
    /// The provisions, the one at fault first.
    pub citations: Vec<String>,
}

/// More answers of "no" than these are left to the facts themselves.
const NOES: usize = 3;

pub(super) fn explain(speaker: &Speaker<'_>, audit: &Audit) -> Explanation {
    let id = audit.rulebook.split('@').next().unwrap_or_default();
    // A draft is not at hand here; an edition of the same rulebook has most of its names.
    let book = speaker.library.named(&audit.rulebook).or_else(|_| speaker.library.named(id)).ok();
    let origin = book.and_then(|book| speaker.library.origin_of(book)).map(|(_, book)| book);
    let other = audit.against.as_ref().and_then(|name| speaker.library.named(name).ok());
    let teller = Teller { speaker, books: book.into_iter().chain(origin).chain(other).collect() };
    teller.audit(audit)
}

impl Teller<'_> {
    fn audit(&self, audit: &Audit) -> Explanation {
        let count = |severity| audit.findings.iter().filter(|finding| finding.severity == severity).count().to_string();
        let mut verdict = self.say(
            "audit.summary",
            &[
                ("rulebook", &audit.rulebook),
                ("count", &audit.findings.len().to_string()),
                ("high", &count(Severity::High)),
                ("medium", &count(Severity::Medium)),
                ("low", &count(Severity::Low)),
            ],
        );
        if let Some(against) = &audit.against {
            verdict.push(' ');
            verdict.push_str(&self.say("audit.against", &[("rulebook", &audit.rulebook), ("against", against)]));
        }
        Explanation {
            findings: audit.findings.iter().map(|finding| self.finding(finding)).collect(),
            steps: audit.complete.iter().flat_map(|complete| self.complete(complete)).collect(),
            ..Explanation::empty(self.speaker.language, verdict)
        }
    }

    fn complete(&self, complete: &Completeness) -> Vec<Sentence> {
        let kind = self.say(&format!("finding-kind.{}", complete.kind.code()), &[]);
        let materials = complete.materials.map(|count| count.to_string());
        let mut said = Vec::from([match &materials {
            None => self.say("audit.complete-all", &[("kind", &kind)]),
            Some(count) => self.say("audit.complete-materials", &[("kind", &kind), ("materials", count)]),
        }]);
        if !complete.cut.is_empty() {
            said.push(self.say("audit.cut", &[("kind", &kind), ("rules", &some(&complete.cut))]));
        }
        said.into_iter().map(Sentence::new).collect()
    }

    fn finding(&self, finding: &Finding) -> FindingWords {
        let citations: Vec<String> = finding.citations.iter().map(|citation| self.citation(citation)).collect();
        let about: Vec<String> = finding.about.iter().map(|name| self.term(name)).collect();
        let gap = finding.gap.as_ref();
        let gap = gap.and_then(|id| self.books.iter().flat_map(|book| &book.gaps).find(|gap| gap.id == *id));
        let question = finding.about.first().and_then(|id| self.declared(id));
        let part = finding.part.as_deref().map(|part| self.part(part));
        // A letter stands in the sentence; a part of a condition behind it.
        let part = match (part, finding.code.as_ref()) {
            (Some(part), "undefined-veto") => part,
            (Some(part), _) => self.say("example.part", &[("part", &part)]),
            (None, _) => String::new(),
        };
        let blanks = [
            ("about", some(&about)),
            ("part", part),
            ("text", gap.map(|gap| self.speaker.pick(&gap.text).to_string()).unwrap_or_default()),
            ("question", question.map(|reading| self.speaker.pick(&reading.question).to_string()).unwrap_or_default()),
            ("citation", citations.first().cloned().unwrap_or_default()),
        ];
        let blanks = blanks.each_ref().map(|(name, value)| (*name, value.as_str()));
        let severity = match finding.severity {
            Severity::High => "severity.high",
            Severity::Medium => "severity.medium",
            Severity::Low => "severity.low",
        };
        let witness = finding.witness.iter();
        let examples = witness.flat_map(|witness| {
            let first = self.example(&witness.facts, &witness.expect);
            let beside = witness.beside.iter().map(|replay| self.example(&replay.facts, &replay.expect));
            core::iter::once(first).chain(beside).collect::<Vec<_>>()
        });
        FindingWords {
            kind: self.say(&format!("finding-kind.{}", finding.kind.code()), &[]),
            severity: self.say(severity, &[]),
            rule: self.rule_name(&finding.rule),
            text: self.say(&format!("finding.{}", finding.code), &blanks),
            question: self.say(&format!("ask.{}", finding.code), &blanks),
            examples: examples.collect(),
            citations,
        }
    }

    fn rule_name(&self, rule: &str) -> String {
        let is_row = !matches!(rule, "general" | "set" | "threshold" | "insufficient" | "content" | "list");
        if is_row { self.say("place.row", &[("number", rule)]) } else { self.say(&format!("rule-name.{rule}"), &[]) }
    }

    /// A part of a condition: a sentence where it is one, else the names in it.
    fn part(&self, part: &str) -> String {
        let relaxed = format!("AH {part}");
        match (part.parse::<Expression>(), relaxed.parse::<Expression>(), self.books.get(1).or(self.books.first())) {
            (Ok(expression), _, Some(book)) => self.speaker.rule(&expression, book),
            (_, Ok(Expression::Tolerating(_, tolerances)), Some(book)) => {
                tolerances.iter().map(|one| super::rule::tolerance(self.speaker, one, book)).collect()
            }
            _ => part.split(' ').map(|word| self.term(word)).collect::<Vec<_>>().join(" "),
        }
    }

    fn example(&self, facts: &Example, expect: &Expect) -> String {
        let good = [("hs", facts.good.hs.as_str()), ("price", &facts.good.ex_works_price)];
        let mut parts = Vec::from([self.say("example.good", &good)]);
        parts.extend(facts.good.production_cost.iter().map(|cost| self.say("example.cost", &[("cost", cost)])));
        let good = &facts.good;
        for (key, figure) in [
            ("example.fob-value", &good.fob_value),
            ("example.net-cost", &good.net_cost),
            ("example.labour-cost", &good.labour_cost),
            ("example.overhead-cost", &good.overhead_cost),
            ("example.profit", &good.profit),
        ] {
            parts.extend(figure.iter().map(|value| self.say(key, &[("value", value)])));
        }
        parts.extend(good.mass.iter().map(|mass| self.say("example.mass", &[("mass", &mass.amount)])));
        if facts.materials.is_empty() {
            parts.push(self.say("example.no-materials", &[]));
        }
        parts.extend(facts.materials.iter().map(|material| self.example_material(material)));
        let names = |names: &[String]| some(&names.iter().map(|name| self.term(name)).collect::<Vec<_>>());
        if !facts.operations.is_empty() {
            parts.push(self.say("example.operations", &[("list", &names(&facts.operations))]));
        }
        if let Some(threshold) = &facts.threshold {
            parts.push(self.say("example.threshold", &[("list", &names(&threshold.operations))]));
        }
        parts.extend(self.answers(&facts.answers));
        parts.extend(
            facts
                .beyond_insufficient_operations
                .map(|beyond| self.say(if beyond { "example.beyond-yes" } else { "example.beyond-no" }, &[])),
        );
        for (reading, option) in &facts.readings {
            let option = self.option_words(reading, option, option, String::new()).name;
            parts.push(self.say("example.reading", &[("option", &option)]));
        }
        let mut verdict = self.verdict_word(expect.verdict);
        if let Some(share) = &expect.share {
            verdict = format!("{verdict}, {share} %");
        }
        for (reading, options) in &expect.readings {
            let said = options.iter().map(|(option, result)| {
                let name = self.option_words(reading, option, option, String::new()).name;
                self.say("example.option", &[("option", &name), ("result", &self.result(result))])
            });
            verdict = format!("{verdict} ({})", said.collect::<Vec<_>>().join("; "));
        }
        self.say("example.gives", &[("rulebook", &facts.rulebook), ("facts", &parts.join("; ")), ("verdict", &verdict)])
    }

    fn example_material(&self, material: &ExampleMaterial) -> String {
        let mut terms: Vec<String> = self.answers(&material.answers);
        let share = material.proof.as_ref().and_then(|proof| proof.share.as_ref());
        let share = share.map(|share| self.say("example.share-proved", &[("share", share)])).unwrap_or_default();
        if let Some(obtained) = material.wholly_obtained {
            terms.push(self.say(if obtained { "example.obtained" } else { "example.not-obtained" }, &[]));
        }
        if let Some(mass) = &material.mass {
            terms.push(self.say("example.mass", &[("mass", &mass.amount)]));
        }
        terms.iter_mut().for_each(|term| *term = format!(", {term}"));
        self.say(
            "example.material",
            &[
                ("hs", &material.hs),
                ("value", &material.value),
                ("origin", &material.origin),
                ("terms", &[terms.concat(), share].concat()),
            ],
        )
    }

    /// What is answered with yes, and with no where that is little.
    fn answers(&self, answers: &BTreeMap<String, bool>) -> Vec<String> {
        let noes = answers.values().filter(|answer| !**answer).count();
        let told = answers.iter().filter(|(_, answer)| **answer || noes <= NOES);
        told.map(|(term, answer)| {
            self.say(if *answer { "example.yes" } else { "example.no" }, &[("term", &self.term(term))])
        })
        .collect()
    }

    /// A verdict in a word; a share in percent.
    fn result(&self, result: &str) -> String {
        if result.starts_with(|first: char| first.is_ascii_digit()) {
            format!("{result} %")
        } else {
            self.say_of_country(&format!("verdict-word.{}", result.replace('_', "-")), &[])
        }
    }
}
