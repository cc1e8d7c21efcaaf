import { useState } from "preact/hooks";
import type { Row } from "../case/draft.ts";
import type { Field } from "./columns.ts";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { restoreZeros, toggle, writeAll } from "./edits.ts";
import { display } from "./cell.tsx";
import { type Problem, billProblems, lostZeros, offersOf, problems, problemsOf } from "./problems.ts";
import { standings } from "./standing.ts";
import { at, columns, detailed, edit, focusOn, lineAt, lines, rows, shown } from "./state.ts";

/** How many of many problems are listed; the next come when these are mended. */
const LISTED = 50;

/** What is wrong, with a way to each place. */
export function Problems() {
  const [next, turn] = useState(0);
  const all = problems.value;
  const zeros = lostZeros.value;
  const whole = billProblems.value;
  if (all.length === 0 && zeros.length === 0 && whole.length === 0) return null;
  const found = all[next % all.length];
  return (
    <div class="problems">
      {whole.map((text) => (
        <p class="error" key={text}>
          {text}
        </p>
      ))}
      {found && (
        <div class="buttons">
          <strong class="error">{t("bill.problems", { count: all.length })}</strong>
          <button type="button" onClick={() => (jump(found), turn((next + 1) % all.length))}>
            {next === 0 ? t("bill.to-first") : t("bill.to-next", { place: (next % all.length) + 1, count: all.length })}
          </button>
          <details class="more">
            <summary>{t("bill.problem-list")}</summary>
            <ul>
              {all.slice(0, LISTED).map((problem, index) => (
                <li key={index}>
                  <button type="button" class="link" onClick={() => jump(problem)}>
                    {t("bill.line", { number: labelOf(problem.key) })}
                  </button>
                  : {problem.text}
                </li>
              ))}
            </ul>
            {all.length > LISTED && <p>{t("bill.more-problems", { count: all.length - LISTED })}</p>}
          </details>
        </div>
      )}
      {zeros.length > 0 && (
        <div class="buttons">
          <span>{t("bill.lost-zeros", { count: zeros.length })}</span>
          <button type="button" onClick={() => edit((draft) => restoreZeros(draft, new Set(zeros)))}>
            {t("bill.restore-zeros")}
          </button>
        </div>
      )}
    </div>
  );
}

/** `3.1` of a row, whether or not the part that it belongs to is open. */
function labelOf(key: number): string {
  const shownLine = lines.value.find(({ row }) => row?.key === key);
  return (
    shownLine?.label ??
    pathTo(key)
      .map(({ index }) => index + 1)
      .join(".")
  );
}

/** The rows from the bill of the product down to a row. */
function pathTo(key: number, materials = shown.value.materials): { key: number; index: number; open: boolean }[] {
  for (const [index, row] of (materials ?? []).entries()) {
    const own = { key: row.key, index, open: row.open };
    if (row.key === key) return [own];
    const inner = row.part ? pathTo(key, row.part.materials) : [];
    if (inner.length > 0) return [own, ...inner];
  }
  return [];
}

/** Goes to a problem; opens the parts that hide it. */
function jump({ key, spot }: Problem): void {
  for (const above of pathTo(key).slice(0, -1)) if (!above.open) edit((draft) => toggle(draft, above.key));
  const line = lines.value.findIndex(({ row }) => row?.key === key);
  const column = columns.value.findIndex(({ field }) => field === spot);
  focusOn({ line, column: column < 0 ? columns.value.length + 1 : column + 1 });
  if (column < 0) detailed.value = key;
}

/** The cell at hand in full, what is wrong with it, and the one-click repair. */
export function AtCell() {
  const row = lineAt(at.value.line)?.row;
  const column = columns.value[at.value.column - 1];
  const own = row ? problemsOf.value.get(row.key) : undefined;
  const problem = column ? own?.get(column.field) : [...(own?.values() ?? [])].join("; ");
  const standing = row && at.value.column === 0 ? standings.value.get(row.key) : undefined;
  return (
    <div class="at-cell">
      <p class="whole">{row && column ? display(row, column.field) : standing?.text}</p>
      {problem && <p class="error">{problem}</p>}
      {row && column && problem && <Offers row={row} field={column.field} />}
    </div>
  );
}

/** What may be meant by a cell, each taken by one click: here, or in all rows in which the same stands. */
function Offers({ row, field }: { row: Row; field: Field }) {
  const offers = offersOf(row, field);
  if (offers.length === 0) return null;
  const same = new Set(rows.value.filter((other) => other[field] === row[field]).map(({ key }) => key));
  const take = (keys: ReadonlySet<number>, offer: string) => edit((draft) => writeAll(draft, keys, { [field]: offer }));
  return (
    <div class="buttons">
      {offers.map((offer) => (
        <button key={offer} type="button" onClick={() => take(new Set([row.key]), offer)}>
          {t("bill.take-offer", { offer })}
        </button>
      ))}
      {same.size > 1 &&
        offers.map((offer) => (
          <button key={`all ${offer}`} type="button" onClick={() => take(same, offer)}>
            {t("bill.take-offer-in-all", { offer, count: same.size })}
          </button>
        ))}
    </div>
  );
}
