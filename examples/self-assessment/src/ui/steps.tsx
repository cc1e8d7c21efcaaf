import { useEffect, useRef } from "preact/hooks";

/** A step of a conversation as the list of steps shows it. */
export interface ShownStep {
  name: string;
  /** What was said at it, in short. */
  said: string;
  state: "here" | "done" | "due" | "idle";
  isReachable: boolean;
  onOpen: () => void;
}

/** Where one is: every step with what was said, each a way back. */
export function Steps({ label, steps }: { label: string; steps: readonly ShownStep[] }) {
  const list = useRef<HTMLOListElement>(null);
  const here = steps.findIndex(({ state }) => state === "here");
  useEffect(() => {
    // On a phone the steps stand in a row that scrolls: the one at hand is in sight.
    const step = list.current?.querySelector("[aria-current]");
    if (!list.current || !step) return;
    list.current.scrollLeft += step.getBoundingClientRect().left - list.current.getBoundingClientRect().left - 16;
  }, [here]);
  return (
    <nav class="steps" aria-label={label}>
      <ol ref={list}>
        {steps.map(({ name, said, state, isReachable, onOpen }) => (
          <li key={name} class={state}>
            <button
              type="button"
              disabled={!isReachable}
              aria-current={state === "here" ? "step" : undefined}
              onClick={onOpen}
            >
              <span class="name">{name}</span>
              <span class="said">{said}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
