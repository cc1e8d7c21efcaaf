// Made from the engine's own types by scripts/types.mjs. Do not edit.

/**
 * What the share is measured against.
 */
export type ContentBase = "ex-works-price" | "production-cost";
/**
 * What is bought under a contract.
 */
export type ContractKind = "goods" | "works" | "services" | "subsoil";
/**
 * A decimal: a string such as `1234.56`, or a number of at most 15 significant digits.
 */
export type Decimal = string | number;
/**
 * What a question asks for.
 */
export type ExamAsks = "verdict" | "percent" | "lines" | "share" | "price" | "points";
/**
 * What a question is about.
 */
export type ExamTopic =
  | "value-limit"
  | "same-heading"
  | "unknown-origin"
  | "cumulation"
  | "absorption"
  | "tolerance"
  | "packaging"
  | "sets"
  | "insufficient-operations"
  | "edition"
  | "share"
  | "contract"
  | "preference"
  | "missing-fact"
  | "two-readings";
/**
 * Kinds of findings.
 */
export type FindingKind =
  "contradiction" | "split" | "unreachable" | "overlap" | "gap" | "undefined" | "cliff" | "edition";
/**
 * What is noticed.
 */
export type FlagRule =
  | "cost-below-materials"
  | "foreign-value-outlier"
  | "shared-bill"
  | "record-used-up"
  | "output-above-capacity"
  | "mass-balance"
  | "idle-operation"
  | "just-above-threshold";
/**
 * What a gap concerns.
 */
export type GapKind = "chapter" | "suspect" | "codes" | "row" | "list" | "threshold" | "everywhere" | "noted";
/**
 * How a part was made.
 */
export type MadeFrom = GoodFacts | MaskedRecord;
/**
 * How a statement of law is known.
 */
export type Mark = "primary" | "secondary" | "inferred";
/**
 * A unit of mass.
 */
export type MassUnit = "g" | "kg" | "t";
/**
 * An amount of money.
 */
export type Money = Decimal | ForeignMoney;
/**
 * What came of recomputing a record.
 */
export type Outcome =
  | "same"
  | "reformatted"
  | "altered"
  | "by-another-edition"
  | "by-an-earlier-revision"
  | "by-another-engine"
  | "by-other-keys"
  | "by-a-rulebook-of-the-user"
  | "masked";
/**
 * How overhead was split between goods.
 */
export type OverheadMethod = "labour-hours" | "direct-cost" | "sales";
/**
 * How a good is packed.
 */
export type Packaging = "retail" | "transport";
/**
 * A member of such an object.
 */
export type PatchMember = string | boolean;
/**
 * What an operation puts into the facts: a text, a yes or no, or an object of these.
 */
export type PatchValue =
  | string
  | boolean
  | {
      [k: string]: PatchMember;
    };
export type PreferenceFacts =
  ConditionalPriceFacts | ConditionalDiscountFacts | TurnkeyPointsFacts | ShortfallPenaltyFacts;
/**
 * Kinds of proof.
 */
export type ProofKind = "register-extract" | "ct-kz" | "ct-1" | "invoice" | "declaration" | "none";
/**
 * What is bought in a period.
 */
export type PurchaseKind = "goods" | "works" | "services";
/**
 * Whether something else in the act settles a reading.
 */
export type ReadingStatus = "open" | "minority";
/**
 * How grave a finding is.
 */
export type Severity = "high" | "medium" | "low";
/**
 * The form of a signature.
 */
export type SignatureForm = "dsse" | "jws";
/**
 * What came of a signature. Only a valid one vouches for a record; every other one counts nothing.
 */
export type SignatureOutcome =
  | "valid"
  | "invalid"
  | "unknown-key"
  | "of-another-record"
  | "not-yet"
  | "expired"
  | "ahead"
  | "revoked"
  | "undated"
  | "malformed";
/**
 * A misconception, by which a wrong choice was computed.
 */
export type Slip =
  | "unknown-as-domestic"
  | "domestic-counted"
  | "vat-left-in"
  | "wrong-denominator"
  | "rounded-early"
  | "limit-exclusive"
  | "small-left-out"
  | "limit-on-all"
  | "cumulation-ignored"
  | "cumulation-without-paper"
  | "look-through"
  | "made-here"
  | "transport-counted"
  | "retail-left-out"
  | "energy-counted"
  | "tolerance-each"
  | "tolerance-ignored"
  | "tolerance-on-all"
  | "set-each"
  | "set-all"
  | "six-for-four"
  | "two-for-four"
  | "four-for-six"
  | "all-for-six"
  | "veto-ignored"
  | "veto-by-one"
  | "operations-not-read"
  | "wrong-edition"
  | "unstated-in-favour"
  | "unstated-against"
  | "asks-in-vain"
  | "favourable-reading"
  | "unfavourable-reading"
  | "dispute-in-vain"
  | "asks-where-unclear"
  | "payroll-of-principal"
  | "subcontracts-left-out"
  | "goods-as-work"
  | "country-for-paper"
  | "paper-in-full"
  | "headcount-for-payroll"
  | "other-preference"
  | "begun-step"
  | "average-left-out";
/**
 * How the use of a mixed stock was split.
 */
export type StockMethod = "fifo" | "average" | "by-document";
/**
 * A fact that a cell states.
 */
export type TableFact = string | boolean | string[] | Mass;
/**
 * The languages of words.
 */
export type TableLanguage = "kk" | "ru" | "en";
/**
 * What a sheet is about.
 */
export type TableRole =
  | "goods"
  | "lines"
  | "goods-and-lines"
  | "document"
  | "contracts"
  | "contract-goods"
  | "purchases"
  | "blank"
  | "ignored"
  | "not-read";
/**
 * About what tables are.
 */
export type TablesAbout = "goods" | "bill" | "contract" | "period";
/**
 * What a term stands for.
 */
export type TermKind = "good" | "material" | "operation" | "site" | "fact";
/**
 * The outcome of a test.
 */
export type Truth = "false" | "unknown" | "true";
/**
 * Which value a line states.
 */
export type ValueIs = "purchase-price" | "contract-price";
/**
 * Whether amounts include VAT.
 */
export type Vat = "included" | "excluded";
/**
 * What is known of a good's origin.
 */
export type Verdict = "originating" | "not_originating" | "undetermined" | "disputed" | "outside_rulebook";

/**
 * One thing to be done.
 */
export interface Action {
  /**
   * What it is about, as a JSON pointer into the facts.
   */
  at: string;
  /**
   * By which `costs` names it: `replace-material/burner`.
   */
  key: string;
  /**
   * What kind: `replace-material`, `replace-good`, `obtain-proof`, `perform-operation`,
   * `exceed-insufficient-operations`, `obtain-expertise`, `raise-price`, `raise-cost`, `raise-payroll` or
   * `engage-producer`.
   */
  kind: string;
  /**
   * Of a figure: as stated, if it is.
   */
  now?: string | null;
  /**
   * The material, operation, goods line or contract.
   */
  of?: string | null;
  /**
   * Of a figure: the least that suffices.
   */
  to?: string | null;
}
/**
 * The answer to `advise`.
 */
export interface Advice {
  /**
   * What the facts are about: `good` or `contract`.
   */
  about: string;
  /**
   * What reaches the goal: those whose costs were given, the cheapest first; then the others, those of fewest actions
   * first. Empty where the goal is reached.
   */
  changes: Change[];
  /**
   * Whether no cheaper change was overlooked among those sets.
   */
  complete: boolean;
  /**
   * What the changes aim at: `verdict`, that the good originates under every open reading; or `share`, that the
   * share as documents show it is at least the wished one.
   */
  goal: string;
  /**
   * How far each figure may move, the others as they are, before a verdict `originating` or a wished share that is
   * reached is lost. A figure that is not listed may have any value.
   */
  headroom: Headroom[];
  /**
   * The facts that are missing, as JSON pointers: until they are stated advice rests on what is known.
   */
  missing: string[];
  /**
   * Whether there may be further changes, none of them cheaper.
   */
  more: boolean;
  /**
   * Why the rulebook holds no answer, where the verdict is that.
   */
  outside?: Notice[];
  /**
   * Whether the goal is reached as the facts stand.
   */
  reached: boolean;
  /**
   * What was computed by what from what.
   */
  receipt: Receipt;
  /**
   * The domestic share, or the in-country value of the contract, in percent.
   */
  share: string | null;
  /**
   * Always `advice`.
   */
  type: "advice";
  /**
   * So many changes besides those that every way needs were searched in every set.
   */
  up_to: number;
  /**
   * What is known of the good's origin; null of a contract.
   */
  verdict: Verdict | null;
  /**
   * The wished share in percent.
   */
  wished_share: string | null;
}
/**
 * Why an answer is right.
 */
export interface AnswerWords {
  /**
   * The letter of the right choice.
   */
  letter: string;
  /**
   * The number of the question.
   */
  number: number;
  /**
   * What the right choice says.
   */
  text: string;
  /**
   * Its topic.
   */
  topic: ExamTopic;
  /**
   * The rule, the steps and how materials count, each with its provision.
   */
  why: Sentence[];
}
/**
 * The answer to `assess_good`.
 */
export interface Assessment {
  /**
   * The outcome under each combination of the open readings; empty where none is touched.
   */
  combinations: Combination[];
  /**
   * The condition as enacted, where the rule is a row of a list.
   */
  condition: string | null;
  /**
   * The origin criterion for column 9 of a certificate СТ-1: `П`, `Д8403` or `К`; only for an originating good.
   */
  criterion: string | null;
  /**
   * Sums of the bill, in the document's currency.
   */
  figures: Figure[];
  /**
   * The domestic share, where the rulebook has a formula.
   */
  local_content: LocalContent | null;
  /**
   * How each material was counted, and why.
   */
  materials: MaterialStatus[];
  /**
   * The facts that are missing, the one that settles most first.
   */
  missing: Missing[];
  /**
   * What the act says and the rulebook does not hold, where that is why there is no verdict.
   */
  outside: Notice[];
  /**
   * Whether something of what it rests on is not settled: a verdict that is not to be relied on as it stands.
   */
  provisional: boolean;
  /**
   * The readings that the good's rule touches.
   */
  readings: ReadingEffect[];
  /**
   * What was computed by what from what.
   */
  receipt: Receipt;
  /**
   * What verdict and share rest on: what of it, answered otherwise, would change them.
   */
  rests_on: Ground[];
  /**
   * The rule that was applied: a row of the list, `general`, `set`, `wholly-produced` or `threshold`.
   */
  rule: string | null;
  /**
   * What came of each signature beside the masked record of a part, on the day of the facts.
   */
  signatures?: FoundSignature[];
  /**
   * Every test, in the order of application, under the default readings.
   */
  steps: Step[];
  /**
   * Always `assessment`.
   */
  type: "assessment";
  /**
   * What is known of the good's origin.
   */
  verdict: Verdict;
  /**
   * What the reader must know besides the verdict.
   */
  warnings: Notice[];
}
/**
 * Facts and answer in one document, each byte of which counts.
 */
export interface AssessmentRecord {
  /**
   * The answer that they give, with its receipt.
   */
  answer: Assessment | ContractAssessment | PeriodAssessment;
  /**
   * The SHA-256 of its masked form.
   */
  digest: string;
  /**
   * The facts.
   */
  facts: Facts | ContractFacts | PeriodFacts;
  /**
   * The version of the form: 1.
   */
  format: number;
  /**
   * The editions that judged the goods of a contract's lines, `id@first day`, and their SHA-256.
   */
  rulebooks?: {
    [k: string]: string;
  } | null;
  /**
   * The salt of the commitments in its masked form.
   */
  salt?: string | null;
  /**
   * Always `record`.
   */
  type: "record";
}
/**
 * What was found in a rulebook.
 */
export interface Audit {
  /**
   * The edition that it was compared with.
   */
  against?: string | null;
  /**
   * How far each kind was looked for.
   */
  complete: Completeness[];
  /**
   * What was found: the gravest first, then in the order of the rules.
   */
  findings: Finding[];
  /**
   * What was computed by what from what.
   */
  receipt: AuditReceipt;
  /**
   * The edition that was audited, as `id@first day`: examples name it too.
   */
  rulebook: string;
  /**
   * Always `audit`.
   */
  type: "audit";
}
/**
 * What was computed by what from what; never a time.
 */
export interface AuditReceipt {
  /**
   * That of the rulebook it was compared with.
   */
  against_sha256?: string | null;
  /**
   * The engine's version.
   */
  engine: string;
  /**
   * The SHA-256 of the rulebook's canonical JSON.
   */
  rulebook_sha256: string;
}
/**
 * What stands beside a record that is verified.
 */
export interface Beside {
  /**
   * The keys that are trusted: a list, as a document or as its text; or one public key as PEM or JWK.
   */
  keys?:
    | TrustList
    | {
        [k: string]: unknown;
      }
    | string;
  /**
   * The day of looking: a signature that states a later time does not count.
   */
  on?: string | null;
  /**
   * The whole record behind a masked one, as a document or as its text.
   */
  opened?:
    | {
        [k: string]: unknown;
      }
    | string;
  /**
   * DSSE envelopes, each as a document or as its text; or detached JWS of 0.1.0.
   */
  signatures?: (Envelope | string)[] | string;
}
/**
 * Rules of origin that stand in for rules nobody here has read: what comes of them is indicative.
 */
