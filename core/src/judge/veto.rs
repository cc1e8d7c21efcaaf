//! The veto of the insufficient operations, and which operations decide it and the lists.

use alloc::vec::Vec;

use super::done::{Performed, names};
use super::look::Look;
use super::why::{Answer, Stated, What, Why};
use crate::law::{Item, Quantity, Standing};
use crate::value::truth::Truth;

/// What decides whether more was done than the insufficient operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deciding {
    /// What was stated of it.
    Word,
    /// The list of operations, which contradicts what was stated.
    List,
    /// The operations that are plainly more.
    Beyond,
    /// Those of which nobody knows.
    Open,
    /// All that were performed.
    All,
}

impl<'e, 'a> Look<'e, 'a> {
    /// Whether the good is free of the veto: something was done that is none of the insufficient operations. What was
    /// done decides, as far as that tells; else what was stated of it. `vague` are the operations that the rules which
    /// may apply name and no act defines; `is_everywhere` tells those that each of these rules names. Where steps are
    /// told, returns also the operations that decide it.
    pub(super) fn beyond<W: Why<'a>>(
        &self,
        performed: Performed,
        vague: impl Iterator<Item = &'a str> + Clone,
        is_everywhere: impl Fn(&&'a str) -> bool,
    ) -> (Answer<W>, Vec<&'a str>) {
        let (answer, deciding) = self.decided(performed, vague, is_everywhere);
        let terms = if self.tells_steps::<W>() { self.deciding_veto(deciding) } else { Vec::new() };
        (answer, terms)
    }

    fn decided<W: Why<'a>>(
        &self,
        performed: Performed,
        vague: impl Iterator<Item = &'a str> + Clone,
        is_everywhere: impl Fn(&&'a str) -> bool,
    ) -> (Answer<W>, Deciding) {
        if self.contradicts_word(performed, vague.clone().filter(is_everywhere)) {
            let mut answer = self.waits::<W>(What::Contradicted(Stated::Operations));
            answer.why.join(self.waits::<W>(What::Contradicted(Stated::Beyond)).why);
            return (answer, Deciding::List);
        }
        let (derived, deciding, is_told) = self.derived::<W>(performed, vague);
        match self.stated_beyond() {
            Some(stated) if derived.truth == Truth::Unknown || !is_told => (Answer::known(stated), Deciding::Word),
            _ => (derived, deciding),
        }
    }

    /// Whether the operations contradict what was stated of them. `vague` are those that each rule which may apply
    /// names and no act defines.
    pub(super) fn contradicts_word(&self, performed: Performed, vague: impl Iterator<Item = &'a str>) -> bool {
        let Some(stated) = self.stated_beyond() else { return false };
        let (derived, _, is_told) = self.derived::<()>(performed, vague);
        is_told && !derived.truth == Truth::from(stated)
    }

    /// What was stated of it, or is assumed for a moment: an answer that would contradict the list settles nothing.
    fn stated_beyond(&self) -> Option<bool> {
        self.facts.beyond_insufficient_operations.or_else(|| self.assumed(What::Beyond))
    }

    /// Whether the operations themselves are more than the insufficient ones; which of them decide it; and whether any
    /// of them tells.
    fn derived<W: Why<'a>>(
        &self,
        performed: Performed,
        vague: impl Iterator<Item = &'a str>,
    ) -> (Answer<W>, Deciding, bool) {
        let mut all = self.assumed_operations().fold(performed, |all, name| all.with(name, self.terms));
        if all.is_beyond {
            return (Answer::known(true), Deciding::Beyond, true);
        }
        let question = || self.waits::<W>(What::Beyond);
        if self.facts.operations.is_none() {
            return (self.waits::<W>(What::Operations).and(question()), Deciding::Open, all.is_open);
        }
        // A stated list does not answer for them: they may have been performed besides.
        let mut asked = Answer::known(false);
        if !all.is_open {
            for term in vague.filter(|term| !self.all_performed().any(|name| name == *term)) {
                let answer = self.stated::<W>(term);
                all.is_open |= answer.truth == Truth::True;
                if answer.truth == Truth::Unknown {
                    asked = asked.or(answer);
                }
            }
        }
        if !all.is_open && asked.truth == Truth::False {
            return (Answer::known(false), Deciding::All, all.is_any);
        }
        (asked.or(self.unrecognised()).or(question()), Deciding::Open, all.is_open)
    }

    fn deciding_veto(&self, deciding: Deciding) -> Vec<&'a str> {
        let is_deciding = |name: &&str| match deciding {
            Deciding::Word | Deciding::List => false,
            Deciding::Beyond => self.terms.standing(name) == Some(&Standing::Beyond),
            Deciding::Open => {
                matches!(self.terms.standing(name), None | Some(Standing::MayBe(_) | Standing::Unnamed))
            }
            Deciding::All => true,
        };
        if deciding == Deciding::List {
            return self.facts.operations.iter().flatten().map(|name| name.as_str()).collect();
        }
        self.each_performed().into_iter().filter(is_deciding).collect()
    }

    /// The operations said or assumed to be performed, each once.
    fn each_performed(&self) -> Vec<&'a str> {
        let mut each = Vec::new();
        for name in self.all_performed() {
            if !each.contains(&name) {
                each.push(name);
            }
        }
        each
    }

    /// The operations that decide what came of a list.
    pub(super) fn deciding(&self, quantity: Quantity, items: &'a [Item], vague: &[&'a str]) -> Vec<&'a str> {
        match quantity {
            Quantity::OtherThan => self.deciding_others(items, vague),
            Quantity::NotAlone => {
                let is_used = names(items).any(|name| self.performed::<()>(name).truth != Truth::False);
                if is_used { self.deciding_others(items, vague) } else { names(items).collect() }
            }
            _ => {
                let truth = self.list::<()>(quantity, items).truth;
                let is_demanded = self.needed(quantity).is_none();
                let is_deciding = |item: &&'a Item| {
                    self.item::<()>(item, is_demanded).truth == truth || (!is_demanded && truth == Truth::False)
                };
                items.iter().filter(is_deciding).flat_map(|item| names(core::slice::from_ref(item))).collect()
            }
        }
    }

    /// Those that are none of the items and not insufficient; where there are none, the items.
    fn deciding_others(&self, items: &'a [Item], vague: &[&'a str]) -> Vec<&'a str> {
        let is_listed = |name: &str| names(items).any(|other| self.terms.is_kind_of(name, other));
        let counts =
            |name: &&str| !matches!(self.terms.standing(name), Some(Standing::Insufficient(_) | Standing::Neutral));
        let each = self.each_performed().into_iter().filter(|name| !is_listed(name));
        let mut deciding: Vec<&str> = each.filter(counts).collect();
        if self.other_than::<()>(items, vague).truth == Truth::False {
            deciding.extend(names(items));
        }
        deciding
    }
}
