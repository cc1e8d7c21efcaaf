//! The formula of the domestic share.

use alloc::vec::Vec;

use super::Citation;
use crate::value::country::Country;

/// What the share is measured against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// F1.
    ExWorksPrice,
    /// F2.
    ProductionCost,
}

/// The formula of the domestic share.
#[derive(Clone, Debug)]
pub struct Content {
    /// What it is measured against.
    pub base: Base,
    /// Whether the price includes VAT (reading `ex-works-vat`).
    pub vat: bool,
    /// States whose materials may count as domestic (reading `eaeu-material`).
    pub union: Vec<Country>,
    /// Where it stands.
    pub citation: Citation,
    /// Where the rounding to two decimals, halves up, stands.
    pub rounding: Citation,
}
