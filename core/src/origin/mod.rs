//! Where a good originates: wholly produced, or sufficiently processed by the rule of its code, and not made only by
//! operations that never confer origin.

mod ground;
mod select;
mod settle;
mod status;
mod veto;
mod work;

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

pub(crate) use ground::{Ground, ground};
pub(crate) use select::candidates;
pub(crate) use status::{Bill, bill};
pub(crate) use work::Work;

use crate::answer::{Notice, Step};
use crate::contradiction::{CONTRADICTED_PRODUCTS, WHOLLY_CONTRADICTED, against, contradicted};
use crate::facts::GoodFacts;
use crate::rule::{Case, Choice, Lack, Outcome, Place, Truth, Watch, reading};
use crate::rulebook::{Citation, Clause, Gap, ListRule, Mark, OriginRules, Rulebook};

/// What is taken otherwise than it stands, to see what rests on it.
#[derive(Clone, Copy)]
pub(crate) enum Otherwise<'a> {
    /// All as it stands.
    Nothing,
    /// What the rulebook does not hold is this condition.
    Closing(&'a Gap, &'a Clause),
    /// What was not read in the act itself says nothing.
    PrimaryOnly,
}

/// What a good is judged by.
#[derive(Clone, Copy)]
pub(crate) struct Bench<'a> {
    /// The rules of origin.
    pub(crate) rules: &'a OriginRules,
    /// The rulebook that they stand in.
    pub(crate) book: &'a Rulebook,
    /// The rulebook that answers, where it borrows these rules from the other.
    pub(crate) own: &'a Rulebook,
    /// The options of the readings.
    pub(crate) choice: &'a Choice<'a>,
    /// Whether materials of other parties count as domestic.
    pub(crate) cumulating: bool,
    /// Whether to note steps.
    pub(crate) trace: bool,
    /// Who wants to know what the tests look at.
    pub(crate) watch: Option<&'a Watch>,
    /// What is taken otherwise.
    pub(crate) otherwise: Otherwise<'a>,
    /// What judging the good costs.
    pub(crate) work: Work,
}

impl Bench<'_> {
    /// Whether a provision says nothing.
    fn is_silent(&self, citation: &Citation) -> bool {
        matches!(self.otherwise, Otherwise::PrimaryOnly) && citation.mark != Mark::Primary
    }
}

/// What came of judging a good.
pub(crate) struct Judgement<'a> {
    /// Whether it originates, and on which steps that rests.
    pub(crate) outcome: Outcome,
    /// Which rule was applied, where that is certain.
    pub(crate) rule: Option<Applied<'a>>,
    /// What the act says and the rulebook does not hold, where that is why nothing can be said.
    pub(crate) outside: Vec<Notice>,
    /// What the reader must know besides.
    pub(crate) warnings: Vec<Notice>,
    /// Its materials.
    pub(crate) bill: Bill<'a>,
}

/// The rule that was applied.
#[derive(Clone, Copy)]
pub(crate) struct Applied<'a> {
    /// Its id.
    pub(crate) id: &'a str,
    /// The condition as enacted.
    pub(crate) condition: Option<&'a str>,
    /// Whether the good was wholly produced.
    pub(crate) is_wholly_produced: bool,
}

/// What judging a good has found so far.
pub(crate) struct Finding<'a> {
    outcome: Outcome,
    rule: Option<Applied<'a>>,
    /// The rows of the list by which it may originate.
    rows: Vec<&'a ListRule>,
    outside: Vec<Notice>,
    warnings: Vec<Notice>,
}

