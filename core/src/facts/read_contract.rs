//! Reads contracts and periods from JSON and then checks the tree of contracts. Reports every fault of the document at
//! once.

use alloc::boxed::Box;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::{Cell, RefCell};

use super::Lot;
use super::common::{amount, country, currency, day, price, readings, rulebook, vat};
use super::contract::{
    Contract, ContractFacts, GoodsLine, Kind, MOST_CONTRACTS, MOST_LINES, Performer, PeriodFacts, PeriodRow,
};
use super::read::{OfLine, good_of_line, proof};
use crate::doc::{At, Fault, Faults, Fields, Json};
use crate::sort::sorted;
use crate::value::amount::{Amount, AmountError, Total};
use crate::value::bin::BinError;
use crate::value::day::Day;
use crate::value::share::percent;

/// From this day on a subsoil-use contract, or a change of its term, brings formula 4.
const SUBSOIL_FORMULA_SINCE: &str = "2015-01-01";

impl ContractFacts {
    /// Reads a document of facts about a contract.
    ///
    /// # Errors
    /// Every fault of it, in the order of reading; those of the tree come last.
    pub fn read(json: &Json<'_>) -> Result<ContractFacts, Vec<Fault>> {
        let faults = Faults::default();
        let facts = Fields::open(json, &At::Root, &faults).and_then(|fields| contract_facts(fields, json));
        faults.or(facts)
    }

    /// Whether formula 4 applies.
    pub fn is_by_producers(&self) -> bool {
        self.by_producers_because().is_some()
    }

    /// Whether own work counts by the payroll share of its performer: formula 2.
    pub fn is_by_payroll(&self) -> bool {
        self.kind != Kind::Goods && !self.is_by_producers()
    }

    /// Returns why formula 4 applies: the subsoil-use contract, or a change of its term, is of 2015 or later. `None` if
    /// it does not apply.
    pub fn by_producers_because(&self) -> Option<&'static str> {
        let since = |day: Option<Day>| day.is_some_and(|day| day.to_string().as_str() >= SUBSOIL_FORMULA_SINCE);
        if self.kind != Kind::Subsoil {
            None
        } else if since(self.subsoil_contract_day) {
            Some("subsoil-since-2015")
        } else {
            since(self.subsoil_term_changed_day).then_some("subsoil-term-changed")
        }
    }
}

impl PeriodFacts {
    /// Reads a document of facts about a customer's purchases.
    ///
    /// # Errors
    /// Every fault of it, in the order of reading.
    pub fn read(json: &Json<'_>) -> Result<PeriodFacts, Vec<Fault>> {
        let faults = Faults::default();
        let facts = Fields::open(json, &At::Root, &faults).and_then(|fields| period_facts(fields, json));
        faults.or(facts)
    }
}

fn kind(fields: &Fields<'_, '_>, name: &'static str) -> Option<Kind> {
    fields.parsed(name, |text| {
        let kinds = [Kind::Goods, Kind::Works, Kind::Services, Kind::Subsoil];
        kinds.into_iter().find(|kind| kind.name() == text).ok_or("unknown-name")
    })
}

/// The data that all parts of a document share during reading.
struct Document<'d> {
    on: Option<Day>,
    currency: Option<&'d str>,
    vat_included: bool,
    lines: Cell<usize>,
    line_ids: RefCell<BTreeSet<String>>,
}

impl Document<'_> {
    /// Checks that all amounts have one VAT basis.
    fn same_vat(&self, fields: &Fields<'_, '_>) {
        if vat(fields).is_some_and(|included| included != self.vat_included) {
            fields.fault("vat", "mixed-vat", "");
        }
    }
}

/// A contract before its parent is found.
struct Row {
    contract: Contract,
    parent: Option<String>,
    stated_subcontracts: Option<Amount>,
    place: usize,
}

