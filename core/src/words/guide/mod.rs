//! The rule of a tariff code before anything is filled in: its sentence and quoted condition, the operations that it
//! names, what will be asked, how it can be read, what of it was not read.

mod asked;
mod operations;
mod request;

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::teller::Teller;
use super::{Question, RuleWords, Sentence, Speaker};
use crate::answer::Notice;
use crate::assessment::of_book;
use crate::law::{
    Base, Clause, Content, Expression, Gap, GapKind, ListRule, Mention, OriginRules, Role, Rulebook, candidates,
};
use crate::value::hs::{HsCode, HsRange};
use crate::value::truth::Truth;
pub(crate) use operations::operations;
pub use operations::{OperationGuide, OperationsFor};
pub(crate) use request::{Request, read};

/// What holds for a tariff code, and what to know before filling in anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleFor {
    /// Always `rule_for`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "rule_for")))]
    pub kind: &'static str,
    /// The code, digits alone.
    pub hs: String,
    /// The rulebook.
    pub rulebook: String,
    /// The first day of its edition.
    pub edition: String,
    /// The name of the rulebook in words.
    pub title: String,
    /// `kk`, `ru` or `en`.
    pub language: String,
    /// The rules of the code. The first that applies decides; `applies` says to which goods each does. Several where a
    /// description decides between them, or the code is too short.
    pub rules: Vec<RuleGuide>,
    /// Rules that may hold in place of those, whatever the code: of wholly produced goods, and of sets.
    pub beside: Vec<RuleWords>,
    /// How the domestic share is computed, where the rulebook has a formula.
    pub formula: Option<Sentence>,
    /// What is asked whatever the rule.
    pub questions: Vec<Question>,
    /// Where the formula of the share can be read in several ways.
    pub readings: Vec<ReadingGuide>,
    /// Why goods of this code have no rule here, all of them or some.
    pub outside: Vec<Sentence>,
    /// What must be known of the rulebook.
    pub warnings: Vec<Sentence>,
}

/// A rule, and what it needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleGuide {
    /// The rule in words.
    #[serde(flatten)]
    pub words: RuleWords,
    /// To which goods of the code it applies.
    pub applies: String,
    /// The operations that it names.
    pub operations: Vec<TermWords>,
    /// What it asks; `-` stands for each material in a pointer: `/materials/-/hs`.
    pub questions: Vec<Question>,
    /// Where it can be read in several ways.
    pub readings: Vec<ReadingGuide>,
    /// What of it was not read, or is unclear.
    pub gaps: Vec<Sentence>,
}

/// A term with its words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TermWords {
    /// Its name in the facts.
    pub term: String,
    /// In words.
    pub text: String,
}

/// A reading with its options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReadingGuide {
    /// Its name in `readings` of the facts.
    pub id: String,
    /// What is unclear.
    pub question: String,
    /// Whether it is open, or settled elsewhere in the act.
    pub status: String,
    /// The unclear provision.
    pub citation: String,
    /// The ways to read it; `taken` where none is chosen.
    pub options: Vec<OptionGuide>,
}

/// A way to read a provision.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionGuide {
    /// Its name in `readings` of the facts.
    pub option: String,
    /// In words.
    pub name: String,
    /// Whether figures and steps rest on it unless the facts choose another.
    pub taken: bool,
}

/// Tells the rules of a code in the words of the speaker.
pub(crate) fn rule_for(speaker: &Speaker<'_>, request: &Request<'_>) -> RuleFor {
    let Request { book, rules, origin, .. } = *request;
    let teller = Teller { speaker, books: Vec::from([book, origin]) };
    let guide = Guide { teller, rules, origin, own: book };
    let (told, outside) = guide.of_code(request.hs);
    let has_set_row = candidates(rules, request.hs).iter().any(|row| row.is_of_set());
    let beside = ["wholly-produced", "set"].into_iter().filter(|name| *name != "set" || !has_set_row);
    let mut notices = of_book(book, origin, request.on.unwrap_or(book.first));
    if request.on.is_none() && book.first <= book.read_to {
        notices.push(Notice::new("law-read-to").about(Vec::from([book.read_to.to_string()])));
    }
    RuleFor {
        kind: "rule_for",
        hs: request.hs.to_string(),
        rulebook: book.id.clone(),
        edition: book.first.to_string(),
        title: speaker.pick(&book.title).to_string(),
        language: speaker.language.code().to_string(),
        rules: told,
        beside: beside.filter_map(|name| guide.teller.beside_the_list(name, rules, origin)).collect(),
        formula: book.content.as_ref().map(|content| guide.formula(content)),
        questions: guide.always(),
        readings: book.content.as_ref().map(|content| guide.readings_of_formula(content)).unwrap_or_default(),
        outside,
        warnings: guide.teller.notices(&notices),
    }
}

