//! Rules that hold the cases of a set against each other.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::case::Case;
use super::parameters::Limits;
use super::{Flag, FlagRule, Looked, flag};
use crate::contradiction::uses;
use crate::sort::sorted;
use crate::value::amount::{Amount, Total};
use crate::value::country::Country;
use crate::value::hs::HsCode;

/// A share in whole millionths of a percent point, cut off behind them: a hundred times finer than what is shown.
type Share = i128;

/// The whole, as a share.
const WHOLE: Share = 100_000_000;

/// The value of the foreign materials, in shares of the price or, where there is none, of the cost, is far below the
/// median of the goods whose codes agree in `outlier_digits` digits and that are measured against the same: further
/// than `outlier_deviations` times the median absolute deviation, and than `outlier_floor` percent points. Only of codes
/// with `outlier_least_cases` such goods. What is foreign the assessment says; where that is open, or a foreign material
/// has no value, the case is not looked at. Who stands above the median hides nothing that would help him.
pub(super) fn foreign_value_outlier(cases: &[Case], limits: &Limits) -> Looked {
    let mut groups: BTreeMap<(HsCode, &str), Vec<(&Case, Share)>> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.facts.good.hs.digits() >= limits.digits) {
        if let Some((base, share)) = foreign_share(case) {
            groups.entry((case.facts.good.hs.cut(limits.digits), base)).or_default().push((case, share));
        }
    }
    let is_large = |count: usize| u32::try_from(count).unwrap_or(u32::MAX) >= limits.least_cases;
    let mut looked = Looked::default();
    let mut found: Vec<(usize, Flag)> = Vec::new();
    for ((code, base), members) in groups.iter().filter(|(_, members)| is_large(members.len())) {
        looked.cases = looked.cases.saturating_add(members.len());
        let Some(median) = median(members.iter().map(|(_, share)| *share).collect()) else { continue };
        let distances = members.iter().map(|(_, share)| share.saturating_sub(median).saturating_abs()).collect();
        let Some(deviation) = self::median(distances) else { continue };
        let wide = limits.deviations.total().units().saturating_mul(deviation) / ONE;
        let limit = wide.max(limits.floor.units().saturating_mul(OF_FLOOR));
        for (case, share) in members.iter().filter(|(_, share)| median.saturating_sub(*share) > limit) {
            let figures = [
                ("code", code.to_string()),
                ("base", base.to_string()),
                ("share", percent(*share)),
                ("median", percent(median)),
                ("deviation", percent(deviation)),
                ("limit", percent(limit)),
                ("distance", percent(share.saturating_sub(median))),
                ("compared", members.len().to_string()),
            ];
            let at = case.at(&format!("/facts/good/{base}"));
            found.push((case.place(), flag(FlagRule::ForeignValueOutlier, &[case], at, figures)));
        }
    }
    looked.flags = in_order(found);
    looked
}

/// The same bill is stated under several producers: codes, values and origins of all lines, in any order. Only bills of
/// at least `shared_least_lines` lines that all have a code and a value, of cases with a producer.
pub(super) fn shared_bill(cases: &[Case], limits: &Limits) -> Looked {
    let mut looked = Looked::default();
    let mut bills: BTreeMap<(Option<&str>, Vec<Line>), Vec<&Case>> = BTreeMap::new();
    for case in cases {
        let lines = bill(case).filter(|lines| u32::try_from(lines.len()).is_ok_and(|many| many >= limits.least_lines));
        if let (Some(lines), Some(_)) = (lines, &case.producer) {
            looked.cases = looked.cases.saturating_add(1);
            bills.entry((case.facts.currency.as_deref(), lines)).or_default().push(case);
        }
    }
    let found = bills.into_iter().filter_map(|((_, lines), sharing)| {
        let producers: BTreeSet<&String> = sharing.iter().filter_map(|case| case.producer.as_ref()).collect();
        let first = sharing.first().filter(|_| producers.len() > 1)?;
        let sum = lines.iter().fold(Total::ZERO, |sum, (_, value, _)| sum.plus(value.total()));
        let figures = [
            ("lines", lines.len().to_string()),
            ("producers", producers.len().to_string()),
            ("value", sum.to_string()),
        ];
        Some((first.place(), flag(FlagRule::SharedBill, &sharing, first.at("/facts/materials"), figures)))
    });
    looked.flags = in_order(found.collect());
    looked
}

