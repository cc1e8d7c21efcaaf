import { beforeAll, describe, expect, it } from "vitest";
import { readerReady } from "../case/read.ts";
import { addUnder, eachContract, pasteCells, removeLine, removeNode, withLine, withNode } from "./edit.ts";
import { emptyContract } from "./shape.ts";

beforeAll(() => readerReady);

const start = () => emptyContract("2026-03-01");
const keys = (draft: ReturnType<typeof start>) =>
  eachContract(draft.contracts).map(({ node, above }) => [node.key, above.length]);

describe("the tree of contracts", () => {
  it("grows under any contract and beside the first", () => {
    const draft = addUnder(addUnder(addUnder(start(), 1), 2), undefined);
    expect(keys(draft)).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
      [4, 0],
    ]);
    expect(draft.last).toBe(4);
  });

  it("loses a contract with all that is under it, and no other", () => {
    const draft = addUnder(addUnder(addUnder(start(), 1), 2), 1);
    expect(keys(removeNode(draft, 2))).toEqual([
      [1, 0],
      [4, 1],
    ]);
  });

  it("shares what did not change", () => {
    const before = addUnder(addUnder(start(), 1), 1);
    const after = withNode(before, 3, (node) => ({ ...node, value: "5" }));
    expect(after.contracts[0]?.under[0]).toBe(before.contracts[0]?.under[0]);
    expect(withNode(before, 99, (node) => ({ ...node, value: "5" }))).toBe(before);
  });
});

describe("the lines of goods", () => {
  it("are made by writing after the last, written into and taken away", () => {
    const one = withLine(start(), 1, 2, { name: "Pipe" });
    expect([one.last, one.contracts[0]?.goods.length]).toEqual([2, 1]);
    const two = withLine(one, 1, 2, { value: "5" });
    expect(two.contracts[0]?.goods).toMatchObject([{ name: "Pipe", value: "5" }]);
    expect(removeLine(two, 1, 2).contracts[0]?.goods).toEqual([]);
  });

  it("take a block of cells from any cell on, past the last line but not past the last column", () => {
    const one = withLine(start(), 1, 2, { name: "Pipe", quantity: "4" });
    const after = pasteCells(one, 1, 2, "value", [
      ["10", "2026-01-20"],
      ["=1+1", "", "KZ", "СТ-KZ", "7", "", "60", "beyond"],
    ]);
    expect(after.contracts[0]?.goods).toMatchObject([
      { key: 2, name: "Pipe", quantity: "4", value: "10", delivered: "2026-01-20" },
      { key: 3, value: "=1+1", country: "KZ", proof_kind: "ct-kz", proof_number: "7", proof_share: "60" },
    ]);
    expect(after.last).toBe(3);
  });

  it("take ten thousand of them", () => {
    const cells = Array.from({ length: 10_000 }, (_, at) => [`Good ${at}`]);
    const after = pasteCells(start(), 1, 99, "name", cells);
    expect([after.contracts[0]?.goods.length, after.last]).toEqual([10_000, 10_001]);
  });
});
