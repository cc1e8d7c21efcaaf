import Papa from "papaparse";
import type { Column } from "./columns.ts";
import type { Texts } from "./edits.ts";

/** A table of texts, row by row. */
export type Table = string[][];

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

/** Copied cells, each as one line. */
export const asLines = (rows: Table): Table => rows.map((cells) => cells.map(plain));

/** A cell as one line; the mark of text that spreadsheets put before a formula is no part of it. */
const plain = (cell: string) =>
  cell
    .replace(/\s*[\r\n]+\s*/g, " ")
    .replace(/^'(?=[=+@-])/, "")
    .trim();
