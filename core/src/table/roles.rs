//! What each sheet is about, seen together with the others.

use alloc::string::String;
use alloc::vec::Vec;

use super::answer::Role;
use super::ask::{About, Ask};
use super::columns::{self, Wanted};
use super::field::{self, Sheet};
use super::heading::Headings;
use super::layout::{Layout, SheetLayout};
use super::survey::Seen;
use crate::doc::Fault;

/// Decides how the sheets that were seen are understood.
pub(super) fn decide(ask: Ask, mut sheets: Vec<Seen>) -> Layout {
    let mut faults = Vec::new();
    give_mappings(&ask, &mut sheets);
    for seen in &mut sheets {
        if let Some(given) = &seen.given {
            seen.layout.apart.clone_from(&given.apart);
        }
    }
    let signals: Vec<Signals> = sheets.iter().map(Signals::of).collect();
    let has = |sheet: Sheet| signals.iter().any(|signals| signals.by_name == Some(sheet));
    let others = Others { goods: has(Sheet::Goods), lines: has(Sheet::Lines) };
    for (seen, signals) in sheets.iter_mut().zip(&signals) {
        if seen.layout.role == Role::Ignored {
            continue;
        }
        let given = seen.given.as_ref().and_then(|given| given.about.as_deref()).and_then(Role::of_name);
        seen.layout.role = match given {
            _ if seen.early.is_empty() => Role::Blank,
            Some(role) => role,
            None if is_of_template(&seen.layout.sheet.name) && !signals.has_values => Role::Ignored,
            None => signals.role(ask.about, others),
        };
    }
    settle_goods(ask.about, &mut sheets, &signals);
    let mut layouts: Vec<SheetLayout> = Vec::new();
    let mut labels = Vec::new();
    for mut seen in sheets {
        match seen.layout.role {
            Role::Ignored | Role::Blank => {}
            Role::NotRead => faults.extend(seen.not_read()),
            Role::Document => {
                super::labels::document(&ask, &mut seen, &mut labels, &mut faults);
            }
            role => {
                let wanted = Wanted::of(role, ask.about);
                let units = super::labels::above(&ask, &mut seen, &mut labels, &mut faults);
                columns::assign(&ask, &mut seen, wanted, &units, &mut faults);
            }
        }
        layouts.push(seen.layout);
    }
    for stated in &ask.labels {
        if labels.iter().any(|label| label.path == stated.path) {
            faults.push(Fault::at("duplicate-key", stated.at.as_str()));
        }
        labels.push(stated.clone());
    }
    let mut layout = Layout { ask, sheets: layouts, labels, vat_included: None, faults, pieces: None };
    super::basis::settle(&mut layout);
    missing_sheets(&mut layout);
    layout.faults.extend(super::ignored::faults(&layout));
    layout
}

impl Role {
    /// The role of a name of a mapping.
    pub(super) fn of_name(name: &str) -> Option<Role> {
        let all = [
            Role::Goods,
            Role::Lines,
            Role::GoodsAndLines,
            Role::Document,
            Role::Contracts,
            Role::ContractGoods,
            Role::Purchases,
            Role::Ignored,
        ];
        all.into_iter().find(|role| role.name() == name)
    }

    /// Its name in answers and mappings.
    pub(super) fn name(self) -> &'static str {
        match self {
            Role::Goods => "goods",
            Role::Lines => "lines",
            Role::GoodsAndLines => "goods-and-lines",
            Role::Document => "document",
            Role::Contracts => "contracts",
            Role::ContractGoods => "contract-goods",
            Role::Purchases => "purchases",
            Role::Blank => "blank",
            Role::Ignored => "ignored",
            Role::NotRead => "not-read",
        }
    }
}

