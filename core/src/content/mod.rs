//! Which lines are foreign in the domestic share, and how much of them: what the advice looks at.
//!
//! May import: `origin`, `apply` and all below them. Never: verdicts, or what reaches a wished share.

use alloc::string::ToString;
use alloc::vec::Vec;

use crate::apply::{Choice, Line, Looked, Note, Watch};
use crate::facts::GoodFacts;
use crate::law::{Base, Content};
use crate::origin::Bill;
use crate::value::amount::Total;
use crate::value::proof::ProofKind;
use crate::value::share::{Percent, Share};
use crate::value::truth::Truth;

/// Decimals of a share as documents show it.
const DECIMALS: u32 = 2;

/// How the formula is applied.
#[derive(Clone, Copy)]
pub(crate) struct Method<'a> {
    /// The formula.
    pub(crate) content: &'a Content,
    /// The options of the readings.
    pub(crate) choice: &'a Choice<'a>,
    /// The stated rate of VAT.
    pub(crate) vat_rate: Option<Percent>,
    /// Who wants to know which lines are foreign in the share.
    pub(crate) watch: &'a Watch,
}

/// Notes what counts in the share of a good, and of its parts where the reading looks through them. Returns the foreign
/// part of the good as a document would show it, at least and at most.
pub(crate) fn note_share(method: Method<'_>, good: &GoodFacts, bill: &Bill<'_>, at: &str) -> (Percent, Percent) {
    let stated = match method.content.base {
        Base::ExWorksPrice => good.ex_works_price,
        Base::ProductionCost => good.production_cost,
    };
    let base = stated.map(|amount| amount.total());
    let raised = method.content.vat && method.choice.option("ex-works-vat") != Some("excluded");
    let vat_rate = method.vat_rate.filter(|_| raised);
    let mut sum = (Total::ZERO, Total::ZERO);
    let mut unbounded = bill.lines.is_none() && good.wholly_produced.is_none();
    let mut foreign = Vec::new();
    for line in bill.lines.iter().flatten() {
        let (low, high) = foreign_part(method, line, bill, at);
        if high == Percent::NONE {
            continue;
        }
        foreign.push((line.place, low));
        match line.material.value.map(|value| value.total()) {
            None => unbounded = true,
            Some(value) => sum = (sum.0.plus(low.of(value)), sum.1.plus(high.of(value))),
        }
    }
    // All amounts have one basis, so that on either of them the share is 1 − F ÷ (P × (1 + rate)).
    let whole = base.filter(|_| !raised || vat_rate.is_some());
    let whole = whole.map(|base| vat_rate.map_or(base, |rate| base.plus(rate.of(base))));
    method.watch.borrow_mut().push(Note { at: at.to_string(), looked: Looked::Share(sum.0, whole), lines: foreign });
    if !unbounded && sum.1 == Total::ZERO {
        // Nothing foreign leaves everything domestic, whatever the base.
        return (Percent::NONE, Percent::NONE);
    }
    let shown = |foreign, whole| Share::remainder(foreign, whole).map(|share| share.stated(DECIMALS));
    let complement = |share: Option<Percent>| share.map_or(Percent::ALL, Percent::complement);
    // VAT at whatever rate only makes the base larger.
    let most = whole.or(base).filter(|_| !unbounded).and_then(|whole| shown(sum.1, whole));
    let least = whole.and_then(|whole| shown(sum.0, whole));
    (least.map_or(Percent::NONE, complement), most.map_or(Percent::ALL, complement))
}

/// The foreign part of a material, at least and at most.
fn foreign_part(method: Method<'_>, line: &Line<'_>, bill: &Bill<'_>, at: &str) -> (Percent, Percent) {
    let none = (Percent::NONE, Percent::NONE);
    let whole = (Percent::ALL, Percent::ALL);
    let open = (Percent::NONE, Percent::ALL);
    let looks_through = method.choice.option("partial-share-material") == Some("look-through");
    let paper = line.material.proof.as_ref().filter(|proof| proof.kind != ProofKind::None);
    let documented = paper.and_then(|proof| proof.share).filter(|_| looks_through);
    let part = bill.parts.iter().find(|(place, _)| *place == line.place).map(|(_, bill)| bill);
    if let (Some(part), Some(good)) = (part, &line.material.made_from) {
        return match line.foreign {
            Truth::True => whole,
            Truth::False if !looks_through => none,
            Truth::Unknown if !looks_through => open,
            truth => {
                // A share that a paper states goes before the one that its bill would give.
                let (low, most) = match documented.map(Percent::complement) {
                    Some(foreign) => (foreign, foreign),
                    None => note_share(method, good, part, &alloc::format!("{at}/materials/{}/made_from", line.place)),
                };
                (low, if truth == Truth::Unknown { Percent::ALL } else { most })
            }
        };
    }
    if let Some(record) = line.material.record.as_ref().filter(|_| line.because.starts_with("recorded")) {
        let complement = record.share.map(Percent::complement).filter(|_| looks_through);
        return match (line.foreign, complement) {
            (Truth::True, _) => whole,
            (Truth::False, _) if !looks_through => none,
            (Truth::False, Some(share)) => (share, share),
            (Truth::Unknown, Some(share)) => (share, Percent::ALL),
            (_, None) => open,
        };
    }
    match line.material.origin {
        Some(_) if line.because == "contradicted" => open,
        Some(_) if line.because == "domestic" => {
            documented.map_or(none, |share| (share.complement(), share.complement()))
        }
        Some(country) if method.content.union.contains(&country) => {
            if method.choice.option("eaeu-material") == Some("domestic") { none } else { whole }
        }
        // An unknown origin counts as foreign.
        _ => whole,
    }
}
