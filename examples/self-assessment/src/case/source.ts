import type { Draft, Row } from "./draft.ts";

/** Where what a draft states came from: a person's hand, or a file or link by its name. */
export type Source = "you" | `file:${string}`;

/** The facts of the good itself whose source is kept; each line of the bill keeps its own. */
const FIELDS = [
  "name",
  "hs",
  "on",
  "rulebook",
  "currency",
  "vat",
  "vat_rate",
  "ex_works_price",
  "production_cost",
  "wholly_produced",
  "operations",
  "beyond_insufficient_operations",
  "rates",
  "answers",
  "readings",
] as const;
export type Sourced = (typeof FIELDS)[number];

/** The draft with each fact that a person changed marked as his own; what brings a source of its own keeps it. */
export function credited(before: Draft, after: Draft): Draft {
  const given = after.sources ?? {};
  const changed = FIELDS.filter((field) => after[field] !== before[field] && given[field] === before.sources?.[field]);
  const own = Object.fromEntries(changed.map((field) => [field, "you" as const]));
  const materials = creditedRows(before.materials, after.materials);
  if (changed.length === 0 && materials === after.materials) return after;
  return { ...after, sources: { ...given, ...own }, materials };
}

function creditedRows(before: Draft["materials"], after: Draft["materials"]): Draft["materials"] {
  if (!after || after === before) return after;
  const known = new Map(before?.map((row) => [row.key, row]));
  return after.map((row) => {
    const old = known.get(row.key);
    const isSame = old === row || (old !== undefined && old.open !== row.open);
    if (isSame || (!old && row.source)) return row;
    return row.source === "you" ? row : { ...row, source: "you" as const };
  });
}

/** The draft as a file or a link states it: all of it is from there. */
export function fromFile(draft: Draft, name: string): Draft {
  const source: Source = `file:${name}`;
  const isStated = (value: unknown) => value !== "" && value !== null && value !== undefined;
  const sources = Object.fromEntries(FIELDS.filter((field) => isStated(draft[field])).map((field) => [field, source]));
  const materials = draft.materials?.map((row): Row => ({ ...row, source })) ?? null;
  return { ...draft, sources, materials };
}
