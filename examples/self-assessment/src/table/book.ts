import type { SaxesParser, SaxesTagPlain } from "saxes";
import { isDay } from "./number.ts";

/**
 * Opens an XLSX workbook: its sheets, number formats and shared texts, within limits. Libraries that read workbooks in a
 * browser give no number formats, in which currencies stand, or read a damaged sheet as an empty one. Here the archive
 * is unpacked by fflate and the XML is read by saxes, which refuses what is not whole.
 */

/** The most that a file may hold. */
export const LIMITS = {
  packed: 20_000_000,
  unpacked: 200_000_000,
  letters: 32_767,
  cells: 5_000_000,
  rows: 1_048_576,
  columns: 16_384,
};

/** Why a file was not read: a code of the engine's messages, the place, what was given and what is allowed. */
export class BookError extends Error {
  constructor(
    readonly code: "damaged" | "file-too-large" | "too-long" | "too-many",
    readonly at: string,
    readonly given = "",
    readonly allowed = "",
  ) {
    super(`${code} at ${at}: ${given}`);
  }
}

export interface Format {
  /** As the engine takes it; empty where it is General. */
  code: string;
  isDay: boolean;
}

export interface Part {
  name: string;
  isHidden: boolean;
  xml: Uint8Array;
}

export interface Book {
  name: string;
  isFrom1904: boolean;
  sheets: Part[];
  formats: Format[];
  texts: string[];
  /** Makes a reader of XML, which is loaded with the first workbook. */
  newParser: () => SaxesParser;
}

