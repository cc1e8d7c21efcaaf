//! The form of a rulebook, from which the TypeScript and Python types are made. Reading itself is stricter and says
//! more; that the compiled rulebooks have this form `cargo xtask rulebooks` checks.

#![allow(dead_code, reason = "only its schema is used")]

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use schemars::JsonSchema;
use serde::Deserialize;

use crate::names::Wording;

/// One edition of one act as data. A `cite` is `act place mark`: an act of `acts`, the place in it (`p-2.4`,
/// `annex-1/row-8403`), and `primary`, `secondary` or `inferred` by how it is known.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rulebook {
    /// Its name: `cis-2009`.
    id: String,
    /// Its first day, which names the edition: `YYYY-MM-DD`.
    first: String,
    /// Its last day, inclusive; absent while it is in force.
    last: Option<String>,
    /// How its days are known, as a citation.
    in_force: String,
    /// The day to which the law was read.
    read_to: String,
    /// 2 or more where an edition was corrected after its release.
    revision: Option<u32>,
    /// Its name in words.
    title: Wording,
    /// The acts that it cites, by the names that citations use.
    acts: Option<BTreeMap<String, Wording>>,
    /// The headings that tariff codes can have, as codes and ranges (`8403`, `0101-0106`, `ch97`); a code of another is
    /// warned of. Absent: those of the Harmonized System. An empty list: every heading is accepted.
    nomenclature: Option<Vec<String>>,
    /// What only a person can tell: descriptions of goods and materials, operations, conditions.
    terms: Option<Vec<Term>>,
    /// What the processes of the trade are among those terms, and how they stand to the insufficient operations.
    processes: Option<Vec<Process>>,
    /// Where the law can be read in several ways.
    readings: Option<Vec<Reading>>,
    /// Its rules of origin.
    origin: Option<OriginRules>,
    /// The rulebook whose rules of origin stand in for its own.
    origin_from: Option<BorrowedOrigin>,
    /// The formula of the domestic share of a good.
    content: Option<ContentFormula>,
    /// How the in-country value of contracts and purchases is computed.
    procurement: Option<ProcurementRules>,
    /// What the act says and the rulebook does not hold, and defects of the act itself.
    gaps: Option<Vec<Gap>>,
}

/// What only a person can tell; `answers` and `operations` of the facts use its name.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its name in expressions and facts.
    id: String,
    /// What it stands for.
    kind: TermKind,
    /// Its words in Kazakh.
    kk: String,
    /// Its words in Russian.
    ru: String,
    /// Its words in English.
    en: String,
    /// How an operation stands to those that never confer origin: the letter of one, `?` and a letter where that is in
    /// doubt, `beyond` where it is plainly none of them, `neutral` where it is no processing.
    veto: Option<String>,
    /// It decides, and the acts define it nowhere.
    undefined: Option<bool>,
}

/// A process of the trade, or an operation of the rulebook that is a kind of another.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Process {
    /// Its name in facts; its names in words stand outside the rulebook.
    id: String,
    /// The operations of the rulebook that it is a kind of: a row that asks for one of them is met by it.
    is: Option<Vec<String>>,
    /// The operations of the rulebook that are always part of it.
    includes: Option<Vec<String>>,
    /// How it stands to those that never confer origin: the letter of one, `?` and a letter where that is in doubt, `?`
    /// where the act names nothing like it, `beyond` where it is plainly none of them, `neutral` where it is no
    /// processing. An operation that is a term has it as `veto` there.
    standing: Option<String>,
}

/// What a term stands for.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TermKind {
    /// A description of the good.
    Good,
    /// A description of a material.
    Material,
    /// An operation.
    Operation,
    /// A condition of the place of production.
    Site,
    /// Any other circumstance.
    Fact,
}

/// Where the law can be read in several ways.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Its name in expressions and in `readings` of the facts.
    id: String,
    /// Whether something else in the act settles it.
    status: ReadingStatus,
    /// The question.
    question: Wording,
    /// The options, the default first.
    options: Vec<ReadingOption>,
    /// The unclear provision.
    cite: String,
}

/// Whether something else in the act settles a reading.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ReadingStatus {
    /// Nothing does: where the options differ the verdict is disputed.
    Open,
    /// Another provision does.
    Minority,
}

/// One way to read a provision.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadingOption {
    /// Its name.
    id: String,
    /// Its words.
    name: Wording,
}

/// Rules of origin.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OriginRules {
    /// The country whose goods are domestic.
    country: String,
    /// Its name in words, for sentences; without it they show the code. Sentences name Kazakhstan by themselves.
    country_name: Option<Wording>,
    /// The categories of wholly produced goods.
    wholly_produced: Option<Categories>,
    /// The list of conditions, in its order.
    list: Option<Vec<ListRow>>,
    /// The rule for goods that the list does not name.
    general: Option<Clause>,
    /// The rule for sets.
    set: Option<Clause>,
    /// What holds besides the minimum threshold of operations.
    threshold: Option<Clause>,
    /// Materials of other parties that count as domestic.
    cumulation: Option<Cumulation>,
    /// Materials that qualify themselves count in full.
    absorption: Option<Cited>,
    /// Unknown origin is foreign.
    unknown_origin: Option<Cited>,
    /// Operations that never confer origin.
    insufficient: Option<Categories>,
    /// Energy, machines and what does not enter the good.
    neutral: Option<Cited>,
    /// Usual accessories follow the machine.
    accessories: Option<Cited>,
    /// Packaging follows the good; only retail packaging counts in value tests.
    packaging: Option<Cited>,
    /// The criterion codes of the certificate.
    criteria: Option<CriterionCodes>,
}

