//! The form of what is asked besides facts: preferences, cases for the flags, wishes of advice.

#![allow(dead_code, reason = "only its schema is used")]

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use schemars::JsonSchema;

use super::schema::{Decimal, Facts};

/// What a preference in procurement needs.
#[derive(JsonSchema)]
pub struct PreferenceFacts {
    /// The day whose law applies: `YYYY-MM-DD`.
    on: String,
    /// A rulebook, as `id`, or `id@edition` to pin an edition.
    rulebook: String,
    #[serde(flatten)]
    preference: PreferenceKind,
}

/// Which preference, with what it needs.
#[derive(JsonSchema)]
#[serde(tag = "preference", rename_all = "kebab-case")]
pub enum PreferenceKind {
    /// A price for comparison, reduced for a Kazakhstani producer of works and services (Subsoil Code, art. 131).
    #[schemars(title = "ConditionalPriceFacts")]
    ConditionalPrice {
        /// The price offered.
        price: Decimal,
        /// Whether it is such a producer's.
        kazakhstani_producer: bool,
    },
    /// A price for comparison, discounted where the first six digits of both codes agree (Rules 687, p. 271-1).
    #[schemars(title = "ConditionalDiscountFacts")]
    ConditionalDiscount {
        /// The price offered.
        price: Decimal,
        /// The code of what is bought.
        code: String,
        /// The code in the producers' register.
        register_code: String,
    },
    /// Points for turnkey construction (Rules 687, p. 301(2)).
    #[schemars(title = "TurnkeyPointsFacts")]
    TurnkeyPoints {
        /// The share offered, in percent.
        share: Decimal,
        /// The sector's average, in percent.
        sector_average: Decimal,
    },
    /// The penalty for a shortfall (Subsoil Code, art. 221; one reading).
    #[schemars(title = "ShortfallPenaltyFacts")]
    ShortfallPenalty {
        /// The share that was due, in percent.
        obligation: Decimal,
        /// The share that was reached, in percent.
        reached: Decimal,
        /// The total of the purchases.
        total: Decimal,
    },
}

/// A case for the flags: facts of a good, and beside them what no rule of origin reads.
#[derive(JsonSchema)]
pub struct CaseFacts {
    /// Its name, which no other case has.
    id: String,
    /// The producer's БИН.
    producer: Option<String>,
    /// The facts of the good, as they are assessed.
    facts: Facts,
    /// What the good weighs, in kilograms.
    mass_kg: Option<Decimal>,
    /// What of each material enters the making of the good, in kilograms, by the material's id.
    materials_kg: Option<BTreeMap<String, Decimal>>,
    /// How much was made.
    output: Option<Decimal>,
    /// How much can be made, in the same time and unit.
    capacity: Option<Decimal>,
}

/// What flags are measured by; what is left out is as it comes with the engine.
#[derive(JsonSchema)]
pub struct FlagOptions {
    /// Digits of the code in which goods agree that are compared: 4 to 10.
    outlier_digits: Option<Decimal>,
    /// The least number of goods of a code that are compared.
    outlier_least_cases: Option<Decimal>,
    /// How many median absolute deviations from the median are not yet far.
    outlier_deviations: Option<Decimal>,
    /// How many percent points from the median are not yet far.
    outlier_floor: Option<Decimal>,
    /// The least number of lines of a bill that two producers do not share by chance.
    shared_least_lines: Option<Decimal>,
    /// How much less than the good its materials may weigh, in percent of the good.
    mass_tolerance: Option<Decimal>,
    /// How much of the materials may be waste, in percent of them.
    mass_most_waste: Option<Decimal>,
    /// How near to its limit a value is told, in percent points.
    threshold_margin: Option<Decimal>,
    /// Domestic shares, in percent, on which something hangs.
    share_limits: Option<Vec<Decimal>>,
}

/// What is wished of advice, besides the facts.
#[derive(JsonSchema)]
pub struct Wishes {
    /// The share to be reached, in percent. Without it the goal is that the good originates.
    wished_share: Option<Decimal>,
    /// What changes cost: by the key of one (`replace-material/burner`), or all of a kind (`obtain-proof`).
    costs: Option<BTreeMap<String, Decimal>>,
}

/// A mass with its unit.
#[derive(JsonSchema)]
pub struct Mass {
    /// How many of the unit.
    amount: Decimal,
    /// The unit.
    unit: MassUnit,
}

/// A unit of mass.
#[derive(JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum MassUnit {
    /// A gram.
    G,
    /// A kilogram.
    Kg,
    /// A tonne of 1000 kilograms.
    T,
}
