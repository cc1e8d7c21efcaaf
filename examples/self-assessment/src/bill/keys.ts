import { textOf } from "./columns.ts";
import { clear, move, toggle, write, writeAll } from "./edits.ts";
import {
  anchor,
  at,
  columns,
  detailed,
  edit,
  goTo,
  lineAt,
  lines,
  pause,
  redoEdit,
  selectedColumns,
  selectedKeys,
  selectedLines,
  undoEdit,
  writing,
} from "./state.ts";

/** A page of lines. */
const PAGE = 12;

/** Begins to write into the cell at hand, or opens what its column opens. */
export function begin(text?: string): void {
  const { line, column } = at.value;
  const found = lineAt(line);
  const field = columns.value[column - 1]?.field;
  if (field)
    writing.value = { text: text ?? (found?.row ? textOf(found.row, field) : ""), isTyped: text !== undefined };
  else if (column === 0 && found?.row?.part) edit((draft) => toggle(draft, found.row!.key));
  else if (found?.row) detailed.value = found.row.key;
}

/** Ends writing; what was written stands. */
export function finish(text = writing.value?.text): void {
  if (!writing.value) return;
  writing.value = null;
  const found = lineAt(at.value.line);
  const field = columns.value[at.value.column - 1]?.field;
  if (found && field && text !== undefined) edit((draft) => write(draft, found, field, text));
}

/** Where writing with Tab began: Enter goes on below it, as spreadsheets do. */
let start: number | undefined;

function below(by: 1 | -1): void {
  goTo({ line: at.value.line + by, column: start ?? at.value.column });
  start = undefined;
}

function beside(by: 1 | -1): void {
  start ??= at.value.column;
  const { line, column } = at.value;
  if (by > 0 && column >= columns.value.length) goTo({ line: line + 1, column: 1 });
  else goTo({ line, column: Math.max(1, column + by) });
}

/** Keys while a cell is being written. `hasList`: its arrows choose from a list. */
export function onWritingKey(event: KeyboardEvent, hasList: boolean): void {
  pause();
  const isTyped = writing.value?.isTyped === true;
  if (event.isComposing) return;
  event.stopPropagation();
  const ends: Record<string, () => void> = {
    Enter: () => (finish(), below(event.shiftKey ? -1 : 1)),
    Tab: () => (finish(), beside(event.shiftKey ? -1 : 1)),
    Escape: () => (writing.value = null),
  };
  if (isTyped && !hasList) {
    ends.ArrowUp = () => (finish(), below(-1));
    ends.ArrowDown = () => (finish(), below(1));
  }
  const end = ends[event.key];
  if (!end) return;
  event.preventDefault();
  end();
}

/** Keys in the grid while nothing is being written. */
export function onKey(event: KeyboardEvent): void {
  pause();
  const { key, shiftKey } = event;
  const isLetter = event.getModifierState("AltGraph");
  const altKey = event.altKey && !isLetter;
  const isControl = (event.ctrlKey || event.metaKey) && !isLetter;
  const did = isControl ? onControl(event) : altKey ? onAlt(key) : onPlain(key, shiftKey);
  if (!did && !isControl && !altKey && key.length === 1 && key !== " ") begin(key);
  else if (!did) return;
  event.preventDefault();
  event.stopPropagation();
}

function onPlain(key: string, isExtending: boolean): boolean {
  const { line, column } = at.value;
  const steps: Record<string, [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -1],
    ArrowRight: [0, 1],
    PageUp: [-PAGE, 0],
    PageDown: [PAGE, 0],
    Home: [0, -column],
    End: [0, columns.value.length - column],
  };
  const step = steps[key];
  if (step) {
    start = undefined;
    goTo({ line: line + step[0], column: column + step[1] }, isExtending);
    return true;
  }
  switch (key) {
    case "Enter":
      if (start !== undefined) below(1);
      else begin();
      return true;
    case "F2":
    case " ":
      begin();
      return true;
    case "Delete":
    case "Backspace":
      empty();
      return true;
    case "Tab":
      return tab(isExtending);
    default:
      return false;
  }
}

/** Tab goes along the line and, at its end, out of the grid. */
function tab(isBack: boolean): boolean {
  const next = at.value.column + (isBack ? -1 : 1);
  if (next < 0 || next > columns.value.length + 1) return false;
  start ??= at.value.column;
  goTo({ line: at.value.line, column: next });
  return true;
}

function onControl({ key, code, shiftKey }: KeyboardEvent): boolean {
  const last = lines.value.length - 1;
  if (key === "Home") goTo({ line: 0, column: 0 }, shiftKey);
  else if (key === "End") goTo({ line: last, column: columns.value.length }, shiftKey);
  else if (key === "ArrowUp") goTo({ line: 0, column: at.value.column }, shiftKey);
  else if (key === "ArrowDown") goTo({ line: last, column: at.value.column }, shiftKey);
  // By the place of the key: its letter is another in each layout.
  else if (code === "KeyZ") shiftKey ? redoEdit() : undoEdit();
  else if (code === "KeyY") redoEdit();
  else if (code === "KeyA") selectAll();
  else if (code === "KeyD") fillDown();
  else return false;
  return true;
}

function onAlt(key: string): boolean {
  if (key !== "ArrowUp" && key !== "ArrowDown") return false;
  moveLines(key === "ArrowUp" ? -1 : 1);
  return true;
}

function selectAll(): void {
  anchor.value = { line: 0, column: 1 };
  at.value = { line: lines.value.length - 1, column: columns.value.length };
}

/** Empties the selected cells. */
export function empty(): void {
  const fields = selectedColumns().map(({ field }) => field);
  edit((draft) => clear(draft, selectedKeys(), fields));
}

/** Writes the first line of the selection into the others. */
function fillDown(): void {
  const first = selectedLines()[0]?.row;
  if (!first) return;
  const texts = Object.fromEntries(selectedColumns().map(({ field }) => [field, textOf(first, field)]));
  edit((draft) => writeAll(draft, selectedKeys(), texts));
}

/** Moves the selected lines of one list up or down. */
function moveLines(by: 1 | -1): void {
  const [first] = selectedLines();
  const own = selectedLines().filter((line) => line.row && line.parent === first?.parent);
  const before = own[0]?.row?.key;
  if (before === undefined) return;
  edit((draft) => move(draft, own, by));
  const moved = lines.value.findIndex((line) => line.row?.key === before);
  const height = Math.abs(at.value.line - anchor.value.line);
  const column = at.value.column;
  goTo({ line: moved, column });
  if (height > 0) goTo({ line: moved + height, column }, true);
}
