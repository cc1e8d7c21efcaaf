import type { Cell, Row, Sheet as Page } from "write-excel-file/universal";
import { t } from "../words/index.ts";
import "../words/paper.ts";
import { type Sheet, worksheet } from "./sheet.ts";

type Rows = Row[];

/** The worksheet as a workbook: the materials, then the result with its steps. */
export async function workbook(): Promise<Blob> {
  // Not the package's way for browsers: that zips in workers made of blobs, which the page's policy forbids.
  const { default: write } = await import("write-excel-file/universal");
  const sheet = worksheet();
  const pages: Page<never>[] = [
    {
      sheet: t("paper.sheet-materials"),
      data: materialRows(sheet),
      columns: [6, 38, 14, 16, 24, 16, 16, 16, 16, 44, 40].map((width) => ({ width })),
      stickyRowsCount: 1,
      orientation: "landscape",
    },
    {
      sheet: t("paper.sheet-result"),
      data: resultRows(sheet),
      columns: [34, 70, 18, 60].map((width) => ({ width })),
      orientation: "landscape",
    },
  ];
  return write(pages, { fontSize: 10 } as Parameters<typeof write>[1] & object).toBlob();
}

const MATERIAL = ["number", "name", "code", "country", "stated", "value"] as const;
const HEADS = [...MATERIAL, "domestic", "foreign", "unsettled", "why", "paper"] as const;

export function materialRows({ lines, totals }: Sheet): Rows {
  return [
    HEADS.map((head) => title(t(`paper.column-${head}`))),
    ...lines.map((line) => [
      text(line.number),
      { ...text(line.name), indent: line.depth },
      text(line.code),
      text(line.country),
      text(line.stated),
      amount(line.value),
      line.foreign === "false" ? amount(line.value) : null,
      line.foreign === "true" ? amount(line.value) : null,
      line.foreign === "unknown" ? amount(line.value) : null,
      text(line.why),
      text(line.paper),
    ]),
    [
      null,
      title(t("paper.total")),
      ...[null, null, null, null],
      ...[totals.false, totals.true, totals.unknown].map((total) => ({
        ...amount(total),
        fontWeight: "bold" as const,
      })),
    ],
  ];
}

export function resultRows(sheet: Sheet): Rows {
  const { about, verdict, grounds, costs, calculations, steps, readings, missing, warnings, faults, receipt } = sheet;
  const part = (label: string, rows: Rows): Rows => (rows.length ? [[], [title(label)], ...rows] : []);
  return [
    [title(t("paper.sheet-title"))],
    ...about.map(({ label, text: said }) => [text(label), text(said)]),
    ...(verdict ? part(t("paper.verdict"), [[null, { ...text(verdict), fontWeight: "bold" }]]) : []),
    ...part(
      t("paper.grounds"),
      grounds.map((one) => [null, text(one.text), null, text(one.citation)]),
    ),
    ...part(
      t("paper.faults"),
      faults.map((fault) => [null, text(fault)]),
    ),
    ...(costs.length ? [[] as Row] : []),
    ...costs.map(({ label, value }) => [text(label), amount(value)]),
    ...part(
      t("paper.formula"),
      calculations.map((one) => [null, text(one.text), null, text(one.citation)]),
    ),
    ...part(
      t("paper.sheet-steps"),
      steps.map((step) => [null, text(step.text), text(OUTCOMES[step.outcome]), text(step.citation)]),
    ),
    ...part(
      t("paper.readings"),
      readings.flatMap(({ question, status, citation, options }) => [
        [text(status), text(question), null, text(citation ?? "")],
        ...options.map((option) => [
          option.taken ? text(t("paper.taken")) : null,
          text(`${option.name}: ${option.text}`),
        ]),
      ]),
    ),
    ...part(
      t("paper.missing"),
      missing.map((one) => [null, text(one)]),
    ),
    ...part(
      t("paper.warnings"),
      warnings.map((one) => [null, text(one.text), null, text(one.citation)]),
    ),
    ...part(
      t("paper.receipt"),
      receipt.map(({ label, text: said }) => [text(label), text(said)]),
    ),
    [],
    [text(t("paper.self-assessment"))],
  ];
}

const OUTCOMES = { true: "✓", false: "✗", unknown: "?" } as const;

/** A text stays one, whatever it begins with: nothing that a person pasted becomes a formula. */
function text(value: string): Cell & object {
  return { value, type: String, wrap: true, alignVertical: "top" };
}

const title = (value: string) => ({ ...text(value), fontWeight: "bold" as const });

/** A number where a spreadsheet holds it exactly, in 15 digits; else the text of it. */
export function amount(value: string | undefined): Cell & object {
  if (value === undefined) return text("");
  const digits = value.replace(/\D/g, "").replace(/^0+/, "");
  if (!/^-?\d+(\.\d+)?$/.test(value) || digits.length > 15) return text(value);
  const decimals = value.split(".")[1]?.length ?? 0;
  const format = `#,##0${decimals ? `.${"0".repeat(decimals)}` : ""}`;
  return { value: Number(value), type: Number, format, alignVertical: "top" };
}