export interface BorrowedOrigin {
  /**
   * Why.
   */
  cite: string;
  /**
   * Its edition.
   */
  edition: string;
  /**
   * The other rulebook.
   */
  rulebook: string;
}
/**
 * A case for the flags: facts of a good, and beside them what no rule of origin reads.
 */
export interface CaseFacts {
  /**
   * How much can be made, in the same time and unit.
   */
  capacity?: Decimal | null;
  /**
   * The facts of the good, as they are assessed.
   */
  facts: Facts;
  /**
   * Its name, which no other case has.
   */
  id: string;
  /**
   * What the good weighs, in kilograms.
   */
  mass_kg?: Decimal | null;
  /**
   * What of each material enters the making of the good, in kilograms, by the material's id.
   */
  materials_kg?: {
    [k: string]: Decimal;
  } | null;
  /**
   * How much was made.
   */
  output?: Decimal | null;
  /**
   * The producer's БИН.
   */
  producer?: string | null;
}
/**
 * A lettered list of the act.
 */
export interface Categories {
  /**
   * Where it stands.
   */
  cite: string;
  /**
   * Its entries.
   */
  entries: Category[];
  /**
   * The paper that shows that a good is of one of them: `register-extract`. Without it that is the party's word.
   */
  proof?: string | null;
}
/**
 * One lettered entry.
 */
export interface Category {
  /**
   * The Latin letter at the same place.
   */
  alias: string;
  /**
   * For goods wholly produced: their production is itself none of the insufficient operations.
   */
  is_production?: boolean | null;
  /**
   * The act's letter.
   */
  letter: string;
  /**
   * What it says.
   */
  name: Wording;
}
/**
 * A set of changes that together reach the goal; none of them can be spared.
 */
export interface Change {
  /**
   * What is to be done.
   */
  actions: Action[];
  /**
   * The sum of the costs given for the actions; absent where one of them has none.
   */
  cost?: string | null;
  /**
   * What the assessment of the patched facts says.
   */
  gives: Gives;
  /**
   * The same as operations on the facts (RFC 6902), to be made in this order.
   */
  patch: PatchOperation[];
}
/**
 * How often a choice was taken.
 */
export interface ChoiceCount {
  /**
   * How often.
   */
  count: number;
  /**
   * Its letter.
   */
  letter: string;
}
/**
 * Where a statement of law stands, and how it is known.
 */
export interface Citation {
  /**
   * The act, by its id in the rulebook.
   */
  act: string;
  /**
   * How it is known.
   */
  mark: Mark;
  /**
   * The place in it: `p-2.4`, `annex-1/row-8403`.
   */
  place: string;
}
/**
 * A provision that says all.
 */
export interface Cited {
  /**
   * Where it stands.
   */
  cite: string;
}
/**
 * A percent with its provision.
 */
export interface CitedPercent {
  /**
   * Where it stands.
   */
  cite: string;
  /**
   * The percent, as a decimal.
   */
  percent: string;
}
/**
 * A condition with its provision.
 */
export interface Clause {
  /**
   * Where it stands.
   */
  cite: string;
  /**
   * The condition in the vocabulary's text form.
   */
  expression: string;
}
/**
 * How a column is to be understood. What is left out is decided anew.
 */
export interface ColumnMapping {
  /**
   * The currency of its amounts.
   */
  currency?: string | null;
  /**
   * The order of its days: `day-month-year`, `month-day-year`.
   */
  days?: string | null;
  /**
   * The sign of its decimals: `,` or `.`.
   */
  decimal?: string | null;
  /**
   * The fact that it states.
   */
  field?: string | null;
  /**
   * Whether it is left out.
   */
  ignore?: boolean;
  /**
   * Whether it is the user's own: carried to the answers, not read.
   */
  own?: boolean;
  /**
   * By how much its amounts are multiplied: `1`, `1000`, `1000000`.
   */
  scale?: string | null;
  /**
   * Whether its amounts include VAT: `included` or `excluded`.
   */
  vat?: string | null;
}
/**
 * The outcome under one combination of the open readings.
 */
export interface Combination {
  /**
   * The option of each open reading.
   */
  readings: {
    [k: string]: string;
  };
  /**
   * The domestic share under them, in percent.
   */
  share?: string | null;
  /**
   * The verdict under them.
   */
  verdict: Verdict;
}
/**
 * What stands for a hidden value.
 */
export interface Commitment {
  /**
   * The SHA-256 of salt, place and value.
   */
  hidden: string;
}
/**
 * A value beside its limit.
 */
export interface Comparison {
  /**
   * Whether the value must be at least the limit, not at most.
   */
  at_least?: boolean;
  /**
   * What it is measured against: the ex-works price, or what `basis` names. Absent while that is not settled.
   */
  base?: string | null;
  /**
   * What `base` is, as the vocabulary names it; absent where it is the ex-works price.
   */
  basis?: string | null;
  /**
   * How much more the value may be, or how much less where it must be at least the limit; below zero, by how much it
   * misses the limit.
   */
  headroom?: string | null;
  /**
   * The limit in percent of `base`.
   */
  limit: string;
  /**
   * The limit in money.
   */
  limit_value?: string | null;
  /**
   * `value` in percent of `base`, to four decimals; the decision itself is made without rounding.
   */
  measured?: string | null;
  /**
   * Whether a missing value leaves the sum without an upper bound.
   */
  unbounded?: boolean;
  /**
   * What may count besides, as long as a fact is missing; absent when nothing does.
   */
  undecided?: string | null;
  /**
   * What counts, in the document's currency.
   */
  value: string;
}
/**
 * How far a kind was looked for.
 */
export interface Completeness {
  /**
   * Rules that have more cases than were looked through.
   */
  cut?: string[];
  /**
   * The kind.
   */
  kind: FindingKind;
  /**
   * The bills that were looked through had at most so many materials; absent where every case was.
   */
  materials?: number | null;
}
/**
 * The formula of the domestic share of a good.
 */
export interface ContentFormula {
  /**
   * What the share is measured against.
   */
  base: ContentBase;
  /**
   * Where it stands.
   */
  cite: string;
  /**
   * Where the rounding to two decimals, halves up, stands.
   */
  rounding: Cited;
  /**
   * States whose materials may count as domestic, by the reading `eaeu-material`.
   */
  union?: string[] | null;
  /**
   * Whether the price includes VAT, by the reading `ex-works-vat`.
   */
  vat?: boolean | null;
}
/**
 * One contract of the tree.
 */
export interface Contract {
  /**
   * Its day: `YYYY-MM-DD`.
   */
  day?: string | null;
  /**
   * The goods bought for it.
   */
  goods?: GoodsLine[] | null;
  /**
   * The staff of the whole legal entity.
   */
  headcount?: Staff | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * The contract that it is a subcontract of; absent for the customer's own.
   */
  parent?: string | null;
  /**
   * Its payroll for the life of the contract.
   */
  payroll?: PartOf | null;
  /**
   * Who performs it.
   */
  performer?: Performer | null;
  /**
   * The stated sum of its direct subcontracts, which their rows must make.
   */
  subcontracts?: Money | null;
  /**
   * Its value.
   */
  value: Money;
  /**
   * The VAT basis, which must be the document's.
   */
  vat?: Vat | null;
}
/**
 * The answer to `assess_contract`.
 */
export interface ContractAssessment {
  /**
   * Why that formula, as a code.
   */
  because: string | null;
  /**
   * The lowest and the highest share that the missing facts allow.
   *
   * @minItems 2
   * @maxItems 2
   */
  between?: [string, string] | null;
  /**
   * The provisions of formula, proofs and rounding.
   */
  citations: Citation[];
  /**
   * What it has below.
   */
  denominator: string | null;
  /**
   * The exact fraction; null where it is too long to be read.
   */
  exact: string | null;
  /**
   * Which formula: `1` goods, `2` works and services, `4` under newer subsoil-use contracts.
   */
  formula: string | null;
  /**
   * What the share would be if every computed share were proved.
   */
  if_proved?: Part | null;
  /**
   * The facts that are missing.
   */
  missing: MissingFact[];
  /**
   * What the formula has above the line, in money; six decimals where it has no end.
   */
  numerator: string | null;
  /**
   * Why the rulebook holds no answer.
   */
  outside: Notice[];
  /**
   * Whether something of what it rests on is not settled: a share that is not to be relied on as it stands.
   */
  provisional: boolean;
  /**
   * The readings that matter to this contract, and what each option gives.
   */
  readings: ShareReading[];
  /**
   * What was computed by what from what.
   */
  receipt: Receipt;
  /**
   * What the share rests on: what of it, answered otherwise, would change it.
   */
  rests_on: Ground[];
  /**
   * The contracts, in the order given.
   */
  rows: ContractRow[];
  /**
   * The in-country value in percent, two decimals; null while a fact is missing.
   */
  share: string | null;
  /**
   * Always `contract_assessment`.
   */
  type: "contract_assessment";
  /**
   * The VAT basis of all amounts: `excluded` or `included`.
   */
  vat: string;
  /**
   * What the reader must know besides.
   */
  warnings: Notice[];
}
/**
 * A document of facts about a contract and its subcontracts.
 */
export interface ContractFacts {
  /**
   * The day of the customer's contract: `YYYY-MM-DD`.
   */
  contract_day?: string | null;
  /**
   * The contracts of all tiers.
   */
  contracts: Contract[];
  /**
   * The currency of all amounts, by its ISO 4217 code.
   */
  currency?: string | null;
  /**
   * What is bought.
   */
  kind: ContractKind;
  /**
   * The day whose law applies: `YYYY-MM-DD`.
   */
  on: string;
  /**
   * Options of readings that the user fixes, by reading.
   */
  readings?: {
    [k: string]: string;
  } | null;
  /**
   * The day of the report: `YYYY-MM-DD`; the day of the document where none is given.
   */
  report_day?: string | null;
  /**
   * A rulebook, as `id`, or `id@edition` to pin an edition.
   */
  rulebook: string;
  /**
   * The day of the subsoil-use contract: `YYYY-MM-DD`. Required for kind `subsoil`.
   */
  subsoil_contract_day?: string | null;
  /**
   * The day on which its term was changed: `YYYY-MM-DD`.
   */
  subsoil_term_changed_day?: string | null;
  /**
   * The value of the customer's contract, or of all of them where the formula has several.
   */
  value: Money;
  /**
   * Whether all amounts include VAT; `excluded` where nothing is said.
   */
  vat?: Vat | null;
}
/**
 * One contract of the tree.
 */
export interface ContractRow {
  /**
   * What it adds to the numerator; without what facts are missing for.
   */
  contribution: string;
  /**
   * The goods bought for it.
   */
  goods: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * Its goods.
   */
  lines: GoodsRow[];
  /**
   * What is left: value less goods less subcontracts.
   */
  own_work: string;
  /**
   * The contract that it is a subcontract of.
   */
  parent: string | null;
  /**
   * The payroll share that its own work counts with, as a fraction of one.
   */
  payroll_share?: string | null;
  /**
   * Whether performed by a Kazakhstani producer, where the formula asks for it.
   */
  producer?: Truth | null;
  /**
   * Its direct subcontracts.
   */
  subcontracts: string;
  /**
   * Its value.
   */
  value: string;
}
/**
 * The criterion codes of the certificate.
 */
export interface CriterionCodes {
  /**
   * Where they stand.
   */
  cite: string;
  /**
   * By cumulation.
   */
  cumulation: string;
  /**
   * Sufficiently processed; the good's heading follows.
   */
  sufficient: string;
  /**
   * Wholly produced.
   */
  wholly_produced: string;
}
/**
 * Materials of other parties.
 */
export interface Cumulation {
  /**
   * Where it stands.
   */
  cite: string;
  /**
   * The parties, by their ISO 3166-1 alpha-2 codes.
   */
  parties: string[];
}
/**
 * A place at which a record is not what is computed from its facts.
 */
export interface Difference {
  /**
   * The place in the record, as a JSON pointer.
   */
  at: string;
  /**
   * What is computed. Absent where nothing is.
   */
  recomputed?: string | null;
  /**
   * What is recorded, shortened: a text as it is, all else as canonical JSON. Absent where nothing is recorded.
   */
  recorded?: string | null;
}
/**
 * An edition, as `rulebooks` lists it.
 */
export interface Edition {
  /**
   * The first day, which names the edition.
   */
  first: string;
  /**
   * The rulebook's name.
   */
  id: string;
  /**
   * How the days are known.
   */
  known: Mark;
  /**
   * The last day, inclusive; absent while it is in force.
   */
  last: string | null;
  /**
   * The day to which the law was read.
   */
  read_to: string;
  /**
   * The revision of the edition.
   */
  revision: number;
  /**
   * How many rows its list has.
   */
  rules: number;
  /**
   * The SHA-256 of its canonical JSON.
   */
  sha256: string;
  /**
   * Its title in the three languages.
   */
  title: Wording;
  /**
   * Rules of a loaded rulebook that may not mean what their author meant.
   */
  warnings?: Fault[];
}
/**
 * An envelope of DSSE.
 */
export interface Envelope {
  /**
   * What is signed, a statement, in base64.
   */
  payload: string;
  /**
   * The type of what is signed: `application/vnd.tegi.record-statement+json`.
   */
  payloadType: string;
  /**
   * The signatures.
   */
  signatures: EnvelopeSignature[];
}
/**
 * A signature in an envelope.
 */
