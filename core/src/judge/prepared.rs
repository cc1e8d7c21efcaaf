//! Keeps the rules that were prepared, by code, so that goods of one code share them.

use alloc::collections::BTreeMap;
use alloc::sync::Arc;

use super::goods::Law;
use super::rule::Rule;
use crate::hs::HsCode;
use crate::rulebook::{Library, Rulebook};

/// The prepared rules of one edition.
pub struct Prepared<'l> {
    pub(crate) law: Law<'l>,
    rules: BTreeMap<HsCode, Option<Arc<Rule<'l>>>>,
}

impl<'l> Prepared<'l> {
    /// Prepares nothing yet; `None` if the rulebook is not about goods.
    pub fn new(own: &'l Rulebook, library: &'l Library) -> Option<Prepared<'l>> {
        let (rules, book) = library.origin_of(own)?;
        Some(Prepared { law: Law { own, book, rules }, rules: BTreeMap::new() })
    }

    /// Prepares the rule of a code anew. Returns whether it can be: a user's rulebook may have one that is too large.
    pub fn prepare(&mut self, code: HsCode) -> bool {
        self.rules.remove(&code);
        self.rule(code).is_some()
    }

    /// The rule of a code, prepared when it is first asked for; `None` if it is too large.
    pub(crate) fn rule(&mut self, code: HsCode) -> Option<Arc<Rule<'l>>> {
        let Law { own, book, rules } = self.law;
        self.rules.entry(code).or_insert_with(|| Rule::new(own, book, rules, code).map(Arc::new)).clone()
    }
}
