import type { Contract, ContractAssessment, ContractFacts, ContractRow, GoodsLine, Money, PartOf } from "tegi";
import { percentOf, percentOfFraction, product, sum } from "../case/exact.ts";

// The columns in the order of the appendices.
const GOODS = ["good", "quantity", "price", "value", "share", "number", "date", "country"] as const;
const CONTRACT = ["contract", "contract_value", "goods_value", "subcontracts", "payroll_share"] as const;
export type FormColumn = (typeof GOODS)[number] | (typeof CONTRACT)[number];

/** Which columns hold figures. */
export const FIGURES: ReadonlySet<FormColumn> = new Set([
  "contract_value",
  "goods_value",
  "subcontracts",
  "payroll_share",
  "quantity",
  "price",
  "value",
  "share",
]);

/** The supplier's report by Rules 687: Appendix 52 for goods, 53 for works and services. */
export interface Form {
  appendix: "52" | "53";
  columns: readonly FormColumn[];
  /** A contract stands on the line of its first good. Figures as decimals, days as `2026-03-01`. */
  rows: Partial<Record<FormColumn, string>>[];
  totals: Partial<Record<FormColumn, string>>;
  /** S, the value of the customer's contract. */
  value: string;
  /** In percent; `null` while a fact is missing. */
  share: string | null;
  on: string;
  currency: string;
  vat: string;
}

/** Fills the form; `null` where the contract is judged by formula 4, for which the appendices have no columns. */
export function form(facts: ContractFacts, answer: ContractAssessment): Form | null {
  if (answer.formula !== "1" && answer.formula !== "2") return null;
  const appendix = answer.formula === "1" ? "52" : "53";
  const rows = facts.contracts.flatMap((contract, index) => rowsOf(contract, answer.rows[index], appendix));
  const goods_value = sum(answer.rows.map(({ goods }) => goods));
  return {
    appendix,
    columns: appendix === "52" ? GOODS : [...CONTRACT, ...GOODS],
    rows,
    totals: {
      ...(appendix === "53" && {
        // Contracts sum to S, without the subcontracts that they contain.
        contract_value: sum(answer.rows.filter(({ parent }) => parent === null).map(({ value }) => value)),
        goods_value,
        subcontracts: sum(answer.rows.map(({ subcontracts }) => subcontracts)),
      }),
      value: goods_value,
    },
    value: answer.denominator ?? "",
    share: answer.share,
    on: facts.on,
    currency: facts.currency ?? "KZT",
    vat: answer.vat,
  };
}

type Cells = Partial<Record<FormColumn, string>>;

function rowsOf(contract: Contract, row: ContractRow | undefined, appendix: "52" | "53"): Cells[] {
  const own: Cells =
    appendix === "52" || !row
      ? {}
      : {
          contract: row.id,
          contract_value: row.value,
          goods_value: row.goods,
          subcontracts: row.subcontracts,
          payroll_share: payrollShare(contract, row),
        };
  const goods = (contract.goods ?? []).map((line, index) => goodOf(line, row, index));
  return goods.length ? goods.map((cells, index) => (index ? cells : { ...own, ...cells })) : [own];
}

function goodOf(line: GoodsLine, row: ContractRow | undefined, index: number): Cells {
  const counted = row?.lines[index];
  return {
    good: line.id,
    quantity: line.quantity === undefined || line.quantity === null ? undefined : String(line.quantity),
    price: inCurrency(line.price),
    value: counted?.value,
    share: counted?.share ?? undefined,
    number: line.proof?.number ?? undefined,
    date: line.proof?.date ?? undefined,
    country: line.country ?? undefined,
  };
}

/** The payroll share that the answer counts with; where nothing is left to be counted with it, that of the facts. */
function payrollShare({ payroll, headcount }: Contract, row: ContractRow): string | undefined {
  if (row.payroll_share) return percentOfFraction(row.payroll_share);
  const shares = [payroll, headcount].map((pair) => pair && shareOf(pair));
  return shares.find((share) => share) ?? undefined;
}

const shareOf = ({ kazakhstani, total }: PartOf) => percentOf(inCurrency(kazakhstani) ?? "", inCurrency(total) ?? "");

/** An amount in the document's currency: a foreign one times its rate. */
function inCurrency(money: Money | null | undefined): string | undefined {
  if (money === null || money === undefined) return undefined;
  return typeof money === "object" ? product(String(money.amount), String(money.rate ?? "")) : String(money);
}

/** One line of text, without the control characters by which a name could rule the page. */
export const printable = (text: string) =>
  text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\ufffd");

/** A figure with at least two decimals where it has any, and no zeros behind them. */
export function trimmed(text: string): string {
  const [whole = "", fraction] = text.split(".");
  return fraction === undefined ? whole : `${whole}.${fraction.replace(/0+$/, "").padEnd(2, "0")}`;
}
