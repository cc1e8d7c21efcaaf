import type { Contract, ContractFacts, GoodsLine, Money, PartOf, Performer, Proof, ProofKind, Staff } from "tegi";
import { product } from "../case/exact.ts";
import { type Doubts, countryName, reading, together, unmistakable, unmistakablePercent } from "../case/read.ts";
import { type Take, money, text, typed } from "./money.ts";
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
  /** The value of each line that states none, made of its quantity and price, by the line's key. */
  made: Map<number, string>;
  /** What was typed and cannot be taken at its word; it stands in the facts as it was typed. */
  doubts: Doubts;
}

/** Where facts stand, and what reads their values. */
interface Place {
  at: string;
  draft: ContractDraft;
  take: Take;
}

/** The facts that a draft states. Blank lines and empty fields state nothing. */
export const toFacts = (draft: ContractDraft): Stated => together(() => factsOf(draft));

function factsOf(draft: ContractDraft): Stated {
  const doubts: Doubts = new Map();
  const take = reading(doubts);
  const filled = (given: string) => (given.trim() ? given : undefined);
  const value = filled(draft.value);
  const only = draft.contracts.length === 1 ? draft.contracts[0] : undefined;
  const isImplied = only !== undefined && !only.value.trim() && value !== undefined;
  const stated: Stated = {
    facts: {
      on: take("day", draft.on, "/on").value,
      rulebook: draft.rulebook,
      contracts: [],
    } as Partial<ContractFacts> as ContractFacts,
    places: new Map(),
    at: new Map(),
    names: new Map(),
    made: new Map(),
    implied: isImplied ? "/contracts/0/value" : undefined,
    doubts,
  };
  const { facts } = stated;
  if (draft.kind) facts.kind = draft.kind;
  if (value) facts.value = money(value, "/value", draft, take, draft.vat === "included");
  facts.currency = take("currency", draft.currency, "/currency").value;
  facts.vat = draft.vat;
  for (const day of ["subsoil_contract_day", "subsoil_term_changed_day", "contract_day", "report_day"] as const) {
    if (draft[day].trim()) facts[day] = take("day", draft[day], `/${day}`).value;
  }
  if (Object.keys(draft.readings).length) facts.readings = draft.readings;
  const nameLine = lineNames(draft);
  const add = (node: ContractNode, number: string, parent: string | null) => {
    const id = node.number.trim() || number;
    const at = `/contracts/${facts.contracts.length}`;
    const place = (thing: ContractNode | Line, pointer: string, name: string) => {
      stated.places.set(thing.key, pointer);
      stated.at.set(pointer, thing);
      stated.names.set(thing.key, name);
    };
    place(node, at, id);
    const own = node === only && isImplied ? { ...node, value: draft.value } : node;
    const contract = contractFacts(own, { at, draft, take });
    const lines = node.goods.filter((line) => !isBlank(line));
    const goods = lines.map((line, index) => {
      const name = nameLine(line);
      const pointer = `${at}/goods/${index}`;
      place(line, pointer, name);
      const stating = lineFacts(line, name, { at: pointer, draft, take }, node);
      const value = line.value.trim() ? undefined : times(stating.price, stating.quantity);
      if (value === undefined) return stating;
      stated.made.set(line.key, String(typeof value === "object" ? value.amount : value));
      return { ...stating, value };
    });
    facts.contracts.push({
      id,
      ...(parent === null ? {} : { parent }),
      ...contract,
      ...(goods.length ? { goods } : {}),
    });
    node.under.forEach((one, index) => add(one, `${number}.${index + 1}`, id));
  };
  draft.contracts.forEach((root, index) => add(root, String(index + 1), null));
  return stated;
}

/** The price of all, where the price of one and the quantity are clear. */
function times(price: Money | null | undefined, quantity: GoodsLine["quantity"]): Money | undefined {
  if (price === undefined || price === null || quantity === undefined || quantity === null) return undefined;
  const one = typeof price === "object" ? price.amount : price;
  const amount = product(String(one), String(quantity));
  if (amount === undefined) return undefined;
  return typeof price === "object" ? { ...price, amount } : amount;
}

