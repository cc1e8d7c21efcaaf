import { beforeAll, describe, expect, it } from "vitest";
import type { TableReading } from "tegi/table";
import { readerReady } from "../case/read.ts";
import { tableReader } from "../engine.ts";
import { toFacts } from "./facts.ts";
import { emptyContract, emptyLine, emptyNode } from "./shape.ts";
import { contractOf, withTaken } from "./taken.ts";

beforeAll(() => readerReady);

const HEADINGS = "Наименование товара\tКоличество\tСтоимость товара\tСтрана происхождения\tДокумент";
const CONTRACTS = "№ договора\t№ вышестоящего договора\tСтоимость договора\tБИН\n1\t\t10 000 000\t\n2\t1\t3 млн\t123";

const read = async (clipboard: string): Promise<TableReading> =>
  (await tableReader()).read({ clipboard }, { about: "contract", same: { on: "2026-03-01", currency: "KZT" } });

const start = () =>
  emptyContract("2026-03-01", {
    kind: "works",
    value: "10000000",
    contracts: [emptyNode({ key: 1, goods: [emptyLine({ key: 2, name: "Pipe", value: "5" })] })],
    last: 2,
  });

describe("a table of goods", () => {
  it("is of the contract at hand: behind its goods, or in their place", async () => {
    const before = start();
    const taken = contractOf(await read(`${HEADINGS}\nНасос\t2\t1 000 000,50\tРесп. Беларусь\tсчёт-фактура`), before);
    expect(taken.goods).toHaveLength(1);
    const pump = { name: "Насос", quantity: "2", value: "1000000.5", country: "BY", proof: { kind: "invoice" } };
    const goods = (isInstead: boolean) => toFacts(withTaken(before, taken, 1, isInstead)).facts.contracts[0]?.goods;
    expect(goods(false)).toMatchObject([{ name: "Pipe" }, pump]);
    expect(goods(true)).toEqual([{ id: "1", ...pump }]);
  });

  it("keeps what was not understood as it stands, at its field", async () => {
    const before = start();
    const reading = await read(`${HEADINGS}\nНасос\t2\t1,234\tНарния\tпаспорт`);
    const { facts, doubts } = toFacts(withTaken(before, contractOf(reading, before), 1, true));
    expect(facts.contracts[0]?.goods).toMatchObject([
      { value: "1,234", country: "Нарния", proof: { kind: "паспорт" } },
    ]);
    expect([...doubts.keys()].sort()).toEqual([
      "/contracts/0/goods/0/country",
      "/contracts/0/goods/0/proof/kind",
      "/contracts/0/goods/0/value",
    ]);
  });
});

describe("a table of contracts", () => {
  it("takes the place of those that are there, or stands beside them; no key is given twice", async () => {
    const before = start();
    const taken = contractOf(await read(CONTRACTS), before);
    expect(taken.goods).toBeUndefined();
    const instead = withTaken(before, taken, 1, true);
    expect(instead).toMatchObject({ kind: "works", value: "10000000" });
    expect(toFacts(instead).facts.contracts).toMatchObject([
      { id: "1", value: "10000000" },
      { id: "2", parent: "1", value: "3000000", performer: { bin: "123" } },
    ]);
    expect([...toFacts(instead).doubts.keys()]).toEqual(["/contracts/1/performer/bin"]);
    const beside = withTaken(before, taken, 1, false);
    expect(beside.contracts.map(({ key, under }) => [key, under.map((one) => one.key)])).toEqual([
      [1, []],
      [3, [4]],
    ]);
    expect(beside.last).toBe(4);
  });
});
