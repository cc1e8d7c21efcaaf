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

test("a record saved on the page holds in Node, in Python and on the command line, byte for byte", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "tegi-record-"));
  t.after(() => rm(folder, { recursive: true }));
  const { page, isQuiet } = await visit(t, { language: "en" });
  await openFile(page, join(ROOT, "examples/boiler.json"));
  await page.getByText("Opened: boiler.json.").waitFor();
  await page.getByRole("button", { name: "Result" }).click();
  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the record", exact: true }).last().click();
  const file = join(folder, "record.json");
  await (await saved).saveAs(file);

  const record = await readFile(file, "utf8");
  assert.equal(verify(record).outcome, "same");
  const { facts, salt } = JSON.parse(record);
  const made = `import sys, tegi; sys.stdout.write(tegi.record_text(sys.argv[1], salt=sys.argv[2]))`;
  assert.equal(execFileSync(PYTHON, ["-c", made, JSON.stringify(facts), salt], { encoding: "utf8" }), record);
  const command = (path) => spawnSync(join(ROOT, ".venv/bin/tegi"), ["verify", path, "--json"], { encoding: "utf8" });
  const found = command(file);
  assert.equal(found.status, 0, found.stderr);
  assert.equal(found.stdout.trim(), text.verify(record));

  const altered = join(folder, "altered.json");
  await writeFile(altered, record.replace("148500.00", "148500.01"));
  assert.equal(command(altered).status, 1);

  await openFile(page, altered);
  await page.getByText("/answer/materials/0/value").waitFor();
  const masked = join(folder, "masked.json");
  await writeFile(masked, text.mask(record));
  await openFile(page, masked);
  await page.getByText("masked.json is a record with hidden costs").waitFor();
  isQuiet();
});
