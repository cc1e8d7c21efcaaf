import { signal } from "@preact/signals";
import type { Language } from "tegi";
import bill from "./bill.json";
import conversation from "./conversation.json";
import nomenclature from "./nomenclature.json";
import procurement from "./procurement.json";
import result from "./result.json";
import shell from "./shell.json";
import table from "./table.json";
import takeaway from "./takeaway.json";

/** The page's own sentences, by room; all that speaks of law comes from the engine. */
const CATALOGUES = { bill, conversation, nomenclature, procurement, result, shell, table, takeaway };
type Catalogues = typeof CATALOGUES;
export type Key = { [Room in keyof Catalogues]: `${Room}.${keyof Catalogues[Room] & string}` }[keyof Catalogues];

export const LANGUAGES: readonly Language[] = ["kk", "ru", "en"];

export const language = signal<Language>("ru");

/** A sentence of the page in the chosen language, its blanks filled. */
export function t(key: Key, blanks: Record<string, string | number> = {}): string {
  const [room = "", name = ""] = key.split(".");
  const rooms: Record<string, Record<string, Record<Language, string>>> = CATALOGUES;
  const sentence = rooms[room]?.[name]?.[language.value] ?? key;
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
