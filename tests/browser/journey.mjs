import assert from "node:assert/strict";
import { open } from "./browser.mjs";
import { serve } from "./serve.mjs";

/**
 * A visit to the page once it keeps all of its files: from here on nobody may be asked for anything, and the console
 * stays empty. `isQuiet` asserts both; whatever was opened is closed after the test.
 *
 * @param {import("node:test").TestContext} t
 * @param {{ language?: "kk" | "ru" | "en", width?: number, height?: number }} options
 */
export async function visit(t, { language = "ru", ...options } = {}) {
  const server = await serve();
  t.after(() => server.close());
  const { page, context, said, close } = await open({ locale: language, ...options });
  t.after(close);
  page.setDefaultTimeout(20_000);
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.goto(server.address);
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done));
  });
  await page.reload();
  await page.getByRole("combobox").waitFor();
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
    .replace(/\s*([A-Z]{3}|%)$/u, "")
    .replace("\u2212", "-");
  return language === "en" ? plain.replaceAll(",", "") : plain.replace(/\s/gu, "").replace(",", ".");
}

/** The texts of all elements of a kind. */
export const texts = async (locator) => (await locator.allInnerTexts()).map((text) => text.trim());
