//! The closed vocabulary of tests: the expressions of rules of origin and their text form.
//!
//! ```
//! use tegi::law::Expression;
//! let rule: Expression = "MAXNOM 50 AND MAXNOM 10 OF 8503".parse()?;
//! assert_eq!(rule.to_string(), "MAXNOM 50 AND MAXNOM 10 OF 8503");
//! # Ok::<(), tegi::law::SyntaxError>(())
//! ```

mod cost;
mod parse;
mod print;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

pub(crate) use cost::count;
pub use parse::SyntaxError;
pub(crate) use parse::{Intent, place_of, shown};

use crate::value::hs::HsRange;
use crate::value::share::Percent;
use crate::value::truth::Truth;

/// The name of something that only a person can tell: a described good or material, an operation, a site, a fact. Each
/// rulebook lists its terms with their Kazakh, Russian and English names.
pub type Term = String;

/// The condition of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// Every part holds.
    All(Vec<Expression>),
    /// At least one part holds.
    Any(Vec<Expression>),
    /// A test.
    Test(Test),
    /// The rule, except that some materials may be used in spite of it.
    Tolerating(Box<Expression>, Vec<Tolerance>),
    /// One condition for each described part of the code.
    Subproduct(Vec<(Term, Expression)>),
    /// The law can be read in several ways; the first option is the default.
    Reading(String, Vec<(String, Expression)>),
}

/// Materials that may be used in spite of the rest of the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tolerance {
    /// Which materials.
    pub selectors: Vec<Selector>,
    /// Up to this percent of the ex-works price.
    pub up_to: Option<Percent>,
    /// The fact on which the tolerance depends.
    pub given: Option<Term>,
}

/// One test.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    /// `WO`: wholly produced.
    WhollyProduced,
    /// `CC`, `CTH`, `CTSH`: every foreign material is of another chapter, heading or subheading than the good.
    Change(Level),
    /// `CTH OUTSIDE …`: no foreign material is of these headings.
    Outside(Vec<Selector>),
    /// `AH`: made from materials of any heading.
    AnyHeading,
    /// `AH EXCEPT …`: of any heading but these.
    AnyHeadingExcept(Vec<Selector>),
    /// `AH INCLUDING …`: of any heading, these too.
    AnyHeadingIncluding(Vec<Selector>),
    /// `FROM …`: made from these materials.
    From(Vec<Selector>),
    /// `WHOLLY-OBTAINED …`: all materials of these are wholly obtained.
    WhollyObtained(Vec<Selector>),
    /// `MAXNOM p [OF …] [OF base]`: foreign materials at most p percent of the base.
    MaxNom(Percent, Scope, Basis),
    /// `MINOM p [WITH {…}] [OF base]`: originating materials, with these costs, at least p percent of the base.
    MinOriginating(Percent, Vec<Cost>, Basis),
    /// `MAXWEIGHT p [OF …] [OF base]`: foreign materials of these weigh at most p percent of the base; without selectors
    /// all of them.
    MaxWeight(Percent, Vec<Selector>, Basis),
    /// `MINWEIGHT p [OF …] [OF base]`: originating materials of these weigh at least p percent of the base.
    MinWeight(Percent, Vec<Selector>, Basis),
    /// `VAC p`: value added at least p percent of the ex-works price.
    ValueAdded(Percent),
    /// `OPS … [ON term]`: operations; performed on a described thing if the law says so.
    Operations(Quantity, Vec<Item>, Option<Term>),
    /// `SITE term`: a condition on the place of production.
    Site(Term),
    /// `FACT term`: a fact that only a person can state.
    Fact(Term),
    /// `SET p`: items of a set that are foreign, at most p percent of its ex-works price.
    Set(Percent),
}

/// What a limit is a percent of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// `ex-works`: the ex-works price. It is meant where no base is named.
    ExWorks,
    /// `fob`: the value free on board.
    Fob,
    /// `net-cost`: the total cost without the costs that the agreement excludes.
    NetCost,
    /// `production-cost`: the production cost.
    ProductionCost,
    /// `materials`: the value of all materials; of a limit by weight their mass.
    Materials,
    /// `originating-materials`: the same of the originating ones.
    OriginatingMaterials,
    /// The mass of the good. It is meant by a limit by weight that names no base, and has no name.
    Mass,
}

