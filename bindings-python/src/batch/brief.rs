//! Goods whose bill raises no question, straight from the columns: neither JSON nor typed facts are made of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int64Type};
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int64Array, LargeStringArray, RecordBatch,
    StringArray, StringViewArray, StructArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use tegi::amount::{Scale, Total};
use tegi::brief::{Line, Plan, Sums};
use tegi::country::Country;
use tegi::door::Door;
use tegi::facts::{Facts, MOST_MATERIALS};
use tegi::fault::{At, TEXT_LIMIT};
use tegi::hs::HsCode;

use super::cells::{Cells, cells};
use super::results::{Column, Short};
use super::rows::{GOODS, ID, Rows};

/// What a brief answer holds.
const COLUMNS: [&str; 12] = [
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
    "edition",
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
    places: BTreeMap<String, usize>,
    plans: Vec<Option<Arc<Plan>>>,
    /// The key of the row before, which is often that of the next one.
    last: (String, usize),
    sums: Sums,
    lines: Vec<Line>,
    key: String,
}

/// The columns of a batch that brief answers are made from.
pub(super) struct Briefs<'t> {
    head: Rows<'t>,
    /// What goods state besides code, amounts and bill.
    rest: Vec<Rest>,
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
        let is_rest = |place: &&usize| {
            let name = batch.schema_ref().field(**place).name();
            **place != hs && name != ID && !keep.contains(name)
        };
        let rest = others.iter().filter(is_rest).map(|place| Rest::new(batch.column(*place)));
        let kept: Vec<String> = keep.iter().filter(|name| head.column_by_name(name).is_some()).cloned().collect();
        let column = |place: Option<usize>| place.map(|place| batch.column(place));
        Some(Briefs {
            head: Rows::new(&head, &GOODS, &kept, same, None).ok()?,
            rest: rest.collect::<Option<_>>()?,
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
        let mut key = std::mem::take(&mut desk.key);
        key.clear();
        key.push_str(hs);
        self.rest.iter().for_each(|rest| rest.tell(row, &mut key));
        let is_last = desk.last.0 == key;
        let place = if is_last { desk.last.1 } else { self.seek(row, &key, door, plans, desk) };
        desk.key = key;
        let plan = desk.plans.get(place)?.as_ref()?;
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

    /// The place of the key's plan on the desk.
    fn seek(&self, row: usize, key: &str, door: &Door, plans: &Plans, desk: &mut Desk) -> usize {
        let place = desk.places.get(key).copied().unwrap_or_else(|| {
            // Its own copy: threads that count one plan's users together would wait for each other.
            let plan = self.plan(row, key, door, plans).map(|plan| Arc::new(Plan::clone(&plan)));
            desk.plans.push(plan);
            desk.places.insert(key.to_owned(), desk.plans.len().saturating_sub(1));
            desk.plans.len().saturating_sub(1)
        });
        key.clone_into(&mut desk.last.0);
        desk.last.1 = place;
        place
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

/// A column that goods of one plan say the same in.
enum Rest {
    Text(Texts),
    Flag(BooleanArray),
    Day(Date32Array),
    Other(Box<dyn Cells>),
}

impl Rest {
    fn new(column: &ArrayRef) -> Option<Rest> {
        Some(match column.data_type() {
            DataType::Boolean => Rest::Flag(column.as_boolean().clone()),
            DataType::Date32 => Rest::Day(column.as_primitive::<Date32Type>().clone()),
            _ => match Texts::new(Some(column)) {
                Some(texts) => Rest::Text(texts),
                None => Rest::Other(cells(column, &At::Root).ok()?),
            },
        })
    }

    /// Adds to a key what the row says; no two rows that say different things add the same.
    fn tell(&self, row: usize, key: &mut String) {
        key.push('\u{1f}');
        match self {
            Rest::Text(texts) => {
                if let Some(text) = texts.get(row) {
                    // Its length first: it may hold whatever parts keys.
                    key.push_str(&text.len().to_string());
                    key.push('=');
                    key.push_str(text);
                }
            }
            Rest::Flag(flags) if flags.is_valid(row) => key.push(if flags.value(row) { '1' } else { '0' }),
            Rest::Day(days) if days.is_valid(row) => key.push_str(&days.value(row).to_string()),
            Rest::Other(cells) => key.push_str(&cells.json(row).canonical()),
            Rest::Flag(_) | Rest::Day(_) => {}
        }
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
    Decimals(Decimal128Array, Scale),
    Integers(Int64Array, Scale),
}

impl Money {
    fn new(column: Option<&ArrayRef>) -> Option<Money> {
        match column.map(|column| (column, column.data_type())) {
            Some((column, DataType::Decimal128(_, scale))) => {
                let scale = Scale::new(u32::try_from(*scale).ok()?)?;
                Some(Money::Decimals(column.as_primitive::<Decimal128Type>().clone(), scale))
            }
            Some((column, DataType::Int64)) => {
                Some(Money::Integers(column.as_primitive::<Int64Type>().clone(), Scale::new(0)?))
            }
            column => Texts::new(column.map(|(column, _)| column)).map(Money::Texts),
        }
    }

    /// The amount of a row; nothing for null. The outer nothing: it takes more to read it.
    fn get(&self, row: usize) -> Option<Option<Total>> {
        match self {
            Money::Texts(texts) => texts.get(row).map_or(Some(None), |text| total(text).map(Some)),
            Money::Decimals(values, scale) if values.is_valid(row) => scale.total(values.value(row)).map(Some),
            Money::Integers(values, scale) if values.is_valid(row) => scale.total(values.value(row).into()).map(Some),
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
    Scale::new(u32::try_from(fraction.len()).ok()?)?.total(mantissa.into())
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
        let mut last = "";
        let mut is_rising = true;
        for id in ids() {
            if id.is_empty() || id.starts_with('#') || id.len() > TEXT_LIMIT {
                return false;
            }
            is_rising &= last < id;
            last = id;
        }
        // In most bills they rise.
        if is_rising {
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