impl<'a> Finding<'a> {
    fn of(outcome: Outcome, rule: Applied<'a>) -> Finding<'a> {
        Finding { outcome, rule: Some(rule), rows: Vec::new(), outside: Vec::new(), warnings: Vec::new() }
    }

    /// Wholly produced, or this. As long as that may be, it is not what the rulebook does not hold that is wanting.
    fn or(self, other: Finding<'a>) -> Finding<'a> {
        let outside = if self.outcome.truth == Truth::Unknown { Vec::new() } else { other.outside };
        let warnings = self.warnings.into_iter().chain(other.warnings).collect();
        let outcome = Outcome::any(Vec::from([self.outcome, other.outcome]));
        Finding { outcome, outside, warnings, ..other }
    }

    fn outside(notice: Notice) -> Finding<'a> {
        let outcome = Outcome::plain(Truth::Unknown);
        Finding { outcome, rule: None, rows: Vec::new(), outside: Vec::from([notice]), warnings: Vec::new() }
    }
}

/// Judges a good, its parts first. `at` is the good's JSON pointer.
pub(crate) fn judge<'a>(bench: Bench<'a>, good: &'a GoodFacts, at: &str, steps: &mut Vec<Step>) -> Judgement<'a> {
    crate::pulse::pulse();
    let bill = bill(bench, good, at, steps);
    let unknown_operations = unknown_operations(bench.rules, bench.book, good);
    let case = Case {
        good,
        at,
        lines: bill.lines.as_deref(),
        rule: None,
        unknown_operations: &unknown_operations,
        made_from: None,
        choice: bench.choice,
        terms: &bench.book.terms,
        trace: bench.trace,
        watch: bench.watch,
        quiet: false,
    };
    let finding = settle::settled(bench, &case, find(bench, &case, steps));
    Judgement {
        outcome: finding.outcome,
        rule: finding.rule,
        outside: finding.outside,
        warnings: finding.warnings,
        bill,
    }
}

/// The places of the stated operations that neither the rulebook names nor, where a rule asks for it, the user's own row.
pub(crate) fn unknown_operations(rules: &OriginRules, book: &Rulebook, good: &GoodFacts) -> Vec<usize> {
    let own = good.threshold.as_ref().filter(|_| rules.threshold.is_some());
    let is_known =
        |name: &String| book.terms.is_operation(name) || own.is_some_and(|row| row.operations.contains(name));
    let operations = good.operations.iter().flatten().enumerate();
    operations.filter(|(_, name)| !is_known(name)).map(|(place, _)| place).collect()
}

/// Whether the good meets a criterion and is free of the veto.
fn find<'a>(bench: Bench<'a>, case: &Case<'_>, steps: &mut Vec<Step>) -> Finding<'a> {
    let Some((whole, is_production)) = wholly_produced(bench, case, steps) else {
        let sufficient = sufficient(bench, case, steps);
        return unless_vetoed(bench, case, sufficient, steps);
    };
    // Where the claim holds, no row is looked at; what the facts say against any row is told all the same.
    let mut whole = whole;
    if whole.outcome.truth == Truth::True {
        whole.warnings.extend(denied_products(bench, case));
    }
    match (whole.outcome.truth, is_production) {
        (Truth::True, true) => {
            // Operations that are none of the insufficient ones contradict that nothing more was done, by any rule.
            let against = case.good.beyond_insufficient_operations == Some(false);
            let warning = if against { contradicted_operations(case, &[]) } else { None };
            let warnings = whole.warnings.into_iter().chain(warning).collect();
            Finding { warnings, ..whole }
        }
        (Truth::True, false) => unless_vetoed(bench, case, whole, steps),
        (_, true) => {
            let sufficient = sufficient(bench, case, steps);
            whole.or(unless_vetoed(bench, case, sufficient, steps))
        }
        (_, false) => {
            let either = whole.or(sufficient(bench, case, steps));
            unless_vetoed(bench, case, either, steps)
        }
    }
}

/// The finding, and whether more was done than what never confers origin.
fn unless_vetoed<'a>(bench: Bench<'a>, case: &Case<'_>, finding: Finding<'a>, steps: &mut Vec<Step>) -> Finding<'a> {
    let Some(insufficient) = &bench.rules.insufficient else { return finding };
    let vague = vague_operations(bench, &finding.rows);
    let mut finding = finding;
    finding.warnings.extend(contradicted_operations(case, &vague));
    // Nothing can lift a good that meets no criterion; the veto would only ask questions that settle nothing.
    if finding.outcome.truth == Truth::False {
        return finding;
    }
    let start = steps.len();
    let mut veto = veto::veto(case, insufficient, &vague, steps);
    if bench.is_silent(&insufficient.citation) {
        veto = Outcome::plain(Truth::Unknown);
    }
    if !finding.outside.is_empty() && veto.truth != Truth::False {
        // What the rulebook does not hold, no answer about operations can supply.
        steps.truncate(start);
        return finding;
    }
    Finding { outcome: Outcome::all(Vec::from([finding.outcome, veto])), outside: Vec::new(), ..finding }
}