export interface EnvelopeSignature {
  /**
   * The name of the key.
   */
  keyid?: string | null;
  /**
   * A proof that it stands in a public log. It is kept and not checked.
   */
  log?: {
    [k: string]: unknown;
  };
  /**
   * A token of RFC 3161 over the signature, in base64. It is kept and not checked.
   */
  rfc3161?: string | null;
  /**
   * The signature, in base64.
   */
  sig: string;
}
/**
 * The right answers of an examination in words, and what each misconception is.
 */
export interface ExamAnswers {
  /**
   * `kk`, `ru` or `en`.
   */
  language: string;
  /**
   * Each question's right answer and why.
   */
  questions: AnswerWords[];
  /**
   * The misconceptions of its wrong choices.
   */
  slips: SlipWords[];
  /**
   * The topics of the paper.
   */
  topics: TopicWords[];
  /**
   * Always `exam_answers`.
   */
  type: "exam_answers";
}
/**
 * What came of one candidate's answers.
 */
export interface ExamCandidate {
  /**
   * The name or number that was given.
   */
  candidate: string;
  /**
   * The misconceptions that wrong answers come from, the likeliest first.
   */
  misconceptions: Misconception[];
  /**
   * The whole paper.
   */
  score: ExamScore;
  /**
   * By topic, in the order of the topics.
   */
  topics: TopicScore[];
  /**
   * Each answer that is wrong or missing.
   */
  wrong: WrongAnswer[];
}
/**
 * One choice.
 */
export interface ExamChoice {
  /**
   * The percent, share, price or number.
   */
  figure: string | null;
  /**
   * Its letter.
   */
  letter: string;
  /**
   * The lines that stand in the way.
   */
  lines: string[] | null;
  /**
   * The misconception that gives it; nothing of the right one.
   */
  slip: Slip | null;
  /**
   * The verdict, where one is asked for.
   */
  verdict: Verdict | null;
}
/**
 * What came of an examination.
 */
export interface ExamGrading {
  /**
   * Each candidate, in the order given.
   */
  candidates: ExamCandidate[];
  /**
   * The numbers of questions that this engine answers otherwise than the key: the law or the engine has changed.
   */
  changed?: number[];
  /**
   * The seal of the key by which was graded.
   */
  digest: string;
  /**
   * Each question, for the examiner.
   */
  items: ExamItem[];
  /**
   * The edition, as `id@first day`.
   */
  rulebook: string;
  /**
   * Always `exam_grading`.
   */
  type: "exam_grading";
}
/**
 * What the answers tell of one question.
 */
export interface ExamItem {
  /**
   * How often each choice was taken.
   */
  choices: ChoiceCount[];
  /**
   * How many answered it right, in percent of all candidates.
   */
  difficulty: string;
  /**
   * Of all pairs of a candidate who answered it right and one who did not: in how many percent the first did better
   * in the rest of the paper, less in how many worse. Absent where all or none answered it right.
   */
  discrimination?: string | null;
  /**
   * Its number.
   */
  question: number;
  /**
   * Its topic.
   */
  topic: ExamTopic;
}
/**
 * The key of an examination: its questions with facts, choices and the right ones.
 */
export interface ExamKey {
  /**
   * The seal.
   */
  digest: string;
  /**
   * The engine's version that drew it.
   */
  engine: string;
  /**
   * The version of the form.
   */
  format: number;
  /**
   * The level, where one was asked for.
   */
  level: number | null;
  /**
   * The day of its questions, but for those about editions.
   */
  on: string;
  /**
   * The questions in their order.
   */
  questions: ExamQuestion[];
  /**
   * The edition, as `id@first day`.
   */
  rulebook: string;
  /**
   * What keeps the seal from being guessed.
   */
  salt: string;
  /**
   * What it was drawn from.
   */
  seed: string;
  /**
   * The topics that were asked for.
   */
  topics: ExamTopic[];
  /**
   * Always `exam_key`.
   */
  type: "exam_key";
}
/**
 * The paper of an examination, as candidates get it.
 */
export interface ExamPaper {
  /**
   * The version of the form.
   */
  format: number;
  /**
   * The rulebook and how many questions.
   */
  head: string;
  /**
   * `kk`, `ru` or `en`.
   */
  language: string;
  /**
   * How to answer, and what the seal is for.
   */
  notes: string[];
  /**
   * Its day, but for questions about editions.
   */
  on: string;
  /**
   * The questions.
   */
  questions: PaperQuestion[];
  /**
   * The edition, as `id@first day`.
   */
  rulebook: string;
  /**
   * The seal of the key.
   */
  seal: string;
  /**
   * What it is.
   */
  title: string;
  /**
   * Always `exam_paper`.
   */
  type: "exam_paper";
}
/**
 * One question.
 */
export interface ExamQuestion {
  /**
   * The letter of the right one.
   */
  answer: string;
  /**
   * What it asks for.
   */
  asks: ExamAsks;
  /**
   * The choices in their order.
   */
  choices: ExamChoice[];
  /**
   * The facts, as `assess_good`, `assess_contract` or `preference` takes them.
   */
  facts: {
    [k: string]: unknown;
  };
  /**
   * How hard it is, from 1 to 3.
   */
  level: number;
  /**
   * Its number, from 1.
   */
  number: number;
  /**
   * The row, rule or edition that it was made for.
   */
  rule: string;
  /**
   * Which factory its story is told of.
   */
  setting: number;
  /**
   * What it is about.
   */
  topic: ExamTopic;
}
/**
 * How many of how many.
 */
export interface ExamScore {
  /**
   * Questions.
   */
  of: number;
  /**
   * In percent, two decimals, halves up.
   */
  percent: string;
  /**
   * Right answers.
   */
  right: number;
}
/**
 * Facts about a good, complete but for what the finding is about.
 */
export interface Example {
  /**
   * Answers to the rulebook's questions, by term.
   */
  answers?: {
    [k: string]: boolean;
  };
  /**
   * Whether more was done than the operations that never confer origin.
   */
  beyond_insufficient_operations?: boolean | null;
  /**
   * The good.
   */
  good: ExampleGood;
  /**
   * Its bill of materials.
   */
  materials: ExampleMaterial[];
  /**
   * The day whose law applies.
   */
  on: string;
  /**
   * The operations performed.
   */
  operations: string[];
  /**
   * Options of readings that are fixed.
   */
  readings?: {
    [k: string]: string;
  };
  /**
   * The rulebook, as `id@edition`.
   */
  rulebook: string;
  /**
   * A row of the register's list of operations.
   */
  threshold?: ExampleThreshold | null;
  /**
   * The rate of VAT in percent.
   */
  vat_rate?: string | null;
  /**
   * The letter of a category of wholly produced goods.
   */
  wholly_produced?: string | null;
}
/**
 * The good of an example.
 */
export interface ExampleGood {
  /**
   * Its price, franco-factory.
   */
  ex_works_price: string;
  /**
   * Its value free on board.
   */
  fob_value?: string | null;
  /**
   * Its tariff code.
   */
  hs: string;
  /**
   * The labour in it.
   */
  labour_cost?: string | null;
  /**
   * Its mass.
   */
  mass?: ExampleMass | null;
  /**
   * Its net cost.
   */
  net_cost?: string | null;
  /**
   * The overhead that falls to it.
   */
  overhead_cost?: string | null;
  /**
   * Its production cost.
   */
  production_cost?: string | null;
  /**
   * The profit on it.
   */
  profit?: string | null;
}
/**
 * A mass.
 */
export interface ExampleMass {
  /**
   * How many kilograms.
   */
  amount: string;
  /**
   * The unit: a kilogram.
   */
  unit: "kg";
}
/**
 * A material of an example.
 */
export interface ExampleMaterial {
  /**
   * Answers to the rulebook's questions about it, by term.
   */
  answers?: {
    [k: string]: boolean;
  };
  /**
   * Its tariff code.
   */
  hs: string;
  /**
   * An item of a set.
   */
  is_set_item?: boolean;
  /**
   * Its mass.
   */
  mass?: ExampleMass | null;
  /**
   * Where it originates.
   */
  origin: string;
  /**
   * The paper that proves it.
   */
  proof?: ExampleProof | null;
  /**
   * Its value.
   */
  value: string;
  /**
   * Whether it is wholly obtained.
   */
  wholly_obtained?: boolean | null;
}
/**
 * The paper of a material.
 */
export interface ExampleProof {
  /**
   * What it is: a certificate СТ-KZ.
   */
  kind: "ct-kz";
  /**
   * The domestic share that it states.
   */
  share?: string | null;
}
/**
 * At least so many of these operations.
 */
export interface ExampleThreshold {
  /**
   * How many are due.
   */
  at_least: number;
  /**
   * The operations of the list.
   */
  operations: string[];
}
/**
 * What `assess_good` answers, as far as the finding rests on it.
 */
export interface Expect {
  /**
   * Facts that are missing, as JSON pointers.
   */
  missing?: string[];
  /**
   * By reading and option: the verdict, or for a formula's reading the share.
   */
  readings?: {
    [k: string]: {
      [k: string]: string;
    };
  };
  /**
   * The rule that was applied.
   */
  rule?: string | null;
  /**
   * The domestic share in percent.
   */
  share?: string | null;
  /**
   * The verdict.
   */
  verdict: Verdict;
}
/**
 * An answer in words.
 */
export interface Explanation {
  /**
   * Of advice: the changes, in the order of the answer; `at` where there is one thing to be done.
   */
  changes?: Sentence[];
  /**
   * The faults of facts that could not be read, in the order of the refusal; of a record, where it differs;
   * of flags, the faults of cases.
   */
  errors: Sentence[];
  /**
   * Sums of the bill.
   */
  figures: Sentence[];
  /**
   * What an audit found, in its order.
   */
  findings?: FindingWords[];
  /**
   * What was noticed in a set of cases, in the order of the answer.
   */
  flags?: FlagWords[];
  /**
   * Of advice: how far each figure may move, in the order of the answer.
   */
  headroom?: Sentence[];
  /**
   * `kk`, `ru` or `en`.
   */
  language: string;
  /**
   * The domestic share.
   */
  local_content: Sentence | null;
  /**
   * How each material was counted, and why, in the order of the answer.
   */
  materials: Sentence[];
  /**
   * What is missing, as questions, in the order of the answer.
   */
  missing: Question[];
  /**
   * Why the rulebook does not hold an answer.
   */
  outside: Sentence[];
  /**
   * The readings that the rule touches, and what each option gives, in the order of the answer.
   */
  readings: ReadingWords[];
  /**
   * What was computed by what from what.
   */
  receipt: string | null;
  /**
   * What verdict and share rest on, in the order of the answer.
   */
  rests_on?: Sentence[];
  /**
   * The rule that was applied, generated from its expressions: any of these conditions will do.
   */
  rule: Sentence[];
  /**
   * Of a record: what came of each signature, in the order of the answer.
   */
  signatures?: Sentence[];
  /**
   * The tests in the order of application; `at` is the part of the bill that a test is about, if not the good. Of an
   * audit, how far each kind of finding was looked for; of flags, on how many cases each rule could be applied.
   */
  steps: Sentence[];
  /**
   * Always `explanation`.
   */
  type: "explanation";
  /**
   * What is known of the good's origin, in one sentence; of a refusal, that the facts could not be read.
   */
  verdict: string;
  /**
   * What the reader must know besides.
   */
  warnings: Sentence[];
}
/**
 * The name of a fact.
 */
export interface FactLabel {
  /**
   * Where it stands, as a JSON pointer; `*` is any place of a list, or any name.
   */
  at: string;
  /**
   * What it takes, such as `code`, `amount`, `day` or `flag`; `group` where it holds other facts.
   */
  form: string;
  /**
   * Its name.
   */
  label: string;
  /**
   * The facts that it belongs to: of a good, of a contract, or of the purchases of a period.
   */
  of: "good" | "contract" | "period";
  /**
   * The enumeration in `values` that it takes one of.
   */
  values?: string | null;
}
/**
 * A document of facts about one good.
 */
export interface Facts {
  /**
   * Answers to the rulebook's questions, by term. `null` is not known.
   */
  answers?: {
    [k: string]: boolean | null;
  } | null;
  /**
   * Whether more was done than the operations that never confer origin.
   */
  beyond_insufficient_operations?: boolean | null;
  /**
   * The currency of all amounts, by its ISO 4217 code.
   */
  currency?: string | null;
  /**
   * The good.
   */
  good: Good;
  /**
   * Its bill of materials. Absent is not stated; empty is none.
   */
  materials?: Material[] | null;
  /**
   * The day whose law applies: `YYYY-MM-DD`.
   */
  on: string;
  /**
   * The operations performed, by the rulebook's terms. Absent is not stated; empty is none. A name that neither the
   * rulebook nor the own row has may be that of any operation: it is asked for where it can turn the verdict.
   */
  operations?: string[] | null;
  /**
   * Options of readings that the user fixes, by reading.
   */
  readings?: {
    [k: string]: string;
  } | null;
  /**
   * A rulebook, as `id`, or `id@edition` to pin an edition.
   */
  rulebook: string;
  /**
   * The user's own row of the register's list of operations.
   */
  threshold?: Threshold | null;
  /**
   * The last day for which these facts are stated: a masked record counts nothing in documents of later days.
   */
  valid_to?: string | null;
  /**
   * Whether all amounts include VAT; `excluded` where nothing is said.
   */
  vat?: Vat | null;
  /**
   * The rate of VAT in percent, where a formula needs it.
   */
  vat_rate?: Decimal | null;
  /**
   * The letter of a category of wholly produced goods, Cyrillic or Latin.
   */
  wholly_produced?: string | null;
}
/**
 * One fault of an input. The sentence for a person is made from `code` by `explain`.
 */
