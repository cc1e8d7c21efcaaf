//! Questions whose answer is a verdict: insufficient operations, missing facts, provisions with two readings.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::bench::{Bench, ValueRow, place};
use super::chance::Chance;
use super::draft::{Draft, Line, Role};
use super::heading::{blank, finish, placed};
use super::kinds::{Asks, Slip};
use super::stock::material;
use super::value::{numbered, variant};
use super::{Made, Plan};
use crate::law::{Due, Expression, ListRule, Operation, Quantity, Standing, Test, reading};
use crate::value::hs::HsCode;

/// A row with a comma list of operations: nobody knows whether all are due, or one.
#[derive(Clone)]
pub(super) struct CommaRow<'a> {
    rule: &'a ListRule,
    hs: HsCode,
    answers: alloc::collections::BTreeMap<String, bool>,
    operations: Vec<String>,
}

/// Makes a question about operations of which some, or all, never confer origin.
pub(super) fn operations(bench: &Bench<'_>, goods: &[HsCode], plan: Plan, chance: &mut Chance) -> Option<Made> {
    bench.origin?.0.insufficient.as_ref()?;
    let good = *chance.pick(goods)?;
    let named = |wanted: fn(&Standing) -> bool| {
        let found = bench.operation(good.chapter(), wanted);
        found.into_iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let poor = chance.shuffled(named(|standing| matches!(standing, Standing::Insufficient(_))));
    let rich = chance.shuffled(named(|standing| *standing == Standing::Beyond));
    let is_enough = chance.coin();
    let few = usize::try_from(plan.level).ok()?.saturating_add(1);
    let mut done: Vec<String> = poor.iter().take(few).cloned().collect();
    if done.len() < 2 {
        return None;
    }
    if is_enough {
        done.pop();
        done.extend(rich.first().cloned());
    }
    let draft = Draft { operations: Some(chance.shuffled(done)), ..foreign(bench, good, plan, chance)? };
    let only_poor = Draft { operations: Some(poor.iter().take(few).cloned().collect()), ..draft.clone() };
    let with_rich = Draft { operations: Some(rich.iter().take(1).cloned().collect()), ..draft.clone() };
    let unread = Draft { operations: None, ..draft.clone() };
    let own = if is_enough { (Slip::VetoByOne, only_poor) } else { (Slip::VetoIgnored, with_rich) };
    finish(bench, draft, Asks::Verdict, Vec::from([own, (Slip::OperationsNotRead, unread)]))
}

/// A good with foreign materials that are all of other headings.
fn foreign(bench: &Bench<'_>, good: HsCode, plan: Plan, chance: &mut Chance) -> Option<Draft> {
    let price = chance.between(3_000, 90_000).saturating_mul(10_000);
    let spent = price / 100 * chance.between(20, 45) + chance.below(9_999);
    let values = chance.parts(spent, plan.level.saturating_add(1));
    let heading = good.heading().to_string();
    let mut lines: Vec<Line> = Vec::new();
    for (count, value) in values.into_iter().enumerate() {
        let barred: Vec<&str> = lines.iter().map(|line| line.hs.as_str()).chain([heading.as_str()]).collect();
        let role = if count % 2 == 0 { Role::Foreign } else { Role::Home };
        let line = Line::new(role, material(chance, good.chapter(), &barred)?, value);
        lines.push(placed(bench, line, None, chance)?);
    }
    Some(Draft { lines: numbered(lines), ..blank(bench, &good.to_string(), price, chance)? })
}

/// Makes a question with a fact that is missing: it decides, or decides nothing.
pub(super) fn missing(bench: &Bench<'_>, rows: &[ValueRow<'_>], plan: Plan, chance: &mut Chance) -> Option<Made> {
    let whole: Vec<&ValueRow<'_>> = rows.iter().filter(|row| row.only.is_none()).collect();
    let row = *chance.pick(&whole)?;
    let price = chance.between(3_000, 90_000).saturating_mul(10_000);
    let limit = price / 100 * row.percent;
    let kind = chance.below(3);
    // The foreign material whose value is missing decides unless the others are above the limit already, or it is
    // domestic.
    let known = match kind {
        0 | 1 => limit / 100 * chance.between(55, 97) + chance.below(9_999),
        _ => limit.checked_add(price / 100 * chance.between(1, 8) + chance.below(9_999))?,
    };
    let heading = row.hs.heading().to_string();
    let mut lines: Vec<Line> = Vec::new();
    for value in chance.parts(known, plan.level.saturating_add(1)) {
        let barred: Vec<&str> = lines.iter().map(|line| line.hs.as_str()).chain([heading.as_str()]).collect();
        let role = if lines.is_empty() { Role::Unknown } else { Role::Foreign };
        lines.push(Line::new(role, material(chance, row.hs.chapter(), &barred)?, value));
    }
    let barred: Vec<&str> = lines.iter().map(|line| line.hs.as_str()).chain([heading.as_str()]).collect();
    let open = if kind == 1 { Role::Home } else { Role::Foreign };
    let without = Line { value: None, ..Line::new(open, material(chance, row.hs.chapter(), &barred)?, 0) };
    lines.push(without);
    let placed = lines.into_iter().map(|line| placed(bench, line, None, chance));
    let lines: Vec<Line> = placed.collect::<Option<_>>()?;
    let draft = Draft {
        lines: numbered(chance.shuffled(lines)),
        answers: row.answers.clone(),
        ..blank(bench, &row.hs.to_string(), price, chance)?
    };
    let rest = draft.cost?.checked_sub(known)?;
    let filled = |value: u64| {
        let mut changed = draft.clone();
        for line in changed.lines.iter_mut().filter(|line| line.value.is_none()) {
            line.value = Some(value);
        }
        changed
    };
    let favour = variant(Slip::UnknownAsDomestic, &filled(0), None)?;
    let against = variant(Slip::DomesticCounted, &filled(rest), None).unwrap_or_else(|| filled(rest));
    let mut asking = draft.clone();
    for line in &mut asking.lines {
        line.value = None;
    }
    let decided = [
        (Slip::AsksInVain, asking),
        (Slip::UnstatedInFavour, favour.clone()),
        (Slip::UnstatedAgainst, against.clone()),
    ];
    let variants = match kind {
        0 => Vec::from([(Slip::UnstatedInFavour, favour), (Slip::UnstatedAgainst, against)]),
        _ => Vec::from(decided),
    };
    finish(bench, draft, Asks::Verdict, variants).filter(|made| made.rule == row.rule.id)
}

