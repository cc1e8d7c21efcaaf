import { useId } from "preact/hooks";
import { FLAGS, type Row } from "../case/draft.ts";
import { withRow } from "../case/edit.ts";
import { currencyOf } from "../case/facts.ts";
import { understood } from "../case/read.ts";
import { CodeSearch } from "../nomenclature/search.tsx";
import { Choice, Field } from "../ui/field.tsx";
import { useTyped } from "../ui/typed.ts";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { COUNTRY_LIST, ProofOptions } from "./cell.tsx";
import { type Field as Name, textOf, withText } from "./columns.ts";
import { Dialog } from "../ui/dialog.tsx";
import { setPart } from "./edits.ts";
import { problemsOf } from "./problems.ts";
import { at, calls, detailed, edit, goTo, lines, shown } from "./state.ts";

/** Every fact of a line: those of the grid, and the rare ones. */
export function Details() {
  const index = lines.value.findIndex(({ row }) => row !== null && row.key === detailed.value);
  const line = lines.value[index];
  const row = line?.row;
  if (!row) return null;
  const close = () => {
    detailed.value = null;
    calls.value += 1;
  };
  const to = (next: number) => {
    detailed.value = lines.value[next]?.row?.key ?? null;
    goTo({ line: next, column: at.value.column });
  };
  const next = (by: 1 | -1) => {
    let place = index + by;
    while (lines.value[place]?.row === null) place += by;
    return lines.value[place] ? place : -1;
  };
  return (
    <Dialog title={t("bill.details-title", { number: line.label, name: row.name })} onClose={close}>
      <Facts key={row.key} row={row} />
      <div class="buttons">
        <button type="button" class="main" onClick={close}>
          {t("bill.done")}
        </button>
        <button type="button" disabled={next(-1) < 0} onClick={() => to(next(-1))}>
          {t("bill.line-before")}
        </button>
        <button type="button" disabled={next(1) < 0} onClick={() => to(next(1))}>
          {t("bill.line-after")}
        </button>
      </div>
    </Dialog>
  );
}

function Facts({ row }: { row: Row }) {
  const wrong = problemsOf.value.get(row.key);
  const set = (given: Partial<Row>) => edit((draft) => withRow(draft, row.key, (before) => ({ ...before, ...given })));
  const text = (field: Name) => ({
    label: t(`bill.field-${field}`),
    error: wrong?.get(field),
    value: textOf(row, field),
    onCommit: (typed: string) => edit((draft) => withRow(draft, row.key, (before) => withText(before, field, typed))),
  });
  const foreign = currencyOf(row, shown.value);
  return (
    <>
      {wrong?.has("details") && <p class="error">{wrong.get("details")}</p>}
      <div class="facts">
        <Field {...text("name")} />
        <CodeSearch {...text("hs")} />
        <Origin {...text("origin")} />
        <Field {...text("quantity")} inputMode="decimal" />
        <Field {...text("unit_price")} inputMode="decimal" />
        <Field {...text("value")} inputMode="decimal" unit={foreign || shown.value.currency} />
        <Field {...text("currency")} hint={t("bill.currency-hint", { currency: shown.value.currency })} />
        {foreign && (
          <>
            <Field
              label={t("bill.own-rate")}
              hint={t("bill.own-rate-hint")}
              inputMode="decimal"
              value={row.rate}
              onCommit={(rate) => set({ rate })}
            />
            <Field label={t("bill.rate-day")} value={row.rate_day} onCommit={(rate_day) => set({ rate_day })} />
          </>
        )}
        <Proof {...text("proof_kind")} />
        <Field {...text("proof_number")} />
        <Field {...text("proof_date")} />
        <Field {...text("proof_share")} inputMode="decimal" />
      </div>
      <Made row={row} />
      <details class="more">
        <summary>{t("bill.rare")}</summary>
        <div>
          <Choice
            inline
            legend={t("bill.packaging")}
            options={[
              { value: "", label: t("bill.packaging-none") },
              { value: "retail", label: t("bill.packaging-retail") },
              { value: "transport", label: t("bill.packaging-transport") },
            ]}
            value={row.packaging as string}
            onChoose={(packaging) => set({ packaging: packaging as Row["packaging"] })}
          />
          <Choice
            inline
            legend={t("bill.stock-method")}
            options={METHODS.map((value) => ({ value: value as string, label: t(`bill.stock-${value || "none"}`) }))}
            value={row.stock_method as string}
            onChoose={(method) => set({ stock_method: method as Row["stock_method"] })}
          />
          {FLAGS.map((flag) => (
            <Choice
              key={flag}
              inline
              legend={t(`bill.flag-${flag}`)}
              options={[
                { value: true as boolean | null, label: t("bill.yes") },
                { value: false, label: t("bill.no") },
                { value: null, label: t("bill.not-stated") },
              ]}
              value={row[flag]}
              onChoose={(stated) => set({ [flag]: stated })}
            />
          ))}
        </div>
      </details>
    </>
  );
}

const METHODS = ["", "fifo", "average", "by-document"] as const;

interface TextProps {
  label: string;
  error: string | undefined;
  value: string;
  onCommit: (typed: string) => void;
}

function Origin({ label, error, value, onCommit }: TextProps) {
  const id = useId();
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class="input">
        <input
          id={id}
          list={COUNTRY_LIST}
          {...useTyped(value, onCommit)}
          autocomplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <span class="unit">{understood("country", value) === value ? "" : understood("country", value)}</span>
      </div>
    </div>
  );
}

function Proof({ label, error, value, onCommit }: TextProps) {
  const id = useId();
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <select
        id={id}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onCommit(event.currentTarget.value)}
      >
        <ProofOptions text={value} />
      </select>
    </div>
  );
}

/** A part made in-house, with a bill of its own. */
function Made({ row }: { row: Row }) {
  const set = (ex_works_price: string) =>
    edit((draft) =>
      withRow(draft, row.key, (before) => ({ ...before, part: before.part && { ...before.part, ex_works_price } })),
    );
  return (
    <>
      <Choice
        inline
        legend={t("bill.made")}
        hint={t("bill.made-hint")}
        options={[
          { value: false, label: t("bill.made-no") },
          { value: true, label: t("bill.made-yes") },
        ]}
        value={row.part !== null}
        onChoose={(isMade) => edit((draft) => setPart(draft, row.key, isMade))}
      />
      {row.part && (
        <>
          <Field
            label={t("bill.part-price")}
            hint={t("bill.part-price-hint")}
            inputMode="decimal"
            unit={shown.value.currency}
            value={row.part.ex_works_price}
            onCommit={set}
          />
          <p class="hint">
            {t(row.part.operations === null ? "bill.part-operations-not-stated" : "bill.part-operations-stated")}
          </p>
        </>
      )}
    </>
  );
}
