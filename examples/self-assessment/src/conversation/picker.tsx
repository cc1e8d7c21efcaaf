import type { OperationGuide } from "tegi";
import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { edition, operations, termName } from "../case/law.ts";
import { faultWords, readOperation } from "../case/read.ts";
import { Field, More } from "../ui/field.tsx";
import { legible } from "../ui/figure.ts";
import { t } from "../words/index.ts";
import "../words/operations.ts";
import { countsOf, guidesFor, judgedBy } from "./guides.ts";

interface PickerProps {
  /** The code of what is made. */
  hs: string;
  /** `null`: not stated. */
  chosen: readonly string[] | null;
  onChange: (chosen: string[] | null) => void;
  /** Only the choice itself: nothing follows from it, and it may not be left open. */
  isBare?: boolean;
  label?: string | undefined;
}

interface Shown {
  id: string;
  name: string;
  guide?: OperationGuide | undefined;
}

/**
 * Operations of the rulebook's list: the usual ones of the chapter first, each with how it counts; the others by words.
 * One that the list does not know is taken as it is written.
 */
export function OperationPicker({ hs, chosen, onChange, isBare = false, label }: PickerProps) {
  const [wanted, search] = useState("");
  const stated = chosen ?? [];
  const guides = guidesFor(hs);
  const usual = guides.map((guide): Shown => ({ id: guide.term, name: guide.text, guide }));
  const others: readonly Shown[] = operations.value.filter(({ id }) => !guides.some(({ term }) => term === id));
  const words = wanted.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length > 0 ? [...usual, ...others].filter((one) => isMeant(one, words)) : [];
  const toggle = (id: string) => onChange(stated.includes(id) ? stated.filter((one) => one !== id) : [...stated, id]);
  const list = (legend: string, shown: readonly Shown[]) => (
    <List {...{ legend, shown, stated }} isMarked={!isBare} onToggle={toggle} />
  );
  return (
    <div class="picker" role="group" aria-label={label}>
      {label && <p class="label">{label}</p>}
      <ul class="chips" aria-label={t("operations.chosen")}>
        {stated.map((id) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => toggle(id)}
              aria-label={t("operations.remove", { name: termName(id) })}
            >
              {termName(id)} <span aria-hidden="true">×</span>
            </button>
          </li>
        ))}
      </ul>
      {!isBare && <Judged stated={stated} guides={guides} />}
      <Field label={t("operations.search")} type="search" value={wanted} onInput={search} onCommit={search} />
      {found.length > 0 && list(t("operations.list"), found)}
      {words.length > 0 && found.length === 0 && (
        <Named
          wanted={wanted.trim()}
          onSearch={search}
          onTake={(ids) => (onChange([...new Set([...stated, ...ids])]), search(""))}
        />
      )}
      {words.length === 0 && usual.length > 0 && list(t("operations.usual"), usual)}
      {words.length === 0 && others.length > 0 && (
        <Others count={others.length} isOpen={usual.length === 0} list={() => list("", others)} />
      )}
      {!isBare && (
        <div class="buttons">
          <button type="button" aria-pressed={chosen !== null && chosen.length === 0} onClick={() => onChange([])}>
            {t("operations.none")}
          </button>
          <button type="button" aria-pressed={chosen === null} onClick={() => onChange(null)}>
            {t("conversation.unknown")}
          </button>
        </div>
      )}
    </div>
  );
}

/** Whether words mean an operation, by its name or by one of the names by which tables know it. */
function isMeant({ name, guide }: Shown, words: readonly string[]): boolean {
  const names = [name, ...(guide?.also ?? [])].map((one) => one.toLowerCase());
  return names.some((one) => words.every((word) => one.includes(word)));
}

/** The operations outside the chapter, which few need. */
function Others({ count, isOpen, list }: { count: number; isOpen: boolean; list: () => ComponentChildren }) {
  const [isShown, show] = useState(false);
  if (isOpen) return <>{list()}</>;
  return (
    <details class="more" onToggle={({ currentTarget }) => show(currentTarget.open)}>
      <summary>{t("operations.more", { count })}</summary>
      {isShown && list()}
    </details>
  );
}

interface ListProps {
  legend: string;
  shown: readonly Shown[];
  stated: readonly string[];
  /** Whether each tells how it counts. */
  isMarked: boolean;
  onToggle: (id: string) => void;
}

function List({ legend, shown, stated, isMarked, onToggle }: ListProps) {
  const base = useId();
  return (
    <fieldset class={legend ? "list" : "list plain"} aria-label={legend ? undefined : t("operations.list")}>
      {legend && <legend>{legend}</legend>}
      {shown.map(({ id, name, guide }) => {
        const counts = isMarked && guide && countsOf(guide);
        return (
          <div class="operation" key={id}>
            <label>
              <input
                type="checkbox"
                checked={stated.includes(id)}
                aria-describedby={counts ? `${base}-${id}` : undefined}
                onChange={() => onToggle(id)}
              />
              <span>{name}</span>
            </label>
            {counts && (
              <small id={`${base}-${id}`} class={`counts ${counts}`}>
                {t(`operations.counts-${counts}`)}
              </small>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}

/** What follows from the chosen operations, and why each counts as it does. */
function Judged({ stated, guides }: { stated: readonly string[]; guides: readonly OperationGuide[] }) {
  const own = guides.filter(({ term }) => stated.includes(term));
  const judged = judgedBy(stated, guides);
  if (own.length === 0) return null;
  return (
    <>
      {judged && (
        <p class={judged === "yes" ? "judged" : "judged note"} role="status">
          {t(`operations.judged-${judged}`)}
        </p>
      )}
      <More title={t("operations.why")}>
        <ul>
          {own.map(({ term, text, reason }) => (
            <li key={term}>
              <strong>{text}</strong>. {legible(reason.text)} {reason.citation && <cite>{reason.citation}</cite>}
            </li>
          ))}
        </ul>
      </More>
    </>
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
          {t("operations.as-written", { name: ids.map(termName).join(", ") })}
        </button>
      </p>
    );
  }
  return (
    <div>
      <p>{fault ? faultWords([fault])[0] : t("operations.none-found")}</p>
      <div class="buttons">
        {fault?.offers?.map((offer) => (
          <button key={offer} type="button" onClick={() => onSearch(offer)}>
            {offer}
          </button>
        ))}
        <button type="button" class="link" onClick={() => onTake([wanted])}>
          {t("operations.as-written", { name: wanted })}
        </button>
      </div>
    </div>
  );
}
