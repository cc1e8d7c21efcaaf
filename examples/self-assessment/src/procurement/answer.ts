import { computed } from "@preact/signals";
import { type ContractAssessment, type Explanation, type Fault, TegiError, assessContract, explain } from "tegi";
import { canRead, wrong } from "../case/read.ts";
import { isReady } from "../case/store.ts";
import { language } from "../words/index.ts";
import { stated } from "./draft.ts";
import type { Stated } from "./facts.ts";

/** The engine's answer, or all that is wrong with the facts. */
type Outcome = { assessment: ContractAssessment } | { faults: Fault[] };

function assess({ facts, doubts }: Stated): Outcome {
  try {
    const assessment = assessContract(facts);
    return doubts.size > 0 ? { faults: wrong(doubts, []) } : { assessment };
  } catch (error) {
    if (error instanceof TegiError) return { faults: wrong(doubts, error.errors) };
    throw error;
  }
}

const outcome = computed<Outcome | null>(() =>
  isReady.value && canRead.value && stated.value ? assess(stated.value) : null,
);

export const assessment = computed<ContractAssessment | null>(() => {
  const answer = outcome.value;
  return answer && "assessment" in answer ? answer.assessment : null;
});

/** The answer in sentences of the chosen language. */
export const words = computed<Explanation | null>(() => {
  const answer = outcome.value;
  return (
    answer &&
    explain("assessment" in answer ? answer.assessment : { type: "refusal", errors: answer.faults }, language.value)
  );
});

/** Something about a fact: where it belongs, as a JSON pointer, and the engine's sentence. */
export interface About {
  at: string;
  text: string;
}

const told = computed<(About & { isDue: boolean })[]>(() => {
  const answer = outcome.value;
  if (!answer || !("faults" in answer)) return [];
  const sentences = words.value?.errors ?? [];
  const all = answer.faults.map(({ at, code }, index) => ({
    at,
    text: sentences[index]?.text ?? code,
    isDue: code === "missing-field",
  }));
  // The only contract takes the customer's value: what is wrong with it is said there.
  return all.filter(({ at }) => at !== stated.value?.implied);
});

/** What is wrong. */
export const faults = computed<About[]>(() => told.value.filter(({ isDue }) => !isDue));
/** What has to be written before there can be a result. */
export const due = computed<About[]>(() => told.value.filter(({ isDue }) => isDue));

/** What may still change the share. */
export const missing = computed<About[]>(() => words.value?.missing ?? []);

/** Sentences by the pointer of their fact and of all that it is a part of. */
function byPlace(all: readonly About[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { at, text } of all) {
    for (let end = at.length; end > 0; end = at.lastIndexOf("/", end - 1)) {
      const place = at.slice(0, end);
      const here = found.get(place);
      if (here) here.push(text);
      else found.set(place, [text]);
    }
  }
  return found;
}

const wrongBy = computed(() => byPlace(faults.value));
const lackingBy = computed(() => byPlace([...due.value, ...missing.value]));

/** What is wrong with the field of a pointer, or with a part of its fact. */
export function faultAt(pointer: string | undefined): string | undefined {
  return pointer === undefined ? undefined : wrongBy.value.get(pointer)?.[0];
}

/** What is wrong at a pointer itself, not in a part of it. */
export function faultOf(pointer: string | undefined): string | undefined {
  return faults.value.find(({ at }) => at === pointer)?.text;
}

/** How many facts under a pointer are wrong, and how many are missing. */
export function openAt(pointer: string | undefined): { wrong: number; lacking: number } {
  const count = (all: Map<string, string[]>) => (pointer === undefined ? 0 : (all.get(pointer)?.length ?? 0));
  return { wrong: count(wrongBy.value), lacking: count(lackingBy.value) };
}
