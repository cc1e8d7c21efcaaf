//! Goods whose bill raises no question, straight from the columns: neither JSON nor typed facts are made of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, Decimal128Array, Int64Array, LargeStringArray, RecordBatch, StringArray, StringViewArray,
    StructArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use tegi::amount::Total;
use tegi::brief::{Line, Plan, Sums};
use tegi::country::Country;
use tegi::door::Door;
use tegi::facts::{Facts, MOST_MATERIALS};
use tegi::fault::TEXT_LIMIT;
use tegi::hs::HsCode;

use super::results::{Column, Short};
use super::rows::{GOODS, ID, Rows};

/// What a brief answer holds.
const COLUMNS: [&str; 11] = [
    "verdict",
    "rule",
    "criterion",
    "share",
    "headroom",
    "missing",
    "outside",
    "warnings",
    "error",
    "error_at",
    "errors",
];
/// More digits than these may not fit a machine word.
const WORD_DIGITS: usize = 18;
/// Ids of so few lines are held against each other one by one.
const FEW_LINES: usize = 24;

/// The plans that have been made, by what the goods state besides amounts and bill.
#[derive(Default)]
pub(super) struct Plans(Mutex<BTreeMap<String, Option<Arc<Plan>>>>);

/// What one thread has at hand.
#[derive(Default)]
pub(super) struct Desk {
    plans: BTreeMap<String, Option<Arc<Plan>>>,
    sums: Sums,
    lines: Vec<Line>,
}

/// The columns of a batch that brief answers are made from.
pub(super) struct Briefs<'t> {
    head: Rows<'t>,
    /// Whether goods state nothing but code, amounts and bill.
    is_bare: bool,
    hs: Texts,
    name: Texts,
    price: Money,
    cost: Money,
    bills: Bills,
    countries: Countries,
}

impl<'t> Briefs<'t> {
    /// Nothing where the columns are not those that this is for, or more is asked.
    pub(super) fn new(
        batch: &RecordBatch,
        keep: &[String],
        same: &'t [(std::borrow::Cow<'static, str>, tegi::json::Json<'static>)],
        columns: &[Column],
    ) -> Option<Briefs<'t>> {
        if !columns.iter().all(|(name, _)| COLUMNS.contains(name))
            || same.iter().any(|(name, _)| matches!(name.as_ref(), "good" | "materials"))
            || ["facts", "good"].into_iter().any(|name| batch.column_by_name(name).is_some())
        {
            return None;
        }
        let of_good = |name: &str| {
            let long = ["good/", name].concat();
            let found = [name, &long].into_iter().filter_map(|name| batch.schema_ref().index_of(name).ok());
            let found: Vec<usize> = found.collect();
            (found.len() < 2).then(|| found.first().copied())
        };
        let (name, price, cost) = (of_good("name")?, of_good("ex_works_price")?, of_good("production_cost")?);
        let bills = batch.schema_ref().index_of("materials").ok()?;
        let taken = [name, price, cost, Some(bills)];
        let others: Vec<usize> = (0..batch.num_columns()).filter(|place| !taken.contains(&Some(*place))).collect();
        let head = batch.project(&others).ok()?;
        let hs = of_good("hs")??;
        let is_fact = |name: &String| name != ID && !keep.contains(name);
        let facts = head.schema_ref().fields().iter().filter(|field| is_fact(field.name())).count();
        let kept: Vec<String> = keep.iter().filter(|name| head.column_by_name(name).is_some()).cloned().collect();
        let column = |place: Option<usize>| place.map(|place| batch.column(place));
        Some(Briefs {
            head: Rows::new(&head, &GOODS, &kept, same, None).ok()?,
            is_bare: facts == 1,
            hs: Texts::new(Some(batch.column(hs)))?,
            name: Texts::new(column(name))?,
            price: Money::new(column(price))?,
            cost: Money::new(column(cost))?,
            bills: Bills::new(batch.column(bills))?,
            countries: Countries::new(),
        })
    }

    /// The answer to a row; nothing where it takes more to answer.
    pub(super) fn answer(&self, row: usize, door: &Door, plans: &Plans, desk: &mut Desk) -> Option<Short> {
        let hs = self.hs.get(row)?;
        if self.name.get(row).is_some_and(|name| name.len() > TEXT_LIMIT) {
            return None;
        }
        let whole = if self.is_bare { None } else { Some(self.head.canonical(row)) };
        let key = whole.as_deref().unwrap_or(hs);
        if !desk.plans.contains_key(key) {
            // Its own copy: threads that count one plan's users together would wait for each other.
            let plan = self.plan(row, key, door, plans).map(|plan| Arc::new(Plan::clone(&plan)));
            desk.plans.insert(key.to_owned(), plan);
        }
        let plan = desk.plans.get(key)?.as_ref()?;
        let (price, cost) = (self.price.above_zero(row)?, self.cost.above_zero(row)?);
        self.bills.read(row, &self.countries, &mut desk.lines)?;
        let brief = plan.answer(price, cost, desk.lines.iter().copied(), &mut desk.sums)?;
        Some(Short {
            verdict: brief.verdict,
            is_criterion: brief.criterion.is_some(),
            share: brief.share,
            headroom: brief.headroom.map(Total::units),
            of_bill: brief.of_bill,
            plan: Arc::clone(plan),
        })
    }

    fn plan(&self, row: usize, key: &str, door: &Door, plans: &Plans) -> Option<Arc<Plan>> {
        let mut plans = plans.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = plans.get(key) {
            return known.clone();
        }
        let facts = self.head.read(row, Facts::read).ok();
        let plan = facts.and_then(|facts| Plan::new(&facts, door.library())).map(Arc::new);
        plans.insert(key.to_owned(), plan.clone());
        plan
    }
}

