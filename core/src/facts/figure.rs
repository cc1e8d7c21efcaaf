//! The figures of a good that some agreements measure against: bases of limits, deductions, and costs that count.

use alloc::collections::BTreeMap;
use alloc::string::ToString;

use super::common::{amount, price};
use crate::doc::{At, Fault, Fields};
use crate::value::amount::Amount;

/// A figure of a good beside its ex-works price and its production cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// The value free on board.
    FobValue,
    /// The net cost: the total cost without the costs that the agreement excludes.
    NetCost,
    /// The total cost of the good: of product and period.
    TotalCost,
    /// The costs that the agreement excludes from the total cost.
    ExcludedCosts,
    /// The labour that goes into the good.
    LabourCost,
    /// The overhead that falls to the good.
    OverheadCost,
    /// The profit on the good.
    Profit,
}

impl Figure {
    /// All of them.
    pub const ALL: [Figure; 7] = [
        Figure::FobValue,
        Figure::NetCost,
        Figure::TotalCost,
        Figure::ExcludedCosts,
        Figure::LabourCost,
        Figure::OverheadCost,
        Figure::Profit,
    ];

    /// Its name in the facts.
    pub fn name(self) -> &'static str {
        match self {
            Figure::FobValue => "fob_value",
            Figure::NetCost => "net_cost",
            Figure::TotalCost => "total_cost",
            Figure::ExcludedCosts => "excluded_costs",
            Figure::LabourCost => "labour_cost",
            Figure::OverheadCost => "overhead_cost",
            Figure::Profit => "profit",
        }
    }

    /// Its code in answers.
    pub fn code(self) -> &'static str {
        match self {
            Figure::FobValue => "fob-value",
            Figure::NetCost => "net-cost",
            Figure::TotalCost => "total-cost",
            Figure::ExcludedCosts => "excluded-costs",
            Figure::LabourCost => "labour-cost",
            Figure::OverheadCost => "overhead-cost",
            Figure::Profit => "profit",
        }
    }

    /// Whether it may be nothing: a deduction or a cost may, a base may not.
    pub(crate) fn may_be_zero(self) -> bool {
        !matches!(self, Figure::FobValue | Figure::NetCost | Figure::TotalCost)
    }
}

/// The stated figures of a good.
pub type Figures = BTreeMap<Figure, Amount>;

/// Reads the figures of a good.
pub(super) fn figures(fields: &Fields<'_, '_>, own: Option<&str>) -> Figures {
    let mut found = Figures::new();
    for figure in Figure::ALL {
        let read = if figure.may_be_zero() { amount } else { price };
        found.extend(read(fields, figure.name(), own).map(|amount| (figure, amount)));
    }
    let at = |figure: Figure| At::Field(fields.at(), figure.name());
    if found.contains_key(&Figure::NetCost) {
        for figure in [Figure::TotalCost, Figure::ExcludedCosts].into_iter().filter(|one| found.contains_key(one)) {
            fields.faults().push(Fault::new("net-cost-twice", &at(figure)));
        }
    }
    if let (Some(total), Some(excluded)) = (found.get(&Figure::TotalCost), found.get(&Figure::ExcludedCosts))
        && excluded > total
    {
        let fault = Fault::new("excluded-above-total", &at(Figure::ExcludedCosts));
        fields.faults().push(fault.given(excluded.to_string()).allowed(total.to_string()));
    }
    found
}
