import { computed, effect, signal } from "@preact/signals";
import type { OperationGuide } from "tegi";
import { edition, usualNames } from "../case/law.ts";
import { understood } from "../case/read.ts";
import { draft } from "../case/store.ts";
import { type Engine, wholeEngine } from "../engine.ts";
import { language } from "../words/index.ts";

/** The whole engine, which alone knows the operations of a chapter, once it is here. */
const engine = signal<Engine | null>(null);

async function loadGuides(): Promise<void> {
  engine.value ??= await wholeEngine();
}

/** How an operation counts: by itself, not by itself, or as the act leaves open. */
export type Counts = "yes" | "no" | "unclear";

export function countsOf({ counts, standing }: OperationGuide): Counts | null {
  // Where the rulebook says nothing of insufficient operations, nothing is said of any.
  if (standing === null && counts === "neither") return null;
  if (counts === "named" || standing === "beyond") return "yes";
  return counts === "insufficient" || standing === "insufficient" || standing === "neutral" ? "no" : "unclear";
}

const known = computed(() => {
  void [engine.value, language.value, edition.value];
  return new Map<string, readonly OperationGuide[]>();
});

/** The operations to choose from for a code, the usual ones of its chapter first; none while that is not known. */
export function guidesFor(hs: string): readonly OperationGuide[] {
  const [own, book] = [engine.value, edition.value];
  const code = understood("code", hs);
  if (!own || !book || !code) return [];
  const kept = known.value.get(code);
  if (kept) return kept;
  let found: readonly OperationGuide[] = [];
  try {
    found = own.operations(code, language.value, { rulebook: `${book.id}@${book.first}` }).operations;
  } catch (error) {
    // A code that is none yet has no chapter.
    if (!(error instanceof own.TegiError)) throw error;
  }
  known.value.set(code, found);
  return found;
}

/** What the chosen operations say of whether more than insufficient ones was done; nothing where the act is silent. */
export function judgedBy(chosen: readonly string[], guides: readonly OperationGuide[]): "yes" | "no" | "open" | null {
  const own = chosen.map((id) => guides.find(({ term }) => term === id)?.standing ?? null);
  if (own.includes("beyond")) return "yes";
  if (own.length === 0 || own.every((standing) => standing === null)) return null;
  return own.every((standing) => standing === "insufficient" || standing === "neutral") ? "no" : "open";
}

// Whoever comes here needs them; the whole engine is on its way anyway.
void loadGuides();

effect(() => {
  usualNames.value = new Map(guidesFor(draft.value.hs).map(({ term, text }) => [term, text]));
});
