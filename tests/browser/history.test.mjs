import assert from "node:assert/strict";
import { test } from "node:test";
import { isAccessible } from "./browser.mjs";
import { inMenu, saved, visit } from "./journey.mjs";

const heading = (page, name) => page.getByRole("heading", { name, level: 2, exact: true }).waitFor();

/** Opens the example of the boiler. */
async function boiler(page) {
  await inMenu(page, "Расчёт", "Водогрейный котёл (СТ-1)");
  await page.getByRole("status").getByText("Открыто: Водогрейный котёл").waitFor();
}

async function clearEverything(page) {
  await page.getByRole("button", { name: "Очистить всё" }).click();
  const dialog = page.getByRole("dialog", { name: "Очистить всё?" });
  await dialog.waitFor();
  await isAccessible(page, "the question before everything is cleared");
  await dialog.getByRole("button", { name: "Очистить всё" }).click();
  await page.getByText("Всё очищено").waitFor();
}

test("back and forward of the browser go through the steps, and a reload keeps everything", async (t) => {
  const { page, isQuiet, reload } = await visit(t);
  await boiler(page);
  const before = (await saved(page)).facts;
  const steps = [
    "Что вы производите?",
    "Товар полностью произведён в Казахстане?",
    "Результат",
  ];
  for (const name of steps.slice(1)) {
    await page.getByRole("button", { name: /^(Дальше|К результату)$/ }).click();
    await heading(page, name);
  }
  for (const name of steps.slice(0, -1).reverse()) {
    await page.goBack();
    await heading(page, name);
  }
  for (const name of steps.slice(1)) {
    await page.goForward();
    await heading(page, name);
  }

  // What was written a moment before the page is left is kept too.
  await page.goBack();
  await page.goBack();
  await page.getByLabel("Название товара").fill("Котёл на газе");
  await page.getByLabel("Название товара").press("Tab");
  await reload();
  await heading(page, "Что вы производите?");
  assert.equal(await page.getByLabel("Название товара").inputValue(), "Котёл на газе");
  const name = "Котёл на газе";
  assert.deepEqual((await saved(page)).facts, { ...before, good: { ...before.good, name } });
  isQuiet();
});

test("another language loses nothing: every step and the contract hold what they held", async (t) => {
  const { page, isQuiet } = await visit(t);
  await boiler(page);
  const before = (await saved(page)).facts;
  const verdict = async () => (await page.locator(".verdict").getAttribute("class")).split(" ")[1];
  await page.getByRole("button", { name: "Результат" }).click();
  await heading(page, "Результат");
  const found = await verdict();
  for (const [language, result, menu, item] of [
    ["Қазақша", "Нәтиже", "Есеп", "Есепті файлға сақтау"],
    ["English", "Result", "Case", "Save the case as a file"],
    ["Русский", "Результат", "Расчёт", "Сохранить расчёт в файл"],
  ]) {
    await page.getByRole("button", { name: language }).click();
    await heading(page, result);
    assert.equal(await verdict(), found);
    assert.deepEqual((await saved(page, menu, item)).facts, before, language);
    await isAccessible(page, `the result in ${language}`);
  }
  assert.equal(await page.evaluate(() => document.documentElement.lang), "ru");
  isQuiet();
});

test("a file and a link bring a case back after everything was cleared", async (t) => {
  const { page, context, address, isQuiet } = await visit(t);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await boiler(page);
  const { path, facts } = await saved(page);
  await inMenu(page, "Расчёт", "Скопировать ссылку на расчёт");
  await page.getByText("Ссылка скопирована").waitFor();
  await isAccessible(page, "a notice");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${address}#case=`));

  await clearEverything(page);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await page.getByRole("heading", { name: "Узнайте, признаётся ли ваш товар казахстанским" }).waitFor();
  assert.equal(await page.getByRole("button", { name: "Отменить" }).first().isDisabled(), true);

  const chooser = page.waitForEvent("filechooser");
  await inMenu(page, "Расчёт", "Открыть файл");
  await (await chooser).setFiles(path);
  await page.getByText("Открыто: ").waitFor();
  assert.deepEqual((await saved(page)).facts, facts);

  await clearEverything(page);
  await page.goto(link);
  await page.getByText("Открыто: расчёт из ссылки").waitFor();
  assert.deepEqual((await saved(page)).facts, facts);
  assert.equal(new URL(page.url()).hash, "#product", "the facts do not stay in the address");
  await page.getByRole("button", { name: "Дальше" }).click();
  await heading(page, "Товар полностью произведён в Казахстане?");
  await page.goBack();
  await heading(page, "Что вы производите?");

  // A case that is here is not put aside unasked; the other can be undone.
  await page.getByLabel("Название товара").fill("Другой котёл");
  await page.getByLabel("Название товара").press("Tab");
  await page.goto(link);
  await page.getByText("В ссылке другой расчёт: Водогрейный котёл.").waitFor();
  assert.equal(await page.getByLabel("Название товара").inputValue(), "Другой котёл");
  await page.getByRole("button", { name: "Открыть из ссылки" }).click();
  await page.getByText("«Отменить» вернёт прежний расчёт.").waitFor();
  assert.deepEqual((await saved(page)).facts, facts);
  await page.getByRole("button", { name: "Отменить" }).first().click();
  assert.equal(await page.getByLabel("Название товара").inputValue(), "Другой котёл");

  await page.goto(link.slice(0, -9));
  await page.getByText("Ссылка неполна или повреждена").waitFor();
  isQuiet();
});

test("what is being typed stays when the page is drawn anew", async (t) => {
  const { page, isQuiet } = await visit(t);
  const name = page.getByLabel("Название товара");
  await name.fill("Котёл");
  // As when the words of a language arrive.
  await page.locator("tegi-assessment").evaluate((element) => element.setAttribute("lang", "en"));
  await page.getByRole("heading", { name: "What do you make?" }).waitFor();
  const inEnglish = page.getByLabel("Name of the good");
  assert.equal(await inEnglish.inputValue(), "Котёл");
  await inEnglish.press("Tab");
  await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes("Котёл")));
  isQuiet();
});

test("another tab and a full store are told of", async (t) => {
  const { page, openTab, isQuiet } = await visit(t);
  await boiler(page);
  await page.getByRole("button", { name: "Закрыть сообщение" }).click();
  // What is stated is kept a moment later; a tab that is opened before begins with what was kept then.
  await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes("Водогрейный котёл")));
  const other = await openTab();
  await other.getByLabel("Название товара").fill("Котёл из другой вкладки");
  await other.getByLabel("Название товара").press("Tab");
  await page.getByText("В другой вкладке этот расчёт изменён").waitFor();
  await isAccessible(page, "a change in another tab");
  assert.equal(await page.getByLabel("Название товара").inputValue(), "Водогрейный котёл");
  await page.getByRole("button", { name: "Показать вариант из другой вкладки" }).click();
  assert.equal(await page.getByLabel("Название товара").inputValue(), "Котёл из другой вкладки");
  await other.close();

  await page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.getByLabel("Название товара").fill("Котёл");
  await page.getByLabel("Название товара").press("Tab");
  await page.getByText("расчёт сам не сохраняется").waitFor();
  isQuiet();
});
