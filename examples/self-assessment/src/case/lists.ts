import { signal } from "@preact/signals";
import { goods, wholeEngine } from "../engine.ts";
import { language } from "../words/index.ts";
import { keepList, keptList } from "./keep.ts";
import { change } from "./store.ts";

/**
 * Rulebooks of the user's own, such as the register with the ministry's list: kept on this device. The engine for goods
 * takes none, so that the whole engine stands in for it from then on.
 */
const NAME = "tegi-rulebooks";

/** The id of a rulebook of the user's own: `kz-register+chamber`. */
export const isOwn = (rulebook: string) => rulebook.includes("+");

/** Why the last list was not taken, in words. */
export const listFaults = signal<readonly string[]>([]);

/** Takes a rulebook from its text, and assesses the case by it. */
export async function takeList(text: string): Promise<void> {
  const id = await add(text);
  if (!id) return;
  keepList(NAME, [...kept().filter((one) => idOf(one) !== id), text]);
  change({ rulebook: id, threshold: null });
}

/** Brings back the lists that were taken on this device before. */
export async function restoreLists(): Promise<void> {
  for (const text of kept()) await add(text);
}

async function add(text: string): Promise<string | undefined> {
  const engine = await wholeEngine();
  try {
    engine.loadRulebook(text);
  } catch (error) {
    if (!(error instanceof engine.TegiError)) throw error;
    const words = engine.explain(error, language.value).errors;
    listFaults.value = [...new Set(words.map((sentence) => sentence.text))];
    return undefined;
  }
  listFaults.value = [];
  // A new object, so that all that asked the engine before asks anew.
  goods.value = { ...engine };
  return idOf(text);
}

function idOf(text: string): string | undefined {
  return (JSON.parse(text) as { id?: string }).id;
}

const kept = () => keptList<string>(NAME);
