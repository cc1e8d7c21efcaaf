//! What stands in Arrow's columns, as the JSON that a person would have written: what is null is left out.

use std::borrow::Cow;
use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowPrimitiveType, DecimalType};
use arrow_array::{
    Array, ArrayRef, BooleanArray, FixedSizeListArray, GenericListArray, GenericListViewArray, GenericStringArray,
    MapArray, OffsetSizeTrait, PrimitiveArray, StringViewArray, types,
};
use arrow_buffer::NullBuffer;
use arrow_schema::{DataType, TimeUnit};
use tegi::door::{At, Fault, Json};

use super::typed::{NOTHING, Reading};

/// A column whose cells can be said.
pub(super) trait Cells: Send + Sync {
    /// What stands in a row; `Null` for nothing. What cannot be read stands as it is, and is doubtful.
    fn json(&self, row: usize) -> Json<'_>;

    /// Notes what of a row cannot be read, at its place.
    fn doubts(&self, _row: usize, _at: &At<'_>, _found: &mut Vec<Fault>) {}
}

/// The cells of a column, of whatever type.
///
/// # Errors
/// `wrong-type` for a type that has no counterpart in JSON.
pub(super) fn cells(array: &ArrayRef, at: &At<'_>, reading: Reading) -> Result<Box<dyn Cells>, Fault> {
    let found: Option<Box<dyn Cells>> = match array.data_type() {
        DataType::Null => Some(Box::new(Nothing)),
        DataType::Boolean => each::<BooleanArray>(array, |array, row| Json::Bool(array.value(row))),
        DataType::Utf8 => text::<i32>(array),
        DataType::LargeUtf8 => text::<i64>(array),
        DataType::Utf8View => each::<StringViewArray>(array, |array, row| Json::Text(Cow::Borrowed(array.value(row)))),
        DataType::Int8 => number::<types::Int8Type>(array),
        DataType::Int16 => number::<types::Int16Type>(array),
        DataType::Int32 => number::<types::Int32Type>(array),
        DataType::Int64 => number::<types::Int64Type>(array),
        DataType::UInt8 => number::<types::UInt8Type>(array),
        DataType::UInt16 => number::<types::UInt16Type>(array),
        DataType::UInt32 => number::<types::UInt32Type>(array),
        DataType::UInt64 => number::<types::UInt64Type>(array),
        DataType::Float32 => number::<types::Float32Type>(array),
        DataType::Float64 => number::<types::Float64Type>(array),
        DataType::Decimal32(..) => decimal::<types::Decimal32Type>(array),
        DataType::Decimal64(..) => decimal::<types::Decimal64Type>(array),
        DataType::Decimal128(..) => decimal::<types::Decimal128Type>(array),
        DataType::Decimal256(..) => decimal::<types::Decimal256Type>(array),
        DataType::Date32 => {
            each::<PrimitiveArray<types::Date32Type>>(array, |array, row| day(i64::from(array.value(row)), 1))
        }
        DataType::Date64 => {
            each::<PrimitiveArray<types::Date64Type>>(array, |array, row| day(array.value(row), 86_400_000))
        }
        DataType::Timestamp(TimeUnit::Second, None) => moment::<types::TimestampSecondType>(array),
        DataType::Timestamp(TimeUnit::Millisecond, None) => moment::<types::TimestampMillisecondType>(array),
        DataType::Timestamp(TimeUnit::Microsecond, None) => moment::<types::TimestampMicrosecondType>(array),
        DataType::Timestamp(TimeUnit::Nanosecond, None) => moment::<types::TimestampNanosecondType>(array),
        DataType::List(_) => list::<i32>(array, at, reading)?,
        DataType::LargeList(_) => list::<i64>(array, at, reading)?,
        DataType::ListView(_) => list_view::<i32>(array, at, reading)?,
        DataType::LargeListView(_) => list_view::<i64>(array, at, reading)?,
        DataType::FixedSizeList(..) => match array.as_any().downcast_ref::<FixedSizeListArray>() {
            Some(list) => {
                let (items, size) =
                    (cells(list.values(), at, reading)?, usize::try_from(list.value_length()).unwrap_or(0));
                let places = (0..list.len()).map(|row| row.saturating_mul(size)..row.saturating_add(1) * size);
                Some(lists(array, places.collect(), items))
            }
            None => None,
        },
        DataType::Struct(_) => {
            let array = array.as_struct();
            let mut members = Members::default();
            for (name, column) in array.column_names().into_iter().zip(array.columns()) {
                members.place(name, cells(column, &At::Field(at, name), reading)?, at)?;
            }
            Some(Box::new(members.object(array.nulls().cloned())))
        }
        DataType::Map(..) => match array.as_any().downcast_ref::<MapArray>() {
            Some(map) => {
                let (keys, values) = (cells(map.keys(), at, NOTHING)?, cells(map.values(), at, NOTHING)?);
                let places = between(map.value_offsets().iter().map(|place| usize::try_from(*place).unwrap_or(0)));
                Some(Box::new(Maps { places, nulls: map.nulls().cloned(), keys, values }))
            }
            None => None,
        },
        DataType::Dictionary(..) => {
            let array = array.as_any_dictionary();
            // Of an empty dictionary no key can be normalised, and every row of it is null.
            let keys = if array.values().is_empty() { vec![0; array.len()] } else { array.normalized_keys() };
            let values = cells(array.values(), at, reading)?;
            Some(Box::new(Named { keys, nulls: array.keys().logical_nulls(), values }))
        }
        _ => None,
    };
    let found = found.ok_or_else(|| {
        let allowed = "text, integer, decimal, boolean, date, list, struct, map";
        Fault::new("wrong-type", at).given(array.data_type().to_string()).allowed(allowed)
    })?;
    // Of a dictionary the values are read already.
    let is_said = is_text(array.data_type()) || array.data_type().is_integer();
    Ok(match reading.kind(at).filter(|_| is_said) {
        Some(kind) => reading.typed(kind, found),
        None => found,
    })
}

fn is_text(of: &DataType) -> bool {
    matches!(of, DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View)
}

/// No cell says anything.
struct Nothing;

impl Cells for Nothing {
    fn json(&self, _: usize) -> Json<'_> {
        Json::Null
    }
}

