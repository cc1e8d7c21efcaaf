import { effect, signal } from "@preact/signals";
import type { ContractFacts, Facts } from "tegi";
import { contract, openContract, stated as contractStated } from "../procurement/draft.ts";
import { forgetCodes, keepCodes, recallCodes } from "../nomenclature/recall.ts";
import { LANGUAGES, language, speak } from "../words/index.ts";
import { type Draft, type GoodDraft, type Row, emptyDraft, emptyRow, renumber } from "./draft.ts";
import { fromFacts, toFacts } from "./facts.ts";
import { allowKeeping, forgetKept } from "./keep.ts";
import { draft, replace, stated, today, unknowns } from "./store.ts";

const NAME = "tegi-case";

/** The form of the drafts below: raised when a draft of before can no longer be read as one of now. */
const FORM = 1;

interface Kept {
  form: number;
  language: string;
  draft: Draft;
  unknowns: string[];
  contract: typeof contract.value;
  /** What the drafts state. Their form is published and outlives that of the drafts: it is read where that is another. */
  facts: { good: Facts; contract: ContractFacts | null };
}

/**
 * What is amiss with keeping the case: the store of the device is full or forbidden, or another tab wrote there. Each
 * tab writes the whole case, so that the last one that writes wins.
 */
export const trouble = signal<"not-kept" | "elsewhere" | null>(null);

let waiting: ReturnType<typeof setTimeout> | undefined;
let isKeeping = false;

/** Brings back what was written on this device before, and keeps what is written from now on. */
export function restore(): void {
  allowKeeping();
  bringBack();
  recallCodes();
  if (isKeeping) return;
  isKeeping = true;
  let isFirst = true;
  effect(() => {
    void [language.value, draft.value, unknowns.value, contract.value];
    if (!isFirst) waiting ??= setTimeout(write, 300);
    isFirst = false;
  });
  addEventListener("pagehide", () => {
    if (waiting !== undefined) write();
  });
  addEventListener("storage", ({ key }) => {
    if (key === NAME || key === null) trouble.value = "elsewhere";
  });
}

/** Puts what is kept on the device in place of what is here. */
export function bringBack(): void {
  const kept = read();
  if (!kept) return;
  speak(LANGUAGES.find((known) => known === kept.language) ?? language.value);
  try {
    const own = kept.form === FORM ? wholeOf(kept.draft) : fromFacts(kept.facts.good);
    // A draft that states nothing readable is none.
    toFacts(own);
    replace(own, kept.form === FORM ? kept.unknowns : []);
    if (kept.form === FORM) contract.value = kept.contract;
    else openContract(kept.facts.contract);
  } catch {
    // Nothing of it can be read; a new case is begun, and what is kept stays until something is written.
  }
}

function read(): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function write(): void {
  clearTimeout(waiting);
  waiting = undefined;
  const now: Kept = {
    form: FORM,
    language: language.value,
    draft: lean(draft.value),
    unknowns: [...unknowns.value],
    contract: contract.value,
    facts: { good: stated.value.facts, contract: contractStated.value?.facts ?? null },
  };
  try {
    localStorage.setItem(NAME, JSON.stringify(now));
    keepCodes();
    if (trouble.value === "not-kept") trouble.value = null;
  } catch {
    trouble.value = "not-kept";
  }
}

const BLANK: Partial<Row> = emptyRow();

/** Without the empty cells: thousands of lines have to fit, and reading fills them again. */
export function lean<Good extends GoodDraft>(good: Good): Good {
  const isWritten = ([name, value]: [string, unknown]) => value !== BLANK[name as keyof Row];
  const rows = good.materials?.map((row) => {
    const full = row.part ? { ...row, part: lean(row.part) } : row;
    return Object.fromEntries(Object.entries(full).filter(isWritten)) as unknown as Row;
  });
  return { ...good, materials: rows ?? null };
}

/** A kept draft with all of its fields. */
export const wholeOf = (kept: Draft): Draft => renumber({ ...emptyDraft(today()), ...kept });

/** Forgets everything that was written: the case and its contract, their steps, and what is kept on this device. */
export function forget(): void {
  replace(emptyDraft(today()));
  openContract(null);
  clearTimeout(waiting);
  waiting = undefined;
  trouble.value = null;
  try {
    localStorage.removeItem(NAME);
    forgetCodes();
    forgetKept();
    // The list of products: whoever has it open closes it.
    indexedDB.deleteDatabase("tegi");
  } catch {
    // Where the store is forbidden nothing was kept.
  }
}
