import type { ContractFacts } from "tegi";
import { type Facts, type Refusal, explain, text as engine } from "tegi/good";
import type { Draft } from "../case/draft.ts";
import { fromFacts, toFacts } from "../case/facts.ts";
import { canRead, faultWords, readerReady } from "../case/read.ts";
import { wholeEngine } from "../engine.ts";
import type { ContractDraft } from "../procurement/shape.ts";
import { fromFacts as fromContract, toFacts as toContract } from "../procurement/facts.ts";
import { language, t } from "../words/index.ts";
import { losses } from "./losses.ts";

/** What a document turned out to be. */
export type Opened = ({ kind: "good"; draft: Draft } | { kind: "contract"; draft: ContractDraft }) & {
  /** The document as it was given, where it is a record. */
  record: string | undefined;
  /** What the page has no place for, or holds otherwise, by JSON pointer into the facts. */
  lost: string[];
  /** What the engine finds wrong with the facts. */
  refusal: Refusal | undefined;
};

/** Why a document could not be opened, in the chosen language. */
export class Unreadable extends Error {
  constructor(readonly tell: () => string[]) {
    super(tell().join(" "));
  }
}

// What these say cannot be held by a draft; any other fault is shown at its field, to be mended there.
const FATAL = new Set(["not-json", "too-deep", "wrong-type", "duplicate-key", "number-not-exact", "too-many"]);

/**
 * Reads facts of a good or of a contract, or a record of them.
 *
 * @throws {Unreadable} with every place at which it cannot be read.
 */
export async function open(given: string): Promise<Opened> {
  const document = given.replace(/^\uFEFF/, "");
  const facts = factsOf(document);
  const isRecord = facts.text !== document;
  const kind = kindOf(facts.value);
  const answer: Refusal | { type: "" } = JSON.parse(
    kind === "good" ? engine.assessGood(facts.text) : (await wholeEngine()).text.assessContract(facts.text),
  );
  const refusal = answer.type === "refusal" ? answer : undefined;
  // What is opened is stated again, to see what would be lost: that needs the reader of values.
  await readerReady;
  if (refusal?.errors.some(({ code }) => FATAL.has(code))) throw unreadable(refusal);
  try {
    const more = { record: isRecord ? document : undefined, refusal };
    if (kind === "good") {
      const draft = fromFacts(facts.value as Facts);
      return { kind, draft, lost: losses(facts.value, toFacts(draft).facts), ...more };
    }
    const draft = fromContract(facts.value as ContractFacts);
    return { kind, draft, lost: losses(facts.value, toContract(draft).facts), ...more };
  } catch (error) {
    // A field that no draft can do without is not there: the engine has said which.
    if (refusal) throw unreadable(refusal);
    throw error;
  }
}

/** The facts of a document, and their text: of a record those inside it. */
function factsOf(document: string): { value: object; text: string } {
  let value: unknown;
  try {
    value = JSON.parse(document);
  } catch {
    throw unreadable(JSON.parse(engine.assessGood(document)));
  }
  if (!isObject(value)) throw new Unreadable(() => [t("takeaway.no-facts")]);
  if (!("type" in value && value.type === "record")) return { value, text: document };
  if (!("facts" in value && isObject(value.facts))) throw new Unreadable(() => [t("takeaway.no-facts-in-record")]);
  return { value: value.facts, text: JSON.stringify(value.facts) };
}

/** Whether it is a record whose costs are hidden: it can be verified, but not opened. */
export function isMasked(document: string): boolean {
  try {
    const value: unknown = JSON.parse(document);
    return isObject(value) && "type" in value && value.type === "masked_record";
  } catch {
    return false;
  }
}

function kindOf(facts: object): "good" | "contract" {
  if ("contracts" in facts) return "contract";
  if ("good" in facts) return "good";
  throw new Unreadable(() => [t("rows" in facts ? "takeaway.period-facts" : "takeaway.no-facts")]);
}

function unreadable(refusal: Refusal): Unreadable {
  return new Unreadable(() => [...new Set(refusalWords(refusal))]);
}

/** What is wrong, each with its place: a pointer or, where the text is no JSON, its line and column. */
export function refusalWords(refusal: Refusal): string[] {
  const words = canRead.value
    ? faultWords(refusal.errors)
    : explain(refusal, language.value).errors.map(({ text }) => text);
  return refusal.errors.map(({ code, at, given }, index) => {
    if (code === "not-json") {
      const [line = "", column = ""] = (given ?? "").split(":");
      return t("takeaway.not-json", { line, column });
    }
    const sentence = words[index] ?? code;
    return at ? `${at}: ${sentence}` : sentence;
  });
}

const isObject = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);
