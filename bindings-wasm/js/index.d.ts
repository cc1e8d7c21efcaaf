import type {
  Advice,
  Assessment,
  AssessmentRecord,
  Audit,
  Beside,
  CaseFacts,
  ContractAssessment,
  ContractFacts,
  Edition,
  Explanation,
  Facts,
  Fault,
  FindingKind,
  FlagOptions,
  Flags,
  Labels,
  LoadedKeys,
  MaskedRecord,
  PeriodAssessment,
  PeriodFacts,
  Preference,
  PreferenceFacts,
  Refusal,
  Rulebook,
  OperationsFor,
  RuleFor,
  RuleWords,
  ToSign,
  TrustList,
  Verification,
  Wishes,
} from "./types.js";

export type * from "./types.js";

/** Where the engine's wasm comes from. */
export type Source = string | URL | Response | BufferSource | WebAssembly.Module;

/** The languages of {@link explain} and {@link rules}. */
export type Language = "kk" | "ru" | "en";

/** The words of one engine in one language, as the package's file has them: `tegi/tegi_ru.json`. */
export interface Words {
  language: string;
  of: string;
  version: string;
  words: Record<string, string>;
}

/** What {@link load} is to load. */
export interface LoadOptions {
  /** Where the engine's wasm comes from; by default it stands beside this file. */
  source?: Source | PromiseLike<Source | undefined> | undefined;
  /** The languages to have at once. Their words stand in files beside this one. */
  languages?: readonly Language[] | undefined;
  /** Where the words of a language come from, if they stand elsewhere: a URL, a response, the text, what an import gave. */
  words?: Partial<Record<Language, WordsSource | PromiseLike<WordsSource>>> | undefined;
}

/** Where the words of a language come from. */
export type WordsSource = string | URL | Response | Words;

/**
 * Loads the engine: once, before anything else. Calls at the same time share one load; later calls load only words of
 * further languages. After a failure the next call tries again.
 *
 * The words of each language are a file of their own. Node reads it when something is first explained in the language;
 * a page names its languages, and may name more later. Without a source the wasm beside this file is taken, and the
 * words beside it. Give sources where your build moves them elsewhere: a URL (a text is relative to the page; in Node it
 * must be whole), the bytes, a compiled module, or a response or a promise of one.
 *
 * @throws {TegiError} with the code `not-loaded` where the wasm or the words cannot be had or instantiated; `not-words`
 * where the words are those of another engine or version.
 * @example
 * await load();
 * @example
 * await load({ languages: ["kk", "ru"] });
 * @example
 * await load(fetch("https://example.kz/static/tegi_bg.wasm"));
 * @example
 * await load({ source: "/static/tegi_bg.wasm", words: { ru: "/static/tegi_ru.json" } });
 */
export function load(given?: Source | PromiseLike<Source | undefined> | LoadOptions): Promise<void>;

/**
 * Where a good originates and how much of it is domestic, by the law of the day.
 *
 * Facts are read as `JSON.stringify` would write them, except that nothing is lost on the way: what it would drop or
 * change (a `Map`, a `Date`, a function, `NaN`, a hole in an array) is a fault; `toJSON` is not called. A member that
 * is `undefined` is absent. Write amounts as strings; a number or a `bigint` is taken while it has at most 15
 * significant digits.
 *
 * The answer is an object like any other: it may be spread, compared, cloned (`structuredClone`) and written
 * (`JSON.stringify`). Only its long members, `materials` and `steps`, are decoded when they are first read.
 *
 * @throws {TegiError} with every fault of the facts.
 * @example
 * const answer = assessGood({
 *   on: "2026-03-01",
 *   rulebook: "cis-2009",
 *   good: { name: "Hot-water boiler", hs: "8403109000", ex_works_price: "1000.00" },
 *   materials: [{ id: "burner", hs: "8416109000", value: "500.00", origin: "DE" }],
 *   operations: ["welding"],
 * });
 * answer.verdict; // "originating"
 * answer.criterion; // "Д8403"
 */
