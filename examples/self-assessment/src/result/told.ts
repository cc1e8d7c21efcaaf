import { computed } from "@preact/signals";
import type { Assessment, Explanation } from "tegi/good";
import { assessment, draft, stated } from "../case/store.ts";
import { goods } from "../engine.ts";
import { figure } from "../ui/figure.ts";
import { language } from "../words/index.ts";
import { SHOWN, briefly, plainly } from "./materials.ts";

export interface Told {
  answer: Assessment;
  words: Explanation;
}

/** The answer with its sentences, in which materials have their names. */
export const told = computed<Told | null>(() => {
  const answer = assessment.value;
  return answer && { answer, words: goods.value.explain(plainly(answer, stated.value), language.value) };
});

/** The same for the screen, which names few lines and questions: the worksheet and the workbook name all. */
export const seen = computed<Told | null>(() => {
  const answer = assessment.value;
  if (!answer) return null;
  const plain = briefly(plainly(answer, stated.value));
  return { answer, words: goods.value.explain({ ...plain, missing: plain.missing.slice(0, SHOWN) }, language.value) };
});

/** An amount of the engine's in the currency of the case. */
export const money = (text: string): string => `${figure(text)}\u00a0${draft.value.currency}`;
