import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { Row } from "../case/draft.ts";
import type { Field } from "./columns.ts";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { restoreZeros, toggle, writeAll } from "./edits.ts";
import { display } from "./cell.tsx";
import { type Problem, alike, billProblems, lostZeros, offersOf, problems, problemsOf } from "./problems.ts";
import { standings } from "./standing.ts";
import { at, columns, detailed, edit, focusOn, lineAt, lines, rows, shown } from "./state.ts";

/** How many kinds of problems stand open, and how many are listed; the next come when these are mended. */
const SHOWN = 4;
const LISTED = 50;
/** How many lines in which the same is wrong are named. */
const LINES = 5;

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
        </div>
      )}
      <Alike />
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

/** What is wrong, cells in which the same is wrong together, each with what may be meant. */
function Alike() {
  const all = alike.value;
  if (all.length === 0) return null;
  const [shown, hidden] = [all.slice(0, SHOWN), all.slice(SHOWN, LISTED)];
  return (
    <>
      <ul>
        {shown.map((group) => (
          <Group key={keyOf(group)} group={group} />
        ))}
      </ul>
      {hidden.length > 0 && (
        <details class="more">
          <summary>{t("bill.problem-list")}</summary>
          <ul>
            {hidden.map((group) => (
              <Group key={keyOf(group)} group={group} />
            ))}
          </ul>
          {all.length > LISTED && <p>{t("bill.more-problems", { count: all.length - LISTED })}</p>}
        </details>
      )}
    </>
  );
}

const keyOf = ([first]: readonly Problem[]) => first && `${first.key} ${first.spot}`;

function Group({ group }: { group: readonly Problem[] }) {
  const [first] = group;
  if (!first) return null;
  const row = rows.value.find(({ key }) => key === first.key);
  const { spot } = first;
  const offers = row && spot !== "details" ? offersOf(row, spot) : [];
  const take = (offer: string) =>
    edit((draft) => writeAll(draft, new Set(group.map(({ key }) => key)), { [spot]: offer }));
  return (
    <li>
      {group.slice(0, LINES).map((problem, index) => (
        <Fragment key={problem.key}>
          {index > 0 && ", "}
          <button type="button" class="link" onClick={() => jump(problem)}>
            {t("bill.line", { number: labelOf(problem.key) })}
          </button>
        </Fragment>
      ))}
      {group.length > LINES && ` ${t("bill.more-lines", { count: group.length - LINES })}`}: {first.text}{" "}
      {offers.map((offer) => (
        <button key={offer} type="button" onClick={() => take(offer)}>
          {group.length > 1
            ? t("bill.take-offer-in-all", { offer, count: group.length })
            : t("bill.take-offer", { offer })}
        </button>
      ))}
    </li>
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

/** What may be meant by a cell, each taken by one click for this line; the list above takes it for all like it. */
function Offers({ row, field }: { row: Row; field: Field }) {
  const offers = offersOf(row, field);
  if (offers.length === 0) return null;
  return (
    <div class="buttons">
      {offers.map((offer) => (
        <button
          key={offer}
          type="button"
          onClick={() => edit((draft) => writeAll(draft, new Set([row.key]), { [field]: offer }))}
        >
          {t("bill.take-offer-here", { offer })}
        </button>
      ))}
    </div>
  );
}
