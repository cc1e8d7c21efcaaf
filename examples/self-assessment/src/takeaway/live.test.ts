import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strFromU8, unzipSync } from "fflate";
import Papa from "papaparse";
import { SaxesParser } from "saxes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fromFacts } from "../case/facts.ts";
import { readerReady } from "../case/read.ts";
import { assessment, replace } from "../case/store.ts";
import { engineReady } from "../engine.ts";
import { language } from "../words/index.ts";
import boiler from "../../../boiler.json";
import { exampleFacts } from "./examples.ts";
import { workbook } from "./xlsx.ts";

type Facts = Parameters<typeof fromFacts>[0];

const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
const folder = mkdtempSync(join(tmpdir(), "tegi-live-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(async () => {
  await Promise.all([engineReady, readerReady]);
  language.value = "en";
});

/** Every sheet of a workbook as LibreOffice computes it, by its name. */
function computed(name: string, content: Buffer): Map<string, string[][]> {
  const file = join(folder, `${name}.xlsx`);
  writeFileSync(file, content);
  const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";
  const home = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const done = spawnSync("soffice", [home, "--headless", "--convert-to", everySheet, "--outdir", folder, file], {
    encoding: "utf8",
  });
  expect(done.status, done.stderr).toBe(0);
  const sheets = readdirSync(folder).filter((one) => one.startsWith(`${name}-`) && one.endsWith(".csv"));
  return new Map(
    sheets.map((one) => [
      one.slice(name.length + 1, -".csv".length),
      Papa.parse<string[]>(readFileSync(join(folder, one), "utf8")).data,
    ]),
  );
}

/** Excel opens no file whose XML has a fault, which LibreOffice forgives. */
function isWellFormed(content: Buffer): void {
  const files = Object.entries(unzipSync(new Uint8Array(content))).filter(([name]) => name.endsWith(".xml"));
  for (const [name, bytes] of files) {
    const parser = new SaxesParser();
    parser.on("error", (error) => expect.unreachable(`${name}: ${error.message}`));
    parser.write(strFromU8(bytes)).close();
  }
  const sheets = files.filter(([name]) => /sheet\d+\.xml$/.test(name)).map(([, bytes]) => strFromU8(bytes));
  expect(sheets).toHaveLength(2);
  for (const sheet of sheets) expect(sheet).toMatch(/fitToPage="1".*fitToHeight="0"/s);
}

const number = (cell: string | undefined) => Number((cell ?? "").replaceAll(",", ""));

/** Whether a material from another state of the agreement counts as foreign is open while no paper is stated. */
const undecided = { ...boiler, materials: boiler.materials.map((one) => ({ ...one, proof: undefined })) };
const wide = { ...boiler, materials: boiler.materials.map((one, index) => ({ ...one, name: `=${index}+1` })) };

describe.skipIf(!hasOffice)("a workbook computes by itself what the engine says", () => {
  test.each([
    ["boiler", boiler],
    ["desk", exampleFacts("desk")],
    ["cable", exampleFacts("cable")],
    ["undecided", undecided],
    ["names-like-formulas", wide],
  ])("%s", { timeout: 120_000 }, async (name, facts) => {
    replace(fromFacts(facts as Facts));
    const answer = assessment.value;
    if (!answer) throw new Error("no answer");
    const content = Buffer.from(await (await workbook()).arrayBuffer());
    isWellFormed(content);
    const sheets = computed(name, content);
    const [result, materials] = [sheets.get("Result") ?? [], sheets.get("Materials") ?? []];

    // Values, and the sums below them.
    const rows = materials.slice(1, -1).filter((row) => row[0] && row[0] !== "");
    const own = rows.filter(([place = ""]) => !place.includes("."));
    const values = answer.materials.map(({ value }) => (value === null || value === undefined ? NaN : Number(value)));
    own.forEach((row, index) => {
      if (!Number.isNaN(values[index])) expect(number(row[7]), row[1]).toBeCloseTo(values[index] ?? NaN, 2);
    });
    const figures = new Map(answer.figures.map(({ code, value }) => [code, Number(value)]));
    const totals = materials
      .find((row) => row[1] === "Total materials")
      ?.slice(9, 12)
      .map(number);
    expect(totals?.length).toBe(3);
    for (const [index, code] of ["domestic-materials", "foreign-materials", "undecided-materials"].entries()) {
      expect(totals?.[index], code).toBeCloseTo(figures.get(code) ?? 0, 2);
    }

    // Each limit: its percent, and whether it holds.
    const limits = answer.steps.filter(({ good, comparison }) => good === "" && comparison?.measured);
    const at = result.findIndex((row) => row[0] === "Condition");
    for (const [index, { comparison, outcome }] of limits.entries()) {
      const row = result[at + 1 + index] ?? [];
      expect(number(row[3])).toBeCloseTo(Number(comparison?.measured), 1);
      expect(row[7]).toBe({ true: "✓", false: "✗", unknown: "?" }[outcome]);
    }
    const share = answer.local_content?.share;
    if (share) {
      const row = result.find(([label]) => label === "Domestic share, %");
      expect(number(row?.[3])).toBeCloseTo(Number(share), 1);
    }
    expect(limits.length > 0 || share !== undefined, "something was computed").toBe(true);
  });
});
