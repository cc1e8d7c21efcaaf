//! Computes the domestic share of a good: one minus the foreign materials divided by the ex-works price or the
//! production cost.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use crate::amount::Total;
use crate::answer::LocalContent;
use crate::facts::{GoodFacts, ProofKind};
use crate::origin::Bill;
use crate::rule::{Choice, Lack, Line, Looked, Note, Truth, Watch};
use crate::rulebook::{Base, Content};
use crate::share::{Percent, Share};

/// The decimals of a share in documents.
const DECIMALS: u32 = 2;

/// The share of a good as far as the facts determine it.
pub(crate) struct Measured {
    /// The lowest and the highest share that the missing facts allow. They are equal if no fact is missing.
    pub(crate) between: Option<(Share, Share)>,
    /// The cost of the materials that are certainly foreign.
    pub(crate) foreign: Total,
    /// The foreign part as a document would show it, at least and at most.
    foreign_part: (Percent, Percent),
    /// The stated price or cost of the formula.
    pub(crate) base: Option<Total>,
    /// The rate of VAT that is added to the base.
    pub(crate) vat_rate: Option<Percent>,
    /// Whether all amounts were stated with VAT.
    pub(crate) vat_included: bool,
    /// The missing facts that it waits for.
    pub(crate) lacks: Vec<Lack>,
}

/// The formula, and the options and rates for it.
#[derive(Clone, Copy)]
pub(crate) struct Method<'a> {
    /// The formula.
    pub(crate) content: &'a Content,
    /// The options of the readings.
    pub(crate) choice: &'a Choice<'a>,
    /// The stated rate of VAT.
    pub(crate) vat_rate: Option<Percent>,
    /// Whether all amounts were stated with VAT.
    pub(crate) vat_included: bool,
    /// The list that notes which lines are foreign in the share, if somebody needs it.
    pub(crate) watch: Option<&'a Watch>,
}

/// Measures the share of a good. Measures its parts too if the reading looks through them.
pub(crate) fn measure(method: Method<'_>, good: &GoodFacts, bill: &Bill<'_>, at: &str) -> Measured {
    let mut lacks = Vec::new();
    let (field, stated) = match method.content.base {
        Base::ExWorksPrice => ("ex_works_price", good.ex_works_price),
        Base::ProductionCost => ("production_cost", good.production_cost),
    };
    let base = stated.map(|amount| amount.total());
    if base.is_none() {
        let code = if field == "ex_works_price" { "ex-works-price" } else { "production-cost" };
        lacks.push(Lack::new(format!("{at}/good/{field}"), code));
    }
    let raised = method.content.vat && method.choice.option("ex-works-vat") != Some("excluded");
    let vat_rate = method.vat_rate.filter(|_| raised);
    if raised && vat_rate.is_none() {
        lacks.push(Lack::new("/vat_rate".to_string(), "vat-rate"));
    }
    let mut sum = (Total::ZERO, Total::ZERO);
    let mut unbounded = false;
    let mut foreign = Vec::new();
    match &bill.lines {
        None if good.wholly_produced.is_some() => {}
        None => {
            unbounded = true;
            lacks.push(Lack::new(format!("{at}/materials"), "materials"));
        }
        Some(lines) => {
            for line in lines {
                let (low, high, waits) = foreign_part(method, line, bill, at);
                lacks.extend(waits);
                if method.watch.is_some() && high > Percent::NONE {
                    foreign.push((line.place, low));
                }
                match line.material.value.map(|value| value.total()) {
                    _ if high == Percent::NONE => {}
                    None => {
                        unbounded = true;
                        let fact = format!("{at}/materials/{}/value", line.place);
                        lacks.push(Lack::new(fact, "material-value"));
                    }
                    Some(value) => sum = (sum.0.plus(low.of(value)), sum.1.plus(high.of(value))),
                }
            }
        }
    }
    // All amounts have one basis, so that on either of them the share is 1 − F ÷ (P × (1 + rate)).
    let whole = base.filter(|_| !raised || vat_rate.is_some());
    let whole = whole.map(|base| vat_rate.map_or(base, |rate| base.plus(rate.of(base))));
    if let Some(watch) = method.watch {
        watch.borrow_mut().push(Note { at: at.to_string(), looked: Looked::Share(sum.0, whole), lines: foreign });
    }
    if !unbounded && sum.1 == Total::ZERO {
        // Without foreign materials everything is domestic, whatever the base is.
        let everything = Some((Share::whole(), Share::whole()));
        return Measured {
            between: everything,
            foreign: sum.0,
            foreign_part: (Percent::NONE, Percent::NONE),
            base,
            vat_rate,
            vat_included: method.vat_included,
            lacks,
        };
    }
    let between = whole
        .filter(|_| !unbounded)
        .and_then(|whole| Some((Share::remainder(sum.1, whole)?, Share::remainder(sum.0, whole)?)));
    let shown = |foreign, whole| Share::remainder(foreign, whole).map(|share| share.stated(DECIMALS));
    let complement = |share: Option<Percent>| share.map_or(Percent::ALL, Percent::complement);
    // VAT only makes the base larger, whatever its rate is.
    let most = whole.or(base).filter(|_| !unbounded).and_then(|whole| shown(sum.1, whole));
    let least = whole.and_then(|whole| shown(sum.0, whole));
    let foreign_part = (least.map_or(Percent::NONE, complement), most.map_or(Percent::ALL, complement));
    Measured { between, foreign: sum.0, foreign_part, base, vat_rate, vat_included: method.vat_included, lacks }
}

