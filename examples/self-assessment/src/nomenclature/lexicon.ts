import { type Form, closeness, isOneSlip } from "./forms.ts";

/** Words by their places, to find those near another. */
export interface Lexicon {
  forms: readonly Form[];
  /** The places of the words that begin with a letter. */
  initials: ReadonlyMap<string, readonly number[]>;
  /** What was found for the words looked for last: while a person types only the last word is new. */
  found: Map<string, ReadonlyMap<number, number>>;
}

export function lexiconOf(forms: readonly Form[]): Lexicon {
  const initials = new Map<string, number[]>();
  forms.forEach(({ plain }, place) => {
    const alike = initials.get(plain[0] ?? "");
    if (alike) alike.push(place);
    else initials.set(plain[0] ?? "", [place]);
  });
  return { forms, initials, found: new Map() };
}

/** So many words are remembered. */
const REMEMBERED = 32;

/** The words near the one that is looked for, by their places, with how near they are. */
export function near(lexicon: Lexicon, wanted: Form): ReadonlyMap<number, number> {
  const known = lexicon.found.get(wanted.plain);
  if (known) return known;
  const found = new Map<number, number>();
  for (const place of lexicon.initials.get(wanted.plain[0] ?? "") ?? []) {
    const how = closeness(wanted, lexicon.forms[place]!);
    if (how > 0) found.set(place, how);
  }
  if (found.size === 0) slips(lexicon, wanted, found);
  if (lexicon.found.size === REMEMBERED) lexicon.found.clear();
  lexicon.found.set(wanted.plain, found);
  return found;
}

/** Few slip at the first letter: those words are looked at where there are no others. */
function slips({ forms }: Lexicon, { plain }: Form, found: Map<number, number>): void {
  if (plain.length < 5) return;
  forms.forEach((word, place) => {
    if (isOneSlip(plain, word.plain)) found.set(place, SLIP);
  });
}

const SLIP = 0.65;
