import assert from "node:assert/strict";
import { test } from "node:test";
import { advise, assessContract, explain, load } from "../../bindings-wasm/dist/index.js";
import { isAccessible } from "./browser.mjs";
import { cells, figure, paste, texts, unfold, visit } from "./journey.mjs";
import { readPdf } from "./pdf.mjs";

await load();

const FACTS = {
  on: "2026-03-01",
  rulebook: "kz-procurement",
  kind: "works",
  value: "10000000",
  currency: "KZT",
  vat: "excluded",
  contracts: [
    {
      id: "1",
      value: "10000000",
      performer: { name: "Builder", bin: "940140000385" },
      payroll: { kazakhstani: "1350000", total: "1550000.50" },
      goods: [
        {
          id: "1",
          name: "Steel pipe",
          quantity: "400",
          price: "5000",
          value: "2000000",
          delivered: "2026-01-20",
          country: "KZ",
          proof: { kind: "register-extract", number: "20049447", date: "2026-01-12", share: "60.00" },
        },
        {
          id: "2",
          name: "Pump",
          quantity: "2",
          price: "500000",
          value: "1000000",
          delivered: "2026-02-03",
          country: "DE",
          proof: { kind: "none" },
        },
      ],
    },
    {
      id: "1.1",
      parent: "1",
      value: "3000000",
      performer: { name: "Subcontractor" },
      payroll: { kazakhstani: "640000", total: "800000" },
    },
  ],
};

const GOODS = [
  [
    "Steel pipe",
    "400",
    "5,000.00",
    "2000000",
    "20.01.2026",
    "KZ",
    "Register extract",
    "20049447",
    "12.01.2026",
    "60.00",
  ],
  ["Pump", "2", "500000", "1 000 000", "2026-02-03", "Germany", "none", "", "", ""],
];

/** A step of the interview about the contract. */
const step = (page, name) =>
  page.getByRole("navigation", { name: "Steps of the conversation" }).getByRole("button", { name: new RegExp(`^${name}`) }).click();

const shows = (page, { share }) => page.locator("p.share").filter({ hasText: `${share}%` }).waitFor();

/** What the page says of the contract beside what the engine says of the same facts; its tables are open. */
async function agrees(page, facts) {
  const answer = assessContract(facts);
  const plain = (text) => figure(text, "en");
  await shows(page, answer);
  const totals = await texts(page.locator(".how dd"));
  assert.deepEqual(totals.map(plain), [answer.numerator, answer.denominator]);
  const byContract = page.getByRole("table", { name: "By contract" }).locator("tbody tr");
  const columns = ["value", "goods", "subcontracts", "own_work"];
  for (const [index, row] of answer.rows.entries()) {
    const shown = (await texts(byContract.nth(index).locator("td"))).map(plain);
    assert.deepEqual(
      shown.slice(0, 4),
      columns.map((column) => row[column]),
      `contract ${row.id}`,
    );
  }
  const byGood = page.getByRole("table", { name: "By good" }).locator("tbody tr");
  const lines = answer.rows.flatMap((row) => row.lines);
  for (const [index, line] of lines.entries()) {
    const shown = (await texts(byGood.nth(index).locator("td.number"))).map(plain);
    assert.deepEqual(shown, [line.value, line.share, line.counted], line.id);
  }
  return answer;
}

