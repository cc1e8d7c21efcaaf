//! What came of the rows, as columns.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::builder::{Decimal128Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, BooleanArray, ListArray, StringArray, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field, Fields};
use tegi::door::{Alike, Fault, OF_BILL, Verdict};

/// Decimals of the columns of shares, and of those of money.
const SHARE: i8 = 2;
pub(super) const MONEY: i8 = 12;

/// What came of one row.
pub(super) enum Outcome<'p> {
    /// An answer.
    Answer(Box<Answer>),
    /// An answer in brief.
    Short(Short<'p>),
    /// Why there is no answer.
    Refused(Vec<Fault>),
}

/// The parts of an answer. What was not asked for is empty.
pub(super) struct Answer {
    /// Parts that are one text each.
    pub(super) texts: Vec<(&'static str, Option<Cow<'static, str>>)>,
    /// Parts that are decimals, as the answer has them.
    pub(super) decimals: Vec<(&'static str, Option<String>)>,
    /// Whether it rests on something that is not settled.
    pub(super) provisional: bool,
    /// Parts that are lists of texts.
    pub(super) lists: Vec<(&'static str, Vec<Cow<'static, str>>)>,
}

/// An answer in brief, with what goods that are alike have in common.
pub(super) struct Short<'p> {
    pub(super) verdict: Verdict,
    pub(super) provisional: bool,
    pub(super) is_criterion: bool,
    pub(super) share: Option<u32>,
    pub(super) headroom: Option<i128>,
    pub(super) missing: Vec<String>,
    pub(super) of_bill: [bool; OF_BILL.len()],
    pub(super) alike: &'p Alike<'p>,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// A text.
    Text,
    /// Whether the answer is provisional.
    Provisional,
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
            Holds::Provisional => DataType::Boolean,
            Holds::Share => DataType::Decimal128(5, SHARE),
            Holds::Money => DataType::Decimal128(38, MONEY),
            Holds::Texts => DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true))),
            Holds::Errors => DataType::List(Arc::new(Field::new_list_field(DataType::Struct(of_error()), true))),
        }
    }
}

fn of_error() -> Fields {
    let texts = ["code", "at", "given", "allowed"].into_iter().map(|name| Field::new(name, DataType::Utf8, true));
    let offers = DataType::List(Arc::new(Field::new_list_field(DataType::Utf8, true)));
    texts.chain([Field::new("offers", offers, true)]).collect()
}

/// A column of what came of the rows.
pub(super) fn column(rows: &[Outcome<'_>], (name, holds): Column) -> Result<ArrayRef, ArrowError> {
    Ok(match holds {
        Holds::Text => Arc::new(texts(rows.iter().map(|row| row.text(name)), rows.len())),
        Holds::Provisional => Arc::new(rows.iter().map(Outcome::provisional).collect::<BooleanArray>()),
        Holds::Share => decimals(rows.iter().map(|row| row.share(name)), 5, SHARE)?,
        Holds::Money => decimals(rows.iter().map(|row| row.money(name)), 38, MONEY)?,
        Holds::Texts => {
            let mut list = ListBuilder::with_capacity(StringBuilder::new(), rows.len());
            for row in rows {
                let is_there = row.list(name, &mut |text| list.values().append_value(text));
                list.append(is_there);
            }
            Arc::new(list.finish())
        }
        Holds::Error => Arc::new(texts(rows.iter().map(|row| Some(row.errors().first()?.code.as_ref())), rows.len())),
        Holds::ErrorAt => Arc::new(texts(rows.iter().map(|row| Some(row.errors().first()?.at.as_str())), rows.len())),
        Holds::Errors => {
            let faults = || rows.iter().flat_map(Outcome::errors);
            let mut offers = ListBuilder::new(StringBuilder::new());
            for fault in faults() {
                fault.offers.iter().for_each(|offer| offers.values().append_value(offer));
                offers.append(!fault.offers.is_empty());
            }
            let parts: Vec<ArrayRef> = vec![
                Arc::new(texts(faults().map(|fault| Some(fault.code.as_ref())), 0)),
                Arc::new(texts(faults().map(|fault| Some(fault.at.as_str())), 0)),
                Arc::new(texts(faults().map(|fault| fault.given.as_deref()), 0)),
                Arc::new(texts(faults().map(|fault| fault.allowed.as_deref()), 0)),
                Arc::new(offers.finish()),
            ];
            let structs = StructArray::try_new(of_error(), parts, None)?;
            let field = Arc::new(Field::new_list_field(DataType::Struct(of_error()), true));
            let offsets = OffsetBuffer::from_lengths(rows.iter().map(|row| row.errors().len()));
            let nulls = rows.iter().map(|row| !row.errors().is_empty()).collect::<Vec<bool>>();
            Arc::new(ListArray::try_new(field, offsets, Arc::new(structs), Some(nulls.into()))?)
        }
    })
}

fn texts<'t>(texts: impl Iterator<Item = Option<&'t str>>, count: usize) -> StringArray {
    let mut column = StringBuilder::with_capacity(count, count.saturating_mul(8));
    texts.for_each(|text| column.append_option(text));
    column.finish()
}