/// Cells that are said one by one.
struct Each<A> {
    array: A,
    say: for<'a> fn(&'a A, usize) -> Json<'a>,
}

impl<A: Array> Cells for Each<A> {
    fn json(&self, row: usize) -> Json<'_> {
        if self.array.is_null(row) { Json::Null } else { (self.say)(&self.array, row) }
    }
}

fn each<A: Array + Clone + 'static>(
    array: &ArrayRef,
    say: for<'a> fn(&'a A, usize) -> Json<'a>,
) -> Option<Box<dyn Cells>> {
    let array = array.as_any().downcast_ref::<A>()?.clone();
    Some(Box::new(Each { array, say }))
}

fn text<O: OffsetSizeTrait>(array: &ArrayRef) -> Option<Box<dyn Cells>> {
    each::<GenericStringArray<O>>(array, |array, row| Json::Text(Cow::Borrowed(array.value(row))))
}

/// As Python's numbers are taken: by the shortest digits that mean it. `NaN` stands for nothing, as in pandas.
fn number<T: ArrowPrimitiveType>(array: &ArrayRef) -> Option<Box<dyn Cells>>
where
    T::Native: ToString,
{
    each::<PrimitiveArray<T>>(array, |array, row| {
        let digits = array.value(row).to_string();
        let is_finite = digits.trim_start_matches('-').starts_with(|first: char| first.is_ascii_digit());
        if is_finite {
            Json::Number(Cow::Owned(digits))
        } else if digits == "NaN" {
            Json::Null
        } else {
            Json::Text(Cow::Owned(digits))
        }
    })
}

/// As text, so that all its digits count; the zeros that only the column's type has are left out.
fn decimal<T: DecimalType>(array: &ArrayRef) -> Option<Box<dyn Cells>> {
    each::<PrimitiveArray<T>>(array, |array, row| {
        let text = array.value_as_string(row);
        let short = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
        Json::Text(Cow::Owned(short.to_owned()))
    })
}

