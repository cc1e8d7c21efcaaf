//! The domestic share of a good: one less its foreign materials over the ex-works price or the production cost.

use alloc::vec::Vec;

use super::bill::{Because, Line};
use super::goods::Goods;
use super::note::{Looked, Note};
use super::taking::Options;
use super::told::{Reasons, Telling};
use super::why::{Stated, Waits, What, Why};
use crate::answer::Lack;
use crate::law::{Base, Content};
use crate::value::amount::Total;
use crate::value::proof::ProofKind;
use crate::value::share::{Percent, Share};
use crate::value::truth::Truth;

/// Decimals of a share as documents show it.
const DECIMALS: u32 = 2;

/// What the amounts of a document bear.
#[derive(Clone, Copy, Debug, Default)]
pub struct Vat {
    /// The stated rate.
    pub rate: Option<Percent>,
}

/// The share of a good as far as the facts tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// What is certainly foreign, and all that may be.
    foreign: (Total, Total),
    /// Whether a value is missing, so that nothing bounds the foreign part.
    unbounded: bool,
    /// The base, raised by VAT where the formula's price includes it; `None` if a fact of it is missing.
    whole: Option<Total>,
    /// The price or cost as it was stated.
    base: Option<Total>,
    /// The rate of VAT by which it was raised.
    rate: Option<Percent>,
}

impl Measured {
    /// Nothing foreign leaves everything domestic, whatever the base.
    fn is_all(&self) -> bool {
        !self.unbounded && self.foreign.1 == Total::ZERO
    }

    /// What is certainly foreign.
    pub(crate) fn certainly_foreign(&self) -> Total {
        self.foreign.0
    }

    /// The price or cost as it was stated.
    pub(crate) fn base(&self) -> Option<Total> {
        self.base
    }

    /// The rate of VAT by which that was raised.
    pub(crate) fn vat_rate(&self) -> Option<Percent> {
        self.rate
    }

    /// The exact share; `None` while a fact is missing.
    pub fn exact(&self) -> Option<Share> {
        self.between().filter(|(low, high)| low == high).map(|(low, _)| low)
    }

    /// The lowest and the highest share that the missing facts allow.
    pub fn between(&self) -> Option<(Share, Share)> {
        if self.is_all() {
            return Some((Share::whole(), Share::whole()));
        }
        let whole = self.whole.filter(|_| !self.unbounded)?;
        Some((Share::remainder(self.foreign.1, whole)?, Share::remainder(self.foreign.0, whole)?))
    }

    /// The share as it is shown, in hundredths of a percent; `None` while a fact is missing.
    pub fn shown(&self) -> Option<u32> {
        if self.is_all() {
            return Some(10_000);
        }
        let whole = self.whole.filter(|_| !self.unbounded && self.foreign.0 == self.foreign.1)?;
        Share::shown(self.foreign.0, whole)
    }

    /// Whether it is certain.
    pub fn is_certain(&self) -> bool {
        self.is_all() || (self.whole.is_some_and(|whole| whole > Total::ZERO) && self.is_bounded())
    }

    /// Whether what is foreign exceeds the base.
    pub(crate) fn is_negative(&self) -> bool {
        self.exact().is_some_and(Share::is_negative)
    }

    fn is_bounded(&self) -> bool {
        !self.unbounded && self.foreign.0 == self.foreign.1
    }

    /// The foreign part as a document would show it, at least and at most.
    fn foreign_part(&self) -> (Percent, Percent) {
        if self.is_all() {
            return (Percent::NONE, Percent::NONE);
        }
        let shown = |foreign, whole| Share::remainder(foreign, whole).map(|share| share.stated(DECIMALS));
        let complement = |share: Option<Percent>| share.map_or(Percent::ALL, Percent::complement);
        // VAT at whatever rate only makes the base larger.
        let most = self.whole.or(self.base).filter(|_| !self.unbounded);
        let most = most.and_then(|whole| shown(self.foreign.1, whole));
        let least = self.whole.and_then(|whole| shown(self.foreign.0, whole));
        (least.map_or(Percent::NONE, complement), most.map_or(Percent::ALL, complement))
    }
}

