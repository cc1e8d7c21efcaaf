import type { ContractFacts } from "tegi";
import type { TableReading } from "tegi/table";
import { spotOf } from "../table/spot.ts";
import { fromFacts } from "./facts.ts";
import { withNode } from "./edit.ts";
import type { ContractDraft, ContractNode, Line } from "./shape.ts";

/** What tables state of a contract. */
export interface Taken {
  /** The contract as the tables state it, with what holds already where they are silent. */
  draft: ContractDraft;
  /** The goods, where the tables say nothing of contracts: they are of the contract at hand. */
  goods: Line[] | undefined;
}

const LINE = /^\/contracts\/\d+(?:\/goods\/\d+)?$/;

export function contractOf(reading: TableReading, before: ContractDraft): Taken {
  const [document] = reading.documents;
  const { on, rulebook, currency, vat } = before;
  const said = structuredClone(document?.facts ?? {}) as Partial<ContractFacts>;
  // A cell that was not understood stands in its field as it was typed: there it is told what is wrong.
  for (const fault of document?.faults ?? []) {
    const spot = spotOf(fault, reading, LINE);
    if (spot && fault.given) state(said, `${spot.line}/${spot.path}`, fault.given);
  }
  const facts = { on, rulebook, currency, vat, ...said, contracts: said.contracts ?? [] } as ContractFacts;
  const draft = fromFacts(facts);
  const isOfGoods = facts.contracts.every((contract) => Object.keys(contract).every((name) => name === "goods"));
  return { draft, goods: isOfGoods ? draft.contracts.flatMap(({ goods }) => goods) : undefined };
}

/** States a text at a pointer where nothing is stated yet. */
function state(document: object, pointer: string, text: string): void {
  const names = pointer.slice(1).split("/");
  const last = names.pop() ?? "";
  let place = document as Record<string, unknown>;
  for (const name of names) place = (place[name] ??= {}) as Record<string, unknown>;
  place[last] ??= text;
}

/** The draft with what was taken: in place of what is there, or beside it. */
export function withTaken(
  before: ContractDraft,
  { draft, goods }: Taken,
  node: number,
  isInstead: boolean,
): ContractDraft {
  const { read, last } = renumbered(draft, before.last);
  const rates = [
    ...before.rates.filter(({ currency }) => !read.rates.some((rate) => rate.currency === currency)),
    ...read.rates,
  ];
  if (goods) {
    const lines = read.contracts.flatMap((contract) => contract.goods);
    const after = withNode(before, node, (one) => ({ ...one, goods: isInstead ? lines : [...one.goods, ...lines] }));
    return { ...after, rates, last };
  }
  if (!isInstead) return { ...before, contracts: [...before.contracts, ...read.contracts], rates, last };
  const { kind, value, contract_day, report_day, subsoil_contract_day, subsoil_term_changed_day } = before;
  return {
    ...read,
    kind: read.kind || kind,
    value: read.value || value,
    contract_day: read.contract_day || contract_day,
    report_day: read.report_day || report_day,
    subsoil_contract_day: read.subsoil_contract_day || subsoil_contract_day,
    subsoil_term_changed_day: read.subsoil_term_changed_day || subsoil_term_changed_day,
    readings: { ...before.readings, ...read.readings },
    rates,
    last,
  };
}

/** The draft with keys that no contract and no line has yet. */
function renumbered(draft: ContractDraft, after: number): { read: ContractDraft; last: number } {
  let last = after;
  const next = () => (last += 1);
  const each = (node: ContractNode): ContractNode => ({
    ...node,
    key: next(),
    goods: node.goods.map((line) => ({ ...line, key: next() })),
    under: node.under.map(each),
  });
  const read = { ...draft, contracts: draft.contracts.map(each) };
  return { read, last };
}
