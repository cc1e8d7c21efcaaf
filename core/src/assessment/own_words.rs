//! What rests on human judgements that the user stated.
//!
//! A word that more was done than the insufficient operations is bare if no operation beside it can be more; a claim
//! that a good is wholly produced is bare without its paper. An answer that needs a bare one is provisional. One that
//! comes out the same without the bare ones is not, whatever else is said.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::rests::Resting;
use super::walk::{any_good, each_good};
use crate::answer::Ground;
use crate::doc::Code;
use crate::facts::{Facts, GoodFacts};
use crate::judge::Otherwise;
use crate::law::Standing;

/// The field that says that more was done than the insufficient operations.
const BEYOND: &str = "beyond_insufficient_operations";
/// The field that claims that a good is wholly produced.
const CLAIM: &str = "wholly_produced";
/// The term of the field that says of a material that the good needs it.
const NECESSARY: &str = "necessary-component";

/// Which goods are meant.
type Of<'w> = &'w dyn Fn(&GoodFacts) -> bool;

impl Resting<'_> {
    /// Human judgements that the user stated.
    pub(super) fn own_words(&self, grounds: &mut Vec<Ground>) {
        self.words_and_claims(grounds);
        self.answers(grounds);
    }

    /// The words that more was done, all of them together; the claims; where neither carries alone, both.
    fn words_and_claims(&self, grounds: &mut Vec<Ground>) {
        let (none, all): (Of<'_>, Of<'_>) = (&|_| false, &|_| true);
        let (has_word, has_claim) = (self.any(&|good| self.is_word(good)), self.any(&is_claim));
        let of_words = self.carried_by(all, none);
        let of_claims = self.carried_by(none, all);
        // The good may originate in two ways, each by a word.
        let is_either = has_word && has_claim && of_words.is_empty() && of_claims.is_empty();
        let of_both = if is_either { self.carried_by(all, all) } else { Vec::new() };
        if [&of_words, &of_claims, &of_both].into_iter().all(Vec::is_empty) {
            return;
        }
        let (bare, unproved): (Of<'_>, Of<'_>) = (&|good| self.is_bare(good), &|good| !self.has_paper_of_claim(good));
        let needs_words = !self.carried_by(bare, none).is_empty();
        let needs_claims = !self.carried_by(none, unproved).is_empty();
        // One way may need a bare word, and the other a bare claim.
        let needs_either = !needs_words && !needs_claims && !self.carried_by(bare, unproved).is_empty();
        let found: [(&[&str], Vec<Code>, bool); 3] = [
            (&[BEYOND], of_words, needs_words || needs_either),
            (&[CLAIM], of_claims, needs_claims || needs_either),
            (&[BEYOND, CLAIM], of_both, needs_words || needs_claims || needs_either),
        ];
        let found = found.into_iter().filter(|(_, carries, _)| !carries.is_empty());
        grounds.extend(found.map(|(about, carries, provisional)| {
            let about = about.iter().map(ToString::to_string).collect();
            Ground { about, carries, provisional, ..Ground::new("own-word") }
        }));
    }

    fn any(&self, holds: Of<'_>) -> bool {
        any_good(&self.facts.good, holds)
    }

    /// What changes with the contrary of the words about some goods, and without the claims about some.
    fn carried_by(&self, of_words: Of<'_>, of_claims: Of<'_>) -> Vec<Code> {
        let is_denied = |good: &GoodFacts| self.is_word(good) && of_words(good);
        let is_dropped = |good: &GoodFacts| is_claim(good) && of_claims(good);
        let otherwise = self.changed(&|good| is_denied(good) || is_dropped(good), &mut |good| {
            if is_denied(good) {
                good.beyond_insufficient_operations = good.beyond_insufficient_operations.map(|stated| !stated);
            }
            if is_dropped(good) {
                good.wholly_produced = None;
            }
        });
        otherwise.map_or(Vec::new(), |facts| self.carried(&self.held(&facts, Otherwise::Nothing)))
    }

    /// Whether a good has a word that more was done, or nothing more. Where the operations tell, it adds nothing.
    fn is_word(&self, good: &GoodFacts) -> bool {
        let tells = |standing: Option<&Standing>| standing == Some(&Standing::Beyond);
        good.beyond_insufficient_operations.is_some() && !self.was_done(good, &tells)
    }

    /// Whether no operation stands beside the word that may be more than the insufficient ones: nobody knows that of a
    /// name that the rulebook does not have.
    fn is_bare(&self, good: &GoodFacts) -> bool {
        !self.was_done(good, &|standing| matches!(standing, Some(Standing::MayBe(_) | Standing::Unnamed)))
    }

    /// Whether an operation of a wanted standing was performed on a good.
    fn was_done(&self, good: &GoodFacts, wanted: &dyn Fn(Option<&Standing>) -> bool) -> bool {
        let terms = &self.law.origin_book.terms;
        let answered = good.answers.iter().filter(|(term, answer)| **answer && terms.is_operation(term));
        let mut names = good.operations.iter().flatten().chain(answered.map(|(term, _)| term));
        names.any(|name| wanted(terms.standing(name)))
    }

    /// Whether the paper is stated that shows that a good, or a part, is wholly produced: the one that the rulebook
    /// names, or any.
    fn has_paper_of_claim(&self, good: &GoodFacts) -> bool {
        match self.law.rules.wholly_produced.as_ref().and_then(|categories| categories.proof) {
            Some(kind) => good.proof.as_ref().is_some_and(|proof| proof.kind == kind),
            None => good.has_paper(),
        }
    }

    /// Answers to questions: each term by itself and, where none carries alone, all together.
    fn answers(&self, grounds: &mut Vec<Ground>) {
        let mut terms = BTreeSet::new();
        terms_of(&self.facts.good, &mut terms);
        let before = grounds.len();
        for term in terms.iter().take(self.affordable()) {
            self.list("own-word", Vec::from([term.clone()]), false, &self.denied(&|other| other == term), grounds);
        }
        if grounds.len() == before && terms.len() > 1 {
            self.list("own-word", terms.into_iter().collect(), false, &self.denied(&|_| true), grounds);
        }
    }

    /// The facts with the contrary of some answers.
    fn denied(&self, is_denied: &dyn Fn(&str) -> bool) -> Facts {
        let mut facts = self.facts.clone();
        let deny = |(_, answer): (&String, &mut bool)| *answer = !*answer;
        each_good(&mut facts.good, &mut |good| {
            let done = good.operations.as_deref().unwrap_or_default();
            let words = good.answers.iter_mut().filter(|(term, _)| !done.contains(term));
            words.filter(|(term, _)| is_denied(term)).for_each(deny);
            for line in good.materials.iter_mut().flatten() {
                line.answers.iter_mut().filter(|(term, _)| is_denied(term)).for_each(deny);
                if is_denied(NECESSARY) {
                    line.necessary_component = line.necessary_component.map(|answer| !answer);
                }
            }
        });
        facts
    }
}

fn is_claim(good: &GoodFacts) -> bool {
    good.wholly_produced.is_some()
}

/// The terms that are answered of a good, its materials and its parts. An answer that repeats the list of operations adds
/// nothing to it.
fn terms_of(good: &GoodFacts, terms: &mut BTreeSet<String>) {
    let done = good.operations.as_deref().unwrap_or_default();
    terms.extend(good.answers.keys().filter(|term| !done.contains(term)).cloned());
    for line in good.materials.iter().flatten() {
        terms.extend(line.answers.keys().cloned());
        terms.extend(line.necessary_component.map(|_| NECESSARY.to_string()));
        if let Some(part) = &line.made_from {
            terms_of(part, terms);
        }
    }
}
