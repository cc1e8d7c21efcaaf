//! How much a value is of: a quantity, its unit, the price of one.

use alloc::string::{String, ToString};

use super::common::price;
use crate::amount::{Amount, AmountError, Total};
use crate::fault::Fields;
use crate::json::{Json, plain_decimal};

/// A quantity and the price of one; each may be stated alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    /// How many, or how much.
    pub quantity: Option<Amount>,
    /// In which unit, in the user's words.
    pub unit: Option<String>,
    /// The price of one, in the document's currency.
    pub unit_price: Option<Amount>,
    /// By how much the price of one may have been rounded.
    rounding: Total,
}

impl Lot {
    /// Reads `quantity`, `unit`, and the price of one from a field of this name.
    pub(super) fn read(fields: &Fields<'_, '_>, price_of_one: &'static str, own: Option<&str>) -> Lot {
        let quantity = fields.decimal("quantity", |text| text.parse::<Amount>().map_err(AmountError::code));
        if quantity.is_some_and(Amount::is_zero) {
            fields.fault("quantity", "not-positive", "0");
        }
        let unit = fields.text("unit").map(ToString::to_string);
        if unit.as_deref().is_some_and(|unit| unit.trim().is_empty()) {
            fields.fault("unit", "empty-name", "");
        }
        let unit_price = price(fields, price_of_one, own);
        let stated = fields.json(price_of_one);
        let rounding = unit_price.zip(stated).map(|(price, stated)| rounding(price, stated)).unwrap_or_default();
        Lot { quantity, unit, unit_price, rounding }
    }

    /// Returns quantity times price of one if it is not the value, and no rounding of the three explains why.
    pub(crate) fn contradicts(&self, value: Amount) -> Option<Total> {
        let (quantity, price) = (self.quantity?, self.unit_price?);
        let product = quantity.product(price);
        let of_quantity = quantity.half_of_last(QUANTITY_DECIMALS).times(price);
        let allowed = self.rounding.times(quantity).plus(of_quantity).plus(value.half_of_last(0));
        let apart = product.minus(value.total()).units().saturating_abs();
        (apart > allowed.units()).then_some(product)
    }
}

/// Prices are rounded to a hundredth of their currency at most.
const PRICE_DECIMALS: u32 = 2;
/// Quantities are rounded to a thousandth, a gram of a kilogram, at most.
const QUANTITY_DECIMALS: u32 = 3;

/// A price in another currency was rounded before it was converted.
fn rounding(price: Amount, stated: &Json<'_>) -> Total {
    let of = |name| match stated.get(name) {
        Some(Json::Text(text)) => text.parse::<Amount>().ok(),
        Some(Json::Number(text)) => plain_decimal(text).and_then(|text| text.parse().ok()),
        _ => None,
    };
    match of("amount") {
        None => price.half_of_last(PRICE_DECIMALS),
        Some(amount) => {
            let half = amount.half_of_last(PRICE_DECIMALS);
            of("rate").map_or(half, |rate| half.times(rate))
        }
    }
}