export function assessGood(facts: Facts): Assessment;

/** How {@link assessGoods} is done. */
export interface BatchOptions {
  /** Told after each part: how many are done, and how many there are. */
  onProgress?: ((progress: { done: number; total: number }) => void) | undefined;
  /** Ends the work early: the promise is rejected with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** At most so many goods in a part; by default as many as can be done in ten milliseconds. */
  chunk?: number | undefined;
}

/**
 * The same for many goods, each with its assessment or, in its place, with what is wrong with it. The event loop goes
 * on between the parts. For lists so long that they should not burden the page at all there is `tegi/worker`.
 *
 * @throws {TegiError} `not-loaded` without {@link load}; nothing else that is wrong with one good ends the rest, not
 * even one for which memory does not suffice (`engine-stopped`).
 * @example
 * const answers = await assessGoods(goods, { onProgress: ({ done, total }) => console.log(`${done} of ${total}`) });
 * const verdicts = answers.map((answer) => (answer instanceof TegiError ? answer.message : answer.verdict));
 * @example
 * await assessGoods(goods, { signal: AbortSignal.timeout(1000) });
 */
export function assessGoods(many: Iterable<Facts>, options?: BatchOptions): Promise<(Assessment | TegiError)[]>;

/**
 * The in-country value of a contract with its subcontracts of every tier: of goods by their proofs, of works and
 * services by payroll, under newer subsoil-use contracts by who performs them. Facts are read as by {@link assessGood}.
 *
 * While a fact is missing `share` is `null`, `missing` names the fact, and `between` is what it may come to.
 *
 * @throws {TegiError} with every fault of the facts.
 * @example
 * const answer = assessContract({
 *   on: "2026-03-01",
 *   rulebook: "kz-procurement",
 *   kind: "works",
 *   value: "10000000.00",
 *   contracts: [
 *     {
 *       id: "1",
 *       value: "10000000.00",
 *       payroll: { kazakhstani: "900000.00", total: "1000000.00" },
 *       goods: [{ id: "pipes", value: "2000000.00", proof: { kind: "register-extract", share: "60" } }],
 *     },
 *   ],
 * });
 * answer.share; // "84.00"
 * answer.exact; // "21/25"
 * answer.rows[0]?.own_work; // "8000000.00"
 */
export function assessContract(facts: ContractFacts): ContractAssessment;

/**
 * The in-country value of a customer's purchases in a period, from the share of each; for a subsoil user also that of
 * works and services beside the least that is due. Facts are read as by {@link assessGood}.
 *
 * @throws {TegiError} with every fault of the facts.
 * @example
 * const answer = assessPeriod({
 *   on: "2026-03-31",
 *   rulebook: "kz-procurement",
 *   rows: [
 *     { id: "tiles", kind: "goods", share: "80.00", value: "50000.00" },
 *     { id: "roof", kind: "works", share: "66.60", value: "10000000.00" },
 *     { id: "audit", kind: "services", share: "0", value: "2500000.00" },
 *   ],
 * });
 * answer.share; // "53.39"
 * answer.kinds.map(({ kind, share }) => `${kind} ${share}`); // ["goods 80.00", "works 66.60", "services 0.00"]
 */
export function assessPeriod(facts: PeriodFacts): PeriodAssessment;

/**
 * What follows from the figures in procurement: a price for comparison, points, or a penalty, with its provision.
 *
 * @throws {TegiError} with every fault of the facts.
 * @example
 * preference({
 *   on: "2026-03-01",
 *   rulebook: "kz-procurement",
 *   preference: "turnkey-points",
 *   share: "55.5",
 *   sector_average: "30",
 * }).value; // "2"
 */
export function preference(facts: PreferenceFacts): Preference;

/** What a record may be made with. */
export interface RecordOptions {
  /**
   * 32 to 128 hexadecimal digits drawn at random, such as from `crypto.getRandomValues`: with it the costs can be
   * masked later, and nobody finds them by trying.
   */
  salt?: string;
}

