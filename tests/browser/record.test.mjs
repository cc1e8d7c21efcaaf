import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { load, text, verify } from "../../bindings-wasm/dist/index.js";
import { openFile, visit } from "./journey.mjs";

await load();

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PYTHON = join(ROOT, ".venv/bin/python");

/** The record that the page saves of the boiler, as a file in a folder of the test's own. */
async function savedRecord(t, page) {
  const folder = await mkdtemp(join(tmpdir(), "tegi-record-"));
  t.after(() => rm(folder, { recursive: true }));
  await openFile(page, join(ROOT, "examples/boiler.json"));
  await page.getByText("Opened: boiler.json.").waitFor();
  await page.getByRole("button", { name: "Result" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the record", exact: true }).last().click();
  const file = join(folder, "record.json");
  await (await saved).saveAs(file);
  return { folder, file };
}

const command = (...words) => spawnSync(join(ROOT, ".venv/bin/tegi"), words, { encoding: "utf8" });

test("a record saved on the page holds in Node, in Python and on the command line, byte for byte", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "en" });
  const { folder, file } = await savedRecord(t, page);

  const record = await readFile(file, "utf8");
  assert.equal(verify(record).outcome, "same");
  const { facts, salt } = JSON.parse(record);
  const made = `import sys, tegi; sys.stdout.write(tegi.record_text(sys.argv[1], salt=sys.argv[2]))`;
  assert.equal(execFileSync(PYTHON, ["-c", made, JSON.stringify(facts), salt], { encoding: "utf8" }), record);
  const found = command("verify", file, "--json");
  assert.equal(found.status, 0, found.stderr);
  assert.equal(found.stdout.trim(), text.verify(record));

  const altered = join(folder, "altered.json");
  await writeFile(altered, record.replace("148500.00", "148500.01"));
  assert.equal(command("verify", altered, "--json").status, 1);

  await openFile(page, altered);
  await page.getByText("/answer/materials/0/value").waitFor();
  const masked = join(folder, "masked.json");
  await writeFile(masked, text.mask(record));
  await openFile(page, masked);
  await page.getByText("masked.json is a record with hidden costs").waitFor();
  isQuiet();
});

test("a certificate is made of a record that the page saved, and holds; of an altered one there is none", async (t) => {
  const { page, isQuiet } = await visit(t, { language: "en" });
  const { folder, file } = await savedRecord(t, page);
  isQuiet();
  const record = JSON.parse(await readFile(file, "utf8"));
  const line = { record: record.digest, packages: { count: 2, kind: "ящик деревянный" }, quantity: "2", unit: "шт" };
  const shipment = join(folder, "shipment.json");
  await writeFile(
    shipment,
    JSON.stringify({
      day: "2026-03-20",
      exporter: { name: "ТОО «Пример»", address: "010000, Республика Казахстан, г. Астана" },
      consignee: { name: "ООО «Образец»", address: "644000, Российская Федерация, г. Омск" },
      destination: "RU",
      transport: "Автотранспорт, Астана — Омск",
      invoices: [{ number: "45/26", date: "2026-03-18" }],
      goods: [line],
    }),
  );
  const [form, issued] = [join(folder, "ct1.html"), join(folder, "ct1.json")];
  const make = (of) => command("certificate", of, "--shipment", shipment, "-o", form, "--record", issued, "--lang", "en");
  const made = make(file);
  assert.equal(made.status, 0, made.stdout + made.stderr);
  const printed = await readFile(form, "utf8");
  for (const said of [record.facts.good.name, record.answer.criterion, "ДЛЯ ПРОВЕРКИ"]) {
    assert.ok(printed.includes(said), said);
  }
  assert.equal(command("verify", issued, "--records", file).status, 0);

  const altered = join(folder, "other.json");
  await writeFile(altered, JSON.stringify(record).replace("148500.00", "148500.01"));
  await rm(issued);
  const refused = make(altered);
  assert.notEqual(refused.status, 0);
  assert.match(refused.stdout + refused.stderr, /the record was altered/);
});
