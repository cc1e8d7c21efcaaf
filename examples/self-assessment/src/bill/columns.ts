import type { ProofKind } from "tegi";
import { type Row, emptyRow } from "../case/draft.ts";
import { understood } from "../case/read.ts";
import type { Key } from "../words/index.ts";
import "../words/bill.ts";

export type Field =
  "name" | "hs" | "origin" | "value" | "currency" | "proof_kind" | "proof_number" | "proof_date" | "proof_share";

export interface Column {
  field: Field;
  heading: Key;
  /** Its width in rem; the name takes what is left. */
  width: number;
  isNumber?: boolean;
}

export const COLUMNS: readonly Column[] = [
  { field: "name", heading: "bill.field-name", width: 7.25 },
  { field: "hs", heading: "bill.field-hs", width: 7.5 },
  { field: "origin", heading: "bill.field-origin", width: 7.5 },
  { field: "value", heading: "bill.field-value", width: 6.5, isNumber: true },
  { field: "currency", heading: "bill.field-currency", width: 4.75 },
  { field: "proof_kind", heading: "bill.field-proof_kind", width: 6 },
  { field: "proof_number", heading: "bill.field-proof_number", width: 5.5 },
  { field: "proof_date", heading: "bill.field-proof_date", width: 6 },
  { field: "proof_share", heading: "bill.field-proof_share", width: 3.5, isNumber: true },
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

/** The row with one field written anew; the same row where nothing changes. */
export function withText(row: Row | null, field: Field, text: string): Row {
  const before = row ?? emptyRow();
  const after = field === "proof_kind" ? (understood("proof", text) as ProofKind | "") : text;
  if (before[field] === after) return before;
  // The price of one made the value that was there; of another it would be untrue.
  return { ...before, [field]: after, ...(field === "value" && { unit_price: null }) };
}
