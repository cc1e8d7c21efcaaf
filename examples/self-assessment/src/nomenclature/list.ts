import { formOf, wordsOf } from "./forms.ts";
import { type Lexicon, lexiconOf } from "./lexicon.ts";

/** A line of the nomenclature. */
export interface Line {
  code: string;
  /** Its own name in Russian or English, without the dashes of its level. */
  ru: string;
  en: string;
  /** How deep it stands below its heading, by those dashes. */
  level: number;
}

/** All lines in the order of codes, and the words in which they are found. */
export interface Nomenclature {
  lines: Line[];
  /** By code, the place in `lines`. */
  places: Map<string, number>;
  /** The words of the names; not those that name what is excluded. */
  lexicon: Lexicon;
  /** By the place of a word, those of the lines whose own name holds it. */
  holders: number[][];
}

let loading: Promise<Nomenclature> | undefined;

/** The nomenclature, loaded when first asked for. */
export function nomenclature(): Promise<Nomenclature> {
  loading ??= import("virtual:nomenclature").then((file) => parse(file.default));
  return loading;
}

export function parse(text: string): Nomenclature {
  const lines: Line[] = [];
  const places = new Map<string, number>();
  const words = new Map<string, number[]>();
  for (const row of text.split("\n")) {
    const [code = "", named = "", en = ""] = row.split("\t");
    const dashes = /^(?:[-–]\s*)*/.exec(named)?.[0] ?? "";
    // The tables carry marks of footnotes, `3)`, which are not here.
    const name = named.slice(dashes.length).replace(/(?<=[\p{L})])\d+\)$/u, "");
    const ru = /\p{Ll}/u.test(name) ? name : name.charAt(0) + name.slice(1).toLowerCase();
    const place = lines.length;
    lines.push({ code, ru, en, level: dashes.replace(/\s/g, "").length });
    places.set(code, place);
    for (const word of new Set(wordsOf(`${included(ru)} ${included(en)}`))) {
      const found = words.get(word);
      if (found) found.push(place);
      else words.set(word, [place]);
    }
  }
  const forms = [...words.keys()].map((word) => formOf(word, /[a-z]/.test(word) ? "en" : "ru"));
  return { lines, places, lexicon: lexiconOf(forms), holders: [...words.values()] };
}

/** Most names exclude nothing. */
const MAY_EXCLUDE = /кроме|исключ|exclud|except|other than/i;
const EXCLUDING =
  /\s*\(?(?:,\s*)?(?<![\p{L}])(?:кроме|за исключением|исключая|excluding|other than|except)(?![\p{L}])/iu;

/** A name without what it excludes: «кроме …» reaches to the end of its brackets or of its part of the sentence. */
export function included(name: string): string {
  if (!MAY_EXCLUDE.test(name)) return name;
  let left = name;
  for (let found = EXCLUDING.exec(left); found; found = EXCLUDING.exec(left)) {
    const after = left.slice(found.index + found[0].length);
    const isBracketed = found[0].includes("(");
    left = `${left.slice(0, found.index)} ${after.slice(endOf(after, isBracketed))}`;
  }
  return left;
}

/** Where the exclusion ends: at its closing bracket, or at a semicolon outside of other brackets. */
function endOf(text: string, isBracketed: boolean): number {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index];
    if (letter === "(") depth += 1;
    else if (letter === ")" && depth > 0) depth -= 1;
    else if (letter === ")") return isBracketed ? index + 1 : index;
    else if (letter === ";" && depth === 0 && !isBracketed) return index;
  }
  return text.length;
}

/** The lines above a code, from its chapter down. */
export function above({ lines, places }: Nomenclature, code: string): Line[] {
  const codes = [2, 4, 6].filter((digits) => digits < code.length).map((digits) => code.slice(0, digits));
  return codes.flatMap((one) => lines[places.get(one) ?? -1] ?? []);
}

/** The lines next below a code: subheadings of a heading, lines of a subheading. */
export function below({ lines, places }: Nomenclature, code: string): Line[] {
  const place = places.get(code);
  if (place === undefined || code.length >= 10) return [];
  const own: Line[] = [];
  for (let next = place + 1; lines[next]?.code.startsWith(code); next += 1) own.push(lines[next]!);
  const digits = own.some((line) => line.code.length === 6) ? 6 : own.some(({ code }) => code.length === 4) ? 4 : 10;
  return own.filter((line) => line.code.length === digits);
}
