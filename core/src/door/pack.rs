//! Writes a JSON document of a good in the packed form that `packed.rs` reads, where it has the usual shape.

use alloc::vec::Vec;

use super::packed::{LONGEST_NUMBER, LONGEST_TEXT, MOST_LINES, MOST_OPERATIONS, WIDE};
use crate::doc::{Json, TEXT_LIMIT};

/// Adds the packed form of a good's facts to `bytes`; `None` where they are not of the usual shape, with an unfinished
/// form in `bytes`.
pub fn pack(facts: &Json<'_>, bytes: &mut Vec<u8>) -> Option<()> {
    let names =
        ["on", "rulebook", "currency", "vat", "good", "materials", "operations", "beyond_insufficient_operations"];
    let [on, rulebook, currency, vat, good, materials, operations, beyond] = members(facts, names)?;
    let [name, hs, price, cost] = members(good?, ["name", "hs", "ex_works_price", "production_cost"])?;
    // How long the key is stands before it.
    let start = bytes.len();
    bytes.extend_from_slice(&[0; 2]);
    for text in [on?, rulebook?, hs?] {
        put_text(text_of(text)?, bytes)?;
    }
    // The same as nothing stated; with VAT included, the full way.
    if let Some(vat) = vat {
        Some(vat).filter(|vat| matches!(vat, Json::Text(vat) if vat == "excluded"))?;
    }
    match currency {
        // An empty one would be taken for none.
        Some(currency) => put_text(text_of(currency).filter(|text| !text.is_empty())?, bytes)?,
        None => bytes.push(0),
    }
    bytes.push(match beyond {
        None => 0,
        Some(Json::Bool(true)) => 1,
        Some(Json::Bool(false)) => 2,
        Some(_) => return None,
    });
    match operations {
        None => bytes.push(WIDE),
        Some(Json::List(operations)) if operations.len() <= MOST_OPERATIONS => {
            bytes.push(u8::try_from(operations.len()).ok()?);
            for operation in operations {
                put_text(text_of(operation)?, bytes)?;
            }
        }
        Some(_) => return None,
    }
    let length = u16::try_from(bytes.len().checked_sub(start)?.checked_sub(2)?).ok()?;
    bytes.get_mut(start..)?.first_chunk_mut::<2>()?.copy_from_slice(&length.to_le_bytes());
    named(name)?;
    bytes.push(u8::from(price.is_some()) | u8::from(cost.is_some()) << 1);
    for amount in price.into_iter().chain(cost) {
        put_amount(amount, bytes)?;
    }
    let Some(Json::List(materials)) = materials else { return None };
    (materials.len() <= MOST_LINES).then_some(())?;
    materials.iter().try_for_each(|line| put_line(line, bytes))
}

fn put_line(line: &Json<'_>, bytes: &mut Vec<u8>) -> Option<()> {
    let [id, name, hs, value, origin] = members(line, ["id", "name", "hs", "value", "origin"])?;
    named(name)?;
    bytes.push(u8::from(id.is_some()) | u8::from(hs.is_some()) << 1 | u8::from(origin.is_some()) << 2);
    for text in id.into_iter().chain(hs) {
        put_text(text_of(text)?, bytes)?;
    }
    put_amount(value?, bytes)?;
    if let Some(origin) = origin {
        let [first, second] = text_of(origin)?.as_bytes() else { return None };
        bytes.extend_from_slice(&[*first, *second]);
    }
    Some(())
}

/// The members of an object by these names, `null` as good as absent; `None` where it has another one, or one twice.
fn members<'j, const N: usize>(json: &'j Json<'_>, names: [&str; N]) -> Option<[Option<&'j Json<'j>>; N]> {
    let Json::Object(members) = json else { return None };
    let (mut found, mut taken) = ([None; N], [false; N]);
    for (key, value) in members {
        let place = names.iter().position(|name| name == key)?;
        if core::mem::replace(taken.get_mut(place)?, true) {
            return None;
        }
        *found.get_mut(place)? = Some(value).filter(|value| **value != Json::Null);
    }
    Some(found)
}

fn text_of<'j>(json: &'j Json<'_>) -> Option<&'j str> {
    match json {
        Json::Text(text) => Some(text),
        _ => None,
    }
}

/// Whether a name, which is not packed, is one: no text has more letters than bytes.
fn named(name: Option<&Json<'_>>) -> Option<()> {
    name.map_or(Some(()), |name| text_of(name).filter(|name| name.len() <= TEXT_LIMIT).map(|_| ()))
}

/// Adds a text to `bytes`; `None` of a text that is too long to be packed.
#[inline]
pub fn put_text(text: &str, bytes: &mut Vec<u8>) -> Option<()> {
    match u8::try_from(text.len()) {
        Ok(length) if text.len() <= LONGEST_TEXT && text.is_ascii() => {
            bytes.push(length);
            bytes.extend_from_slice(text.as_bytes());
            Some(())
        }
        Ok(_) if text.len() <= LONGEST_TEXT => put_wide(text, bytes),
        _ => None,
    }
}

#[cold]
fn put_wide(text: &str, bytes: &mut Vec<u8>) -> Option<()> {
    bytes.push(WIDE);
    bytes.extend_from_slice(&u16::try_from(text.encode_utf16().count()).ok()?.to_le_bytes());
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    Some(())
}

fn put_amount(amount: &Json<'_>, bytes: &mut Vec<u8>) -> Option<()> {
    match amount {
        Json::Text(digits) => put_text(digits, bytes),
        // A number with more digits may not be exact.
        Json::Number(digits) if digits.len() <= LONGEST_NUMBER => put_text(digits, bytes),
        _ => None,
    }
}