/// All cases together use more of a part than its masked record says was made. Within one case that is a contradiction; a
/// buyer does not see the cases of the others. Only of records with a quantity, in the unit that they state.
pub(super) fn record_used_up(cases: &[Case]) -> Looked {
    let mut looked = Looked::default();
    let mut records: BTreeMap<&str, Record<'_>> = BTreeMap::new();
    for case in cases {
        let uses = uses(&case.facts.good);
        looked.cases = looked.cases.saturating_add(usize::from(!uses.is_empty()));
        for (digest, uses) in uses {
            let used = uses.used();
            let record = records.entry(digest).or_insert((uses.recorded, uses.unit, Total::ZERO, Vec::new()));
            record.2 = record.2.plus(used);
            record.3.push(case);
        }
    }
    let found = records.into_iter().filter_map(|(digest, (recorded, unit, used, using))| {
        let first = using.first().filter(|_| used > recorded.total())?;
        let figures = [
            ("record", digest.to_string()),
            ("recorded", recorded.total().to_string()),
            ("used", used.to_string()),
            ("excess", used.minus(recorded.total()).to_string()),
            ("unit", unit.unwrap_or_default().to_string()),
        ];
        Some((first.place(), flag(FlagRule::RecordUsedUp, &using, first.at("/facts/materials"), figures)))
    });
    looked.flags = in_order(found.collect());
    looked
}

/// What a masked record states, in which unit, how much of it is used, and by which cases.
type Record<'c> = (Amount, Option<&'c str>, Total, Vec<&'c Case>);

/// A line of a bill as producers share it.
type Line = (HsCode, Amount, Option<Country>);

fn bill(case: &Case) -> Option<Vec<Line>> {
    let lines = case.facts.good.materials.as_ref()?.iter();
    let lines = lines.map(|line| Some((line.code()?, line.value?, line.origin))).collect::<Option<Vec<Line>>>()?;
    Some(sorted(lines, Ord::cmp))
}

/// By the first case of each.
fn in_order(found: Vec<(usize, Flag)>) -> Vec<Flag> {
    sorted(found, |left, right| left.0.cmp(&right.0)).into_iter().map(|(_, flag)| flag).collect()
}

/// What it is a share of, and the share. Costs bear no VAT, so that they compare only with what bears none.
fn foreign_share(case: &Case) -> Option<(&'static str, Share)> {
    let good = &case.facts.good;
    let cost = good.production_cost.filter(|_| !case.facts.vat_included);
    let of_price = good.ex_works_price.map(|price| ("ex_works_price", price));
    let (base, whole) = of_price.or_else(|| cost.map(|cost| ("production_cost", cost)))?;
    let share = case.judged.foreign?.units().checked_mul(WHOLE)?.checked_div(whole.total().units())?;
    Some((base, share))
}

/// The units of a number in one, and the units of a share in one of a percent of four decimals.
const ONE: i128 = 1_000_000_000_000;
const OF_FLOOR: Share = 100;

/// The middle one; of an even number, the middle between both.
fn median(values: Vec<Share>) -> Option<Share> {
    let values = sorted(values, Ord::cmp);
    let (low, high) = (values.get(values.len().saturating_sub(1) / 2)?, values.get(values.len() / 2)?);
    Some(low.saturating_add(*high) / 2)
}

/// To four decimals, as shares of an answer are shown; the decision is made with more.
fn percent(share: Share) -> String {
    let (sign, share) = (if share < 0 { "-" } else { "" }, share.saturating_abs().saturating_add(50) / 100);
    format!("{sign}{}.{:04}", share / 10_000, share % 10_000)
}
