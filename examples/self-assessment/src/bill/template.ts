import Papa from "papaparse";
import type { Cell } from "write-excel-file/universal";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { COLUMNS } from "./columns.ts";
import type { Table } from "./paste.ts";

/** Headings in the language and one line as an example. */
export function templateTable(): Table {
  const headings = COLUMNS.map(({ heading }) => t(heading));
  const example = [
    t("bill.example-name"),
    "7208512000",
    "CN",
    "300000.00",
    "",
    t("bill.proof-invoice"),
    "151",
    "2026-02-27",
    "",
  ];
  return [headings, example];
}

/** The template as a CSV file that spreadsheets of this region open: UTF-8 with its mark, semicolons. */
export function csvTemplate(): Blob {
  const text = Papa.unparse(templateTable(), { delimiter: ";", newline: "\r\n", escapeFormulae: /^[=+@-]/ });
  return new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" });
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