/// The rows whose condition is a comma list of operations, and nothing that facts could leave open.
pub(super) fn comma_rows<'a>(bench: &Bench<'a>) -> Vec<CommaRow<'a>> {
    let Some((rules, book)) = bench.origin else { return Vec::new() };
    let is_declared = book.reading(reading::OPERATIONS_LIST).is_some_and(|reading| reading.open);
    let found = rules.list.iter().filter(|_| is_declared).filter_map(|rule| {
        let [clause] = rule.clauses.as_slice() else { return None };
        let test = match &clause.expression {
            Expression::All(parts) => parts.first()?,
            other => other,
        };
        let Expression::Test(Test::Operations(Quantity::Unstated, items, None)) = test else { return None };
        let named =
            items.iter().map(|item| match (&item.alternatives.first()?.operation, &item.alternatives.first()?.due) {
                (Operation::Named(term), Due::Always) => Some(term.clone()),
                _ => None,
            });
        let operations: Vec<String> = named.collect::<Option<_>>()?;
        let (hs, answers) = place(rules, rule)?;
        (operations.len() > 1).then_some(CommaRow { rule, hs, answers, operations })
    });
    found.collect()
}

/// Makes a question about a row with a comma list: some of its operations were performed, all, or none.
pub(super) fn readings(bench: &Bench<'_>, rows: &[CommaRow<'_>], plan: Plan, chance: &mut Chance) -> Option<Made> {
    let row = chance.pick(rows)?;
    let all = chance.shuffled(row.operations.clone());
    let few = usize::try_from(chance.between(1, u64::try_from(all.len()).ok()?.saturating_sub(1))).ok()?;
    let some: Vec<String> = all.iter().take(few).cloned().collect();
    let (_, book) = bench.origin?;
    let beyond: Vec<&String> = bench.operation(row.hs.chapter(), |standing| *standing == Standing::Beyond);
    let others: Vec<&String> =
        beyond.into_iter().filter(|name| !all.iter().any(|one| book.terms.meets(name, one))).collect();
    // Something is done that is plainly sufficient, so that nothing hangs on the operations which never are.
    let besides = chance.pick(&others)?.to_string();
    let with = |named: &[String]| {
        let mut operations = named.to_vec();
        operations.push(besides.clone());
        Some(operations)
    };
    let blank = Draft { answers: row.answers.clone(), ..foreign(bench, row.hs, plan, chance)? };
    let draft = |named: &[String]| Draft { operations: with(named), ..blank.clone() };
    let fixed = |draft: &Draft, option: &str| {
        let readings = [(reading::OPERATIONS_LIST.to_string(), option.to_string())].into_iter().collect();
        Draft { readings, ..draft.clone() }
    };
    let unread = Draft { operations: None, ..blank.clone() };
    // A dispute is the answer as often as a verdict on which the readings agree.
    let (done, variants) = match chance.below(4) {
        0 => (all.clone(), Vec::from([(Slip::DisputeInVain, draft(&some)), (Slip::AsksWhereUnclear, unread)])),
        1 => (Vec::new(), Vec::from([(Slip::DisputeInVain, draft(&some)), (Slip::AsksWhereUnclear, unread)])),
        _ => {
            let split = draft(&some);
            let taken =
                [(Slip::FavourableReading, fixed(&split, "any")), (Slip::UnfavourableReading, fixed(&split, "all"))];
            let mut variants = chance.shuffled(Vec::from(taken));
            variants.push((Slip::AsksWhereUnclear, unread));
            (some.clone(), variants)
        }
    };
    let draft = Draft { operations: with(&done).map(|names| chance.shuffled(names)), ..blank.clone() };
    finish(bench, draft, Asks::Verdict, variants).filter(|made| made.rule == row.rule.id)
}
