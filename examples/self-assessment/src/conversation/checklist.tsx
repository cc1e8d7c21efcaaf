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

/** Lines in the order of the bill. */
const ORDER = new Intl.Collator("en", { numeric: true });

/** The same question of several lines is one; the order stays that of what they move. */
export function grouped(items: readonly Item[]): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const { missing, question, owner } = item;
    const isShared = owner.row !== undefined && optionsOf(missing.code).length > 0;
    const key = isShared ? `${missing.code} ${question.text}` : missing.fact;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()].map((group) =>
    group.toSorted((one, other) => ORDER.compare(one.missing.fact, other.missing.fact)),
  );
}

/** An answer that can be given to many lines at once. */
interface Option {
  label: string;
  row: (row: Row, field: string) => Row;
  /** Where the good itself or a part of a line states it. */
  draft?: (draft: Draft, owner: Owner) => Draft;
}

/** What the answers would give is not told: whoever judges what was done shall not be led. */
export function optionsOf(code: string): Option[] {
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

/** Gives one answer to all that it is asked of, as one step to undo. */
export function answer(items: readonly Item[], option: Option): void {
  const isLine = ({ owner }: Item) => owner.row !== undefined && !owner.isPart;
  const lines = items.filter(isLine);
  const goods = items.filter((item) => !isLine(item));
  const fields = new Map(lines.map(({ owner }) => [owner.row?.key ?? 0, owner.field]));
  change((draft) => {
    const after = withRows(draft, fields, option.row);
    return goods.reduce((so, { owner }) => option.draft?.(so, owner) ?? so, after);
  });
}

/** "I do not know", to all of them. */
export const leaveOpen = (items: readonly Item[]) =>
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
