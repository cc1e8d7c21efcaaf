import { understood } from "../case/read.ts";
import { type ContractDraft, type ContractNode, type Line, emptyLine, emptyNode, isBlank } from "./shape.ts";

/** The columns of the table of goods, in their order. */
export const COLUMNS = [
  "name",
  "quantity",
  "price",
  "value",
  "delivered",
  "country",
  "proof_kind",
  "proof_number",
  "proof_date",
  "proof_share",
] as const satisfies (keyof Line)[];
export type Column = (typeof COLUMNS)[number];

/** Changes one contract, however deep in the tree; all else is shared with the draft before. */
export function withNode(draft: ContractDraft, key: number, make: (node: ContractNode) => ContractNode): ContractDraft {
  const contracts = eachNode(draft.contracts, key, make);
  return contracts === draft.contracts ? draft : { ...draft, contracts };
}

function eachNode(nodes: ContractNode[], key: number, make: (node: ContractNode) => ContractNode): ContractNode[] {
  let isChanged = false;
  const after = nodes.map((node) => {
    if (node.key === key) {
      isChanged = true;
      return make(node);
    }
    const under = eachNode(node.under, key, make);
    isChanged ||= under !== node.under;
    return under === node.under ? node : { ...node, under };
  });
  return isChanged ? after : nodes;
}

/** Adds a contract under another or, without one, beside the customer's own; its key is the draft's `last`. */
export function addUnder(draft: ContractDraft, parent: number | undefined): ContractDraft {
  const node = emptyNode({ key: draft.last + 1 });
  const after = { ...draft, last: node.key };
  if (parent === undefined) return { ...after, contracts: [...draft.contracts, node] };
  return withNode(after, parent, (above) => ({ ...above, under: [...above.under, node] }));
}

/** Takes a contract away with all that is under it. */
export function removeNode(draft: ContractDraft, key: number): ContractDraft {
  const without = (nodes: ContractNode[]): ContractNode[] =>
    nodes.filter((node) => node.key !== key).map((node) => ({ ...node, under: without(node.under) }));
  return { ...draft, contracts: without(draft.contracts) };
}

/** Writes into a line; the line after the last one is made by it. */
export function withLine(draft: ContractDraft, node: number, key: number, given: Partial<Line>): ContractDraft {
  const after = { ...draft, last: Math.max(draft.last, key) };
  return withNode(after, node, (one) => {
    const isNew = !one.goods.some((line) => line.key === key);
    const goods = isNew ? [...one.goods, emptyLine({ key })] : one.goods;
    return { ...one, goods: goods.map((line) => (line.key === key ? { ...line, ...given } : line)) };
  });
}

export function removeLine(draft: ContractDraft, node: number, key: number): ContractDraft {
  return withNode(draft, node, (one) => ({ ...one, goods: one.goods.filter((line) => line.key !== key) }));
}

/**
 * Writes a block of cells from a spreadsheet, from a cell of the table to the right and down; lines that are not there
 * yet are added.
 */
export function pasteCells(
  draft: ContractDraft,
  node: number,
  line: number,
  column: Column,
  cells: readonly (readonly string[])[],
): ContractDraft {
  let last = draft.last;
  const after = withNode(draft, node, (one) => {
    const found = one.goods.findIndex((given) => given.key === line);
    const from = found < 0 ? one.goods.length : found;
    const goods = [...one.goods];
    cells.forEach((row, index) => {
      const before = goods[from + index] ?? emptyLine({ key: (last += 1) });
      goods[from + index] = { ...before, ...written(row, COLUMNS.indexOf(column)) };
    });
    return { ...one, goods: goods.filter((given) => !isBlank(given)) };
  });
  return { ...after, last };
}

function written(row: readonly string[], from: number): Partial<Record<Column, string>> {
  const cells = row.flatMap((cell, index) => {
    const column = COLUMNS[from + index];
    return column ? [[column, column === "proof_kind" ? understood("proof", cell) : cell.trim()] as const] : [];
  });
  return Object.fromEntries(cells);
}

/** Every contract with those above it, in the order of the tree. */
export function eachContract(nodes: readonly ContractNode[], above: readonly ContractNode[] = []): Standing[] {
  return nodes.flatMap((node, index) => [
    { node, above, place: index + 1, beside: nodes.length },
    ...eachContract(node.under, [...above, node]),
  ]);
}

/** Where a contract stands in the tree. */
export interface Standing {
  node: ContractNode;
  /** Those it is under, the customer's own first. */
  above: readonly ContractNode[];
  /** Its place among those beside it, from 1, and their number. */
  place: number;
  beside: number;
}
