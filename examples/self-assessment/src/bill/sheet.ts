import type { CellValue } from "read-excel-file/universal";
import { type Table, fromCsv } from "./paste.ts";

/** The most that a file may be, packed and unpacked, in bytes. */
export const LIMITS = { packed: 20_000_000, unpacked: 100_000_000 };

/** Why a file was not read. */
export class SheetError extends Error {
  constructor(readonly reason: "too-large" | "too-large-unpacked" | "no-sheet" | "old-excel") {
    super(reason);
  }
}

/** The tables in a file: one of CSV, one for each sheet of XLSX. */
export async function readTables(file: Blob, limits = LIMITS): Promise<Table[]> {
  if (file.size > limits.packed) throw new SheetError("too-large");
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (startsWith(bytes, [0x50, 0x4b])) return readXlsx(bytes, limits.unpacked);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw new SheetError("old-excel");
  return [fromCsv(textOf(bytes))];
}

const startsWith = (bytes: Uint8Array, start: readonly number[]) => start.every((byte, index) => bytes[index] === byte);

/** A text in UTF-8, in UTF-16 with its mark, or else in windows-1251. */
function textOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1251").decode(bytes);
  }
}

/**
 * The sheets of an XLSX file. It is unpacked here, with a limit, and given to the reader packed anew without
 * compression: else the reader unpacks large sheets in workers made from blobs, which the page's policy forbids.
 */
async function readXlsx(bytes: Uint8Array, most: number): Promise<Table[]> {
  const { unzipSync, zipSync } = await import("fflate");
  let total = 0;
  let plain: Uint8Array;
  try {
    const files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/\.(xml|rels)$/.test(name)) return false;
        total += originalSize;
        if (total > most) throw new SheetError("too-large-unpacked");
        return true;
      },
    });
    plain = zipSync(files, { level: 0 });
  } catch (error) {
    throw error instanceof SheetError ? error : new SheetError("no-sheet");
  }
  const { default: readSheets } = await import("read-excel-file/universal");
  try {
    const sheets = await readSheets<string>(new Blob([plain as BlobPart]), { parseNumber: numberText });
    return sheets.map(({ data }) => data.map((cells) => cells.map(cellText)));
  } catch {
    throw new SheetError("no-sheet");
  }
}

function cellText(cell: CellValue<string> | null): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return cell === null
    ? ""
    : String(cell)
        .replace(/\s*[\r\n]+\s*/g, " ")
        .trim();
}

/**
 * A number as the sheet shows it. Spreadsheets hold 15 significant digits and write 17: what they hold as 0.58 stands in
 * the file as 0.57999999999999996.
 */
export function numberText(written: string): string {
  const digits = written.replace(/e.*$/i, "").replace(/^[-0.]+|\./g, "");
  if (!/e/i.test(written) && digits.length <= 15) return written;
  const shown = Number(written).toPrecision(15);
  return withoutExponent(shown);
}

function withoutExponent(text: string): string {
  const found = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text);
  if (!found) return text;
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = found;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  const padded = point <= 0 ? "0".repeat(1 - point) + digits : digits.padEnd(point, "0");
  const at = Math.max(point, 1);
  const rest = padded.slice(at).replace(/0+$/, "");
  return `${sign}${padded.slice(0, at)}${rest ? `.${rest}` : ""}`;
}