/// The formula with what it is applied by.
#[derive(Clone, Copy)]
struct Formula<'e, 'a> {
    content: &'a Content,
    options: &'e Options<'a>,
    vat: Vat,
    telling: Telling,
}

impl<'a> Goods<'a> {
    /// Measures the share of the good as it was last evaluated.
    pub fn share(&self, content: &'a Content, options: &Options<'a>, vat: Vat) -> Option<Measured> {
        Some(self.measure::<()>(Formula { content, options, vat, telling: Telling::Waits }, 0)?.0)
    }

    /// The facts that the share waits for, as they are told.
    pub fn missing_of_share(&mut self, content: &'a Content, options: &Options<'a>, vat: Vat) -> Vec<Lack> {
        self.waiting_of_share(content, options, vat).into_iter().map(|(lack, _)| lack).collect()
    }

    /// The same, each with the fact as it can be assumed.
    pub(crate) fn waiting_of_share(
        &mut self,
        content: &'a Content,
        options: &Options<'a>,
        vat: Vat,
    ) -> Vec<(Lack, Waits<'a>)> {
        self.explain();
        let measured = self.measure::<Reasons<'a>>(Formula { content, options, vat, telling: Telling::Waits }, 0);
        let waits = measured.filter(|(measured, _)| !measured.is_certain()).map(|(_, reasons)| reasons.waits);
        waits.into_iter().flatten().map(|waits| (self.told(&waits), waits)).collect()
    }

    /// Tells which lines are foreign in the share of the good as it was last evaluated, and in those of its parts that
    /// the reading looks through.
    pub(super) fn looks_of_share(&self, content: &'a Content, options: &Options<'a>, vat: Vat) -> Vec<Note> {
        let formula = Formula { content, options, vat, telling: Telling::Looks };
        let measured = self.measure::<Reasons<'a>>(formula, 0);
        measured.map(|(_, reasons)| reasons.into_told().looks).unwrap_or_default()
    }

