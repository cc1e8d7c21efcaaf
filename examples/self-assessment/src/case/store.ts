import { batch, computed, signal } from "@preact/signals";
import { type Assessment, type Edition, type Explanation, type Facts, type Fault, TegiError } from "tegi/good";
import { engineReady, goods } from "../engine.ts";
import { language } from "../words/index.ts";
import { type Draft, type Row, emptyDraft } from "./draft.ts";
import { type Stated, toFacts } from "./facts.ts";
import { history } from "./history.ts";
import { credited } from "./source.ts";
import { canRead, faultWords, readerReady, wrong } from "./read.ts";

/** The day of the device, for a new case. */
export function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const steps = history(emptyDraft(today()));
export const draft = steps.value;
export const { undo, redo, canUndo, canRedo } = steps;

/** Questions that were answered "I do not know", by the pointer of their fact. */
export const unknowns = signal<ReadonlySet<string>>(new Set());

export const isReady = signal(false);
export const failure = signal<unknown>(undefined);
engineReady.then(
  () => (isReady.value = true),
  (error: unknown) => (failure.value = error),
);
readerReady.catch((error: unknown) => (failure.value = error));

export const editions = computed<Edition[]>(() => (isReady.value ? goods.value.rulebooks() : []));

export const stated = computed(() => toFacts(draft.value));

/** The engine's answer, or all that is wrong with the facts. */
export type Outcome = { assessment: Assessment } | { faults: Fault[] };

export const outcome = computed<Outcome | null>(() => {
  if (!isReady.value || !canRead.value || !draft.value.rulebook || !draft.value.hs.trim()) return null;
  return judged(stated.value);
});

/** What is in doubt is judged in no way, also where the engine would take it at its word. */
export function judged({ facts, doubts }: Stated): Outcome {
  const answer = assess(facts);
  if (doubts.size === 0) return answer;
  return { faults: wrong(doubts, "faults" in answer ? answer.faults : []) };
}

/** Assesses facts; what is wrong with them is a value. */
export function assess(facts: Facts): Outcome {
  try {
    return { assessment: goods.value.assessGood(facts) };
  } catch (error) {
    if (error instanceof TegiError) return { faults: error.errors };
    throw error;
  }
}

export const assessment = computed<Assessment | null>(() => {
  const answer = outcome.value;
  return answer && "assessment" in answer ? answer.assessment : null;
});

/** The answer in sentences of the chosen language. */
export const words = computed<Explanation | null>(() => {
  const answer = outcome.value;
  if (!answer) return null;
  if ("assessment" in answer) return goods.value.explain(answer.assessment, language.value);
  const said = goods.value.explain({ type: "refusal", errors: answer.faults }, language.value);
  const texts = faultWords(answer.faults);
  return { ...said, errors: said.errors.map((error, index) => ({ ...error, text: texts[index] ?? error.text })) };
});

/** What is wrong, by the pointer of the fact: the engine's sentence in the chosen language. */
export const faults = computed<ReadonlyMap<string, string>>(() => {
  const answer = outcome.value;
  if (!answer || !("faults" in answer)) return new Map();
  const sentences = words.value?.errors ?? [];
  return new Map(answer.faults.map((fault, index) => [fault.at, sentences[index]?.text ?? fault.code]));
});

/** Where a row of the bill stands in the facts. */
export const pointers = computed<ReadonlyMap<number, string>>(
  () => new Map([...stated.value.rows].map(([at, row]: [string, Row]) => [row.key, at])),
);

/** Changes the draft; the change can be undone. */
export function change(make: Partial<Draft> | ((draft: Draft) => Draft)): void {
  const before = draft.value;
  steps.change(credited(before, typeof make === "function" ? make(before) : { ...before, ...make }));
}

/** Puts another case in place of this one: opened, restored, or empty. */
export function replace(given: Draft, answeredUnknown: Iterable<string> = []): void {
  batch(() => {
    unknowns.value = new Set(answeredUnknown);
    steps.replace(given);
  });
}