// Built-in formats that files name by a number only. Those of the reader's own currency say ¤: it is not in the file.
const BUILT_IN: Record<number, string> = {
  ...{ 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??" },
  ...{ 5: '"¤"#,##0_);\\("¤"#,##0\\)', 6: '"¤"#,##0_);[Red]\\("¤"#,##0\\)', 7: '"¤"#,##0.00_);\\("¤"#,##0.00\\)' },
  ...{ 8: '"¤"#,##0.00_);[Red]\\("¤"#,##0.00\\)', 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy" },
  ...{ 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 37: "#,##0_);(#,##0)" },
  ...{ 38: "#,##0_);[Red](#,##0)", 39: "#,##0.00_);(#,##0.00)", 40: "#,##0.00_);[Red](#,##0.00)" },
  ...{ 41: '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', 42: '_("¤"* #,##0_);_("¤"* \\(#,##0\\);_("¤"* "-"_);_(@_)' },
  43: '_(* #,##0.00_);_(* \\(#,##0.00\\);_(* "-"??_);_(@_)',
  44: '_("¤"* #,##0.00_)_("¤"* \\(#,##0.00\\)_("¤"* "-"??_)_(@_)',
  ...{ 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0", 48: "##0.0E+0", 49: "@" },
};

const GENERAL: Format = { code: "", isDay: false };

/** Opens a workbook that has been read into memory. */
export async function openBook(bytes: Uint8Array, name: string): Promise<Book> {
  const members = await unpacked(bytes, name);
  const { SaxesParser: Parser } = await import("saxes");
  const newParser = () => new Parser();
  const elements = (path: string) => {
    const found: { name: string; attributes: Record<string, string> }[] = [];
    const xml = members.get(path.toLowerCase());
    if (!xml) throw new BookError("damaged", name, path);
    parse(newParser(), xml, name, (parser) => {
      parser.on("opentag", (tag) => {
        found.push({ name: local(tag.name), attributes: locals((tag as SaxesTagPlain).attributes) });
      });
    });
    return found;
  };
  const related = (path: string) => {
    const cut = path.lastIndexOf("/") + 1;
    const at = path ? `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels` : "_rels/.rels";
    if (!members.has(at.toLowerCase())) return [];
    return elements(at)
      .filter((one) => one.name === "Relationship" && one.attributes["TargetMode"] !== "External")
      .map(({ attributes: { Id = "", Type = "", Target = "" } }) => ({
        id: Id,
        kind: Type.slice(Type.lastIndexOf("/") + 1).toLowerCase(),
        path: normal(Target.startsWith("/") ? Target : path.slice(0, cut) + Target),
      }));
  };
  const one = (path: string, kind: string) =>
    related(path).find((target) => target.kind === kind && members.has(target.path.toLowerCase()))?.path;
  const main = one("", "officedocument") ?? "xl/workbook.xml";
  const targets = new Map(related(main).map((target) => [target.id, target]));
  const book: Book = { name, isFrom1904: false, sheets: [], formats: [], texts: [], newParser };
  for (const { name: tag, attributes } of elements(main)) {
    if (tag === "workbookPr") book.isFrom1904 = isTrue(attributes["date1904"]?.toLowerCase());
    const target = tag === "sheet" ? targets.get(attributes["id"] ?? "") : undefined;
    const xml = members.get(target?.path.toLowerCase() ?? "");
    // Charts and dialogs have no cells.
    if (target?.kind !== "worksheet") continue;
    if (!xml) throw new BookError("damaged", name, target.path);
    const isHidden = (attributes["state"] ?? "visible") !== "visible";
    book.sheets.push({ name: attributes["name"] ?? "", isHidden, xml });
  }
  const [styles, texts] = [one(main, "styles"), one(main, "sharedstrings")];
  if (styles) book.formats = formatsOf(elements(styles));
  if (texts) book.texts = textsOf(newParser(), members.get(texts.toLowerCase()) ?? new Uint8Array(), name);
  return book;
}

/** The parts of the archive by their names in small letters: Excel does not tell capital letters from small ones. */
async function unpacked(bytes: Uint8Array, name: string): Promise<Map<string, Uint8Array>> {
  const { unzipSync } = await import("fflate");
  let total = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ name: member, originalSize }) {
        if (!/\.(xml|rels)$/i.test(member)) return false;
        total += originalSize;
        if (total > LIMITS.unpacked) {
          throw new BookError("file-too-large", name, String(total), String(LIMITS.unpacked));
        }
        return true;
      },
    });
    return new Map(Object.entries(files).map(([member, part]) => [member.toLowerCase().replace(/^\//, ""), part]));
  } catch (error) {
    throw error instanceof BookError ? error : new BookError("damaged", name, String((error as Error).message));
  }
}

/** Reads XML in pieces; what is not whole is refused, and so is a document type. `place` says where it was met. */
export function parse(
  parser: SaxesParser,
  xml: Uint8Array,
  name: string,
  listen: (parser: SaxesParser) => void,
  place: () => string = () => name,
): void {
  parser.on("error", (error) => {
    throw new BookError("damaged", place(), error.message.replace(/^\d+:\d+: /, ""));
  });
  parser.on("doctype", () => {
    throw new BookError("damaged", place(), "DOCTYPE");
  });
  listen(parser);
  const decoder = new TextDecoder(encodingOf(xml));
  for (let start = 0; start < xml.length; start += PIECE) {
    parser.write(decoder.decode(xml.subarray(start, start + PIECE), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}

const PIECE = 1 << 20;

const encodingOf = (xml: Uint8Array) =>
  xml[0] === 0xff && xml[1] === 0xfe ? "utf-16le" : xml[0] === 0xfe && xml[1] === 0xff ? "utf-16be" : "utf-8";

function formatsOf(elements: readonly { name: string; attributes: Record<string, string> }[]): Format[] {
  const codes = new Map(Object.entries(BUILT_IN));
  const formats: Format[] = [];
  let isWithin = false;
  for (const { name, attributes } of elements) {
    if (name === "numFmt") codes.set(attributes["numFmtId"] ?? "", attributes["formatCode"] ?? "");
    else if (name === "cellXfs" || name === "cellStyles" || name === "dxfs") isWithin = name === "cellXfs";
    else if (name === "xf" && isWithin) {
      const code = codes.get(attributes["numFmtId"] ?? "0") ?? "General";
      formats.push(/^(general)?$/i.test(code) ? GENERAL : { code, isDay: isDay(code) });
    }
  }
  return formats;
}

/** The texts that cells share; what is spoken above letters (phonetic runs) is no part of them. */
function textsOf(parser: SaxesParser, xml: Uint8Array, name: string): string[] {
  const texts: string[] = [];
  let text = "";
  let spoken = 0;
  let isText = false;
  parse(parser, xml, name, () => {
    parser.on("opentag", (tag) => {
      const of = local(tag.name);
      if (of === "rPh") spoken += 1;
      isText = of === "t" && spoken === 0;
    });
    parser.on("text", (said) => {
      if (!isText) return;
      text += said;
      if (text.length > LIMITS.letters) {
        throw new BookError("too-long", name, String(text.length), String(LIMITS.letters));
      }
    });
    parser.on("closetag", (tag) => {
      const of = local(tag.name);
      if (of === "rPh") spoken -= 1;
      if (of === "t") isText = false;
      if (of === "si") {
        texts.push(unescaped(text));
        text = "";
      }
    });
  });
  return texts;
}

/** A text with the characters that XML does not allow, which spreadsheets write as `_x000D_`. */
export const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

export const isTrue = (said: string | undefined) => said === "1" || said === "true" || said === "on";

/** A name without its prefix. */
export const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** Attributes by their names without prefixes. */
export const locals = (attributes: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));

/** A path without `.`, `..` and the slash before it. */
function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
