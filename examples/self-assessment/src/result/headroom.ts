import { type Advice, type Assessment, type Sentence, type Wishes, advise, explain } from "tegi";
import type { Stated } from "../case/facts.ts";
import { language } from "../words/index.ts";
import { nameOf } from "./materials.ts";

/** What the engine advises: sentences in which materials have their names. */
export interface Advised {
  /** How far each figure may move before a condition breaks. */
  headroom: Sentence[];
  /** What would reach the goal, the cheapest first. */
  changes: Sentence[];
}

/** Advice on the case; a wished share counts where the rules have a formula of a share. */
export function advised(answer: Assessment, stated: Stated, wished: string): Advised {
  const wishes: Wishes = wished && answer.local_content ? { wished_share: wished } : {};
  const { headroom = [], changes = [] } = explain(named(advise(stated.facts, wishes), stated), language.value);
  return { headroom, changes };
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
