import assert from "node:assert/strict";
import { test } from "node:test";
import { assessGood, explain, load, rulebook } from "../../bindings-wasm/dist/index.js";
import { isAccessible } from "./browser.mjs";
import { visit } from "./journey.mjs";

await load();

const FACTS = {
  on: "2026-03-01",
  rulebook: "cis-2009",
  good: { name: "Пиломатериал", hs: "4407119000", ex_works_price: "1000.00" },
  materials: [{ id: "logs", name: "Брёвна", hs: "4403", value: "900.00", origin: "RU" }],
};
const VERDICTS = {
  originating: "По-видимому, происходит из Казахстана",
  not_originating: "По-видимому, не происходит из Казахстана",
  undetermined: "Пока не установлено",
  disputed: "Зависит от толкования нормы",
};

test("the question that settles most comes first, and a dispute ends where a reading is chosen", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "ru" });
  const go = (name) => page.getByRole("button", { name, exact: true }).click();
  const says = (facts) => {
    const { verdict, provisional } = assessGood(facts);
    // A provisional verdict is never shown like a settled one.
    const name = VERDICTS[verdict] + (provisional ? " (предварительно)" : "");
    return page.getByRole("heading", { name, level: 3, exact: true }).waitFor();
  };
  const asks = async (facts) => {
    const words = explain(assessGood(facts), "ru");
    await page.locator(".asked").getByText(words.missing[0].text).waitFor();
    await page.getByText(`Осталось вопросов: ${words.missing.length}.`).waitFor();
    return words.missing[0];
  };

  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Расчёт", expanded: false }).click();
  await go("Открыть файл");
  const buffer = Buffer.from(JSON.stringify(FACTS));
  await (await chooser).setFiles({ name: "timber.json", mimeType: "application/json", buffer });
  await page.getByText("Открыто: timber.json.").waitFor();

  await page.getByRole("navigation", { name: "Шаги" }).getByRole("button", { name: "Вопросы" }).click();
  await asks(FACTS);
  await isAccessible(page, "the first question");
  await page.locator(".asked").getByRole("button", { name: "Операции" }).click();
  const { ru } = rulebook("cis-2009").terms.find(({ id }) => id === "sawing");
  await page.getByRole("checkbox", { name: ru, exact: true }).check();
  await go("Дальше");

  const sawn = { ...FACTS, operations: ["sawing"] };
  const question = await asks(sawn);
  // Whoever judges what was done is not told what the answers would give.
  assert.equal(question.gives, undefined);
  await isAccessible(page, "a question of yes or no");
  await page.locator(".asked").getByText("Да", { exact: true }).click();
  await page.getByText("Вопросов больше нет").waitFor();
  await go("К результату");

  const answered = { ...sawn, beyond_insufficient_operations: true };
  const { readings, verdict } = assessGood(answered);
  assert.equal(verdict, "disputed");
  await says(answered);
  await isAccessible(page, "a dispute");
  const words = explain(assessGood(answered), "ru").readings;
  for (const [index, { id, options }] of readings.entries()) {
    const group = page.getByRole("group", { name: words[index].question });
    const verdicts = [];
    for (const [place, { option }] of options.entries()) {
      const chosen = { ...answered, readings: { [id]: option } };
      verdicts.push(assessGood(chosen).verdict);
      await group.getByText(words[index].options[place].name, { exact: true }).click();
      await says(chosen);
    }
    assert.deepEqual(
      verdicts,
      options.map((option) => option.verdict),
    );
    await group.getByText("Не выбирать", { exact: true }).click();
    await says(answered);
  }
  isQuiet();
});

test("what cannot be read is said at every step, and nothing is concluded from it", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "ru" });
  await page.getByRole("combobox").fill("4407119000");
  await page.getByRole("combobox").press("Enter");
  const step = (name) => page.getByRole("navigation", { name: "Шаги" }).getByRole("button", { name }).click();
  await step("Цена и себестоимость");
  await page.getByLabel("Цена на условиях франко-завод").fill("1,000");
  await page.getByLabel("Цена на условиях франко-завод").press("Tab");
  await page.getByText("Полей с ошибками: 1.").waitFor();
  assert.equal(await page.getByLabel("Цена на условиях франко-завод").getAttribute("aria-invalid"), "true");
  await isAccessible(page, "a price that cannot be read");
  await step("Вопросы");
  await page.getByText("Полей с ошибками: 1.").waitFor();
  await step("Результат");
  await page.getByText("Сведения прочитать нельзя, поэтому вывода нет.").waitFor();
  await isAccessible(page, "no result");
  isQuiet();
});
