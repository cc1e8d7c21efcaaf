//! The answer in brief for very many goods: what an edition says of goods that state the same but amounts and bill is
//! found once, and each bill is then only summed.
//!
//! A [`Plan`] answers where nothing is asked, disputed or made of parts; where it does not, [`assess_good`] does, and a
//! property holds the two against each other.
//!
//! [`assess_good`]: crate::assessment::assess_good

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use crate::answer::Verdict;
use crate::assessment::before_bill;
use crate::facts::Facts;
use crate::law::{Atom, Base, Codes, Expression, Level, Library, Mark, OriginRules, Scope, Selector, Test, reading};
use crate::origin::{Bench, Ground, Otherwise, Work, ground};
use crate::value::amount::Total;
use crate::value::country::Country;
use crate::value::hs::{HsCode, HsRange};
use crate::value::nomenclature::Nomenclature;
use crate::value::share::{Percent, Share};
use crate::value::truth::Truth;

/// What a bill may add to the warnings, in their order.
pub const OF_BILL: [&str; 6] = [
    "unknown-origin-foreign",
    "domestic-as-stated",
    "unrecognised-operation",
    "unknown-heading",
    "unknown-heading-of-material",
    "foreign-above-base",
];

/// One hundred percent, in hundredths.
const ALL: u32 = 10_000;

/// What a batch asks of a line. One with papers, parts or flags is no such line.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// Its tariff code.
    pub hs: Option<HsCode>,
    /// Where it originates; nothing where that is unknown.
    pub origin: Option<Country>,
    /// Its value.
    pub value: Total,
}

/// An answer in brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief<'p> {
    /// What is known of the good's origin.
    pub verdict: Verdict,
    /// Whether something of what it rests on is not settled.
    pub provisional: bool,
    /// The rule that was applied.
    pub rule: Option<&'p str>,
    /// The origin criterion.
    pub criterion: Option<&'p str>,
    /// The domestic share as it is shown, in hundredths of a percent, where the rulebook has a formula.
    pub share: Option<u32>,
    /// The smallest head-room among the limits on which the verdict rests.
    pub headroom: Option<Total>,
    /// Why the rulebook holds no answer, as codes.
    pub outside: &'p [String],
    /// What the reader must know besides, as codes: the plan's own,
    pub warnings: &'p [String],
    /// and which of [`OF_BILL`] this bill adds.
    pub of_bill: [bool; OF_BILL.len()],
}

/// How goods that state the same but amounts and bill are judged.
#[derive(Clone, Debug)]
pub struct Plan {
    edition: String,
    rule: Option<String>,
    criterion: Option<String>,
    outside: Vec<String>,
    warnings: Vec<String>,
    has_unknown_operation: bool,
    has_unknown_heading: bool,
    nomenclature: Nomenclature,
    warns_of_unknown_origin: bool,
    /// Nothing where the rulebook holds no rule.
    rules: Option<Node>,
    /// The conditions by which a gap may be closed.
    closings: Vec<Node>,
    /// Whether any verdict, and any share, rests on what was not read in an act, whatever the bill.
    is_inferred: (bool, bool),
    /// Whether a word that stands bare decides about the insufficient operations.
    is_bare_word: bool,
    tests: Vec<Check>,
    free_of_veto: Truth,
    home: Country,
    parties: Vec<Country>,
    content: Option<(Base, Vec<Country>)>,
    /// Costs bear no VAT: whether they compare with amounts that are stated.
    compares_costs: bool,
}

/// A condition whose tests stand in a list of their own.
#[derive(Clone, Debug)]
enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Check(usize),
    /// Holds only as far as no tolerance is needed. It cannot help where one of the materials that the test chooses is
    /// by itself more than so much of the price; otherwise what it takes is asked.
    Tolerating(Box<Node>, Option<(usize, Percent)>),
    Always,
}

