import assert from "node:assert/strict";
import { test } from "node:test";
import { atBill } from "./bill.mjs";
import { isAccessible } from "./browser.mjs";
import { visit } from "./journey.mjs";

/** The codes of the options that are shown, without spaces. */
const codesOf = async (options) => {
  await options.first().waitFor();
  const texts = await options.locator(".code").allInnerTexts();
  return texts.map((text) => text.replace(/\s/g, ""));
};

test("a code is found by everyday words in three languages, and narrowed down by what differs", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "ru" });
  const field = page.getByRole("combobox");
  const options = page.getByRole("option");
  await field.fill("школьную форму");
  assert.deepEqual((await codesOf(options)).slice(0, 4), ["6203", "6204", "6103", "6104"]);
  assert.match(await options.first().innerText(), /из ткани/);
  assert.match(await options.nth(2).innerText(), /трикотаж/);
  await isAccessible(page, "proposals of codes");
  await field.press("ArrowDown");
  await field.press("Enter");
  assert.equal(await field.inputValue(), "6203");

  await page.getByText("Уточнить код (вариантов: 14)").click();
  const choices = await page.locator(".narrow-code button > span:last-child").allInnerTexts();
  assert.equal(new Set(choices).size, choices.length);
  await page.getByRole("button", { name: /^6203\s42/ }).click();
  assert.equal(await field.inputValue(), "620342");
  // Two lines of one name, of trousers and of overalls: what stands above them has no name in the tables.
  await page.getByText("Уровень выше в таблицах не назван").first().waitFor();
  assert.equal(await page.getByText("Уровень выше в таблицах не назван").count(), 2);
  await isAccessible(page, "a code to narrow down");

  await page.getByText("Қазақша", { exact: true }).click();
  await field.fill("жихаз");
  assert.equal((await codesOf(options))[0], "940360");
  await field.fill("нандар");
  assert.equal((await codesOf(options))[0], "190590");
  assert.match(await options.first().innerText(), /нан/);

  await page.getByText("English", { exact: true }).click();
  await field.fill("central heating boilers");
  const boilers = await codesOf(options);
  assert.equal(boilers[0], "8403");
  assert.equal(boilers.includes("8402"), false);
  isQuiet();
});

test("a cell of codes proposes codes for words, and those used before for the name of its line", async (t) => {
  const { page, isQuiet } = await atBill(t);
  const options = page.locator(".codes").getByRole("option");
  const cell = (line) => page.locator(`[data-line="${line}"][data-column="2"]`);
  const type = (text) => page.keyboard.type(text);
  await type("Laminated chipboard");
  await page.keyboard.press("Tab");
  await type("chipb");
  assert.equal((await codesOf(options))[0], "4410");
  await isAccessible(page, "proposals in a cell");
  // Words are no code: the first touch of the key points at a proposal, the second takes it.
  await page.keyboard.press("Enter");
  assert.equal(await options.first().getAttribute("aria-selected"), "true");
  await page.keyboard.press("Enter");
  assert.equal(await cell(0).innerText(), "4410");

  // The next line begins with its name.
  await type("Chipboard");
  await page.keyboard.press("Tab");
  await page.keyboard.press("F2");
  await options.first().waitFor();
  assert.match(await options.first().innerText(), /Laminated chipboard\s+Used before on this device/);
  await options.first().click();
  assert.equal(await cell(1).innerText(), "4410");

  // Digits are written as ever.
  await page.keyboard.press("F2");
  await page.keyboard.press("Control+A");
  await type("7208512000");
  await page.keyboard.press("Enter");
  assert.match(await cell(1).innerText(), /^7208\s51\s200\s0$/);

  // They are kept on the device, and go with the rest.
  await page.waitForFunction(() => localStorage.getItem("tegi-codes")?.includes("Laminated chipboard"));
  await page.getByRole("button", { name: "Clear everything" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Clear everything" }).click();
  await page.waitForFunction(() => localStorage.getItem("tegi-codes") === null);
  isQuiet();
});
