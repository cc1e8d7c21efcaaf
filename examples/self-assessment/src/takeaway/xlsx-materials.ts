import type { Truth } from "tegi";
import { t } from "../words/index.ts";
import "../words/paper.ts";
import { type Rows, amount, formula, isExact, letter, quoted, text, title } from "./cells.ts";
import type { Line, Sheet } from "./sheet.ts";

const HEADS = [
  "number",
  "name",
  "code",
  "country",
  "amount",
  "currency",
  "rate",
  "value",
  "counts",
  "domestic",
  "foreign",
  "unsettled",
  "why",
  "paper",
] as const;
type Head = (typeof HEADS)[number];

/** The letter of a column of the materials. */
export const columnOf = (head: Head) => letter(HEADS.indexOf(head));

/** How a line may count, each with the column in which it then stands. */
const COUNTS = [
  ["false", "domestic"],
  ["true", "foreign"],
  ["unknown", "unsettled"],
] as const satisfies [Truth, Head][];

/** Whether every amount that is summed is held exactly: else the engine's own sums stand there as text. */
export const isLive = ({ lines }: Sheet) =>
  lines.every(({ foreign, value }) => foreign === undefined || value === undefined || isExact(value));

/** The materials with what each counts as; values in another currency and the sums are formulas. */
export function materialRows(sheet: Sheet): Rows {
  const { lines, totals } = sheet;
  const last = lines.length + 1;
  const sum = (head: Head, total: string | undefined) =>
    isLive(sheet) ? formula(`SUM(${columnOf(head)}2:${columnOf(head)}${last})`) : amount(total);
  return [
    HEADS.map((head) => title(t(`paper.column-${head}`))),
    ...lines.map((line, index) => row(line, index + 2, isLive(sheet))),
    [
      null,
      title(t("paper.total")),
      ...Array.from({ length: 7 }, () => null),
      ...COUNTS.map(([truth, head]) => ({
        ...(lines.length > 0 ? sum(head, totals[truth]) : amount(totals[truth])),
        fontWeight: "bold" as const,
      })),
      null,
      null,
    ],
  ];
}

function row(line: Line, at: number, live: boolean): Rows[number] {
  const { number, depth, name, code, country, money, value, foreign, why, paper } = line;
  const counted = COUNTS.find(([truth]) => truth === foreign)?.[1];
  const isMultiplied = money && isExact(money.amount) && isExact(money.rate) && value !== undefined && isExact(value);
  const shown = isMultiplied ? formula(`${columnOf("amount")}${at}*${columnOf("rate")}${at}`) : amount(value);
  const inColumn = (head: Head) => {
    if (counted === undefined) return null;
    if (!live) return counted === head ? amount(value) : null;
    const [how, worth] = [`${columnOf("counts")}${at}`, `${columnOf("value")}${at}`];
    return formula(`IF(${how}=${quoted(t(`paper.column-${head as "domestic"}`))},${worth},"")`);
  };
  return [
    text(number),
    { ...text(name), indent: depth },
    text(code),
    text(country),
    amount(money?.amount),
    text(money?.currency ?? ""),
    money?.rate ? amount(money.rate) : text(""),
    shown,
    counted ? text(t(`paper.column-${counted}`)) : text(""),
    ...COUNTS.map(([, head]) => inColumn(head)),
    text(why),
    text(paper),
  ];
}
