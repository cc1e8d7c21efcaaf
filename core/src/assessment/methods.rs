//! What rests on claims and methods that no paper shows: how a mixed stock and shared overhead were split, and which
//! materials are of an earlier stage than the rule names.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::law::Law;
use super::rests::{Held, Resting};
use super::walk::names_of;
use crate::answer::{Assessment, Ground, Notice, Verdict};
use crate::doc::Code;
use crate::facts::{Facts, GoodFacts, Material, OverheadMethod, StockMethod};
use crate::judge::Otherwise;
use crate::law::reading::{EARLIER_STAGE, MADE_FROM};

impl Resting<'_> {
    /// The methods by which a mixed stock and shared overhead were split. No act says which is right: another one could
    /// make all of the stock domestic, or none of it, and any production cost.
    pub(super) fn methods(&self, grounds: &mut Vec<Ground>) {
        self.method_of_stock(grounds);
        self.method_of_overhead(grounds);
    }

    fn method_of_stock(&self, grounds: &mut Vec<Ground>) {
        let is_split = |line: &Material| line.stock_method.is_some();
        let home = self.law.rules.country;
        let mut found = Vec::new();
        for origin in [Some(home), None] {
            let all_of = |line: &mut Material| {
                (line.origin, line.proof, line.made_from, line.record) = (origin, None, None, None);
            };
            self.lines("assumed", false, &is_split, &all_of, &mut found);
        }
        let carries = joined(&found);
        for method in StockMethod::ALL {
            let mut about = Vec::new();
            names_of(&self.facts.good, "", &|line| line.stock_method == Some(method), &mut about);
            about.retain(|name| found.iter().any(|ground| ground.about.contains(name)));
            if !about.is_empty() {
                let method = Some(Cow::Borrowed(method.name()));
                grounds.push(Ground { about, carries: carries.clone(), method, ..Ground::new("assumed") });
            }
        }
    }

    fn method_of_overhead(&self, grounds: &mut Vec<Ground>) {
        let mut stated = Vec::new();
        overheads(&self.facts.good, &mut stated);
        if stated.is_empty() {
            return;
        }
        let has_method = |good: &GoodFacts| good.overhead_method.is_some();
        let Some(otherwise) = self.changed(&has_method, &mut |good| good.production_cost = None) else { return };
        let carries = self.carried(&self.held(&otherwise, Otherwise::Nothing));
        if carries.is_empty() {
            return;
        }
        for method in OverheadMethod::ALL.into_iter().filter(|method| stated.contains(method)) {
            let about = Vec::from(["production_cost".to_string()]);
            let method = Some(Cow::Borrowed(method.name()));
            grounds.push(Ground { about, carries: carries.clone(), method, ..Ground::new("assumed") });
        }
    }
}

/// How the overhead in the production costs of a good and its parts was split.
fn overheads(good: &GoodFacts, found: &mut Vec<OverheadMethod>) {
    found.extend(good.overhead_method.filter(|_| good.production_cost.is_some()));
    let parts = good.materials.iter().flatten().filter_map(|line| line.made_from.as_deref());
    parts.for_each(|part| overheads(part, found));
}

/// What several grounds carry, the verdict before the share.
fn joined(grounds: &[Ground]) -> Vec<Code> {
    let is_carried = |name: &&str| grounds.iter().any(|ground| ground.carries.iter().any(|carried| carried == name));
    ["verdict", "share"].into_iter().filter(is_carried).map(Cow::Borrowed).collect()
}

/// Tells that a good may originate by one reading of a row made from named materials, if a material is of an earlier
/// stage: a claim that nobody made, so that the verdict does not wait for it.
pub(super) fn unclaimed_stage(law: Law<'_>, facts: &Facts, answer: &Assessment) -> Option<Notice> {
    let effect = answer.readings.iter().find(|effect| effect.id == MADE_FROM)?;
    let is_read_so = if effect.status == "fixed" {
        effect.taken == EARLIER_STAGE
    } else {
        effect.options.iter().any(|option| option.option == EARLIER_STAGE)
    };
    if answer.verdict != Verdict::NotOriginating || !is_read_so {
        return None;
    }
    let mut facts = facts.clone();
    facts.readings.insert(MADE_FROM.to_string(), EARLIER_STAGE.to_string());
    let held = Held { verdict: Verdict::NotOriginating, share: None };
    let budget = law.court(&facts).budget;
    let resting = Resting { law, budget, facts: &facts, now: held };
    let home = law.rules.country;
    let is_unclaimed = |line: &Material| {
        !line.earlier_stage && line.origin != Some(home) && !line.neutral && !line.accessory && line.packaging.is_none()
    };
    let mut found = Vec::new();
    resting.lines("reading", false, &is_unclaimed, &|line| line.earlier_stage = true, &mut found);
    let about: Vec<String> = found.into_iter().next()?.about;
    Some(Notice::new("earlier-stage-unclaimed").at("/materials").about(about).citing(&effect.citation))
}
