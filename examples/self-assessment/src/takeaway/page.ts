import { place } from "../case/place.ts";
import { canRedo as canRedoGood, canUndo as canUndoGood } from "../case/store.ts";
import { redoEdit, undoEdit } from "../bill/state.ts";
import * as contract from "../procurement/draft.ts";
import { openFile } from "./put.ts";

const isGood = () => place.value.tab !== "contract";

/** Undoing and redoing in the tab that is open. */
export const canUndo = () => (isGood() ? canUndoGood : contract.canUndo).value;
export const canRedo = () => (isGood() ? canRedoGood : contract.canRedo).value;
export const undo = () => (isGood() ? undoEdit() : contract.undo());
export const redo = () => (isGood() ? redoEdit() : contract.redo());

/**
 * Listens for the keys of undoing and for files that are dropped: on the whole page where it is ours, else only within
 * the element. Gives what ends it.
 */
export function listen(host: HTMLElement, onDragging: (isDragging: boolean) => void): () => void {
  const ended = new AbortController();
  const target: HTMLElement | Document = host.hasAttribute("page") ? document : host;
  const on = <Name extends keyof HTMLElementEventMap>(name: Name, act: (event: HTMLElementEventMap[Name]) => void) =>
    target.addEventListener(name, act as EventListener, { signal: ended.signal });
  on("keydown", onKey);
  on("dragover", (event) => {
    if (event.defaultPrevented || !event.dataTransfer?.types.includes("Files")) return onDragging(false);
    event.preventDefault();
    onDragging(true);
  });
  on("dragleave", ({ relatedTarget }) => relatedTarget === null && onDragging(false));
  on("drop", (event) => {
    onDragging(false);
    const file = event.dataTransfer?.files[0];
    if (event.defaultPrevented || !file) return;
    event.preventDefault();
    void openFile(file);
  });
  return () => ended.abort();
}

function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || !(event.ctrlKey || event.metaKey) || isWriting(event)) return;
  // By the place of the key: its letter is another in each layout.
  const act = event.code === "KeyZ" ? (event.shiftKey ? redo : undo) : event.code === "KeyY" ? redo : undefined;
  if (!act) return;
  event.preventDefault();
  act();
}

/** In a text field these keys are the field's own. */
function isWriting(event: Event): boolean {
  const [at] = event.composedPath();
  if (!(at instanceof HTMLElement)) return false;
  const isField = at instanceof HTMLInputElement && !["checkbox", "radio", "button", "file"].includes(at.type);
  return isField || at instanceof HTMLTextAreaElement || at.isContentEditable;
}
