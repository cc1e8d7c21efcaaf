import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useProposals } from "../nomenclature/proposals.ts";
import { finish, onWritingKey } from "./keys.ts";
import { at, lineAt, writing } from "./state.ts";

/** What a cell of codes is written with: digits, or words for which codes are proposed. */
export function CodeEditor({ label }: { label: string }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [active, activate] = useState(-1);
  const { searching, load, propose } = useProposals();
  const text = writing.value?.text ?? "";
  // In an empty cell the name of the line is what a code is looked for by.
  const wanted = text.trim() || (lineAt(at.value.line)?.row?.name ?? "");
  const all = wanted.length > 1 ? propose(wanted) : [];
  // A code written in full needs no proposal.
  const found = all.length === 1 && all[0]?.code === text.replace(/[\s\u00a0.]/g, "") ? [] : all;
  useLayoutEffect(() => {
    load();
    const element = input.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  useLayoutEffect(() => place(input.current, frame.current, found.length > 0));
  const take = (code: string) => finish(code);
  const press = (event: KeyboardEvent) => {
    const chosen = found[active];
    const isAsked = event.key === "Enter" && !chosen && found.length > 0 && /\p{L}/u.test(text);
    if (isAsked) {
      // Words are no code yet: the first proposal is pointed at, and taken by the next touch of the key.
      activate(0);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && found.length > 0) {
      const by = event.key === "ArrowDown" ? 1 : -1;
      activate((active + by + found.length + (active < 0 && by < 0 ? 1 : 0)) % found.length);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (chosen && (event.key === "Enter" || event.key === "Tab")) write(chosen.code);
    onWritingKey(event, found.length > 0);
  };
  return (
    <>
      <input
        ref={input}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={found.length > 0}
        aria-controls={searching && `${id}-list`}
        aria-activedescendant={found[active] ? `${id}-${active}` : undefined}
        value={text}
        autocomplete="off"
        spellcheck={false}
        onBlur={() => finish()}
        onKeyDown={press}
        onInput={(event) => {
          activate(-1);
          write(event.currentTarget.value);
        }}
      />
      <div ref={frame} popover="manual" class="codes search" onPointerDown={stay}>
        {searching && (
          <searching.room.Found id={id} label={label} in={searching} found={found} active={active} onChoose={take} />
        )}
      </div>
    </>
  );
}

/** A touch of the list, or of its scroll bar, is none of the grid, and leaves the focus where it is. */
function stay(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}

const write = (text: string) => {
  if (writing.value) writing.value = { ...writing.value, text };
};

/** Shows the list below the cell, or above it where there is more room. It is no part of the grid, which would clip it. */
function place(input: HTMLElement | null, frame: HTMLElement | null, isShown: boolean): void {
  if (!input || !frame) return;
  if (isShown !== frame.matches(":popover-open")) frame.togglePopover(isShown);
  if (!isShown) return;
  const { left, top, bottom } = input.getBoundingClientRect();
  const isBelow = innerHeight - bottom > Math.min(320, top);
  frame.style.left = `${Math.max(0, Math.min(left, innerWidth - frame.offsetWidth))}px`;
  frame.style.top = isBelow ? `${bottom}px` : "auto";
  frame.style.bottom = isBelow ? "auto" : `${innerHeight - top}px`;
}
