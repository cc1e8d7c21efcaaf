//! Records to the facts of one good, with the cell of each fact.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::answer::{Document, Role};
use super::apart;
use super::ask::About;
use super::build::Build;
use super::field::Sheet;
use super::layout::{Column, Layout};
use super::money::{Money, RowRate};
use super::per;
use super::record::{Figure, Record, Rest, Stated, fault};
use super::sums;
use super::unit;
use super::value::{Fact, Kind, read};
use crate::doc::{Fault, Json};
use crate::law::Library;

/// Makes documents of records.
#[derive(Debug)]
pub struct Assembler {
    pub(super) layout: Arc<Layout>,
    /// What labels state of all documents.
    pub(super) base: Build,
    figures: Vec<Figure>,
    faults: Vec<Fault>,
}

impl Assembler {
    /// An assembler of documents from tables that are understood so.
    pub fn new(layout: Arc<Layout>, library: &Library) -> Assembler {
        let mut base = Build::new(layout.ask.same.clone());
        let mut faults = Vec::new();
        for label in &layout.labels {
            let book = super::record::book(&layout, library, None);
            let context = super::record::context(&layout, &label.column, library, book);
            match read(label.kind, &label.cell, &context) {
                Ok(Some(said)) => {
                    let said = Stated::of(0, said, &label.column);
                    base.take("", &label.path, label.kind, &said, &label.at);
                }
                Ok(None) => {}
                Err(doubt) => faults.push(fault(&doubt, label.at.clone())),
            }
        }
        Assembler { layout, base, figures: Vec::new(), faults }
    }

    /// What is wrong with what holds for all documents. With any of these no document may be assessed.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }

    /// Takes what rows below the lines state of the good.
    pub fn take(&mut self, rest: &Rest) {
        self.figures.clone_from(&rest.figures);
    }

    /// The facts of one good, from its own record and its lines. `astray` are lines that meet no good and may be of
    /// this one: nearly its number, or beside its lines. Where goods and lines share a sheet all records are lines.
    pub fn good(&self, good: Option<&Record>, lines: &[Record], astray: &[Fault]) -> Document {
        let mut build = self.base.clone();
        let first = good.or(lines.first());
        if let Some(record) = first {
            build.begin(&self.at_row(record));
        }
        for record in good.into_iter().chain(lines) {
            self.of_good(record, &mut build);
        }
        if let Some(record) = first.filter(|record| self.layout.role(record.sheet) != Role::Lines) {
            build.own = self.own(record);
        }
        self.lines(lines, &mut build);
        build.faults.extend(astray.iter().cloned());
        self.figures(&mut build);
        self.vat(&mut build);
        super::money::settle(&self.layout, &mut build);
        self.pieces(&mut build);
        build.document(first.and_then(|record| record.id.clone()), first.map(|record| record.row), self.sheet(first))
    }

    /// A good that stands twice: neither can be told from the other.
    pub fn duplicate(&self, record: &Record) -> Fault {
        let id = record.id.clone().unwrap_or_default();
        Fault::at("duplicate-id", self.id_at(record)).given(id)
    }

    /// A line that meets no good, with the goods that it is nearly of.
    pub fn stray(&self, record: &Record, near: Vec<String>) -> Fault {
        let id = record.id.clone().unwrap_or_default();
        match (record.id.is_some(), near.is_empty()) {
            (false, _) => Fault::at("blank-good", self.id_at(record)),
            (true, true) => Fault::at("unknown-good", self.id_at(record)).given(id),
            (true, false) => Fault::at("near-good", self.id_at(record)).given(id).offers(near),
        }
    }

    /// A document of nothing but faults, for lines that meet no good.
    pub fn astray(&self, record: &Record, faults: Vec<Fault>) -> Document {
        let mut build = Build::new(Json::Object(Vec::new()));
        build.begin(&self.id_at(record));
        build.faults = faults;
        build.faults.extend(record.faults.iter().filter(|fault| fault.code != "blank-good").cloned());
        build.document(record.id.clone(), Some(record.row), self.sheet(Some(record)))
    }

