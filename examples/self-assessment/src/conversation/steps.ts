import { computed } from "@preact/signals";
import type { Missing } from "tegi";
import { assessment, draft, faults, unknowns } from "../case/store.ts";
import { STEPS, type Step } from "../case/place.ts";

/** Where a missing fact is asked. */
export function stepOf(missing: Missing): Step {
  switch (missing.fact) {
    case "/materials":
      return "materials";
    case "/operations":
      return "operations";
    case "/good/ex_works_price":
    case "/good/production_cost":
    case "/vat_rate":
      return "costs";
    default:
      return "questions";
  }
}

/** The questions still open, the one that settles most first; those answered "I do not know" are left out. */
export const open = computed(() => {
  const missing = assessment.value?.missing ?? [];
  const indexed = missing.map((one, index) => ({ missing: one, index }));
  return indexed.filter(({ missing: { fact } }) => !unknowns.value.has(fact));
});

/** The facts about which a person said "I do not know". */
export const leftOpen = computed(() => assessment.value?.missing.filter(({ fact }) => unknowns.value.has(fact)) ?? []);

/** Whether nothing that could still be said would change the answer. */
export const isSettled = computed(() => assessment.value !== null && assessment.value.missing.length === 0);

/** The steps that everybody takes: no rule can be chosen before. */
const ALWAYS: readonly Step[] = ["purpose", "product", "produced"];

/** Whether a step still has something to ask. */
export function isDue(step: Step): boolean {
  // Answers can be checked at any time; nobody has to.
  if (step === "check") return false;
  if (step === "result" || assessment.value === null) return true;
  if (ALWAYS.includes(step)) return true;
  return open.value.some(({ missing }) => stepOf(missing) === step);
}

/** Whether a step was answered. */
export function isDone(step: Step): boolean {
  const { rulebook, hs, materials, ex_works_price, production_cost, operations, wholly_produced } = draft.value;
  switch (step) {
    case "product":
      return hs.trim() !== "" && !faults.value.has("/good/hs");
    case "purpose":
      return rulebook !== "" && !faults.value.has("/on") && !faults.value.has("/rulebook");
    case "produced":
      return wholly_produced !== undefined;
    case "materials":
      return materials !== null;
    case "costs":
      return ex_works_price.trim() !== "" || production_cost.trim() !== "";
    case "operations":
      return operations !== null;
    case "questions":
      return assessment.value !== null && open.value.length === 0;
    case "check":
    case "result":
      return false;
  }
}

/** The step after this one: the next that still has something to ask. */
export function after(step: Step): Step {
  const rest = STEPS.slice(STEPS.indexOf(step) + 1);
  return rest.find(isDue) ?? "result";
}
