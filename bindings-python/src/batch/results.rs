//! What came of the rows, as columns.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::builder::{Decimal128Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field, Fields};
use tegi::fault::Fault;

/// Decimals of the columns of shares, and of those of money.
const SHARE: i8 = 2;
pub(super) const MONEY: i8 = 12;

/// What came of one row. What was not asked for is empty.
#[derive(Default)]
pub(super) struct Outcome {
    /// Parts that are one text each.
    pub(super) texts: Vec<(&'static str, Option<Cow<'static, str>>)>,
    /// Parts that are decimals, as the answer has them.
    pub(super) decimals: Vec<(&'static str, Option<String>)>,
    /// Parts that are lists of texts.
    pub(super) lists: Vec<(&'static str, Vec<Cow<'static, str>>)>,
    /// Why there is no answer.
    pub(super) errors: Vec<Fault>,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// A text.
    Text,
    /// Percent with two decimals.
    Share,
    /// Money.
    Money,
    /// Texts.
    Texts,
    /// The code of the first error.
    Error,
    /// The place of the first error.
    ErrorAt,
    /// All errors.
    Errors,
}

/// A column of the answers.
pub(super) type Column = (&'static str, Holds);

/// The columns that are asked for, of these.
///
/// # Errors
/// The name of one that there is not.
pub(super) fn chosen(names: &[String], all: &[Column]) -> Result<Vec<Column>, String> {
    let found = names.iter().map(|name| all.iter().find(|(known, _)| known == name).copied().ok_or(name.clone()));
    found.collect()
}

impl Holds {
    pub(super) fn data_type(self) -> DataType {
        match self {
            Holds::Text | Holds::Error | Holds::ErrorAt => DataType::Utf8,
            Holds::Share => DataType::Decimal128(5, SHARE),
            Holds::Money => DataType::Decimal128(38, MONEY),
            Holds::Texts => DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true))),
            Holds::Errors => DataType::List(Arc::new(Field::new_list_field(DataType::Struct(of_error()), true))),
        }
    }
}

fn of_error() -> Fields {
    ["code", "at", "given", "allowed"].into_iter().map(|name| Field::new(name, DataType::Utf8, true)).collect()
}

/// A column of what came of the rows.
pub(super) fn column(rows: &[Outcome], (name, holds): Column) -> Result<ArrayRef, ArrowError> {
    Ok(match holds {
        Holds::Text => Arc::new(texts(rows.iter().map(|row| named(&row.texts, name).and_then(|text| text.as_deref())))),
        Holds::Share => decimals(rows, name, SHARE)?,
        Holds::Money => decimals(rows, name, MONEY)?,
        Holds::Texts => {
            let mut list = ListBuilder::new(StringBuilder::new());
            for row in rows {
                match named(&row.lists, name) {
                    Some(items) => list.append_value(items.iter().map(Some)),
                    None => list.append_null(),
                }
            }
            Arc::new(list.finish())
        }
        Holds::Error => Arc::new(texts(rows.iter().map(|row| row.errors.first().map(|fault| fault.code.as_ref())))),
        Holds::ErrorAt => Arc::new(texts(rows.iter().map(|row| row.errors.first().map(|fault| fault.at.as_str())))),
        Holds::Errors => {
            let faults = || rows.iter().flat_map(|row| &row.errors);
            let parts: Vec<ArrayRef> = vec![
                Arc::new(texts(faults().map(|fault| Some(fault.code.as_ref())))),
                Arc::new(texts(faults().map(|fault| Some(fault.at.as_str())))),
                Arc::new(texts(faults().map(|fault| fault.given.as_deref()))),
                Arc::new(texts(faults().map(|fault| fault.allowed.as_deref()))),
            ];
            let structs = StructArray::try_new(of_error(), parts, None)?;
            let field = Arc::new(Field::new_list_field(DataType::Struct(of_error()), true));
            let offsets = OffsetBuffer::from_lengths(rows.iter().map(|row| row.errors.len()));
            let nulls = rows.iter().map(|row| !row.errors.is_empty()).collect::<Vec<bool>>();
            Arc::new(ListArray::try_new(field, offsets, Arc::new(structs), Some(nulls.into()))?)
        }
    })
}

fn texts<'t>(texts: impl Iterator<Item = Option<&'t str>>) -> arrow_array::StringArray {
    let mut column = StringBuilder::new();
    texts.for_each(|text| column.append_option(text));
    column.finish()
}

fn decimals(rows: &[Outcome], name: &str, scale: i8) -> Result<ArrayRef, ArrowError> {
    let precision = if scale == SHARE { 5 } else { 38 };
    let mut column = Decimal128Builder::new().with_precision_and_scale(precision, scale)?;
    for row in rows {
        let text = named(&row.decimals, name).and_then(|text| text.as_deref());
        column.append_option(text.and_then(|text| units(text, scale)));
    }
    Ok(Arc::new(column.finish()))
}

fn named<'r, T>(parts: &'r [(&'static str, T)], name: &str) -> Option<&'r T> {
    parts.iter().find(|(known, _)| *known == name).map(|(_, part)| part)
}

/// `-1.5` of scale 2 as −150; nothing where more decimals than those are not zero.
pub(super) fn units(text: &str, scale: i8) -> Option<i128> {
    let scale = usize::try_from(scale).ok()?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let fraction = if fraction.len() <= scale { format!("{fraction:0<scale$}") } else { return None };
    [whole, &fraction].concat().parse().ok()
}
