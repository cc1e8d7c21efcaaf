//! What an explanation tells besides what is missing: steps, warnings, and what the tests looked at.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::find::Outside;
use super::goods::Good;
use super::look::Interval;
use super::note::Note;
use super::why::{Answer, Join, Waits, Why};
use crate::answer::{Comparison, Notice, Step, of_gap};
use crate::contradiction::{CONTRADICTED_PRODUCTS, WHOLLY_CONTRADICTED, against};
use crate::law::{Citation, Expression, Gap, GapKind, Level, ListRule, Term, Test};
use crate::sort::sorted;
use crate::value::amount::Total;
use crate::value::share::Share;
use crate::value::truth::Truth;

/// What an explanation notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Telling {
    /// What unknown truths wait for.
    #[default]
    Waits,
    /// Every test with what it compared, and what the reader must know.
    Steps,
    /// Which lines the tests look at, and how far sums are from their limits.
    Looks,
}

/// The reasons of a truth: what it waits for and, as far as it is wanted, what is told of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reasons<'a> {
    pub(crate) waits: Vec<Waits<'a>>,
    told: Option<Box<Told<'a>>>,
}

/// What is told of a good.
#[derive(Clone, Debug, Default)]
pub(crate) struct Told<'a> {
    pub(crate) steps: Vec<ToldStep<'a>>,
    pub(crate) warnings: Vec<Warning<'a>>,
    pub(crate) looks: Vec<Note>,
}

/// One test with what came of it.
#[derive(Clone, Debug)]
pub(crate) struct ToldStep<'a> {
    pub(crate) test: &'static str,
    pub(crate) expression: Option<String>,
    pub(crate) outcome: Truth,
    /// Whether the truth of which this is told rests on it.
    pub(crate) decisive: bool,
    pub(crate) rule: Option<&'a str>,
    pub(crate) interval: Option<Interval>,
    /// The lines that decide it, by their places.
    pub(crate) lines: Vec<usize>,
    pub(crate) terms: Vec<&'a str>,
    /// The provision; a test of a condition gets that of the condition.
    pub(crate) citation: Option<&'a Citation>,
}

/// What the reader must know of how a rule was applied.
#[derive(Clone, Debug)]
pub(crate) enum Warning<'a> {
    /// The stated operations contradict what is said of them.
    Operations,
    /// These foreign lines contradict that the good is wholly produced.
    WhollyProduced(Vec<usize>),
    /// The facts deny all products of the good's row.
    Products(&'a [(Term, Expression)]),
    /// A gap concerns the rule.
    Gap(&'static str, &'a Gap),
    /// Both answers to this question give the same.
    EitherWay(Waits<'a>),
}

impl<'a> Told<'a> {
    /// Says of which rule and provision these steps are.
    pub(super) fn of_rule(&mut self, rule: &'a str, citation: &'a Citation) {
        for step in &mut self.steps {
            (step.rule, step.citation) = (Some(rule), Some(citation));
        }
    }

    fn join(&mut self, other: Told<'a>) {
        self.steps.extend(other.steps);
        self.warnings.extend(other.warnings);
        self.looks.extend(other.looks);
    }
}

impl<'a> ToldStep<'a> {
    /// Makes a step that decides.
    pub(super) fn new(test: &'static str, outcome: Truth) -> ToldStep<'a> {
        ToldStep {
            test,
            expression: None,
            outcome,
            decisive: true,
            rule: None,
            interval: None,
            lines: Vec::new(),
            terms: Vec::new(),
            citation: None,
        }
    }

    /// Makes a step that says how a row was found: no truth rests on it.
    pub(super) fn of_row(test: &'static str, outcome: Truth, row: &'a ListRule) -> ToldStep<'a> {
        let (rule, citation) = (Some(row.id.as_str()), Some(&row.citation));
        ToldStep { decisive: false, rule, citation, ..ToldStep::new(test, outcome) }
    }

    /// The step as an answer has it; `at` is the pointer of the good.
    pub(super) fn step(self, at: &str, good: &Good<'_>) -> Option<Step> {
        Some(Step {
            test: Cow::Borrowed(self.test),
            expression: self.expression,
            outcome: self.outcome,
            decisive: self.decisive,
            good: at.to_string(),
            rule: self.rule.map(ToString::to_string),
            comparison: self.interval.map(|interval| compared(&interval)),
            materials: good.ids(&self.lines),
            terms: self.terms.into_iter().map(ToString::to_string).collect(),
            citation: self.citation?.clone(),
        })
    }
}

fn compared(interval: &Interval) -> Comparison {
    let undecided = interval.possible.minus(interval.certain);
    Comparison {
        value: interval.certain.to_string(),
        undecided: (undecided > Total::ZERO).then(|| undecided.to_string()),
        unbounded: interval.unbounded,
        base: interval.base.map(|base| base.to_string()),
        measured: interval.base.and_then(|base| Share::of(interval.certain, base)).map(|share| share.percent(4)),
        basis: interval.basis.map(Cow::Borrowed),
        at_least: interval.at_least,
        limit: interval.percent.to_string(),
        limit_value: interval.limit.map(|limit| limit.to_string()),
        headroom: interval.headroom().map(|headroom| headroom.to_string()),
    }
}

impl Warning<'_> {
    /// The warning as an answer has it; `at` is the pointer of the good.
    pub(super) fn notice(&self, at: &str, good: &Good<'_>) -> Option<Notice> {
        Some(match self {
            Warning::Operations => {
                let places = [format!("{at}/operations"), format!("{at}/beyond_insufficient_operations")];
                let [first, second] = places;
                let about = good.facts.operations.clone().unwrap_or_default();
                against("contradiction-operations", first, second).about(about)
            }
            Warning::WhollyProduced(lines) => {
                let second = format!("{at}/materials/{}/origin", lines.first()?);
                against(WHOLLY_CONTRADICTED, format!("{at}/wholly_produced"), second).about(good.ids(lines))
            }
            Warning::Products(parts) => {
                let mut places = parts.iter().map(|(term, _)| format!("{at}/answers/{term}"));
                let about = parts.iter().map(|(term, _)| term.clone()).collect();
                against(CONTRADICTED_PRODUCTS, places.next()?, places.next()?).about(about)
            }
            Warning::Gap(code, gap) => of_gap(code, gap),
            Warning::EitherWay(waits) => {
                let fact = waits.what.told(at).fact;
                Notice::new("settled-either-way").about(Vec::from([fact.clone()])).at(fact)
            }
        })
    }
}

