import assert from "node:assert/strict";
import { test } from "node:test";
import { assessGood, explain, load } from "../../bindings-wasm/dist/index.js";
import { isAccessible } from "./browser.mjs";
import { openFile, unfold, visit } from "./journey.mjs";

await load();

const json = (facts) => ({ name: "case.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(facts)) });

/** A bill of many lines: some settled, some of unknown origin. */
const HEADINGS = ["7208512009", "7304399209", "8416201000", "7326909807"];
const materials = Array.from({ length: 5000 }, (_, index) => ({
  id: String(index + 1),
  name: `Part ${index + 1}`,
  hs: HEADINGS[index % 4],
  origin: ["CN", "DE", undefined, "KZ"][index % 4],
  value: String(100 + (index % 97)),
}));
const FACTS = {
  on: "2026-03-01",
  rulebook: "cis-2009",
  currency: "KZT",
  vat: "excluded",
  good: { name: "Boiler", hs: "8403109000", ex_works_price: "500000", production_cost: "480000" },
  materials,
  operations: ["welding", "bending"],
};

test("the result of 5 000 lines is one screen and names few of them", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "en" });
  await openFile(page, json(FACTS));
  await page.getByText("Opened: case.json.").waitFor();
  const { verdict, provisional } = assessGood(FACTS);
  const took = await page.evaluate(async () => {
    const root = document.querySelector("tegi-assessment").shadowRoot;
    const button = [...root.querySelectorAll(".steps button")].at(-1);
    const begun = performance.now();
    button.click();
    while (!root.querySelector(".verdict")) await new Promise((next) => requestAnimationFrame(next));
    return performance.now() - begun;
  });
  t.diagnostic(`the result of 5 000 lines: ${Math.round(took)} ms`);
  const box = page.locator(".verdict");
  assert.equal(await box.getAttribute("class"), `verdict ${verdict}${provisional ? " provisional" : ""}`);
  // However long the bill is, the page is not.
  assert.ok((await page.evaluate(() => document.documentElement.scrollHeight)) < 3000);
  for (const part of ["figures-table", "composition", "conditions-all", "missing", "again"]) await unfold(page, part);
  const named = (await page.locator(".result").innerText()).match(/Part \d+/g) ?? [];
  assert.ok(named.length < 60, `${named.length} lines are named`);
  await page.getByRole("button", { name: "all in XLSX" }).first().waitFor();
  await isAccessible(page, "the result of a long bill");
  isQuiet();
});

const UNIFORM = {
  ...FACTS,
  good: { name: "Uniform", hs: "6203429000", ex_works_price: "18000", production_cost: "15500" },
  materials: [
    { id: "1", name: "Fabric", hs: "5208591000", origin: "CN", value: "6000" },
    { id: "2", name: "Label", hs: "5807101000", origin: "KZ", value: "50" },
  ],
  operations: ["cutting", "sewing"],
  beyond_insufficient_operations: true,
};

test("what a verdict rests on stands in its box, which is green only where nothing is open", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "en" });
  await openFile(page, json(UNIFORM));
  await page.getByText("Opened: case.json.").waitFor();
  await page.getByRole("button", { name: "Result" }).click();
  const answer = assessGood(UNIFORM);
  assert.equal(answer.provisional, true);
  const box = page.locator(".verdict");
  await box.waitFor();
  const colour = (name) =>
    box.evaluate((one, variable) => getComputedStyle(one).getPropertyValue(variable).trim(), name);
  const shown = await box.evaluate((one) => getComputedStyle(one).borderInlineStartColor);
  const probe = async (name) => {
    const value = await colour(name);
    return page.evaluate((text) => {
      const span = document.createElement("span");
      span.style.color = text;
      document.body.append(span);
      const { color } = getComputedStyle(span);
      span.remove();
      return color;
    }, value);
  };
  assert.equal(shown, await probe("--open"));
  assert.notEqual(shown, await probe("--good"));
  const reasons = explain(answer, "en").rests_on;
  assert.ok(reasons.length > 0);
  // Verdict and reason are seen together, without scrolling.
  const { bottom } = await box.evaluate((one) => one.getBoundingClientRect().toJSON());
  assert.ok(bottom < 900, `the box ends at ${bottom}`);
  assert.ok((await page.locator(".ways ol > li").count()) <= 3);
  await isAccessible(page, "a provisional result");
  isQuiet();
});
