//! The bills of a table's goods, read column by column: one kind of value at a time is read several times as fast as
//! one line at a time.

use std::cmp::Ordering;
use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int64Type};
use arrow_array::{
    Array, ArrayAccessor, ArrayRef, Decimal128Array, Int64Array, LargeStringArray, StringArray, StringViewArray,
    StructArray,
};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use tegi::door::{Country, HsCode, MOST_MATERIALS, Nomenclature, PlainLine, Scale, TEXT_LIMIT, Total};

/// Goods whose bills are read at once: their lines stay in the processor's cache.
const GOODS_AT_ONCE: usize = 64;
/// Their lines, unless a single good has more.
const LINES_AT_ONCE: usize = 2_048;
/// More digits than these may not fit a machine word.
const WORD_DIGITS: usize = 18;
/// Ids of so few lines are held against each other one by one.
const FEW_LINES: usize = 24;

/// A column of texts.
pub(super) enum Texts {
    Absent,
    Small(StringArray),
    Large(LargeStringArray),
    View(StringViewArray),
}

impl Texts {
    pub(super) fn new(column: Option<&ArrayRef>) -> Option<Texts> {
        let Some(column) = column else { return Some(Texts::Absent) };
        match column.data_type() {
            DataType::Utf8 => Some(Texts::Small(column.as_string::<i32>().clone())),
            DataType::LargeUtf8 => Some(Texts::Large(column.as_string::<i64>().clone())),
            DataType::Utf8View => Some(Texts::View(column.as_string_view().clone())),
            DataType::Null => Some(Texts::Absent),
            _ => None,
        }
    }

    pub(super) fn get(&self, row: usize) -> Option<&str> {
        match self {
            Texts::Absent => None,
            Texts::Small(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::Large(texts) => texts.is_valid(row).then(|| texts.value(row)),
            Texts::View(texts) => texts.is_valid(row).then(|| texts.value(row)),
        }
    }

    /// Tells each text of these places, in their order.
    fn each<'t>(&'t self, places: Range<usize>, tell: impl FnMut(Option<&'t str>)) {
        match self {
            Texts::Absent => places.map(|_| None).for_each(tell),
            Texts::Small(texts) => each(texts, places, tell),
            Texts::Large(texts) => each(texts, places, tell),
            Texts::View(texts) => each(texts, places, tell),
        }
    }
}

fn each<'t>(texts: impl ArrayAccessor<Item = &'t str>, places: Range<usize>, mut tell: impl FnMut(Option<&'t str>)) {
    if texts.null_count() == 0 {
        places.for_each(|place| tell(Some(texts.value(place))));
    } else {
        places.for_each(|place| tell(texts.is_valid(place).then(|| texts.value(place))));
    }
}

/// A column of amounts.
pub(super) enum Money {
    Texts(Texts),
    Decimals(Decimal128Array, Scale),
    Integers(Int64Array, Scale),
}

impl Money {
    pub(super) fn new(column: Option<&ArrayRef>) -> Option<Money> {
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
            Money::Texts(texts) => stated(texts.get(row)),
            Money::Decimals(values, scale) if values.is_valid(row) => scale.total(values.value(row)).map(Some),
            Money::Integers(values, scale) if values.is_valid(row) => scale.total(values.value(row).into()).map(Some),
            _ => Some(None),
        }
    }

    /// Tells each amount of these places, in their order, as [`Money::get`] gives it.
    fn each(&self, places: Range<usize>, mut tell: impl FnMut(Option<Option<Total>>)) {
        match self {
            Money::Texts(texts) => texts.each(places, |text| tell(stated(text))),
            Money::Decimals(values, scale) if values.null_count() == 0 => {
                places.for_each(|place| tell(scale.total(values.value(place)).map(Some)));
            }
            _ => places.for_each(|place| tell(self.get(place))),
        }
    }

    pub(super) fn above_zero(&self, row: usize) -> Option<Option<Total>> {
        self.get(row).filter(|amount| *amount != Some(Total::ZERO))
    }
}

