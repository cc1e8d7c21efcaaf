import { useRef } from "preact/hooks";
import { canRedo, canUndo } from "../case/store.ts";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { insert, remove } from "./edits.ts";
import { finish, moveLines } from "./keys.ts";
import {
  at,
  calls,
  edit,
  focusOn,
  goTo,
  lineAt,
  lines,
  news,
  range,
  redoEdit,
  selectedKeys,
  undoEdit,
} from "./state.ts";
import { download, take } from "./transfer.ts";
import { csvTemplate, xlsxTemplate } from "./template.ts";

const FILES = ".xlsx,.csv,.tsv,.txt";

/** What can be done with lines and files, by buttons. */
export function Tools() {
  const input = useRef<HTMLInputElement>(null);
  const hasRow = selectedKeys().size > 0;
  return (
    <div class="tools">
      <div role="group" aria-label={t("bill.lines")}>
        <Tool name={t("bill.insert")} onUse={addLine} />
        <Tool name={t("bill.remove")} disabled={!hasRow} onUse={removeLines} />
        <Tool name={t("bill.up")} sign="↑" disabled={!hasRow} onUse={() => moveLines(-1)} />
        <Tool name={t("bill.down")} sign="↓" disabled={!hasRow} onUse={() => moveLines(1)} />
        <Tool name={t("bill.undo")} sign="↶" disabled={!canUndo.value} onUse={undoEdit} />
        <Tool name={t("bill.redo")} sign="↷" disabled={!canRedo.value} onUse={redoEdit} />
      </div>
      <div role="group" aria-label={t("bill.files")}>
        <Tool name={t("bill.open-file")} onUse={() => input.current?.click()} />
        <input
          ref={input}
          type="file"
          multiple
          hidden
          accept={FILES}
          aria-label={t("bill.open-file")}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            currentTarget.value = "";
            void take(files);
          }}
        />
        <Tool name={t("bill.template-xlsx")} onUse={() => void giveXlsx()} />
        <Tool name={t("bill.template-csv")} onUse={() => download(csvTemplate(), `${t("bill.template-name")}.csv`)} />
      </div>
      <details class="more">
        <summary>{t("bill.how")}</summary>
        <div>
          <p>{t("bill.how-paste")}</p>
          <p>{t("bill.how-keys")}</p>
          <p>{t("bill.how-files")}</p>
        </div>
      </details>
    </div>
  );
}

function Tool({ name, sign, disabled, onUse }: { name: string; sign?: string; disabled?: boolean; onUse: () => void }) {
  return (
    <button
      type="button"
      disabled={disabled}
      aria-label={sign ? name : undefined}
      title={sign ? name : undefined}
      onClick={() => (finish(), onUse())}
    >
      {sign ? <span aria-hidden="true">{sign}</span> : name}
    </button>
  );
}

/** An empty line above the one at hand; below the last there is one already. */
function addLine(): void {
  const line = lineAt(range.value.top);
  if (line?.row) edit((draft) => insert(draft, line));
  focusOn({ line: range.value.top, column: 1 });
}

function removeLines(): void {
  const keys = selectedKeys();
  const { top } = range.value;
  edit((draft) => remove(draft, keys));
  goTo({ line: Math.min(top, lines.value.length - 1), column: Math.max(1, at.value.column) });
  calls.value += 1;
  news.value = t("bill.removed", { count: keys.size });
}

async function giveXlsx(): Promise<void> {
  download(await xlsxTemplate(), `${t("bill.template-name")}.xlsx`);
}
