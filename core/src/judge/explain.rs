//! Explains an evaluation: what it waits for, the criterion of a certificate.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::bill::Because;
use super::goods::Goods;
use super::taking::{Assumed, Taking};
use super::told::Reasons;
use super::why::{Join, Waits};
use crate::answer::{Lack, Verdict};
use crate::value::truth::Truth;

impl<'a> Goods<'a> {
    /// Finds what each good waits for, its parts first.
    pub(super) fn explain(&mut self) {
        if core::mem::replace(&mut self.is_explained, true) {
            return;
        }
        let Some((law, taking)) = self.law.zip(self.last.take()) else { return };
        for place in (0..self.goods.len()).rev() {
            let Some((good, behind)) = self.goods.get_mut(place..).and_then(|goods| goods.split_first_mut()) else {
                continue;
            };
            if good.found.truth == Some(Truth::Unknown) {
                let reasons = good.finder(place, behind, law, &taking).find::<Reasons<'a>>().answer.why;
                // A line waits for each fact of its part once, however many tests of the part do.
                let reasons = if place > 0 { reasons.once() } else { reasons };
                good.found.waits = reasons.waits;
            }
        }
        self.last = Some(taking);
    }

    /// The origin criterion of a certificate; `None` if the good does not originate or the rulebook knows none.
    pub fn criterion(&mut self, taking: &Taking<'a>) -> Option<String> {
        let law = self.law?;
        let codes = law.rules.criteria.as_ref().filter(|_| law.own.id == law.book.id)?;
        if self.evaluate(taking) != Verdict::Originating {
            return None;
        }
        let good = self.goods.first()?;
        if good.is_wholly_produced() {
            return Some(codes.wholly_produced.clone());
        }
        let sufficient = codes.sufficient_for(good.facts.hs);
        let mut lines = self.goods.iter().flat_map(|good| &good.bill.lines);
        let is_cumulated = lines.any(|line| line.status.because == Because::Cumulated);
        if is_cumulated && self.evaluate(&taking.clone().without_cumulation()) != Verdict::Originating {
            return Some(codes.cumulation.clone());
        }
        Some(sufficient)
    }

    /// The pointer of a good.
    pub(super) fn at(&self, place: usize) -> String {
        match self.goods.get(place).and_then(|good| good.within) {
            Some((whole, line)) => format!("{}/materials/{line}/made_from", self.at(whole)),
            None => String::new(),
        }
    }

    /// The places of the lines that lead from the good to a part.
    pub(super) fn path(&self, place: usize) -> Vec<usize> {
        match self.goods.get(place).and_then(|good| good.within) {
            Some((whole, line)) => self.path(whole).into_iter().chain([line]).collect(),
            None => Vec::new(),
        }
    }

    /// The facts that the verdict waits for, as they are told.
    pub fn missing(&mut self) -> Vec<Lack> {
        self.waiting().into_iter().map(|(lack, _)| lack).collect()
    }

    /// The same, each with the fact as it can be assumed.
    pub(crate) fn waiting(&mut self) -> Vec<(Lack, Waits<'a>)> {
        self.explain();
        let waits = self.goods.first().map(|good| good.found.waits.as_slice()).unwrap_or_default();
        waits.iter().map(|waits| (self.told(waits), *waits)).collect()
    }

    pub(crate) fn told(&self, waits: &Waits<'a>) -> Lack {
        waits.what.told(&self.at(waits.good))
    }

    /// A fact that the verdict of the good or of a part waits for, to be assumed; `None` if none waits for it.
    pub fn assumption(&self, fact: &str, holds: bool) -> Option<Assumed<'a>> {
        let mut waits = self.goods.iter().flat_map(|good| &good.found.waits);
        let fact = *waits.find(|waits| self.told(waits).fact == fact)?;
        Some(Assumed { fact, holds })
    }
}
