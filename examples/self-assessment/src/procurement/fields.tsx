import { useId } from "preact/hooks";
import { understood } from "../case/read.ts";
import { Choice, Field } from "../ui/field.tsx";
import { t } from "../words/index.ts";
import { faultAt } from "./answer.ts";

interface TextProps {
  label: string;
  hint?: string | undefined;
  unit?: string | undefined;
  /** The JSON pointer of its fact; absent where it states none yet. */
  at: string | undefined;
  value: string;
  inputMode?: "numeric" | "decimal";
  onCommit: (value: string) => void;
}

/** A field of a fact, with what the engine says is wrong with it. */
export function Text({ at, ...given }: TextProps) {
  return <Field {...given} error={faultAt(at)} maxLength={1000} data-at={at} />;
}

/** A day: the browser's own field, unless what stands there is no day. */
export function Day({ at, value, ...given }: TextProps) {
  const iso = understood("day", value);
  const isDay = value === "" || /^\d{4}-\d{2}-\d{2}$/.test(iso);
  return (
    <Field {...given} type={isDay ? "date" : "text"} value={isDay ? iso : value} error={faultAt(at)} data-at={at} />
  );
}

interface PickProps<Value extends string> {
  label: string;
  at?: string | undefined;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChoose: (value: Value) => void;
}

/** One of several, as a list that opens. */
export function Pick<Value extends string>({ label, at, value, options, onChoose }: PickProps<Value>) {
  const id = useId();
  const error = faultAt(at);
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={id}>{label}</label>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      <select
        id={id}
        data-at={at}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChoose(event.currentTarget.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

interface FlagProps {
  label: string;
  value: boolean | null;
  onChange: (value: boolean | null) => void;
}

/** A fact that is true, or not stated. */
export function Flag({ label, value, onChange }: FlagProps) {
  const id = useId();
  return (
    <div class="flag">
      <input
        type="checkbox"
        id={id}
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked ? true : null)}
      />
      <label for={id}>{label}</label>
    </div>
  );
}

interface YesNoProps {
  legend: string;
  hint: string;
  at: string | undefined;
  value: boolean | null;
  onChoose: (value: boolean | null) => void;
}

/** Yes, no, or not known. */
export function YesNo({ at, ...given }: YesNoProps) {
  return (
    <div data-at={at} class="yes-no">
      <Choice<boolean | null>
        {...given}
        inline
        options={[
          { value: true, label: t("conversation.yes") },
          { value: false, label: t("conversation.no") },
          { value: null, label: t("conversation.unknown") },
        ]}
      />
    </div>
  );
}