    fn measure<W: Why<'a>>(&self, formula: Formula<'_, 'a>, place: usize) -> Option<(Measured, W)> {
        let good = self.goods.get(place)?;
        let mut why = W::default();
        let mut also = |what| why.join(W::of(Waits { good: place, what }));
        let (base, field) = match formula.content.base {
            Base::ExWorksPrice => (good.price, What::Price),
            Base::ProductionCost => (good.cost, What::Cost),
        };
        if base.is_none() {
            also(field);
        }
        let raised = formula.content.vat && !formula.options.excludes_vat;
        let rate = formula.vat.rate.filter(|_| raised);
        if raised && rate.is_none() {
            also(What::VatRate);
        }
        let mut unbounded = !good.bill.is_stated && good.facts.wholly_produced.is_none();
        if unbounded {
            also(What::Bill);
        }
        let mut foreign = (Total::ZERO, Total::ZERO);
        let mut lines = Vec::new();
        for (number, line) in good.bill.lines.iter().enumerate() {
            let (low, high) = self.foreign_part(formula, place, (number, line), &mut why);
            if high == Percent::NONE {
                continue;
            }
            if W::TOLD && formula.telling == Telling::Looks {
                lines.push((number, low));
            }
            match line.value {
                Some(value) => foreign = (foreign.0.plus(part(low, value)), foreign.1.plus(part(high, value))),
                None => {
                    unbounded = true;
                    why.join(W::of(Waits { good: place, what: What::Value(number) }));
                }
            }
        }
        // All amounts have one basis, so that on either of them the share is 1 − F ÷ (P × (1 + rate)).
        let whole = base.filter(|_| !raised || rate.is_some());
        let whole = whole.map(|base| rate.map_or(base, |rate| base.plus(rate.of(base))));
        if formula.telling == Telling::Looks
            && let Some(told) = why.told()
        {
            told.looks.push(Note { good: place, looked: Looked::Share(foreign.0, whole), lines });
        }
        Some((Measured { foreign, unbounded, whole, base, rate }, why))
    }

    /// The foreign part of a material, at least and at most; `why` takes what it waits for.
    fn foreign_part<W: Why<'a>>(
        &self,
        formula: Formula<'_, 'a>,
        place: usize,
        (number, line): (usize, &Line<'a>),
        why: &mut W,
    ) -> (Percent, Percent) {
        const NONE: (Percent, Percent) = (Percent::NONE, Percent::NONE);
        const WHOLE: (Percent, Percent) = (Percent::ALL, Percent::ALL);
        const OPEN: (Percent, Percent) = (Percent::NONE, Percent::ALL);
        let looks_through = formula.options.looks_through;
        let paper = || {
            let paper = line.material?.proof.as_ref().filter(|proof| proof.kind != ProofKind::None);
            paper.and_then(|proof| proof.share).filter(|_| looks_through).map(Percent::complement)
        };
        let mut also = |what| why.join(W::of(Waits { good: place, what }));
        match line.status.because {
            Because::Part => {
                let truth = line.status.foreign;
                let undecided = |why: &mut W| {
                    let part = line.part.and_then(|part| Some((part, self.goods.get(part)?)));
                    if let Some((place, part)) = part.filter(|_| truth == Truth::Unknown) {
                        why.join(part.why_undecided(place));
                    }
                };
                match truth {
                    Truth::True => WHOLE,
                    Truth::False if !looks_through => NONE,
                    Truth::Unknown if !looks_through => {
                        undecided(why);
                        OPEN
                    }
                    truth => {
                        let upper = |most| if truth == Truth::Unknown { Percent::ALL } else { most };
                        // A share that a paper states goes before the one that its bill would give.
                        if let Some(foreign) = paper() {
                            undecided(why);
                            return (foreign, upper(foreign));
                        }
                        let measured = line.part.and_then(|part| self.measure::<W>(formula, part));
                        let Some((measured, of_part)) = measured else { return OPEN };
                        let (low, most) = measured.foreign_part();
                        let high = upper(most);
                        if low != high || formula.telling == Telling::Looks {
                            undecided(why);
                            why.join(of_part);
                        }
                        (low, high)
                    }
                }
            }
            Because::Recorded | Because::RecordedWholly | Because::RecordedUndecided => {
                let record = line.material.and_then(|material| material.record.as_ref());
                let foreign = record.and_then(|record| record.share).map(Percent::complement).filter(|_| looks_through);
                match (line.status.foreign, foreign) {
                    (Truth::True, _) => WHOLE,
                    (Truth::False, _) if !looks_through => NONE,
                    (Truth::False, Some(foreign)) => (foreign, foreign),
                    (truth, foreign) => {
                        also(What::Recorded(number));
                        (foreign.filter(|_| truth == Truth::Unknown).unwrap_or(Percent::NONE), Percent::ALL)
                    }
                }
            }
            Because::Contradicted => {
                also(What::Contradicted(Stated::Origin(number)));
                also(What::Contradicted(Stated::Paper(number)));
                OPEN
            }
            Because::Domestic => paper().map_or(NONE, |foreign| (foreign, foreign)),
            _ if line.origin.is_some_and(|country| formula.content.union.contains(&country)) => {
                if formula.options.is_union_domestic { NONE } else { WHOLE }
            }
            // An unknown origin counts as foreign.
            _ => WHOLE,
        }
    }
}

/// So much of a value. Most lines are foreign in whole.
fn part(percent: Percent, value: Total) -> Total {
    match percent {
        Percent::ALL => value,
        Percent::NONE => Total::ZERO,
        percent => percent.of(value),
    }
}
