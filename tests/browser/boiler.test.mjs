import assert from "node:assert/strict";
import { test } from "node:test";
import { assessGood, explain, load } from "../../bindings-wasm/dist/index.js";
import { packageOfPage } from "./bill.mjs";
import { isAccessible } from "./browser.mjs";
import { cells, enter, figure, paste, shortened, texts, unfold, visit } from "./journey.mjs";
import { readPdf } from "./pdf.mjs";

await load();

/** The bill as a spreadsheet copies it: with headings, spaces among the digits, commas, days of the country. */
const BILL = [
  [
    "Наименование",
    "Код ТН ВЭД ЕАЭС",
    "Страна происхождения",
    "Стоимость без НДС",
    "Вид документа",
    "№ документа",
    "Дата документа",
  ],
  ["Лист стальной", "7208 51 200 9", "Китай", "148\u00a0500,00", "", "", ""],
  ["Труба бесшовная", "7304399209", "Российская Федерация", "61 200,00", "СТ-1", "RUAKZ5001000123", "19.01.2026"],
  ["Горелка газовая", "8416201000", "DE", "185442", "счёт-фактура", "151", "20.02.2026"],
  ["Автоматика котла", "9032890000", "", "62300", "", "", ""],
  ["Кожух", "7326909807", "Казахстан", "54000,50", "нет", "", ""],
];

/** The same as facts; what a line states, in the order of its cells. */
const FACTS = {
  on: "2026-03-01",
  rulebook: "cis-2009",
  currency: "KZT",
  vat: "excluded",
  good: { name: "Водогрейный котёл", hs: "8403109000", ex_works_price: "1000000", production_cost: "830000" },
  materials: [
    { id: "1", name: "Лист стальной", hs: "7208512009", origin: "CN", value: "148500" },
    {
      id: "2",
      name: "Труба бесшовная",
      hs: "7304399209",
      origin: "RU",
      value: "61200",
      proof: { kind: "ct-1", number: "RUAKZ5001000123", date: "2026-01-19" },
    },
    {
      id: "3",
      name: "Горелка газовая",
      hs: "8416201000",
      origin: "DE",
      value: "185442",
      proof: { kind: "invoice", number: "151", date: "2026-02-20" },
    },
    { id: "4", name: "Автоматика котла", hs: "9032890000", value: "62300" },
    { id: "5", name: "Кожух", hs: "7326909807", origin: "KZ", value: "54000.5", proof: { kind: "none" } },
  ],
  operations: ["welding", "bending"],
};