export interface Fault {
  /**
   * What may stand there: a limit, or the names that are known.
   */
  allowed?: string | null;
  /**
   * Where, as a JSON pointer (RFC 6901) into the document.
   */
  at: string;
  /**
   * What is wrong, as a code of the message catalogue.
   */
  code: string;
  /**
   * What stood there, shortened.
   */
  given?: string | null;
  /**
   * What may have been meant: the ways to read it, or the nearest names.
   */
  offers?: string[];
}
/**
 * A sum of the bill.
 */
export interface Figure {
  /**
   * What it is, as a code.
   */
  code: string;
  /**
   * The exact value.
   */
  value: string;
}
/**
 * One defect of a rulebook, or one place where it turns on something.
 */
export interface Finding {
  /**
   * What it is about: terms, operations, other rules, codes, a reading, by the names that the rulebook gives them.
   */
  about?: string[];
  /**
   * The provisions, the one at fault first.
   */
  citations: Citation[];
  /**
   * Which one, as a code of the message catalogue.
   */
  code: string;
  /**
   * The entry of the rulebook's gaps whose text it is.
   */
  gap?: string | null;
  /**
   * What kind of defect.
   */
  kind: FindingKind;
  /**
   * The part of the condition that it is about, in the vocabulary's text form.
   */
  part?: string | null;
  /**
   * The rule: a row of the list, `general`, `set`, `threshold`, `insufficient`, `content`, or `list` for the whole.
   */
  rule: string;
  /**
   * How grave it is.
   */
  severity: Severity;
  /**
   * The smallest example that shows it; absent where none can.
   */
  witness?: Witness | null;
}
/**
 * A finding in words.
 */
export interface FindingWords {
  /**
   * The provisions, the one at fault first.
   */
  citations: string[];
  /**
   * The smallest example and what is answered; then those that stand beside it.
   */
  examples: string[];
  /**
   * What kind of defect.
   */
  kind: string;
  /**
   * A question that can be sent to the regulator.
   */
  question: string;
  /**
   * The rule.
   */
  rule: string;
  /**
   * How grave it is.
   */
  severity: string;
  /**
   * What is wrong.
   */
  text: string;
}
/**
 * Something that an inspector may look at. It proves nothing.
 */
export interface Flag {
  /**
   * The figure or list, as a JSON pointer into the document; of several cases, that of the first.
   */
  at?: string | null;
  /**
   * The cases, by their ids.
   */
  cases: string[];
  /**
   * What was compared with what: amounts in the document's currency, masses in kilograms, shares in percent.
   */
  figures: {
    [k: string]: string;
  };
  /**
   * The rule that noticed it.
   */
  rule: FlagRule;
}
/**
 * What flags are measured by; what is left out is as it comes with the engine.
 */
export interface FlagOptions {
  /**
   * How much of the materials may be waste, in percent of them.
   */
  mass_most_waste?: Decimal | null;
  /**
   * How much less than the good its materials may weigh, in percent of the good.
   */
  mass_tolerance?: Decimal | null;
  /**
   * How many median absolute deviations from the median are not yet far.
   */
  outlier_deviations?: Decimal | null;
  /**
   * Digits of the code in which goods agree that are compared: 4 to 10.
   */
  outlier_digits?: Decimal | null;
  /**
   * How many percent points from the median are not yet far.
   */
  outlier_floor?: Decimal | null;
  /**
   * The least number of goods of a code that are compared.
   */
  outlier_least_cases?: Decimal | null;
  /**
   * Domestic shares, in percent, on which something hangs.
   */
  share_limits?: Decimal[] | null;
  /**
   * The least number of lines of a bill that two producers do not share by chance.
   */
  shared_least_lines?: Decimal | null;
  /**
   * How near to its limit a value is told, in percent points.
   */
  threshold_margin?: Decimal | null;
}
/**
 * What the rules were measured by.
 */
export interface FlagParameters {
  /**
   * How much of the materials may be waste, in percent of them.
   */
  mass_most_waste: string;
  /**
   * How much less than the good its materials may weigh, in percent of the good.
   */
  mass_tolerance: string;
  /**
   * How many median absolute deviations from the median are not yet far.
   */
  outlier_deviations: string;
  /**
   * Digits of the code in which goods agree that are compared.
   */
  outlier_digits: number;
  /**
   * How many percent points from the median are not yet far.
   */
  outlier_floor: string;
  /**
   * The least number of goods of a code that are compared.
   */
  outlier_least_cases: number;
  /**
   * Domestic shares, in percent, on which something hangs.
   */
  share_limits: string[];
  /**
   * The least number of lines of a bill that two producers do not share by chance.
   */
  shared_least_lines: number;
  /**
   * How near to its limit a value is told, in percent points.
   */
  threshold_margin: string;
}
/**
 * A flag in words. It proves nothing.
 */
export interface FlagWords {
  /**
   * The figure or list, as a JSON pointer into the document.
   */
  at?: string | null;
  /**
   * The cases, by their ids.
   */
  cases: string[];
  /**
   * What to look at, and how it may be innocent.
   */
  look: string;
  /**
   * What the rule looks for.
   */
  rule: string;
  /**
   * What was noticed.
   */
  text: string;
}
/**
 * What was noticed in a set of cases.
 */
export interface Flags {
  /**
   * The faults of cases that could not be read; no rule looked at these cases.
   */
  faults: Fault[];
  /**
   * What was noticed: by rule, then in the order of the cases.
   */
  flags: Flag[];
  /**
   * By rule, the number of cases on which it could be applied.
   */
  looked_at: {
    [k: string]: number;
  };
  /**
   * What the rules were measured by.
   */
  parameters: FlagParameters;
  /**
   * Always `flags`.
   */
  type: "flags";
}
/**
 * An amount in another currency, with the rate by which it is converted.
 */
export interface ForeignMoney {
  /**
   * The amount.
   */
  amount: Decimal;
  /**
   * Its currency, by the ISO 4217 code.
   */
  currency: string;
  /**
   * Units of the document's currency for one of this.
   */
  rate?: Decimal | null;
  /**
   * The day of the rate: `YYYY-MM-DD`.
   */
  rate_day?: string | null;
}
/**
 * A signature, and what came of it. What its statement says stands here only where a key that was given made it.
 */
export interface FoundSignature {
  /**
   * Which it is, as a JSON pointer into what was given.
   */
  at: string;
  /**
   * The day that decided: the first or last of the key, that of its revocation, or that of looking.
   */
  day: string | null;
  /**
   * Why it could not be read.
   */
  errors: Fault[];
  /**
   * Its form, where it has one.
   */
  form: SignatureForm | null;
  /**
   * The key: the one that made it; else the one that it names.
   */
  key: string | null;
  /**
   * What came of it.
   */
  outcome: SignatureOutcome;
  /**
   * Why the key was revoked: `compromised`, `superseded` or `ceased`.
   */
  reason: string | null;
  /**
   * The digest of the record that it is of.
   */
  record: string | null;
  /**
   * When it was made, as the signer states it. Nobody else vouches for it.
   */
  signed_at: string | null;
  /**
   * The signer's name for itself.
   */
  signer: string | null;
  /**
   * The digest of the record that the signer says that one replaces.
   */
  supersedes: string | null;
  /**
   * Proofs of its time that it carries and that were not checked: `rfc3161`, `log`.
   */
  unchecked: string[];
  /**
   * Whose key it is, as the list of keys has it.
   */
  whose: string | null;
}
/**
 * What the act says and the rulebook does not hold, or a defect of the act.
 */
export interface Gap {
  /**
   * The provision.
   */
  cite: string;
  /**
   * The conditions by which it may be closed once the missing part is read. A verdict that one of them would change
   * rests on the gap; absent where the gap cannot carry a verdict.
   */
  closings?: Clause[] | null;
  /**
   * Its name.
   */
  id: string;
  /**
   * What it concerns.
   */
  kind: GapKind;
  /**
   * The chapter, the codes or the row that it concerns.
   */
  subject?: string | null;
  /**
   * What it says.
   */
  text: Wording;
}
/**
 * What a change gives.
 */
export interface Gives {
  /**
   * The share in percent.
   */
  share: string | null;
  /**
   * The verdict; null of a contract.
   */
  verdict: Verdict | null;
}
/**
 * The good.
 */
export interface Good {
  /**
   * Its price, franco-factory.
   */
  ex_works_price?: Money | null;
  /**
   * The costs that the agreement excludes from the total cost; 0 where there are none.
   */
  excluded_costs?: Money | null;
  /**
   * Its value free on board, where an agreement measures against that.
   */
  fob_value?: Money | null;
  /**
   * Its tariff code: 4, 6, 8, 9 or 10 digits.
   */
  hs: string;
  /**
   * The labour in it, where an agreement counts that as originating value.
   */
  labour_cost?: Money | null;
  /**
   * Its mass without packaging, where a limit is one of weight.
   */
  mass?: Mass | null;
  /**
   * Its name.
   */
  name?: string | null;
  /**
   * Its net cost: the total cost without the costs that the agreement excludes.
   */
  net_cost?: Money | null;
  /**
   * The overhead that falls to it, where an agreement counts that as originating value.
   */
  overhead_cost?: Money | null;
  /**
   * How overhead that several goods share was split, so that a part of it is in the production cost. It is kept and
   * shown; the split itself is yours.
   */
  overhead_method?: OverheadMethod | null;
  /**
   * Its production cost, without VAT and profit.
   */
  production_cost?: Money | null;
  /**
   * The profit on it, where an agreement counts that as originating value.
   */
  profit?: Money | null;
  /**
   * The paper that proves its origin or share. Absent is not stated; kind `none` is no paper.
   */
  proof?: Proof | null;
  /**
   * How much of it the price is for.
   */
  quantity?: Decimal | null;
  /**
   * Its total cost, of product and period, in place of the net cost.
   */
  total_cost?: Money | null;
  /**
   * The unit of the quantity, in any words.
   */
  unit?: string | null;
  /**
   * The price of one unit.
   */
  unit_price?: Money | null;
}
/**
 * The facts of one good: those of a document, without day and rulebook.
 */
export interface GoodFacts {
  /**
   * Answers to the rulebook's questions, by term. `null` is not known.
   */
  answers?: {
    [k: string]: boolean | null;
  } | null;
  /**
   * Whether more was done than the operations that never confer origin.
   */
  beyond_insufficient_operations?: boolean | null;
  /**
   * The good.
   */
  good: Good;
  /**
   * Its bill of materials. Absent is not stated; empty is none.
   */
  materials?: Material[] | null;
  /**
   * The operations performed, by the rulebook's terms. Absent is not stated; empty is none. A name that neither the
   * rulebook nor the own row has may be that of any operation: it is asked for where it can turn the verdict.
   */
  operations?: string[] | null;
  /**
   * The user's own row of the register's list of operations.
   */
  threshold?: Threshold | null;
  /**
   * The letter of a category of wholly produced goods, Cyrillic or Latin.
   */
  wholly_produced?: string | null;
}
/**
 * The facts of a good that a line carries; the day is that of its delivery.
 */
export interface GoodOfLine {
  /**
   * Answers to the rulebook's questions, by term. `null` is not known.
   */
  answers?: {
    [k: string]: boolean | null;
  } | null;
  /**
   * Whether more was done than the operations that never confer origin.
   */
  beyond_insufficient_operations?: boolean | null;
  /**
   * The good.
   */
  good: Good;
  /**
   * Its bill of materials. Absent is not stated; empty is none.
   */
  materials?: Material[] | null;
  /**
   * The operations performed, by the rulebook's terms. Absent is not stated; empty is none. A name that neither the
   * rulebook nor the own row has may be that of any operation: it is asked for where it can turn the verdict.
   */
  operations?: string[] | null;
  /**
   * Options of readings that the user fixes, by reading.
   */
  readings?: {
    [k: string]: string;
  } | null;
  /**
   * A rulebook, as `id`, or `id@edition` to pin an edition.
   */
  rulebook: string;
  /**
   * The user's own row of the register's list of operations.
   */
  threshold?: Threshold | null;
  /**
   * The rate of VAT in percent, where a formula needs it.
   */
  vat_rate?: Decimal | null;
  /**
   * The letter of a category of wholly produced goods, Cyrillic or Latin.
   */
  wholly_produced?: string | null;
}
/**
 * One line of goods.
 */
