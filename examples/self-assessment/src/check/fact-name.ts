import { ownerOf } from "../case/edit.ts";
import { stated } from "../case/store.ts";
import { nameOf } from "../result/materials.ts";
import { type Key, t } from "../words/index.ts";
import "../words/bill.ts";
import "../words/check.ts";

/** What the facts of a good are called, by the end of their pointers. */
const OF_GOOD: Record<string, Key> = {
  on: "check.day",
  rulebook: "check.purpose",
  vat: "check.vat",
  vat_rate: "check.vat-rate",
  operations: "check.operations",
  materials: "check.lines",
  name: "check.name",
  hs: "check.code",
  ex_works_price: "check.price",
  production_cost: "check.cost",
};

const OF_LINE: Record<string, Key> = {
  name: "bill.field-name",
  hs: "bill.field-hs",
  origin: "bill.field-origin",
  quantity: "bill.field-quantity",
  unit_price: "bill.field-unit_price",
  value: "bill.field-value",
  "proof/kind": "bill.field-proof_kind",
  "proof/number": "bill.field-proof_number",
  "proof/date": "bill.field-proof_date",
  "proof/share": "bill.field-proof_share",
};

/** A fact of the good or of one of its lines in words, by its pointer; empty where the page has no name for it. */
export function factName(pointer: string): string {
  const { row, isPart, field } = ownerOf(pointer, stated.value.rows);
  const names = row && !isPart ? OF_LINE : OF_GOOD;
  const steps = field.replace(/^good\//, "").split("/");
  const known = steps.map((_, index) => steps.slice(0, steps.length - index).join("/")).find((path) => path in names);
  const key = known && names[known];
  const what = key ? t(key) : "";
  return row ? [nameOf(row), what].filter(Boolean).join(": ") : what;
}
