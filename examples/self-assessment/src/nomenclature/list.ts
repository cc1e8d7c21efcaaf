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
  /** A word, to the places of the lines whose own name holds it. */
  words: Map<string, number[]>;
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
    for (const word of new Set(wordsOf(`${ru} ${en}`))) {
      const found = words.get(word);
      if (found) found.push(place);
      else words.set(word, [place]);
    }
  }
  return { lines, places, words };
}

/** The words of a text, in the form in which they are compared. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\d]{2,}/gu) ?? []
  );
}

/** The lines above a code, from its chapter down. */
export function above({ lines, places }: Nomenclature, code: string): Line[] {
  const codes = [2, 4, 6].filter((digits) => digits < code.length).map((digits) => code.slice(0, digits));
  return codes.flatMap((one) => lines[places.get(one) ?? -1] ?? []);
}
