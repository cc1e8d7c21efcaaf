//! A sign of life while something long is computed.
//!
//! The engine knows no clock and no signals. A host in which a person can stop a call sets a function, which is called
//! for each good, each example of an audit, each sentence and each thousand lines that a test looks at; it may unwind.
//!
//! May import: nothing of the engine. Never: anything that changes a result.

use alloc::boxed::Box;

use once_cell::race::OnceBox;

static HEARER: OnceBox<fn()> = OnceBox::new();
/// Lines between two signs.
const LINES: usize = 1_024;

/// Sets the function, once in a process; a second one is not heard.
pub fn on_pulse(hear: fn()) {
    let _ = HEARER.set(Box::new(hear));
}

/// Gives a sign.
pub(crate) fn pulse() {
    if let Some(hear) = HEARER.get() {
        hear();
    }
}

/// Gives a sign at each thousandth line.
pub(crate) fn pulse_at(place: usize) {
    if place > 0 && place.is_multiple_of(LINES) {
        pulse();
    }
}
