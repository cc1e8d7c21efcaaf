//! Questions about goods that no row names: the change of heading, its tolerance, and sets.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::bench::Bench;
use super::chance::Chance;
use super::draft::{Draft, Line, Role};
use super::kinds::{Asks, Slip};
use super::stock::{ABROAD, SETS, material};
use super::value::{found, home_paper, numbered, variant};
use super::{Made, Plan};
use crate::law::{Atom, Codes, Expression, Level, OriginRules, Standing, Test, Tolerance};
use crate::value::hs::HsCode;

/// The answer by which a material is told to be a necessary component.
const NECESSARY: &str = "necessary-component";

/// The tolerance of the general rule: its limit in whole percent, and the fact on which it depends.
pub(super) fn tolerance(rules: &OriginRules) -> Option<(u64, &str)> {
    let clause = rules.general.as_ref()?;
    let Expression::Tolerating(rest, tolerances) = &clause.expression else { return None };
    let [Tolerance { selectors, up_to: Some(percent), given: Some(given) }] = tolerances.as_slice() else {
        return None;
    };
    let [selector] = selectors.as_slice() else { return None };
    let Atom { codes: Some(Codes::Same(Level::Heading)), described: Some(term) } = &selector.atom else { return None };
    let is_change = **rest == Expression::Test(Test::Change(Level::Heading));
    (is_change && term == NECESSARY).then_some((percent.to_string().parse().ok()?, given))
}

/// Makes a question about which materials stand in the way of a change of heading.
pub(super) fn same_heading(bench: &Bench<'_>, goods: &[HsCode], plan: Plan, chance: &mut Chance) -> Option<Made> {
    let good = *chance.pick(goods)?;
    let heading = good.to_string();
    let near = near(good)?;
    let (rules, _) = bench.origin?;
    let (_, given) = tolerance(rules)?;
    // The materials of the good's own heading: whether one of them stands in the way is tossed.
    let party = rules.cumulation.as_ref().and_then(|cumulation| chance.pick(&cumulation.parties)).copied();
    let harmless: &[Role] = if party.is_some() { &[Role::Home, Role::Proved] } else { &[Role::Home] };
    let harmful: &[Role] = if party.is_some() { &[Role::Foreign, Role::Unknown, Role::Bare] } else { &[Role::Foreign] };
    let mut roles = Vec::from([*chance.pick(harmless)?]);
    if chance.coin() {
        roles.push(*chance.pick(harmful)?);
        roles.extend((2..plan.level).filter_map(|_| chance.pick(harmful).copied()));
    } else {
        roles.extend((1..plan.level).filter_map(|_| chance.pick(harmless).copied()));
    }
    let mut codes: Vec<(Role, String)> = Vec::new();
    for role in roles {
        let ending = if chance.coin() { "10" } else { "90" };
        codes.push((role, format!("{heading}{ending}")));
    }
    codes.push((Role::Foreign, near.to_string()));
    for _ in 0..plan.level {
        let barred: Vec<&str> = codes.iter().map(|(_, code)| code.as_str()).chain([heading.as_str()]).collect();
        let code = material(chance, good.chapter(), &barred)?.to_string();
        codes.push((*chance.pick(&[Role::Foreign, Role::Unknown])?, code));
    }
    let price = chance.between(3_000, 90_000).saturating_mul(10_000);
    let spent = price / 10_000 * chance.between(4_501, 7_499) + chance.below(9_999);
    let values = chance.parts(spent, u64::try_from(codes.len()).ok()?);
    let lines = codes.iter().zip(values).map(|((role, code), value)| {
        let line = Line { necessary: code.starts_with(&heading).then_some(false), ..Line::new(*role, code, value) };
        placed(bench, line, party.map(|party| party.to_string()), chance)
    });
    let lines: Vec<Line> = lines.collect::<Option<_>>()?;
    let draft = Draft {
        lines: numbered(chance.shuffled(lines)),
        answers: BTreeMap::from([(given.to_string(), false)]),
        ..blank(bench, &format!("{heading}90"), price, chance)?
    };
    let six = |draft: &Draft| {
        let mut changed = draft.clone();
        let other = |line: &&mut Line| line.hs.starts_with(&heading) && line.hs != draft.hs;
        changed.lines.iter_mut().filter(other).for_each(elsewhere);
        changed
    };
    let two = |draft: &Draft| {
        let mut changed = draft.clone();
        let chapter = heading.get(..2).unwrap_or_default();
        for line in changed.lines.iter_mut().filter(|line| line.hs.starts_with(chapter)) {
            line.hs.clone_from(&draft.hs);
            line.necessary = Some(false);
        }
        changed
    };
    let mut variants = Vec::from([(Slip::TwoForFour, two(&draft)), (Slip::SixForFour, six(&draft))]);
    if chance.coin() {
        variants.reverse();
    }
    let others =
        [Slip::DomesticCounted, Slip::UnknownAsDomestic, Slip::CumulationIgnored, Slip::CumulationWithoutPaper];
    variants.extend(others.into_iter().filter_map(|slip| Some((slip, variant(slip, &draft, None)?))));
    finish(bench, draft, Asks::Lines, variants)
}

