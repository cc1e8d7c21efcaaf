//! Advice on a contract: which line of goods, payroll or performer lifts it to the wished share.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::Cell;

use super::numbers::{decimals, last_holding, shown, units};
use super::patch::{PatchOperation, PatchValue, push, stands};
use super::search::{Found, Item, MOST_MISSED, ways};
use super::{Action, Advice, Change, Gives, Wishes, cost_of_all, empty, weight_of};
use crate::assessment::edition;
use crate::doc::{At, Fault, Json};
use crate::facts::Proof;
use crate::facts::contract::{ContractFacts, GoodsLine};
use crate::law::{Library, Procurement};
use crate::procurement::{ContractAssessment, Counted, assess_contract, procurement_of};
use crate::value::amount::{Amount, Total};
use crate::value::proof::ProofKind;
use crate::value::share::Percent;

/// The country whose goods are domestic in procurement.
const HOME: &str = "KZ";

/// Sets of changes whose tree is evaluated anew.
const MOST_TRIALS: usize = 2_000;

/// Advises on a contract, whose facts were read from `document`.
pub(super) fn advise(
    document: &Json<'_>,
    facts: &ContractFacts,
    wishes: &Wishes,
    library: &Library,
) -> Result<Advice, Vec<Fault>> {
    let Some(wish) = wishes.share else {
        return Err(Vec::from([Fault::new("missing-field", &At::Field(&At::Root, "wished_share"))]));
    };
    let assessment = assess_contract(facts, library)?;
    let advice = Advice {
        share: assessment.share.clone(),
        missing: assessment.missing.iter().map(|missing| missing.fact.clone()).collect(),
        ..empty("contract", wishes, assessment.receipt.clone())
    };
    let Ok(book) = edition(library, &facts.rulebook, facts.edition, facts.on)? else { return Ok(advice) };
    let rules = procurement_of(book, &facts.readings)?;
    let desk = Desk { document, facts, rules, library, wish, wishes, assessment: &assessment };
    if assessment.share.as_ref().is_some_and(|shown| wish.is_reached_by(shown)) {
        return Ok(Advice { reached: true, headroom: desk.headroom(), ..advice });
    }
    let (changes, complete, more) = desk.changes();
    Ok(Advice { changes, complete, more, ..advice })
}

/// Where changes are found and tried.
pub(super) struct Desk<'d> {
    pub(super) document: &'d Json<'d>,
    pub(super) facts: &'d ContractFacts,
    pub(super) rules: &'d Procurement,
    library: &'d Library,
    pub(super) wish: Percent,
    wishes: &'d Wishes,
    pub(super) assessment: &'d ContractAssessment,
}

/// One change of a contract.
#[derive(Clone, Debug)]
enum Edit {
    /// A paper that states this share for a line of goods; whether a lower one would do, if it suffices.
    Prove { contract: usize, line: usize, share: Percent, is_free: bool },
    /// A domestic good with a paper that states this share, in the place of a foreign one: no paper can make that domestic.
    Replace { contract: usize, line: usize, share: Percent },
    /// This much of the payroll to Kazakhstani personnel.
    Payroll { contract: usize, part: Amount },
    /// A performer that is a Kazakhstani producer of works and services.
    Producer { contract: usize },
}

struct Candidate {
    edit: Edit,
    key: String,
    of: String,
    /// What it adds to the numerator, where that is certain.
    gain: Option<Total>,
}

