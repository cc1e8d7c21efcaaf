import { signal } from "@preact/signals";
import { goods, wholeEngine } from "../engine.ts";
import { language } from "../words/index.ts";
import { keepList, keptList } from "./keep.ts";
import { under } from "./law.ts";
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
  const faults = await add(text);
  listFaults.value = faults;
  const id = faults.length === 0 && idOf(text);
  if (!id) return;
  keepList(NAME, [...kept().filter((one) => idOf(one) !== id), text]);
  change((draft) => ({ ...under(draft, id, draft.on), threshold: null }));
}

/**
 * Brings back the lists that were taken on this device before. A list that was taken since stands in place of one of its
 * name: the engine takes a name and a day once.
 */
export async function restoreLists(): Promise<void> {
  // Whatever was given before has been taken by then.
  await Promise.all(loaded.values());
  for (const text of kept()) await add(text);
}

/** What is wrong with each list that was given to the engine, by its text without the spaces between its values. */
const loaded = new Map<string, Promise<readonly string[]>>();

/** Adds a rulebook to the engine once; gives what is wrong with it, in words. */
function add(text: string): Promise<readonly string[]> {
  const plain = plainly(text);
  const known = loaded.get(plain) ?? load(text);
  loaded.set(plain, known);
  // What was refused may be taken another time, in another language.
  void known.then((faults) => faults.length > 0 && loaded.delete(plain));
  return known;
}

async function load(text: string): Promise<readonly string[]> {
  const engine = await wholeEngine();
  try {
    engine.loadRulebook(text);
  } catch (error) {
    if (!(error instanceof engine.TegiError)) throw error;
    const words = engine.explain(error, language.value).errors;
    return [...new Set(words.map((sentence) => sentence.text))];
  }
  // A new object, so that all that asked the engine before asks anew.
  goods.value = { ...engine };
  return [];
}

function plainly(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

function idOf(text: string): string | undefined {
  return (JSON.parse(text) as { id?: string }).id;
}

const kept = () => keptList<string>(NAME);
