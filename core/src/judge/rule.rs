//! Prepares what applies to goods of one code: rows, conditions, gaps, each condition flattened to an array of nodes.

use alloc::vec::Vec;
use core::ops::Range;

use super::taking::of_name;
use crate::law::{
    Clause, Expression, Gap, GapKind, Level, ListRule, Mention, OriginRules, Quantity, Rulebook, Scope, Selector, Term,
    Terms, Test, Tolerance, candidates, reading,
};
use crate::value::hs::HsCode;
use crate::value::truth::Truth;

/// What the truth of a node depends on: columns of the bill by the marks here, terms and readings by their own.
pub(crate) type Depends = u64;

/// Which materials are foreign.
pub(crate) const STATUS: Depends = 1;
/// What materials are worth.
pub(crate) const VALUES: Depends = 2;
/// The ex-works price.
pub(crate) const PRICE: Depends = 4;
/// Which operations were performed.
pub(crate) const OPERATIONS: Depends = 8;
/// Which lines there are: their codes and origins.
pub(crate) const LINES: Depends = 16;

/// A node of a condition. Its children follow it, each with its own; `end` is behind the last of them.
pub(crate) struct Node<'l> {
    pub(crate) kind: Kind<'l>,
    pub(crate) end: usize,
    pub(crate) depends: Depends,
}

pub(crate) enum Kind<'l> {
    /// All children hold.
    All,
    /// One child holds.
    Any,
    /// One child holds: the first is the rule without tolerances, the second the rule with them.
    Tolerating,
    Test(Leaf<'l>),
    /// The materials that a tolerance covers are worth no more than this. `Some` where it is the only way out for a
    /// material whose code does not change at this level.
    Tolerated(&'l Tolerance, Option<Level>),
    /// A fact without which a tolerance is none.
    Given(&'l Term),
    /// The child whose term describes the good.
    Subproduct(&'l [(Term, Expression)]),
    /// The child of the option taken.
    Reading(&'l str, &'l [(Term, Expression)]),
}

/// A test as it stands in its condition.
pub(crate) struct Leaf<'l> {
    pub(crate) test: &'l Test,
    /// The tolerances around it that are made use of.
    pub(crate) exempt: Range<usize>,
    /// Where the materials of its limit must be used, by another part of the condition: whether no tolerance excuses
    /// others.
    pub(crate) made_from: Option<bool>,
    /// The condition that it stands in.
    pub(crate) condition: usize,
}

/// A condition with what is known of it.
pub(crate) struct Condition<'l> {
    pub(crate) clause: &'l Clause,
    /// Its first node.
    pub(crate) root: usize,
    /// Whether it says from what materials the good must be made.
    pub(crate) names_materials: bool,
    /// The operations that it names and no act defines.
    pub(crate) vague: Vec<&'l str>,
}

/// A row that may apply.
pub(crate) struct Row<'l> {
    pub(crate) row: &'l ListRule,
    /// Whether the code is one of its codes.
    pub(crate) coded: Truth,
    pub(crate) conditions: Range<usize>,
}

