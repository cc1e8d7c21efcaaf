//! Questions about contracts with subcontracts, the papers of their goods, and what follows from figures.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::bench::Bench;
use super::chance::Chance;
use super::draft::{amount, object, text};
use super::kinds::{Asks, Slip, Topic};
use super::stock::ABROAD;
use super::{Made, Plan};
use crate::doc::Json;
use crate::law::Rulebook;

/// One line of goods.
#[derive(Clone)]
struct Goods {
    value: u64,
    country: &'static str,
    /// The kind of its paper, and the share in hundredths of a percent that it states.
    paper: Option<(&'static str, u64)>,
}

/// One contract, under the one before it in the chain.
#[derive(Clone)]
struct Tier {
    value: u64,
    /// Payroll of Kazakhstani personnel, in hundredths of a percent of the whole.
    payroll: u64,
    total: u64,
    headcount: (u64, u64),
    goods: Vec<Goods>,
}

#[derive(Clone)]
struct Tree {
    on: String,
    rulebook: String,
    kind: &'static str,
    tiers: Vec<Tier>,
}

impl Tree {
    fn json(&self) -> Json<'static> {
        let contracts = self.tiers.iter().enumerate().map(|(place, tier)| {
            let id = place.saturating_add(1);
            let goods = tier.goods.iter().enumerate().map(|(place, goods)| self.goods(id, place, goods)).collect();
            let (own, all) = tier.headcount;
            let of_staff =
                object([("kazakhstani", Some(text(&own.to_string()))), ("total", Some(text(&all.to_string())))]);
            let kazakhstani = tier.total / 10_000 * tier.payroll;
            let payroll = object([("kazakhstani", Some(amount(kazakhstani))), ("total", Some(amount(tier.total)))]);
            object([
                ("id", Some(text(&id.to_string()))),
                ("parent", (place > 0).then(|| text(&place.to_string()))),
                ("value", Some(amount(tier.value))),
                ("payroll", Some(payroll)),
                ("headcount", Some(of_staff)),
                ("goods", Some(Json::List(goods))),
            ])
        });
        object([
            ("on", Some(text(&self.on))),
            ("rulebook", Some(text(&self.rulebook))),
            ("kind", Some(text(self.kind))),
            ("value", self.tiers.first().map(|tier| amount(tier.value))),
            ("contract_day", Some(text(&self.on))),
            ("report_day", Some(text(&self.on))),
            ("contracts", Some(Json::List(contracts.collect()))),
        ])
    }

    fn goods(&self, contract: usize, place: usize, goods: &Goods) -> Json<'static> {
        let share = |units: u64| text(&format!("{}.{:02}", units / 100, units % 100));
        let (kind, stated) = goods.paper.map_or(("none", None), |(kind, units)| (kind, Some(share(units))));
        object([
            ("id", Some(text(&format!("{contract}.{}", place.saturating_add(1))))),
            ("value", Some(amount(goods.value))),
            ("delivered", Some(text(&self.on))),
            ("country", Some(text(goods.country))),
            ("proof", Some(object([("kind", Some(text(kind))), ("share", stated)]))),
        ])
    }

    fn each(&self, change: impl Fn(&mut Tier)) -> Tree {
        let mut tree = self.clone();
        tree.tiers.iter_mut().for_each(change);
        tree
    }

    fn each_goods(&self, change: impl Fn(&mut Goods)) -> Tree {
        self.each(|tier| tier.goods.iter_mut().for_each(&change))
    }
}

