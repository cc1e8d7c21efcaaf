import { Fragment } from "preact";
import { useId, useState } from "preact/hooks";
import { understood } from "../case/read.ts";
import { figure } from "../ui/figure.ts";
import { useTyped } from "../ui/typed.ts";
import { type Key, t } from "../words/index.ts";
import "../words/procurement.ts";
import { faultAt, faultOf } from "./answer.ts";
import { change, stated } from "./draft.ts";
import { COLUMNS, type Column, eachContract, removeLine, withLine } from "./edit.ts";
import { Pick } from "./fields.tsx";
import { Further } from "./further.tsx";
import { select, selected, wanted } from "./places.ts";
import { PROOFS } from "./proof.ts";
import { type ContractDraft, type ContractNode, type Line, emptyLine } from "./shape.ts";
import { paste } from "./transfer.ts";

/** Of each column its heading, and the field of the facts that it states. */
const HEADS: Record<Column, { label: Key; field: string }> = {
  name: { label: "procurement.line-name", field: "name" },
  quantity: { label: "procurement.form-quantity", field: "quantity" },
  price: { label: "procurement.form-price", field: "price" },
  value: { label: "procurement.line-value", field: "value" },
  delivered: { label: "procurement.delivered", field: "delivered" },
  country: { label: "procurement.country", field: "country" },
  proof_kind: { label: "procurement.proof-kind", field: "proof/kind" },
  proof_number: { label: "procurement.proof-number", field: "proof/number" },
  proof_date: { label: "procurement.proof-date", field: "proof/date" },
  proof_share: { label: "procurement.proof-share", field: "proof/share" },
};

const DECIMALS: readonly Column[] = ["quantity", "price", "value", "proof_share"];

/** So many lines are drawn at first, and so many more when asked for. */
const PAGE = 100;

interface GoodsProps {
  draft: ContractDraft;
  node: ContractNode;
  at: string;
}

/** The goods of one contract after another. */
export function Purchases({ draft }: { draft: ContractDraft }) {
  const node = selected();
  if (!node) return null;
  const all = eachContract(draft.contracts);
  const nameOf = ({ key, name }: ContractNode) =>
    [t("procurement.contract", { number: stated.value?.names.get(key) ?? "" }), name.trim()].filter(Boolean).join(", ");
  return (
    <>
      {all.length > 1 && (
        <Pick
          label={t("procurement.goods-of")}
          value={String(node.key)}
          options={all.map(({ node }) => ({
            value: String(node.key),
            label: t("procurement.goods-count", { name: nameOf(node), count: node.goods.length }),
          }))}
          onChoose={(key) => select(Number(key))}
        />
      )}
      <Goods key={node.key} draft={draft} node={node} at={stated.value?.places.get(node.key) ?? ""} />
    </>
  );
}

/** The goods bought for a contract; the line after the last is always there to be written into. */
function Goods({ draft, node, at }: GoodsProps) {
  const [pages, setPages] = useState(1);
  const sought = Number(/\/goods\/(\d+)/.exec(wanted.value ?? "")?.[1] ?? 0);
  const most = Math.max(pages * PAGE, sought + 1);
  const next = emptyLine({ key: draft.last + 1 });
  const lines = [...node.goods.slice(0, most), ...(node.goods.length <= most ? [next] : [])];
  const wrong = faultOf(`${at}/goods`);
  return (
    <section aria-labelledby="tegi-goods" class="goods">
      <h3 id="tegi-goods">{t("procurement.goods")}</h3>
      <p class="hint">{t("procurement.goods-hint")}</p>
      {wrong && <p class="error">{wrong}</p>}
      <table aria-labelledby="tegi-goods">
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" class={column}>
                {t(HEADS[column].label)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <LineRow key={line.key} draft={draft} node={node} line={line} isNext={line === next} />
          ))}
        </tbody>
      </table>
      {node.goods.length > most && (
        <button type="button" onClick={() => setPages(Math.ceil(most / PAGE) + 1)}>
          {t("procurement.show-more", { count: node.goods.length - most })}
        </button>
      )}
    </section>
  );
}

