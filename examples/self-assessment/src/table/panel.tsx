import { useId } from "preact/hooks";
import type { TableColumn, TableMapping, TableSheet } from "tegi/table";
import { Dialog } from "../bill/dialog.tsx";
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
  return (
    <Dialog title={t("table.title", { name: shown.name })} onClose={() => (pending.value = null)}>
      <div class="understanding">
        {shown.reading.tables.map((table) => (
          <TableOf key={`${table.file}/${table.sheet}`} table={table} />
        ))}
        <Faults shown={shown} />
      </div>
      <p>{shown.isAsking && count > 0 ? t("table.instead-hint") : t("table.undo-hint")}</p>
      <div class="buttons">
        <button type="button" class="main" disabled={count === 0} onClick={() => accept(true)}>
          {t(shown.isAsking ? "table.replace" : "table.take", { count })}
        </button>
        {shown.isAsking && (
          <button type="button" disabled={count === 0} onClick={() => accept(false)}>
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
                <span class="soft"> ({t(`table.apart-${row.what}` as Key)})</span>
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

function Faults({ shown }: { shown: Pending }) {
  if (shown.faults.length === 0) return null;
  return (
    <section class="problems" aria-label={t("table.wrong", { count: shown.faults.length })}>
      <h4 class="error">{t("table.wrong", { count: shown.faults.length })}</h4>
      <p>{t("table.wrong-hint")}</p>
      <ul>
        {shown.faults.slice(0, LISTED).map(({ at, text }, index) => (
          <li key={index}>
            <strong>{at}</strong>: {text}
          </li>
        ))}
      </ul>
      {shown.faults.length > LISTED && <p>{t("table.more-wrong", { count: shown.faults.length - LISTED })}</p>}
    </section>
  );
}
