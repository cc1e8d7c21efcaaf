import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assessGood, explain, load, operations, rulebook } from "../../bindings-wasm/dist/index.js";
import { isAccessible } from "./browser.mjs";
import { enter, figure, saved as savedCase, texts, unfold, visit } from "./journey.mjs";

await load();

const FACTS = {
  on: "2026-03-01",
  rulebook: "kz-register",
  currency: "KZT",
  vat: "excluded",
  good: { name: "Жазу үстелі", hs: "9403309000", production_cost: "186400.75" },
  materials: [
    { id: "1", name: "Ламинатталған тақтай", hs: "4411139000", origin: "RU", value: "41250.4" },
    {
      id: "2",
      name: "Болат тіреу",
      hs: "7326909807",
      origin: "KZ",
      value: "18600",
      proof: { kind: "register-extract", number: "20049447", date: "2026-02-02", share: "86.12" },
    },
    { id: "3", name: "Фурнитура", hs: "8302420000", value: "5320.1" },
  ],
};

/** The same, as it is typed into the first cells of each line. */
const TYPED = [
  ["Ламинатталған тақтай", "4411 13 900 0", "Ресей", "41 250,40"],
  ["Болат тіреу", "7326909807", "қазақстан", "18600"],
  ["Фурнитура", "8302.42.0000", "", "5320,1"],
];

