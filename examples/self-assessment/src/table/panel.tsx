import { useId } from "preact/hooks";
import type { TableApart, TableColumn, TableMapping, TableSheet } from "tegi/table";
import { Dialog } from "../ui/dialog.tsx";
import { figure } from "../ui/figure.ts";
import { type Key, language, t } from "../words/index.ts";
import "../words/table.ts";
import { type Pending, type TableField, accept, pending, remap } from "./pending.ts";

/** How many faults are listed at once, and how many rows that are set apart. */
const LISTED = 20;

/** Shows how a table is understood before it is taken: sheets, columns, what is set apart, left out or wrong. */
export function Understanding() {
  const shown = pending.value;
  if (!shown) return null;
  const count = countOf(shown);
  const unsaid = shown.reading.tables.flatMap(unsaidOf);
  const isIdle = count === 0 || unsaid.length > 0;
  return (
    <Dialog title={t("table.title", { name: shown.name })} onClose={() => (pending.value = null)}>
      {shown.isGuessed && <p class="note">{t("table.guessed")}</p>}
      <div class="understanding">
        {shown.reading.tables.map((table) => (
          <TableOf key={`${table.file}/${table.sheet}`} table={table} />
        ))}
        <Faults shown={shown} />
      </div>
      {unsaid.length > 0 ? (
        <div class="buttons">
          <strong class="error" role="status">
            {t("table.unsaid", { columns: unsaid.join(", ") })}
          </strong>
          <button type="button" onClick={() => void remap(withoutRest)}>
            {t("table.ignore-rest")}
          </button>
        </div>
      ) : (
        <p>{shown.isAsking && count > 0 ? t("table.instead-hint") : t("table.undo-hint")}</p>
      )}
      <div class="buttons">
        <button type="button" class="main" disabled={isIdle} onClick={() => accept(true)}>
          {t(shown.isAsking ? "table.replace" : "table.take", { count })}
        </button>
        {shown.isAsking && (
          <button type="button" disabled={isIdle} onClick={() => accept(false)}>
            {t("table.append", { count })}
          </button>
        )}
        <button type="button" onClick={() => (pending.value = null)}>
          {t("table.cancel")}
        </button>
      </div>
    </Dialog>
  );
}

const isUnsaid = ({ field, own, ignored, samples }: TableColumn) => !field && !own && !ignored && samples.length > 0;

/** The columns of which it is not said what they state. */
const unsaidOf = ({ columns }: TableSheet) =>
  columns.filter(isUnsaid).map(({ heading, column }) => heading || t("table.column-at", { column }));

/** The mapping in which those columns are left out. */
function withoutRest(mapping: TableMapping): TableMapping {
  const tables = pending.value?.reading.tables ?? [];
  const columns = tables.flatMap((table) => table.columns.filter(isUnsaid).map((column) => ({ table, column })));
  return columns.reduce((so, { table, column }) => chosen(so, table, column, "ignore"), mapping);
}

/** How many lines would be taken. */
function countOf({ reading }: Pending): number {
  const [document] = reading.documents;
  const facts = document?.facts as { materials?: unknown[]; contracts?: { goods?: unknown[] }[] } | undefined;
  const contracts = facts?.contracts ?? [];
  const stated = contracts.filter((contract) => Object.keys(contract).some((name) => name !== "goods"));
  return (facts?.materials ?? [...stated, ...contracts.flatMap(({ goods = [] }) => goods)]).length;
}

