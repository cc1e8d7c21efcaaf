import assert from "node:assert/strict";
import { test } from "node:test";
import { assessGood, load } from "../../bindings-wasm/dist/index.js";
import { isAccessible } from "./browser.mjs";
import { BOILER, openFile, visit } from "./journey.mjs";

await load();

const FACTS = {
  ...BOILER,
  materials: Array.from({ length: 12 }, (_, index) => ({
    id: String(index + 1),
    name: `Sheet ${index + 1}`,
    hs: "7208512000",
    origin: "RU",
    value: "60.00",
  })),
  operations: ["welding"],
  beyond_insufficient_operations: true,
};
const withProof = (kindOf) => ({
  ...FACTS,
  materials: FACTS.materials.map((one, index) => {
    const kind = kindOf(index);
    return kind ? { ...one, proof: { kind } } : one;
  }),
});

test("the same question of many lines is asked once, is answered for all or line by line, and does not lead", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "en" });
  const proofs = assessGood(FACTS).missing.filter(({ code }) => code === "proof");
  assert.equal(proofs.length, 12);
  const buffer = Buffer.from(JSON.stringify(FACTS));
  await openFile(page, { name: "case.json", mimeType: "application/json", buffer });
  await page.getByText("Opened: case.json.").waitFor();
  const step = (name) =>
    page.getByRole("navigation", { name: "Steps of the conversation" }).getByRole("button", { name }).click();
  await step("Questions");
  const all = page.getByRole("group", { name: "For all lines (12):" });
  await all.waitFor();
  assert.equal(await page.locator(".each li").count(), 12);
  // No choice tells what it would give.
  assert.doesNotMatch(await page.locator(".checklist").innerText(), /originat/i);
  await isAccessible(page, "a question of many lines");

  // One line first, then all that are left.
  const line = page.getByRole("group", { name: /^Sheet 3,/ });
  await line.getByRole("button", { name: "Yes, there is a СТ-1" }).click();
  const left = assessGood(withProof((index) => (index === 2 ? "ct-1" : undefined))).missing.length;
  assert.equal(left, 11);
  await page.getByText(`Questions left: ${left}.`).waitFor();
  await page
    .getByRole("group", { name: "For all lines (11):" })
    .getByRole("button", { name: "No, there is no paper" })
    .click();
  const answered = withProof((index) => (index === 2 ? "ct-1" : "none"));
  assert.equal(assessGood(answered).missing.length, 0);
  await page.getByText("No more questions").waitFor();
  await step("Result");
  await page.locator(`.verdict.${assessGood(answered).verdict}`).waitFor();

  // One answer for many lines is one step to undo.
  await page.getByRole("button", { name: "Undo" }).click();
  await step("Questions");
  await page.getByText(`Questions left: ${left}.`).waitFor();
  isQuiet();
});
