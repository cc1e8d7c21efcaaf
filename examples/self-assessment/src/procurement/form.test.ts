import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type ContractFacts, assessContract, load } from "tegi";
import { type Form, form, printable, trimmed } from "./form.ts";
import readSheet from "read-excel-file/node";
import { cells, workbook } from "./sheet.ts";

const example = (): ContractFacts =>
  JSON.parse(readFileSync(new URL("../../../contract.json", import.meta.url), "utf8"));
const filled = (facts: ContractFacts): Form => {
  const made = form(facts, assessContract(facts));
  if (!made) throw new Error("no form");
  return made;
};

beforeAll(() => load());

describe("the form of Appendix 53", () => {
  it("has a contract on the line of its first good, and a line for one without goods", () => {
    const { columns, rows, totals, value, share } = filled(example());
    expect(columns.length).toBe(13);
    expect(rows.map(({ contract, good }) => [contract, good])).toEqual([
      ["1", "pipe"],
      [undefined, "pump"],
      ["2", "valve"],
      ["3", undefined],
    ]);
    expect(rows[0]).toEqual({
      contract: "1",
      contract_value: "10000000.00",
      goods_value: "3000000.00",
      subcontracts: "3000000.00",
      payroll_share: "90.00",
      good: "pipe",
      quantity: "400",
      price: "5000.00",
      value: "2000000.00",
      share: "60",
      number: "20049447",
      date: "2026-01-12",
      country: "KZ",
    });
    expect(totals).toEqual({
      contract_value: "10000000.00",
      goods_value: "3500000.00",
      subcontracts: "3700000.00",
      value: "3500000.00",
    });
    expect([value, share]).toEqual(["10000000.00", "71.90"]);
  });

  it("is filled as far as it goes while facts are missing", () => {
    const facts = example();
    delete facts.contracts[1]?.payroll;
    const { rows, share } = filled(facts);
    expect([rows[2]?.payroll_share, share]).toEqual([undefined, null]);
  });

  it("gives a price in another currency in that of the form", () => {
    const facts = example();
    const pump = facts.contracts[0]?.goods?.[1];
    if (pump) pump.price = { amount: "1000.50", currency: "USD", rate: "500", rate_day: "2026-02-03" };
    expect(filled(facts).rows[1]?.price).toBe("500250.00");
  });
});

describe("the form of Appendix 52", () => {
  it("has the goods alone", () => {
    const goods = [{ id: "a", value: "1200000", proof: { kind: "register-extract" as const, share: "86.12" } }];
    const facts: ContractFacts = {
      on: "2026-03-01",
      rulebook: "kz-procurement",
      kind: "goods",
      value: "2500000",
      contracts: [{ id: "1", value: "2500000", goods }],
    };
    const { appendix, columns, rows, totals } = filled(facts);
    expect([appendix, columns.length]).toEqual(["52", 8]);
    expect(rows).toMatchObject([{ good: "a", value: "1200000.00", share: "86.12" }]);
    expect(totals).toEqual({ value: "1200000.00" });
  });

  it("is none under newer subsoil-use contracts", () => {
    const facts: ContractFacts = {
      on: "2026-03-01",
      rulebook: "kz-procurement",
      kind: "subsoil",
      subsoil_contract_day: "2016-05-05",
      value: "1",
      contracts: [{ id: "1", value: "1", performer: { kazakhstani_producer: true } }],
    };
    expect(form(facts, assessContract(facts))).toBeNull();
  });
});

describe("the form as a workbook", () => {
  it("holds figures as numbers, days as days, and every other text as text", () => {
    const facts = example();
    const pipe = facts.contracts[0]?.goods?.[0];
    if (pipe?.proof) pipe.proof.number = "=HYPERLINK(1)";
    const sheet = cells(filled(facts), "receipt");
    const first = sheet[6] ?? [];
    expect(first[1]).toMatchObject({ value: 10_000_000, type: Number });
    expect(first[9]).toMatchObject({ value: 60, type: Number });
    expect(first[10]).toMatchObject({ value: "=HYPERLINK(1)", type: String, format: "@" });
    expect(first[11]).toMatchObject({ value: new Date("2026-01-12T00:00:00Z"), type: Date });
  });

  it("holds an amount that has more digits than its numbers can as text", () => {
    const facts = example();
    const pipe = facts.contracts[0]?.goods?.[0];
    if (pipe) pipe.price = "123456789012345.123456";
    expect(cells(filled(facts), "")[6]?.[7]).toMatchObject({ value: "123456789012345.123456", type: String });
  });
});

describe("the workbook itself", () => {
  it("reads as the form that was written", async () => {
    const facts = example();
    const pipe = facts.contracts[0]?.goods?.[0];
    if (pipe?.proof) pipe.proof.number = "+77";
    const blob = await workbook(filled(facts), "receipt");
    const [sheet] = await readSheet(Buffer.from(await blob.arrayBuffer()));
    const row = sheet?.data[6] ?? [];
    expect(row.slice(8)).toEqual([2_000_000, 60, "+77", new Date("2026-01-12T00:00:00Z"), "KZ"]);
  });
});

describe("what is printed", () => {
  it("keeps no character that could rule the page", () => {
    expect(printable(" a\tb\u202ec\n")).toBe("a b\ufffdc");
  });
  it("keeps two decimals and no zeros behind", () => {
    expect(["400", "5000.00", "1.500000", "1.234500"].map(trimmed)).toEqual(["400", "5000.00", "1.50", "1.2345"]);
  });
});
