//! Goods whose bill raises no question, straight from the columns: neither JSON nor typed facts are made of them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_array::{Array, ArrayRef, BooleanArray, Date32Array, RecordBatch};
use arrow_schema::DataType;
use tegi::brief::{Plan, Sums};
use tegi::doc::{At, TEXT_LIMIT};
use tegi::door::Door;
use tegi::facts::Facts;
use tegi::value::amount::Total;

use super::bills::{Bills, Money, Texts, Window};
use super::cells::{Cells, cells};
use super::results::{Column, Short};
use super::rows::{GOODS, ID, Rows};
use super::typed::{NOTHING, Reading};

/// What a brief answer holds.
const COLUMNS: [&str; 13] = [
    "verdict",
    "provisional",
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
    window: Window,
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
}

impl<'t> Briefs<'t> {
    /// Nothing where the columns are not those that this is for, or more is asked.
    pub(super) fn new(
        batch: &RecordBatch,
        reading: Reading,
        keep: &[String],
        same: &'t [(std::borrow::Cow<'static, str>, tegi::doc::Json<'static>)],
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
            head: Rows::new(&head, &GOODS, reading, &kept, same, None).ok()?,
            rest: rest.collect::<Option<_>>()?,
            hs: Texts::new(Some(batch.column(hs)))?,
            name: Texts::new(column(name))?,
            price: Money::new(column(price))?,
            cost: Money::new(column(cost))?,
            bills: Bills::new(batch.column(bills))?,
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
        let lines = self.bills.lines(row, &mut desk.window)?;
        let brief = plan.answer(price, cost, lines, &mut desk.sums)?;
        Some(Short {
            verdict: brief.verdict,
            provisional: brief.provisional,
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
        let facts = self.head.read(row, door, Facts::read).ok();
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
                None => Rest::Other(cells(column, &At::Root, NOTHING).ok()?),
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
