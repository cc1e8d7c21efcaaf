//! Decides where a good originates: whether it is wholly produced, or sufficiently processed by the rule of its code,
//! and not made only by operations that never confer origin.
//!
//! May import: `apply`, `contradiction` and all below them. Never: the share of a good, readings beside each other, or
//! what the answer as a whole says.

mod select;
mod settle;
mod status;
mod veto;
mod work;

use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

pub(crate) use select::candidates;
pub(crate) use status::{Bill, bill};
pub(crate) use work::Work;

use crate::answer::{Lack, Notice, Step};
use crate::apply::{Case, Choice, Outcome, Place, Watch};
use crate::contradiction::{CONTRADICTED_PRODUCTS, WHOLLY_CONTRADICTED, against, contradicted};
use crate::facts::GoodFacts;
use crate::law::{Citation, Clause, Gap, ListRule, Mark, OriginRules, Rulebook, reading};
use crate::value::truth::Truth;

/// A change of the law for one judgement, which shows what rests on a provision.
#[derive(Clone, Copy)]
pub(crate) enum Otherwise<'a> {
    /// No change.
    Nothing,
    /// The gap is closed by this condition.
    Closing(&'a Gap, &'a Clause),
    /// Provisions that were not read in the act itself leave their outcome unknown.
    PrimaryOnly,
}

impl Otherwise<'_> {
    /// Whether the same is taken.
    pub(crate) fn is_same(self, other: Otherwise<'_>) -> bool {
        match (self, other) {
            (Otherwise::Closing(gap, clause), Otherwise::Closing(of, by)) => {
                core::ptr::eq(gap, of) && core::ptr::eq(clause, by)
            }
            (Otherwise::Nothing, Otherwise::Nothing) | (Otherwise::PrimaryOnly, Otherwise::PrimaryOnly) => true,
            _ => false,
        }
    }
}

/// The law and the options by which a good is judged.
#[derive(Clone, Copy)]
pub(crate) struct Bench<'a> {
    /// The rules of origin.
    pub(crate) rules: &'a OriginRules,
    /// The rulebook that contains them.
    pub(crate) book: &'a Rulebook,
    /// The rulebook that answers; it may borrow these rules from the other.
    pub(crate) own: &'a Rulebook,
    /// The options of the readings.
    pub(crate) choice: &'a Choice<'a>,
    /// Whether to note steps.
    pub(crate) trace: bool,
    /// The list that notes what the tests look at, if somebody needs it.
    pub(crate) watch: Option<&'a Watch>,
    /// The change of the law for this judgement.
    pub(crate) otherwise: Otherwise<'a>,
    /// The cost of judging the good.
    pub(crate) work: Work,
}

impl Bench<'_> {
    /// Whether a provision leaves its outcome unknown.
    fn is_silent(&self, citation: &Citation) -> bool {
        matches!(self.otherwise, Otherwise::PrimaryOnly) && citation.mark != Mark::Primary
    }
}

/// The result of judging a good.
pub(crate) struct Judgement<'a> {
    /// Whether it originates, and on which steps that rests.
    pub(crate) outcome: Outcome,
    /// The applied rule, if it is certain.
    pub(crate) rule: Option<Applied<'a>>,
    /// The parts of the act that the rulebook does not hold, if there is no outcome because of them.
    pub(crate) outside: Vec<Notice>,
    /// Warnings.
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

/// The findings of a judgement so far.
pub(crate) struct Finding<'a> {
    outcome: Outcome,
    rule: Option<Applied<'a>>,
    /// The rows of the list by which it may originate.
    rows: Vec<&'a ListRule>,
    /// Whether it may originate by a rule that is no row of the list.
    beside: bool,
    outside: Vec<Notice>,
    warnings: Vec<Notice>,
}

