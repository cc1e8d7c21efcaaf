import type { Tongue } from "./forms.ts";
import { type Line, type Nomenclature, above, below } from "./list.ts";
import type { TradeWords } from "./trade.ts";

/** A name, with the language it is in, which need not be the page's. */
export interface Named {
  text: string;
  tongue: Tongue;
  /** Worded by us, from an English name of the nomenclature. */
  isOurs: boolean;
}

/** The name of a line in the page's language, or in the next language that has one. */
export function nameOf(list: Nomenclature, trade: TradeWords | undefined, line: Line, tongue: Tongue): Named {
  const english = line.en || (isWhole(line) ? (lineAt(list, line.code.slice(0, 6))?.en ?? "") : "");
  const russian = withSiblings(list, line) || (lineAt(list, `${line.code}0000`)?.ru ?? "");
  const official = (text: string, of: Tongue): Named => ({ text, tongue: of, isOurs: false });
  if (tongue === "en") return english ? official(english, "en") : official(russian, "ru");
  const worded = trade && line.code.length === 6 ? wording(trade, piecesOf(english), tongue) : undefined;
  if (tongue === "ru" && russian && !(worded && isRelative(list, line))) return official(russian, "ru");
  if (worded !== undefined) return { text: worded, tongue, isOurs: true };
  return russian ? official(russian, "ru") : official(english, "en");
}

const lineAt = ({ lines, places }: Nomenclature, code: string) => lines[places.get(code) ?? -1];

/** The only line of its subheading. */
const isWhole = ({ code }: Line) => code.length === 10 && code.endsWith("0000");

/**
 * Whether the Russian name of a subheading is that of its only line, and says only what differs below a name without a
 * code, which the tables do not have: «из шерстяной пряжи», under «костюмы».
 */
const isRelative = (list: Nomenclature, { code }: Line) =>
  code.length === 6 && (lineAt(list, `${code}0000`)?.level ?? 0) > 1;

/** «прочие» says nothing without what stands before it: the earlier lines of the same level. */
function withSiblings(list: Nomenclature, line: Line): string {
  if (!/^проч(?:ие|ий|ая|ее)$/.test(line.ru)) return line.ru;
  const before = new Set<string>();
  for (let place = (list.places.get(line.code) ?? 0) - 1; place >= 0; place -= 1) {
    const other = list.lines[place];
    if (!other || other.code.slice(0, 6) !== line.code.slice(0, 6) || other.code.length < 10) break;
    if (other.level < line.level) break;
    if (other.level === line.level && other.ru !== line.ru) before.add(other.ru);
  }
  return before.size > 0 ? `${line.ru}, кроме: ${[...before].reverse().join("; ")}` : line.ru;
}

/** An English name in our own words, where each of its pieces has some. */
function wording({ segments }: TradeWords, english: readonly string[], tongue: "kk" | "ru"): string | undefined {
  const pieces = english.map((piece) => segments.get(keyOf(piece))?.[tongue]);
  return pieces.length > 0 && pieces.every((piece) => piece !== undefined) ? pieces.join(", ") : undefined;
}

/** "of textile materials n.e.c. in item no. 6203.1" is worded as "of textile materials n.e.c.". */
const keyOf = (piece: string) => piece.toLowerCase().replace(/n\.e\.c\. (?:or included )?in .*$/, "n.e.c.");

/**
 * The pieces of a name, as its commas, semicolons and brackets part them. "(not printed, knitted or crocheted)" is one:
 * its "not" belongs to all of it.
 */
export function piecesOf(name: string): string[] {
  return name
    .split(/\((not [^()]*)\)|[;,()]/)
    .map((piece) => piece?.trim() ?? "")
    .filter(Boolean);
}

/** What a name says that not all of the names say, itself among them. */
function remainder(name: string, names: readonly string[]): string[] {
  const all = names.map(piecesOf);
  const isShared = (piece: string) => all.every((pieces) => pieces.includes(piece));
  return piecesOf(name).filter((piece) => !isShared(piece));
}

/** What tells a line from its rivals, itself among them; `undefined` where their names are the same. */
function apart(
  list: Nomenclature,
  trade: TradeWords | undefined,
  line: Line,
  rivals: readonly Line[],
  tongue: Tongue,
): Named | undefined {
  const official = nameOf(list, undefined, line, tongue);
  const isTold = official.tongue === tongue && !isRelative(list, line);
  if (trade && tongue !== "en" && !isTold && line.code.length === 6) {
    const english = remainder(
      line.en,
      rivals.map(({ en }) => en),
    );
    const worded = wording(trade, english, tongue);
    if (worded !== undefined) return { text: worded, tongue, isOurs: true };
  }
  const names = rivals.map((rival) => nameOf(list, undefined, rival, tongue));
  const rest = remainder(official.text, names.filter((name) => name.tongue === official.tongue).map(textOf));
  return rest.length > 0 ? { ...official, text: rest.join(", ") } : undefined;
}

const textOf = ({ text }: Named) => text;

/** A line to choose below a code, with what tells it from the others. */
export interface Choice extends Named {
  code: string;
  /** Another has the same name: the level above, which would tell them apart, has no name in the tables. */
  hasTwin: boolean;
}

/** The lines below a code, each with what differs. */
export function choices(list: Nomenclature, trade: TradeWords | undefined, code: string, tongue: Tongue): Choice[] {
  const lines = below(list, code);
  const names = lines.map((line) => apart(list, trade, line, lines, tongue) ?? nameOf(list, trade, line, tongue));
  return lines.map((line, index) => {
    const own = names[index]!;
    const isAlone = names.filter(({ text }) => text === own.text).length === 1;
    // English names of subheadings are whole: they tell apart what the others do not.
    const whole = isAlone || !line.en ? undefined : apart(list, undefined, line, lines, "en");
    return { ...(whole ?? own), code: line.code, hasTwin: !isAlone && !whole };
  });
}

/** What stands above a line and tells it from the other lines of the same name; else its heading. */
export function paths(
  list: Nomenclature,
  trade: TradeWords | undefined,
  lines: readonly Line[],
  tongue: Tongue,
): Map<string, Named[]> {
  const named = lines.map((line) => ({ line, name: nameOf(list, trade, line, tongue).text }));
  return new Map(
    named.map(({ line, name }) => {
      const alike = named.filter((other) => other.name === name && other.line.code.length === line.code.length);
      const upper = above(list, line.code).filter(({ code }) => code.length > 2);
      if (alike.length === 1) {
        return [
          line.code,
          upper.filter(({ code }) => code.length === 4).map((one) => nameOf(list, trade, one, tongue)),
        ];
      }
      const rivals = alike.flatMap((other) => above(list, other.line.code));
      const telling = upper.flatMap((one) => {
        const own = rivals.filter(({ code }) => code.length === one.code.length);
        return apart(list, trade, one, own, tongue) ?? [];
      });
      const heading = upper.filter(({ code }) => code.length === 4).map((one) => nameOf(list, trade, one, tongue));
      return [line.code, telling.length > 0 ? telling : heading];
    }),
  );
}
