//! Bills of materials that a rule can tell apart: one material of each kind that its selectors and levels distinguish, by
//! value at, above and well below each of its limits.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::prove::PRICE;
use super::subject::Place;
use super::tried::facts;
use super::{Bench, Example, ExampleMass, ExampleMaterial, MATERIALS, note};
use crate::judge::Trial;
use crate::law::{Atom, Codes, Expression, Level, LimitBasis, Scope, Selector, Test, Tolerance, visit};
use crate::sort::sorted;
use crate::value::amount::{Amount, Total};
use crate::value::hs::{HsCode, HsRange};
use crate::value::share::Percent;
use crate::value::truth::Truth;

/// Headings of materials that few rules speak of; the first that the rule does not name stands for all others.
const ELSEWHERE: [&str; 9] = ["7208", "3901", "5201", "2709", "4403", "8542", "1001", "0201", "9401"];
/// Descriptions of materials that are combined freely.
const MOST_TERMS: usize = 4;
/// Bills that are looked through for one rule.
const MOST: usize = 20_000;

/// A bill, and the answers that its tests ask.
#[derive(Clone, Default)]
pub(super) struct Bill {
    pub(super) materials: Vec<ExampleMaterial>,
    pub(super) answers: BTreeMap<String, bool>,
}

/// What a rule says of materials.
#[derive(Default)]
struct Spoken<'e> {
    selectors: Vec<&'e Selector>,
    /// Those of "made from".
    named: Vec<&'e Selector>,
    percents: Vec<Percent>,
    /// Those of limits by weight; `None` if nothing is weighed.
    weights: Option<Vec<Percent>>,
    levels: Vec<u8>,
    /// Whether domestic materials count, too.
    counts_domestic: bool,
    /// Whether it matters of domestic materials if they are wholly obtained.
    asks_obtained: bool,
    /// Answers about the good that tests of materials ask.
    answers: Vec<&'e str>,
}

impl<'e> Spoken<'e> {
    fn of(expression: &'e Expression) -> Spoken<'e> {
        let mut tests: Vec<&'e Test> = Vec::new();
        let mut tolerances: Vec<&'e Tolerance> = Vec::new();
        visit(expression, &mut |test| tests.push(test), &mut |tolerance| tolerances.push(tolerance));
        let mut spoken = Spoken::default();
        tests.into_iter().for_each(|test| spoken.test(test));
        for tolerance in tolerances {
            spoken.selectors.extend(&tolerance.selectors);
            if let Some(percent) = tolerance.up_to {
                note(&mut spoken.percents, percent);
            }
            if let Some(term) = &tolerance.given {
                note(&mut spoken.answers, term.as_str());
            }
        }
        // The lower limits first, so that the smallest value that breaks one is met first.
        spoken.percents = sorted(spoken.percents, Ord::cmp);
        let mut levels = core::mem::take(&mut spoken.levels);
        for atom in spoken.atoms() {
            if let Some(Codes::Same(level)) = atom.codes {
                note(&mut levels, level.digits());
            }
        }
        spoken.levels = levels;
        spoken
    }

    fn test(&mut self, test: &'e Test) {
        match test {
            Test::Change(level) => {
                note(&mut self.levels, level.digits());
            }
            Test::Outside(selectors) | Test::AnyHeadingExcept(selectors) => self.selectors.extend(selectors),
            Test::WhollyObtained(selectors) => {
                self.selectors.extend(selectors);
                self.asks_obtained = true;
            }
            Test::From(selectors) => {
                self.selectors.extend(selectors);
                self.named.extend(selectors);
            }
            Test::MaxWeight(percent, selectors, basis) | Test::MinWeight(percent, selectors, basis) => {
                self.selectors.extend(selectors);
                note(self.weights.get_or_insert_default(), *percent);
                let is_least = matches!(test, Test::MinWeight(..));
                self.counts_domestic |= is_least || *basis != LimitBasis::Mass;
            }
            Test::MaxNom(percent, scope, basis) => {
                note(&mut self.percents, *percent);
                self.counts_domestic |= matches!(basis, LimitBasis::Materials | LimitBasis::OriginatingMaterials);
                match scope {
                    Scope::All => {}
                    Scope::Only(selector) => self.selectors.push(selector),
                    Scope::Each(selectors) | Scope::Sum(selectors) | Scope::Either(selectors) => {
                        self.selectors.extend(selectors);
                    }
                    Scope::Prevailing(selector, term, groups) => {
                        self.selectors.push(selector);
                        self.selectors.extend(groups.iter());
                        note(&mut self.answers, term.as_str());
                    }
                }
            }
            Test::MinOriginating(percent, ..) => {
                note(&mut self.percents, *percent);
                self.counts_domestic = true;
            }
            Test::ValueAdded(percent) => {
                note(&mut self.percents, percent.complement());
            }
            Test::Set(percent) => {
                note(&mut self.percents, *percent);
            }
            _ => {}
        }
    }

    fn atoms(&self) -> impl Iterator<Item = &'e Atom> {
        self.selectors.iter().flat_map(|selector| core::iter::once(&selector.atom).chain(&selector.except))
    }

