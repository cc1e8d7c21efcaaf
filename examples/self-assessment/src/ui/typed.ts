import { useState } from "preact/hooks";

type Of = { currentTarget: HTMLInputElement };

/**
 * The value and the listeners of an input whose text counts once the person has finished writing. What is being typed
 * stays when the view is drawn anew meanwhile, such as when words or the engine arrive.
 */
export function useTyped(value: string, onCommit: (text: string) => void, onInput?: (text: string) => void) {
  const [typed, type] = useState<string>();
  return {
    value: typed ?? value,
    // Who hears of every letter keeps it.
    onInput: ({ currentTarget: { value } }: Of) => (onInput ?? type)(value),
    onChange: ({ currentTarget: { value } }: Of) => {
      type(undefined);
      onCommit(value);
    },
  };
}
