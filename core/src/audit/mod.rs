//! The audit of a rulebook: where its rules contradict each other, can be read in two ways, never decide, overlap, leave
//! gaps, rest on words that nobody defines, or turn on one tenge; and what another edition changes.
//!
//! Candidates come from the rules' own expressions ([`pool`]); a finding stands only where its example, judged by
//! [`assess_good`], gives what the finding says.
//!
//! May import: what judges goods. Never: a finding without an example that was judged.

mod cliff;
mod contradiction;
mod edition;
mod effort;
mod example;
mod materials;
mod parts;
mod pool;
mod prove;
mod ranges;
mod reach;
mod request;
mod split;
mod subject;
mod terms;
#[cfg(test)]
mod tests;
mod tried;
mod ways;

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

pub use example::{
    Example, ExampleGood, ExampleMass, ExampleMaterial, ExampleProof, ExampleThreshold, Expect, Replay, Witness,
};
pub(crate) use request::read;

use crate::doc::{At, Code, Fault};
use crate::law::{Citation, Library, OriginRules, Rulebook};
use crate::sort::sorted;
use effort::Effort;
use pool::Pool;
use prove::Prover;
use request::Request;

/// Materials that an example has at most.
const MATERIALS: u32 = 2;

/// What was found in a rulebook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Audit {
    /// Always `audit`.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "String", extend("const" = "audit")))]
    pub kind: Code,
    /// The edition that was audited, as `id@first day`: examples name it too.
    pub rulebook: String,
    /// The edition that it was compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<String>,
    /// What was found: the gravest first, then in the order of the rules.
    pub findings: Vec<Finding>,
    /// How far each kind was looked for.
    pub complete: Vec<Completeness>,
    /// What was computed by what from what.
    pub receipt: AuditReceipt,
}

/// What was computed by what from what; never a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AuditReceipt {
    /// The engine's version.
    pub engine: String,
    /// The SHA-256 of the rulebook's canonical JSON.
    pub rulebook_sha256: String,
    /// That of the rulebook it was compared with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against_sha256: Option<String>,
}

/// One defect of a rulebook, or one place where it turns on something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// What kind of defect.
    pub kind: FindingKind,
    /// Which one, as a code of the message catalogue.
    #[cfg_attr(feature = "schema", schemars(with = "String"))]
    pub code: Code,
    /// The rule: a row of the list, `general`, `set`, `threshold`, `insufficient`, `content`, or `list` for the whole.
    pub rule: String,
    /// How grave it is.
    pub severity: Severity,
    /// What it is about: terms, operations, other rules, codes, a reading, by the names that the rulebook gives them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
    /// The part of the condition that it is about, in the vocabulary's text form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// The entry of the rulebook's gaps whose text it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<String>,
    /// The provisions, the one at fault first.
    pub citations: Vec<Citation>,
    /// The smallest example that shows it; absent where none can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub witness: Option<Witness>,
}

/// Kinds of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// A condition that nothing meets, or that is met by operations that never confer origin.
    Contradiction,
    /// Readings that give different results.
    Split,
    /// A row, a part of a condition or a code that never decides.
    Unreachable,
    /// Two rows for one good.
    Overlap,
    /// Goods for which there is no answer, and text that is missing.
    Gap,
    /// Words that decide and that the acts do not define; facts that only a person can tell.
    Undefined,
    /// One tenge more changes the verdict while another regime says the opposite.
    Cliff,
    /// Goods whose verdict another edition changes.
    Edition,
}

impl FindingKind {
    /// All of them.
    pub const ALL: [FindingKind; 8] = [
        FindingKind::Contradiction,
        FindingKind::Split,
        FindingKind::Unreachable,
        FindingKind::Overlap,
        FindingKind::Gap,
        FindingKind::Undefined,
        FindingKind::Cliff,
        FindingKind::Edition,
    ];

    /// Its name in JSON and in options.
    pub fn code(self) -> &'static str {
        match self {
            FindingKind::Contradiction => "contradiction",
            FindingKind::Split => "split",
            FindingKind::Unreachable => "unreachable",
            FindingKind::Overlap => "overlap",
            FindingKind::Gap => "gap",
            FindingKind::Undefined => "undefined",
            FindingKind::Cliff => "cliff",
            FindingKind::Edition => "edition",
        }
    }
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Goods get a wrong verdict, two verdicts or none.
    High,
    /// The text misleads, or hangs on words that nobody defines.
    Medium,
    /// Whoever applies or amends the rule should know.
    Low,
}

/// Adds what is not there yet. Sets would be compiled anew for every type, some kilobytes each, for a few items.
fn note<T: PartialEq>(items: &mut Vec<T>, item: T) -> bool {
    let is_new = !items.contains(&item);
    if is_new {
        items.push(item);
    }
    is_new
}

/// How far a kind was looked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Completeness {
    /// The kind.
    pub kind: FindingKind,
    /// The bills that were looked through had at most so many materials; absent where every case was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub materials: Option<u32>,
    /// Rules that have more cases than were looked through.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cut: Vec<String>,
}

impl Finding {
    fn new(kind: FindingKind, code: &'static str, rule: &str, severity: Severity, citation: &Citation) -> Finding {
        Finding {
            kind,
            code: Cow::Borrowed(code),
            rule: rule.to_string(),
            severity,
            about: Vec::new(),
            part: None,
            gap: None,
            citations: Vec::from([citation.clone()]),
            witness: None,
        }
    }

    fn about(mut self, about: impl IntoIterator<Item = String>) -> Finding {
        self.about = about.into_iter().collect();
        self
    }

    fn part(mut self, part: String) -> Finding {
        self.part = Some(part);
        self
    }