impl Basis {
    /// All of them by their names. No described material may have such a name.
    pub(crate) const NAMES: [(&'static str, Basis); 6] = [
        ("ex-works", Basis::ExWorks),
        ("fob", Basis::Fob),
        ("net-cost", Basis::NetCost),
        ("production-cost", Basis::ProductionCost),
        ("materials", Basis::Materials),
        ("originating-materials", Basis::OriginatingMaterials),
    ];

    /// Whether a limit by weight may name it.
    pub(crate) fn is_of_weight(self) -> bool {
        matches!(self, Basis::Materials | Basis::OriginatingMaterials | Basis::Mass)
    }
}

/// A cost that counts as originating value beside the originating materials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// `labour`.
    Labour,
    /// `overhead`.
    Overhead,
    /// `profit`.
    Profit,
}

impl Cost {
    /// All of them by their names.
    pub(crate) const NAMES: [(&'static str, Cost); 3] =
        [("labour", Cost::Labour), ("overhead", Cost::Overhead), ("profit", Cost::Profit)];
}

/// How many digits must change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Two: `CC`.
    Chapter,
    /// Four: `CTH`.
    Heading,
    /// Six: `CTSH`.
    Subheading,
}

impl Level {
    pub(crate) fn digits(self) -> u8 {
        match self {
            Level::Chapter => 2,
            Level::Heading => 4,
            Level::Subheading => 6,
        }
    }
}

/// What a value limit counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All materials.
    All,
    /// The selected ones.
    Only(Selector),
    /// Each group by itself.
    Each(Vec<Selector>),
    /// All groups together.
    Sum(Vec<Selector>),
    /// Groups joined by «или»: each, or the sum; the law does not say (reading `cap-headings`).
    Either(Vec<Selector>),
    /// The selected ones. If materials of both groups are used, only the group that prevails by weight. The term says
    /// that the first group prevails.
    Prevailing(Selector, Term, Box<[Selector; 2]>),
}

/// Chooses materials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// By code or description.
    pub atom: Atom,
    /// Except these.
    pub except: Option<Atom>,
}

/// A group of materials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Atom {
    /// Of these codes; `None` if the code does not matter.
    pub codes: Option<Codes>,
    /// With this description.
    pub described: Option<Term>,
}

/// Codes of materials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Codes {
    /// The codes of a range.
    Range(HsRange),
    /// The codes that agree with the good's own in so many digits.
    Same(Level),
}

impl Codes {
    /// The words for the good's own codes.
    pub(crate) const OWN: [(&'static str, Level); 2] =
        [("SAME-HEADING", Level::Heading), ("SAME-SUBHEADING", Level::Subheading)];
}

/// How many of the operations are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// `ALL`.
    All,
    /// `ANY`.
    Any,
    /// `UNSTATED`: a comma list; all or any, the law does not say (reading `operations-list`).
    Unstated,
    /// `OTHER-THAN`: at least one that is none of these.
    OtherThan,
    /// `NOT-ALONE`: these alone are not enough.
    NotAlone,
    /// `AT-LEAST k OF`.
    AtLeast(u32),
    /// `POINTS n OF`: so many points of those that the items bring.
    Points(u32),
}

/// One entry of a list of operations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Each of them fulfils the entry.
    pub alternatives: Vec<Alternative>,
    /// The points that it brings; 1 in lists that count no points.
    pub points: u32,
}

/// One way to fulfil an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The operation.
    pub operation: Operation,
    /// When it is due.
    pub due: Due,
}

/// An operation of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// A named one.
    Named(Term),
    /// A named one that consists of parts.
    Parts(Term, Quantity, Vec<Item>),
    /// The act's "and other … operations" (reading `open-ended-list`).
    Others(Term),
}

/// When an operation is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Due {
    /// Always.
    Always,
    /// `IF`: only if the fact is true.
    If(Term),
    /// `UNLESS`: except if the fact is true.
    Unless(Term),
}

