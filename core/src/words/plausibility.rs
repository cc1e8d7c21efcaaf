//! What was noticed in a set of cases, in words: what is unlikely, and what an inspector should look at.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::teller::Teller;
use super::{Explanation, Sentence, Speaker};
use crate::plausibility::{Flag, FlagRule, Flags};

/// A flag in words. It proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FlagWords {
    /// What the rule looks for.
    pub rule: String,
    /// The cases, by their ids.
    pub cases: Vec<String>,
    /// What was noticed.
    pub text: String,
    /// What to look at, and how it may be innocent.
    pub look: String,
    /// The figure or list, as a JSON pointer into the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

pub(super) fn explain(speaker: &Speaker<'_>, flags: &Flags) -> Explanation {
    // Operations have the names that any rulebook gives them.
    let teller = Teller { speaker, books: speaker.library.books().collect() };
    let summary = teller.say("flags.summary", &[("count", &flags.flags.len().to_string())]);
    let looked = FlagRule::ALL.iter().filter_map(|rule| {
        let count = flags.looked_at.get(rule.code())?.to_string();
        Some(Sentence::new(teller.say("flags.looked-at", &[("rule", &teller.flag_rule(*rule)), ("count", &count)])))
    });
    Explanation {
        flags: flags.flags.iter().map(|flag| teller.flag(flag)).collect(),
        steps: looked.collect(),
        errors: flags.faults.iter().map(|fault| speaker.fault(fault)).collect(),
        ..Explanation::empty(speaker.language, summary)
    }
}

impl Teller<'_> {
    fn flag_rule(&self, rule: FlagRule) -> String {
        self.say(&format!("flag-rule.{}", rule.code()), &[])
    }

    fn flag(&self, flag: &Flag) -> FlagWords {
        let has = |name: &str| flag.figures.contains_key(name);
        let far_below = flag.figures.get("distance").is_some_and(|distance| distance.starts_with('-'));
        let key = match flag.rule {
            FlagRule::ForeignValueOutlier if far_below => "flag.foreign-value-below".to_string(),
            FlagRule::ForeignValueOutlier => "flag.foreign-value-above".to_string(),
            FlagRule::MassBalance if has("waste") => "flag.materials-too-heavy".to_string(),
            FlagRule::MassBalance => "flag.materials-too-light".to_string(),
            FlagRule::JustAboveThreshold if has("share") => "flag.share-just-met".to_string(),
            FlagRule::JustAboveThreshold => "flag.limit-just-met".to_string(),
            rule => format!("flag.{}", rule.code()),
        };
        let figures = flag.figures.iter().map(|(name, value)| {
            let said = match (flag.rule, name.as_str()) {
                (FlagRule::ForeignValueOutlier, "base") => self.say(&format!("flags.{value}"), &[]),
                (_, "operation") => self.term(value),
                (_, "distance") => value.trim_start_matches('-').to_string(),
                _ => value.clone(),
            };
            (name.as_str(), said)
        });
        let figures: Vec<(&str, String)> = figures.collect();
        let blanks: Vec<(&str, &str)> = figures.iter().map(|(name, value)| (*name, value.as_str())).collect();
        FlagWords {
            rule: self.flag_rule(flag.rule),
            cases: flag.cases.clone(),
            text: self.say(&key, &blanks),
            look: self.say(&format!("flag-look.{}", flag.rule.code()), &[]),
            at: flag.at.clone(),
        }
    }
}
