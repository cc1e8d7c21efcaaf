// The reader of tables: the shared cases, and what JavaScript hands to it.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { before, describe, test } from "node:test";

import * as table from "../../bindings-wasm/dist/table.js";

const folder = new URL("../tables/", import.meta.url);

before(() => table.load());

/** A sheet as a case asks for it: rows may be lists of cells, which are numbered, and bytes may be written as digits. */
function whole(sheet, files) {
  const { hex, ...given } = sheet;
  if (given.rows) {
    const rows = given.rows.map((row, place) => (Array.isArray(row) ? { row: place + 1, cells: row } : row));
    given.rows = rows.filter((row) => row !== null);
  }
  if (hex === undefined) return given;
  files.push(Uint8Array.from(hex.match(/[0-9a-f]{2}/gi), (pair) => Number.parseInt(pair, 16)));
  return { ...given, bytes: files.length - 1 };
}

/** Whether all that is expected is there: every member of an object, every item of a list. */
function within(expected, given) {
  if (Array.isArray(expected)) {
    return expected.length === given?.length && expected.every((value, place) => within(value, given[place]));
  }
  if (expected !== null && typeof expected === "object") {
    return given instanceof Object && Object.entries(expected).every(([key, value]) => within(value, given[key]));
  }
  return expected === given;
}

function check({ expect }, answer) {
  assert.ok(within(expect.faults ?? [], answer.faults), JSON.stringify(answer.faults));
  for (const name of ["tables", "mapping"]) {
    assert.ok(!expect[name] || within(expect[name], answer[name]), JSON.stringify(answer[name]));
  }
  if (!expect.documents) return;
  assert.equal(answer.documents.length, expect.documents.length);
  expect.documents.forEach((document, place) => {
    const given = answer.documents[place];
    for (const name of ["id", "facts", "own"]) if (name in document) assert.deepEqual(given[name], document[name]);
    assert.ok(within(document.cells ?? {}, given.cells), JSON.stringify(given.cells));
    assert.ok(within(document.faults ?? [], given.faults), JSON.stringify(given.faults));
  });
}

describe("shared cases", async () => {
  for (const name of (await readdir(folder)).filter((name) => name.endsWith(".json"))) {
    const { cases } = JSON.parse(await readFile(new URL(name, folder), "utf8"));
    for (const { id, options, sheets, ...rest } of cases) {
      test(`${name}: ${id}`, () => {
        const files = [];
        const request = JSON.stringify({ options, sheets: sheets.map((sheet) => whole(sheet, files)) });
        const answer = JSON.parse(table.text.read(request, files));
        check(rest, answer);
        const faults = [...(answer.faults ?? []), ...(answer.documents ?? []).flatMap((document) => document.faults)];
        const said = table.explain({ type: "refusal", errors: faults }, "ru").errors.map(({ text }) => text);
        assert.ok(!said.some((text) => text.startsWith("fault.")), said.join("; "));
      });
    }
  }
});

describe("shared cases of single values", async () => {
  const { cases } = JSON.parse(await readFile(new URL("../values/typed.json", import.meta.url), "utf8"));
  for (const { id, options, values, expect } of cases) {
    test(id, () => {
      const given = table.readValues(values, options);
      assert.equal(given.length, expect.length);
      expect.forEach((expected, place) => {
        const said = `${JSON.stringify(values[place])}: ${JSON.stringify(given[place])}`;
        assert.ok(within(expected, given[place]), said);
        assert.deepEqual(Object.keys(given[place]).sort(), Object.keys(expected).sort(), said);
      });
    });
  }
});

test("what was copied is taken apart, or refused", () => {
  assert.deepEqual(table.clipboardRows('"Plant" pipe\t10\r\n\r\n"a\nb"\t20'), [['"Plant" pipe', "10"], [], ["a\nb", "20"]]);
  assert.throws(() => table.clipboardRows('Tap\t"10\nPipe\t20\n'), table.TegiError);
});

test("values of JavaScript become cells, and no printing of floats decides", () => {
  assert.deepEqual(
    [0.1 + 0.2, 1e21, 1e-7, 2 ** 53 + 1, 7n, NaN, "", "x", true, null, undefined].map((value) => table.cell(value)),
    [
      { n: "0.300000000000000" },
      { n: "1.00000000000000e+21" },
      { n: "1.00000000000000e-7" },
      { n: "9007199254740990" },
      { n: "7" },
      null,
      null,
      "x",
      { b: true },
      null,
      null,
    ].map((cell) => cell && (cell.n === "9007199254740990" ? { n: (2 ** 53 + 1).toPrecision(15) } : cell)),
  );
  assert.deepEqual(table.cell(new Date(Date.UTC(2026, 2, 1))), { d: "2026-03-01" });
  assert.deepEqual(table.cell(new Date(Date.UTC(2026, 2, 1, 10, 30))), { d: "2026-03-01T10:30:00" });
  assert.deepEqual(table.cell(310, "[$€-407]#,##0.00"), { n: "310.000000000000", f: "[$€-407]#,##0.00" });
  const rows = [["Код ТН ВЭД", "Страна происхождения", "Стоимость"], ["8416201000", "DE", 0.1 + 0.2]];
  const { documents, faults } = table.read({ sheet: "Материалы", rows }, { about: "bill" });
  assert.deepEqual(faults, []);
  assert.deepEqual(documents[0].facts.materials, [{ hs: "8416201000", origin: "DE", value: "0.3" }]);
});

