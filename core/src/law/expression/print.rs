//! Prints the text form. The parser reads it back as the same expression.

use core::fmt::{self, Display, Formatter, Write};

use super::{
    Alternative, Atom, Basis, Codes, Cost, Due, Expression, Item, Level, Operation, Quantity, Scope, Selector, Test,
    Tolerance,
};
use crate::value::share::Percent;

fn joined<T>(
    f: &mut Formatter<'_>,
    parts: &[T],
    separator: &str,
    mut show: impl FnMut(&mut Formatter<'_>, &T) -> fmt::Result,
) -> fmt::Result {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            f.write_str(separator)?;
        }
        show(f, part)?;
    }
    Ok(())
}

impl Display for Expression {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Expression::Any(parts) => joined(f, parts, " OR ", |f, part| match part {
                Expression::Any(_) => write!(f, "({part})"),
                _ => part.fmt(f),
            }),
            Expression::All(parts) => joined(f, parts, " AND ", |f, part| match part {
                Expression::Any(_) | Expression::All(_) => write!(f, "({part})"),
                _ => part.fmt(f),
            }),
            Expression::Test(test) => test.fmt(f),
            Expression::Tolerating(rule, tolerances) => {
                match **rule {
                    Expression::Test(_) | Expression::Subproduct(_) | Expression::Reading(..) => rule.fmt(f)?,
                    _ => write!(f, "({rule})")?,
                }
                tolerances.iter().try_for_each(|tolerance| write!(f, " {tolerance}"))
            }
            Expression::Subproduct(parts) => {
                f.write_str("SUBPRODUCT { ")?;
                joined(f, parts, "; ", |f, (term, rule)| write!(f, "{term}: {rule}"))?;
                f.write_str(" }")
            }
            Expression::Reading(id, options) => {
                write!(f, "READING {id} {{ ")?;
                joined(f, options, "; ", |f, (option, rule)| write!(f, "{option}: {rule}"))?;
                f.write_str(" }")
            }
        }
    }
}

impl Display for Tolerance {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "TOLERATING {}", Selectors(&self.selectors))?;
        if let Some(percent) = self.up_to {
            write!(f, " UP TO {percent}")?;
        }
        if let Some(term) = &self.given {
            write!(f, " GIVEN {term}")?;
        }
        Ok(())
    }
}

/// Prints one selector bare, several in braces.
struct Selectors<'s>(&'s [Selector]);

impl Display for Selectors<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            [single] => single.fmt(f),
            several => Group(several).fmt(f),
        }
    }
}

/// Prints the list in braces, also if it has one member.
struct Group<'s, T>(&'s [T]);

impl<T: Display> Display for Group<'_, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_char('{')?;
        joined(f, self.0, ", ", |f, part| part.fmt(f))?;
        f.write_char('}')
    }
}

impl Display for Test {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Test::WhollyProduced => f.write_str("WO"),
            Test::Change(Level::Chapter) => f.write_str("CC"),
            Test::Change(Level::Heading) => f.write_str("CTH"),
            Test::Change(Level::Subheading) => f.write_str("CTSH"),
            Test::Outside(selectors) => write!(f, "CTH OUTSIDE {}", Selectors(selectors)),
            Test::AnyHeading => f.write_str("AH"),
            Test::AnyHeadingExcept(selectors) => write!(f, "AH EXCEPT {}", Selectors(selectors)),
            Test::AnyHeadingIncluding(selectors) => write!(f, "AH INCLUDING {}", Selectors(selectors)),
            Test::From(selectors) => write!(f, "FROM {}", Selectors(selectors)),
            Test::WhollyObtained(selectors) => write!(f, "WHOLLY-OBTAINED {}", Selectors(selectors)),
            Test::MaxNom(percent, scope, basis) => write!(f, "MAXNOM {percent}{scope}{basis}"),
            Test::MinOriginating(percent, costs, basis) => {
                write!(f, "MINOM {percent}")?;
                if !costs.is_empty() {
                    write!(f, " WITH {}", Group(costs))?;
                }
                basis.fmt(f)
            }
            Test::MaxWeight(percent, selectors, basis) => weight(f, "MAXWEIGHT", *percent, selectors, *basis),
            Test::MinWeight(percent, selectors, basis) => weight(f, "MINWEIGHT", *percent, selectors, *basis),
            Test::ValueAdded(percent) => write!(f, "VAC {percent}"),
            Test::Operations(quantity @ Quantity::Points(_), items, on) => {
                write!(f, "{quantity} {{")?;
                joined(f, items, ", ", |f, item| write!(f, "{item}: {}", item.points))?;
                f.write_char('}')?;
                on.iter().try_for_each(|term| write!(f, " ON {term}"))
            }
            Test::Operations(quantity, items, on) => {
                write!(f, "OPS {quantity} {}", Group(items))?;
                on.iter().try_for_each(|term| write!(f, " ON {term}"))
            }
            Test::Site(term) => write!(f, "SITE {term}"),
            Test::Fact(term) => write!(f, "FACT {term}"),
            Test::Set(percent) => write!(f, "SET {percent}"),
        }
    }
}