/**
 * The record of facts of a good, a contract or purchases: facts, answer with its receipt, and a digest of it all. Keep
 * and pass on its text, as {@link text}`.record` gives it: {@link verify} sees any change of what it says, and tells
 * a text that was only written otherwise from it.
 *
 * @throws {TegiError} with every fault of the facts; or `not-a-salt`.
 * @example
 * const { digest } = record({ on: "2026-03-01", rulebook: "cis-2009", good: { hs: "8403109000" } });
 */
export function record(facts: Facts | ContractFacts | PeriodFacts, options?: RecordOptions): AssessmentRecord;

/**
 * Recomputes a record, given as its text or as an object. `outcome` says whether it is the `same`; the same but
 * `reformatted` (blanks, order of members, escapes); `altered`, with the places in `differences`;
 * `by-another-edition` than its facts call for; `by-an-earlier-revision`, `by-another-engine`, `by-other-keys` or
 * `by-a-rulebook-of-the-user`; or `masked`, which cannot be recomputed. `holds` is true only where its facts give its
 * answer here, too. Whether somebody else holds the same record is seen by comparing digests.
 *
 * `beside` is what stands beside it: `signatures`, the `keys` that you trust, the whole record behind a masked one
 * (`opened`), the day of looking (`on`). `signatures` of the answer says what came of each; a masked record holds where
 * one of them is valid (`vouched`) or where it was `opened`; what was replaced (`superseded_by`) does not hold.
 *
 * @throws {TegiError} where this is no record, or something is wrong with the keys.
 * @example
 * const { holds, outcome, differences } = verify(text.record(facts));
 * @example
 * verify(masked, { signatures: [envelope], keys: trusted, on: "2026-04-01" }).signatures; // [{ outcome: "valid", … }]
 */
export function verify(record: AssessmentRecord | MaskedRecord | string, beside?: Beside): Verification;

/** What a signer says besides the record. */
export interface SigningWords {
  /** The public key, as a JWK or as PEM. */
  key: object | string;
  /** The time to state, in UTC: `2026-03-01T12:00:00Z`. */
  signed_at: string;
  /** The signer's name for itself. */
  signer?: string;
  /** The digest of the record that this one replaces. */
  supersedes?: string;
}

/**
 * What is to be signed of a record, for whoever keeps a private key elsewhere; `tegi/signature` signs by WebCrypto. The
 * record is recomputed first: what does not hold is not signed. Of a masked record the whole one is signed.
 *
 * @throws {TegiError} where it does not hold, or something is wrong with what is said of it.
 * @example
 * const { pae } = toSign(text.record(facts), { key: publicKey, signed_at: "2026-03-01T12:00:00Z" });
 */
export function toSign(record: AssessmentRecord | string, about: SigningWords): ToSign;

/**
 * The same record with its costs hidden, for a supplier who does not disclose them: it shows what was made, the
 * verdict and the share, has the same digest, and may be the `made_from` of a material. It was not recomputed by
 * whoever reads it; they trust its source, or a signature over its digest.
 *
 * @throws {TegiError} `no-salt` where the record was made without one; `digest-differs` where it was altered.
 * @example
 * mask(record(facts, { salt })).digest; // that of the record
 */
export function mask(record: AssessmentRecord | string): MaskedRecord;

/** How far an {@link audit} goes. */
export interface AuditOptions {
  /** One rule alone: a row of the list, `general`, `set` or `threshold`. */
  rule?: string;
  /** Another edition or rulebook to compare with, by name or as an object. */
  against?: string | object;
  /** These kinds alone. */
  kinds?: FindingKind[];
  /** The nomenclature in force: its codes, or a text with a code at the beginning of each line. */
  nomenclature?: string | string[];
}