/// All that may apply to goods of one code.
#[derive(Default)]
pub(crate) struct Rule<'l> {
    pub(crate) nodes: Vec<Node<'l>>,
    pub(crate) tolerances: Vec<&'l Tolerance>,
    pub(crate) conditions: Vec<Condition<'l>>,
    /// The most specific row first.
    pub(crate) rows: Vec<Row<'l>>,
    pub(crate) general: Option<usize>,
    pub(crate) set: Option<usize>,
    pub(crate) threshold: Option<usize>,
    /// The conditions by which gaps may be closed.
    pub(crate) closings: Vec<(&'l Gap, usize)>,
    /// The gap of the chapter, where its line was not read.
    pub(crate) of_chapter: Option<&'l Gap>,
    /// The row that was not read and may be that of this code.
    pub(crate) not_read: Option<(&'l Gap, Truth)>,
    /// Whether a row has a rule for sets of its own.
    pub(crate) has_own_set: bool,
    /// On what the finding of a good depends, besides how its lines count.
    pub(crate) depends: Depends,
}

/// A rule of more looks at a material is not prepared. Tolerances within tolerances multiply.
pub(crate) const MOST_LOOKS: u64 = 100_000;

impl<'l> Rule<'l> {
    /// Prepares the rule of a code.
    ///
    /// # Errors
    /// How many looks at a material it takes, where it is too large to be flattened.
    pub(crate) fn new(
        own: &'l Rulebook,
        book: &'l Rulebook,
        rules: &'l OriginRules,
        code: HsCode,
    ) -> Result<Rule<'l>, u64> {
        let not_read = own.gaps.iter().find_map(|gap| match gap.kind {
            GapKind::Codes(range) => Some((gap, range.holds(code))).filter(|(_, holds)| *holds != Truth::False),
            _ => None,
        });
        let mut rule = Rule {
            of_chapter: book.gaps.iter().find(|gap| gap.kind == GapKind::Chapter(code.chapter())),
            not_read,
            depends: OPERATIONS | VALUES | PRICE | LINES,
            ..Rule::default()
        };
        let candidates = candidates(rules, code);
        let clauses = candidates.iter().flat_map(|row| &row.clauses);
        let clauses = clauses.chain(&rules.general).chain(&rules.set).chain(&rules.threshold);
        let closings = book.gaps.iter().filter(|gap| is_near(gap, code, &candidates));
        let clauses = clauses.chain(closings.clone().flat_map(|gap| &gap.closings));
        let cost = clauses.fold(0, |sum: u64, clause| sum.saturating_add(clause.expression.cost()));
        if cost > MOST_LOOKS {
            return Err(cost);
        }
        for &row in &candidates {
            let first = rule.conditions.len();
            for clause in &row.clauses {
                rule.condition(clause, &book.terms);
            }
            rule.has_own_set |= row.is_of_set();
            let conditions = first..rule.conditions.len();
            rule.rows.push(Row { row, coded: row.range.holds(code), conditions });
        }
        rule.general = rules.general.as_ref().map(|clause| rule.condition(clause, &book.terms));
        rule.set = rules.set.as_ref().map(|clause| rule.condition(clause, &book.terms));
        rule.threshold = rules.threshold.as_ref().map(|clause| rule.condition(clause, &book.terms));
        for gap in closings {
            for clause in &gap.closings {
                let condition = rule.condition(clause, &book.terms);
                rule.closings.push((gap, condition));
            }
        }
        let gates = rule.rows.iter().filter_map(|row| row.row.gate.as_deref());
        let vague = rule.conditions.iter().flat_map(|condition| condition.vague.iter().copied());
        let names_materials = rule.conditions.iter().any(|condition| condition.names_materials);
        let names = gates.chain(vague).chain(names_materials.then_some(reading::NO_FOREIGN_MATERIALS));
        rule.depends = names.fold(rule.depends, |all, name| all | of_name(name));
        rule.depends = rule.nodes.iter().fold(rule.depends, |all, node| all | node.depends);
        Ok(rule)
    }

    /// Prepares conditions that are of no code, to be tried one by one.
    pub(super) fn of(conditions: &'l [Clause], terms: &Terms) -> Rule<'l> {
        let mut rule = Rule::default();
        for clause in conditions {
            rule.condition(clause, terms);
        }
        rule
    }

    fn condition(&mut self, clause: &'l Clause, terms: &Terms) -> usize {
        let (root, condition) = (self.nodes.len(), self.conditions.len());
        self.conditions.push(Condition {
            clause,
            root,
            names_materials: clause.expression.names_materials(),
            vague: clause.expression.vague_operations(terms),
        });
        self.flatten(&clause.expression, &Around { exempt: Vec::new(), made_from: None, condition });
        condition
    }

    /// Opens a node, adds its children, and closes it.
    fn node(&mut self, kind: Kind<'l>, own: Depends, children: impl FnOnce(&mut Self)) {
        let place = self.nodes.len();
        self.nodes.push(Node { kind, end: 0, depends: 0 });
        children(self);
        let end = self.nodes.len();
        let of_children = self.nodes.iter().skip(place).fold(0, |all, node| all | node.depends);
        if let Some(node) = self.nodes.get_mut(place) {
            (node.end, node.depends) = (end, own | of_children);
        }
    }

    fn flatten(&mut self, expression: &'l Expression, around: &Around<'l>) {
        match expression {
            Expression::All(parts) => {
                let made_from = parts.iter().find_map(|part| match part {
                    Expression::Test(Test::From(selectors)) => Some((selectors.as_slice(), around.exempt.is_empty())),
                    _ => None,
                });
                let around = Around { made_from, exempt: around.exempt.clone(), ..*around };
                self.node(Kind::All, 0, |rule| parts.iter().for_each(|part| rule.flatten(part, &around)));
            }
            Expression::Any(parts) => {
                self.node(Kind::Any, 0, |rule| parts.iter().for_each(|part| rule.flatten(part, around)));
            }
            Expression::Test(test) => self.leaf(expression, test, around),
            Expression::Tolerating(inner, tolerances) => self.node(Kind::Tolerating, 0, |rule| {
                rule.flatten(inner, around);
                rule.node(Kind::All, 0, |rule| rule.relaxed(inner, tolerances, around));
            }),
            Expression::Subproduct(parts) => {
                let own = parts.iter().fold(0, |all, (term, _)| all | of_name(term));
                self.node(Kind::Subproduct(parts), own, |rule| {
                    parts.iter().for_each(|(_, part)| rule.flatten(part, around));
                });
            }
            Expression::Reading(id, options) => self.node(Kind::Reading(id, options), of_name(id), |rule| {
                options.iter().for_each(|(_, option)| rule.flatten(option, around));
            }),
        }
    }

    /// The rule with its tolerances, and what each of them demands.
    fn relaxed(&mut self, inner: &'l Expression, tolerances: &'l [Tolerance], around: &Around<'l>) {
        let exempt: Vec<_> = around.exempt.iter().copied().chain(tolerances).collect();
        self.flatten(inner, &Around { exempt, ..*around });
        let is_only_way = around.exempt.is_empty() && tolerances.len() == 1;
        let offended = match inner {
            Expression::Test(Test::Change(level)) if is_only_way => Some(*level),
            _ => None,
        };
        for tolerance in tolerances {
            let own = selected(&tolerance.selectors) | STATUS | VALUES | PRICE | LINES;
            if tolerance.up_to.is_some() {
                self.node(Kind::Tolerated(tolerance, offended), own, |_| ());
            }
            if let Some(term) = &tolerance.given {
                self.node(Kind::Given(term), of_name(term), |_| ());
            }
        }
    }

    fn leaf(&mut self, expression: &'l Expression, test: &'l Test, around: &Around<'l>) {
        let first = self.tolerances.len();
        self.tolerances.extend(&around.exempt);
        let exempt = first..self.tolerances.len();
        let made_from = match (test, around.made_from) {
            (Test::MaxNom(_, Scope::Only(selector), _), Some((selectors, is_bare))) => {
                (selectors == core::slice::from_ref(selector)).then_some(is_bare)
            }
            _ => None,
        };
        let mut own = around.exempt.iter().fold(0, |all, one| all | selected(&one.selectors) | VALUES | PRICE);
        own |= of_test(test);
        expression.mentions(&mut |mention| match mention {
            Mention::Term(_, name) | Mention::Reading(name, _) => own |= of_name(name),
            Mention::WhollyProduced => {}
        });
        if made_from.is_some() {
            own |= of_name(reading::MADE_FROM);
        }
        if let Test::Operations(Quantity::OtherThan | Quantity::NotAlone, ..) = test
            && let Some(condition) = self.conditions.get(around.condition)
        {
            own = condition.vague.iter().fold(own, |all, term| all | of_name(term));
        }
        let leaf = Leaf { test, exempt, made_from, condition: around.condition };
        self.node(Kind::Test(leaf), own, |_| ());
    }

    /// The children of a node.
    pub(crate) fn children(&self, node: usize) -> impl Iterator<Item = usize> {
        let end = self.nodes.get(node).map_or(0, |node| node.end);
        let first = Some(node.saturating_add(1)).filter(|first| *first < end);
        core::iter::successors(first, move |place| {
            self.nodes.get(*place).map(|node| node.end).filter(|next| *next < end)
        })
    }
}

/// What stands around a part of a condition.
struct Around<'l> {
    /// The tolerances that are made use of.
    exempt: Vec<&'l Tolerance>,
    /// What the good must be made from, and whether no tolerance excuses others.
    made_from: Option<(&'l [Selector], bool)>,
    condition: usize,
}

/// Whether closing a gap may concern goods of a code.
fn is_near(gap: &Gap, code: HsCode, rows: &[&ListRule]) -> bool {
    match &gap.kind {
        GapKind::List => true,
        GapKind::Suspect(chapter) => *chapter == code.chapter(),
        GapKind::Row(id) => rows.iter().any(|row| row.id == *id),
        _ => false,
    }
}

/// The columns that a test looks at.
fn of_test(test: &Test) -> Depends {
    match test {
        Test::MaxNom(..) | Test::MinOriginating(..) | Test::ValueAdded(_) | Test::Set(_) => {
            STATUS | VALUES | PRICE | LINES
        }
        // A mass changes only where the lines do, or the facts.
        Test::MaxWeight(..) | Test::MinWeight(..) => STATUS | LINES,
        Test::Operations(..) => OPERATIONS,
        Test::AnyHeading | Test::AnyHeadingIncluding(_) | Test::Site(_) | Test::Fact(_) => 0,
        Test::WhollyProduced
        | Test::WhollyObtained(_)
        | Test::Change(_)
        | Test::Outside(_)
        | Test::AnyHeadingExcept(_)
        | Test::From(_) => STATUS | LINES,
    }
}

/// The descriptions that selectors ask about.
fn selected(selectors: &[Selector]) -> Depends {
    let atoms = selectors.iter().flat_map(|one| core::iter::once(&one.atom).chain(&one.except));
    atoms.filter_map(|atom| atom.described.as_ref()).fold(0, |all, term| all | of_name(term))
}
