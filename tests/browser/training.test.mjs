import assert from "node:assert/strict";
import { test } from "node:test";
import { drawExam, examAnswers, examPaper, gradeExam, load } from "../../bindings-wasm/dist/exam.js";
import { isAccessible } from "./browser.mjs";
import { texts, visit } from "./journey.mjs";

await load();

/** What the page draws where the device's chance is always this byte. */
const SECRET = "07".repeat(32);
const drawn = (wishes) => drawExam("cis-2009", { ...wishes, seed: SECRET, salt: SECRET });

/** A sentence without what the page writes otherwise: days, amounts, blanks. */
const plain = (text) => text.replace(/(\d{4})-(\d{2})-(\d{2})/g, "$3$2$1").replace(/[\s.,]/gu, "");

/** The page is no wider than the phone. */
async function fitsOnAPhone(page, state) {
  await page.setViewportSize({ width: 360, height: 740 });
  const [wide, window] = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return [scrollWidth, clientWidth];
  });
  assert.ok(wide <= window, `${state}: ${wide} of ${window}`);
  await isAccessible(page, `${state}, on a phone`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("training: each answer with its reasons, then the weak topic again, and nothing leaves the device", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "ru", door: null });
  await page.evaluate(() => Object.defineProperty(crypto, "getRandomValues", { value: (bytes) => bytes.fill(7) }));
  const heading = (name) => page.getByRole("heading", { name, exact: true });
  const speak = (language) => page.getByRole("group").getByRole("button", { name: language, exact: true }).click();
  /** Who comes to a question or an answer is at its heading. */
  const hasFocus = (name) =>
    page.waitForFunction(
      (text) => document.querySelector("tegi-assessment").shadowRoot.activeElement?.innerText === text,
      name,
    );
  const isTold = async (key, number, language) => {
    const { story, tables, ask, choices } = examPaper(key, language).questions[number - 1];
    const told = plain(await page.locator(".training").innerText());
    const cells = tables.flatMap(({ rows }) => rows.flat());
    for (const one of [...story, ...cells, ask, ...choices.map(({ letter, text }) => `${letter}. ${text}`)]) {
      assert.ok(told.includes(plain(one)), `${number}, ${language}: ${one}`);
    }
  };

  await page.getByRole("button", { name: /^Потренируйтесь применять правила/ }).click();
  await hasFocus("Тренировка");
  await fitsOnAPhone(page, "by which rules");
  await page.getByRole("button", { name: "Начать" }).click();
  const key = drawn({ questions: 10 });
  const { questions } = JSON.parse(key);

  // The first one is answered wrong, by the keyboard alone.
  await hasFocus("Вопрос 1 из 10");
  await isTold(key, 1, "ru");
  await fitsOnAPhone(page, "a question");
  const [first] = questions;
  const wrong = first.choices.find(({ slip }) => slip);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  for (let at = 0; at < first.choices.indexOf(wrong); at += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await hasFocus(`Неверно. Верный ответ: ${first.answer}`);
  const { questions: answers, slips, topics } = examAnswers(key, "ru");
  const slip = slips.find((one) => one.slip === wrong.slip).text;
  assert.ok((await page.locator(".choices .wrong").innerText()).includes(slip));
  const reasons = await texts(page.locator(".why li"));
  assert.deepEqual(reasons.length, answers[0].why.length);
  reasons.forEach((said, place) => assert.ok(plain(said).startsWith(plain(answers[0].why[place].text)), said));
  await page.locator(".why summary").first().click();
  await page.getByText(answers[0].why.find(({ citation }) => citation).citation).first().waitFor();
  await fitsOnAPhone(page, "an answer");

  // The others are answered right, in Kazakh.
  await speak("Қазақша");
  await page.getByRole("button", { name: "Келесі сұрақ" }).click();
  for (const { number, answer } of questions.slice(1)) {
    await hasFocus(`${number}-сұрақ, барлығы: 10`);
    if (number < 4) await isTold(key, number, "kk");
    await page.locator(".training label").filter({ hasText: new RegExp(`^${answer}\\. `) }).click();
    await page.getByRole("button", { name: "Жауап беру" }).click();
    await heading("Дұрыс").waitFor();
    await page.getByRole("button", { name: number < 10 ? "Келесі сұрақ" : "Нәтижені көру" }).click();
  }

  // What came of it is what the engine grades; the topic that was missed is asked again.
  await speak("Русский");
  await heading("Результат тренировки").waitFor();
  const given = { ...Object.fromEntries(questions.map(({ number, answer }) => [number, answer])), 1: wrong.letter };
  const [{ score, topics: scores }] = gradeExam(key, [{ candidate: "-", answers: given }]).candidates;
  assert.equal(score.right, 9);
  await page.getByText("Верных ответов: 9 из 10.").waitFor();
  const name = (topic) => topics.find((one) => one.topic === topic).text;
  assert.deepEqual(
    await texts(page.locator(".training tbody tr")),
    scores.map(({ topic, right, of }) => `${name(topic)}\t${right} / ${of}`),
  );
  await page.getByText(slip).waitFor();
  await fitsOnAPhone(page, "what came of it");
  await page.getByRole("button", { name: "Повторить слабые темы" }).click();
  await hasFocus("Вопрос 1 из 3");
  await isTold(drawn({ questions: 3, topics: [first.topic] }), 1, "ru");

  // Another tab of the page keeps the round; other rules end it.
  await page.getByRole("button", { name: "Договор о закупках" }).click();
  await page.goBack();
  await hasFocus("Вопрос 1 из 3");
  await page.getByRole("button", { name: "Выбрать другие правила" }).click();
  await hasFocus("Тренировка");
  isQuiet();
});
