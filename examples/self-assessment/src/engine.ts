import { signal } from "@preact/signals";
import type { Language } from "tegi";
import { assessGood, explain, load, rulebook, rulebooks } from "tegi/good";
import wordsOfGoods from "virtual:words/good";
import { LANGUAGES, language, speakBy } from "./words/index.ts";

/** The engine for goods, with the words of the page's language: from the page's own files, so that nothing is fetched. */
export const engineReady: Promise<void> = loadGoods();

async function loadGoods(): Promise<void> {
  const bring = bringing(load, wordsOfGoods);
  // The element has the language of its page when this file was read.
  await Promise.resolve();
  const source = import("virtual:engine/good").then(({ default: letters }) => bytes(letters));
  await load({ source, words: { [language.value]: wordsOfGoods[language.value]().then(text) } });
  speakBy(bring);
  await bring(language.value);
  // A change of language need not wait for the others.
  for (const other of LANGUAGES) bring(other).catch(() => {});
}

/** What brings the words of a language to an engine. */
function bringing(load: Engine["load"], words: typeof wordsOfGoods): (language: Language) => Promise<void> {
  const brought = new Map<Language, Promise<void>>();
  return (language) => {
    const bring = brought.get(language) ?? load({ words: { [language]: words[language]().then(text) } });
    brought.set(language, bring);
    // What failed is tried anew when it is asked for again.
    bring.catch(() => brought.delete(language));
    return bring;
  };
}

/** The words of a language as an engine takes them; a module's default is their text. */
const text = ({ default: words }: { default: string }) => words;

/** What assesses goods: the engine that the page begins with, or the whole one once a rulebook was loaded into it. */
export const goods = signal<Goods>({ assessGood, explain, rulebook, rulebooks });
type Goods = Pick<typeof import("tegi/good"), "assessGood" | "explain" | "rulebook" | "rulebooks">;

/** What is loaded once somebody asks for it; what failed is tried anew when it is asked for again. */
function once<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined;
  return () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}

type File<Content> = Promise<{ default: Content }>;

/** A module of the package with its wasm and the words of all languages, from the page's own files. */
async function opened<Module extends { load: Engine["load"] }>(
  module: Promise<Module>,
  wasm: File<string>,
  words: File<typeof wordsOfGoods>,
): Promise<Module> {
  const [engine, { default: letters }, { default: files }] = await Promise.all([module, wasm, words]);
  await engine.load({ source: bytes(letters), words: all(files) });
  return engine;
}

export type Engine = typeof import("tegi");

/** The whole engine, twice as large: for contracts, records, advice and audits, once one of these is asked for. */
export const wholeEngine = once(() =>
  opened(import("tegi"), import("virtual:engine/whole"), import("virtual:words/whole")),
);

export type TableReader = typeof import("tegi/table");

/** The reader of tables, once a file or a copied table is to be read. */
export const tableReader = once(() =>
  opened(import("tegi/table"), import("virtual:engine/table"), import("virtual:words/table")),
);

/** The engine of examinations, once somebody trains. */
export const examEngine = once(() =>
  opened(import("tegi/exam"), import("virtual:engine/exam"), import("virtual:words/exam")),
);

/** The words of all languages. */
function all(words: typeof wordsOfGoods) {
  return { kk: words.kk().then(text), ru: words.ru().then(text), en: words.en().then(text) };
}

/** A letter of the text is a byte. */
function bytes(letters: string): Uint8Array<ArrayBuffer> {
  const array = new Uint8Array(letters.length);
  for (let at = 0; at < array.length; at += 1) array[at] = letters.charCodeAt(at);
  return array;
}
