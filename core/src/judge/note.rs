//! Notes what the tests looked at: which materials change which test, and how far each sum is from its limit.

use alloc::vec::Vec;

use crate::value::amount::Total;
use crate::value::share::Percent;

/// A note about one test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The good, by its place among the goods of the document.
    pub good: usize,
    /// The kind of look.
    pub looked: Looked,
    /// The lines that it looked at, by place, and the part of their value that counts.
    pub lines: Vec<(usize, Percent)>,
}

/// The way in which a test looks at lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Their sum has a limit. The two totals say how far it is above the limit: the certain part, and all that may
    /// count. `None` if no price is stated.
    Limit(Option<[Total; 2]>),
    /// They break the test by their kind.
    Barred,
    /// Their sum has a limit that no sum of their values tells: only the engine knows what a change of one gives.
    Alone,
    /// They are foreign in the share. The totals are their sum and the base.
    Share(Total, Option<Total>),
}
