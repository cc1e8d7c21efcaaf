import type { Cell, Row } from "write-excel-file/universal";

export type Rows = Row[];
export type Filled = Cell & object;

/** A text stays one, whatever it begins with: nothing that a person pasted becomes a formula. */
export function text(value: string): Filled {
  return { value, type: String, wrap: true, alignVertical: "top" };
}

export const title = (value: string): Filled => ({ ...text(value), fontWeight: "bold" as const });

/** Whether a spreadsheet holds a decimal exactly: in 15 digits. */
export function isExact(value: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(value) && value.replace(/\D/g, "").replace(/^0+/, "").length <= 15;
}

/** A number where a spreadsheet holds it exactly; else the text of it. */
export function amount(value: string | undefined): Filled {
  if (value === undefined) return text("");
  if (!isExact(value)) return text(value);
  const decimals = value.split(".")[1]?.length ?? 0;
  const format = `#,##0${decimals ? `.${"0".repeat(decimals)}` : ""}`;
  return { value: Number(value), type: Number, format, alignVertical: "top" };
}

/** What a spreadsheet computes; the formula is this module's own, never a person's text. */
export function formula(value: string, format = "#,##0.00"): Filled {
  return { value: `=${value}`, type: "Formula", format, alignVertical: "top" } as Filled;
}

/** A text of a formula. */
export const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

/** The column of a letter: 0 is A. */
export const letter = (column: number) => String.fromCharCode(65 + column);
