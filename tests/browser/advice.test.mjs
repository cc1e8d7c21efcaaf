import assert from "node:assert/strict";
import { test } from "node:test";
import { advise, assessGood, audit, explain, load } from "../../bindings-wasm/dist/index.js";
import { isAccessible } from "./browser.mjs";
import { openFile, unfold, visit } from "./journey.mjs";

await load();

const FACTS = {
  on: "2026-03-01",
  rulebook: "cis-2009",
  good: { name: "Timber", hs: "4407119000", ex_works_price: "1000.00" },
  currency: "KZT",
  materials: [{ id: "1", name: "Logs", hs: "4407", value: "900.00", origin: "CN" }],
  operations: ["sawing", "drying"],
  beyond_insufficient_operations: true,
};
const BOILER = {
  ...FACTS,
  good: { name: "Boiler", hs: "8403109000", ex_works_price: "1000.00" },
  materials: [{ id: "1", name: "Burner", hs: "8416109000", value: "600.00", origin: "DE" }],
  operations: ["welding"],
};

async function opened(t, facts) {
  const { page, isQuiet } = await visit(t, { language: "en" });
  const buffer = Buffer.from(JSON.stringify(facts));
  await openFile(page, { name: "case.json", mimeType: "application/json", buffer });
  await page.getByText("Opened: case.json.").waitFor();
  await page.getByRole("button", { name: "Result" }).click();
  await page.getByRole("heading", { name: "Result", level: 2 }).waitFor();
  return { page, isQuiet };
}

test("a change that is advised is tried beside the case, taken over, and taken back", async (t) => {
  const { page, isQuiet } = await opened(t, BOILER);
  const verdict = (name) => page.getByRole("heading", { name, level: 3, exact: true }).waitFor();
  await verdict("Appears not to originate");
  const { changes } = advise(BOILER);
  const raise = changes.findIndex(({ actions }) => actions[0].kind === "raise-price");
  assert.equal(changes[raise].actions[0].to, "1200.00");

  const others = page.locator(".ways summary", { hasText: "Other ways" });
  if (await others.count()) await others.click();
  const way = page.locator(".ways li").filter({ hasText: "1,200.00" });
  await way.getByRole("button", { name: "Try it" }).click();
  const trial = page.getByRole("group", { name: "Compared with the change" });
  await trial.getByText("Appears not to originate").waitFor();
  await trial.getByText("Appears to originate").waitFor();
  await trial.getByText("0.00").first().waitFor();
  await verdict("Appears not to originate");
  await isAccessible(page, "a change that is tried");

  await trial.getByRole("button", { name: "Put it into the facts" }).click();
  await verdict("Appears to originate");
  assert.equal(await page.getByRole("button", { name: "Try it" }).count(), 0);
  await page.getByRole("button", { name: "Undo" }).click();
  await verdict("Appears not to originate");
  await isQuiet();
});

test("what the audit finds in the applied rule is shown with its example and a question", async (t) => {
  const { page, isQuiet } = await opened(t, FACTS);
  const { rule } = assessGood(FACTS);
  const { findings } = explain(audit("cis-2009@2024-05-04", { rule }), "en");
  assert.ok(findings.length > 0);
  await unfold(page, "conditions-all");
  await page.getByText("What is unclear or contradictory in the rule itself").click();
  const items = page.locator(".flaws li");
  await items.first().waitFor();
  assert.equal(await items.count(), findings.length);
  await items.first().getByText(findings[0].text).waitFor();
  await isAccessible(page, "what the audit finds");
  await isQuiet();
});
