import { expect, test } from "vitest";
import { fromClipboard, toClipboard } from "./paste.ts";

test("cells of a spreadsheet, with quotes and line breaks", () => {
  expect(fromClipboard('Болт\t"8403\n10"\t1 234,56\r\n"Гайка ""М8"""\t\t\r\n')).toEqual([
    ["Болт", "8403 10", "1 234,56"],
    ['Гайка "М8"', "", ""],
  ]);
});

test("quotes that mark nothing, as 1C copies them", () => {
  expect(fromClipboard('"Завод" труба\t10\nКран 1/2"\t20\n')).toEqual([
    ['"Завод" труба', "10"],
    ['Кран 1/2"', "20"],
  ]);
});

test("commas are no separators on the clipboard", () => {
  expect(fromClipboard("1,5\n2,5")).toEqual([["1,5"], ["2,5"]]);
});

test("formulas go out as text and come back as they were", () => {
  const table = [["=A1*2", "-5", "@x", "-x", 'a "b"']];
  const text = toClipboard(table);
  expect(text.startsWith('"\'=A1*2"\t-5\t')).toBe(true);
  expect(fromClipboard(text)).toEqual(table);
});