/// A moment that is a midnight is a day: pandas has no other type for days.
fn moment<T: types::ArrowTimestampType>(array: &ArrayRef) -> Option<Box<dyn Cells>> {
    each::<PrimitiveArray<T>>(array, |array, row| {
        let of_second = match T::UNIT {
            TimeUnit::Second => 1,
            TimeUnit::Millisecond => 1_000,
            TimeUnit::Microsecond => 1_000_000,
            TimeUnit::Nanosecond => 1_000_000_000,
        };
        day(array.value(row), 86_400_i64.saturating_mul(of_second))
    })
}

/// `YYYY-MM-DD`, of so many units since 1970-01-01; with a rest that is no day.
fn day(since: i64, of_day: i64) -> Json<'static> {
    let (days, rest) = (since.div_euclid(of_day), since.rem_euclid(of_day));
    // Howard Hinnant's days_from_civil, inverted: years begin in March, 400 of them are 146 097 days.
    let days = days.saturating_add(719_468);
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let (date, month) = (of_year - (153 * shifted + 2) / 5 + 1, if shifted < 10 { shifted + 3 } else { shifted - 9 });
    let year = era.saturating_mul(400).saturating_add(year_of_era).saturating_add(i64::from(month <= 2));
    let time = if rest == 0 { "" } else { "T…" };
    Json::Text(Cow::Owned(format!("{year:04}-{month:02}-{date:02}{time}")))
}

/// Lists of cells.
struct Lists {
    places: Vec<Range<usize>>,
    nulls: Option<NullBuffer>,
    items: Box<dyn Cells>,
}

impl Cells for Lists {
    fn json(&self, row: usize) -> Json<'_> {
        match self.places.get(row) {
            Some(places) if !is_null(&self.nulls, row) => {
                Json::List(places.clone().map(|place| self.items.json(place)).collect())
            }
            _ => Json::Null,
        }
    }

    fn doubts(&self, row: usize, at: &At<'_>, found: &mut Vec<Fault>) {
        let places = self.places.get(row).filter(|_| !is_null(&self.nulls, row)).cloned().unwrap_or_default();
        places.enumerate().for_each(|(item, place)| self.items.doubts(place, &At::Item(at, item), found));
    }
}

fn lists(array: &ArrayRef, places: Vec<Range<usize>>, items: Box<dyn Cells>) -> Box<dyn Cells> {
    Box::new(Lists { places, nulls: array.nulls().cloned(), items })
}

fn list<O: OffsetSizeTrait>(array: &ArrayRef, at: &At<'_>, reading: Reading) -> Result<Option<Box<dyn Cells>>, Fault> {
    let Some(list) = array.as_any().downcast_ref::<GenericListArray<O>>() else { return Ok(None) };
    let places = between(list.value_offsets().iter().map(|place| place.as_usize()));
    Ok(Some(lists(array, places, cells(list.values(), at, reading)?)))
}

fn list_view<O: OffsetSizeTrait>(
    array: &ArrayRef,
    at: &At<'_>,
    reading: Reading,
) -> Result<Option<Box<dyn Cells>>, Fault> {
    let Some(list) = array.as_any().downcast_ref::<GenericListViewArray<O>>() else { return Ok(None) };
    let offsets = list.offsets().iter().zip(list.sizes().iter());
    let places = offsets.map(|(start, size)| start.as_usize()..start.as_usize().saturating_add(size.as_usize()));
    Ok(Some(lists(array, places.collect(), cells(list.values(), at, reading)?)))
}

/// From each offset to the next.
fn between(offsets: impl Iterator<Item = usize> + Clone) -> Vec<Range<usize>> {
    offsets.clone().zip(offsets.skip(1)).map(|(start, end)| start..end).collect()
}

/// Objects whose names are the rows' own.
struct Maps {
    places: Vec<Range<usize>>,
    nulls: Option<NullBuffer>,
    keys: Box<dyn Cells>,
    values: Box<dyn Cells>,
}