/// Makes a question about necessary components of the good's own heading, which are tolerated up to a limit.
pub(super) fn tolerated(bench: &Bench<'_>, goods: &[HsCode], plan: Plan, chance: &mut Chance) -> Option<Made> {
    let good = *chance.pick(goods)?;
    let heading = good.to_string();
    let (percent, given) = tolerance(bench.origin?.0)?;
    let price = chance.between(3_000, 90_000).saturating_mul(10_000);
    let limit = price / 100 * percent;
    let counted = beside(limit, plan, chance);
    let roles = [Role::Foreign, *chance.pick(&[Role::Foreign, Role::Unknown])?, Role::Unknown];
    let roles = roles.get(..if plan.level > 2 { 3 } else { 2 })?;
    let mut lines = Vec::new();
    for (role, value) in roles.iter().zip(chance.parts(counted, u64::try_from(roles.len()).ok()?)) {
        lines.push(Line::new(*role, &format!("{heading}10"), value));
    }
    lines.push(Line::new(
        Role::Home,
        &format!("{heading}90"),
        limit / 1_000 * chance.between(301, 899) + chance.below(999),
    ));
    for line in &mut lines {
        line.necessary = Some(true);
    }
    for _ in 0..plan.level {
        let barred: Vec<&str> = lines.iter().map(|line| line.hs.as_str()).chain([heading.as_str()]).collect();
        let code = material(chance, good.chapter(), &barred)?;
        lines.push(Line::new(Role::Foreign, code, limit / 1_000 * chance.between(401, 2_499) + chance.below(999)));
    }
    let placed = lines.into_iter().map(|line| placed(bench, line, None, chance));
    let lines: Vec<Line> = placed.collect::<Option<_>>()?;
    let draft = Draft {
        lines: numbered(chance.shuffled(lines)),
        answers: BTreeMap::from([(given.to_string(), true)]),
        ..blank(bench, &format!("{heading}90"), price, chance)?
    };
    let is_tolerated = |line: &&Line| line.necessary.is_some() && line.role != Role::Home;
    let largest = draft.lines.iter().filter(is_tolerated).max_by_key(|line| line.value)?.id;
    let mut each = draft.clone();
    let others = |line: &&mut Line| line.necessary.is_some() && line.role != Role::Home && line.id != largest;
    each.lines.iter_mut().filter(others).for_each(elsewhere);
    let mut all = draft.clone();
    for line in all.lines.iter_mut().filter(|line| line.role != Role::Home) {
        line.hs = format!("{heading}10");
        line.necessary = Some(true);
    }
    let strict = Draft { answers: BTreeMap::from([(given.to_string(), false)]), ..draft.clone() };
    let first = [(Slip::ToleranceEach, each), (Slip::ToleranceOnAll, all), (Slip::ToleranceIgnored, strict)];
    let mut variants = chance.shuffled(Vec::from(first));
    let others = [
        Slip::DomesticCounted,
        Slip::UnknownAsDomestic,
        Slip::VatLeftIn,
        Slip::WrongDenominator,
        Slip::LimitExclusive,
        Slip::RoundedEarly,
    ];
    variants.extend(others.into_iter().filter_map(|slip| Some((slip, variant(slip, &draft, Some(&heading))?))));
    finish(bench, draft, Asks::Percent, variants)
}

