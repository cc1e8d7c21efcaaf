import * as tegi from "tegi";
import { type ContractFacts, type Facts, TegiError } from "tegi";
import { language } from "../words/index.ts";

/**
 * The record of facts: facts, answer and digest in one text, each byte of which counts.
 *
 * @throws {TegiError} with every fault of the facts.
 */
export function record(facts: Facts | ContractFacts): { text: string; digest: string } {
  const text = tegi.text.record(facts, { salt: salt() });
  const made: tegi.AssessmentRecord | tegi.Refusal = JSON.parse(text);
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
export function verified(document: string): Verified {
  const found: tegi.Verification | tegi.Refusal = JSON.parse(tegi.text.verify(document));
  const words = () => tegi.explain(found, language.value);
  if (found.type === "refusal") {
    return { isWrong: true, tell: () => words().verdict, list: () => words().errors.map(({ text }) => text) };
  }
  return {
    isWrong: !found.holds,
    tell: () => words().verdict,
    list: () => [...found.differences.map(({ at }) => at), ...words().warnings.map(({ text }) => text)],
  };
}