function TableOf({ table }: { table: TableSheet }) {
  const where = [table.sheet, table.encoding, table.separator && separatorName(table.separator)].filter(Boolean);
  return (
    <section>
      <h4>
        {where.join(" · ")} — {t(`table.about-${table.about}` as Key)}
      </h4>
      {table.headings && (
        <p class="soft">
          {t("table.headings", { row: rowsOf(table.headings), count: table.rows })}
          {table.hidden_rows > 0 && ` ${t("table.hidden-rows", { count: table.hidden_rows })}`}
        </p>
      )}
      {table.columns.length > 0 && <Columns table={table} />}
      {table.apart.length > 0 && (
        <details class="more" open>
          <summary>{t("table.apart")}</summary>
          <ul>
            {table.apart.slice(0, LISTED).map((row) => (
              <li key={row.at}>
                {row.text}
                {row.value && `: ${figure(row.value)}`}
                <span class="soft"> ({apartWords(row)})</span>{" "}
                <button type="button" class="link" onClick={() => void remap((mapping) => asLine(mapping, table, row))}>
                  {t("table.as-line")}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
      {table.left_out.length > 0 && (
        <details class="more">
          <summary>{t("table.left-out", { count: table.left_out.length })}</summary>
          <ul>
            {table.left_out.slice(0, LISTED).map((one, index) => (
              <li key={index}>
                {one.at}: {one.text} <span class="soft">({t(`table.left-${one.what}` as Key)})</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** What a row that is set apart is, and where its figure went. */
function apartWords({ what, used_as }: TableApart): string {
  const name = t(`table.apart-${what}` as Key);
  const place = USES[used_as ?? ""];
  return place ? `${name} → ${t(place)}` : name;
}

/** Where figures of rows that are no lines go. */
const USES: Readonly<Record<string, Key>> = {
  "/good/ex_works_price": "table.used-price",
  "/good/production_cost": "table.used-cost",
};

const rowsOf = ([first, last]: readonly number[]) => (first === last ? String(first) : `${first}–${last}`);

const separatorName = (separator: string) => (separator === "\t" ? "TAB" : `«${separator}»`);

function Columns({ table }: { table: TableSheet }) {
  return (
    <table class="columns">
      <thead>
        <tr>
          <th scope="col">{t("table.column")}</th>
          <th scope="col">{t("table.samples")}</th>
          <th scope="col">{t("table.means")}</th>
        </tr>
      </thead>
      <tbody>
        {table.columns.map((column) => (
          <ColumnOf key={column.column} table={table} column={column} />
        ))}
      </tbody>
    </table>
  );
}

function ColumnOf({ table, column }: { table: TableSheet; column: TableColumn }) {
  const id = useId();
  const name = column.heading || t("table.column-at", { column: column.column });
  const units = [
    column.currency,
    column.vat && t(`table.vat-${column.vat}` as Key),
    column.scale && `× ${figure(column.scale)}`,
  ];
  const now = column.ignored ? "ignore" : column.own ? "own" : (column.field ?? "");
  return (
    <tr>
      <th scope="row" id={id}>
        {name}
      </th>
      <td>{column.samples.join(" · ")}</td>
      <td>
        <select
          aria-labelledby={id}
          value={now}
          onChange={({ currentTarget }) => void remap((mapping) => chosen(mapping, table, column, currentTarget.value))}
        >
          {now === "" && <option value="">{t("table.choose")}</option>}
          {fieldsOf(table.about).map((field) => (
            <option key={field.path} value={field.path}>
              {field[language.value]}
            </option>
          ))}
          <option value="own">{t("table.own")}</option>
          <option value="ignore">{t("table.ignore")}</option>
        </select>
        <span class="soft"> {units.filter(Boolean).join(", ")}</span>
      </td>
    </tr>
  );
}

/** The mapping with a row that was set apart as a line. */
function asLine(mapping: TableMapping, table: TableSheet, { text }: TableApart): TableMapping {
  const sheet = mapping.sheets[table.sheet] ?? {};
  const apart = { ...sheet.apart, [text]: "line" };
  return { ...mapping, sheets: { ...mapping.sheets, [table.sheet]: { ...sheet, apart } } };
}

/** The mapping with one column understood otherwise. */
function chosen(mapping: TableMapping, table: TableSheet, column: TableColumn, choice: string): TableMapping {
  const sheet = mapping.sheets[table.sheet] ?? {};
  // A heading names the first column that has it; another is named by its letters.
  const first = table.columns.find(({ heading }) => heading === column.heading);
  const key = column.heading && first?.column === column.column ? column.heading : column.column;
  const own = choice === "own" ? { own: true } : choice === "ignore" ? { ignore: true } : { field: choice };
  const columns = {
    ...sheet.columns,
    [key]: { ...sheet.columns?.[key], field: undefined, own: undefined, ignore: undefined, ...own },
  };
  return { ...mapping, sheets: { ...mapping.sheets, [table.sheet]: { ...sheet, columns } } };
}

/** The fields that a column of such a sheet may state. */
function fieldsOf(about: string): readonly TableField[] {
  const sheets = about === "goods-and-lines" ? ["goods", "lines"] : [about];
  return (pending.value?.fields ?? []).filter(({ sheet, path }) => sheets.includes(sheet) && !path.endsWith("/*"));
}

/** A place as a person finds it: what was copied has no sheet of its own. */
const placeOf = (at: string, { name, isGuessed }: Pending) => (isGuessed ? at.replace(`${name}!`, "") : at);

function Faults({ shown }: { shown: Pending }) {
  // Where nothing has a heading, a column is asked about as a whole.
  const faults = shown.faults.filter(({ fault }) => !shown.isGuessed || fault.code !== "under-no-heading");
  if (faults.length === 0) return null;
  return (
    <section class="problems" aria-label={t("table.wrong", { count: faults.length })}>
      <h4 class="error">{t("table.wrong", { count: faults.length })}</h4>
      <p>{t("table.wrong-hint")}</p>
      <ul>
        {faults.slice(0, LISTED).map(({ at, text }, index) => (
          <li key={index}>
            <strong>{placeOf(at, shown)}</strong>: {text}
          </li>
        ))}
      </ul>
      {faults.length > LISTED && <p>{t("table.more-wrong", { count: faults.length - LISTED })}</p>}
    </section>
  );
}
