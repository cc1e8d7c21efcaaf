import { type Draft, type GoodDraft, type Row, emptyGood } from "./draft.ts";

/** Changes one row, however deep in the bill; all else is shared with the draft before. */
export function withRow<Good extends GoodDraft>(good: Good, key: number, make: (row: Row) => Row): Good {
  return withRows(good, new Map([[key, true]]), make);
}

/** Changes many rows at once, however deep, each with what is known of it by its key. */
export function withRows<Good extends GoodDraft, Known>(
  good: Good,
  known: ReadonlyMap<number, Known>,
  make: (row: Row, own: Known) => Row,
): Good {
  if (!good.materials || known.size === 0) return good;
  const materials = good.materials.map((before) => {
    const row = before.part ? withPart(before, withRows(before.part, known, make)) : before;
    const own = known.get(row.key);
    return own === undefined ? row : make(row, own);
  });
  return materials.every((row, index) => row === good.materials?.[index]) ? good : { ...good, materials };
}

const withPart = (row: Row, part: GoodDraft) => (part === row.part ? row : { ...row, part });

/** Where a fact is stated: by the good itself, or by a row of the bill. */
export interface Owner {
  /** The row; absent where the good itself states it. */
  row?: Row;
  /** Whether it is a fact of the part that the row is made from. */
  isPart: boolean;
  /** The rest of the pointer, `value` or `answers/<term>`. */
  field: string;
}

/** Who states the fact at a pointer of the facts. */
export function ownerOf(pointer: string, rows: ReadonlyMap<string, Row>): Owner {
  const found = /^(.*\/materials\/\d+)(\/made_from)?\/(.+)$/.exec(pointer);
  const row = found?.[1] === undefined ? undefined : rows.get(found[1]);
  if (!found || !row) return { isPart: false, field: pointer.slice(1) };
  return { row, isPart: found[2] !== undefined, field: found[3] ?? "" };
}

/** Changes the good that states a fact: the product, or the part of a row. */
export function withGood(draft: Draft, owner: Owner, make: <Good extends GoodDraft>(good: Good) => Good): Draft {
  if (!owner.row) return make(draft);
  return withRow(draft, owner.row.key, (row) => ({ ...row, part: make(row.part ?? emptyGood()) }));
}