export interface GoodsLine {
  /**
   * The country of origin, for the report form.
   */
  country?: string | null;
  /**
   * The day of delivery: `YYYY-MM-DD`.
   */
  delivered?: string | null;
  /**
   * The good's own facts: its share is computed, and counts nothing until proved.
   */
  good_facts?: GoodOfLine | null;
  /**
   * The share of housing by its expert-reviewed design summary, in percent.
   */
  housing_share?: Decimal | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * Its name.
   */
  name?: string | null;
  /**
   * Whether bought from a natural monopoly in its regulated activity.
   */
  natural_monopoly?: boolean | null;
  /**
   * The price of one, for the report form.
   */
  price?: Money | null;
  /**
   * The paper that gives its share. Absent is not stated; kind `none` is no paper.
   */
  proof?: Proof | null;
  /**
   * The quantity, for the report form.
   */
  quantity?: Decimal | null;
  /**
   * The unit of the quantity, in any words.
   */
  unit?: string | null;
  /**
   * Its value.
   */
  value: Money;
  /**
   * Which value it is; recorded, not computed with.
   */
  value_is?: ValueIs | null;
  /**
   * The VAT basis, which must be the document's.
   */
  vat?: Vat | null;
}
/**
 * One line of goods.
 */
export interface GoodsRow {
  /**
   * Why, as a code.
   */
  because: string;
  /**
   * Value times share.
   */
  counted: string;
  /**
   * Its id.
   */
  id: string;
  /**
   * The share it counts with, in percent; null while a fact is missing.
   */
  share: string | null;
  /**
   * Its value.
   */
  value: string;
  /**
   * The share that it would count with if what was computed were proved.
   */
  would_be?: string | null;
}
/**
 * Something that a verdict or a share rests on.
 */
export interface Ground {
  /**
   * What it is about: materials, terms, fields, a rule, a reading.
   */
  about?: string[];
  /**
   * What it carries: `verdict`, `share`, or both.
   */
  carries: string[];
  /**
   * The provision.
   */
  citation?: Citation | null;
  /**
   * The entry of the rulebook's gaps.
   */
  gap?: string | null;
  /**
   * Which kind: `gap`, `inferred`, `own-word`, `no-paper`, `assumed`, `reading`,
   * `part-unproved`, `part-signed`, `own-list`.
   */
  kind: string;
  /**
   * The method by which a stock or overhead was split.
   */
  method?: string | null;
  /**
   * Whether the answer is provisional because of it.
   */
  provisional: boolean;
  /**
   * From which figure on the gap would carry nothing.
   */
  settled?: Settled | null;
}
/**
 * How far one figure may move.
 */
export interface Headroom {
  /**
   * For a rate, where it stands in the facts: all of them move together.
   */
  at?: string[];
  /**
   * What is lost: `verdict` or `share`.
   */
  breaks: string;
  /**
   * The first at which it is.
   */
  breaks_at: string;
  /**
   * The provision.
   */
  citation?: Citation | null;
  /**
   * Which figure: `price`, `cost`, `part-price`, `part-cost`, `part-figure`, `fob-value`, `net-cost`,
   * `total-cost`, `excluded-costs`, `labour-cost`, `overhead-cost`, `profit`, `value`, `share`, `payroll` or `rate`.
   */
  figure: string;
  /**
   * The last value, in units of its last digit, at which nothing is lost.
   */
  holds_to: string;
  /**
   * The material, part, goods line or contract that it is of; of a rate the currency.
   */
  id?: string | null;
  /**
   * The figure as stated.
   */
  now: string;
  /**
   * The figure: its JSON pointer, or `rate:USD` for a rate of exchange.
   */
  of: string;
  /**
   * The test that breaks, in the vocabulary's text form.
   */
  test?: string | null;
}
/**
 * What another edition gives.
 */
export interface InForce {
  /**
   * Where its answer is another than the recorded one, the receipt apart: the first hundred places.
   */
  differences: Difference[];
  /**
   * The edition, `id@first day`.
   */
  edition: string;
  /**
   * How many more there are.
   */
  more: number;
}
/**
 * The purchases of one kind.
 */
export interface KindShare {
  /**
   * What it has below.
   */
  denominator: string;
  /**
   * The exact fraction.
   */
  exact: string | null;
  /**
   * `goods`, `works` or `services`.
   */
  kind: string;
  /**
   * What the formula has above the line, in money.
   */
  numerator: string;
  /**
   * In percent, two decimals.
   */
  share: string;
}
/**
 * The names of facts, answers and values in one language.
 */
export interface Labels {
  /**
   * The members of answers, by their names.
   */
  answers: {
    [k: string]: string;
  };
  /**
   * The facts, as they stand in documents.
   */
  facts: FactLabel[];
  /**
   * `kk`, `ru` or `en`.
   */
  language: string;
  /**
   * Always `labels`.
   */
  type: "labels";
  /**
   * The values of each enumeration, by its name: `proof_kind`, `verdict`.
   */
  values: {
    [k: string]: ValueLabel[];
  };
}
/**
 * A row of the list.
 */
export interface ListRow {
  /**
   * Where it stands.
   */
  cite: string;
  /**
   * The tariff code it covers, or the first of its range.
   */
  code: string;
  /**
   * The last code of its range, with everything under it.
   */
  code_to?: string | null;
  /**
   * The condition, as enacted.
   */
  condition?: string | null;
  /**
   * It takes its goods out of the list: the general rule holds.
   */
  excluded?: boolean | null;
  /**
   * What holds, in the vocabulary's text form: `MAXNOM 50`; absent where the row takes its goods out of the list.
   */
  expression?: string | null;
  /**
   * It covers only the goods so described: a term.
   */
  gate?: string | null;
  /**
   * Its name: the code, the range, with `#n` where several rows have the same.
   */
  id: string;
  /**
   * The goods, as enacted.
   */
  name?: string | null;
  /**
   * What holds instead, by other acts.
   */
  or?: Clause[] | null;
  /**
   * The list as read does not say what holds for other goods of these codes.
   */
  rest_unknown?: boolean | null;
}
/**
 * A key that is trusted.
 */
export interface ListedKey {
  /**
   * The first day on which it signs.
   */
  from?: string | null;
  /**
   * Its name in envelopes, where it is another than its thumbprint (RFC 7638).
   */
  id?: string | null;
  /**
   * The public key: a JWK (RFC 8037), or PEM.
   */
  key: {
    [k: string]: unknown;
  };
  /**
   * The last day on which it signs.
   */
  until?: string | null;
  /**
   * Whose it is.
   */
  whose: string;
}
/**
 * What was taken of a list of keys.
 */
export interface LoadedKeys {
  /**
   * The names of the keys, in the order of the list.
   */
  keys: string[];
  /**
   * The digest of the list, as receipts have it.
   */
  sha256: string;
  /**
   * Always `loaded_keys`.
   */
  type: "loaded_keys";
}
/**
 * The domestic share of the good.
 */
export interface LocalContent {
  /**
   * The ex-works price or the production cost.
   */
  base: string | null;
  /**
   * The lowest and the highest share that the missing facts allow, in percent.
   *
   * @minItems 2
   * @maxItems 2
   */
  between?: [string, string] | null;
  /**
   * Where the formula stands.
   */
  citation: Citation;
  /**
   * The exact fraction before rounding; below zero where foreign materials exceed the base.
   */
  exact: string | null;
  /**
   * The cost of the foreign materials.
   */
  foreign: string | null;
  /**
   * `F1`: on the ex-works price. `F2`: on the production cost.
   */
  formula: string;
  /**
   * Where the rounding stands.
   */
  rounding: Citation;
  /**
   * In percent, rounded as the cited rule says; absent while a fact is missing.
   */
  share: string | null;
  /**
   * Whether the amounts were stated with VAT.
   */
  vat_included?: boolean;
  /**
   * The rate of VAT in percent, where the formula's price includes VAT: the base is raised by it or, where the
   * amounts already include it, it is taken out of the foreign materials.
   */
  vat_rate?: string | null;
}
/**
 * A record with its costs hidden and the same digest: `{"hidden": …}` stands for what is hidden.
 */
export interface MaskedRecord {
  /**
   * What is shown of the answer.
   */
  answer: {
    [k: string]: unknown;
  };
  /**
   * The SHA-256 of this document without this member.
   */
  digest: string;
  /**
   * What is shown of the facts.
   */
  facts: {
    [k: string]: unknown;
  };
  /**
   * The version of the form: 1.
   */
  format: number;
  /**
   * The editions that judged the goods of a contract's lines, `id@first day`, and their SHA-256.
   */
  rulebooks?: {
    [k: string]: string;
  } | null;
  /**
   * The commitment to the salt.
   */
  salt: Commitment;
  /**
   * Always `masked_record`.
   */
  type: "masked_record";
}
/**
 * A mass with its unit.
 */
export interface Mass {
  /**
   * How many of the unit.
   */
  amount: Decimal;
  /**
   * The unit.
   */
  unit: MassUnit;
}
/**
 * One line of the bill of materials.
 */
export interface Material {
  /**
   * A usual accessory of the machine.
   */
  accessory?: boolean | null;
  /**
   * Answers to the rulebook's questions about it, by term. `null` is not known.
   */
  answers?: {
    [k: string]: boolean | null;
  } | null;
  /**
   * Of a row made from named materials: whether what it names was made of this one here, on the way to the good. A
   * claim; absent is not claimed.
   */
  earlier_stage?: boolean | null;
  /**
   * Its tariff code: 4, 6, 8, 9 or 10 digits.
   */
  hs?: string | null;
  /**
   * Its id; `#1`, `#2` by place where none is given.
   */
  id?: string | null;
  /**
   * An item of a set.
   */
  is_set_item?: boolean | null;
  /**
   * How it was made, where it is itself to be judged; or its masked record, where its maker discloses no more.
   */
  made_from?: MadeFrom | null;
  /**
   * What of it is in the good by weight, without what is lost in making it.
   */
  mass?: Mass | null;
  /**
   * Its name.
   */
  name?: string | null;
  /**
   * A necessary component of the good.
   */
  necessary_component?: boolean | null;
  /**
   * Energy, machines, tools and what does not enter the good.
   */
  neutral?: boolean | null;
  /**
   * Where it originates, by ISO 3166-1 alpha-2 code. Absent is unknown; beside `made_from` it is the home country.
   */
  origin?: string | null;
  /**
   * Packaging for sale or for transport.
   */
  packaging?: Packaging | null;
  /**
   * The paper that proves it. Absent is not stated; kind `none` is no paper.
   */
  proof?: Proof | null;
  /**
   * How much of it the value is for.
   */
  quantity?: Decimal | null;
  /**
   * Signatures beside that masked record: DSSE envelopes, each as a document or as its text.
   */
  signatures?: (Envelope | string)[] | string;
  /**
   * How a stock of the same material of domestic and foreign origin was split, of which this line is a part. It is
   * kept and shown; the split itself is yours.
   */
  stock_method?: StockMethod | null;
  /**
   * The unit of the quantity, in any words.
   */
  unit?: string | null;
  /**
   * The price of one unit.
   */
  unit_price?: Money | null;
  /**
   * Its value: customs value on import, or the documented price of its first sale in the country.
   */
  value?: Money | null;
  /**
   * Whether it is wholly obtained in its country of origin: grown, extracted or gathered there. Of a part that is
   * itself judged, its own facts say so.
   */
  wholly_obtained?: boolean | null;
}
/**
 * How a material was counted.
 */
export interface MaterialStatus {
  /**
   * Why, as a code.
   */
  because: string;
  /**
   * Whether it counts as foreign.
   */
  foreign: Truth;
  /**
   * The material.
   */
  id: string;
  /**
   * Its value in the document's currency.
   */
  value?: string | null;
}
/**
 * How often a misconception was met.
 */
export interface Misconception {
  /**
   * Whether it was met at least twice and at half of the occasions: then the candidate probably has it.
   */
  named: boolean;
  /**
   * How many questions have a choice that comes from it.
   */
  offered: number;
  /**
   * Which one.
   */
  slip: Slip;
  /**
   * How many answers come from it.
   */
  taken: number;
}
/**
 * A fact that is missing.
 */
export interface Missing {
  /**
   * What kind of fact, as a code.
   */
  code: string;
  /**
   * How many digits the tariff code needs.
   */
  digits?: number | null;
  /**
   * Where it belongs in the facts, as a JSON pointer.
   */
  fact: string;
  /**
   * The verdict that each answer alone would give, for a fact that is true or false.
   */
  gives?: {
    [k: string]: Verdict;
  };
  /**
   * The names nearest to the term, where that is a name which nobody knows.
   */
  offers?: string[];
  /**
   * How many undecided outcomes, under all readings together, wait for it.
   */
  settles: number;
  /**
   * The term of the rulebook that it is about.
   */
  term?: string | null;
}
/**
 * A fact that is missing.
 */
export interface MissingFact {
  /**
   * What kind of fact, as a code.
   */
  code: string;
  /**
   * Where it belongs, as a JSON pointer.
   */
  fact: string;
}
/**
 * Something that the reader must know, with the provision it comes from.
 */
export interface Notice {
  /**
   * What it concerns: ids of materials, names of operations, a rule.
   */
  about?: string[];
  /**
   * The other field, where two contradict each other, as a JSON pointer.
   */
  and?: string | null;
  /**
   * The field it is about, as a JSON pointer.
   */
  at?: string | null;
  /**
   * The provision.
   */
  citation?: Citation | null;
  /**
   * What, as a code of the message catalogue.
   */
  code: string;
  /**
   * The entry of the rulebook's gaps and defects whose text it is.
   */
  gap?: string | null;
}
/**
 * An operation to choose.
 */
