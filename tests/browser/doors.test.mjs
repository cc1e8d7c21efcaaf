import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assessGood, load } from "../../bindings-wasm/dist/index.js";
import { isAccessible } from "./browser.mjs";
import { DOORS, enter, saved, visit } from "./journey.mjs";

await load();

const heading = (page, name, level = 2) => page.getByRole("heading", { name, level, exact: true }).waitFor();
/** The draft as the page keeps it on the device, once it holds what it should. */
const keeps = (page, member, value) =>
  page.waitForFunction(
    ([name, expected]) => JSON.parse(localStorage.getItem("tegi-case") ?? "{}").draft?.[name] === expected,
    [member, value],
  );

test("nothing is chosen ahead of the person, and each door leads where it says", async (t) => {
  const { page, isQuiet, reload } = await visit(t, { language: "en", door: null });
  await heading(page, "Find out whether your good counts as Kazakhstani, before you pay for an expert’s act");
  assert.equal(await page.getByRole("button", { pressed: true }).count(), 1, "the language alone is chosen");
  assert.equal(await page.locator(".door").count(), 3);
  for (const door of await page.locator(".door").all()) {
    await door.getByText("Who gives it").waitFor();
    await door.getByText("What for").waitFor();
  }

  await enter(page, "contract", "en");
  await heading(page, "What is bought, and on what terms?");
  await page.goBack();
  await enter(page, "register", "en");
  await heading(page, "What do you make?");
  await keeps(page, "rulebook", "kz-register");
  await reload();
  await heading(page, "What do you make?");

  // Earlier days have their certificate: it brings its last day, and another door takes it away again.
  await page.getByRole("button", { name: "Back" }).click();
  await heading(page, "For what purpose, and for which day?");
  assert.equal(
    await page.getByRole("button", { pressed: true, name: DOORS.register.en, exact: true }).count(),
    1,
    "the door that was chosen",
  );
  await page.getByText("Another day, or").click();
  await page.getByRole("button", { name: "СТ-KZ: a certificate of an earlier day" }).click();
  await heading(page, "What do you make?");
  await keeps(page, "on", "2025-12-31");
  await page.getByRole("button", { name: "Back" }).click();
  assert.equal(await page.getByLabel("Day", { exact: true }).inputValue(), "2025-12-31");
  await isAccessible(page, "an earlier day");
  await enter(page, "ct-1", "en");
  await keeps(page, "rulebook", "cis-2009");
  assert.notEqual(await page.evaluate(() => JSON.parse(localStorage.getItem("tegi-case")).draft.on), "2025-12-31");
  isQuiet();
});

test("the finished result of an example is one click away", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "kk", door: null });
  await page.getByRole("button", { name: "Су жылытатын қазан (СТ-1)" }).click();
  await heading(page, "Нәтиже");
  await page.locator(".verdict").waitFor();
  isQuiet();
});

/** A case as the page before the doors kept it on the device, and the link that it made of it. */
const BEFORE = JSON.parse(await readFile(new URL("kept.json", import.meta.url), "utf8"));
const KEPT = BEFORE["tegi-case"];

test("what the page before kept on the device, and its link, open with the same facts and the same answer", async (t) => {
  const { page, address, isQuiet, reload } = await visit(t, { language: "ru", door: null });
  await page.evaluate((kept) => localStorage.setItem("tegi-case", JSON.stringify(kept)), KEPT);
  await page.evaluate(() => history.replaceState(null, "", location.pathname));
  await reload();
  await heading(page, "Что вы производите?");
  assert.equal(await page.getByLabel("Название товара").inputValue(), KEPT.draft.name);
  assert.deepEqual((await saved(page)).facts, KEPT.facts.good);
  await page.getByRole("navigation", { name: "Шаги" }).getByRole("button", { name: "Результат" }).click();
  const { verdict } = assessGood(KEPT.facts.good);
  await page.locator(`.verdict.${verdict}`).waitFor();

  await page.getByRole("button", { name: "Очистить всё" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Очистить всё" }).click();
  await page.goto(`${address}${BEFORE.link}`);
  await page.getByText("Открыто: расчёт из ссылки").waitFor();
  assert.deepEqual((await saved(page)).facts, KEPT.facts.good);
  isQuiet();
});