fn contract_facts(fields: Fields<'_, '_>, json: &Json<'_>) -> Option<ContractFacts> {
    let on = fields.required("on", day);
    let rulebook = fields.required("rulebook", rulebook);
    let kind = fields.required("kind", kind);
    let currency = currency(&fields, "currency");
    let value = fields.required("value", |fields, name| price(fields, name, currency.as_deref()));
    let vat_included = vat(&fields).unwrap_or(false);
    let readings = readings(&fields);
    let subsoil_contract_day = match kind {
        Some(Kind::Subsoil) => fields.required("subsoil_contract_day", day),
        _ => day(&fields, "subsoil_contract_day"),
    };
    let subsoil_term_changed_day = day(&fields, "subsoil_term_changed_day");
    let (contract_day, report_day) = (day(&fields, "contract_day"), day(&fields, "report_day"));
    let document = Document {
        on,
        currency: currency.as_deref(),
        vat_included,
        lines: Cell::new(0),
        line_ids: RefCell::new(BTreeSet::new()),
    };
    let mut ids = BTreeSet::new();
    let rows = fields.required("contracts", |fields, name| {
        fields.list(name, MOST_CONTRACTS, |json, at, faults| {
            let row = row(json, at, faults, &document)?;
            if !ids.insert(row.contract.id.clone()) {
                faults.push(Fault::new("duplicate-id", &At::Field(at, "id")).given(row.contract.id.clone()));
                return None;
            }
            Some(row)
        })
    });
    let (rulebook, edition) = rulebook.unzip();
    let facts = (|| {
        Some(ContractFacts {
            on: on?,
            rulebook: rulebook?,
            edition: edition?,
            kind: kind?,
            value: value?,
            currency: currency.clone(),
            vat_included,
            readings,
            subsoil_contract_day,
            subsoil_term_changed_day,
            contract_day,
            report_day,
            contracts: Vec::new(),
            sha256: crate::digest(json.canonical().as_bytes()),
        })
    })();
    // A tree that was not read completely cannot be checked.
    let is_whole = fields.faults().is_empty();
    let checked = facts.zip(rows).filter(|_| is_whole).map(|(facts, rows)| tree(facts, rows, &fields));
    fields.close();
    checked
}

fn row(json: &Json<'_>, at: &At<'_>, faults: &Faults, document: &Document<'_>) -> Option<Row> {
    let place = match at {
        At::Item(_, place) => *place,
        _ => 0,
    };
    let fields = Fields::open(json, at, faults)?;
    let id = fields.required("id", name);
    let parent = fields.text("parent").map(ToString::to_string);
    let value = fields.required("value", |fields, name| price(fields, name, document.currency));
    document.same_vat(&fields);
    let day = day(&fields, "day");
    let stated_subcontracts = amount(&fields, "subcontracts", document.currency);
    let performer = fields.json("performer").and_then(|json| performer(json, &At::Field(at, "performer"), faults));
    let money = |inner: &Fields<'_, '_>, name| amount(inner, name, document.currency);
    let payroll = part_of(&fields, "payroll", "payroll-above-total", money);
    let people = |inner: &Fields<'_, '_>, name| inner.decimal(name, |text| text.parse().map_err(AmountError::code));
    let headcount = part_of(&fields, "headcount", "headcount-above-total", people);
    let goods = fields.list("goods", MOST_LINES, |json, at, faults| goods_line(json, at, faults, document));
    fields.close();
    let goods = goods.unwrap_or_default();
    let goods_value = goods.iter().fold(Total::ZERO, |sum, line| sum.plus(line.value.total()));
    let contract = Contract {
        id: id?,
        parent: None,
        value: value?,
        day,
        subcontracts: Total::ZERO,
        goods_value,
        performer: performer.unwrap_or_default(),
        payroll,
        headcount,
        goods,
    };
    Some(Row { contract, parent, stated_subcontracts, place })
}

fn name(fields: &Fields<'_, '_>, name: &'static str) -> Option<String> {
    fields.parsed(name, |text| if text.is_empty() { Err("empty-name") } else { Ok(text.to_string()) })
}

