//! What follows from the figures in procurement: conditional price, discount, points, penalty.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::assess::procurement_of;
use crate::assessment::edition;
use crate::doc::{At, Code, Fault, Faults, Fields, Json};
use crate::facts::common::{amount, day, rulebook};
use crate::law::{Citation, Library, Procurement};
use crate::value::amount::Amount;
use crate::value::share::{Percent, percent};

/// What a preference gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Preference {
    /// Always `preference`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "preference")))]
    pub kind: Code,
    /// Which one.
    pub preference: String,
    /// The price for comparison, the penalty in money, or the number of points.
    pub value: String,
    /// The provision.
    pub citation: Citation,
}

/// The price for comparison: that of a Kazakhstani producer of works and services is reduced.
///
/// ```
/// use tegi::procurement::conditional_price;
/// let reduction = "20".parse().map_err(|_| "not a percent")?;
/// let price = "1000000".parse().map_err(|_| "not an amount")?;
/// assert_eq!(conditional_price(price, true, reduction), "800000.00");
/// # Ok::<(), &str>(())
/// ```
pub fn conditional_price(price: Amount, is_producer: bool, reduction: Percent) -> String {
    let kept = if is_producer { reduction.complement() } else { Percent::ALL };
    kept.of(price.total()).to_string()
}

/// The price for comparison: discounted where the first six digits of both codes agree.
pub fn conditional_discount(price: Amount, code: &str, register_code: &str, discount: Percent) -> String {
    let six = |code: &str| code.chars().filter(char::is_ascii_digit).take(6).collect::<String>();
    let agrees = six(code).len() == 6 && six(code) == six(register_code);
    conditional_price(price, agrees, discount)
}

/// One point for each whole step above the sector's average.
pub fn turnkey_points(share: Percent, sector_average: Percent, step: Percent) -> String {
    let above = share.units().saturating_sub(sector_average.units()).max(0);
    above.checked_div(step.units()).unwrap_or(0).to_string()
}

/// A part of the unfulfilled volume: obligation less what was reached, of the total.
pub fn shortfall_penalty(obligation: Percent, reached: Percent, total: Amount, part: Percent) -> String {
    let shortfall = Percent::between(reached, obligation);
    part.of_part(shortfall, total.total()).to_string()
}

/// Reads what a preference needs and answers.
///
/// # Errors
/// Every fault of the document.
pub fn preference(json: &Json<'_>, library: &Library) -> Result<Preference, Vec<Fault>> {
    let faults = Faults::default();
    let asked = Fields::open(json, &At::Root, &faults).and_then(asked);
    let (on, (id, pinned), asked) = faults.or(asked)?;
    let Ok(book) = edition(library, &id, pinned, on)? else {
        return Err(Vec::from([Fault::new("no-edition", &At::Field(&At::Root, "on")).given(on.to_string())]));
    };
    let rules: &Procurement = procurement_of(book, &alloc::collections::BTreeMap::new())?;
    let law = &rules.preferences;
    let (name, value, citation) = match asked {
        Asked::ConditionalPrice(price, is_producer) => {
            let (reduction, citation) = &law.conditional_price;
            ("conditional-price", conditional_price(price, is_producer, *reduction), citation)
        }
        Asked::ConditionalDiscount(price, code, register_code) => {
            let (discount, citation) = &law.conditional_discount;
            ("conditional-discount", conditional_discount(price, &code, &register_code, *discount), citation)
        }
        Asked::TurnkeyPoints(share, average) => {
            let (step, citation) = &law.turnkey_points;
            ("turnkey-points", turnkey_points(share, average, *step), citation)
        }
        Asked::ShortfallPenalty(obligation, reached, total) => {
            let (part, citation) = &law.shortfall_penalty;
            ("shortfall-penalty", shortfall_penalty(obligation, reached, total, *part), citation)
        }
    };
    let citation = citation.clone();
    Ok(Preference { kind: Cow::Borrowed("preference"), preference: name.to_string(), value, citation })
}

enum Asked {
    ConditionalPrice(Amount, bool),
    ConditionalDiscount(Amount, String, String),
    TurnkeyPoints(Percent, Percent),
    ShortfallPenalty(Percent, Percent, Amount),
}

type Document = (crate::value::day::Day, (String, Option<crate::value::day::Day>), Asked);

fn asked(fields: Fields<'_, '_>) -> Option<Document> {
    let (on, book) = (fields.required("on", day), fields.required("rulebook", rulebook));
    let price = || fields.required("price", |fields, name| amount(fields, name, None));
    let share = |name| fields.required(name, |fields, name| fields.decimal(name, percent));
    let code = |name| fields.required(name, |fields, name| fields.text(name).map(ToString::to_string));
    let asked = fields.required("preference", |fields, name| match fields.text(name)? {
        "conditional-price" => {
            let is_producer = fields.required("kazakhstani_producer", |fields, name| fields.flag(name));
            price().zip(is_producer).map(|(price, is_producer)| Asked::ConditionalPrice(price, is_producer))
        }
        "conditional-discount" => {
            let (price, codes) = (price(), code("code").zip(code("register_code")));
            price.zip(codes).map(|(price, (code, register))| Asked::ConditionalDiscount(price, code, register))
        }
        "turnkey-points" => {
            let shares = share("share").zip(share("sector_average"));
            shares.map(|(share, average)| Asked::TurnkeyPoints(share, average))
        }
        "shortfall-penalty" => {
            let shares = share("obligation").zip(share("reached"));
            let total = fields.required("total", |fields, name| amount(fields, name, None));
            shares.zip(total).map(|((obligation, reached), total)| Asked::ShortfallPenalty(obligation, reached, total))
        }
        other => {
            fields.fault(name, "unknown-name", other);
            None
        }
    });
    fields.close();
    Some((on?, book?, asked?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount_of(text: &str) -> Amount {
        text.parse().unwrap()
    }

    fn percent_of(text: &str) -> Percent {
        text.parse().unwrap()
    }

    #[test]
    fn boundaries() {
        let twenty = percent_of("20");
        assert_eq!(conditional_price(amount_of("0.01"), true, twenty), "0.008");
        assert_eq!(conditional_price(amount_of("100"), false, twenty), "100.00");
        let three = percent_of("3");
        assert_eq!(conditional_discount(amount_of("100"), "272410.900.000001", "272410.100.000009", three), "97.00");
        assert_eq!(conditional_discount(amount_of("100"), "272410.900", "272411.900", three), "100.00");
        assert_eq!(conditional_discount(amount_of("100"), "27241", "27241", three), "100.00");
        let ten = percent_of("10");
        for (share, average, points) in
            [("39.9999", "30", "0"), ("40", "30", "1"), ("49.99", "30", "1"), ("20", "30", "0"), ("100", "0", "10")]
        {
            assert_eq!(turnkey_points(percent_of(share), percent_of(average), ten), points);
        }
        let thirty = percent_of("30");
        assert_eq!(shortfall_penalty(percent_of("50"), percent_of("40"), amount_of("1000"), thirty), "30.00");
        assert_eq!(shortfall_penalty(percent_of("50"), percent_of("50"), amount_of("1000"), thirty), "0.00");
        assert_eq!(shortfall_penalty(percent_of("50"), percent_of("60"), amount_of("1000"), thirty), "0.00");
    }
}
