//! Questions that turn on the value of foreign materials: at the limit, unknown origin, cumulation, parts, packaging.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::bench::{Bench, Outcome, ValueRow};
use super::chance::Chance;
use super::draft::{Draft, Line, Role};
use super::kinds::{Asks, Slip, Topic};
use super::stock::{ABROAD, ENERGY, PACKAGING, material};
use super::{Made, Plan};
use crate::law::Standing;
use crate::value::truth::Truth;

/// The lines that count against a limit of value.
const COUNTED: [Role; 5] = [Role::Foreign, Role::Unknown, Role::Bare, Role::BadPart, Role::Retail];

/// Makes one question of this topic about a row that limits value.
pub(super) fn make(bench: &Bench<'_>, rows: &[ValueRow<'_>], plan: Plan, chance: &mut Chance) -> Option<Made> {
    let row = chance.pick(rows)?;
    let roles = roles(bench, row, plan, chance)?;
    let price = chance.between(3_000, 90_000).saturating_mul(10_000);
    let draft = draft(bench, row, &roles, plan, price, chance)?;
    let facts = draft.json();
    let assessment = bench.good(&facts).filter(|it| it.rule.as_deref() == Some(&row.rule.id))?;
    // A part that turns out other than it was meant would make its misconceptions meaningless.
    let is_meant = draft.lines.iter().zip(&assessment.materials).all(|(line, status)| match line.role {
        Role::GoodPart => status.foreign == Truth::False,
        Role::BadPart => status.foreign == Truth::True,
        _ => true,
    });
    let key = bench.outcome(Asks::Percent, &facts).filter(|_| is_meant && assessment.outside.is_empty())?;
    let found = found(bench, Asks::Percent, variants(plan.topic, &draft, row.only.as_deref()));
    Some(Made { rule: row.rule.id.clone(), asks: Asks::Percent, facts, key, found })
}

/// What the engine gives for each variant that it answers.
pub(super) fn found(bench: &Bench<'_>, asks: Asks, variants: Vec<(Slip, Draft)>) -> Vec<(Slip, Outcome)> {
    variants.into_iter().filter_map(|(slip, draft)| Some((slip, bench.outcome(asks, &draft.json())?))).collect()
}

/// The lines of the bill by what they are: the topic's own first.
fn roles(bench: &Bench<'_>, row: &ValueRow<'_>, plan: Plan, chance: &mut Chance) -> Option<Vec<Role>> {
    let rules = bench.origin?.0;
    let own = match plan.topic {
        Topic::UnknownOrigin => Role::Unknown,
        Topic::Cumulation => *chance.pick(&[Role::Proved, Role::Bare])?,
        Topic::Absorption => *chance.pick(&[Role::GoodPart, Role::BadPart])?,
        Topic::Packaging => *chance.pick(&[Role::Retail, Role::Transport])?,
        _ => Role::Foreign,
    };
    let mut roles = Vec::from([own, Role::Foreign, Role::Home]);
    // Something that a misconception leaves out and something that it adds, so that the key may stand anywhere.
    let mut others = Vec::from([Role::Unknown, Role::Proved, Role::Bare, Role::Retail, Role::Transport, Role::Energy]);
    others.retain(|role| *role != own);
    roles.extend(chance.shuffled(others).into_iter().take(usize::try_from(plan.level).ok()?.saturating_add(1)));
    roles.extend((1..plan.level).map(|_| Role::Foreign));
    roles.retain(|role| match role {
        Role::Proved | Role::Bare => rules.cumulation.is_some(),
        Role::Unknown => rules.unknown_origin.is_some(),
        Role::Retail | Role::Transport => rules.packaging.is_some() && row.only.is_none(),
        Role::Energy => rules.neutral.is_some() && row.only.is_none(),
        Role::GoodPart | Role::BadPart => rules.absorption.is_some() && row.only.is_none(),
        Role::Foreign | Role::Home => true,
    });
    roles.first().is_some_and(|first| *first == own).then_some(roles)
}