/// A column of texts.
enum Texts {
    Absent,
    Small(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
}

impl Texts {
    fn new(column: Option<&ArrayRef>) -> Option<Texts> {
        let Some(column) = column else { return Some(Texts::Absent) };
        match column.data_type() {
            DataType::Utf8 => Some(Texts::Small(column.as_string::<i32>().clone())),
            DataType::LargeUtf8 => Some(Texts::Large(column.as_string::<i64>().clone())),
            DataType::Utf8View => Some(Texts::View(column.as_string_view().clone())),
            DataType::Null => Some(Texts::Absent),
            _ => None,
        }
    }

    fn get(&self, row: usize) -> Option<&str> {
        match self {
            Texts::Absent => None,
            Texts::Small(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::Large(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
        }
    }
}

/// A column of amounts.
enum Money {
    Texts(Texts),
    Decimals(Decimal128Array, u32),
    Integers(Int64Array),
}

impl Money {
    fn new(column: Option<&ArrayRef>) -> Option<Money> {
        match column.map(|column| (column, column.data_type())) {
            Some((column, DataType::Decimal128(_, scale))) => {
                Some(Money::Decimals(column.as_primitive::<Decimal128Type>().clone(), u32::try_from(*scale).ok()?))
            }
            Some((column, DataType::Int64)) => Some(Money::Integers(column.as_primitive::<Int64Type>().clone())),
            column => Texts::new(column.map(|(column, _)| column)).map(Money::Texts),
        }
    }

    /// The amount of a row; nothing for null. The outer nothing: it takes more to read it.
    fn get(&self, row: usize) -> Option<Option<Total>> {
        match self {
            Money::Texts(texts) => texts.get(row).map_or(Some(None), |text| total(text).map(Some)),
            Money::Decimals(values, scale) if values.is_valid(row) => Total::exact(values.value(row), *scale).map(Some),
            // A number of more digits is refused.
            Money::Integers(values) if values.is_valid(row) => {
                let value = values.value(row);
                (value < 1_000_000_000_000_000).then(|| Total::exact(value.into(), 0)).flatten().map(Some)
            }
            _ => Some(None),
        }
    }

    fn above_zero(&self, row: usize) -> Option<Option<Total>> {
        self.get(row).filter(|amount| *amount != Some(Total::ZERO))
    }
}

/// A text of digits with at most one point; nothing where it may be something else.
fn total(text: &str) -> Option<Total> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_plain = !whole.is_empty() && !fraction.is_empty() && text.len() <= WORD_DIGITS;
    if !is_plain || (whole.len() > 1 && whole.starts_with('0')) {
        return None;
    }
    let digits = |part: &str, above: i64| {
        part.bytes().try_fold(above, |value, byte| {
            byte.is_ascii_digit().then(|| value.wrapping_mul(10).wrapping_add(i64::from(byte.wrapping_sub(b'0'))))
        })
    };
    let mantissa = digits(fraction, digits(whole, 0)?)?;
    let scale = u32::try_from(fraction.len()).ok().filter(|scale| *scale <= tegi::amount::DECIMALS)?;
    Total::exact(mantissa.into(), scale)
}

/// The bills of the goods.
struct Bills {
    starts: Vec<usize>,
    nulls: Option<NullBuffer>,
    id: Texts,
    name: Texts,
    hs: Texts,
    origin: Texts,
    value: Money,
}

impl Bills {
    fn new(column: &ArrayRef) -> Option<Bills> {
        let number = |place: i64| usize::try_from(place).unwrap_or(usize::MAX);
        let (starts, lines): (Vec<usize>, &ArrayRef) = match column.data_type() {
            DataType::List(_) => {
                let list = column.as_list::<i32>();
                (list.value_offsets().iter().map(|place| number(i64::from(*place))).collect(), list.values())
            }
            DataType::LargeList(_) => {
                let list = column.as_list::<i64>();
                (list.value_offsets().iter().map(|place| number(*place)).collect(), list.values())
            }
            _ => return None,
        };
        let lines: &StructArray =
            lines.as_any().downcast_ref::<StructArray>().filter(|lines| lines.null_count() == 0)?;
        let mut fields = lines.column_names();
        let known = fields.iter().all(|name| ["id", "name", "hs", "value", "origin"].contains(name));
        fields.sort_unstable();
        fields.dedup();
        let of = |name| lines.column_by_name(name);
        (known && fields.len() == lines.num_columns()).then_some(())?;
        Some(Bills {
            starts,
            nulls: column.nulls().cloned(),
            id: Texts::new(of("id"))?,
            name: Texts::new(of("name"))?,
            hs: Texts::new(of("hs"))?,
            origin: Texts::new(of("origin"))?,
            value: Money::new(of("value"))?,
        })
    }

