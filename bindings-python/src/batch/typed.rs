//! Columns of texts by the kind of their facts: names in three languages, codes as schedules print them, days as people
//! write them. What cannot be read, or in two ways, is a fault at its place, and never a guess.

use std::borrow::Cow;

use tegi::door::table::cell::{Cell, Content};
use tegi::door::table::column::Form;
use tegi::door::table::field::{Kind, Sheet};
use tegi::door::table::value;
use tegi::door::table::value::{Context, Said};
use tegi::door::{At, Fault, HsCode, Json, Language, Nomenclature};

use super::cells::Cells;

/// About what a table is, and how its amounts are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub(super) of: Of,
    /// A stream is never looked at whole: without a form that is given, amounts are canonical or a fault.
    pub(super) form: Form,
}

/// Columns that hold no facts.
pub(super) const NOTHING: Reading = Reading { of: Of::Nothing, form: Form::Canonical };

/// About what a table is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Of {
    Goods,
    Contracts,
    /// No facts: ids, whole documents, columns that are kept.
    Nothing,
}

impl Reading {
    /// The kind of fact that stands at a pointer of the documents; nothing where a text is taken as it stands.
    pub(super) fn kind(self, at: &At<'_>) -> Option<Kind> {
        let pointer = at.to_string().replace("~1", "/").replace("~0", "~");
        let kind = kind(self.of, pointer.trim_start_matches('/'))?;
        // Operations are read with the rulebook of their document.
        let is_free = matches!(
            kind,
            Kind::Text | Kind::Texts | Kind::Unit | Kind::Id | Kind::Reading | Kind::Operations | Kind::Fraction
        );
        (!is_free).then_some(kind)
    }

    /// Cells that are read by their kind.
    pub(super) fn typed(self, kind: Kind, inner: Box<dyn Cells>) -> Box<dyn Cells> {
        Box::new(Typed { inner, kind, form: self.form })
    }
}

fn kind(of: Of, path: &str) -> Option<Kind> {
    if let Some((_, part)) = path.rsplit_once("made_from/") {
        return kind(Of::Goods, part);
    }
    let (sheet, path) = match of {
        Of::Nothing => return None,
        Of::Goods => match path.strip_prefix("materials/") {
            Some(path) => (Sheet::Lines, path),
            None => (Sheet::Goods, path),
        },
        Of::Contracts => match path.strip_prefix("contracts/") {
            Some(path) => match path.strip_prefix("goods/") {
                Some(path) => match path.strip_prefix("facts/") {
                    Some(path) => return kind(Of::Goods, path),
                    None => (Sheet::ContractGoods, path),
                },
                None => (Sheet::Contracts, path),
            },
            None => (Sheet::Document, path),
        },
    };
    let of_field = |path: &str| sheet.field(path).map(|field| field.kind);
    let known = of_field(path).or_else(|| of_field(&["good/", path].concat()));
    known.or_else(|| {
        // An amount with its currency: `value/amount`, `value/rate`.
        let (amount, part) = path.rsplit_once('/')?;
        let amount = of_field(amount).or_else(|| of_field(&["good/", amount].concat()));
        amount.filter(|kind| *kind == Kind::Amount)?;
        match part {
            "amount" => Some(Kind::Amount),
            "currency" => Some(Kind::Currency),
            "rate" => Some(Kind::Rate),
            "rate_day" => Some(Kind::Day),
            _ => None,
        }
    })
}

/// Cells that are read by the kind of their fact.
struct Typed {
    inner: Box<dyn Cells>,
    kind: Kind,
    form: Form,
}

impl Typed {
    /// What a cell says where it is not plain; nothing where it stands as it is.
    fn read<'j>(&self, json: &'j Json<'_>) -> Option<Result<Option<Said>, value::Doubt>> {
        let content = match json {
            Json::Text(text) if is_plain(self.kind, text) => return None,
            Json::Text(text) => Content::Text(Cow::<'j, str>::Borrowed(text)),
            Json::Number(digits) if matches!(self.kind, Kind::Code | Kind::Country) => {
                Content::Number(Cow::<'j, str>::Borrowed(digits))
            }
            _ => return None,
        };
        let cell = Cell { content, format: Cow::Borrowed("") };
        Some(value::read(self.kind, &cell, &Context { form: self.form, ..Context::of(Language::Ru) }))
    }
}

impl Cells for Typed {
    fn json(&self, row: usize) -> Json<'_> {
        let json = self.inner.json(row);
        let read = self.read(&json);
        match read {
            None => json,
            Some(Ok(Some(said))) => match said.currency {
                None => said.fact.json(),
                Some(currency) => Json::Object(vec![
                    (Cow::Borrowed("amount"), said.fact.json()),
                    (Cow::Borrowed("currency"), Json::Text(Cow::Owned(currency))),
                ]),
            },
            Some(Ok(None)) => Json::Null,
            // Its document is refused for the doubt, whatever stands here.
            Some(Err(_)) => json,
        }
    }

    fn doubts(&self, row: usize, at: &At<'_>, found: &mut Vec<Fault>) {
        if let Some(Err(doubt)) = self.read(&self.inner.json(row)) {
            found.push(doubt.fault(&at.to_string()));
        }
    }
}

/// Whether a text is what facts have already: then nothing else looks at it.
fn is_plain(kind: Kind, text: &str) -> bool {
    let bytes = text.as_bytes();
    match kind {
        Kind::Amount | Kind::Quantity | Kind::Rate | Kind::Whole | Kind::Percent => {
            let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            let unsigned = text.strip_prefix('-').unwrap_or(text);
            unsigned.split_once('.').map_or_else(|| digits(unsigned), |(whole, rest)| digits(whole) && digits(rest))
        }
        // Nine digits may be ten whose first zero is lost.
        Kind::Code => {
            [4, 6, 8, 10].contains(&bytes.len())
                && text.parse::<HsCode>().is_ok_and(|code| Nomenclature::EMBEDDED.knows_heading(code))
        }
        Kind::Country => bytes.len() == 2 && text.parse::<tegi::door::Country>().is_ok(),
        Kind::Currency => bytes.len() == 3 && bytes.iter().all(u8::is_ascii_uppercase),
        Kind::Day => bytes.len() == 10 && text.parse::<tegi::door::Day>().is_ok(),
        _ => false,
    }
}