fn performer(json: &Json<'_>, at: &At<'_>, faults: &Faults) -> Option<Performer> {
    let fields = Fields::open(json, at, faults)?;
    let performer = Performer {
        name: fields.text("name").map(ToString::to_string),
        bin: fields.parsed("bin", |text| text.parse().map_err(BinError::code)),
        kazakhstani_producer: fields.flag("kazakhstani_producer"),
        natural_monopoly: fields.flag("natural_monopoly").unwrap_or(false),
        branch: fields.flag("branch").unwrap_or(false),
        proof: fields.json("proof").and_then(|json| proof(json, &At::Field(at, "proof"), faults)),
    };
    fields.close();
    Some(performer)
}

/// Reads the Kazakhstani part of a payroll or staff, and the whole.
fn part_of(
    fields: &Fields<'_, '_>,
    name: &'static str,
    above: &'static str,
    read: impl Fn(&Fields<'_, '_>, &'static str) -> Option<Amount>,
) -> Option<(Amount, Amount)> {
    let at = At::Field(fields.at(), name);
    let inner = Fields::open(fields.json(name)?, &at, fields.faults())?;
    let part = inner.required("kazakhstani", &read);
    let total = inner.required("total", &read);
    let pair = part.zip(total);
    if pair.is_some_and(|(part, total)| part > total) {
        inner.fault("kazakhstani", above, part.map(|part| part.to_string()).unwrap_or_default());
    }
    inner.close();
    pair
}

fn goods_line(json: &Json<'_>, at: &At<'_>, faults: &Faults, document: &Document<'_>) -> Option<GoodsLine> {
    document.lines.set(document.lines.get().saturating_add(1));
    if document.lines.get() == MOST_LINES.saturating_add(1) {
        faults.push(Fault::new("too-many", at).allowed(MOST_LINES.to_string()));
    }
    let fields = Fields::open(json, at, faults)?;
    let id = fields.required("id", name);
    if let Some(id) = &id
        && !document.line_ids.borrow_mut().insert(id.clone())
    {
        fields.fault("id", "duplicate-id", id.as_str());
    }
    let name = fields.text("name").map(ToString::to_string);
    let value = fields.required("value", |fields, name| amount(fields, name, document.currency));
    document.same_vat(&fields);
    // Columns of the report form that no computation uses.
    let lot = Lot::read(&fields, ["value", "price"], document.currency);
    let country = fields.parsed("country", country);
    let delivered = day(&fields, "delivered");
    let is_contract_price = fields.parsed("value_is", |text| match text {
        "purchase-price" => Ok(false),
        "contract-price" => Ok(true),
        _ => Err("unknown-name"),
    });
    let natural_monopoly = fields.flag("natural_monopoly").unwrap_or(false);
    let housing_share = fields.decimal("housing_share", percent);
    let proof = fields.json("proof").and_then(|json| proof(json, &At::Field(at, "proof"), faults));
    let good_facts = fields.json("good_facts").and_then(|json| {
        let inner_at = At::Field(at, "good_facts");
        let on = delivered.or(document.on)?;
        let line = OfLine { on, currency: document.currency, vat_included: document.vat_included };
        good_of_line(json, &inner_at, faults, line).map(Box::new)
    });
    fields.close();
    Some(GoodsLine {
        id: id?,
        name,
        value: value?,
        lot,
        delivered,
        is_contract_price: is_contract_price.unwrap_or(false),
        natural_monopoly,
        housing_share,
        country,
        proof,
        good_facts,
    })
}

/// Finds the parent of each contract, adds up its goods and subcontracts, and checks these sums.
fn tree(mut facts: ContractFacts, rows: Vec<Row>, fields: &Fields<'_, '_>) -> ContractFacts {
    let list = At::Field(fields.at(), "contracts");
    let faults = fields.faults();
    let mut by_id: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, row) in rows.iter().enumerate() {
        by_id.insert(&row.contract.id, index);
    }
    let mut parents: Vec<Option<usize>> = Vec::new();
    let mut roots = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let item = At::Item(&list, row.place);
        let at = At::Field(&item, "parent");
        let parent = row.parent.as_ref().map(|parent| (parent, by_id.get(parent.as_str()).copied()));
        if let Some((parent, None)) = parent {
            faults.push(Fault::new("unknown-parent", &at).given(parent.clone()));
        }
        if parent.is_none() {
            if !roots.is_empty() && !facts.is_by_producers() && facts.kind != Kind::Goods {
                faults.push(Fault::new("second-root", &at).given(row.contract.id.clone()));
            }
            roots.push(index);
        }
        parents.push(parent.and_then(|(_, place)| place));
    }
    for index in cycles(&parents) {
        if let Some(row) = rows.get(index) {
            let item = At::Item(&list, row.place);
            faults.push(Fault::new("cycle", &At::Field(&item, "parent")).given(row.contract.id.clone()));
        }
    }
    if roots.is_empty() {
        faults.push(Fault::new("no-root", &list));
    }
    if facts.kind == Kind::Goods && rows.len() > 1 {
        faults.push(Fault::new("goods-with-subcontracts", &list).given(rows.len().to_string()));
    }
    let mut sums = alloc::vec![Total::ZERO; rows.len()];
    for (row, parent) in rows.iter().zip(&parents) {
        if let Some(sum) = parent.and_then(|parent| sums.get_mut(parent)) {
            *sum = sum.plus(row.contract.value.total());
        }
    }
    let of_roots = roots.iter().filter_map(|index| rows.get(*index));
    let of_roots = of_roots.fold(Total::ZERO, |sum, row| sum.plus(row.contract.value.total()));
    if !roots.is_empty() && of_roots != facts.value.total() && faults.is_empty() {
        let fault = Fault::new("value-differs", &At::Field(fields.at(), "value")).given(facts.value.to_string());
        faults.push(fault.allowed(of_roots.to_string()));
    }
    for (row, sum) in rows.iter().zip(&sums) {
        let item = At::Item(&list, row.place);
        check_sums(&facts, row, *sum, &item, faults);
    }
    facts.contracts = rows
        .into_iter()
        .zip(parents)
        .zip(sums)
        .map(|((row, parent), subcontracts)| Contract { parent, subcontracts, ..row.contract })
        .collect();
    facts
}