/**
 * What is wrong with a rulebook, or turns on little: contradictions, readings that differ, rules that never decide,
 * overlaps, gaps, words that nobody defines, limits of one tenge; and what another edition changes. Each finding has the
 * smallest example that shows it: `assessGood(witness.facts).verdict` is `witness.expect.verdict`.
 *
 * The rulebook is given by name, as in {@link rulebook}, or as an object: a draft, which then stands in for the editions
 * of its name, and whose rows may overlap.
 *
 * @throws {TegiError} as {@link rulebook}; `unknown-rule`; or every fault of a rulebook that was given.
 * @example
 * const { findings } = audit("cis-2009", { rule: "4407" });
 * findings[0].code; // "readings-differ"
 * assessGood(findings[0].witness.facts).verdict; // "disputed"
 */
export function audit(rulebook: string | object, options?: AuditOptions): Audit;

/**
 * What is unlikely in a set of cases, for an inspector: where to look, never a verdict. A flag proves nothing. Each case
 * has an id and the facts of a good; beside them may stand what no rule of origin reads. Cases that cannot be read are
 * told in `faults`, and the rest is looked at all the same.
 *
 * @throws {TegiError} with every fault of a document or of parameters that cannot be read.
 * @example
 * const { flags: found, looked_at } = flags([{ id: "17", facts, output: "1200", capacity: "1000" }]);
 * found[0]?.rule; // "output-above-capacity"
 * looked_at["output-above-capacity"]; // 1
 * @example
 * flags(cases, { threshold_margin: "1" });
 */
export function flags(cases: readonly CaseFacts[], parameters?: FlagOptions): Flags;

/**
 * The way to qualify: what would make a good originate, or lift a good or a contract to a wished share; and how far
 * each figure may move before that is lost. Every change is a JSON Patch (RFC 6902) of the facts, and was assessed
 * before it is given.
 *
 * @throws {TegiError} with every fault of the facts; those of the wishes are at `/wished_share` and `/costs`.
 * @example
 * const { changes } = advise({
 *   on: "2026-03-01",
 *   rulebook: "cis-2009",
 *   good: { hs: "8403109000", ex_works_price: "1000.00" },
 *   materials: [{ id: "burner", hs: "8416109000", value: "500.01", origin: "DE" }],
 *   operations: ["welding"],
 * });
 * changes[0]?.actions[0]?.to; // "1000.02", an ex-works price
 * changes[1]?.patch; // [{ op: "add", path: "/materials/0/origin", value: "KZ" }]
 * @example
 * advise(contract, { wished_share: "60", costs: { "obtain-proof/pipes": "20000" } });
 */
export function advise(facts: Facts | ContractFacts, wishes?: Wishes): Advice;

/** What has words: see {@link explain}. */
export type Answer =
  | Assessment
  | ContractAssessment
  | PeriodAssessment
  | Preference
  | Verification
  | Audit
  | Flags
  | Advice;

/**
 * An answer in sentences, or what was wrong with facts. Each sentence is a text of its own; the place in the facts that
 * it is about and the provision that it rests on stand beside it.
 *
 * @throws {TegiError} where this is no answer of the engine's, or the language is none of `kk`, `ru`, `en`.
 * @example
 * const { verdict, steps, missing } = explain(assessGood(facts), "en");
 * steps.map(({ text, citation }) => `${text} [${citation}]`);
 * missing.map(({ text, at }) => `${text} (${at})`); // ["What is the ex-works price of the good? (/good/ex_works_price)"]
 * @example
 * try {
 *   assessGood(facts);
 * } catch (error) {
 *   if (error instanceof TegiError) console.log(explain(error, "ru").errors);
 * }
 */
export function explain(answer: Answer | Refusal | TegiError, language: Language): Explanation;

/**
 * Adds a rulebook of your own, as an object or as JSON text, and lists the editions at hand. It goes through the same
 * checks as those that come with the engine; where it is refused nothing is added.
 *
 * @throws {TegiError} with every fault of the rulebook.
 * @example
 * loadRulebook(await (await fetch("/rulebooks/our-own.json")).text());
 */