/// The readings that belong to the vocabulary.
pub mod reading {
    /// A comma list of operations: `all` or `any`.
    pub const OPERATIONS_LIST: &str = "operations-list";
    /// Headings joined by «или» under one limit: `each` or `sum`.
    pub const CAP_HEADINGS: &str = "cap-headings";
    /// Whether "made from x" bars other foreign materials: `only` or `at-least`. A rulebook may declare a third option,
    /// [`EARLIER_STAGE`].
    pub const MADE_FROM: &str = "made-from";
    /// The option by which a material counts as the named one if the named one was made from it in this country.
    pub const EARLIER_STAGE: &str = "earlier-stage";
    /// Whether "and other operations" demands more: `nothing-more` or `further-due`.
    pub const OPEN_ENDED_LIST: &str = "open-ended-list";
    /// Whose value a limit counts: `foreign` or `all` materials.
    pub const VALUE_OF_ALL_MATERIALS: &str = "value-of-all-materials";

    /// Whether a condition "made from x" applies to a good of domestic materials alone: `row-applies` or `sufficient`.
    /// A rulebook need not declare it. Without it the condition applies.
    pub const NO_FOREIGN_MATERIALS: &str = "no-foreign-materials";

    /// Each reading of the vocabulary with its two options.
    pub const OF_VOCABULARY: [(&str, [&str; 2]); 5] = [
        (OPERATIONS_LIST, ["all", "any"]),
        (CAP_HEADINGS, ["each", "sum"]),
        (MADE_FROM, ["only", "at-least"]),
        (OPEN_ENDED_LIST, ["nothing-more", "further-due"]),
        (VALUE_OF_ALL_MATERIALS, ["foreign", "all"]),
    ];

    /// Further options that a rulebook may declare.
    pub const OPTIONAL: [(&str, &str); 1] = [(MADE_FROM, EARLIER_STAGE)];
}

/// The role of a term in an expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A description of the good.
    Good,
    /// A description of a material.
    Material,
    /// An operation.
    Operation,
    /// A condition on the place of production.
    Site,
    /// Another fact.
    Fact,
}

/// A term or reading that an expression mentions.
pub enum Mention<'e> {
    /// A term in its role.
    Term(Role, &'e str),
    /// A reading that it touches, with the options it offers.
    Reading(&'e str, Vec<&'e str>),
    /// The categories of wholly produced goods.
    WhollyProduced,
}

impl Expression {
    /// Whether it names the materials from which the good must be made.
    pub fn names_materials(&self) -> bool {
        let mut found = false;
        visit(self, &mut |test| found |= matches!(test, Test::From(_)), &mut |_| ());
        found
    }

    /// Calls `note` for every term and reading that the expression mentions.
    pub fn mentions<'e>(&'e self, note: &mut dyn FnMut(Mention<'e>)) {
        match self {
            Expression::All(parts) | Expression::Any(parts) => parts.iter().for_each(|part| part.mentions(note)),
            Expression::Test(test) => test.mentions(note),
            Expression::Tolerating(rule, tolerances) => {
                rule.mentions(note);
                for tolerance in tolerances {
                    tolerance.selectors.iter().for_each(|selector| selector.mentions(note));
                    tolerance.given.iter().for_each(|term| note(Mention::Term(Role::Fact, term)));
                }
            }
            Expression::Subproduct(parts) => {
                for (term, rule) in parts {
                    note(Mention::Term(Role::Good, term));
                    rule.mentions(note);
                }
            }
            Expression::Reading(id, options) => {
                note(Mention::Reading(id, options.iter().map(|(option, _)| option.as_str()).collect()));
                options.iter().for_each(|(_, rule)| rule.mentions(note));
            }
        }
    }
}

