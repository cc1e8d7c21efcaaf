//! One row while it is read: whether it is a line, and what its cells state.

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::answer::Role;
use super::apart::{self, What};
use super::cell::{Cell, Content, Row};
use super::ditto;
use super::field::{self, Sheet};
use super::heading;
use super::layout::{Column, Layout, SheetLayout, Usage};
use super::paper::{Paper, paper};
use super::plain;
use super::record::{Record, Stated, book, context, fault, key};
use super::value::{Context, Doubt, Fact, Kind, Said, read};
use crate::doc::{Fault, shortened};
use crate::law::{Library, Rulebook};
use crate::names::folded;
use crate::value::day::Day;

/// One row while it is read.
pub(super) struct One<'o> {
    pub(super) layout: &'o Layout,
    pub(super) sheet: &'o SheetLayout,
    pub(super) row: &'o Row<'o>,
    /// What merged cells of several rows give to this one, by column.
    pub(super) fill: &'o BTreeMap<usize, Cell<'static>>,
    pub(super) library: &'o Library,
    pub(super) place: usize,
}

impl<'o> One<'o> {
    /// A cell, or what a merged one shows in its place.
    pub(super) fn cell(&self, place: usize) -> &Cell<'o> {
        self.fill.get(&place).unwrap_or_else(|| self.row.cell(place))
    }

    /// What stands beneath a merged cell that shows something else.
    fn beneath(&self, place: usize) -> Option<&Cell<'o>> {
        let own = self.row.cell(place);
        let is_beneath = |shown: &&Cell<'_>| !own.is_blank() && own.shown() != shown.shown() && !ditto::is_ditto(own);
        self.fill.get(&place).filter(is_beneath).map(|_| own)
    }

    pub(super) fn first_place(&self) -> usize {
        self.row.cells.iter().position(|cell| !cell.is_blank()).unwrap_or(0)
    }

    /// Whether the sheet has lines.
    pub(super) fn has_lines(&self) -> bool {
        matches!(self.sheet.role, Role::Lines | Role::GoodsAndLines)
    }

    /// Whether the row is no line, and what then. Below totals texts without figures are signatures and notes.
    pub(super) fn apart(&self, is_below: bool) -> Option<What> {
        let states = |kind: Kind| {
            let own = self.sheet.columns.iter().enumerate().filter(|(_, column)| {
                column.field().is_some_and(|field| field.kind == kind && field.of != Sheet::Goods)
            });
            own.clone().any(|(place, _)| self.row.cell(place).shown().chars().any(char::is_alphanumeric))
        };
        let has_digits =
            || self.row.cells.iter().any(|cell| cell.shown().contains(|letter: char| letter.is_ascii_digit()));
        let has_value = || self.figures().iter().any(|(_, cell)| cell.shown().chars().any(char::is_alphanumeric));
        if self.repeats_headings() {
            return Some(What::Headings);
        }
        // A signature has names where lines have countries.
        let is_text = || !states(Kind::Country) || self.is_signature();
        if is_below && self.has_lines() && is_text() && !has_digits() && !has_value() {
            return Some(What::Note);
        }
        if self.sheet.apart.is_empty() && (states(Kind::Code) || states(Kind::Country)) {
            return None;
        }
        let text = self.label()?;
        if let Some(said) = self.sheet.apart.get(&text) {
            return What::of_name(said);
        }
        if states(Kind::Code) || states(Kind::Country) {
            return None;
        }
        let what = apart::what(&text);
        if !self.has_lines() {
            // A good or a contractor may be called so: whoever has a number of its own is no total.
            return what.filter(|what| *what == What::Total && !self.is_numbered());
        }
        let has_figures = self.row.cells.iter().any(heading::is_figure);
        match what {
            Some(What::Section) if has_figures || self.says_unit() => None,
            Some(What::Total | What::Section) => what,
            Some(_) => what,
            None if is_below && !has_figures => Some(What::Note),
            None => None,
        }
    }

    /// Whether the row states nothing of a material but its name, quantity and value.
    fn is_bare(&self) -> bool {
        let is_more = |column: &Column| {
            column.field().is_some_and(|field| {
                matches!(field.kind, Kind::Code | Kind::Country | Kind::Proof | Kind::Packaging | Kind::Flag)
                    || field.path == "proof/number"
            })
        };
        let mut columns = self.sheet.columns.iter().enumerate().filter(|(_, column)| is_more(column));
        columns.all(|(place, _)| !self.cell(place).shown().chars().any(char::is_alphanumeric))
    }

    /// Whether the row states a measure.
    fn says_unit(&self) -> bool {
        let is_unit = |column: &Column| column.field().is_some_and(|field| field.kind == Kind::Unit);
        let mut cells = self.sheet.columns.iter().zip(&self.row.cells).filter(|(column, _)| is_unit(column));
        cells.any(|(_, cell)| cell.shown().chars().any(char::is_alphanumeric))
    }

    /// Whether each cell repeats the heading of its column.
    fn repeats_headings(&self) -> bool {
        let mut same = 0_usize;
        for (place, cell) in self.row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
            let heading = self.sheet.columns.get(place).map(|column| column.heading.as_str()).unwrap_or_default();
            if heading.is_empty() || folded(&heading::text(cell)) != folded(heading) {
                return false;
            }
            same = same.saturating_add(1);
        }
        same > 1
    }

    /// Whether the row has headings of another table: names of facts in place of their values.
    pub(super) fn is_of_headings(&self) -> bool {
        let filled = self.row.cells.iter().filter(|cell| !cell.is_blank());
        let names = |cell: &&Cell<'_>| {
            let found = field::heading(&heading::text(cell)).matches;
            !heading::is_figure(cell) && found.iter().any(|found| found.how != field::How::Form)
        };
        let (all, named) = (filled.clone().count(), filled.filter(names).count());
        named > 1 && named.saturating_mul(2) > all
    }

    fn is_signature(&self) -> bool {
        let first = self.row.cells.iter().find(|cell| !cell.is_blank());
        first.is_some_and(|cell| plain::is_signature(&heading::text(cell)))
    }

    /// The fault of a row that is known by how its name begins, though the name says more: it may be a material. `None`
    /// where the user said what it is.
    pub(super) fn unclear(&self, what: Option<What>) -> Option<Fault> {
        if !self.has_lines() {
            return None;
        }
        let label = self.label().filter(|label| !self.sheet.apart.contains_key(label))?;
        let is_unclear = match what {
            Some(What::Wages | What::Overhead | What::ProductionCost | What::Profit | What::Price) => {
                !plain::is_plain(&field::heading(&label).rest)
            }
            Some(What::Total) => !plain::is_plain_total(&label),
            Some(What::Vat) => !plain::is_plain_vat(&label),
            // A section has neither unit nor figure, and a material has a code or country besides.
            None if self.is_bare() && apart::what(&label) == Some(What::Section) => true,
            None => plain::is_part(&label) || (self.is_bare() && plain::is_cost(&label)),
            _ => false,
        };
        let place = self.row.cells.iter().position(|cell| heading::text(cell) == label).unwrap_or_default();
        let fault = || Fault::at("row-unclear", self.sheet.at(place, self.row.number)).given(shortened(label.clone()));
        is_unclear.then(fault)
    }

    /// The currency that the name of a price or cost says.
    ///
    /// # Errors
    /// A fault, where the name says other units than the figure was read in.
    pub(super) fn currency_of_figure(&self, place: usize, own: Option<&str>) -> Result<Option<String>, Fault> {
        let label = self.label().unwrap_or_default();
        let said = heading::Units::of(&field::heading(&label).units);
        let column = self.sheet.columns.get(place);
        let scale = column.and_then(|column| column.scale).unwrap_or(0);
        let is_other_currency = said.currency.as_deref().is_some_and(|said| own.is_some_and(|own| own != said));
        // A name that says the currency means its units, as a heading does.
        let is_other_scale = match said.scale {
            Some(said) => said != scale,
            None => said.currency.is_some() && scale > 0,
        };
        let has_vat = column.and_then(|column| column.vat_included).unwrap_or(false);
        let is_other_vat = said.vat_included.is_some_and(|said| said != has_vat);
        let of_bill = self.layout.pieces.as_ref().map_or("1", |pieces| pieces.count.as_str());
        let is_of_many = said.per.as_ref().is_some_and(|(count, _)| count.as_deref().unwrap_or("1") != of_bill);
        if is_other_currency || is_other_scale || is_other_vat || is_of_many || said.unclear.is_some() {
            return Err(Fault::at("figure-unclear", self.sheet.at(place, self.row.number)).given(shortened(label)));
        }
        Ok(said.currency)
    }

    /// The currency of a row's amounts: what its name says, else what stands in the column of currencies.
    pub(super) fn currency_of_row(&self) -> Option<String> {
        let said = self.label().and_then(|label| heading::Units::of(&field::heading(&label).units).currency);
        let is_currency = |column: &Column| column.field().is_some_and(|field| field.path == "currency");
        let mut columns = self.sheet.columns.iter().enumerate().filter(|(_, column)| is_currency(column));
        said.or_else(|| {
            let (place, column) = columns.next()?;
            let said = read(Kind::Currency, self.row.cell(place), &self.context(column, None)).ok()??;
            said.fact.text().map(ToString::to_string)
        })
    }

    /// Whether the row has an id that is not itself the word of a total.
    fn is_numbered(&self) -> bool {
        let ids = self.sheet.columns.iter().zip(&self.row.cells);
        ids.filter(|(column, cell)| column.field().is_some_and(|field| field.kind == Kind::Id) && !cell.is_blank())
            .any(|(_, cell)| apart::what(&heading::text(cell)) != Some(What::Total))
    }

    /// The text by which a row is known: its name, else its first text.
    fn label(&self) -> Option<String> {
        let named = self.sheet.column_of(Sheet::Lines, "name").or(self.sheet.column_of(Sheet::ContractGoods, "name"));
        // A good may have such a name, and its lines repeat it. Where the row has texts of a line, that name is ignored.
        let is_line = self.says_line();
        let of_good = |place| self.sheet.columns.get(place).is_some_and(is_of_good);
        let texts = self.row.cells.iter().enumerate().filter(|(place, _)| !(is_line && of_good(*place)));
        let texts = texts.map(|(_, cell)| cell).filter(|cell| !cell.is_blank() && !heading::is_figure(cell));
        let first = || texts.clone().map(heading::text).next();
        let name = named.map(|place| self.row.cell(place)).filter(|cell| !cell.is_blank() && !heading::is_figure(cell));
        // A total stands where there is room: its word may be in any column.
        let total = texts.clone().map(heading::text).find(|text| apart::what(text) == Some(What::Total));
        total.or_else(|| name.map(heading::text)).or_else(first)
    }

    /// Whether the row states, besides sums, what only a line has, and that is no word of a total.
    fn says_line(&self) -> bool {
        let is_text = |column: &Column| {
            column.field().is_some_and(|field| {
                field.of == Sheet::Lines
                    && field.path != "good"
                    && !matches!(
                        field.kind,
                        Kind::Amount | Kind::Quantity | Kind::Mass | Kind::Percent | Kind::Currency | Kind::Unit
                    )
            })
        };
        let mut cells = self.sheet.columns.iter().zip(&self.row.cells).filter(|(column, _)| is_text(column));
        cells.any(|(_, cell)| {
            let text = heading::text(cell);
            text.chars().any(char::is_alphanumeric) && apart::what(&text).is_none()
        })
    }

    /// The cells of a row's amount: those of the columns of values, else the only figure in the row.
    pub(super) fn figures(&self) -> Vec<(usize, &Cell<'o>)> {
        let is_value = |column: &Column| column.field().is_some_and(|field| field.path == "value");
        let values = self.sheet.columns.iter().enumerate().filter(|(_, column)| is_value(column));
        let filled: Vec<(usize, &Cell<'o>)> =
            values.map(|(place, _)| (place, self.row.cell(place))).filter(|(_, cell)| !cell.is_blank()).collect();
        if !filled.is_empty() {
            return filled;
        }
        let all = self.row.cells.iter().enumerate();
        let figures: Vec<(usize, &Cell<'o>)> =
            all.filter(|(place, cell)| *place > self.first_place() && heading::is_figure(cell)).collect();
        if figures.len() == 1 { figures } else { Vec::new() }
    }

    /// A cell as an amount, read as the column of values is.
    pub(super) fn amount(&self, place: usize, cell: &Cell<'_>) -> Result<Option<(String, Option<String>)>, Doubt> {
        let is_value = |column: &&Column| column.field().is_some_and(|field| field.path == "value");
        let own = self.sheet.columns.get(place).filter(is_value);
        let column = own.or_else(|| self.sheet.columns.iter().find(is_value));
        let blank = Column::default();
        let said = read(Kind::Amount, cell, &self.context(column.unwrap_or(&blank), None))?;
        Ok(said.and_then(|said| match said.fact {
            Fact::Text(text) => Some((text, said.currency)),
            _ => None,
        }))
    }

    /// What a cell says, read as one of this column; `None` where nothing clear stands in it.
    pub(super) fn read_as(&self, kind: Kind, cell: &Cell<'_>, column: &Column) -> Option<Fact> {
        Some(read(kind, cell, &self.context(column, None)).ok()??.fact)
    }

    fn context<'c>(&'c self, column: &'c Column, rulebook: Option<&'c Rulebook>) -> Context<'c> {
        context(self.layout, column, self.library, rulebook)
    }

    /// What the row says.
    pub(super) fn record(&self, names: &mut Names) -> Record {
        let mut record = Record { sheet: self.place, row: self.row.number, ..Record::default() };
        let book = self.rulebook();
        names.of(book);
        for (place, column) in self.sheet.columns.iter().enumerate() {
            self.column(place, column, (book, names), &mut record);
        }
        // A row may be longer than the headings and all rows that were counted.
        for (place, cell) in self.row.cells.iter().enumerate().skip(self.sheet.columns.len()) {
            if !cell.is_blank() {
                record.faults.push(self.no_heading(place, cell));
            }
        }
        self.name(&mut record);
        record
    }

    fn column(
        &self,
        place: usize,
        column: &Column,
        (book, names): (Option<&Rulebook>, &mut Names),
        record: &mut Record,
    ) {
        let cell = self.cell(place);
        if cell.is_blank() {
            return;
        }
        let at = || self.sheet.at(place, self.row.number);
        if let Some(own) = self.beneath(place).filter(|_| !matches!(column.usage, Usage::Ignored)) {
            record.faults.push(Fault::at("beneath-merged", at()).given(heading::text(own)));
        }
        match &column.usage {
            Usage::Blank | Usage::Ignored | Usage::Unclear => {}
            Usage::NoHeading => record.faults.push(self.no_heading(place, cell)),
            Usage::Own => record.own.push((place, heading::text(cell))),
            Usage::Field(field) => {
                let is_sum =
                    matches!(field.kind, Kind::Amount | Kind::Quantity | Kind::Mass) && field.of != Sheet::Goods;
                if is_sum && self.fill.contains_key(&place) {
                    record.faults.push(Fault::at("merged-amount", at()).given(heading::text(cell)));
                    return;
                }
                if column.has_ditto && ditto::is_ditto(cell) {
                    record.faults.push(Fault::at("ditto-unclear", at()).given(heading::text(cell)));
                    return;
                }
                if field.states.as_ref().is_some_and(|(path, _)| path.ends_with("proof/kind")) {
                    match paper(cell.shown()) {
                        Paper::There => {}
                        Paper::NotThere => return,
                        Paper::Unclear => {
                            record.faults.push(Fault::at("paper-unclear", at()).given(heading::text(cell)));
                            return;
                        }
                    }
                }
                match names.read(place, field.kind, cell, &self.context(column, book)) {
                    Ok(Some(said)) => record.said.push(Stated::of(place, said, column)),
                    Ok(None) => {}
                    Err(doubt) => record.faults.push(fault(&doubt, at())),
                }
            }
        }
    }

    fn no_heading(&self, place: usize, cell: &Cell<'_>) -> Fault {
        Fault::at("under-no-heading", self.sheet.at(place, self.row.number)).given(heading::text(cell))
    }

    /// The rulebook by whose names operations are understood: the row's, else the document's.
    fn rulebook(&self) -> Option<&'o Rulebook> {
        let needs = |column: &Column| {
            column
                .field()
                .is_some_and(|field| matches!(field.kind, Kind::Operations | Kind::WhollyProduced | Kind::Reading))
        };
        if !self.sheet.columns.iter().any(needs) {
            return None;
        }
        let own = self
            .sheet
            .columns
            .iter()
            .enumerate()
            .find(|(_, column)| column.field().is_some_and(|field| field.path == "rulebook"));
        let of_row =
            own.and_then(|(place, column)| match read(Kind::Rulebook, self.cell(place), &self.context(column, None)) {
                Ok(Some(said)) => said.fact.text().map(ToString::to_string),
                _ => None,
            });
        book(self.layout, self.library, of_row.as_deref())
    }

    /// Takes the record's id out of its facts.
    fn name(&self, record: &mut Record) {
        let (of, path) = match self.sheet.role {
            Role::Goods | Role::GoodsAndLines => (Sheet::Goods, "id"),
            Role::Lines => (Sheet::Lines, "good"),
            Role::Contracts => (Sheet::Contracts, "id"),
            Role::ContractGoods => (Sheet::ContractGoods, "contract"),
            _ => return,
        };
        let Some(place) = self.sheet.column_of(of, path) else { return };
        let said = record.said.iter().position(|said| said.column == place);
        if let Some(at) = said
            && let Fact::Text(id) = record.said.remove(at).fact
        {
            record.key = key(&id);
            record.id = Some(id);
        }
        let is_many = self.layout.ask.about == super::ask::About::Goods;
        let at = self.sheet.at(place, self.row.number);
        if record.id.is_none() && is_many && record.faults.iter().all(|fault| fault.at != at) {
            record.faults.push(Fault::at("blank-good", at));
        }
    }
}

