import { batch, computed, signal } from "@preact/signals";
import { type Draft, type GoodDraft, type Row, isBlank } from "../case/draft.ts";
import { currencyOf } from "../case/facts.ts";
import { together } from "../case/read.ts";
import { change, draft, redo, undo } from "../case/store.ts";
import { COLUMNS, type Column, FEW, type Field, GROUPS, type Group, textOf } from "./columns.ts";
import { type Line, toLines } from "./lines.ts";

/**
 * From so many lines on, the engine is asked only when the person pauses: until then the grid is ahead of the case, and
 * typing stays fluid.
 */
const MANY = 300;
const PAUSE = 500;

const ahead = signal<Draft | null>(null);
let steps: Draft[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

/** The case as the grid shows it. */
export const shown = computed(() => ahead.value ?? draft.value);

/** Changes the case; every change is one step to undo. */
export function edit(make: (draft: Draft) => Draft): void {
  const before = shown.value;
  const after = make(before);
  if (after === before) return;
  steps.push(after);
  if ((after.materials?.length ?? 0) < MANY) return settle();
  ahead.value = after;
  pause();
}

/** The person is still at work: the engine waits. */
export function pause(): void {
  if (steps.length === 0) return;
  clearTimeout(timer);
  timer = setTimeout(settle, PAUSE);
}

/** Hands what the grid is ahead by to the case. */
export function settle(): void {
  clearTimeout(timer);
  const due = steps;
  steps = [];
  batch(() => {
    for (const step of due) change(() => step);
    ahead.value = null;
  });
}

export function undoEdit(): void {
  settle();
  undo();
  stayInside();
}

export function redoEdit(): void {
  settle();
  redo();
  stayInside();
}

export const lines = computed(() => toLines(shown.value));

/** Every row of the bill, those of parts included. */
export const rows = computed(() => [...walk(shown.value)]);

function* walk(good: GoodDraft): Generator<Row> {
  for (const row of good.materials ?? []) {
    yield row;
    if (row.part) yield* walk(row.part);
  }
}

export const isEmpty = computed(() => rows.value.every(isBlank));

/** The currencies that rows name besides the sheet's. */
export const foreignCurrencies = computed(() => {
  const named = together(() => rows.value.map((row) => currencyOf(row, shown.value)));
  return [...new Set(named)].filter((one) => one !== "");
});

/** The columns that a person asked for. */
export const wanted = signal<ReadonlySet<Group>>(new Set());

/** The columns that are in use: something stands in them, or a person asked for them. */
const inUse = computed<ReadonlySet<Field>>(() => {
  const fields = COLUMNS.filter(({ group }) => !group || wanted.value.has(group)).map(({ field }) => field);
  const used = new Set(fields);
  for (const row of rows.value) {
    for (const { field } of COLUMNS) if (!used.has(field) && textOf(row, field)) used.add(field);
  }
  return used;
});

/** The columns that are folded and can be asked for. */
export const folded = computed(() =>
  GROUPS.filter((group) => COLUMNS.some(({ field, group: own }) => own === group && !inUse.value.has(field))),
);

/** Whether the grid is as narrow as a phone. */
export const isNarrow = signal(false);

export const columns = computed<readonly Column[]>(() => {
  if (isNarrow.value) return COLUMNS.filter(({ field }) => FEW.includes(field));
  return COLUMNS.filter(({ field }) => inUse.value.has(field));
});

/** A cell: 0 is the line's number, the last column the button of its details. */
export interface Place {
  line: number;
  column: number;
}

export const at = signal<Place>({ line: 0, column: 1 });
/** The other corner of the selection. */
export const anchor = signal<Place>({ line: 0, column: 1 });

/** What is being written into the cell at `at`; `isTyped` where a letter began it, so that arrows leave the cell. */
export const writing = signal<{ text: string; isTyped: boolean } | null>(null);

/** Counts the calls of the focus into the grid from outside. */
export const calls = signal(0);

/** The key of the row whose details are open. */
export const detailed = signal<number | null>(null);

/** What happened, for the status line. */
export const news = signal("");

/** Goes to a cell, within the grid. */
export function goTo(place: Place, isExtending = false): void {
  batch(() => {
    at.value = {
      line: Math.max(0, Math.min(place.line, lines.value.length - 1)),
      column: Math.max(0, Math.min(place.column, columns.value.length + 1)),
    };
    if (!isExtending) anchor.value = at.value;
  });
}

/** Lines may have gone from under the cell at hand: the focus stays in the grid. */
function stayInside(): void {
  if (at.value.line >= lines.value.length) goTo(at.value);
}

/** Goes to a cell from outside the grid. */
export function focusOn(place: Place): void {
  goTo(place);
  calls.value += 1;
}

export const lineAt = (index: number): Line | undefined => lines.value[index];

/** The selected rectangle, its corners included. The number of a line stands for all of its cells. */
export const range = computed(() => {
  const [one, other] = [at.value, anchor.value];
  const last = columns.value.length;
  const first = Math.min(one.column, other.column);
  return {
    top: Math.min(one.line, other.line),
    bottom: Math.min(Math.max(one.line, other.line), lines.value.length - 1),
    left: Math.max(1, Math.min(first, last)),
    right: first === 0 ? last : Math.max(1, Math.min(Math.max(one.column, other.column), last)),
  };
});

export const selectedLines = () => lines.value.slice(range.value.top, range.value.bottom + 1);
export const selectedKeys = () => new Set(selectedLines().flatMap(({ row }) => (row ? [row.key] : [])));
export const selectedColumns = () => columns.value.slice(range.value.left - 1, range.value.right);