impl Outside<'_> {
    /// Why the rulebook holds no answer, as an answer has it.
    pub(crate) fn notice(self) -> Notice {
        match self {
            Outside::Gap(gap) => {
                let code = match gap.kind {
                    GapKind::Codes(_) => "row-not-read",
                    GapKind::Threshold => "no-threshold",
                    _ => "chapter-line-missing",
                };
                of_gap(code, gap)
            }
            Outside::NoThreshold => Notice::new("no-threshold"),
            Outside::NoGeneralRule => Notice::new("no-general-rule"),
            Outside::RestOfRow(row) => {
                Notice::new("rest-of-row-unknown").about(Vec::from([row.id.clone()])).citing(&row.citation)
            }
        }
    }
}

impl Join for Reasons<'_> {
    const TOLD: bool = true;

    fn join(&mut self, other: Self) {
        self.waits.extend(other.waits);
        match (&mut self.told, other.told) {
            (Some(told), Some(other)) => told.join(*other),
            (told @ None, other) => *told = other,
            (Some(_), None) => {}
        }
    }

    /// An unknown truth waits for what its parts wait for. Every step is told; those of parts with another truth decide
    /// nothing.
    fn joint(truth: Truth, one: Answer<Self>, other: Answer<Self>) -> Self {
        let weighed = |answer: Answer<Self>| {
            let mut reasons = answer.why;
            if truth != Truth::Unknown {
                reasons.waits = Vec::new();
            }
            reasons.weigh(answer.truth == truth);
            reasons
        };
        let mut joint = weighed(one);
        joint.join(weighed(other));
        joint
    }

    fn once(self) -> Self {
        let mut waits = sorted(self.waits, Ord::cmp);
        waits.dedup();
        Reasons { waits, ..self }
    }

    fn beside(mut self) -> Self {
        self.weigh(false);
        Reasons { waits: Vec::new(), ..self }
    }
}

impl<'a> Why<'a> for Reasons<'a> {
    fn of(waits: Waits<'a>) -> Self {
        Reasons { waits: Vec::from([waits]), told: None }
    }

    fn told(&mut self) -> Option<&mut Told<'a>> {
        Some(self.told.get_or_insert_default())
    }
}

impl<'a> Reasons<'a> {
    /// Leaves no step decisive that does not bear on the joint truth.
    fn weigh(&mut self, bears: bool) {
        for step in self.told.iter_mut().flat_map(|told| &mut told.steps) {
            step.decisive &= bears;
        }
    }

    /// What was told.
    pub(super) fn into_told(self) -> Told<'a> {
        self.told.map(|told| *told).unwrap_or_default()
    }
}

/// The code of a test.
pub(super) fn code_of(test: &Test) -> &'static str {
    match test {
        Test::WhollyProduced => "wholly-produced",
        Test::Change(Level::Chapter) => "change-of-chapter",
        Test::Change(Level::Heading) => "change-of-heading",
        Test::Change(Level::Subheading) => "change-of-subheading",
        Test::Outside(_) => "outside-headings",
        Test::AnyHeading => "any-heading",
        Test::AnyHeadingExcept(_) => "any-heading-except",
        Test::AnyHeadingIncluding(_) => "any-heading-including",
        Test::From(_) => "made-from",
        Test::WhollyObtained(_) => "wholly-obtained",
        Test::MaxNom(..) => "max-non-originating",
        Test::MinOriginating(..) => "min-originating",
        Test::MaxWeight(..) => "max-weight",
        Test::MinWeight(..) => "min-weight",
        Test::ValueAdded(_) => "value-added",
        Test::Operations(..) => "operations",
        Test::Site(_) => "site",
        Test::Fact(_) => "fact",
        Test::Set(_) => "set",
    }
}
