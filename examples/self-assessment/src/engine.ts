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

export type Engine = typeof import("tegi");
let whole: Promise<Engine> | undefined;

/** The whole engine, twice as large: for contracts, records, advice and audits, once one of these is asked for. */
export function wholeEngine(): Promise<Engine> {
  whole ??= loadWhole().catch((error: unknown) => {
    whole = undefined;
    throw error;
  });
  return whole;
}

async function loadWhole(): Promise<Engine> {
  const parts = [import("tegi"), import("virtual:engine/whole"), import("virtual:words/whole")] as const;
  const [tegi, wasm, words] = await Promise.all(parts);
  await tegi.load({ source: bytes(wasm.default), words: all(words.default) });
  return tegi;
}

export type TableReader = typeof import("tegi/table");
let reader: Promise<TableReader> | undefined;

/** The reader of tables, once a file or a copied table is to be read. */
export function tableReader(): Promise<TableReader> {
  reader ??= loadReader().catch((error: unknown) => {
    reader = undefined;
    throw error;
  });
  return reader;
}

async function loadReader(): Promise<TableReader> {
  const parts = [import("tegi/table"), import("virtual:engine/table"), import("virtual:words/table")] as const;
  const [table, wasm, words] = await Promise.all(parts);
  await table.load({ source: bytes(wasm.default), words: all(words.default) });
  return table;
}

let exams: Promise<void> | undefined;

/** The engine of examinations, once somebody trains. */
export function examEngine(): Promise<void> {
  exams ??= loadExams().catch((error: unknown) => {
    exams = undefined;
    throw error;
  });
  return exams;
}

async function loadExams(): Promise<void> {
  const parts = [import("tegi/exam"), import("virtual:engine/exam"), import("virtual:words/exam")] as const;
  const [exam, wasm, words] = await Promise.all(parts);
  await exam.load({ source: bytes(wasm.default), words: all(words.default) });
}

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
