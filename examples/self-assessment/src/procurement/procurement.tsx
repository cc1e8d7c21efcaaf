import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { ContractFacts } from "tegi";
import { CONTRACT_STEPS, type ContractStep, go, place } from "../case/place.ts";
import { today } from "../case/store.ts";
import { Understanding } from "../table/panel.tsx";
import { exampleFacts } from "../takeaway/examples.ts";
import { type ShownStep, Steps } from "../ui/steps.tsx";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import "../words/procurement.ts";
import { faults } from "./answer.ts";
import { Check } from "./check.tsx";
import { begin, contract } from "./draft.ts";
import { Editor } from "./editor.tsx";
import { fromFacts } from "./facts.ts";
import { Purchases } from "./goods.tsx";
import { fieldOf, selected, wanted } from "./places.ts";
import { Result } from "./result.tsx";
import { type ContractDraft, emptyContract } from "./shape.ts";
import { beside, isDone, said } from "./steps.ts";
import { Terms } from "./terms.tsx";
import { take, told } from "./transfer.ts";
import { Chain } from "./tree.tsx";

interface RoomProps {
  draft: ContractDraft;
}

const ROOMS: Record<ContractStep, ComponentType<RoomProps>> = {
  terms: ({ draft }) => (
    <>
      <FromTable />
      <Terms draft={draft} />
      <Fresh />
    </>
  ),
  chain: ({ draft }) => {
    const node = selected();
    return (
      <>
        <Chain draft={draft} />
        {node && <Editor key={node.key} draft={draft} node={node} />}
      </>
    );
  },
  goods: ({ draft }) => (
    <>
      <FromTable />
      <Purchases draft={draft} />
    </>
  ),
  check: Check,
  result: Result,
};

/** The conversation about a contract: the same interview as of a good, a step at a time. */
export function Procurement() {
  const room = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const isFirst = useRef(true);
  const at = place.value;
  const step = (at.tab === "contract" && at.step) || "terms";
  const to = wanted.value;
  useEffect(() => {
    // Who comes to another step hears its heading first, unless a field is gone to.
    if (!isFirst.current && wanted.peek() === undefined) heading.current?.focus();
    isFirst.current = false;
  }, [step]);
  useEffect(() => {
    if (to === undefined || !room.current) return;
    const field = fieldOf(room.current, to);
    field?.closest("details")?.setAttribute("open", "");
    const radio = field?.querySelector<HTMLElement>("input:checked") ?? field?.querySelector<HTMLElement>("input");
    (radio ?? field)?.focus();
    wanted.value = undefined;
  }, [to]);
  const draft = contract.value;
  if (!draft) {
    return (
      <div class="procurement" ref={room}>
        <h2>{t("shell.tab-contract")}</h2>
        <Start />
        <Told />
      </div>
    );
  }
  const Room = ROOMS[step];
  return (
    <div class={step === "goods" ? "procurement conversation broad" : "procurement conversation"} ref={room}>
      <Steps label={t("conversation.steps")} steps={shown(step, draft)} />
      <section class="step" aria-labelledby="tegi-step">
        <h2 id="tegi-step" ref={heading} tabIndex={-1}>
          {t(`procurement.${step}-question`)}
        </h2>
        <Told />
        <Room draft={draft} />
        {step !== "result" && <Onward step={step} />}
      </section>
    </div>
  );
}

const open = (step: ContractStep) => go(step === "terms" ? { tab: "contract" } : { tab: "contract", step });

function shown(here: ContractStep, draft: ContractDraft): ShownStep[] {
  return CONTRACT_STEPS.map((step) => ({
    name: t(`procurement.step-${step}`),
    said: said(step, draft),
    state: step === here ? "here" : isDone(step, draft) ? "done" : "due",
    isReachable: true,
    onOpen: () => open(step),
  }));
}

function Onward({ step }: { step: ContractStep }) {
  const { before, after } = beside(step);
  const wrong = faults.value.length;
  return (
    <div class="onward">
      {wrong > 0 && step !== "check" && (
        <p class="error" role="status">
          {t("conversation.faults", { count: wrong })}
        </p>
      )}
      <div class="buttons">
        {before && (
          <button type="button" onClick={() => open(before)}>
            {t("conversation.back")}
          </button>
        )}
        {after && (
          <button type="button" class="main" onClick={() => open(after)}>
            {t(after === "result" ? "conversation.to-result" : "conversation.next")}
          </button>
        )}
      </div>
    </div>
  );
}

/** What came of the last table, and how it is understood before it is taken. */
function Told() {
  return (
    <>
      <p class={told.value?.isWrong ? "error" : "news"} role={told.value?.isWrong ? "alert" : "status"}>
        {told.value?.text}
      </p>
      <Understanding />
    </>
  );
}

/** The contracts and goods in a workbook or a text table. */
function FromTable() {
  return (
    <div class="from-table">
      <FromFile />
      <p class="hint">{t("procurement.file-hint")}</p>
    </div>
  );
}

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

/** While there is no contract: begin one, see an example at its result, or bring a table. */
function Start() {
  const example = () => {
    begin(fromFacts(exampleFacts("works") as ContractFacts));
    open("result");
  };
  return (
    <>
      <p class="lead">{t("procurement.intro")}</p>
      <div class="buttons">
        <button type="button" class="main" onClick={() => begin(emptyContract(today()))}>
          {t("procurement.begin")}
        </button>
        <button type="button" onClick={example}>
          {t("procurement.example")}
        </button>
        <FromFile />
      </div>
    </>
  );
}

/** Puts the contract aside. */
function Fresh() {
  return (
    <p>
      <button type="button" class="link" onClick={() => begin(null)}>
        {t("procurement.clear")}
      </button>
    </p>
  );
}
