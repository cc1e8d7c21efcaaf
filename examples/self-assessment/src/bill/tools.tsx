import { useRef } from "preact/hooks";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { insert, remove } from "./edits.ts";
import { finish } from "./keys.ts";
import { at, calls, edit, focusOn, goTo, lineAt, lines, news, range, selectedKeys } from "./state.ts";
import { download, take } from "./transfer.ts";
import { xlsxTemplate } from "./template.ts";

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

function Tool({ name, disabled, onUse }: { name: string; disabled?: boolean; onUse: () => void }) {
  return (
    <button type="button" disabled={disabled} onClick={() => (finish(), onUse())}>
      {name}
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
