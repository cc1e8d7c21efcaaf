import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { type ContractFacts, assessContract, load } from "tegi";
import { readerReady } from "../case/read.ts";
import { fromFacts, toFacts } from "./facts.ts";
import { emptyContract, emptyLine, emptyNode } from "./shape.ts";

const VECTORS = new URL("../../../../tests/vectors/", import.meta.url);
const EXAMPLE = new URL("../../../contract.json", import.meta.url);
const casesOf = (name: string): { id: string; call: string; facts: ContractFacts; expect: { share?: string } }[] =>
  JSON.parse(readFileSync(new URL(name, VECTORS), "utf8")).cases;
const plain = ({ contracts }: ContractFacts) => contracts.map(({ id, parent }) => [id, parent ?? null]);

beforeAll(async () => {
  await Promise.all([load(), readerReady]);
});

describe("facts of a contract", () => {
  const cases = ["contracts.json", "contract-readings.json"].flatMap(casesOf);
  const contracts = cases.filter(({ call, expect, facts }) => call === "assess_contract" && "share" in expect && facts);

  it("are opened and stated again with the same result, in every shared case", () => {
    expect(contracts.length).toBeGreaterThan(50);
    for (const { id, facts, expect: expected } of contracts) {
      const again = toFacts(fromFacts(facts)).facts;
      expect([id, assessContract(again).share]).toEqual([id, expected.share]);
    }
  });

  it("keep names and tree", () => {
    const facts: ContractFacts = JSON.parse(readFileSync(EXAMPLE, "utf8"));
    const { facts: again, places, names } = toFacts(fromFacts(facts));
    expect(plain(again)).toEqual(plain(facts));
    expect(again.contracts[0]?.goods).toEqual(facts.contracts[0]?.goods);
    expect(assessContract(again).share).toBe("71.90");
    expect([...places.values()]).toContain("/contracts/0/goods/1");
    expect([...names.values()]).toEqual(["1", "pipe", "pump", "2", "valve", "3"]);
  });

  it("lose no foreign amount and no rate", () => {
    const dollars = { amount: "10.50", currency: "USD", rate: "512.30", rate_day: "2026-02-27" };
    const later = { ...dollars, rate: "520", rate_day: "2026-02-28" };
    const facts: ContractFacts = {
      on: "2026-03-01",
      rulebook: "kz-procurement",
      kind: "goods",
      value: dollars,
      contracts: [
        {
          id: "1",
          value: dollars,
          goods: [
            { id: "a", value: later },
            { id: "b", value: "1", price: dollars },
          ],
        },
      ],
    };
    const draft = fromFacts(facts);
    expect(draft.rates).toEqual([{ currency: "USD", rate: "512.30", day: "2026-02-27" }]);
    expect(draft.contracts[0]?.goods[0]?.value).toBe("10.50 USD 520 2026-02-28");
    const again = toFacts(draft).facts;
    expect(again.value).toEqual(dollars);
    expect(again.contracts).toEqual(facts.contracts);
  });
});

describe("a draft of a contract", () => {
  const line = (key: number, given: object) => emptyLine({ key, ...given });

  it("numbers contracts and lines by their places, past names that are taken", () => {
    const draft = emptyContract("2026-03-01", {
      contracts: [
        emptyNode({
          key: 1,
          goods: [line(2, { value: "1" }), line(3, { id: "2", value: "1" }), line(4, { value: "1" }), line(5, {})],
          under: [emptyNode({ key: 6, number: "7/26" }), emptyNode({ key: 7 })],
        }),
      ],
    });
    const { facts, places } = toFacts(draft);
    expect(plain(facts)).toEqual([
      ["1", null],
      ["7/26", "1"],
      ["1.2", "1"],
    ]);
    expect(facts.contracts[0]?.goods?.map(({ id }) => id)).toEqual(["1", "2", "3"]);
    expect(places.get(7)).toBe("/contracts/2");
    expect(places.has(5)).toBe(false);
  });

  it("gives its value to the only contract that has none", () => {
    const draft = emptyContract("2026-03-01", { kind: "works", value: "1 000,50" });
    const { facts, implied } = toFacts(draft);
    expect([facts.value, facts.contracts[0]?.value, implied]).toEqual(["1000.5", "1000.5", "/contracts/0/value"]);
  });

  it("states nothing for empty fields, and wrong ones as they are", () => {
    const draft = emptyContract("2026-03-01", {
      kind: "works",
      contracts: [
        emptyNode({ key: 1, value: "12,34,5", goods: [line(2, { proof_share: "60", delivered: "5.1.2026" })] }),
      ],
    });
    const { contracts } = toFacts(draft).facts;
    expect(contracts).toEqual([
      { id: "1", value: "12,34,5", goods: [{ id: "1", delivered: "2026-01-05", proof: { share: "60" } }] },
    ]);
  });

  it("keeps what hangs on itself or on nothing, so that the engine can say so", () => {
    const facts = {
      on: "2026-03-01",
      rulebook: "kz-procurement",
      kind: "works" as const,
      value: "1",
      contracts: [
        { id: "a", parent: "b", value: "1" },
        { id: "b", parent: "a", value: "1" },
        { id: "c", parent: "z", value: "1" },
      ],
    };
    expect(
      toFacts(fromFacts(facts))
        .facts.contracts.map(({ id }) => id)
        .sort(),
    ).toEqual(["a", "b", "c"]);
  });
});
