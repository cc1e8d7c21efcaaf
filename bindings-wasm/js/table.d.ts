/**
 * The reader of tables as people have them: text tables from their bytes, and sheets whose cells the caller has from a
 * library that opens workbooks. What cannot be read is a fault at its cell; nothing is dropped. It has a wasm of its own,
 * `tegi_table_bg.wasm`, to be loaded by its own {@link load}.
 *
 * @example
 * import { load, read } from "tegi/table";
 * import { assessGood } from "tegi/good";
 *
 * await load();
 * const bytes = new Uint8Array(await file.arrayBuffer());
 * const { documents, faults } = read({ file: file.name, bytes }, { about: "bill", same: { on: "2026-03-01" } });
 */
import type { Explanation, Language, Refusal, TegiError } from "./index.js";
import type { RateOfDay, TableOptions, TableReading, ValueRead } from "./types.js";

export { load, TegiError } from "./index.js";
export type { Language, LoadOptions, Source, Words, WordsSource } from "./index.js";
export type * from "./types.js";

/** A cell as the engine takes it. */
export type Cell =
  /** Nothing; also a formula whose result is the empty text. */
  | null
  /** A text as it stands. */
  | string
  /** A text with its number format. */
  | { t: string; f?: string }
  /** A number as decimal text of at most 15 significant digits, with its number format where that is not General. */
  | { n: string; f?: string }
  /** A day, or a day with a time: `2026-03-01`, `2026-03-01T10:30:00`. */
  | { d: string; f?: string }
  | { b: boolean; f?: string }
  /** An error, `#REF!`; `#FORMULA` for a formula whose result the file does not hold. */
  | { e: string; f?: string };

/** What a row may be given as: values, by their place; the engine's cells among them. */
export type Value = Cell | number | bigint | boolean | Date | undefined;

/** A sheet of a workbook. */
export interface Sheet {
  /** The name of the file. */
  file?: string;
  /** The name of the sheet. */
  sheet: string;
  /** Rows by their place, blank ones too; or each with its number. */
  rows: readonly (readonly Value[] | { row: number; hidden?: boolean; cells: readonly Cell[] } | null)[];
  /** Merged ranges: `A2:A4`. */
  merged?: readonly string[];
  /** Whether the workbook hides it. */
  hidden?: boolean;
  /** The letters of the columns that it hides. */
  hidden_columns?: readonly string[];
}

/** What may be read. */
export type Tables =
  | Sheet
  /** A text table: CSV or TSV, in UTF-8, UTF-16 or Windows-1251. */
  | { file: string; bytes: Uint8Array | ArrayBuffer }
  | { file: string; text: string }
  /** What was pasted. */
  | { clipboard: string };

/**
 * Reads tables: how they are understood, the documents of facts, what is wrong, and the mapping, to be corrected, saved
 * and given again.
 *
 * @throws {TegiError} where the request itself is wrong, or a file is of a kind that is not read. What is wrong with the
 * tables is in the answer.
 * @example
 * const { tables, documents } = read({ sheet: "Лист1", rows: [["Код ТН ВЭД", "Стоимость"], ["8416201000", 310.5]] },
 *   { about: "bill" });
 */
export function read(tables: Tables | readonly Tables[], options: TableOptions): TableReading;

/** Reads tables of rates of currencies, with the columns currency, day and rate. */
export function readRates(tables: Tables | readonly Tables[]): RateOfDay[];

/** How the cells of a field are read. */
export type ValueKind =
  | "text" | "id" | "code" | "amount" | "quantity" | "mass" | "percent" | "rate" | "whole" | "fraction" | "day"
  | "flag" | "country" | "currency" | "unit" | "vat" | "proof" | "packaging" | "rulebook" | "operations" | "texts"
  | "wholly-produced" | "value-is" | "contract-kind" | "purchase-kind" | "bin" | "reading";

/** A value to be read by itself. */
export interface ValueToRead {
  kind: ValueKind;
  /** What stands there: as typed, or as a library that opens workbooks gives it. */
  cell: Value;
  /** Of an amount: the currency that its field or column has. */
  currency?: string;
  /** Of an amount: whether its field or column includes VAT. */
  vat_included?: boolean;
}

/**
 * Reads single values as the cells of tables are read, such as what a person typed into fields: what each says, or why
 * it is in doubt. A value in which nothing stands says nothing.
 *
 * @throws {TegiError} where the request itself is wrong. What is wrong with a value is in its answer.
 * @example
 * readValues([{ kind: "amount", cell: "1 000,5 $" }, { kind: "amount", cell: "1,234" }]);
 * // [{ value: "1000.5", currency: "USD" }, { fault: { code: "number-unclear", offers: ["1.2340", "1234"], … } }]
 */
export function readValues(
  values: readonly ValueToRead[],
  options?: {
    /** The language in which names are offered; `ru` where none is given. */
    language?: Language;
    /** The rulebook whose operations and categories are named: `cis-2009`, `cis-2009@2024-05-04`. */
    rulebook?: string;
  },
): ValueRead[];

/**
 * Takes what was copied apart: the texts of its cells, row by row. Blank rows keep their place.
 *
 * @throws {TegiError} where a quote is not closed, or the text is too large.
 * @example
 * clipboardRows('"Plant" pipe\t10\n\nTap\t20\n'); // [['"Plant" pipe', "10"], [], ["Tap", "20"]]
 */
export function clipboardRows(copied: string): string[][];

/**
 * What kind of file some bytes are, whatever its name says.
 *
 * @throws {TegiError} where it is of a kind that is not read, which it names with what to save it as.
 */
export function kindOf(bytes: Uint8Array | ArrayBuffer, file: string): "text" | "xlsx" | "parquet";

/** A value as a cell, with its number format. A `Date` is a day by its UTC, as libraries that open workbooks give it. */
export function cell(value: Value, format?: string): Cell;

/** A reading's faults in words: `explain({ type: "refusal", errors: faults }, "ru").errors`. */
export function explain(answer: Refusal | TegiError, language: Language): Explanation;

/** The fields of tables, with their headings in three languages, and the names of what cells may say. */
export function data(): { sheets: unknown[]; fields: unknown[]; [name: string]: unknown };

/** The same as text: JSON in, with the bytes of the files that it refers to; canonical JSON (RFC 8785) out. */
export const text: {
  read(request: string, files?: readonly Uint8Array[]): string;
  readRates(request: string, files?: readonly Uint8Array[]): string;
  readValues(request: string): string;
  explain(answer: string, language: Language): string;
};
