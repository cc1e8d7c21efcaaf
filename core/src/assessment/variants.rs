//! Which readings a good's rules touch, and every combination of the open ones.

use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::contradiction::has_foreign_origin;
use crate::facts::{Facts, GoodFacts, Material};
use crate::judge::Choice;
use crate::law::{Content, Expression, Mention, OriginRules, Reading, candidates, reading};
use crate::value::truth::Truth;

/// Beyond so many combinations, a reading that touches nothing but the share is changed alone.
const MOST_COMBINATIONS: usize = 64;
/// The verdict is judged under every combination of the readings that touch it; facts with more are refused.
pub(super) const MOST_OF_VERDICT: usize = 256;

/// The readings of an assessment.
pub(super) struct Variants<'a> {
    /// Those that the good's rules touch.
    pub(super) touched: Vec<&'a Reading>,
    /// The options taken: the user's, else the defaults.
    pub(super) taken: Choice<'a>,
    /// The combinations of the open readings that the user did not fix; the taken one first.
    pub(super) combinations: Vec<Choice<'a>>,
    /// Whether there are more combinations than were made. What is left out touches nothing but the share.
    pub(super) cut: bool,
    /// How many combinations the readings have that touch the verdict.
    pub(super) of_verdict: usize,
}

impl<'a> Variants<'a> {
    pub(super) fn new(
        facts: &'a Facts,
        declared: Vec<&'a Reading>,
        rules: &'a OriginRules,
        content: Option<&Content>,
    ) -> Variants<'a> {
        let mut names = BTreeSet::new();
        of_good(&facts.good, rules, &mut names);
        let of_rules = names.clone();
        if let Some(content) = content {
            of_content(&facts.good, rules, content, &mut names);
        }
        let touched: Vec<_> = declared.iter().copied().filter(|reading| names.contains(&reading.id)).collect();
        let taken = Choice::new(declared.iter().filter_map(|reading| taken_option(facts, reading)).collect());
        let open: Vec<_> = touched.iter().copied().filter(|reading| Variants::is_open(facts, reading)).collect();
        let (of_verdict, of_share): (Vec<_>, Vec<_>) =
            open.iter().copied().partition(|reading| of_rules.contains(&reading.id));
        let count = product(&of_verdict);
        let cut = count.saturating_mul(product(&of_share)) > MOST_COMBINATIONS;
        let combinations = if cut { combined_apart(&of_verdict, &of_share, &taken) } else { combined(&open, &taken) };
        Variants { touched, taken, combinations, cut, of_verdict: count }
    }

    /// Whether the reading is open to dispute here.
    pub(super) fn is_open(facts: &Facts, reading: &Reading) -> bool {
        reading.open && !facts.readings.contains_key(&reading.id)
    }
}

fn taken_option<'a>(facts: &'a Facts, reading: &'a Reading) -> Option<(&'a str, &'a str)> {
    let fixed = facts.readings.get(&reading.id).map(String::as_str);
    let default = reading.options.first().map(|(option, _)| option.as_str());
    fixed.or(default).map(|option| (reading.id.as_str(), option))
}

/// How many combinations these readings have.
fn product(readings: &[&Reading]) -> usize {
    readings.iter().fold(1, |count, reading| count.saturating_mul(reading.options.len()))
}

/// Every combination of these readings; the taken one first.
fn combined<'a>(readings: &[&'a Reading], taken: &Choice<'a>) -> Vec<Choice<'a>> {
    let mut combinations = Vec::from([taken.clone()]);
    for reading in readings {
        let others = reading.options.iter().skip(1);
        let changed: Vec<_> = others
            .flat_map(|(option, _)| {
                combinations.iter().map(|choice| choice.with(&reading.id, option)).collect::<Vec<_>>()
            })
            .collect();
        combinations.extend(changed);
    }
    combinations
}