impl Cells for Maps {
    fn json(&self, row: usize) -> Json<'_> {
        let Some(places) = self.places.get(row).filter(|_| !is_null(&self.nulls, row)) else { return Json::Null };
        let members = places.clone().filter_map(|place| match self.keys.json(place) {
            Json::Text(name) => Some((name, self.values.json(place))),
            _ => None,
        });
        Json::Object(members.collect())
    }
}

/// Cells that are numbers of others.
struct Named {
    keys: Vec<usize>,
    nulls: Option<NullBuffer>,
    values: Box<dyn Cells>,
}

impl Cells for Named {
    fn json(&self, row: usize) -> Json<'_> {
        match self.keys.get(row) {
            Some(key) if !is_null(&self.nulls, row) => self.values.json(*key),
            _ => Json::Null,
        }
    }

    fn doubts(&self, row: usize, at: &At<'_>, found: &mut Vec<Fault>) {
        if let Some(key) = self.keys.get(row).filter(|_| !is_null(&self.nulls, row)) {
            self.values.doubts(*key, at, found);
        }
    }
}

/// An object whose names are those of columns.
pub(super) struct Object {
    members: Vec<(String, Member)>,
    nulls: Option<NullBuffer>,
}

impl Cells for Object {
    fn json(&self, row: usize) -> Json<'_> {
        if is_null(&self.nulls, row) { Json::Null } else { said(&self.members, row) }
    }

    fn doubts(&self, row: usize, at: &At<'_>, found: &mut Vec<Fault>) {
        if !is_null(&self.nulls, row) {
            doubts(&self.members, row, at, found);
        }
    }
}

/// Members by name; `proof/kind` is `kind` of `proof`.
#[derive(Default)]
pub(super) struct Members(Vec<(String, Member)>);

enum Member {
    Column(Box<dyn Cells>),
    Path(Vec<(String, Member)>),
}

impl Members {
    /// Adds a column under a name or path.
    ///
    /// # Errors
    /// `duplicate-key`, where something stands there already.
    pub(super) fn place(&mut self, path: &str, cells: Box<dyn Cells>, at: &At<'_>) -> Result<(), Fault> {
        place(&mut self.0, path, cells).map_err(|()| Fault::new("duplicate-key", &At::Field(at, path)))
    }

    /// The object of them.
    pub(super) fn object(self, nulls: Option<NullBuffer>) -> Object {
        Object { members: self.0, nulls }
    }
}

fn place(members: &mut Vec<(String, Member)>, path: &str, cells: Box<dyn Cells>) -> Result<(), ()> {
    let (name, rest) = path.split_once('/').map_or((path, None), |(name, rest)| (name, Some(rest)));
    let found = members.iter_mut().find(|(known, _)| known == name).map(|(_, member)| member);
    match (found, rest) {
        (None, None) => members.push((name.to_owned(), Member::Column(cells))),
        (None, Some(rest)) => {
            let mut inner = Vec::new();
            place(&mut inner, rest, cells)?;
            members.push((name.to_owned(), Member::Path(inner)));
        }
        (Some(Member::Path(inner)), Some(rest)) => place(inner, rest, cells)?,
        (Some(_), _) => return Err(()),
    }
    Ok(())
}

/// The members that say something. A struct of nothing but nulls says as little as no struct.
fn said(members: &[(String, Member)], row: usize) -> Json<'_> {
    let mut object = Vec::with_capacity(members.len());
    for (name, member) in members {
        let value = match member {
            Member::Column(cells) => cells.json(row),
            Member::Path(inner) => said(inner, row),
        };
        if !matches!(&value, Json::Null) && !matches!(&value, Json::Object(inner) if inner.is_empty()) {
            object.push((Cow::Borrowed(name.as_str()), value));
        }
    }
    Json::Object(object)
}

fn doubts(members: &[(String, Member)], row: usize, at: &At<'_>, found: &mut Vec<Fault>) {
    for (name, member) in members {
        match member {
            Member::Column(cells) => cells.doubts(row, &At::Field(at, name), found),
            Member::Path(inner) => doubts(inner, row, &At::Field(at, name), found),
        }
    }
}

fn is_null(nulls: &Option<NullBuffer>, row: usize) -> bool {
    nulls.as_ref().is_some_and(|nulls| nulls.is_null(row))
}