fn decimals(values: impl Iterator<Item = Option<i128>>, precision: u8, scale: i8) -> Result<ArrayRef, ArrowError> {
    let mut column = Decimal128Builder::new().with_precision_and_scale(precision, scale)?;
    values.for_each(|value| column.append_option(value));
    Ok(Arc::new(column.finish()))
}

impl Outcome<'_> {
    fn errors(&self) -> &[Fault] {
        match self {
            Outcome::Refused(errors) => errors,
            Outcome::Answer(_) | Outcome::Short(_) => &[],
        }
    }

    fn provisional(&self) -> Option<bool> {
        match self {
            Outcome::Answer(answer) => Some(answer.provisional),
            Outcome::Short(short) => Some(short.provisional),
            Outcome::Refused(_) => None,
        }
    }

    fn text(&self, name: &str) -> Option<&str> {
        match self {
            Outcome::Answer(answer) => named(&answer.texts, name)?.as_deref(),
            Outcome::Short(short) => match name {
                "verdict" => Some(name_of(short.verdict)),
                "edition" => Some(short.alike.edition()),
                "rule" => short.alike.rule(),
                "criterion" if short.is_criterion => short.alike.criterion(),
                _ => None,
            },
            Outcome::Refused(_) => None,
        }
    }

    fn share(&self, name: &str) -> Option<i128> {
        match self {
            Outcome::Answer(answer) => units(named(&answer.decimals, name)?.as_deref()?, SHARE),
            Outcome::Short(short) => short.share.map(i128::from),
            Outcome::Refused(_) => None,
        }
    }

    fn money(&self, name: &str) -> Option<i128> {
        match self {
            Outcome::Answer(answer) => units(named(&answer.decimals, name)?.as_deref()?, MONEY),
            Outcome::Short(short) => short.headroom,
            Outcome::Refused(_) => None,
        }
    }

    /// Tells each text of a list; whether there is a list.
    fn list(&self, name: &str, tell: &mut dyn FnMut(&str)) -> bool {
        match self {
            Outcome::Answer(answer) => {
                let list = named(&answer.lists, name);
                list.into_iter().flatten().for_each(|text| tell(text));
                list.is_some()
            }
            Outcome::Short(short) => {
                match name {
                    "missing" => short.missing.iter().for_each(|text| tell(text)),
                    "outside" => short.alike.outside().iter().for_each(|text| tell(text)),
                    "warnings" => short.alike.warnings(short.of_bill).for_each(tell),
                    _ => {}
                }
                true
            }
            Outcome::Refused(_) => false,
        }
    }
}

fn named<'r, T>(parts: &'r [(&'static str, T)], name: &str) -> Option<&'r T> {
    parts.iter().find(|(known, _)| *known == name).map(|(_, part)| part)
}

/// The verdict's name in answers.
pub(super) fn name_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Originating => "originating",
        Verdict::NotOriginating => "not_originating",
        Verdict::Undetermined => "undetermined",
        Verdict::Disputed => "disputed",
        Verdict::OutsideRulebook => "outside_rulebook",
    }
}

/// `-1.5` of scale 2 as −150; nothing where more decimals than those are not zero.
pub(super) fn units(text: &str, scale: i8) -> Option<i128> {
    let scale = usize::try_from(scale).ok()?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = fraction.trim_end_matches('0');
    let fraction = if fraction.len() <= scale { format!("{fraction:0<scale$}") } else { return None };
    [whole, &fraction].concat().parse().ok()
}
