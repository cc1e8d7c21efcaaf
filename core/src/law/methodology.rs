//! How the in-country value of contracts and purchases is computed: provisions, figures and readings of a methodology.

use super::Citation;
use crate::value::day::Day;
use crate::value::share::Percent;

/// The readings of the methodology, each with its options, the default first. A rulebook declares them all.
pub(crate) const READINGS: [(&str, &[&str]); 7] = [
    (SUBSOIL_SUBCONTRACTS, &["chain", "skip-nested", "literal", "literal-total"]),
    (CT_KZ_DAY, &["delivery", "contract", "report"]),
    (PAYROLL_SHARE, &["exact", "two-decimals"]),
    (PERIOD_SHARE, &["as-reported", "exact"]),
    (GOODS_VALUE, &["purchase-price", "contract-price"]),
    (NATURAL_MONOPOLY_PAYROLL, &["computed", "one"]),
    (BRANCH, &["entity-payroll", "entity-headcount"]),
];

pub(crate) const SUBSOIL_SUBCONTRACTS: &str = "subsoil-subcontracts";
pub(crate) const CT_KZ_DAY: &str = "ct-kz-day";
pub(crate) const PAYROLL_SHARE: &str = "payroll-share";
pub(crate) const PERIOD_SHARE: &str = "period-share";
pub(crate) const GOODS_VALUE: &str = "goods-value";
pub(crate) const NATURAL_MONOPOLY_PAYROLL: &str = "natural-monopoly-payroll";
pub(crate) const BRANCH: &str = "branch";

/// How the in-country value of contracts and purchases is computed.
#[derive(Clone, Debug)]
pub struct Procurement {
    /// Formula 1: goods.
    pub goods: Citation,
    /// Formula 2: works and services.
    pub works: Citation,
    /// Formula 4: works and services under newer subsoil-use contracts.
    pub subsoil: Citation,
    /// Formula 5: purchases of a period.
    pub period: Citation,
    /// The rounding to two decimals, halves up.
    pub rounding: Citation,
    /// Which papers give a good's share.
    pub proofs: Citation,
    /// Whether an extract from the producers' register is one of them.
    pub register_extract: bool,
    /// The first day on which a certificate СТ-KZ no longer counts, if the edition names one.
    pub ct_kz_until: Option<Day>,
    /// The least share of works and services in a subsoil user's purchases of a year.
    pub subsoil_threshold: (Percent, Citation),
    /// What follows from the figures.
    pub preferences: Preferences,
}

/// The figures of the provisions, as the rulebook has them.
#[derive(Clone, Debug)]
pub struct Preferences {
    /// By how much the price of a Kazakhstani producer of works and services is reduced for comparison.
    pub conditional_price: (Percent, Citation),
    /// By how much a price is discounted where the first six digits of the codes agree.
    pub conditional_discount: (Percent, Citation),
    /// How many percentage points above the sector's average earn a point.
    pub turnkey_points: (Percent, Citation),
    /// Which part of the unfulfilled volume is due.
    pub shortfall_penalty: (Percent, Citation),
}
