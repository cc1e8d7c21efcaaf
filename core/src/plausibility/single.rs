//! Rules that look at each case by itself. They give nothing where they cannot be applied.

use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::case::Case;
use super::parameters::Limits;
use super::{Flag, FlagRule, flag};
use crate::value::amount::{Amount, Total, decimal, units};
use crate::value::share::{Percent, Share};

/// The production cost is below the sum of the values of the materials that enter the good, as far as these are stated:
/// the others can only add to it. Energy and machines are no part of the sum, since a cost may hold only some of them;
/// amounts with VAT are not looked at, since costs bear none. No parameter: a cost holds what it was made from.
pub(super) fn cost_below_materials(case: &Case) -> Option<Vec<Flag>> {
    let cost = case.facts.good.production_cost.filter(|_| !case.facts.vat_included)?.total();
    let values: Vec<Amount> = case.entering()?.filter_map(|line| line.value).collect();
    if values.is_empty() {
        return None;
    }
    let sum = values.into_iter().fold(Total::ZERO, |sum, value| sum.plus(value.total()));
    let figures =
        [("cost", cost.to_string()), ("materials", sum.to_string()), ("lacking", sum.minus(cost).to_string())];
    let at = case.at("/facts/good/production_cost");
    Some((cost < sum).then(|| flag(FlagRule::CostBelowMaterials, &[case], at, figures)).into_iter().collect())
}

/// The output is above the capacity, both stated for the same time and unit. No parameter: who states a capacity states
/// what can be made.
pub(super) fn output_above_capacity(case: &Case) -> Option<Vec<Flag>> {
    let (output, capacity) = (case.output?.total(), case.capacity?.total());
    let figures = [
        ("output", output.to_string()),
        ("capacity", capacity.to_string()),
        ("excess", output.minus(capacity).to_string()),
    ];
    let at = case.at("/output");
    Some((output > capacity).then(|| flag(FlagRule::OutputAboveCapacity, &[case], at, figures)).into_iter().collect())
}

/// The materials that enter the good weigh less than it, by more than `mass_tolerance` percent of it; or more than
/// `mass_most_waste` percent of them is not in the good. Only where the good and every such material has a mass.
pub(super) fn mass_balance(case: &Case, limits: &Limits) -> Option<Vec<Flag>> {
    let good = case.mass?.total();
    let mut masses = case.entering()?.map(|line| case.masses.get(&line.id)).peekable();
    masses.peek()?;
    let materials = masses.try_fold(Total::ZERO, |sum, mass| Some(sum.plus(mass?.total())))?;
    let both = [("good", good.to_string()), ("materials", materials.to_string())];
    let [of_good, of_materials] = both;
    let told = |name, part: Total, whole: Total, limit: Percent| {
        let share = Share::of(part, whole).map(|share| share.percent(4)).unwrap_or_default();
        let figures = [of_good.clone(), of_materials.clone(), (name, share), ("limit", limit.to_string())];
        flag(FlagRule::MassBalance, &[case], case.at("/mass_kg"), figures)
    };
    let (lacking, waste) = (good.minus(materials), materials.minus(good));
    let found = if !limits.tolerance.covers(lacking, good) {
        Some(told("lacking", lacking, good, limits.tolerance))
    } else if !limits.most_waste.covers(waste, materials) {
        Some(told("waste", waste, materials, limits.most_waste))
    } else {
        None
    };
    Some(found.into_iter().collect())
}

/// An operation was stated, and no line of the bill is of a chapter that it needs: `core/plausibility/operations.csv`,
/// which has only operations that plainly need a material. Looked at is a bill with lines, all of which have a code, of
/// a good with such an operation; every line counts, also those that do not enter the good.
pub(super) fn idle_operation(case: &Case, limits: &Limits) -> Option<Vec<Flag>> {
    let lines = case.facts.good.materials.as_ref().filter(|lines| !lines.is_empty())?;
    let chapters: Vec<u64> = lines.iter().map(|line| Some(line.code()?.chapter())).collect::<Option<_>>()?;
    let stated = case.facts.good.operations.as_ref()?.iter().enumerate();
    let needing = stated.filter_map(|(place, name)| Some((place, name, limits.operations.get(name)?)));
    let mut needing = needing.peekable();
    needing.peek()?;
    let idle = needing.filter(|(_, _, needed)| !chapters.iter().any(|chapter| needed.hold(*chapter)));
    let told = idle.map(|(place, name, needed)| {
        let figures = [("operation", name.clone()), ("chapters", needed.text.clone())];
        flag(FlagRule::IdleOperation, &[case], case.at(&format!("/facts/operations/{place}")), figures)
    });
    Some(told.collect())
}

/// The good originates, and a value test on which that rests is met by at most `threshold_margin` percent points of its
/// base, all that may still count being counted; or the domestic share is above one of `share_limits` by no more.
pub(super) fn just_above_threshold(case: &Case, limits: &Limits) -> Option<Vec<Flag>> {
    let judged = &case.judged;
    let mut flags = Vec::new();
    let mut looked = false;
    for (good, comparison) in &judged.met {
        let (Some(value), Some(base)) = (total(&comparison.value), comparison.base.as_deref().and_then(total)) else {
            continue;
        };
        let Some(headroom) = comparison.headroom.as_deref().and_then(total) else { continue };
        looked = true;
        let undecided = comparison.undecided.as_deref().and_then(total).unwrap_or_default();
        let (value, headroom) = (value.plus(undecided), headroom.minus(undecided));
        if limits.margin.covers(headroom, base) {
            let figures = [
                ("value", value.to_string()),
                ("base", base.to_string()),
                ("measured", Share::of(value, base).map(|share| share.percent(4)).unwrap_or_default()),
                ("limit", comparison.limit.clone()),
                ("headroom", headroom.to_string()),
            ];
            let at = case.at(&format!("/facts{good}/good/ex_works_price"));
            flags.push(flag(FlagRule::JustAboveThreshold, &[case], at, figures));
        }
    }
    for (share, limit) in judged.share.iter().flat_map(|share| limits.shares.iter().map(move |limit| (share, limit))) {
        looked = true;
        if share >= limit && Percent::between(*limit, *share) <= limits.margin {
            let figures = [("share", share.to_string()), ("limit", limit.to_string())];
            flags.push(flag(FlagRule::JustAboveThreshold, &[case], case.at("/facts"), figures));
        }
    }
    looked.then_some(flags)
}

/// A sum that an answer shows; one of a head-room that is met is between nothing and a price.
fn total(text: &str) -> Option<Total> {
    decimal(text, 15, 12).ok().map(|value| Total::from_units(units(value, 12)))
}