test("a boiler under СТ-1, from a bill on the clipboard to a sheet of paper", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "ru", door: null });
  const button = (name) => page.getByRole("button", { name, exact: true });
  const step = (heading) => page.getByRole("heading", { name: heading, level: 2 }).waitFor();

  await page.getByRole("heading", { name: "Узнайте, признаётся ли ваш товар казахстанским", level: 2 }).waitFor();
  await isAccessible(page, "the first screen");
  await enter(page, "ct-1", "ru", FACTS.on);
  await step("Что вы производите?");
  await page.getByLabel("Название товара").fill("Водогрейный котёл");
  await page.getByRole("combobox").pressSequentially("котлы центрального");
  await page.getByRole("option").first().waitFor();
  await isAccessible(page, "the nomenclature");
  await page.getByRole("combobox").fill("8403109000");
  await page.getByRole("combobox").press("Enter");
  const assessment = assessGood(FACTS);
  const words = explain(assessment, "ru");
  await page.getByText(words.rule[0].text).first().waitFor();
  await isAccessible(page, "the product");

  // The purpose stays a step, to be changed.
  await button("Назад").click();
  await step("Для чего и на какую дату?");
  await page.getByText("Редакция действует с").waitFor();
  await isAccessible(page, "the purpose");
  await button("Дальше").click();
  await step("Что вы производите?");

  await button("Дальше").click();
  await step("Товар полностью произведён в Казахстане?");
  await page.getByText("Нет, в нём есть покупные").click();
  await isAccessible(page, "whether wholly produced");

  await button("Дальше").click();
  await step("Из чего он сделан?");
  await page.getByRole("gridcell").first().click();
  await paste(page, cells(BILL));
  await page.getByText("Вставлено строк: 5.").waitFor();
  assert.equal(await page.getByRole("treegrid").getAttribute("aria-rowcount"), "7");
  await isAccessible(page, "the bill");

  await button("Дальше").click();
  await step("Укажите цену и себестоимость");
  await page.getByLabel("Цена на условиях франко-завод").fill("1 000 000");
  await page.getByLabel("Себестоимость готового товара").fill("830 000,00");
  await page.getByLabel("Себестоимость готового товара").press("Tab");
  await isAccessible(page, "price and cost");

  await button("Дальше").click();
  await step("Что вы делаете с материалами?");
  for (const name of ["сварка", "гибка"]) await page.getByRole("checkbox", { name, exact: true }).check();
  await isAccessible(page, "the operations");
  await page.getByText("Вывод установлен").waitFor();
  await button("К результату").click();

  await step("Результат");
  await page.getByRole("heading", { name: "По-видимому, происходит из Казахстана", level: 3 }).waitFor();
  await isAccessible(page, "the result");
  assert.equal(assessment.verdict, "originating");
  await page.getByText(`Критерий происхождения (указывается в графе 9 сертификата): ${assessment.criterion}`).waitFor();

  for (const part of ["figures-table", "composition", "conditions-all", "missing", "regimes", "again", "breaks"]) {
    await unfold(page, part);
  }
  await isAccessible(page, "the result with all of its parts");
  const { comparison } = assessment.steps.find((one) => one.comparison);
  const limits = await texts(page.locator(".limits tbody tr").first().locator("td"));
  assert.deepEqual(
    limits.map((cell) => cell.split("\n").map((text) => figure(text, "ru"))),
    [[shortened(comparison.measured), comparison.value], [comparison.limit, comparison.limit_value], [comparison.headroom]],
  );
  const figures = new Map(assessment.figures.map(({ code, value }) => [code, value]));
  const parts = await texts(page.locator(".composition td"));
  assert.deepEqual(
    parts.map((text) => figure(text, "ru")),
    ["domestic-materials", "foreign-materials", "other-costs", "profit", "production-cost", "ex-works-price"].map(
      (code) => figures.get(code),
    ),
  );

  const { sizes, text } = readPdf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  assert.deepEqual(
    sizes.map(([width, height]) => [Math.round(width), Math.round(height)]),
    [[595, 842]],
    "one page, A4",
  );
  assert.match(text, /По-видимому, происходит|Страной происхождения товара признаётся Казахстан/);
  // The digest of the facts: what the page stated is, to the byte, what stands above.
  assert.ok(text.replace(/ /g, "").includes(assessment.receipt.facts_sha256), "the facts of the receipt");

  // The workbook holds numbers as numbers, and names that no spreadsheet computes.
  const download = page.waitForEvent("download");
  await button("Расчётный лист в XLSX").click();
  const readSheets = await packageOfPage("read-excel-file/node");
  const [result, materials] = await readSheets(await (await download).path());
  // What each material is worth stands there; the sums are formulas, which a test of the page has computed.
  assert.deepEqual(
    materials.data.slice(1, -1).flatMap((row) => row[7] ?? []),
    assessment.materials.map(({ value }) => Number(value)),
  );
  assert.equal(materials.data.length, FACTS.materials.length + 2);
  assert.ok(result.data.some((row) => row.includes(assessment.receipt.facts_sha256)));

  // The browser asks a person where to; here it is enough that it is asked.
  await page.evaluate(() => (window.print = () => (document.title = "printing")));
  await button("Печать расчётного листа").click();
  assert.equal(await page.title(), "printing");
  isQuiet();
});
