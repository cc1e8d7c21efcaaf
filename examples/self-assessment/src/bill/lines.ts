import type { Draft, Row } from "../case/draft.ts";

/** A line of the grid. */
export interface Line {
  /** `null`: the empty line at the end of a list, to type into. */
  row: Row | null;
  /** The key of the row whose part the line goes into; `null` in the bill of the product. */
  parent: number | null;
  /** Its place in its list. */
  index: number;
  /** How long its list is, the empty line included. */
  length: number;
  /** 1 for the bill of the product, 2 for the bill of a part. */
  level: number;
  /** `3` or `3.1`. */
  label: string;
}

/** The lines that the grid shows: each list with an empty line after it, the lists of open parts below their row. */
export function toLines(draft: Draft): Line[] {
  const lines: Line[] = [];
  add(lines, draft.materials ?? [], null, 1, "");
  return lines;
}

function add(lines: Line[], rows: readonly Row[], parent: number | null, level: number, before: string): void {
  const length = rows.length + 1;
  rows.forEach((row, index) => {
    const label = `${before}${index + 1}`;
    lines.push({ row, parent, index, length, level, label });
    if (row.part && row.open) add(lines, row.part.materials ?? [], row.key, level + 1, `${label}.`);
  });
  lines.push({ row: null, parent, index: rows.length, length, level, label: `${before}${length}` });
}