/// The smallest bill in which what counts is at the limit, or so little beside it that the topic's own line turns it.
fn draft(
    bench: &Bench<'_>,
    row: &ValueRow<'_>,
    roles: &[Role],
    plan: Plan,
    price: u64,
    chance: &mut Chance,
) -> Option<Draft> {
    let limit = price.checked_div(100)?.checked_mul(row.percent)?;
    // A hundredth more or less, so that the right figure has as many digits as a wrong one.
    let away = price / 1_000_000 * chance.between(100, 100_000 / plan.level.max(1)) + chance.below(9_999) + 1;
    let is_above = chance.coin();
    let counted = match (plan.topic, is_above) {
        (Topic::ValueLimit, false) if chance.coin() => limit,
        (_, true) => limit.checked_add(away)?,
        (_, false) => limit.checked_sub(away)?,
    };
    let own = *roles.first()?;
    let is_own_counted = COUNTED.contains(&own);
    let count = |is_counted: bool| {
        let found = roles.iter().filter(|role| COUNTED.contains(*role) == is_counted).count();
        u64::try_from(found).ok()
    };
    let room = price.checked_mul(88)?.checked_div(100)?.checked_sub(counted)?;
    let (mut of_counted, mut of_others) = (chance.parts(counted, count(true)?), chance.parts(room / 2, count(false)?));
    // The topic's line is the largest of its kind, and large enough to turn the verdict.
    let side = if is_own_counted { &mut of_counted } else { &mut of_others };
    side.sort_unstable_by(|left, right| right.cmp(left));
    let turns = side.first().is_some_and(|value| *value > away);
    if plan.topic != Topic::ValueLimit && !turns {
        return None;
    }
    let (mut of_counted, mut of_others) = (of_counted.into_iter(), of_others.into_iter());
    let mut lines = Vec::new();
    for role in roles {
        let value = if COUNTED.contains(role) { of_counted.next()? } else { of_others.next()? };
        lines.push(line(bench, row, *role, value, &lines, chance)?);
    }
    if let Some(only) = &row.only {
        // Another foreign material beside the limit, which is for one heading alone.
        let hs = material(chance, row.hs.chapter(), &[only, &row.hs.heading().to_string()])?;
        lines.push(Line::new(Role::Foreign, hs, room / 4).from(chance.pick(&ABROAD)?));
    }
    let operations =
        chance.pick(&bench.operation(row.hs.chapter(), |standing| *standing == Standing::Beyond))?.to_string();
    Some(Draft {
        on: bench.on.to_string(),
        rulebook: bench.book.id.clone(),
        hs: row.hs.to_string(),
        price: Some(price),
        cost: Some(price / 10_000 * chance.between(8_901, 9_599) + chance.below(9_999)),
        vat_rate: Some(*chance.pick(&[12, 16, 20])?),
        lines: numbered(chance.shuffled(lines)),
        operations: Some(Vec::from([operations])),
        answers: row.answers.clone(),
        readings: BTreeMap::new(),
    })
}

pub(super) fn numbered(mut lines: Vec<Line>) -> Vec<Line> {
    for (place, line) in lines.iter_mut().enumerate() {
        line.id = place.saturating_add(1);
    }
    lines
}

