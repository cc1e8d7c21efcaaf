import assert from "node:assert/strict";
import { test } from "node:test";
import { visit } from "./journey.mjs";

/** How far the page moved under the reader's eyes while it was loaded anew. */
const shift = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const { value, hadRecentInput } of list.getEntries()) sum += hadRecentInput ? 0 : value;
        });
        observer.observe({ type: "layout-shift", buffered: true });
        setTimeout(() => done(sum), 100);
      }),
  );

test("nothing moves while the page opens, at its first question and at the result", async (t) => {
  const { page, isQuiet, reload } = await visit(t, { language: "ru", door: null });
  assert.equal(await shift(page), 0, "the first screen");
  await page.getByRole("button", { name: "Водогрейный котёл (СТ-1)" }).click();
  await page.getByRole("heading", { name: "По-видимому, происходит из Казахстана" }).waitFor();
  await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes("8403109000")));
  await reload();
  await page.getByRole("heading", { name: "По-видимому, происходит из Казахстана" }).waitFor();
  assert.equal(await shift(page), 0, "the result");
  isQuiet();
});
