import assert from "node:assert/strict";
import { test } from "node:test";
import { HEADINGS, atBill, packageOfPage } from "./bill.mjs";
import { isAccessible } from "./browser.mjs";

/** Drops a file on the bill. */
async function drop(page, name, bytes) {
  const transfer = await page.evaluateHandle(
    ([called, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0))], called));
      return data;
    },
    [name, Buffer.from(bytes).toString("base64")],
  );
  await page.locator(".bill").first().dispatchEvent("drop", { dataTransfer: transfer });
}

/** A workbook as spreadsheets write it: a title, headings, numbers as numbers, a line of totals. */
async function workbook(rows) {
  const write = await packageOfPage("write-excel-file/node");
  const text = (value) => ({ value, type: String });
  const line = ([name, hs, origin, value]) => [
    text(name),
    { value: Number(hs), type: Number },
    text(origin),
    { value, type: Number },
  ];
  const total = rows.reduce((sum, [, , , value]) => sum + value, 0);
  const data = [
    [text("Bill of materials of the boiler")],
    HEADINGS.map(text),
    ...rows.map(line),
    [text("Total"), null, null, { value: Number(total.toFixed(2)), type: Number }],
  ];
  return write(data, {}).toBuffer();
}

test("files are dropped: CSV as it is written here, and XLSX", async (t) => {
  const { page, isQuiet, lines } = await atBill(t);
  const csv = [
    "\ufeffНаименование;Код ТН ВЭД;Страна происхождения;Стоимость без НДС",
    "Лист;7208512000;Китай;1 234,50",
    "Масло;0405109000;Казахстан;10",
  ].join("\r\n");
  await drop(page, "bill.csv", csv);
  const understood = page.getByRole("dialog");
  await understood.getByText("How the table is understood: bill.csv").waitFor();
  await isAccessible(page, "how a table is understood");
  await understood.getByRole("button", { name: "Take (2 lines)" }).click();
  await page.getByText("“bill.csv”: 2 lines taken.").waitFor();
  assert.equal(await lines(), 2);
  await page.locator('[data-line="1"][data-column="2"]').getByText("0405 10 900 0").waitFor();

  const rows = [
    ["Sheet", "7208512000", "China", 0.58],
    ["Milk", "403109000", "Kazakhstan", 1234567.89],
  ];
  await drop(page, "bill.xlsx", await workbook(rows));
  // A code that lost its first zero is not understood until somebody says which one is meant.
  await understood.getByText("Places that are not understood: 1").waitFor();
  await understood.getByRole("button", { name: "Add behind (2 lines)" }).click();
  assert.equal(await lines(), 4);
  assert.equal(await page.locator('[data-line="2"][data-column="4"]').innerText(), "0.58");
  assert.equal(await page.locator('[data-line="3"][data-column="4"]').innerText(), "1,234,567.89");
  await page.getByText("Codes that may have lost their first zero: 1.").waitFor();

  await drop(page, "photo.xlsx", "PK\u0003\u0004 no workbook");
  await page.getByRole("alert").getByText("this is a file of the kind ZIP").waitFor();
  assert.equal(await lines(), 4);
  isQuiet();
});
