//! Flags over a set of cases, for an inspector: what is unlikely, and where to look. A flag proves nothing, and none of
//! them changes a verdict.
//!
//! Each rule says on how many cases it could be applied, so that its silence is not taken for a clean bill.
//!
//! May import: `assessment` and all below it. Never: anything that a verdict could depend on.

mod across;
mod case;
mod parameters;
mod single;

use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub use parameters::FlagParameters;

use crate::doc::{At, Code, Fault, Faults, Fields, Json};
use crate::law::Library;
use case::Case;
use parameters::Limits;

/// Cases of one document.
const MOST_CASES: usize = 100_000;

/// What was noticed in a set of cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flags {
    /// Always `flags`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "flags")))]
    pub kind: Code,
    /// What was noticed: by rule, then in the order of the cases.
    pub flags: Vec<Flag>,
    /// By rule, the number of cases on which it could be applied.
    pub looked_at: BTreeMap<String, u32>,
    /// The faults of cases that could not be read; no rule looked at these cases.
    pub faults: Vec<Fault>,
    /// What the rules were measured by.
    pub parameters: FlagParameters,
}

/// Something that an inspector may look at. It proves nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Flag {
    /// The rule that noticed it.
    pub rule: FlagRule,
    /// The cases, by their ids.
    pub cases: Vec<String>,
    /// The figure or list, as a JSON pointer into the document; of several cases, that of the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    /// What was compared with what: amounts in the document's currency, masses in kilograms, shares in percent.
    pub figures: BTreeMap<String, String>,
}

/// What is noticed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FlagRule {
    /// The production cost is below the sum of what its materials are worth.
    CostBelowMaterials,
    /// The share of foreign materials is far from that of other goods of the code.
    ForeignValueOutlier,
    /// Several producers state the same bill.
    SharedBill,
    /// The cases together use more of a part than its masked record states.
    RecordUsedUp,
    /// More was made than the capacity allows.
    OutputAboveCapacity,
    /// The materials weigh less than the good, or far more.
    MassBalance,
    /// An operation was stated that no material of the bill needs.
    IdleOperation,
    /// A limit is met by very little.
    JustAboveThreshold,
}

impl FlagRule {
    /// All of them, in the order of the answer.
    pub const ALL: [FlagRule; 8] = [
        FlagRule::CostBelowMaterials,
        FlagRule::ForeignValueOutlier,
        FlagRule::SharedBill,
        FlagRule::RecordUsedUp,
        FlagRule::OutputAboveCapacity,
        FlagRule::MassBalance,
        FlagRule::IdleOperation,
        FlagRule::JustAboveThreshold,
    ];

    /// Its name in JSON.
    pub fn code(self) -> &'static str {
        match self {
            FlagRule::CostBelowMaterials => "cost-below-materials",
            FlagRule::ForeignValueOutlier => "foreign-value-outlier",
            FlagRule::SharedBill => "shared-bill",
            FlagRule::RecordUsedUp => "record-used-up",
            FlagRule::OutputAboveCapacity => "output-above-capacity",
            FlagRule::MassBalance => "mass-balance",
            FlagRule::IdleOperation => "idle-operation",
            FlagRule::JustAboveThreshold => "just-above-threshold",
        }
    }

    fn look(self, cases: &[Case], limits: &Limits) -> Looked {
        match self {
            FlagRule::CostBelowMaterials => each(cases, single::cost_below_materials),
            FlagRule::ForeignValueOutlier => across::foreign_value_outlier(cases, limits),
            FlagRule::SharedBill => across::shared_bill(cases, limits),
            FlagRule::RecordUsedUp => across::record_used_up(cases),
            FlagRule::OutputAboveCapacity => each(cases, single::output_above_capacity),
            FlagRule::MassBalance => each(cases, |case| single::mass_balance(case, limits)),
            FlagRule::IdleOperation => each(cases, |case| single::idle_operation(case, limits)),
            FlagRule::JustAboveThreshold => each(cases, |case| single::just_above_threshold(case, limits)),
        }
    }
}

/// What a rule noticed, and on how many cases it could be applied.
#[derive(Default)]
struct Looked {
    flags: Vec<Flag>,
    cases: usize,
}

/// A rule that looks at one case after the other and gives nothing where it cannot be applied.
fn each(cases: &[Case], rule: impl Fn(&Case) -> Option<Vec<Flag>>) -> Looked {
    let mut looked = Looked::default();
    for flags in cases.iter().filter_map(rule) {
        looked.cases = looked.cases.saturating_add(1);
        looked.flags.extend(flags);
    }
    looked
}

/// A flag, with the figures that have a value.
fn flag<const N: usize>(
    rule: FlagRule,
    cases: &[&Case],
    at: impl Into<Option<String>>,
    figures: [(&'static str, String); N],
) -> Flag {
    Flag {
        rule,
        cases: cases.iter().map(|case| case.id.clone()).collect(),
        at: at.into(),
        figures: figures.into_iter().map(|(name, value)| (name.to_string(), value)).collect(),
    }
}

/// Looks at `{"cases": […], "parameters": {…}}`.
///
/// # Errors
/// Every fault of the document, where it is not about cases alone; those are told beside what was noticed in the rest.
pub fn flags(document: &Json<'_>, library: &Library) -> Result<Flags, Vec<Fault>> {
    let (faults, mut of_cases) = (Faults::default(), Vec::new());
    let read = Fields::open(document, &At::Root, &faults).and_then(|fields| {
        let limits = Limits::read(&fields);
        let cases = fields.required("cases", |fields, name| cases(fields, name, library, &mut of_cases));
        fields.close();
        limits.zip(cases)
    });
    let (limits, cases) = match faults.or(read) {
        Ok(read) => read,
        Err(faults) => return Err([faults, of_cases].concat()),
    };
    let (mut flags, mut looked_at) = (Vec::new(), BTreeMap::new());
    for rule in FlagRule::ALL {
        let looked = rule.look(&cases, &limits);
        looked_at.insert(rule.code().to_string(), u32::try_from(looked.cases).unwrap_or(u32::MAX));
        flags.extend(looked.flags);
    }
    Ok(Flags { kind: Cow::Borrowed("flags"), flags, looked_at, faults: of_cases, parameters: limits.told() })
}

/// The cases that can be read; what is wrong with the others is noted apart.
fn cases(fields: &Fields<'_, '_>, name: &'static str, library: &Library, wrong: &mut Vec<Fault>) -> Option<Vec<Case>> {
    let (mut seen, mut place) = (BTreeSet::new(), 0_usize);
    fields.list(name, MOST_CASES, |json, at, _| {
        let case = Case::read(json, at, place, library);
        place = place.saturating_add(1);
        let case = case.and_then(|case| {
            let fault = || Vec::from([Fault::new("duplicate-id", &At::Field(at, "id")).given(case.id.clone())]);
            if seen.insert(case.id.clone()) { Ok(case) } else { Err(fault()) }
        });
        case.map_err(|faults| wrong.extend(faults)).ok()
    })
}
