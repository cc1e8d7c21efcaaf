import { effect, signal } from "@preact/signals";
import { showPlace } from "../case/place.ts";
import { isReady } from "../case/store.ts";
import { openLink } from "./put.ts";

/** Whether the page's address is ours to read and to hand on; in another site it is not. */
export const isAddressed = signal(false);

const START = "#case=";

/** Opens the case that the address carries, now and whenever such a link is followed, and takes it out of the address. */
export function openFromAddress(): void {
  if (!isAddressed.value) addEventListener("hashchange", take);
  isAddressed.value = true;
  take();
}

function take(): void {
  const { hash } = location;
  if (!hash.startsWith(START)) return;
  showPlace();
  whenReady(() => void openLink(hash.slice(START.length)));
}

function whenReady(act: () => void): void {
  let isDone = false;
  effect(() => {
    if (!isReady.value || isDone) return;
    isDone = true;
    queueMicrotask(act);
  });
}
