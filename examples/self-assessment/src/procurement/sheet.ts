import type { CellObject, Row, SheetData } from "write-excel-file/browser";
import { language, t } from "../words/index.ts";
import "../words/procurement.ts";
import { dayWords } from "../ui/figure.ts";
import { FIGURES, type Form, type FormColumn, printable, trimmed } from "./form.ts";
import { headingKey } from "./heading.ts";

// A spreadsheet's numbers hold this many digits.
const DIGITS = 15;
const NARROW: Partial<Record<FormColumn, number>> = {
  contract: 10,
  good: 9,
  quantity: 9,
  number: 14,
  date: 12,
  country: 11,
  payroll_share: 13,
  share: 11,
};
const MONEY_WIDTH = 15;
const EDGE = { borderStyle: "thin", alignVertical: "top" } as const;

/** Always text, whatever it begins with. */
const text = (value: string, more: CellObject = {}): CellObject => ({
  value: printable(value),
  type: String,
  format: "@",
  wrap: true,
  ...more,
});

function cell(column: FormColumn, value: string | undefined, more: CellObject = {}): CellObject {
  if (value === undefined) return { ...EDGE, ...more };
  if (FIGURES.has(column)) return { ...figure(column, value), ...EDGE, ...more };
  if (column === "date" && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const format = language.value === "en" ? "yyyy-mm-dd" : "dd.mm.yyyy";
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format, ...EDGE, ...more };
  }
  return text(value, { ...EDGE, ...more });
}

function figure(column: FormColumn, value: string): CellObject {
  const plain = trimmed(value);
  if (plain.replace(/\D/g, "").replace(/^0+/, "").length > DIGITS) return text(plain, { align: "right" });
  const isMoney = column !== "quantity" && column !== "share" && column !== "payroll_share";
  const format = column === "quantity" ? "#,##0.######" : isMoney ? "#,##0.00####" : "0.00##";
  return { value: Number(plain), type: Number, format };
}

/** The form as the cells of a sheet, its headings on the sixth row. */
export function cells(form: Form, receipt: string): SheetData {
  const { appendix, columns } = form;
  const across = (given: CellObject): Row => [
    { ...given, columnSpan: columns.length },
    ...columns.slice(1).map(() => null),
  ];
  const place = columns.indexOf("value");
  const below = (name: string, given: CellObject): Row => [
    text(name, { ...EDGE, columnSpan: place, align: "right", fontWeight: "bold" }),
    ...columns.slice(1, place).map(() => null),
    { ...given, ...EDGE, fontWeight: "bold" },
    ...columns.slice(place + 1).map(() => EDGE),
  ];
  const totals = columns.map((column, index) =>
    index === 0
      ? text(t("procurement.form-total"), { ...EDGE, fontWeight: "bold" })
      : cell(column, form.totals[column], { fontWeight: "bold" }),
  );
  return [
    across(text(t(`procurement.form-provision-${appendix}`), { align: "right" })),
    across(text(t(`procurement.form-title-${appendix}`), { align: "center", fontWeight: "bold" })),
    across(text(`${t("procurement.form-on")} ${dayWords(form.on)}`)),
    across(text(currencyLine(form))),
    [],
    columns.map((column) => text(t(headingKey(column)), { ...EDGE, align: "center" })),
    ...form.rows.map((row) => columns.map((column) => cell(column, row[column]))),
    totals,
    below(t("procurement.form-customer-value"), figure("value", form.value)),
    below(
      t(`procurement.form-result-${appendix}`),
      form.share === null ? text(t("procurement.form-unknown")) : figure("share", form.share),
    ),
    [],
    across(text(`${t("procurement.form-receipt")}: ${receipt}`)),
  ];
}

/** On which basis the amounts are. */
export const currencyLine = ({ vat, currency }: Form) =>
  `${t(vat === "included" ? "procurement.form-included" : "procurement.form-excluded")}. ` +
  `${t("procurement.form-currency")}: ${currency}.`;

/** The form as a workbook; the code that writes one is loaded when it is asked for. */
export async function workbook(form: Form, receipt: string): Promise<Blob> {
  const { default: write } = await import("write-excel-file/browser");
  const columns = form.columns.map((column) => ({ width: NARROW[column] ?? MONEY_WIDTH }));
  const options = { sheet: `687-${form.appendix}`, columns, orientation: "landscape", stickyRowsCount: 6 } as const;
  return write(cells(form, receipt), options).toBlob();
}
