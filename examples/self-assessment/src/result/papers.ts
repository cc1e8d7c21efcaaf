import type { Assessment } from "tegi";
import type { Row } from "../case/draft.ts";
import type { Stated } from "../case/facts.ts";
import { rowsOf } from "./materials.ts";

/** What a paper would do for a material. */
export type Need = "ct-1" | "origin" | "domestic";

/** In the order of the effort that they take. */
export const NEEDS: readonly Need[] = ["domestic", "ct-1", "origin"];

export interface Wanted {
  row: Row;
  need: Need;
}

/** The materials that count as foreign, or as domestic on the maker's word alone, for want of a paper. */
export function wanted(answer: Assessment, stated: Stated): Wanted[] {
  const rows = rowsOf(stated, "");
  return answer.materials.flatMap(({ id, because }): Wanted[] => {
    const row = rows.get(id);
    const need = row && needOf(because, row);
    return row && need ? [{ row, need }] : [];
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
