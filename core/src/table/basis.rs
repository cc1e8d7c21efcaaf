//! What amounts of all tables have in common: whether VAT is in them, in which thousands and for how many they are.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::layout::{Column, Layout, Pieces};
use crate::doc::{Fault, Json};

/// Settles the bases of amounts; what is mixed or unclear is a fault.
pub(super) fn settle(layout: &mut Layout) {
    vat(layout);
    scale(layout);
    pieces(layout);
}

/// Where a column of amounts or a label of one stands, with what is known of it.
fn amounts(layout: &Layout) -> Vec<(String, &Column)> {
    let of_sheets = layout.sheets.iter().flat_map(|sheet| {
        let columns = sheet.columns.iter().enumerate().filter(|(_, column)| column.is_money());
        columns.map(move |(place, column)| (sheet.heading_at(place), column))
    });
    let labels = layout.labels.iter().filter(|label| label.kind == super::value::Kind::Amount);
    of_sheets.chain(labels.map(|label| (label.at.clone(), &label.column))).collect()
}

fn vat(layout: &mut Layout) {
    let stated = match layout.ask.same.text("vat") {
        Some("included") => Some(true),
        Some("excluded") => Some(false),
        _ => None,
    };
    // A column or label of its own says it row by row; what headings say is then held against it there.
    let mut is_included = stated;
    let mut faults = Vec::new();
    let mut unclear = Vec::new();
    let all = amounts(layout);
    for (at, column) in &all {
        match (column.vat_included, is_included) {
            (Some(said), Some(known)) if said != known => {
                faults.push(Fault::at("mixed-vat", at.as_str()).given(column.heading.as_str()));
            }
            (Some(said), _) => is_included = Some(said),
            (None, _) => unclear.push((at, column)),
        }
    }
    // Where nothing is said, amounts are without VAT, as in facts. But beside amounts with VAT that is not clear.
    if is_included == Some(true) && stated.is_none() && all.iter().any(|(_, column)| column.vat_included.is_some()) {
        let says_own = layout.sheets.iter().flat_map(|sheet| &sheet.columns).filter_map(Column::field);
        let says_own = says_own.map(|field| field.path.as_str()).any(|path| path == "vat")
            || layout.labels.iter().any(|label| label.path == "vat");
        if !says_own {
            let fault = |(at, column): (&String, &&Column)| {
                Fault::at("vat-unclear", at.as_str()).given(column.heading.as_str())
            };
            faults.extend(unclear.iter().map(|(at, column)| fault((at, column))));
        }
    }
    layout.vat_included = is_included;
    layout.faults.append(&mut faults);
}

fn scale(layout: &mut Layout) {
    let mut faults = Vec::new();
    let all = amounts(layout);
    let is_scaled = all.iter().any(|(_, column)| column.scale.is_some_and(|power| power > 0));
    if is_scaled {
        for (at, column) in all.iter().filter(|(_, column)| column.scale.is_none()) {
            faults.push(Fault::at("scale-unclear", at.as_str()).given(column.heading.as_str()));
        }
    }
    layout.faults.append(&mut faults);
}

/// For how many the bill and the price are. Where both say it and differ, or only one does, it is asked.
fn pieces(layout: &mut Layout) {
    let of_price = |path: &str| super::per::is_of_good(path);
    let mut said: Vec<(String, String, bool)> = Vec::new();
    let mut measure = None;
    let mut take = |at: &str, per: Option<&(Option<String>, Option<String>)>, is_price: bool| {
        if let Some((count, of)) = per {
            said.push((at.to_string(), count.clone().unwrap_or_else(|| String::from("1")), is_price));
            if !is_price {
                measure = measure.take().or_else(|| of.clone());
            }
        }
    };
    for sheet in &layout.sheets {
        take(&sheet.name, sheet.per.as_ref(), false);
        for (place, column) in sheet.columns.iter().enumerate().filter(|(_, column)| column.is_money()) {
            let Some(field) = column.field() else { continue };
            if field.path == "value" && field.of == super::field::Sheet::Lines {
                take(&sheet.heading_at(place), column.per.as_ref(), false);
            } else if of_price(&field.path) {
                take(&sheet.heading_at(place), column.per.as_ref(), true);
            }
        }
    }
    let quantity = layout.labels.iter().find(|label| label.path == "good/quantity");
    let quantity = quantity.map(|label| (label.at.clone(), label.cell.shown().trim().to_string()));
    for label in layout.labels.iter().filter(|label| of_price(&label.path)) {
        take(&label.at, label.column.per.as_ref(), true);
    }
    let of_bill = said.iter().find(|(_, _, is_price)| !is_price).cloned();
    let bill = of_bill.map(|(at, count, _)| (at, count)).or(quantity);
    let Some((at, count)) = bill else { return };
    let other = said.iter().find(|(_, other, _)| *other != count);
    if let Some((at, other, _)) = other {
        layout.faults.push(Fault::at("pieces-differ", at.as_str()).given(other.as_str()).allowed(count.as_str()));
    }
    let is_price_said = said.iter().any(|(_, _, is_price)| *is_price);
    layout.pieces = Some(Pieces { at, count, measure, is_price_said });
}

/// A text of JSON.
pub(super) fn text(text: impl Into<String>) -> Json<'static> {
    Json::Text(alloc::borrow::Cow::Owned(text.into()))
}