impl Edit {
    fn kind(&self) -> &'static str {
        match self {
            Edit::Prove { .. } => "obtain-proof",
            Edit::Replace { .. } => "replace-good",
            Edit::Payroll { .. } => "raise-payroll",
            Edit::Producer { .. } => "engage-producer",
        }
    }

    fn at(&self) -> String {
        match self {
            Edit::Prove { contract, line, .. } => format!("/contracts/{contract}/goods/{line}/proof"),
            Edit::Replace { contract, line, .. } => format!("/contracts/{contract}/goods/{line}"),
            Edit::Payroll { contract, .. } => format!("/contracts/{contract}/payroll/kazakhstani"),
            Edit::Producer { contract } => format!("/contracts/{contract}/performer/kazakhstani_producer"),
        }
    }

    fn apply(&self, facts: &mut ContractFacts, paper: ProofKind) {
        match self {
            Edit::Prove { contract, line, share, .. } | Edit::Replace { contract, line, share } => {
                let line = facts.contracts.get_mut(*contract).and_then(|contract| contract.goods.get_mut(*line));
                if let Some(line) = line {
                    if matches!(self, Edit::Replace { .. }) {
                        line.country = HOME.parse().ok();
                        line.good_facts = None;
                    }
                    line.proof =
                        Some(Proof { kind: paper, number: None, date: None, valid_to: None, share: Some(*share) });
                }
            }
            Edit::Payroll { contract, part } => {
                let contract = facts.contracts.get_mut(*contract);
                if let Some((stated, _)) = contract.and_then(|contract| contract.payroll.as_mut()) {
                    *stated = *part;
                }
            }
            Edit::Producer { contract } => {
                if let Some(contract) = facts.contracts.get_mut(*contract) {
                    contract.performer.kazakhstani_producer = Some(true);
                }
            }
        }
    }
}