fn stated(text: Option<&str>) -> Option<Option<Total>> {
    text.map_or(Some(None), |text| total(text).map(Some))
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
pub(super) struct Bills {
    starts: Vec<usize>,
    nulls: Option<NullBuffer>,
    id: Texts,
    name: Texts,
    hs: Texts,
    origin: Texts,
    value: Money,
    countries: Countries,
}

impl Bills {
    pub(super) fn new(column: &ArrayRef) -> Option<Bills> {
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
            countries: Countries::new(),
        })
    }

    /// The lines of a row; nothing where one of them takes more to read.
    pub(super) fn lines<'w>(&self, row: usize, window: &'w mut Window) -> Option<&'w [PlainLine]> {
        let (start, end) = (*self.starts.get(row)?, *self.starts.get(row.checked_add(1)?)?);
        if self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(row)) || end.saturating_sub(start) > MOST_MATERIALS {
            return None;
        }
        if start < window.start || window.start.saturating_add(window.lines.len()) < end || window.lines.is_empty() {
            self.read(row, window);
        }
        let within = start.checked_sub(window.start)?..end.checked_sub(window.start)?;
        let is_plain = !window.is_odd.get(within.clone())?.contains(&true);
        (is_plain && self.has_sound_ids(start, end)).then(|| window.lines.get(within)).flatten()
    }

    /// Reads the bills of a row and of those that follow it.
    fn read(&self, row: usize, window: &mut Window) {
        let start = self.starts.get(row).copied().unwrap_or_default();
        let ends = self.starts.iter().skip(row.saturating_add(1)).take(GOODS_AT_ONCE).copied();
        let ends =
            ends.enumerate().take_while(|(place, end)| *place == 0 || end.saturating_sub(start) <= LINES_AT_ONCE);
        let places = start..ends.map(|(_, end)| end).last().unwrap_or(start);
        let nothing = PlainLine { hs: None, origin: None, value: Total::ZERO };
        window.start = start;
        window.lines.clear();
        window.lines.resize(places.len(), nothing);
        window.is_odd.clear();
        window.is_odd.resize(places.len(), false);
        let mut slots = window.lines.iter_mut().zip(&mut window.is_odd);
        self.hs.each(places.clone(), |text| {
            let (Some((line, is_odd)), Some(text)) = (slots.next(), text) else { return };
            line.hs = text.parse::<HsCode>().ok();
            // Nine digits may be ten whose first zero is lost.
            let is_known = |code: HsCode| text.len() != 9 && Nomenclature::EMBEDDED.knows_heading(code);
            *is_odd |= !line.hs.is_some_and(is_known);
        });
        let mut slots = window.lines.iter_mut().zip(&mut window.is_odd);
        self.origin.each(places.clone(), |text| {
            let (Some((line, is_odd)), Some(text)) = (slots.next(), text) else { return };
            line.origin = self.countries.get(text);
            *is_odd |= line.origin.is_none();
        });
        let mut slots = window.lines.iter_mut().zip(&mut window.is_odd);
        self.value.each(places.clone(), |value| {
            let Some((line, is_odd)) = slots.next() else { return };
            line.value = value.flatten().unwrap_or(Total::ZERO);
            *is_odd |= value.flatten().is_none();
        });
        if matches!(self.name, Texts::Absent) {
            return;
        }
        let mut slots = window.is_odd.iter_mut();
        self.name.each(places, |name| {
            let Some(is_odd) = slots.next() else { return };
            *is_odd |= name.is_some_and(|name| name.len() > TEXT_LIMIT);
        });
    }

    /// Whether no id is empty, reserved, too long or another line's.
    fn has_sound_ids(&self, start: usize, end: usize) -> bool {
        if matches!(self.id, Texts::Absent) {
            return true;
        }
        let (mut last, mut is_rising, mut is_sound) = (("", 0), true, true);
        self.id.each(start..end, |id| {
            let Some(id) = id else { return };
            is_sound &= !id.is_empty() && !id.starts_with('#') && id.len() <= TEXT_LIMIT;
            // Short ones of one length are compared as numbers.
            let number = if id.len() <= 8 { id.bytes().fold(0, |sum, byte| sum << 8 | u64::from(byte)) } else { 0 };
            is_rising &= match (last.0.len(), last.1).cmp(&(id.len(), number)) {
                Ordering::Less => true,
                Ordering::Equal => id.len() > 8 && last.0 < id,
                Ordering::Greater => false,
            };
            last = (id, number);
        });
        if !is_sound {
            return false;
        }
        // In most bills they rise.
        if is_rising {
            return true;
        }
        let ids = || (start..end).filter_map(|place| self.id.get(place));
        if end.saturating_sub(start) <= FEW_LINES {
            return ids().enumerate().all(|(place, id)| !ids().take(place).any(|other| other == id));
        }
        let mut sorted: Vec<&str> = ids().collect();
        sorted.sort_unstable();
        sorted.is_sorted_by(|left, right| left < right)
    }
}

/// The lines of some goods that follow each other.
#[derive(Default)]
pub(super) struct Window {
    /// The place of the first line.
    start: usize,
    lines: Vec<PlainLine>,
    /// Lines that take more to read.
    is_odd: Vec<bool>,
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
