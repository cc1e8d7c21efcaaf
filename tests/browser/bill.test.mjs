import assert from "node:assert/strict";
import { test } from "node:test";
import { TegiError, assessGood, load } from "../../bindings-wasm/dist/index.js";
import * as table from "../../bindings-wasm/dist/table.js";
import { GOOD, HEADINGS, atBill } from "./bill.mjs";
import { isAccessible } from "./browser.mjs";
import { cells, figure, paste } from "./journey.mjs";

await Promise.all([load(), table.load()]);

const FIELDS = ["name", "hs", "origin", "value"];
/** The day of the browser, by its own time zone: that of a new case. */
const today = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Almaty" }).format();
const facts = (materials) => ({
  on: today,
  rulebook: "cis-2009",
  currency: "KZT",
  vat: "excluded",
  good: GOOD,
  materials,
});

/** Cells that are said to be wrong, each as line and field. */
async function wrongCells(page) {
  const wrong = await page.locator('[role="gridcell"][aria-invalid]').all();
  const places = wrong.map(async (cell) => {
    const [line, column] = [await cell.getAttribute("data-line"), await cell.getAttribute("data-column")];
    return `${line}/${FIELDS[column - 1]}`;
  });
  return (await Promise.all(places)).sort();
}

test("a hostile paste: every error at its cell, harmless spellings read, nothing computed", async (t) => {
  const { page, isQuiet, lines } = await atBill(t);
  const rows = [
    ["=1+1", '=HYPERLINK("http://x")', "CN", "100"],
    ["+cmd|' /C calc'!A0", "7208512000", "@SUM(A1)", "200"],
    ["-2+3", "7208512000", "Narnia", "-5"],
    ["Ambiguous", "7208512000", "CN", "1,234"],
    ["Twice a point", "7208512000", "CN", "12.345.6"],
    ["Exponent", "7208512000", "CN", "1e5"],
    ["Seven decimals", "7208512000", "CN", "0.1234567"],
    ["Too long", "7208512000", "CN", "1234567890123456"],
    ["Comma", "7208 51 200 0", "China", "1\u00a0234,56"],
    ["Thin space", "7208.51.2000", "КНР", "12\u202f345,60"],
    ["Thousands", "7208512000", "cn", "1,234,567.89"],
    ["Lost its zero", "403109000", "CN", "7"],
    ["Letters", "7208АВ", "CN", "8"],
  ];
  const read = [
    { hs: '=HYPERLINK("http://x")', origin: "CN", value: "100" },
    { hs: "7208512000", origin: "@SUM(A1)", value: "200" },
    { hs: "7208512000", origin: "Narnia", value: "-5" },
    { hs: "7208512000", origin: "CN", value: "1,234" },
    { hs: "7208512000", origin: "CN", value: "12.345.6" },
    { hs: "7208512000", origin: "CN", value: "1e5" },
    { hs: "7208512000", origin: "CN", value: "0.1234567" },
    { hs: "7208512000", origin: "CN", value: "1234567890123456" },
    { hs: "7208512000", origin: "CN", value: "1234.56" },
    { hs: "7208512000", origin: "CN", value: "12345.6" },
    { hs: "7208512000", origin: "CN", value: "1234567.89" },
    { hs: "403109000", origin: "CN", value: "7" },
    { hs: "7208АВ", origin: "CN", value: "8" },
  ];
  await paste(page, cells([HEADINGS, ...rows]));
  // What is not clear is shown before it is taken; then it stands in its cell as it was typed.
  const understood = page.getByRole("dialog");
  await understood.getByText("Places that are not understood").first().waitFor();
  await isAccessible(page, "how a table is understood");
  await understood.getByRole("button", { name: "Take (13 lines)" }).click();
  assert.equal(await lines(), 13);

  // The core's own doubts of the same cells and the engine's errors for the same facts, each at its cell.
  const kinds = Object.entries({ hs: "code", origin: "country", value: "amount" });
  const doubted = () =>
    read.flatMap((row, place) => {
      const said = table.readValues(kinds.map(([field, kind]) => ({ kind, cell: row[field] })));
      return kinds.flatMap(([field], index) => (said[index].fault ? [`${place}/${field}`] : []));
    });
  const refused = () => {
    try {
      return assessGood(facts(read)) && [];
    } catch (error) {
      assert.ok(error instanceof TegiError);
      const refusals = error.errors.map(({ at }) => at.replace("/materials/", ""));
      return [...new Set([...doubted(), ...refusals])].sort();
    }
  };
  assert.ok(refused().length >= 9);
  assert.deepEqual(await wrongCells(page), refused());
  await page.getByText(`Errors: ${refused().length}`).waitFor();
  await isAccessible(page, "a bill full of errors");

  // From error to error, with what is wrong beside the cell.
  await page.getByRole("button", { name: "Go to the first" }).click();
  assert.equal(await page.locator('[data-line="0"][data-column="2"]').evaluate((cell) => cell.matches(":focus")), true);
  assert.notEqual((await page.locator(".at-cell .error").innerText()).trim(), "");

  // The zero that a spreadsheet took comes back on demand only.
  await page.getByRole("button", { name: "Add the zero to all" }).click();
  read[11].hs = "0403109000";
  assert.deepEqual(await wrongCells(page), refused());
  await page.locator('[data-line="11"][data-column="2"]').getByText("0403 10 900 0").waitFor();

  // What is copied from here becomes no formula there.
  await page.locator('[data-line="0"][data-column="1"]').click();
  await page.locator('[data-line="2"][data-column="1"]').click({ modifiers: ["Shift"] });
  await page.keyboard.press("Control+C");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.deepEqual(
    copied.split("\r\n").map((line) => (line[0] === '"' ? line[1] : line[0])),
    ["'", "'", "'"],
  );

  await page.keyboard.press("Control+Z");
  await page.keyboard.press("Control+Z");
  assert.equal(await lines(), 0);
  const isFocused = await page.locator('[data-line="0"][data-column="1"]').evaluate((cell) => cell.matches(":focus"));
  assert.ok(isFocused, "the lines are gone, the focus is still in the grid");
  await page.keyboard.press("Control+Y");
  assert.equal(await lines(), 13);
  isQuiet();
});

