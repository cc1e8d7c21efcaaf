//! Tells what the reader must know of how a rule was applied.

use super::find::Finder;
use super::told::Warning;
use super::why::Why;
use crate::law::{Expression, GapKind, Term};
use crate::value::truth::Truth;

impl<'e, 'a> Finder<'e, 'a> {
    /// Warns if the stated operations contradict what is said of them. `vague` are the operations that each rule which
    /// may apply names and no act defines.
    pub(super) fn tell_contradicted<W: Why<'a>>(&self, why: &mut W, vague: impl Iterator<Item = &'a str>) {
        let look = self.evaluation.look;
        if let Some(told) = look.steps(why)
            && look.contradicts_word(self.performed, vague)
        {
            told.warnings.push(Warning::Operations);
        }
    }

    /// Warns if the facts deny that the good is one of the products of its row, as the rule of the code would.
    pub(super) fn tell_denied_products<W: Why<'a>>(&mut self, why: &mut W) {
        let look = self.evaluation.look;
        if !look.tells_steps::<W>() || look.facts.answers.values().all(|answer| *answer) {
            return;
        }
        let mut sufficient = self.sufficient::<W>().answer.why;
        // That rule is not applied.
        self.evaluation.cells.forget_rows();
        if let (Some(told), Some(others)) = (look.steps(why), look.steps(&mut sufficient)) {
            let denied = others.warnings.iter().filter(|warning| matches!(warning, Warning::Products(_)));
            told.warnings.extend(denied.cloned());
        }
    }

    /// The products of the row of the good's code, if the facts deny all of them. If one was not denied, the good is
    /// taken to be that one.
    pub(super) fn denied(&self, expression: &'a Expression) -> Option<&'a [(Term, Expression)]> {
        let look = self.evaluation.look;
        let is_denied = |(term, _): &'a (Term, Expression)| look.stated::<()>(term).truth == Truth::False;
        match expression {
            Expression::Subproduct(parts) if parts.iter().all(is_denied) => Some(parts),
            Expression::All(parts) | Expression::Any(parts) => parts.iter().find_map(|part| self.denied(part)),
            Expression::Tolerating(rule, _) => self.denied(rule),
            Expression::Subproduct(_) | Expression::Reading(..) | Expression::Test(_) => None,
        }
    }

    /// The gaps of a kind, as warnings.
    pub(super) fn gaps(
        &self,
        code: &'static str,
        is_of: impl Fn(&GapKind) -> bool,
    ) -> impl Iterator<Item = Warning<'a>> {
        let gaps = self.law.book.gaps.iter().filter(move |gap| is_of(&gap.kind));
        gaps.map(move |gap| Warning::Gap(code, gap))
    }
}