/// A lettered list of the act.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Categories {
    /// Where it stands.
    cite: String,
    /// The paper that shows that a good is of one of them: `register-extract`. Without it that is the party's word.
    proof: Option<String>,
    /// Its entries.
    entries: Vec<Category>,
}

/// One lettered entry.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Category {
    /// The act's letter.
    letter: String,
    /// The Latin letter at the same place.
    alias: String,
    /// What it says.
    name: Wording,
    /// For goods wholly produced: their production is itself none of the insufficient operations.
    is_production: Option<bool>,
}

/// A row of the list.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListRow {
    /// Its name: the code, the range, with `#n` where several rows have the same.
    id: String,
    /// The tariff code it covers, or the first of its range.
    code: String,
    /// The last code of its range, with everything under it.
    code_to: Option<String>,
    /// It covers only the goods so described: a term.
    gate: Option<String>,
    /// What holds, in the vocabulary's text form: `MAXNOM 50`; absent where the row takes its goods out of the list.
    expression: Option<String>,
    /// What holds instead, by other acts.
    or: Option<Vec<Clause>>,
    /// It takes its goods out of the list: the general rule holds.
    excluded: Option<bool>,
    /// The list as read does not say what holds for other goods of these codes.
    rest_unknown: Option<bool>,
    /// The goods, as enacted.
    name: Option<String>,
    /// The condition, as enacted.
    condition: Option<String>,
    /// Where it stands.
    cite: String,
}

/// A condition with its provision.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clause {
    /// The condition in the vocabulary's text form.
    expression: String,
    /// Where it stands.
    cite: String,
}

/// A provision that says all.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    /// Where it stands.
    cite: String,
}

/// Materials of other parties.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cumulation {
    /// The parties, by their ISO 3166-1 alpha-2 codes.
    parties: Vec<String>,
    /// Where it stands.
    cite: String,
}

/// The criterion codes of the certificate.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionCodes {
    /// Wholly produced.
    wholly_produced: String,
    /// Sufficiently processed; the good's heading follows.
    sufficient: String,
    /// By cumulation.
    cumulation: String,
    /// Where they stand.
    cite: String,
}

/// Rules of origin that stand in for rules nobody here has read: what comes of them is indicative.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BorrowedOrigin {
    /// The other rulebook.
    rulebook: String,
    /// Its edition.
    edition: String,
    /// Why.
    cite: String,
}

/// The formula of the domestic share of a good.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContentFormula {
    /// What the share is measured against.
    base: ContentBase,
    /// Whether the price includes VAT, by the reading `ex-works-vat`.
    vat: Option<bool>,
    /// States whose materials may count as domestic, by the reading `eaeu-material`.
    union: Option<Vec<String>>,
    /// Where it stands.
    cite: String,
    /// Where the rounding to two decimals, halves up, stands.
    rounding: Cited,
}

/// What the share is measured against.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ContentBase {
    /// Formula F1.
    ExWorksPrice,
    /// Formula F2.
    ProductionCost,
}

/// How the in-country value of contracts and purchases is computed.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProcurementRules {
    /// Formula 1: goods.
    goods: Cited,
    /// Formula 2: works and services.
    works: Cited,
    /// Formula 4: works and services under newer subsoil-use contracts.
    subsoil: Cited,
    /// Formula 5: purchases of a period.
    period: Cited,
    /// The rounding to two decimals, halves up.
    rounding: Cited,
    /// Which papers give a good's share.
    proofs: Cited,
    /// Whether an extract from the producers' register is one of them.
    register_extract: Option<bool>,
    /// The first day on which a certificate СТ-KZ gives nothing any more.
    ct_kz_until: Option<String>,
    /// The least share of works and services in a subsoil user's purchases of a year.
    subsoil_threshold: CitedPercent,
    /// By how much the price of a Kazakhstani producer of works and services is reduced for comparison.
    conditional_price: CitedPercent,
    /// By how much a price is discounted where the first six digits of the codes agree.
    conditional_discount: CitedPercent,
    /// How many percentage points above the sector's average earn a point.
    turnkey_points: CitedPercent,
    /// Which part of the unfulfilled volume is due.
    shortfall_penalty: CitedPercent,
}

/// A percent with its provision.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CitedPercent {
    /// The percent, as a decimal.
    percent: String,
    /// Where it stands.
    cite: String,
}

/// What the act says and the rulebook does not hold, or a defect of the act.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// Its name.
    id: String,
    /// What it concerns.
    kind: GapKind,
    /// The chapter, the codes or the row that it concerns.
    subject: Option<String>,
    /// What it says.
    text: Wording,
    /// The provision.
    cite: String,
    /// The conditions by which it may be closed once the missing part is read. A verdict that one of them would change
    /// rests on the gap; absent where the gap cannot carry a verdict.
    closings: Option<Vec<Clause>>,
}

/// What a gap concerns.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum GapKind {
    /// A chapter: goods of it that the list does not name have no answer.
    Chapter,
    /// A chapter that may have a line of its own: verdicts by the general rule carry the gap.
    Suspect,
    /// Codes for which the act has a row that was not read: goods of them have no answer.
    Codes,
    /// A row of the list: every verdict by it carries the gap.
    Row,
    /// The list: every verdict by the general rule carries the gap.
    List,
    /// The threshold of operations: without a list of operations there is no verdict.
    Threshold,
    /// Every answer carries it.
    Everywhere,
    /// Only the coverage report shows it.
    Noted,
}