test("a share for the register of producers, typed cell by cell", async (t) => {
  const { page, isQuiet, reload } = await visit(t, { language: "kk", door: null });
  const next = () => page.getByRole("button", { name: "Әрі қарай" }).click();
  const step = (heading) => page.getByRole("heading", { name: heading, level: 2 }).waitFor();

  await isAccessible(page, "the first screen");
  await enter(page, "register", "kk", FACTS.on);
  await page.getByLabel("Тауардың атауы").fill(FACTS.good.name);
  await page.getByRole("combobox").fill(FACTS.good.hs);
  await page.getByRole("combobox").press("Enter");
  await next();
  await step("Тауар толығымен Қазақстанда өндірілген бе?");
  await next();
  await step("Ол неден жасалады?");

  await page.getByRole("gridcell").first().click();
  for (const line of TYPED) {
    for (const text of line) {
      await page.keyboard.press("F2");
      await page.keyboard.insertText(text);
      await page.keyboard.press(text === line.at(-1) ? "Enter" : "Tab");
    }
  }
  await page.getByRole("button", { name: "2-жолдың мәліметі" }).click();
  const details = page.getByRole("dialog");
  await details.getByLabel("Құжат түрі").selectOption({ label: "тізілімнен үзінді" });
  await details.getByLabel("Құжат нөмірі").fill("20049447");
  await details.getByLabel("Құжат күні").fill("02.02.2026");
  await details.getByLabel("Үлес, %").fill("86,12");
  await isAccessible(page, "the details of a line");
  await details.getByRole("button", { name: "Дайын" }).click();
  await isAccessible(page, "the bill");

  const assessment = assessGood(FACTS);
  const figures = new Map(assessment.figures.map(({ code, value }) => [code, value]));
  await next();
  await step("Баға мен өзіндік құн қандай?");
  await page.getByLabel("Дайын тауардың өзіндік құны").fill("186 400,75");
  await page.getByLabel("Дайын тауардың өзіндік құны").press("Enter");
  await page.getByText("Қорытынды анықталды").waitFor();
  await page.getByRole("button", { name: "Нәтижеге" }).click();

  await step("Нәтиже");
  const share = page.locator(".verdict .share strong");
  const shareOf = async () => figure((await share.innerText()).split(":")[1], "kk");
  assert.equal(await shareOf(), assessment.local_content.share);
  await unfold(page, "composition");
  const amounts = (await texts(page.locator(".composition td"))).map((text) => figure(text, "kk"));
  const codes = ["domestic-materials", "foreign-materials", "other-costs", "production-cost"];
  assert.deepEqual(
    amounts.filter((text) => text !== "—"),
    codes.map((code) => figures.get(code)),
  );
  await isAccessible(page, "the result");

  // Another reading: the whole result rests on it.
  const index = assessment.readings.findIndex(({ id }) => id === "eaeu-material");
  const { question, options } = explain(assessment, "kk").readings[index];
  const place = assessment.readings[index].options.findIndex(({ option }) => option === "domestic");
  await page.getByRole("group", { name: question }).getByText(options[place].name, { exact: true }).click();
  const fixed = assessGood({ ...FACTS, readings: { "eaeu-material": "domestic" } });
  assert.notEqual(fixed.local_content.share, assessment.local_content.share);
  await page.getByText(figureWords(fixed.local_content.share)).first().waitFor();
  assert.equal(await shareOf(), fixed.local_content.share);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Есепті файлға сақтау" }).click();
  const saved = JSON.parse(await readFile(await (await download).path(), "utf8"));
  assert.deepEqual(saved, { ...FACTS, readings: { "eaeu-material": "domestic" } });

  // The row of the good in the ministry's list, by hand: what it names, and how many of it are needed.
  const named = operations(FACTS.good.hs, "kk", { rulebook: "kz-register" }).operations.slice(0, 3);
  await page.getByRole("button", { name: "Тізбенің жолын енгізу" }).click();
  await step("Материалдармен не істейсіз?");
  await page.getByRole("button", { name: "Жолды енгізу", exact: true }).click();
  const row = page.getByRole("group", { name: "Тізбенің осы жолында аталған операциялар" });
  for (const { text } of named) await row.getByRole("checkbox", { name: text, exact: true }).check();
  await page.getByLabel("Олардың кемінде қаншасы орындалуы тиіс").fill("2");
  const done = page.locator(".picker").last();
  for (const { text } of named.slice(0, 2)) await done.getByRole("checkbox", { name: text, exact: true }).check();
  await page.getByText("тізбедегі операциялар — 3, орындалатыны — 2.").waitFor();
  await isAccessible(page, "the row of the list");
  const { facts } = await savedCase(page, "Есеп", "Есепті файлға сақтау");
  const ids = named.map(({ term }) => term);
  assert.deepEqual([facts.threshold, facts.operations], [{ operations: ids, at_least: 2 }, ids.slice(0, 2)]);
  assert.equal(assessGood({ ...facts, answers: { "production-conditions": true } }).verdict, "originating");

  // The list itself, as a file of a chamber: it is kept on the device.
  await page.getByRole("button", { name: "Жолды алып тастау" }).click();
  await page.getByRole("button", { name: "Тізбені файлмен жүктеу" }).click();
  const list = JSON.stringify(chamberList(ids.slice(0, 2)));
  const file = (content) => ({ name: "list.json", mimeType: "application/json", buffer: Buffer.from(content) });
  await page.getByLabel("Тізбе файлы").setInputFiles(file(list.replace("AT-LEAST", "AT-MOST")));
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Тізбе файлы").setInputFiles(file(list));
  await page.getByText("Жүктелген тізбе бойынша есептеледі: Палата тізбесі.").waitFor();
  await reload();
  await page.getByText("Жүктелген тізбе бойынша есептеледі: Палата тізбесі.").waitFor();
  await page.getByRole("button", { name: "Нәтижеге" }).click();
  await page.locator(".verdict.originating.provisional").waitFor();
  await isAccessible(page, "the result by a list of one's own");
  isQuiet();
});

/** The register with a list in which furniture needs two operations. */
function chamberList(ids) {
  const book = rulebook("kz-register");
  const { threshold, ...origin } = book.origin;
  const terms = ids.map((id) => ({ id, kind: "operation", kk: id, ru: id, en: id }));
  const expression = `OPS AT-LEAST 2 OF {${ids.join(", ")}}`;
  return {
    ...book,
    id: "kz-register+chamber",
    title: { kk: "Палата тізбесі", ru: "Перечень палаты", en: "The chamber's list" },
    terms: [...book.terms, ...terms].sort((one, other) => (one.id < other.id ? -1 : 1)),
    origin: { ...origin, list: [{ id: "9403", code: "9403", condition: "2", cite: threshold.cite, expression }] },
  };
}

const figureWords = (text) => text.replace(".", ",");
