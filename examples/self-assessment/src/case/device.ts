import { effect } from "@preact/signals";
import { LANGUAGES, language } from "../words/index.ts";
import { type Draft, renumber } from "./draft.ts";
import { contract } from "../procurement/draft.ts";
import { draft, replace, unknowns } from "./store.ts";

const NAME = "tegi-case";

interface Kept {
  form: 1;
  language: string;
  draft: Draft;
  unknowns: string[];
  contract: typeof contract.value;
}

/** Brings back what was written on this device before, and keeps what is written from now on. */
export function restore(): void {
  const kept = read();
  if (kept) {
    language.value = LANGUAGES.find((known) => known === kept.language) ?? language.value;
    replace(renumber(kept.draft), kept.unknowns);
    contract.value = kept.contract;
  }
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    waiting = undefined;
    const now: Kept = {
      form: 1,
      language: language.value,
      draft: draft.value,
      unknowns: [...unknowns.value],
      contract: contract.value,
    };
    try {
      localStorage.setItem(NAME, JSON.stringify(now));
    } catch {
      // A full or forbidden store keeps nothing; the page goes on, and files still can be saved.
    }
  };
  let isFirst = true;
  effect(() => {
    void [language.value, draft.value, unknowns.value, contract.value];
    if (!isFirst) waiting ??= setTimeout(write, 300);
    isFirst = false;
  });
  addEventListener("pagehide", () => {
    if (waiting === undefined) return;
    clearTimeout(waiting);
    write();
  });
}

function read(): Kept | undefined {
  try {
    const kept: Kept | null = JSON.parse(localStorage.getItem(NAME) ?? "null");
    return kept?.form === 1 ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets all that is kept on this device. */
export function forget(): void {
  localStorage.removeItem(NAME);
}