/// Makes a question about a set of which some items are foreign.
pub(super) fn set(bench: &Bench<'_>, plan: Plan, chance: &mut Chance) -> Option<Made> {
    let clause = bench.origin?.0.set.as_ref()?;
    let Expression::Test(Test::Set(percent)) = clause.expression else { return None };
    let percent: u64 = percent.to_string().parse().ok()?;
    let (good, items) = chance.pick(&SETS)?;
    let price = chance.between(300, 9_000).saturating_mul(10_000);
    let limit = price / 100 * percent;
    let counted = beside(limit, plan, chance);
    let items = chance.shuffled(Vec::from(*items));
    let foreign = if plan.level > 2 { 3 } else { 2 };
    let mut values = chance.parts(counted, foreign);
    let domestic = price / 10_000 * chance.between(2_001, 4_999) + chance.below(9_999);
    values.extend(chance.parts(domestic, 5_u64.saturating_sub(foreign)));
    let mut lines = Vec::new();
    for (place, (hs, value)) in items.into_iter().zip(values).enumerate() {
        let role = match u64::try_from(place).ok()? {
            0 => Role::Unknown,
            place if place < foreign => Role::Foreign,
            _ => Role::Home,
        };
        let line = Line { is_set_item: true, ..Line::new(role, hs, value) };
        lines.push(placed(bench, line, None, chance)?);
    }
    let draft = Draft { lines: numbered(chance.shuffled(lines)), ..blank(bench, good, price, chance)? };
    let is_counted = |line: &&Line| line.role != Role::Home;
    let largest = draft.lines.iter().filter(is_counted).max_by_key(|line| line.value)?.id;
    let mut each = draft.clone();
    for line in each.lines.iter_mut().filter(|line| line.role != Role::Home && line.id != largest) {
        line.origin = Some("KZ".to_string());
        line.paper = Some((home_paper(bench), None));
    }
    let mut variants =
        Vec::from([(Slip::SetEach, each), (Slip::SetAll, variant(Slip::DomesticCounted, &draft, None)?)]);
    if chance.coin() {
        variants.reverse();
    }
    let others = [
        Slip::UnknownAsDomestic,
        Slip::VatLeftIn,
        Slip::WrongDenominator,
        Slip::LimitExclusive,
        Slip::RoundedEarly,
        Slip::SmallLeftOut,
    ];
    variants.extend(others.into_iter().filter_map(|slip| Some((slip, variant(slip, &draft, None)?))));
    finish(bench, draft, Asks::Percent, variants)
}

/// A value at a limit, or a little below or above it: the higher the level, the nearer.
fn beside(limit: u64, plan: Plan, chance: &mut Chance) -> u64 {
    let away = limit / 1_000 * chance.between(2, 300 / plan.level.max(1)) + chance.below(999) + 1;
    match chance.below(3) {
        0 => limit,
        1 => limit.saturating_sub(away),
        _ => limit.saturating_add(away),
    }
}

/// Gives a line a code of another heading, so that nothing needs to be tolerated of it.
fn elsewhere(line: &mut Line) {
    line.hs = "4016".to_string();
    line.necessary = None;
}

/// The question of these facts, where the engine answers it.
pub(super) fn finish(bench: &Bench<'_>, draft: Draft, asks: Asks, variants: Vec<(Slip, Draft)>) -> Option<Made> {
    let facts = draft.json();
    let assessment = bench.good(&facts)?;
    let key = bench.outcome(asks, &facts)?;
    let rule = assessment.rule.clone()?;
    Some(Made { rule, asks, facts, key, found: found(bench, asks, variants) })
}

/// A good of this code, made by an operation that is plainly sufficient.
pub(super) fn blank(bench: &Bench<'_>, hs: &str, price: u64, chance: &mut Chance) -> Option<Draft> {
    let code: HsCode = hs.parse().ok()?;
    let operations = bench.operation(code.chapter(), |standing| *standing == Standing::Beyond);
    Some(Draft {
        on: bench.on.to_string(),
        rulebook: bench.book.id.clone(),
        hs: hs.to_string(),
        price: Some(price),
        cost: Some(price / 10_000 * chance.between(8_201, 9_499) + chance.below(9_999)),
        vat_rate: Some(*chance.pick(&[12, 16, 20])?),
        lines: Vec::new(),
        operations: Some(Vec::from([chance.pick(&operations)?.to_string()])),
        answers: BTreeMap::new(),
        readings: BTreeMap::new(),
    })
}

/// A line with the country and the paper of its role.
pub(super) fn placed(bench: &Bench<'_>, line: Line, party: Option<String>, chance: &mut Chance) -> Option<Line> {
    let home = bench.origin.map_or("KZ".to_string(), |(rules, _)| rules.country.to_string());
    let abroad: &str = chance.pick(&ABROAD)?;
    Some(match line.role {
        Role::Home => line.from(&home).with(home_paper(bench), None),
        Role::Unknown => line,
        Role::Proved => line.from(&party?).with("ct-1", None),
        Role::Bare => line.from(&party?).with("none", None),
        _ => line.from(abroad),
    })
}

/// Another heading of the good's chapter.
fn near(good: HsCode) -> Option<HsCode> {
    let number: u64 = good.to_string().parse().ok()?;
    let others = [number.saturating_add(1), number.saturating_sub(1), number.saturating_add(2)];
    let codes = others.into_iter().filter_map(|number| format!("{number:04}").parse::<HsCode>().ok());
    codes.into_iter().find(|code| code.chapter() == good.chapter())
}
