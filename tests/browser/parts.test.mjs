import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { isAccessible } from "./browser.mjs";
import { texts, visit } from "./journey.mjs";

test("the page of parts draws every token and part, light and dark, and is no part of the page", async (t) => {
  const { page, address, context } = await visit(t, { door: null });
  const asked = [];
  context.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${address}parts.html`);
  await page.getByRole("heading", { name: "number-line" }).waitFor();
  // Every token that the file names has a value, in both schemes another.
  const read = () => texts(page.locator(".swatches li span:last-child"));
  await page.waitForFunction(() => {
    const root = document.querySelector("tegi-parts").shadowRoot;
    return [...root.querySelectorAll(".swatches svg + code + span")].some((one) => one.textContent !== "");
  });
  const light = await read();
  const file = await readFile(new URL("../../examples/self-assessment/src/styles/tokens.css", import.meta.url), "utf8");
  const colours = new Set([...file.matchAll(/--([\w-]+): [^;]*#/g)].map(([, name]) => name));
  assert.equal(light.length, colours.size, "a value for each colour of the file");
  await isAccessible(page, "the parts in light");
  await page.emulateMedia({ colorScheme: "dark" });
  await page.waitForFunction(
    (before) => document.querySelector("tegi-parts").shadowRoot.querySelector(".swatches span").textContent !== before,
    light[0],
  );
  await page.evaluate(() =>
    Promise.all(
      document
        .querySelector("tegi-parts")
        .shadowRoot.getAnimations()
        .map(({ finished }) => finished),
    ),
  );
  await isAccessible(page, "the parts in dark");
  await page.getByRole("button", { name: "Очистить всё?" }).click();
  await page.getByRole("dialog").waitFor();
  await isAccessible(page, "the dialog of the parts");
  // It brings no engine, and what the page keeps for being offline has none of it.
  assert.deepEqual(
    asked.filter((path) => /wasm|assets\/(good|whole|table|nomenclature)/.test(path)),
    [],
  );
  const worker = await (await fetch(`${address}offline.js`)).text();
  assert.doesNotMatch(worker, /tegi-parts|parts\.html/);
});
