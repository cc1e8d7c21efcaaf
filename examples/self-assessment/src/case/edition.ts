import type { Edition, Rulebook } from "tegi";

/** The edition of a rulebook that is in force on a day. */
export function inForce(editions: readonly Edition[], rulebook: string, on: string): Edition | undefined {
  return editions.find(({ id, first, last }) => id === rulebook && first <= on && (last === null || on <= last));
}

/** The rules of an edition. */
export interface Laws {
  law: Rulebook;
  /** The rulebook whose rules of origin apply: another's where the act's own were not read. */
  originLaw: Rulebook;
}

/** The rules of an edition, where `book` gives a rulebook by its name. */
export function lawsOf({ id, first }: Edition, book: (name: string) => Rulebook): Laws {
  const law = book(`${id}@${first}`);
  const from = law.origin_from;
  return { law, originLaw: from ? book(`${from.rulebook}@${from.edition}`) : law };
}

/** What these rulebooks may ask, by the ids of their terms. */
export const termsOf = ({ law, originLaw }: Partial<Laws>): ReadonlySet<string> =>
  new Set([law, originLaw].flatMap((one) => one?.terms ?? []).map(({ id }) => id));

/** The categories of goods wholly produced of these rulebooks, by their letters and the names that facts may give them. */
export const categoriesOf = ({ originLaw }: Partial<Laws>): ReadonlySet<string> =>
  new Set((originLaw?.origin?.wholly_produced?.entries ?? []).flatMap(({ letter, alias }) => [letter, alias]));