/// Tells that what was stated of the operations is not what they are.
fn contradicted_operations(case: &Case<'_>, vague: &[&str]) -> Option<Notice> {
    let [first, second] = veto::contradiction(case, vague)?;
    Some(against("contradiction-operations", first, second).about(case.good.operations.clone().unwrap_or_default()))
}

/// Tells, where the rule of the code would, that the good is said to be none of the products of its row.
fn denied_products<'a>(bench: Bench<'a>, case: &Case<'_>) -> Vec<Notice> {
    if !case.good.answers.values().any(|answer| !answer) {
        return Vec::new();
    }
    let bench = Bench { trace: false, watch: None, ..bench };
    let case = Case { trace: false, watch: None, quiet: true, ..*case };
    let warnings = sufficient(bench, &case, &mut Vec::new()).warnings.into_iter();
    warnings.filter(|notice| notice.code == CONTRADICTED_PRODUCTS).collect()
}

/// The operations that no act defines and these rows name.
fn vague_operations<'a>(bench: Bench<'a>, rows: &[&'a ListRule]) -> Vec<&'a str> {
    let clauses = rows.iter().flat_map(|row| &row.clauses);
    clauses.flat_map(|clause| clause.expression.vague_operations(&bench.book.terms)).collect()
}

/// The stated category of wholly produced goods, unless a foreign material contradicts it; and whether such production
/// is itself more than the insufficient operations.
fn wholly_produced<'a>(bench: Bench<'a>, case: &Case<'_>, steps: &mut Vec<Step>) -> Option<(Finding<'a>, bool)> {
    let categories = bench.rules.wholly_produced.as_ref()?;
    let category = categories.find(case.good.wholly_produced.as_deref()?)?;
    let place = Place { rule: "wholly-produced", citation: &categories.citation };
    // A bill that was not stated contradicts nothing.
    let no_lines: &[crate::rule::Line<'_>] = &[];
    let lines = Some(case.lines.unwrap_or(no_lines));
    let case = Case { lines, ..*case };
    let mut outcome = case.evaluate(&crate::rule::Expression::Test(crate::rule::Test::WhollyProduced), place, steps);
    if bench.is_silent(&categories.citation) {
        outcome = Outcome::plain(Truth::Unknown);
    }
    let rule = Applied { id: "wholly-produced", condition: None, is_wholly_produced: true };
    let is_foreign = |line: &&crate::rule::Line<'_>| line.classified && matches!(line.because, "foreign" | "no-ct-1");
    let mut foreign = case.lines.unwrap_or_default().iter().filter(is_foreign);
    let Some(line) = foreign.next().filter(|_| outcome.truth == Truth::False) else {
        return Some((Finding::of(outcome, rule), category.is_production));
    };
    // Which of the two is true, nobody here knows.
    let places = [format!("{}/wholly_produced", case.at), format!("{}/materials/{}/origin", case.at, line.place)];
    if let (Some(step), true) = (steps.last_mut(), case.trace) {
        step.outcome = Truth::Unknown;
    }
    outcome.truth = Truth::Unknown;
    outcome.lacks.extend(places.clone().map(contradicted));
    let [first, second] = places;
    let about = core::iter::once(line).chain(foreign).map(|line| line.material.id.clone()).collect();
    let notice = against(WHOLLY_CONTRADICTED, first, second).about(about);
    let finding = Finding { warnings: Vec::from([notice]), ..Finding::of(outcome, rule) };
    Some((finding, category.is_production))
}

/// Sufficient processing: of a set, by the threshold of operations, or by the rule of the code.
fn sufficient<'a>(bench: Bench<'a>, case: &Case<'_>, steps: &mut Vec<Step>) -> Finding<'a> {
    // A row that has a rule for sets of its own goes before the general one.
    let has_own = || candidates(bench.rules, case.good.hs).iter().any(|row| row.is_of_set());
    if let Some(set) = set_rule(bench, case).filter(|_| !has_own()) {
        return by_clause(bench, "set", None, set, case, steps);
    }
    if let Some(threshold) = &bench.rules.threshold {
        return by_threshold(bench, threshold, case, steps);
    }
    select::by_code(bench, case, steps)
}

/// The general rule for sets, where the good is one.
fn set_rule<'a>(bench: Bench<'a>, case: &Case<'_>) -> Option<&'a Clause> {
    let is_set = || case.lines.unwrap_or_default().iter().any(|line| line.material.is_set_item == Some(true));
    bench.rules.set.as_ref().filter(|_| is_set())
}

fn by_clause<'a>(
    bench: Bench<'a>,
    id: &'a str,
    condition: Option<&'a str>,
    clause: &'a Clause,
    case: &Case<'_>,
    steps: &mut Vec<Step>,
) -> Finding<'a> {
    let outcome = by_condition(bench, id, clause, case, steps);
    Finding::of(outcome, Applied { id, condition, is_wholly_produced: false })
}