    fn sheet(&self, record: Option<&Record>) -> String {
        let sheet = record.and_then(|record| self.layout.sheets.get(record.sheet));
        let first = || self.layout.sheets.iter().find(|sheet| sheet.role.has_records());
        sheet.or_else(first).map(|sheet| sheet.name.clone()).unwrap_or_default()
    }

    /// The address at which a row begins.
    pub(super) fn at_row(&self, record: &Record) -> String {
        self.at(record, 0)
    }

    pub(super) fn at(&self, record: &Record, column: usize) -> String {
        self.layout.sheets.get(record.sheet).map(|sheet| sheet.at(column, record.row)).unwrap_or_default()
    }

    fn id_at(&self, record: &Record) -> String {
        let Some(sheet) = self.layout.sheets.get(record.sheet) else { return String::new() };
        let ids = [
            (Sheet::Goods, "id"),
            (Sheet::Lines, "good"),
            (Sheet::Contracts, "id"),
            (Sheet::ContractGoods, "contract"),
        ];
        let place = ids.into_iter().find_map(|(of, path)| sheet.column_of(of, path));
        sheet.at(place.unwrap_or(0), record.row)
    }

    pub(super) fn column(&self, record: &Record, said: &Stated) -> Option<&Column> {
        self.layout.sheets.get(record.sheet)?.columns.get(said.column)
    }

    pub(super) fn own(&self, record: &Record) -> BTreeMap<String, String> {
        let Some(sheet) = self.layout.sheets.get(record.sheet) else { return BTreeMap::new() };
        let named = record.own.iter().filter_map(|(place, text)| {
            let heading = sheet.columns.get(*place)?.heading.clone();
            Some((heading, text.clone()))
        });
        let mut own = BTreeMap::new();
        for (heading, text) in named {
            // Two of one heading: both are kept.
            let text = match own.remove(&heading) {
                Some(other) => [other, "; ".to_string(), text].concat(),
                None => text,
            };
            own.insert(heading, text);
        }
        own
    }

    /// What a record says of its good.
    fn of_good(&self, record: &Record, build: &mut Build) {
        build.faults.extend(record.faults.iter().cloned());
        for said in &record.said {
            let Some(field) = self.column(record, said).and_then(Column::field) else { continue };
            if field.of != Sheet::Goods {
                continue;
            }
            let at = self.at(record, said.column);
            build.take("", &field.path, field.kind, said, &at);
            if let Some((path, value)) = &field.states {
                build.state_weakly("", path, value, &at);
            }
        }
    }

    /// The bill of a good.
    fn lines(&self, records: &[Record], build: &mut Build) {
        let mut none = None;
        let mut count = 0_usize;
        for record in records {
            if self.says_none(record) {
                none = Some(record);
                continue;
            }
            if self.is_good_alone(record) {
                continue;
            }
            let at = ["/materials/", &count.to_string()].concat();
            count = count.saturating_add(1);
            build.begin_line(&at, &self.at_row(record));
            self.line(record, &at, build);
        }
        match (none, count) {
            (Some(record), 0) => build.no_materials(&self.at_row(record)),
            (Some(record), _) => {
                build.faults.push(Fault::at("none-beside-lines", self.at_row(record)).given(count.to_string()));
            }
            (None, _) => {}
        }
    }

    /// Whether a line says that there are none.
    fn says_none(&self, record: &Record) -> bool {
        let of_line = record.said.iter().filter(|said| {
            self.column(record, said).and_then(Column::field).is_some_and(|field| field.of == Sheet::Lines)
        });
        let texts: Vec<Option<&str>> = of_line.map(|said| said.fact.text()).collect();
        record.faults.is_empty() && matches!(texts.as_slice(), [Some(text)] if apart::says_no_materials(text))
    }

    /// Whether a row of a sheet of goods and lines states nothing of a line.
    fn is_good_alone(&self, record: &Record) -> bool {
        let is_of_both = self.layout.role(record.sheet) == Role::GoodsAndLines;
        is_of_both
            && record.said.iter().all(|said| {
                self.column(record, said).and_then(Column::field).is_none_or(|field| field.of == Sheet::Goods)
            })
    }

