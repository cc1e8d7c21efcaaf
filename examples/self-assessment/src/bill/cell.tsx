import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { Row } from "../case/draft.ts";
import { countryName, read, understood } from "../case/read.ts";
import { currencyOf } from "../case/facts.ts";
import { codeWords, dayWords, figure } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { CodeEditor } from "./code-editor.tsx";
import { type Column, type Field, PROOFS, PROOF_NAMES, textOf } from "./columns.ts";
import { finish, onWritingKey } from "./keys.ts";
import { isNarrow, shown, writing } from "./state.ts";

/** A field as people read it; what the engine could not read stays as it was typed. */
export function display(row: Row, field: Field): string {
  const text = textOf(row, field);
  switch (field) {
    case "hs": {
      const code = read("code", text);
      return code.fault ? text : codeWords(code.value);
    }
    case "origin":
      return countryName(understood("country", text));
    case "value":
      return amountWords(row);
    case "quantity":
      return figure(text);
    case "unit_price":
      return text.replace(/^\S+/, (amount) => figure(amount)).replace(" ", "\u00a0");
    case "proof_share":
      return figure(understood("percent", text));
    case "proof_date":
      return dayWords(understood("day", text));
    case "proof_kind":
      return row.proof_kind in PROOF_NAMES ? t(PROOF_NAMES[row.proof_kind as keyof typeof PROOF_NAMES]) : text;
    default:
      return text;
  }
}

/** The amount of a line, with its currency where that is no column's. */
function amountWords(row: Row): string {
  const { currency, vat } = shown.value;
  const said = read("amount", row.value, { vat_included: vat === "included" });
  const own = currencyOf(row, shown.value);
  const isTold = said.fault || !said.currency || said.currency === currency;
  return isTold ? figure(said.value) : `${figure(said.value)}\u00a0${own}`;
}

/** The id of the list of countries, for every input of origin. */
export const COUNTRY_LIST = "tegi-countries";

/** What a cell is written with. */
export function Editor({ column, label }: { column: Column; label: string }) {
  const input = useRef<HTMLInputElement & HTMLSelectElement>(null);
  useLayoutEffect(() => {
    const element = input.current;
    element?.focus();
    if (element instanceof HTMLInputElement) element.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const text = writing.value?.text ?? "";
  const common = {
    ref: input,
    "aria-label": label,
    onBlur: () => finish(),
  };
  if (column.field === "proof_kind") {
    return (
      <select
        {...common}
        value={text}
        onKeyDown={(event) => onWritingKey(event, true)}
        onChange={(event) => write(event.currentTarget.value)}
      >
        <ProofOptions text={text} />
      </select>
    );
  }
  if (column.field === "hs") return <CodeEditor label={label} />;
  const isOrigin = column.field === "origin";
  return (
    <input
      {...common}
      value={text}
      autocomplete="off"
      spellcheck={column.field === "name"}
      inputMode={column.isNumber ? "decimal" : "text"}
      list={isOrigin ? COUNTRY_LIST : undefined}
      onKeyDown={(event) => onWritingKey(event, isOrigin)}
      onInput={(event) => write(event.currentTarget.value)}
    />
  );
}

const write = (text: string) => {
  if (writing.value) writing.value = { ...writing.value, text };
};

/** The kinds of proof; also what was pasted and is none of them. */
export function ProofOptions({ text }: { text: string }) {
  const isOther = text !== "" && !(text in PROOF_NAMES);
  return (
    <>
      <option value="">{t("bill.not-stated")}</option>
      {PROOFS.map((kind) => (
        <option key={kind} value={kind}>
          {t(PROOF_NAMES[kind])}
        </option>
      ))}
      {isOther && <option value={text}>{text}</option>}
    </>
  );
}

/** What stands below the name on a phone. */
const ASIDE: readonly Field[] = ["hs", "origin", "proof_kind"];

interface CellProps {
  row: Row | null;
  column: Column;
  index: number;
  line: number;
  isHere: boolean;
  isSelected: boolean;
  problem: string | undefined;
  label: string;
}

/** One cell of a line. */
export function Cell({ row, column, index, line, isHere, isSelected, problem, label }: CellProps) {
  const id = useId();
  const isWritten = isHere && writing.value !== null;
  const names = ["cell", column.isNumber && "number", problem && "wrong", isWritten && "written"];
  return (
    <div
      role="gridcell"
      class={names.filter(Boolean).join(" ")}
      aria-colindex={index + 1}
      aria-selected={isSelected}
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem ? id : undefined}
      tabIndex={isHere ? 0 : -1}
      data-line={line}
      data-column={index}
    >
      {isWritten ? (
        <Editor column={column} label={label} />
      ) : row && column.field === "name" && isNarrow.value ? (
        <span class="card">
          <span class="text">{display(row, "name")}</span>
          <span class="text soft">
            {ASIDE.map((field) => display(row, field))
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
      ) : row ? (
        <span class="text">{display(row, column.field)}</span>
      ) : (
        index === 1 && <span class="text soft">{t("bill.type-here")}</span>
      )}
      {problem && (
        <span hidden id={id}>
          {problem}
        </span>
      )}
    </div>
  );
}
