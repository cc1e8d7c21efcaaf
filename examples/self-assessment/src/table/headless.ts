import type { Tables, ValueKind } from "tegi/table";
import type { TableReader } from "../engine.ts";
import { language, t } from "../words/index.ts";
import "../words/table.ts";
import type { TableField } from "./pending.ts";

/** Reads copied tables that have no headings: by columns that are known, or by what stands in the cells. */

type Rows = readonly (readonly string[])[];

/** So many rows tell what a column holds. */
const LOOKED_AT = 50;

/** The fields that cells tell by themselves, the most certain first, and how each is read. */
const TOLD: readonly [path: string, kind: ValueKind][] = [
  ["hs", "code"],
  ["origin", "country"],
  ["country", "country"],
  ["currency", "currency"],
  ["proof/kind", "proof"],
  ["proof/date", "day"],
];

/** How the cells of each column of the page are read; the others are texts. */
const KINDS: Readonly<Record<string, ValueKind>> = {
  hs: "code",
  origin: "country",
  country: "country",
  quantity: "amount",
  price: "amount",
  unit_price: "amount",
  value: "amount",
  currency: "currency",
  delivered: "day",
  "proof/kind": "proof",
  "proof/date": "day",
  "proof/share": "percent",
};

const columnOf = (rows: Rows, at: number) =>
  rows
    .slice(0, LOOKED_AT)
    .map((cells) => cells[at]?.trim() ?? "")
    .filter(Boolean);

/** Whether half of the cells or more can be read so. */
function are(reader: TableReader, cells: readonly string[], kind: ValueKind): boolean {
  const answers = reader.readValues(
    cells.map((cell) => ({ kind, cell })),
    { language: language.value },
  );
  return answers.filter(({ fault }) => !fault).length * 2 >= cells.length;
}

const haveLetters = (cells: readonly string[]) => cells.filter((cell) => /\p{L}/u.test(cell)).length * 2 > cells.length;

/** Whether rows can be what the columns say that they are put into. */
export function fits(reader: TableReader, rows: Rows, paths: readonly string[]): boolean {
  return paths.every((path, at) => {
    const cells = columnOf(rows, at);
    const kind = KINDS[path];
    if (cells.length === 0) return true;
    return kind ? are(reader, cells, kind) : path !== "name" || haveLetters(cells);
  });
}

/** Whether rows can go below columns: a single column goes anywhere, more of them where there is room and they fit. */
export function canGo(reader: TableReader, rows: Rows, paths: readonly string[]): boolean {
  const width = widthOf(rows);
  return width === 1 || (width <= paths.length && fits(reader, rows, paths));
}

/** What each column states, as far as its cells tell; an empty text where a person has to say it. */
export function guessed(reader: TableReader, rows: Rows, fields: readonly TableField[]): string[] {
  const columns = Array.from({ length: widthOf(rows) }, (_, at) => columnOf(rows, at));
  const paths = columns.map(() => "");
  const isFree = (path: string) => !paths.includes(path) && fields.some((field) => field.path === path);
  for (const [path, kind] of TOLD) {
    const at = columns.findIndex((cells, place) => !paths[place] && cells.length > 0 && are(reader, cells, kind));
    if (at >= 0 && isFree(path)) paths[at] = path;
  }
  const named = columns.findIndex((cells, at) => !paths[at] && cells.length > 0 && haveLetters(cells));
  if (named >= 0) paths[named] = "name";
  const numbered = columns.findIndex((cells, at) => !paths[at] && isCount(cells));
  if (numbered >= 0) paths[numbered] = "id";
  const amounts = columns.flatMap((cells, at) =>
    !paths[at] && cells.length > 0 && are(reader, cells, "amount") ? [at] : [],
  );
  // One number beside the names is what they cost; of several it is not known which.
  if (amounts.length === 1) paths[amounts[0]!] = "value";
  return paths;
}

/** 1, 2, 3 …: the number of the line. */
const isCount = (cells: readonly string[]) =>
  cells.length > 1 && cells.every((cell, index) => cell.replace(/\.$/, "") === String(index + 1));

export const widthOf = (rows: Rows) => Math.max(1, ...rows.map((cells) => cells.length));

/** The table with a row of headings above it. */
export function withHeadings(rows: Rows, paths: readonly string[], fields: readonly TableField[]): Tables[] {
  const headings = Array.from(
    { length: widthOf(rows) },
    (_, at) => fields.find(({ path }) => path === paths[at])?.[language.value] ?? "",
  );
  return [{ sheet: t("table.clipboard"), rows: [headings, ...rows] }];
}