/// What one condition of a rule says.
fn by_condition<'a>(
    bench: Bench<'a>,
    rule: &str,
    clause: &'a Clause,
    case: &Case<'_>,
    steps: &mut Vec<Step>,
) -> Outcome {
    if bench.is_silent(&clause.citation) {
        return Outcome::plain(Truth::Unknown);
    }
    let outcome = case.evaluate(&clause.expression, Place { rule, citation: &clause.citation }, steps);
    if bench.choice.option(reading::NO_FOREIGN_MATERIALS) != Some("sufficient") || !clause.expression.names_materials()
    {
        return outcome;
    }
    // The condition is of goods in which foreign materials are used: one without any need not meet it.
    let (mut none, materials) = case.nothing_foreign();
    if bench.trace {
        none.decisive.push(steps.len());
        let rule = Some(rule.to_string());
        let found = step(reading::NO_FOREIGN_MATERIALS, none.truth, case, rule, Vec::new(), &clause.citation);
        steps.push(Step { materials, ..found });
    }
    Outcome::any(Vec::from([outcome, none]))
}

/// At least k of the n operations of a list: the user's own row, or nothing can be said.
fn by_threshold<'a>(bench: Bench<'a>, clause: &'a Clause, case: &Case<'_>, steps: &mut Vec<Step>) -> Finding<'a> {
    let Some(row) = &case.good.threshold else {
        let gap = bench.book.gaps.iter().find(|gap| gap.kind == crate::rulebook::GapKind::Threshold);
        return Finding::outside(gap.map_or_else(|| Notice::new("no-threshold"), |gap| of_gap("no-threshold", gap)));
    };
    let conditions = by_clause(bench, "threshold", None, clause, case, steps);
    let performed = case.good.operations.as_ref().map(|performed| {
        let counted = row.operations.iter().filter(|operation| performed.contains(operation));
        counted.map(ToString::to_string).collect::<Vec<_>>()
    });
    let (truth, lacks) = match &performed {
        None => (Truth::Unknown, Vec::from([Lack::new(format!("{}/operations", case.at), "operations")])),
        Some(performed) => {
            let count = u32::try_from(performed.len()).unwrap_or(u32::MAX);
            // Names that nobody knows may be those of operations of the row.
            match (Truth::from(count >= row.at_least), case.unknown_names()) {
                (Truth::False, unknown) if !unknown.is_empty() => (Truth::Unknown, unknown),
                (truth, _) => (truth, Vec::new()),
            }
        }
    };
    let decisive = Vec::from([steps.len()]);
    if bench.trace {
        steps.push(Step {
            test: Cow::Borrowed("threshold"),
            expression: Some(format!("{} / {}", row.at_least, row.operations.len())),
            outcome: truth,
            decisive: false,
            good: case.at.to_string(),
            rule: Some("threshold".to_string()),
            comparison: None,
            materials: Vec::new(),
            terms: performed.unwrap_or_default(),
            citation: clause.citation.clone(),
        });
    }
    let counted = Outcome { truth, lacks, decisive: if bench.trace { decisive } else { Vec::new() } };
    Finding { outcome: Outcome::all(Vec::from([conditions.outcome, counted])), ..conditions }
}

/// A notice whose text is that of a gap.
pub(crate) fn of_gap(code: &'static str, gap: &Gap) -> Notice {
    Notice { gap: Some(gap.id.clone()), ..Notice::new(code).citing(&gap.citation) }
}

/// A step that no test of the vocabulary makes.
fn step(
    code: &'static str,
    outcome: Truth,
    case: &Case<'_>,
    rule: Option<String>,
    terms: Vec<String>,
    citation: &Citation,
) -> Step {
    Step {
        test: Cow::Borrowed(code),
        expression: None,
        outcome,
        decisive: false,
        good: case.at.to_string(),
        rule,
        comparison: None,
        materials: Vec::new(),
        terms,
        citation: citation.clone(),
    }
}