/// Returns the foreign part of a material, at least and at most, and the missing facts.
fn foreign_part(method: Method<'_>, line: &Line<'_>, bill: &Bill<'_>, at: &str) -> (Percent, Percent, Vec<Lack>) {
    let none = || (Percent::NONE, Percent::NONE, Vec::new());
    let whole = || (Percent::ALL, Percent::ALL, Vec::new());
    let looks_through = method.choice.option("partial-share-material") == Some("look-through");
    let paper = line.material.proof.as_ref().filter(|proof| proof.kind != ProofKind::None);
    let documented = paper.and_then(|proof| proof.share).filter(|_| looks_through);
    let part = bill.parts.iter().find(|(place, _)| *place == line.place).map(|(_, bill)| bill);
    if let (Some(part), Some(good)) = (part, &line.material.made_from) {
        return match line.foreign {
            Truth::True => whole(),
            Truth::False if !looks_through => none(),
            Truth::Unknown if !looks_through => (Percent::NONE, Percent::ALL, line.lacks.clone()),
            truth => {
                // A share that a paper states has priority over the share of its bill.
                if let Some(foreign) = documented.map(Percent::complement) {
                    let high = if truth == Truth::Unknown { Percent::ALL } else { foreign };
                    return (foreign, high, line.lacks.clone());
                }
                let at = format!("{at}/materials/{}/made_from", line.place);
                let measured = measure(method, good, part, &at);
                let (low, most) = measured.foreign_part;
                let high = if truth == Truth::Unknown { Percent::ALL } else { most };
                if low == high {
                    return (low, high, Vec::new());
                }
                (low, high, line.lacks.iter().cloned().chain(measured.lacks).collect())
            }
        };
    }
    if let Some(record) = line.material.record.as_ref().filter(|_| line.because.starts_with("recorded")) {
        let complement = record.share.map(Percent::complement).filter(|_| looks_through);
        let lacks = || Vec::from([Lack::new(format!("{at}/materials/{}/made_from", line.place), "part-recorded")]);
        return match (line.foreign, complement) {
            (Truth::True, _) => whole(),
            (Truth::False, _) if !looks_through => none(),
            (Truth::False, Some(share)) => (share, share, Vec::new()),
            (Truth::Unknown, Some(share)) => (share, Percent::ALL, lacks()),
            (_, None) => (Percent::NONE, Percent::ALL, lacks()),
        };
    }
    match line.material.origin {
        Some(_) if line.because == "contradicted" => (Percent::NONE, Percent::ALL, line.lacks.clone()),
        Some(_) if matches!(line.because, "domestic") => {
            documented.map_or_else(none, |share| (share.complement(), share.complement(), Vec::new()))
        }
        Some(country) if method.content.union.contains(&country) => {
            if method.choice.option("eaeu-material") == Some("domestic") { none() } else { whole() }
        }
        // An unknown origin counts as foreign.
        _ => whole(),
    }
}

impl Measured {
    /// Returns the share if it is certain.
    pub(crate) fn certain(&self) -> Option<Share> {
        self.between.filter(|(low, high)| low == high).map(|(low, _)| low)
    }

    /// Returns the share as documents show it, never below zero.
    pub(crate) fn shown(&self) -> Option<alloc::string::String> {
        self.certain().map(shown)
    }

    /// Returns this part of the answer.
    pub(crate) fn answer(&self, content: &Content) -> LocalContent {
        let undecided = self.between.filter(|(low, high)| low != high);
        LocalContent {
            share: self.shown(),
            exact: self.certain().map(Share::exact),
            formula: Cow::Borrowed(match content.base {
                Base::ExWorksPrice => "F1",
                Base::ProductionCost => "F2",
            }),
            foreign: self.certain().map(|_| self.foreign.to_string()),
            base: self.base.map(|base| base.to_string()),
            vat_rate: self.vat_rate.map(|rate| rate.to_string()),
            vat_included: self.vat_included && self.vat_rate.is_some(),
            between: undecided.map(|(low, high)| [shown(low), shown(high)]),
            citation: content.citation.clone(),
            rounding: content.rounding.clone(),
        }
    }
}

/// Returns zero if foreign materials exceed the base. The exact fraction, which is below zero, stands beside it in the
/// answer.
fn shown(share: Share) -> alloc::string::String {
    if share.is_negative() { "0.00".to_string() } else { share.percent(DECIMALS) }
}