/// Every combination of the readings that touch the verdict, and each single change of the others.
fn combined_apart<'a>(of_verdict: &[&'a Reading], of_share: &[&'a Reading], taken: &Choice<'a>) -> Vec<Choice<'a>> {
    // Facts with more are refused; whoever asks all the same gets each single change.
    let (all, single) = if product(of_verdict) <= MOST_OF_VERDICT {
        (of_verdict, of_share.to_vec())
    } else {
        (&[][..], [of_verdict, of_share].concat())
    };
    let mut combinations = combined(all, taken);
    let changes = single.into_iter().flat_map(|reading| {
        let others = reading.options.iter().skip(1);
        others.map(|(option, _)| taken.with(&reading.id, option))
    });
    combinations.extend(changes);
    combinations
}

fn of_good(good: &GoodFacts, rules: &OriginRules, names: &mut BTreeSet<String>) {
    let mut is_settled = false;
    for row in candidates(rules, good.hs) {
        let described = row.gate.as_ref().map_or(Some(true), |term| good.answers.get(term).copied());
        if described == Some(false) {
            continue;
        }
        row.clauses.iter().for_each(|clause| of_expression(&clause.expression, names));
        if row.clauses.iter().any(|clause| clause.expression.names_materials()) && may_be_domestic(good, rules) {
            names.insert(reading::NO_FOREIGN_MATERIALS.to_string());
        }
        is_settled = described == Some(true) && !row.clauses.is_empty() && row.range.holds(good.hs) == Truth::True;
        if is_settled {
            break;
        }
    }
    if !is_settled {
        rules.general.iter().for_each(|clause| of_expression(&clause.expression, names));
    }
    rules.threshold.iter().for_each(|clause| of_expression(&clause.expression, names));
    let materials = good.materials.as_deref().unwrap_or_default();
    if materials.iter().any(|material| material.is_set_item == Some(true)) {
        rules.set.iter().for_each(|clause| of_expression(&clause.expression, names));
    }
    for part in materials.iter().filter_map(|material| material.made_from.as_deref()) {
        of_good(part, rules, names);
    }
}

/// Whether all materials may be domestic: none is certainly foreign, or no bill is stated. An empty bill has none.
fn may_be_domestic(good: &GoodFacts, rules: &OriginRules) -> bool {
    let is_party = |country| rules.cumulation.as_ref().is_some_and(|cumulation| cumulation.parties.contains(&country));
    let is_foreign = |material: &Material| {
        let is_counted = !material.neutral && !material.accessory && material.packaging.is_none();
        let is_made_here = material.made_from.is_some() || material.record.is_some();
        let is_stated = material.origin.is_some_and(|country| country == rules.country || is_party(country));
        is_counted && !is_made_here && !is_stated && !has_foreign_origin(material)
    };
    good.materials.as_ref().is_none_or(|bill| !bill.is_empty() && !bill.iter().any(is_foreign))
}

fn of_expression(expression: &Expression, names: &mut BTreeSet<String>) {
    expression.mentions(&mut |mention| {
        if let Mention::Reading(id, _) = mention {
            names.insert(id.to_string());
        }
    });
}

fn of_content(good: &GoodFacts, rules: &OriginRules, content: &Content, names: &mut BTreeSet<String>) {
    let mut touch = |name: &str| {
        if !names.contains(name) {
            names.insert(name.to_string());
        }
    };
    if content.vat {
        touch("ex-works-vat");
    }
    for material in good.materials.as_deref().unwrap_or_default() {
        if material.origin.is_some_and(|country| content.union.contains(&country)) {
            touch("eaeu-material");
        }
        let partly = material
            .proof
            .as_ref()
            .and_then(|proof| proof.share)
            .is_some_and(|share| share < crate::value::share::Percent::ALL);
        let is_part = material.made_from.is_some() || material.record.is_some();
        if is_part || (material.origin == Some(rules.country) && partly) {
            touch("partial-share-material");
        }
    }
    let parts = good.materials.iter().flatten().filter_map(|material| material.made_from.as_deref());
    parts.for_each(|part| of_content(part, rules, content, names));
}
