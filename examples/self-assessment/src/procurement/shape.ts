import type { ContractKind, GoodOfLine, ValueIs, Vat } from "tegi";
import type { Rate } from "../case/draft.ts";

/**
 * What a person has written of a contract so far. Texts stay as they were typed; the engine's facts are made from them
 * by `toFacts`.
 */
export interface ContractDraft {
  on: string;
  rulebook: string;
  kind: ContractKind | "";
  value: string;
  currency: string;
  vat: Vat;
  subsoil_contract_day: string;
  subsoil_term_changed_day: string;
  contract_day: string;
  report_day: string;
  /** The rate of each foreign currency. */
  rates: Rate[];
  readings: Record<string, string>;
  /** The customer's own contracts: one, except under newer subsoil-use contracts. */
  contracts: ContractNode[];
  /** The last key that was given to a contract or a line. */
  last: number;
}

/** A contract and its subcontracts. */
export interface ContractNode {
  /** Tells contracts and lines apart while they move; never part of the facts. */
  key: number;
  /** Empty: numbered by its place, `1.2`. */
  number: string;
  /** An amount, with its currency where that is another: `1500 USD`. */
  value: string;
  day: string;
  /** Only where a file states one. */
  vat: Vat | "";
  /** The stated sum of its subcontracts; only where a file states one. */
  subcontracts: string;
  name: string;
  bin: string;
  kazakhstani_producer: boolean | null;
  natural_monopoly: boolean | null;
  branch: boolean | null;
  payroll: StaffDraft;
  headcount: StaffDraft;
  goods: Line[];
  under: ContractNode[];
}

export interface StaffDraft {
  kazakhstani: string;
  total: string;
}

/** A good bought for a contract. */
export interface Line {
  key: number;
  /** As a file of facts named it; else its place among all lines. */
  id: string;
  name: string;
  quantity: string;
  price: string;
  value: string;
  delivered: string;
  country: string;
  proof_kind: string;
  proof_number: string;
  proof_date: string;
  proof_share: string;
  natural_monopoly: boolean | null;
  housing_share: string;
  value_is: ValueIs | "";
  /** Only where a file states one. */
  vat: Vat | "";
  /** The good's own facts, from which its share is computed. */
  good_facts: GoodOfLine | null;
}

export function emptyLine(given: Partial<Line> & { key: number }): Line {
  return {
    id: "",
    name: "",
    quantity: "",
    price: "",
    value: "",
    delivered: "",
    country: "",
    proof_kind: "",
    proof_number: "",
    proof_date: "",
    proof_share: "",
    natural_monopoly: null,
    housing_share: "",
    value_is: "",
    vat: "",
    good_facts: null,
    ...given,
  };
}

export function emptyNode(given: Partial<ContractNode> & { key: number }): ContractNode {
  return {
    number: "",
    value: "",
    day: "",
    vat: "",
    subcontracts: "",
    name: "",
    bin: "",
    kazakhstani_producer: null,
    natural_monopoly: null,
    branch: null,
    payroll: { kazakhstani: "", total: "" },
    headcount: { kazakhstani: "", total: "" },
    goods: [],
    under: [],
    ...given,
  };
}

export function emptyContract(on: string, given: Partial<ContractDraft> = {}): ContractDraft {
  return {
    on,
    rulebook: "kz-procurement",
    kind: "",
    value: "",
    currency: "KZT",
    vat: "excluded",
    subsoil_contract_day: "",
    subsoil_term_changed_day: "",
    contract_day: "",
    report_day: "",
    rates: [],
    readings: {},
    contracts: [emptyNode({ key: 1 })],
    last: 1,
    ...given,
  };
}

/** Whether nothing at all was written in the line. */
export function isBlank(line: Line): boolean {
  const { key, natural_monopoly, good_facts, ...texts } = line;
  return natural_monopoly === null && good_facts === null && Object.values(texts).every((text) => !text.trim());
}