/// Makes a question about a chain of contracts; of the topic of editions, one in which a paper's kind decides.
pub(super) fn make(bench: &Bench<'_>, plan: Plan, chance: &mut Chance) -> Option<Made> {
    let of_series = |book: &&Rulebook| book.id == bench.book.id;
    let editions: Vec<&Rulebook> = bench.library.books().filter(of_series).collect();
    let is_edition = plan.topic == Topic::Edition;
    let book = if is_edition { *chance.pick(&editions)? } else { bench.book };
    let rules = book.procurement.as_ref()?;
    let on = match (is_edition, book.last) {
        (true, Some(last)) if chance.coin() => last,
        (true, _) => rules.ct_kz_until.unwrap_or(book.first),
        _ => bench.on,
    };
    let paper = if rules.register_extract { "register-extract" } else { "ct-kz" };
    let count = if is_edition { 1 } else { plan.level.min(2).saturating_add(1) };
    let mut value = chance.between(20_000, 900_000).saturating_mul(100_000);
    let mut tiers = Vec::new();
    for _ in 0..count {
        let spent = value / 100 * chance.between(20, 45);
        let mut parts = chance.parts(spent, 3).into_iter();
        let goods = Vec::from([
            Goods { value: parts.next()?, country: "KZ", paper: Some((paper, chance.between(4_011, 9_789))) },
            Goods { value: parts.next()?, country: "KZ", paper: None },
            Goods { value: parts.next()?, country: chance.pick(&ABROAD)?, paper: None },
        ]);
        let staff = chance.between(20, 400);
        tiers.push(Tier {
            value,
            payroll: chance.between(5_511, 9_889),
            total: chance.between(100, 9_000).saturating_mul(1_000_000),
            headcount: (staff / 100 * chance.between(50, 99) + staff / 2, staff.saturating_mul(2)),
            goods: chance.shuffled(goods),
        });
        value = value / 100 * chance.between(20, 45);
    }
    let kind = *chance.pick(&["works", "services"])?;
    let tree = Tree { on: on.to_string(), rulebook: bench.book.id.clone(), kind, tiers };
    let mut variants = Vec::new();
    if is_edition {
        // The paper of the other edition: where it does not count any more, or not yet, a slip counts it.
        let other = if paper == "ct-kz" { "register-extract" } else { "ct-kz" };
        let named = tree.each_goods(|goods| goods.paper = goods.paper.map(|(_, share)| (other, share)));
        let elsewhere = editions.iter().find(|edition| edition.first != book.first)?;
        let day = if elsewhere.first > book.first { elsewhere.first } else { elsewhere.last? };
        variants.push((Slip::WrongEdition, Tree { on: day.to_string(), ..named.clone() }));
        return finish(bench, book, &named, with_common(variants, &named, paper, chance));
    }
    let main = tree.tiers.first()?.payroll;
    variants.push((Slip::PayrollOfPrincipal, tree.each(|tier| tier.payroll = main)));
    let mut alone = tree.clone();
    alone.tiers.truncate(1);
    variants.push((Slip::SubcontractsLeftOut, alone));
    let variants = chance.shuffled(variants);
    finish(bench, book, &tree, with_common(variants, &tree, paper, chance))
}

/// The misconceptions that every contract can meet.
fn with_common(
    mut variants: Vec<(Slip, Tree)>,
    tree: &Tree,
    paper: &'static str,
    chance: &mut Chance,
) -> Vec<(Slip, Tree)> {
    let common = [
        (Slip::GoodsAsWork, tree.each(|tier| tier.goods.clear())),
        (
            Slip::CountryForPaper,
            tree.each_goods(|goods| {
                if goods.country == "KZ" && goods.paper.is_none() {
                    goods.paper = Some((paper, 10_000));
                }
            }),
        ),
        (Slip::PaperInFull, tree.each_goods(|goods| goods.paper = goods.paper.map(|(kind, _)| (kind, 10_000)))),
        (
            Slip::HeadcountForPayroll,
            tree.each(|tier| {
                let (own, all) = tier.headcount;
                tier.payroll = own.saturating_mul(10_000).checked_div(all).unwrap_or_default();
            }),
        ),
        (Slip::RoundedEarly, tree.each(|tier| tier.payroll = tier.payroll.saturating_add(50) / 100 * 100)),
    ];
    variants.extend(chance.shuffled(Vec::from(common)));
    variants
}