    fn citing(mut self, citation: &Citation) -> Finding {
        if !self.citations.contains(citation) {
            self.citations.push(citation.clone());
        }
        self
    }

    fn shown_by(mut self, witness: impl Into<Option<Witness>>) -> Finding {
        self.witness = witness.into();
        self
    }
}

/// What every search of one audit works on.
#[derive(Clone, Copy)]
struct Bench<'a> {
    library: &'a Library,
    /// The rulebook in which the rules stand.
    book: &'a Rulebook,
    rules: &'a OriginRules,
    /// The codes of the nomenclature that the caller gave.
    nomenclature: Option<&'a [String]>,
    prover: Prover<'a>,
}

/// Audits what is asked for.
///
/// # Errors
/// `unknown-rulebook`, `unknown-edition`, `unknown-rule`; or every fault of a rulebook that was given itself.
pub(crate) fn audit(request: &Request, library: &Library) -> Result<Audit, Vec<Fault>> {
    let draft = request.rulebook.open(library)?;
    let (library, book) = (&draft.library, draft.book()?);
    let against = request.against.as_ref().map(|against| against.open(&draft.base)).transpose()?;
    let other = against.as_ref().map(|against| Ok::<_, Vec<Fault>>((&against.library, against.book()?))).transpose()?;
    let effort = Effort::new();
    let prover = Prover::new(library, book, &effort);
    let mut found = Found { findings: Vec::new(), cut: Vec::new(), request };
    let mut order: Vec<&str> = Vec::new();
    // Rules that stand in for others are audited where they stand, unless one of them is asked for here.
    let rules = library.origin_of(book);
    let rules = rules.filter(|(_, origin)| request.rule.is_some() || origin.sha256 == book.sha256);
    if let (None, Some(rule)) = (rules, &request.rule) {
        return Err(Vec::from([Fault::new("unknown-rule", &At::Field(&At::Root, "rule")).given(rule.clone())]));
    }
    if let Some((rules, origin)) = rules {
        let nomenclature = request.nomenclature.as_deref();
        let bench = Bench { library, book: origin, rules, nomenclature, prover };
        let subjects = subject::all(bench, request)?;
        order.extend(rules.list.iter().map(|row| row.id.as_str()));
        for subject in &subjects {
            effort.begin();
            let pool = Pool::new(bench, subject);
            found.of_rule(bench, &pool);
            if pool.cut || effort.is_spent() {
                found.cut.push(subject.id.to_string());
            }
        }
        effort.begin();
        if request.rule.is_none() {
            found.add(FindingKind::Undefined, &|| terms::of_veto(bench));
        }
        found.add(FindingKind::Unreachable, &|| ranges::not_in_nomenclature(bench, request.rule.as_deref()));
        found.add(FindingKind::Overlap, &|| ranges::overlaps(bench, request.rule.as_deref()));
    }
    found.add(FindingKind::Gap, &|| ranges::gaps(library, book, prover, request.rule.as_deref()));
    if request.rule.is_none() {
        found.add(FindingKind::Split, &|| split::of_content(library, book, prover));
    }
    if let Some((other_library, other)) = other {
        let sides = [(library, book), (other_library, other)];
        effort.begin();
        found.add(FindingKind::Edition, &|| edition::changes(sides, request, &effort));
    }
    if effort.is_spent() {
        found.cut.push("list".to_string());
    }
    let place = |rule: &str| order.iter().position(|id| *id == rule).unwrap_or(usize::MAX);
    let key = |finding: &Finding| (finding.severity, place(&finding.rule), finding.kind);
    let findings = sorted(found.findings, |left, right| key(left).cmp(&key(right)));
    let kinds = FindingKind::ALL.into_iter().filter(|kind| request.wants(*kind));
    let kinds = kinds.filter(|kind| *kind != FindingKind::Edition || other.is_some());
    let cut = found.cut;
    Ok(Audit {
        kind: Cow::Borrowed("audit"),
        rulebook: book.name(),
        against: other.map(|(_, book)| book.name()),
        findings,
        complete: kinds.map(|kind| completeness(kind, &cut)).collect(),
        receipt: AuditReceipt {
            engine: crate::VERSION.to_string(),
            rulebook_sha256: book.sha256.clone(),
            against_sha256: other.map(|(_, book)| book.sha256.clone()),
        },
    })
}

/// What the rules alone tell is told whole; what needs a bill is looked for in small ones.
fn completeness(kind: FindingKind, cut: &[String]) -> Completeness {
    match kind {
        FindingKind::Gap => Completeness { kind, materials: None, cut: Vec::new() },
        _ => Completeness { kind, materials: Some(MATERIALS), cut: cut.to_vec() },
    }
}

/// The findings so far.
struct Found<'r> {
    findings: Vec<Finding>,
    cut: Vec<String>,
    request: &'r Request,
}

impl Found<'_> {
    fn add(&mut self, kind: FindingKind, search: &dyn Fn() -> Vec<Finding>) {
        if self.request.wants(kind) {
            self.findings.extend(search());
        }
    }

    fn of_rule(&mut self, bench: Bench<'_>, pool: &Pool<'_>) {
        self.add(FindingKind::Contradiction, &|| contradiction::of_rule(bench, pool));
        self.add(FindingKind::Split, &|| split::of_rule(bench, pool));
        self.add(FindingKind::Unreachable, &|| reach::of_rule(bench, pool));
        self.add(FindingKind::Gap, &|| ranges::gaps_of_rule(bench, pool));
        self.add(FindingKind::Undefined, &|| terms::of_rule(bench, pool));
        self.add(FindingKind::Cliff, &|| cliff::of_rule(bench, pool));
    }
}
