import { t } from "../words/index.ts";
import "../words/paper.ts";
import { type Filled, type Rows, amount, formula, isExact, text, title } from "./cells.ts";
import type { Limited, Sheet } from "./sheet.ts";
import { columnOf, isLive } from "./xlsx-materials.ts";

const WIDTH = 9;
const MARKS = { true: "✓", false: "✗", unknown: "?" } as const;

/** The verdict with all that it rests on; sums, percents and whether limits hold are formulas. */
export function resultRows(sheet: Sheet): Rows {
  const { about, verdict, basis, grounds, costs, steps, readings, missing, warnings, faults, receipt } = sheet;
  const rows: Rows = [];
  const add = (...more: Rows) => void rows.push(...more);
  const part = (label: string, more: Rows) => more.length > 0 && add([], [title(label)], ...more);
  add([title(t("paper.sheet-title"))]);
  if (verdict) add([title(t("paper.verdict")), ...across({ ...text(verdict), fontWeight: "bold" })]);
  if (basis) add([null, ...across(text(basis))]);
  add(...about.map(({ label, text: said }) => [text(label), ...across(text(said))]));
  part(t("paper.grounds"), grounds.map(cited));
  part(
    t("paper.faults"),
    faults.map((fault) => [null, ...across(text(fault))]),
  );
  if (costs.length > 0) add([]);
  const known = new Map<string, string>();
  const { true: foreign } = sheet.totals;
  if (foreign !== undefined && isLive(sheet) && sheet.lines.length > 0) {
    const name = t("paper.sheet-materials").replaceAll("'", "''");
    known.set(foreign, `'${name}'!$${columnOf("foreign")}$${sheet.lines.length + 2}`);
  }
  for (const { label, value } of costs) {
    add([text(label), amount(value)]);
    if (isExact(value) && !known.has(value)) known.set(value, `$B$${rows.length}`);
  }
  const limits = sheet.limits.filter(isComputed);
  if (limits.length > 0) {
    const heads = ["condition", "value", "base", "measured", "limit", "side", "open", "holds", "provision"] as const;
    add([], [title(t("paper.formula"))], [...heads.map((head) => title(t(`paper.column-${head}`)))]);
    for (const limit of limits) add(limitRow(limit, rows.length + 1, known));
  }
  if (sheet.share && isExact(sheet.share.foreign) && isExact(sheet.share.base)) {
    const { foreign: value, base } = sheet.share;
    const at = rows.length + 2;
    add(
      [],
      [
        title(t("paper.share")),
        linked(value, known),
        linked(base, known),
        formula(`ROUND(100-B${at}/C${at}*100,2)`, "0.00"),
      ],
    );
  }
  part(
    t("paper.sheet-steps"),
    steps.map(({ text: said, outcome, citation }) => [
      text(MARKS[outcome]),
      ...across(text(said), WIDTH - 2),
      text(citation),
    ]),
  );
  part(
    t("paper.readings"),
    readings.flatMap(({ question, status, citation, options }) => [
      [text(status), ...across(text(question), WIDTH - 2), text(citation ?? "")],
      ...options.map((option) => [
        option.taken ? text(t("paper.taken")) : null,
        ...across(text(`${option.name}: ${option.text}`)),
      ]),
    ]),
  );
  part(
    t("paper.missing"),
    missing.map((one) => [null, ...across(text(one))]),
  );
  part(t("paper.warnings"), warnings.map(cited));
  part(
    t("paper.receipt"),
    receipt.map(({ label, text: said }) => [text(label), ...across(text(said))]),
  );
  add([], across(text(t("paper.live")), WIDTH), across(text(t("paper.self-assessment")), WIDTH));
  return rows;
}

const cited = ({ text: said, citation }: { text: string; citation: string }) => [
  null,
  ...across(text(said), WIDTH - 2),
  text(citation),
];

/** A cell over several columns, with the places that it takes. */
const across = (cell: Filled, count = WIDTH - 1): Rows[number] => [
  { ...cell, columnSpan: count } as Filled,
  ...Array.from({ length: count - 1 }, () => null),
];

/** Whether the spreadsheet can compute the condition: all of its figures are there, and are held exactly. */
const isComputed = ({ comparison: { value, base, limit, undecided } }: Limited) =>
  [value, base, limit, undecided ?? "0"].every((one) => typeof one === "string" && isExact(one));

/** A figure by the cell in which it stands already, or itself. */
const linked = (value: string, known: ReadonlyMap<string, string>) => {
  const cell = known.get(value);
  return cell ? formula(cell) : amount(value);
};

/** A value beside its limit: its percent and whether the limit holds are formulas of the cells before. */
function limitRow({ text: said, comparison, citation }: Limited, at: number, known: ReadonlyMap<string, string>) {
  const { value, base, limit, undecided, unbounded, at_least } = comparison;
  const [worth, edge] = [`B${at}`, `C${at}*E${at}/100`];
  const most = unbounded ? undefined : `${worth}+G${at}`;
  // What is not settled may still come to the value: where it decides, the answer is open.
  const holds = at_least
    ? `IF(${worth}>=${edge},"✓",${most ? `IF(${most}>=${edge},"?","✗")` : '"?"'})`
    : `IF(${worth}>${edge},"✗",${most ? `IF(${most}>${edge},"?","✓")` : '"?"'})`;
  return [
    text(said),
    linked(value, known),
    linked(base ?? "", known),
    formula(`ROUND(B${at}/C${at}*100,2)`, "0.00"),
    amount(limit),
    text(t(at_least ? "paper.bound-least" : "paper.bound-most")),
    amount(undecided ?? "0"),
    formula(holds, "@"),
    text(citation),
  ];
}