/// A test of foreign materials.
#[derive(Clone, Debug)]
struct Check {
    /// Nothing: none may be chosen. Else those chosen are at most so much of the ex-works price.
    limit: Option<Percent>,
    /// Nothing: all are chosen.
    groups: Option<Vec<(HsRange, Option<HsRange>)>>,
}

/// What the lines of a bill add up to; kept from bill to bill, so that none of them allocates.
#[derive(Clone, Debug, Default)]
pub struct Sums(Vec<Sum>, Vec<Line>);

/// The sum of what a test chooses, and the largest part of it.
type Sum = (Total, Option<Total>);

impl Plan {
    /// The plan for goods that state these facts; their amounts and bill are not looked at. Nothing where such goods
    /// may raise a question, or the facts do not fit the rulebook.
    pub fn new(facts: &Facts, library: &Library) -> Option<Plan> {
        let good = &facts.good;
        if good.wholly_produced.is_some() || good.threshold.is_some() || !good.answers.is_empty() {
            return None;
        }
        // A lot may contradict the price, and a paper may count nothing.
        if good.lot.unit_price.is_some() || good.proof.is_some() {
            return None;
        }
        // A reading that was fixed is held against its contrary.
        if !facts.readings.is_empty() {
            return None;
        }
        let before = before_bill(facts, library)?;
        let choice = &before.taken;
        if before.is_disputable || choice.option(reading::VALUE_OF_ALL_MATERIALS) == Some("all") {
            return None;
        }
        let content = match &before.book.content {
            Some(content) if content.vat => return None,
            Some(content) => {
                let is_domestic = choice.option("eaeu-material") == Some("domestic");
                let union = if is_domestic { content.union.clone() } else { Vec::new() };
                Some((content.base, union))
            }
            None => None,
        };
        let rules = before.rules;
        let (book, own, otherwise) = (before.origin_book, before.book, Otherwise::Nothing);
        let work = Work::of(rules, good);
        let bench = Bench { rules, book, own, choice, trace: false, watch: None, otherwise, work };
        let Ground { expressions, rule, outside, warnings, free_of_veto, is_bare_word, closings, is_primary } =
            ground(bench, good)?;
        if !is_primary || before.is_of_user || before.is_near_inferred_day {
            return None;
        }
        let is_formula_inferred =
            before.book.content.as_ref().is_some_and(|content| content.citation.mark != Mark::Primary);
        if !outside.is_empty() && free_of_veto == Truth::False {
            return None;
        }
        let mut plan = Plan {
            edition: before.book.name(),
            rule: rule.map(ToString::to_string),
            criterion: before.criterion(good.hs),
            outside: outside.iter().map(|notice| notice.code.to_string()).collect(),
            warnings: before.warnings.iter().chain(&warnings).map(|notice| notice.code.to_string()).collect(),
            has_unknown_operation: before.has_unknown_operation,
            has_unknown_heading: before.has_unknown_heading,
            nomenclature: before.origin_book.nomenclature.clone().unwrap_or(Nomenclature::EMBEDDED),
            warns_of_unknown_origin: rules.unknown_origin.is_some(),
            rules: None,
            closings: Vec::new(),
            is_inferred: (before.book.id != before.origin_book.id, is_formula_inferred),
            is_bare_word,
            tests: Vec::new(),
            free_of_veto,
            home: rules.country,
            parties: parties(rules),
            content,
            compares_costs: !facts.vat_included,
        };
        if plan.outside.is_empty() {
            let nodes: Option<Vec<_>> =
                expressions.into_iter().map(|expression| plan.node(expression, good.hs)).collect();
            plan.rules = Some(Node::Any(nodes?));
            plan.closings = closings.into_iter().map(|closing| plan.node(closing, good.hs)).collect::<Option<_>>()?;
        }
        Some(plan)
    }