/// Visits the tests of an expression, and the tolerances around them.
pub(crate) fn visit<'e>(
    expression: &'e Expression,
    test: &mut dyn FnMut(&'e Test),
    tolerance: &mut dyn FnMut(&'e Tolerance),
) {
    match expression {
        Expression::All(parts) | Expression::Any(parts) => {
            parts.iter().for_each(|part| visit(part, test, tolerance));
        }
        Expression::Test(one) => test(one),
        Expression::Tolerating(rule, tolerances) => {
            visit(rule, test, tolerance);
            for one in tolerances {
                tolerance(one);
            }
        }
        Expression::Subproduct(parts) => parts.iter().for_each(|(_, part)| visit(part, test, tolerance)),
        Expression::Reading(_, options) => options.iter().for_each(|(_, part)| visit(part, test, tolerance)),
    }
}

fn vocabulary(id: &'static str) -> Mention<'static> {
    let options = reading::OF_VOCABULARY.iter().find(|(known, _)| *known == id);
    Mention::Reading(id, options.map(|(_, options)| options.to_vec()).unwrap_or_default())
}

impl Test {
    fn mentions<'e>(&'e self, note: &mut dyn FnMut(Mention<'e>)) {
        match self {
            Test::WhollyProduced => note(Mention::WhollyProduced),
            Test::Change(_) | Test::AnyHeading | Test::ValueAdded(_) | Test::Set(_) => {}
            Test::Outside(selectors)
            | Test::AnyHeadingExcept(selectors)
            | Test::AnyHeadingIncluding(selectors)
            | Test::WhollyObtained(selectors)
            | Test::MaxWeight(_, selectors, _)
            | Test::MinWeight(_, selectors, _) => {
                selectors.iter().for_each(|selector| selector.mentions(note));
            }
            Test::From(selectors) => {
                note(vocabulary(reading::MADE_FROM));
                selectors.iter().for_each(|selector| selector.mentions(note));
            }
            Test::MaxNom(_, scope, _) => {
                note(vocabulary(reading::VALUE_OF_ALL_MATERIALS));
                match scope {
                    Scope::All => {}
                    Scope::Only(selector) => selector.mentions(note),
                    Scope::Each(selectors) | Scope::Sum(selectors) => {
                        selectors.iter().for_each(|selector| selector.mentions(note));
                    }
                    Scope::Either(selectors) => {
                        note(vocabulary(reading::CAP_HEADINGS));
                        selectors.iter().for_each(|selector| selector.mentions(note));
                    }
                    Scope::Prevailing(selector, term, groups) => {
                        selector.mentions(note);
                        note(Mention::Term(Role::Fact, term));
                        groups.iter().for_each(|selector| selector.mentions(note));
                    }
                }
            }
            Test::Operations(quantity, items, on) => {
                list_mentions(*quantity, items, note);
                on.iter().for_each(|term| note(Mention::Term(Role::Fact, term)));
            }
            Test::MinOriginating(..) => {}
            Test::Site(term) => note(Mention::Term(Role::Site, term)),
            Test::Fact(term) => note(Mention::Term(Role::Fact, term)),
        }
    }
}

fn list_mentions<'e>(quantity: Quantity, items: &'e [Item], note: &mut dyn FnMut(Mention<'e>)) {
    if quantity == Quantity::Unstated {
        note(vocabulary(reading::OPERATIONS_LIST));
    }
    for alternative in items.iter().flat_map(|item| &item.alternatives) {
        match &alternative.operation {
            Operation::Named(term) => note(Mention::Term(Role::Operation, term)),
            Operation::Others(term) => {
                note(vocabulary(reading::OPEN_ENDED_LIST));
                note(Mention::Term(Role::Operation, term));
            }
            Operation::Parts(term, quantity, parts) => {
                note(Mention::Term(Role::Operation, term));
                list_mentions(*quantity, parts, note);
            }
        }
        match &alternative.due {
            Due::Always => {}
            Due::If(term) | Due::Unless(term) => note(Mention::Term(Role::Fact, term)),
        }
    }
}

impl Tolerance {
    /// Whether it covers a material whose code agrees with the good's at this level, with these descriptions.
    pub(crate) fn covers_same(&self, level: Level, is_described: impl Fn(&str) -> Truth) -> bool {
        let is_same = |atom: &Atom| matches!(atom.codes, Some(Codes::Same(own)) if own.digits() <= level.digits());
        self.selectors.iter().any(|Selector { atom, except }| {
            let chosen = atom.described.as_ref().is_none_or(|term| is_described(term) == Truth::True);
            let excepted = |except: &Atom| {
                !is_same(except) || except.described.as_ref().is_none_or(|term| is_described(term) != Truth::False)
            };
            is_same(atom) && chosen && !except.as_ref().is_some_and(excepted)
        })
    }

    /// Returns the descriptions of materials that it asks about.
    pub(crate) fn descriptions(&self) -> impl Iterator<Item = &str> {
        let atoms = self.selectors.iter().flat_map(|selector| core::iter::once(&selector.atom).chain(&selector.except));
        atoms.filter_map(|atom| atom.described.as_deref())
    }
}

impl Selector {
    fn mentions<'e>(&'e self, note: &mut dyn FnMut(Mention<'e>)) {
        for atom in core::iter::once(&self.atom).chain(&self.except) {
            atom.described.iter().for_each(|term| note(Mention::Term(Role::Material, term)));
        }
    }
}
