//! Records to the facts of a contract with its subcontracts, and of the purchases of a period.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::answer::{Document, Role};
use super::assemble::{Assembler, is_rate};
use super::build::Build;
use super::field::Sheet;
use super::layout::Column;
use super::record::Record;
use crate::doc::Fault;

impl Assembler {
    /// The facts of a contract: its contracts in their order, each with its goods.
    pub fn contract(&self, records: &[Record]) -> Document {
        let mut build = self.begin(records);
        let of = |role: Role| records.iter().filter(move |record| self.layout.role(record.sheet) == role);
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut keys: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut count = 0_usize;
        for record in of(Role::Contracts) {
            let at = ["/contracts/", &count.to_string()].concat();
            build.begin_line(&at, &self.at_row(record));
            if let Some(id) = &record.id {
                places.entry(id).or_insert(count);
                keys.entry(&record.key).or_default().push(id);
                build.put(&[at.as_str(), "/id"].concat(), super::basis::text(id.as_str()));
                build.cell(&[at.as_str(), "/id"].concat(), &self.id_cell(record));
            }
            self.row(record, Sheet::Contracts, &at, &["value", "subcontracts"], &mut build);
            count = count.saturating_add(1);
        }
        let stated = self.stated_contracts(&build);
        let mut goods: BTreeMap<usize, usize> = BTreeMap::new();
        for record in of(Role::ContractGoods) {
            let place = match record.id.as_deref() {
                Some(id) => places.get(id).copied().or_else(|| stated.iter().position(|other| other == id)),
                // With one contract there is nothing to name.
                None if count == 1 || (count == 0 && stated.len() <= 1) => Some(0),
                None => None,
            };
            let Some(place) = place else {
                build.faults.push(self.unknown_contract(record, &keys));
                continue;
            };
            let line = goods.entry(place).or_default();
            let at = alloc::format!("/contracts/{place}/goods/{line}");
            *line = line.saturating_add(1);
            build.begin_line(&at, &self.at_row(record));
            self.row(record, Sheet::ContractGoods, &at, &["value", "price"], &mut build);
        }
        self.end(build, records)
    }

    /// The facts of a customer's purchases.
    pub fn period(&self, records: &[Record]) -> Document {
        let mut build = self.begin(records);
        for (place, record) in records.iter().enumerate() {
            let at = ["/rows/", &place.to_string()].concat();
            build.begin_line(&at, &self.at_row(record));
            self.row(record, Sheet::Purchases, &at, &["value"], &mut build);
        }
        self.end(build, records)
    }

    fn begin(&self, records: &[Record]) -> Build {
        let mut build = self.base.clone();
        let first = self.layout.labels.first().map(|label| label.at.clone());
        let first = first.or_else(|| records.first().map(|record| self.at_row(record)));
        build.begin(&first.unwrap_or_default());
        build
    }

    fn end(&self, mut build: Build, records: &[Record]) -> Document {
        self.vat(&mut build);
        super::money::settle(&self.layout, &mut build);
        let first = records.first();
        let sheet = first.and_then(|record| self.layout.sheets.get(record.sheet));
        let name = sheet.map(|sheet| sheet.name.clone()).unwrap_or_default();
        build.document(None, first.map(|record| record.row), name)
    }

    /// Ids of contracts that hold for all, where the tables have goods alone.
    fn stated_contracts(&self, build: &Build) -> Vec<String> {
        let Some(crate::doc::Json::List(contracts)) = build.facts.get("contracts") else { return Vec::new() };
        contracts.iter().map(|contract| contract.text("id").unwrap_or_default().to_string()).collect()
    }

    fn id_cell(&self, record: &Record) -> String {
        let sheet = self.layout.sheets.get(record.sheet);
        let place = sheet.and_then(|sheet| sheet.column_of(Sheet::Contracts, "id")).unwrap_or(0);
        self.at(record, place)
    }

    fn unknown_contract(&self, record: &Record, keys: &BTreeMap<&str, Vec<&str>>) -> Fault {
        let sheet = self.layout.sheets.get(record.sheet);
        let place = sheet.and_then(|sheet| sheet.column_of(Sheet::ContractGoods, "contract")).unwrap_or(0);
        let near = keys.get(record.key.as_str()).filter(|_| record.id.is_some());
        let offers = near.into_iter().flatten().map(|id| (*id).to_string());
        let given = record.id.clone().unwrap_or_default();
        Fault::at("unknown-contract", self.at(record, place)).given(given).offers(offers)
    }

    /// The facts of a row under a pointer; `money` are the amounts that the currency of the row is of.
    fn row(&self, record: &Record, of: Sheet, at: &str, money: &[&str], build: &mut Build) {
        build.faults.extend(record.faults.iter().cloned());
        let rate = self.row_rate(record, of);
        let before = build.money.len();
        for said in &record.said {
            let Some(field) = self.column(record, said).and_then(Column::field) else { continue };
            if is_rate(&field.path) {
                continue;
            }
            let cell = self.at(record, said.column);
            build.take(at, &field.path, field.kind, said, &cell);
            if let Some((path, value)) = field.states.as_ref().filter(|(path, _)| path != "vat") {
                build.state_weakly(at, path, value, &cell);
            }
        }
        let pointers: Vec<String> = money.iter().map(|name| [at, "/", name].concat()).collect();
        for amount in build.money.iter_mut().skip(before).filter(|money| pointers.contains(&money.pointer)) {
            amount.row_rate.clone_from(&rate);
        }
    }
}