    /// Descriptions of materials.
    fn terms(&self) -> Vec<&'e str> {
        let mut terms = Vec::new();
        for term in self.atoms().filter_map(|atom| atom.described.as_deref()) {
            note(&mut terms, term);
        }
        terms
    }

    /// Codes of materials: the good's own heading, one elsewhere, and where each range begins and ends.
    fn codes(&self, place: &Place) -> Vec<HsCode> {
        let mut ranges: Vec<HsRange> = Vec::new();
        for atom in self.atoms() {
            if let Some(Codes::Range(range)) = atom.codes {
                note(&mut ranges, range);
            }
        }
        let is_free = |code: &HsCode| {
            let is_named = ranges.iter().any(|range| range.holds(*code) != Truth::False);
            !is_named && code.chapter() != place.hs.chapter()
        };
        let mut codes: Vec<HsCode> =
            ELSEWHERE.iter().filter_map(|text| text.parse().ok()).filter(is_free).take(1).collect();
        for range in &ranges {
            for end in [range.first(), range.last()] {
                let text = end.to_string();
                let text = if text.len() == 2 { format!("{text}01") } else { text };
                codes.extend(text.parse::<HsCode>());
            }
            let behind = range.ends().1.saturating_add(1);
            codes.extend(HsCode::of_number(behind).map(HsCode::heading));
        }
        let fine = self.levels.contains(&Level::Subheading.digits());
        codes.push(if fine { place.hs } else { place.hs.heading() });
        if self.levels.contains(&Level::Chapter.digits()) || fine {
            let chapter = place.hs.chapter();
            let others = (1..=99_u64).map(|heading| format!("{chapter:02}{heading:02}"));
            let other = others.filter_map(|text| text.parse::<HsCode>().ok()).find(|code| *code != place.hs.heading());
            codes.extend(other);
        }
        // A code too short for the tests is filled up.
        let blurred = |code: &HsCode| {
            ranges.iter().any(|range| range.holds(*code) == Truth::Unknown)
                || self.levels.iter().any(|digits| code.digits() < *digits)
        };
        let full = |code: HsCode| {
            if blurred(&code) { HsCode::of_number(HsRange::single(code).ends().0).unwrap_or(code) } else { code }
        };
        codes.into_iter().map(full).collect()
    }
}

/// The bills, the smallest first; and whether there are more than were made.
pub(super) fn bills(bench: Bench<'_>, place: &Place, expression: &Expression) -> (Vec<Bill>, bool) {
    let spoken = Spoken::of(expression);
    let kinds = kinds(bench, place, &spoken);
    let single = singles(bench, place, &spoken, &kinds);
    let mut lists: Vec<Vec<ExampleMaterial>> = Vec::from([Vec::new()]);
    let mut last: Vec<(Vec<ExampleMaterial>, usize)> = Vec::from([(Vec::new(), 0)]);
    let mut cut = false;
    for _ in 0..MATERIALS {
        let longer = last.iter().flat_map(|(list, from)| {
            single.iter().enumerate().skip(*from).map(|(place, material)| {
                let mut list = list.clone();
                list.push(material.clone());
                (list, place)
            })
        });
        let room = MOST.saturating_sub(lists.len());
        let mut longer: Vec<_> = longer.take(room.saturating_add(1)).collect();
        cut |= longer.len() > room;
        longer.truncate(room);
        lists.extend(longer.iter().map(|(list, _)| list.clone()));
        last = longer;
    }
    let mut bills: Vec<Bill> = Vec::new();
    cut |= spoken.answers.len() > MOST_TERMS || kinds.len().saturating_mul(spoken.percents.len()) > MOST;
    for materials in lists {
        for answers in combinations(spoken.answers.iter().copied().take(MOST_TERMS)) {
            bills.push(Bill { materials: materials.clone(), answers });
        }
    }
    (bills, cut)
}

/// One material of each kind that the rule tells apart: its code and its descriptions; and whether it is named.
fn kinds(bench: Bench<'_>, place: &Place, spoken: &Spoken<'_>) -> Vec<(HsCode, BTreeMap<String, bool>, bool)> {
    let (terms, trial) = (spoken.terms(), Trial::new(bench.book, bench.rules, &[], core::iter::empty()));
    let mut seen = Vec::new();
    let mut kinds = Vec::new();
    for code in spoken.codes(place) {
        for answers in combinations(terms.iter().copied().take(MOST_TERMS)) {
            let material = ExampleMaterial { answers: answers.clone(), ..material(bench, place, code, "1.00") };
            let example = Example { materials: Vec::from([material]), ..place.example(bench) };
            let Some(facts) = facts(bench, &example) else { continue };
            let of_rule = trial.chosen(&facts.good, &spoken.selectors);
            let levels: Vec<Truth> = spoken.levels.iter().map(|digits| place.hs.agrees(code, *digits)).collect();
            let is_named = trial.chosen(&facts.good, &spoken.named).contains(&Truth::True);
            if note(&mut seen, (of_rule, levels)) {
                kinds.push((code, answers, is_named));
            }
        }
    }
    kinds
}

