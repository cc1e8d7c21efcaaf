import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccessible } from "./browser.mjs";
import { visit } from "./journey.mjs";

const STEPS = ["purpose", "product", "produced", "materials", "costs", "operations", "questions", "check", "result"];
const WORDS = {
  kk: {
    menu: "Есеп",
    example: /^Корпусы өзімізде жасалған тарату қалқаны/,
    name: "Тауардың атауы",
    contract: "Мысалмен толтыру",
    form: "Нысанды көрсету",
  },
  ru: {
    menu: "Расчёт",
    example: /^Распределительный щит/,
    name: "Название товара",
    contract: "Заполнить примером",
    form: "Показать форму",
  },
  en: {
    menu: "Case",
    example: /^Switchboard/,
    name: "Name of the good",
    contract: "Fill in an example",
    form: "Show the form",
  },
};
/** A phone, and a screen of 1280 pixels at 200 %. */
const SIZES = [
  { width: 360, height: 740 },
  { width: 640, height: 450 },
];

/** Follows a link to a place of the page. */
async function goTo(page, place) {
  await page.evaluate((hash) => (location.hash = hash), place);
  await page.waitForFunction(
    (hash) => {
      const root = document.querySelector("tegi-assessment").shadowRoot;
      const here = root.querySelector('.steps [aria-current="step"]');
      const steps = here && [...here.closest("ol").children].indexOf(here.parentElement);
      return hash.at === "contract" ? root.querySelector(".procurement") : steps === hash.step;
    },
    { at: place, step: STEPS.indexOf(place) },
  );
}

/** The page is as wide as its window, and nothing in it reaches beyond. */
async function fits(page, state) {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const [wide, window] = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return [scrollWidth, clientWidth];
    });
    assert.ok(wide <= window, `${state}, ${size.width} pixels wide: ${wide}`);
  }
  await page.setViewportSize(SIZES[0]);
}

/** What the state looks like to people who need it otherwise. */
async function isSeenByAll(page, state) {
  const background = () =>
    page.evaluate(
      () =>
        getComputedStyle(document.querySelector("tegi-assessment").shadowRoot.querySelector(".tegi")).backgroundColor,
    );
  const light = await background();
  await isAccessible(page, state);
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  assert.notEqual(await background(), light);
  assert.equal(
    await page
      .locator("button")
      .first()
      .evaluate((button) => getComputedStyle(button).transitionDuration),
    "0s",
  );
  await isAccessible(page, `${state}, dark`);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "no-preference", forcedColors: "active" });
  assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
  await isAccessible(page, `${state}, forced colours`);
  await page.emulateMedia({ forcedColors: "none" });
}

for (const [language, words] of Object.entries(WORDS)) {
  test(`on a phone and at 200 % nothing is cut, and dark and forced colours are legible (${language})`, async (t) => {
    const { page, isQuiet } = await visit(t, { language, door: null, ...SIZES[0] });
    await fits(page, "the first screen");
    await isSeenByAll(page, "the first screen");
    await page.getByRole("button", { name: words.menu, expanded: false }).click();
    await fits(page, "the menu");
    await isSeenByAll(page, "the menu");
    await page.getByRole("banner").getByRole("button", { name: words.example }).click();
    // A word that breaks nowhere by itself.
    await page.getByLabel(words.name).fill("Щит".repeat(300));
    await page.getByLabel(words.name).press("Tab");
    await fits(page, "a notice");
    for (const step of STEPS) {
      await goTo(page, step);
      await fits(page, step);
      if (["materials", "operations", "check", "result"].includes(step)) await isSeenByAll(page, step);
    }
    await goTo(page, "materials");
    await page.locator(".grid button[aria-haspopup]").first().click();
    await page.getByRole("dialog").waitFor();
    await fits(page, "the details of a line");
    await isSeenByAll(page, "the details of a line");
    await page.keyboard.press("Escape");

    await goTo(page, "contract");
    await fits(page, "no contract");
    await page.getByRole("button", { name: words.contract }).click();
    await page.getByText(words.form).click();
    await page.locator(".sheet").first().waitFor();
    await fits(page, "a contract");
    await isSeenByAll(page, "a contract");
    isQuiet();
  });
}
