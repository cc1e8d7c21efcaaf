import { type ReadonlySignal, type Signal, batch, computed, signal } from "@preact/signals";

/** A value that a person changes step by step, and every step back and forth. */
export interface History<Value> {
  value: Signal<Value>;
  canUndo: ReadonlySignal<boolean>;
  canRedo: ReadonlySignal<boolean>;
  /** Puts another state in place of this one; the change can be undone. */
  change: (after: Value) => void;
  undo: () => void;
  redo: () => void;
  /** Puts another value in place of this one, and forgets all steps. */
  replace: (value: Value) => void;
}

// Whole values, which share all that did not change.
const MOST_STEPS = 200;

export function history<Value>(first: Value): History<Value> {
  const value = signal(first);
  const past = signal<Value[]>([]);
  const future = signal<Value[]>([]);

  function step(from: typeof past, to: typeof past): void {
    if (from.value.length === 0) return;
    const last = from.value.at(-1) as Value;
    batch(() => {
      to.value = [...to.value, value.value];
      from.value = from.value.slice(0, -1);
      value.value = last;
    });
  }

  return {
    value,
    canUndo: computed(() => past.value.length > 0),
    canRedo: computed(() => future.value.length > 0),
    change(after) {
      const before = value.value;
      if (after === before) return;
      batch(() => {
        past.value = [...past.value, before].slice(-MOST_STEPS);
        future.value = [];
        value.value = after;
      });
    },
    undo: () => step(past, future),
    redo: () => step(future, past),
    replace(given) {
      batch(() => {
        past.value = [];
        future.value = [];
        value.value = given;
      });
    },
  };
}