fn check_sums(facts: &ContractFacts, row: &Row, subcontracts: Total, at: &At<'_>, faults: &Faults) {
    let contract = &row.contract;
    let value = contract.value.total();
    if row.stated_subcontracts.is_some_and(|stated| stated.total() != subcontracts) {
        let stated = row.stated_subcontracts.map(|stated| stated.to_string()).unwrap_or_default();
        let fault = Fault::new("subcontract-without-row", &At::Field(at, "subcontracts")).given(stated);
        faults.push(fault.allowed(subcontracts.to_string()));
    }
    if contract.goods_value > value {
        let code = if facts.kind == Kind::Goods { "lines-above-value" } else { "goods-above-contract" };
        let fault = Fault::new(code, &At::Field(at, "goods")).given(contract.goods_value.to_string());
        faults.push(fault.allowed(value.to_string()));
        return;
    }
    let own = value.minus(contract.goods_value).minus(subcontracts);
    if own < Total::ZERO {
        faults.push(Fault::new("own-work-negative", at).given(own.to_string()));
    }
    let is_by_payroll = facts.is_by_payroll();
    let of_branch = contract.headcount.filter(|_| contract.is_of_branch());
    for (name, code, pair) in
        [("payroll", "payroll-zero", contract.payroll), ("headcount", "headcount-zero", of_branch)]
    {
        if is_by_payroll && own > Total::ZERO && pair.is_some_and(|(_, total)| total.is_zero()) {
            let at = At::Field(at, name);
            faults.push(Fault::new(code, &At::Field(&at, "total")));
        }
    }
}

