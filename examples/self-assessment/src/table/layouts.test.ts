import { readFileSync, readdirSync } from "node:fs";
import type { TableOptions, Tables } from "tegi/table";
import { expect, test } from "vitest";
import { tableReader } from "../engine.ts";
import { openBook } from "./book.ts";
import { readSheet } from "./sheet.ts";

interface Case {
  options: TableOptions;
  files: { file: string; name: string }[];
  sheets: unknown[] | null;
  facts: unknown;
}

const folder = new URL("../../../../target/layouts/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
const bytesOf = (name: string) => new Uint8Array(readFileSync(new URL(name, folder)));

/** What the page hands to the reader: a workbook that it has opened, or the bytes of text tables. */
async function tablesOf(name: string, { files, sheets }: Case): Promise<Tables[]> {
  if (!sheets) return files.map(({ file, name }) => ({ file: name, bytes: bytesOf(file) }));
  const book = await openBook(bytesOf(name.replace(".json", ".xlsx")), "book.xlsx");
  return book.sheets.map((part) => readSheet(book, part));
}

/** Facts in one form: decimals without zeros that say nothing, operations in one order, nothing that is null. */
function plain(value: unknown, name = ""): unknown {
  if (Array.isArray(value)) {
    const items = value.map((one) => plain(one));
    return name === "operations" ? items.sort() : items;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).filter(([, one]) => one !== null);
    return Object.fromEntries(members.map(([key, one]) => [key, plain(one, key)]));
  }
  return typeof value === "string" && /^\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, "") : value;
}

test("random bills in twelve layouts: the same facts, or a fault", async () => {
  const reader = await tableReader();
  let count = 0;
  for (const name of names) {
    const one = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Case;
    const { documents, faults } = reader.read(await tablesOf(name, one), one.options);
    if (faults.length > 0 || documents.some((document) => document.faults.length > 0)) continue;
    count += 1;
    expect(
      documents.map((document) => plain(document.facts)),
      name,
    ).toEqual([plain(one.facts)]);
  }
  expect(names.length).toBeGreaterThanOrEqual(40);
  expect(count).toBeGreaterThanOrEqual(names.length * 0.9);
});
