//! The facts that the user states. They are read and never guessed: an absent fact is unknown.
//!
//! A part of a good may be stated by its masked record alone (`masked/`): its form and digest are read here, so that
//! whoever makes records imports facts, and not the other way round.
//!
//! May import: `value`, `doc`, `law` for the names of editions, `answer` for a part's verdict,
//! `signature` for the bounds of signatures.
//! Never: judging.

pub mod absence;
pub(crate) mod common;
pub mod contract;
mod figure;
mod lot;
pub mod masked;
mod read;
mod read_contract;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "schema")]
pub mod schema_other;

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

pub use figure::{Figure, Figures};
pub use lot::Lot;
pub use masked::MaskedPart;

use crate::signature::MOST;
use crate::value::amount::Amount;
use crate::value::country::Country;
use crate::value::day::Day;
use crate::value::hs::HsCode;
use crate::value::proof::ProofKind;
use crate::value::share::Percent;

/// A document of facts about one good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The day whose law applies.
    pub on: Day,
    /// The rulebook.
    pub rulebook: String,
    /// The edition, if one is pinned by `id@edition`.
    pub edition: Option<Day>,
    /// The currency of all amounts.
    pub currency: Option<String>,
    /// Whether all amounts include VAT.
    pub vat_included: bool,
    /// The rate of VAT, if a formula needs it.
    pub vat_rate: Option<Percent>,
    /// Options that the user fixed.
    pub readings: BTreeMap<String, String>,
    /// The good.
    pub good: GoodFacts,
    /// The SHA-256 of the document's canonical JSON (RFC 8785).
    pub sha256: String,
}

/// The facts of one good. A part that is made from materials has the same facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodFacts {
    /// Its name.
    pub name: Option<String>,
    /// Its tariff code.
    pub hs: HsCode,
    /// Its ex-works price.
    pub ex_works_price: Option<Amount>,
    /// Its production cost, without VAT and profit.
    pub production_cost: Option<Amount>,
    /// What else was stated of its value and its costs.
    pub figures: Figures,
    /// Its mass, in kilograms, without packaging.
    pub mass: Option<Amount>,
    /// The method by which overhead of several goods was split, a part of which is in the production cost.
    pub overhead_method: Option<OverheadMethod>,
    /// The quantity that the price is for.
    pub lot: Lot,
    /// The paper that proves its origin or share.
    pub proof: Option<Proof>,
    /// Its bill of materials; `None` if it was not stated.
    pub materials: Option<Vec<Material>>,
    /// The operations performed; `None` if they were not stated.
    pub operations: Option<Vec<String>>,
    /// Answers to the rulebook's questions, by term.
    pub answers: BTreeMap<String, bool>,
    /// The letter of a category of wholly produced goods.
    pub wholly_produced: Option<String>,
    /// Whether more was done than the operations that never confer origin.
    pub beyond_insufficient_operations: Option<bool>,
    /// The user's own row of the register's list of operations.
    pub threshold: Option<Threshold>,
    /// Whether its bill contradicts the value of the part. Then nothing is concluded in its favour.
    pub is_doubted: bool,
}

/// The user's row of the register's list: at least so many of these operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// How many are due.
    pub at_least: u32,
    /// The operations of the list.
    pub operations: Vec<String>,
}

/// One line of the bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    /// Its id; `#1`, `#2` by place if none was given.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// Its tariff code.
    pub hs: Option<HsCode>,
    /// Its value: customs value on import, or the documented price of its first sale in the country.
    pub value: Option<Amount>,
    /// What of it is in the good, in kilograms.
    pub mass: Option<Amount>,
    /// The quantity that the value is for.
    pub lot: Lot,
    /// The method by which a stock of domestic and foreign material was split, if this line is a part of one.
    pub stock_method: Option<StockMethod>,
    /// Its country of origin; `None` if it is unknown.
    pub origin: Option<Country>,
    /// The paper that proves it; `None` if none was stated.
    pub proof: Option<Proof>,
    /// Its own facts, if it is a part that is judged.
    pub made_from: Option<Box<GoodFacts>>,
    /// Its masked record, if its maker discloses no more.
    pub record: Option<Box<MaskedPart>>,
    /// The signatures beside that record: each an envelope as its text, as it was given.
    pub signatures: Vec<String>,
    /// Whether it is an item of a set.
    pub is_set_item: Option<bool>,
    /// Whether it is wholly obtained in its country of origin.
    pub wholly_obtained: Option<bool>,
    /// Packaging.
    pub packaging: Option<Packaging>,
    /// Whether it is a necessary component of the good.
    pub necessary_component: Option<bool>,
    /// Whether the material that the condition names was made from it in this country before the good was made.
    pub earlier_stage: bool,
    /// Whether it does not enter the good: energy, machines, tools.
    pub neutral: bool,
    /// Whether it is a usual accessory of the machine.
    pub accessory: bool,
    /// Answers to the rulebook's questions about it, by term.
    pub answers: BTreeMap<String, bool>,
}

