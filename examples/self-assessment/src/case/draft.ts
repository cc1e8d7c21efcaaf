import type { Source, Sourced } from "./source.ts";
import type { Money, OverheadMethod, Packaging, ProofKind, StockMethod, Vat } from "tegi";

/**
 * What a person has written so far. Texts stay as they were typed, so that nothing is lost while they are wrong; the
 * engine's facts are made from them by `toFacts`.
 */
export interface Draft extends GoodDraft {
  on: string;
  /** What the answer is for; empty until a person has said it. */
  rulebook: string;
  currency: string;
  vat: Vat;
  vat_rate: string;
  /** The rate of each foreign currency of the bill: one for the whole sheet. */
  rates: Rate[];
  readings: Record<string, string>;
  /** The share that the maker wishes to reach, for advice. */
  wished_share: string;
  /** Whose papers are printed, and their number; never part of the facts. */
  paper?: Heading;
  /** Where the facts came from, as far as it is known; never part of them. */
  sources?: Partial<Record<Sourced, Source>>;
}

/** What stands at the head of a paper. */
export interface Heading {
  producer: string;
  bin: string;
  number: string;
}

/** A good and what goes into it: the product itself, or a part made in-house. */
export interface GoodDraft {
  name: string;
  hs: string;
  ex_works_price: string;
  production_cost: string;
  overhead_method: OverheadMethod | "";
  /** For how many the bill and the price are, and of what: as a table or a file states it. */
  quantity: string;
  unit: string;
  /** The price of one, where a table or a file states it. */
  unit_price: Money | null;
  /** `undefined`: not asked yet. `null`: no, or not known. Else a category of the rulebook. */
  wholly_produced?: string | null;
  /** `null`: not stated. */
  materials: Row[] | null;
  /** `null`: not stated; empty: none. */
  operations: string[] | null;
  beyond_insufficient_operations: boolean | null;
  answers: Record<string, boolean>;
  threshold: ThresholdDraft | null;
}

export interface ThresholdDraft {
  operations: string[];
  at_least: string;
}

export interface Rate {
  currency: string;
  rate: string;
  day: string;
}

/** A line of the bill of materials. */
export interface Row {
  /** Tells rows apart while they move; never part of the facts. */
  key: number;
  /** As a file of facts named it; else the engine's answers name rows by their place. */
  id: string;
  name: string;
  hs: string;
  origin: string;
  value: string;
  /** How much goes in, as a table or a file states it. */
  quantity: string;
  unit: string;
  /** The price of one, where a table or a file states it and nobody has written another value since. */
  unit_price: Money | null;
  /** Empty: the currency of the sheet. */
  currency: string;
  /** Where the row has a rate of its own; else the sheet's. */
  rate: string;
  rate_day: string;
  proof_kind: ProofKind | "";
  proof_number: string;
  proof_date: string;
  proof_share: string;
  packaging: Packaging | "";
  is_set_item: boolean | null;
  necessary_component: boolean | null;
  earlier_stage: boolean | null;
  stock_method: StockMethod | "";
  neutral: boolean | null;
  accessory: boolean | null;
  answers: Record<string, boolean>;
  /** A part made in-house, with a bill of its own. */
  part: GoodDraft | null;
  /** Whether the grid shows the part's lines. */
  open: boolean;
  /** Where the line came from; empty where that is not known. */
  source: Source | "";
}

/** The answers to questions of these terms, without the others. */
export function answersTo<Answer>(answers: Record<string, Answer>, terms: ReadonlySet<string>): Record<string, Answer> {
  return Object.fromEntries(Object.entries(answers).filter(([term]) => terms.has(term)));
}

/** What a rulebook knows: the terms that it may ask of, and its categories of goods wholly produced. */
export interface Known {
  terms: ReadonlySet<string>;
  categories: ReadonlySet<string>;
}

/** A good with the answers and the category alone that a rulebook knows, in its lines and parts, too. */
export function knownBy<Good extends GoodDraft>(good: Good, known: Known): Good {
  const own = (answers: Record<string, boolean>) => answersTo(answers, known.terms);
  const row = (one: Row) => ({ ...one, answers: own(one.answers), part: one.part && knownBy(one.part, known) });
  const left = { ...good, answers: own(good.answers), materials: good.materials?.map(row) ?? null };
  if (left.wholly_produced && !known.categories.has(left.wholly_produced)) delete left.wholly_produced;
  return left;
}

/** The facts of a line that are true or false. */
export const FLAGS = ["is_set_item", "necessary_component", "earlier_stage", "neutral", "accessory"] as const;

let lastKey = 0;

export function emptyRow(given: Partial<Row> = {}): Row {
  lastKey += 1;
  return {
    id: "",
    name: "",
    hs: "",
    origin: "",
    value: "",
    quantity: "",
    unit: "",
    unit_price: null,
    currency: "",
    rate: "",
    rate_day: "",
    proof_kind: "",
    proof_number: "",
    proof_date: "",
    proof_share: "",
    packaging: "",
    is_set_item: null,
    necessary_component: null,
    earlier_stage: null,
    stock_method: "",
    neutral: null,
    accessory: null,
    answers: {},
    part: null,
    open: false,
    source: "",
    ...given,
    key: lastKey,
  };
}

export function emptyGood(given: Partial<GoodDraft> = {}): GoodDraft {
  return {
    name: "",
    hs: "",
    ex_works_price: "",
    production_cost: "",
    overhead_method: "",
    quantity: "",
    unit: "",
    unit_price: null,
    materials: null,
    operations: null,
    beyond_insufficient_operations: null,
    answers: {},
    threshold: null,
    ...given,
  };
}

export function emptyDraft(on: string, given: Partial<Draft> = {}): Draft {
  return {
    ...emptyGood(),
    on,
    rulebook: "",
    currency: "KZT",
    vat: "excluded",
    vat_rate: "",
    rates: [],
    readings: {},
    wished_share: "",
    ...given,
  };
}

/** Whether nothing at all was written in the row. */
export function isBlank(row: Row): boolean {
  const { name, hs, origin, value, proof_kind, proof_number, proof_date, proof_share } = row;
  const texts = [name, hs, origin, value, proof_kind, proof_number, proof_date, proof_share];
  return row.part === null && texts.every((text) => !text.trim());
}

/** A draft from elsewhere, its rows with keys of this session; what it does not know yet is empty. */
export function renumber<Good extends GoodDraft>(good: Good): Good {
  const rows = good.materials?.map((row) => emptyRow({ ...row, part: row.part && renumber(row.part) }));
  return { ...emptyGood(), ...good, materials: rows ?? null };
}
