import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useTyped } from "./typed.ts";

interface FieldProps {
  type?: "text" | "date" | "search";
  inputMode?: "numeric" | "decimal";
  maxLength?: number;
  label: string;
  hint?: string | undefined;
  /** What is wrong with it, in words. */
  error?: string | undefined;
  /** What stands behind the input: a currency, a percent sign. */
  unit?: string | undefined;
  value: string;
  /** Called at every letter. */
  onInput?: (value: string) => void;
  /** Called when the person has finished writing. */
  onCommit: (value: string) => void;
}

/** A field with its label, hint and error, all of them said to screen readers. */
export function Field({ label, hint, error, unit, value, onInput, onCommit, type = "text", ...input }: FieldProps) {
  const id = useId();
  const typed = useTyped(value, onCommit, onInput);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div class={error ? "field wrong" : "field"}>
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
          {...input}
          {...({ type } as { type: "text" })}
          id={id}
          {...typed}
          autocomplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
        />
        {unit && <span class="unit">{unit}</span>}
      </div>
    </div>
  );
}

interface ChoiceProps<Value> {
  legend: ComponentChildren;
  hint?: ComponentChildren;
  options: readonly { value: Value; label: ComponentChildren; hint?: ComponentChildren }[];
  /** `undefined`: nothing is chosen yet. */
  value: Value | undefined;
  onChoose: (value: Value) => void;
  /** Side by side, for short answers. */
  inline?: boolean;
}

/** One of several, as radio buttons. */
export function Choice<Value>({ legend, hint, options, value, onChoose, inline }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <fieldset class="choice" aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend>{legend}</legend>
      {hint && (
        <div class="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <div class={inline ? "options inline" : "options"}>
        {options.map((option, index) => (
          <div class="option" key={index}>
            <input
              type="radio"
              id={`${id}-${index}`}
              name={id}
              checked={option.value === value}
              aria-describedby={option.hint ? `${id}-${index}-hint` : undefined}
              onChange={() => onChoose(option.value)}
            />
            <label for={`${id}-${index}`}>{option.label}</label>
            {option.hint && (
              <p class="hint" id={`${id}-${index}-hint`}>
                {option.hint}
              </p>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** Something one click away: a definition, a provision. */
export function More({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details class="more">
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