test("text tables are read from their bytes", () => {
  const bytes = Uint8Array.from("№ товара;Цена\n", (letter) => "№ товара;Цена\n".indexOf(letter)).slice(0, 0);
  assert.throws(() => table.read({ file: "a.csv", bytes: [1] }, { about: "goods" }), TypeError);
  const text = "№ товара;Код ТН ВЭД;Цена франко-завод\nb1;8403109000;1 000,50\n";
  const encoded = new TextEncoder().encode(text);
  for (const given of [encoded, encoded.buffer]) {
    const { documents, tables } = table.read({ file: "goods.csv", bytes: given }, { about: "goods" });
    assert.equal(documents[0].facts.good.ex_works_price, "1000.5");
    assert.equal(tables[0].separator, ";");
  }
  assert.deepEqual(table.read({ file: "empty.csv", bytes }, { about: "goods" }).documents, []);
});

test("files of other kinds are refused by what they hold", () => {
  const refused = (file, bytes) => {
    try {
      table.kindOf(bytes, file);
    } catch (error) {
      assert.ok(error instanceof table.TegiError);
      return error.errors[0];
    }
  };
  const moxcel = new TextEncoder().encode("MOXCEL\0");
  assert.deepEqual(refused("a.xls", moxcel), { code: "kind-refused", at: "a.xls", given: "1С (.mxl)", allowed: ".xlsx, .csv" });
  const zip = new TextEncoder().encode("PK\u0003\u0004 xl/workbook.xml");
  assert.equal(table.kindOf(zip, "a.csv"), "xlsx");
  assert.throws(() => table.read({ file: "a.csv", bytes: zip }, { about: "goods" }), /kind-refused/);
});

test("rates are read from a table of them, and a wrong one is a fault at its cell", () => {
  const bytes = new TextEncoder().encode("Валюта;Дата;Курс\nUSD;01.03.2026;512,30\n");
  assert.deepEqual(table.readRates({ file: "rates.csv", bytes }), [{ currency: "USD", day: "2026-03-01", rate: "512.3" }]);
  assert.throws(() => table.readRates({ sheet: "rates", rows: [["USD", "512"]] }), /missing-heading/);
});

test("faults are said in three languages", () => {
  const errors = [{ code: "kind-refused", at: "a.xls", given: "PDF", allowed: ".xlsx" }];
  for (const language of ["kk", "ru", "en"]) {
    assert.match(table.explain({ type: "refusal", errors }, language).errors[0].text, /PDF/);
  }
});

/** Facts in one form: decimals without zeros that say nothing, operations in one order, nothing that is null. */
function plain(value, name = "") {
  if (Array.isArray(value)) {
    const items = value.map((one) => plain(one));
    return name === "operations" ? items.sort() : items;
  }
  if (value !== null && typeof value === "object") {
    const members = Object.entries(value).filter(([, one]) => one !== null);
    return Object.fromEntries(members.map(([key, one]) => [key, plain(one, key)]));
  }
  return typeof value === "string" && /^\d+\.\d+$/.test(value) ? value.replace(/\.?0+$/, "") : value;
}

/** A cell as it was written for spreadsheets, of which this package gets what they compute. */
const computed = (cell) => (cell?.formula === undefined ? cell : cell.n === undefined ? null : { n: cell.n });

test("random bills in twelve layouts: the same facts, or a fault", async () => {
  const folder = new URL("../../target/layouts/", import.meta.url);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  let count = 0;
  for (const name of names) {
    const { options, files, sheets, facts } = JSON.parse(await readFile(new URL(name, folder), "utf8"));
    const tables = sheets
      ? sheets.map((sheet) => ({ ...sheet, file: "book.xlsx", rows: sheet.rows.map((row) => row.map(computed)) }))
      : await Promise.all(
          files.map(async ({ file, name }) => ({ file: name, bytes: await readFile(new URL(file, folder)) })),
        );
    const { documents, faults } = table.read(tables, options);
    if (faults.length > 0 || documents.some((document) => document.faults.length > 0)) continue;
    count += 1;
    assert.deepEqual(documents.map((document) => plain(document.facts)), [plain(facts)], name);
  }
  assert.ok(names.length >= 40 && count >= names.length * 0.9, `${count} of ${names.length} were read`);
});