test("a contract for works with a subcontract, to the supplier's report", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "en" });
  await page.getByRole("button", { name: "Procurement contract" }).click();
  await isAccessible(page, "no contract");
  await page.getByRole("button", { name: "Start a contract" }).click();
  await page.getByRole("heading", { name: "What is bought, and on what terms?" }).waitFor();
  await page.locator(".options").getByText("Works", { exact: true }).click();
  const written = async (label, text) => {
    await page.getByLabel(label, { exact: true }).fill(text);
    await page.keyboard.press("Tab");
  };
  await written("Value of the contract, S", "10,000,000");
  await written("Day whose law applies", FACTS.on);
  await isAccessible(page, "the terms");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("heading", { name: "Who performs the contract?" }).waitFor();
  await written("Name", "Builder");
  await written("БИН or ИИН", "940140000385");
  await page.getByText("The check digit agrees.").waitFor();
  await written("Payroll of Kazakhstani personnel", "1 350 000");
  await written("Total payroll", "1550000.50");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("heading", { name: "Which goods were bought for the contract?" }).waitFor();
  await page.getByLabel("New line: Name").focus();
  await paste(page, cells(GOODS));
  await page.getByLabel("Good 2: Name").waitFor();
  await isAccessible(page, "the goods of the customer's contract");

  await page.getByRole("button", { name: "Back" }).click();
  await page.getByRole("button", { name: "Add a subcontract" }).click();
  await page.getByRole("heading", { name: "Contract 1.1" }).waitFor();
  await written("Value of the contract, СДj", "3000000");
  await written("Name", "Subcontractor");
  await written("Payroll of Kazakhstani personnel", "640000");
  await written("Total payroll", "800000");
  await isAccessible(page, "two tiers");

  // Every fact is there to be checked, and each leads back to its field.
  await step(page, "Check your answers");
  await isAccessible(page, "the answers about the contract");
  await page.getByRole("button", { name: "Change: Payroll for the life of the contract" }).last().click();
  await page.getByRole("heading", { name: "Contract 1.1" }).waitFor();
  assert.equal(await page.evaluate(focused), "Total payroll");
  await step(page, "Result");
  await shows(page, assessContract(FACTS));
  const { provisional, warnings } = assessContract(FACTS);
  const isOpen = provisional || warnings.some(({ code }) => code === "readings-differ");
  assert.equal(await page.locator(".verdict.provisional").count(), isOpen ? 1 : 0);
  await isAccessible(page, "the result of the contract");
  for (const fold of ["how", "contracts", "goods-counted"]) await unfold(page, fold);

  const answer = await agrees(page, FACTS);
  await page.getByText("Formula 2").first().waitFor();

  // What each contract adds, and what would lift the share further, as the engine advises.
  assert.equal(await page.locator(".tiers li").count(), 2);
  await page.getByText("This share is reached already.").waitFor();
  await written("Share that is wished", "90");
  await page.locator(".raise li").first().waitFor();
  const ways = advise(FACTS, { wished_share: "90" }).changes;
  assert.ok(ways.length > 0);
  assert.equal(await page.locator(".raise li").count(), Math.min(3, ways.length));

  // The other reading, and back.
  const words = explain(answer, "en").readings;
  for (const [index, { id, options, taken }] of answer.readings.entries()) {
    // A reading is asked about only where another gives another share.
    if (options.every(({ share }) => share === options[0].share)) continue;
    const other = options.findIndex(({ option }) => option !== taken);
    const group = page.getByRole("group", { name: words[index].question });
    await group.getByText(words[index].options[other].name, { exact: true }).click();
    await agrees(page, { ...FACTS, readings: { [id]: options[other].option } });
    await page.getByRole("button", { name: "Do not fix it" }).click();
  }
  assert.ok(answer.readings.length > 0);
  await agrees(page, FACTS);

  await page.getByText("Show the form").click();
  await page.getByText("Rules 687, Appendix 53").first().waitFor();
  const form = page.getByRole("region", { name: /Supplier's report on in-country value in works/ });
  // It is written once it is shown.
  await form.locator("tr.below td.number").last().waitFor();
  const below = await texts(form.locator("tr.below td.number"));
  assert.equal(figure(below.at(-1), "en"), answer.share);
  await isAccessible(page, "the result and the form");

  const { sizes, text } = readPdf(await page.pdf({ preferCSSPageSize: true }));
  assert.deepEqual(
    sizes.map((size) => size.map(Math.round)),
    [[842, 595]],
    "one page, A4, lying",
  );
  assert.match(text, /Rules 687, Appendix 53/);
  assert.ok(text.replace(/ /g, "").includes(answer.receipt.facts_sha256.slice(0, 12)), "the receipt");

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download XLSX" }).click();
  assert.equal((await download).suggestedFilename(), "in-country-value-53.xlsx");
  isQuiet();
});

/** The label of the field that has the focus, through the element's shadow. */
function focused() {
  const { activeElement } = document.querySelector("tegi-assessment").shadowRoot;
  return activeElement.labels?.[0]?.textContent;
}

test("a contract for goods gives Appendix 52", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "en" });
  await page.getByRole("button", { name: "Procurement contract" }).click();
  await page.getByRole("button", { name: "Start a contract" }).click();
  await page.locator(".options").getByText("Goods", { exact: true }).click();
  await page.getByLabel("Value of the contract, S", { exact: true }).fill("3000000");
  await page.getByLabel("Day whose law applies").fill(FACTS.on);
  await step(page, "Goods");
  await page.getByLabel("New line: Name").focus();
  // Without its value a good counts with its quantity times its price.
  await paste(page, cells(GOODS.map((row) => row.with(3, ""))));
  await page.getByLabel("Good 2: Name").waitFor();
  assert.equal(await page.getByLabel("Good 1: Value").getAttribute("placeholder"), "2,000,000");
  await step(page, "Result");
  const facts = { ...FACTS, kind: "goods", value: "3000000" };
  const [{ goods }] = FACTS.contracts;
  facts.contracts = [{ id: "1", value: "3000000", goods }];
  const answer = assessContract(facts);
  await page
    .locator("p.share")
    .filter({ hasText: `${answer.share}%` })
    .waitFor();
  await page.getByText("Show the form").click();
  await page.getByText("Rules 687, Appendix 52").first().waitFor();
  await isAccessible(page, "Appendix 52");
  isQuiet();
});