    fn node(&mut self, expression: &Expression, good: HsCode) -> Option<Node> {
        match expression {
            Expression::All(parts) => {
                Some(Node::All(parts.iter().map(|part| self.node(part, good)).collect::<Option<_>>()?))
            }
            Expression::Any(parts) => {
                Some(Node::Any(parts.iter().map(|part| self.node(part, good)).collect::<Option<_>>()?))
            }
            Expression::Tolerating(rule, tolerances) => {
                let inner = self.node(rule, good)?;
                let is_described = |one: &Selector| one.atom.described.is_some();
                let is_of_heading = matches!(**rule, Expression::Test(Test::Change(Level::Heading)));
                let helpless = match (&inner, tolerances.as_slice()) {
                    // What is described is asked of each material; those in the way of the change count in any case.
                    (Node::Check(place), [one]) if is_of_heading && one.selectors.iter().all(is_described) => {
                        one.up_to.map(|percent| (*place, percent))
                    }
                    _ => None,
                };
                Some(Node::Tolerating(Box::new(inner), helpless))
            }
            Expression::Test(test) => self.test(test, good),
            Expression::Subproduct(_) | Expression::Reading(..) => None,
        }
    }

    fn test(&mut self, test: &Test, good: HsCode) -> Option<Node> {
        let none_of = |groups| Check { limit: None, groups: Some(groups) };
        let at_most = |percent, groups| Check { limit: Some(percent), groups };
        Some(match test {
            Test::Change(level) => self.check(none_of(Vec::from([(of_good(good, *level)?, None)]))),
            Test::Outside(selectors) | Test::AnyHeadingExcept(selectors) => {
                self.check(none_of(groups(selectors, good)?))
            }
            Test::AnyHeading | Test::AnyHeadingIncluding(_) => Node::Always,
            Test::ValueAdded(percent) => self.check(at_most(percent.complement(), None)),
            Test::MaxNom(percent, scope) => match scope {
                Scope::All => self.check(at_most(*percent, None)),
                Scope::Only(selector) => {
                    self.check(at_most(*percent, Some(groups(core::slice::from_ref(selector), good)?)))
                }
                Scope::Sum(selectors) => self.check(at_most(*percent, Some(groups(selectors, good)?))),
                Scope::Each(_) | Scope::Either(_) | Scope::Prevailing(..) => return None,
            },
            _ => return None,
        })
    }

    fn check(&mut self, check: Check) -> Node {
        self.tests.push(check);
        Node::Check(self.tests.len().saturating_sub(1))
    }

    /// The edition that answers, as `id@first day`.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// The rule that is applied.
    pub fn rule(&self) -> Option<&str> {
        self.rule.as_deref()
    }

    /// The origin criterion of a good that originates by it.
    pub fn criterion(&self) -> Option<&str> {
        self.criterion.as_deref()
    }

    /// Why the rulebook holds no answer, as codes.
    pub fn outside(&self) -> &[String] {
        &self.outside
    }

