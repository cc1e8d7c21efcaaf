import type { Draft, Row } from "../case/draft.ts";
import { type Owner, withGood, withRow } from "../case/edit.ts";
import { t } from "../words/index.ts";

/** What a person calls the material of a row in a question. */
export const nameOf = (row: Row) =>
  [row.name.trim(), row.hs.trim()].filter(Boolean).join(", ") || t("conversation.unnamed");

/**
 * A line or a good with a fact that is true or false: one of its own, or an answer to a term. `null` states nothing:
 * the answer is gone.
 */
export function flagged<Of extends { answers: Record<string, boolean> }>(
  one: Of,
  field: string,
  value: boolean | null,
): Of {
  const [, term] = /^answers\/(.*)$/s.exec(field) ?? [];
  if (term === undefined) return { ...one, [field]: value };
  const { [term]: _, ...others } = one.answers;
  return { ...one, answers: value === null ? others : { ...others, [term]: value } };
}

/** A fact that is true or false, where its pointer says. */
export function withFlag(before: Draft, owner: Owner, value: boolean): Draft {
  if (owner.row && !owner.isPart) return withRow(before, owner.row.key, (row) => flagged(row, owner.field, value));
  return withGood(before, owner, (good) => flagged(good, owner.field, value));
}
