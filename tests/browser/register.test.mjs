import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assessGood, explain, load } from "../../bindings-wasm/dist/index.js";
import { isAccessible } from "./browser.mjs";
import { enter, figure, texts, unfold, visit } from "./journey.mjs";

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
  const { page, isQuiet } = await visit(t, { language: "kk", door: null });
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
  isQuiet();
});

const figureWords = (text) => text.replace(".", ",");
