import type { Facts, Fault } from "tegi/good";
import type { TableReading } from "tegi/table";
import type { Draft, Row } from "../case/draft.ts";
import { isBlank } from "../case/draft.ts";
import type { Sourced } from "../case/source.ts";
import { fromFacts } from "../case/facts.ts";
import { spotOf } from "../table/spot.ts";
import { type Field, textOf } from "./columns.ts";

/** The fields of a line by the fact that a column states. */
const FIELDS: Record<string, Field> = {
  name: "name",
  hs: "hs",
  origin: "origin",
  quantity: "quantity",
  unit_price: "unit_price",
  value: "value",
  currency: "currency",
  "proof/kind": "proof_kind",
  "proof/number": "proof_number",
  "proof/date": "proof_date",
  "proof/share": "proof_share",
};

/** The fact that a column of the grid states. */
export const pathOf = (field: Field): string => Object.entries(FIELDS).find(([, own]) => own === field)?.[0] ?? "";

/** What a table states of a good: the lines of its bill, and what stood above and below them. */
export function billOf(reading: TableReading, draft: Draft): Draft {
  const [document] = reading.documents;
  const facts = (document?.facts ?? {}) as Partial<Facts>;
  const { on, rulebook, currency } = draft;
  const good = { hs: "", ...facts.good };
  const read = fromFacts({ on, rulebook, currency, vat: draft.vat, ...facts, good } as Facts);
  const rows = read.materials ?? [];
  // A cell that was not understood stands in the grid as it was typed: the engine refuses it there.
  for (const fault of document?.faults ?? []) {
    const place = placeOf(fault, reading);
    const row = place && rows[place.index];
    if (row && textOf(row, place.field) === "") (row as Row)[place.field] = (fault.given ?? "") as never;
  }
  return { ...read, materials: rows };
}

/** The line and the field of the cell at which something is wrong. */
function placeOf(fault: Fault, reading: TableReading): { index: number; field: Field } | undefined {
  const spot = spotOf(fault, reading, LINE);
  const field = FIELDS[spot?.path ?? ""];
  const index = LINE.exec(spot?.line ?? "")?.[1];
  return field && index !== undefined ? { index: Number(index), field } : undefined;
}

const LINE = /^\/materials\/(\d+)$/;

/** The draft with the bill of a table: in place of its lines, or behind them. */
export function withBill(draft: Draft, read: Draft, isInstead: boolean): Draft {
  const before = isInstead ? [] : (draft.materials ?? []).filter((row) => !isBlank(row));
  const rates = [
    ...draft.rates.filter(({ currency }) => !read.rates.some((rate) => rate.currency === currency)),
    ...read.rates,
  ];
  const materials = [...before, ...(read.materials ?? [])];
  const after = filled(draft, read, before.length === 0);
  const taken = (Object.keys(read.sources ?? {}) as Sourced[]).filter((field) => after[field] !== draft[field]);
  return {
    ...after,
    sources: { ...draft.sources, ...Object.fromEntries(taken.map((field) => [field, read.sources?.[field]])) },
    rates,
    materials: materials.length > 0 ? materials : null,
  };
}

function filled(draft: Draft, read: Draft, isFirst: boolean): Draft {
  return {
    ...draft,
    // What the table says of the good fills what is not stated yet; it never replaces what a person wrote.
    name: draft.name || read.name,
    hs: draft.hs || read.hs,
    ex_works_price: draft.ex_works_price || read.ex_works_price,
    production_cost: draft.production_cost || read.production_cost,
    quantity: read.quantity || draft.quantity,
    unit: read.unit || draft.unit,
    unit_price: read.unit_price ?? draft.unit_price,
    wholly_produced: draft.wholly_produced === undefined ? (read.wholly_produced ?? undefined) : draft.wholly_produced,
    operations: draft.operations ?? read.operations,
    beyond_insufficient_operations: draft.beyond_insufficient_operations ?? read.beyond_insufficient_operations,
    answers: { ...read.answers, ...draft.answers },
    currency: isFirst ? read.currency : draft.currency,
    vat: isFirst ? read.vat : draft.vat,
  };
}

/** The draft with the lines of a copied table from a line on: the columns that it names overwrite, blanks too. */
export function overwritten(rows: readonly Row[], at: number, read: Draft, reading: TableReading): Row[] {
  const named = reading.tables
    .flatMap(({ columns }) => columns.map(({ field }) => FIELDS[field ?? ""]))
    .filter(Boolean);
  const after = [...rows];
  (read.materials ?? []).forEach((row, index) => {
    const before = after[at + index];
    const given = Object.fromEntries(named.map((field) => [field, row[field as Field]]));
    // A value that comes with its own currency brings it, and one without takes the old one away.
    const currency = named.includes("value") ? { currency: row.currency, rate: row.rate, rate_day: row.rate_day } : {};
    after[at + index] = before ? { ...before, ...given, ...currency } : row;
  });
  return after;
}
