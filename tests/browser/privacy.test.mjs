import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { load, verify } from "../../bindings-wasm/dist/index.js";
import { isAccessible, keepsAll, open } from "./browser.mjs";
import { enter } from "./journey.mjs";
import { DIST, serve } from "./serve.mjs";

await load();

/** A table with the row of the register's list that its maker knows. */
const CHAMBER = {
  on: "2026-03-01",
  rulebook: "kz-register",
  currency: "KZT",
  good: { name: "Стол письменный", hs: "9403309000", production_cost: "186400.75" },
  materials: [{ id: "1", name: "Плита", hs: "4411139000", origin: "RU", value: "41250.4" }],
  operations: ["panel-sizing", "edge-banding"],
  threshold: { operations: ["panel-sizing", "edge-banding"], at_least: 2 },
  answers: { "production-conditions": true },
};

let server;
before(async () => {
  server = await serve();
});
after(() => server.close());

async function writeBoiler(page) {
  await page.getByRole("combobox").fill("8403109000");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Правило для этого кода" }).waitFor();
}

test("the policy lets the page connect to nowhere", async (t) => {
  const html = await readFile(`${DIST}index.html`, "utf8");
  const policy = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(html)?.[1];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'none'/);
  const { page, close } = await open();
  t.after(close);
  await page.goto(server.address);
  const refused = await page.evaluate(() =>
    fetch("./icon.svg").then(
      () => "connected",
      (error) => error.name,
    ),
  );
  assert.equal(refused, "TypeError");
});

test("after it has loaded nothing is asked of the server, and nothing of anybody else", async (t) => {
  const { page, context, said, close } = await open();
  t.after(close);
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.goto(server.address);
  await keepsAll(page);
  await page.reload();
  await enter(page, "ct-1", "ru");
  await page.getByRole("combobox").waitFor();
  const before = server.requests.length;
  await writeBoiler(page);
  await page.getByRole("combobox").fill("котёл");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Result" }).click();
  await page.getByRole("button", { name: "Procurement contract" }).click();
  assert.deepEqual(server.requests.slice(before), []);
  assert.deepEqual(
    asked.filter((url) => !url.startsWith(server.address) && !url.startsWith("data:")),
    [],
  );
  assert.deepEqual(said, []);
});

test("it works without a network after the first visit, and has kept what was written", async (t) => {
  const { page, context, said, close } = await open();
  t.after(close);
  await page.goto(server.address);
  await keepsAll(page);
  await enter(page, "ct-1", "ru");
  await writeBoiler(page);
  await page.waitForFunction(() => Object.values(localStorage).some((kept) => kept.includes("8403109000")));
  // What the first visit still fetches would be missed: only the next one is served from what is kept.
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await page.reload();
  await page.getByText("стоимость иностранных материалов не превышает 50 %").first().waitFor();
  assert.equal(await page.getByRole("combobox").inputValue(), "8403109000");
  assert.deepEqual(said, []);
});

test("another site embeds it as one element, from any folder", async (t) => {
  const host = await serve(DIST, {
    "/shop/page.html": `<!doctype html><html lang="kk"><title>Site</title><link rel="icon" href="../icon.svg">
      <script type="module" src="../tegi-assessment.js"></script>
      <main><h1>Сайт</h1><tegi-assessment lang="kk"></tegi-assessment></main></html>`,
  });
  t.after(host.close);
  const { page, said, close } = await open();
  t.after(close);
  await page.goto(`${host.address}shop/page.html`);
  await enter(page, "ct-1", "kk");
  await page.getByRole("heading", { name: "Сіз не өндіресіз?" }).waitFor();
  await page.getByRole("combobox").fill("8403109000");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Әрі қарай" }).click();
  await page.getByRole("heading", { name: "Тауар толығымен Қазақстанда өндірілген бе?" }).waitFor();
  // The site's own address and storage are left alone.
  assert.equal(new URL(page.url()).hash, "");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await isAccessible(page, "the embedded element");

  // A chamber gives it facts, hears of the verdict, and is handed the record that the person hands over.
  await page.goto(`${host.address}chamber.html`);
  await page.getByRole("combobox").waitFor();
  assert.equal(await page.evaluate(() => document.querySelector("tegi-assessment").facts), null);
  assert.ok(await page.getByText("Вопросы по расчёту принимает палата").isVisible(), "what the site put into the slot");
  await page.evaluate((facts) => (document.querySelector("tegi-assessment").facts = facts), CHAMBER);
  await page.locator("#verdict").filter({ hasText: "originating" }).waitFor();
  await page.getByRole("navigation", { name: "Шаги" }).getByRole("button", { name: "Результат" }).click();
  await page.getByRole("button", { name: "Передать: палате" }).click();
  await page.locator("#received").filter({ hasText: CHAMBER.good.name }).waitFor();
  const [digest, record] = (await page.locator("#received").innerText()).split("\n");
  const found = verify(record);
  assert.deepEqual([found.holds, JSON.parse(record).digest], [true, digest]);
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await isAccessible(page, "a chamber's site");
  assert.deepEqual(said, []);
});
