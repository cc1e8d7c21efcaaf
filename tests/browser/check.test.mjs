import assert from "node:assert/strict";
import { test } from "node:test";
import { assessGood, load } from "../../bindings-wasm/dist/index.js";
import { isAccessible } from "./browser.mjs";
import { BOILER, openFile, unfold, visit } from "./journey.mjs";

await load();

const FACTS = {
  ...BOILER,
  materials: [
    { id: "1", name: "Sheet", hs: "7208512000", origin: "CN", value: "300.00" },
    { id: "2", name: "Burner", hs: "8416109000", value: "100.00" },
  ],
  operations: ["packaging"],
  beyond_insufficient_operations: true,
};

/** An entry of the list by what it is about. */
const entry = (page, what) =>
  page.locator(".check .entry").filter({ has: page.locator("dt", { hasText: new RegExp(`^${what}$`) }) });
const parts = async (one) => [await one.locator(".value").innerText(), await one.locator(".sources").innerText()];

test("every answer is shown with its source, before the result and beside it, and is changed from there", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "en" });
  const buffer = Buffer.from(JSON.stringify(FACTS));
  await openFile(page, { name: "case.json", mimeType: "application/json", buffer });
  await page.getByText("Opened: case.json.").waitFor();
  const steps = page.getByRole("navigation", { name: "Steps of the conversation" });
  await steps.getByRole("button", { name: "Check your answers" }).click();
  await page.getByRole("heading", { name: "Check your answers", level: 2 }).waitFor();
  assert.deepEqual(await parts(entry(page, "Name of the good")), ["Boiler", "File: case.json"]);
  assert.deepEqual(await parts(entry(page, "Day")), ["1 March 2026", "File: case.json"]);
  assert.deepEqual(await parts(entry(page, "Lines of materials")), ["2", "File: case.json"]);
  assert.deepEqual(await parts(entry(page, "Lines without a country of origin")), ["1: counted as foreign", "Law"]);
  assert.deepEqual(await parts(entry(page, "Production cost")), ["not stated", "Not stated"]);
  assert.deepEqual(await parts(entry(page, "Operations not marked")), ["count as not performed", "Law"]);
  assert.equal(await entry(page, "Rules").locator(".sources").innerText(), "Law");
  await isAccessible(page, "the answers");

  // The judgement that decides is there, and is changed where it stands.
  const judged = entry(page, "More was done than insufficient operations");
  assert.equal(await judged.locator("select").inputValue(), "true");
  await judged.locator("select").selectOption("false");
  assert.equal(await judged.locator(".sources").innerText(), "You");
  await steps.getByRole("button", { name: "Result" }).click();
  const { verdict } = assessGood({ ...FACTS, beyond_insufficient_operations: false });
  assert.notEqual(verdict, assessGood(FACTS).verdict);
  await page.locator(`.verdict.${verdict}`).waitFor();

  // Beside the result: another name is a person's own, all else stays the file's.
  await unfold(page, "fold.check");
  await page.getByRole("button", { name: "Change: Name of the good" }).click();
  await page.getByLabel("Name of the good").fill("Gas boiler");
  await page.getByLabel("Name of the good").press("Tab");
  await steps.getByRole("button", { name: "Result" }).click();
  await unfold(page, "fold.check");
  assert.deepEqual(await parts(entry(page, "Name of the good")), ["Gas boiler", "You"]);
  assert.deepEqual(await parts(entry(page, "Tariff code")), ["8403\u00a010\u00a0900\u00a00", "File: case.json"]);
  await isAccessible(page, "the answers beside the result");
  isQuiet();
});
