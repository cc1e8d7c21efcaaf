import readExcelFile from "read-excel-file/node";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { replace } from "../case/store.ts";
import { fromFacts } from "../case/facts.ts";
import { engineReady } from "../engine.ts";
import { language } from "../words/index.ts";
import boiler from "../../../boiler.json";
import { worksheet } from "./sheet.ts";
import { amount } from "./cells.ts";
import { materialRows } from "./xlsx-materials.ts";
import { workbook } from "./xlsx.ts";

type Facts = Parameters<typeof fromFacts>[0];

beforeAll(async () => {
  await engineReady;
});

beforeEach(() => {
  language.value = "en";
  replace(fromFacts(boiler as Facts));
});

describe("the worksheet", () => {
  it("puts each material under what it counts as, and the totals are the engine's", () => {
    const { lines, totals, costs, verdict, basis, calculations } = worksheet();
    expect(lines.map(({ foreign }) => foreign)).toEqual([
      "true",
      "false",
      "true",
      "true",
      "true",
      "false",
      "false",
      "false",
    ]);
    expect(totals).toEqual({ false: "137000.00", true: "434242.00", unknown: undefined });
    expect(costs.at(-1)).toEqual({ label: "Ex-works price", value: "1000000.00" });
    expect(verdict).toMatch(/^Appears to originate.*appears to originate in Kazakhstan/);
    expect(basis).toMatch(/1 March 2026.*self-assessment/);
    expect(calculations[0]?.text).toContain("434,242.00 ÷ 1,000,000.00 × 100 % ≈\u00a043.42%; limit 50 %");
  });

  it("tells why, in which money, and by which paper", () => {
    const { lines } = worksheet();
    expect(lines[1]).toMatchObject({ country: "Russia", paper: "СТ-1 No. RUAKZ5001000123 of 19 January 2026" });
    expect(lines[2]?.stated).toBe("310.00 EUR × 598.20 (20 February 2026)");
    expect(lines[3]).toMatchObject({
      why: "its origin is unknown and therefore counts as foreign",
      country: "unknown",
    });
  });

  it("shows a part's own materials below it, uncounted", () => {
    const made_from = { good: { hs: "8416201000" }, materials: [{ hs: "7326", value: "5", origin: "CN" }] };
    const materials = [{ ...boiler.materials[0], hs: "8416201000", made_from }];
    replace(fromFacts({ ...boiler, materials } as Facts));
    expect(worksheet().lines.map(({ number, depth, value, foreign }) => [number, depth, value, foreign])).toEqual([
      ["1", 0, "148500.00", "true"],
      ["1.1", 1, "5", undefined],
    ]);
  });

  it("says what cannot be read where there is no answer", () => {
    replace(fromFacts({ ...boiler, good: { hs: "84" } } as Facts));
    const { faults, verdict, lines } = worksheet();
    expect(faults[0]).toMatch(/^Tariff code — “84” is not/);
    expect([verdict, lines.length]).toEqual(["", 8]);
  });
});

describe("the workbook", () => {
  it("has the materials and the result on sheets that read back", async () => {
    const buffer = Buffer.from(await (await workbook()).arrayBuffer());
    const [result, materials] = await readExcelFile(buffer);
    expect([result?.sheet, materials?.sheet]).toEqual(["Result", "Materials"]);
    expect(materials?.data[1]?.slice(0, 9)).toEqual([
      "1",
      "Лист стальной горячекатаный",
      "7208512000",
      "China",
      null,
      null,
      null,
      148500,
      "Foreign",
    ]);
    expect(result?.data.flat().join(" ")).toContain("8403");
  });

  it("keeps a text that looks like a formula a text", () => {
    const names = ["=1+1", "+7 701", "-5", "@SUM(A1)", '=HYPERLINK("http://127.0.0.1")'];
    replace(fromFacts({ ...boiler, materials: names.map((name) => ({ name, hs: "7208", value: "1" })) } as Facts));
    const cells = materialRows(worksheet())
      .slice(1, -1)
      .map((row) => row[1]);
    expect(cells).toMatchObject(names.map((value) => ({ value, type: String })));
  });

  it("writes an amount as a number only where it stays exact", () => {
    expect(amount("123456789012345.00")).toMatchObject({ value: "123456789012345.00", type: String });
    expect(amount("1234567890123.45")).toMatchObject({ value: 1234567890123.45, type: Number, format: "#,##0.00" });
    expect(amount("0.000001")).toMatchObject({ value: 0.000001, type: Number });
    expect(amount("-10")).toMatchObject({ value: -10, type: Number, format: "#,##0" });
  });
});
