import type { Money, ProofKind } from "tegi";
import { type Row, emptyRow } from "../case/draft.ts";
import { product } from "../case/exact.ts";
import { read, understood } from "../case/read.ts";
import type { Key } from "../words/index.ts";
import "../words/bill.ts";

export type Field =
  | "name"
  | "hs"
  | "origin"
  | "quantity"
  | "unit_price"
  | "value"
  | "currency"
  | "proof_kind"
  | "proof_number"
  | "proof_date"
  | "proof_share";

/** Columns that come and go together: they are folded while nothing stands in them and nobody asked for them. */
export const GROUPS = ["quantity", "currency", "proof"] as const;
export type Group = (typeof GROUPS)[number];

export interface Column {
  field: Field;
  heading: Key;
  /** Its width in rem; the name takes what is left. */
  width: number;
  isNumber?: boolean;
  group?: Group;
}

export const COLUMNS: readonly Column[] = [
  { field: "name", heading: "bill.field-name", width: 7.25 },
  { field: "hs", heading: "bill.field-hs", width: 7.5 },
  { field: "origin", heading: "bill.field-origin", width: 8.25 },
  { field: "quantity", heading: "bill.field-quantity", width: 6.5, isNumber: true, group: "quantity" },
  { field: "unit_price", heading: "bill.field-unit_price", width: 6, isNumber: true, group: "quantity" },
  { field: "value", heading: "bill.field-value", width: 6.5, isNumber: true },
  { field: "currency", heading: "bill.field-currency", width: 4.75, group: "currency" },
  { field: "proof_kind", heading: "bill.field-proof_kind", width: 6, group: "proof" },
  { field: "proof_number", heading: "bill.field-proof_number", width: 5.5, group: "proof" },
  { field: "proof_date", heading: "bill.field-proof_date", width: 6, group: "proof" },
  { field: "proof_share", heading: "bill.field-proof_share", width: 3.5, isNumber: true, group: "proof" },
];

/** The columns of a phone; the rest is in the details of each line. */
export const FEW: readonly Field[] = ["name", "value"];

export const PROOFS: readonly ProofKind[] = ["register-extract", "ct-kz", "ct-1", "invoice", "declaration", "none"];

export const PROOF_NAMES: Record<ProofKind, Key> = {
  "register-extract": "bill.proof-register-extract",
  "ct-kz": "bill.proof-ct-kz",
  "ct-1": "bill.proof-ct-1",
  invoice: "bill.proof-invoice",
  declaration: "bill.proof-declaration",
  none: "bill.proof-none",
};

/** What stands in a field, as it is typed. */
export function textOf(row: Row, field: Field): string {
  if (field !== "unit_price") return row[field];
  const price = row.unit_price;
  if (price === null) return "";
  return typeof price === "object" ? `${price.amount} ${price.currency}` : String(price);
}

/** The row with one field written anew; the same row where nothing changes. */
export function withText(row: Row | null, field: Field, text: string): Row {
  const before = row ?? emptyRow();
  if (field === "quantity" || field === "unit_price") return withLot(before, field, text);
  const after = field === "proof_kind" ? (understood("proof", text) as ProofKind | "") : text;
  if (before[field] === after) return before;
  // The price of one made the value that was there; of another it would be untrue.
  return { ...before, [field]: after, ...(field === "value" && { unit_price: null }) };
}

/** The row with another quantity or price of one: once both are clear, they make the value. */
function withLot(before: Row, field: "quantity" | "unit_price", text: string): Row {
  if (textOf(before, field) === text) return before;
  const given = field === "quantity" ? { quantity: understood("quantity", text) } : { unit_price: priceOf(text) };
  const after = { ...before, ...given };
  if (after.unit_price === null) return after;
  const [amount, currency] =
    typeof after.unit_price === "object"
      ? [String(after.unit_price.amount), after.unit_price.currency]
      : [String(after.unit_price), ""];
  const value = product(after.quantity, amount);
  return value === undefined ? after : { ...after, value: trimmed(value), ...(currency && { currency }) };
}

/** A price of one as facts state it; what is in doubt stays as it was typed. */
function priceOf(text: string): Money | null {
  if (!text.trim()) return null;
  const { value, currency, fault } = read("amount", text);
  return fault || !currency ? value : { amount: value, currency };
}

/** Without zeros that say nothing. */
const trimmed = (decimal: string) => (decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal);