/// A mapping names sheets; exports of another month have other names. A sheet without a mapping of its own takes the
/// one whose headings it has all.
fn give_mappings(ask: &Ask, sheets: &mut [Seen]) {
    for seen in sheets.iter_mut().filter(|seen| seen.given.is_none()) {
        let Some(found) = &seen.found else { continue };
        let has = |heading: &str| found.columns.iter().any(|head| head.text == heading);
        let fits = |given: &&super::mapping::SheetMapping| {
            !given.columns.is_empty() && given.columns.keys().all(|heading| has(heading))
        };
        seen.given = ask.mapping.sheets.values().find(fits).cloned();
    }
}

#[derive(Clone, Copy)]
struct Others {
    goods: bool,
    lines: bool,
}

/// What speaks for one role or another.
struct Signals {
    by_name: Option<Sheet>,
    /// Columns that only goods have, and that only lines have.
    of_goods: usize,
    of_lines: usize,
    /// Columns of contracts and of their goods.
    of_contracts: usize,
    of_contract_goods: usize,
    /// Whether lines would have values here.
    has_values: bool,
    has_headings: bool,
    /// Rows that begin with the name of a fact of the whole.
    labels: usize,
}

impl Signals {
    fn of(seen: &Seen) -> Signals {
        let only = |own: Sheet, other: Sheet| {
            let heads = seen.found.iter().flat_map(|found| &found.columns);
            let names =
                |head: &&super::heading::Head, sheet| head.said.matches.iter().any(|found| found.field.sheet == sheet);
            heads.filter(|head| names(head, own) && !names(head, other)).count()
        };
        let states = |found: &Headings, path: &str| {
            let mut matches = found.columns.iter().flat_map(|head| &head.said.matches);
            matches.any(|found| found.field.sheet == Sheet::Lines && found.path == path)
        };
        let has_values = seen
            .found
            .as_ref()
            .is_some_and(|found| states(found, "value") || (states(found, "unit_price") && states(found, "quantity")));
        let labels = seen.early.iter().filter(|row| {
            let first = row.cells.iter().find(|cell| !cell.is_blank());
            first.is_some_and(|cell| super::labels::is_label(&super::heading::text(cell)))
        });
        Signals {
            by_name: name_of(&seen.layout.sheet.name),
            of_goods: only(Sheet::Goods, Sheet::Lines),
            of_lines: only(Sheet::Lines, Sheet::Goods),
            of_contracts: only(Sheet::Contracts, Sheet::ContractGoods),
            of_contract_goods: only(Sheet::ContractGoods, Sheet::Contracts),
            has_values,
            has_headings: seen.found.is_some(),
            labels: labels.count(),
        }
    }

    fn role(&self, about: About, others: Others) -> Role {
        let is_document = self.by_name == Some(Sheet::Document) || (!self.has_headings && self.labels >= 2);
        if is_document && self.labels > 0 {
            return Role::Document;
        }
        if !self.has_headings {
            return Role::NotRead;
        }
        match about {
            About::Goods | About::Bill => self.of_goods_and_lines(about, others),
            About::Contract => match self.by_name {
                Some(Sheet::Contracts) => Role::Contracts,
                Some(Sheet::ContractGoods | Sheet::Goods) => Role::ContractGoods,
                _ if self.of_contract_goods > self.of_contracts => Role::ContractGoods,
                _ if self.of_contracts > 0 => Role::Contracts,
                _ => Role::NotRead,
            },
            About::Period => Role::Purchases,
        }
    }

    fn of_goods_and_lines(&self, about: About, others: Others) -> Role {
        let is_both = self.has_values && self.of_goods > 0;
        match self.by_name {
            Some(Sheet::Lines) if is_both && !others.goods => Role::GoodsAndLines,
            Some(Sheet::Lines) => Role::Lines,
            Some(Sheet::Goods) if is_both && self.of_lines > 1 && !others.lines => Role::GoodsAndLines,
            Some(Sheet::Goods) => Role::Goods,
            _ if is_both => Role::GoodsAndLines,
            _ if self.of_lines == 0 && self.of_goods == 0 && about == About::Goods => Role::Goods,
            _ if self.of_goods > self.of_lines => Role::Goods,
            _ => Role::Lines,
        }
    }
}

