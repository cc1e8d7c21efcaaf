import { beforeAll, describe, expect, it } from "vitest";
import { contractFacts } from "../procurement/draft.ts";
import { toFacts } from "../case/facts.ts";
import { engineReady } from "../engine.ts";
import { language } from "../words/index.ts";
import boiler from "../../../boiler.json";
import contract from "../../../contract.json";
import { Unreadable, open } from "./open.ts";

beforeAll(async () => {
  await engineReady;
  language.value = "en";
});

const said = async (given: unknown): Promise<string> => {
  try {
    await open(typeof given === "string" ? given : JSON.stringify(given));
    return "opened";
  } catch (error) {
    if (error instanceof Unreadable) return error.tell().join("\n");
    throw error;
  }
};

describe("opening", () => {
  it("reads the facts of a good that the command reads, and states the same again", async () => {
    const opened = await open(JSON.stringify(boiler));
    expect(opened).toMatchObject({ kind: "good", lost: [], record: undefined, refusal: undefined });
    if (opened.kind === "good") expect(toFacts(opened.draft).facts).toEqual(withoutNull(boiler));
  });

  it("reads the facts of a contract", async () => {
    expect(await open(JSON.stringify(contract))).toMatchObject({ kind: "contract", lost: [], refusal: undefined });
    expect(contractFacts()).toBeNull();
  });

  it("reads the facts of a record, and keeps its text to be verified", async () => {
    const record = JSON.stringify({ type: "record", facts: boiler, digest: "" });
    expect(await open(record)).toMatchObject({ kind: "good", record, lost: [] });
  });

  it("reads what other systems put before the text", async () => {
    expect((await open(`\uFEFF${JSON.stringify(boiler)}`)).kind).toBe("good");
  });

  it("names the line and column where a text is no JSON", async () => {
    expect(await said('{\n  "good": oops\n}')).toBe("This is not JSON: line 2, column 12.");
    expect(await said('{"name": "Қазан", x}')).toBe("This is not JSON: line 1, column 19.");
  });

  it("names each place that cannot be read", async () => {
    const given = { ...boiler, on: 20260301, good: { hs: "8403", ex_works_price: 12345678901.123456 } };
    expect(await said(given)).toMatch(/^\/on: number.*\n\/good\/ex_works_price: 12345678901.1234/);
    expect(await said({ rulebook: "cis-2009", good: {} })).toContain("/good/hs: this field is required");
    expect(await said({ ...boiler, materials: [null] })).toContain("/materials/0:");
    expect(await said('{"good": {"hs": "8403", "hs": "8404"}, "on": "2026-03-01", "rulebook": "cis-2009"}')).toContain(
      "twice",
    );
  });

  it("says what else a document is", async () => {
    expect(await said([])).toContain("neither");
    expect(await said({})).toContain("neither");
    expect(await said({ rows: [] })).toContain("period");
    expect(await said({ type: "record" })).toContain("record");
  });

  it("opens facts that are wrong in their values: they are mended on the page", async () => {
    const opened = await open(JSON.stringify({ ...boiler, good: { ...boiler.good, hs: "84" } }));
    expect(opened.refusal?.errors.map(({ at }) => at)).toEqual(["/good/hs"]);
  });

  it("says what the page cannot hold", async () => {
    const price = { amount: "2000", currency: "USD", rate: "512.3", rate_day: "2026-02-27" };
    const given = { ...boiler, colour: "red", good: { ...boiler.good, ex_works_price: price } };
    expect((await open(JSON.stringify(given))).lost).toEqual(["/good/ex_works_price", "/colour"]);
  });
});

const withoutNull = (facts: unknown) => JSON.parse(JSON.stringify(facts, (_, value) => value ?? undefined));