    fn line(&self, record: &Record, at: &str, build: &mut Build) {
        let rate = self.row_rate(record, Sheet::Lines);
        let mut lot: [Option<(String, Option<String>, String)>; 2] = [None, None];
        let before = build.money.len();
        for said in &record.said {
            let Some(field) = self.column(record, said).and_then(Column::field) else { continue };
            if field.of != Sheet::Lines || is_rate(&field.path) {
                continue;
            }
            let cell = self.at(record, said.column);
            match (field.path.as_str(), said.fact.text()) {
                ("quantity", Some(text)) => lot[0] = Some((text.to_string(), None, cell.clone())),
                ("unit_price", Some(text)) => lot[1] = Some((text.to_string(), said.currency.clone(), cell.clone())),
                _ => {}
            }
            build.take(at, &field.path, field.kind, said, &cell);
            if let Some((path, value)) = field.states.as_ref().filter(|(path, _)| path != "vat") {
                build.state_weakly(at, path, value, &cell);
            }
        }
        let pointer = [at, "/value"].concat();
        let has_value = build.money.iter().skip(before).any(|money| money.pointer == pointer);
        let is_read = record.faults.is_empty();
        build.faults.extend(self.measures(record, has_value));
        if let [Some((quantity, ..)), Some((price, currency, cell))] = &lot
            && !has_value
            && is_read
        {
            match sums::product(quantity, price) {
                Some(text) => {
                    let money = Money::new(pointer, text, currency.clone(), cell.clone());
                    build.cell(&money.pointer, cell);
                    build.money.push(money);
                }
                None => build.faults.push(Fault::at("product-too-long", cell.as_str()).given(price.as_str())),
            }
        }
        for money in build.money.iter_mut().skip(before) {
            money.row_rate.clone_from(&rate);
        }
        if let Some(rate) = &rate {
            build.faults.extend(rate.faults.iter().cloned());
        }
    }

    /// The fault of a line whose price is of another measure than its quantity.
    fn measures(&self, record: &Record, has_value: bool) -> Option<Fault> {
        let said = |path: &str| {
            let of_line = |said: &&Stated| {
                self.column(record, said)
                    .and_then(Column::field)
                    .is_some_and(|field| field.of == Sheet::Lines && field.path == path)
            };
            record.said.iter().find(of_line)
        };
        let quantity = said("quantity")?;
        let of_unit = said("unit").and_then(|unit| Some((unit::measure(unit.fact.text()?)?, unit)));
        if let (Some(own), Some((measure, unit))) = (&quantity.measure, of_unit)
            && own != measure
        {
            let fault = Fault::at("says-otherwise", self.at(record, quantity.column)).given(own.as_str());
            return Some(fault.allowed(self.at(record, unit.column)));
        }
        let price = said("unit_price")?;
        let measure = quantity.measure.as_deref();
        let measure = measure.or_else(|| self.column(record, quantity)?.measure.as_deref());
        let unit = said("unit").and_then(|unit| unit.fact.text());
        let column = self.column(record, price)?;
        let other = per::differs(column, measure, unit, has_value)?;
        Some(
            Fault::at("price-per-differs", self.at(record, price.column)).given(column.heading.as_str()).allowed(other),
        )
    }

    /// The currency, rate and day of a row, for its amounts.
    pub(super) fn row_rate(&self, record: &Record, of: Sheet) -> Option<RowRate> {
        let mut rate = RowRate::default();
        for said in &record.said {
            let Some(field) = self.column(record, said).and_then(Column::field) else { continue };
            if field.of != of || !is_rate(&field.path) {
                continue;
            }
            let text = said.fact.text().map(|text| (text.to_string(), self.at(record, said.column)));
            match field.path.as_str() {
                "currency" => rate.currency = text,
                "rate" => rate.rate = text,
                _ => rate.day = text,
            }
        }
        let is_any = rate.currency.is_some() || rate.rate.is_some() || rate.day.is_some();
        is_any.then_some(rate)
    }

