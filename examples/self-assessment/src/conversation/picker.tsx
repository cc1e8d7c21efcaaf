import { useState } from "preact/hooks";
import { edition, operations, termName } from "../case/law.ts";
import { faultWords, readOperation } from "../case/read.ts";
import { Field } from "../ui/field.tsx";
import { t } from "../words/index.ts";

interface PickerProps {
  /** `null`: not stated. */
  chosen: readonly string[] | null;
  onChange: (chosen: string[] | null) => void;
}

/** Operations of the rulebook's list, found by words; one that the list does not know is taken as it is written. */
export function OperationPicker({ chosen, onChange }: PickerProps) {
  const [wanted, search] = useState("");
  const stated = chosen ?? [];
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = operations.value.filter(({ name }) => words.every((word) => name.toLowerCase().includes(word)));
  const toggle = (id: string) => onChange(stated.includes(id) ? stated.filter((one) => one !== id) : [...stated, id]);
  const isUnknown = chosen === null;
  return (
    <div class="picker">
      <ul class="chips" aria-label={t("conversation.operations-chosen")}>
        {stated.map((id) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => toggle(id)}
              aria-label={t("conversation.remove", { name: termName(id) })}
            >
              {termName(id)} <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      <Field
        label={t("conversation.operations-search")}
        type="search"
        value={wanted}
        onInput={search}
        onCommit={search}
      />
      <fieldset class="list">
        <legend class="unseen">{t("conversation.operations-list")}</legend>
        {found.map(({ id, name }) => (
          <label key={id}>
            <input type="checkbox" checked={stated.includes(id)} onChange={() => toggle(id)} />
            <span>{name}</span>
          </label>
        ))}
        {found.length === 0 && (
          <Named
            wanted={wanted.trim()}
            onSearch={search}
            onTake={(ids) => (onChange([...new Set([...stated, ...ids])]), search(""))}
          />
        )}
      </fieldset>
      <div class="buttons">
        <button type="button" aria-pressed={chosen !== null && chosen.length === 0} onClick={() => onChange([])}>
          {t("conversation.operations-none")}
        </button>
        <button type="button" aria-pressed={isUnknown} onClick={() => onChange(null)}>
          {t("conversation.unknown")}
        </button>
      </div>
    </div>
  );
}

interface NamedProps {
  wanted: string;
  onSearch: (name: string) => void;
  onTake: (ids: string[]) => void;
}

/** What a name that the list does not show means to the reader of tables, which knows other names of operations. */
function Named({ wanted, onSearch, onTake }: NamedProps) {
  const book = edition.value;
  const { ids, fault } = book ? readOperation(wanted, `${book.id}@${book.first}`) : { ids: [] };
  if (ids.length > 0) {
    return (
      <p>
        <button type="button" class="link" onClick={() => onTake(ids)}>
          {t("conversation.operations-as-written", { name: ids.map(termName).join(", ") })}
        </button>
      </p>
    );
  }
  return (
    <div>
      <p>{fault ? faultWords([fault])[0] : t("conversation.operations-none-found")}</p>
      <div class="buttons">
        {fault?.offers?.map((offer) => (
          <button key={offer} type="button" onClick={() => onSearch(offer)}>
            {offer}
          </button>
        ))}
        <button type="button" class="link" onClick={() => onTake([wanted])}>
          {t("conversation.operations-as-written", { name: wanted })}
        </button>
      </div>
    </div>
  );
}