fn finish(bench: &Bench<'_>, book: &Rulebook, tree: &Tree, variants: Vec<(Slip, Tree)>) -> Option<Made> {
    let facts = tree.json();
    let key = bench.outcome(Asks::Share, &facts)?;
    let outcomes = variants.into_iter().map(|(slip, tree)| (slip, bench.outcome(Asks::Share, &tree.json())));
    let found = outcomes.filter_map(|(slip, outcome)| Some((slip, outcome?))).collect();
    Some(Made { rule: book.name(), asks: Asks::Share, facts, key, found })
}

/// Makes a question about a discount by the codes of goods, or about points above the sector's average.
pub(super) fn preference(bench: &Bench<'_>, chance: &mut Chance) -> Option<Made> {
    bench.book.procurement.as_ref()?;
    if chance.coin() { discount(bench, chance) } else { points(bench, chance) }
}

fn asked<const N: usize>(bench: &Bench<'_>, members: [(&'static str, Json<'static>); N]) -> Json<'static> {
    let own = [("on", text(&bench.on.to_string())), ("rulebook", text(&bench.book.id))];
    let all = own.into_iter().chain(members).map(|(name, value)| (alloc::borrow::Cow::Borrowed(name), value));
    Json::Object(all.collect())
}

fn discount(bench: &Bench<'_>, chance: &mut Chance) -> Option<Made> {
    let price = chance.between(2_000, 90_000).saturating_mul(10_000).saturating_add(chance.below(10_000) * 100);
    let four = format!("{}.{}", chance.between(10, 32), chance.between(10, 49));
    let six = |units: u64| format!("{four}.{units:02}");
    let (own, other) = (chance.between(10, 49), chance.between(50, 89));
    let tail = |code: String, end: u64| format!("{code}.{end:03}");
    let (first, second) = (chance.between(100, 499), chance.between(500, 899));
    let of = |code: &str, register: &str| {
        let members = [
            ("preference", text("conditional-discount")),
            ("price", amount(price)),
            ("code", text(code)),
            ("register_code", text(register)),
        ];
        asked(bench, members)
    };
    let is_alike = chance.coin();
    let code = tail(six(own), first);
    let register = tail(six(if is_alike { own } else { other }), second);
    let producer = |is_producer: bool| {
        let members = [
            ("preference", text("conditional-price")),
            ("price", amount(price)),
            ("kazakhstani_producer", Json::Bool(is_producer)),
        ];
        asked(bench, members)
    };
    let facts = of(&code, &register);
    // Whoever compares all digits finds none alike, and whoever compares four finds all alike.
    let own_slip = if is_alike {
        (Slip::AllForSix, of(&code, &tail(six(other), second)))
    } else {
        (Slip::FourForSix, of(&code, &code))
    };
    made(bench, Asks::Price, facts, Vec::from([own_slip, (Slip::OtherPreference, producer(true))]))
}

fn points(bench: &Bench<'_>, chance: &mut Chance) -> Option<Made> {
    let average = chance.between(1_105, 4_495);
    let share = average.saturating_add(chance.between(505, 5_195));
    let shown = |units: u64| text(&format!("{}.{:02}", units / 100, units % 100));
    let of = |share: u64, average: u64| {
        let members =
            [("preference", text("turnkey-points")), ("share", shown(share)), ("sector_average", shown(average))];
        asked(bench, members)
    };
    let variants =
        Vec::from([(Slip::BegunStep, of(share.saturating_add(999), average)), (Slip::AverageLeftOut, of(share, 0))]);
    made(bench, Asks::Points, of(share, average), variants)
}

fn made(bench: &Bench<'_>, asks: Asks, facts: Json<'static>, variants: Vec<(Slip, Json<'static>)>) -> Option<Made> {
    let key = bench.outcome(asks, &facts)?;
    let outcomes = variants.into_iter().map(|(slip, facts)| (slip, bench.outcome(asks, &facts)));
    let found = outcomes.filter_map(|(slip, outcome)| Some((slip, outcome?))).collect();
    Some(Made { rule: bench.book.name(), asks, facts, key, found })
}
