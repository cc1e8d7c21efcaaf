import assert from "node:assert/strict";
import { test } from "node:test";
import { assessGood, load } from "../../bindings-wasm/dist/index.js";
import { isAccessible } from "./browser.mjs";
import { BOILER, visit } from "./journey.mjs";

await load();

const FACTS = {
  ...BOILER,
  materials: [
    { id: "1", name: "Sheet", hs: "7208512000", origin: "CN", value: "300.00" },
    { id: "2", name: "Burner", hs: "8416109000", value: "200.01" },
  ],
};

/** What has the focus: what it is called, its place in the order of the page, and whether the eye finds it. */
const focused = (page) =>
  page.evaluate(() => {
    const root = document.querySelector("tegi-assessment").shadowRoot;
    const at = root.activeElement;
    if (!at) return null;
    const { outlineStyle, outlineWidth } = getComputedStyle(at.closest(".option, .door") ?? at);
    const { top, bottom, width } = at.getBoundingClientRect();
    return {
      name: (at.getAttribute("aria-label") ?? at.labels?.[0]?.innerText ?? at.innerText ?? "").trim(),
      type: at.type,
      place: [...root.querySelectorAll("*")].indexOf(at),
      isOutlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
      isInSight: width > 0 && bottom > 0 && top < innerHeight,
    };
  });

/** Tab until something has the focus; every stop on the way can be seen, and comes after the one before. */
async function tabTo(page, name) {
  let { name: from, place: before } = (await focused(page)) ?? { name: "the page", place: -1 };
  for (let stops = 0; stops < 80; stops += 1) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    assert.ok(at, `something has the focus after “${from}” on the way to “${name}”`);
    // The parts of a day are the browser's own.
    if (at.type === "date" && at.place === before) continue;
    assert.ok(at.isOutlined, `the focus is seen on “${at.name}”`);
    assert.ok(at.isInSight, `“${at.name}” is in sight`);
    assert.ok(at.place > before, `“${at.name}” stands in its order`);
    [from, before] = [at.name, at.place];
    if (name.test ? name.test(at.name) : at.name === name) return;
  }
  assert.fail(`no way by Tab to “${name}”`);
}

test("from the first question to the result by the keyboard alone", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "en", door: null });
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const type = (text) => page.keyboard.type(text);
  /** Who comes to a step is at its heading. */
  const arrives = async (heading) => {
    await page.getByRole("heading", { name: heading, level: 2 }).waitFor();
    assert.equal((await focused(page)).name, heading);
    await isAccessible(page, heading);
  };

  await tabTo(page, "Skip to content");
  await press("Enter");
  await tabTo(page, /^Another day/);
  await press("Enter");
  await tabTo(page, "Day");
  await type("03012026");
  while ((await focused(page)).name !== "СТ-1: export to the CIS") await press("Shift+Tab");
  await press("Enter");
  await arrives("What do you make?");
  await tabTo(page, "Name of the good");
  await type("Boiler");
  await tabTo(page, "Tariff code (HS, ТН ВЭД)");
  await type("840310");
  await page.getByRole("option").first().waitFor();
  await press("ArrowDown", "ArrowUp", "ArrowDown");
  const option = page.getByRole("option", { selected: true });
  while (!/^8403\s*10\s*900\s*0/.test(await option.innerText())) await press("ArrowDown");
  await press("Enter");
  assert.equal(await page.getByRole("combobox").inputValue(), FACTS.good.hs);
  await tabTo(page, "Next");
  await press("Enter");

  await arrives("Is the good wholly produced in Kazakhstan?");
  await tabTo(page, "No, it contains bought-in or foreign materials");
  await press("ArrowDown", "ArrowUp");
  await tabTo(page, "Next");
  await press("Enter");

  await arrives("What is it made from?");
  await tabTo(page, /^Type here/);
  for (const { name, hs, origin = "", value } of FACTS.materials) {
    for (const text of [name, hs, origin]) {
      await type(text);
      await press("Tab");
    }
    await type(value);
    await press("Enter");
  }
  await press("ArrowUp", "ArrowRight", "F2", "End");
  await press("Escape");
  assert.equal(await page.getByRole("treegrid").getAttribute("aria-rowcount"), "4");
  // At the end of a line Tab leaves the grid.
  await tabTo(page, "Next");
  await press("Enter");

  await arrives("What are the price and the cost?");
  await tabTo(page, "Ex-works price");
  await type("1000.00");
  // Above the limit nothing else is asked.
  await tabTo(page, "To the result");
  await press("Enter");

  const answer = assessGood(FACTS);
  await arrives("Result");
  await page.getByRole("heading", { name: "Appears not to originate", level: 3 }).waitFor();
  assert.equal(answer.verdict, "not_originating");
  await tabTo(page, "Values and their limits");
  await press("Enter");
  assert.ok((await page.locator(".limits td").last().innerText()).includes("\u22120.01"));

  // Through the whole result and out of it: nothing holds the focus.
  await tabTo(page, "When to check again");
  await press("Tab");
  assert.equal(await focused(page), null);
  isQuiet();
});

test("dialogs give the focus back, and menus close by Escape", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "en", door: null });
  await tabTo(page, /^Case/);
  await page.keyboard.press("Enter");
  await tabTo(page, "Open a file");
  await page.keyboard.press("Escape");
  assert.match((await focused(page)).name, /^Case/);
  await page.keyboard.press("Enter");
  await tabTo(page, "Hot-water boiler (СТ-1)");
  await page.keyboard.press("Enter");
  // From the first screen it leads to a step: who comes there hears its heading.
  await page.getByRole("heading", { name: "What do you make?" }).waitFor();
  assert.equal((await focused(page)).name, "What do you make?");
  while ((await focused(page)).name !== "Clear everything") await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Clear everything?" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal((await focused(page)).name, "Clear everything");
  assert.equal(await page.getByLabel("Name of the good").inputValue(), "Hot-water boiler");

  await tabTo(page, /^Materials/);
  await page.keyboard.press("Enter");
  await tabTo(page, "Hot-rolled steel sheet");
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowRight");
  assert.equal((await focused(page)).name, "Details of line 1");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Name").waitFor();
  await page.keyboard.press("Escape");
  assert.equal((await focused(page)).name, "Details of line 1");
  isQuiet();
});
