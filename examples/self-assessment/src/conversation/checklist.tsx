import type { Missing, Question } from "tegi";
import type { Draft, Row } from "../case/draft.ts";
import { type Owner, withRows } from "../case/edit.ts";
import { change, unknowns } from "../case/store.ts";
import { t } from "../words/index.ts";
import { flagged, nameOf, withFlag } from "./answering.ts";

/** A question with the place that its answer belongs to. */
export interface Item {
  missing: Missing;
  question: Question;
  owner: Owner;
}

/** The same question of several lines is one; the order stays that of what they move. */
export function grouped(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const { missing, question, owner } = item;
    const isShared = owner.row !== undefined && optionsOf(missing.code).length > 0;
    const key = isShared ? `${missing.code} ${question.text}` : missing.fact;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  // Lines in the order of the bill.
  const order = new Intl.Collator("en", { numeric: true });
  return [...groups.values()].map((group) =>
    group.toSorted((one, other) => order.compare(one.missing.fact, other.missing.fact)),
  );
}

/** An answer that can be given to many lines at once. */
interface Option {
  label: string;
  row: (row: Row, field: string) => Row;
  /** Where a part of the line states it. */
  draft?: (draft: Draft, owner: Owner) => Draft;
}

function optionsOf(code: string): Option[] {
  switch (code) {
    case "answer":
    case "good-answer":
    case "material-answer":
    case "beyond-insufficient":
      return [true, false].map((value) => ({
        label: t(value ? "conversation.yes" : "conversation.no"),
        row: (row, field) => flagged(row, field, value),
        draft: (draft, owner) => withFlag(draft, owner, value),
      }));
    case "proof":
      return (["ct-1", "none"] as const).map((kind) => ({
        label: t(`conversation.proof-${kind}`),
        row: (row) => ({ ...row, proof_kind: kind }),
      }));
    default:
      return [];
  }
}

/** Gives one answer to lines, as one step to undo. */
function answer(items: readonly Item[], option: Option): void {
  const lines = items.filter(({ owner }) => owner.row && !owner.isPart);
  const parts = items.filter(({ owner }) => owner.isPart);
  const fields = new Map(lines.map(({ owner }) => [owner.row?.key ?? 0, owner.field]));
  change((draft) => {
    const after = withRows(draft, fields, option.row);
    return parts.reduce((so, { owner }) => option.draft?.(so, owner) ?? so, after);
  });
}

const leaveOpen = (items: readonly Item[]) =>
  (unknowns.value = new Set([...unknowns.value, ...items.map(({ missing }) => missing.fact)]));

/** How many lines of one question are listed; "for all" answers the others, too. */
const LISTED = 20;

/** One question of many lines: for all of them where they are equal, or line by line. */
export function Shared({ items }: { items: readonly Item[] }) {
  const [first] = items;
  if (!first) return null;
  const options = optionsOf(first.missing.code);
  return (
    <>
      <p class="asks">{first.question.text}</p>
      <div class="for-all" role="group" aria-label={t("conversation.for-all", { count: items.length })}>
        <span aria-hidden="true">{t("conversation.for-all", { count: items.length })}</span>
        <Options options={options} items={items} />
      </div>
      <ul class="each">
        {items.slice(0, LISTED).map((item) => (
          <li key={item.missing.fact}>
            <div role="group" aria-label={item.owner.row && nameOf(item.owner.row)}>
              <span aria-hidden="true">{item.owner.row && nameOf(item.owner.row)}</span>
              <Options options={options} items={[item]} />
            </div>
          </li>
        ))}
      </ul>
      {items.length > LISTED && <p class="hint">{t("conversation.more-lines", { count: items.length - LISTED })}</p>}
    </>
  );
}

function Options({ options, items }: { options: readonly Option[]; items: readonly Item[] }) {
  return (
    <span class="choices">
      {options.map((option) => (
        <button key={option.label} type="button" onClick={() => answer(items, option)}>
          {option.label}
        </button>
      ))}
      <button type="button" onClick={() => leaveOpen(items)}>
        {t("conversation.unknown")}
      </button>
    </span>
  );
}
