//! Keeps the rules that were prepared, by code, so that goods of one code share them.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;

use super::goods::Law;
use super::rule::Rule;
use crate::facts::GoodFacts;
use crate::law::{Library, OriginRules, Rulebook};
use crate::sort::map;
use crate::value::hs::HsCode;

/// The prepared rules of one edition.
pub struct Prepared<'l> {
    pub(crate) law: Law<'l>,
    /// Of a rule that is too large: how many looks at a material it takes.
    rules: BTreeMap<HsCode, Result<Arc<Rule<'l>>, u64>>,
}

impl<'l> Prepared<'l> {
    /// Prepares nothing yet; `None` if the rulebook is not about goods.
    pub fn new(own: &'l Rulebook, library: &'l Library) -> Option<Prepared<'l>> {
        let (rules, book) = library.origin_of(own)?;
        Some(Prepared::of(own, book, rules))
    }

    /// The same, by rules of origin that stand in `book`.
    pub(crate) fn of(own: &'l Rulebook, book: &'l Rulebook, rules: &'l OriginRules) -> Prepared<'l> {
        Prepared { law: Law { own, book, rules }, rules: BTreeMap::new() }
    }

    /// How many looks at a material a rule takes that is too large to be prepared; `None` if all were prepared.
    pub(crate) fn too_large(&self) -> Option<u64> {
        self.rules.values().find_map(|rule| rule.as_ref().err().copied())
    }

    /// Prepares the rules of a good and its parts.
    pub fn prepare_for(&mut self, good: &GoodFacts) {
        if !self.rules.contains_key(&good.hs) {
            self.prepare(good.hs);
        }
        let parts = good.materials.iter().flatten().filter_map(|line| line.made_from.as_deref());
        parts.for_each(|part| self.prepare_for(part));
    }

    /// Prepares the rule of a code anew. Returns whether it can be: a user's rulebook may have one that is too large.
    pub fn prepare(&mut self, code: HsCode) -> bool {
        let rule = self.made(code);
        let can_be = rule.is_ok();
        self.rules.insert(code, rule);
        can_be
    }

    /// The rule of a code, made now if it was not prepared; `None` if it is too large.
    pub(crate) fn rule(&self, code: HsCode) -> Option<Arc<Rule<'l>>> {
        self.rules.get(&code).cloned().unwrap_or_else(|| self.made(code)).ok()
    }

    fn made(&self, code: HsCode) -> Result<Arc<Rule<'l>>, u64> {
        let Law { own, book, rules } = self.law;
        Rule::new(own, book, rules, code).map(Arc::new)
    }
}

/// The rules that were prepared of several editions, for goods that come one after the other.
#[derive(Default)]
pub struct Kept<'l> {
    editions: BTreeMap<String, Prepared<'l>>,
}

impl<'l> Kept<'l> {
    /// The rule of one code, prepared when it is first asked for.
    pub(crate) fn rule_of(
        &mut self,
        own: &'l Rulebook,
        book: &'l Rulebook,
        rules: &'l OriginRules,
        code: HsCode,
    ) -> Prepared<'l> {
        let edition = self.editions.entry(own.name()).or_insert_with(|| Prepared::of(own, book, rules));
        let rule = edition.rules.get(&code).cloned().unwrap_or_else(|| edition.made(code));
        edition.rules.insert(code, rule.clone());
        Prepared { law: edition.law, rules: map([(code, rule)]) }
    }
}
