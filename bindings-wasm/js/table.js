import { answer, TegiError } from "./answer.js";
import { open } from "./engine.js";
import init, * as wasm from "./tegi_table.js";
import { write } from "./write.js";

export { TegiError } from "./answer.js";

/** Where the words of each language are; written out, because bundlers look for exactly this. */
const words = {
  kk: () => new URL("./tegi_table_kk.json", import.meta.url),
  ru: () => new URL("./tegi_table_ru.json", import.meta.url),
  en: () => new URL("./tegi_table_en.json", import.meta.url),
};

const engine = open(init, wasm, () => new URL("./tegi_table_bg.wasm", import.meta.url), words);
export const { load, explain } = engine;

/** A spreadsheet shows and keeps so many digits; what stands behind them was never typed. */
const DIGITS = 15;

/** Reads tables: how they are understood, the facts that they state, and what is wrong, each fault at its cell. */
export function read(tables, options) {
  const { sheets, files } = request(tables);
  return answer(engine.engine().readTable(write({ options: { ...options }, sheets }), files));
}

/** Reads tables of rates of currencies. */
export function readRates(tables) {
  const { sheets, files } = request(tables);
  return answer(engine.engine().readRates(write({ sheets }), files)).rates;
}

/** Reads single values as cells are read, such as what a person typed into fields. */
export function readValues(values, options = {}) {
  const asked = values.map(({ cell: given, ...of }) => ({ ...of, cell: cell(given) }));
  return answer(engine.engine().readValues(write({ ...options, values: asked }))).values;
}

/** What was copied, as the texts of its cells, row by row. */
export function clipboardRows(copied) {
  return answer(engine.engine().clipboardRows(copied)).rows;
}

/** What kind of file some bytes are: `text`, `xlsx` or `parquet`. */
export function kindOf(bytes, file) {
  const kind = engine.engine().kindOf(asBytes(bytes), file);
  return kind.startsWith("{") ? answer(kind) : kind;
}

/** A value as a cell: a text, a number, a flag or a day, which a `Date` is by its UTC. */
export function cell(value, format) {
  const made = plain(value);
  return format && format !== "General" && made !== null ? { ...(typeof made === "string" ? { t: made } : made), f: format } : made;
}

function plain(value) {
  switch (typeof value) {
    case "string":
      return value === "" ? null : value;
    case "number":
      // `toPrecision` may write an exponent, which the reader resolves: no host's printing of floats decides.
      return Number.isNaN(value) ? null : { n: value.toPrecision(DIGITS) };
    case "bigint":
      return { n: `${value}` };
    case "boolean":
      return { b: value };
    case "undefined":
      return null;
    default:
      if (value === null) return null;
      if (value instanceof Date) return day(value);
      return value;
  }
}

function day(date) {
  const [on, time] = date.toISOString().slice(0, 19).split("T");
  return { d: time === "00:00:00" ? on : `${on}T${time}` };
}

/** The sheets of a request and the bytes that they refer to. */
function request(tables) {
  const files = [];
  const sheets = (Array.isArray(tables) ? tables : [tables]).map((table) => {
    if (table?.bytes === undefined) return "rows" in table ? { ...table, rows: rows(table.rows) } : table;
    const bytes = asBytes(table.bytes);
    if (kindOf(bytes, table.file) !== "text") {
      throw new TegiError([{ code: "kind-refused", at: table.file, given: kindOf(bytes, table.file), allowed: ".csv" }]);
    }
    files.push(bytes);
    return { ...table, bytes: files.length - 1 };
  });
  return { sheets, files };
}

/** Rows as the engine takes them; a list of values is a row by its place. */
function rows(given) {
  return given.flatMap((row, place) => {
    if (row == null) return [];
    return Array.isArray(row) ? { row: place + 1, cells: row.map((value) => cell(value)) } : row;
  });
}

function asBytes(bytes) {
  if (bytes instanceof Uint8Array) return bytes;
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes);
  throw new TypeError("bytes: a Uint8Array or an ArrayBuffer is needed");
}

/** The fields of tables, with their headings, and the names of what cells may say. */
export function data() {
  return JSON.parse(engine.engine().data());
}

export const text = Object.freeze({
  /** A request as JSON text, with the bytes of the files that it refers to; canonical JSON text out. */
  read: (given, files = []) => engine.engine().readTable(given, files),
  readRates: (given, files = []) => engine.engine().readRates(given, files),
  readValues: (given) => engine.engine().readValues(given),
  explain: (given, language) => engine.engine().explain(given, language),
});