export interface OperationGuide {
  /**
   * Other names by which tables know it, in all languages.
   */
  also: string[];
  /**
   * `named` where a rule of the code names it or an operation that it is or includes, else `insufficient` where it
   * never confers origin by itself, else `neither`.
   */
  counts: "named" | "insufficient" | "neither";
  /**
   * Why it stands so.
   */
  reason: Sentence;
  /**
   * The rules of the code that name it.
   */
  rules: string[];
  /**
   * How it stands to the operations that never confer origin: it is one of them, may be one, is not named by the act,
   * is plainly none of them, or is no processing. None where the rulebook does not say it.
   */
  standing: "insufficient" | "may-be" | "unnamed" | "beyond" | "neutral" | null;
  /**
   * Its name in the facts.
   */
  term: string;
  /**
   * In words.
   */
  text: string;
  /**
   * Whether it is usual in the chapter.
   */
  usual: boolean;
}
/**
 * The operations to choose from for a code.
 */
export interface OperationsFor {
  /**
   * The first day of its edition.
   */
  edition: string;
  /**
   * The code, digits alone.
   */
  hs: string;
  /**
   * `kk`, `ru` or `en`.
   */
  language: string;
  /**
   * The operations: those usual in the chapter first, then the others that the rules of the code name.
   */
  operations: OperationGuide[];
  /**
   * Why goods of this code have no rule here, all of them or some: which operations count is then not known.
   */
  outside: Sentence[];
  /**
   * The rulebook.
   */
  rulebook: string;
  /**
   * The name of the rulebook in words.
   */
  title: string;
  /**
   * Always `operations`.
   */
  type: "operations";
}
/**
 * What one option of a reading gives.
 */
export interface OptionEffect {
  /**
   * The option.
   */
  option: string;
  /**
   * The domestic share under it, in percent.
   */
  share?: string | null;
  /**
   * The verdict under it.
   */
  verdict: Verdict;
}
/**
 * A way to read a provision.
 */
export interface OptionGuide {
  /**
   * In words.
   */
  name: string;
  /**
   * Its name in `readings` of the facts.
   */
  option: string;
  /**
   * Whether figures and steps rest on it unless the facts choose another.
   */
  taken: boolean;
}
/**
 * An option of a reading.
 */
export interface OptionWords {
  /**
   * The option in words.
   */
  name: string;
  /**
   * The option, by its name in the rulebook.
   */
  option: string;
  /**
   * Whether the answer's figures and steps rest on it.
   */
  taken: boolean;
  /**
   * What it gives: verdict and share.
   */
  text: string;
}
/**
 * Rules of origin.
 */
export interface OriginRules {
  /**
   * Materials that qualify themselves count in full.
   */
  absorption?: Cited | null;
  /**
   * Usual accessories follow the machine.
   */
  accessories?: Cited | null;
  /**
   * The country whose goods are domestic.
   */
  country: string;
  /**
   * Its name in words, for sentences; without it they show the code. Sentences name Kazakhstan by themselves.
   */
  country_name?: Wording | null;
  /**
   * The criterion codes of the certificate.
   */
  criteria?: CriterionCodes | null;
  /**
   * Materials of other parties that count as domestic.
   */
  cumulation?: Cumulation | null;
  /**
   * The rule for goods that the list does not name.
   */
  general?: Clause | null;
  /**
   * Operations that never confer origin.
   */
  insufficient?: Categories | null;
  /**
   * The list of conditions, in its order.
   */
  list?: ListRow[] | null;
  /**
   * Energy, machines and what does not enter the good.
   */
  neutral?: Cited | null;
  /**
   * Packaging follows the good; only retail packaging counts in value tests.
   */
  packaging?: Cited | null;
  /**
   * The rule for sets.
   */
  set?: Clause | null;
  /**
   * What holds besides the minimum threshold of operations.
   */
  threshold?: Clause | null;
  /**
   * Unknown origin is foreign.
   */
  unknown_origin?: Cited | null;
  /**
   * The categories of wholly produced goods.
   */
  wholly_produced?: Categories | null;
}
/**
 * A choice as it is told.
 */
export interface PaperChoice {
  /**
   * Its letter.
   */
  letter: string;
  /**
   * What it says.
   */
  text: string;
}
/**
 * One question as it is told.
 */
export interface PaperQuestion {
  /**
   * What is asked.
   */
  ask: string;
  /**
   * The choices.
   */
  choices: PaperChoice[];
  /**
   * Its number.
   */
  number: number;
  /**
   * The story, sentence by sentence.
   */
  story: string[];
  /**
   * The bill, or the contracts and their goods.
   */
  tables: PaperTable[];
}
/**
 * A table of a story.
 */
export interface PaperTable {
  /**
   * The heads of its columns.
   */
  columns: string[];
  /**
   * Its rows, a cell for each column.
   */
  rows: string[][];
}
/**
 * A share and its exact fraction.
 */
export interface Part {
  /**
   * The exact fraction; null where it is too long to be read.
   */
  exact: string | null;
  /**
   * In percent, two decimals.
   */
  share: string;
}
/**
 * The Kazakhstani part of a payroll, and all of it.
 */
export interface PartOf {
  /**
   * The Kazakhstani part.
   */
  kazakhstani: Money;
  /**
   * All of it.
   */
  total: Money;
}
/**
 * One operation of a JSON Patch (RFC 6902).
 */
export interface PatchOperation {
  /**
   * `add` or `remove`.
   */
  op: string;
  /**
   * Where, as a JSON pointer into the facts.
   */
  path: string;
  /**
   * What is put there; what stood there before is replaced.
   */
  value?: PatchValue | null;
}
/**
 * Who performs a contract.
 */
export interface Performer {
  /**
   * The БИН or ИИН: 12 digits.
   */
  bin?: string | null;
  /**
   * Whether a branch.
   */
  branch?: boolean | null;
  /**
   * Whether a Kazakhstani producer of works and services.
   */
  kazakhstani_producer?: boolean | null;
  /**
   * The name.
   */
  name?: string | null;
  /**
   * Whether a natural monopoly in its regulated activity.
   */
  natural_monopoly?: boolean | null;
  /**
   * The paper that proves its status.
   */
  proof?: Proof | null;
}
/**
 * The answer to `assess_period`.
 */
export interface PeriodAssessment {
  /**
   * The provisions of formula and rounding.
   */
  citations: Citation[];
  /**
   * What it has below.
   */
  denominator: string | null;
  /**
   * The exact fraction.
   */
  exact: string | null;
  /**
   * Goods, works and services by themselves, where there are any.
   */
  kinds: KindShare[];
  /**
   * What the formula has above the line, in money.
   */
  numerator: string | null;
  /**
   * Why the rulebook holds no answer.
   */
  outside: Notice[];
  /**
   * Whether something of what it rests on is not settled: a share that is not to be relied on as it stands.
   */
  provisional: boolean;
  /**
   * The readings that matter, and what each option gives.
   */
  readings: ShareReading[];
  /**
   * What was computed by what from what.
   */
  receipt: Receipt;
  /**
   * What the share rests on: what of it, answered otherwise, would change it.
   */
  rests_on: Ground[];
  /**
   * All purchases together.
   */
  share: string | null;
  /**
   * Always `period_assessment`.
   */
  type: "period_assessment";
  /**
   * The VAT basis of all amounts: `excluded` or `included`.
   */
  vat: string;
  /**
   * What the reader must know besides.
   */
  warnings: Notice[];
  /**
   * Works and services together beside their threshold; for a subsoil user.
   */
  works_and_services: ShareThreshold | null;
}
/**
 * A document of facts about a customer's purchases in a period.
 */
export interface PeriodFacts {
  /**
   * The currency of all amounts, by its ISO 4217 code.
   */
  currency?: string | null;
  /**
   * The day whose law applies: `YYYY-MM-DD`.
   */
  on: string;
  /**
   * Options of readings that the user fixes, by reading.
   */
  readings?: {
    [k: string]: string;
  } | null;
  /**
   * The purchases.
   */
  rows: PeriodRow[];
  /**
   * A rulebook, as `id`, or `id@edition` to pin an edition.
   */
  rulebook: string;
  /**
   * Whether the customer is a subsoil user.
   */
  subsoil_user?: boolean | null;
  /**
   * Whether all amounts include VAT; `excluded` where nothing is said.
   */
  vat?: Vat | null;
}
/**
 * One purchase of a period.
 */
export interface PeriodRow {
  /**
   * Its exact share, as a fraction of one: `9/14`.
   */
  exact?: string | null;
  /**
   * Its id.
   */
  id: string;
  /**
   * What was bought.
   */
  kind: PurchaseKind;
  /**
   * Its share as reported, in percent.
   */
  share: Decimal;
  /**
   * Its value.
   */
  value: Money;
  /**
   * The VAT basis, which must be the document's.
   */
  vat?: Vat | null;
}
/**
 * What a preference gives.
 */
export interface Preference {
  /**
   * The provision.
   */
  citation: Citation;
  /**
   * Which one.
   */
  preference: string;
  /**
   * Always `preference`.
   */
  type: "preference";
  /**
   * The price for comparison, the penalty in money, or the number of points.
   */
  value: string;
}
/**
 * A price for comparison, reduced for a Kazakhstani producer of works and services (Subsoil Code, art. 131).
 */
export interface ConditionalPriceFacts {
  /**
   * Whether it is such a producer's.
   */
  kazakhstani_producer: boolean;
  preference: "conditional-price";
  /**
   * The price offered.
   */
  price: Decimal;
}
/**
 * A price for comparison, discounted where the first six digits of both codes agree (Rules 687, p. 271-1).
 */
export interface ConditionalDiscountFacts {
  /**
   * The code of what is bought.
   */
  code: string;
  preference: "conditional-discount";
  /**
   * The price offered.
   */
  price: Decimal;
  /**
   * The code in the producers' register.
   */
  register_code: string;
}
/**
 * Points for turnkey construction (Rules 687, p. 301(2)).
 */
export interface TurnkeyPointsFacts {
  preference: "turnkey-points";
  /**
   * The sector's average, in percent.
   */
  sector_average: Decimal;
  /**
   * The share offered, in percent.
   */
  share: Decimal;
}
/**
 * The penalty for a shortfall (Subsoil Code, art. 221; one reading).
 */
export interface ShortfallPenaltyFacts {
  /**
   * The share that was due, in percent.
   */
  obligation: Decimal;
  preference: "shortfall-penalty";
  /**
   * The share that was reached, in percent.
   */
  reached: Decimal;
  /**
   * The total of the purchases.
   */
  total: Decimal;
}
export interface PreferenceFacts1 {
  /**
   * The day whose law applies: `YYYY-MM-DD`.
   */
  on: string;
  /**
   * A rulebook, as `id`, or `id@edition` to pin an edition.
   */
  rulebook: string;
}
/**
 * A process of the trade, or an operation of the rulebook that is a kind of another.
 */
export interface Process {
  /**
   * Its name in facts; its names in words stand outside the rulebook.
   */
  id: string;
  /**
   * The operations of the rulebook that are always part of it.
   */
  includes?: string[] | null;
  /**
   * The operations of the rulebook that it is a kind of: a row that asks for one of them is met by it.
   */
  is?: string[] | null;
  /**
   * How it stands to those that never confer origin: the letter of one, `?` and a letter where that is in doubt, `?`
   * where the act names nothing like it, `beyond` where it is plainly none of them, `neutral` where it is no
   * processing. An operation that is a term has it as `veto` there.
   */
  standing?: string | null;
}
/**
 * How the in-country value of contracts and purchases is computed.
 */
export interface ProcurementRules {
  /**
   * By how much a price is discounted where the first six digits of the codes agree.
   */
  conditional_discount: CitedPercent;
  /**
   * By how much the price of a Kazakhstani producer of works and services is reduced for comparison.
   */
  conditional_price: CitedPercent;
  /**
   * The first day on which a certificate СТ-KZ gives nothing any more.
   */
  ct_kz_until?: string | null;
  /**
   * Formula 1: goods.
   */
  goods: Cited;
  /**
   * Formula 5: purchases of a period.
   */
  period: Cited;
  /**
   * Which papers give a good's share.
   */
  proofs: Cited;
  /**
   * Whether an extract from the producers' register is one of them.
   */
  register_extract?: boolean | null;
  /**
   * The rounding to two decimals, halves up.
   */
  rounding: Cited;
  /**
   * Which part of the unfulfilled volume is due.
   */
  shortfall_penalty: CitedPercent;
  /**
   * Formula 4: works and services under newer subsoil-use contracts.
   */
  subsoil: Cited;
  /**
   * The least share of works and services in a subsoil user's purchases of a year.
   */
  subsoil_threshold: CitedPercent;
  /**
   * How many percentage points above the sector's average earn a point.
   */
  turnkey_points: CitedPercent;
  /**
   * Formula 2: works and services.
   */
  works: Cited;
}
/**
 * A paper that proves origin or share.
 */
export interface Proof {
  /**
   * Its day: `YYYY-MM-DD`.
   */
  date?: string | null;
  /**
   * What it is.
   */
  kind: ProofKind;
  /**
   * Its number.
   */
  number?: string | null;
  /**
   * The domestic share that it states, in percent.
   */
  share?: Decimal | null;
  /**
   * The last day on which it holds, as it says itself: `YYYY-MM-DD`.
   */
  valid_to?: string | null;
}
/**
 * A missing fact as a question.
 */