fn weight(f: &mut Formatter<'_>, word: &str, percent: Percent, selectors: &[Selector], basis: Basis) -> fmt::Result {
    write!(f, "{word} {percent}")?;
    if !selectors.is_empty() {
        write!(f, " OF {}", Selectors(selectors))?;
    }
    basis.fmt(f)
}

impl Display for Scope {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Scope::All => Ok(()),
            Scope::Only(selector) => write!(f, " OF {selector}"),
            Scope::Each(selectors) => write!(f, " OF EACH {}", Group(selectors)),
            Scope::Sum(selectors) => write!(f, " OF SUM {}", Group(selectors)),
            Scope::Either(selectors) => write!(f, " OF EITHER {}", Group(selectors)),
            Scope::Prevailing(selector, term, groups) => {
                write!(f, " OF {selector} PREVAILING {term} {}", Group(groups.as_slice()))
            }
        }
    }
}

/// Prints what a limit is a percent of, unless it is what is meant where no base is named.
impl Display for Basis {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match Basis::NAMES.iter().find(|(_, basis)| basis == self && *basis != Basis::ExWorks) {
            Some((name, _)) => write!(f, " OF {name}"),
            None => Ok(()),
        }
    }
}

impl Display for Cost {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(Cost::NAMES.iter().find(|(_, cost)| cost == self).map_or("", |(name, _)| name))
    }
}

impl Display for Selector {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.atom.fmt(f)?;
        self.except.iter().try_for_each(|atom| write!(f, " EXCEPT {atom}"))
    }
}

impl Display for Atom {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match (&self.codes, &self.described) {
            (Some(codes), Some(term)) => write!(f, "{codes} AS {term}"),
            (Some(codes), None) => codes.fmt(f),
            (None, Some(term)) => f.write_str(term),
            (None, None) => Ok(()),
        }
    }
}

impl Display for Codes {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Codes::Range(range) => range.fmt(f),
            Codes::Same(level) => {
                let own = Codes::OWN.iter().find(|(_, own)| own == level);
                f.write_str(own.map_or("", |(word, _)| word))
            }
        }
    }
}

impl Display for Quantity {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Quantity::All => f.write_str("ALL"),
            Quantity::Any => f.write_str("ANY"),
            Quantity::Unstated => f.write_str("UNSTATED"),
            Quantity::OtherThan => f.write_str("OTHER-THAN"),
            Quantity::NotAlone => f.write_str("NOT-ALONE"),
            Quantity::AtLeast(count) => write!(f, "AT-LEAST {count} OF"),
            Quantity::Points(points) => write!(f, "POINTS {points} OF"),
        }
    }
}

impl Display for Item {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        joined(f, &self.alternatives, " | ", |f, alternative| alternative.fmt(f))
    }
}

impl Display for Alternative {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.operation {
            Operation::Named(term) => f.write_str(term)?,
            Operation::Parts(term, quantity, parts) => write!(f, "{term}: {quantity} {}", Group(parts))?,
            Operation::Others(term) => write!(f, "OTHERS {term}")?,
        }
        match &self.due {
            Due::Always => Ok(()),
            Due::If(term) => write!(f, " IF {term}"),
            Due::Unless(term) => write!(f, " UNLESS {term}"),
        }
    }
}