/// Materials of these kinds by value: foreign ones first, and domestic ones that a rule names.
fn singles(
    bench: Bench<'_>,
    place: &Place,
    spoken: &Spoken<'_>,
    kinds: &[(HsCode, BTreeMap<String, bool>, bool)],
) -> Vec<ExampleMaterial> {
    let mut values = Vec::from(["1.00".to_string()]);
    for percent in &spoken.percents {
        values.extend(limit(*percent));
        values.extend(above(*percent));
    }
    values.dedup();
    let masses = masses(spoken);
    let mut singles = Vec::new();
    for (code, answers, _) in kinds {
        for (value, mass) in paired(&values, &masses).take(MOST.saturating_sub(singles.len())) {
            let own = material(bench, place, *code, value);
            singles.push(ExampleMaterial { answers: answers.clone(), mass: mass.clone(), ..own });
        }
    }
    let home = bench.rules.country.to_string();
    for (code, answers, is_named) in kinds {
        let values = match (spoken.counts_domestic, is_named) {
            (true, _) => values.as_slice(),
            (false, true) => values.get(..1).unwrap_or_default(),
            (false, false) if spoken.asks_obtained => values.get(..1).unwrap_or_default(),
            (false, false) => &[],
        };
        let obtained: &[Option<bool>] = if spoken.asks_obtained { &[Some(true), Some(false)] } else { &[None] };
        for (value, mass) in paired(values, &masses).take(MOST.saturating_sub(singles.len())) {
            for wholly_obtained in obtained.iter().copied() {
                let (answers, origin) = (answers.clone(), home.clone());
                let own = material(bench, place, *code, value);
                let mass = mass.clone();
                singles.push(ExampleMaterial { answers, origin, wholly_obtained, mass, ..own });
            }
        }
    }
    singles
}

/// The masses that limits by weight tell apart; one that is not stated where nothing is weighed.
fn masses(spoken: &Spoken<'_>) -> Vec<Option<ExampleMass>> {
    let Some(weights) = &spoken.weights else { return Vec::from([None]) };
    let mut masses = Vec::from([Some(ExampleMass::new("1.00"))]);
    for percent in weights {
        masses.extend(limit(*percent).map(|mass| Some(ExampleMass::new(&mass))));
        masses.extend(above(*percent).map(|mass| Some(ExampleMass::new(&mass))));
    }
    masses.dedup();
    masses
}

/// Each value with each mass.
fn paired<'v>(
    values: &'v [String],
    masses: &'v [Option<ExampleMass>],
) -> impl Iterator<Item = (&'v str, &'v Option<ExampleMass>)> {
    values.iter().flat_map(|value| masses.iter().map(|mass| (value.as_str(), mass)))
}

/// A foreign material.
pub(super) fn material(bench: Bench<'_>, place: &Place, hs: HsCode, value: &str) -> ExampleMaterial {
    ExampleMaterial {
        hs: hs.to_string(),
        value: value.to_string(),
        mass: None,
        origin: foreign(bench),
        proof: None,
        is_set_item: place.is_set,
        wholly_obtained: None,
        answers: BTreeMap::new(),
    }
}

/// A country that is neither home nor a party.
fn foreign(bench: Bench<'_>) -> String {
    let parties = bench.rules.cumulation.iter().flat_map(|cumulation| &cumulation.parties);
    let near: Vec<String> = parties.chain([&bench.rules.country]).map(ToString::to_string).collect();
    let far = ["CN", "US", "BR"].into_iter().find(|code| !near.iter().any(|other| other == code));
    far.unwrap_or("CN").to_string()
}

fn price() -> Option<Total> {
    PRICE.parse::<Amount>().ok().map(Amount::total)
}

/// The money of a limit; nothing where it is none.
pub(super) fn limit(percent: Percent) -> Option<String> {
    let limit = percent.of(price()?);
    (limit > Total::ZERO).then(|| limit.to_string())
}

/// One tenge more than a limit.
pub(super) fn above(percent: Percent) -> Option<String> {
    let tenge: Amount = "1".parse().ok()?;
    Some(percent.of(price()?).plus(tenge.total()).to_string())
}

/// Every combination of true and false for these names; false first.
fn combinations<'t>(terms: impl Iterator<Item = &'t str>) -> Vec<BTreeMap<String, bool>> {
    let mut maps = Vec::from([BTreeMap::new()]);
    for term in terms {
        let doubled = maps.iter().flat_map(|map: &BTreeMap<String, bool>| {
            [false, true].map(|answer| {
                let mut map = map.clone();
                map.insert(term.to_string(), answer);
                map
            })
        });
        maps = doubled.collect();
    }
    maps
}

/// The limits of a condition.
pub(super) fn limits(expression: &Expression) -> Vec<Percent> {
    Spoken::of(expression).percents
}

/// The answers about the good that a condition's tests of materials ask.
pub(super) fn asked_of_bill(expression: &Expression) -> Vec<&str> {
    Spoken::of(expression).answers
}
