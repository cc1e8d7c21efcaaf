import { signal } from "@preact/signals";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Assessment, Comparison, Verdict } from "tegi";
import { lean, wholeOf } from "../case/device.ts";
import type { Draft } from "../case/draft.ts";
import { toFacts } from "../case/facts.ts";
import { draft, judged, replace, unknowns } from "../case/store.ts";

/** The products of a person, kept on this device by IndexedDB; `idb` gives it promises. */

/** What came of a product when it was looked at last. */
export interface Seen {
  verdict: Verdict;
  provisional: boolean;
  share: string | null;
  /** The value with a limit that the verdict rests on. */
  comparison: Pick<Comparison, "measured" | "limit" | "headroom" | "at_least"> | null;
  /** The rulebook and its edition. */
  edition: string;
}

export interface Product {
  id: number;
  draft: Draft;
  unknowns: string[];
  /** `null`: nothing could be said. */
  seen: Seen | null;
}

interface Schema extends DBSchema {
  products: { key: number; value: Product };
}

/** All products, the newest first; `null` until they were read. */
export const products = signal<readonly Product[] | null>(null);

/** Why the list cannot be kept. */
export const isForbidden = signal(false);

let opened: Promise<IDBPDatabase<Schema>> | undefined;

function database(): Promise<IDBPDatabase<Schema>> {
  opened ??= openDB<Schema>("tegi", 1, {
    upgrade: (made) => void made.createObjectStore("products", { keyPath: "id" }),
    // "Clear everything" deletes the database, here or in another tab.
    blocking: (_, __, event) => {
      (event.target as IDBDatabase).close();
      opened = undefined;
      products.value = [];
    },
    terminated: () => (opened = undefined),
  });
  return opened;
}

export async function load(): Promise<void> {
  try {
    const all = await (await database()).getAll("products");
    products.value = all.sort((one, other) => other.id - one.id);
  } catch {
    products.value ??= [];
    isForbidden.value = true;
  }
}

/** Writes products, new or changed. */
export async function put(given: readonly Product[]): Promise<void> {
  try {
    const writing = (await database()).transaction("products", "readwrite");
    await Promise.all([...given.map((one) => writing.store.put(one)), writing.done]);
  } catch {
    isForbidden.value = true;
  }
  const ids = new Set(given.map(({ id }) => id));
  const rest = (products.value ?? []).filter(({ id }) => !ids.has(id));
  products.value = [...given, ...rest].sort((one, other) => other.id - one.id);
}

export async function remove(id: number): Promise<void> {
  products.value = (products.value ?? []).filter((one) => one.id !== id);
  await (await database()).delete("products", id);
}

/** A number that no product has yet. */
const nextId = () => Math.max(0, ...(products.value ?? []).map(({ id }) => id)) + 1;

/** What the engine says of a draft. */
export function seen(of: Draft): Seen | null {
  const answer = judged(toFacts(of));
  return "assessment" in answer ? summary(answer.assessment) : null;
}

function summary({ verdict, provisional, local_content, steps, receipt }: Assessment): Seen {
  const own = steps.filter(({ good, comparison }) => good === "" && comparison);
  const { measured, limit, headroom, at_least } = (own.find(({ decisive }) => decisive) ?? own[0])?.comparison ?? {};
  return {
    verdict,
    provisional,
    share: local_content?.share ?? null,
    comparison:
      limit === undefined
        ? null
        : { measured: measured ?? null, limit, headroom: headroom ?? null, ...(at_least && { at_least }) },
    edition: `${receipt.rulebook}@${receipt.edition}`,
  };
}

/** Keeps the case at hand: in place of the product of its name and code, or as another. Tells whether it is new. */
export async function keepCurrent(): Promise<boolean> {
  if (products.value === null) await load();
  const now = lean(draft.value);
  const isSame = ({ draft: { name, hs, rulebook } }: Product) =>
    name === now.name && hs === now.hs && rulebook === now.rulebook;
  const before = products.value?.find(isSame);
  const id = before?.id ?? nextId();
  await put([{ id, draft: now, unknowns: [...unknowns.value], seen: seen(draft.value) }]);
  return before === undefined;
}

/** Puts a product in place of the case at hand. */
export const open = (one: Product) => replace(wholeOf(one.draft), one.unknowns);

export async function duplicate(one: Product, name: string): Promise<void> {
  await put([{ ...one, id: nextId(), draft: { ...one.draft, name } }]);
}

/** Adds products of a file behind those that are here. */
export async function add(given: readonly Product[]): Promise<void> {
  const first = nextId();
  await put(given.map((one, index) => ({ ...one, id: first + index })));
}
