import { readFileSync, readdirSync } from "node:fs";
import type { Fault, TableOptions, ValueToRead } from "tegi/table";
import { beforeAll, describe, expect, test } from "vitest";
import { faultWords, read, readerReady } from "../case/read.ts";
import { tableReader } from "../engine.ts";
import { language } from "../words/index.ts";

type Json = Record<string, unknown>;

interface TableCase {
  id: string;
  options: TableOptions;
  sheets: (Json & { rows?: unknown[]; hex?: string })[];
  expect: { faults?: Json[]; documents?: Json[]; tables?: Json[]; mapping?: Json };
}

interface ValuesCase {
  id: string;
  options?: { language?: "kk" | "ru" | "en"; rulebook?: string };
  values: ValueToRead[];
  expect: { value?: unknown; currency?: string; fault?: Json }[];
}

const folder = new URL("../../../../tests/", import.meta.url);
const casesOf = <Case>(name: string): Case[] => JSON.parse(readFileSync(new URL(name, folder), "utf8")).cases;

beforeAll(() => readerReady);

/** A sheet as a case asks for it: rows may be lists of cells, and bytes may be written as digits. */
function whole({ hex, ...sheet }: TableCase["sheets"][number], files: Uint8Array[]): Json {
  const rows = sheet.rows
    ?.map((row, place) => (Array.isArray(row) ? { row: place + 1, cells: row } : row))
    .filter((row) => row !== null);
  const given = rows ? { ...sheet, rows } : sheet;
  if (hex === undefined) return given;
  files.push(Uint8Array.from(hex.match(/[0-9a-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16)));
  return { ...given, bytes: files.length - 1 };
}

for (const name of readdirSync(new URL("tables/", folder)).filter((name) => name.endsWith(".json"))) {
  describe(`tables: ${name}`, () => {
    test.each(casesOf<TableCase>(`tables/${name}`))("$id", async ({ options, sheets, expect: expected }) => {
      const { text } = await tableReader();
      const files: Uint8Array[] = [];
      const request = { options, sheets: sheets.map((sheet) => whole(sheet, files)) };
      const answer = JSON.parse(text.read(JSON.stringify(request), files));
      const { faults = [], documents, ...rest } = expected;
      expect(answer).toMatchObject({ faults, ...rest });
      expect(answer.faults.length).toBe(faults.length);
      if (!documents) return;
      expect(answer.documents.length).toBe(documents.length);
      documents.forEach(({ facts, own, id, ...more }, place) => {
        const given = answer.documents[place];
        for (const [part, value] of Object.entries({ facts, own, id })) {
          if (value !== undefined) expect(given[part]).toEqual(value);
        }
        expect(given).toMatchObject({ faults: [], ...more });
        expect(given.faults.length).toBe((more["faults"] as Fault[] | undefined)?.length ?? 0);
      });
    });
  });
}

describe("single values, through the fields of the page", () => {
  const typed = casesOf<ValuesCase>("values/typed.json").filter(({ options }) => !options?.rulebook);
  test.each(typed)("$id", ({ options, values, expect: expected }) => {
    language.value = options?.language ?? "ru";
    values.forEach(({ kind, cell, ...field }, place) => {
      if (typeof cell !== "string" || kind === "flag") return;
      const said = read(kind, cell, field);
      const { value, currency, fault } = expected[place] ?? {};
      expect([cell, said.currency]).toEqual([cell, currency]);
      if (!fault) expect([cell, said.value]).toEqual([cell, value ?? ""]);
      // What is in doubt stays as it was typed, and is told in words.
      else {
        expect(said).toMatchObject({ value: cell, fault });
        expect(faultWords([said.fault as Fault])[0]).not.toContain("fault.");
      }
    });
  });
});
