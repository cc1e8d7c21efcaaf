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

/** Recomputes a record that was opened. */
export async function verified(document: string): Promise<Verified> {
  const engine = await wholeEngine();
  const found: Verification | Refusal = JSON.parse(engine.text.verify(document));
  const words = () => engine.explain(found, language.value);
  if (found.type === "refusal") {
    return { isWrong: true, tell: () => words().verdict, list: () => words().errors.map(({ text }) => text) };
  }
  return {
    // What is masked cannot be shown to be true here: that is said, and is no fault of it.
    isWrong: !found.holds && found.outcome !== "masked",
    tell: () => words().verdict,
    list: () => [...found.differences.map(({ at }) => at), ...words().warnings.map(({ text }) => text)],
  };
}
