//! How far the documented shares and the payrolls of a contract may move before the wished share is lost. The share
//! falls with each of them, in a straight line: bisection finds the last value exactly.

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::Headroom;
use super::contract::Desk;
use super::numbers::{last_holding, shown, units};
use crate::facts::contract::ContractFacts;
use crate::law::methodology::PAYROLL_SHARE;
use crate::procurement::Counted;
use crate::value::amount::Total;
use crate::value::share::Percent;

/// Decimals of a documented share.
const PLACES: u32 = 4;

impl Desk<'_> {
    pub(super) fn headroom(&self) -> Vec<Headroom> {
        let Some(counted) = Counted::of(self.facts, self.rules) else { return Vec::new() };
        let mut found = Vec::new();
        for (place, (contract, row)) in self.facts.contracts.iter().zip(&self.assessment.rows).enumerate() {
            for (index, (line, row)) in contract.goods.iter().zip(&row.lines).enumerate() {
                let Some(share) = Desk::documented(line, row) else { continue };
                let value = line.value.total();
                let at = format!("/contracts/{place}/goods/{index}/proof/share");
                let digits = share.to_string();
                let places = digits.split_once('.').map_or(0, |(_, rest)| rest.len()).max(2);
                let places = u32::try_from(places).unwrap_or(PLACES);
                let now = units(&digits, places).unwrap_or(0);
                found.extend(self.entry((at, "share", &line.id), (now, 0), places, &mut |less| {
                    let less: Percent = shown(less, places).parse().unwrap_or(Percent::NONE);
                    let lost = less.of(value).minus(share.of(value));
                    self.wish.is_reached_by(&counted.shown(lost))
                }));
            }
            let own = contract.own_work();
            let counts = self.facts.is_by_payroll() && own > Total::ZERO && row.payroll_share.is_some();
            if let (true, Some((part, total))) = (counts, contract.payroll) {
                let (places, now) = self.payroll(place);
                let at = format!("/contracts/{place}/payroll/kazakhstani");
                let rounded = self.facts.readings.get(PAYROLL_SHARE).is_some_and(|option| option == "two-decimals");
                let plain = !rounded && !contract.performer.natural_monopoly && !contract.is_of_branch();
                found.extend(self.entry((at, "payroll", &contract.id), (now, 0), places, &mut |less| {
                    let less = shown(less, places).parse().unwrap_or(part);
                    if plain {
                        let lost = less.total().minus(part.total()).units();
                        let shown = counted.shown_with(own, lost, total.total().units());
                        return self.wish.is_reached_by(&shown);
                    }
                    let mut facts: ContractFacts = self.facts.clone();
                    if let Some(contract) = facts.contracts.get_mut(place) {
                        contract.payroll = Some((less, total));
                    }
                    let counted = Counted::of(&facts, self.rules);
                    counted.is_some_and(|counted| self.wish.is_reached_by(&counted.shown(Total::ZERO)))
                }));
            }
        }
        found
    }

    fn entry(
        &self,
        (of, figure, id): (String, &'static str, &str),
        (now, end): (i128, i128),
        places: u32,
        holds: &mut dyn FnMut(i128) -> bool,
    ) -> Option<Headroom> {
        let last = last_holding(now, end, holds)?;
        Some(Headroom {
            of,
            id: Some(id.to_string()),
            figure: Cow::Borrowed(figure),
            at: Vec::new(),
            breaks: Cow::Borrowed("share"),
            now: shown(now, places),
            holds_to: shown(last, places),
            breaks_at: shown(last.saturating_sub(1), places),
            test: None,
            citation: self.assessment.citations.first().cloned(),
        })
    }
}
