//! Goods whose bill has nothing but codes, values and origins, straight from the columns: neither JSON nor typed facts
//! are made of them.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use arrow_array::cast::AsArray;
use arrow_array::types::Date32Type;
use arrow_array::{Array, ArrayRef, BooleanArray, Date32Array, RecordBatch};
use arrow_schema::DataType;
use rayon::prelude::*;
use tegi::door::{Alike, At, Briefing, Door, Facts, Kept, TEXT_LIMIT, Total};

use super::AT_ONCE;
use super::bills::{Bills, Money, Texts, Window};
use super::cells::{Cells, cells};
use super::results::{Column, Short};
use super::rows::{GOODS, ID, Rows};
use super::typed::{NOTHING, Reading};
use crate::signs::hear;

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

/// A thread keeps the buffers of so many kinds of goods.
const MOST_BRIEFINGS: usize = 1_024;

/// What is known of goods that are alike, by what they state besides amounts and bill.
#[derive(Default)]
pub(super) struct Known<'d> {
    places: BTreeMap<String, usize>,
    alike: Vec<Option<Alike<'d>>>,
    /// The rules that they share.
    rules: Kept<'d>,
}

impl<'d> Known<'d> {
    /// What is known of all kinds of goods, by their places; `None` for goods that may raise a question.
    pub(super) fn alike(&self) -> &[Option<Alike<'d>>] {
        &self.alike
    }
}

/// What one thread has at hand while it looks for the places of rows.
#[derive(Default)]
struct Seeker {
    places: BTreeMap<String, usize>,
    /// The key of the row before, which is often that of the next one.
    last: (String, usize),
    key: String,
}

/// What one thread has at hand while it answers.
pub(super) struct Desk<'p> {
    alike: &'p [Option<Alike<'p>>],
    briefings: BTreeMap<usize, Briefing<'p>>,
    window: Window,
}

impl<'p> Desk<'p> {
    pub(super) fn new(alike: &'p [Option<Alike<'p>>]) -> Desk<'p> {
        Desk { alike, briefings: BTreeMap::new(), window: Window::default() }
    }
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
        same: &'t [(std::borrow::Cow<'static, str>, tegi::door::Json<'static>)],
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

    /// The place of each row among the goods that are alike; `None` where it takes more to answer it.
    pub(super) fn places<'d>(&self, rows: usize, door: &'d Door, known: &mut Known<'d>) -> Vec<Option<usize>> {
        let known = Mutex::new(known);
        let rows = (0..rows).into_par_iter().with_min_len(AT_ONCE);
        let place = |seeker: &mut Seeker, row| {
            hear();
            self.place(row, door, &known, seeker)
        };
        rows.map_init(Seeker::default, place).collect()
    }

    fn place<'d>(
        &self,
        row: usize,
        door: &'d Door,
        known: &Mutex<&mut Known<'d>>,
        seeker: &mut Seeker,
    ) -> Option<usize> {
        let hs = self.hs.get(row)?;
        if self.name.get(row).is_some_and(|name| name.len() > TEXT_LIMIT) {
            return None;
        }
        seeker.key.clear();
        seeker.key.push_str(hs);
        self.rest.iter().for_each(|rest| rest.tell(row, &mut seeker.key));
        if seeker.last.0 == seeker.key {
            return Some(seeker.last.1);
        }
        let place = match seeker.places.get(&seeker.key) {
            Some(place) => *place,
            None => {
                let place = self.known_place(row, &seeker.key, door, known);
                seeker.places.insert(seeker.key.clone(), place);
                place
            }
        };
        seeker.key.clone_into(&mut seeker.last.0);
        seeker.last.1 = place;
        Some(place)
    }

    /// The place of a key that this thread has not met before.
    fn known_place<'d>(&self, row: usize, key: &str, door: &'d Door, known: &Mutex<&mut Known<'d>>) -> usize {
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let Known { places, alike, rules } = &mut **known;
        if let Some(place) = places.get(key) {
            return *place;
        }
        let facts = self.head.read(row, door, Facts::read).ok();
        let place = alike.len();
        alike.push(facts.and_then(|facts| Alike::new(&facts, door.library(), rules)));
        places.insert(key.to_owned(), place);
        place
    }

    /// The answer to a row whose place is known; `None` where it takes more to answer it.
    pub(super) fn answer<'p>(&self, row: usize, place: usize, desk: &mut Desk<'p>) -> Option<Short<'p>> {
        let alike = desk.alike.get(place)?.as_ref()?;
        let (price, cost) = (self.price.above_zero(row)?, self.cost.above_zero(row)?);
        let lines = self.bills.lines(row, &mut desk.window)?;
        if desk.briefings.len() >= MOST_BRIEFINGS && !desk.briefings.contains_key(&place) {
            desk.briefings.clear();
        }
        // A line whose heading is not known goes the full way.
        let briefing = desk.briefings.entry(place).or_insert_with(|| Briefing::new(alike).knowing_headings());
        let brief = briefing.answer(price, cost, lines)?;
        Some(Short {
            verdict: brief.verdict,
            provisional: brief.provisional,
            is_criterion: brief.criterion.is_some(),
            share: brief.share,
            headroom: brief.headroom.map(Total::units),
            missing: brief.missing,
            of_bill: brief.of_bill,
            alike,
        })
    }
}

/// A column that goods which are alike say the same in.
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
