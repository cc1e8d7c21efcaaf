import type { Key } from "../words/index.ts";
import "../words/procurement.ts";
import type { FormColumn } from "./form.ts";

const HEADINGS = {
  contract: "procurement.form-contract",
  contract_value: "procurement.form-contract-value",
  goods_value: "procurement.form-goods-value",
  subcontracts: "procurement.form-subcontracts",
  payroll_share: "procurement.form-payroll-share",
  good: "procurement.form-good",
  quantity: "procurement.form-quantity",
  price: "procurement.form-price",
  value: "procurement.form-value",
  share: "procurement.form-share",
  number: "procurement.form-number",
  date: "procurement.form-date",
  country: "procurement.form-country",
} as const satisfies Record<FormColumn, Key>;

/** The heading of a column, as the appendices have it. */
export const headingKey = (column: FormColumn): Key => HEADINGS[column];
