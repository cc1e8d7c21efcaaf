//! Advice as sentences.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::contract::percent;
use super::teller::Teller;
use super::{Explanation, Sentence, Speaker};
use crate::advice::{Action, Advice, Change, Gives, Headroom};
use crate::answer::Verdict;

pub(super) fn explain(speaker: &Speaker<'_>, advice: &Advice) -> Explanation {
    let teller = Teller::new(speaker, &advice.receipt);
    let share = advice.share.as_deref().unwrap_or("?");
    let blanks = [("share", share), ("wish", advice.wished_share.as_deref().unwrap_or_default())];
    let is_silent = advice.receipt.edition.is_none();
    let is_share = advice.goal == "share";
    let is_outside = !is_share && advice.verdict == Some(Verdict::OutsideRulebook);
    let key = match (advice.reached, advice.changes.is_empty()) {
        _ if is_silent => "verdict.outside-rulebook",
        (true, _) if is_share => "advice.reached-share",
        (true, _) => "advice.reached-verdict",
        (false, false) if is_share => "advice.ways-share",
        (false, false) => "advice.ways-verdict",
        (false, true) if is_outside => "advice.outside",
        (false, true) => "advice.none",
    };
    let order = (!advice.reached).then(|| order(&advice.changes)).flatten();
    // Nothing is called cheaper where nobody said what anything costs.
    let is_priced = advice.changes.iter().any(|change| change.cost.is_some());
    let warnings = [
        ("advice.missing", !advice.missing.is_empty()),
        (if is_priced { "advice.incomplete" } else { "advice.incomplete-unpriced" }, !advice.complete),
        (if is_priced { "advice.more" } else { "advice.more-unpriced" }, advice.complete && advice.more),
    ];
    let warnings = warnings.into_iter().filter(|(_, holds)| *holds).map(|(key, _)| key);
    let warnings = order.into_iter().chain(warnings);
    Explanation {
        headroom: advice.headroom.iter().map(|headroom| teller.room(headroom)).collect(),
        changes: advice.changes.iter().map(|change| teller.change(change)).collect(),
        outside: teller.notices(&advice.outside),
        warnings: warnings.map(|key| Sentence::new(teller.say(key, &[]))).collect(),
        receipt: Some(teller.receipt(&advice.receipt)),
        ..Explanation::empty(speaker.language, teller.headline(key, &advice.receipt, &blanks))
    }
}

/// In which order changes stand, where there is more than one.
fn order(changes: &[Change]) -> Option<&'static str> {
    let priced = changes.iter().filter(|change| change.cost.is_some()).count();
    match priced {
        _ if changes.len() < 2 => None,
        0 => Some("advice.order-unpriced"),
        _ if priced == changes.len() => Some("advice.order"),
        _ => Some("advice.order-partly"),
    }
}

impl Teller<'_> {
    fn room(&self, room: &Headroom) -> Sentence {
        let id = room.id.as_deref().unwrap_or_default();
        let figure = self.say(&format!("headroom.{}", room.figure), &[("id", id)]);
        let lost = if room.breaks == "share" { "advice.lost-share" } else { "advice.lost-verdict" };
        let lost = self.say_of_country(lost, &[]);
        let blanks = [
            ("figure", figure.as_str()),
            ("now", &room.now),
            ("holds_to", &room.holds_to),
            ("breaks_at", &room.breaks_at),
            ("lost", &lost),
        ];
        // As many decimals on either side: the longer number is the greater.
        let rises = (room.breaks_at.len(), &room.breaks_at) > (room.now.len(), &room.now);
        let said = Sentence::new(self.say(if rises { "advice.rise" } else { "advice.fall" }, &blanks));
        // A rate stands in many places.
        let said = if room.at.is_empty() { said.at(&room.of) } else { said };
        Sentence { citation: room.citation.as_ref().map(|citation| self.citation(citation)), ..said }
    }

    fn change(&self, change: &Change) -> Sentence {
        let actions: Vec<String> = change.actions.iter().map(|action| self.action(action)).collect();
        let cost = change.cost.as_ref().map(|cost| self.say("advice.cost", &[("cost", cost)])).unwrap_or_default();
        let blanks = [("actions", actions.join("; ")), ("gives", self.gives(&change.gives)), ("cost", cost)];
        let blanks = blanks.each_ref().map(|(name, value)| (*name, value.as_str()));
        let said = Sentence::new(self.say("advice.change", &blanks));
        match change.actions.as_slice() {
            [action] => said.at(&action.at),
            _ => said,
        }
    }

    fn action(&self, action: &Action) -> String {
        let of = action.of.as_ref().map(|of| match action.kind.as_ref() {
            "perform-operation" | "obtain-expertise" => self.term(of),
            _ => of.clone(),
        });
        let of = of.unwrap_or_default();
        let to = action.to.as_deref().unwrap_or_default();
        let now = action.now.as_deref().unwrap_or_default();
        let own = format!("action.{}", action.kind);
        let key = match (action.kind.as_ref(), action.now.is_some(), action.to.is_some()) {
            ("obtain-proof", _, true) => "action.obtain-proof-share",
            ("raise-price", false, _) => "action.raise-price-unstated",
            ("raise-cost", false, _) => "action.raise-cost-unstated",
            _ => own.as_str(),
        };
        self.say(key, &[("of", &of), ("now", now), ("to", to)])
    }

    fn gives(&self, gives: &Gives) -> String {
        let verdict = gives.verdict.map(|verdict| self.verdict_word(verdict));
        let share = gives.share.as_deref().map(|share| percent(Some(share)));
        [verdict, share].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
