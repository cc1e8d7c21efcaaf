import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { deviceOf } from "./device.mjs";

/** The doors of the first screen. */
export const DOORS = {
  "ct-1": { kk: "СТ-1: ТМД елдеріне экспорт", ru: "СТ-1: экспорт в страны СНГ", en: "СТ-1: export to the CIS" },
  register: {
    kk: "Қазақстандық тауар өндірушілердің тізілімі",
    ru: "Реестр казахстанских товаропроизводителей",
    en: "The register of Kazakhstan producers",
  },
  contract: {
    kk: "Сатып алу туралы шарт: елішілік құндылық",
    ru: "Договор о закупках: внутристрановая ценность",
    en: "A procurement contract: in-country value",
  },
};

/** The head of the facts of a boiler: what every case of it states, without its bill. */
export const BOILER = {
  on: "2026-03-01",
  rulebook: "cis-2009",
  currency: "KZT",
  vat: "excluded",
  good: { name: "Boiler", hs: "8403109000", ex_works_price: "1000.00" },
};

const ANOTHER_DAY = { kk: "Басқа күн немесе", ru: "Другая дата или", en: "Another day, or" };
const DAY = { kk: "Күні", ru: "Дата", en: "Day" };

/** Goes in by a door of the first screen, on a day of one's own where one is given. */
export async function enter(page, door, language, day) {
  if (day) {
    await page.getByText(ANOTHER_DAY[language]).click();
    await page.getByLabel(DAY[language], { exact: true }).fill(day);
  }
  await page.getByRole("button", { name: DOORS[door][language], exact: true }).click();
}

/**
 * A visit to the page once it keeps all of its files: from here on nobody may be asked for anything, and the console
 * stays empty. `isQuiet` asserts both; whatever was opened is closed after the test. It goes in by the door of СТ-1,
 * or by none.
 *
 * @param {import("node:test").TestContext} t
 * @param {{ language?: "kk" | "ru" | "en", door?: null, width?: number, height?: number }} options
 */
export async function visit(t, { language = "ru", door = "ct-1", width = 1280, height = 900 } = {}) {
  const { server, context, said, forget } = await deviceOf(language);
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  page.setDefaultTimeout(20_000);
  const asked = [];
  const ask = (request) => asked.push(request.url());
  context.on("request", ask);
  t.after(() => (context.off("request", ask), forget()));
  await page.goto(server.address);
  await page.getByRole("button", { name: DOORS["ct-1"][language], exact: true }).waitFor();
  if (door) {
    await enter(page, door, language);
    await page.getByRole("combobox").waitFor();
  }
  let before = server.requests.length;
  const isQuiet = () => {
    assert.deepEqual(said, [], "the console");
    // Browsers look for a newer worker whenever a page is loaded anew; all else is on the device.
    const after = server.requests.slice(before).filter(({ path }) => path !== "/offline.js");
    assert.deepEqual(after, [], "requests after the page was loaded");
    assert.deepEqual(
      asked.filter((url) => !url.startsWith(server.address) && !/^(data|blob):/.test(url)),
      [],
    );
  };
  /** Loads the page anew, here or in another tab: while it loads a browser may ask for it ahead of the worker. */
  const load = async (how, tab = page) => {
    isQuiet();
    await how();
    await tab.getByRole("heading", { level: 2 }).first().waitFor();
    before = server.requests.length;
  };
  const reload = () => load(() => page.reload());
  const openTab = async () => {
    const tab = await context.newPage();
    await load(() => tab.goto(server.address), tab);
    return tab;
  };
  return { page, context, address: server.address, isQuiet, reload, openTab };
}

/**
 * Opens a file by the menu of the case, in English.
 *
 * @param {Parameters<import("playwright-core").FileChooser["setFiles"]>[0]} file
 */
export async function openFile(page, file) {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Case", expanded: false }).click();
  await page.getByRole("button", { name: "Open a file", exact: true }).click();
  await (await chooser).setFiles(file);
}

/** Saves the case as a file, from the menu in the page's language. */
export async function saved(page, menu = "Расчёт", item = "Сохранить расчёт в файл") {
  const download = page.waitForEvent("download");
  await inMenu(page, menu, item);
  const path = await (await download).path();
  return { path, facts: JSON.parse(await readFile(path, "utf8")) };
}

export async function inMenu(page, menu, item) {
  await page.getByRole("button", { name: menu, expanded: false }).click();
  await page.getByRole("banner").getByRole("button", { name: item }).click();
}

/** Opens a part of the result that is folded. */
export const unfold = (page, name) => page.locator(`details.${name} > summary`).click();

/** Puts a text on the clipboard, and pastes it where the focus is, as a person does. */
export async function paste(page, text) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+V");
}

/** Cells as a spreadsheet copies them. */
export const cells = (rows) => rows.map((row) => row.join("\t")).join("\r\n");

/** A figure of the page as the engine writes it: without spaces, currency and percent sign, with a point. */
export function figure(text, language) {
  const plain = text
    .trim()
    .replace(/^≈\s*/u, "")
    .replace(/\s*([A-Z]{3}|%)$/u, "")
    .replace("\u2212", "-");
  return language === "en" ? plain.replaceAll(",", "") : plain.replace(/\s/gu, "").replace(",", ".");
}

/** A percent of the engine as the page shows it: rounded half up to two decimals. */
export function shortened(percent) {
  const [, whole, two = "", more = ""] = /^(\d+)\.?(\d{0,2})(\d*)$/.exec(percent);
  if (!more) return percent;
  const digits = String(BigInt(whole + two) + (more[0] >= "5" ? 1n : 0n)).padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The texts of all elements of a kind. */
export const texts = async (locator) => (await locator.allInnerTexts()).map((text) => text.trim());
