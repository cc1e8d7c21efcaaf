import Papa from "papaparse";

/** A table of texts, row by row. */
export type Table = string[][];

/** Cells copied from a spreadsheet: tabs between them, quotes around those with line breaks. */
export function fromClipboard(text: string): Table {
  return parse(text, "\t");
}

/** The text of a CSV file. Its separator is the one that gives most lines the same number of cells. */
export function fromCsv(text: string): Table {
  const start = text.split(/\r\n|\r|\n/, 50).join("\n");
  const [best = ";"] = [";", "\t", ","].sort((one, other) => evenness(start, other) - evenness(start, one));
  return parse(text, best);
}

function evenness(text: string, delimiter: string): number {
  const widths = new Map<number, number>();
  for (const { length } of parse(text, delimiter)) if (length > 1) widths.set(length, (widths.get(length) ?? 0) + 1);
  return Math.max(0, ...widths.values());
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
