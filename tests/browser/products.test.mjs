import assert from "node:assert/strict";
import { test } from "node:test";
import { assessGood, load } from "../../bindings-wasm/dist/index.js";
import { isAccessible } from "./browser.mjs";
import { BOILER, inMenu, openFile, texts, visit } from "./journey.mjs";

await load();

const at = (rate) => ({ amount: "1000.00", currency: "USD", rate, rate_day: "2026-02-27" });
const FACTS = {
  ...BOILER,
  good: { ...BOILER.good, ex_works_price: "1000000.00" },
  materials: [{ id: "1", name: "Burner", hs: "8416109000", origin: "DE", value: at("490") }],
  operations: ["welding"],
  beyond_insufficient_operations: true,
};

test("products are kept, copied, checked again by another rate, exported and imported", async (t) => {
  const { page, isQuiet, reload } = await visit(t, { language: "en", door: null });
  const products = () => inMenu(page, "Case", "My products");
  const rows = page.locator(".products tbody tr");
  await products();
  await page.getByText("The list is empty.").waitFor();
  await isAccessible(page, "no products");

  await openFile(page, {
    name: "boiler.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify(FACTS)),
  });
  await page
    .getByRole("navigation", { name: "Steps of the conversation" })
    .getByRole("button", { name: "Result" })
    .click();
  await page.getByRole("button", { name: "Add to my products" }).click();
  await page.getByText("The good was added to the list.").waitFor();
  await page.getByRole("button", { name: "Add to my products" }).click();
  await page.getByText("The good was renewed in the list.").waitFor();
  await products();
  await page.getByRole("button", { name: "Duplicate: Boiler", exact: true }).click();
  await page.getByRole("button", { name: "Boiler (copy)", exact: true }).waitFor();
  await reload();
  assert.equal(await rows.count(), 2);
  assert.equal(assessGood(FACTS).verdict, "originating");
  assert.deepEqual(await texts(rows.locator("td:nth-child(2)")), Array(2).fill("Appears to originate"));
  await isAccessible(page, "two products");

  // At another rate the same good does not originate: it is told before it is kept.
  const dearer = { ...FACTS, materials: [{ ...FACTS.materials[0], value: at("510") }] };
  assert.equal(assessGood(dearer).verdict, "not_originating");
  await page.getByText("Check all again").click();
  await page.getByLabel("Day", { exact: true }).fill(FACTS.on);
  await page.getByLabel("New rate of USD (blank: as before)").fill("510");
  await page.getByLabel("Day of the rate of USD").fill("2026-02-27");
  await page.getByRole("button", { name: "Check (2)" }).click();
  await page.getByText("Products whose verdict changed: 2 of 2.").waitFor();
  assert.deepEqual(await texts(rows.locator("td:nth-child(2)")), Array(2).fill("Appears to originate"));
  await isAccessible(page, "what flipped");
  await page.getByRole("button", { name: "Keep the new verdicts" }).click();
  await rows.first().getByText("Appears not to originate").waitFor();

  // All of them as a file, which another device reads; here they come behind those that are there.
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save all as a file" }).click();
  const path = await (await download).path();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Add from a file…" }).click();
  await (await chooser).setFiles(path);
  await page.getByText("2 products added.").waitFor();
  assert.equal(await rows.count(), 4);
  await page.getByRole("button", { name: "Delete: Boiler (copy)", exact: true }).first().click();
  assert.equal(await rows.count(), 3);

  // One is opened at its result; "clear everything" leaves none.
  await page.getByRole("button", { name: "Boiler", exact: true }).first().click();
  await page.locator(".verdict.not_originating").waitFor();
  await page.getByRole("button", { name: "Clear everything" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Clear everything" }).click();
  await page.getByText("Everything was cleared").waitFor();
  assert.deepEqual(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
  await products();
  await page.getByText("The list is empty.").waitFor();
  isQuiet();
});