struct Guide<'g> {
    teller: Teller<'g>,
    rules: &'g OriginRules,
    /// The rulebook that they stand in.
    origin: &'g Rulebook,
    /// The rulebook that answers.
    own: &'g Rulebook,
}

impl Guide<'_> {
    fn say(&self, key: &str, blanks: &[(&str, &str)]) -> String {
        self.teller.say(&format!("guide.{key}"), blanks)
    }

    /// The rules of a code as a good of it would meet them, and why some of its goods have none.
    fn of_code(&self, hs: HsCode) -> (Vec<RuleGuide>, Vec<Sentence>) {
        if let Some(threshold) = &self.rules.threshold {
            let gaps = self.gaps(|kind| *kind == GapKind::Threshold);
            let told = self.beside("threshold", threshold, self.say("applies-threshold", &[]), gaps);
            return (told.into_iter().collect(), Vec::new());
        }
        let mut outside = Vec::new();
        for gap in &self.own.gaps {
            let GapKind::Codes(range) = gap.kind else { continue };
            match range.holds(hs) {
                Truth::True => return (Vec::new(), Vec::from([self.gap(gap)])),
                Truth::Unknown => {
                    let text = self.teller.speaker.pick(&gap.text);
                    let text = self.say("outside-code", &[("codes", &codes(range)), ("text", text)]);
                    outside.push(self.teller.cited(text, &gap.citation));
                }
                Truth::False => {}
            }
        }
        let mut told = Vec::new();
        let mut rows = candidates(self.rules, hs).into_iter().peekable();
        while let Some(row) = rows.next() {
            let is_certain = row.range.holds(hs) == Truth::True;
            told.push(self.row(row, is_certain, told.is_empty()));
            if is_certain && row.gate.is_none() {
                // A row that takes its goods out of the list leaves them to the general rule, whatever was not read.
                if row.clauses.is_empty() {
                    told.extend(self.general(hs, "applies-taken-out"));
                }
                return (told, outside);
            }
            if is_certain && row.rest_unknown && rows.peek().is_none() {
                let notice = Notice::new("rest-of-row-unknown").about(Vec::from([row.id.clone()]));
                outside.extend(self.teller.notices(&[notice.citing(&row.citation)]));
                return (told, outside);
            }
        }
        let unread = self.origin.gaps.iter().filter(|gap| gap.kind == GapKind::Chapter(hs.chapter()));
        let unread: Vec<_> = unread.map(|gap| self.otherwise(gap, !told.is_empty())).collect();
        if unread.is_empty() {
            let applies = if told.is_empty() { "applies-not-listed" } else { "applies-otherwise" };
            match self.general(hs, applies) {
                Some(general) => told.push(general),
                None => outside.extend(self.teller.notices(&[Notice::new("no-general-rule")])),
            }
        }
        outside.extend(unread);
        (told, outside)
    }

    fn row(&self, row: &ListRule, is_certain: bool, is_first: bool) -> RuleGuide {
        let range = codes(row.range);
        let applies = match (&row.gate, is_certain) {
            (None, true) => self.say(if is_first { "applies-always" } else { "applies-rest" }, &[]),
            (None, false) => self.say("applies-code", &[("codes", &range)]),
            (Some(term), true) => self.say("applies-described", &[("term", &self.teller.term(term))]),
            (Some(term), false) => {
                self.say("applies-code-described", &[("codes", &range), ("term", &self.teller.term(term))])
            }
        };
        let gaps = self.gaps(|kind| *kind == GapKind::Row(row.id.clone()));
        let mut questions = Vec::new();
        if !is_certain {
            questions.push(self.fuller_code(row.range));
        }
        questions.extend(row.gate.as_deref().map(|term| self.of_term(Role::Good, term)));
        self.guide(self.teller.row_of_list(row, self.origin), applies, &row.clauses, questions, gaps)
    }

    fn general(&self, hs: HsCode, applies: &str) -> Option<RuleGuide> {
        let clause = self.rules.general.as_ref()?;
        let gaps = self.gaps(|kind| *kind == GapKind::List || *kind == GapKind::Suspect(hs.chapter()));
        self.beside("general", clause, self.say(applies, &[]), gaps)
    }

    fn beside(&self, name: &str, clause: &Clause, applies: String, gaps: Vec<Sentence>) -> Option<RuleGuide> {
        let words = self.teller.beside_the_list(name, self.rules, self.origin)?;
        let questions = if name == "threshold" { Vec::from(self.threshold()) } else { Vec::new() };
        Some(self.guide(words, applies, core::slice::from_ref(clause), questions, gaps))
    }

    fn guide(
        &self,
        words: RuleWords,
        applies: String,
        clauses: &[Clause],
        mut questions: Vec<Question>,
        gaps: Vec<Sentence>,
    ) -> RuleGuide {
        let expressions: Vec<&Expression> = clauses.iter().map(|clause| &clause.expression).collect();
        let (mut seen, mut operations, mut readings) = (BTreeSet::new(), Vec::new(), Vec::new());
        for expression in &expressions {
            expression.mentions(&mut |mention| match mention {
                Mention::Term(Role::Operation, term) if seen.insert(term) => {
                    operations.push(TermWords { term: term.to_string(), text: self.teller.term(term) });
                }
                Mention::Reading(id, _) if seen.insert(id) => readings.extend(self.reading(id)),
                _ => {}
            });
        }
        for question in self.of_expressions(&expressions) {
            if questions.iter().all(|asked| asked.at != question.at) {
                questions.push(question);
            }
        }
        RuleGuide { words, applies, operations, questions, readings, gaps }
    }

    fn formula(&self, content: &Content) -> Sentence {
        let key = match content.base {
            Base::ExWorksPrice => "content.F1",
            Base::ProductionCost => "content.F2",
        };
        self.teller.cited(self.teller.say(key, &[]), &content.citation)
    }

    fn readings_of_formula(&self, content: &Content) -> Vec<ReadingGuide> {
        let touched = [
            ("ex-works-vat", content.vat),
            ("eaeu-material", !content.union.is_empty()),
            ("partial-share-material", true),
        ];
        touched.into_iter().filter(|(_, is_touched)| *is_touched).filter_map(|(id, _)| self.reading(id)).collect()
    }

    fn reading(&self, id: &str) -> Option<ReadingGuide> {
        let declared = self.teller.declared(id)?;
        let options = declared.options.iter().enumerate().map(|(place, (option, name))| OptionGuide {
            option: option.clone(),
            name: self.teller.speaker.pick(name).to_string(),
            taken: place == 0,
        });
        Some(ReadingGuide {
            id: id.to_string(),
            question: self.teller.speaker.pick(&declared.question).to_string(),
            status: self.teller.say(if declared.open { "reading.open" } else { "reading.minority" }, &[]),
            citation: self.teller.citation(&declared.citation),
            options: options.collect(),
        })
    }

    fn gaps(&self, is_due: impl Fn(&GapKind) -> bool) -> Vec<Sentence> {
        self.origin.gaps.iter().filter(|gap| is_due(&gap.kind)).map(|gap| self.gap(gap)).collect()
    }

    fn gap(&self, gap: &Gap) -> Sentence {
        self.teller.cited(self.teller.speaker.pick(&gap.text).to_string(), &gap.citation)
    }

    /// What was not read of goods that none of the rules told before applies to.
    fn otherwise(&self, gap: &Gap, has_rules: bool) -> Sentence {
        if !has_rules {
            return self.gap(gap);
        }
        let text = self.say("outside-otherwise", &[("text", self.teller.speaker.pick(&gap.text))]);
        self.teller.cited(text, &gap.citation)
    }
}

/// `8501`, `8702–8704`.
fn codes(range: HsRange) -> String {
    let (first, last) = (range.first(), range.last());
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}