    /// What the reader must know whatever the bill, as codes.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// The answer for a good of this price, cost and bill; nothing where it raises a question.
    pub fn answer(
        &self,
        price: Option<Total>,
        cost: Option<Total>,
        lines: &[Line],
        sums: &mut Sums,
    ) -> Option<Brief<'_>> {
        let Sums(sums, unproved) = sums;
        sums.clear();
        sums.resize(self.tests.len(), (Total::ZERO, None));
        // What counts beside where no domestic material is proved.
        unproved.clear();
        let (mut is_unknown, mut is_domestic, mut is_of_no_heading, mut foreign) = (false, false, false, Total::ZERO);
        let worth = lines.iter().fold(Total::ZERO, |sum, line| sum.plus(line.value));
        // Materials above the cost contradict it; above the price they are told.
        if price.is_some_and(|price| worth > price) || (self.compares_costs && cost.is_some_and(|cost| worth > cost)) {
            return None;
        }
        for line in lines {
            is_of_no_heading |= line.hs.is_some_and(|code| !self.nomenclature.knows_heading(code));
            match line.origin {
                Some(country) if country == self.home => {
                    is_domestic = true;
                    if line.value > Total::ZERO || self.tests.iter().any(|test| test.limit.is_none()) {
                        unproved.push(*line);
                    }
                    continue;
                }
                // Whether it is cumulated hangs on its papers.
                Some(country) if self.parties.contains(&country) => return None,
                Some(_) => {}
                None => is_unknown = true,
            }
            for (test, sum) in self.tests.iter().zip(sums.iter_mut()) {
                if test.chooses(line.hs)? {
                    *sum = (sum.0.plus(line.value), sum.1.max(Some(line.value)));
                }
            }
            let counts = |(_, union): &(Base, Vec<Country>)| !line.origin.is_some_and(|origin| union.contains(&origin));
            if self.content.as_ref().is_some_and(counts) {
                foreign = foreign.plus(line.value);
            }
        }
        let base = match &self.content {
            None => None,
            Some(_) if foreign == Total::ZERO => None,
            Some((Base::ExWorksPrice, _)) => Some(price?),
            Some((Base::ProductionCost, _)) => Some(cost?),
        };
        let share = match base {
            Some(base) => Some(Share::shown(foreign, base)?),
            // Nothing foreign leaves everything domestic, whatever the base.
            None => self.content.as_ref().map(|_| ALL),
        };
        let (verdict, headroom) = match &self.rules {
            None => (Verdict::OutsideRulebook, None),
            Some(rules) => self.judged(rules, price, sums)?,
        };
        let provisional = self.is_provisional(verdict, share.is_some(), price, sums, unproved)?;
        Some(Brief {
            verdict,
            provisional,
            rule: self.rule.as_deref(),
            criterion: self.criterion.as_deref().filter(|_| verdict == Verdict::Originating),
            share,
            headroom,
            outside: &self.outside,
            warnings: &self.warnings,
            of_bill: [
                is_unknown && self.warns_of_unknown_origin,
                is_domestic,
                self.has_unknown_operation,
                self.has_unknown_heading,
                is_of_no_heading,
                base.is_some_and(|base| foreign > base),
            ],
        })
    }

    /// The verdict by a condition, with the smallest head-room.
    fn judged(&self, rules: &Node, price: Option<Total>, sums: &[Sum]) -> Option<(Verdict, Option<Total>)> {
        Some(match (self.holds(rules, price, sums)?, self.free_of_veto) {
            ((false, headroom), _) => (Verdict::NotOriginating, headroom),
            ((true, headroom), Truth::True) => (Verdict::Originating, headroom),
            (_, Truth::False) => (Verdict::NotOriginating, None),
            (_, Truth::Unknown) => return None,
        })
    }

    /// Whether verdict or share rests on something that is not settled. The lines are those that are domestic without
    /// a paper.
    fn is_provisional(
        &self,
        verdict: Verdict,
        has_share: bool,
        price: Option<Total>,
        sums: &mut [Sum],
        unproved: &[Line],
    ) -> Option<bool> {
        let (of_verdict, of_share) = self.is_inferred;
        let is_settled = verdict != Verdict::OutsideRulebook;
        if (of_verdict && is_settled) || (of_share && has_share) {
            return Some(true);
        }
        if has_share && unproved.iter().any(|line| line.value > Total::ZERO) {
            return Some(true);
        }
        let Some(rules) = self.rules.as_ref() else { return Some(false) };
        // The contrary turns the verdict of a good that meets its rule, and of no other.
        if self.is_bare_word && self.holds(rules, price, sums)?.0 {
            return Some(true);
        }
        for closing in &self.closings {
            if self.judged(closing, price, sums)?.0 != verdict {
                return Some(true);
            }
        }
        // More foreign materials never help.
        if unproved.is_empty() || verdict != Verdict::Originating {
            return Some(false);
        }
        for line in unproved {
            for (test, sum) in self.tests.iter().zip(sums.iter_mut()) {
                if test.chooses(line.hs)? {
                    *sum = (sum.0.plus(line.value), sum.1.max(Some(line.value)));
                }
            }
        }
        Some(self.judged(rules, price, sums)?.0 != verdict)
    }

    /// Whether a condition holds, and the smallest head-room of the limits on which that rests.
    fn holds(&self, node: &Node, price: Option<Total>, sums: &[Sum]) -> Option<(bool, Option<Total>)> {
        match node {
            Node::Always => Some((true, None)),
            Node::Tolerating(inner, helpless) => {
                let strict = self.holds(inner, price, sums)?;
                let (place, percent) = match helpless {
                    _ if strict.0 => return Some(strict),
                    None => return None,
                    Some(helpless) => *helpless,
                };
                let (sum, largest) = sums.get(place)?;
                let headroom = percent.of(price?).minus(*sum);
                (!percent.covers((*largest)?, price?)).then_some((false, Some(headroom)))
            }
            Node::All(parts) => self.joined(parts, false, price, sums),
            Node::Any(parts) => self.joined(parts, true, price, sums),
            Node::Check(place) => {
                let (test, (sum, largest)) = (self.tests.get(*place)?, sums.get(*place)?);
                match test.limit {
                    None => Some((largest.is_none(), None)),
                    Some(percent) => Some((percent.covers(*sum, price?), Some(percent.of(price?).minus(*sum)))),
                }
            }
        }
    }

    /// What parts say together: the first that says `decides` decides, else all of them do.
    fn joined(
        &self,
        parts: &[Node],
        decides: bool,
        price: Option<Total>,
        sums: &[Sum],
    ) -> Option<(bool, Option<Total>)> {
        // By the part that decides, and by the others: all those of one kind carry the outcome.
        let mut smallest = [None, None];
        let mut is_decided = false;
        for part in parts {
            let (holds, headroom) = self.holds(part, price, sums)?;
            is_decided |= holds == decides;
            if let Some(least) = smallest.get_mut(usize::from(holds == decides)) {
                *least = match (*least, headroom) {
                    (Some(least), Some(headroom)) => Some(Ord::min(least, headroom)),
                    (one, other) => one.or(other),
                };
            }
        }
        let [others, deciding] = smallest;
        Some((is_decided == decides, if is_decided { deciding } else { others }))
    }
}

