import { computed, signal } from "@preact/signals";
import {
  type Advice,
  type Assessment,
  type Change,
  type Facts,
  type Headroom,
  type Sentence,
  type Wishes,
  advise,
  explain,
} from "tegi";
import type { Stated } from "../case/facts.ts";
import { clearPercent } from "../case/read.ts";
import { assessment, draft, stated } from "../case/store.ts";
import { language } from "../words/index.ts";
import { nameOf } from "./materials.ts";

/** What the engine advises, with its sentences, in which materials have their names. */
export interface Advised {
  /** What would reach the goal; in which order, the warnings say. */
  changes: Change[];
  /** How far each figure may move. */
  rooms: Headroom[];
  sentences: {
    /** How far each figure may move before a condition breaks. */
    headroom: Sentence[];
    /** One for each of the changes. */
    changes: Sentence[];
    /** In which order the changes stand, and what else must be known of them. */
    warnings: Sentence[];
  };
}

/** Of a longer bill advice takes seconds: then it is looked for when a person asks. */
const MANY = 300;

/** The case of which a person asked for advice. */
const asked = signal<Facts | null>(null);

/** Asks for advice on the case as it is. */
export const askAdvice = () => (asked.value = stated.value.facts);

/** Whether advice waits until it is asked for. */
export const isWaiting = computed(() => stated.value.rows.size > MANY && asked.value !== stated.value.facts);

const found = computed<Advice | null>(() => (assessment.value && !isWaiting.value ? wished(assessment.value) : null));

/** Advice on the case. */
export const advice = computed<Advised | null>(() => {
  if (!found.value) return null;
  const { headroom = [], changes = [], warnings } = explain(named(found.value, stated.value), language.value);
  return { changes: found.value.changes, rooms: found.value.headroom, sentences: { headroom, changes, warnings } };
});

/** A wished share counts where the rules have a formula of a share. */
function wished(answer: Assessment): Advice {
  const share = clearPercent(draft.value.wished_share);
  const wishes: Wishes = share && answer.local_content ? { wished_share: share } : {};
  return advise(stated.value.facts, wishes);
}

function named(advice: Advice, { rows }: Stated): Advice {
  // The material that a pointer leads to, or the nearest one around it.
  const name = (pointer: string): string | undefined => {
    const row = rows.get(/^(.*\/materials\/\d+)/.exec(pointer)?.[1] ?? "");
    return row && nameOf(row);
  };
  return {
    ...advice,
    headroom: advice.headroom.map((room) => ({ ...room, id: name(room.of) ?? room.id ?? null })),
    changes: advice.changes.map((change) => ({
      ...change,
      actions: change.actions.map((action) =>
        action.kind === "replace-material" || action.kind === "obtain-proof"
          ? { ...action, of: name(action.at) ?? action.of ?? null }
          : action,
      ),
    })),
  };
}