const BILL = Array.from({ length: 10_000 }, (_, index) => [
  `Part ${index + 1}`,
  "7208512000",
  index % 3 ? "CN" : "KZ",
  `${index + 1},25`,
]);
const materials = (rows) =>
  rows.map(([name, hs, origin, value], index) => ({
    id: String(index + 1),
    name,
    hs,
    origin,
    value: value.replace(",", "."),
  }));

/** Waits until a sum below the grid is what the engine says: many lines are assessed when the person pauses. */
async function shows(page, index, sum) {
  const said = page.locator(".sums dd").nth(index);
  await said.filter({ hasText: sum.replace(/\B(?=(\d{3})+(?!\d)\.)/g, ",") }).waitFor();
  assert.equal(figure(await said.innerText(), "en"), sum);
}

async function sumsAgree(page, rows) {
  const figures = new Map(assessGood(facts(materials(rows))).figures.map(({ code, value }) => [code, value]));
  for (const [index, code] of ["domestic-materials", "foreign-materials"].entries()) {
    await shows(page, index, figures.get(code));
  }
}

test("ten thousand lines are pasted, undone, done again and kept", async (t) => {
  const { page, isQuiet, lines, reload } = await atBill(t);
  await paste(page, cells(BILL));
  await page.getByText("Lines pasted: 10000.").waitFor();
  assert.equal(await lines(), 10_000);
  await sumsAgree(page, BILL);
  assert.ok((await page.getByRole("row").count()) < 100, "only the lines in sight are there");
  await page.keyboard.press("Control+End");
  await page.locator('[data-line="10000"][data-column="1"]').waitFor();
  await page.keyboard.press("Control+Z");
  assert.equal(await lines(), 0);
  await page.keyboard.press("Control+Y");
  assert.equal(await lines(), 10_000);
  await reload();
  await page.getByRole("treegrid").waitFor();
  assert.equal(await lines(), 10_000);
  await sumsAgree(page, BILL);
  isQuiet();
});

test("among five thousand lines writing stays fluid", async (t) => {
  const { page, isQuiet } = await atBill(t);
  const rows = BILL.slice(0, 5_000);
  await paste(page, cells(rows));
  await sumsAgree(page, rows);
  await page.locator('[data-line="3"][data-column="4"]').click();
  const took = await page.evaluate(async () => {
    const root = document.querySelector("tegi-assessment").shadowRoot;
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const key = (name) =>
      root.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, cancelable: true }),
      );
    const spans = [];
    for (const name of ["7", "Enter", "ArrowUp", "ArrowUp", "8", "Enter", "PageDown", "Delete"]) {
      const start = performance.now();
      key(name);
      await painted();
      spans.push(performance.now() - start);
    }
    return spans;
  });
  t.diagnostic(`from a key to the painted grid: ${took.map((span) => Math.round(span)).join(", ")} ms`);
  // Line 4 has 7, line 3 has 8, and line 16 is emptied.
  const expected = facts(materials(rows));
  expected.materials[3].value = "7";
  expected.materials[2].value = "8";
  delete expected.materials[15].value;
  const sum = assessGood(expected).figures.find(({ code }) => code === "domestic-materials").value;
  await shows(page, 0, sum);
  isQuiet();
});