/// Returns the first contract of each cycle, in the order of the document.
fn cycles(parents: &[Option<usize>]) -> Vec<usize> {
    // 0 if it was not seen; otherwise the number of the walk that saw it.
    let mut seen = alloc::vec![0_usize; parents.len()];
    let mut found = Vec::new();
    for start in 0..parents.len() {
        let walk = start.saturating_add(1);
        let mut at = Some(start);
        while let Some(place) = at.filter(|place| seen.get(*place) == Some(&0)) {
            if let Some(mark) = seen.get_mut(place) {
                *mark = walk;
            }
            at = parents.get(place).copied().flatten();
        }
        // The walk returned to a contract of its own: the contracts between are a cycle.
        if let Some(entry) = at.filter(|place| seen.get(*place) == Some(&walk)) {
            let mut first = entry;
            let mut next = parents.get(entry).copied().flatten();
            while let Some(place) = next.filter(|place| *place != entry) {
                first = first.min(place);
                next = parents.get(place).copied().flatten();
            }
            found.push(first);
        }
    }
    sorted(found, Ord::cmp)
}

fn period_facts(fields: Fields<'_, '_>, json: &Json<'_>) -> Option<PeriodFacts> {
    let on = fields.required("on", day);
    let rulebook = fields.required("rulebook", rulebook);
    let subsoil_user = fields.flag("subsoil_user").unwrap_or(false);
    let currency = currency(&fields, "currency");
    let document = Document {
        on,
        currency: currency.as_deref(),
        vat_included: vat(&fields).unwrap_or(false),
        lines: Cell::new(0),
        line_ids: RefCell::new(BTreeSet::new()),
    };
    let readings = readings(&fields);
    let rows = fields.required("rows", |fields, name| {
        fields.list(name, MOST_LINES, |json, at, faults| period_row(json, at, faults, &document))
    });
    if rows.as_ref().is_some_and(|rows| rows.iter().all(|row| row.value.is_zero())) && fields.faults().is_empty() {
        fields.fault("rows", "not-positive", "0");
    }
    let vat_included = document.vat_included;
    fields.close();
    let (rulebook, edition) = rulebook?;
    Some(PeriodFacts {
        vat_included,
        on: on?,
        rulebook,
        edition,
        subsoil_user,
        readings,
        rows: rows?,
        sha256: crate::digest(json.canonical().as_bytes()),
    })
}

fn period_row(json: &Json<'_>, at: &At<'_>, faults: &Faults, document: &Document<'_>) -> Option<PeriodRow> {
    let fields = Fields::open(json, at, faults)?;
    let id = fields.required("id", name);
    if let Some(id) = &id
        && !document.line_ids.borrow_mut().insert(id.clone())
    {
        fields.fault("id", "duplicate-id", id.as_str());
    }
    let kind = fields.required("kind", |fields, name| {
        kind(fields, name).filter(|kind| {
            let is_bought = *kind != Kind::Subsoil;
            if !is_bought {
                fields.fault(name, "unknown-name", kind.name());
            }
            is_bought
        })
    });
    let share = fields.required("share", |fields, name| fields.decimal(name, percent));
    let exact = fields.parsed("exact", fraction);
    let value = fields.required("value", |fields, name| amount(fields, name, document.currency));
    document.same_vat(&fields);
    fields.close();
    Some(PeriodRow { id: id?, kind: kind?, share: share?, exact, value: value? })
}

/// Reads a fraction of one such as `9/14` or `1`; each part has at most 30 digits.
fn fraction(text: &str) -> Result<(u128, u128), &'static str> {
    let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
    let part = |digits: &str| {
        let holds = (1..=30).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<u128>().ok().filter(|_| holds).ok_or("not-a-fraction")
    };
    match (part(numerator)?, part(denominator)?) {
        (numerator, denominator) if denominator > 0 && numerator <= denominator => Ok((numerator, denominator)),
        _ => Err("not-a-fraction"),
    }
}
