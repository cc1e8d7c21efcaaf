import { signal } from "@preact/signals";
import { figure } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import { fill, load, writeAll } from "./edits.ts";
import { type Found, findBill, headings, textsFrom, textsUnder } from "./headings.ts";
import { finish } from "./keys.ts";
import { fromClipboard, toClipboard } from "./paste.ts";
import { LIMITS, SheetError, readTables } from "./sheet.ts";
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
  const table = selectedLines().flatMap(({ row }) => (row ? [fields.map((field) => row[field])] : []));
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
  paste(text);
}

function paste(text: string): void {
  const table = fromClipboard(text);
  const target = lineAt(range.value.top);
  const [first] = table;
  if (!target || !first) return;
  const isOne = table.length === 1 && first.length === 1;
  const keys = selectedKeys();
  if (isOne && (keys.size > 1 || selectedColumns().length > 1)) {
    const texts = Object.fromEntries(selectedColumns().map(({ field }) => [field, first[0] ?? ""]));
    edit((draft) => writeAll(draft, keys, texts));
    return;
  }
  const heads = headings(first, shown.value.vat);
  const texts = heads ? textsUnder(heads, table.slice(1)) : textsFrom(columns.value.slice(range.value.left - 1), table);
  edit((draft) => fill(draft, target, texts));
  const bottom = lines.value.findLastIndex(
    ({ parent, index, row }) => row && parent === target.parent && index < target.index + texts.length,
  );
  const top = range.value.top;
  goTo({ line: top, column: range.value.left });
  anchor.value = {
    line: Math.max(top, bottom),
    column: Math.min(columns.value.length, at.value.column + first.length - 1),
  };
  news.value = t("bill.pasted", { count: texts.length });
}

/** A file that was read, while the person says what becomes of the lines that are there. */
export const offered = signal<(Found & { name: string }) | null>(null);

/** Why the last file was not taken, in words. */
export const refused = signal("");

/** Reads the bill in a file; where lines are there already, asks what becomes of them. */
export async function take(file: File): Promise<void> {
  refused.value = "";
  news.value = t("bill.reading", { name: file.name });
  try {
    const tables = await readTables(file);
    const { vat } = shown.value;
    const found = tables.map((table) => findBill(table, vat)).find((bill) => bill !== undefined);
    news.value = "";
    if (!found || found.texts.length === 0) refused.value = t("bill.no-headings", { name: file.name });
    else if (isEmpty.value) use({ ...found, name: file.name }, true);
    else offered.value = { ...found, name: file.name };
  } catch (error) {
    news.value = "";
    if (!(error instanceof SheetError)) throw error;
    const most = figure(String((error.reason === "too-large" ? LIMITS.packed : LIMITS.unpacked) / 1_000_000));
    refused.value = t(`bill.file-${error.reason}`, { name: file.name, most });
  }
}

/** Takes the lines of a file over. */
export function use(found: Found & { name: string }, isInstead: boolean): void {
  offered.value = null;
  edit((draft) => load(draft, found.texts, isInstead));
  const parts = [t("bill.loaded", { name: found.name, count: found.texts.length })];
  const absent = found.absent.map((field) => t(`bill.field-${field as "name" | "hs" | "origin" | "value"}`));
  if (absent.length > 0) parts.push(t("bill.absent", { fields: absent.join(", ") }));
  if (found.totals > 0) parts.push(t("bill.totals-left-out", { count: found.totals }));
  if (found.vat && found.vat !== shown.value.vat) parts.push(t(`bill.values-${found.vat}`));
  news.value = parts.join(" ");
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
