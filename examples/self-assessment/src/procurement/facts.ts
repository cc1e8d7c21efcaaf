import type { Contract, ContractFacts, GoodsLine, PartOf, Performer, Proof, ProofKind } from "tegi";
import * as read from "../case/read.ts";
import { amount, text, typed } from "./money.ts";
import { proofKind } from "./proof.ts";
import {
  type ContractDraft,
  type ContractNode,
  type Line,
  type StaffDraft,
  emptyContract,
  emptyLine,
  emptyNode,
  isBlank,
} from "./shape.ts";

/** The engine's facts, and where each contract and line of the draft stands in them. */
export interface Stated {
  facts: ContractFacts;
  /** The JSON pointer of each contract and line, by its key. */
  places: Map<number, string>;
  /** The contract or line at a JSON pointer. */
  at: Map<string, ContractNode | Line>;
  /** The name in the facts of each contract and line, by its key. */
  names: Map<number, string>;
  /** Where the only contract takes the value of the customer's, the pointer of that value. */
  implied: string | undefined;
}

/** The facts that a draft states. Blank lines and empty fields state nothing. */
export function toFacts(draft: ContractDraft): Stated {
  const filled = (given: string) => (given.trim() ? given : undefined);
  const value = filled(draft.value);
  const only = draft.contracts.length === 1 ? draft.contracts[0] : undefined;
  const isImplied = only !== undefined && !only.value.trim() && value !== undefined;
  const stated: Stated = {
    facts: {
      on: read.day(draft.on),
      rulebook: draft.rulebook,
      contracts: [],
    } as Partial<ContractFacts> as ContractFacts,
    places: new Map(),
    at: new Map(),
    names: new Map(),
    implied: isImplied ? "/contracts/0/value" : undefined,
  };
  const { facts } = stated;
  if (draft.kind) facts.kind = draft.kind;
  if (value) facts.value = amount(value, draft);
  facts.currency = draft.currency.trim().toUpperCase();
  facts.vat = draft.vat;
  for (const day of ["subsoil_contract_day", "subsoil_term_changed_day", "contract_day", "report_day"] as const) {
    if (draft[day].trim()) facts[day] = read.day(draft[day]);
  }
  if (Object.keys(draft.readings).length) facts.readings = draft.readings;
  const nameLine = lineNames(draft);
  const add = (node: ContractNode, number: string, parent: string | null) => {
    const own = node.number.trim() || number;
    const at = `/contracts/${facts.contracts.length}`;
    const place = (thing: ContractNode | Line, pointer: string, name: string) => {
      stated.places.set(thing.key, pointer);
      stated.at.set(pointer, thing);
      stated.names.set(thing.key, name);
    };
    place(node, at, own);
    const contract = contractFacts(node === only && isImplied ? { ...node, value: draft.value } : node, draft);
    const lines = node.goods.filter((line) => !isBlank(line));
    const goods = lines.map((line, index) => {
      const name = nameLine(line);
      place(line, `${at}/goods/${index}`, name);
      return lineFacts(line, name, draft);
    });
    facts.contracts.push({
      id: own,
      ...(parent === null ? {} : { parent }),
      ...contract,
      ...(goods.length ? { goods } : {}),
    });
    node.under.forEach((one, index) => add(one, `${number}.${index + 1}`, own));
  };
  draft.contracts.forEach((root, index) => add(root, String(index + 1), null));
  return stated;
}

function contractFacts(node: ContractNode, draft: ContractDraft): Omit<Contract, "id"> {
  const facts: Partial<Contract> = {};
  if (node.value.trim()) facts.value = amount(node.value, draft);
  if (node.day.trim()) facts.day = read.day(node.day);
  if (node.vat) facts.vat = node.vat;
  if (node.subcontracts.trim()) facts.subcontracts = amount(node.subcontracts, draft);
  const performer: Performer = {};
  if (node.name.trim()) performer.name = node.name.trim();
  if (node.bin.trim()) performer.bin = node.bin.replace(/[\s\u00a0]/g, "");
  for (const flag of ["kazakhstani_producer", "natural_monopoly", "branch"] as const) {
    if (node[flag] !== null) performer[flag] = node[flag];
  }
  if (Object.keys(performer).length) facts.performer = performer;
  for (const staff of ["payroll", "headcount"] as const) {
    const { kazakhstani, total } = node[staff];
    const pair: Partial<PartOf> = {};
    if (kazakhstani.trim()) pair.kazakhstani = amount(kazakhstani, draft);
    if (total.trim()) pair.total = amount(total, draft);
    if (Object.keys(pair).length) facts[staff] = pair as PartOf;
  }
  return facts as Omit<Contract, "id">;
}