impl<'a> Finding<'a> {
    fn of(outcome: Outcome, rule: Applied<'a>) -> Finding<'a> {
        Finding {
            outcome,
            rule: Some(rule),
            rows: Vec::new(),
            beside: false,
            outside: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Joins the finding that the good is wholly produced with another one. If it may be wholly produced, the verdict
    /// waits for that fact and not for a missing part of the rulebook.
    fn or(self, other: Finding<'a>) -> Finding<'a> {
        let outside = if self.outcome.truth == Truth::Unknown { Vec::new() } else { other.outside };
        let warnings = self.warnings.into_iter().chain(other.warnings).collect();
        let outcome = Outcome::any(Vec::from([self.outcome, other.outcome]));
        Finding { outcome, outside, warnings, ..other }
    }

    fn outside(notice: Notice) -> Finding<'a> {
        let outcome = Outcome::plain(Truth::Unknown);
        Finding {
            outcome,
            rule: None,
            rows: Vec::new(),
            beside: false,
            outside: Vec::from([notice]),
            warnings: Vec::new(),
        }
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

/// Returns the places of stated operations that are unknown: neither the rulebook nor the user's own row, if a rule
/// asks for it, names them.
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
    // If the claim holds, no row is applied. Contradictions between the facts and the row are reported all the same.
    let mut whole = whole;
    if whole.outcome.truth == Truth::True {
        whole.warnings.extend(denied_products(bench, case));
    }
    match (whole.outcome.truth, is_production) {
        (Truth::True, true) => {
            // Operations that are not insufficient contradict the answer that nothing more was done, whatever the rule
            // is.
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

/// Joins a finding with the veto: whether more was done than operations that never confer origin.
fn unless_vetoed<'a>(bench: Bench<'a>, case: &Case<'_>, finding: Finding<'a>, steps: &mut Vec<Step>) -> Finding<'a> {
    let Some(insufficient) = &bench.rules.insufficient else { return finding };
    let vague = vague_of(bench, &finding.rows, finding.beside);
    let mut finding = finding;
    finding.warnings.extend(contradicted_operations(case, &vague.everywhere));
    // A good that meets no criterion does not originate in any case. The veto would ask questions that settle nothing.
    if finding.outcome.truth == Truth::False {
        return finding;
    }
    let start = steps.len();
    let mut veto = veto::veto(case, insufficient, &vague, steps);
    if bench.is_silent(&insufficient.citation) {
        veto = Outcome::plain(Truth::Unknown);
    }
    if !finding.outside.is_empty() && veto.truth != Truth::False {
        // No answer about operations replaces the part that the rulebook does not hold.
        steps.truncate(start);
        return finding;
    }
    Finding { outcome: Outcome::all(Vec::from([finding.outcome, veto])), outside: Vec::new(), ..finding }
}

/// Warns if the stated operations contradict the answer about them.
fn contradicted_operations(case: &Case<'_>, everywhere: &[&str]) -> Option<Notice> {
    let [first, second] = veto::contradiction(case, everywhere)?;
    Some(against("contradiction-operations", first, second).about(case.good.operations.clone().unwrap_or_default()))
}

/// Warns if the facts deny that the good is one of the products of its row, as the rule of the code would.
fn denied_products<'a>(bench: Bench<'a>, case: &Case<'_>) -> Vec<Notice> {
    if !case.good.answers.values().any(|answer| !answer) {
        return Vec::new();
    }
    let bench = Bench { trace: false, watch: None, ..bench };
    let case = Case { trace: false, watch: None, quiet: true, ..*case };
    let warnings = sufficient(bench, &case, &mut Vec::new()).warnings.into_iter();
    warnings.filter(|notice| notice.code == CONTRADICTED_PRODUCTS).collect()
}

/// Returns the operations that the rules by which the good may originate name and no act defines.
fn vague_of<'a>(bench: Bench<'a>, rows: &[&'a ListRule], beside: bool) -> veto::Vague<'a> {
    let of_row = |row: &&'a ListRule| {
        let clauses = row.clauses.iter();
        clauses.flat_map(|clause| clause.expression.vague_operations(&bench.book.terms)).collect::<Vec<_>>()
    };
    let of_rows: Vec<_> = rows.iter().map(of_row).collect();
    let anywhere = of_rows.concat();
    let is_everywhere = |term: &&str| !beside && of_rows.iter().all(|row| row.contains(term));
    veto::Vague { everywhere: anywhere.iter().copied().filter(is_everywhere).collect(), anywhere }
}

/// Judges the stated category of wholly produced goods; a foreign material may contradict it. Returns also whether such
/// production is not one of the insufficient operations. `None` if no category is stated.
fn wholly_produced<'a>(bench: Bench<'a>, case: &Case<'_>, steps: &mut Vec<Step>) -> Option<(Finding<'a>, bool)> {
    let categories = bench.rules.wholly_produced.as_ref()?;
    let category = categories.find(case.good.wholly_produced.as_deref()?)?;
    let place = Place { rule: "wholly-produced", citation: &categories.citation };
    // A bill that was not stated contradicts nothing.
    let no_lines: &[crate::apply::Line<'_>] = &[];
    let lines = Some(case.lines.unwrap_or(no_lines));
    let case = Case { lines, ..*case };
    let mut outcome = case.evaluate(&crate::law::Expression::Test(crate::law::Test::WhollyProduced), place, steps);
    if bench.is_silent(&categories.citation) {
        outcome = Outcome::plain(Truth::Unknown);
    }
    let rule = Applied { id: "wholly-produced", condition: None, is_wholly_produced: true };
    let is_foreign = |line: &&crate::apply::Line<'_>| line.classified && matches!(line.because, "foreign" | "no-ct-1");
    let mut foreign = case.lines.unwrap_or_default().iter().filter(is_foreign);
    let Some(line) = foreign.next().filter(|_| outcome.truth == Truth::False) else {
        return Some((Finding::of(outcome, rule), category.is_production));
    };
    // The engine does not know which of the two is true.
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

/// Judges sufficient processing: as a set, by the threshold of operations, or by the rule of the code.
fn sufficient<'a>(bench: Bench<'a>, case: &Case<'_>, steps: &mut Vec<Step>) -> Finding<'a> {
    // A row with its own rule for sets has priority over the general one.
    let has_own = || candidates(bench.rules, case.good.hs).iter().any(|row| row.is_of_set());
    if let Some(set) = set_rule(bench, case).filter(|_| !has_own()) {
        return by_clause(bench, "set", None, set, case, steps);
    }
    if let Some(threshold) = &bench.rules.threshold {
        return by_threshold(bench, threshold, case, steps);
    }
    select::by_code(bench, case, steps)
}

/// Returns the general rule for sets if the good is a set.
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

/// Judges by one condition of a rule.
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
    // By this reading the condition concerns goods with foreign materials. A good without any need not meet it.
    let (mut none, materials) = case.nothing_foreign();
    if bench.trace {
        none.decisive.push(steps.len());
        let rule = Some(rule.to_string());
        let found = step(reading::NO_FOREIGN_MATERIALS, none.truth, case, rule, Vec::new(), &clause.citation);
        steps.push(Step { materials, ..found });
    }
    Outcome::any(Vec::from([outcome, none]))
}

/// Judges by the threshold: at least k of the n operations of the user's own row. Without this row there is no verdict.
fn by_threshold<'a>(bench: Bench<'a>, clause: &'a Clause, case: &Case<'_>, steps: &mut Vec<Step>) -> Finding<'a> {
    let Some(row) = &case.good.threshold else {
        let gap = bench.book.gaps.iter().find(|gap| gap.kind == crate::law::GapKind::Threshold);
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
            // Unknown names may be names of operations of the row.
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

/// Makes a notice with the text of a gap.
pub(crate) fn of_gap(code: &'static str, gap: &Gap) -> Notice {
    Notice { gap: Some(gap.id.clone()), ..Notice::new(code).citing(&gap.citation) }
}

/// Makes a step that belongs to no test of the vocabulary.
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
