import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import writeSheet from "write-excel-file/universal";
import { findBill } from "./headings.ts";
import { numberText, readTables } from "./sheet.ts";
import { csvTemplate, xlsxTemplate } from "./template.ts";

const CELLS = "Наименование;Сумма\r\nБолт;1 234,56\r\n";
const READ = [
  ["Наименование", "Сумма"],
  ["Болт", "1 234,56"],
];

test("CSV in UTF-8, with and without its mark", async () => {
  expect(await readTables(new Blob([CELLS]))).toEqual([READ]);
  expect(await readTables(new Blob(["\ufeff", CELLS]))).toEqual([READ]);
});

test("CSV in windows-1251 and in UTF-16", async () => {
  const cyrillic = Uint8Array.from(CELLS, (letter) => {
    const code = letter.charCodeAt(0);
    return code < 0x80 ? code : code - 0x410 + 0xc0;
  });
  expect(await readTables(new Blob([cyrillic]))).toEqual([READ]);
  const wide = Uint8Array.from(
    `\ufeff${CELLS}`.split("").flatMap((letter) => {
      const code = letter.charCodeAt(0);
      return [code & 0xff, code >> 8];
    }),
  );
  expect(await readTables(new Blob([wide]))).toEqual([READ]);
});

test("numbers of XLSX lose no digit, dates are days", async () => {
  const data = [
    ["Код", "Сумма", "День"],
    ["0403109000", 1234.5, { value: new Date(Date.UTC(2026, 2, 1)), type: Date, format: "dd.mm.yyyy" }],
    [403109000, 0.58, null],
  ];
  const file = await writeSheet(data).toBlob();
  expect(await readTables(file)).toEqual([
    [
      ["Код", "Сумма", "День"],
      ["0403109000", "1234.5", "2026-03-01"],
      ["403109000", "0.58"],
    ].map((row) => [...row, ""].slice(0, 3)),
  ]);
});

test.each([
  ["0.57999999999999996", "0.58"],
  ["1234.5600000000001", "1234.56"],
  ["8403109000", "8403109000"],
  ["123456789012345", "123456789012345"],
  ["1.2E-5", "0.000012"],
  ["1E+16", "10000000000000000"],
  ["-1.5E2", "-150"],
  ["0.00", "0.00"],
])("the number %s is %s", (written, shown) => expect(numberText(written)).toBe(shown));

test("a sheet too large for a worker-free reader of the library is read all the same", async () => {
  const rows = Array.from({ length: 10_000 }, (_, index) => [
    `Деталь ${index}`,
    `${7_000_000_000 + index}`,
    "CN",
    "1.5",
  ]);
  const [table] = await readTables(
    await writeSheet([["Наименование", "Код ТН ВЭД", "Страна", "Сумма"], ...rows]).toBlob(),
  );
  expect(findBill(table ?? [], "excluded")?.texts.length).toBe(10_000);
});

test("what is too large is refused, packed and unpacked", async () => {
  const bomb = new Blob([zipSync({ "xl/workbook.xml": new Uint8Array(2_000_000) }) as BlobPart]);
  expect(bomb.size).toBeLessThan(10_000);
  const limits = { packed: 10_000, unpacked: 1_000_000 };
  await expect(readTables(bomb, limits)).rejects.toMatchObject({ reason: "too-large-unpacked" });
  await expect(readTables(new Blob(["x".repeat(10_001)]), limits)).rejects.toMatchObject({ reason: "too-large" });
});

test("what is no workbook is refused", async () => {
  const word = zipSync({ "word/document.xml": strToU8("<a/>") });
  await expect(readTables(new Blob([word as BlobPart]))).rejects.toMatchObject({ reason: "no-sheet" });
  await expect(readTables(new Blob(["PK\u0003\u0004broken"]))).rejects.toMatchObject({ reason: "no-sheet" });
  const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]);
  await expect(readTables(new Blob([old]))).rejects.toMatchObject({ reason: "old-excel" });
});

test("the templates are read back by their headings", async () => {
  for (const file of [csvTemplate(), await xlsxTemplate()]) {
    const [table] = await readTables(file);
    const found = findBill(table ?? [], "excluded");
    expect(found?.absent).toEqual([]);
    expect(found?.texts.map(({ hs, origin }) => [hs, origin])).toEqual([["7208512000", "CN"]]);
  }
});