function lineFacts(line: Line, id: string, draft: ContractDraft): GoodsLine {
  const facts: Partial<GoodsLine> = { id };
  if (line.name.trim()) facts.name = line.name.trim();
  if (line.quantity.trim()) facts.quantity = read.decimal(line.quantity);
  if (line.price.trim()) facts.price = amount(line.price, draft);
  if (line.value.trim()) facts.value = amount(line.value, draft);
  if (line.delivered.trim()) facts.delivered = read.day(line.delivered);
  if (line.country.trim()) facts.country = read.country(line.country);
  const proof: Partial<Proof> = {};
  if (line.proof_kind.trim()) proof.kind = proofKind(line.proof_kind) as ProofKind;
  if (line.proof_number.trim()) proof.number = line.proof_number.trim();
  if (line.proof_date.trim()) proof.date = read.day(line.proof_date);
  if (line.proof_share.trim()) proof.share = read.percent(line.proof_share);
  if (Object.keys(proof).length) facts.proof = proof as Proof;
  if (line.natural_monopoly !== null) facts.natural_monopoly = line.natural_monopoly;
  if (line.housing_share.trim()) facts.housing_share = read.percent(line.housing_share);
  if (line.value_is) facts.value_is = line.value_is;
  if (line.vat) facts.vat = line.vat;
  if (line.good_facts) facts.good_facts = line.good_facts;
  return facts as GoodsLine;
}

/** Lines without a name of their own are numbered through, past the names that others have. */
function lineNames(draft: ContractDraft): (line: Line) => string {
  const taken = new Set<string>();
  const collect = (node: ContractNode): void => {
    for (const { id } of node.goods) if (id) taken.add(id);
    node.under.forEach(collect);
  };
  draft.contracts.forEach(collect);
  let number = 0;
  return (line) => {
    if (line.id) return line.id;
    do number += 1;
    while (taken.has(String(number)));
    return String(number);
  };
}

/** The draft that a file of facts states, to be edited further. */
export function fromFacts(facts: ContractFacts): ContractDraft {
  const draft = emptyContract(facts.on, {
    rulebook: facts.rulebook,
    kind: facts.kind,
    currency: facts.currency ?? "KZT",
    vat: facts.vat ?? "excluded",
    subsoil_contract_day: facts.subsoil_contract_day ?? "",
    subsoil_term_changed_day: facts.subsoil_term_changed_day ?? "",
    contract_day: facts.contract_day ?? "",
    report_day: facts.report_day ?? "",
    readings: facts.readings ?? {},
    contracts: [],
    last: 0,
  });
  draft.value = typed(facts.value, draft);
  const nodes = facts.contracts.map((one) => nodeOf(one, draft));
  const byId = new Map(facts.contracts.map((one, index) => [one.id, nodes[index]]));
  facts.contracts.forEach((one, index) => {
    const node = nodes[index];
    if (!node) return;
    const parent = typeof one.parent === "string" ? byId.get(one.parent) : undefined;
    // What would hang on itself stands beside the customer's own contracts, where the engine says what is wrong.
    if (parent && !holds(node, parent)) parent.under.push(node);
    else draft.contracts.push(node);
  });
  const [only] = draft.contracts;
  if (only && draft.contracts.length === 1 && only.value === draft.value) only.value = "";
  draft.contracts.forEach((root, index) => leaveNumbers(root, String(index + 1)));
  return draft;
}

const holds = (node: ContractNode, sought: ContractNode): boolean =>
  node === sought || node.under.some((one) => holds(one, sought));

/** A number that the place would give anyway is left to the place. */
function leaveNumbers(node: ContractNode, number: string): void {
  if (node.number === number) node.number = "";
  node.under.forEach((one, index) => leaveNumbers(one, `${number}.${index + 1}`));
}

function nodeOf(facts: Contract, draft: ContractDraft): ContractNode {
  const { performer } = facts;
  const staff = (pair: PartOf | null | undefined): StaffDraft => ({
    kazakhstani: typed(pair?.kazakhstani, draft),
    total: typed(pair?.total, draft),
  });
  draft.last += 1;
  return emptyNode({
    key: draft.last,
    number: facts.id,
    value: typed(facts.value, draft),
    day: facts.day ?? "",
    vat: facts.vat ?? "",
    subcontracts: typed(facts.subcontracts, draft),
    name: performer?.name ?? "",
    bin: performer?.bin ?? "",
    kazakhstani_producer: performer?.kazakhstani_producer ?? null,
    natural_monopoly: performer?.natural_monopoly ?? null,
    branch: performer?.branch ?? null,
    payroll: staff(facts.payroll),
    headcount: staff(facts.headcount),
    goods: (facts.goods ?? []).map((line) => lineOf(line, draft)),
  });
}

function lineOf(facts: GoodsLine, draft: ContractDraft): Line {
  const { proof } = facts;
  draft.last += 1;
  return emptyLine({
    key: draft.last,
    id: facts.id,
    name: facts.name ?? "",
    quantity: text(facts.quantity),
    price: typed(facts.price, draft),
    value: typed(facts.value, draft),
    delivered: facts.delivered ?? "",
    country: facts.country ?? "",
    proof_kind: proof?.kind ?? "",
    proof_number: proof?.number ?? "",
    proof_date: proof?.date ?? "",
    proof_share: text(proof?.share),
    natural_monopoly: facts.natural_monopoly ?? null,
    housing_share: text(facts.housing_share),
    value_is: facts.value_is ?? "",
    vat: facts.vat ?? "",
    good_facts: facts.good_facts ?? null,
  });
}
