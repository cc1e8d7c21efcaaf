import { signal } from "@preact/signals";
import type { Language } from "tegi";
import type bill from "./bill.json";
import type check from "./check.json";
import conversation from "./conversation.json";
import nomenclature from "./nomenclature.json";
import type operations from "./operations.json";
import type paper from "./paper.json";
import type procurement from "./procurement.json";
import type products from "./products.json";
import type result from "./result.json";
import shell from "./shell.json";
import type table from "./table.json";
import takeaway from "./takeaway.json";
import type training from "./training.json";

/** The page's own sentences, by room; all that speaks of law comes from the engine. */
interface Catalogues {
  bill: typeof bill;
  check: typeof check;
  conversation: typeof conversation;
  nomenclature: typeof nomenclature;
  operations: typeof operations;
  paper: typeof paper;
  procurement: typeof procurement;
  products: typeof products;
  result: typeof result;
  shell: typeof shell;
  table: typeof table;
  takeaway: typeof takeaway;
  training: typeof training;
}
export type Key = { [Room in keyof Catalogues]: `${Room}.${keyof Catalogues[Room] & string}` }[keyof Catalogues];

type Sentences = Record<string, Record<Language, string>>;

/** The sentences that are here. Those of the other rooms come with the rooms, by `teach`. */
const catalogues: Record<string, Sentences> = { conversation, nomenclature, shell, takeaway };

/** Adds the sentences of a room, before anything of it is shown. */
export function teach(more: { [Room in keyof Catalogues]?: Catalogues[Room] }): void {
  Object.assign(catalogues, more);
}

export const LANGUAGES: readonly Language[] = ["kk", "ru", "en"];

export const language = signal<Language>("ru");

/** Has the words of a language at hand, or brings them. */
type Bring = (language: Language) => Promise<void>;

const sources = new Set<Bring>();
let asked: Language | undefined;

/** From now on a language is spoken only when `bring` has its words. */
export function speakBy(bring: Bring): void {
  sources.add(bring);
}

/** Changes the language: at once while nothing is said yet, else as soon as all words of it are at hand. */
export function speak(next: Language): void {
  asked = next;
  if (sources.size === 0) {
    language.value = next;
    return;
  }
  // Words that cannot be had leave the language as it is.
  const brought = Promise.all([...sources].map((bring) => bring(next)));
  brought.then(() => asked === next && (language.value = next)).catch(() => {});
}

/** A sentence of the page in the chosen language, its blanks filled. */
export function t(key: Key, blanks: Record<string, string | number> = {}): string {
  const [room = "", name = ""] = key.split(".");
  const sentence = catalogues[room]?.[name]?.[language.value] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (blank, filled: string) => String(blanks[filled] ?? blank));
}

/** The one of three wordings that is in the chosen language. */
export function pick(wording: Record<Language, string>): string {
  return wording[language.value];
}

/** The first language that a person's browser prefers and the page speaks. */
export function preferred(): Language {
  for (const tag of navigator.languages) {
    const known = LANGUAGES.find((one) => tag.startsWith(one));
    if (known) return known;
  }
  return "ru";
}
