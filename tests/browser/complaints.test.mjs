// Tables that people complained of, as files on the page: the facts, or the faults, that the command gives for the same
// bytes. tests/python/test_files.py holds the command to the same expectations.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { visit } from "./journey.mjs";

const folder = new URL("../files/", import.meta.url);
const { cases } = JSON.parse(await readFile(new URL("expected.json", folder), "utf8"));

/** Chooses files by the button of the room that is open. */
async function choose(page, files) {
  const read = files.map(async (file) => ({
    name: file.split("/").at(-1),
    mimeType: "application/octet-stream",
    buffer: await readFile(new URL(file, folder)),
  }));
  await page.locator('input[type="file"][accept*=".xlsx"]').setInputFiles(await Promise.all(read));
}

/** What the page says is wrong with the tables, each with its place. */
async function wrong(dialog) {
  const places = await dialog.locator(".problems li strong").allInnerTexts();
  return places.map((at) => at.trim());
}

/** The facts as the page keeps them on the device: what was typed last is there a moment later. */
async function keeps(page, kind, expected) {
  for (let tries = 50; ; tries -= 1) {
    const kept = await page.evaluate((of) => JSON.parse(localStorage.getItem("tegi-case") ?? "{}").facts?.[of], kind);
    try {
      return assert.deepEqual(plain(kept ?? {}), plain(expected));
    } catch (error) {
      if (tries === 0) throw error;
      await page.waitForTimeout(100);
    }
  }
}

/** Facts without what the page has of its own: numbers of lines that have none, the day of the browser. */
function plain({ on, materials, ...facts }) {
  const lines = materials?.map(({ id, ...line }) => line);
  return { ...facts, ...(lines && { materials: lines }) };
}

/** A step of the conversation, or a tab. */
const go = (page, navigation, name) =>
  page.getByRole("navigation", { name: navigation }).getByRole("button", { name }).click();

/** Files on the page one after another, each undone before the next. */
async function all(t, about, undo, each) {
  const { page, isQuiet } = await visit(t, { language: "en" });
  await undo.before(page);
  for (const { files, rates = [], expect } of cases.filter((one) => one.about === about)) {
    await t.test(files.join(" and "), async () => {
      await choose(page, files);
      if (expect.refused) {
        const said = page.getByRole("alert").filter({ hasText: expect.refused[0].at });
        return said.waitFor();
      }
      const dialog = page.getByRole("dialog");
      await dialog.getByText("How the table is understood").waitFor();
      // The command is given the rates; on the page they are asked for once the lines are taken.
      const places = rates.length > 0 ? [] : expect.faults.map(({ at }) => at);
      if (rates.length === 0) assert.deepEqual(await wrong(dialog), places);
      if (!expect.facts || !each.isTaken(expect.facts)) {
        return dialog.getByRole("button", { name: "Cancel" }).click();
      }
      const rest = dialog.getByRole("button", { name: "Leave these out" });
      if (await rest.isVisible()) await rest.click();
      await dialog.getByRole("button", { name: /^(Take|Replace)/ }).click();
      await each.then(page, { rates, expect });
      await undo.after(page);
    });
  }
  isQuiet();
}

test("bills that people complained of: on the page what the command says of them", async (t) => {
  const undo = {
    before: async (page) => {
      await page.getByRole("combobox").fill("8403109000");
      await page.getByRole("combobox").press("Enter");
      await go(page, "Steps of the conversation", "Materials");
    },
    after: async (page) => {
      await page.getByRole("button", { name: "Undo" }).first().click();
      await keeps(page, "good", { rulebook: "cis-2009", currency: "KZT", vat: "excluded", good: { hs: "8403109000" } });
    },
  };
  await all(t, "bill", undo, {
    isTaken: ({ materials }) => materials !== undefined,
    then: async (page, { rates, expect: { facts } }) => {
      for (const { currency, rate, day } of rates) {
        await page.getByLabel(`Rate of ${currency}`, { exact: true }).fill(rate);
        await page.getByLabel(`Day of the rate of ${currency}`, { exact: true }).fill(day);
        await page.keyboard.press("Tab");
      }
      await keeps(page, "good", facts);
      if (rates.length > 0) for (const _ of [1, 2]) await page.getByRole("button", { name: "Undo" }).first().click();
    },
  });
});

test("contracts that people complained of: on the page what the command says of them", async (t) => {
  const undo = { before: (page) => go(page, "What to work out", "Procurement contract"), after: async () => {} };
  await all(t, "contract", undo, {
    isTaken: () => true,
    then: async (page, { expect: { facts } }) => keeps(page, "contract", facts),
  });
});