export interface Question {
  /**
   * Where the answer belongs in the facts, as a JSON pointer.
   */
  at: string;
  /**
   * What follows from `true` and from `false` alone, each as a sentence; absent where neither can be said.
   */
  gives?: {
    [k: string]: string;
  };
  /**
   * The question.
   */
  text: string;
}
/**
 * A rate of a currency on a day.
 */
export interface RateOfDay {
  /**
   * The currency.
   */
  currency: string;
  /**
   * The day: `YYYY-MM-DD`.
   */
  day: string;
  /**
   * Units of the document's currency for one of this.
   */
  rate: string;
}
/**
 * The rates of a table.
 */
export interface RatesReading {
  /**
   * The rates, as the reader of tables is given them.
   */
  rates: RateOfDay[];
  /**
   * Always `rates`.
   */
  type: string;
}
/**
 * Where the law can be read in several ways.
 */
export interface Reading {
  /**
   * The unclear provision.
   */
  cite: string;
  /**
   * Its name in expressions and in `readings` of the facts.
   */
  id: string;
  /**
   * The options, the default first.
   */
  options: ReadingOption[];
  /**
   * The question.
   */
  question: Wording;
  /**
   * Whether something else in the act settles it.
   */
  status: ReadingStatus;
}
/**
 * A reading that the good's rule touches.
 */
export interface ReadingEffect {
  /**
   * The unclear provision.
   */
  citation: Citation;
  /**
   * Its name.
   */
  id: string;
  /**
   * What each option gives, the other readings as taken.
   */
  options: OptionEffect[];
  /**
   * `open`: nothing else in the act settles it. `minority`: another provision does; it disputes nothing.
   * `fixed`: the user chose an option.
   */
  status: string;
  /**
   * The option that the figures and steps rest on.
   */
  taken: string;
}
/**
 * A reading with its options.
 */
export interface ReadingGuide {
  /**
   * The unclear provision.
   */
  citation: string;
  /**
   * Its name in `readings` of the facts.
   */
  id: string;
  /**
   * The ways to read it; `taken` where none is chosen.
   */
  options: OptionGuide[];
  /**
   * What is unclear.
   */
  question: string;
  /**
   * Whether it is open, or settled elsewhere in the act.
   */
  status: string;
}
/**
 * One way to read a provision.
 */
export interface ReadingOption {
  /**
   * Its name.
   */
  id: string;
  /**
   * Its words.
   */
  name: Wording;
}
/**
 * A reading of an unclear provision.
 */
export interface ReadingWords {
  /**
   * The unclear provision.
   */
  citation: string;
  /**
   * The reading, by its name in `readings` of the facts.
   */
  id: string;
  /**
   * What each option gives.
   */
  options: OptionWords[];
  /**
   * What is unclear.
   */
  question: string;
  /**
   * Whether it is open, settled elsewhere in the act, or chosen by the user.
   */
  status: string;
}
/**
 * The receipt of an answer.
 */
export interface Receipt {
  /**
   * The first day of the edition; absent where no edition holds on the day.
   */
  edition?: string | null;
  /**
   * The engine's version.
   */
  engine: string;
  /**
   * The SHA-256 of the canonical JSON (RFC 8785) of the facts.
   */
  facts_sha256: string;
  /**
   * The SHA-256 of the list of keys by which signatures beside parts were judged; absent where none were.
   */
  keys_sha256?: string | null;
  /**
   * The day whose law was applied.
   */
  on: string;
  /**
   * `id@edition` of the rulebook whose rules of origin stood in, and its SHA-256.
   *
   * @minItems 2
   * @maxItems 2
   */
  origin_from?: [string, string] | null;
  /**
   * The revision of the edition.
   */
  revision?: number | null;
  /**
   * The rulebook's name.
   */
  rulebook: string;
  /**
   * Whose the rulebook is: `user` for one that the user loaded; absent for one that comes with the engine.
   */
  rulebook_of?: string | null;
  /**
   * The SHA-256 of the edition's canonical JSON.
   */
  rulebook_sha256?: string | null;
}
/**
 * The answer to an input that could not be read: all its faults.
 */
export interface Refusal {
  /**
   * Every fault, in the order of reading.
   */
  errors: Fault[];
  /**
   * Always `refusal`.
   */
  type: "refusal";
}
/**
 * An example that can be played again.
 */
export interface Replay {
  /**
   * What it answers.
   */
  expect: Expect;
  /**
   * The facts, as `assess_good` takes them.
   */
  facts: Example;
}
/**
 * A key that counts no more.
 */
export interface RevokedKey {
  /**
   * The first day from which it does not count.
   */
  from: string;
  /**
   * Its name or thumbprint.
   */
  key: string;
  /**
   * Why. Of a compromised key no signature counts, whatever time it states.
   */
  reason: "compromised" | "superseded" | "ceased";
}
/**
 * What holds for a tariff code, and what to know before filling in anything.
 */
export interface RuleFor {
  /**
   * Rules that may hold in place of those, whatever the code: of wholly produced goods, and of sets.
   */
  beside: RuleWords[];
  /**
   * The first day of its edition.
   */
  edition: string;
  /**
   * How the domestic share is computed, where the rulebook has a formula.
   */
  formula: Sentence | null;
  /**
   * The code, digits alone.
   */
  hs: string;
  /**
   * `kk`, `ru` or `en`.
   */
  language: string;
  /**
   * Why goods of this code have no rule here, all of them or some.
   */
  outside: Sentence[];
  /**
   * What is asked whatever the rule.
   */
  questions: Question[];
  /**
   * Where the formula of the share can be read in several ways.
   */
  readings: ReadingGuide[];
  /**
   * The rulebook.
   */
  rulebook: string;
  /**
   * The rules of the code. The first that applies decides; `applies` says to which goods each does. Several where a
   * description decides between them, or the code is too short.
   */
  rules: RuleGuide[];
  /**
   * The name of the rulebook in words.
   */
  title: string;
  /**
   * Always `rule_for`.
   */
  type: "rule_for";
  /**
   * What must be known of the rulebook.
   */
  warnings: Sentence[];
}
/**
 * A rule, and what it needs.
 */
export interface RuleGuide {
  /**
   * To which goods of the code it applies.
   */
  applies: string;
  /**
   * Where the rule stands.
   */
  citation: string;
  /**
   * The tariff code that a row covers with everything under it, or the first of its range.
   */
  code?: string | null;
  /**
   * The last code of a row's range, with everything under it.
   */
  code_to?: string | null;
  /**
   * The condition of a row, as enacted.
   */
  condition?: string | null;
  /**
   * What of it was not read, or is unclear.
   */
  gaps: Sentence[];
  /**
   * The goods: of a row as enacted, of other rules in the language.
   */
  name?: string | null;
  /**
   * The description of the only goods that a row covers, where these are not all of its codes.
   */
  only?: string | null;
  /**
   * The operations that it names.
   */
  operations: TermWords[];
  /**
   * What it asks; `-` stands for each material in a pointer: `/materials/-/hs`.
   */
  questions: Question[];
  /**
   * Where it can be read in several ways.
   */
  readings: ReadingGuide[];
  /**
   * The rule, as answers name it: a row of the list, or `general`, `set`, `threshold`, `wholly-produced`.
   */
  rule: string;
  /**
   * What holds, generated from what is applied: any of these conditions will do.
   */
  words: Sentence[];
}
/**
 * A rule of origin in words.
 */
export interface RuleWords {
  /**
   * Where the rule stands.
   */
  citation: string;
  /**
   * The tariff code that a row covers with everything under it, or the first of its range.
   */
  code?: string | null;
  /**
   * The last code of a row's range, with everything under it.
   */
  code_to?: string | null;
  /**
   * The condition of a row, as enacted.
   */
  condition?: string | null;
  /**
   * The goods: of a row as enacted, of other rules in the language.
   */
  name?: string | null;
  /**
   * The description of the only goods that a row covers, where these are not all of its codes.
   */
  only?: string | null;
  /**
   * The rule, as answers name it: a row of the list, or `general`, `set`, `threshold`, `wholly-produced`.
   */
  rule: string;
  /**
   * What holds, generated from what is applied: any of these conditions will do.
   */
  words: Sentence[];
}
/**
 * One edition of one act as data. A `cite` is `act place mark`: an act of `acts`, the place in it (`p-2.4`,
 * `annex-1/row-8403`), and `primary`, `secondary` or `inferred` by how it is known.
 */
export interface Rulebook {
  /**
   * The acts that it cites, by the names that citations use.
   */
  acts?: {
    [k: string]: Wording;
  } | null;
  /**
   * The formula of the domestic share of a good.
   */
  content?: ContentFormula | null;
  /**
   * Its first day, which names the edition: `YYYY-MM-DD`.
   */
  first: string;
  /**
   * What the act says and the rulebook does not hold, and defects of the act itself.
   */
  gaps?: Gap[] | null;
  /**
   * Its name: `cis-2009`.
   */
  id: string;
  /**
   * How its days are known, as a citation.
   */
  in_force: string;
  /**
   * Its last day, inclusive; absent while it is in force.
   */
  last?: string | null;
  /**
   * The headings that tariff codes can have, as codes and ranges (`8403`, `0101-0106`, `ch97`); a code of another is
   * warned of. Absent: those of the Harmonized System. An empty list: every heading is accepted.
   */
  nomenclature?: string[] | null;
  /**
   * Its rules of origin.
   */
  origin?: OriginRules | null;
  /**
   * The rulebook whose rules of origin stand in for its own.
   */
  origin_from?: BorrowedOrigin | null;
  /**
   * What the processes of the trade are among those terms, and how they stand to the insufficient operations.
   */
  processes?: Process[] | null;
  /**
   * How the in-country value of contracts and purchases is computed.
   */
  procurement?: ProcurementRules | null;
  /**
   * The day to which the law was read.
   */
  read_to: string;
  /**
   * Where the law can be read in several ways.
   */
  readings?: Reading[] | null;
  /**
   * 2 or more where an edition was corrected after its release.
   */
  revision?: number | null;
  /**
   * What only a person can tell: descriptions of goods and materials, operations, conditions.
   */
  terms?: Term[] | null;
  /**
   * Its name in words.
   */
  title: Wording;
}
/**
 * A sentence for a person.
 */
export interface Sentence {
  /**
   * What it is about, as a JSON pointer into the facts.
   */
  at?: string | null;
  /**
   * The provision: act, place and, unless it was read in the act itself, how it is known.
   */
  citation?: string | null;
  /**
   * The sentence, without place and provision.
   */
  text: string;
}
/**
 * The figure from which on a gap would carry nothing, however it is closed.
 */
export interface Settled {
  /**
   * The value beside the limit.
   */
  comparison: Comparison;
  /**
   * The condition that decides otherwise today, in the vocabulary's text form.
   */
  expression: string;
  /**
   * Whether the value must be `at-most` the limit, or `above` it.
   */
  side: string;
}
/**
 * What one option of a reading gives.
 */
export interface ShareOption {
  /**
   * The exact fraction.
   */
  exact: string | null;
  /**
   * The option.
   */
  option: string;
  /**
   * The share in percent; null while a fact is missing.
   */
  share: string | null;
}
/**
 * A reading and what each of its options gives, the other readings as taken.
 */
export interface ShareReading {
  /**
   * The unclear provision.
   */
  citation: Citation;
  /**
   * Its name.
   */
  id: string;
  /**
   * What each option gives.
   */
  options: ShareOption[];
  /**
   * `open`, or `fixed` by the user.
   */
  status: string;
  /**
   * The option that the figures rest on.
   */
  taken: string;
}
/**
 * A share beside its least.
 */
export interface ShareThreshold {
  /**
   * The provision.
   */
  citation: Citation;
  /**
   * The exact fraction.
   */
  exact: string | null;
  /**
   * How far above it, in percentage points.
   */
  headroom: string;
  /**
   * The least share, in percent.
   */
  limit: string;
  /**
   * Whether it is reached.
   */
  outcome: Truth;
  /**
   * In percent, two decimals; the comparison itself is exact.
   */
  share: string;
}
/**
 * How a sheet is to be understood. What is left out is decided anew.
 */
export interface SheetMapping {
  /**
   * What it is about, as the reading tells it; `ignored` leaves it out.
   */
  about?: string | null;
  /**
   * What each row that is set apart is, by its text; `line` makes it a line, `ignore` leaves it out.
   */
  apart?: {
    [k: string]: string;
  };
  /**
   * Each column by its heading; by its letters where it has none, or shares it with another.
   */
  columns?: {
    [k: string]: ColumnMapping;
  };
  /**
   * The first and the last row of its headings.
   *
   * @minItems 2
   * @maxItems 2
   */
  headings?: [number, number] | null;
}
/**
 * A misconception in words.
 */
export interface SlipWords {
  /**
   * The misconception.
   */
  slip: Slip;
  /**
   * What was done wrong.
   */
  text: string;
}
/**
 * The Kazakhstani staff, and all of it.
 */
export interface Staff {
  /**
   * The Kazakhstani staff.
   */
  kazakhstani: Decimal;
  /**
   * All of it.
   */
  total: Decimal;
}
/**
 * One test: what was compared, and what came of it.
 */
