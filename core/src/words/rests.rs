//! What a verdict rests on, in words.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Sentence;
use super::teller::{Teller, some};
use crate::answer::{Ground, Settled};

impl Teller<'_> {
    /// A sentence for each ground, in the order of the answer.
    pub(super) fn grounds(&self, grounds: &[Ground]) -> Vec<Sentence> {
        grounds.iter().map(|ground| self.ground(ground)).collect()
    }

    /// The verdict as it is told: one that is not settled never stands alone.
    pub(super) fn told(&self, verdict: String, provisional: bool) -> String {
        if provisional { [verdict, self.say("rests.provisional", &[])].join(" ") } else { verdict }
    }

    fn ground(&self, ground: &Ground) -> Sentence {
        let carries: Vec<&str> = ground.carries.iter().map(AsRef::as_ref).collect();
        let carries = match carries.as_slice() {
            ["verdict"] => self.say("rests.carries-verdict", &[]),
            ["share"] => self.say("rests.carries-share", &[]),
            _ => self.say("rests.carries-verdict-share", &[]),
        };
        let about: Vec<String> = ground.about.iter().map(|name| self.about(&ground.kind, name)).collect();
        let gap = ground.gap.as_ref();
        let gap = gap.and_then(|id| self.books.iter().flat_map(|book| &book.gaps).find(|gap| gap.id == *id));
        let text = gap.map(|gap| self.speaker.pick(&gap.text)).unwrap_or_default();
        let key = ground.method.as_deref().and_then(of_method).map(ToString::to_string);
        let key = key.unwrap_or_else(|| ["rests.", &ground.kind].concat());
        let said = self.say(&key, &[("about", &some(&about)), ("text", text)]);
        let mut parts = Vec::from([carries, said]);
        parts.extend(ground.settled.as_ref().map(|settled| self.settled(settled)));
        Sentence {
            text: parts.join(" "),
            at: None,
            citation: ground.citation.as_ref().map(|citation| self.citation(citation)),
        }
    }

    /// From which figure on it would be settled.
    fn settled(&self, settled: &Settled) -> String {
        let comparison = &settled.comparison;
        let limit = match &comparison.limit_value {
            Some(value) => [&comparison.limit, " % (", value, ")"].concat(),
            None => [&comparison.limit, " %"].concat(),
        };
        let key = if settled.side == "above" { "rests.settled-above" } else { "rests.settled-at-most" };
        self.say(key, &[("limit", &limit), ("value", &comparison.value)])
    }

    fn about(&self, kind: &str, name: &str) -> String {
        match (kind, name) {
            ("own-word", "beyond_insufficient_operations") => self.say("step.beyond-insufficient", &[]),
            ("own-word", "wholly_produced") => self.say("rule-name.wholly-produced", &[]),
            (_, "threshold") => self.say("rule-name.threshold", &[]),
            (_, "general") => self.say("rule-name.general", &[]),
            (_, "set") => self.say("rule-name.set", &[]),
            ("inferred", "share") => self.say("rests.share", &[]),
            ("reading", name) => match self.declared(name) {
                Some(reading) => self.speaker.pick(&reading.question).to_string(),
                None => name.to_string(),
            },
            _ => self.term(name),
        }
    }
}

/// The sentence about a method by which a stock or overhead was split.
fn of_method(method: &str) -> Option<&'static str> {
    Some(match method {
        "fifo" => "rests.assumed-fifo",
        "average" => "rests.assumed-average",
        "by-document" => "rests.assumed-by-document",
        "labour-hours" => "rests.assumed-labour-hours",
        "direct-cost" => "rests.assumed-direct-cost",
        "sales" => "rests.assumed-sales",
        _ => return None,
    })
}
