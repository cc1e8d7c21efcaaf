import type { ContractAssessment, ContractRow, GoodsRow } from "tegi";
import { figure, percent } from "../ui/figure.ts";
import { type Key, t } from "../words/index.ts";
import "../words/procurement.ts";
import { stated } from "./draft.ts";
import { percentOfFraction } from "../case/exact.ts";
import { jump } from "./places.ts";
import type { ContractNode, Line } from "./shape.ts";

type Column = keyof ContractRow &
  ("value" | "goods" | "subcontracts" | "own_work" | "payroll_share" | "producer" | "contribution");

const HEADS: Record<Column, Key> = {
  value: "procurement.row-value",
  goods: "procurement.row-goods",
  subcontracts: "procurement.row-subcontracts",
  own_work: "procurement.row-own",
  payroll_share: "procurement.row-payroll",
  producer: "procurement.row-producer",
  contribution: "procurement.row-contribution",
};

/** What each formula counts with. */
const COLUMNS: Record<string, Column[]> = {
  1: ["value", "goods", "contribution"],
  2: ["value", "goods", "subcontracts", "own_work", "payroll_share", "contribution"],
  4: ["value", "subcontracts", "producer", "contribution"],
};

const MOST = 200;

/** What each contract adds, with the figures that it comes from. */
export function ByContract({ answer }: { answer: ContractAssessment }) {
  const columns = COLUMNS[answer.formula ?? ""] ?? [];
  return (
    <section class="wide" aria-labelledby="tegi-by-contract" tabIndex={0}>
      <h4 id="tegi-by-contract">{t("procurement.contracts")}</h4>
      <table aria-labelledby="tegi-by-contract">
        <thead>
          <tr>
            <th scope="col">{t("procurement.row-contract")}</th>
            {columns.map((column) => (
              <th key={column} scope="col" class="number">
                {t(HEADS[column])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.rows.slice(0, MOST).map((row, index) => (
            <tr key={row.id}>
              <th scope="row">
                <button type="button" class="link" onClick={() => jump(`/contracts/${index}/value`)}>
                  {row.id}
                </button>{" "}
                {nodeAt(index)?.name.trim()}
              </th>
              {columns.map((column) => (
                <td key={column} class="number">
                  {shown(row, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={answer.rows.length - MOST} />
    </section>
  );
}

const nodeAt = (index: number) => stated.value?.at.get(`/contracts/${index}`) as ContractNode | undefined;
const lineAt = (contract: number, line: number) =>
  stated.value?.at.get(`/contracts/${contract}/goods/${line}`) as Line | undefined;

const TRUTHS: Record<string, Key> = {
  true: "conversation.yes",
  false: "conversation.no",
  unknown: "conversation.unknown",
};

function shown(row: ContractRow, column: Column): string {
  if (column === "producer") return row.producer ? t(TRUTHS[row.producer] ?? "procurement.unstated") : "–";
  if (column !== "payroll_share") return figure(row[column]);
  if (!row.payroll_share) return "–";
  return percent(percentOfFraction(row.payroll_share) ?? "");
}

const BECAUSE: Record<string, Key> = {
  "natural-monopoly": "procurement.because-natural-monopoly",
  housing: "procurement.because-housing",
  "register-extract": "procurement.because-register-extract",
  "register-not-yet": "procurement.because-register-not-yet",
  "ct-kz": "procurement.because-ct-kz",
  "ct-kz-out-of-date": "procurement.because-ct-kz-out-of-date",
  "no-proof": "procurement.because-no-proof",
  "not-a-proof": "procurement.because-not-a-proof",
  "computed-not-certified": "procurement.because-computed-not-certified",
  "proof-not-stated": "procurement.because-proof-not-stated",
  "share-not-stated": "procurement.because-share-not-stated",
  "day-not-stated": "procurement.because-day-not-stated",
};

/** What each good counts with, and why. */
export function ByGood({ answer }: { answer: ContractAssessment }) {
  const all = answer.rows.flatMap((row, contract) => row.lines.map((line, place) => ({ row, line, contract, place })));
  if (all.length === 0) return null;
  return (
    <section class="wide" aria-labelledby="tegi-by-good" tabIndex={0}>
      <h4 id="tegi-by-good">{t("procurement.lines")}</h4>
      <table aria-labelledby="tegi-by-good">
        <thead>
          <tr>
            <th scope="col">{t("procurement.row-contract")}</th>
            <th scope="col">{t("procurement.row-good")}</th>
            <th scope="col" class="number">
              {t("procurement.line-value")}
            </th>
            <th scope="col" class="number">
              {t("procurement.row-share")}
            </th>
            <th scope="col" class="number">
              {t("procurement.row-counted")}
            </th>
            <th scope="col">{t("procurement.row-because")}</th>
          </tr>
        </thead>
        <tbody>
          {all.slice(0, MOST).map(({ row, line, contract, place }) => (
            <tr key={`${contract}/${place}`}>
              <td>{row.id}</td>
              <th scope="row">
                <button type="button" class="link" onClick={() => jump(`/contracts/${contract}/goods/${place}/value`)}>
                  {lineAt(contract, place)?.name.trim() || line.id}
                </button>
              </th>
              <td class="number">{figure(line.value)}</td>
              <td class="number">{line.share === null ? "–" : percent(line.share)}</td>
              <td class="number">{figure(line.counted)}</td>
              <td>{ground(line)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Rest count={all.length - MOST} />
    </section>
  );
}

function ground({ because, would_be }: GoodsRow): string {
  const key = BECAUSE[because];
  const why = key ? t(key) : because;
  return would_be ? `${why}, ${t("procurement.would-be", { share: percent(would_be) })}` : why;
}

/** How many lines the form has and this table does not. */
function Rest({ count }: { count: number }) {
  return count > 0 ? <p>{t("procurement.and-more", { count })}</p> : null;
}
