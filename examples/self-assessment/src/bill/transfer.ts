import { signal } from "@preact/signals";
import type { TableReading, Tables } from "tegi/table";
import { fromFile } from "../case/source.ts";
import { clearRates } from "../case/read.ts";
import { type TableReader, tableReader } from "../engine.ts";
import { canGo, guessed, widthOf, withHeadings } from "../table/headless.ts";
import { type Ask, fieldsOf, isClear, understand, understandTables } from "../table/pending.ts";
import { copied, copiedRows } from "../table/source.ts";
import { language, t } from "../words/index.ts";
import "../words/bill.ts";
import "../words/table.ts";
import { textOf } from "./columns.ts";
import { fill, withList, writeAll } from "./edits.ts";
import { finish } from "./keys.ts";
import type { Line } from "./lines.ts";
import { type Table, asLines, textsFrom, toClipboard } from "./paste.ts";
import { billOf, overwritten, pathOf, withBill } from "./taken.ts";
import {
  anchor,
  at,
  columns,
  edit,
  goTo,
  isEmpty,
  lineAt,
  lines,
  news,
  range,
  selectedColumns,
  selectedKeys,
  selectedLines,
  shown,
  writing,
} from "./state.ts";

/** Puts the selected cells on the clipboard. */
export function onCopy(event: ClipboardEvent): void {
  if (writing.value) return;
  const fields = selectedColumns().map(({ field }) => field);
  const table = selectedLines().flatMap(({ row }) => (row ? [fields.map((field) => textOf(row, field))] : []));
  event.clipboardData?.setData("text/plain", toClipboard(table));
  event.preventDefault();
  news.value = t("bill.copied", { count: table.length });
}

/** Writes a copied table from the cell at hand on. A text without tabs and lines goes into the cell being written. */
export function onPaste(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const isTable = /[\t\n]/.test(text.trim());
  if (writing.value && !isTable) return;
  event.preventDefault();
  if (writing.value) finish();
  paste(text, isTable);
}

function paste(text: string, isTable: boolean): void {
  const target = lineAt(range.value.top);
  if (!target || !text.trim()) return;
  const keys = selectedKeys();
  if (!isTable && (keys.size > 1 || selectedColumns().length > 1)) {
    const texts = Object.fromEntries(selectedColumns().map(({ field }) => [field, text.trim()]));
    edit((draft) => writeAll(draft, keys, texts));
    return;
  }
  void pasteTable(text, target);
}

/** A copied table: by its headings, or by the columns from the cell at hand on. */
async function pasteTable(text: string, target: Line): Promise<void> {
  const [top, left] = [range.value.top, range.value.left];
  const reader = await tableReader();
  const reading = reader.read(copied(text), { ...ask(), language: language.value });
  const rows = await copiedRows(text);
  if (!reading.tables.some(({ headings }) => headings) && rows) {
    await pasteHeadless(reader, asLines(rows), target, left);
    return;
  }
  if (!isClear(reading)) {
    refused.value = await understand(text, { options: ask(), isAsking: !isEmpty.value, use: useBill });
    return;
  }
  const read = billOf(reading, shown.value);
  edit((draft) => withList(draft, target.parent, (rows) => overwritten(rows, target.index, read, reading)));
  pasted(top, target, read.materials?.length ?? 0, widthOf(rows ?? []));
}

/**
 * A table without headings goes where it was put, as long as its cells can be what the columns say and no row is a
 * total; else it is shown how it is understood.
 */
async function pasteHeadless(reader: TableReader, rows: Table, target: Line, left: number): Promise<void> {
  const under = columns.value.slice(left - 1, left - 1 + widthOf(rows));
  const paths = under.map(({ field }) => pathOf(field));
  const fields = fieldsOf(reader).filter(({ sheet }) => sheet === "lines");
  const isFitting = canGo(reader, rows, paths);
  const isSure = isFitting && (left > 1 || !hasApart(withHeadings(rows, paths, fields), reader));
  if (isSure) {
    const texts = textsFrom(under, rows);
    edit((draft) => fill(draft, target, texts));
    pasted(range.value.top, target, texts.length, widthOf(rows));
    return;
  }
  const tables = withHeadings(rows, isFitting ? paths : guessed(reader, rows, fields), fields);
  const asked = { options: ask(), isAsking: !isEmpty.value, use: useBill };
  refused.value = await understandTables(t("table.clipboard"), tables, asked, true);
}

/** Whether some of its rows are no lines: totals, wages. */
const hasApart = (tables: Tables[], reader: TableReader) =>
  reader.read(tables, { ...ask(), language: language.value }).tables.some(({ apart }) => apart.length > 0);

function pasted(top: number, target: Line, count: number, width: number): void {
  const bottom = lines.value.findLastIndex(
    ({ parent, index, row }) => row && parent === target.parent && index < target.index + count,
  );
  goTo({ line: top, column: range.value.left });
  anchor.value = {
    line: Math.max(top, bottom),
    column: Math.min(columns.value.length, at.value.column + width - 1),
  };
  news.value = t("bill.pasted", { count });
}

/** What holds for every table of this bill. */
const ask = (): Ask["options"] => ({
  about: "bill",
  same: { on: shown.value.on, rulebook: shown.value.rulebook, currency: shown.value.currency, vat: shown.value.vat },
  rates: clearRates(shown.value.rates),
});

/** Why the last file was not taken, in words. */
export const refused = signal("");

/** Reads the bill in a file, or in several that belong together, and shows how it is understood. */
export async function take(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  refused.value = "";
  news.value = t("bill.reading", { name: files.map(({ name }) => name).join(", ") });
  refused.value = await understand(files, { options: ask(), isAsking: !isEmpty.value, use: useBill });
  news.value = "";
}

/** Takes the lines of a table over. */
function useBill(reading: TableReading, isInstead: boolean): void {
  const name = reading.tables[0]?.file || t("table.clipboard");
  const read = fromFile(billOf(reading, shown.value), name);
  edit((draft) => withBill(draft, read, isInstead));
  news.value = t("table.taken", { name, count: read.materials?.length ?? 0 });
  goTo({ line: 0, column: 1 });
}

/** Gives a person a file. */
export function download(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