export interface Step {
  /**
   * The provision.
   */
  citation: Citation;
  /**
   * What was compared.
   */
  comparison?: Comparison | null;
  /**
   * Whether the verdict rests on it.
   */
  decisive: boolean;
  /**
   * The test in the vocabulary's text form.
   */
  expression?: string | null;
  /**
   * The good it was applied to, as a JSON pointer: empty for the good itself, `/materials/2/made_from` for a part.
   */
  good: string;
  /**
   * The materials that decided it, by their ids.
   */
  materials: string[];
  /**
   * Whether it holds.
   */
  outcome: Truth;
  /**
   * The rule that it belongs to.
   */
  rule?: string | null;
  /**
   * The operations and facts that decided it, by the terms of the rulebook.
   */
  terms: string[];
  /**
   * Which test, as a code.
   */
  test: string;
}
/**
 * A record that was replaced.
 */
export interface SupersededRecord {
  /**
   * The digest of the one that replaced it.
   */
  by: string;
  /**
   * Its digest.
   */
  record: string;
}
/**
 * A row, or a line above the headings, that is no line of the table.
 */
export interface TableApart {
  /**
   * Where it stands.
   */
  at: string;
  /**
   * Its text.
   */
  text: string;
  /**
   * The fact that it fills, as a pointer into the document.
   */
  used_as?: string | null;
  /**
   * Its value, where it has one.
   */
  value?: string | null;
  /**
   * What it is: `total`, `total-unchecked` (it could not be held against its lines), `wages`, `overhead`,
   * `production-cost`, `profit`, `price`, `vat`, `numbering`, `repeated-headings`, `label`, `title`.
   */
  what: string;
}
/**
 * How a column was understood.
 */
export interface TableColumn {
  /**
   * Its letters.
   */
  column: string;
  /**
   * The currency of its amounts.
   */
  currency?: string | null;
  /**
   * The order of its days: `day-month-year`, `month-day-year`.
   */
  days?: string | null;
  /**
   * The sign of its decimals.
   */
  decimal?: string | null;
  /**
   * The fact that it states, as a path within its good, line, contract or purchase.
   */
  field: string | null;
  /**
   * Its heading; that of two rows with a blank between. Empty where there is none.
   */
  heading: string;
  /**
   * Whether the spreadsheet hides it.
   */
  hidden: boolean;
  /**
   * Whether it is left out on purpose.
   */
  ignored: boolean;
  /**
   * Whether it is the user's own: carried to the answers, not read.
   */
  own: boolean;
  /**
   * Its first three values as they stand.
   */
  samples: string[];
  /**
   * By how much its amounts are multiplied: `1000`.
   */
  scale?: string | null;
  /**
   * Whether its amounts include VAT: `included` or `excluded`.
   */
  vat?: string | null;
}
/**
 * The facts of one good, contract or period, and where each was read.
 */
export interface TableDocument {
  /**
   * The cell of each fact, by its pointer.
   */
  cells: {
    [k: string]: string;
  };
  /**
   * The facts, as the engine reads them.
   */
  facts: {
    [k: string]: unknown;
  };
  /**
   * What is wrong. With any of these it may not be assessed.
   */
  faults: Fault[];
  /**
   * Its id in the table.
   */
  id: string | null;
  /**
   * The user's own columns, by heading.
   */
  own: {
    [k: string]: string;
  };
  /**
   * The row on which it begins.
   */
  row: number | null;
  /**
   * The sheet on which it begins.
   */
  sheet: string;
}
/**
 * Something that was not used.
 */
export interface TableLeftOut {
  /**
   * Where it stands: a cell, a column, a sheet.
   */
  at: string;
  /**
   * Its text, shortened.
   */
  text: string;
  /**
   * Why: `own`, `ignored`, `blank`, `not-read`; `other-currency`: it counts only where the amount in the document's
   * currency is blank.
   */
  what: string;
}
/**
 * How tables are to be understood.
 */
export interface TableMapping {
  /**
   * Each sheet by its name.
   */
  sheets: {
    [k: string]: SheetMapping;
  };
}
/**
 * What is asked of the reader of tables.
 */
export interface TableOptions {
  /**
   * About what the tables are.
   */
  about: TablesAbout;
  /**
   * Headings of columns, letters of columns (`C`, `SHEET!C`) and names of sheets that are left out.
   */
  ignore?: string[] | null;
  /**
   * The language in which names are offered; `ru` where none is given.
   */
  language?: TableLanguage | null;
  /**
   * How the tables are to be understood. What it leaves out is decided anew.
   */
  mapping?: TableMapping | null;
  /**
   * Rates of currencies.
   */
  rates?: TableRate[] | null;
  /**
   * Facts that hold for all documents, in the form of facts. What a table states of a good stands before them.
   */
  same?: {
    [k: string]: unknown;
  } | null;
  /**
   * More of these, as a person states them: read like cells under such a heading.
   */
  stated?: TableStated[] | null;
}
/**
 * A rate of a currency on a day.
 */
export interface TableRate {
  /**
   * The currency, by its ISO 4217 code.
   */
  currency: string;
  /**
   * The day: `YYYY-MM-DD`.
   */
  day: string;
  /**
   * Units of the document's currency for one of this.
   */
  rate: Decimal;
}
/**
 * How tables were understood, and the facts that they state.
 */
export interface TableReading {
  /**
   * The documents of facts: one for each good or contract, or one for the purchases of a period.
   */
  documents: TableDocument[];
  /**
   * What is wrong with the tables as a whole. With any of these no document may be assessed.
   */
  faults: Fault[];
  /**
   * How the tables were understood, to be corrected, saved and given again.
   */
  mapping: TableMapping;
  /**
   * Each sheet and file that was given, in their order; those that were not read, too.
   */
  tables: TableSheet[];
  /**
   * Always `tables`.
   */
  type: string;
}
/**
 * How one sheet or file was understood.
 */
export interface TableSheet {
  /**
   * What it is about.
   */
  about: TableRole;
  /**
   * Rows and lines that are no lines of goods or materials.
   */
  apart: TableApart[];
  /**
   * Its columns that hold something.
   */
  columns: TableColumn[];
  /**
   * The encoding of a text file.
   */
  encoding?: string | null;
  /**
   * The file that it stands in.
   */
  file: string;
  /**
   * The first and the last row of its headings.
   *
   * @minItems 2
   * @maxItems 2
   */
  headings?: [number, number] | null;
  /**
   * Whether the spreadsheet hides it.
   */
  hidden: boolean;
  /**
   * How many of these the spreadsheet hides. They are read like all others.
   */
  hidden_rows: number;
  /**
   * What was not used, and why.
   */
  left_out: TableLeftOut[];
  /**
   * How many rows below the headings hold something.
   */
  rows: number;
  /**
   * What parts the cells of a text file.
   */
  separator?: string | null;
  /**
   * The name of the sheet; of a text file its name without the ending.
   */
  sheet: string;
}
/**
 * A fact as a person states it.
 */
export interface TableStated {
  /**
   * Where it stands, for faults; the name where nothing is said.
   */
  at?: string | null;
  /**
   * Its path or one of its headings: `good/hs`, `Код ТН ВЭД`.
   */
  name: string;
  /**
   * Its value as text: `8403 10 900 0`.
   */
  value: string;
}
/**
 * What only a person can tell; `answers` and `operations` of the facts use its name.
 */
export interface Term {
  /**
   * Its words in English.
   */
  en: string;
  /**
   * Its name in expressions and facts.
   */
  id: string;
  /**
   * What it stands for.
   */
  kind: TermKind;
  /**
   * Its words in Kazakh.
   */
  kk: string;
  /**
   * Its words in Russian.
   */
  ru: string;
  /**
   * It decides, and the acts define it nowhere.
   */
  undefined?: boolean | null;
  /**
   * How an operation stands to those that never confer origin: the letter of one, `?` and a letter where that is in
   * doubt, `beyond` where it is plainly none of them, `neutral` where it is no processing.
   */
  veto?: string | null;
}
/**
 * A term with its words.
 */
export interface TermWords {
  /**
   * Its name in the facts.
   */
  term: string;
  /**
   * In words.
   */
  text: string;
}
/**
 * At least so many of these operations.
 */
export interface Threshold {
  /**
   * How many are due.
   */
  at_least: number;
  /**
   * The operations of the list.
   */
  operations: string[];
}
/**
 * What is to be signed by whoever holds the private key: the core never sees one.
 */
export interface ToSign {
  /**
   * The name of the key, for the envelope.
   */
  keyid: string;
  /**
   * The bytes to be signed, in base64.
   */
  pae: string;
  /**
   * The statement in base64, for the envelope.
   */
  payload: string;
  /**
   * Its type, for the envelope.
   */
  payload_type: string;
  /**
   * Always `to_sign`.
   */
  type: "to_sign";
}
/**
 * A score in one topic.
 */
export interface TopicScore {
  /**
   * Questions.
   */
  of: number;
  /**
   * Right answers.
   */
  right: number;
  /**
   * The topic.
   */
  topic: ExamTopic;
}
/**
 * A topic in words.
 */
export interface TopicWords {
  /**
   * Its name.
   */
  text: string;
  /**
   * The topic.
   */
  topic: ExamTopic;
}
/**
 * What a verifier trusts.
 */
export interface TrustList {
  /**
   * The version of the form: 1.
   */
  format: number;
  /**
   * The keys.
   */
  keys: ListedKey[];
  /**
   * Keys that count no more.
   */
  revoked?: RevokedKey[] | null;
  /**
   * Records that were replaced.
   */
  superseded?: SupersededRecord[] | null;
  /**
   * Always `trust`.
   */
  type: "trust";
}
/**
 * The name of a value.
 */
export interface ValueLabel {
  /**
   * Its name.
   */
  label: string;
  /**
   * The value, as documents have it.
   */
  value: string;
}
/**
 * What one value says. Nothing is there where nothing stands in it.
 */
export interface ValueRead {
  /**
   * Of an amount: its currency, where one stands beside it or was given.
   */
  currency?: string | null;
  /**
   * Why it cannot be taken at its word, with what may be meant.
   */
  fault?: Fault | null;
  /**
   * The fact as facts have it: a text, a decimal as text, a truth, or a list of names.
   */
  value?: TableFact | null;
}
/**
 * What values say, in the order in which they were given.
 */
export interface ValuesReading {
  /**
   * Always `values`.
   */
  type: string;
  /**
   * One for each.
   */
  values: ValueRead[];
}
/**
 * The answer to `verify`.
 */
export interface Verification {
  /**
   * Whether the text is canonical (RFC 8785), byte for byte, and no member is given twice. A record that was only
   * written otherwise says the same.
   */
  canonical: boolean;
  /**
   * Where the record is not what its facts give under that edition: the first hundred places.
   */
  differences: Difference[];
  /**
   * The digest as recorded.
   */
  digest: string;
  /**
   * Whether the digest is that of the record.
   */
  digest_holds: boolean;
  /**
   * The edition that it was made under, `id@first day`.
   */
  edition: string | null;
  /**
   * The version of the engine that made it.
   */
  engine: string | null;
  /**
   * Why the answer could not be computed again.
   */
  errors: Fault[];
  /**
   * What a masked record hides, as JSON pointers.
   */
  hidden: string[];
  /**
   * Whether its answer is the one that its facts give here, too. A masked record shows nothing: it holds by a valid
   * signature, or by the whole record behind it.
   */
  holds: boolean;
  /**
   * What the edition gives that is in force on the day of the facts, where it is another than the recorded one.
   */
  in_force?: InForce | null;
  /**
   * How many more there are.
   */
  more: number;
  /**
   * Whether the whole record that was given is the one behind this masked one, and holds. Absent where none was given.
   */
  opened?: boolean | null;
  /**
   * What came of it.
   */
  outcome: Outcome;
  /**
   * What came of each signature that was given.
   */
  signatures?: FoundSignature[];
  /**
   * The digest of the record that replaced this one. What was replaced does not hold.
   */
  superseded_by?: string | null;
  /**
   * What today's revision of the edition gives, where an earlier one answered.
   */
  today?: InForce | null;
  /**
   * Always `verification`.
   */
  type: "verification";
  /**
   * Whether a signature by a key that was given is valid. Absent where neither signatures nor keys were asked about.
   */
  vouched?: boolean | null;
}
/**
 * What is wished of advice, besides the facts.
 */
export interface Wishes {
  /**
   * What changes cost: by the key of one (`replace-material/burner`), or all of a kind (`obtain-proof`).
   */
  costs?: {
    [k: string]: Decimal;
  } | null;
  /**
   * The share to be reached, in percent. Without it the goal is that the good originates.
   */
  wished_share?: Decimal | null;
}
/**
 * The smallest example of a finding, and others that stand beside it for contrast.
 */
export interface Witness {
  /**
   * The same good a little changed, or by another rulebook, and what is answered then.
   */
  beside?: Replay[];
  /**
   * What it answers.
   */
  expect: Expect;
  /**
   * The facts, as `assess_good` takes them.
   */
  facts: Example;
}
/**
 * A text in Kazakh, Russian and English.
 */
export interface Wording {
  /**
   * English.
   */
  en: string;
  /**
   * Kazakh.
   */
  kk: string;
  /**
   * Russian.
   */
  ru: string;
}
/**
 * One answer that is wrong or missing.
 */
export interface WrongAnswer {
  /**
   * The letter that was given; absent where there is none.
   */
  given?: string | null;
  /**
   * The number of the question.
   */
  question: number;
  /**
   * The right letter.
   */
  right: string;
  /**
   * The misconception that gives this answer.
   */
  slip?: Slip | null;
}