export function loadRulebook(rulebook: object | string): Edition[];

/**
 * Takes a list of trusted keys, or one public key (PEM or JWK), in place of an earlier list. A signature beside the
 * masked record of a part (`signatures` of a material) by one of them, made by the day of the facts, makes the part
 * known: its record alone leaves no verdict provisional then. The digest of the list stands in the receipt; whoever
 * recomputes such a record needs the same list. Workers and `tegi/good` have no keys.
 *
 * @throws {TegiError} with every fault of the list; the earlier one stays.
 * @example
 * loadKeys(await (await fetch("/keys/chamber.json")).text()).keys; // ["works-2026"]
 */
export function loadKeys(keys: TrustList | object | string): LoadedKeys;

/**
 * The editions at hand.
 *
 * @example
 * rulebooks().map(({ id, first }) => `${id}@${first}`); // ["cis-2009@2024-05-04", …]
 */
export function rulebooks(): Edition[];

/**
 * An edition as it was compiled, every rule with its provision: `id@edition`, as in facts, or `id` for the newest.
 *
 * @throws {TegiError} `unknown-rulebook` or `unknown-edition`, with those that are at hand.
 * @example
 * rulebook("cis-2009@2024-05-04").origin?.list?.[0]; // { id: "0201", code: "0201", expression: "FROM ch01", … }
 */
export function rulebook(name: string): Rulebook;

/**
 * The rules of origin that an edition applies, in words: first its list, then the rules for what it does not name. Each
 * is said as it is applied, beside the act's own text. None of a rulebook of contracts.
 *
 * @throws {TegiError} as {@link rulebook}; or `unknown-language`.
 * @example
 * rules("cis-2009", "en").find(({ rule }) => rule === "8403")?.words[0]?.text;
 * // "foreign materials are at most 50 % of the ex-works price"
 */
export function rules(name: string, language: Language): RuleWords[];

/** By which law {@link ruleFor} and {@link operations} answer. */
export interface RuleForOptions {
  /** `id@edition` or `id`, as in facts; without it the rulebook of the certificate СТ-1, `cis-2009`. */
  rulebook?: string | undefined;
  /** The day, `YYYY-MM-DD`; without it the newest edition answers. */
  on?: string | undefined;
}

/**
 * The rule of a tariff code, before anything is filled in: which row applies and to which goods, its sentence and quoted
 * condition, the operations that it names, what will be asked, how it can be read, and what of it was not read. Several
 * rules where a description decides between them, or the code is too short; the first that applies decides. The code
 * may have blanks and points.
 *
 * @throws {TegiError} `not-a-code`, `unknown-heading-code`, `zero-lost` and the like at `/hs`; `unknown-rulebook`,
 * `rulebook-of-contracts` at `/rulebook`; `no-edition-of-rules` at `/on`; or `unknown-language`.
 * @example
 * const [rule] = ruleFor("4407 11", "en").rules;
 * rule.condition; // "Распиловка, строгание, шлифование, соединение в шип"
 * rule.operations.map(({ text }) => text); // ["sawing", "planing", "sanding", "finger-jointing"]
 * rule.questions.map(({ text, at }) => `${text} (${at})`); // ["Which operations were performed? (/operations)"]
 */
export function ruleFor(hs: string, language: Language, options?: RuleForOptions): RuleFor;

/**
 * The operations to choose from for a tariff code, before anything is filled in: the 8 to 12 usual ones of its chapter
 * first, in the order in which they are done, then the others that its rules name. Each has its other names, whether it
 * counts (`named` by a rule of the code, `insufficient` by itself, or `neither`), and how it stands to the operations
 * that never confer origin, with the reason.
 *
 * @throws {TegiError} as {@link ruleFor}.
 * @example
 * operations("4407 11", "en").operations[0]?.text; // "logging"
 */
export function operations(hs: string, language: Language, options?: RuleForOptions): OperationsFor;

