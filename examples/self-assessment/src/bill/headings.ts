import type { Vat } from "tegi";
import type { Field, Column } from "./columns.ts";
import type { Texts } from "./edits.ts";
import type { Table } from "./paste.ts";

type Meaning = Field | "value-without-vat" | "value-with-vat";

/**
 * The headings by which bills, 1C and the electronic invoice (section G, also by its XML names) name the columns: the
 * first that fits decides.
 */
const HEADINGS: readonly [RegExp, Meaning][] = [
  [
    /^(proof|paper|документ|құжат)[ .:(]*(kind|type|вид|түрі)|^(вид|тип) (документа|подтвержд)|^(растайтын )?құжат(тың)? түрі|^kind of (proof|paper)/,
    "proof_kind",
  ],
  [
    /^g ?15\b|productdeclaration|(номер|№|n) (документа|сертификата|декларации|выписки|подтвержд|заявлени|ст-)|(құжат|сертификат)(тың)? (нөмірі|№)|^(proof|certificate|document) (number|no)/,
    "proof_number",
  ],
  [
    /дата (документа|сертификата|выписки|подтвержд)|(құжат|сертификат)(тың)? күні|^(proof|certificate|document) (date|day)/,
    "proof_date",
  ],
  [/двц|доля|местное содержание|dvc|local content|in-?country|^(proof )?share|елішілік|^үлес/, "proof_share"],
  [/^(сертификат|документ|құжат|certificate|document|proof)/, "proof_number"],
  [/^g ?4\b|unitcode|тн ?вэд|тнвэд|^(hs|tariff|cn) ?code|^hs$|код товара|тауар коды|сэқ ?тн|^tariff/, "hs"],
  [/стран[аы]|происхожд|country|origin|шығарылған ел|шыққан ел|шығу тегі|^ел(і)?$/, "origin"],
  [
    /^g ?14\b|pricewithtax|(стоимость|сумма|цена|құны|сома|value|amount|cost).*(с уч[её]том ндс|с ндс|вкл.* ндс|ққс-?пен|ққс қоса|ққс ескер|with vat|incl)/,
    "value-with-vat",
  ],
  [
    /^g ?8\b|pricewithouttax|(стоимость|сумма|цена|құны|сома|value|amount|cost).*(без (ндс|косвенн)|ққс-?сыз|жанама салық|without|excl|net of)/,
    "value-without-vat",
  ],
  [/^(валюта|currency|ccy)/, "currency"],
  [/^(сумма|стоимость|value|amount|cost|total|құны|сома|сомасы|итого)|^жалпы құн/, "value"],
  [
    /^g ?3\b|^description|наименование|название|^(товар|материал|номенклатура|сырь[её]|комплектующ)|^name|^material|^item|атауы|^(тауар|материал|шикізат)/,
    "name",
  ],
];

/** A price of one piece, a sum of VAT and the like are no values of lines. */
const NEVER =
  /единиц|за ед|за шт|за 1|признак происх|truorigincode|белгісі|бірлік|per unit|unit price|сумма ндс|ққс сомасы|vat amount|ставка|акциз/;

const normal = (text: string) =>
  text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[\s_"«»]+/g, " ")
    .trim();

function meaningOf(heading: string): Meaning | undefined {
  const plain = normal(heading);
  if (!plain || plain.length > 200 || NEVER.test(plain)) return undefined;
  return HEADINGS.find(([pattern]) => pattern.test(plain))?.[1];
}

/** Which column of a table states which field. */
export interface Headings {
  columns: Map<Field, number>;
  /** The basis of the value column, where its heading says it. */
  vat?: Vat;
}

/** What a row of headings says; `undefined` where it is none. Of two columns of values that of the sheet's VAT wins. */
export function headings(cells: readonly string[], vat: Vat): Headings | undefined {
  if (cells.some((cell) => /^\d+([.,]\d+)?$/.test(cell.trim()))) return undefined;
  const found = new Map<Meaning, number>();
  cells.forEach((cell, index) => {
    const meaning = meaningOf(cell);
    if (meaning && !found.has(meaning)) found.set(meaning, index);
  });
  const [own, other]: Meaning[] =
    vat === "included" ? ["value-with-vat", "value-without-vat"] : ["value-without-vat", "value-with-vat"];
  const value = [own, "value" as const, other].find((one) => one && found.has(one));
  const columns = new Map<Field, number>();
  for (const [meaning, index] of found) if (!meaning.startsWith("value")) columns.set(meaning as Field, index);
  if (value) columns.set("value", found.get(value) ?? 0);
  if (columns.size < Math.min(2, cells.filter((cell) => cell.trim()).length) || columns.size === 0) return undefined;
  const basis = value === "value-with-vat" ? "included" : value === "value-without-vat" ? "excluded" : undefined;
  return basis ? { columns, vat: basis } : { columns };
}

/** The lines of a table below its headings. */
export function textsUnder({ columns }: Headings, rows: Table): Texts[] {
  return rows.map((cells) => {
    const entries = [...columns].map(([field, index]) => [field, cells[index] ?? ""] as const);
    return Object.fromEntries(entries.filter(([, text]) => text !== ""));
  });
}

/** The lines of a table without headings, from a column of the grid on. */
export function textsFrom(columns: readonly Column[], rows: Table): Texts[] {
  return rows.map((cells) =>
    Object.fromEntries(cells.slice(0, columns.length).map((text, index) => [columns[index]?.field, text])),
  );
}

export interface Found {
  texts: Texts[];
  /** The fields that no heading names. */
  absent: Field[];
  /** How many lines of totals were left out. */
  totals: number;
  vat?: Vat | undefined;
}

const WANTED: readonly Field[] = ["name", "hs", "origin", "value"];
const TOTAL = /^(итого|всего|барлығы|жиыны|total|grand total)( по .*|:.*| .*:)?$/;

/** The bill in a file: below the first row that reads as headings. `undefined` where there is none. */
export function findBill(table: Table, vat: Vat): Found | undefined {
  for (const [index, cells] of table.slice(0, 30).entries()) {
    const heads = headings(cells, vat);
    if (!heads || heads.columns.size < 2) continue;
    const rows = table.slice(index + 1).filter((row) => row.some((cell) => cell) && !isNumbering(row));
    const hasCode = (row: readonly string[]) => Boolean(row[heads.columns.get("hs") ?? -1]);
    const lines = rows.filter((row) => !TOTAL.test(normal(row.find((cell) => cell) ?? "")) || hasCode(row));
    const texts = textsUnder(heads, lines).filter((line) => Object.keys(line).length > 0);
    const absent = WANTED.filter((field) => !heads.columns.has(field));
    return { texts, absent, totals: rows.length - lines.length, vat: heads.vat };
  }
  return undefined;
}

/** The row `1 2 3 4 …` that forms put below their headings. */
function isNumbering(row: readonly string[]): boolean {
  const filled = row.filter((cell) => cell);
  return filled.length > 2 && filled.every((cell, index) => cell === String(index + 1));
}
