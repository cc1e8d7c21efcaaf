// A consumer of the package: it must compile under the strictest settings, and its mistakes must not.

import {
  advise,
  assessContract,
  assessGood,
  assessGoods,
  assessPeriod,
  audit,
  explain,
  flags,
  load,
  loadRulebook,
  mask,
  record,
  rulebook,
  rulebooks,
  operations,
  ruleFor,
  rules,
  TegiError,
  text,
  verify,
} from "tegi";
import * as exam from "tegi/exam";
import * as good from "tegi/good";
import { check, sign } from "tegi/signature";
import { openWorkers, type Workers } from "tegi/worker";
import type {
  Advice,
  Answer,
  Assessment,
  AssessmentRecord,
  Audit,
  BatchOptions,
  ContractAssessment,
  ContractFacts,
  Edition,
  Explanation,
  Facts,
  Fault,
  LoadOptions,
  MaskedRecord,
  Finding,
  Flags,
  PeriodAssessment,
  PeriodFacts,
  Question,
  Rulebook,
  OperationsFor,
  RuleFor,
  RuleWords,
  Sentence,
  Step,
  Verdict,
  TrustList,
  Verification,
} from "tegi";

const facts: Facts = {
  on: "2026-03-01",
  rulebook: "cis-2009",
  good: { name: "Hot-water boiler", hs: "8403109000", ex_works_price: "1000.00" },
  currency: "KZT",
  materials: [
    { id: "burner", hs: "8416109000", value: 500, origin: "DE" },
    { id: "pump", hs: "8413", value: { amount: "1.50", currency: "USD", rate: "512.30", rate_day: "2026-02-27" } },
    {
      id: "casing",
      origin: "KZ",
      proof: { kind: "ct-kz", number: "1", date: "2026-02-02", share: "86.12" },
      made_from: { good: { hs: "7326909807" }, materials: [], operations: ["bending"] },
    },
  ],
  operations: ["welding"],
  answers: { "hybrid-power-unit": null },
  readings: { "unknown-origin": "foreign" },
};

const contract: ContractFacts = {
  on: "2026-03-01",
  rulebook: "kz-procurement@2025-10-06",
  kind: "subsoil",
  value: { amount: "100.00", currency: "USD", rate: "512.30", rate_day: "2026-02-27" },
  currency: "KZT",
  vat: "excluded",
  readings: { "subsoil-subcontracts": "chain" },
  subsoil_contract_day: "2014-12-31",
  contracts: [
    {
      id: "1",
      value: "51230.00",
      performer: { bin: "040440001234", kazakhstani_producer: true, branch: false },
      payroll: { kazakhstani: 9, total: 10 },
      goods: [
        {
          id: "pipes",
          value: "1000",
          value_is: "purchase-price",
          delivered: "2026-02-15",
          proof: { kind: "ct-kz", share: "50" },
          good_facts: { rulebook: "kz-register", good: { hs: "7304", production_cost: "800" }, operations: null },
        },
      ],
    },
    { id: "1.1", parent: "1", value: 100, subcontracts: "0" },
  ],
};

const period: PeriodFacts = {
  on: "2026-03-31",
  rulebook: "kz-procurement",
  subsoil_user: true,
  rows: [{ id: "roof", kind: "works", share: "64.29", exact: "9/14", value: "10000000.00", vat: "excluded" }],
};

/** Both assessments of a customer. */
export function purchases(): string[] {
  const one: ContractAssessment = assessContract(contract);
  const lowest: string | undefined = one.between?.[0];
  const share: string | null | undefined = one.rows[0]?.lines[0]?.share;
  const all: PeriodAssessment = assessPeriod(period);
  const outcome: "true" | "false" | "unknown" | undefined = all.works_and_services?.outcome;
  const options: (string | null | undefined)[] = all.readings.map(({ options }) => options[0]?.share);
  const answers: Answer[] = [one, all, assessGood(facts)];
  console.log(lowest, share, outcome, options, text.assessContract("{}") + text.assessPeriod("{}"));
  return answers.map((answer) => (answer.type === "assessment" ? answer.verdict : explain(answer, "kk").verdict));
}

