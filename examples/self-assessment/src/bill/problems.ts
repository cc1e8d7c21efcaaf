import { computed } from "@preact/signals";
import type { ValueKind } from "tegi/table";
import type { Row } from "../case/draft.ts";
import { ownerOf } from "../case/edit.ts";
import { draft, faults, stated } from "../case/store.ts";
import { currencyOf } from "../case/facts.ts";
import { read, together, withLostZero } from "../case/read.ts";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { type Field, textOf } from "./columns.ts";
import { rows } from "./state.ts";

/** Where something is wrong: in a cell, or among the facts that the details of a line state. */
export type Spot = Field | "details";

export interface Problem {
  key: number;
  spot: Spot;
  text: string;
}

const SPOTS: Record<string, Field> = {
  name: "name",
  hs: "hs",
  origin: "origin",
  quantity: "quantity",
  unit_price: "unit_price",
  "unit_price/amount": "unit_price",
  "unit_price/currency": "unit_price",
  value: "value",
  "value/amount": "value",
  "value/currency": "currency",
  "proof/kind": "proof_kind",
  "proof/number": "proof_number",
  "proof/date": "proof_date",
  "proof/share": "proof_share",
};

interface Found {
  rows: Problem[];
  /** By currency: what is wrong with its rate and its day. */
  rates: Map<string, { rate?: string; day?: string }>;
  /** What is wrong with the bill as a whole. */
  bill: string[];
}

const found = computed<Found>(() => {
  const all: Found = { rows: [], rates: new Map(), bill: [] };
  for (const [pointer, text] of faults.value) {
    const { row, isPart, field } = ownerOf(pointer, stated.value.rows);
    if (!row) {
      if (/^(materials|currency|vat)$/.test(field)) all.bill.push(text);
    } else if (!isPart && /^value\/rate/.test(field) && !row.rate.trim()) {
      const currency = currencyOf(row, draft.value);
      const part = field === "value/rate" ? "rate" : "day";
      all.rates.set(currency, { ...all.rates.get(currency), [part]: text });
    } else all.rows.push({ key: row.key, spot: spotOf(row, isPart, field), text });
  }
  for (const row of stated.value.rows.values()) {
    if (lacksKind(row)) all.rows.push({ key: row.key, spot: "proof_kind", text: t("bill.proof-lacks-kind") });
  }
  return all;
});

function spotOf(row: Row, isPart: boolean, field: string): Spot {
  if (isPart) return field === "good/hs" && !row.part?.hs.trim() ? "hs" : "details";
  return SPOTS[field] ?? "details";
}

/** A paper of no stated kind states nothing to the engine. */
const lacksKind = (row: Row) =>
  !row.proof_kind && [row.proof_number, row.proof_date, row.proof_share].some((text) => text.trim());

/** What is wrong in the rows, in their order. */
export const problems = computed(() => {
  const place = new Map(rows.value.map(({ key }, index) => [key, index]));
  const order = (one: Problem) => place.get(one.key) ?? 0;
  return found.value.rows.filter(({ key }) => place.has(key)).sort((one, other) => order(one) - order(other));
});

/** The same, together where the same text stands in the same column and the same is wrong with it. */
export const alike = computed<Problem[][]>(() => {
  const byKey = new Map(rows.value.map((row) => [row.key, row]));
  const groups = new Map<string, Problem[]>();
  for (const problem of problems.value) {
    const row = byKey.get(problem.key);
    const text = row && problem.spot !== "details" ? textOf(row, problem.spot) : problem.key;
    const name = [problem.spot, problem.text, text].join("\n");
    const group = groups.get(name);
    if (group) group.push(problem);
    else groups.set(name, [problem]);
  }
  return [...groups.values()];
});

/** By the key of the row: what is wrong, by its place. */
export const problemsOf = computed<ReadonlyMap<number, ReadonlyMap<Spot, string>>>(() => {
  const byRow = new Map<number, Map<Spot, string>>();
  for (const { key, spot, text } of found.value.rows) {
    const own = byRow.get(key) ?? new Map<Spot, string>();
    own.set(spot, own.has(spot) ? `${own.get(spot)}; ${text}` : text);
    byRow.set(key, own);
  }
  return byRow;
});

export const rateProblems = computed(() => found.value.rates);
export const billProblems = computed(() => found.value.bill);

/** What may be meant by the text of a cell that is in doubt. */
export function offersOf(row: Row, field: Field): readonly string[] {
  const kind = KINDS[field];
  if (!kind) return [];
  const of = field === "value" ? { vat_included: draft.value.vat === "included" } : {};
  return read(kind, textOf(row, field), of).fault?.offers ?? [];
}

const KINDS: Partial<Record<Field, ValueKind>> = {
  hs: "code",
  origin: "country",
  quantity: "quantity",
  unit_price: "amount",
  value: "amount",
  currency: "currency",
  proof_kind: "proof",
  proof_date: "day",
  proof_share: "percent",
};

/** The keys of the rows whose code may have lost its first zero in a spreadsheet. */
export const lostZeros = computed(() =>
  together(() => rows.value.filter(({ hs }) => withLostZero(hs)).map(({ key }) => key)),
);