function contractFacts(node: ContractNode, { at, draft, take }: Place): Omit<Contract, "id"> {
  const facts: Partial<Contract> = {};
  const amount = (typed: string, place: string) =>
    money(typed, `${at}/${place}`, draft, take, (node.vat || draft.vat) === "included");
  if (node.value.trim()) facts.value = amount(node.value, "value");
  if (node.day.trim()) facts.day = take("day", node.day, `${at}/day`).value;
  if (node.vat) facts.vat = node.vat;
  if (node.subcontracts.trim()) facts.subcontracts = amount(node.subcontracts, "subcontracts");
  const performer: Performer = {};
  if (node.name.trim()) performer.name = node.name.trim();
  if (node.bin.trim()) performer.bin = take("bin", node.bin, `${at}/performer/bin`).value;
  for (const flag of ["kazakhstani_producer", "natural_monopoly", "branch"] as const) {
    if (node[flag] !== null) performer[flag] = node[flag];
  }
  if (Object.keys(performer).length) facts.performer = performer;
  const payroll: Partial<PartOf> = {};
  const headcount: Partial<Staff> = {};
  for (const part of ["kazakhstani", "total"] as const) {
    const { payroll: paid, headcount: counted } = node;
    if (paid[part].trim()) payroll[part] = amount(paid[part], `payroll/${part}`);
    const place = `${at}/headcount/${part}`;
    if (counted[part].trim()) headcount[part] = take("quantity", counted[part], place).value;
  }
  if (Object.keys(payroll).length) facts.payroll = payroll as PartOf;
  if (Object.keys(headcount).length) facts.headcount = headcount as Staff;
  return facts as Omit<Contract, "id">;
}

function lineFacts(line: Line, id: string, { at, draft, take }: Place, node: ContractNode): GoodsLine {
  const facts: Partial<GoodsLine> = { id };
  const amount = (typed: string, place: string) =>
    money(typed, `${at}/${place}`, draft, take, (line.vat || node.vat || draft.vat) === "included");
  if (line.name.trim()) facts.name = line.name.trim();
  if (line.quantity.trim()) facts.quantity = take("quantity", line.quantity, `${at}/quantity`).value;
  if (line.price.trim()) facts.price = amount(line.price, "price");
  if (line.value.trim()) facts.value = amount(line.value, "value");
  if (line.delivered.trim()) facts.delivered = take("day", line.delivered, `${at}/delivered`).value;
  if (line.country.trim()) facts.country = take("country", line.country, `${at}/country`).value;
  const proof: Partial<Proof> = {};
  if (line.proof_kind.trim()) proof.kind = take("proof", line.proof_kind, `${at}/proof/kind`).value as ProofKind;
  if (line.proof_number.trim()) proof.number = line.proof_number.trim();
  if (line.proof_date.trim()) proof.date = take("day", line.proof_date, `${at}/proof/date`).value;
  if (line.proof_share.trim()) proof.share = take("percent", line.proof_share, `${at}/proof/share`).value;
  if (Object.keys(proof).length) facts.proof = proof as Proof;
  if (line.natural_monopoly !== null) facts.natural_monopoly = line.natural_monopoly;
  if (line.housing_share.trim()) {
    facts.housing_share = take("percent", line.housing_share, `${at}/housing_share`).value;
  }
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
  const staff = (pair: PartOf | Staff | null | undefined): StaffDraft => ({
    kazakhstani: typed(pair?.kazakhstani, draft),
    total: typed(pair?.total, draft),
  });
  draft.last += 1;
  return emptyNode({
    key: draft.last,
    number: facts.id ?? "",
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
    id: facts.id ?? "",
    name: facts.name ?? "",
    quantity: unmistakable(text(facts.quantity)),
    price: typed(facts.price, draft),
    value: typed(facts.value, draft),
    delivered: facts.delivered ?? "",
    // `NA` in a field is asked about: it stands for "not available" as often as for Namibia.
    country: facts.country === "NA" ? countryName("NA") : (facts.country ?? ""),
    proof_kind: proof?.kind ?? "",
    proof_number: proof?.number ?? "",
    proof_date: proof?.date ?? "",
    proof_share: unmistakablePercent(text(proof?.share)),
    natural_monopoly: facts.natural_monopoly ?? null,
    housing_share: unmistakablePercent(text(facts.housing_share)),
    value_is: facts.value_is ?? "",
    vat: facts.vat ?? "",
    good_facts: facts.good_facts ?? null,
  });
}
