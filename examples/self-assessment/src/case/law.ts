import { computed, signal } from "@preact/signals";
import type { Category, Rulebook } from "tegi/good";
import { goods } from "../engine.ts";
import { language, pick } from "../words/index.ts";
import { type Draft, knownBy } from "./draft.ts";
import { categoriesOf, inForce, lawsOf, termsOf } from "./edition.ts";
import { understood } from "./read.ts";
import { draft, editions, isReady } from "./store.ts";

const editionOn = (rulebook: string, day: string) => inForce(editions.value, rulebook, understood("day", day));

/** The edition of the draft's rulebook that is in force on the draft's day. */
export const edition = computed(() => editionOn(draft.value.rulebook, draft.value.on));

const books = new Map<string, Rulebook>();

/** An edition by its name, read once. */
export function book(name: string): Rulebook {
  const known = books.get(name) ?? goods.value.rulebook(name);
  books.set(name, known);
  return known;
}

const laws = computed(() => (isReady.value && edition.value ? lawsOf(edition.value, book) : undefined));

/** The rulebook of the draft's day, where there is one. */
export const law = computed(() => laws.value?.law);

/** The rulebook whose rules of origin apply: another's where the act's own were not read. */
export const originLaw = computed(() => laws.value?.originLaw);

/** Whether origin hangs on a row of the ministry's list that is not here. */
export const hasListRow = () => originLaw.value?.origin?.threshold != null;

/** The draft by another rulebook on a day, without what that does not know: answers, the category, readings. */
export function under(draft: Draft, rulebook: string, on: string): Draft {
  if (rulebook === draft.rulebook && on === draft.on) return draft;
  const named = editionOn(rulebook, on);
  const laws = named && lawsOf(named, book);
  const left = laws ? knownBy(draft, { terms: termsOf(laws), categories: categoriesOf(laws) }) : draft;
  return { ...left, rulebook, on, readings: {} };
}

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

/** Operations that no rulebook names, in words of the chosen language: those usual in the good's chapter. */
export const usualNames = signal<ReadonlyMap<string, string>>(new Map());

/** A term of the rulebook in words. */
export function termName(id: string): string {
  // A rulebook without a list of operations has no names of its own for them: those of the CIS stand in.
  const cis = editions.value.find((one) => one.id === "cis-2009" && one.last === null);
  const books = [originLaw.value, law.value, cis && book(`${cis.id}@${cis.first}`)];
  const term = books.flatMap((one) => one?.terms ?? []).find((one) => one.id === id);
  return term ? pick(term) : (usualNames.value.get(id) ?? id);
}