    /// Prices and costs that stand in rows below the lines, where the good has none.
    fn figures(&self, build: &mut Build) {
        for figure in &self.figures {
            let fact = Fact::Text(figure.value.clone());
            let said = Stated { column: 0, fact, currency: figure.currency.clone(), measure: None };
            let pointer = ["/", figure.path].concat();
            let same = self.layout.ask.same.get("good").and_then(|good| good.get(figure.path.strip_prefix("good/")?));
            if let Some(known) = build.money.iter().find(|money| money.pointer == pointer) {
                let is_other =
                    (known.currency.is_none() || figure.currency.is_none() || known.currency == figure.currency)
                        && sums::micro(&known.text) != sums::micro(&figure.value);
                if is_other && self.layout.ask.about == About::Bill {
                    let allowed = [&known.text, " (", &known.at, ")"].concat();
                    let fault = Fault::at("figures-differ", figure.at.as_str()).given(figure.value.as_str());
                    build.faults.push(fault.allowed(allowed));
                }
                continue;
            }
            if same.is_some() {
                continue;
            }
            build.take("", figure.path, Kind::Amount, &said, &figure.at);
        }
    }

    /// The VAT basis, where headings say it and no cell does.
    pub(super) fn vat(&self, build: &mut Build) {
        let Some(is_included) = self.layout.vat_included else { return };
        let said = if is_included { "included" } else { "excluded" };
        match build.facts.text("vat") {
            Some(stated) if stated != said => {
                let at = build.cells.get("/vat").cloned().unwrap_or_default();
                build.faults.push(Fault::at("mixed-vat", at).given(stated));
            }
            Some(_) => {}
            None => build.put("/vat", super::basis::text(said)),
        }
    }

    /// For how many the bill is: a fact, and asked where the price does not say it.
    fn pieces(&self, build: &mut Build) {
        if self.layout.ask.about != About::Bill {
            return;
        }
        let stated = build.good_text("quantity");
        if let Some(pieces) = &self.layout.pieces {
            let same = self.layout.ask.same.get("good").and_then(|good| good.text("quantity"));
            if let Some(other) = stated.as_deref().filter(|other| sums::micro(other) != sums::micro(&pieces.count)) {
                build
                    .faults
                    .push(Fault::at("pieces-differ", pieces.at.as_str()).given(pieces.count.as_str()).allowed(other));
            }
            let is_many = sums::micro(&pieces.count) != sums::micro("1");
            let is_of_row = self.figures.iter().any(|figure| figure.path == "good/ex_works_price");
            let has_price = build.good_text("ex_works_price").is_some() || build.has_good("ex_works_price");
            if is_many
                && has_price
                && !pieces.is_price_said
                && !is_of_row
                && same.is_none()
                && build.good_text("unit_price").is_none()
            {
                build.faults.push(Fault::at("pieces-unclear", pieces.at.as_str()).given(pieces.count.as_str()));
            }
            if stated.is_none() {
                build.put("/good/quantity", super::basis::text(pieces.count.as_str()));
                build.cell("/good/quantity", &pieces.at);
                if let Some(measure) = pieces.measure.as_ref().filter(|_| build.good_text("unit").is_none()) {
                    build.put("/good/unit", super::basis::text(measure.as_str()));
                }
            }
        }
        // A price of one and a number of them state the price of all.
        let (quantity, price) = (build.good_text("quantity"), build.good_text("unit_price"));
        if let (Some(quantity), Some(price), false) = (quantity, price, build.has_good("ex_works_price"))
            && let Some(product) = sums::product(&quantity, &price)
        {
            build.put("/good/ex_works_price", super::basis::text(product));
            if let Some(at) = build.cells.get("/good/unit_price").cloned() {
                build.cell("/good/ex_works_price", &at);
            }
        }
    }
}

/// Whether a fact of a row is of the rate of its amounts.
pub(super) fn is_rate(path: &str) -> bool {
    matches!(path, "currency" | "rate" | "rate_day")
}