/// Sheets of our own templates and answers. One with values of materials is the user's, whatever its name.
const OF_TEMPLATES: [&str; 9] =
    ["справка", "анықтама", "help", "списки", "тізімдер", "lists", "результаты", "нәтижелер", "answers"];

fn is_of_template(name: &str) -> bool {
    OF_TEMPLATES.contains(&crate::names::folded(name).as_str())
}

/// The kind of sheet that a name says: `Материалы`, also `Материалы (2)`, `Материалы 2`, `materials_1`.
fn name_of(name: &str) -> Option<Sheet> {
    let plain = name.trim_end_matches(|letter: char| {
        letter.is_ascii_digit() || letter.is_whitespace() || matches!(letter, '(' | ')' | '_' | '-' | '.' | '№')
    });
    Sheet::of_name(name).or_else(|| Sheet::of_name(plain))
}

/// One sheet in which nothing but shared columns stands is of goods; where another is of goods already, of lines.
fn settle_goods(about: About, sheets: &mut [Seen], signals: &[Signals]) {
    if about != About::Goods {
        return;
    }
    let is_goods = |seen: &Seen| matches!(seen.layout.role, Role::Goods | Role::GoodsAndLines);
    if sheets.iter().any(is_goods) {
        return;
    }
    // Nothing tells goods: of sheets that could be lines or goods, one with a good's number alone may be.
    let open = sheets.iter_mut().zip(signals);
    for (seen, signals) in open {
        if seen.layout.role == Role::Lines && signals.by_name.is_none() && !signals.has_values {
            seen.layout.role = Role::Goods;
        }
    }
}

/// Sheets without which there is nothing to assess.
fn missing_sheets(layout: &mut Layout) {
    if let Some(at) = bill_alone(layout) {
        layout.faults.retain(|fault| fault.code != "missing-heading" || fault.at != at);
        layout.faults.push(Fault::at("bill-alone", at));
        return;
    }
    let has = |role: Role| layout.sheets.iter().any(|sheet| sheet.role == role);
    let wanted = match layout.ask.about {
        About::Goods if !has(Role::Goods) && !has(Role::GoodsAndLines) => Sheet::Goods,
        About::Bill if !has(Role::Lines) && !has(Role::GoodsAndLines) && !has(Role::Goods) => Sheet::Lines,
        About::Contract if !has(Role::Contracts) && layout.ask.same.get("contracts").is_none() => Sheet::Contracts,
        About::Period if !has(Role::Purchases) => Sheet::Purchases,
        _ => return,
    };
    let names: Vec<&str> = layout.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    let fault = Fault::at("missing-sheet", "").given(names.join(", ")).allowed(wanted.names().join(" / "));
    layout.faults.push(fault);
}

/// Where the headings begin of a table that holds materials and nothing of the good that they are for, although
/// tables of goods are asked for.
fn bill_alone(layout: &Layout) -> Option<String> {
    let mut read = layout.sheets.iter().filter(|sheet| !matches!(sheet.role, Role::Blank | Role::Ignored));
    let sheet = read.next().filter(|sheet| sheet.role == Role::Lines)?;
    let is_alone = read.next().is_none() && layout.ask.about == About::Goods;
    let names_good = sheet.column_of(Sheet::Lines, "good").is_some();
    (is_alone && !names_good).then(|| sheet.heading_at(0))
}

impl Wanted {
    /// The sheets whose facts a sheet of this role may state.
    fn of(role: Role, about: About) -> Wanted {
        let sheets: &'static [field::Sheet] = match role {
            Role::Goods => &[Sheet::Goods],
            Role::Lines if about == About::Bill => &[Sheet::Lines, Sheet::Goods],
            Role::Lines => &[Sheet::Lines],
            Role::GoodsAndLines => &[Sheet::Goods, Sheet::Lines],
            Role::Contracts => &[Sheet::Contracts],
            Role::ContractGoods => &[Sheet::ContractGoods],
            Role::Purchases => &[Sheet::Purchases],
            _ => &[],
        };
        Wanted { sheets, role, about }
    }
}