impl GoodFacts {
    /// Whether a paper was stated for it; `none` is no paper.
    pub fn has_paper(&self) -> bool {
        self.proof.as_ref().is_some_and(|proof| proof.kind != ProofKind::None)
    }

    /// Returns the cost of judging it, in lines. No bill counts less than ten. A line of a part counts more the deeper
    /// it is, because its missing facts pass through every bill above it and its pointer is longer.
    pub(crate) fn weight(&self) -> usize {
        self.lines_by_depth(1).saturating_add(10)
    }

    /// How many masked records stand in its bill and in those of its parts, and at most how many signatures beside them.
    pub(crate) fn beside_records(&self) -> usize {
        // No signature is shorter than its 64 bytes in base64.
        let most = |text: &String| text.len().div_ceil(88).min(MOST);
        self.materials.iter().flatten().fold(0, |sum, line| {
            let signatures = line.signatures.iter().map(most).fold(0, usize::saturating_add);
            let own = usize::from(line.record.is_some()).saturating_add(signatures);
            let of_part = line.made_from.as_deref().map_or(0, GoodFacts::beside_records);
            sum.saturating_add(own).saturating_add(of_part)
        })
    }

    /// Whether a signature stands beside the masked record of a part.
    pub(crate) fn has_signatures(&self) -> bool {
        self.materials
            .iter()
            .flatten()
            .any(|line| !line.signatures.is_empty() || line.made_from.as_deref().is_some_and(GoodFacts::has_signatures))
    }

    fn lines_by_depth(&self, depth: usize) -> usize {
        self.materials.iter().flatten().fold(0, |sum, line| {
            let of_part = line.made_from.as_deref().map_or(0, |part| part.lines_by_depth(depth.saturating_add(1)));
            sum.saturating_add(depth.saturating_mul(depth)).saturating_add(of_part)
        })
    }
}

impl Material {
    /// Returns its tariff code: as stated, or that of its own facts or record.
    pub fn code(&self) -> Option<HsCode> {
        let of_facts = self.made_from.as_ref().map(|good| good.hs);
        self.hs.or(of_facts).or_else(|| self.record.as_ref().map(|record| record.hs))
    }

    /// Whether a paper was stated for it; `none` is no paper.
    pub fn has_paper(&self) -> bool {
        self.proof.as_ref().is_some_and(|proof| proof.kind != ProofKind::None)
    }

    /// Returns the answer to a question about it.
    pub fn answer(&self, term: &str) -> Option<bool> {
        let of_field = self.necessary_component.filter(|_| term == "necessary-component");
        of_field.or_else(|| self.answers.get(term).copied())
    }
}

/// The kind of packaging.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packaging {
    /// For sale to the consumer.
    Retail,
    /// For transport.
    Transport,
}

/// The method by which the use of a mixed stock was split between domestic and foreign material.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StockMethod {
    /// First in, first out.
    Fifo,
    /// In the proportion of the stock.
    Average,
    /// By the papers of each lot.
    ByDocument,
}

impl StockMethod {
    /// All of them.
    pub const ALL: [StockMethod; 3] = [StockMethod::Fifo, StockMethod::Average, StockMethod::ByDocument];

    /// Its name in the facts.
    pub fn name(self) -> &'static str {
        match self {
            StockMethod::Fifo => "fifo",
            StockMethod::Average => "average",
            StockMethod::ByDocument => "by-document",
        }
    }
}

/// The method by which overhead was split between goods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverheadMethod {
    /// By the hours worked on each.
    LabourHours,
    /// By the direct cost of each.
    DirectCost,
    /// By the sales of each.
    Sales,
}

impl OverheadMethod {
    /// All of them.
    pub const ALL: [OverheadMethod; 3] =
        [OverheadMethod::LabourHours, OverheadMethod::DirectCost, OverheadMethod::Sales];

    /// Its name in the facts.
    pub fn name(self) -> &'static str {
        match self {
            OverheadMethod::LabourHours => "labour-hours",
            OverheadMethod::DirectCost => "direct-cost",
            OverheadMethod::Sales => "sales",
        }
    }
}

/// A paper that proves origin or share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Its kind.
    pub kind: ProofKind,
    /// Its number.
    pub number: Option<String>,
    /// Its day.
    pub date: Option<Day>,
    /// The last day on which it holds, as it says itself.
    pub valid_to: Option<Day>,
    /// The domestic share that it states.
    pub share: Option<Percent>,
}

/// The most materials of one document, all levels together.
pub const MOST_MATERIALS: usize = 100_000;
/// The most levels of bills within bills.
pub const DEEPEST: usize = 32;
