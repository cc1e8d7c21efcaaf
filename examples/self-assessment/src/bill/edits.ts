import { type Draft, type GoodDraft, type Row, emptyGood, emptyRow, isBlank } from "../case/draft.ts";
import { withRow } from "../case/edit.ts";
import { withLostZero } from "../case/read.ts";
import { type Field, withText } from "./columns.ts";
import type { Line } from "./lines.ts";

/** Texts for fields of a row. */
export type Texts = Partial<Record<Field, string>>;

/** Changes one list of rows: the product's, or that of a row's part. Where every line is blank nothing is stated. */
export function withList(draft: Draft, parent: number | null, make: (rows: readonly Row[]) => Row[]): Draft {
  if (parent === null) return withMaterials(draft, make);
  return withRow(draft, parent, (row) => ({ ...row, part: withMaterials(row.part ?? emptyGood(), make) }));
}

function withMaterials<Good extends GoodDraft>(good: Good, make: (rows: readonly Row[]) => Row[]): Good {
  const rows = make(good.materials ?? []);
  return { ...good, materials: rows.every(isBlank) ? null : rows };
}

/** Changes every row that `make` changes, however deep; a list of blanks becomes a list that is not stated. */
function mapRows<Good extends GoodDraft>(good: Good, make: (row: Row) => Row): Good {
  if (!good.materials) return good;
  const rows = good.materials.map((before) => {
    const row = make(before);
    const part = row.part && mapRows(row.part, make);
    return part === row.part ? row : { ...row, part };
  });
  const isSame = rows.every((row, index) => row === good.materials?.[index]);
  return isSame ? good : { ...good, materials: rows.every(isBlank) ? null : rows };
}

/** Writes into one cell; in the empty line that makes a row. */
export function write(draft: Draft, line: Line, field: Field, text: string): Draft {
  if (!line.row) return text.trim() ? fill(draft, line, [{ [field]: text }]) : draft;
  const { key } = line.row;
  return mapRows(draft, (row) => (row.key === key ? withText(row, field, text) : row));
}

/** Writes into the rows from a line on, one after another in its list; rows are added where it ends. */
export function fill(draft: Draft, from: Line, texts: readonly Texts[]): Draft {
  return withList(draft, from.parent, (rows) => {
    const after = [...rows];
    texts.forEach((given, index) => (after[from.index + index] = withTexts(rows[from.index + index] ?? null, given)));
    return after;
  });
}

function withTexts(row: Row | null, texts: Texts): Row {
  const entries = Object.entries(texts) as [Field, string][];
  return entries.reduce((before, [field, text]) => withText(before, field, text), row ?? emptyRow());
}

/** Empties cells. */
export function clear(draft: Draft, rows: ReadonlySet<number>, fields: readonly Field[]): Draft {
  const empty = Object.fromEntries(fields.map((field) => [field, ""]));
  return mapRows(draft, (row) => (rows.has(row.key) ? withTexts(row, empty) : row));
}

/** Writes the same into many cells. */
export function writeAll(draft: Draft, rows: ReadonlySet<number>, texts: Texts): Draft {
  return mapRows(draft, (row) => (rows.has(row.key) ? withTexts(row, texts) : row));
}

/** Puts an empty row above a line. */
export function insert(draft: Draft, line: Line): Draft {
  return withList(draft, line.parent, (rows) => [...rows.slice(0, line.index), emptyRow(), ...rows.slice(line.index)]);
}

/** Removes rows, and with each the bill of its part. */
export function remove(draft: Draft, keys: ReadonlySet<number>): Draft {
  const without = <Good extends GoodDraft>(good: Good): Good => {
    if (!good.materials) return good;
    const kept = good.materials.filter((row) => !keys.has(row.key));
    const rows = kept.map((row) => {
      const part = row.part && without(row.part);
      return part === row.part ? row : { ...row, part };
    });
    const isSame = rows.length === good.materials.length && rows.every((row, index) => row === good.materials?.[index]);
    return isSame ? good : { ...good, materials: rows.every(isBlank) ? null : rows };
  };
  return without(draft);
}

/** Moves neighbouring rows of one list up or down by one. */
export function move(draft: Draft, lines: readonly Line[], by: -1 | 1): Draft {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return draft;
  const [start, end] = [first.index, last.index + 1];
  return withList(draft, first.parent, (rows) => {
    if (by < 0 ? start === 0 : end >= rows.length) return [...rows];
    const moved = rows.slice(start, end);
    const rest = [...rows.slice(0, start), ...rows.slice(end)];
    return [...rest.slice(0, start + by), ...moved, ...rest.slice(start + by)];
  });
}

/** Shows or hides the lines of a part. */
export function toggle(draft: Draft, key: number): Draft {
  return withRow(draft, key, (row) => ({ ...row, open: !row.open }));
}

/** Says that a row is made in-house, with a bill of its own; or that it is bought ready-made. */
export function setPart(draft: Draft, key: number, isMade: boolean): Draft {
  return withRow(draft, key, (row) => ({ ...row, part: isMade ? (row.part ?? emptyGood()) : null, open: isMade }));
}

/** Puts the zero back that a spreadsheet took from the front of codes. */
export function restoreZeros(draft: Draft, keys: ReadonlySet<number>): Draft {
  return mapRows(draft, (row) => (keys.has(row.key) ? { ...row, hs: withLostZero(row.hs) ?? row.hs } : row));
}
