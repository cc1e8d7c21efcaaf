import { useEffect, useId, useState } from "preact/hooks";
import { canRead, read, understood } from "../case/read.ts";
import { language, t } from "../words/index.ts";
import { Found, NameText } from "./found.tsx";
import { type Nomenclature, above } from "./list.ts";
import { nameOf } from "./names.ts";
import { Narrow } from "./narrow.tsx";
import { useProposals } from "./proposals.ts";
import type { TradeWords } from "./trade.ts";

interface CodeSearchProps {
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  /** The code as written. */
  value: string;
  onCommit: (code: string) => void;
}

/** Words have letters, and are no code with something wrong about it. */
const isCode = (text: string) =>
  !/\p{L}/u.test(text) || (canRead.value && read("code", text).fault?.code !== "not-a-code");

/** A tariff code, found in the nomenclature by words or by digits. */
export function CodeSearch({ label, hint, error, value, onCommit }: CodeSearchProps) {
  const id = useId();
  const [text, write] = useState(value);
  const { list, trade, load, propose } = useProposals();
  const [isOpen, open] = useState(false);
  const [active, activate] = useState(-1);
  useEffect(() => {
    write(value);
    if (value) load();
  }, [value]);
  const found = isOpen && text.trim().length > 1 ? propose(text) : [];
  const choose = (code: string) => {
    open(false);
    write(code);
    onCommit(code);
  };
  const leave = () => {
    open(false);
    // Words are looked for; only digits are a code.
    if (isCode(text) && text !== value) onCommit(text);
  };
  const move = (by: number) => activate((active + by + found.length + (active < 0 && by < 0 ? 1 : 0)) % found.length);
  const press = (event: KeyboardEvent) => {
    const chosen = found[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      open(true);
      if (found.length > 0) move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && chosen) choose(chosen.code);
    else if (event.key === "Enter") leave();
    else if (event.key === "Escape") open(false);
    else return;
    event.preventDefault();
  };
  const describes = [hint && `${id}-hint`, error && `${id}-error`, `${id}-chosen`].filter(Boolean).join(" ");
  return (
    <div class={error ? "field search wrong" : "field search"}>
      <label for={id}>{label}</label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <div class="input">
        <input
          id={id}
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          value={text}
          aria-autocomplete="list"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
          aria-invalid={error ? true : undefined}
          aria-describedby={describes}
          onFocus={load}
          onInput={(event) => {
            write(event.currentTarget.value);
            activate(-1);
            open(true);
          }}
          onKeyDown={press}
          onBlur={leave}
        />
      </div>
      <Found id={id} label={label} list={list} trade={trade} found={found} active={active} onChoose={choose} />
      <p id={`${id}-chosen`} class="chosen" aria-live="polite">
        {isOpen && list && found.length === 0 && text.trim().length > 1
          ? t("nomenclature.none")
          : found.some((one) => one.trade)
            ? t("nomenclature.trade-note")
            : list && !isOpen && value && <Chosen list={list} trade={trade} code={understood("code", value)} />}
      </p>
      {list && !isOpen && value && (
        <Narrow list={list} trade={trade} code={understood("code", value)} onChoose={choose} />
      )}
    </div>
  );
}

/** What the code is, from its chapter down. */
function Chosen({ list, trade, code }: { list: Nomenclature; trade: TradeWords | undefined; code: string }) {
  const own = list.lines[list.places.get(code) ?? -1];
  if (!own) return <>{isCode(code) ? t("nomenclature.unknown") : ""}</>;
  // A line that is the only one of its subheading says the same.
  const lines = [...above(list, code).filter(({ code: one }) => `${one}0000` !== code), own];
  return (
    <>
      {lines.map((line, index) => (
        <span key={line.code}>
          {index > 0 && " › "}
          <NameText name={nameOf(list, trade, line, language.value)} />
        </span>
      ))}
    </>
  );
}
