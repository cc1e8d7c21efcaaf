import { useEffect, useId, useRef, useState } from "preact/hooks";
import { go } from "../case/place.ts";
import { isReady } from "../case/store.ts";
import { t } from "../words/index.ts";
import { copyLink, saveFacts, saveRecord, saveWorkbook, start } from "./act.ts";
import { isAddressed } from "./address.ts";
import { Clear } from "./clear.tsx";
import { current } from "./current.ts";
import { EXAMPLES } from "./examples.ts";
import { Notices } from "./notice.tsx";
import { canRedo, canUndo, listen, redo, undo } from "./page.ts";
import { printWorksheet } from "./print.ts";
import { openFile } from "./put.ts";

/** Undo, save, open, link, print, clear: what is done with the case as a whole. */
export function CaseMenu() {
  const root = useRef<HTMLDivElement>(null);
  const [isDragging, setDragging] = useState(false);
  useEffect(() => {
    const host = (root.current?.getRootNode() as ShadowRoot).host;
    return listen(host as HTMLElement, setDragging);
  }, []);
  return (
    <>
      <div class="case" ref={root}>
        <Step label={t("takeaway.undo")} sign="↶" isPossible={canUndo()} onStep={undo} />
        <Step label={t("takeaway.redo")} sign="↷" isPossible={canRedo()} onStep={redo} />
        <Menu />
        <Clear />
        {isDragging && <p class="dropping">{t("takeaway.drop")}</p>}
      </div>
      <Notices />
    </>
  );
}

interface StepProps {
  label: string;
  sign: string;
  isPossible: boolean;
  onStep: () => void;
}

function Step({ label, sign, isPossible, onStep }: StepProps) {
  return (
    <button type="button" class="step-button" aria-label={label} title={label} disabled={!isPossible} onClick={onStep}>
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}

/** A button that shows and hides a list of buttons. */
function Menu() {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = (event: Event) => {
      if (root.current && !event.composedPath().includes(root.current)) setOpen(false);
    };
    document.addEventListener("pointerdown", close);
    return () => document.removeEventListener("pointerdown", close);
  }, [isOpen]);
  const does = (act: () => unknown) => () => {
    setOpen(false);
    opener.current?.focus();
    act();
  };
  const hasCase = current.value !== null;
  const isOfGood = hasCase && "good" in current.value!;
  return (
    <div
      class="menu"
      ref={root}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        setOpen(false);
        opener.current?.focus();
      }}
      onFocusOut={({ relatedTarget }) => {
        if (relatedTarget instanceof Node && !root.current?.contains(relatedTarget)) setOpen(false);
      }}
    >
      <button
        type="button"
        ref={opener}
        aria-expanded={isOpen}
        aria-controls={id}
        disabled={!isReady.value}
        onClick={() => setOpen(!isOpen)}
      >
        {t("takeaway.case")} <span aria-hidden="true">▾</span>
      </button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void openFile(file);
          currentTarget.value = "";
        }}
      />
      <div id={id} class="panel" hidden={!isOpen}>
        {isAddressed.value && <Item label={t("takeaway.products")} onDo={does(() => go({ tab: "products" }))} />}
        {isAddressed.value && <Item label={t("takeaway.training")} onDo={does(() => go({ tab: "training" }))} />}
        <Item label={t("takeaway.open")} onDo={does(() => picker.current?.click())} />
        <Item label={t("takeaway.save")} isIdle={!hasCase} onDo={does(saveFacts)} />
        {isAddressed.value && <Item label={t("takeaway.copy-link")} isIdle={!hasCase} onDo={does(copyLink)} />}
        <Item label={t("takeaway.record")} isIdle={!hasCase} onDo={does(saveRecord)} />
        <Item label={t("takeaway.print")} isIdle={!isOfGood} onDo={does(printWorksheet)} />
        <Item label={t("takeaway.workbook")} isIdle={!isOfGood} onDo={does(saveWorkbook)} />
        <div role="group" aria-labelledby={`${id}-examples`}>
          <p id={`${id}-examples`}>{t("takeaway.examples")}</p>
          {EXAMPLES.map((one) => (
            <Item key={one} label={t(`takeaway.example-${one}`)} onDo={does(() => start(one))} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Item({ label, isIdle = false, onDo }: { label: string; isIdle?: boolean; onDo: () => void }) {
  return (
    <button type="button" disabled={isIdle} onClick={onDo}>
      {label}
    </button>
  );
}
