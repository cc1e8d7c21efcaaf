import { computed } from "@preact/signals";
import { type Category, type Rulebook, rulebook } from "tegi/good";
import { language, pick } from "../words/index.ts";
import { understood } from "./read.ts";
import { draft, editions, isReady } from "./store.ts";

/** The edition of the draft's rulebook that is in force on the draft's day. */
export const edition = computed(() => {
  const on = understood("day", draft.value.on);
  const own = editions.value.filter((one) => one.id === draft.value.rulebook);
  return own.find((one) => one.first <= on && (one.last === null || on <= one.last));
});

const books = new Map<string, Rulebook>();

/** An edition by its name, read once. */
export function book(name: string): Rulebook {
  const known = books.get(name) ?? rulebook(name);
  books.set(name, known);
  return known;
}

/** The rulebook of the draft's day, where there is one. */
export const law = computed(() => {
  if (!isReady.value || !edition.value) return undefined;
  return book(`${edition.value.id}@${edition.value.first}`);
});

/** The rulebook whose rules of origin apply: another's where the act's own were not read. */
export const originLaw = computed(() => {
  const from = law.value?.origin_from;
  return from ? book(`${from.rulebook}@${from.edition}`) : law.value;
});

export const whollyProduced = computed<readonly Category[]>(
  () => originLaw.value?.origin?.wholly_produced?.entries ?? [],
);
export const insufficient = computed<readonly Category[]>(() => originLaw.value?.origin?.insufficient?.entries ?? []);

/** The operations that the rulebook has a name for, in the order of the alphabet. */
export const operations = computed(() => {
  const terms = (originLaw.value?.terms ?? []).filter((term) => term.kind === "operation");
  const order = new Intl.Collator(language.value);
  return terms
    .map((term) => ({ id: term.id, name: pick(term) }))
    .sort((one, other) => order.compare(one.name, other.name));
});

/** A term of the rulebook in words. */
export function termName(id: string): string {
  // A rulebook without a list of operations has no names of its own for them: those of the CIS stand in.
  const cis = editions.value.find((one) => one.id === "cis-2009" && one.last === null);
  const books = [originLaw.value, law.value, cis && book(`${cis.id}@${cis.first}`)];
  const term = books.flatMap((one) => one?.terms ?? []).find((one) => one.id === id);
  return term ? pick(term) : id;
}
