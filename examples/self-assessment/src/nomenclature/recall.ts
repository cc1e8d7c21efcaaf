import type { GoodDraft } from "../case/draft.ts";
import { draft } from "../case/store.ts";
import type { Recalled } from "./find.ts";

const NAME = "tegi-codes";
/** The codes of so many names are kept; those used last. */
const MOST = 500;

/** The codes of this case and of those before on this device, the last used first; one for each name. */
export function usedCodes(): Recalled[] {
  const now = draft.value;
  // Asked at each keystroke, of thousands of lines.
  if (last?.draft !== now || last.kept !== kept) last = { draft: now, kept, all: merged(pairs(now), kept) };
  return last.all;
}

let kept: Recalled[] = [];
let last: { draft: GoodDraft; kept: Recalled[]; all: Recalled[] } | undefined;

/** Brings back the codes of the cases before. */
export function recallCodes(): void {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(NAME) ?? "[]");
    kept = Array.isArray(found) ? found.filter(isRecalled) : [];
  } catch {
    // Where the store is forbidden, or holds something else, nothing is recalled.
    kept = [];
  }
}

function isRecalled(one: unknown): one is Recalled {
  const { code, name } = (one ?? {}) as Partial<Recalled>;
  return typeof code === "string" && typeof name === "string";
}

/** Keeps the codes of this case on the device, beside those of before. */
export function keepCodes(): void {
  const now = usedCodes();
  if (
    now.length === kept.length &&
    now.every(({ code, name }, at) => kept[at]?.code === code && kept[at].name === name)
  )
    return;
  kept = now;
  try {
    localStorage.setItem(NAME, JSON.stringify(kept));
  } catch {
    // Where there is no more room the case itself matters; these codes last as long as the page is open.
  }
}

/** Forgets the codes of all cases. */
export function forgetCodes(): void {
  kept = [];
  localStorage.removeItem(NAME);
}

export function merged(now: Iterable<Recalled>, before: Iterable<Recalled>): Recalled[] {
  const all = new Map<string, Recalled>();
  for (const list of [now, before]) {
    for (const one of list) {
      const name = one.name.trim().toLowerCase();
      if (!all.has(name)) all.set(name, one);
      if (all.size === MOST) return [...all.values()];
    }
  }
  return [...all.values()];
}

/** The names of a case that have a code, the good itself and then its materials. */
function* pairs(good: GoodDraft): Generator<Recalled> {
  yield* pair(good.name, good.hs);
  for (const row of good.materials ?? []) {
    yield* pair(row.name, row.hs);
    if (row.part) yield* pairs(row.part);
  }
}

function* pair(name: string, hs: string): Generator<Recalled> {
  const code = hs.replace(/[\s\u00a0.]/g, "");
  if (name.trim() && /^(?:\d{4}|\d{6}|\d{10})$/.test(code)) yield { code, name: name.trim() };
}
