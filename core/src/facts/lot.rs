//! The quantity behind a value: how many, in which unit, at which unit price.

use alloc::string::{String, ToString};

use super::common::price;
use crate::doc::{Fields, Json, plain_decimal};
use crate::value::amount::{Amount, AmountError, Total};

/// A quantity and a unit price. Each may be stated alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lot {
    /// How many, or how much.
    pub quantity: Option<Amount>,
    /// In which unit, in the user's words.
    pub unit: Option<String>,
    /// The unit price, in the document's currency.
    pub unit_price: Option<Amount>,
    /// How much the unit price may have been rounded.
    rounding: Total,
    /// The rate of the value, if that was stated in another currency.
    rate_of_value: Option<Amount>,
}

impl Lot {
    /// Reads `quantity`, `unit` and the unit price. The two names are the fields of the value and of the unit price.
    pub(super) fn read(fields: &Fields<'_, '_>, [value, price_of_one]: [&'static str; 2], own: Option<&str>) -> Lot {
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
        let rate_of_value = fields.json(value).and_then(|stated| amount_of(stated, "rate"));
        Lot { quantity, unit, unit_price, rounding, rate_of_value }
    }

    /// Returns quantity times unit price if it differs from the value by more than rounding explains.
    pub(crate) fn contradicts(&self, value: Amount) -> Option<Total> {
        let (quantity, price) = (self.quantity?, self.unit_price?);
        let product = quantity.product(price);
        let of_quantity = quantity.half_of_last(QUANTITY_DECIMALS).times(price);
        let of_value = value.half_of_last_at(self.rate_of_value);
        let allowed = self.rounding.times(quantity).plus(of_quantity).plus(of_value);
        let apart = product.minus(value.total()).units().saturating_abs();
        (apart > allowed.units()).then_some(product)
    }
}

/// Prices are rounded to a hundredth of their currency at most.
const PRICE_DECIMALS: u32 = 2;
/// Quantities are rounded to a thousandth, a gram of a kilogram, at most.
const QUANTITY_DECIMALS: u32 = 3;

/// A price in another currency was rounded before the conversion.
fn rounding(price: Amount, stated: &Json<'_>) -> Total {
    match amount_of(stated, "amount") {
        None => price.half_of_last(PRICE_DECIMALS),
        Some(amount) => {
            let half = amount.half_of_last(PRICE_DECIMALS);
            amount_of(stated, "rate").map_or(half, |rate| half.times(rate))
        }
    }
}

/// Returns a decimal member of an amount.
fn amount_of(stated: &Json<'_>, name: &str) -> Option<Amount> {
    match stated.get(name)? {
        Json::Text(text) => text.parse().ok(),
        Json::Number(text) => plain_decimal(text)?.parse().ok(),
        _ => None,
    }
}
