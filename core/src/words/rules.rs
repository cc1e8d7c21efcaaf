//! The rules of a rulebook in words, before any good is assessed.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::teller::Teller;
use super::{Sentence, Speaker};
use crate::law::{Clause, ListRule, OriginRules, Rulebook};

/// A rule of origin in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleWords {
    /// The rule, as answers name it: a row of the list, or `general`, `set`, `threshold`, `wholly-produced`.
    pub rule: String,
    /// The tariff code that a row covers with everything under it, or the first of its range.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The last code of a row's range, with everything under it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_to: Option<String>,
    /// The description of the only goods that a row covers, where these are not all of its codes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<String>,
    /// The goods: of a row as enacted, of other rules in the language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The condition of a row, as enacted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// What holds, generated from what is applied: any of these conditions will do.
    pub words: Vec<Sentence>,
    /// Where the rule stands.
    pub citation: String,
}

/// The rules that are no rows of a list, by their names in answers.
const BESIDE_THE_LIST: [&str; 4] = ["general", "set", "threshold", "wholly-produced"];

/// The rules in their order: the list, then those beside it.
pub(super) fn rules(speaker: &Speaker<'_>, book: &Rulebook) -> Vec<RuleWords> {
    let Some((rules, origin)) = speaker.library.origin_of(book) else { return Vec::new() };
    let teller = Teller { speaker, books: Vec::from([book, origin]) };
    let rows = rules.list.iter().map(|row| teller.row_of_list(row, origin));
    let others = BESIDE_THE_LIST.iter().filter_map(|rule| teller.beside_the_list(rule, rules, origin));
    rows.chain(others).collect()
}

impl Teller<'_> {
    /// The conditions of one rule.
    pub(super) fn rule_of(&self, rule: &str, rules: &OriginRules, book: &Rulebook) -> Option<Vec<Sentence>> {
        match rules.list.iter().find(|row| row.id == rule) {
            Some(row) => Some(self.conditions(row, book)),
            None => self.beside_the_list(rule, rules, book).map(|told| told.words),
        }
    }

    pub(super) fn row_of_list(&self, row: &ListRule, book: &Rulebook) -> RuleWords {
        let (first, last) = (row.range.first(), row.range.last());
        let enacted = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
        RuleWords {
            rule: row.id.clone(),
            code: Some(first.to_string()),
            code_to: Some(last.to_string()).filter(|_| last != first),
            only: row.gate.as_ref().map(|term| self.term(term)),
            name: enacted(&row.name),
            condition: enacted(&row.condition),
            words: self.conditions(row, book),
            citation: self.citation(&row.citation),
        }
    }

    fn conditions(&self, row: &ListRule, book: &Rulebook) -> Vec<Sentence> {
        if row.clauses.is_empty() {
            let text = self.say("step.taken-out-of-list", &[("rule", &row.id)]);
            return Vec::from([self.cited(text, &row.citation)]);
        }
        row.clauses.iter().map(|clause| self.clause(clause, book)).collect()
    }

    pub(super) fn beside_the_list(&self, rule: &str, rules: &OriginRules, book: &Rulebook) -> Option<RuleWords> {
        let clause = match rule {
            "general" => rules.general.as_ref(),
            "set" => rules.set.as_ref(),
            "threshold" => rules.threshold.as_ref(),
            _ => None,
        };
        let (words, citation) = match (clause, &rules.wholly_produced) {
            (Some(clause), _) => (self.clause(clause, book), &clause.citation),
            (None, Some(categories)) if rule == "wholly-produced" => {
                (self.cited(self.say("rule.wholly-produced", &[]), &categories.citation), &categories.citation)
            }
            (None, _) => return None,
        };
        Some(RuleWords {
            rule: rule.to_string(),
            code: None,
            code_to: None,
            only: None,
            name: Some(self.say(&format!("rule-name.{rule}"), &[])),
            condition: None,
            words: Vec::from([words]),
            citation: self.citation(citation),
        })
    }

    /// A condition with its provision.
    fn clause(&self, clause: &Clause, book: &Rulebook) -> Sentence {
        self.cited(self.speaker.rule(&clause.expression, book), &clause.citation)
    }
}
