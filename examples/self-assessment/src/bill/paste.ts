import Papa from "papaparse";
import type { Column } from "./columns.ts";
import type { Texts } from "./edits.ts";

/** A table of texts, row by row. */
export type Table = string[][];

/** Cells copied from a spreadsheet: tabs between them, quotes around those with line breaks. */
export function fromClipboard(text: string): Table {
  return parse(text, "\t");
}

/** The lines of a table without headings, from a column of the grid on. */
export function textsFrom(columns: readonly Column[], rows: Table): Texts[] {
  return rows.map((cells) =>
    Object.fromEntries(cells.slice(0, columns.length).map((text, index) => [columns[index]?.field, text])),
  );
}

const FORMULA = /^[=+@]|^-(?![\d\s.,]+$)/;

/** Cells as a spreadsheet takes them. What it would compute is marked as text. */
export function toClipboard(table: Table): string {
  return Papa.unparse(table, { delimiter: "\t", newline: "\r\n", escapeFormulae: FORMULA });
}

function parse(text: string, delimiter: string): Table {
  const parsed = Papa.parse<string[]>(text, { delimiter });
  // 1C copies quotes as they stand; then they mark nothing.
  const isLoose = parsed.errors.some((error) => error.type === "Quotes");
  const table = isLoose ? Papa.parse<string[]>(text, { delimiter, quoteChar: "\0" }).data : parsed.data;
  if (table.at(-1)?.every((cell) => cell === "")) table.pop();
  return table.map((cells) => cells.map(plain));
}

/** A cell as one line; the mark of text that spreadsheets put before a formula is no part of it. */
const plain = (cell: string) =>
  cell
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replace(/^'(?=[=+@-])/, "")
    .trim();
