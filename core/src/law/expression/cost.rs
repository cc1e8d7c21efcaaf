//! Counts the cost of applying an expression, from the expression alone: how often it looks at each material.

use super::{Basis, Expression, Item, Operation, Scope, Test, Tolerance};

impl Expression {
    /// Returns how often one application looks at a material, at most.
    ///
    /// A tolerance applies its rule twice, and each look of the second time asks the tolerance. So nested tolerances
    /// multiply.
    pub(crate) fn cost(&self) -> u64 {
        match self {
            Expression::All(parts) | Expression::Any(parts) => sum(parts.iter().map(Expression::cost)),
            Expression::Test(test) => test.cost(),
            Expression::Tolerating(rule, tolerances) => {
                let selectors = sum(tolerances.iter().map(Tolerance::cost));
                rule.cost().saturating_mul(selectors.saturating_add(2)).saturating_add(selectors)
            }
            Expression::Subproduct(parts) => sum(parts.iter().map(|(_, part)| part.cost().saturating_add(1))),
            Expression::Reading(_, options) => sum(options.iter().map(|(_, part)| part.cost())),
        }
    }
}

impl Tolerance {
    fn cost(&self) -> u64 {
        count(self.selectors.len()).saturating_add(1)
    }
}

impl Test {
    fn cost(&self) -> u64 {
        let looks = match self {
            Test::Outside(selectors) | Test::AnyHeadingExcept(selectors) | Test::WhollyObtained(selectors) => {
                count(selectors.len())
            }
            // One look for the used materials, and one for all others.
            Test::From(selectors) => count(selectors.len()).saturating_mul(2),
            Test::MaxNom(_, scope, basis) => scope_cost(scope).saturating_mul(basis_cost(*basis)),
            Test::MinOriginating(.., basis) => basis_cost(*basis),
            Test::MaxWeight(_, selectors, basis) | Test::MinWeight(_, selectors, basis) => {
                count(selectors.len().max(1)).saturating_mul(basis_cost(*basis))
            }
            Test::Operations(_, items, _) => items_cost(items),
            Test::WhollyProduced
            | Test::Change(_)
            | Test::AnyHeading
            | Test::AnyHeadingIncluding(_)
            | Test::ValueAdded(_)
            | Test::Site(_)
            | Test::Fact(_)
            | Test::Set(_) => 1,
        };
        looks.saturating_add(1)
    }
}

fn scope_cost(scope: &Scope) -> u64 {
    match scope {
        Scope::All => 1,
        Scope::Only(_) => 2,
        Scope::Each(selectors) | Scope::Sum(selectors) | Scope::Either(selectors) => count(selectors.len()),
        Scope::Prevailing(..) => 12,
    }
}

/// A sum of all materials looks at each of them twice more.
fn basis_cost(basis: Basis) -> u64 {
    if matches!(basis, Basis::Materials | Basis::OriginatingMaterials) { 3 } else { 1 }
}

fn items_cost(items: &[Item]) -> u64 {
    let alternatives = items.iter().flat_map(|item| &item.alternatives);
    sum(alternatives.map(|alternative| match &alternative.operation {
        Operation::Named(_) | Operation::Others(_) => 1,
        Operation::Parts(_, _, parts) => items_cost(parts).saturating_add(1),
    }))
}

fn sum(costs: impl Iterator<Item = u64>) -> u64 {
    costs.fold(0, u64::saturating_add)
}

/// Returns a length as a number of looks.
pub(crate) fn count(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::ToString;

    fn cost(text: &str) -> u64 {
        text.parse::<Expression>().map_or(0, |rule| rule.cost())
    }

    #[test]
    fn tests_add_up_and_tolerances_multiply() {
        assert_eq!(cost("CTH"), 2);
        assert_eq!(cost("CTH AND MAXNOM 50"), 4);
        assert_eq!(cost("FROM {4403, 4407} AND CTH"), 7);
        assert_eq!(cost("CTH TOLERATING 4403"), 2 * 4 + 2);
        assert_eq!(cost("OPS ALL {a, b | c, d: ALL {e, f}}"), 7);
        let nested = (0..60).fold("CTH".to_string(), |rule, _| format!("({rule} TOLERATING 4403)"));
        assert_eq!(cost(&nested), u64::MAX);
    }
}