    /// The lines of a row; nothing where one of them takes more to read.
    fn read(&self, row: usize, countries: &Countries, lines: &mut Vec<Line>) -> Option<()> {
        lines.clear();
        let (start, end) = (*self.starts.get(row)?, *self.starts.get(row.checked_add(1)?)?);
        if self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(row)) || end.saturating_sub(start) > MOST_MATERIALS {
            return None;
        }
        for place in start..end {
            let hs = match self.hs.get(place) {
                Some(text) => Some(text.parse::<HsCode>().ok()?),
                None => None,
            };
            let origin = match self.origin.get(place) {
                Some(text) => Some(countries.get(text)?),
                None => None,
            };
            if self.name.get(place).is_some_and(|name| name.len() > TEXT_LIMIT) {
                return None;
            }
            lines.push(Line { hs, origin, value: self.value.get(place)?? });
        }
        self.has_sound_ids(start, end).then_some(())
    }

    /// Whether no id is empty, reserved, too long or another line's.
    fn has_sound_ids(&self, start: usize, end: usize) -> bool {
        if matches!(self.id, Texts::Absent) {
            return true;
        }
        let ids = || (start..end).filter_map(|place| self.id.get(place));
        if ids().any(|id| id.is_empty() || id.starts_with('#') || id.len() > TEXT_LIMIT) {
            return false;
        }
        // In most bills they rise.
        if ids().is_sorted_by(|left, right| left < right) {
            return true;
        }
        if end.saturating_sub(start) <= FEW_LINES {
            return ids().enumerate().all(|(place, id)| !ids().take(place).any(|other| other == id));
        }
        let mut sorted: Vec<&str> = ids().collect();
        sorted.sort_unstable();
        sorted.is_sorted_by(|left, right| left < right)
    }
}

/// All countries by their two letters.
struct Countries(Vec<Option<Country>>);

const LETTERS: usize = 26;

impl Countries {
    fn new() -> Countries {
        let letters = || b'A'..=b'Z';
        let pairs = letters().flat_map(|first| letters().map(move |second| [first, second]));
        Countries(pairs.map(|pair| std::str::from_utf8(&pair).ok().and_then(|text| text.parse().ok())).collect())
    }

    fn get(&self, text: &str) -> Option<Country> {
        let [first, second] = text.as_bytes() else { return None };
        let place = |letter: u8| letter.checked_sub(b'A').map(usize::from).filter(|place| *place < LETTERS);
        *self.0.get(place(*first)? * LETTERS + place(*second)?)?
    }
}
