import type { Assessment } from "tegi";
import type { Row } from "../case/draft.ts";
import type { Stated } from "../case/facts.ts";
import { nameOf, rowsOf } from "./materials.ts";

/** What a paper would do for a material. */
export type Need = "ct-1" | "origin" | "domestic";

/** In the order of the effort that they take. */
const NEEDS: readonly Need[] = ["domestic", "ct-1", "origin"];

/** The materials that a paper would do the same for, by their names. */
export interface Wanted {
  need: Need;
  names: string[];
}

/** The materials that count as foreign, or as domestic on the maker's word alone, for want of a paper. */
export function wantedByNeed(answer: Assessment, stated: Stated): Wanted[] {
  const rows = rowsOf(stated, "");
  const found = answer.materials.flatMap(({ id, because }) => {
    const row = rows.get(id);
    const need = row && needOf(because, row);
    return row && need ? [{ need, name: nameOf(row) }] : [];
  });
  return NEEDS.flatMap((need) => {
    const names = found.filter((one) => one.need === need).map(({ name }) => name);
    return names.length > 0 ? [{ need, names }] : [];
  });
}

function needOf(because: string, row: Row): Need | undefined {
  switch (because) {
    case "no-ct-1":
    case "ct-1-not-stated":
      return "ct-1";
    case "unknown-origin":
      return "origin";
    case "domestic":
      return row.proof_kind === "" || row.proof_kind === "none" ? "domestic" : undefined;
    default:
      return undefined;
  }
}