impl Check {
    /// Whether a material of this code is chosen; nothing where the code does not tell.
    fn chooses(&self, code: Option<HsCode>) -> Option<bool> {
        let Some(groups) = &self.groups else { return Some(true) };
        let code = code?;
        let mut is_chosen = false;
        for (range, except) in groups {
            is_chosen |=
                known(range.holds(code))? && !except.map_or(Some(false), |except| known(except.holds(code)))?;
        }
        Some(is_chosen)
    }
}

fn known(truth: Truth) -> Option<bool> {
    match truth {
        Truth::True => Some(true),
        Truth::False => Some(false),
        Truth::Unknown => None,
    }
}

fn parties(rules: &OriginRules) -> Vec<Country> {
    rules.cumulation.as_ref().map(|cumulation| cumulation.parties.clone()).unwrap_or_default()
}

/// The codes of the good's own chapter, heading or subheading; nothing where its code is too short to tell.
fn of_good(good: HsCode, level: Level) -> Option<HsRange> {
    (good.digits() >= level.digits()).then(|| HsRange::single(good.cut(level.digits())))
}

fn groups(selectors: &[Selector], good: HsCode) -> Option<Vec<(HsRange, Option<HsRange>)>> {
    let range = |atom: &Atom| match (&atom.described, atom.codes) {
        (None, Some(Codes::Range(range))) => Some(range),
        (None, Some(Codes::SameHeading)) => of_good(good, Level::Heading),
        _ => None,
    };
    let group = |selector: &Selector| {
        let except = match &selector.except {
            None => None,
            Some(except) => Some(range(except)?),
        };
        Some((range(&selector.atom)?, except))
    };
    selectors.iter().map(group).collect()
}
