import { useEffect, useId, useState } from "preact/hooks";
import { canRead, read, understood } from "../case/read.ts";
import { codeWords } from "../ui/figure.ts";
import { language, t } from "../words/index.ts";
import { find } from "./find.ts";
import { type Line, type Nomenclature, above, nomenclature } from "./list.ts";

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
  const [list, keep] = useState<Nomenclature>();
  const [isOpen, open] = useState(false);
  const [active, activate] = useState(-1);
  const load = () => void nomenclature().then(keep);
  useEffect(() => {
    write(value);
    if (value) load();
  }, [value]);
  const found = isOpen && list && text.trim().length > 1 ? find(list, text) : [];
  const choose = (line: Line) => {
    open(false);
    write(line.code);
    onCommit(line.code);
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
    } else if (event.key === "Enter" && chosen) choose(chosen);
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
      <ul id={`${id}-list`} role="listbox" aria-label={label} class="found" hidden={found.length === 0}>
        {found.map((line, index) => (
          <li
            key={line.code}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            ref={index === active ? (item) => item?.scrollIntoView({ block: "nearest" }) : null}
            // Before the input loses the focus.
            onPointerDown={(event) => {
              event.preventDefault();
              choose(line);
            }}
          >
            <span class="code">{codeWords(line.code)}</span>
            <span>
              {nameOf(line)}
              {list && line.code.length > 4 && <small>{pathOf(list, line.code)}</small>}
            </span>
          </li>
        ))}
      </ul>
      <p id={`${id}-chosen`} class="chosen" aria-live="polite">
        {isOpen && list && found.length === 0 && text.trim().length > 1
          ? t("nomenclature.none")
          : list && !isOpen && value && <Chosen list={list} code={understood("code", value)} />}
      </p>
    </div>
  );
}

/** What the code is, from its chapter down. */
function Chosen({ list, code }: { list: Nomenclature; code: string }) {
  const own = list.lines[list.places.get(code) ?? -1];
  if (!own) return <>{isCode(code) ? t("nomenclature.unknown") : ""}</>;
  return (
    <>
      {[...above(list, code).filter(isNamed), own].map(nameOf).join(" › ")}
      {language.value === "kk" && ` ${t("nomenclature.no-kazakh")}`}
    </>
  );
}

/** Six digits have names in English alone; a path does not change its language on the way. */
const isNamed = (line: Line) => (language.value === "en" ? line.en : line.ru) !== "";

const nameOf = (line: Line) => (language.value === "en" ? line.en || line.ru : line.ru || line.en);

const pathOf = (list: Nomenclature, code: string) =>
  above(list, code)
    .filter((line) => line.code.length === 4)
    .map(nameOf)
    .join(" › ");