/**
 * The names of all facts, members of answers and values of enumerations, for forms of your own.
 *
 * @throws {TegiError} `unknown-language`.
 * @example
 * labels("en").values["proof_kind"]?.find(({ value }) => value === "ct-1")?.label; // "certificate СТ-1"
 */
export function labels(language: Language): Labels;

/**
 * The same as text: JSON in, canonical JSON (RFC 8785) out, byte for byte as in every other language. What is wrong
 * with an input is an answer here, a refusal, and no exception; only a missing {@link load} throws.
 *
 * @example
 * text.assessGood("{}"); // '{"errors":[{"at":"/on","code":"missing-field"},…],"type":"refusal"}'
 */
export const text: {
  /** Facts of a good, to an assessment or a refusal. */
  readonly assessGood: (facts: string) => string;
  /** Facts of a contract, to its in-country value or a refusal. */
  readonly assessContract: (facts: string) => string;
  /** Facts of a customer's purchases, to their in-country value or a refusal. */
  readonly assessPeriod: (facts: string) => string;
  /** What a preference needs, to what it gives or a refusal. */
  readonly preference: (facts: string) => string;
  /** Facts of any kind, to their record or a refusal. */
  readonly record: (facts: string | Facts | ContractFacts | PeriodFacts, options?: RecordOptions) => string;
  /** A record, and perhaps JSON of what stands beside it, to what comes of it or a refusal. */
  readonly verify: (record: string, beside?: string) => string;
  /** A record, and JSON of what its signer says, to what is to be signed or a refusal. */
  readonly toSign: (record: string, about: string) => string;
  /** A record, to the same with its costs hidden or a refusal. */
  readonly mask: (record: string) => string;
  /** `{"hs": …, "rulebook": …, "on": …, "language": …}`, to the rules of the code in words or a refusal. */
  readonly ruleFor: (request: string) => string;
  /** The same request, to the operations to choose from or a refusal. */
  readonly operations: (request: string) => string;
  /** A language, to the names in it or a refusal. */
  readonly labels: (language: Language) => string;
  /** What is asked of an audit, `{"rulebook": …}` with its options, to what was found or a refusal. */
  readonly audit: (request: string) => string;
  /** `{ cases, parameters }`, to what was noticed or a refusal. */
  readonly flags: (document: string) => string;
  /** Facts, or `{ facts, wished_share, costs }`, to advice or a refusal. */
  readonly advise: (document: string) => string;
  /** An answer or a refusal, to an explanation or a refusal. */
  readonly explain: (answer: string, language: Language) => string;
  /** A rulebook, to the editions at hand or a refusal. */
  readonly loadRulebook: (rulebook: string) => string;
  /** A list of trusted keys, to their names and its digest or a refusal. */
  readonly loadKeys: (keys: string) => string;
  /** The editions at hand. */
  readonly rulebooks: () => string;
  /** An edition by its name, or a refusal. */
  readonly rulebook: (name: string) => string;
  /** The rules of an edition in words, or a refusal. */
  readonly rules: (name: string, language: Language) => string;
};

/**
 * What is wrong with an input: every fault of it. `engine-stopped` says that memory or stack did not suffice for it; the
 * next call starts the engine anew, with the rulebooks of your own.
 *
 * @example
 * try {
 *   assessGood({ on: "2026-02-30", rulebook: "cis-2009", good: { hs: "84" } });
 * } catch (error) {
 *   if (!(error instanceof TegiError)) throw error;
 *   error.errors; // [{ code: "not-a-day", at: "/on", given: "2026-02-30" }, { code: "not-a-code", at: "/good/hs", … }]
 * }
 */
export class TegiError extends Error {
  constructor(errors: Fault[], message?: string, options?: ErrorOptions);
  override readonly name: "TegiError";
  /** Every fault, in the order of reading. */
  readonly errors: Fault[];
  /** The code of the first. */
  readonly code: string;
  /** The place of the first, as a JSON pointer (RFC 6901). */
  readonly pointer: string;
}
