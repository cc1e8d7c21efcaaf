import type { AssessmentRecord, ContractFacts, Facts, Refusal, Verification } from "tegi";
import { TegiError } from "tegi/good";
import { wholeEngine } from "../engine.ts";
import { language } from "../words/index.ts";

/**
 * The record of facts: facts, answer and digest in one text, each byte of which counts.
 *
 * @throws {TegiError} with every fault of the facts.
 */
export async function record(facts: Facts | ContractFacts): Promise<{ text: string; digest: string }> {
  const engine = await wholeEngine();
  const text = engine.text.record(facts, { salt: salt() });
  const made: AssessmentRecord | Refusal = JSON.parse(text);
  if (made.type === "refusal") throw new TegiError(made.errors);
  return { text, digest: made.digest };
}

/** With a salt the costs can be masked later, and nobody finds them by trying. */
function salt(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What came of recomputing a record. */
export interface Verified {
  isWrong: boolean;
  tell: () => string;
  /** Where it differs, by JSON pointer into the record, and what else is wrong with it, in words. */
  list: () => string[];
}

/** What stands beside a record: the keys that its reader trusts, as text, and its signatures. */
export interface Beside {
  keys: string;
  signatures: string[];
}

/** Sorts the texts of files: envelopes and detached JWS are signatures, anything else is the list of keys. */
export function beside(texts: readonly string[]): Beside | undefined {
  const signatures = texts.filter(isSignature);
  const [keys, ...more] = texts.filter((text) => !isSignature(text));
  return keys === undefined || more.length > 0 ? undefined : { keys, signatures };
}

function isSignature(text: string): boolean {
  if (/^[\w-]+\.\.[\w-]+\s*$/.test(text)) return true;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && "payloadType" in value;
  } catch {
    return false;
  }
}

/** Recomputes a record that was opened, and judges what stands beside it. */
export async function verified(document: string, given?: Beside): Promise<Verified> {
  const engine = await wholeEngine();
  // Times of signatures are in UTC.
  const by = given && JSON.stringify({ ...given, on: new Date().toISOString().slice(0, 10) });
  const found: Verification | Refusal = JSON.parse(engine.text.verify(document, by));
  const words = () => engine.explain(found, language.value);
  if (found.type === "refusal") {
    return { isWrong: true, tell: () => words().verdict, list: () => words().errors.map(({ text }) => text) };
  }
  return {
    // What is masked cannot be shown to be true here: that is said, and is no fault of it.
    isWrong: (!found.holds && found.outcome !== "masked") || (found.vouched === false && given !== undefined),
    tell: () => words().verdict,
    list: () => [
      ...(words().signatures ?? []).map(({ text }) => text),
      ...found.differences.map(({ at }) => at),
      ...words().warnings.map(({ text }) => text),
    ],
  };
}
