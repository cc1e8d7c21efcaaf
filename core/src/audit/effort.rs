//! How much an audit may look at, counted as it goes: of one rule, and of all rules together.
//!
//! The count is of looks, one test at one material of an example, and does not depend on the machine. What is not looked
//! at because the effort is spent is told: its rule is among those that were cut.

use core::cell::Cell;

/// Looks for one rule.
const OF_RULE: u64 = 30_000_000;
/// Looks for a whole rulebook.
const OF_BOOK: u64 = 600_000_000;
/// What judging an example costs besides its tests, in looks.
pub(super) const EXAMPLE: u64 = 100;
/// A condition that looks at a material more often than this is not looked through.
pub(super) const LARGEST: u64 = 300;

/// What is left.
#[derive(Debug)]
pub(super) struct Effort {
    of_rule: Cell<u64>,
    of_book: Cell<u64>,
    /// Whether something was left out since the rule began.
    is_spent: Cell<bool>,
}

impl Effort {
    pub(super) fn new() -> Effort {
        Effort { of_rule: Cell::new(OF_RULE), of_book: Cell::new(OF_BOOK), is_spent: Cell::new(false) }
    }

    /// Begins another rule.
    pub(super) fn begin(&self) {
        self.of_rule.set(OF_RULE.min(self.of_book.get()));
        self.is_spent.set(false);
    }

    /// Whether so much is left; it is then spent.
    pub(super) fn pay(&self, looks: u64) -> bool {
        let left = self.of_rule.get().min(self.of_book.get()).checked_sub(looks);
        if left.is_none() {
            self.is_spent.set(true);
            self.of_rule.set(0);
            return false;
        }
        self.of_rule.set(self.of_rule.get().saturating_sub(looks));
        self.of_book.set(self.of_book.get().saturating_sub(looks));
        true
    }

    /// Whether something was left out.
    pub(super) fn is_spent(&self) -> bool {
        self.is_spent.get()
    }
}

/// In how many ways so many of so many things can be chosen, up to a number that nobody looks through.
pub(super) fn choices(all: usize, chosen: usize) -> usize {
    let chosen = chosen.min(all.saturating_sub(chosen.min(all)));
    let mut ways = 1_usize;
    for place in 0..chosen {
        ways = ways.saturating_mul(all.saturating_sub(place)).checked_div(place.saturating_add(1)).unwrap_or(0);
        if ways > 1_000_000 {
            break;
        }
    }
    ways
}
