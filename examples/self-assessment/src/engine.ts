import { signal } from "@preact/signals";
import { assessGood, explain, load, rulebook, rulebooks } from "tegi/good";
import letters from "virtual:engine/good";

/** The engine for goods: from the page's own files, so that nothing is fetched. */
export const engineReady: Promise<void> = load(bytes(letters));

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
  const [tegi, wasm] = await Promise.all([import("tegi"), import("virtual:engine/whole")]);
  await tegi.load(bytes(wasm.default));
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
  const [table, wasm] = await Promise.all([import("tegi/table"), import("virtual:engine/table")]);
  await table.load(bytes(wasm.default));
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
  const [exam, wasm] = await Promise.all([import("tegi/exam"), import("virtual:engine/exam")]);
  await exam.load(bytes(wasm.default));
}

/** A letter of the text is a byte. */
function bytes(letters: string): Uint8Array<ArrayBuffer> {
  const array = new Uint8Array(letters.length);
  for (let at = 0; at < array.length; at += 1) array[at] = letters.charCodeAt(at);
  return array;
}