interface LineRowProps {
  draft: ContractDraft;
  node: ContractNode;
  line: Line;
  isNext: boolean;
}

function LineRow({ draft, node, line, isNext }: LineRowProps) {
  const [isOpen, setOpen] = useState(false);
  const at = stated.value?.places.get(line.key);
  const name =
    isNext || !at
      ? t("procurement.new-line")
      : t("procurement.line", { number: stated.value?.names.get(line.key) ?? "" });
  const set = (given: Partial<Line>) => change((before) => withLine(before, node.key, line.key, given));
  const onPaste = (column: Column, event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    // A cell alone is pasted into its field by the browser.
    if (!/[\t\n\r]/.test(text.trim())) return;
    event.preventDefault();
    void paste(text, node.key, line.key, column);
  };
  return (
    <Fragment>
      <tr class={isNext ? "next" : undefined}>
        {COLUMNS.map((column) => (
          <Cell
            key={column}
            column={column}
            label={`${name}: ${t(HEADS[column].label)}`}
            at={at && `${at}/${HEADS[column].field}`}
            made={column === "value" && !line.value.trim() ? stated.value?.made.get(line.key) : undefined}
            value={line[column]}
            onCommit={(text) => set({ [column]: text })}
            onPaste={(event) => onPaste(column, event)}
          />
        ))}
        <td class="acts">
          {!isNext && (
            <>
              <button
                type="button"
                aria-expanded={isOpen}
                aria-label={t("procurement.further-of", { line: name })}
                title={t("procurement.further")}
                onClick={() => setOpen(!isOpen)}
              >
                …
              </button>
              <button
                type="button"
                aria-label={t("procurement.remove-line", { line: name })}
                title={t("procurement.remove-line", { line: name })}
                onClick={() => change((before) => removeLine(before, node.key, line.key))}
              >
                ×
              </button>
            </>
          )}
        </td>
      </tr>
      {isOpen && !isNext && (
        <tr class="further">
          <td colSpan={COLUMNS.length + 1}>
            <Further draft={draft} line={line} at={at} name={name} set={set} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

interface CellProps {
  column: Column;
  label: string;
  at: string | undefined;
  value: string;
  /** What is taken where nothing is written: quantity times price. */
  made?: string | undefined;
  onCommit: (text: string) => void;
  onPaste: (event: ClipboardEvent) => void;
}

function Cell({ column, label, at, value, made, onCommit, onPaste }: CellProps) {
  const id = useId();
  const typed = useTyped(value, onCommit);
  const error = faultAt(at) ?? (column === "proof_kind" ? faultOf(at?.replace(/\/kind$/, "")) : undefined);
  const common = {
    "aria-label": label,
    "aria-invalid": error ? true : undefined,
    "aria-describedby": error ? id : undefined,
    "data-at": at,
    onPaste,
  };
  return (
    <td class={error ? `${column} wrong` : column} data-label={t(HEADS[column].label)}>
      {column === "proof_kind" ? (
        <Papers {...common} value={value} onCommit={onCommit} />
      ) : (
        <input
          {...common}
          type="text"
          maxLength={1000}
          autocomplete="off"
          inputMode={DECIMALS.includes(column) ? "decimal" : undefined}
          {...typed}
          placeholder={made && figure(made)}
        />
      )}
      {error && (
        <p class="error" id={id}>
          {error}
        </p>
      )}
    </td>
  );
}

function Papers({ value, onCommit, ...common }: { value: string; onCommit: (text: string) => void }) {
  const kind = understood("proof", value);
  const isKnown = kind === "" || PROOFS.some((one) => one === kind);
  return (
    <select {...common} onChange={(event) => onCommit(event.currentTarget.value)}>
      <option value="" selected={kind === ""}>
        {t("procurement.proof-unknown")}
      </option>
      {PROOFS.map((one) => (
        <option key={one} value={one} selected={kind === one}>
          {t(`procurement.proof-${one}`)}
        </option>
      ))}
      {!isKnown && (
        <option value={value} selected>
          {value}
        </option>
      )}
    </select>
  );
}
