import type { Cell } from "write-excel-file/universal";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { COLUMNS, type Field } from "./columns.ts";
import type { Table } from "./paste.ts";

/** Headings in the language and one line as an example. */
export function templateTable(): Table {
  const headings = COLUMNS.map(({ heading }) => t(heading));
  const given: Partial<Record<Field, string>> = {
    name: t("bill.example-name"),
    hs: "7208512000",
    origin: "CN",
    quantity: "1000",
    unit_price: "300.00",
    value: "300000.00",
    proof_kind: t("bill.proof-invoice"),
    proof_number: "151",
    proof_date: "2026-02-27",
  };
  const example = COLUMNS.map(({ field }) => given[field] ?? "");
  return [headings, example];
}

/** The template as an XLSX file. Every cell is text, so that no zero and no digit is lost and nothing is computed. */
export async function xlsxTemplate(): Promise<Blob> {
  const { default: writeSheet } = await import("write-excel-file/universal");
  const [headings = [], ...rows] = templateTable();
  const text = (value: string): Cell => ({ value, type: String, format: "@" });
  const data: Cell[][] = [
    headings.map((value) => ({ value, type: String, fontWeight: "bold", wrap: true })),
    ...rows.map((cells) => cells.map(text)),
    ...Array.from({ length: 200 }, () => COLUMNS.map((): Cell => ({ type: String, format: "@" }))),
  ];
  const columns = COLUMNS.map(({ width }) => ({ width: width * 2.2 }));
  return writeSheet(data, { columns, stickyRowsCount: 1 }).toBlob();
}