test("what is typed is read as a file is: a currency is taken, a doubt offers what may be meant", async (t) => {
  const { page, isQuiet, lines } = await atBill(t);
  const cell = (line, field) => page.locator(`[data-line="${line}"][data-column="${FIELDS.indexOf(field) + 1}"]`);
  const write = async (line, field, text) => {
    await cell(line, field).click();
    await page.keyboard.press("F2");
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  };
  await write(0, "name", "Burner");
  await write(0, "value", "640,00 $");
  await cell(0, "value").getByText("640\u00a0USD").waitFor();
  await page.getByLabel("Rate of USD", { exact: true }).fill("512,30");
  await page.getByLabel("Day of the rate of USD", { exact: true }).fill("27.02.2026");
  await page.keyboard.press("Tab");
  await page
    .locator("dl.sums")
    .getByText(/327,872/)
    .waitFor();

  // The same doubt in two lines is settled in both by one click.
  for (const line of [1, 2]) {
    await write(line, "name", "Sheet");
    await write(line, "origin", "КZ");
    await write(line, "value", "10");
  }
  assert.equal(await lines(), 3);
  await page.getByText("Errors: 2", { exact: true }).waitFor();
  await cell(1, "origin").click();
  const said = await page.locator(".at-cell .error").innerText();
  assert.ok(said.includes("КZ"), said);
  await page.getByRole("button", { name: "Take “KZ” in all such lines (2)" }).click();
  await cell(2, "origin").getByText("Kazakhstan").waitFor();
  await page.getByText("Errors: 2", { exact: true }).waitFor({ state: "detached" });
  await isAccessible(page, "a bill typed by hand");

  // A costing without headings is shown first: its cells tell some columns, a person says what the others are.
  const costing = [
    ["Board", "4410 11", "Kazakhstan", "20", "150 000"],
    ["Hinges", "8302 42", "China", "4", "30 000"],
    ["Edging", "3920", "Belorus", "5", "1000"],
    ["Glue", "3506", "Belorus", "5", "2000"],
    ["Total", "", "", "", "183000"],
    ["Wages", "", "", "", "50000"],
    ["Ex-works price", "", "", "", "300000"],
  ];
  await cell(0, "name").click();
  await paste(page, cells(costing));
  const understood = page.getByRole("dialog");
  await understood.getByText("Choose what these columns mean: column D, column E").waitFor();
  const replace = understood.getByRole("button", { name: "Replace (4 lines)" });
  assert.equal(await replace.isDisabled(), true);
  await understood.getByRole("combobox", { name: "column D" }).selectOption("quantity");
  await understood.getByRole("combobox", { name: "column E" }).selectOption("value");
  await understood.getByText("Ex-works price: 300,000 (price → to the ex-works price)").waitFor();
  await replace.click();
  assert.equal(await lines(), 4);

  // Lines that are wrong are left out of the sums, and settled together.
  await page.getByText("The sums leave out the lines with errors: 3, 4.").waitFor();
  await shows(page, 0, "150000.00");
  await isAccessible(page, "a bill with lines that are left out");
  await page.getByRole("button", { name: "Take “Belarus” in all such lines (2)" }).click();
  await page.getByText("The sums leave out").waitFor({ state: "detached" });

  // What the columns of such a table mean is remembered.
  await cell(0, "name").click();
  await paste(page, cells(costing));
  await understood.getByText("This can be undone.").or(understood.getByText("Both can be undone.")).waitFor();
  assert.equal(await replace.isDisabled(), false);
  await page.keyboard.press("Escape");

  // A quantity and the price of one make the value; nothing else is shown that is empty.
  const headings = () => page.getByRole("columnheader").allInnerTexts();
  assert.deepEqual((await headings()).slice(1, -1), [...HEADINGS.slice(0, 3), "Quantity", "Value"]);
  await page.getByRole("button", { name: "quantity and price" }).click();
  assert.deepEqual((await headings()).slice(4, 7), ["Quantity", "Price per unit", "Value"]);
  await page.locator('[data-line="0"][data-column="5"]').click();
  await page.keyboard.type("7000.50");
  await page.keyboard.press("Enter");
  await page.locator('[data-line="0"][data-column="6"]').getByText("140,010").waitFor();
  isQuiet();
});