/** A record, masked for a buyer and signed. */
export async function recorded(key: JsonWebKey): Promise<boolean> {
  const made: AssessmentRecord = record(contract, { salt: "00112233445566778899aabbccddeeff" });
  const masked: MaskedRecord = mask(made);
  const part: Facts = { ...facts, materials: [{ id: "burner", made_from: masked }] };
  const found: Verification = verify(masked);
  const where: (string | undefined)[] = [found.differences[0]?.at, found.in_force?.edition, found.hidden[0]];
  const outcome:
    | "same"
    | "reformatted"
    | "altered"
    | "by-another-edition"
    | "by-an-earlier-revision"
    | "by-another-engine"
    | "by-other-keys"
    | "by-a-rulebook-of-the-user"
    | "masked" = verify(text.record(part)).outcome;
  console.log(where, outcome, explain(found, "kk").verdict, made.answer.type, text.mask(text.record("{}")));
  const envelope = await sign(text.record(facts), key, { signer: "works", signed_at: "2026-03-01T12:00:00Z" });
  const trusted: TrustList = { type: "trust", format: 1, keys: [{ key: { ...key }, whose: "works" }] };
  const { holds, signatures } = verify(masked, { signatures: [envelope], keys: trusted, on: "2026-04-01" });
  console.log(holds, signatures?.[0]?.outcome === "valid");
  return check(text.record(facts), envelope, trusted);
}

/** Many goods, here and in workers. */
export async function batch(goods: ReadonlySet<Facts>): Promise<(Verdict | string)[]> {
  const options: BatchOptions = {
    onProgress: ({ done, total }) => console.log(done / total),
    signal: AbortSignal.timeout(1000),
    chunk: undefined,
  };
  const workers: Workers = await openWorkers({ count: 2, source: fetch("https://example.kz/tegi_bg.wasm") });
  const one: (Assessment | TegiError)[] = await assessGoods(goods, options);
  const other: (Assessment | TegiError)[] = await workers.assessGoods([...goods], { ...options, chunk: 10 });
  workers.close();
  return [...one, ...other].map((answer) => (answer instanceof TegiError ? answer.code : answer.verdict));
}

export async function consume(): Promise<Verdict> {
  await load();
  await load("https://example.kz/tegi_bg.wasm");
  await load(new URL("https://example.kz/tegi_bg.wasm"));
  await load(fetch("https://example.kz/tegi_bg.wasm"));
  await load(new Uint8Array());
  await load(new WebAssembly.Module(new Uint8Array()));
  await load({ languages: ["kk", "ru"] });
  await load({ source: fetch("https://example.kz/tegi_bg.wasm"), words: { ru: new Response(), kk: "/tegi_kk.json" } });
  try {
    const answer: Assessment = assessGood(facts);
    const criterion: string | null | undefined = answer.criterion;
    const outcomes: Step["outcome"][] = answer.steps.map((step) => step.outcome);
    const limits: (string | undefined)[] = answer.steps.map((step) => step.comparison?.limit);
    const words: Explanation = explain(answer, "kk");
    const sentences: Sentence[] = [...words.rule, ...words.steps, ...words.warnings];
    const questions: Question[] = words.missing;
    const yes: string | undefined = questions[0]?.gives?.["true"];
    const taken: boolean | undefined = words.readings[0]?.options[0]?.taken;
    const editions: Edition[] = [...rulebooks(), ...loadRulebook("{}"), ...loadRulebook({ id: "own" })];
    const book: Rulebook = rulebook("cis-2009@2024-05-04");
    const veto: string | null | undefined = book.terms?.[0]?.veto;
    const said: RuleWords[] = rules(book.id, "ru");
    console.log(veto, said[0]?.words[0]?.citation, text.rulebook(book.id) + text.rules(book.id, "ru"));
    const chosen: OperationsFor = operations("8403", "ru");
    console.log(chosen.operations[0]?.counts === "named", text.operations("{}"));
    const told: RuleFor = ruleFor("8403", "ru", { on: "2026-03-01" });
    const named: string | undefined = told.rules[0]?.operations[0]?.term;
    console.log(named, told.rules[0]?.condition, told.formula?.text, text.ruleFor("{}"));
    const found: Audit = audit(book, { against: "cis-2009", kinds: ["split"], nomenclature: ["8403"], rule: "8403" });
    const finding: Finding | undefined = found.findings[0];
    if (finding?.witness) console.log(assessGood(finding.witness.facts).verdict === finding.witness.expect.verdict);
    console.log(explain(found, "kk").findings?.[0]?.question, text.audit("{}"));
    const noticed: Flags = flags([{ id: "17", facts: { ...facts }, output: 2, capacity: "1" }], { outlier_digits: 4 });
    console.log(explain(noticed, "kk").flags?.[0]?.look, noticed.flags[0]?.figures["excess"], text.flags("{}"));
    const title: string | undefined = editions[0]?.title.kk;
    const written: string = text.explain(text.assessGood(text.rulebooks()), "en") + text.loadRulebook("{}");
    console.log(criterion, outcomes, limits, words.steps.length, sentences[0]?.text, yes, taken, title, written);
    return answer.verdict;
  } catch (error) {
    if (!(error instanceof TegiError)) throw error;
    const faults: Fault[] = error.errors;
    console.log(error.code.length, error.pointer.length, error.message, faults[0]?.given, explain(error, "ru").errors);
    return "undetermined";
  }
}

