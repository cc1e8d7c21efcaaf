import { useEffect, useId, useState } from "preact/hooks";
import { canRead, read, understood } from "../case/read.ts";
import { t } from "../words/index.ts";
import { useProposals } from "./proposals.ts";

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
  const { searching, load, propose } = useProposals();
  const [isOpen, open] = useState(false);
  const [active, activate] = useState(-1);
  useEffect(() => {
    write(value);
    if (value) load();
  }, [value]);
  const found = isOpen && text.trim().length > 1 ? propose(text) : [];
  const chosen = !isOpen && value ? searching : undefined;
  const code = understood("code", value);
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
    const taken = found[active];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      open(true);
      if (found.length > 0) move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && taken) choose(taken.code);
    // Words are no code yet: the first proposal is pointed at, and taken by the next touch of the key.
    else if (event.key === "Enter" && found.length > 0 && !isCode(text)) move(1);
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
          aria-controls={searching && `${id}-list`}
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
      {searching && (
        <searching.room.Found id={id} label={label} in={searching} found={found} active={active} onChoose={choose} />
      )}
      <p id={`${id}-chosen`} class="chosen" aria-live="polite">
        {isOpen && searching && found.length === 0 && text.trim().length > 1
          ? t("nomenclature.none")
          : found.some((one) => one.trade)
            ? t("nomenclature.trade-note")
            : chosen && (
                <chosen.room.Chosen in={chosen} code={code} otherwise={isCode(code) ? t("nomenclature.unknown") : ""} />
              )}
      </p>
      {chosen && <chosen.room.Narrow in={chosen} code={code} onChoose={choose} />}
    </div>
  );
}
