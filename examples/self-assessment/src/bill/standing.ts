import { computed } from "@preact/signals";
import type { Truth } from "tegi";
import { assessment, stated, words } from "../case/store.ts";

/** How the engine counted a row, and its sentence that says why. */
export interface Standing {
  foreign: Truth;
  text: string;
}

/** By the key of the row. The rows of parts are judged for their part and have no standing of their own. */
export const standings = computed<ReadonlyMap<number, Standing>>(() => {
  const byPointer = new Map(words.value?.materials.map(({ at, text }) => [at, text]));
  const statuses = assessment.value?.materials ?? [];
  const found = statuses.map(({ foreign }, index) => {
    const pointer = `/materials/${index}`;
    const row = stated.value.rows.get(pointer);
    return row ? ([row.key, { foreign, text: byPointer.get(pointer) ?? "" }] as const) : undefined;
  });
  return new Map(found.filter((entry) => entry !== undefined));
});
