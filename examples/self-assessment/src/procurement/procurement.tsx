import { useEffect, useRef } from "preact/hooks";
import type { ContractFacts } from "tegi";
import { today } from "../case/store.ts";
import { Understanding } from "../table/panel.tsx";
import { exampleFacts } from "../takeaway/examples.ts";
import { percent } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import "../words/procurement.ts";
import { assessment } from "./answer.ts";
import { begin, contract } from "./draft.ts";
import { Editor } from "./editor.tsx";
import { fromFacts } from "./facts.ts";
import { fieldOf, selected, wanted } from "./places.ts";
import { Result } from "./result.tsx";
import { emptyContract } from "./shape.ts";
import { take, told } from "./transfer.ts";
import { Terms } from "./terms.tsx";
import { Chain } from "./tree.tsx";

/** A contract with its tiers, and its in-country value. */
export function Procurement() {
  const room = useRef<HTMLDivElement>(null);
  const to = wanted.value;
  useEffect(() => {
    if (to === undefined || !room.current) return;
    const field = fieldOf(room.current, to);
    field?.closest("details")?.setAttribute("open", "");
    const radio = field?.querySelector<HTMLElement>("input:checked") ?? field?.querySelector<HTMLElement>("input");
    (radio ?? field)?.focus();
    wanted.value = undefined;
  }, [to]);
  const draft = contract.value;
  const node = selected();
  return (
    <div class="procurement" ref={room}>
      <h2>{t("shell.tab-contract")}</h2>
      <p class="lead">{t("procurement.intro")}</p>
      <div class="buttons">
        {draft ? <ToResult /> : <Start />}
        <button type="button" onClick={() => begin(fromFacts(exampleFacts("works") as ContractFacts))}>
          {t("procurement.example")}
        </button>
        <FromFile />
        {draft && (
          <button type="button" onClick={() => begin(null)}>
            {t("procurement.clear")}
          </button>
        )}
      </div>
      <p class={told.value?.isWrong ? "error" : "news"} role={told.value?.isWrong ? "alert" : "status"}>
        {told.value?.text}
      </p>
      <Understanding />
      {draft && (
        <>
          <Terms draft={draft} />
          <Chain draft={draft} />
          {node && <Editor key={node.key} draft={draft} node={node} />}
          <Result />
        </>
      )}
    </div>
  );
}

/** The contracts and goods in a workbook or a text table. */
function FromFile() {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" onClick={() => input.current?.click()}>
        {t("bill.open-file")}
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept=".xlsx,.csv,.tsv,.txt"
        aria-label={t("bill.open-file")}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])];
          currentTarget.value = "";
          void take(files);
        }}
      />
    </>
  );
}

function Start() {
  const start = () => {
    begin(emptyContract(today()));
    wanted.value = "/value";
  };
  return (
    <button type="button" class="main" onClick={start}>
      {t("procurement.begin")}
    </button>
  );
}

/** From anywhere at the top, the result so far and the way to it. */
function ToResult() {
  const share = assessment.value?.share;
  return (
    <button type="button" class="main" onClick={() => (wanted.value = "result")}>
      {share ? t("procurement.to-result", { share: percent(share) }) : t("procurement.to-result-open")}
    </button>
  );
}
