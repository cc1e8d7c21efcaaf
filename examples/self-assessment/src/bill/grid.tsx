import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { t } from "../words/index.ts";
import "../words/bill.ts";
import { Cell } from "./cell.tsx";
import { toggle } from "./edits.ts";
import { begin, finish, onKey } from "./keys.ts";
import type { Line } from "./lines.ts";
import { problemsOf } from "./problems.ts";
import { type Standing, standings } from "./standing.ts";
import { at, calls, columns, detailed, edit, goTo, isNarrow, lines, range, settle, writing } from "./state.ts";
import { onCopy, onPaste } from "./transfer.ts";
import { useVirtual } from "./virtual.ts";

/** The widths of the first and the last column, in rem. */
const NUMBER = 2.75;
const MORE = 2.25;

/** The bill as a grid in which only the lines in sight are there. */
export function Grid() {
  const scroll = useRef<HTMLDivElement>(null);
  const [rem] = useState(rootSize);
  const size = Math.round(rem * (isNarrow.value ? 3.6 : 2.4));
  const { indexes, height } = useVirtual(lines.value.length, size, at.value.line, scroll);
  const focus = useFocus(scroll);
  useNarrowness(scroll, rem);
  useEffect(() => settle, []);
  const template = columns.value.map(({ field, width }) =>
    field === "name" ? `minmax(${width}rem, 1fr)` : `${width}rem`,
  );
  const least = columns.value.reduce((sum, { width }) => sum + width, NUMBER + MORE);
  const style = { "--columns": `${NUMBER}rem ${template.join(" ")} ${MORE}rem`, "--least": `${least}rem` };
  return (
    <div
      ref={scroll}
      role="treegrid"
      class={isNarrow.value ? "grid narrow" : "grid"}
      style={style}
      aria-label={t("bill.grid")}
      aria-rowcount={lines.value.length + 1}
      aria-colcount={columns.value.length + 2}
      aria-multiselectable="true"
      onKeyDown={onKey}
      onCopy={onCopy}
      onPaste={onPaste}
      onPointerDown={point}
      onPointerMove={drag}
      onClick={touch}
      onDblClick={(event) => at.value.column > 0 && placeOf(event) && begin()}
      {...focus}
    >
      <div role="rowgroup" class="head">
        <div role="row" aria-rowindex={1} class="line">
          <div role="columnheader" aria-colindex={1} class="cell first">
            {t("bill.number")}
          </div>
          {columns.value.map(({ field, heading, isNumber }, index) => (
            <div key={field} role="columnheader" aria-colindex={index + 2} class={isNumber ? "cell number" : "cell"}>
              {t(heading)}
            </div>
          ))}
          <div role="columnheader" aria-colindex={columns.value.length + 2} class="cell last">
            <span class="unseen">{t("bill.details")}</span>
          </div>
        </div>
      </div>
      <div role="rowgroup" class="body" style={{ height: `${height}px` }}>
        {indexes.map((index) => {
          const line = lines.value[index];
          return line && <GridLine key={keyOf(line)} line={line} index={index} top={index * size} size={size} />;
        })}
      </div>
    </div>
  );
}

const keyOf = ({ row, parent }: Line) => (row ? row.key : `new-${parent}`);

interface GridLineProps {
  line: Line;
  index: number;
  top: number;
  size: number;
}

function GridLine({ line, index, top, size }: GridLineProps) {
  const { row, level, label } = line;
  const { top: first, bottom, left, right } = range.value;
  const isSelected = index >= first && index <= bottom;
  const here = at.value.line === index ? at.value.column : -1;
  const wrong = row ? problemsOf.value.get(row.key) : undefined;
  const standing = row ? standings.value.get(row.key) : undefined;
  const last = columns.value.length + 1;
  return (
    <div
      role="row"
      class={`line${row ? "" : " empty"}${level > 1 ? " inner" : ""}`}
      aria-rowindex={index + 2}
      aria-level={level}
      aria-posinset={line.index + 1}
      aria-setsize={line.length}
      aria-expanded={row?.part ? row.open : undefined}
      style={{ transform: `translateY(${top}px)`, height: `${size}px` }}
    >
      <div
        role="rowheader"
        class={`cell first${wrong ? " wrong" : ""}`}
        aria-colindex={1}
        tabIndex={here === 0 ? 0 : -1}
        data-line={index}
        data-column={0}
      >
        <Number line={line} hasProblem={wrong !== undefined} standing={standing} />
      </div>
      {columns.value.map((column, place) => (
        <Cell
          key={column.field}
          row={row}
          column={column}
          index={place + 1}
          line={index}
          isHere={here === place + 1}
          isSelected={isSelected && place + 1 >= left && place + 1 <= right}
          problem={wrong?.get(column.field)}
          label={`${t(column.heading)}, ${t("bill.line", { number: label })}`}
        />
      ))}
      <div
        role="gridcell"
        class={`cell last${wrong?.has("details") ? " wrong" : ""}`}
        aria-colindex={last + 1}
        {...(row ? {} : { tabIndex: here === last ? 0 : -1, "data-line": index, "data-column": last })}
      >
        {row && (
          <button
            type="button"
            tabIndex={here === last ? 0 : -1}
            data-line={index}
            data-column={last}
            aria-label={t("bill.details-of", { number: label })}
            aria-haspopup="dialog"
            onClick={() => (detailed.value = row.key)}
          >
            <span aria-hidden="true">⋯</span>
          </button>
        )}
      </div>
    </div>
  );
}