impl Desk<'_> {
    /// The paper that gives a share by this edition.
    fn paper(&self) -> (ProofKind, &'static str) {
        if self.rules.register_extract {
            (ProofKind::RegisterExtract, "register-extract")
        } else {
            (ProofKind::CtKz, "ct-kz")
        }
    }

    fn candidates(&self) -> Vec<Candidate> {
        let mut found = Vec::new();
        for (place, (contract, row)) in self.facts.contracts.iter().zip(&self.assessment.rows).enumerate() {
            let lines = contract.goods.iter().zip(&row.lines).enumerate();
            for (index, (line, counted)) in lines.filter(|_| !self.facts.is_by_producers()) {
                let by_paper = !matches!(counted.because.as_ref(), "natural-monopoly" | "housing");
                let now: Option<Percent> = counted.share.as_ref().and_then(|share| share.parse().ok());
                let is_foreign = line.country.is_some_and(|country| country.to_string() != HOME);
                let computed: Option<Percent> = counted.would_be.as_ref().and_then(|share| share.parse().ok());
                let computed = computed.filter(|_| !is_foreign);
                let share = computed.unwrap_or(Percent::ALL);
                if !by_paper || now.is_some_and(|now| now >= share) {
                    continue;
                }
                let gain = now.map(|now| share.of(line.value.total()).minus(now.of(line.value.total())));
                let edit = if is_foreign {
                    Edit::Replace { contract: place, line: index, share }
                } else {
                    Edit::Prove { contract: place, line: index, share, is_free: computed.is_none() }
                };
                found.push((edit, line.id.clone(), gain));
            }
            let own = contract.own_work() > Total::ZERO;
            if let (true, true, Some((part, total))) = (self.facts.is_by_payroll(), own, contract.payroll)
                && part < total
            {
                found.push((Edit::Payroll { contract: place, part: total }, contract.id.clone(), None));
            }
            if self.facts.is_by_producers() && contract.performer.kazakhstani_producer != Some(true) {
                found.push((Edit::Producer { contract: place }, contract.id.clone(), None));
            }
        }
        let candidate = |(edit, of, gain): (Edit, String, Option<Total>)| Candidate {
            key: [edit.kind(), "/", &of].concat(),
            edit,
            of,
            gain,
        };
        found.into_iter().map(candidate).collect()
    }

    fn changes(&self) -> (Vec<Change>, bool, bool) {
        let candidates = self.candidates();
        let lines = self.facts.contracts.iter().map(|contract| contract.goods.len().saturating_add(1)).sum::<usize>();
        let mut left = MOST_TRIALS.saturating_mul(100).checked_div(lines.max(100)).unwrap_or(0);
        let item = |(place, candidate): (usize, &Candidate)| {
            let bulk = candidate.gain.unwrap_or_default();
            // Lines differ only in what they gain; of all others each is by itself.
            let class = if candidate.gain.is_some() { 0 } else { place.saturating_add(1) };
            Item { slot: place, class, bulk, weight: weight_of(&candidate.key, bulk, &self.wishes.costs) }
        };
        let items: Vec<Item> = candidates.iter().enumerate().map(item).collect();
        let mut counted: BTreeMap<Vec<usize>, Option<Counted>> = BTreeMap::new();
        let (mut missed, is_over) = (0_usize, Cell::new(false));
        let Found { ways, complete, more } = ways(&items, &is_over, &mut |set| {
            let of = |place: &usize| candidates.get(*place).map(|candidate| (*place, candidate));
            let (sure, others): (Vec<_>, Vec<_>) =
                set.iter().filter_map(of).partition(|(_, candidate)| candidate.gain.is_some());
            let gain = sure.iter().filter_map(|(_, candidate)| candidate.gain).fold(Total::ZERO, Total::plus);
            let key: Vec<usize> = others.iter().map(|(place, _)| *place).collect();
            if !counted.contains_key(&key) {
                if left == 0 {
                    missed = missed.saturating_add(1);
                    is_over.set(missed >= MOST_MISSED);
                    return false;
                }
                left = left.saturating_sub(1);
                let edits: Vec<&Edit> = others.iter().map(|(_, candidate)| &candidate.edit).collect();
                counted.insert(key.clone(), self.counted(&edits));
            }
            let counted = counted.get(&key).and_then(Option::as_ref);
            counted.is_some_and(|counted| self.wish.is_reached_by(&counted.shown(gain)))
        });
        let mut complete = complete && missed == 0;
        let mut changes = Vec::new();
        for way in ways {
            let chosen: Vec<&Candidate> = way.iter().filter_map(|place| candidates.get(*place)).collect();
            match self.change(&chosen) {
                Some(change) => changes.push(change),
                None => complete = false,
            }
        }
        (changes, complete, more)
    }

    /// What the formula counts after these changes; nothing while a fact is missing.
    fn counted(&self, edits: &[&Edit]) -> Option<Counted> {
        let mut facts = self.facts.clone();
        edits.iter().for_each(|edit| edit.apply(&mut facts, self.paper().0));
        Counted::of(&facts, self.rules)
    }

    fn reached(&self, edits: &[&Edit]) -> bool {
        self.counted(edits).is_some_and(|counted| self.wish.is_reached_by(&counted.shown(Total::ZERO)))
    }

    /// The changes with the last figure among them lowered to the least that suffices, tried.
    fn change(&self, chosen: &[&Candidate]) -> Option<Change> {
        let mut edits: Vec<Edit> = chosen.iter().map(|candidate| candidate.edit.clone()).collect();
        let is_figure = |edit: &Edit| {
            matches!(edit, Edit::Payroll { .. } | Edit::Prove { is_free: true, .. } | Edit::Replace { .. })
        };
        if let Some(last) = edits.iter().rposition(is_figure)
            && let Some(edit) = edits.get(last).cloned()
        {
            let least = self.least(&edit, &|edit| {
                let other = |(place, one)| if place == last { edit } else { one };
                let with: Vec<&Edit> = edits.iter().enumerate().map(other).collect();
                self.reached(&with)
            });
            edits.get_mut(last).into_iter().for_each(|edit| edit.clone_from(&least));
        }
        let (mut document, mut patch, mut actions) = (self.document.clone().into_owned(), Vec::new(), Vec::new());
        for (edit, candidate) in edits.iter().zip(chosen) {
            let (now, to) = self.put(edit, &mut document, &mut patch);
            let (kind, key, of) = (Cow::Borrowed(edit.kind()), candidate.key.clone(), Some(candidate.of.clone()));
            actions.push(Action { kind, key, at: edit.at(), of, now, to });
        }
        let facts = ContractFacts::read(&document).ok()?;
        let share = assess_contract(&facts, self.library).ok()?.share;
        let cost = cost_of_all(&actions, &self.wishes.costs);
        let is_reached = share.as_ref().is_some_and(|shown| self.wish.is_reached_by(shown));
        is_reached.then_some(Change { actions, patch, gives: Gives { verdict: None, share }, cost })
    }

    /// A figure lowered to the least that suffices.
    fn least(&self, edit: &Edit, reaches: &dyn Fn(&Edit) -> bool) -> Edit {
        let (places, at_most, at_least) = match edit {
            Edit::Prove { .. } | Edit::Replace { .. } => (2, 10_000, 0),
            Edit::Payroll { contract, part } => {
                let (places, now) = self.payroll(*contract);
                let most = units(&part.to_string(), places).unwrap_or(0);
                (places, most, now)
            }
            Edit::Producer { .. } => return edit.clone(),
        };
        let stated = |now: i128| -> Edit {
            let text = shown(now, places);
            match edit {
                Edit::Prove { contract, line, .. } => {
                    let share = text.parse().unwrap_or(Percent::ALL);
                    Edit::Prove { contract: *contract, line: *line, share, is_free: true }
                }
                Edit::Replace { contract, line, .. } => {
                    Edit::Replace { contract: *contract, line: *line, share: text.parse().unwrap_or(Percent::ALL) }
                }
                Edit::Payroll { contract, part } => {
                    Edit::Payroll { contract: *contract, part: text.parse().unwrap_or(*part) }
                }
                Edit::Producer { .. } => edit.clone(),
            }
        };
        let last = last_holding(at_most, at_least, &mut |now| reaches(&stated(now)));
        last.map_or_else(|| edit.clone(), stated)
    }

    /// The decimals of a contract's stated payroll of Kazakhstani personnel, and the payroll in units of them.
    pub(super) fn payroll(&self, contract: usize) -> (u32, i128) {
        let text = |name: &str| {
            let json = stands(self.document, &format!("/contracts/{contract}/payroll/{name}"));
            match json {
                Some(Json::Text(text)) => Some(text.to_string()),
                Some(Json::Number(text)) => crate::doc::plain_decimal(text),
                _ => None,
            }
        };
        // An amount in another currency stands in the document's own from here on.
        let stated = self.facts.contracts.get(contract).and_then(|contract| contract.payroll);
        let of_total = text("total").or_else(|| stated.map(|(_, total)| total.to_string())).unwrap_or_default();
        let of_part = text("kazakhstani").or_else(|| stated.map(|(part, _)| part.to_string())).unwrap_or_default();
        let places = decimals(&of_part, "").max(decimals(&of_total, ""));
        (places, units(&of_part, places).unwrap_or(0))
    }

    /// Makes a change in the document; says the figure before and after.
    fn put(
        &self,
        edit: &Edit,
        document: &mut Json<'static>,
        patch: &mut Vec<PatchOperation>,
    ) -> (Option<String>, Option<String>) {
        let at = edit.at();
        match edit {
            Edit::Prove { contract, line, share, .. } | Edit::Replace { contract, line, share } => {
                // With the two decimals of a document, more only where they are stated.
                let share = units(&share.to_string(), 2).map_or_else(|| share.to_string(), |share| shown(share, 2));
                let proof = PatchValue::texts(&[("kind", self.paper().1), ("share", &share)]);
                let at = format!("/contracts/{contract}/goods/{line}");
                if matches!(edit, Edit::Replace { .. }) {
                    push(PatchOperation::text(format!("{at}/country"), HOME), document, patch);
                    // They are those of the other good.
                    for name in ["good_facts", "name"] {
                        if stands(document, &format!("{at}/{name}")).is_some() {
                            push(PatchOperation::remove(format!("{at}/{name}")), document, patch);
                        }
                    }
                }
                push(PatchOperation::add(format!("{at}/proof"), proof), document, patch);
                let row = self.assessment.rows.get(*contract).and_then(|row| row.lines.get(*line));
                (row.and_then(|row| row.share.clone()), Some(share))
            }
            Edit::Payroll { contract, part } => {
                let (places, now) = self.payroll(*contract);
                let to = units(&part.to_string(), places).map_or_else(|| part.to_string(), |to| shown(to, places));
                push(PatchOperation::text(at, to.clone()), document, patch);
                (Some(shown(now, places)), Some(to))
            }
            Edit::Producer { contract } => {
                let performer = format!("/contracts/{contract}/performer");
                let operation = match stands(document, &performer) {
                    Some(_) => PatchOperation::add(at, PatchValue::Flag(true)),
                    None => PatchOperation::add(performer, PatchValue::flag("kazakhstani_producer")),
                };
                push(operation, document, patch);
                (None, None)
            }
        }
    }

    /// The share that a line's own paper states, where the line counts with it.
    pub(super) fn documented(line: &GoodsLine, counted: &crate::procurement::GoodsRow) -> Option<Percent> {
        let by_paper = matches!(counted.because.as_ref(), "register-extract" | "ct-kz");
        line.proof.as_ref().filter(|_| by_paper).and_then(|proof| proof.share)
    }
}
