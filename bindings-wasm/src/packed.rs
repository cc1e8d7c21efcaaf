//! Goods in the packed form, which `js/pack.js` writes into this module's memory, to answers in brief, which are numbers.

use std::cell::RefCell;

use tegi::door::{Found, Packed, Short, Verdict, canonical};
use wasm_bindgen::prelude::*;

/// The full way must answer; no brief answer has its highest bit of sixteen.
const FULL: u32 = 0xFFFF;
/// The full way must answer, and the kind may be prepared for the next good.
const WANTED: u32 = 0xFFFE;
/// Stands for a share that there is not.
const NO_SHARE: u32 = 0xFFFF;

/// What one instance of the module keeps: room for one packed good, and prepared kinds.
#[derive(Default)]
struct Kept {
    room: Vec<u8>,
    packed: Option<Packed>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::new(Kept::default());
}

/// The memory of this instance. Not by its own name, which would shadow that of wasm-bindgen.
#[wasm_bindgen]
pub fn heap() -> JsValue {
    wasm_bindgen::memory()
}

/// The address of room for so many bytes.
#[wasm_bindgen]
pub fn room(length: usize) -> *const u8 {
    KEPT.with_borrow_mut(|kept| {
        if kept.room.len() < length {
            kept.room.resize(length, 0);
        }
        kept.room.as_ptr()
    })
}

/// The answer in brief to the packed good of so many bytes, as bits.
#[wasm_bindgen]
pub fn short(length: usize) -> u32 {
    KEPT.with_borrow_mut(|Kept { room, packed }| {
        if packed.is_none() {
            *packed = Packed::open().ok();
        }
        match packed.as_mut().zip(room.get(..length)).map(|(packed, bytes)| packed.answer(bytes)) {
            Some(Found::Short(place, short)) => bits(place, short).unwrap_or(FULL),
            Some(Found::Wanted) => WANTED,
            Some(Found::Full) | None => FULL,
        }
    })
}

/// Prepares the kind of the packed good of so many bytes. `document` is the same as JSON, without its bill. Gives what
/// goods of the kind have in common, as JSON; `null` if the full way must answer them.
#[wasm_bindgen]
pub fn prepare(length: usize, document: &str) -> String {
    KEPT.with_borrow_mut(|Kept { room, packed }| {
        let packed = packed.as_mut().zip(room.get(..length));
        canonical(&packed.and_then(|(packed, bytes)| packed.prepare(bytes, document)))
    })
}

/// Bits 0–2 verdict, 3 provisional, 4 criterion, 5 warnings, 6–14 place, 16–31 share.
fn bits(place: usize, short: Short) -> Option<u32> {
    let verdict = match short.verdict {
        Verdict::Originating => 0,
        Verdict::NotOriginating => 1,
        // Others are told in full.
        Verdict::Undetermined | Verdict::Disputed | Verdict::OutsideRulebook => return None,
    };
    let place = u32::try_from(place).ok().filter(|place| *place < 1 << 9)?;
    let share = short.share.map_or(Some(NO_SHARE), |share| Some(share).filter(|share| *share < NO_SHARE))?;
    let flags = [(short.provisional, 3), (short.has_criterion, 4), (short.has_warnings, 5)];
    let flags = flags.iter().fold(0, |sum, (flag, place)| sum | u32::from(*flag) << place);
    Some(verdict | flags | place << 6 | share << 16)
}