const MARKS = { true: "foreign", false: "domestic", unknown: "undecided" } as const;

function Number({ line, hasProblem, standing }: { line: Line; hasProblem: boolean; standing: Standing | undefined }) {
  const { row, label } = line;
  if (!row) return <span class="soft">{label}</span>;
  const mark = standing && MARKS[standing.foreign];
  return (
    <>
      {row.part && (
        <button
          type="button"
          class="fold"
          tabIndex={-1}
          aria-label={t(row.open ? "bill.close-part" : "bill.open-part", { number: label })}
          onClick={() => edit((draft) => toggle(draft, row.key))}
        >
          <span aria-hidden="true">{row.open ? "▾" : "▸"}</span>
        </button>
      )}
      <span>{label}</span>
      {hasProblem ? (
        <span class="mark bad">
          <span aria-hidden="true">!</span>
          <span class="unseen">{t("bill.has-problem")}</span>
        </span>
      ) : (
        mark && (
          <span class={`mark ${mark}`} title={standing.text}>
            <span class="unseen">{t(`bill.standing-${mark}`)}</span>
          </span>
        )
      )}
    </>
  );
}

function placeOf(event: Event) {
  const target = event.composedPath()[0];
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-line]") : null;
  return cell && { line: globalThis.Number(cell.dataset.line), column: globalThis.Number(cell.dataset.column) };
}

/** A finger has no double click and no F2: it writes with its second touch. */
let isSecondTouch = false;

function point(event: PointerEvent): void {
  isSecondTouch = false;
  const target = event.composedPath()[0];
  if (event.button !== 0 || (target instanceof Element && target.closest("input, select, .fold"))) return;
  const place = placeOf(event);
  if (!place) return;
  finish();
  isSecondTouch = event.pointerType === "touch" && place.line === at.value.line && place.column === at.value.column;
  goTo(place, event.shiftKey);
}

function touch(): void {
  const { column } = at.value;
  if (isSecondTouch && column > 0 && column <= columns.value.length) begin();
  isSecondTouch = false;
}

function drag(event: PointerEvent): void {
  if (event.buttons !== 1 || event.pointerType !== "mouse" || writing.value) return;
  const place = placeOf(event);
  if (place && (place.line !== at.value.line || place.column !== at.value.column)) goTo(place, true);
}

/** The cell at hand has the focus, as long as the grid has it. What is outside the grid sees a settled case. */
function useFocus(scroll: RefObject<HTMLElement | null>) {
  const isInside = useRef(false);
  const called = useRef(0);
  const { line, column } = at.value;
  const isWriting = writing.value !== null;
  useLayoutEffect(() => {
    const isCalled = called.current !== calls.value;
    called.current = calls.value;
    if (isWriting || (!isInside.current && !isCalled)) return;
    const cell = scroll.current?.querySelector<HTMLElement>(`[data-line="${line}"][data-column="${column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [line, column, isWriting, calls.value, lines.value, columns.value]);
  const hasFocus = () => scroll.current?.querySelector(":focus") !== null;
  return {
    onFocusIn: () => (isInside.current = true),
    // A cell that stops being written loses the focus for a moment, and gets it back.
    onFocusOut: () =>
      setTimeout(() => {
        isInside.current = hasFocus();
        if (!isInside.current) settle();
      }),
  };
}

function useNarrowness(scroll: RefObject<HTMLElement | null>, rem: number): void {
  useLayoutEffect(() => {
    const frame = scroll.current?.parentElement;
    if (!frame) return;
    const look = () => (isNarrow.value = frame.clientWidth < 40 * rem);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(frame);
    return () => observer.disconnect();
  }, [rem]);
}

const rootSize = () => parseFloat(getComputedStyle(document.documentElement).fontSize);