/// What cells of names say, by column and text: a table says the same ones again and again.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The rulebook that they were read by.
    book: Option<(String, Day)>,
    by_column: BTreeMap<usize, BTreeMap<String, Result<Option<Said>, Doubt>>>,
}

/// So many names of a column are kept.
const MOST_NAMES: usize = 512;

impl Names {
    /// Forgets what was read by another rulebook.
    fn of(&mut self, book: Option<&Rulebook>) {
        let is_same = match (&self.book, book) {
            (Some((id, first)), Some(book)) => *id == book.id && *first == book.first,
            (None, None) => true,
            _ => false,
        };
        if !is_same {
            self.by_column.clear();
            self.book = book.map(|book| (book.id.clone(), book.first));
        }
    }

    /// What a cell says: as it was read before, else as it is read now.
    fn read(
        &mut self,
        place: usize,
        kind: Kind,
        cell: &Cell<'_>,
        context: &Context<'_>,
    ) -> Result<Option<Said>, Doubt> {
        let Content::Text(text) = &cell.content else { return read(kind, cell, context) };
        if !is_of_names(kind) {
            return read(kind, cell, context);
        }
        let known = self.by_column.entry(place).or_default();
        if let Some(said) = known.get(text.as_ref()) {
            return said.clone();
        }
        let said = read(kind, cell, context);
        if known.len() < MOST_NAMES {
            known.insert(text.to_string(), said.clone());
        }
        said
    }
}

fn is_of_good(column: &Column) -> bool {
    column.field().is_some_and(|field| field.of == Sheet::Goods)
}

/// Whether cells of a kind are looked up by name.
fn is_of_names(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Country
            | Kind::Currency
            | Kind::Vat
            | Kind::Proof
            | Kind::Packaging
            | Kind::StockMethod
            | Kind::OverheadMethod
            | Kind::Rulebook
            | Kind::Operations
            | Kind::WhollyProduced
            | Kind::ValueIs
            | Kind::ContractKind
            | Kind::PurchaseKind
            | Kind::Flag
    )
}