const key: string = exam.drawExam("cis-2009", { questions: 3, topics: ["tolerance"], level: 2 });
const paper: exam.ExamPaper = exam.examPaper(key, "kk");
const graded: exam.ExamGrading = exam.gradeExam(key, [{ candidate: "17", answers: { 1: "A" } }], { paper });
const slips: exam.Slip[] = graded.candidates.flatMap(({ misconceptions }) => misconceptions.map(({ slip }) => slip));
const why: Sentence[] = exam.examAnswers(key, "en").questions.flatMap(({ why }) => why);
const made: exam.ExamKey = JSON.parse(key);
export const sealed: boolean = made.digest === paper.seal && slips.length + why.length > 0;
// @ts-expect-error: no such topic
exam.drawExam("cis-2009", { topics: ["tax"] });
// @ts-expect-error: no such level
exam.drawExam("cis-2009", { level: 4 });

// @ts-expect-error: a day is due
assessGood({ rulebook: "cis-2009", good: { hs: "8403109000" } });
// @ts-expect-error: a tariff code is a text
assessGood({ on: "2026-03-01", rulebook: "cis-2009", good: { hs: 8403109000 } });
// @ts-expect-error: no such field
assessGood({ on: "2026-03-01", rulebook: "cis-2009", good: { hs: "8403109000" }, god: 1 });
// @ts-expect-error: no such kind of proof
const proof: Facts["materials"] = [{ proof: { kind: "rumour" } }];
// @ts-expect-error: no such language
explain(assessGood(facts), "de");
// @ts-expect-error: the text door takes text
text.assessGood(facts);
// @ts-expect-error: a contract has contracts
assessContract({ on: "2026-03-01", rulebook: "kz-procurement", kind: "works", value: "1" });
// @ts-expect-error: no such kind of contract
assessContract({ ...contract, kind: "gifts" });
// @ts-expect-error: these are the facts of a period
assessContract(period);
// @ts-expect-error: a purchase has a share
assessPeriod({ ...period, rows: [{ id: "roof", kind: "works", value: "1" }] });
// @ts-expect-error: one good is no list
assessGoods(facts);
// @ts-expect-error: no such option
assessGoods([facts], { progress: () => {} });
// @ts-expect-error: an answer may be an error
assessGoods([facts]).then(([answer]) => answer?.verdict);
// @ts-expect-error: a count is a number
openWorkers({ count: "2" });
// @ts-expect-error: no such verdict
const verdict: Verdict = "maybe";
console.log(proof, verdict);

// @ts-expect-error: a language that nobody speaks
const options: LoadOptions = { languages: ["de"] };
void options;

const advice: Advice = advise(contract, { wished_share: "60", costs: { "obtain-proof": 5 } });
const paths: string[] = advice.changes.flatMap(({ patch }) => patch.map(({ path }) => path));
explain(advice, "kk").headroom?.map(({ text }) => text);
// @ts-expect-error no such wish
advise(facts, { share: "60" });
void paths;

/** The engine for goods alone. */
export async function small(): Promise<Explanation> {
  await good.load(new Uint8Array());
  const answer: Assessment = good.assessGood(facts);
  // @ts-expect-error: it knows no contracts
  void good.assessContract;
  // @ts-expect-error: nor their words
  good.explain(assessContract(contract), "kk");
  // @ts-expect-error: nor their text
  void good.text.assessContract;
  return good.explain(good.text.assessGood("{}") === "" ? answer : new TegiError([]), "kk");
}
