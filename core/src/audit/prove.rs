//! The proof of a finding: its example goes the way of a user's own facts, as JSON through `assess_good`.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::effort::{EXAMPLE, Effort};
use super::{Example, ExampleGood, ExampleMass, Expect, Replay, Witness};
use crate::answer::{Assessment, Verdict};
use crate::assessment::assess_good;
use crate::doc::Json;
use crate::facts::Facts;
use crate::judge::Work;
use crate::law::{Cost, Library, LimitBasis, OriginRules, Rulebook, Test, visit};
use crate::value::day::Day;

/// The ex-works price of every example.
pub(super) const PRICE: &str = "1000.00";

/// Judges examples by one edition.
#[derive(Clone, Copy)]
pub(super) struct Prover<'a> {
    library: &'a Library,
    book: &'a Rulebook,
    /// What may still be looked at.
    pub(super) effort: &'a Effort,
    /// The day of the examples.
    pub(super) on: Day,
    /// Whether the rulebook's limits look at each of the figures of a good.
    measured: Measured,
}

/// What limits look at besides the ex-works price and the materials.
#[derive(Clone, Copy, Default)]
struct Measured {
    fob: bool,
    net_cost: bool,
    production_cost: bool,
    labour: bool,
    overhead: bool,
    profit: bool,
    mass: bool,
}

impl Measured {
    fn of(rules: Option<&OriginRules>) -> Measured {
        let mut found = Measured::default();
        let clauses = rules.into_iter().flat_map(|rules| {
            let rows = rules.list.iter().flat_map(|row| &row.clauses);
            rows.chain(&rules.general).chain(&rules.set).chain(&rules.threshold)
        });
        for clause in clauses {
            visit(&clause.expression, &mut |test| found.test(test), &mut |_| ());
        }
        found
    }

    fn test(&mut self, test: &Test) {
        let (basis, costs) = match test {
            Test::MaxNom(_, _, basis) => (*basis, &[][..]),
            Test::MinOriginating(_, costs, basis) => (*basis, costs.as_slice()),
            Test::MaxWeight(.., basis) | Test::MinWeight(.., basis) => (*basis, &[][..]),
            _ => return,
        };
        match basis {
            LimitBasis::Fob => self.fob = true,
            LimitBasis::NetCost => self.net_cost = true,
            LimitBasis::ProductionCost => self.production_cost = true,
            LimitBasis::Mass => self.mass = true,
            LimitBasis::ExWorks | LimitBasis::Materials | LimitBasis::OriginatingMaterials => {}
        }
        for cost in costs {
            match cost {
                Cost::Labour => self.labour = true,
                Cost::Overhead => self.overhead = true,
                Cost::Profit => self.profit = true,
            }
        }
    }

    /// A good in which every base is the price, and nothing counts beside the materials.
    fn good(self, hs: &str) -> ExampleGood {
        let base = |is_looked_at: bool| is_looked_at.then(|| PRICE.to_string());
        let cost = |is_looked_at: bool| is_looked_at.then(|| "0.00".to_string());
        ExampleGood {
            hs: hs.to_string(),
            ex_works_price: PRICE.to_string(),
            production_cost: base(self.production_cost),
            fob_value: base(self.fob),
            net_cost: base(self.net_cost),
            labour_cost: cost(self.labour),
            overhead_cost: cost(self.overhead),
            profit: cost(self.profit),
            // As many kilograms as the price has tenge, so that limits of both kinds lie at the same figures.
            mass: self.mass.then(|| ExampleMass::new(PRICE)),
        }
    }
}

impl<'a> Prover<'a> {
    /// Examples lie on the last day to which the law was read, or the nearest to it on which the edition holds.
    pub(super) fn new(library: &'a Library, book: &'a Rulebook, effort: &'a Effort) -> Prover<'a> {
        let read_to = book.last.map_or(book.read_to, |last| last.min(book.read_to));
        let measured = Measured::of(library.origin_of(book).map(|(rules, _)| rules));
        Prover { library, book, effort, on: read_to.max(book.first), measured }
    }

    /// A good of this code, of no materials, by no operations.
    pub(super) fn example(&self, hs: &str) -> Example {
        Example {
            on: self.on.to_string(),
            rulebook: self.book.name(),
            vat_rate: None,
            readings: BTreeMap::new(),
            good: self.measured.good(hs),
            materials: Vec::new(),
            operations: Vec::new(),
            answers: BTreeMap::new(),
            wholly_produced: None,
            beyond_insufficient_operations: None,
            threshold: None,
        }
    }

    /// The facts of an example.
    pub(super) fn facts(example: &Example) -> Option<Facts> {
        Facts::read(&Json::of(example).ok()?).ok()
    }

    /// What is answered; nothing where the facts do not fit the rulebook, or no effort is left.
    pub(super) fn assess(&self, example: &Example) -> Option<Assessment> {
        let facts = self.effort.pay(EXAMPLE.saturating_mul(4)).then(|| Prover::facts(example)).flatten()?;
        let work = self.library.origin_of(self.book).map_or(0, |(rules, _)| Work::of(rules, &facts.good).once());
        // Judged under each reading, and again for what each answer would give and what the verdict rests on.
        let is_paid = self.effort.pay(work.saturating_mul(20));
        is_paid.then(|| assess_good(&facts, self.library).ok()).flatten()
    }

    /// What is answered, where it is this verdict.
    pub(super) fn proved(&self, example: &Example, verdict: Verdict) -> Option<Expect> {
        let assessment = self.assess(example).filter(|assessment| assessment.verdict == verdict)?;
        Some(expected(&assessment))
    }

    /// An example that stands beside another, with what is answered.
    pub(super) fn replay(&self, facts: Example) -> Option<Replay> {
        let expect = expected(&self.assess(&facts)?);
        Some(Replay { facts, expect })
    }
}

/// The verdict and the rule.
pub(super) fn expected(assessment: &Assessment) -> Expect {
    Expect {
        verdict: assessment.verdict,
        rule: assessment.rule.clone(),
        share: None,
        readings: BTreeMap::new(),
        missing: Vec::new(),
    }
}

impl Witness {
    pub(super) fn new(facts: Example, expect: Expect) -> Witness {
        Witness { facts, expect, beside: Vec::new() }
    }

    pub(super) fn beside(mut self, others: impl IntoIterator<Item = Replay>) -> Witness {
        self.beside.extend(others);
        self
    }
}

/// A verdict by its name in JSON.
fn name_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Originating => "originating",
        Verdict::NotOriginating => "not_originating",
        Verdict::Undetermined => "undetermined",
        Verdict::Disputed => "disputed",
        Verdict::OutsideRulebook => "outside_rulebook",
    }
}

/// What each option of a reading gives: the verdict, or the share.
pub(super) fn options(assessment: &Assessment, reading: &str, of_share: bool) -> BTreeMap<String, String> {
    let effects = assessment.readings.iter().filter(|effect| effect.id == reading);
    let mut given = BTreeMap::new();
    for option in effects.flat_map(|effect| &effect.options) {
        let effect = if of_share { option.share.clone() } else { Some(name_of(option.verdict).to_string()) };
        if let Some(effect) = effect {
            given.insert(option.option.clone(), effect);
        }
    }
    given
}
