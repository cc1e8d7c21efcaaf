import { signal } from "@preact/signals";
import type { Fault, TableMapping, TableOptions, TableReading, Tables } from "tegi/table";
import { keepList, keptList } from "../case/keep.ts";
import { type TableReader, tableReader } from "../engine.ts";
import { language, t } from "../words/index.ts";
import "../words/table.ts";
import { BookError } from "./book.ts";
import { copied, sourcesOf } from "./source.ts";

/** A field that a column may state: the sheet that it belongs to, its path and its headings. */
export interface TableField {
  sheet: string;
  path: string;
  kk: string;
  ru: string;
  en: string;
}

/** A table that was read and not taken yet: how it is understood, and what may be changed of that. */
export interface Pending {
  /** The file's name, or that the table was copied. */
  name: string;
  sources: readonly Tables[];
  options: TableOptions;
  reading: TableReading;
  /** What is wrong, in words. */
  faults: readonly { at: string; text: string; fault: Fault }[];
  /** The fields that columns may state. */
  fields: readonly TableField[];
  /** Takes the facts over, in place of those that are there or after them. */
  use: (reading: TableReading, isInstead: boolean) => void;
  /** Whether something is there already, so that the person is asked. */
  isAsking: boolean;
  /** Whether the table has no headings, so that what its columns state was guessed by their cells. */
  isGuessed: boolean;
}

export const pending = signal<Pending | null>(null);

/** What the person chose for tables of these headings before; it is on this device alone. */
const KEPT = "tegi-table-mappings";
const MOST_KEPT = 50;

/** Whether all that tables hold was understood and used: then nobody is asked. */
export const isClear = ({ faults, documents, tables }: TableReading) =>
  faults.length === 0 &&
  documents.every((document) => document.faults.length === 0) &&
  tables.every(({ apart, left_out }) => apart.length === 0 && left_out.length === 0);

/** What a table is read for. */
export type Ask = Pick<Pending, "use" | "isAsking"> & { options: Omit<TableOptions, "mapping" | "language"> };

/** Reads files that belong together, or a copied table, and shows how they are understood. Gives why it refuses them. */
export async function understand(given: readonly File[] | string, ask: Ask): Promise<string> {
  if (typeof given === "string") return understandTables(t("table.clipboard"), copied(given), ask);
  const name = given.map((file) => file.name).join(", ");
  try {
    return await understandTables(name, await sourcesOf(given), ask);
  } catch (error) {
    return refusal(error);
  }
}

/** The same for tables that were opened already. */
export async function understandTables(
  name: string,
  sources: readonly Tables[],
  ask: Ask,
  isGuessed = false,
): Promise<string> {
  try {
    const options: TableOptions = { ...ask.options, language: language.value };
    const first = await read(sources, options);
    const kept = keptFor(first.reading);
    const { reading, faults } = kept ? await read(sources, { ...options, mapping: kept }) : first;
    const own = kept ? { ...options, mapping: kept } : options;
    const fields = fieldsOf(await tableReader());
    const { use, isAsking } = ask;
    pending.value = { name, sources, options: own, reading, faults, fields, use, isAsking, isGuessed };
    return "";
  } catch (error) {
    return refusal(error);
  }
}

/** The fields that the columns of tables may state. */
export const fieldsOf = (reader: TableReader) => reader.data().fields as TableField[];

/** Reads what is pending again, otherwise understood. */
export async function remap(change: (mapping: TableMapping) => TableMapping): Promise<void> {
  const before = pending.value;
  if (!before) return;
  const mapping = change(before.options.mapping ?? before.reading.mapping);
  const options = { ...before.options, mapping };
  const { reading, faults } = await read(before.sources, options);
  if (pending.value === before) pending.value = { ...before, options, reading, faults };
}

/** Takes what is pending over and keeps what was chosen for it. */
export function accept(isInstead: boolean): void {
  const taken = pending.value;
  if (!taken) return;
  pending.value = null;
  keep(taken.reading);
  taken.use(taken.reading, isInstead);
}

async function read(sources: readonly Tables[], options: TableOptions) {
  const reader = await tableReader();
  const reading = reader.read(sources, options);
  const all = [...reading.faults, ...reading.documents.flatMap((document) => document.faults)];
  const words = reader.explain({ type: "refusal", errors: all }, language.value).errors;
  const faults = all.map((fault, index) => ({ at: fault.at, text: words[index]?.text ?? fault.code, fault }));
  return { reading, faults };
}

/** Why a file was not read, in words. */
async function refusal(error: unknown): Promise<string> {
  const reader = await tableReader();
  const errors =
    error instanceof BookError
      ? [{ code: error.code, at: error.at, given: error.given, allowed: error.allowed }]
      : error instanceof reader.TegiError
        ? error.errors
        : undefined;
  if (!errors) throw error;
  const words = reader.explain({ type: "refusal", errors }, language.value).errors;
  return words.map((sentence, index) => `${errors[index]?.at ?? ""}: ${sentence.text}`).join(" ");
}

/** Tables with the same headings are understood alike. */
const signature = ({ tables }: TableReading) =>
  tables.map(({ columns }) => columns.map(({ heading }) => heading).join("\t")).join("\n");

const keptMappings = () => keptList<[string, TableMapping]>(KEPT);

const keptFor = (reading: TableReading) => keptMappings().find(([of]) => of === signature(reading))?.[1];

function keep(reading: TableReading): void {
  const own = signature(reading);
  const others = keptMappings().filter(([of]) => of !== own);
  keepList(KEPT, [[own, reading.mapping], ...others].slice(0, MOST_KEPT));
}
