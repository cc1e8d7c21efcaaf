import { expect, test } from "vitest";
import { copiedRows } from "../table/source.ts";
import { asLines, toClipboard } from "./paste.ts";

const read = async (text: string) => asLines((await copiedRows(text)) ?? []);

test("cells of a spreadsheet, with quotes and line breaks", async () => {
  expect(await read('Болт\t"8403\n10"\t1 234,56\r\n\r\n"Гайка ""М8"""\t\t\r\n')).toEqual([
    ["Болт", "8403 10", "1 234,56"],
    [],
    ['Гайка "М8"', "", ""],
  ]);
});

test("quotes that mark nothing, as 1C copies them", async () => {
  expect(await read('"Завод" труба\t10\nКран 1/2"\t20\n')).toEqual([
    ['"Завод" труба', "10"],
    ['Кран 1/2"', "20"],
  ]);
});

test("commas are no separators on the clipboard", async () => {
  expect(await read("1,5\n2,5")).toEqual([["1,5"], ["2,5"]]);
});

test("a quote that is not closed takes nothing in silence", async () => {
  expect(await copiedRows('Болт\t"10\nГайка\t20\n')).toBeNull();
});

test("formulas go out as text and come back as they were", async () => {
  const table = [["=A1*2", "-5", "@x", "-x", 'a "b"']];
  const text = toClipboard(table);
  expect(text.startsWith('"\'=A1*2"\t-5\t')).toBe(true);
  expect(await read(text)).toEqual(table);
});
