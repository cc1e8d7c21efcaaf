import type { Draft, Row } from "../case/draft.ts";
import { type Owner, withGood, withRow } from "../case/edit.ts";
import { t } from "../words/index.ts";

/** What a person calls the material of a row in a question. */
export const nameOf = (row: Row) =>
  [row.name.trim(), row.hs.trim()].filter(Boolean).join(", ") || t("conversation.unnamed");

/** A line with a fact that is true or false: one of its own, or an answer to a term. */
export function flagged(row: Row, field: string, value: boolean): Row {
  const [name = "", term] = field.split("/");
  return term === undefined ? { ...row, [name]: value } : { ...row, answers: { ...row.answers, [term]: value } };
}

/** A fact that is true or false, where its pointer says. */
export function withFlag(before: Draft, owner: Owner, value: boolean): Draft {
  if (owner.row && !owner.isPart) return withRow(before, owner.row.key, (row) => flagged(row, owner.field, value));
  const [name = "", term] = owner.field.split("/");
  return withGood(before, owner, (good) =>
    term === undefined ? { ...good, [name]: value } : { ...good, answers: { ...good.answers, [term]: value } },
  );
}
