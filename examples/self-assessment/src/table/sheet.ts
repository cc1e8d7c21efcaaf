import type { SaxesTagPlain } from "saxes";
import type { Cell } from "tegi/table";
import { type Book, BookError, LIMITS, type Part, isTrue, local, locals, parse, unescaped } from "./book.ts";
import { day, plain } from "./number.ts";

export interface Row {
  row: number;
  hidden?: true;
  cells: Cell[];
}

/** A sheet in the form in which the engine takes it. */
export interface Sheet {
  file: string;
  sheet: string;
  merged: string[];
  hidden?: true;
  hidden_columns?: string[];
  rows: Row[];
}

const ADDRESS = /^([A-Z]{1,3})([0-9]{1,7})$/;
const DAY = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.\d+)?Z?)?$/;

/** Reads the cells of a sheet. What is wrong is told at the cell that was read last. */
export function readSheet(book: Book, part: Part): Sheet {
  const sheet: Sheet = { file: book.name, sheet: part.name, merged: [], rows: [] };
  if (part.isHidden) sheet.hidden = true;
  const hidden: [number, number][] = [];
  let [row, column, count, width] = [0, 0, 0, 0];
  let cells: Cell[] = [];
  let [isWithin, isRowHidden, isHiddenUnlessSaid] = [false, false, false];
  let [kind, style, text, spoken] = ["n", "", "", 0];
  let [isText, hasFormula] = [false, false];
  const place = () => `${part.name}!${lettersOf(Math.max(column, 1))}${Math.max(row, 1)}`;
  const damaged = (what: string) => new BookError("damaged", place(), what);
  const most = (given: number, allowed: number) => {
    if (given > allowed) throw new BookError("too-many", place(), String(given), String(allowed));
  };

  const beginRow = (attributes: Record<string, string>) => {
    const next = attributes["r"] === undefined ? row + 1 : whole(attributes["r"]);
    if (next <= row) throw damaged(`row ${attributes["r"]}`);
    [row, column, cells] = [next, 0, []];
    most(row, LIMITS.rows);
    const said = attributes["hidden"];
    isRowHidden = said === undefined ? isHiddenUnlessSaid : isTrue(said);
  };
  const beginCell = (attributes: Record<string, string>) => {
    const address = attributes["r"];
    let next = column + 1;
    if (address !== undefined) {
      const [, letters = "", number] = ADDRESS.exec(address.replaceAll("$", "")) ?? [];
      if (Number(number) !== row) throw damaged(address);
      next = columnOf(letters);
      if (next <= column) throw damaged(address);
    }
    column = next;
    most(column, LIMITS.columns);
    [kind, style, text, hasFormula] = [attributes["t"] ?? "n", attributes["s"] ?? "", "", false];
  };
  const endCell = () => {
    const cell = cellOf();
    if (cell === null) return;
    const missing = column - 1 - cells.length;
    count += missing + 1;
    most(count, LIMITS.cells);
    for (let blank = 0; blank < missing; blank += 1) cells.push(null);
    cells.push(cell);
  };
  const endRow = () => {
    if (cells.length === 0) return;
    sheet.rows.push(isRowHidden ? { row, hidden: true, cells } : { row, cells });
    width = Math.max(width, cells.length);
  };
  const cellOf = (): Cell => {
    if (kind === "s") {
      if (!text) return null;
      const shared = book.texts[whole(text.trim())];
      if (shared === undefined) throw damaged(text.slice(0, 20));
      return shared || null;
    }
    // Also a formula whose result is the empty text: blank.
    if (kind === "inlineStr" || kind === "str") return unescaped(text) || null;
    const said = text.trim();
    if (!said) return hasFormula ? { e: "#FORMULA" } : null;
    if (kind === "n") return numberOf(said);
    if (kind === "b") return { b: said === "1" || said === "true" };
    if (kind === "e") return { e: said };
    if (kind === "d") {
      const [, date, time] = DAY.exec(said) ?? [];
      return date === undefined ? said : { d: time && time !== "00:00:00" ? `${date}T${time}` : date };
    }
    throw damaged(kind.slice(0, 20));
  };
  const numberOf = (said: string): Cell => {
    const number = plain(said);
    // Some programs write what they show, 500,01: the engine reads it as it reads a typed one.
    if (number === undefined) return said;
    const format = book.formats[whole(style || "0")];
    const date = format?.isDay ? day(said, book.isFrom1904) : undefined;
    const cell = date === undefined ? { n: number } : { d: date };
    return format?.code ? { ...cell, f: format.code } : cell;
  };

  const parser = book.newParser();
  const listen = () => {
    parser.on("opentag", (tag) => {
      const name = local(tag.name);
      const attributes = () => locals((tag as SaxesTagPlain).attributes);
      if (isWithin) {
        if (name === "c") beginCell(attributes());
        else if (name === "v" || (name === "t" && spoken === 0)) isText = true;
        else if (name === "f") hasFormula = true;
        else if (name === "rPh") spoken += 1;
        else if (name === "row") beginRow(attributes());
      } else if (name === "sheetData") isWithin = true;
      else if (name === "mergeCell") sheet.merged.push((attributes()["ref"] ?? "").replaceAll("$", ""));
      else if (name === "col") {
        const { hidden: isSaid, width: said, min = "", max = "" } = attributes();
        if (isTrue(isSaid) || (said !== undefined && Number(said) === 0)) hidden.push([whole(min), whole(max)]);
      } else if (name === "sheetFormatPr") isHiddenUnlessSaid = isTrue(attributes()["zeroHeight"]);
    });
    parser.on("text", (said) => {
      if (!isText) return;
      text += said;
      if (text.length > LIMITS.letters) {
        throw new BookError("too-long", place(), String(text.length), String(LIMITS.letters));
      }
    });
    parser.on("closetag", (tag) => {
      if (!isWithin) return;
      const name = local(tag.name);
      if (name === "c") endCell();
      else if (name === "v" || name === "t") isText = false;
      else if (name === "row") endRow();
      else if (name === "rPh") spoken -= 1;
      else if (name === "sheetData") isWithin = false;
    });
  };
  parse(parser, part.xml, book.name, listen, place);
  const columns = hidden.flatMap(([first, last]) => {
    const end = Math.min(last, width);
    return first < 1 || end < first
      ? []
      : Array.from({ length: end - first + 1 }, (_, index) => lettersOf(first + index));
  });
  if (columns.length > 0) sheet.hidden_columns = columns;
  return sheet;
}

/** A whole number of XML; -1 for none. */
const whole = (text: string) => (/^\d{1,11}$/.test(text) ? Number(text) : -1);

/** The number of a column by its letters: 1 for A. */
const columnOf = (letters: string) => [...letters].reduce((count, letter) => count * 26 + letter.charCodeAt(0) - 64, 0);

/** The letters of a column by its number. */
export function lettersOf(column: number): string {
  let letters = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