/// A paper of a domestic material on this day.
pub(super) fn home_paper(bench: &Bench<'_>) -> &'static str {
    if bench.on.to_string().as_str() < "2025-09-08" { "ct-kz" } else { "register-extract" }
}

fn line(
    bench: &Bench<'_>,
    row: &ValueRow<'_>,
    role: Role,
    value: u64,
    before: &[Line],
    chance: &mut Chance,
) -> Option<Line> {
    let rules = bench.origin?.0;
    let heading = row.hs.heading().to_string();
    let mut barred: Vec<&str> = before.iter().map(|line| line.hs.as_str()).collect();
    barred.push(&heading);
    let chapter = row.hs.chapter();
    let hs = match role {
        Role::Retail | Role::Transport => (*chance.pick(&PACKAGING)?).to_string(),
        Role::Energy => (*chance.pick(&ENERGY)?).to_string(),
        _ => match &row.only {
            Some(only) => only.clone(),
            None => material(chance, chapter, &barred)?.to_string(),
        },
    };
    let made = Line::new(role, &hs, value);
    let party = |chance: &mut Chance| {
        let parties = &rules.cumulation.as_ref()?.parties;
        chance.pick(parties).map(ToString::to_string)
    };
    let abroad: &str = chance.pick(&ABROAD)?;
    let home = rules.country.to_string();
    Some(match role {
        Role::Foreign | Role::Retail | Role::Transport | Role::Energy => made.from(abroad),
        Role::Home => made.from(&home).with(home_paper(bench), None),
        Role::Unknown => made,
        Role::Proved => made.from(&party(chance)?).with("ct-1", None),
        Role::Bare => made.from(&party(chance)?).with("none", None),
        Role::GoodPart | Role::BadPart => part(role, made, abroad, chance)?,
    })
}

/// A part of a heading for which the general rule stands: good where its foreign material is of another heading.
fn part(role: Role, made: Line, abroad: &str, chance: &mut Chance) -> Option<Line> {
    let value = made.value?;
    let inner = value.checked_mul(chance.between(35, 70))?.checked_div(100)?;
    let hs = if role == Role::BadPart { made.hs.clone() } else { material(chance, 72, &[&made.hs])?.to_string() };
    let lines = Vec::from([Line::new(Role::Foreign, &hs, inner).from(abroad)]);
    let necessary = (role == Role::BadPart).then_some(false);
    let lines = lines.into_iter().map(|line| Line { necessary, ..line }).collect();
    Some(Line { part: Some(lines), ..made })
}

/// Each misconception that these facts can meet, with the facts as it sees them; the topic's own first.
fn variants(topic: Topic, draft: &Draft, only: Option<&str>) -> Vec<(Slip, Draft)> {
    let own: &[Slip] = match topic {
        Topic::ValueLimit => &[Slip::LimitExclusive, Slip::RoundedEarly, Slip::LimitOnAll, Slip::DomesticCounted],
        _ => topic.own(),
    };
    let slips = [
        Slip::UnknownAsDomestic,
        Slip::DomesticCounted,
        Slip::VatLeftIn,
        Slip::WrongDenominator,
        Slip::RoundedEarly,
        Slip::LimitExclusive,
        Slip::SmallLeftOut,
        Slip::LimitOnAll,
        Slip::CumulationIgnored,
        Slip::CumulationWithoutPaper,
        Slip::LookThrough,
        Slip::MadeHere,
        Slip::TransportCounted,
        Slip::RetailLeftOut,
        Slip::EnergyCounted,
    ];
    let others = slips.into_iter().filter(|slip| !own.contains(slip));
    let all = own.iter().copied().chain(others);
    all.filter_map(|slip| Some((slip, variant(slip, draft, only)?))).collect()
}

/// The facts as a misconception sees them; nothing where it has nothing to get wrong.
pub(super) fn variant(slip: Slip, draft: &Draft, only: Option<&str>) -> Option<Draft> {
    let abroad = |line: &mut Line| {
        line.origin = ABROAD.first().map(ToString::to_string);
        line.paper = None;
        line.part = None;
    };
    let home = |line: &mut Line| {
        line.origin = Some("KZ".to_string());
        line.paper = Some(("register-extract", Some(100)));
        line.part = None;
        line.necessary = None;
    };
    let counted = |draft: &Draft| {
        let of_scope = |line: &&Line| only.is_none_or(|only| line.hs.starts_with(only));
        let lines = draft.lines.iter().filter(|line| COUNTED.contains(&line.role)).filter(of_scope);
        lines.filter_map(|line| line.value).fold(0, u64::saturating_add)
    };
    match slip {
        Slip::UnknownAsDomestic => draft.changing(&[Role::Unknown], home),
        Slip::DomesticCounted => draft.changing(&[Role::Home], abroad),
        Slip::CumulationIgnored => draft.changing(&[Role::Proved], abroad),
        Slip::CumulationWithoutPaper => draft.changing(&[Role::Bare], |line| line.paper = Some(("ct-1", None))),
        Slip::MadeHere => draft.changing(&[Role::BadPart], home),
        Slip::TransportCounted => draft.changing(&[Role::Transport], |line| line.role = Role::Foreign),
        Slip::RetailLeftOut => draft.changing(&[Role::Retail], |line| line.role = Role::Transport),
        Slip::EnergyCounted => draft.changing(&[Role::Energy], |line| line.role = Role::Foreign),
        Slip::LookThrough => draft.changing(&[Role::GoodPart, Role::BadPart], |line| {
            if let Some(inner) = line.part.take().and_then(|lines| lines.into_iter().next()) {
                line.value = inner.value;
                abroad(line);
            }
        }),
        Slip::VatLeftIn => {
            let rate = draft.vat_rate?.saturating_add(100);
            let with = |value: u64| value.saturating_mul(rate) / 100;
            draft.changing(&COUNTED, |line| line.value = line.value.map(with))
        }
        Slip::WrongDenominator => Some(Draft { price: draft.cost, cost: draft.price, ..draft.clone() }),
        // What is at the limit is above it as soon as the price is a hundredth less.
        Slip::LimitExclusive => Some(Draft { price: Some(draft.price?.checked_sub(1)?), ..draft.clone() }),
        Slip::RoundedEarly => {
            let (price, sum) = (draft.price?, counted(draft));
            let half_up = sum.saturating_mul(100).saturating_add(price / 2).checked_div(price)?;
            let wanted = price.saturating_mul(half_up) / 100;
            let mut changed = draft.clone();
            let of_scope = |line: &&mut Line| {
                COUNTED.contains(&line.role) && line.part.is_none() && only.is_none_or(|only| line.hs.starts_with(only))
            };
            let line = changed.lines.iter_mut().filter(of_scope).max_by_key(|line| line.value)?;
            line.value = Some(line.value?.checked_add(wanted)?.checked_sub(sum)?);
            Some(changed)
        }
        Slip::SmallLeftOut => {
            let small = draft.lines.iter().filter(|line| line.role == Role::Foreign).min_by_key(|line| line.value)?.id;
            let mut changed = draft.clone();
            changed.lines.retain(|line| line.id != small);
            Some(changed)
        }
        Slip::LimitOnAll => {
            let only: String = only?.to_string();
            draft.changing(&[Role::Foreign], |line| line.hs.clone_from(&only))
        }
        _ => None,
    }
}
